//! Marks typed beside their letter: `Mun~oz`, `Pe~na`, `Jos´e`, `Jose´`, `Jose'`, `M"uller`, `Nu;ez`.

use unicode_normalization::char::compose;

use crate::name::text::draft::{Draft, RepairKind};

/// Whether the text may hold any.
pub(super) fn wanted(letters: &[char]) -> bool {
    letters
        .iter()
        .any(|letter| matches!(letter, '~' | '´' | '`' | '^' | '¨' | '"' | '\'' | ';'))
}

/// Writes the text with typed marks on their letters.
pub(super) fn undo(letters: &[char], draft: &mut Draft) {
    let mut rest = letters;
    // An apostrophe that opens a word may be the left half of a quotation.
    let mut quoted = false;
    while let [first, tail @ ..] = rest {
        let before = draft.last().filter(char::is_ascii_alphabetic);
        let after = tail.first().copied().filter(char::is_ascii_alphabetic);
        rest = tail;
        quoted |= *first == '\'' && before.is_none() && after.is_some();
        let side = match first {
            '~' => tilde(before, after, tail),
            '´' | '`' => accent(before, after),
            '^' => circumflex(before, after),
            '¨' | '"' => diaeresis(before, after),
            '\'' if !quoted && after.is_none() && before == Some('e') => Some(Side::Before),
            '\'' if !quoted && after.is_none() && before == Some('E') => Some(Side::Before),
            ';' if is_enye_key(before, after) && !in_reference(draft.letters()) => {
                draft.mend('ñ', RepairKind::TypedMark);
                continue;
            }
            _ => None,
        };
        let base = match side {
            Some(Side::Before) => before,
            Some(Side::After) => after,
            None => None,
        };
        let Some(marked) = base.and_then(|base| compose(base, mark(*first))) else {
            draft.keep(*first);
            continue;
        };
        match side {
            Some(Side::Before) => draft.take_back(),
            _ => rest = tail.get(1..).unwrap_or_default(),
        }
        draft.mend(marked, RepairKind::TypedMark);
    }
}

/// The letter that a typed mark belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

const fn mark(typed: char) -> char {
    match typed {
        '~' => '\u{303}',
        '`' => '\u{300}',
        '^' => '\u{302}',
        '¨' | '"' => '\u{308}',
        _ => '\u{301}',
    }
}

/// Whether a semicolon stands where a Spanish keyboard has its `ñ`: between two small vowels of one word.
fn is_enye_key(before: Option<char>, after: Option<char>) -> bool {
    let small = |letter: char| letter.is_ascii_lowercase() && is_vowel(letter);
    before.is_some_and(small) && after.is_some_and(small)
}

/// Whether the semicolon ends a reference of HTML.
fn in_reference(before: &[char]) -> bool {
    before
        .iter()
        .rev()
        .take_while(|letter| **letter != ' ')
        .any(|letter| matches!(letter, '&' | '＆' | '﹠'))
}

fn tilde(before: Option<char>, after: Option<char>, tail: &[char]) -> Option<Side> {
    let lower = |letter: Option<char>| letter.map(|letter| letter.to_ascii_lowercase());
    match (lower(before), lower(after)) {
        (Some('n'), _) => Some(Side::Before),
        (_, Some('n')) => Some(Side::After),
        // Portuguese: the tilde is on the first of `ao`, `ae`, `oe`.
        (_, Some('a' | 'o')) if matches!(lower(tail.get(1).copied()), Some('o' | 'e')) => Some(Side::After),
        (Some('a' | 'o'), Some('o' | 'e')) => Some(Side::Before),
        _ => None,
    }
}

fn accent(before: Option<char>, after: Option<char>) -> Option<Side> {
    match (
        before.filter(|letter| is_vowel(*letter)),
        after.filter(|letter| is_vowel(*letter)),
    ) {
        // Beside a strong vowel it is the weak one that needs an accent: `Garci´a`, `Ra´ul`.
        (Some(first), Some(second)) if is_weak(first) && !is_weak(second) => Some(Side::Before),
        // A dead key comes before its letter.
        (_, Some(_)) => Some(Side::After),
        (Some(_), None) => Some(Side::Before),
        (None, None) => None,
    }
}

fn circumflex(before: Option<char>, after: Option<char>) -> Option<Side> {
    match (before?, after) {
        (_, Some(after)) if is_vowel(after) => Some(Side::After),
        (before, Some(_)) if is_vowel(before) => Some(Side::Before),
        _ => None,
    }
}

/// Only between two letters: a quotation mark stands at the edge of a word.
fn diaeresis(before: Option<char>, after: Option<char>) -> Option<Side> {
    let takes = |letter: char| matches!(letter.to_ascii_lowercase(), 'a' | 'o' | 'u' | 'e' | 'i');
    let (before, after) = (before?, after?);
    match (takes(before), takes(after)) {
        (false, true) => Some(Side::After),
        (true, false) => Some(Side::Before),
        _ if before.eq_ignore_ascii_case(&'u') => Some(Side::Before),
        _ => None,
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u')
}

fn is_weak(letter: char) -> bool {
    matches!(letter.to_ascii_lowercase(), 'i' | 'u')
}
