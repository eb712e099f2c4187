//! Laws of every door at which text becomes a value, and of ids and messages.
//!
//! - `no_text_makes_a_door_panic`
//! - `a_message_is_one_short_lower_case_line_that_quotes_the_text`
//! - `a_quotation_is_cut_at_forty_characters`
//! - `a_megabyte_is_refused_quickly`
//! - `an_id_keeps_its_text_and_orders_by_it`
//! - `an_id_has_at_most_128_bytes`
//! - `an_id_has_no_white_space_or_control_characters`
//! - `every_white_space_and_control_character_is_refused_in_an_id`
//! - `every_invisible_mark_is_refused_in_an_id`
//! - `a_refused_id_is_not_repeated`

use std::fmt::Debug;
use std::str::FromStr;

use cotejo::{Bounds, ClaimId, Error, ErrorKind, Figure, PersonId, Ratio, SourceId, When, Word, strategy};
use proptest::prelude::*;

use crate::config;

/// Any text at all, and text that is nearly a figure or a date.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9<>=~@?+/.,TZ: %a\\[\\]≥≈–−`-]{0,60}",
        "(majority of|[<>~≥≤])? ?@?[a-z0-9]{0,3}[0-9+–-]{0,25}",
        "[0-9]{1,4}(-[0-9]{1,3}){0,3}([T/~?%,+-][0-9:]{0,6}){0,4}",
    ]
}

/// What each door says to a text; the doors that accept it say nothing.
fn refusals(text: &str) -> Vec<Error> {
    fn of<T: FromStr<Err = Error>>(text: &str) -> Option<Error> {
        text.parse::<T>().err()
    }
    let doors = [
        of::<Bounds>(text),
        of::<Ratio>(text),
        of::<Figure>(text),
        of::<When>(text),
        of::<Word>(text),
        of::<ClaimId>(text),
    ];
    doors.into_iter().flatten().collect()
}

fn quotations(message: &str) -> impl Iterator<Item = &str> {
    message.split('`').skip(1).step_by(2)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_text_makes_a_door_panic(text in text()) {
        for error in refusals(&text) {
            prop_assert_eq!((error.record(), error.field()), (None, None));
            prop_assert_eq!(format!("{error:?}"), format!("Error({:?}, {error})", error.kind()));
        }
    }

    #[test]
    fn a_message_is_one_short_lower_case_line_that_quotes_the_text(text in text()) {
        let hidden = |c: char| c.is_control() || INVISIBLE.contains(&c) || c == '`';
        let shown = |c: char| if hidden(c) { '\u{fffd}' } else { c };
        let start: String = text.chars().take(40).map(shown).collect();
        for error in refusals(&text) {
            let message = error.to_string();
            prop_assert!(message.starts_with(|c: char| c == '`' || c.is_lowercase()), "{}", message);
            prop_assert!(!message.ends_with('.') && !message.contains(char::is_control));
            prop_assert!(message.chars().count() < 200, "{}", message);
            prop_assert!(quotations(&message).all(|quoted| quoted.chars().count() <= 41));
            // An id is never repeated; an impossible figure is repeated in the crate's spelling.
            let repeats = !message.starts_with("an id ") && error.kind() == ErrorKind::Syntax;
            prop_assert!(!repeats || quotations(&message).any(|quoted| quoted.starts_with(&start)));
        }
    }

    #[test]
    fn an_id_keeps_its_text_and_orders_by_it(a in strategy::id_text(), b in strategy::id_text()) {
        let (x, y) = (SourceId::new(&a).unwrap(), b.parse::<SourceId>().unwrap());
        prop_assert_eq!((x.as_str(), x.as_ref(), x.to_string()), (&*a, &*a, a.clone()));
        prop_assert_eq!(x.cmp(&y), a.cmp(&b));
        prop_assert_eq!(x == y, a == b);
        prop_assert_eq!(&x.clone(), &x);
        prop_assert_eq!(format!("{x:?} {x:>9}"), format!("`{a}` {a:>9}"));
        prop_assert_eq!(serde_json::to_value(&x).unwrap(), serde_json::Value::from(a));
    }

    #[test]
    fn an_id_has_no_white_space_or_control_characters(
        before in "[a-z]{0,3}", c in any::<char>(), after in "[a-z]{0,3}",
    ) {
        // Marks that are not seen themselves are refused too; the table below names them.
        let faulty = c.is_whitespace() || c.is_control() || INVISIBLE.contains(&c);
        prop_assert_eq!(ClaimId::new(&format!("{before}{c}{after}")).is_err(), faulty);
    }
}

