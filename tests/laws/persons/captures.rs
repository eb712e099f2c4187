//! - `patterns_add_up_to_the_persons`
//! - `patterns_are_what_a_recount_of_the_records_finds`
//! - `the_table_of_some_lists_is_that_of_a_ledger_with_these_alone`
//! - pinned: three lists worked by hand; editions of one roll are one list

use std::collections::{BTreeMap, BTreeSet};

use cotejo::listing::{Captures, listings};
use cotejo::{DetaineeDraft, Draft, Lexicon, ListingDraft, SourceDraft};
use proptest::prelude::*;

use super::world::{at, worlds};
use super::{ledger, persons};
use crate::config;

fn captures(draft: &Draft) -> Captures {
    listings(&ledger(draft), &persons(draft), &Lexicon::default())
        .captures()
        .clone()
}

fn table(found: &Captures) -> Vec<(Vec<usize>, usize)> {
    found
        .patterns()
        .iter()
        .map(|pattern| (pattern.lists.clone(), pattern.persons))
        .collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn patterns_add_up_to_the_persons(world in worlds(14)) {
        let draft = world.draft();
        let found = captures(&draft);
        let all = persons(&draft).persons().len();
        let sum: usize = found.patterns().iter().map(|pattern| pattern.persons).sum();
        prop_assert_eq!(sum + found.unlisted(), all);
        prop_assert_eq!(found.persons(), sum);
        prop_assert_eq!((1..=3).map(|lists| found.on(lists)).sum::<usize>(), sum);
        for (at, list) in found.lists().iter().enumerate() {
            prop_assert_eq!(found.shared(at, at), list.persons);
        }
        // Inclusion and exclusion over three lists.
        let shared = |one, other| found.shared(one, other);
        let on_all: usize = found.patterns().iter().filter(|p| p.lists.len() == 3).map(|p| p.persons).sum();
        prop_assert_eq!(
            shared(0, 0) + shared(1, 1) + shared(2, 2) + on_all,
            sum + shared(0, 1) + shared(0, 2) + shared(1, 2)
        );
    }

    #[test]
    fn patterns_are_what_a_recount_of_the_records_finds(world in worlds(14)) {
        let draft = world.draft();
        let (found, people) = (captures(&draft), persons(&draft));
        let mut expected: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        for person in people.persons() {
            let lists = |id: &cotejo::DetaineeId| world.said[at(id)].list;
            let on: BTreeSet<usize> = person.records().iter().map(lists).collect();
            let on: Vec<usize> = on.into_iter().collect();
            prop_assert_eq!(&found.of(person.id()).unwrap().lists, &on);
            *expected.entry(on).or_default() += 1;
        }
        prop_assert_eq!(table(&found), expected.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn the_table_of_some_lists_is_that_of_a_ledger_with_these_alone(world in worlds(14), left in 0..3usize) {
        let found = captures(&world.draft());
        let some = found.among(|list| list.editions[0].as_str() != format!("l{left}"));
        prop_assert_eq!(some.lists().len(), 2);
        prop_assert_eq!(some.persons() + some.unlisted(), found.persons() + found.unlisted());
        prop_assert_eq!(found.among(|_| true), found.clone());
        // Naive: strike the list from every pattern.
        let mut expected: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        for pattern in found.patterns() {
            let on: Vec<usize> = pattern.lists.iter().filter(|at| **at != left).map(|at| at - usize::from(*at > left)).collect();
            if !on.is_empty() {
                *expected.entry(on).or_default() += pattern.persons;
            }
        }
        prop_assert_eq!(table(&some), expected.into_iter().collect::<Vec<_>>());
    }
}

fn row(id: &str, list: &str, case: &str) -> DetaineeDraft {
    DetaineeDraft::new(id).listing(list).identifiers(case)
}

fn cast() -> Draft {
    Draft::new()
        .with_source(SourceDraft::new("watch").kind("monitor"))
        .with_source(SourceDraft::new("kin").kind("monitor"))
        .with_source(SourceDraft::new("street").kind("relatives").plural(true))
        .with_listing(ListingDraft::new("w1").by("watch").as_of("2026-05-01"))
        .with_listing(ListingDraft::new("w2").by("watch").as_of("2026-05-02"))
        .with_listing(ListingDraft::new("k1").by("kin").as_of("2026-05-02"))
        .with_listing(ListingDraft::new("s1").by("street"))
        .with_listing(ListingDraft::new("s2").by("street"))
}

#[test]
fn editions_of_one_roll_are_one_list_and_an_unnamed_group_has_a_list_each_time() {
    let draft = cast()
        .with_detainee(row("w1-1", "w1", "case:1"))
        .with_detainee(row("w2-1", "w2", "case:1"))
        .with_detainee(row("w2-2", "w2", "case:2"))
        .with_detainee(row("k1-1", "k1", "case:1"))
        .with_detainee(row("k1-3", "k1", "case:3"))
        .with_detainee(row("s1-3", "s1", "case:3"))
        .with_detainee(row("s2-3", "s2", "case:3"))
        .with_detainee(DetaineeDraft::new("x").identifiers("case:9"));
    let found = captures(&draft);
    let editions: Vec<Vec<&str>> = found
        .lists()
        .iter()
        .map(|list| list.editions.iter().map(|id| id.as_str()).collect())
        .collect();
    assert_eq!(editions, [vec!["k1"], vec!["s1"], vec!["s2"], vec!["w1", "w2"]]);
    // 1 on both named rolls; 2 on the watch's alone; 3 on the kin's and on two of the street's.
    assert_eq!(table(&found), [(vec![0, 1, 2], 1), (vec![0, 3], 1), (vec![3], 1)]);
    assert_eq!(
        (
            found.persons(),
            found.unlisted(),
            found.on(1),
            found.on(2),
            found.on(3)
        ),
        (3, 1, 1, 1, 1)
    );
    assert_eq!(
        (found.shared(0, 3), found.shared(1, 2), found.shared(1, 3)),
        (1, 1, 0)
    );
}

#[test]
fn pairs_in_doubt_across_lists_are_counted_and_those_within_one_are_not() {
    let named = |id: &str, list: &str| {
        DetaineeDraft::new(id)
            .listing(list)
            .name("Rubén Darío Peña Ibarra")
    };
    let draft = cast()
        .with_detainee(named("w1-1", "w1"))
        .with_detainee(named("w2-1", "w2"))
        .with_detainee(named("k1-1", "k1"));
    let found = captures(&draft);
    assert_eq!((found.persons(), found.on(1), found.in_doubt()), (3, 3, 2));
    assert_eq!(
        found.among(|list| list.roll.by[0].as_str() == "watch").in_doubt(),
        0
    );
}
