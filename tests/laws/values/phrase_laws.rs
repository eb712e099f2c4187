//! Laws of [`Figure::read`] and [`Figure::read_all`]; what single phrases say is in `phrases`.
//!
//! - `numbers_in_words_equal_numbers_in_digits`
//! - `a_hedge_says_the_same_of_words_and_of_digits`
//! - `the_words_read_give_the_same_figure_alone`
//! - `a_figure_is_read_from_its_own_wire_text`
//! - `neutral_words_around_move_the_span_and_change_nothing`
//! - `case_and_accents_change_nothing`
//! - `whatever_is_read_stands_in_order_and_on_the_borders_of_characters`
//! - `an_error_repeats_no_name_and_no_identifier`
//! - `read_is_the_one_figure_case_of_read_all`
//! - `a_long_text_of_one_thing_is_read_in_time`
//! - `what_is_read_says_what_the_lexicon_says`

#![expect(clippy::string_slice, reason = "a span that is no slice fails the law")]

use std::ops::Range;
use std::time::Duration;

use cotejo::{ErrorKind, Figure, Form, Language, Lexicon, Word, strategy};
use proptest::prelude::*;
use proptest::sample::select;

use crate::config;

fn read(text: &str, language: Option<Language>) -> Option<(Figure, Range<usize>)> {
    let read = Figure::read(text, language, &Lexicon::default()).ok()?;
    Some((read.figure().clone(), read.span()))
}

fn either() -> impl Strategy<Value = Language> {
    select(Language::ALL)
}

/// The writer of numbers, by the grammar books and not by the reader: 0 to 999,999.
fn in_words(n: u64, language: Language) -> String {
    match language {
        Language::English => english(n),
        _ => spanish(n, false),
    }
}

fn english(n: u64) -> String {
    let small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
                 seventeen eighteen nineteen";
    let tens = "- - twenty thirty forty fifty sixty seventy eighty ninety";
    let word = |list: &str, at: u64| {
        list.split(' ')
            .nth(usize::try_from(at).unwrap())
            .unwrap()
            .to_owned()
    };
    match n {
        0..20 => word(small, n),
        20..100 if n.is_multiple_of(10) => word(tens, n / 10),
        20..100 => format!("{}-{}", word(tens, n / 10), english(n % 10)),
        100..1000 if n.is_multiple_of(100) => format!("{} hundred", english(n / 100)),
        100..1000 => format!("{} hundred and {}", english(n / 100), english(n % 100)),
        _ if n.is_multiple_of(1000) => format!("{} thousand", english(n / 1000)),
        _ if n % 1000 < 100 => format!("{} thousand and {}", english(n / 1000), english(n % 1000)),
        _ => format!("{} thousand {}", english(n / 1000), english(n % 1000)),
    }
}

/// `short`: before "mil", where uno loses its o.
fn spanish(n: u64, short: bool) -> String {
    let small = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis \
                 diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis \
                 veintisiete veintiocho veintinueve";
    let tens = "- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa";
    let hundreds = "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos \
                    novecientos";
    let word = |list: &str, at: u64| {
        list.split(' ')
            .nth(usize::try_from(at).unwrap())
            .unwrap()
            .to_owned()
    };
    match n {
        1 if short => "un".to_owned(),
        21 if short => "veintiún".to_owned(),
        0..30 => word(small, n),
        30..100 if n.is_multiple_of(10) => word(tens, n / 10),
        30..100 => format!("{} y {}", word(tens, n / 10), spanish(n % 10, short)),
        100 => "cien".to_owned(),
        101..1000 if n.is_multiple_of(100) => word(hundreds, n / 100),
        101..1000 => format!("{} {}", word(hundreds, n / 100), spanish(n % 100, short)),
        1000..2000 if n == 1000 => "mil".to_owned(),
        1000..2000 => format!("mil {}", spanish(n % 1000, short)),
        _ if n.is_multiple_of(1000) => format!("{} mil", spanish(n / 1000, true)),
        _ => format!("{} mil {}", spanish(n / 1000, true), spanish(n % 1000, short)),
    }
}

