//! Little work allowed: an answer is right or there is none, and the next question is not affected.
//!
//! - `a_small_limit_caps_an_answer_or_leaves_it_right`
//! - `a_small_limit_spoils_nothing_for_later`

use cotejo::Bounds;
use cotejo::solve::{Capped, Form, Hard, Solver, System};
use proptest::prelude::*;

use crate::checked;
use crate::systems::{Dice, all, tangled, with_circle};

/// Sums of three that overlap in a ring, and figures for all of them that do not fit.
fn ring(n: usize) -> System {
    let mut system = System::new(2 * n);
    for at in 0..n {
        let parts = (0..3).map(|next| ((at + next) % n, -1));
        system = system.with_hard(Hard::Zero(Form::sum(parts.chain([(n + at, 1)]))));
    }
    for (unknown, step) in (0..2 * n).zip(0..) {
        let told = if unknown < n {
            10 + step * 7 % 13
        } else {
            30 + step * 11 % 17
        };
        system = system.with_soft(Form::of(unknown), Bounds::exactly(told));
        system = system.with_soft(Form::of(unknown), Bounds::between(told, told + 5).unwrap());
    }
    system
}

proptest! {
    #![proptest_config(crate::cases(48))]

    #[test]
    fn a_small_limit_caps_an_answer_or_leaves_it_right(seed: u64, rows in 1_usize..30, limit in 0_u32..14) {
        let mut dice = Dice::new(seed);
        let system = tangled(&mut dice, rows);
        let active = dice.marks(rows, 4);
        let mut free = with_circle(&system);
        let depth = checked::inconsistency(&mut free, &system, &active);
        let mut solver = with_circle(&system).with_limit(1 << limit);
        if let Ok(shown) = solver.clash(&active) {
            prop_assert_eq!(shown.is_some(), !depth.is_zero());
        }
        if let Ok(shown) = solver.inconsistency(&active) {
            prop_assert_eq!(shown.map_or(cotejo::Ratio::ZERO, |shown| shown.inconsistency()), depth);
        }
        if let Ok(found) = solver.adjustment(&active) {
            prop_assert_eq!(Ok(found.total), free.adjustment(&active).map(|found| found.total));
        }
        if let Ok(ranges) = solver.ranges(&active) {
            prop_assert_eq!(Ok(ranges), free.ranges(&active));
        }
        if let Ok(Some(whole)) = solver.whole_adjustment(&active) {
            prop_assert_eq!(free.whole_adjustment(&active), Ok(Some(whole)));
        }
    }
}

#[test]
fn a_small_limit_spoils_nothing_for_later() {
    let system = ring(20);
    let mut free = Solver::new(&system);
    let depth = checked::inconsistency(&mut free, &system, &all(&system));
    let total = checked::adjustment(&mut free, &system, &all(&system));
    let few: Vec<bool> = (0..system.soft().len()).map(|row| row % 5 == 0).collect();
    let ranges = free.ranges(&few).unwrap();
    let mut capped = [0; 4];
    for limit in (0..12).map(|power| 4_u64.pow(power)) {
        let mut solver = Solver::new(&system).with_limit(limit);
        let answers: [Result<bool, Capped>; 4] = [
            solver.clash(&all(&system)).map(|shown| shown.is_some()),
            solver
                .inconsistency(&all(&system))
                .map(|shown| shown.unwrap().inconsistency() == depth),
            solver.adjustment(&all(&system)).map(|found| found.total == total),
            solver.ranges(&few).map(|found| found == ranges),
        ];
        for (answer, capped) in answers.into_iter().zip(&mut capped) {
            match answer {
                Ok(right) => assert!(right),
                Err(Capped) => *capped += 1,
            }
        }
        let mut again = solver.with_limit(50_000_000);
        assert_eq!(checked::adjustment(&mut again, &system, &all(&system)), total);
        assert_eq!(again.ranges(&few), Ok(ranges.clone()));
        assert_eq!(checked::inconsistency(&mut again, &system, &all(&system)), depth);
    }
    // Every question met a limit that was too small, and one that was not.
    assert!(capped.iter().all(|times| (1..12).contains(times)), "{capped:?}");
}
