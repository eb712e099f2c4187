//! Slips: letters mistyped, misread, unknown or cut off, and how to tell them from another name.

use crate::name::compare::how::How;
use crate::name::distance::osa_within;
use crate::name::tables::Uses;
use crate::name::token::Token;

/// From how many letters on one slip is allowed, and two.
const ONE_SLIP: usize = 5;
const TWO_SLIPS: usize = 10;
/// From how many letters on the first may be the one that is wrong.
const FIRST_LETTER: usize = 7;

/// Whether one word is the other with a slip or two: optimal string alignment within what its length allows,
/// the same first letter in short words, and not the masculine and feminine, or two endings, of one word.
pub(super) fn typo(a: &Token, b: &Token) -> bool {
    let (short, long) = by_length(servant(&a.folded), servant(&b.folded));
    let (one, other) = (short.chars().count(), long.chars().count());
    let (letters, more) = (one.min(other), one.abs_diff(other));
    if letters < 4 || more > 1 || other_saint(short, long) || ends_otherwise(short, long) {
        return false;
    }
    let first = a.first() == b.first();
    if letters < FIRST_LETTER && !first {
        return false;
    }
    // In four letters two neighbours may have changed places, and nothing else.
    if letters < ONE_SLIP {
        return more == 0 && has_one_slip(short, long) && have_the_same_letters(short, long);
    }
    has_one_slip(short, long) || (letters >= TWO_SLIPS && first && osa_within(short, long, 2).is_some())
}

/// Whether two words differ in a letter that is beside the other neither on a keyboard nor to the eye: in a given
/// name, that makes another name. Letters that changed places, that are missing or doubled, are slips.
pub(super) fn is_another_letter(a: &str, b: &str) -> bool {
    let far = |(x, y): (char, char)| x != y && !is_near(x, y);
    a.len() == b.len() && a.chars().zip(b.chars()).any(far) && !have_the_same_letters(a, b)
}

/// Whether two words are the same or one slip apart: what is left between what they begin and end with in common is a
/// letter at most of each, or two that changed places.
fn has_one_slip(a: &str, b: &str) -> bool {
    let alike = |(x, y): &(char, char)| x == y;
    let begin: usize = a
        .chars()
        .zip(b.chars())
        .take_while(alike)
        .map(|(x, _)| x.len_utf8())
        .sum();
    let (Some(a), Some(b)) = (a.get(begin..), b.get(begin..)) else {
        return false;
    };
    let backwards = a.chars().rev().zip(b.chars().rev());
    let end: usize = backwards.take_while(alike).map(|(x, _)| x.len_utf8()).sum();
    let middle = |text: &'_ str| {
        let middle = text.get(..text.len() - end).unwrap_or_default();
        let mut letters = middle.chars();
        (letters.next(), letters.next(), letters.next())
    };
    match (middle(a), middle(b)) {
        ((_, None, _), (_, None, _)) => true,
        ((Some(a), Some(b), None), (Some(c), Some(d), None)) => (a, b) == (d, c),
        _ => false,
    }
}

/// Whether the letters are the same in whatever order.
fn have_the_same_letters(a: &str, b: &str) -> bool {
    if !a.is_ascii() || !b.is_ascii() {
        return letters_of(a) == letters_of(b);
    }
    let mut counts = [0_i32; 128];
    for (text, each) in [(a, 1), (b, -1)] {
        for byte in text.bytes() {
            if let Some(count) = counts.get_mut(usize::from(byte)) {
                *count += each;
            }
        }
    }
    a.len() == b.len() && counts.iter().all(|count| *count == 0)
}

/// Whether two letters are neighbours on a keyboard, or look alike.
fn is_near(x: char, y: char) -> bool {
    const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    const ALIKE: [(char, char); 10] = [
        // To many an ear.
        ('l', 'r'),
        ('a', 'o'),
        ('c', 'e'),
        ('u', 'v'),
        ('i', 'l'),
        ('i', 'j'),
        ('l', 't'),
        ('h', 'n'),
        ('g', 'q'),
        ('o', 'u'),
    ];
    let place = |letter: char| {
        ROWS.iter()
            .enumerate()
            .find_map(|(row, letters)| Some((row, letters.find(letter)?)))
    };
    let near = place(x)
        .zip(place(y))
        .is_some_and(|((row, column), (other, beside))| {
            (row == other && column.abs_diff(beside) == 1)
                || (row.abs_diff(other) == 1 && column.abs_diff(beside) == 0)
        });
    near || ALIKE.contains(&(x, y)) || ALIKE.contains(&(y, x))
}

