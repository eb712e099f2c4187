//! Where repeats stand, and how they are put together.
//!
//! - `a_doubled_body_is_one_repeat`
//! - `the_shingles_of_one_changed_word_by_hand`
//! - `a_page_repeated_is_found_whole_and_byte_for_byte`
//! - `renaming_the_pages_turns_the_repeats_round`
//! - `a_further_page_changes_no_repeat_of_the_others`
//! - `passages_lie_between_characters_on_the_lines_they_name_and_do_not_overlap`
//! - `one_changed_word_lowers_the_similarity_by_the_shingles_it_stands_in`
//! - `every_copy_is_found_with_every_other`
//! - `a_body_printed_three_times_is_each_time_a_run`
//! - `what_stands_between_belongs_to_the_run_and_what_stands_far_does_not`

use cotejo::Ratio;
use cotejo::dedup::text::{TextSettings, repeats};
use proptest::prelude::*;

use super::{cut, found, lines, pages, prose};
use crate::config;

#[test]
fn a_doubled_body_is_one_repeat() {
    let body = "The office said on Monday that forty people had left the camp at dawn.\n\
                No list of names was shown, and “the rest” would follow.\n\n\
                A short line\n\n\
                Their families had waited at the gate for three nights and counted them one by one.";
    let page = format!("Forty leave the camp\n{body}\n{body}");
    let texts = [("a", page.as_str())];
    let found = found(&texts);
    let [repeat] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(lines(repeat), "a 2-7 = a 8-13");
    assert_eq!((repeat.similarity, repeat.identical), (Ratio::ONE, true));
    assert_eq!(cut(&pages(&texts), &repeat.one), body);
    assert_eq!(cut(&pages(&texts), &repeat.other), body);
    // 14 words, 11, three too few to compare, and 16.
    assert_eq!((repeat.one.words, repeat.other.words), (44, 44));
    let parts: Vec<(usize, usize)> = repeat
        .parts
        .iter()
        .map(|part| (part.one.first_line, part.other.first_line))
        .collect();
    assert_eq!(parts, [(2, 8), (3, 9), (7, 13)]);
    assert_eq!((found.words(), found.sentences(), found.crowded()), (92, 9, 0));
}

#[test]
fn the_shingles_of_one_changed_word_by_hand() {
    // Ten words, eight shingles: 1-3, 2-4, … 8-10. The fifth word stands in three of them (3-5, 4-6, 5-7);
    // changed, it leaves five shared of eight and eight: 5 / (16 - 5).
    let texts = [
        ("a", "One two three four five six seven eight nine ten."),
        ("b", "One two three four FIFTY six seven eight nine ten."),
    ];
    let all = found(&texts);
    let [repeat] = all.as_slice() else {
        panic!("{all:?}")
    };
    assert_eq!(
        (repeat.similarity, repeat.identical),
        (Ratio::new(5, 11).unwrap(), false)
    );
    assert_eq!(
        (lines(repeat), repeat.one.words),
        ("a 1-1 = b 1-1".to_owned(), 10)
    );
    assert_eq!(
        (repeat.one.bytes.clone(), repeat.other.bytes.clone()),
        (0..49, 0..50)
    );
    // The threshold is met exactly at the similarity and missed above it.
    for (least, listed) in [("5/11", 1), ("46/100", 0)] {
        let settings = TextSettings::default().with_least_similarity(least.parse().unwrap());
        assert_eq!(
            repeats(&pages(&texts), &settings).as_slice().len(),
            listed,
            "{least}"
        );
    }
    // With pairs of words, nine shingles, two of them changed: 7 / 11; with four, seven and four: 3 / 11.
    for (words, similarity) in [(1, "9/11"), (2, "7/11"), (4, "3/11")] {
        let settings = TextSettings::default().with_shingle_words(words);
        let found = repeats(&pages(&texts), &settings);
        assert_eq!(found.as_slice()[0].similarity.to_string(), similarity);
    }
    // Ten words are enough or not.
    for (least, listed) in [(10, 1), (11, 0)] {
        let settings = TextSettings::default().with_least_words(least);
        assert_eq!(
            repeats(&pages(&texts), &settings).as_slice().len(),
            listed,
            "{least}"
        );
    }
}

