//! Laws of comparing two names.
//!
//! - `comparing_is_symmetric`
//! - `every_name_is_equal_to_itself`
//! - `every_word_of_both_is_in_one_meeting`
//! - `likeness_is_within_the_band_of_the_level`
//! - `what_leaves_out_much_stays_within_the_band`
//! - `a_dropped_accent_changes_no_level_and_costs_a_step_at_most`
//! - `a_dropped_tilde_keeps_agreement`
//! - `a_word_that_meets_nothing_never_raises_the_level`
//! - `leaving_out_the_second_given_or_the_mothers_surname_keeps_agreement`
//! - `case_and_blanks_change_nothing`
//! - `what_a_clerk_takes_for_one_name_agrees`
//! - `what_leaves_too_little_never_agrees`
//! - `a_rival_conflicts_at_its_level`
//! - `scripts_that_cannot_be_compared_are_no_evidence`

use std::ops::Range;

use cotejo::name::{self, Comparison, How, Level, Meeting, fold};
use cotejo::strategy::{
    NameFault as Fault, hostile_text, name_text, name_variant, rival_name, world_name_text,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::{compared, config, one};

/// Two texts that name one person each: alike, rivals, strangers, of the world, hostile.
fn two() -> impl Strategy<Value = (String, String)> {
    let anything = || {
        prop_oneof![
            name_text().boxed(),
            world_name_text().boxed(),
            hostile_text().boxed()
        ]
    };
    prop_oneof![
        2 => name_variant().prop_map(|case| (case.name().to_owned(), case.variant().to_owned())).boxed(),
        2 => rival_name().prop_map(|case| (case.name().to_owned(), case.rival().to_owned())).boxed(),
        1 => (name_text(), name_text()).boxed(),
        1 => (world_name_text(), world_name_text()).boxed(),
        2 => (anything(), anything()).boxed(),
    ]
    .prop_filter("one person each", |(a, b)| {
        name::parse(a).one().is_some() && name::parse(b).one().is_some()
    })
}

type Met = (name::Part, Range<usize>, Range<usize>, Option<How>);

fn met(comparison: &Comparison) -> Vec<Met> {
    let of = |meeting: &Meeting| (meeting.part(), meeting.left(), meeting.right(), meeting.how());
    comparison.meetings().iter().map(of).collect()
}

/// The meetings as they are from the other side.
fn mirrored(comparison: &Comparison) -> Vec<Met> {
    let turned = |(part, left, right, how)| (part, right, left, how);
    met(comparison).into_iter().map(turned).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn comparing_is_symmetric((a, b) in two()) {
        let (there, back) = (compared(&a, &b), compared(&b, &a));
        prop_assert_eq!(there.level(), back.level());
        prop_assert_eq!(there.likeness(), back.likeness());
        prop_assert_eq!(met(&there), mirrored(&back));
        prop_assert_eq!(compared(&a, &b), there);
    }

    #[test]
    fn every_name_is_equal_to_itself((a, b) in two()) {
        for text in [a, b] {
            let comparison = compared(&text, &text);
            prop_assert_eq!((comparison.level(), comparison.likeness()), (Level::Equal, 1_000), "{:?}", text);
            prop_assert!(comparison.meetings().iter().all(|meeting| meeting.how() == Some(How::Same)));
        }
    }

    #[test]
    fn every_word_of_both_is_in_one_meeting((a, b) in two()) {
        let (a, b) = (one(&a), one(&b));
        let comparison = name::compare(&a, &b);
        if comparison.level() == Level::Incomparable {
            prop_assert!(comparison.meetings().is_empty());
            return Ok(());
        }
        let sorted = |of: fn(&Meeting) -> Range<usize>| {
            let mut words: Vec<usize> = comparison.meetings().iter().flat_map(of).collect();
            words.sort_unstable();
            words
        };
        prop_assert_eq!(sorted(Meeting::left), (0..a.words()).collect::<Vec<_>>());
        prop_assert_eq!(sorted(Meeting::right), (0..b.words()).collect::<Vec<_>>());
        for meeting in comparison.meetings() {
            let (left, right) = (meeting.left().len(), meeting.right().len());
            prop_assert_eq!(meeting.how().is_some(), left > 0 && right > 0);
        }
    }

    #[test]
    fn likeness_is_within_the_band_of_the_level((a, b) in two()) {
        let comparison = compared(&a, &b);
        let (least, most) = comparison.level().band();
        prop_assert!((least..=most).contains(&comparison.likeness()), "{}", comparison);
    }

    #[test]
    fn a_dropped_accent_changes_no_level_and_costs_a_step_at_most((a, b) in spanish(), at in any::<Index>()) {
        let Some(bare) = without_one(&a, "áéíóúüÁÉÍÓÚÜ", at) else { return Ok(()) };
        let (with, without) = (compared(&a, &b), compared(&bare, &b));
        prop_assert_eq!(with.level(), without.level(), "{} {}", bare, b);
        prop_assert!(with.likeness().abs_diff(without.likeness()) <= ACCENT_STEP, "{} {}", with, without);
    }

    #[test]
    fn a_dropped_tilde_keeps_agreement(case in name_variant(), at in any::<Index>()) {
        let (a, b) = (case.name(), case.variant());
        let Some(bare) = without_one(a, "ñÑ", at) else { return Ok(()) };
        let same = compared(a, &bare);
        prop_assert_eq!(same.level(), Level::Near);
        prop_assert_eq!(same.likeness(), Level::Near.band().1 - 20);
        if compared(a, b).level().agrees() {
            prop_assert!(compared(&bare, b).level().agrees(), "{} {} {}", bare, b, compared(&bare, b));
        }
    }

    #[test]
    fn a_word_that_meets_nothing_never_raises_the_level((a, b) in whole(), place in any::<Index>()) {
        let mut words: Vec<&str> = a.split(' ').collect();
        let comma = words.iter().any(|word| word.ends_with(','));
        let place = place.index(words.len() + 1);
        // Between a particle and its word it would be another name.
        if comma || (place > 0 && !words[place - 1].chars().any(char::is_uppercase)) {
            return Ok(());
        }
        words.insert(place, "Wajdzyk");
        let more = words.join(" ");
        // A suffix is one only where it stands last.
        if one(&more).suffix() != one(&a).suffix() {
            return Ok(());
        }
        let (before, after) = (compared(&a, &b), compared(&more, &b));
        // Conflicts are of several kinds, and it may be another one that names it.
        let conflict = before.level().conflicts() && after.level().conflicts();
        prop_assert!(conflict || after.level() >= before.level(), "{:?} {:?}: {} became {}", more, b, before, after);
    }

    #[test]
    fn case_and_blanks_change_nothing((a, b) in spanish(), blank in select(vec!["  ", "\t", "\u{a0}", " \n "])) {
        let before = compared(&a, &b);
        for other in [a.to_uppercase(), format!("{blank}{}{blank}", a.replace(' ', blank))] {
            let after = compared(&other, &b);
            prop_assert_eq!(after.level(), before.level(), "{:?} {:?}", other, b);
            // A hyphen leaves several readings in which all is equal, and the first that is found counts.
            if !b.contains('-') {
                prop_assert_eq!(after.likeness(), before.likeness(), "{:?} {:?}", other, b);
            }
        }
    }

    #[test]
    fn what_a_clerk_takes_for_one_name_agrees(case in name_variant()) {
        if case.is_same() {
            let comparison = compared(case.name(), case.variant());
            prop_assert!(comparison.level().agrees(), "{:?}: {}", case, comparison);
        }
    }

    #[test]
    fn what_leaves_too_little_never_agrees(case in name_variant()) {
        // Two given names alone may be a given name and a surname: `Tomás Andrés`, `José Luis`.
        let words = case.name().split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
        if !case.is_same() && words < 4 && (case.fault() != Fault::SurnamesLeftOut || !case.variant().contains(' ')) {
            let comparison = compared(case.name(), case.variant());
            prop_assert!(!comparison.level().agrees(), "{:?}: {}", case, comparison);
        }
    }

    #[test]
    fn a_rival_conflicts_at_its_level(case in rival_name()) {
        let comparison = compared(case.name(), case.rival());
        prop_assert_eq!(comparison.level(), case.difference().level(), "{:?}", case);
    }

    #[test]
    fn scripts_that_cannot_be_compared_are_no_evidence(
        a in name_text(), b in select(vec!["Иван Петров", "张伟", "محمد الحريري", "김민수", "Γιώργος Παππάς", "さくら"]),
        c in select(vec!["Иван Петров", "张伟", "محمد الحريري", "김민수", "Γιώργος Παππάς", "さくら"]),
    ) {
        prop_assert_eq!(compared(&a, b).level(), Level::Incomparable);
        let between = compared(b, c).level();
        prop_assert_eq!(between, if b == c { Level::Equal } else { Level::Incomparable });
    }
}

#[test]
fn leaving_out_the_second_given_or_the_mothers_surname_keeps_agreement() {
    let given = [
        ["Tomás", "Ernesto"],
        ["Elena", "Inés"],
        ["Yorman", "José"],
        ["Ana", "Lucía"],
    ];
    let surnames = [
        ["Ortuño", "Lugo"],
        ["Altuve", "Pérez"],
        ["de la Torre", "Finol"],
        ["Zerpa", "Rojas"],
    ];
    for (given, surnames) in given
        .iter()
        .flat_map(|given| surnames.iter().map(move |names| (given, names)))
    {
        let write = |leave: u8| {
            let given = if leave & 1 == 0 {
                given.join(" ")
            } else {
                given[0].to_owned()
            };
            let surnames = if leave & 2 == 0 {
                surnames.join(" ")
            } else {
                surnames[0].to_owned()
            };
            format!("{given} {surnames}")
        };
        for (left, right) in (0..4).flat_map(|left| (0..4).map(move |right| (left, right))) {
            // Where each leaves out another part, nothing but the tables tells what was left out.
            if left | right == left || left | right == right {
                let comparison = compared(&write(left), &write(right));
                let level = if left == right {
                    Level::Equal
                } else {
                    Level::Contained
                };
                assert_eq!(
                    comparison.level(),
                    level,
                    "{} · {}: {comparison}",
                    write(left),
                    write(right)
                );
            }
        }
    }
}

/// Where much is left out, the band holds the likeness.
#[test]
fn what_leaves_out_much_stays_within_the_band() {
    let given =
        "Tomás Ernesto Gonzalo Federico Hernán Rodrigo Germán Efraín Leopoldo Ulises Wilmer Darío Fabricio";
    let comparison = compared(&format!("{given} Belandria"), "Tomás Belandria");
    assert_eq!(
        (comparison.level(), comparison.likeness()),
        (Level::Contained, Level::Contained.band().0)
    );
}

/// How much an accent may cost, in thousandths.
const ACCENT_STEP: u16 = 2;

/// Two names of one or two people, in Spanish.
fn spanish() -> impl Strategy<Value = (String, String)> {
    prop_oneof![
        2 => name_variant().prop_map(|case| (case.name().to_owned(), case.variant().to_owned())).boxed(),
        2 => rival_name().prop_map(|case| (case.name().to_owned(), case.rival().to_owned())).boxed(),
        1 => (name_text(), name_text()).boxed(),
    ]
}

/// The same, without what leaves too little of a name: there one more word makes a given name of a surname.
fn whole() -> impl Strategy<Value = (String, String)> {
    let variant = name_variant().prop_filter("enough is left", |case| case.is_same());
    prop_oneof![
        2 => variant.prop_map(|case| (case.name().to_owned(), case.variant().to_owned())).boxed(),
        2 => rival_name().prop_map(|case| (case.name().to_owned(), case.rival().to_owned())).boxed(),
        1 => (name_text(), name_text()).boxed(),
    ]
}

/// The text with the mark of one of these letters dropped.
fn without_one(text: &str, letters: &str, at: Index) -> Option<String> {
    let places: Vec<usize> = (0..)
        .zip(text.chars())
        .filter(|(_, letter)| letters.contains(*letter))
        .map(|(place, _)| place)
        .collect();
    let place = *places.get(at.index(places.len().max(1)))?;
    let bare = |letter: char| {
        let folded = fold(&letter.to_string());
        if letter.is_uppercase() {
            folded.to_uppercase()
        } else {
            folded
        }
    };
    let told = text.chars().enumerate();
    Some(
        told.map(|(at, letter)| {
            if at == place {
                bare(letter)
            } else {
                letter.to_string()
            }
        })
        .collect(),
    )
}
