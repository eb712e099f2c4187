//! What is cut short says so, and what is there is right.
//!
//! - `a_limit_leaves_what_is_right_and_says_what_may_be_missing`
//! - `a_capped_oracle_is_truncation`
//! - `pairs_that_share_nothing_have_two_to_the_power_of_corrections`
//! - `all_triples_are_more_than_can_be_kept`

use cotejo::solve::{Capped, Fewest, Limits, conflicts};
use proptest::prelude::*;

use super::{Sets, all, families, from_family, holds_one, honest, members, with_implications};

proptest! {
    #![proptest_config(crate::cases(512))]

    #[test]
    fn a_limit_leaves_what_is_right_and_says_what_may_be_missing(
        (n, family, implies) in with_implications(8, 4), alone: bool, temper in 0..3_usize,
        which in 0..4_usize, cap in proptest::sample::select(vec![0, 1, 2, 5, 12, 40]),
    ) {
        let implies = if alone { Vec::new() } else { implies };
        let (all_conflicts, all_corrections) = all(n, &implies, |active| holds_one(&family, active));
        let mut limits = Limits::default();
        *[&mut limits.conflicts, &mut limits.corrections, &mut limits.nodes, &mut limits.calls][which] = cap;
        let found = conflicts(n, &implies, limits, from_family(&family, temper));
        honest(&found, (&all_conflicts, &all_corrections));
        if which == 0 {
            prop_assert!(found.conflicts.len() <= cap);
            prop_assert_eq!(found.truncated, all_conflicts.len() > cap);
        }
        if which == 1 && alone {
            prop_assert_eq!(found.corrections.len(), cap.min(all_corrections.len()));
            prop_assert_eq!(found.truncated, all_corrections.len() > cap);
        }
    }

    #[test]
    fn a_capped_oracle_is_truncation((n, family) in families(7, 4), calls in 0..60_usize) {
        let (all_conflicts, all_corrections) = all(n, &[], |active| holds_one(&family, active));
        let mut oracle = from_family(&family, 0);
        let mut asked = 0;
        let found = conflicts(n, &[], Limits::default(), |active| {
            asked += 1;
            if asked > calls { Err(Capped) } else { oracle(active) }
        });
        honest(&found, (&all_conflicts, &all_corrections));
        prop_assert_eq!(found.truncated, asked > calls);
    }
}

#[test]
fn pairs_that_share_nothing_have_two_to_the_power_of_corrections() {
    for pairs in [3, 9, 12, 30, 60] {
        let family: Sets = (0..pairs).map(|pair| vec![2 * pair, 2 * pair + 1]).collect();
        let found = conflicts(2 * pairs, &[], Limits::default(), from_family(&family, 1));
        assert_eq!(found.conflicts, family);
        assert_eq!(found.truncated, pairs > 9);
        // 2¹² are more than the 1,000 kept, and 30 levels more than the sets looked at.
        let met = pairs <= 12;
        assert_eq!(
            found.corrections.len(),
            if met { 1_000.min(1 << pairs) } else { 0 }
        );
        assert!(found.corrections.iter().all(|one| one.len() == pairs));
        let fewest = if met {
            Fewest::Exactly(pairs)
        } else {
            Fewest::AtLeast(pairs)
        };
        assert_eq!(found.fewest, Some(fewest));
    }
}

#[test]
fn all_triples_are_more_than_can_be_kept() {
    // Any three of sixty conflict: 34,220 conflicts, and corrections of 58.
    for temper in [0, 1] {
        let found = conflicts(60, &[], Limits::default(), |active| {
            let on = members(active);
            Ok((on.len() > 2).then(|| if temper == 0 { on } else { on[..3].to_vec() }))
        });
        assert!(found.truncated && !found.conflicts.is_empty());
        assert!(found.conflicts.iter().all(|one| one.len() == 3));
        assert!(found.corrections.is_empty());
        let Some(Fewest::AtLeast(fewest)) = found.fewest else {
            panic!("{:?}", found.fewest)
        };
        assert!((20..=58).contains(&fewest), "twenty triples share nothing");
    }
}
