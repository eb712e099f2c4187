//! - `a_file_reads_alike_in_every_encoding`
//! - `each_encoding_is_said`
//! - `lists_pasted_together_are_read_line_by_line`
//! - `what_is_no_text_is_refused`

use cotejo::link::csv::{Encoding, Finding, Mapping, read};
use proptest::prelude::*;

use super::{column, table};
use crate::config;

/// Each letter that a byte of Windows-1252 stands for, from 0x80 to 0x9F, written down a second time.
const UPPER: [(char, u8); 27] = [
    ('€', 0x80),
    ('‚', 0x82),
    ('ƒ', 0x83),
    ('„', 0x84),
    ('…', 0x85),
    ('†', 0x86),
    ('‡', 0x87),
    ('ˆ', 0x88),
    ('‰', 0x89),
    ('Š', 0x8A),
    ('‹', 0x8B),
    ('Œ', 0x8C),
    ('Ž', 0x8E),
    ('‘', 0x91),
    ('’', 0x92),
    ('“', 0x93),
    ('”', 0x94),
    ('•', 0x95),
    ('–', 0x96),
    ('—', 0x97),
    ('˜', 0x98),
    ('™', 0x99),
    ('š', 0x9A),
    ('›', 0x9B),
    ('œ', 0x9C),
    ('ž', 0x9E),
    ('Ÿ', 0x9F),
];

fn western(text: &str) -> Vec<u8> {
    let byte = |letter: char| {
        let upper = UPPER
            .iter()
            .find(|(upper, _)| *upper == letter)
            .map(|(_, byte)| *byte);
        upper.unwrap_or_else(|| u8::try_from(u32::from(letter)).unwrap())
    };
    text.chars().map(byte).collect()
}

fn wide(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(order).collect()
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn a_file_reads_alike_in_every_encoding(
        // Two letters beyond ASCII in a row may be one of UTF-8.
        names in prop::collection::vec("([áéíóúñÑüÁÉ€œŽ’–]?[A-Za-z]){1,6}", 1..6),
        ends in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let text = format!("nombre,año de nacimiento{ends}{},1990{ends}", names.join(&format!(",1990{ends}")));
        let files = [
            text.clone().into_bytes(),
            format!("\u{feff}{text}").into_bytes(),
            western(&text),
            wide(&text, u16::to_le_bytes),
            wide(&text, u16::to_be_bytes),
        ];
        for (at, bytes) in files.iter().enumerate() {
            let table = table(bytes);
            let read: Vec<&str> = (0..table.len()).map(|record| table.value(record, 0).unwrap()).collect();
            prop_assert_eq!(read, names.clone(), "{}: {}", at, table.files()[0].encoding());
            prop_assert_eq!(table.columns()[1].header(), "año de nacimiento");
        }
    }
}

#[test]
fn each_encoding_is_said() {
    let text = "nombre,ciudad\nPeña,Mérida\n";
    let quoted = "nombre,ciudad\nPeña,“Mérida”\n";
    for (bytes, encoding) in [
        (text.into(), Encoding::Utf8),
        (format!("\u{feff}{text}").into_bytes(), Encoding::Utf8Marked),
        (western(text), Encoding::Latin1),
        (western(quoted), Encoding::Windows1252),
        (wide(text, u16::to_le_bytes), Encoding::Utf16Little),
        (wide(text, u16::to_be_bytes), Encoding::Utf16Big),
        ([text.as_bytes(), &western(text)].concat(), Encoding::Mixed),
    ] {
        assert_eq!(table(&bytes).files()[0].encoding(), encoding);
    }
    assert_eq!(Encoding::Windows1252.to_string(), "Windows-1252");
}

#[test]
fn lists_pasted_together_are_read_line_by_line() {
    let bytes = [b"nombre\r\nPe\xC3\xB1a\r\n".as_slice(), b"Pe\xF1a\r\nVela\r\n"].concat();
    let table = table(&bytes);
    let names: Vec<&str> = (0..table.len())
        .map(|record| table.value(record, column(&table, "nombre")).unwrap())
        .collect();
    assert_eq!(names, ["Peña", "Peña", "Vela"]);
    let [note] = table.notes() else {
        panic!("{:?}", table.notes())
    };
    assert_eq!((note.line(), note.finding()), (3, Finding::OtherEncoding));
}

#[test]
fn what_is_no_text_is_refused() {
    let unmarked: Vec<u8> = wide("nombre\nPeña\n", u16::to_le_bytes)[2..].to_vec();
    let mut half = wide("nombre\nPeña\n", u16::to_le_bytes);
    half.pop();
    let lone = [
        b"\xFF\xFE".as_slice(),
        &0xD800_u16.to_le_bytes(),
        &wide("nombre", u16::to_le_bytes)[2..],
    ]
    .concat();
    for (bytes, why) in [
        (
            b"PK\x03\x04\x14\x00\x06\x00".to_vec(),
            "a zip archive or a spreadsheet",
        ),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "an old spreadsheet"),
        (b"%PDF-1.7".to_vec(), "a PDF"),
        (b"\xFF\xFE\0\0n\0\0\0".to_vec(), "UTF-32"),
        (unmarked, "UTF-16 without its byte order mark"),
        (half, "begins as UTF-16 and breaks off"),
        (lone, "begins as UTF-16 and breaks off"),
        ((0..=255).collect(), "is no text"),
    ] {
        let files = [("x.csv", bytes.as_slice()), ("b.csv", b"nombre\nRosa Vela\n")];
        let problems = read(files, &Mapping::default()).unwrap_err().to_string();
        assert!(
            problems.starts_with("file `x.csv`: ") && problems.contains(why),
            "{why}: {problems}"
        );
    }
}
