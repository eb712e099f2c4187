//! Laws of comparing two names.
//!
//! - `comparing_is_symmetric`
//! - `every_name_is_equal_to_itself`
//! - `every_word_of_both_is_in_one_meeting`
//! - `likeness_is_within_the_band_of_the_level`
//! - `a_dropped_accent_changes_no_level_and_costs_a_step_at_most`
//! - `a_dropped_tilde_keeps_agreement`
//! - `a_word_that_meets_nothing_never_raises_the_level`
//! - `leaving_out_the_second_given_or_the_mothers_surname_keeps_agreement`
//! - `case_and_blanks_change_nothing`
//! - `what_a_clerk_takes_for_one_name_agrees`
//! - `a_rival_conflicts_at_its_level`
//! - `scripts_that_cannot_be_compared_are_no_evidence`
//! - `names_without_a_word_in_common_never_agree`
//! - `random_names_seldom_agree`

use cotejo::name::{self, Comparison, How, Level, Meeting, fold};
use cotejo::strategy::{hostile_text, name_text, name_variant, rival_name, world_name_text};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

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

fn mirrored(
    comparison: &Comparison,
) -> Vec<(
    name::Part,
    std::ops::Range<usize>,
    std::ops::Range<usize>,
    Option<How>,
)> {
    let turned = |meeting: &Meeting| (meeting.part(), meeting.right(), meeting.left(), meeting.how());
    comparison.meetings().iter().map(turned).collect()
}

fn plain(
    comparison: &Comparison,
) -> Vec<(
    name::Part,
    std::ops::Range<usize>,
    std::ops::Range<usize>,
    Option<How>,
)> {
    let of = |meeting: &Meeting| (meeting.part(), meeting.left(), meeting.right(), meeting.how());
    comparison.meetings().iter().map(of).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn comparing_is_symmetric((a, b) in two()) {
        let (there, back) = (compared(&a, &b), compared(&b, &a));
        prop_assert_eq!(there.level(), back.level());
        prop_assert_eq!(there.likeness(), back.likeness());
        prop_assert_eq!(plain(&there), mirrored(&back));
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
        let sorted = |of: fn(&Meeting) -> std::ops::Range<usize>| {
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
    fn a_word_that_meets_nothing_never_raises_the_level((a, b) in spanish(), place in any::<Index>()) {
        let mut words: Vec<&str> = a.split(' ').collect();
        let comma = words.iter().any(|word| word.ends_with(','));
        let place = place.index(words.len() + 1);
        // Between a particle and its word it would be another name.
        prop_assume!(!comma && (place == 0 || words[place - 1].chars().any(char::is_uppercase)));
        words.insert(place, "Wajdzyk");
        let more = words.join(" ");
        let (before, after) = (compared(&a, &b), compared(&more, &b));
        prop_assert!(after.level() >= before.level(), "{:?} {:?}: {} became {}", more, b, before, after);
    }

    #[test]
    fn case_and_blanks_change_nothing((a, b) in spanish(), blank in select(vec!["  ", "\t", "\u{a0}", " \n "])) {
        let before = compared(&a, &b);
        for other in [a.to_uppercase(), format!("{blank}{}{blank}", a.replace(' ', blank))] {
            let after = compared(&other, &b);
            prop_assert_eq!(after.level(), before.level(), "{:?} {:?}", other, b);
            prop_assert_eq!(after.likeness(), before.likeness(), "{:?} {:?}", other, b);
        }
    }

    #[test]
    fn what_a_clerk_takes_for_one_name_agrees(case in name_variant()) {
        let comparison = compared(case.name(), case.variant());
        prop_assert_eq!(comparison.level().agrees(), case.is_same(), "{:?}: {}", case, comparison);
        prop_assert!(!comparison.level().conflicts(), "{:?}: {}", case, comparison);
    }

    #[test]
    fn a_rival_conflicts_at_its_level(case in rival_name()) {
        let comparison = compared(case.name(), case.rival());
        prop_assert_eq!(comparison.level(), case.difference().level(), "{:?}", case);
    }

    #[test]
    fn leaving_out_the_second_given_or_the_mothers_surname_keeps_agreement(
        given in select(vec![["Tomás", "Ernesto"], ["Elena", "Inés"], ["Yorman", "José"], ["Ana", "Lucía"]]),
        surnames in select(vec![["Ortuño", "Lugo"], ["Pérez", "Belandria"], ["de la Torre", "Finol"], ["Zerpa", "Rojas"]]),
        left in 0..4_u8, right in 0..4_u8,
    ) {
        let write = |leave: u8| {
            let given = if leave & 1 == 0 { given.join(" ") } else { given[0].to_owned() };
            let surnames = if leave & 2 == 0 { surnames.join(" ") } else { surnames[0].to_owned() };
            format!("{given} {surnames}")
        };
        // One leaves out a given name and the other a surname: see `pairs`.
        prop_assume!((left | right) == left || (left | right) == right);
        let comparison = compared(&write(left), &write(right));
        let equal = left == right;
        let level = if equal { Level::Equal } else { Level::Contained };
        prop_assert_eq!(comparison.level(), level, "{} · {}: {}", write(left), write(right), comparison);
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

/// The text with the mark of one of these letters dropped.
fn without_one(text: &str, letters: &str, at: Index) -> Option<String> {
    let places: Vec<usize> = text
        .char_indices()
        .filter(|(_, letter)| letters.contains(*letter))
        .map(|(place, _)| place)
        .collect();
    let place = *places.get(at.index(places.len().max(1)))?;
    let marked = text[place..].chars().next()?;
    let bare = fold(&marked.to_string());
    let bare = if marked.is_uppercase() {
        bare.to_uppercase()
    } else {
        bare
    };
    Some(format!(
        "{}{bare}{}",
        &text[..place],
        &text[place + marked.len_utf8()..]
    ))
}

const PAIRS: usize = 20_000;

/// Two people each, drawn the same every time.
fn strangers() -> impl Iterator<Item = (String, String)> {
    let mut runner = TestRunner::deterministic();
    let names = (name_text(), name_text());
    (0..PAIRS).map(move |_| names.new_tree(&mut runner).unwrap().current())
}

/// Whether two names have a word in common.
fn share_a_word(a: &str, b: &str) -> bool {
    let words = |text: &str| {
        fold(text)
            .split([' ', ','])
            .map(str::to_owned)
            .filter(|word| word.len() > 3)
            .collect::<Vec<_>>()
    };
    let other = words(b);
    words(a).iter().any(|word| other.contains(word))
}

#[test]
fn random_names_seldom_agree() {
    let (mut agree, mut thin, mut apart, mut apart_agree, mut apart_not_different) = (0, 0, 0, 0, 0);
    for (a, b) in strangers() {
        let level = compared(&a, &b).level();
        agree += u32::from(level.agrees());
        thin += u32::from(level == Level::Thin);
        if !share_a_word(&a, &b) {
            apart += 1;
            apart_agree += u32::from(level.agrees());
            apart_not_different += u32::from(level != Level::Different);
            if level != Level::Different {
                println!("{a} | {b} | {level:?}");
            }
        } else if level.agrees() {
            println!("+ {a} | {b} | {level:?}");
        }
    }
    panic!(
        "agree {agree} thin {thin} of {PAIRS}; without a common word {apart}: {apart_agree} agree, {apart_not_different} not different"
    );
}
