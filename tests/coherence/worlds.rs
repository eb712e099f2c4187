//! Rules against small worlds in which every person can be counted.
//!
//! - `every_rule_holds_of_the_true_sizes`
//! - `exact_true_figures_all_hold_together`
//! - `what_follows_contains_every_true_size`

use cotejo::Ratio;
use cotejo::discrepancy::{Constraint, Constraints};
use proptest::prelude::*;

use super::persons::{Told, told};
use super::{cases, constraints};

fn outside(told: &Told, constraints: &Constraints) -> Vec<String> {
    let ranges = constraints.implied_of_all();
    let wrong = constraints
        .people()
        .iter()
        .zip(ranges)
        .filter_map(|(people, range)| {
            let truly = Ratio::whole(u128::try_from(told.size(people)?).unwrap());
            let inside =
                range.is_some_and(|(least, most)| least <= truly && most.is_none_or(|most| truly <= most));
            (!inside).then(|| format!("{people:?}: {truly} in {range:?}"))
        });
    wrong.collect()
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn every_rule_holds_of_the_true_sizes(told in told()) {
        let constraints = constraints(&told.draft());
        let wrong: Vec<Constraint> = constraints.rules().filter(|rule| !told.holds(rule)).collect();
        prop_assert!(wrong.is_empty(), "{:#?}\n{}", wrong, told.lines());
    }

    #[test]
    fn exact_true_figures_all_hold_together(told in told()) {
        let coherence = constraints(&told.draft()).coherence();
        prop_assert!(coherence.fits(), "{:#?}\n{}", coherence.conflicts, told.lines());
    }

    #[test]
    fn what_follows_contains_every_true_size(told in told()) {
        let wrong = outside(&told, &constraints(&told.draft()));
        prop_assert!(wrong.is_empty(), "{}\n{}", wrong.join("\n"), told.lines());
    }
}
