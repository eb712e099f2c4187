//! Laws of reading a name.
//!
//! - `the_original_survives_verbatim`
//! - `every_word_is_in_one_part_of_every_reading`
//! - `readings_are_weighed_to_a_whole_the_best_first`
//! - `a_comma_leaves_the_surnames_first_alone`
//! - `what_stands_around_a_name_never_reaches_its_words`
//! - `numbers_are_kept_apart_and_never_change_the_likeness`
//! - `reading_ends_within_its_bounds_on_any_text`
//! - `the_longest_texts_end_at_once`
//! - `debug_shows_no_letter_of_a_name`
//! - `what_is_left_unread_is_flagged`
//! - `two_people_are_several_and_nobody_is_nobody`
//! - `faults_of_form_leave_the_words_as_they_were`

#![expect(clippy::disallowed_types, reason = "the bound is a time")]

use std::time::{Duration, Instant};

use cotejo::name::{self, Order, Reading, Written};
use cotejo::strategy::{hostile_text, name_text, name_variant, world_name_text};
use proptest::prelude::*;
use proptest::sample::select;

use crate::{config, one};

/// Any text: names of all kinds and what is none.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        name_text().boxed(),
        world_name_text().boxed(),
        hostile_text().boxed(),
        name_variant().prop_map(|case| case.variant().to_owned()).boxed(),
    ]
}

