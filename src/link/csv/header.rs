//! Headers as words, and what they let guess of one column.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::link::csv::vocabulary::{SENSES, Sense};
use crate::name::{fold, repair};

/// Articles and prepositions, which say nothing.
const EMPTY: [&str; 12] = [
    "de", "del", "la", "el", "los", "las", "en", "of", "the", "in", "d", "l",
];

/// What is longer is no header.
const LONGEST: usize = 256;

/// The words of a header: repaired, folded, `birthDate2` in three words, articles left out, and one word for *number*, `#`
/// included.
pub(super) fn phrase(header: &str) -> Vec<String> {
    let repaired = if header.len() <= LONGEST {
        Cow::Owned(repair(header))
    } else {
        Cow::Borrowed(header)
    };
    let header = &*repaired;
    let mut apart = String::with_capacity(header.len() + 8);
    let letters: Vec<char> = header.chars().collect();
    let next = letters.iter().skip(1).map(Some).chain([None]);
    let is_initial = |at: usize| {
        let is = |at: usize, is: fn(char) -> bool| letters.get(at).is_some_and(|letter| is(*letter));
        let begins = at
            .checked_sub(1)
            .is_none_or(|before| !is(before, char::is_alphanumeric));
        begins && is(at, char::is_alphabetic) && !is(at + 1, char::is_alphanumeric)
    };
    let mut before = ' ';
    for (at, (&letter, next)) in letters.iter().zip(next).enumerate() {
        // `D.N.I.` is one word.
        if letter == '.' && is_initial(at + 1) && at.checked_sub(1).is_some_and(is_initial) {
            continue;
        }
        // `Case #`, but not `phone #2`, which is a second phone.
        if matches!(letter, '#' | '№') {
            let is_second = next.is_some_and(|next| next.is_numeric());
            apart.push_str(if is_second { " " } else { " n " });
            before = ' ';
            continue;
        }
        let turns = before.is_lowercase() && letter.is_uppercase()
            || before.is_uppercase() && letter.is_uppercase() && next.is_some_and(|next| next.is_lowercase())
            || before.is_numeric() != letter.is_numeric();
        if turns {
            apart.push(' ');
        }
        // The marks of `Nº` count as letters elsewhere.
        let is_sign = !letter.is_alphanumeric() && !is_mark(letter) || matches!(letter, 'º' | 'ª');
        apart.push(if is_sign { ' ' } else { letter });
        before = letter;
    }
    let folded = fold(&apart);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let said: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !EMPTY.contains(word))
        .collect();
    // A header of nothing else is itself.
    let words = if said.is_empty() { words } else { said };
    words.into_iter().map(plain).map(str::to_owned).collect()
}

/// An accent that stands apart from its letter.
const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn plain(word: &str) -> &str {
    match word {
        "n" | "no" | "nro" | "num" | "number" => "numero",
        _ => word,
    }
}

/// A sense, how far down the vocabulary it stands, and the number behind the words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub(super) sense: Sense,
    pub(super) rank: usize,
    pub(super) number: u32,
}

/// The vocabulary, ready to be asked.
pub(super) struct Vocabulary(BTreeMap<Vec<String>, (usize, Sense)>);

impl Vocabulary {
    pub(super) fn new() -> Self {
        let all = SENSES
            .iter()
            .flat_map(|(sense, headers)| headers.iter().map(|header| (*sense, *header)));
        let mut map = BTreeMap::new();
        for (rank, (sense, header)) in all.enumerate() {
            map.entry(sorted(phrase(header))).or_insert((rank, sense));
        }
        Self(map)
    }

    /// Whether a header says what its column holds.
    pub(super) fn knows(&self, header: &str) -> bool {
        let known = self.of(header);
        known.is_some_and(|known| !matches!(known.sense, Sense::Unsure(_) | Sense::Answer))
    }

    /// What a header means; `phone 2` is a second phone.
    pub(super) fn of(&self, header: &str) -> Option<Known> {
        if header.len() > LONGEST {
            return None;
        }
        let words = phrase(header);
        let number = words.iter().rev().find_map(|word| word.parse::<u32>().ok());
        let known = |words: Vec<String>| {
            let (rank, sense) = *self.0.get(&sorted(words))?;
            let number = number.unwrap_or(0);
            Some(Known { sense, rank, number })
        };
        known(words.clone()).or_else(|| {
            number?;
            let rest = words.into_iter().filter(|word| word.parse::<u32>().is_err());
            known(rest.collect())
        })
    }
}

fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort_unstable();
    words
}
