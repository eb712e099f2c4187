//! [`Solver`]: a system prepared for many questions.

use crate::solve::answer::{Adjustment, Capped, Ends, Range, Whole};
use crate::solve::certificate::Certificate;
use crate::solve::forest::Forest;
use crate::solve::general::General;
use crate::solve::system::System;

/// A system, and what is known from the questions put to it so far.
///
/// Every question names what is asked: `active`, over the soft rows of the system; what it does not reach
/// counts as not asked. Values do not depend on earlier questions. Certificates, reasons and moves may,
/// where several are right; the same questions in the same order get the same ones.
///
/// Every question may end in [`Capped`]: more work than allowed, or a number beyond 128 bits in the
/// answer or beyond 1,022 on the way. The next one is not affected.
#[derive(Debug, Clone)]
pub struct Solver {
    engine: Engine,
}

/// Which engine answers; both have the same questions.
#[derive(Debug, Clone)]
enum Engine {
    Forest(Box<Forest>),
    General(Box<General>),
    /// More unknowns than are kept.
    TooMany,
}

/// Steps a question may take: a second or two. Systems of 2,000 rows have been seen to take a tenth of it.
const WORK: u64 = 50_000_000;

macro_rules! ask {
    ($solver:ident, $engine:ident => $answer:expr) => {
        match &mut $solver.engine {
            Engine::Forest($engine) => $answer,
            Engine::General($engine) => $answer,
            Engine::TooMany => Err(Capped),
        }
    };
}

impl Solver {
    /// Prepares a system. O(terms · log rows).
    #[must_use]
    pub fn new(system: &System) -> Self {
        if system.unknowns() > System::MOST_UNKNOWNS {
            return Self {
                engine: Engine::TooMany,
            };
        }
        let engine = match Forest::new(system) {
            Some(forest) => Engine::Forest(Box::new(forest)),
            None => Engine::General(Box::new(General::new(system, WORK))),
        };
        Self { engine }
    }

    /// Each question may take so many steps, 50,000,000 unless said: terms of rows touched, those with
    /// numbers beyond 64 bits counting a hundredfold and more. Has no effect on a forest, whose time is
    /// near linear.
    #[must_use]
    pub fn with_limit(mut self, work: u64) -> Self {
        if let Engine::General(engine) = &mut self.engine {
            engine.limit(work);
        }
        self
    }

    /// Why not all that is asked can hold; `None` when fractions can satisfy it.
    ///
    /// # Errors
    /// [`Capped`] beyond the work allowed.
    pub fn clash(&mut self, active: &[bool]) -> Result<Option<Certificate>, Capped> {
        ask!(self, engine => engine.clash(active))
    }

    /// The clash in which the least share of what is needed is allowed:
    /// its [`inconsistency`](Certificate::inconsistency) is 1 minus the greatest share of all lower ends that
    /// can be met at once. `None` when all can be met.
    ///
    /// # Errors
    /// [`Capped`] beyond the work allowed.
    pub fn inconsistency(&mut self, active: &[bool]) -> Result<Option<Certificate>, Capped> {
        ask!(self, engine => engine.inconsistency(active))
    }

    /// The least total by which what is asked has to give way, and one way to do so.
    ///
    /// # Errors
    /// [`Capped`] beyond the work allowed.
    pub fn adjustment(&mut self, active: &[bool]) -> Result<Adjustment, Capped> {
        ask!(self, engine => engine.adjustment(active))
    }

    /// The least and the greatest an unknown can be, each with what alone is enough to force it. An unknown
    /// the system does not have may be anything.
    ///
    /// # Errors
    /// [`Capped`] beyond the work allowed.
    pub fn range(&mut self, active: &[bool], unknown: usize) -> Result<Range, Capped> {
        ask!(self, engine => engine.range(active, unknown))
    }

    /// The least and the greatest of every unknown, in order, without the reasons; `None` when what is asked
    /// clashes.
    ///
    /// # Errors
    /// [`Capped`] beyond the work allowed.
    pub fn ranges(&mut self, active: &[bool]) -> Result<Option<Vec<Ends>>, Capped> {
        ask!(self, engine => engine.ranges(active))
    }

    /// Whether whole numbers can do what is asked, when fractions can: of what clashes it says that fractions
    /// alone can. Branch and bound over 2,000 systems at most.
    ///
    /// # Errors
    /// [`Capped`] beyond the work allowed.
    pub fn whole(&mut self, active: &[bool]) -> Result<Whole, Capped> {
        ask!(self, engine => engine.whole(active))
    }

    /// The least total of [`adjustment`](Self::adjustment) when every unknown has to be a whole number;
    /// `None` when 2,000 systems were not enough to find out.
    ///
    /// # Errors
    /// [`Capped`] beyond the work allowed.
    pub fn whole_adjustment(&mut self, active: &[bool]) -> Result<Option<u128>, Capped> {
        ask!(self, engine => engine.whole_adjustment(active))
    }
}
