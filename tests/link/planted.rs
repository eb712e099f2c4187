//! Laws of linking on made-up lists whose truth is known.
//!
//! - `each_shape_of_list_is_linked_well`
//! - `few_columns_and_few_repeats_are_linked_well`
//! - `another_order_of_the_rows_changes_nothing`
//! - `a_stranger_changes_no_person`
//! - `no_person_is_twice_the_largest`
//! - `records_all_alike_are_one_person_or_reported`
//! - `columns_that_are_empty_or_all_alike_change_little`
//! - `lists_are_the_same_for_the_same_seed_and_hold_what_they_promise`

use std::collections::{BTreeMap, BTreeSet};

use cotejo::link::cluster::Constraints;
use cotejo::link::evaluate::{Evaluation, evaluate};
use cotejo::link::{Linkage, Linking, Roll, link};
use cotejo::name;
use cotejo::strategy::rolls::{Row, Shape};

pub(super) fn roll(shape: &Shape, rows: &[Row]) -> Roll {
    let headers = shape.headers();
    let place = |header: &str| headers.iter().position(|one| *one == header);
    let cell = |row: &Row, header: &str| place(header).map_or_else(String::new, |at| row.cells[at].clone());
    let names = rows.iter().map(|row| {
        let whole = cell(row, "full_name");
        let surnames = format!("{} {}", cell(row, "surname"), cell(row, "surname2"));
        let apart = format!("{}, {}", surnames.trim(), cell(row, "given_name"));
        let written = if whole.is_empty() { apart } else { whole };
        name::parse(&written).people().first().cloned()
    });
    let mut roll = Roll::new(rows.iter().map(|row| row.id.clone())).with_names(names);
    if place("birth_year").is_some() {
        let born = |row: &Row| {
            let parts = ["birth_year", "birth_month", "birth_day"].map(|part| cell(row, part));
            format!("{}-{:0>2}-{:0>2}", parts[0], parts[1], parts[2])
        };
        let born: Vec<String> = rows.iter().map(born).collect();
        roll = roll.with_born("born", born.iter().map(String::as_str));
    }
    for (at, header) in headers.iter().enumerate() {
        let column = rows.iter().map(|row| row.cells[at].as_str());
        roll = match *header {
            "sex" => roll.with_sexes(header, column),
            "dob" => roll.with_born(header, column),
            "arrest_date" => roll.with_events(header, column),
            "national_id" => roll.with_identifiers(header, column),
            "state" | "facility" | "postcode" | "occupation" | "age" => roll.with_texts(header, column),
            _ => roll,
        };
    }
    roll
}

fn truth(roll: &Roll, rows: &[Row]) -> Vec<u32> {
    let mut truth = vec![0; rows.len()];
    for (row, place) in rows.iter().zip(roll.places()) {
        truth[usize::try_from(place).unwrap()] = u32::try_from(row.person).unwrap();
    }
    truth
}

fn linked(shape: &Shape, rows: &[Row]) -> (Linkage, Roll) {
    let roll = roll(shape, rows);
    let found = link(&roll, &Linking::default(), &Constraints::default());
    (found, roll)
}

fn judged(shape: &Shape, seed: u64) -> Evaluation {
    let rows: Vec<Row> = shape.rows(seed).collect();
    let (found, roll) = linked(shape, &rows);
    evaluate(found.persons().labels(), &truth(&roll, &rows))
}

/// Persons as sets of ids.
fn persons(found: &Linkage, roll: &Roll) -> BTreeSet<BTreeSet<String>> {
    let id = |record: &u32| roll.id(*record).unwrap().to_owned();
    let clusters = found.persons().clusters();
    clusters.map(|cluster| cluster.iter().map(id).collect()).collect()
}

#[test]
fn each_shape_of_list_is_linked_well() {
    for (shape, floor) in [
        (Shape::aliases_of_few(150), 0.92),
        (Shape::several_lists(150), 0.94),
        (Shape::detained(150), 0.95),
        (Shape::detained(150).families(400).identified(0), 0.90),
        (
            Shape::detained(600).faults(1_200).missing(250).identified(300),
            0.88,
        ),
    ] {
        for seed in [1, 2] {
            let found = judged(&shape, seed);
            assert!(found.f1.value() >= floor, "{shape:?}, seed {seed}: {found:?}");
        }
    }
}

/// A name and a date of birth, one of them always slipped: one pair in 1,300 is one person.
#[test]
fn few_columns_and_few_repeats_are_linked_well() {
    for seed in [1, 2] {
        let found = judged(&Shape::registry(250), seed);
        assert!(found.f1.value() >= 0.80, "{found:?}");
        assert!(found.precision.value() >= 0.85, "{found:?}");
    }
}

#[test]
fn another_order_of_the_rows_changes_nothing() {
    let shape = Shape::detained(120);
    let mut rows: Vec<Row> = shape.rows(3).collect();
    let (found, in_order) = linked(&shape, &rows);
    rows.reverse();
    rows.rotate_left(41);
    let (again, shuffled) = linked(&shape, &rows);
    assert_eq!(persons(&found, &in_order), persons(&again, &shuffled));
    assert_eq!(found.links(), again.links());
    assert_eq!(found.model(), again.model());
}

