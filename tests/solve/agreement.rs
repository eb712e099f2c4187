//! The engine for forests and the one for everything agree.
//!
//! - `both_engines_give_the_same_values_on_a_forest`
//! - `a_circle_or_a_multiple_makes_it_no_forest`

use cotejo::Bounds;
use cotejo::solve::{Form, Hard, Solver, System};
use proptest::prelude::*;

use crate::checked;
use crate::systems::{Dice, forest, is_forest, with_circle};

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn both_engines_give_the_same_values_on_a_forest(
        seed: u64, unknowns in 1_usize..40, rows in 0_usize..80, figure in 2_u64..60,
    ) {
        let mut dice = Dice::new(seed);
        let system = forest(&mut dice, unknowns, rows, figure);
        prop_assert!(is_forest(&system));
        let (mut one, mut other) = (Solver::new(&system), with_circle(&system));
        for sixths in [2, 5] {
            let active = dice.marks(rows, sixths);
            let inconsistency = checked::inconsistency(&mut one, &system, &active);
            prop_assert_eq!(checked::inconsistency(&mut other, &system, &active), inconsistency);
            let adjustment = checked::adjustment(&mut one, &system, &active);
            prop_assert_eq!(checked::adjustment(&mut other, &system, &active), adjustment);
            let ranges = checked::ranges(&mut one, &system, &active);
            prop_assert_eq!(&checked::ranges(&mut other, &system, &active), &ranges);
            prop_assert_eq!(one.whole_adjustment(&active), other.whole_adjustment(&active));
            prop_assert_eq!(one.whole(&active), other.whole(&active));
            prop_assert_eq!(ranges.is_none(), !adjustment.is_zero());
        }
    }
}

#[test]
fn a_circle_or_a_multiple_makes_it_no_forest() {
    let difference = || Form::sum([(0, 1), (1, -1)]);
    let tied = System::new(2).with_hard(Hard::Zero(difference()));
    assert!(is_forest(&tied) && is_forest(&System::new(0)));
    assert!(!is_forest(
        &tied.clone().with_hard(Hard::AtMostZero(difference()))
    ));
    assert!(!is_forest(
        &tied.clone().with_soft(Form::sum([(0, 1), (1, 1)]), Bounds::ANY)
    ));
    assert!(!is_forest(
        &System::new(2).with_soft(Form::sum([(0, 2), (1, -1)]), Bounds::ANY)
    ));
    // One form asked twice is one node.
    let sum = || Form::sum([(0, 1), (1, 1)]);
    let asked = System::new(2).with_soft(sum(), Bounds::ANY);
    assert!(is_forest(&asked.with_soft(sum(), Bounds::at_most(3))));
}
