//! Small random systems, and their three measures.

use cotejo::solve::{Conflicts, Form, Hard, Limits, Solver, System, conflicts};
use cotejo::{Bounds, Ratio};
use proptest::collection::vec;
use proptest::prelude::*;

/// What is asked: a form within bounds.
pub(crate) type Ask = (Form, Bounds);

/// Unknowns, what holds of them, and what is asked.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) unknowns: usize,
    pub(crate) hard: Vec<Hard>,
    pub(crate) soft: Vec<Ask>,
}

impl Asked {
    pub(crate) fn system(&self) -> System {
        let system = self
            .hard
            .iter()
            .cloned()
            .fold(System::new(self.unknowns), System::with_hard);
        let soft = self.soft.iter().cloned();
        soft.fold(system, |system, (form, bounds)| system.with_soft(form, bounds))
    }

    pub(crate) fn and(&self, more: &[Ask]) -> Self {
        let soft = [self.soft.as_slice(), more].concat();
        Self { soft, ..self.clone() }
    }

    pub(crate) fn without(&self, at: usize) -> Self {
        let mut other = self.clone();
        other.soft.remove(at);
        other
    }

    pub(crate) fn replaced(&self, at: usize, bounds: Bounds) -> Self {
        let mut other = self.clone();
        other.soft[at].1 = bounds;
        other
    }

    /// Beside one another, sharing nothing.
    pub(crate) fn beside(&self, other: &Self) -> Self {
        let moved = |form: &Form| {
            Form::sum(
                form.terms()
                    .iter()
                    .map(|(at, times)| (at + self.unknowns, *times)),
            )
        };
        let hard = other.hard.iter().map(|hard| match hard {
            Hard::Zero(form) => Hard::Zero(moved(form)),
            Hard::AtMostZero(form) => Hard::AtMostZero(moved(form)),
        });
        let soft = other.soft.iter().map(|(form, bounds)| (moved(form), *bounds));
        Self {
            unknowns: self.unknowns + other.unknowns,
            hard: self.hard.iter().cloned().chain(hard).collect(),
            soft: self.soft.iter().cloned().chain(soft).collect(),
        }
    }

    /// `D`.
    pub(crate) fn inconsistency(&self) -> Ratio {
        let found = Solver::new(&self.system())
            .inconsistency(&vec![true; self.soft.len()])
            .unwrap();
        found.map_or(Ratio::ZERO, |certificate| certificate.inconsistency())
    }

    /// `A`.
    pub(crate) fn adjustment(&self) -> Ratio {
        Solver::new(&self.system())
            .adjustment(&vec![true; self.soft.len()])
            .unwrap()
            .total
    }

    pub(crate) fn conflicts(&self) -> Conflicts {
        let mut solver = Solver::new(&self.system());
        let found = conflicts(self.soft.len(), &[], Limits::default(), |active| {
            Ok(solver.clash(active)?.map(|certificate| certificate.support()))
        });
        assert!(!found.truncated);
        found
    }

    /// The number of smallest conflicts.
    pub(crate) fn count(&self) -> usize {
        self.conflicts().conflicts.len()
    }

    /// All three.
    pub(crate) fn measures(&self) -> (Ratio, Ratio, usize) {
        (self.inconsistency(), self.adjustment(), self.count())
    }
}

/// Exact, ranges, floors and ceilings, so small that most do not fit.
pub(crate) fn bounds() -> impl Strategy<Value = Bounds> {
    let end = || 0..=12_u64;
    prop_oneof![
        3 => end().prop_map(Bounds::exactly),
        3 => (end(), 0..=4_u64).prop_map(|(lo, more)| Bounds::new(lo, Some(lo + more)).unwrap()),
        1 => end().prop_map(Bounds::at_least),
        1 => end().prop_map(Bounds::at_most),
    ]
}

/// One unknown, or the sum of some.
fn form(unknowns: usize) -> impl Strategy<Value = Form> {
    prop_oneof![
        3 => (0..unknowns).prop_map(Form::of),
        1 => vec(0..unknowns, 1..=unknowns).prop_map(|mut some| {
            some.sort_unstable();
            some.dedup();
            Form::sum(some.into_iter().map(|at| (at, 1)))
        }),
    ]
}

/// The first is the sum of the others, or each is no more than the next, or neither.
fn hard(unknowns: usize) -> impl Strategy<Value = Vec<Hard>> {
    (0..3_u8).prop_map(move |kind| match kind {
        0 if unknowns > 1 => vec![Hard::Zero(Form::sum(
            (0..unknowns).map(|at| (at, if at == 0 { 1 } else { -1 })),
        ))],
        1 => (1..unknowns)
            .map(|at| Hard::AtMostZero(Form::sum([(at - 1, 1), (at, -1)])))
            .collect(),
        _ => Vec::new(),
    })
}

/// One to four unknowns, some asks of them, and one more.
pub(crate) fn asked() -> impl Strategy<Value = (Asked, Ask)> {
    (1..=4_usize).prop_flat_map(|unknowns| {
        let ask = || (form(unknowns), bounds());
        (hard(unknowns), vec(ask(), 1..=6), ask())
            .prop_map(move |(hard, soft, more)| (Asked { unknowns, hard, soft }, more))
    })
}
