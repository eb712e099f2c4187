//! Laws of what forms are filled with where nobody knows better.
//!
//! - `what_forms_are_filled_with_joins_nobody`
//! - `a_filler_is_as_good_as_nothing`
//! - `what_one_family_or_one_person_has_is_no_filler`
//! - `first_days_of_many_years_are_no_fillers`
//! - `which_records_come_first_changes_no_filler`

use cotejo::link::cluster::Constraints;
use cotejo::link::evaluate::evaluate;
use cotejo::link::{Linkage, Linking, explain, link};

use super::linker::{Row, planted, roll};

fn linked(rows: &[Row]) -> Linkage {
    link(&roll(rows), &Linking::default(), &Constraints::default())
}

/// Every so many people have this day and this number instead of theirs.
fn filled(people: usize, every: usize, born: &str, number: &str) -> (Vec<Row>, Vec<u32>) {
    let (mut rows, truth) = planted(people);
    for (at, row) in rows.iter_mut().enumerate() {
        if (at / 2).is_multiple_of(every) {
            row[2..4].clone_from_slice(&[born.to_owned(), number.to_owned()]);
        }
    }
    (rows, truth)
}

fn told(found: &Linkage) -> Vec<(&str, u64)> {
    let all = found.fillers().iter();
    all.map(|filler| (filler.column(), filler.records())).collect()
}

#[test]
fn what_forms_are_filled_with_joins_nobody() {
    for (people, every) in [(60, 2), (150, 5), (240, 2)] {
        let (rows, truth) = filled(people, every, "1990-01-01", "12345");
        let found = linked(&rows);
        let records = u64::try_from(2 * people.div_ceil(every)).unwrap();
        assert_eq!(told(&found), [("born", records), ("national id", records)]);
        let result = evaluate(found.persons().labels(), &truth);
        assert!(result.precision.value() > 0.95, "{people} {every} {result:?}");
    }
}

#[test]
fn a_filler_is_as_good_as_nothing() {
    let (with, _) = filled(100, 2, "1990-03-07", "12345");
    let (without, _) = filled(100, 2, "1990", "");
    let (with_roll, without_roll) = (roll(&with), roll(&without));
    let free = Constraints::default();
    let (one, other) = (
        link(&with_roll, &Linking::default(), &free),
        link(&without_roll, &Linking::default(), &free),
    );
    assert_eq!((one.fillers().len(), other.fillers().len()), (2, 0));
    assert_eq!((one.model(), one.links()), (other.model(), other.links()));
    let pair = one.links()[0];
    let told = |roll, found| explain(roll, found, pair.one, pair.other).unwrap();
    assert_eq!(told(&with_roll, &one), told(&without_roll, &other));
}

#[test]
fn what_one_family_or_one_person_has_is_no_filler() {
    let given = ["Rosa", "Luis", "Eva", "Ana", "Ida", "Pía", "Luz"];
    let married = ["Coa", "Ruz", "Olmo", "Sanz", "Moya", "Leal"];
    let of_one = given.iter().map(|given| format!("{given} Vela Toro"));
    let family: Vec<String> = of_one
        .chain(married.iter().map(|surname| format!("Noemí {surname} Toro")))
        .collect();
    let spelled = ["Rosa Vela Toro", "Rosa Bela Toro"].map(str::to_owned);
    for names in [&family[..], &spelled] {
        let (mut rows, _) = planted(100);
        for at in 0..26 {
            let name = names[at % names.len()].as_str();
            rows.push([&format!("n{at:02}"), name, "1971-02-27", "9876543", ""].map(str::to_owned));
        }
        assert!(told(&linked(&rows)).is_empty(), "{names:?}");
    }
}

#[test]
fn first_days_of_many_years_are_no_fillers() {
    let (mut rows, _) = planted(200);
    for (at, row) in rows.iter_mut().enumerate() {
        if (at / 2) % 3 == 0 {
            row[2] = format!("{}-01-01", 1950 + at / 6 % 4);
        }
    }
    assert!(told(&linked(&rows)).is_empty());
    for row in rows.iter_mut().step_by(2) {
        row[2] = "1990-01-01".to_owned();
    }
    assert_eq!(told(&linked(&rows)).len(), 1);
}

#[test]
fn which_records_come_first_changes_no_filler() {
    let (mut rows, _) = filled(100, 2, "1990-01-01", "12345");
    let before = told(&linked(&rows))
        .iter()
        .map(|(column, n)| ((*column).to_owned(), *n))
        .collect::<Vec<_>>();
    for row in &mut rows {
        row[0] = row[0].chars().rev().collect();
    }
    let after = linked(&rows);
    let after = told(&after)
        .iter()
        .map(|(column, n)| ((*column).to_owned(), *n))
        .collect::<Vec<_>>();
    assert_eq!(before, after);
    assert_eq!(before.len(), 2);
}
