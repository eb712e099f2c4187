//! Laws of records that were joined although a column says otherwise.
//!
//! - `conflicts_are_the_joins_that_a_column_speaks_against`
//! - `twins_with_neighbouring_numbers_are_conflicts_where_they_are_joined`
//! - `what_somebody_judged_is_no_conflict`

use cotejo::link::cluster::Constraints;
use cotejo::link::{Conflict, Linkage, Linking, Roll, conflicts, explain, link};

use cotejo::name::Level;

use super::linker::{Row, planted, roll};

fn row(id: &str, name: &str, born: &str, number: &str, state: &str) -> Row {
    [id, name, born, number, state].map(str::to_owned)
}

/// Names of two people.
const OF_TWO: [Level; 5] = [
    Level::SameFamily,
    Level::OtherMother,
    Level::OtherGender,
    Level::OtherSuffix,
    Level::Different,
];

fn linked(rows: &[Row], constraints: &Constraints) -> (Roll, Linkage, Vec<Conflict>) {
    let roll = roll(rows);
    let found = link(&roll, &Linking::default(), constraints);
    let conflicts = conflicts(&roll, &found);
    (roll, found, conflicts)
}

/// Planted people, and some of whose records one column is of somebody else.
fn mixed_up() -> Vec<Row> {
    let (mut rows, _) = planted(120);
    for at in (0..240).step_by(14) {
        rows[at + 1][2] = rows[at][2].replace("19", "20");
    }
    for at in (6..240).step_by(18) {
        rows[at + 1][1] = "Onésimo Barrolleta".to_owned();
    }
    rows
}

#[test]
fn conflicts_are_the_joins_that_a_column_speaks_against() {
    let (roll, found, conflicts) = linked(&mixed_up(), &Constraints::default());
    let mut expected = Vec::new();
    for (_, cluster) in found.persons().clusters().zip(0..) {
        for join in found.persons().joins(cluster) {
            let told = explain(&roll, &found, join.one, join.other).unwrap();
            let columns = told
                .evidence()
                .iter()
                .filter(|part| !part.level().starts_with("how rare"));
            let least = columns.min_by_key(|part| part.weight()).unwrap();
            let kin = told
                .evidence()
                .iter()
                .find(|part| OF_TWO.iter().any(|two| two.meaning() == part.level()));
            if let Some(least) = Some(least).filter(|least| least.weight() <= -5_000).or(kin) {
                expected.push((
                    told.total(),
                    (join.one, join.other),
                    least.column().to_owned(),
                    least.weight(),
                ));
            }
        }
    }
    expected.sort();
    let told: Vec<_> = conflicts
        .iter()
        .map(|one| {
            (
                one.weight(),
                one.records(),
                one.against().column().to_owned(),
                one.against().weight(),
            )
        })
        .collect();
    assert_eq!(told, expected);
    assert!(told.len() >= 5 && told.len() < found.links().len(), "{told:?}");
}

#[test]
fn twins_with_neighbouring_numbers_are_conflicts_where_they_are_joined() {
    let (mut rows, _) = planted(120);
    rows.push(row(
        "t-1",
        "Marta Elena Barrolleta Guaiquirima",
        "1971-02-27",
        "19876543",
        "Lara",
    ));
    rows.push(row(
        "t-2",
        "Rosa Inés Barrolleta Guaiquirima",
        "1971-02-27",
        "19876544",
        "Lara",
    ));
    let (roll, found, conflicts) = linked(&rows, &Constraints::default());
    let [one, other] = [240, 241];
    assert_eq!((roll.id(one), roll.id(other)), (Some("t-1"), Some("t-2")));
    assert_eq!(found.persons().cluster_of(one), found.persons().cluster_of(other));
    let twins = conflicts
        .iter()
        .find(|conflict| conflict.records() == (one, other))
        .unwrap();
    assert_eq!(twins.against().column(), "name");
}

#[test]
fn what_somebody_judged_is_no_conflict() {
    let rows = mixed_up();
    let (_, _, before) = linked(&rows, &Constraints::default());
    let constraints = Constraints {
        same: before.iter().map(Conflict::records).collect(),
        ..Constraints::default()
    };
    assert!(!before.is_empty());
    assert!(linked(&rows, &constraints).2.is_empty());
}
