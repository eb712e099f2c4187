//! Laws of records that say the same by the dozen: one page pasted many times.
//!
//! - `copies_are_one_person_however_many`
//! - `copies_change_nobody_else`
//! - `which_of_the_copies_comes_first_changes_nothing`
//! - `copies_that_somebody_judges_stand_for_themselves`
//! - `namesakes_without_a_number_or_a_day_of_birth_are_no_copies`
//! - `what_forms_are_filled_with_marks_nobody`
//! - `copies_that_are_not_enough_stay_apart_and_are_reported`
//! - `what_is_told_of_copies_adds_up`
//! - `a_copy_of_tomorrow_finds_its_person`
//! - `who_stood_for_copies_may_go`
//! - `copies_in_a_ledger_are_one_person`
//! - `copies_in_a_ledger_that_are_not_enough_are_counted`

use cotejo::link::cluster::Constraints;
use cotejo::link::{Blocked, Earlier, Linking, explain, link, link_more};
use cotejo::{DetaineeDraft, Draft, Joining, Ledger, Value};
use proptest::prelude::*;

use super::config;
use super::linker::{Row, persons, planted, roll};

fn row(id: &str, name: &str, born: &str, number: &str, state: &str) -> Row {
    [id, name, born, number, state].map(str::to_owned)
}

/// So many records that say the same.
fn copies(count: usize) -> Vec<Row> {
    let copy = |at| {
        row(
            &format!("c{at:05}"),
            "Onésimo Barrolleta Guaiquirima",
            "1971-02-27",
            "9876543",
            "Lara",
        )
    };
    (0..count).map(copy).collect()
}

#[test]
fn copies_are_one_person_however_many() {
    for count in [2, 9, 10, 11, 12, 60, 100, 101, 1_500] {
        assert_eq!(persons(&copies(count)).len(), 1, "{count}");
    }
    for count in [2, 11, 300] {
        let (mut rows, _) = planted(60);
        rows.extend(copies(count));
        let all = persons(&rows);
        let own = all
            .iter()
            .find(|person| person.contains(&"c00000".to_owned()))
            .unwrap();
        assert_eq!(own.len(), count);
    }
}

proptest! {
    #![proptest_config(config(6))]

    #[test]
    fn copies_change_nobody_else(people in 10..60_usize, many in 11..400_usize) {
        let (few, _) = planted(people);
        let (mut more, mut most) = (few.clone(), few);
        more.extend(copies(11));
        most.extend(copies(many));
        let others = |rows: &[Row]| -> Vec<Vec<String>> {
            let all = persons(rows).into_iter();
            all.filter(|person| !person[0].starts_with('c')).collect()
        };
        prop_assert_eq!(others(&more), others(&most));
    }

    #[test]
    fn which_of_the_copies_comes_first_changes_nothing(turn in 1..130_usize) {
        let (mut rows, _) = planted(15);
        rows.extend(copies(100));
        let ids: Vec<String> = rows.iter().map(|row| row[0].clone()).collect();
        let sizes = |rows: &[Row], turn: usize| -> Vec<Vec<usize>> {
            let at = |id: &String| (ids.iter().position(|own| own == id).unwrap() + turn) % ids.len();
            let mut persons: Vec<Vec<usize>> = persons(rows).iter().map(|person| person.iter().map(at).collect()).collect();
            for person in &mut persons {
                person.sort_unstable();
            }
            persons.sort_unstable();
            persons
        };
        let before = sizes(&rows, 0);
        let count = ids.len();
        for (at, row) in rows.iter_mut().enumerate() {
            // Each takes the id of one before it.
            row[0].clone_from(&ids[(at + count - turn) % count]);
        }
        prop_assert_eq!(before, sizes(&rows, turn));
    }
}

#[test]
fn copies_that_somebody_judges_stand_for_themselves() {
    let roll = roll(&copies(30));
    let sizes = |constraints: &Constraints| {
        let found = link(&roll, &Linking::default(), constraints);
        let mut sizes: Vec<usize> = found.persons().clusters().map(<[u32]>::len).collect();
        sizes.sort_unstable();
        (sizes, found.persons().clone())
    };
    let different = Constraints {
        different: vec![(3, 7)],
        ..Constraints::default()
    };
    let (few, persons) = sizes(&different);
    assert_eq!(few.len(), 2);
    assert_ne!(persons.cluster_of(3), persons.cluster_of(7));
    let apart = Constraints {
        apart: vec![(0..30).collect()],
        ..Constraints::default()
    };
    assert_eq!(sizes(&apart).0, [1; 30]);
    let once_each = Constraints {
        listing: vec![Some(0); 30],
        ..Constraints::default()
    };
    assert_eq!(sizes(&once_each).0, [1; 30]);
}

