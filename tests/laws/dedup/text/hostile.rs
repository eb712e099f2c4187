//! Texts that are no news, answered truthfully. No test is timed; a quadratic step would be felt.
//!
//! - `ten_thousand_identical_pages_are_each_found_with_the_first_sixteen`
//! - `a_pair_is_found_though_most_of_what_it_shares_is_crowded`
//! - `text_without_words_has_no_repeats`
//! - `one_word_again_and_again_is_no_sentence`
//! - `a_phrase_again_and_again_repeats_without_overlap`
//! - `a_text_without_a_full_stop_is_cut_alike_in_every_copy`
//! - `no_sentence_is_longer_than_255_words`
//! - `settings_out_of_range_are_brought_within`

use cotejo::Ratio;
use cotejo::dedup::text::{TextSettings, repeats};

use super::{Dice, Pages, found, pages};

#[test]
fn ten_thousand_identical_pages_are_each_found_with_the_first_sixteen() {
    let text = "Nobody had seen the list of their names by the end of that week.";
    let all: Pages<'_> = (0..10_000)
        .map(|n| (format!("p{n:04}").parse().unwrap(), text))
        .collect();
    let found = repeats(&all, &TextSettings::default());
    // The second with one, the third with two, … the seventeenth and all later ones with sixteen.
    assert_eq!(found.as_slice().len(), 15 * 16 / 2 + (10_000 - 16) * 16);
    // 14 words, 12 shingles, each on every page.
    assert_eq!((found.crowded(), found.sentences()), (12, 10_000));
    assert!(found.iter().all(|repeat| repeat.identical));
    let last = found
        .iter()
        .filter(|repeat| repeat.other.page.as_str() == "p9999");
    let firsts: Vec<String> = last.map(|repeat| repeat.one.page.to_string()).collect();
    assert_eq!(firsts, (0..16).map(|n| format!("p{n:04}")).collect::<Vec<_>>());
}

#[test]
fn a_pair_is_found_though_most_of_what_it_shares_is_crowded() {
    // Twenty sentences with one phrase of ten words (eight shingles, crowded) and twenty words of their own. The last
    // two share three of those as well: three more shingles, so 11 of 28 + 28 - 11. The phrase alone is 8 of 48.
    let phrase = "The committee for the freedom of those still held said";
    let sentence = |n: usize| {
        let own = |at: usize| {
            if n >= 18 && at < 3 {
                format!("same{at}")
            } else {
                format!("own{n}x{at}")
            }
        };
        format!("{phrase} {}.", (0..20).map(own).collect::<Vec<_>>().join(" "))
    };
    let page = (0..20).map(sentence).collect::<Vec<_>>().join("\n");
    let all = found(&[("a", &page)]);
    let [repeat] = all.as_slice() else {
        panic!("{all:?}")
    };
    assert_eq!(
        (repeat.one.first_line, repeat.other.first_line, all.crowded()),
        (19, 20, 8)
    );
    assert_eq!(repeat.similarity, Ratio::new(11, 45).unwrap());
}

#[test]
fn text_without_words_has_no_repeats() {
    let long = "\n \u{0}\u{1b}\u{202e}\u{301}'’.,…".repeat(10_000);
    for text in [
        "",
        " ",
        "\n\n\n",
        "\u{0}\u{7}\u{1b}",
        "’’’...",
        "\u{301}\u{fffd}\u{feff}",
        &long,
    ] {
        let found = found(&[("a", text), ("b", text)]);
        assert_eq!(
            (found.words(), found.sentences(), found.as_slice().len()),
            (0, 0, 0),
            "{text:.20?}"
        );
    }
    assert_eq!(repeats(&Pages::new(), &TextSettings::default()).as_slice(), []);
    let letter = "a".repeat(1_000_000);
    assert_eq!(found(&[("a", &letter), ("b", &letter)]).words(), 2);
}

#[test]
fn one_word_again_and_again_is_no_sentence() {
    for word in ["word ", "word\n", "Word. ", "w'", "東京"] {
        let text = word.repeat(40_000);
        let found = found(&[("a", &text), ("b", &text)]);
        assert_eq!(found.as_slice(), [], "{word}");
    }
}

#[test]
fn a_phrase_again_and_again_repeats_without_overlap() {
    let text = "We the people of this small town ask you to free them all. ".repeat(3_000);
    let found = found(&[("a", &text)]);
    assert_eq!(
        (found.words(), found.sentences(), found.crowded()),
        (39_000, 3_000, 11)
    );
    assert!(!found.as_slice().is_empty());
    for repeat in &found {
        assert!(repeat.one.bytes.end <= repeat.other.bytes.start && repeat.similarity == Ratio::ONE);
    }
}

#[test]
fn a_text_without_a_full_stop_is_cut_alike_in_every_copy() {
    let mut dice = Dice::new(5);
    let mut words = |n: usize| (0..n).map(|_| dice.word()).collect::<Vec<_>>();
    let body = words(2_000);
    // One word in eight changed, and 96 words further on: pieces of 192 words would share too little.
    let changed = body.iter().enumerate().map(|(at, word)| {
        if at % 8 == 3 {
            "other".to_owned()
        } else {
            word.clone()
        }
    });
    let changed: Vec<String> = changed.collect();
    let one = [words(333), body].concat().join(" ");
    let other = [words(429), changed, words(50)].concat().join(" ");
    let all = found(&[("a", &one), ("b", &other)]);
    let named: usize = all.iter().map(|repeat| repeat.one.words).sum();
    assert!((1_800..=2_255).contains(&named), "{named} of 2,000 words");
}

#[test]
fn no_sentence_is_longer_than_255_words() {
    // Of these words, some cut and most do not.
    for letter in 'a'..='z' {
        let text = format!("{letter} ").repeat(2_550);
        let found = found(&[("a", &text)]);
        assert!(found.sentences() >= 10, "{letter}: {}", found.sentences());
    }
}

#[test]
fn settings_out_of_range_are_brought_within() {
    let wild = TextSettings::default()
        .with_shingle_words(0)
        .with_least_words(0)
        .with_most_places(0)
        .with_least_similarity(Ratio::ZERO);
    assert_eq!(
        (wild.shingle_words(), wild.least_words(), wild.most_places()),
        (1, 1, 1)
    );
    let texts = [("a", "A word."), ("b", "That word."), ("c", "None.")];
    let found = repeats(&pages(&texts), &wild);
    assert_eq!(
        found.as_slice().len(),
        1,
        "one shared word suffices, none does not"
    );
    let wild = wild
        .with_shingle_words(usize::MAX)
        .with_least_words(usize::MAX)
        .with_most_places(usize::MAX)
        .with_least_similarity(Ratio::whole(2));
    assert_eq!((wild.shingle_words(), wild.least_words()), (4, 64));
    assert_eq!(repeats(&pages(&texts), &wild).as_slice(), []);
}
