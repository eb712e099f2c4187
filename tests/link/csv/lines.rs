//! - `every_line_is_a_header_a_record_or_a_rejection`
//! - `no_bytes_panic`
//! - `well_formed_files_read_as_the_crate_csv_reads_them`
//! - `quotation_marks_within_a_line_read_as_the_crate_csv_reads_them`
//! - `a_mark_that_is_not_closed_costs_its_line_and_no_other`
//! - `every_rejection_says_its_line_and_reason`
//! - `of_records_with_one_id_in_one_listing_the_first_is_kept`
//! - `ids_that_several_listings_share_are_told_apart`
//! - `qualified_ids_do_not_depend_on_what_is_read_with_them`
//! - `records_without_a_column_of_ids_are_called_by_their_lines`
//! - `what_stands_before_the_headers_is_passed_over_and_said`
//! - `values_that_cannot_be_read_are_noted_and_their_records_kept`
//! - `files_of_nothing_are_read`
//! - `an_attribute_of_a_megabyte_is_kept`

use cotejo::link::csv::{Finding, Mapping, Reason, Table, read};
use proptest::prelude::*;

use super::{column, foreign, linked, table};
use crate::config;

/// The lines of a text, told naively.
fn lines(text: &str) -> u64 {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    u64::try_from(text.lines().count()).unwrap()
}

/// The lines a table accounts for, in order.
fn accounted(table: &Table) -> Vec<u64> {
    let headings = table.files().iter().filter_map(|file| file.heading());
    let records = (0..table.len()).map(|record| table.lines(record).unwrap().1);
    let rejected = table.rejected().iter().map(|rejected| rejected.lines());
    let mut lines: Vec<u64> = headings.chain(records).chain(rejected).flatten().collect();
    lines.sort_unstable();
    lines
}

/// Text of the signs that matter.
fn scribble() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "\"", "\"", "\"\"", ",", ",", ";", "\n", "\n", "\r\n", "\r", "a", "b7", " ", "é", "'", "=",
    ]);
    prop::collection::vec(signs, 0..60).prop_map(|signs| signs.concat())
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn every_line_is_a_header_a_record_or_a_rejection(
        before in prop::sample::select(vec!["", "\n", "Lista,,\n", "sep=,\r\n"]),
        headers in prop::sample::select(vec!["id,nombre,nacido", "nombre,apellido,nota"]),
        after in scribble(),
    ) {
        let text = format!("{before}{headers}\n{after}");
        let table = table(&text);
        prop_assert_eq!(accounted(&table), (1..=lines(&text)).collect::<Vec<_>>());
    }

    #[test]
    fn no_bytes_panic(start in prop::sample::select(vec![
        &b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF", b"id,nombre,dob,sexo,by,bm,bd\n", b"sep=;\n", b"sep=",
    ]), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let bytes = [start, &bytes].concat();
        if let Ok(table) = read([("a", &bytes[..]), ("a", b"nombre\nRosa Vela\n")], &Mapping::default()) {
            let shown = [format!("{table:?}"), format!("{:?}", table.roll())].concat();
            prop_assert!(!shown.contains("Vela"));
        }
    }

    #[test]
    fn well_formed_files_read_as_the_crate_csv_reads_them(
        rows in prop::collection::vec(prop::collection::vec("[a-c é,;|\"\n\r\t]{0,5}", 3), 0..12),
        delimiter in prop::sample::select(b",;\t|".to_vec()),
    ) {
        let headers = ["nombre", "nota", "estado"].map(str::to_owned).to_vec();
        let all = [vec![headers], rows].concat();
        let bytes = foreign(&all, delimiter);
        let table = table(&bytes);
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(&bytes[..]);
        let theirs: Vec<Vec<String>> = reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            // Rows of nothing are rejected here, and kept there.
            .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty()))
            .collect();
        let ours: Vec<Vec<String>> = (0..table.len())
            .map(|record| (0..3).map(|at| table.value(record, at).unwrap().to_owned()).collect())
            .collect();
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn quotation_marks_within_a_line_read_as_the_crate_csv_reads_them(
        lines in prop::collection::vec("x[ab,\"]{0,8}|\"[ab]{0,3}(\"\")?\"[ab,]{0,3}", 1..8),
    ) {
        // A mark that is never closed is what the two differ in.
        let closes = |line: &str| {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes()).into_records();
            let alone = reader.next().unwrap().unwrap();
            let more = format!("{line}\n\n");
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(more.as_bytes()).into_records();
            alone == reader.next().unwrap().unwrap()
        };
        let lines: Vec<String> = lines.into_iter().filter(|line| closes(line)).collect();
        let text = format!("nombre,a,b,c,d,e,f,g,h,i,j\n{}\n", lines.join("\n"));
        let table = table(&text);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let theirs: Vec<Vec<String>> = reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        let ours: Vec<Vec<String>> = (0..table.len())
            .map(|record| (0..11).map_while(|at| table.value(record, at).map(str::to_owned)).collect())
            .collect();
        prop_assert_eq!(ours, theirs);
    }
}

