//! What does not change an answer.
//!
//! - `the_order_of_rows_changes_no_value`
//! - `the_order_of_a_forest_changes_no_value`
//! - `parts_that_share_nothing_add_up`
//! - `earlier_questions_change_no_value`

use cotejo::Ratio;
use cotejo::solve::{Soft, Solver, System};
use proptest::prelude::*;

use crate::checked;
use crate::oracle::Fraction;
use crate::systems::{Dice, forest, small, tangled, with_circle};

/// Hard rows backwards, soft ones in another order, which goes for the rows asked for as well.
fn reordered(system: &System, order: &[usize], active: &[bool]) -> (System, Vec<bool>) {
    let hard = system.hard().iter().rev().cloned();
    let bare = hard.fold(System::new(system.unknowns()), System::with_hard);
    let turned = order.iter().fold(bare, |turned, row| {
        let Soft { form, bounds, .. } = &system.soft()[*row];
        turned.with_soft(form.clone(), *bounds)
    });
    (turned, order.iter().map(|row| active[*row]).collect())
}

fn same_values(system: &System, order: &[usize], active: &[bool]) {
    let (turned, asked) = reordered(system, order, active);
    let (mut one, mut other) = (Solver::new(system), Solver::new(&turned));
    let depth = checked::inconsistency(&mut one, system, active);
    assert_eq!(checked::inconsistency(&mut other, &turned, &asked), depth);
    let total = checked::adjustment(&mut one, system, active);
    assert_eq!(checked::adjustment(&mut other, &turned, &asked), total);
    assert_eq!(one.ranges(active), other.ranges(&asked));
    assert_eq!(one.whole(active), other.whole(&asked));
}

proptest! {
    #![proptest_config(crate::cases(512))]

    #[test]
    fn the_order_of_rows_changes_no_value((system, masks) in small(4, 7, 20)) {
        let order: Vec<usize> = (0..system.soft().len()).rev().collect();
        for active in &masks {
            same_values(&system, &order, active);
        }
    }

    #[test]
    fn the_order_of_a_forest_changes_no_value(seed: u64, unknowns in 1_usize..20, rows in 1_usize..40) {
        let mut dice = Dice::new(seed);
        let system = forest(&mut dice, unknowns, rows, 30);
        let mut order: Vec<usize> = (0..rows).collect();
        for last in (1..rows).rev() {
            order.swap(last, dice.index(last + 1));
        }
        same_values(&system, &order, &dice.marks(rows, 5));
    }

    #[test]
    fn parts_that_share_nothing_add_up((system, masks) in small(5, 6, 20)) {
        let active = &masks[0];
        let (mut most, mut sum) = (Ratio::ZERO, Fraction::ZERO);
        let (mut unknowns, mut soft) = (Vec::new(), Vec::new());
        for part in system.components() {
            let asked: Vec<bool> = part.soft.iter().map(|row| active[*row]).collect();
            let mut solver = Solver::new(&part.system);
            most = most.max(checked::inconsistency(&mut solver, &part.system, &asked));
            sum = sum + checked::adjustment(&mut solver, &part.system, &asked).into();
            prop_assert!(part.hard.iter().all(|row| !system.hard()[*row].form().terms().is_empty()));
            unknowns.extend(part.unknowns);
            soft.extend(part.soft);
        }
        unknowns.sort_unstable();
        soft.sort_unstable();
        prop_assert_eq!(unknowns, (0..system.unknowns()).collect::<Vec<_>>());
        prop_assert_eq!(soft, (0..system.soft().len()).collect::<Vec<_>>());
        let mut solver = Solver::new(&system);
        prop_assert_eq!(checked::inconsistency(&mut solver, &system, active), most);
        prop_assert_eq!(checked::adjustment(&mut solver, &system, active), sum.ratio());
    }
}

proptest! {
    #![proptest_config(crate::cases(48))]

    #[test]
    fn earlier_questions_change_no_value(seed: u64, rows in 1_usize..60) {
        let mut dice = Dice::new(seed);
        let system = tangled(&mut dice, rows);
        let mut warm = with_circle(&system);
        for _ in 0..6 {
            let sixths = 1 + dice.below(5);
            let active = dice.marks(rows, sixths);
            let mut fresh = with_circle(&system);
            let depth = checked::inconsistency(&mut fresh, &system, &active);
            prop_assert_eq!(checked::inconsistency(&mut warm, &system, &active), depth);
            prop_assert_eq!(warm.adjustment(&active), fresh.adjustment(&active));
            prop_assert_eq!(warm.ranges(&active), fresh.ranges(&active));
            if depth.is_zero() {
                checked::ranges(&mut warm, &system, &active);
            }
        }
    }
}
