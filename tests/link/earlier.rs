//! Laws of linking new records to those of an earlier linking.
//!
//! - `nothing_new_changes_nobody`
//! - `day_by_day_is_as_all_at_once`
//! - `what_is_kept_by_default_loses_next_to_nothing`
//! - `a_new_record_that_meets_nobody_changes_nobody`
//! - `an_id_that_is_given_up_is_never_given_again`
//! - `a_record_between_two_makes_them_one_and_retires_an_id`
//! - `somebody_found_to_be_two_keeps_the_id_with_most_records`
//! - `what_is_written_is_read_back`
//! - `no_id_is_in_debug`

use std::collections::{BTreeMap, BTreeSet};

use cotejo::link::cluster::Constraints;
use cotejo::link::field::Identifier;
use cotejo::link::{Continued, Earlier, Level, Linking, Model, Roll, Weights, link, link_more};
use cotejo::strategy::rolls::{Row, Shape};

use super::planted::roll;

fn shape() -> Shape {
    Shape::detained(120)
}

fn rows(seed: u64) -> Vec<Row> {
    shape().rows(seed).collect()
}

/// Weights from the whole list, so that all ways of linking it have the same.
fn model(rows: &[Row]) -> Model {
    let all = link(
        &roll(&shape(), rows),
        &Linking::default(),
        &Constraints::default(),
    );
    all.model().clone()
}

fn first(rows: &[Row], linking: &Linking) -> Earlier {
    let roll = roll(&shape(), rows);
    Earlier::of(&roll, &link(&roll, linking, &Constraints::default()))
}

fn more(rows: &[Row], earlier: &Earlier, linking: &Linking) -> Continued {
    link_more(&roll(&shape(), rows), earlier, linking, &Constraints::default())
}

/// Records by person, whatever the persons are called.
fn groups(earlier: &Earlier) -> BTreeSet<BTreeSet<String>> {
    let mut groups: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (record, person) in earlier.persons() {
        groups.entry(person).or_default().insert(record.to_owned());
    }
    groups.into_values().collect()
}

#[test]
fn nothing_new_changes_nobody() {
    let rows = rows(1);
    let earlier = first(&rows, &Linking::default());
    let again = more(&rows, &earlier, &Linking::default());
    assert_eq!(again.next(), &earlier);
    assert!(again.retired().is_empty() && again.parted().is_empty());
    assert!(groups(&earlier).len() < rows.len(), "some have several records");
}

#[test]
fn day_by_day_is_as_all_at_once() {
    for seed in [1, 2, 3] {
        let rows = rows(seed);
        let linking = Linking::default().model(model(&rows)).kept(-100_000);
        let whole = first(&rows, &linking);
        let third = rows.len() / 3;
        let monday = first(&rows[..third], &linking);
        let tuesday = more(&rows[..2 * third], &monday, &linking);
        let wednesday = more(&rows, tuesday.next(), &linking);
        assert_eq!(groups(wednesday.next()), groups(&whole), "seed {seed}");
        // A word that is rare on Monday brings together what it no longer does on Wednesday: links are more, never fewer.
        let all = link(&roll(&shape(), &rows), &linking, &Constraints::default());
        let found: BTreeSet<_> = wednesday.linkage().links().iter().collect();
        assert!(all.links().iter().all(|link| found.contains(link)), "seed {seed}");
    }
}

#[test]
fn what_is_kept_by_default_loses_next_to_nothing() {
    for seed in [4, 5] {
        let rows = rows(seed);
        let linking = Linking::default().model(model(&rows));
        let whole = groups(&first(&rows, &linking));
        let half = first(&rows[..rows.len() / 2], &linking);
        let both = groups(more(&rows, &half, &linking).next());
        let apart = whole.symmetric_difference(&both).count();
        assert!(
            50 * apart <= whole.len(),
            "seed {seed}: {apart} of {}",
            whole.len()
        );
    }
}

#[test]
fn a_new_record_that_meets_nobody_changes_nobody() {
    let mut rows = rows(6);
    let earlier = first(&rows, &Linking::default());
    let mut stranger = rows[0].clone();
    stranger.id = "zz-stranger".to_owned();
    stranger.cells.iter_mut().for_each(String::clear);
    let name = shape()
        .headers()
        .iter()
        .position(|header| *header == "given_name")
        .unwrap();
    stranger.cells[name] = "Teodolinda".to_owned();
    rows.push(stranger);
    let found = more(&rows, &earlier, &Linking::default());
    assert_eq!(found.next().person("zz-stranger"), Some("zz-stranger"));
    for (record, person) in earlier.persons() {
        assert_eq!(found.next().person(record), Some(person));
    }
    assert!(found.retired().is_empty() && found.parted().is_empty());
}

