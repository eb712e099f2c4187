//! - `columns_meet_by_their_headers_in_any_order`
//! - `a_column_meets_the_one_of_its_header_and_not_the_first_of_its_label`
//! - `headers_of_one_label_that_differ_are_said`
//! - `a_year_of_birth_counts_in_whichever_column_it_stands`
//! - `headers_in_a_wrong_encoding_are_repaired`

use std::collections::{BTreeMap, BTreeSet};

use cotejo::link::cluster::Constraints;
use cotejo::link::csv::{Kind, Mapping, Table, read};
use cotejo::link::{Linking, explain, link};
use proptest::prelude::*;

use super::linked;
use crate::config;

/// Headers that all say the same.
const SAME: [&str; 5] = ["municipio", "cantón", "county", "comuna", "county 2"];

/// One record a file, each value being its header.
fn told(files: &[Vec<&str>]) -> Table {
    let texts: Vec<(String, String)> = files
        .iter()
        .enumerate()
        .map(|(at, headers)| {
            let headers = headers.join(",");
            (
                format!("{at}"),
                format!("nombre,{headers}\nRosa Vela,{headers}\n"),
            )
        })
        .collect();
    let files = texts.iter().map(|(name, text)| (name.as_str(), text));
    read(files, &Mapping::default()).unwrap()
}

/// Under which labels each header is found.
fn labels(table: &Table) -> BTreeMap<String, BTreeSet<String>> {
    let mut labels: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (at, column) in table.columns().iter().enumerate() {
        if column.kind() == Kind::Text {
            for header in (0..table.len()).filter_map(|record| table.value(record, at)) {
                let own = labels.entry(header.to_owned()).or_default();
                own.insert(column.label().to_owned());
            }
        }
    }
    labels
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn columns_meet_by_their_headers_in_any_order(
        files in prop::collection::vec(prop::sample::subsequence(SAME.to_vec(), 1..=4).prop_shuffle(), 1..5),
        turn in 0_usize..5,
    ) {
        let found = labels(&told(&files));
        prop_assert!(found.values().all(|labels| labels.len() == 1), "one header is one column: {:?}", found);
        for headers in &files {
            let own: BTreeSet<_> = headers.iter().map(|header| &found[*header]).collect();
            prop_assert_eq!(own.len(), headers.len(), "two columns of a file are two");
        }
        if files.iter().all(|headers| headers.len() == 1) {
            prop_assert!(found.values().all(|labels| labels.contains("municipality")));
        }
        let mut turned: Vec<Vec<&str>> = files.clone();
        turned.rotate_left(turn % files.len());
        for headers in &mut turned {
            headers.reverse();
        }
        prop_assert_eq!(labels(&told(&turned)), found);
    }
}

#[test]
fn a_column_meets_the_one_of_its_header_and_not_the_first_of_its_label() {
    for (both, one, label) in [
        (["municipio", "parroquia"], "Parroquia", "municipality 2"),
        (["parroquia", "municipio"], "municipio", "municipality"),
        (["documento", "DNI"], "Documento", "national id 2"),
        (["DNI", "documento"], "D.N.I.", "national id"),
    ] {
        let both = format!("id,nombre,{}\na,Rosa Vela,uno,dos\n", both.join(","));
        let one = format!("id,nombre,{one}\nb,Rosa Vela,tres\n");
        let files = [("both", &both), ("one", &one)];
        for files in [files, [files[1], files[0]]] {
            let table = read(files, &Mapping::default()).unwrap();
            let record = (0..2).find(|record| table.id(*record) == Some("b")).unwrap();
            let columns = table.columns().iter().enumerate();
            let own: Vec<_> = columns
                .filter(|(at, _)| table.value(record, *at) == Some("tres"))
                .map(|(_, column)| column)
                .collect();
            assert_eq!((own[0].label(), own[0].doubts().count()), (label, 0), "{one}");
        }
    }
    // A number of another kind of paper meets neither.
    let files = [
        ("a", "nombre,pasaporte\nRosa Vela,1\n"),
        ("b", "nombre,documento,DNI\nRosa Vela,2,3\n"),
    ];
    let table = read(files, &Mapping::default()).unwrap();
    let labels: Vec<&str> = table.columns().iter().map(|column| column.label()).collect();
    assert_eq!(labels, ["name", "passport", "national id 2", "national id"]);
}

#[test]
fn headers_of_one_label_that_differ_are_said() {
    let files = [
        ("a", "nombre,municipio,apodo\n"),
        ("b", "full name,cantón,Apodo\n"),
        ("c", "full name,cantón\n"),
    ];
    let doubts = |mapping: &Mapping| -> Vec<String> {
        let table = read(files, mapping).unwrap();
        let doubts = table.columns().iter().flat_map(|column| column.doubts());
        doubts.map(str::to_owned).collect()
    };
    assert_eq!(
        doubts(&Mapping::default()),
        ["`cantón` in `b` is taken for the same"]
    );
    let said = Mapping::default().labelled("cantón", Kind::Text, "municipality");
    assert!(doubts(&said).is_empty());
}

#[test]
fn a_year_of_birth_counts_in_whichever_column_it_stands() {
    let files = [
        (
            "a",
            "id,nombre,yob,año de nacimiento,cédula\na,Rosa Vela,,1990,12345679\n",
        ),
        ("b", "id,nombre,yob,cédula\nb,Rosa Vela,1990,12345679\n"),
    ];
    let table = read(files, &Mapping::default()).unwrap();
    assert_eq!(linked(&table), "rec_id,person_id\na,a\nb,a\n");
    let year = |record: usize| {
        let roll = table.roll();
        let found = link(&roll, &Linking::default(), &Constraints::default());
        let places = roll.places();
        let told = explain(&roll, &found, places[record], places[1]).unwrap();
        told.evidence()
            .iter()
            .find(|part| part.column() == "birth date")
            .map(|part| part.level().to_owned())
    };
    assert_eq!(year(0), year(1));
    assert!(year(0).is_some());
}

#[test]
fn headers_in_a_wrong_encoding_are_repaired() {
    let text = "Nombre,CÃ©dula,AÃ±o de nacimiento,c‚dula 2,observaciÃ³n\nRosa Vela,12345679,1990,7654321,x\n";
    let table = super::table(text);
    let found: Vec<(Kind, &str)> = table
        .columns()
        .iter()
        .map(|column| (column.kind(), column.label()))
        .collect();
    assert_eq!(
        found,
        [
            (Kind::Name, "name"),
            (Kind::Identifier, "national id"),
            (Kind::BornYear, "birth year"),
            (Kind::Identifier, "national id 2"),
            (Kind::Aside, "observacion"),
        ]
    );
    // As written, as values are.
    assert_eq!(table.columns()[1].header(), "CÃ©dula");
    // The caller may name it either way.
    for header in ["observación", "observaciÃ³n"] {
        let mapping = Mapping::default().map(header, Kind::Text);
        let table = read([("a", text)], &mapping).unwrap();
        assert_eq!(table.columns()[4].kind(), Kind::Text);
    }
}
