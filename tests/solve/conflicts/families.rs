//! Conflicts and corrections of families of sets.
//!
//! - `all_minimal_conflicts_and_corrections_are_found`
//! - `corrections_know_what_goes_out_with_an_element`
//! - `intervals_that_share_no_point_conflict_in_pairs`
//! - `renaming_elements_renames_the_result`
//! - `an_oracle_that_answers_anything_ends`

use cotejo::solve::{Limits, conflicts, first_conflict};
use proptest::prelude::*;

use super::{
    Sets, all, by_size, families, from_family, holds_one, honest, implications, members, with_implications,
};

/// Whether it meets every set, and would not without any one of its elements.
fn hits_minimally(set: &[usize], sets: &Sets) -> bool {
    let hits = |some: &[usize]| {
        sets.iter()
            .all(|other| some.iter().any(|one| other.contains(one)))
    };
    let without = |left_out: &usize| {
        set.iter()
            .copied()
            .filter(|one| one != left_out)
            .collect::<Vec<_>>()
    };
    hits(set) && !set.iter().any(|left_out| hits(&without(left_out)))
}

proptest! {
    #![proptest_config(crate::cases(512))]

    #[test]
    fn all_minimal_conflicts_and_corrections_are_found((n, family) in families(8, 4), temper in 0..3_usize) {
        let (all_conflicts, all_corrections) = all(n, &[], |active| holds_one(&family, active));
        let found = conflicts(n, &[], Limits::default(), from_family(&family, temper));
        prop_assert!(!found.truncated);
        honest(&found, (&all_conflicts, &all_corrections));
        prop_assert!(found.corrections.iter().all(|set| hits_minimally(set, &found.conflicts)));
        prop_assert!(found.conflicts.iter().all(|set| hits_minimally(set, &found.corrections)));
        let first = first_conflict(n, from_family(&family, temper)).unwrap();
        prop_assert_eq!(first.is_none(), all_conflicts.is_empty());
        prop_assert!(first.is_none_or(|one| all_conflicts.contains(&one)));
    }

    #[test]
    fn corrections_know_what_goes_out_with_an_element(
        (n, family, implies) in with_implications(8, 3), temper in 0..3_usize,
    ) {
        let (all_conflicts, all_corrections) = all(n, &implies, |active| holds_one(&family, active));
        let found = conflicts(n, &implies, Limits::default(), from_family(&family, temper));
        prop_assert!(!found.truncated);
        honest(&found, (&all_conflicts, &all_corrections));
    }

    #[test]
    fn intervals_that_share_no_point_conflict_in_pairs(ends in proptest::collection::vec((0..12_u32, 0..5_u32), 1..9)) {
        let apart = |active: &[bool]| {
            let kept = || ends.iter().zip(active).filter(|(_, on)| **on).map(|(one, _)| one);
            let (last, first) = (kept().map(|one| one.0).max(), kept().map(|one| one.0 + one.1).min());
            last.zip(first).is_some_and(|(start, end)| start > end)
        };
        let (all_conflicts, all_corrections) = all(ends.len(), &[], apart);
        let oracle = |active: &[bool]| Ok(apart(active).then(|| members(active)));
        let found = conflicts(ends.len(), &[], Limits::default(), oracle);
        // Helly (1923): on a line, where every two have a point in common, all have one.
        prop_assert!(!found.truncated && found.conflicts.iter().all(|one| one.len() == 2));
        honest(&found, (&all_conflicts, &all_corrections));
    }

    #[test]
    fn renaming_elements_renames_the_result(
        ((n, family), order) in families(8, 4)
            .prop_flat_map(|(n, family)| (Just((n, family)), Just((0..n).collect::<Vec<_>>()).prop_shuffle())),
    ) {
        let renamed = |sets: &Sets| {
            let rename = |set: &Vec<usize>| {
                let mut set: Vec<usize> = set.iter().map(|one| order[*one]).collect();
                set.sort_unstable();
                set
            };
            by_size(sets.iter().map(rename).collect())
        };
        let one = conflicts(n, &[], Limits::default(), from_family(&family, 0));
        let other = conflicts(n, &[], Limits::default(), from_family(&renamed(&family), 0));
        prop_assert_eq!(renamed(&one.conflicts), other.conflicts);
        prop_assert_eq!(renamed(&one.corrections), other.corrections);
    }

    #[test]
    fn an_oracle_that_answers_anything_ends(
        answers in proptest::collection::vec(proptest::option::of(proptest::collection::vec(0..9_usize, 0..5)), 1..40),
        implies in implications(7),
    ) {
        let mut asked = 0;
        let found = conflicts(7, &implies, Limits::default(), |_| {
            asked += 1;
            Ok(answers[asked % answers.len()].clone())
        });
        prop_assert!(found.conflicts.iter().flatten().all(|one| *one < 7));
        prop_assert!(asked <= 2 * Limits::default().calls);
    }
}