#[test]
fn namesakes_without_a_number_or_a_day_of_birth_are_no_copies() {
    let namesakes = |born: &str| -> Vec<Row> {
        let one = |at| row(&format!("n{at:04}"), "José García", born, "", "Lara");
        (0..300).map(one).collect()
    };
    for born in ["", "1971"] {
        let (mut rows, _) = planted(60);
        rows.extend(namesakes(born));
        let all = persons(&rows);
        let own = all.iter().filter(|person| person[0].starts_with('n'));
        assert_eq!(own.count(), 300, "{born}");
    }
}

#[test]
fn what_forms_are_filled_with_marks_nobody() {
    for (name, born, number) in [
        ("José García", "1990-01-01", ""),
        ("José García", "", "123456"),
        ("José García", "", "99999"),
        ("José García", "", "54321"),
        ("José García", "", "17"),
        ("", "1990-03-07", ""),
        ("", "", "9876543"),
    ] {
        let (mut rows, _) = planted(60);
        rows.extend((0..300).map(|at| row(&format!("n{at:04}"), name, born, number, "Lara")));
        let all = persons(&rows);
        let own = all.iter().filter(|person| person[0].starts_with('n'));
        assert_eq!(own.count(), 300, "{name} {born} {number}");
    }
    // A day or a number of many others is no better.
    for (born, number) in [("1990-03-07", ""), ("", "9876543")] {
        let (mut rows, _) = planted(200);
        for row in &mut rows {
            row[2..4].clone_from_slice(&[born.to_owned(), number.to_owned()]);
        }
        rows.extend((0..150).map(|at| row(&format!("n{at:04}"), "José García", born, number, "Lara")));
        let all = persons(&rows);
        let own = all.iter().filter(|person| person[0].starts_with('n'));
        assert_eq!(own.count(), 150, "{born} {number}");
    }
    // Nor is the number of a case, which a family shares.
    let (mut rows, _) = planted(60);
    rows.extend((0..150).map(|at| row(&format!("n{at:04}"), "Onésimo Barrolleta", "", "9876543", "Lara")));
    rows.extend((0..12).map(|at| row(&format!("m{at:04}"), "Pedro Barrolleta", "", "9876543", "Lara")));
    let all = persons(&rows);
    let own = all.iter().filter(|person| person[0].starts_with('n'));
    assert_eq!(own.count(), 150);
}

#[test]
fn copies_that_are_not_enough_stay_apart_and_are_reported() {
    let roll = roll(&copies(40));
    let unheard_of = Linking::default().threshold(90_000);
    let found = link(&roll, &unheard_of, &Constraints::default());
    assert_eq!(found.persons().len(), 40);
    let report = found.blocked().last().unwrap();
    assert_eq!(report.label(), Blocked::COPIES);
    assert_eq!((report.blocks(), report.pairs()), (1, 39));
    assert_eq!(report.skipped(), (1, 39 * 38 / 2));
    let joined = link(&roll, &Linking::default(), &Constraints::default());
    assert_eq!(joined.blocked().last().unwrap().skipped(), (0, 0));
}

#[test]
fn what_is_told_of_copies_adds_up() {
    let (mut rows, _) = planted(40);
    // Before all others in the order of ids, which moves the places of those.
    let before = |[id, name, born, number, state]: Row| [id.replace('c', "A"), name, born, number, state];
    rows.extend(copies(25).into_iter().map(before));
    let roll = roll(&rows);
    let found = link(&roll, &Linking::default(), &Constraints::default());
    for pair in found.links() {
        let told = explain(&roll, &found, pair.one, pair.other).unwrap();
        let parts: i32 = told.evidence().iter().map(|part| part.weight()).sum();
        assert_eq!(told.prior() + parts, told.total());
        assert_eq!(told.total(), pair.weight);
    }
    let clusters = found.persons();
    let own = (0..clusters.len()).find(|at| clusters.records(u32::try_from(*at).unwrap()).len() == 25);
    let joins = clusters.joins(u32::try_from(own.unwrap()).unwrap());
    assert_eq!(joins.len(), 24);
    let weight = joins[0].weight.unwrap();
    assert!(
        joins
            .iter()
            .all(|join| join.one == joins[0].one && join.weight == Some(weight))
    );
    let told = explain(&roll, &found, joins[3].other, joins[7].other).unwrap();
    assert_eq!(told.total(), weight);
}

