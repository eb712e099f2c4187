//! Conflicts between the rows of a system, found by its certificates.
//!
//! - `a_minimal_conflict_of_rows_is_inconsistent_and_no_part_of_it_is`

use cotejo::solve::{Certificate, Limits, Solver, conflicts};
use proptest::prelude::*;

use super::{all, honest};
use crate::oracle::ends;
use crate::systems::small;

proptest! {
    #![proptest_config(crate::cases(200))]

    #[test]
    fn a_minimal_conflict_of_rows_is_inconsistent_and_no_part_of_it_is((system, _) in small(3, 5, 12)) {
        let rows = system.soft().len();
        let (all_conflicts, all_corrections) = all(rows, &[], |active| ends(&system, active).is_none());
        let mut solver = Solver::new(&system);
        let found = conflicts(rows, &[], Limits::default(), |active| {
            Ok(solver.clash(active)?.as_ref().map(Certificate::support))
        });
        prop_assert!(!found.truncated);
        honest(&found, (&all_conflicts, &all_corrections));
    }
}
