//! Both engines against naive answers on small systems.
//!
//! - `every_answer_is_that_of_the_vertices`
//! - `a_forest_answers_as_all_points_of_a_box_do`

use cotejo::Ratio;
use cotejo::solve::Solver;
use proptest::prelude::*;

use crate::checked;
use crate::oracle::{self, box_of, in_cone, violation};
use crate::systems::{Dice, forest, is_forest, small, with_circle};

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn every_answer_is_that_of_the_vertices((system, masks) in small(3, 5, 20)) {
        let mut warm = [Solver::new(&system), with_circle(&system)];
        for active in &masks {
            let ends = oracle::ends(&system, active);
            let inconsistency = oracle::inconsistency(&system, active);
            let adjustment = oracle::adjustment(&system, active);
            for solver in &mut warm {
                prop_assert_eq!(solver.clash(active).unwrap().is_some(), ends.is_none());
                prop_assert_eq!(checked::inconsistency(solver, &system, active), inconsistency);
                prop_assert_eq!(checked::adjustment(solver, &system, active), adjustment);
                prop_assert_eq!(&checked::ranges(solver, &system, active), &ends);
            }
        }
    }
}

/// The side of the box; systems whose ends could lie outside are left out.
const MOST: i128 = 11;

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn a_forest_answers_as_all_points_of_a_box_do(seed: u64, unknowns in 1_usize..5, rows in 0_usize..7) {
        let mut dice = Dice::new(seed);
        let system = forest(&mut dice, unknowns, rows, 5);
        prop_assert!(is_forest(&system));
        let active = dice.marks(rows, 5);
        // Values at an end are sums of ends of rows, each once.
        let asked = system.soft().iter().zip(&active).filter(|(_, asked)| **asked);
        let room = asked.map(|(soft, _)| i128::from(soft.bounds.hi().unwrap_or(soft.bounds.lo()))).sum::<i128>();
        prop_assume!(room < MOST);

        let points: Vec<Vec<i128>> = box_of(unknowns, MOST).filter(|point| in_cone(&system, point)).collect();
        let least = points.iter().map(|point| violation(&system, &active, point)).min().unwrap();
        let fits: Vec<_> = points.iter().filter(|point| violation(&system, &active, point) == 0).collect();
        let whole = |value: i128| Ratio::whole(value.try_into().unwrap());
        let mut solver = Solver::new(&system);
        prop_assert_eq!(checked::adjustment(&mut solver, &system, &active), whole(least));
        prop_assert_eq!(checked::inconsistency(&mut solver, &system, &active).is_zero(), least == 0);
        let ranges = checked::ranges(&mut solver, &system, &active);
        prop_assert_eq!(ranges.is_some(), least == 0);
        for (unknown, (lower, upper)) in ranges.into_iter().flatten().enumerate() {
            let values = || fits.iter().map(|point| point[unknown]);
            let most = values().max().unwrap();
            prop_assert_eq!(lower, whole(values().min().unwrap()));
            match upper {
                Some(upper) => prop_assert_eq!(upper, whole(most)),
                // What grows for ever starts no higher than `room`, and grows by one at a time.
                None => prop_assert!(most >= MOST - room),
            }
        }
    }
}