#[test]
fn a_stranger_changes_no_person() {
    let shape = Shape::detained(120);
    let mut rows: Vec<Row> = shape.rows(4).collect();
    let (found, before) = linked(&shape, &rows);
    let mut stranger = rows[0].clone();
    "0000-stranger".clone_into(&mut stranger.id);
    stranger.cells = shape
        .headers()
        .iter()
        .map(|header| match *header {
            "given_name" => "Zbigniew",
            "surname" => "Oyelaran",
            "dob" => "1913-12-30",
            _ => "",
        })
        .map(str::to_owned)
        .collect();
    rows.push(stranger);
    let after = roll(&shape, &rows);
    let linking = Linking::default().model(found.model().clone());
    let again = link(&after, &linking, &Constraints::default());
    let mut expected = persons(&found, &before);
    expected.insert(BTreeSet::from(["0000-stranger".to_owned()]));
    assert_eq!(persons(&again, &after), expected);
}

#[test]
fn no_person_is_twice_the_largest() {
    for shape in [
        Shape::namesakes_only(150),
        Shape::detained(150).families(800).identified(0),
        Shape::registry(150).namesakes(500),
    ] {
        let found = judged(&shape, 5);
        assert!(found.largest <= 2 * found.largest_true, "{shape:?}: {found:?}");
    }
}

#[test]
fn records_all_alike_are_one_person_or_reported() {
    let shape = Shape::detained(1).missing(0).identified(1_000);
    let row = shape.rows(6).next().unwrap();
    let rows: Vec<Row> = (0..1_000)
        .map(|number| {
            let mut row = row.clone();
            row.id = format!("{number:04}");
            row
        })
        .collect();
    let (found, _) = linked(&shape, &rows);
    let skipped: u64 = found.blocked().iter().map(|rule| rule.skipped().1).sum();
    assert!(found.persons().len() == 1 || skipped > 0);
}

#[test]
fn columns_that_are_empty_or_all_alike_change_little() {
    let shape = Shape::detained(120);
    let rows: Vec<Row> = shape.rows(7).collect();
    let plain = roll(&shape, &rows);
    let truth = truth(&plain, &rows);
    let more = plain
        .clone()
        .with_texts("empty", rows.iter().map(|_| ""))
        .with_identifiers("none has one", rows.iter().map(|_| ""))
        .with_texts("all alike", rows.iter().map(|_| "Venezuela"));
    let f1 = |roll: &Roll| {
        let found = link(roll, &Linking::default(), &Constraints::default());
        evaluate(found.persons().labels(), &truth).f1.value()
    };
    assert!((f1(&plain) - f1(&more)).abs() < 0.02);
    for records in [0, 1] {
        let few = &rows[..records];
        assert_eq!(linked(&shape, few).0.persons().len(), records);
    }
    let mut blank = rows[..50].to_vec();
    for cell in blank.iter_mut().flat_map(|row| &mut row.cells) {
        cell.clear();
    }
    assert_eq!(linked(&shape, &blank).0.persons().len(), 50);
}

#[test]
fn lists_are_the_same_for_the_same_seed_and_hold_what_they_promise() {
    let shape = Shape::registry(2_000);
    let rows: Vec<Row> = shape.rows(8).collect();
    assert_eq!(rows, shape.rows(8).collect::<Vec<_>>());
    assert_ne!(rows, shape.rows(9).collect::<Vec<_>>());
    assert_eq!(rows.len(), 2_000);
    let ids: BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids.len(), rows.len());
    let mut sizes: BTreeMap<u64, u32> = BTreeMap::new();
    for row in &rows {
        *sizes.entry(row.person).or_default() += 1;
    }
    let twice = sizes.values().filter(|size| **size == 2).count();
    assert!((150..=250).contains(&twice), "{twice}");
    // The second record of a person has one slip, mostly to be seen; no cell is empty.
    let differ = |pair: &[Row]| {
        let cells = pair[0].cells.iter().zip(&pair[1].cells);
        cells.filter(|(one, other)| one != other).count()
    };
    let repeats: Vec<usize> = rows
        .windows(2)
        .filter(|pair| pair[0].person == pair[1].person)
        .map(differ)
        .collect();
    assert!(repeats.iter().all(|cells| *cells <= 2), "{repeats:?}");
    assert!(repeats.iter().filter(|cells| **cells > 0).count() * 10 > repeats.len() * 8);
    assert!(
        rows.iter()
            .all(|row| row.cells.iter().all(|cell| !cell.is_empty()))
    );
    let halved = Shape::detained(500).missing(500);
    let empty = halved
        .rows(8)
        .flat_map(|row| row.cells)
        .filter(String::is_empty)
        .count();
    assert!((1_200..=2_800).contains(&empty), "{empty}");
}
