//! Laws of the strategies of names themselves: what they draw, and what cases shrink to.
//!
//! - `every_fault_and_every_difference_is_drawn`
//! - `a_variant_and_a_rival_differ_from_the_name`
//! - `cases_shrink_to_what_can_be_read`
//! - `names_are_of_every_build`
//! - `hostile_texts_are_hostile_and_bounded`

use std::collections::BTreeMap;
use std::fmt::Debug;

use cotejo::strategy::{
    NameDifference, NameFault, hostile_text, name_text, name_variant, rival_name, world_name_text,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use crate::config;

const DRAWS: u32 = 3_000;

/// Values drawn by a runner that always draws the same, and gives up where one in ten is rejected.
fn drawn<T: Debug>(strategy: impl Strategy<Value = T>) -> Vec<T> {
    let limits = Config {
        max_local_rejects: DRAWS / 10,
        ..config()
    };
    let mut runner = TestRunner::new_with_rng(limits, TestRunner::deterministic().new_rng());
    (0..DRAWS)
        .map(|_| {
            strategy
                .new_tree(&mut runner)
                .expect("few are rejected")
                .current()
        })
        .collect()
}

fn counted<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, u32> {
    keys.fold(BTreeMap::new(), |mut counts, key| {
        *counts.entry(key).or_default() += 1;
        counts
    })
}

/// The distinct ends of shrinking, when every case fails.
fn simplest<T: Debug>(strategy: impl Strategy<Value = T>, told: impl Fn(&T) -> String) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let mut found: Vec<String> = (0..60)
        .map(|_| {
            let mut tree = strategy.new_tree(&mut runner).unwrap();
            while tree.simplify() {}
            told(&tree.current())
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

#[test]
fn every_fault_and_every_difference_is_drawn() {
    let faults = counted(drawn(name_variant()).iter().map(|case| case.fault()));
    assert!(faults.keys().eq(NameFault::ALL), "{faults:?}");
    assert!(faults.values().all(|count| *count >= 6), "{faults:?}");
    let differences = counted(drawn(rival_name()).iter().map(|case| case.difference()));
    assert!(differences.keys().eq(NameDifference::ALL), "{differences:?}");
    assert!(
        differences.values().all(|count| *count >= DRAWS / 12),
        "{differences:?}"
    );
}

#[test]
fn a_variant_and_a_rival_differ_from_the_name() {
    for case in drawn(name_variant()) {
        assert_ne!(case.name(), case.variant(), "{:?}", case.fault());
    }
    for case in drawn(rival_name()) {
        assert_ne!(
            case.name().to_lowercase(),
            case.rival().to_lowercase(),
            "{:?}",
            case.difference()
        );
        assert!(case.difference().level().conflicts());
    }
}

#[test]
fn cases_shrink_to_what_can_be_read() {
    assert_eq!(simplest(name_text(), String::clone), ["Tomás Belandria"]);
    assert_eq!(simplest(world_name_text(), String::clone), ["João Magalhães"]);
    let variants = simplest(name_variant(), |case| {
        format!("{} · {}", case.name(), case.variant())
    });
    assert_eq!(variants, ["Tomás Belandria · Tomas Belandria"]);
    let rivals = simplest(rival_name(), |case| format!("{} · {}", case.name(), case.rival()));
    assert_eq!(
        rivals,
        ["Tomás Belandria Villasmil · Gonzalo Belandria Villasmil"]
    );
    assert_eq!(simplest(hostile_text(), String::clone), [""]);
}

#[test]
fn names_are_of_every_build() {
    let names = drawn(name_text());
    let share = |is: &dyn Fn(&str) -> bool| names.iter().filter(|name| is(name)).count();
    let words = |name: &str| name.split(' ').count();
    for count in 2..=5 {
        assert!(share(&|name| words(name) == count) > 150, "{count} words");
    }
    assert!(share(&|name| name.contains(" de ") || name.contains(" del ")) > 150);
    assert!(share(&|name| name.contains(',')) > 150);
    assert!(share(&|name| !name.chars().any(char::is_lowercase)) > 150);
    let distinct = counted(names.iter()).len();
    assert!(distinct > names.len() / 2, "{distinct}");
}

#[test]
fn hostile_texts_are_hostile_and_bounded() {
    let texts = drawn(hostile_text());
    assert!(texts.iter().all(|text| text.len() <= 16_384));
    for sign in [
        "\0",
        "\u{202e}",
        "\u{301}",
        "🙂",
        "(",
        "\"",
        "Ã¡",
        "V-12.345.678",
        "张",
        "محمد",
        "\u{fffd}",
    ] {
        assert!(
            texts.iter().filter(|text| text.contains(sign)).count() > 15,
            "{sign:?}"
        );
    }
    assert!(texts.iter().filter(|text| text.len() > 512).count() > 30);
}