#[test]
fn an_id_that_is_given_up_is_never_given_again() {
    for seed in [7, 8] {
        let rows = rows(seed);
        let linking = Linking::default().model(model(&rows));
        let mut earlier = first(&rows[..40], &linking);
        let mut retired: BTreeSet<String> = BTreeSet::new();
        for days in 2..=9 {
            let upto = (40 * days).min(rows.len());
            let found = more(&rows[..upto], &earlier, &linking);
            for one in found.retired() {
                assert!(retired.insert(one.id().to_owned()), "retired twice");
                assert!(!one.now().is_empty(), "its records are still there");
            }
            let next = found.next();
            assert!(next.persons().all(|(_, person)| !retired.contains(person)));
            assert_eq!(
                next.retired().map(str::to_owned).collect::<BTreeSet<_>>(),
                retired
            );
            // Who is neither retired nor parted keeps the id with all records.
            let parted: Vec<&str> = found.parted().iter().map(|one| one.id()).collect();
            for (record, person) in earlier.persons() {
                if !retired.contains(person) && !parted.contains(&person) {
                    assert_eq!(next.person(record), Some(person));
                }
            }
            earlier = next.clone();
        }
    }
}

/// Records with a number or two of their own.
fn numbered(records: &[(&'static str, &'static str, &'static str)]) -> Roll {
    Roll::new(records.iter().map(|record| record.0))
        .with_identifiers("national id", records.iter().map(|record| record.1))
        .with_identifiers("case", records.iter().map(|record| record.2))
}

/// Equal numbers speak for one person, others against.
fn certain() -> Linking {
    let weights = |label: &str| {
        let levels = Identifier::LEVELS
            .iter()
            .zip([16_000, 12_000, 12_000, 0, -10_000]);
        Weights::new(label, levels.map(|(level, weight)| Level::new(*level, weight)))
    };
    let both = vec![weights("national id"), weights("case")];
    Linking::default().model(Model::new(-8_000, both).unwrap())
}

#[test]
fn a_record_between_two_makes_them_one_and_retires_an_id() {
    let free = Constraints::default();
    let two = [("a", "11223344", ""), ("c", "", "55667788")];
    let roll = numbered(&two);
    let earlier = Earlier::of(&roll, &link(&roll, &certain(), &free));
    assert_eq!((earlier.person("a"), earlier.person("c")), (Some("a"), Some("c")));
    let three = [two[0], two[1], ("d", "11223344", "55667788")];
    let found = link_more(&numbered(&three), &earlier, &certain(), &free);
    let next = found.next();
    let held: Vec<Option<&str>> = ["a", "c", "d"].iter().map(|id| next.person(id)).collect();
    assert_eq!(held, vec![Some("a"); 3]);
    let retired: Vec<(&str, &[String])> = found.retired().iter().map(|one| (one.id(), one.now())).collect();
    assert_eq!(retired, [("c", ["a".to_owned()].as_slice())]);
}

#[test]
fn somebody_found_to_be_two_keeps_the_id_with_most_records() {
    let three = [
        ("a", "11223344", ""),
        ("b", "11223344", ""),
        ("c", "11223344", ""),
    ];
    let roll = numbered(&three);
    let earlier = Earlier::of(&roll, &link(&roll, &certain(), &Constraints::default()));
    // Somebody has found that the record `a` is of another person.
    let judged = Constraints {
        different: vec![(0, 1), (0, 2)],
        ..Constraints::default()
    };
    let found = link_more(&roll, &earlier, &certain(), &judged);
    let next = found.next();
    assert_eq!((next.person("b"), next.person("c")), (Some("a"), Some("a")));
    assert_eq!(next.person("a"), Some("a/2"), "the id of its own is somebody's");
    let parted: Vec<(&str, &[String])> = found.parted().iter().map(|one| (one.id(), one.also())).collect();
    assert_eq!(parted, [("a", ["a/2".to_owned()].as_slice())]);
}

#[test]
fn what_is_written_is_read_back() {
    let rows = rows(9);
    let earlier = first(&rows[..100], &Linking::default());
    let written = serde_json::to_string(&earlier).unwrap();
    let read: Earlier = serde_json::from_str(&written).unwrap();
    assert_eq!(read, earlier);
    assert_eq!(
        more(&rows, &read, &Linking::default()).next(),
        more(&rows, &earlier, &Linking::default()).next()
    );
}

#[test]
fn no_id_is_in_debug() {
    let roll = numbered(&[("prisoner-77", "11223344", ""), ("prisoner-78", "11223344", "")]);
    let earlier = Earlier::of(&roll, &link(&roll, &certain(), &Constraints::default()));
    let shown = format!("{earlier:?}");
    assert!(shown.contains('2') && !shown.contains("prisoner"), "{shown}");
}
