//! Sound keys: what two spellings of one name share.
//!
//! A key is made by the rules of one [`Family`]. Small letters stand for themselves; capitals for a sound
//! written with more than one letter: `C` as in *church*, `S` as in *ship*, `Q` for *shch*. Keys of different
//! families are not to be compared.

use smol_str::SmolStr;

use crate::name::family::Family;
use crate::name::sound::letters::Letters;
use crate::name::sound::{arabic, chinese, east, germanic, korean, romance, slavic, spanish, turkish};

/// The sound key of one folded word: equal for the spellings of one name in that family, rarely equal for
/// different names.
///
/// The word is in small letters with its marks off; whatever else it holds passes through. A word longer than
/// 60 bytes is its own key. The key has at most four bytes more than the word and is empty only when
/// the word is. Linear in the length.
///
/// A reading of its own, not an index of consonants as Soundex (Russell, 1918) or Metaphone (Philips, 1990):
/// vowels carry gender in Spanish names, so they stay.
#[must_use]
pub fn key(folded: &str, family: Family) -> String {
    let mut key = String::with_capacity(folded.len() + 4);
    write_key(folded, family, &mut key);
    key
}

/// The Spanish [`key`] of a word, in place where it is short.
pub(in crate::name) fn spoken(folded: &str) -> SmolStr {
    let word = folded.as_bytes();
    if word.len() > Letters::LONGEST {
        return SmolStr::new(folded);
    }
    let key = spanish::key(word);
    SmolStr::new(if key.is_empty() { folded } else { key.as_str() })
}

/// Appends the [`key`] of a word to a text.
pub(super) fn write_key(folded: &str, family: Family, into: &mut String) {
    let word = folded.as_bytes();
    if word.len() > Letters::LONGEST {
        into.push_str(folded);
        return;
    }
    let key = match family {
        Family::Spanish => spanish::key(word),
        Family::Portuguese => romance::portuguese(word),
        Family::Arabic => arabic::key(word),
        Family::Slavic => slavic::key(word),
        Family::Chinese => chinese::key(word),
        Family::Korean => korean::key(word),
        Family::Japanese => east::japanese(word),
        Family::Vietnamese => east::vietnamese(word),
        Family::Turkish => turkish::key(word),
        Family::Germanic => germanic::key(word),
        Family::English => germanic::english(word),
        Family::French => romance::french(word),
        Family::Italian => romance::italian(word),
    };
    into.push_str(if key.is_empty() { folded } else { key.as_str() });
}

/// Tables of pairs: `one other, one other`.
#[cfg(test)]
pub(super) mod check {
    use super::key;
    use crate::name::family::Family;

    fn failing(family: Family, pairs: &str, equal: bool) -> Vec<String> {
        let pair = |text: &str| {
            let (one, other) = text.trim().split_once(' ')?;
            let keys = (key(one, family), key(other, family));
            ((keys.0 == keys.1) != equal).then(|| format!("{one} {other}: {} {}", keys.0, keys.1))
        };
        pairs.split(',').filter_map(pair).collect()
    }

    pub(crate) fn joined(family: Family, pairs: &str) {
        assert_eq!(failing(family, pairs, true), Vec::<String>::new());
    }

    pub(crate) fn apart(family: Family, pairs: &str) {
        assert_eq!(failing(family, pairs, false), Vec::<String>::new());
    }
}

#[cfg(test)]
mod tests {
    use super::{key, write_key};
    use crate::name::family::Family;
    use proptest::prelude::*;

    /// Names as people write them, and heaps of letters.
    fn word() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-z]{0,12}",
            "[aeiouhlsctpgjyx]{1,10}",
            "[a-z'ñß-]{1,14}",
            ".{0,80}"
        ]
    }

    fn doubled(word: &str, at: usize) -> String {
        let doubled = word.chars().enumerate().flat_map(|(place, letter)| {
            let times = if place == at && letter != 'l' { 2 } else { 1 };
            std::iter::repeat_n(letter, times)
        });
        doubled.collect()
    }

    /// The word without one h, if that is one not bound to the letter before it.
    fn without_h(word: &str, at: usize) -> String {
        let mut before = ' ';
        let kept = word.chars().enumerate().filter(|(place, letter)| {
            let bound = matches!(before, 'c' | 's' | 'p' | 't');
            before = *letter;
            *place != at || *letter != 'h' || bound
        });
        kept.map(|(_, letter)| letter).collect()
    }

    proptest! {
        #[test]
        fn total_and_bounded(word in word()) {
            for family in Family::ALL {
                let once = key(&word, family);
                prop_assert!(once.len() <= word.len() + 4, "{family:?} {word} {once}");
                prop_assert_eq!(once.is_empty(), word.is_empty());
                prop_assert_eq!(&once, &key(&word, family));
                let mut after = String::from("before");
                write_key(&word, family, &mut after);
                prop_assert_eq!(after, format!("before{once}"));
            }
        }

        #[test]
        fn doubling_is_not_heard(word in "[a-z]{1,12}|[aeiouhlsctpgjyx]{1,12}", at in 0_usize..12) {
            prop_assert_eq!(key(&word, Family::Spanish), key(&doubled(&word, at), Family::Spanish));
        }

        #[test]
        fn h_is_not_heard(word in "[a-gi-z][a-z]{1,12}|[a-z]{0,3}[aeiou][hlsctpgjyx]{1,12}", at in 0_usize..12) {
            prop_assert_eq!(key(&word, Family::Spanish), key(&without_h(&word, at), Family::Spanish));
        }

        #[test]
        fn the_last_vowel_is_heard(stem in "[a-z]{1,9}[bcdfglmnprstvz]") {
            for family in [Family::Spanish, Family::Portuguese, Family::Italian, Family::Slavic] {
                let [bare, his, hers] = ["", "o", "a"].map(|end| key(&format!("{stem}{end}"), family));
                prop_assert_ne!(&his, &hers, "{} {:?}", stem, family);
                prop_assert_ne!(&bare, &hers, "{} {:?}", stem, family);
            }
        }
    }
}