/// Digits as the language groups them.
fn grouped(n: u64, language: Language) -> String {
    let mark = if language == Language::English { ',' } else { '.' };
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// Hedges, the sign of the form each makes, and the words for it in either language.
const HEDGES: &[(&str, &str, &str)] = &[
    ("", "exactly", "exactamente"),
    (">=", "at least", "al menos"),
    (">=", "no fewer than", "no menos de"),
    (">", "more than", "más de"),
    ("<=", "up to", "hasta"),
    ("<=", "no more than", "no más de"),
    ("<", "fewer than", "menos de"),
    ("~", "some", "unas"),
    ("<~", "nearly", "casi"),
    (">~", "just over", "poco más de"),
];

fn phrase() -> impl Strategy<Value = (String, Figure, Language)> {
    let n = prop_oneof![0..300_u64, (1..40_u64).prop_map(|n| n * 50), 2_u64..999_999];
    (select(HEDGES), n, any::<bool>(), either()).prop_filter_map(
        "the figure exists",
        |(hedge, n, words, language)| {
            // Below, a single "un" or a year would need its noun.
            let n = if (1900..=2100).contains(&n) || n == 1 {
                n + 300
            } else {
                n
            };
            let number = if words {
                in_words(n, language)
            } else {
                grouped(n, language)
            };
            let before = if language == Language::English {
                hedge.1
            } else {
                hedge.2
            };
            let figure = format!("{}{n}", hedge.0).parse().ok()?;
            Some((format!("{before} {number}"), figure, language))
        },
    )
}

/// Text made of what the reader looks for, in no order.
fn rubble() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        6 => select(vec![
            "at", "least", "more", "than", "between", "and", "from", "to", "of", "the", "not", "no", "some", "dozen",
            "hundred", "two", "one", "in", "May", "years", "people", "over", "or", "de", "más", "unos", "entre", "y",
            "a", "el", "los", "un", "centenar", "mil", "cien", "enero", "años", "presos", "hasta", "o", "pico",
        ]).prop_map(str::to_owned),
        3 => (0..3000_u64).prop_map(|n| n.to_string()),
        2 => select(vec!["-", "–", ".", ",", "%", "+", "[", "]", "¹", "<", ">", "=", "~", "$", ":", "/", "½", "#"])
            .prop_map(str::to_owned),
    ];
    let gap = select(vec![" ", " ", " ", "", "\u{200b}", "\u{a0}", "\n"]);
    proptest::collection::vec((part, gap), 0..12)
        .prop_map(|parts| parts.into_iter().map(|(part, gap)| part + gap).collect())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => rubble(),
        2 => ".*",
        1 => "([0-9]{1,4}[ .,/:-]?){0,9}",
        1 => "(1|a|\u{301}|\u{202e}|\u{200d}|٣|\u{20e3}|'){0,20}",
    ]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn numbers_in_words_equal_numbers_in_digits(n in 0..1_000_000_u64, language in either()) {
        let words = in_words(n, language);
        let figure = Figure::new(Form::Exactly(n)).unwrap();
        prop_assert_eq!(read(&words, Some(language)), Some((figure.clone(), 0..words.len())), "{}", words);
        if !(1900..=2100).contains(&n) {
            prop_assert_eq!(read(&n.to_string(), Some(language)).map(|one| one.0), Some(figure.clone()));
        }
        let digits = grouped(n, language);
        prop_assert_eq!(read(&format!("{digits} en"), Some(language)).is_some(), n >= 2101 || !(1900..=2100).contains(&n) || digits.contains([',', '.']));
    }

    #[test]
    fn a_hedge_says_the_same_of_words_and_of_digits((text, figure, language) in phrase()) {
        prop_assert_eq!(read(&text, Some(language)), Some((figure.clone(), 0..text.len())), "{}", text);
        // The other language never reads it as another figure, save where separators differ.
        let other = if language == Language::English { Language::Spanish } else { Language::English };
        if let Some((read, span)) = read(&text, Some(other)) {
            prop_assert!(span.len() < text.len() || read == figure, "{} is {} to the other", text, read);
        }
    }

    #[test]
    fn the_words_read_give_the_same_figure_alone(text in any_text(), language in either()) {
        for read in Figure::read_all(&text, language, &Lexicon::default()).into_iter().flatten() {
            let words = &text[read.span()];
            // A year's digits are a count only beside persons, and "?" is a figure only alone.
            let year = words.len() == 4 && words.parse().is_ok_and(|n| (1900..=2100_u16).contains(&n));
            let alone = self::read(words, Some(language));
            prop_assert!(year || alone == Some((read.figure().clone(), 0..words.len())), "{words:?} in {text:?}: {alone:?}");
        }
    }

    #[test]
    fn a_figure_is_read_from_its_own_wire_text(
        figure in prop_oneof![3 => strategy::figure(), 1 => strategy::relative_figure(strategy::id())],
        language in proptest::option::of(either()),
    ) {
        let text = figure.to_string();
        let year = matches!(figure.form(), Form::Exactly(1900..=2100) | Form::About(1900..=2100) | Form::Between(1900..=2100, _));
        // Without a language "miles" and the like are not alone, and none of these words is among them.
        let word = matches!(figure.form(), Form::Vague(_)) && language == Some(Language::Spanish);
        if !year && !word {
            prop_assert_eq!(read(&text, language), Some((figure, 0..text.len())), "{}", text);
        }
    }

    #[test]
    fn neutral_words_around_move_the_span_and_change_nothing((text, figure, language) in phrase(), at in 0..4_usize) {
        let (before, after) = match language {
            Language::English => [("They said that ", " left."), ("«", "»"), ("Yesterday, ", " detainees left"), ("(", ")")],
            _ => [("Dijeron que ", " salieron."), ("«", "»"), ("Ayer, ", " presos salieron"), ("(", ")")],
        }[at];
        let whole = format!("{before}{text}{after}");
        let span = before.len()..before.len() + text.len();
        prop_assert_eq!(read(&whole, Some(language)), Some((figure, span)), "{}", whole);
    }

    #[test]
    fn case_and_accents_change_nothing((text, figure, language) in phrase()) {
        let bare: String = text.chars().map(|c| match c { 'á' => 'a', 'é' => 'e', 'í' => 'i', 'ó' => 'o', 'ú' => 'u', c => c }).collect();
        let apart: String = text.chars().map(|c| match c { 'é' => "e\u{301}".to_owned(), c => c.to_string() }).collect();
        for other in [text.to_uppercase(), bare.to_uppercase(), bare, apart] {
            prop_assert_eq!(read(&other, Some(language)).map(|one| one.0), Some(figure.clone()), "{}", other);
        }
    }

    #[test]
    fn whatever_is_read_stands_in_order_and_on_the_borders_of_characters(
        text in any_text(), language in proptest::option::of(either()),
    ) {
        let mut end = 0;
        for one in Figure::read_all(&text, language, &Lexicon::default()) {
            let span = one.as_ref().map_or_else(|refused| refused.span(), |read| read.span());
            prop_assert!(end <= span.start && span.start < span.end, "{span:?} after {end}");
            prop_assert!(text.get(span.clone()).is_some(), "{span:?} in {text:?}");
            end = span.end;
            if let Err(refused) = one {
                let error = refused.error(&text);
                let shown: String = text[span].chars().take_while(char::is_ascii_alphanumeric).take(9).collect();
                let span = refused.span();
                let place = format!("what stands at bytes {} to {} ", span.start, span.end);
                let error = error.to_string();
                prop_assert!(error.starts_with(&format!("`{shown}")) || error.starts_with(&place), "{error}");
            }
        }
    }

    #[test]
    fn an_error_repeats_no_name_and_no_identifier(
        before in any_text(), after in any_text(), gap in select(vec![" ", ", ", "", "-"]),
        name in select(vec!["Ximena Quispe", "Baltazar"]),
        identifier in select(vec![
            "V-12345678", "V12345678", "V-12.345.678", "cédula 12.345.678", "C.I. 12.345.678", "12345678", "12,345,678",
            "12 345 678", "١٢٣٤٥٦٧٨",
        ]),
        language in proptest::option::of(either()),
    ) {
        let text = format!("{name}{gap}{before}{gap}{name}{gap}{identifier} {after}{gap}{name} 116 {name}");
        let lexicon = Lexicon::default();
        let refused = Figure::read_all(&text, language, &lexicon).into_iter().filter_map(Result::err);
        let errors = refused.map(|refused| refused.error(&text)).chain(Figure::read(&text, language, &lexicon).err());
        for error in errors.map(|error| format!("{error} {error:?}")) {
            for secret in ["Ximena", "Quispe", "Baltazar", "345678", "345.678", "345,678", "345 678", "٣٤٥"] {
                prop_assert!(!error.contains(secret), "{error} of {text:?}");
            }
        }
    }

    #[test]
    fn read_is_the_one_figure_case_of_read_all(text in any_text(), language in proptest::option::of(either())) {
        let all = Figure::read_all(&text, language, &Lexicon::default());
        let open: Vec<_> = all.iter().filter(|one| one.as_ref().err().is_none_or(|refused| !refused.is_certain())).collect();
        let relative = text.parse::<Figure>().is_ok_and(|figure| figure.operand().is_some() || figure.is_unknown());
        match (Figure::read(&text, language, &Lexicon::default()), &*open) {
            _ if relative => {}
            (Ok(read), [Ok(only)]) => prop_assert_eq!(&read, only),
            (Err(error), [Err(only)]) => prop_assert_eq!(error, only.error(&text)),
            (Err(error), []) => prop_assert!(all.is_empty() == (error.kind() == ErrorKind::Missing), "{error}"),
            (Err(_), [_, _, ..]) => {}
            (read, open) => prop_assert!(false, "{read:?} of {open:?}"),
        }
    }
}