/// Whether two words begin with saints of the two sexes: `Santo`, `Santa`.
fn other_saint(a: &str, b: &str) -> bool {
    let saint = |text: &'_ str| {
        ["santo", "santa", "san"]
            .into_iter()
            .find(|saint| text.starts_with(saint))
    };
    (a.starts_with('s') || b.starts_with('s')) && saint(a) != saint(b)
}

/// What a servant's name says of whom: of `abdulwahid`, `wahid`.
fn servant(text: &str) -> &str {
    text.strip_prefix("abdul")
        .filter(|rest| rest.len() > 2)
        .unwrap_or(text)
}

/// Whether the letters with marks of the one have lost their eighth bit in the other, `Patiqo`, or are missing
/// there altogether, `Piango`.
pub(super) fn lost_bits(whole: &Token, rest: &Token) -> Option<How> {
    let form = whole
        .form
        .as_ref()
        .filter(|_| whole.sign.first == rest.sign.first)?;
    if form.is_ascii() || rest.folded.len() > whole.folded.len() {
        return None;
    }
    let stripped = |c: char| {
        let code = u32::from(c);
        if (0xC0..=0xFF).contains(&code) {
            char::from_u32(code & 0x7F).unwrap_or(c)
        } else {
            c
        }
    };
    if form.chars().map(stripped).eq(rest.folded.chars()) {
        return Some(How::Misread);
    }
    let left = form.chars().filter(char::is_ascii);
    (rest.folded.len() >= 4 && left.eq(rest.folded.chars())).then_some(How::Unknown)
}

fn letters_of(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().collect();
    letters.sort_unstable();
    letters
}

fn by_length<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    if a.len() <= b.len() { (a, b) } else { (b, a) }
}

/// Whether two words differ in their last vowel alone, or in an `a` at the end: another name, or the same of
/// the other sex.
fn ends_otherwise(short: &str, long: &str) -> bool {
    let ending = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o');
    if let Some(rest) = long.strip_prefix(short) {
        return rest.len() == 1 && rest.ends_with(ending);
    }
    let (mut one, mut other) = (short.chars(), long.chars());
    let (x, y) = (one.next_back(), other.next_back());
    x.is_some_and(ending) && y.is_some_and(ending) && one.as_str() == other.as_str()
}

/// Endings of a man's name or a son's, and of a woman's or a daughter's, of other families.
const ENDINGS: [(&str, &str); 6] = [
    ("is", "a"),
    ("os", "a"),
    ("us", "a"),
    ("ovich", "ovna"),
    ("evich", "evna"),
    ("ich", "ichna"),
];

/// Whether two given names are the masculine and the feminine of one.
pub(super) fn gender(a: &Token, b: &Token) -> Option<How> {
    let man = |token: &Token| token.uses().has(Uses::MALE) && !token.uses().has(Uses::FEMALE);
    let woman = |token: &Token| token.uses().has(Uses::FEMALE) && !token.uses().has(Uses::MALE);
    let known = (man(a) && woman(b)) || (woman(a) && man(b));
    let (short, long) = by_length(&a.folded, &b.folded);
    if short.len() < 4 || (is_known(a) && is_known(b) && !known) {
        return None;
    }
    let ends = |text: &str, ending: &str| text.ends_with(ending);
    // A man's ends in `s` or `h`, a woman's in `a`: most words need no closer look.
    let last = |token: &Token| token.folded.bytes().next_back();
    let may_be = |his: Option<u8>, hers: Option<u8>| matches!(his, Some(b's' | b'h')) && hers == Some(b'a');
    let may = may_be(last(a), last(b)) || may_be(last(b), last(a));
    let by_ending = ENDINGS.into_iter().filter(|_| may).any(|(his, hers)| {
        let stem = |one: &str, other: &str| {
            one.strip_suffix(his)
                .zip(other.strip_suffix(hers))
                .is_some_and(|(one, other)| one == other && one.len() >= 4)
        };
        stem(&a.folded, &b.folded) || stem(&b.folded, &a.folded)
    });
    let same_stem = by_ending
        || long
            .strip_prefix(short)
            .is_some_and(|rest| rest == "a" || (known && rest.len() <= 3))
        || (short.len() == long.len()
            && short.get(..short.len() - 1) == long.get(..long.len() - 1)
            && ((ends(short, "o") && ends(long, "a"))
                || (ends(short, "a") && ends(long, "o"))
                || (known && (ends(short, "a") || ends(long, "a")))))
        || (known && stem_of(short) == stem_of(long));
    same_stem.then_some(How::Gender)
}