#[test]
fn every_copy_is_found_with_every_other() {
    let text = "The office said on Monday that forty people had left the camp at dawn.";
    let thrice = [text; 3].join("\n");
    let found = found(&[("a", &thrice), ("b", text)]);
    let listed: Vec<String> = found.iter().map(lines).collect();
    let expected = [
        "a 1-1 = a 2-2",
        "a 1-1 = a 3-3",
        "a 1-1 = b 1-1",
        "a 2-2 = a 3-3",
        "a 2-2 = b 1-1",
        "a 3-3 = b 1-1",
    ];
    assert_eq!(listed, expected);
    // The names of the pages the other way round.
    let found = super::found(&[("b", &thrice), ("a", text)]);
    let listed: Vec<String> = found.iter().map(lines).collect();
    let expected = [
        "a 1-1 = b 1-1",
        "a 1-1 = b 2-2",
        "a 1-1 = b 3-3",
        "b 1-1 = b 2-2",
        "b 1-1 = b 3-3",
        "b 2-2 = b 3-3",
    ];
    assert_eq!(listed, expected);
}

#[test]
fn a_body_printed_three_times_is_each_time_a_run() {
    let body = "The office said on Monday that forty people had left the camp at dawn.\n\
                Nobody had seen the list of their names by the end of that week.";
    let found = found(&[("a", &[body; 3].join("\n"))]);
    let listed: Vec<String> = found.iter().map(lines).collect();
    assert_eq!(listed, ["a 1-2 = a 3-4", "a 1-2 = a 5-6", "a 3-4 = a 5-6"]);
}

#[test]
fn what_stands_between_belongs_to_the_run_and_what_stands_far_does_not() {
    let first = "The office said on Monday that forty people had left the camp at dawn.";
    let last = "Their families had waited at the gate for three nights and counted them one by one.";
    let between = |n: usize| -> String {
        let line = |n: usize| format!("{}\n", prose(n.try_into().unwrap(), 1).split('.').next().unwrap());
        (1..=n).map(line).collect()
    };
    let plain = format!("{first}\n{last}");
    for (inserted, runs) in [(0, 1), (1, 1), (2, 1), (3, 2)] {
        let page = format!("{first}\n{}{last}", between(inserted));
        let settings = TextSettings::default().with_least_similarity(Ratio::new(1, 5).unwrap());
        let texts = [("a", plain.as_str()), ("b", page.as_str())];
        let found = repeats(&pages(&texts), &settings);
        assert_eq!(found.as_slice().len(), runs, "{inserted} between: {found:?}");
    }
    // Two sentences between are too much for a run where the similarity of all falls below the least.
    let page = format!("{first}\n{}{last}", between(2));
    let settings = TextSettings::default().with_least_similarity(Ratio::new(9, 10).unwrap());
    let found = repeats(&pages(&[("a", &plain), ("b", &page)]), &settings);
    let listed: Vec<String> = found.iter().map(lines).collect();
    assert_eq!(listed, ["a 1-1 = b 1-1", "a 2-2 = b 4-4"]);
    // In another order they make no run: P Q R on one page, P R Q on the other.
    let middle = "Nobody had seen the list of their names by the end of that week.";
    let (plain, turned) = (
        format!("{first}\n{middle}\n{last}"),
        format!("{first}\n{last}\n{middle}"),
    );
    let found = super::found(&[("a", &plain), ("b", &turned)]);
    let listed: Vec<String> = found.iter().map(lines).collect();
    assert_eq!(listed, ["a 1-1 = b 1-1", "a 2-2 = b 3-3", "a 3-3 = b 2-2"]);
}