#[test]
#[expect(clippy::disallowed_types, reason = "the bound is a time")]
fn a_long_text_of_one_thing_is_read_in_time() {
    for part in [
        "1,",
        "1 000 ",
        "at least ",
        "1-",
        "e\u{301}\u{489}",
        "8, ",
        "one hundred and ",
        "[1]",
        "de ",
        "not ",
        "January ",
        "\u{202e}",
    ] {
        let text = part.repeat(30_000 / part.len());
        let started = std::time::Instant::now();
        let _read = Figure::read_all(&text, None, &Lexicon::default());
        if let Err(error) = Figure::read(&text, None, &Lexicon::default()) {
            assert!(error.to_string().len() < 500, "{error}");
        }
        assert!(
            started.elapsed() < Duration::from_secs(20),
            "{part:?}: {:?}",
            started.elapsed()
        );
    }
}

#[test]
fn what_is_read_says_what_the_lexicon_says() {
    for lexicon in [Lexicon::linguistic(), Lexicon::acled(), Lexicon::closed()] {
        let read = Figure::read("dozens of people", Language::English, &lexicon).unwrap();
        assert_eq!(read.spread(), Some(lexicon.meaning(Word::Dozens)));
        assert_eq!(read.spread(), read.figure().spread(&lexicon));
        let relative = Figure::read("< @s2-5", None, &lexicon).unwrap();
        assert_eq!((relative.spread(), relative.span()), (None, 0..7));
    }
}