/// Zero-width marks and those that reorder what stands beside them.
const INVISIBLE: [char; 21] = [
    '\u{200b}', '\u{200e}', '\u{200f}', '\u{2028}', '\u{2029}', '\u{202a}', '\u{202b}', '\u{202c}',
    '\u{202d}', '\u{202e}', '\u{2060}', '\u{2061}', '\u{2062}', '\u{2063}', '\u{2064}', '\u{2065}',
    '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{feff}',
];

#[test]
fn every_invisible_mark_is_refused_in_an_id() {
    for c in INVISIBLE {
        assert!(ClaimId::new(&format!("a{c}b")).is_err(), "{}", c.escape_unicode());
    }
}

#[test]
fn every_white_space_and_control_character_is_refused_in_an_id() {
    for c in (0..=0xffff)
        .filter_map(char::from_u32)
        .filter(|c| c.is_whitespace() || c.is_control())
    {
        for text in [format!("{c}a"), format!("a{c}b"), format!("a{c}")] {
            assert_eq!(
                ClaimId::new(&text).unwrap_err().kind(),
                ErrorKind::Syntax,
                "{c:?}"
            );
        }
    }
}

#[test]
fn an_id_has_at_most_128_bytes() {
    assert_eq!(ClaimId::MAX_BYTES, 128);
    for longest in ["a".repeat(128), "é".repeat(64), "一".repeat(42) + "ab"] {
        assert_eq!(PersonId::new(&longest).unwrap().as_str(), longest);
        let error = PersonId::new(&(longest + "a")).unwrap_err();
        assert_eq!(error.to_string(), "an id has at most 128 bytes");
    }
    assert_eq!(
        ClaimId::new("").unwrap_err().to_string(),
        "an id must not be empty"
    );
}

#[test]
fn a_refused_id_is_not_repeated() {
    for text in ["V-12345678 ", "V-\u{7}12345678", &"V-12345678".repeat(99)] {
        assert!(
            !text
                .parse::<ClaimId>()
                .unwrap_err()
                .to_string()
                .contains("12345678")
        );
        let figure = format!("< @{text}x");
        assert!(
            !figure
                .parse::<Figure>()
                .unwrap_err()
                .to_string()
                .contains("12345678")
        );
    }
}

#[test]
fn a_quotation_is_cut_at_forty_characters() {
    let message = |text: &str| text.parse::<Bounds>().unwrap_err().to_string();
    let rest = "is not a count; write plain digits, without separators";
    let forty = "é".repeat(40);
    assert_eq!(message(&forty), format!("`{forty}` {rest}"));
    assert_eq!(message(&format!("{forty}x")), format!("`{forty}…` {rest}"));
    assert_eq!(
        message("a\n`b`\u{7f}"),
        format!("`a\u{fffd}\u{fffd}b\u{fffd}\u{fffd}` {rest}")
    );
}

#[test]
#[expect(
    clippy::disallowed_types,
    reason = "to see that the work grows with the text, no faster"
)]
fn a_megabyte_is_refused_quickly() {
    fn refuse<T: FromStr<Err = Error> + Debug>(text: &str) -> Error {
        let start = std::time::Instant::now();
        let error = text.parse::<T>().unwrap_err();
        assert!(start.elapsed().as_secs() < 5, "{error}");
        assert!(error.to_string().chars().count() < 200, "{error}");
        error
    }
    let megabyte = |part: &str| part.repeat((1 << 20) / part.len());
    for part in [
        "9",
        "-",
        "a ",
        "2026-01-08,",
        "2026-01-08/",
        "T",
        "@",
        "\u{feff}",
        "👤",
    ] {
        let text = megabyte(part);
        for text in [
            text.clone(),
            format!("< @{text}"),
            format!("[{text}]"),
            format!("~{text}+"),
        ] {
            refuse::<Bounds>(&text);
            refuse::<Ratio>(&text);
            refuse::<Figure>(&text);
            refuse::<When>(&text);
            refuse::<Word>(&text);
            refuse::<ClaimId>(&text);
        }
    }
    assert_eq!(refuse::<Figure>(&megabyte("9")).kind(), ErrorKind::OutOfRange);
    assert_eq!(refuse::<Bounds>(&megabyte("9")).kind(), ErrorKind::OutOfRange);
}
