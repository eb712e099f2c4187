//! Minimal conflicts and corrections against every subset.

mod families;
mod pinned;
mod rows;
mod truncation;

use std::collections::BTreeSet;

use cotejo::solve::{Capped, Conflicts, Fewest};
use proptest::prelude::*;

type Sets = Vec<Vec<usize>>;

/// What an oracle says of the elements marked.
type Answer = Result<Option<Vec<usize>>, Capped>;

fn members(mask: &[bool]) -> Vec<usize> {
    (0..mask.len()).filter(|at| mask[*at]).collect()
}

fn subsets(n: usize) -> impl Iterator<Item = Vec<bool>> {
    (0..1_usize << n).map(move |mask| (0..n).map(|at| mask >> at & 1 == 1).collect())
}

fn by_size(mut sets: Sets) -> Sets {
    sets.sort_by_key(|set| (set.len(), set.clone()));
    sets
}

/// Those sets with a property no proper part of which has it, whether larger sets keep it or not.
fn minimal(n: usize, has: impl Fn(&[bool]) -> bool) -> Sets {
    let all: Sets = subsets(n)
        .filter(|mask| has(mask))
        .map(|mask| members(&mask))
        .collect();
    let inside = |a: &Vec<usize>, b: &Vec<usize>| a != b && a.iter().all(|one| b.contains(one));
    let kept = all
        .iter()
        .filter(|set| !all.iter().any(|other| inside(other, set)));
    by_size(kept.cloned().collect())
}

/// The elements chosen and all that go out with them.
fn closed(chosen: &[bool], implies: &[Vec<usize>]) -> Vec<bool> {
    let mut out = chosen.to_vec();
    for _ in 0..out.len() {
        for (at, taken) in implies.iter().enumerate() {
            if out.get(at) == Some(&true) {
                for one in taken.iter().filter(|one| **one < chosen.len()) {
                    out[*one] = true;
                }
            }
        }
    }
    out
}

/// All minimal conflicts and all minimal corrections, from which active elements are inconsistent.
fn all(n: usize, implies: &[Vec<usize>], inconsistent: impl Fn(&[bool]) -> bool) -> (Sets, Sets) {
    let left = |chosen: &[bool]| closed(chosen, implies).iter().map(|out| !out).collect::<Vec<_>>();
    let corrections = minimal(n, |chosen| !inconsistent(&left(chosen)));
    (minimal(n, &inconsistent), corrections)
}

/// Whether all of some set of the family are active.
fn holds_one(family: &[Vec<usize>], active: &[bool]) -> bool {
    family.iter().any(|set| set.iter().all(|one| active[*one]))
}

/// An oracle of one of three tempers: it names everything active, one set of the family, or all of them.
fn from_family(family: &[Vec<usize>], temper: usize) -> impl FnMut(&[bool]) -> Answer + use<'_> {
    move |active| {
        let mut within = family.iter().filter(|set| set.iter().all(|one| active[*one]));
        let first = within.next();
        Ok(first.map(|first| match temper {
            0 => members(active),
            1 => first.clone(),
            _ => within.rev().chain([first]).flatten().copied().collect(),
        }))
    }
}

fn families(most: usize, size: usize) -> impl Strategy<Value = (usize, Sets)> {
    (1..=most).prop_flat_map(move |n| {
        let set = proptest::collection::btree_set(0..n, 1..=size.min(n));
        let set = set.prop_map(|set| set.into_iter().collect());
        (Just(n), proptest::collection::vec(set, 0..9))
    })
}

/// By element, at most one other that goes out with it; some name an element that is not there.
fn implications(n: usize) -> impl Strategy<Value = Sets> {
    proptest::collection::vec(proptest::collection::vec(0..=n, 0..2), 0..=n)
}

fn with_implications(most: usize, size: usize) -> impl Strategy<Value = (usize, Sets, Sets)> {
    families(most, size).prop_flat_map(|(n, family)| (Just(n), Just(family), implications(n)))
}

/// What was found is right, in order and without repeats; all of it unless it says that some may be missing.
fn honest(found: &Conflicts, (conflicts, corrections): (&Sets, &Sets)) {
    for (some, all) in [(&found.conflicts, conflicts), (&found.corrections, corrections)] {
        assert!(some.iter().all(|one| all.contains(one)), "{found:?} {all:?}");
        assert_eq!(*some, by_size(some.clone()));
        assert_eq!(some.iter().collect::<BTreeSet<_>>().len(), some.len());
        assert!(found.truncated || some == all, "{found:?} {all:?}");
    }
    match (found.fewest, corrections.first().map(Vec::len)) {
        (Some(Fewest::Exactly(fewest)), Some(least)) => assert_eq!(fewest, least),
        (Some(Fewest::AtLeast(fewest)), Some(least)) => assert!(found.truncated && fewest <= least),
        (Some(Fewest::AtLeast(_)), None) => assert!(found.truncated),
        (None, None) => {}
        other => panic!("{other:?}"),
    }
}