/// Which words a reading has in any part, each as often as it has it.
fn words_of(reading: &Reading) -> Vec<usize> {
    let parts = [
        reading.given(),
        reading.paternal(),
        reading.maternal(),
        reading.married(),
    ];
    let mut words: Vec<usize> = parts.into_iter().flatten().collect();
    words.sort_unstable();
    words
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_original_survives_verbatim(text in any_text()) {
        let written = name::parse(&text);
        prop_assert_eq!(written.reveal(), &text);
        let romanised = name::parse_with(&text, &name::AnyAscii);
        prop_assert_eq!(romanised.reveal(), &text);
    }

    #[test]
    fn every_word_is_in_one_part_of_every_reading(text in any_text()) {
        for person in name::parse(&text).people() {
            prop_assert!(person.words() > 0 && !person.readings().is_empty());
            for reading in person.readings() {
                prop_assert_eq!(words_of(reading), (0..person.words()).collect::<Vec<_>>(), "{:?}", reading);
            }
        }
    }

    #[test]
    fn readings_are_weighed_to_a_whole_the_best_first(text in any_text()) {
        for person in name::parse(&text).people() {
            let weights: Vec<u16> = person.readings().iter().map(Reading::weight).collect();
            prop_assert!(weights.is_sorted_by(|one, next| one >= next), "{:?}", weights);
            prop_assert!(weights.iter().all(|weight| *weight >= 1), "{:?}", weights);
            let sum: u16 = weights.iter().sum();
            prop_assert!((990..=1_000).contains(&sum), "{:?}", weights);
            for (at, reading) in person.readings().iter().enumerate() {
                prop_assert!(!person.readings()[..at].iter().any(|before| {
                    before.order() == reading.order() && before.given() == reading.given()
                        && before.paternal() == reading.paternal() && before.maternal() == reading.maternal()
                        && before.married() == reading.married()
                }), "twice: {:?}", reading);
            }
        }
    }

    #[test]
    fn a_comma_leaves_the_surnames_first_alone(surnames in surnames(), given in given()) {
        let person = one(&format!("{surnames}, {given}"));
        let alone = one(&surnames).words();
        for reading in person.readings() {
            prop_assert_eq!(reading.order(), Order::FamilyFirst);
            prop_assert_eq!(reading.given(), alone..person.words());
        }
        prop_assert_eq!(person.reveal_words(alone..person.words()), given);
    }

    #[test]
    fn what_stands_around_a_name_never_reaches_its_words(
        text in name_text(),
        before in select(vec!["", "Tte. ", "S/M2. ", "Dr. ", "Sargento Mayor ", "3) ", "V-12.345.678 ", "Cnel. (Ej) "]),
        after in select(vec![
            "", " V-12.345.678", " (fallecido)", " [sic]", " C.I. 9876543", " alias El Zurdo", " \"El Zurdo\"", " (23 años)",
            " (El Zurdo)", " (no confirmado)",
        ]),
    ) {
        let (bare, clothed) = (one(&text), one(&format!("{before}{text}{after}")));
        prop_assert_eq!(clothed.reveal_normal_form(), bare.reveal_normal_form());
        prop_assert_eq!(clothed.reveal_words(0..clothed.words()), bare.reveal_words(0..bare.words()));
        let numbered = u8::from(before.starts_with("V-")) + u8::from(after.ends_with(|last: char| last.is_ascii_digit()));
        prop_assert_eq!(clothed.ids().len(), usize::from(numbered));
        let titled = before.starts_with(|first: char| "TSDC".contains(first));
        prop_assert_eq!(!clothed.titles().is_empty(), titled);
        prop_assert_eq!(clothed.reveal_aliases().count(), usize::from(after.contains("alias") || after.contains('"')));
    }

    #[test]
    fn numbers_are_kept_apart_and_never_change_the_likeness(
        a in name_text(), b in name_text(), number in 1_000_000..32_000_000_u32, letter in select(vec!["V", "E"]),
    ) {
        let id = format!("{letter}-{number}");
        let numbered = one(&format!("{a} {id}"));
        prop_assert_eq!(numbered.ids().iter().map(name::Id::reveal).collect::<Vec<_>>(), [id.as_str()]);
        for other in [&a, &b] {
            let other = one(other);
            let (with, without) = (name::compare(&numbered, &other), name::compare(&one(&a), &other));
            prop_assert_eq!(with, without);
        }
    }

    #[test]
    fn reading_ends_within_its_bounds_on_any_text(text in any_text()) {
        let start = Instant::now();
        let written = name::parse(&text);
        prop_assert!(written.people().len() <= 32);
        for person in written.people() {
            prop_assert!(person.words() <= 16 && person.readings().len() <= 5);
            let _shown = (person.reveal_normal_form(), format!("{person:?}"));
        }
        prop_assert!(start.elapsed() < Duration::from_secs(2));
    }

    #[test]
    fn debug_shows_no_letter_of_a_name(before in hostile_text(), after in hostile_text(), place in 0..3_u8) {
        let word = "Zqxwykov";
        let text = match place {
            0 => format!("{before} {word} {after}"),
            1 => format!("{before}{word}{after}"),
            _ => format!("{before} {word} {word}, {word} {word} ({word}) \"{word}\" alias {word} Tte. {word} {after}"),
        };
        let written = name::parse(&text);
        let mut shown = format!("{written:?}");
        for person in written.people() {
            let comparison = name::compare(person, person);
            shown += &format!("{person:?}{:?}{:?}", person.ids(), person.repairs());
            shown += &format!("{comparison:?}{comparison}{:?}", comparison.reveal(person, person));
        }
        prop_assert!(!shown.to_lowercase().contains("zqx"), "{}", shown);
    }

    #[test]
    fn what_is_left_unread_is_flagged(words in prop::collection::vec("[B-DF-HJ-NP-TV-Z][aiu]{1,2}[bdfgkmprt][aiu]{1,30}[kmrt]", 1..30)) {
        let text = words.join(" ");
        for person in name::parse(&text).people() {
            let read = person.words() == words.len() && text.len() <= 512;
            let long = words.iter().any(|word| word.len() > 40);
            prop_assert_eq!(person.is_too_long(), !read || long, "{} of {}", person.words(), words.len());
        }
    }

    #[test]
    fn two_people_are_several_and_nobody_is_nobody(
        a in person(), b in person(), between in select(vec![" y ", "; ", " / ", " | "]),
        others in select(vec![" y otros", " y familia", " y 3 más"]),
        nobody in select(vec!["", " ", "sin identificar", "N/N", "---", "???", "desconocido", "no identificado", "S/N", "\u{0}"]),
    ) {
        let Written::Several(several) = name::parse(&format!("{a}{between}{b}")) else {
            return Err(TestCaseError::fail("two people"));
        };
        prop_assert!(!several.has_others());
        let revealed: Vec<&str> = several.people().iter().map(|person| person.reveal()).collect();
        prop_assert_eq!(revealed, [a.as_str(), b.as_str()]);
        let Written::Several(several) = name::parse(&format!("{a}{others}")) else {
            return Err(TestCaseError::fail("others"));
        };
        prop_assert!(several.has_others() && several.people().len() == 1);
        let Written::Nobody(said) = name::parse(nobody) else {
            return Err(TestCaseError::fail("nobody"));
        };
        prop_assert_eq!(said.is_said(), nobody.chars().any(char::is_alphabetic));
    }

    #[test]
    fn faults_of_form_leave_the_words_as_they_were(case in name_variant()) {
        use cotejo::strategy::NameFault as Fault;
        let form = |text: &str| one(text).reveal_normal_form();
        match case.fault() {
            // `Don` and `Doña` are kept before two words: they may be given names.
            Fault::TitleAdded if case.variant().starts_with("Do") => {}
            Fault::AccentsDropped | Fault::TildeDropped | Fault::Capitals | Fault::SmallLetters | Fault::Blanks
            | Fault::Decomposed | Fault::Invisible | Fault::Homoglyph | Fault::MojibakeWestern | Fault::MojibakeGreek
            | Fault::MojibakeMac | Fault::MojibakeDos | Fault::IdAdded | Fault::RankAdded | Fault::TitleAdded
            | Fault::AliasAdded | Fault::NoteAdded | Fault::SurnamesHyphened | Fault::ParticleCapitals => {
                prop_assert_eq!(form(case.variant()), form(case.name()), "{:?}", case);
            }
            _ => {}
        }
    }
}