#[test]
fn a_mark_that_is_not_closed_costs_its_line_and_no_other() {
    let text = "id,nombre,nota\n1,Rosa Vela,ok\n2,Ana Ruda,\"dijo\n3,\"Vela, Luis\",\"a\nb\"\n4,Eva Toro,x\n";
    let table = table(text);
    let ids: Vec<&str> = (0..table.len()).filter_map(|record| table.id(record)).collect();
    assert_eq!(ids, ["1", "3", "4"]);
    let [rejected] = table.rejected() else {
        panic!("{:?}", table.rejected())
    };
    assert_eq!(
        rejected.to_string(),
        "`a.csv`, line 3: a quotation mark is not closed"
    );
    assert_eq!(table.value(1, 2), Some("a\nb"));

    let chained = format!("nombre,nota\n{}", "z\",\"\n".repeat(20_000));
    let table = super::table(&chained);
    assert_eq!(table.len() + table.rejected().len(), 20_000);
}

#[test]
fn every_rejection_says_its_line_and_reason() {
    let text = "id,nombre\r\n1,Rosa Vela,,\r\n\r\n,\r\n2,Vela, Luis\r\n,Eva Toro\r\n3\r\n4,\"Ana\r\nRuda\"\r\n4,Otra\r\n";
    let table = table(text);
    let said: Vec<String> = table.rejected().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "`a.csv`, line 3: nothing in the row",
            "`a.csv`, line 4: nothing in the row",
            "`a.csv`, line 5: 3 fields under 2 headers",
            "`a.csv`, line 6: no id",
            "`a.csv`, line 10: the id of `a.csv`, line 8, again",
        ]
    );
    assert_eq!(table.lines(2), Some((0, 8..=9)));
    assert_eq!(
        table.notes()[0].to_string(),
        "`a.csv`, line 7: fewer fields than headers"
    );
}

#[test]
fn of_records_with_one_id_in_one_listing_the_first_is_kept() {
    let table = table("id,lista,nombre\n1,A,Rosa Vela\n1,A,Luis Toro\n1,B,Ana Ruda\n2,B,Eva Piña\n");
    let ids: Vec<&str> = (0..table.len()).filter_map(|record| table.id(record)).collect();
    assert_eq!(ids, ["A/1", "B/1", "2"]);
    let reason = Reason::RepeatedId {
        file: "a.csv".into(),
        line: 2,
    };
    assert_eq!(table.rejected()[0].reason(), &reason);
}

#[test]
fn ids_that_several_listings_share_are_told_apart() {
    let files = [
        ("a", "id,nombre\n1,Rosa Vela\n2,Luis Toro\n"),
        ("b", "id,nombre\n1,Ana Ruda\na/1,Eva Piña\n"),
    ];
    let table = read(files, &Mapping::default()).unwrap();
    let ids: Vec<&str> = (0..table.len()).filter_map(|record| table.id(record)).collect();
    // The last is what the first is called now.
    assert_eq!(ids, ["a/1", "2", "b/1"]);
    assert_eq!(
        table.rejected()[0].to_string(),
        "`b`, line 3: the id of `a`, line 2, again"
    );
    let doubts: Vec<&str> = table.columns()[0].doubts().collect();
    assert_eq!(
        doubts,
        ["some ids are of several listings and have the listing before them"]
    );
    let again = read(files.map(|(_, text)| ("c", text)), &Mapping::default()).unwrap();
    assert_eq!(
        (again.files()[1].name(), again.id(0), again.id(2)),
        ("c (2)", Some("c/1"), Some("c (2)/1"))
    );
}