#[test]
fn a_copy_of_tomorrow_finds_its_person() {
    let (mut rows, _) = planted(40);
    let first = |rows: &mut Vec<Row>, count| rows.extend(copies(count));
    first(&mut rows, 8);
    let (linking, free) = (Linking::default(), Constraints::default());
    let today = roll(&rows);
    let earlier = Earlier::of(&today, &link(&today, &linking, &free));
    rows.truncate(80);
    first(&mut rows, 40);
    let all = roll(&rows);
    let found = link_more(&all, &earlier, &linking, &free);
    let scratch = link(&all, &linking.model(earlier.model().clone()), &free);
    assert_eq!(found.linkage().persons().labels(), scratch.persons().labels());
    let person = earlier.person("c00000");
    assert!(person.is_some());
    assert!((0..40).all(|at| found.next().person(&format!("c{at:05}")) == person));
    assert!(found.retired().is_empty() && found.parted().is_empty());
}

#[test]
fn who_stood_for_copies_may_go() {
    let (linking, free) = (Linking::default(), Constraints::default());
    for (count, gone) in [(30, 1), (12, 1), (12, 4), (30, 25)] {
        let (mut rows, _) = planted(40);
        rows.extend(copies(count));
        rows.push(row("x", "Onésimo Barrolleta", "1971-02-27", "9876543", ""));
        let today = roll(&rows);
        let earlier = Earlier::of(&today, &link(&today, &linking, &free));
        let person = earlier.person("x").map(str::to_owned);
        assert_eq!(person.as_deref(), Some("c00000"));
        rows.retain(|row| !row[0].starts_with('c') || row[0] >= format!("c{gone:05}"));
        let all = roll(&rows);
        let found = link_more(&all, &earlier, &linking, &free);
        let scratch = link(&all, &linking.clone().model(earlier.model().clone()), &free);
        assert_eq!(
            found.linkage().persons().labels(),
            scratch.persons().labels(),
            "{count} {gone}"
        );
        assert!(found.parted().is_empty() && found.retired().is_empty());
        assert_eq!(found.next().person("x"), person.as_deref());
    }
    // Nor does it part the others when that record is changed.
    let (mut rows, _) = planted(40);
    rows.extend(copies(30));
    rows.push(row("x", "Onésimo Barrolleta", "1971-02-27", "9876543", ""));
    let today = roll(&rows);
    let earlier = Earlier::of(&today, &link(&today, &linking, &free));
    let first = rows.iter().position(|row| row[0] == "c00000").unwrap();
    rows[first] = row("c00000", "Rosa Ruda Coa", "1988-11-03", "14123987", "Zulia");
    let found = link_more(&roll(&rows), &earlier, &linking, &free);
    assert_eq!(found.next().person("x"), found.next().person("c00001"));
    assert_ne!(found.next().person("x"), found.next().person("c00000"));
}

#[test]
fn copies_in_a_ledger_that_are_not_enough_are_counted() -> Result<(), cotejo::Problems> {
    let record = |at| {
        DetaineeDraft::new(&format!("c-{at:02}"))
            .name("PEÑA MONTERO, Rubén")
            .born("1990-05-06")
    };
    let draft = (0..40).fold(Draft::new(), |draft, at| draft.with_detainee(record(at)));
    let found = cotejo::link::persons(&Ledger::try_from(draft)?, Joining::default());
    assert_eq!(found.persons().len(), 40);
    assert_eq!(
        found.passed_over() + u64::try_from(found.doubts()).unwrap(),
        40 * 39 / 2
    );
    Ok(())
}

#[test]
fn copies_in_a_ledger_are_one_person() -> Result<(), cotejo::Problems> {
    let mut draft = Draft::new();
    for at in 0..40 {
        let held = Value::record([("what", "held"), ("facility", "Northern Prison")]);
        let record = DetaineeDraft::new(&format!("c-{at:02}"))
            .name("PEÑA MONTERO, Rubén")
            .born("1990-05-06")
            .events(held);
        draft = draft.with_detainee(record);
    }
    let found = cotejo::link::persons(&Ledger::try_from(draft)?, Joining::default());
    assert_eq!(found.persons().len(), 1);
    assert_eq!(found.persons()[0].joins().len(), 39);
    assert!(found.in_doubt().is_empty());
    Ok(())
}