/// Any text at all, with its copy somewhere behind it, and often words that repeat.
fn any_page() -> impl Strategy<Value = String> {
    let words = "([A-Za-zéñ’]{1,3}[ .\n]{1,2}){0,40}";
    let any = prop_oneof![words.prop_map(|text| text), "(?s).{0,60}", "[\\PC\n]{0,80}"];
    (any, "(?s).{0,20}").prop_map(|(text, between)| format!("{text}{between}{text}"))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_page_repeated_is_found_whole_and_byte_for_byte(seed in 0..10_000_u64, paragraphs in 1..6_usize) {
        let body = prose(seed, paragraphs);
        let doubled = format!("{body}\n{body}");
        let all = found(&[("a", &body), ("b", &doubled)]);
        let listed: Vec<String> = all.iter().map(lines).collect();
        let n = paragraphs;
        let expected = [
            format!("a 1-{n} = b 1-{n}"),
            format!("a 1-{n} = b {}-{}", n + 1, 2 * n),
            format!("b 1-{n} = b {}-{}", n + 1, 2 * n),
        ];
        prop_assert_eq!(listed, expected);
        prop_assert!(all.iter().all(|repeat| repeat.identical && repeat.similarity == Ratio::ONE));
        prop_assert!(all.iter().all(|repeat| repeat.one.bytes == (0..body.len())));
    }

    #[test]
    fn renaming_the_pages_turns_the_repeats_round(one in any_page(), other in any_page()) {
        let settings = TextSettings::default().with_least_words(3);
        let plain = repeats(&pages(&[("a", &one), ("b", &other)]), &settings);
        let turned = repeats(&pages(&[("b", &one), ("a", &other)]), &settings);
        let name = |page: &cotejo::SourceId, turn: bool| (page.as_str() == "a") != turn;
        let set = |found: &cotejo::dedup::text::Repeats, turn: bool| {
            let mut all: Vec<_> = found
                .iter()
                .map(|repeat| {
                    let side = |side: &cotejo::dedup::text::Passage| {
                        (name(&side.page, turn), side.bytes.start, side.bytes.end, side.first_line, side.words)
                    };
                    let mut sides = [side(&repeat.one), side(&repeat.other)];
                    sides.sort_unstable();
                    (sides, repeat.similarity.to_string(), repeat.identical, repeat.parts.len())
                })
                .collect();
            all.sort();
            all
        };
        prop_assert_eq!(set(&plain, false), set(&turned, true));
    }

    #[test]
    fn a_further_page_changes_no_repeat_of_the_others(
        one in any_page(), other in any_page(), more in any_page(), name in prop::sample::select(vec!["0", "aa", "z"]),
    ) {
        // Room for all, so that nothing is crowded.
        let settings = TextSettings::default().with_least_words(3).with_most_places(1_000);
        let before = repeats(&pages(&[("a", &one), ("b", &other)]), &settings);
        let after = repeats(&pages(&[("a", &one), ("b", &other), (name, &more)]), &settings);
        let is_old = |page: &cotejo::SourceId| page.as_str() != name;
        let kept: Vec<_> =
            after.iter().filter(|repeat| is_old(&repeat.one.page) && is_old(&repeat.other.page)).collect();
        prop_assert_eq!(kept, before.iter().collect::<Vec<_>>());
    }

    #[test]
    fn passages_lie_between_characters_on_the_lines_they_name_and_do_not_overlap(
        one in any_page(), other in any_page(),
    ) {
        let settings = TextSettings::default().with_least_words(3);
        let texts = [("a", one.as_str()), ("b", other.as_str())];
        let pages = pages(&texts);
        let found = repeats(&pages, &settings);
        for repeat in &found {
            let parts = repeat.parts.iter().flat_map(|part| [&part.one, &part.other]);
            for passage in [&repeat.one, &repeat.other].into_iter().chain(parts) {
                let text = pages[&passage.page];
                let own = text.get(passage.bytes.clone()).expect("between characters");
                let word = own.find(char::is_alphanumeric).expect("a word");
                let last = own.rfind(char::is_alphanumeric).unwrap();
                let line = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
                prop_assert_eq!(passage.first_line, line(passage.bytes.start + word));
                prop_assert_eq!(passage.last_line, line(passage.bytes.start + last));
                prop_assert!(passage.words > 0 && !own.starts_with(char::is_whitespace));
            }
            prop_assert!(!repeat.parts.is_empty());
            let place = |passage: &cotejo::dedup::text::Passage| (passage.page.clone(), passage.bytes.start);
            prop_assert!(place(&repeat.one) < place(&repeat.other));
            prop_assert!(
                repeat.one.page != repeat.other.page || repeat.one.bytes.end <= repeat.other.bytes.start
            );
        }
    }

    #[test]
    fn one_changed_word_lowers_the_similarity_by_the_shingles_it_stands_in(
        length in 12..40_usize, at in 0..40_usize,
    ) {
        let at = at % length;
        let words: Vec<String> = (0..length).map(|n| format!("w{n}")).collect();
        let mut changed = words.clone();
        changed[at] = "other".to_owned();
        let all = found(&[("a", &words.join(" ")), ("b", &changed.join(" "))]);
        let shingles = length - 2;
        let lost = (at + 1).min(3).min(length - at);
        let expected = Ratio::new(
            u128::try_from(shingles - lost).unwrap(),
            u128::try_from(shingles + lost).unwrap(),
        );
        prop_assert_eq!(all.as_slice().first().map(|repeat| repeat.similarity), expected);
        prop_assert!(all.as_slice()[0].similarity < Ratio::ONE);
    }
}
