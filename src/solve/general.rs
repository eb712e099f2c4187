//! [`General`]: the engine for systems of any shape.

use crate::ratio::Ratio;
use crate::solve::answer::{Adjustment, Capped, End, Ends, Range, Whole};
use crate::solve::certificate::Certificate;
use crate::solve::elastic::least_violation;
use crate::solve::integer;
use crate::solve::optimum::{holding, push};
use crate::solve::program::Program;
use crate::solve::side::Side;
use crate::solve::system::System;

/// Answers by simplex, each from where the last one ended.
#[derive(Debug, Clone)]
pub(in crate::solve) struct General {
    system: System,
    program: Program,
    work: u64,
}

impl General {
    pub(in crate::solve) fn new(system: &System, work: u64) -> Self {
        Self {
            system: system.clone(),
            program: Program::new(system),
            work,
        }
    }

    pub(in crate::solve) fn limit(&mut self, work: u64) {
        self.work = work;
    }

    /// Asks within the work allowed; what was left half done is thrown away.
    fn within<T>(
        &mut self,
        ask: impl FnOnce(&System, &mut Program) -> Result<T, Capped>,
    ) -> Result<T, Capped> {
        self.program.simplex.allow(self.work);
        let answer = ask(&self.system, &mut self.program);
        if answer.is_err() {
            self.program = Program::new(&self.system);
        }
        answer
    }

    /// Asks within the work allowed and from the start: what moves values far leaves a bad start to others,
    /// and takes longer from one.
    fn anew<T>(&self, ask: impl FnOnce(&System, &mut Program) -> Result<T, Capped>) -> Result<T, Capped> {
        let mut program = Program::new(&self.system);
        program.simplex.allow(self.work);
        ask(&self.system, &mut program)
    }

    pub(in crate::solve) fn clash(&mut self, active: &[bool]) -> Result<Option<Certificate>, Capped> {
        self.within(|system, program| clash(system, program, active, (1, 1)))
    }

    /// Lower ends shrink until all can hold, each time to what the last certificate allows: Newton's method
    /// on the greatest share that can be met (Dinkelbach, 1967), finite since each share is less than the
    /// last.
    pub(in crate::solve) fn inconsistency(&self, active: &[bool]) -> Result<Option<Certificate>, Capped> {
        self.anew(|system, program| {
            let mut last: Option<Certificate> = None;
            loop {
                // Hard rows hold of a multiple as well, so both ends are multiplied instead of one divided.
                let share = match &last {
                    None => Ratio::ONE,
                    Some(shown) => Ratio::new(shown.allowed, shown.needed).ok_or(Capped)?,
                };
                match clash(system, program, active, (share.numer(), share.denom()))? {
                    None => return Ok(last),
                    shown => last = shown,
                }
            }
        })
    }

    pub(in crate::solve) fn adjustment(&self, active: &[bool]) -> Result<Adjustment, Capped> {
        self.anew(|system, program| {
            let least = least_violation(program, system, active, &[])?.ok_or(Capped)?;
            let (total, moved) = (least.total.ratio()?, least.moves()?);
            Ok(Adjustment { total, moved })
        })
    }

    pub(in crate::solve) fn range(&mut self, active: &[bool], unknown: usize) -> Result<Range, Capped> {
        self.within(|system, program| {
            if let Some(shown) = clash(system, program, active, (1, 1))? {
                return Ok(Range::Clash(shown));
            }
            let free = |value| End {
                value,
                because: Vec::new(),
            };
            let mut end = |side| {
                if unknown >= program.unknowns() {
                    return Ok(free((side == Side::Lower).then_some(Ratio::ZERO)));
                }
                if !push(&mut program.simplex, unknown, side)? {
                    return Ok(free(None));
                }
                let value = Some(program.simplex.value(unknown).ratio()?);
                let because = program.asked_by(&holding(&program.simplex, unknown, side)?);
                Ok(End { value, because })
            };
            Ok(Range::Between(end(Side::Lower)?, end(Side::Upper)?))
        })
    }

    pub(in crate::solve) fn ranges(&mut self, active: &[bool]) -> Result<Option<Vec<Ends>>, Capped> {
        self.within(|system, program| {
            if clash(system, program, active, (1, 1))?.is_some() {
                return Ok(None);
            }
            let mut ends = Vec::with_capacity(program.unknowns());
            for unknown in 0..program.unknowns() {
                push(&mut program.simplex, unknown, Side::Lower)?;
                let least = program.simplex.value(unknown).ratio()?;
                let bounded = push(&mut program.simplex, unknown, Side::Upper)?;
                let greatest = bounded
                    .then(|| program.simplex.value(unknown).ratio())
                    .transpose()?;
                ends.push((least, greatest));
            }
            Ok(Some(ends))
        })
    }

    pub(in crate::solve) fn whole(&mut self, active: &[bool]) -> Result<Whole, Capped> {
        self.within(|system, program| integer::whole(program, system, active))
    }

    pub(in crate::solve) fn whole_adjustment(&self, active: &[bool]) -> Result<Option<u128>, Capped> {
        self.anew(|system, program| integer::whole_adjustment(program, system, active))
    }
}

/// The certificate of a clash at multiples of the lower and the upper ends; it clashes at once each as well,
/// since lower ends are never multiplied by more than upper ones.
fn clash(
    system: &System,
    program: &mut Program,
    active: &[bool],
    ends: (u128, u128),
) -> Result<Option<Certificate>, Capped> {
    program.ask(system, active, ends)?;
    let reasons = program.simplex.feasible()?;
    reasons
        .map(|reasons| program.certificate(system, &reasons))
        .transpose()
}
