//! What tells no words apart, and where sentences end.
//!
//! - `damage_and_style_leave_the_words_the_same`
//! - `a_damaged_name_costs_only_the_shingles_it_stands_in`
//! - `a_page_wrapped_at_any_column_repeats_the_page`
//! - `a_sentence_is_found_among_others`
//! - `capitals_accents_and_spaces_change_no_similarity`

use cotejo::Ratio;
use proptest::prelude::*;

use super::{found, lines, prose};
use crate::config;

const PLAIN: &str = "Mariana Lopez, the envoy's aide, said \"1,000 people\" were held near Rio Seco. Nobody had seen the list of \
                     their names by the end of that week. It will be shown on Monday, the envoy's office added.";

#[test]
fn damage_and_style_leave_the_words_the_same() {
    let styled = [
        "Mariana López, the envoy’s aide, said “1,000 people” were held near Río Seco.Nobody had seen the list of their names \
         by the end of that week.It will be shown on Monday, the envoy’s office added.",
        "MARIANA LOPEZ, THE ENVOY'S AIDE, SAID 1000 PEOPLE WERE HELD NEAR RIO SECO. NOBODY HAD SEEN THE LIST OF THEIR NAMES BY \
         THE END OF THAT WEEK. IT WILL BE SHOWN ON MONDAY, THE ENVOY'S OFFICE ADDED.",
        "  • Mariana Lo\u{301}pez — the envoy`s aide — said «1.000 people» were held near Ri\u{301}o Seco. Nobody had seen the \
         list of their names by the end of that week. It will be shown on Mon\u{ad}day, the envoy‘s office added",
    ];
    for page in styled {
        let all = found(&[("a", PLAIN), ("b", page)]);
        let [repeat] = all.as_slice() else {
            panic!("{page}: {all:?}")
        };
        assert_eq!(
            (repeat.similarity, repeat.identical),
            (Ratio::ONE, false),
            "{page}"
        );
        assert_eq!((repeat.one.words, repeat.other.words), (37, 37));
    }
}

#[test]
fn a_damaged_name_costs_only_the_shingles_it_stands_in() {
    let damaged = PLAIN.replace("Lopez", "LΓ³pez").replace('"', "");
    let all = found(&[("a", PLAIN), ("b", &damaged)]);
    // 37 words, 35 shingles; the second word stands in two of them: 33 of 37.
    assert_eq!(all.as_slice()[0].similarity, Ratio::new(33, 37).unwrap());
}

#[test]
fn a_sentence_is_found_among_others() {
    let quoted = "Nobody had seen the list of their names by the end of that week.";
    let other = format!("{}\n{} {quoted} {}", prose(1, 2), prose(2, 1), prose(3, 1));
    let all = found(&[("a", PLAIN), ("b", &other)]);
    let [repeat] = all.as_slice() else {
        panic!("{all:?}")
    };
    assert_eq!(
        (repeat.identical, lines(repeat)),
        (true, "a 1-1 = b 3-3".to_owned())
    );
    assert_eq!(other.get(repeat.other.bytes.clone()), Some(quoted));
    // An initial and an abbreviation end no sentence, a question does. Few words go with their neighbours.
    for (page, own) in [
        ("“What did J. Smith of the U.S. Army say?” Q", "Q"),
        ("And who said so? Q", "And who said so? Q"),
        (
            "Nobody from the ministry was there to say… Q (More to come.)",
            "Q (More to come.)",
        ),
        (
            "A list\n  • nobody from the ministry was there to say\n  • Q\n",
            "Q",
        ),
        (
            "A list\n  • nobody from the ministry was there to say\n  • q\n",
            "q",
        ),
    ] {
        let small = quoted.to_lowercase();
        let whole = |text: &str| text.replace('Q', quoted).replace("• q", &format!("• {small}"));
        let page = whole(page);
        let all = found(&[("a", quoted), ("b", &page)]);
        let [repeat] = all.as_slice() else {
            panic!("{page}: {all:?}")
        };
        let expected = if own == "q" { small.clone() } else { whole(own) };
        assert_eq!(page.get(repeat.other.bytes.clone()), Some(expected.as_str()));
    }
}

/// Breaks lines at a column, before small letters only where asked.
fn wrapped(text: &str, column: usize) -> String {
    let mut lines = String::new();
    let mut width = 0;
    for word in text.split(' ') {
        let breaks = width + word.len() > column && word.starts_with(|c: char| c.is_lowercase());
        if !lines.is_empty() {
            lines.push(if breaks && !lines.ends_with('.') {
                '\n'
            } else {
                ' '
            });
        }
        width = if breaks { 0 } else { width + word.len() + 1 };
        lines.push_str(word);
    }
    lines
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_page_wrapped_at_any_column_repeats_the_page(seed in 0..10_000_u64, column in 10..90_usize) {
        let page = prose(seed, 1);
        let narrow = wrapped(&page, column);
        prop_assert!(narrow.lines().count() > 1);
        let all = found(&[("a", &page), ("b", &narrow)]);
        prop_assert_eq!(all.as_slice().len(), 1);
        let repeat = &all.as_slice()[0];
        prop_assert_eq!((repeat.similarity, repeat.identical), (Ratio::ONE, false));
        prop_assert_eq!(lines(repeat), format!("a 1-1 = b 1-{}", narrow.lines().count()));
    }

    #[test]
    fn capitals_accents_and_spaces_change_no_similarity(seed in 0..10_000_u64, changes in any::<u32>()) {
        let page = prose(seed, 2);
        let mut bits = (0..32).cycle().map(|bit| changes >> bit & 1 == 1);
        let styled: String = page
            .chars()
            .map(|c| match c {
                _ if !bits.next().unwrap_or_default() => c.to_string(),
                'a' => "á".to_owned(),
                'n' => "Ñ".to_owned(),
                'u' => "u\u{308}".to_owned(),
                'e' => "E".to_owned(),
                ' ' => " \t ".to_owned(),
                c => c.to_string(),
            })
            .collect();
        let all = found(&[("a", &page), ("b", &styled)]);
        let listed: Vec<String> = all.iter().map(lines).collect();
        prop_assert_eq!(listed, ["a 1-2 = b 1-2"]);
        prop_assert_eq!(all.as_slice()[0].similarity, Ratio::ONE);
    }
}
