//! Large systems get an answer known in closed form or from a method of its own. A quadratic step would be felt.
//!
//! - `a_long_chain_costs_what_isotonic_regression_does`
//! - `twenty_thousand_parts_of_the_greatest_size_need_their_sum`
//! - `hundreds_of_copies_change_no_share_and_add_up`

use std::collections::BinaryHeap;

use cotejo::solve::{Form, Hard, Solver, System};
use cotejo::{Bounds, Ratio};

use crate::checked;
use crate::systems::{Dice, all, is_forest};

#[test]
fn a_long_chain_costs_what_isotonic_regression_does() {
    let n = 25_000;
    let mut dice = Dice::new(7);
    let mut series = System::new(n);
    for at in 1..n {
        series = series.with_hard(Hard::AtMostZero(Form::sum([(at - 1, 1), (at, -1)])));
    }
    let told: Vec<u64> = (0..n)
        .zip(0..)
        .map(|(_, day)| 1 + 3 * day + dice.below(16_000))
        .collect();
    for (at, figure) in told.iter().enumerate() {
        series = series.with_soft(Form::of(at), Bounds::exactly(*figure));
    }
    assert!(is_forest(&series));
    let mut solver = Solver::new(&series);
    // In 1-norm, by a heap (Rote, 2019): what comes down from the greatest so far is paid for.
    let (mut heap, mut total) = (BinaryHeap::new(), 0_u128);
    for figure in &told {
        heap.extend([*figure, *figure]);
        total += u128::from(heap.pop().unwrap() - figure);
    }
    assert_eq!(
        checked::adjustment(&mut solver, &series, &all(&series)),
        Ratio::whole(total)
    );
    // The worst is the greatest fall from an earlier figure to a later one, as a share of the earlier.
    let (mut highest, mut least) = (0, Ratio::ONE);
    for figure in &told {
        highest = highest.max(*figure);
        least = least.min(Ratio::new((*figure).into(), highest.into()).unwrap());
    }
    let shown = solver.inconsistency(&all(&series)).unwrap().unwrap();
    assert!(shown.holds_of(&series));
    assert_eq!(Ratio::new(shown.allowed, shown.needed), Some(least));
}

#[test]
fn twenty_thousand_parts_of_the_greatest_size_need_their_sum() {
    const MOST: u64 = u64::MAX;
    let n = 20_000;
    let parts = (0..=n).map(|at| (at, if at == 0 { 1 } else { -1 }));
    let mut star = System::new(n + 1).with_hard(Hard::Zero(Form::sum(parts)));
    star = star.with_soft(Form::of(0), Bounds::exactly(MOST));
    let mut needed = 0;
    for (part, less) in (1..=n).zip(1..) {
        star = star.with_soft(Form::of(part), Bounds::exactly(MOST - less));
        needed += u128::from(MOST - less);
    }
    let mut solver = Solver::new(&star);
    let shown = solver.inconsistency(&all(&star)).unwrap().unwrap();
    assert!(shown.holds_of(&star));
    assert_eq!((shown.needed, shown.allowed), (needed, MOST.into()));
    let short = Ratio::whole(needed - u128::from(MOST));
    assert_eq!(solver.adjustment(&all(&star)).unwrap().total, short);
    let mut without = all(&star);
    without[0] = false;
    let ranges = solver.ranges(&without).unwrap().unwrap();
    assert_eq!(ranges[0], (Ratio::whole(needed), Some(Ratio::whole(needed))));
}

#[test]
fn hundreds_of_copies_change_no_share_and_add_up() {
    let copies = 150;
    let mut system = System::new(4);
    for _ in 0..copies {
        system = system.with_hard(Hard::Zero(Form::sum([(0, 1), (1, -1), (2, -1), (3, -1)])));
        for (unknown, figure) in [116, 60, 40, 30].into_iter().enumerate() {
            system = system.with_soft(Form::of(unknown), Bounds::exactly(figure));
        }
    }
    assert!(!is_forest(&system), "copies of a hard row close a circle");
    let mut solver = Solver::new(&system);
    let depth = checked::inconsistency(&mut solver, &system, &all(&system));
    assert_eq!(depth, Ratio::new(14, 130).unwrap());
    let total = checked::adjustment(&mut solver, &system, &all(&system));
    assert_eq!(total, Ratio::whole(14 * copies));
}