/// Without the ending that tells a man's name from a woman's.
fn stem_of(text: &str) -> &str {
    ["ina", "ita", "ito", "ino", "ia", "io", "a", "o", "e"]
        .into_iter()
        .find_map(|ending| text.strip_suffix(ending).filter(|stem| stem.len() >= 4))
        .unwrap_or(text)
}

fn is_known(token: &Token) -> bool {
    token.uses().any(Uses::MALE.or(Uses::FEMALE))
}

/// Whether two words that look alike are long enough to be one misread.
pub(super) fn misread(a: &str, b: &str) -> bool {
    let (short, long) = by_length(a, b);
    short.len() >= 4 && long.len() - short.len() <= 2
}

/// How many letters must be known for two words to agree on them.
const LEAST_KNOWN: usize = 2;

/// Whether all letters that are known agree. An unknown letter is one letter; two in a row may be one, where
/// the two halves of a letter were lost.
pub(super) fn unknown(a: &str, b: &str) -> bool {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let known = |text: &[char]| text.iter().filter(|c| **c != '\u{FFFD}').count();
    let mut steps = MOST_STEPS;
    known(&a).min(known(&b)) >= LEAST_KNOWN && a.len().abs_diff(b.len()) <= 3 && fits(&a, &b, &mut steps)
}

/// How many places of two words are tried at most.
const MOST_STEPS: u32 = 500;

/// The two read together.
fn fits(a: &[char], b: &[char], steps: &mut u32) -> bool {
    let wild = |c: char| c == '\u{FFFD}';
    if *steps == 0 {
        return false;
    }
    *steps -= 1;
    match (a, b) {
        ([], []) => true,
        ([x, y, rest @ ..], [_, other @ ..]) if wild(*x) && wild(*y) && fits(rest, other, steps) => true,
        ([_, rest @ ..], [x, y, other @ ..]) if wild(*x) && wild(*y) && fits(rest, other, steps) => true,
        ([x, rest @ ..], [y, other @ ..]) => (wild(*x) || wild(*y) || x == y) && fits(rest, other, steps),
        _ => false,
    }
}

/// Whether the one is the other cut off: at the end of the text, or with a dot that says so.
pub(super) fn cut(short: &Token, long: &Token) -> bool {
    if !short.is.dotted && !short.is.last {
        return false;
    }
    let letters = short.folded.len();
    if letters >= long.folded.len() || !long.folded.starts_with(short.folded.as_str()) {
        return false;
    }
    if short.is.dotted {
        // `Ana.` at the end of a line is Ana, and `Ma.` is María and nobody else.
        let known = Uses::MALE
            .or(Uses::FEMALE)
            .or(Uses::SURNAME)
            .or(Uses::ABBREVIATION);
        return letters >= 2 && !short.uses().any(known);
    }
    // An ending that makes another name is none that was cut off, and short words are cut off by chance.
    short.is.last
        && (letters >= FIRST_LETTER || (short.is.edge && letters >= 3))
        && long.folded.len() - letters <= 6
        && short.word.is_none()
        && !(long.folded.len() - letters == 1 && long.folded.ends_with('a'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{has_one_slip, have_the_same_letters, letters_of};
    use crate::name::osa;

    proptest! {
        #[test]
        fn one_slip_is_a_distance_of_one(a in "[abñ]{0,6}", b in "[abñ]{0,6}") {
            prop_assert_eq!(has_one_slip(&a, &b), osa(&a, &b) <= 1);
        }

        #[test]
        fn the_same_letters_are_the_same_in_order(a in "[abcñ]{0,5}", b in "[abcñ]{0,5}") {
            prop_assert_eq!(have_the_same_letters(&a, &b), letters_of(&a) == letters_of(&b));
        }
    }
}
