//! [`Program`]: a system as a simplex reads it, and what its bounds stand for.

use std::collections::BTreeMap;

use crate::solve::answer::Capped;
use crate::solve::certificate::Certificate;
use crate::solve::number::{Number, coprime};
use crate::solve::side::Side;
use crate::solve::simplex::{Reasons, Simplex};
use crate::solve::system::{Form, Hard, System};

/// The unknowns first, then one variable for each hard row, then one for each form asked about that is
/// not an unknown by itself; forms that are the same share one.
#[derive(Debug, Clone)]
pub(in crate::solve) struct Program {
    pub(in crate::solve) simplex: Simplex,
    unknowns: usize,
    hard: usize,
    /// The variable that each soft row bounds.
    asked_of: Vec<usize>,
    bounds: Vec<Bound>,
}

/// What is asked of one variable: the tightest ends and whose they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Bound {
    lo: Option<(u64, usize)>,
    hi: Option<(u64, usize)>,
}

impl Program {
    /// O(terms · log forms).
    pub(in crate::solve) fn new(system: &System) -> Self {
        let (unknowns, hard) = (system.unknowns(), system.hard().len());
        let mut equations = Vec::new();
        let row = |form: &Form| {
            form.terms()
                .iter()
                .map(|(at, times)| (*at, Number::from(*times)))
                .collect()
        };
        for (at, given) in system.hard().iter().enumerate() {
            equations.push((unknowns + at, row(given.form())));
        }
        let mut variable_of: BTreeMap<&Form, usize> = BTreeMap::new();
        let mut asked_of = Vec::with_capacity(system.soft().len());
        for soft in system.soft() {
            let next = unknowns + equations.len();
            asked_of.push(soft.form.single().unwrap_or_else(|| {
                *variable_of.entry(&soft.form).or_insert_with(|| {
                    equations.push((next, row(&soft.form)));
                    next
                })
            }));
        }
        let variables = unknowns + equations.len();
        let mut simplex = Simplex::new(variables, equations);
        for unknown in 0..unknowns {
            simplex.bound(unknown, Side::Lower, Some(Number::ZERO));
        }
        for (at, given) in system.hard().iter().enumerate() {
            simplex.bound(unknowns + at, Side::Upper, Some(Number::ZERO));
            if matches!(given, Hard::Zero(_)) {
                simplex.bound(unknowns + at, Side::Lower, Some(Number::ZERO));
            }
        }
        Self {
            simplex,
            unknowns,
            hard,
            asked_of,
            bounds: vec![Bound::default(); variables],
        }
    }

    pub(in crate::solve) fn unknowns(&self) -> usize {
        self.unknowns
    }

    /// The variable that a soft row bounds.
    pub(in crate::solve) fn variable_of(&self, soft: usize) -> Option<usize> {
        self.asked_of.get(soft).copied()
    }

    /// Bounds every variable by what is asked, lower ends `low` times and upper ends `high` times as
    /// far out. O(soft rows + variables).
    pub(in crate::solve) fn ask(
        &mut self,
        system: &System,
        active: &[bool],
        (low, high): (u128, u128),
    ) -> Result<(), Capped> {
        self.bounds.fill(Bound::default());
        for (at, (soft, variable)) in system.soft().iter().zip(&self.asked_of).enumerate() {
            let Some(bound) = self.bounds.get_mut(*variable) else {
                continue;
            };
            if !active.get(at).copied().unwrap_or(false) {
                continue;
            }
            let lo = soft.bounds.lo();
            let says = lo > 0 || soft.form.terms().iter().any(|(_, times)| *times < 0);
            if says && bound.lo.is_none_or(|(already, _)| already < lo) {
                bound.lo = Some((lo, at));
            }
            if let Some(hi) = soft.bounds.hi()
                && bound.hi.is_none_or(|(already, _)| hi < already)
            {
                bound.hi = Some((hi, at));
            }
        }
        let hard = self.unknowns..self.unknowns + self.hard;
        let (low, high) = (Number::from(low), Number::from(high));
        for (variable, bound) in self
            .bounds
            .iter()
            .enumerate()
            .filter(|(at, _)| !hard.contains(at))
        {
            let scaled = |end: Option<(u64, usize)>, by: &Number| match end {
                None => Ok(None),
                Some((end, _)) => Number::from(u128::from(end)).times(by).map(Some),
            };
            let floor = (variable < self.unknowns).then_some(Number::ZERO);
            self.simplex
                .bound(variable, Side::Lower, scaled(bound.lo, &low)?.or(floor));
            self.simplex
                .bound(variable, Side::Upper, scaled(bound.hi, &high)?);
        }
        Ok(())
    }

    /// Whose bound it is; `None` where it holds whatever is asked.
    fn whose(&self, variable: usize, side: Side) -> Option<(u64, usize)> {
        let bound = self.bounds.get(variable)?;
        match side {
            Side::Lower => bound.lo,
            Side::Upper => bound.hi,
        }
    }

    /// The soft rows among reasons, in order.
    pub(in crate::solve) fn asked_by(&self, reasons: &Reasons) -> Vec<usize> {
        let mut asked: Vec<usize> = reasons
            .iter()
            .filter_map(|(variable, side, _)| self.whose(*variable, *side))
            .map(|(_, at)| at)
            .collect();
        asked.sort_unstable();
        asked
    }

    /// The certificate that clashing bounds amount to. `Capped` where a number of it leaves 128 bits.
    pub(in crate::solve) fn certificate(
        &self,
        system: &System,
        reasons: &Reasons,
    ) -> Result<Certificate, Capped> {
        let is_hard = |variable: usize| (self.unknowns..self.unknowns + self.hard).contains(&variable);
        // That an unknown is not negative goes without saying.
        let said = |(variable, side, _): &&(usize, Side, Number)| {
            is_hard(*variable) || self.whose(*variable, *side).is_some()
        };
        let times: Vec<Number> = reasons
            .iter()
            .filter(said)
            .map(|(.., times)| times.clone())
            .collect();
        let mut shown = Certificate {
            needs: Vec::new(),
            allows: Vec::new(),
            hard: Vec::new(),
            needed: 0,
            allowed: 0,
        };
        for ((variable, side, _), times) in reasons.iter().filter(said).zip(coprime(&times)?) {
            let times = times.whole()?;
            let count = times.unsigned_abs();
            let total = |sum: u128, end: u64| u128::from(end).checked_mul(count)?.checked_add(sum);
            match (side, self.whose(*variable, *side)) {
                (Side::Lower, Some((lo, at))) => {
                    shown.needs.push((at, count));
                    shown.needed = total(shown.needed, lo).ok_or(Capped)?;
                }
                (Side::Upper, Some((hi, at))) => {
                    shown.allows.push((at, count));
                    shown.allowed = total(shown.allowed, hi).ok_or(Capped)?;
                }
                (Side::Lower, None) => shown.hard.push((variable - self.unknowns, -times)),
                (Side::Upper, None) => shown.hard.push((variable - self.unknowns, times)),
            }
        }
        shown.needs.sort_unstable();
        shown.allows.sort_unstable();
        shown.hard.sort_unstable();
        if shown.holds_of(system) && shown.needed > shown.allowed {
            Ok(shown)
        } else {
            Err(Capped)
        }
    }
}
