//! The words a language dates with, as data, and how they are found among tokens.

use time::{Month, Weekday};

use crate::phrase::Token;
use crate::when::words::said::{How, Link, Part, Unit, Which};

type Phrases = &'static [&'static str];
pub(super) type Table<T> = &'static [(&'static str, T)];

/// Words with a meaning of their own.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fixed {
    /// Days from publication.
    Day(i64),
    /// A night that begins so many days from publication.
    Night(i64),
    Recent,
    Coming,
    Period(Unit, i32),
    Earlier(Unit),
    SoFar(Unit),
    Later(Unit),
    /// Counted from another date of the text.
    Elsewhere,
    /// Named like a date, and none: "por la mañana".
    Nothing,
}

/// Every word is in lower case and without accents; ñ stays. Phrases are words parted by a space.
#[derive(Debug)]
pub(super) struct Vocabulary {
    pub(super) fixed: Table<Fixed>,
    pub(super) weekdays: Table<Weekday>,
    /// Read only before a date.
    pub(super) short_weekdays: Table<Weekday>,
    pub(super) months: Table<Month>,
    /// Read only beside a day or a year.
    pub(super) short_months: Table<Month>,
    /// Month, day, and whether the word is often said of the days around.
    pub(super) feasts: Table<(Month, u8, bool)>,
    pub(super) moveable: Phrases,
    pub(super) units: Table<Unit>,
    /// Before the noun; after the noun.
    pub(super) which: [Table<Which>; 2],
    /// Makes a weekday a habit: "los viernes".
    pub(super) habit: Phrases,
    /// Weekday words that are names too, and need an article.
    pub(super) shy: Phrases,
    /// Before a month or a year that stands alone.
    pub(super) month_openers: Phrases,
    pub(super) year_openers: Phrases,
    pub(super) event_openers: Phrases,
    pub(super) since: Phrases,
    pub(super) from: Phrases,
    pub(super) until: Phrases,
    pub(super) before: Phrases,
    pub(super) after: Phrases,
    /// Opens and parts a stretch: "between … and …".
    pub(super) between: Table<Phrases>,
    pub(super) or: Phrases,
    pub(super) links: Table<Link>,
    pub(super) articles: Phrases,
    /// Between month and year, or day and month.
    pub(super) of: Phrases,
    pub(super) parts: Table<Part>,
    pub(super) how: Table<How>,
    /// A number not said: "a few".
    pub(super) some: Phrases,
    /// One, as an article: "a week ago".
    pub(super) one: Phrases,
    /// Before the count ("hace"); after it ("ago").
    pub(super) ago: [Phrases; 2],
    pub(super) from_now: [Phrases; 2],
    /// After a unit: "five days after"; also without a count: "the day after", "the eve of".
    pub(super) counted_after: Phrases,
    pub(super) counted_before: Phrases,
    pub(super) eve: Table<i64>,
    /// "later": counted from a date that is not named.
    pub(super) counted_later: Phrases,
    /// "the last … days", "the coming … days".
    pub(super) lately: [Phrases; 2],
    /// Before a date ("the night of"); after it ("Thursday night"). True for nights.
    pub(super) hours: [Table<bool>; 2],
    pub(super) ordinals: Phrases,
    pub(super) first: Phrases,
}

/// Where a phrase that stands at `at` ends.
pub(super) fn phrase(tokens: &[Token<'_>], at: usize, phrase: &str) -> Option<usize> {
    // Most phrases differ in their first letter.
    if tokens.get(at)?.folded.bytes().next() != phrase.bytes().next() {
        return None;
    }
    let mut next = at;
    for word in phrase.split(' ') {
        if !tokens.get(next)?.is(word) {
            return None;
        }
        next += 1;
    }
    Some(next)
}

/// The longest of some phrases that stands at `at`: its value and where it ends.
pub(super) fn entry<T: Copy>(tokens: &[Token<'_>], at: usize, table: &[(&str, T)]) -> Option<(T, usize)> {
    let found = table
        .iter()
        .filter_map(|&(words, value)| Some((value, phrase(tokens, at, words)?)));
    found.max_by_key(|(_, next)| *next)
}

/// Where the longest of some phrases that stands at `at` ends.
pub(super) fn any(tokens: &[Token<'_>], at: usize, phrases: &[&str]) -> Option<usize> {
    phrases.iter().filter_map(|words| phrase(tokens, at, words)).max()
}

/// Where it ends, or `at` where none of them stands there.
pub(super) fn skip(tokens: &[Token<'_>], at: usize, phrases: &[&str]) -> usize {
    any(tokens, at, phrases).unwrap_or(at)
}

/// Whether one of some single words stands just before `at`.
pub(super) fn follows(tokens: &[Token<'_>], at: usize, words: &[&str]) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_some_and(|token| words.iter().any(|word| token.is(word)))
}
