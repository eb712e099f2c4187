//! Systems to ask about: small ones of any shape, larger ones, forests; and the same told otherwise.

use cotejo::Bounds;
use cotejo::solve::{Form, Hard, Soft, Solver, System};
use proptest::prelude::*;

/// A few unknowns and rows with multiples up to 2, and three sets of soft rows to ask for.
pub(crate) fn small(
    unknowns: usize,
    rows: usize,
    figure: u64,
) -> impl Strategy<Value = (System, Vec<Vec<bool>>)> {
    let hard = |n| proptest::collection::vec((any::<bool>(), form(n)), 0..=2);
    let soft = move |n| proptest::collection::vec((form(n), bounds(figure)), 1..=rows);
    let masks = proptest::collection::vec(proptest::collection::vec(proptest::bool::weighted(0.8), rows), 3);
    (1..=unknowns)
        .prop_flat_map(move |n| (Just(n), hard(n), soft(n)))
        .prop_map(|(n, hard, soft)| {
            let hard = hard.into_iter().map(|(zero, form)| row(zero, form));
            let system = hard.fold(System::new(n), System::with_hard);
            soft.into_iter()
                .fold(system, |system, (form, bounds)| system.with_soft(form, bounds))
        })
        .prop_flat_map(move |system| (Just(system), masks.clone()))
        .prop_map(|(system, masks)| {
            let rows = system.soft().len();
            let masks = masks.into_iter().map(|mask| mask[..rows].to_vec());
            (system, masks.collect())
        })
}

fn row(zero: bool, form: Form) -> Hard {
    if zero {
        Hard::Zero(form)
    } else {
        Hard::AtMostZero(form)
    }
}

fn form(unknowns: usize) -> impl Strategy<Value = Form> {
    let sum = |multiple: BoxedStrategy<i64>| {
        proptest::collection::vec((0..unknowns, multiple), 0..=unknowns).prop_map(Form::sum)
    };
    prop_oneof![
        3 => (0..unknowns).prop_map(Form::of),
        4 => sum((-2_i64..=2).boxed()),
        2 => sum(Just(1).boxed()),
    ]
}

fn bounds(figure: u64) -> impl Strategy<Value = Bounds> {
    let more = prop_oneof![2 => Just(0), 1 => 0..6_u64];
    (0..figure, proptest::option::weighted(0.8, more))
        .prop_map(|(lo, more)| Bounds::new(lo, more.map(|more| lo + more)).unwrap())
}

/// Choices from a seed (an xorshift generator: Marsaglia, 2003).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below this one.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    pub(crate) fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(u64::try_from(len).unwrap())).unwrap()
    }

    fn sign(&mut self) -> i64 {
        if self.below(2) == 0 { 1 } else { -1 }
    }

    /// So many marks, each set with a chance of so many in six.
    pub(crate) fn marks(&mut self, count: usize, sixths: u64) -> Vec<bool> {
        (0..count).map(|_| self.below(6) < sixths).collect()
    }

    fn bounds(&mut self, figure: u64) -> Bounds {
        let (a, b) = (self.below(figure), self.below(figure));
        match self.below(4) {
            0 => Bounds::at_least(a),
            1 => Bounds::at_most(a),
            2 => Bounds::exactly(a),
            _ => Bounds::between(a.min(b), a.max(b)).unwrap(),
        }
    }
}

/// Eight unknowns, five hard rows that overlap, and so many soft ones.
pub(crate) fn tangled(dice: &mut Dice, rows: usize) -> System {
    let mut system = System::new(8);
    for _ in 0..5 {
        let form = Form::sum((0..4).map(|_| (dice.index(8), dice.sign() * i64::from(dice.below(3) > 0))));
        system = system.with_hard(row(dice.below(2) == 0, form));
    }
    for _ in 0..rows {
        let form = if dice.below(3) == 0 {
            let multiple = |dice: &mut Dice| [-1, 0, 1, 2][dice.index(4)];
            Form::sum((0..3).map(|_| (dice.index(8), multiple(dice))))
        } else {
            Form::of(dice.index(8))
        };
        let lo = dice.below(40);
        let hi = (dice.below(4) > 0).then(|| lo + dice.below(20));
        system = system.with_soft(form, Bounds::new(lo, hi).unwrap());
    }
    system
}

/// A random forest: rows join the groups that unknowns have formed so far, so no circle ever closes.
pub(crate) fn forest(dice: &mut Dice, unknowns: usize, rows: usize, figure: u64) -> System {
    let mut group: Vec<usize> = (0..unknowns).collect();
    let mut system = System::new(unknowns);
    let mut forms = vec![Form::sum([])];
    for _ in 0..dice.index(unknowns + 2) {
        let mut terms: Vec<(usize, i64)> = Vec::new();
        for _ in 0..2 + dice.below(3) {
            let unknown = dice.index(unknowns);
            if terms.iter().all(|(other, _)| group[*other] != group[unknown]) {
                terms.push((unknown, dice.sign()));
            }
        }
        let joined: Vec<usize> = terms.iter().map(|(unknown, _)| group[*unknown]).collect();
        for of in group.iter_mut().filter(|of| joined.contains(of)) {
            *of = joined[0];
        }
        let form = Form::sum(terms);
        match dice.below(3) {
            0 => system = system.with_hard(Hard::Zero(form)),
            1 => system = system.with_hard(Hard::AtMostZero(form)),
            _ => forms.push(form),
        }
    }
    for _ in 0..rows {
        let form = match dice.below(3) {
            0 => forms[dice.index(forms.len())].clone(),
            _ => Form::of(dice.index(unknowns)),
        };
        let bounds = if form.terms().is_empty() && dice.below(4) > 0 {
            Bounds::ANY
        } else {
            dice.bounds(figure)
        };
        system = system.with_soft(form, bounds);
    }
    system
}

/// A solver that cannot take the short way: two more unknowns, tied twice, close a circle.
pub(crate) fn with_circle(system: &System) -> Solver {
    let (a, b) = (system.unknowns(), system.unknowns() + 1);
    let tie = Hard::AtMostZero(Form::sum([(a, 1), (b, -1)]));
    let tied = system.clone().with_hard(tie.clone()).with_hard(tie);
    assert!(!is_forest(&tied));
    Solver::new(&tied)
}

/// Only a forest is answered without any work allowed.
pub(crate) fn is_forest(system: &System) -> bool {
    Solver::new(system).with_limit(0).clash(&[]).is_ok()
}

/// The same unknowns and hard rows, with other soft ones.
pub(crate) fn with_soft_rows(system: &System, soft: impl IntoIterator<Item = (Form, Bounds)>) -> System {
    let hard = system.hard().iter().cloned();
    let bare = hard.fold(System::new(system.unknowns()), System::with_hard);
    soft.into_iter()
        .fold(bare, |system, (form, bounds)| system.with_soft(form, bounds))
}

/// Every lower end so many times, every upper end so many times.
pub(crate) fn scaled(system: &System, lower: u64, upper: u64) -> System {
    let scaled = |soft: &Soft| {
        let hi = soft.bounds.hi().map(|hi| hi * upper);
        (
            soft.form.clone(),
            Bounds::new(soft.bounds.lo() * lower, hi).unwrap(),
        )
    };
    with_soft_rows(system, system.soft().iter().map(scaled))
}

pub(crate) fn all(system: &System) -> Vec<bool> {
    vec![true; system.soft().len()]
}

pub(crate) fn only(rows: &[usize], system: &System) -> Vec<bool> {
    (0..system.soft().len()).map(|row| rows.contains(&row)).collect()
}