#[test]
fn qualified_ids_do_not_depend_on_what_is_read_with_them() {
    let files = [
        ("a.csv", "id,nombre\n1,Rosa Vela\n,Luis Toro\n1,Ana Ruda\n"),
        ("b.csv", "id,lista,nombre\n1,,Ana Ruda\n1,L,Eva Piña\n"),
        ("c.csv", "nombre\nEva Toro\n"),
    ];
    let ids = |files: &[(&str, &str)], mapping: &Mapping| -> Vec<String> {
        let table = read(files.iter().copied(), mapping).unwrap();
        let ids = (0..table.len()).filter_map(|record| table.id(record));
        ids.map(str::to_owned).collect()
    };
    let qualified = Mapping::default().qualified();
    let all = ids(&files, &qualified);
    assert_eq!(all, ["a.csv/1", "b.csv/1", "L/1", "c.csv:2"]);
    let one_by_one: Vec<String> = files.iter().flat_map(|file| ids(&[*file], &qualified)).collect();
    assert_eq!(one_by_one, all);
    // Without that, one file has its ids as they are.
    let plain = |file| ids(&[file], &Mapping::default());
    assert_eq!(
        (plain(files[0]), plain(files[2])),
        (vec!["1".to_owned()], vec!["2".to_owned()])
    );
}

#[test]
fn records_without_a_column_of_ids_are_called_by_their_lines() {
    let alone = table("nombre\nRosa Vela\n\nLuis Toro\n");
    assert_eq!((alone.id(0), alone.id(1)), (Some("2"), Some("4")));
    let two = read(
        [("a", "nombre\nRosa Vela\n"), ("b", "nombre\nLuis Toro\n")],
        &Mapping::default(),
    )
    .unwrap();
    assert_eq!((two.id(0), two.id(1)), (Some("a:2"), Some("b:2")));
}

#[test]
fn what_stands_before_the_headers_is_passed_over_and_said() {
    let table = table("sep=;\nListado de un comité;;\n\nNombre;Cédula;Sexo\nRosa Vela;12345679;F\n");
    assert_eq!(table.files()[0].heading(), Some(4..=4));
    let reasons: Vec<&Reason> = table
        .rejected()
        .iter()
        .map(|rejected| rejected.reason())
        .collect();
    assert_eq!(
        reasons,
        [&Reason::BeforeHeaders, &Reason::BeforeHeaders, &Reason::Empty]
    );
    assert_eq!(table.value(0, column(&table, "Cédula")), Some("12345679"));
}

#[test]
fn values_that_cannot_be_read_are_noted_and_their_records_kept() {
    let text = "nombre,nacido,sexo,bm\nRosa Vela,1990,F,1\nLuis Toro,ayer,?,2\nAna Ruda,n/d,perro,3\nEva Piña,2001,F,4\n";
    let table = table(text);
    assert_eq!(table.len(), 4);
    let said: Vec<String> = table.notes().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "`a.csv`, line 3, `nacido`: no date",
            "`a.csv`, line 4, `sexo`: no sex"
        ]
    );
    assert_eq!(table.notes()[0].finding(), Finding::NoDate);
    let parts = super::table("nombre,by,bm,bd\nRosa Vela,90,3,7\nLuis Toro,1990,13 y pico,1\n");
    assert_eq!(parts.notes()[0].to_string(), "`a.csv`, line 3, `by`: no date");
}

#[test]
fn files_of_nothing_are_read() {
    for text in ["", "\n", "\u{feff}", "\n\n,\n", "nombre,nacido\n", "\""] {
        let table = table(text);
        assert!(table.is_empty(), "{text:?}");
        assert_eq!(
            accounted(&table),
            (1..=lines(text.trim_start_matches('\u{feff}'))).collect::<Vec<_>>()
        );
        assert_eq!(linked(&table), "rec_id,person_id\n");
    }
    assert!(
        read(Vec::<(&str, &[u8])>::new(), &Mapping::default())
            .unwrap()
            .is_empty()
    );
}

#[test]
fn an_attribute_of_a_megabyte_is_kept() {
    let long = "é=,\"\n".repeat(200_000);
    let text = format!(
        "id,nombre,estado,nota\n1,Rosa Vela,\"{0}\",\"{0}\"\n2,R. Vela,,\n",
        long.replace('"', "\"\"")
    );
    let table = table(&text);
    assert_eq!(table.value(0, 2), Some(long.as_str()));
    assert_eq!(table.lines(1), Some((0, 400_003..=400_003)));
    assert_eq!(linked(&table).lines().count(), 3);
}
