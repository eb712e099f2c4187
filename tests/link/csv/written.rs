//! - `a_table_that_is_written_reads_back_as_it_was`
//! - `no_cell_is_written_that_a_spreadsheet_would_run`
//! - `persons_read_back_with_the_ids_of_the_records`
//! - `persons_who_last_are_written_with_the_ids_they_had`
//! - `scores_are_written_in_bits_and_lose_nothing`
//! - `nothing_that_is_shown_of_a_table_repeats_what_it_holds`

use cotejo::link::cluster::{Constraints, Link};
use cotejo::link::csv::{Kind, Mapping, Table, lasting, pairs, persons, read};
use cotejo::link::{Earlier, Linking, Roll, link, link_more};
use proptest::prelude::*;

use super::{column, foreign, people, table};
use crate::config;

/// A cell of the signs that matter, some of them wide.
fn cell() -> impl Strategy<Value = String> {
    let signs = vec![
        "=", "+", "-", "@", "'", "'", "＝", "1", ".", "a", "ñ", " ", ",", ";", "|", "\t", "\"", "\n", "\r",
    ];
    prop::collection::vec(prop::sample::select(signs), 0..6).prop_map(|signs| signs.concat())
}

fn written(table: &Table) -> String {
    let roll = table.roll();
    let found = link(&roll, &Linking::default(), &Constraints::default());
    table.with_persons(&roll, found.persons()).to_string()
}

fn cells(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let records = reader
        .has_headers(false)
        .from_reader(text.as_bytes())
        .into_records();
    records
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn a_table_that_is_written_reads_back_as_it_was(
        rows in prop::collection::vec(prop::collection::vec(cell(), 2), 1..6),
        header in cell(),
    ) {
        let headers = vec!["nombre".to_owned(), format!("x{header}")];
        let given = table(foreign(&[vec![headers], rows].concat(), b','));
        let text = written(&given);
        let again = table(&text);
        prop_assert_eq!(again.len(), given.len());
        prop_assert!(again.rejected().is_empty() && again.notes().is_empty());
        for record in 0..given.len() {
            prop_assert_eq!(again.id(record), given.id(record));
            prop_assert_eq!(again.value(record, 2), given.value(record, 0));
            prop_assert_eq!(again.value(record, 3), given.value(record, 1));
        }
        prop_assert_eq!(again.columns()[3].header(), given.columns()[1].header());
        // Twice written is once written, but for the columns put before.
        let twice = cells(&written(&again));
        let once = cells(&text);
        prop_assert!(once.iter().zip(&twice).skip(1).all(|(once, twice)| once[2..] == twice[4..]));
    }

    #[test]
    fn no_cell_is_written_that_a_spreadsheet_would_run(rows in prop::collection::vec([cell(), cell()], 1..6)) {
        let rows: Vec<Vec<String>> = rows.into_iter().map(|row| row.to_vec()).collect();
        let headers = vec!["id".to_owned(), "nombre".to_owned()];
        let table = table(foreign(&[vec![headers], rows].concat(), b','));
        for cell in cells(&written(&table)).iter().flatten() {
            let runs = cell.trim_start().starts_with(['=', '+', '-', '@', '＝']);
            prop_assert!(!runs || cell.parse::<f64>().is_ok(), "{cell:?}");
        }
    }
}

#[test]
fn persons_read_back_with_the_ids_of_the_records() {
    let rows = people();
    let table = table(foreign(&rows, b','));
    let roll = table.roll();
    let found = link(&roll, &Linking::default(), &Constraints::default());
    let text = persons(&roll, found.persons()).to_string();
    assert_eq!(text, "rec_id,person_id\n1,1\n2,1\n3,3\n4,3\n5,5\n6,6\n");
    let mapping = Mapping::default().map("person_id", Kind::Text);
    let again = read([("persons", &text)], &mapping).unwrap();
    let ids: Vec<_> = (0..again.len())
        .map(|record| (again.id(record), again.value(record, 1)))
        .collect();
    assert_eq!(ids[1], (Some("2"), Some("1")));
    let whole = table.with_persons(&roll, found.persons()).to_string();
    let second = "2,1,2,RUBEN,PINA,,M,1994,12345679,,2024-08-02,Lara,'=SUM(A1)";
    assert!(whole.lines().any(|line| line == second), "{whole}");
}

#[test]
fn persons_who_last_are_written_with_the_ids_they_had() {
    let (linking, free) = (Linking::default(), Constraints::default());
    let monday = "id,nombre,cedula\nb,Rosa Vela,12345679\n=c,Luis Toro,9876543\n";
    let tuesday = "id,nombre,cedula\na,Rosa Vela,12345679\nd,Ana Ruda,5432198\n";
    let read = |files: &[(&str, &str)]| read(files.iter().copied(), &Mapping::default()).unwrap();
    let one = read(&[("mon", monday)]);
    let roll = one.roll();
    let earlier = Earlier::of(&roll, &link(&roll, &linking, &free));
    let both = read(&[("mon", monday), ("tue", tuesday)]);
    let roll = both.roll();
    let found = link_more(&roll, &earlier, &linking, &free);
    // The persons of the run are called by their least record, which is a new one.
    assert_eq!(
        persons(&roll, found.linkage().persons()).to_string(),
        "rec_id,person_id\n'=c,'=c\na,a\nb,a\nd,d\n"
    );
    assert_eq!(
        lasting(&roll, found.next()).to_string(),
        "rec_id,person_id\n'=c,'=c\na,b\nb,b\nd,d\n"
    );
    let whole = both.with_lasting(found.next()).to_string();
    let rows: Vec<Vec<String>> = cells(&whole);
    let told: Vec<&[String]> = rows.iter().map(|row| &row[..2]).collect();
    assert_eq!(
        told,
        [
            ["rec_id", "person_id"],
            ["b", "b"],
            ["'=c", "'=c"],
            ["a", "b"],
            ["d", "d"]
        ]
    );
    assert_eq!(rows[3][3..], ["Rosa Vela", "12345679"]);
    // Nobody is known to a linking of before for a record it has not seen; nobody is left out.
    assert_eq!(
        lasting(&roll, &earlier).to_string(),
        "rec_id,person_id\n'=c,'=c\na,\nb,b\nd,\n"
    );
}

#[test]
fn scores_are_written_in_bits_and_lose_nothing() {
    let roll = Roll::new(["=1+1", "a", "b,c"]);
    let weights = [(0, 1, -12), (0, 2, 28_250), (1, 2, i32::MIN)];
    let links = weights.map(|(one, other, weight)| Link { one, other, weight });
    let text = pairs(&roll, &links).to_string();
    assert_eq!(
        text,
        "left,right,score\n'=1+1,a,-0.012\n'=1+1,\"b,c\",28.250\na,\"b,c\",-2147483.648\n"
    );
}

#[test]
fn nothing_that_is_shown_of_a_table_repeats_what_it_holds() {
    let text = "id,nombre,nacido,cedula\nA7,Rosa Vela,ayer,12345679\nA7,Rosa Vela,1990,12345679,más\n";
    let table = table(text);
    let shown = format!(
        "{table:?} {:?} {:?} {:?}",
        table.rejected(),
        table.notes(),
        table.roll()
    );
    for secret in ["Vela", "A7", "ayer", "12345679", "más"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    assert_eq!(table.value(0, column(&table, "nombre")), Some("Rosa Vela"));
}