/// 64 KiB of one thing: read, flagged, and compared with itself.
#[test]
fn the_longest_texts_end_at_once() {
    for piece in [
        "a",
        "á",
        "a\u{301}",
        "Ana ",
        "de ",
        "de la ",
        "María José ",
        "(",
        ")",
        "\"",
        "\"a",
        "y ",
        "a, ",
        "a; ",
        "A. ",
        "-a",
        "Tte. ",
        "Jr. ",
        "alias ",
        "V-12345678 ",
        "张",
        "محمد ",
        "\0",
        "\u{202e}a",
        "\u{300}",
        "?",
        "viuda de ",
        "san ",
    ] {
        let text = piece.repeat(65_536 / piece.len());
        let start = Instant::now();
        let written = name::parse(&text);
        let comparison = name::compare_written(&written, &written);
        assert!(
            start.elapsed() < Duration::from_secs(2),
            "{piece:?}: {:?}",
            start.elapsed()
        );
        assert_eq!(written.reveal(), text);
        assert!(!comparison.level().conflicts(), "{piece:?}: {comparison}");
        if let Some(person) = written.one() {
            assert!(person.is_too_long(), "{piece:?}");
        }
    }
}

fn surnames() -> impl Strategy<Value = String> {
    select(vec![
        "Ortuño",
        "Lugo Belandria",
        "de la Torre",
        "Pérez de los Ríos",
        "San Martín Díaz",
        "Mayor Rey",
        "Ruiz",
    ])
    .prop_map(str::to_owned)
}

fn given() -> impl Strategy<Value = String> {
    select(vec![
        "Tomás",
        "Ana",
        "José Luis",
        "María del Carmen",
        "Cruz Mario",
        "Ángel de Jesús",
        "Juan de Dios",
    ])
    .prop_map(str::to_owned)
}

/// A name that can be nothing but one person's.
fn person() -> impl Strategy<Value = String> {
    let given = select(vec![
        "Tomás",
        "Elena",
        "Gonzalo",
        "José Luis",
        "Beatriz",
        "María del Carmen",
    ]);
    let surname = select(vec!["Ortuño", "Belandria Lugo", "Urdaneta", "de la Torre"]);
    (given, surname).prop_map(|(given, surname)| format!("{given} {surname}"))
}
