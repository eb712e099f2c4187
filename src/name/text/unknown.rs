//! Letters that cannot be known: each becomes one U+FFFD, so that the length of the word and all its other letters
//! can still be compared.

use crate::name::text::script::Script;

const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// With a U+FFFD for each question mark within a word, or one or two of them at its edge, for each `#` or `*`
/// within a word, for each remnant of a
/// misread encoding in a Latin word, and for each letter of Greek or Cyrillic that a Latin word cannot have.
pub(super) fn unknown(text: &str) -> String {
    if text.is_ascii() && !text.contains(['?', '#', '*']) {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut left = None;
    let mut rest = letters.as_slice();
    for run in letters.chunk_by(|a, b| Class::of(*a) == Class::of(*b)) {
        rest = rest.get(run.len()..).unwrap_or_default();
        let (first, right) = (run.first().copied(), rest.first().copied());
        let sides = usize::from(left.is_some_and(is_letter)) + usize::from(right.is_some_and(is_letter));
        match first.map(Class::of) {
            Some(Class::Letter) => spelled(run, right, &mut out),
            Some(Class::Question)
                if run.len() <= 2 * sides && (sides == 2 || !run.contains(&'#') && !run.contains(&'*')) =>
            {
                out.extend(run.iter().map(|_| UNKNOWN));
            }
            // What begins a misread letter may begin a word.
            Some(Class::Lead) if sides > 0 => out.extend(run.iter().map(|_| UNKNOWN)),
            Some(Class::Remnant) if sides == 2 => out.extend(run.iter().map(|_| UNKNOWN)),
            _ => out.extend(run),
        }
        left = run.last().copied();
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Question,
    Lead,
    Remnant,
    Else,
}

impl Class {
    fn of(sign: char) -> Self {
        match sign {
            '?' | '#' | '*' => Self::Question,
            'a'..='z' | 'A'..='Z' => Self::Letter,
            '\0'..='\u{7f}' => Self::Else,
            '√' | '≈' | '∆' | '\u{2500}'..='\u{259f}' => Self::Lead,
            '±' | '¶' | '¤' | '¢' | '£' | '¥' | '§' | '©' | '®' | '°' | '¬' | '¡' | '¿' | '†' | '‡' | '•'
            | '€' | '‰' | '‹' | '›' | '∞' | '≤' | '≥' | '∂' | '∑' | '∏' | '∫' | '◊' | '⌐' | '☺' => {
                Self::Remnant
            }
            _ if is_letter(sign) => Self::Letter,
            _ => Self::Else,
        }
    }
}

fn is_letter(sign: char) -> bool {
    sign == UNKNOWN || sign.is_alphabetic() && !matches!(sign, 'ª' | 'º')
}

/// Letters in a row, those unknown that cannot stand among the others.
fn spelled(run: &[char], right: Option<char>, out: &mut String) {
    let count = |script: Script| {
        run.iter()
            .filter(|letter| Script::of(**letter) == Some(script))
            .count()
    };
    let latin = count(Script::Latin);
    let foreign = if run.iter().all(char::is_ascii) {
        0
    } else {
        count(Script::Greek) + count(Script::Cyrillic)
    };
    let strange = (1..=latin).contains(&foreign);
    let mut before: Option<char> = None;
    for (at, letter) in run.iter().enumerate() {
        let after = run.get(at + 1).copied();
        let lost = strange && matches!(Script::of(*letter), Some(Script::Greek | Script::Cyrillic))
            || *letter == 'Ã' && is_half(before, after, run.len() == at + 2, right);
        out.push(if lost { UNKNOWN } else { *letter });
        before = Some(*letter);
    }
}

/// Whether an `Ã` is the half of a letter: `HERNÃNDEZ`, `BelÃ`. Portuguese writes it before vowels and at the
/// end of words, Spanish names end in `ÁS` and `ÍS`.
fn is_half(before: Option<char>, after: Option<char>, last: bool, right: Option<char>) -> bool {
    let Some(before) = before else { return false };
    match after {
        Some('S') => last && before.is_uppercase(),
        Some(after) => {
            !matches!(after, 'A' | 'E' | 'I' | 'O' | 'U')
                && after.is_uppercase()
                && (after.is_ascii_alphabetic() || after == 'Ñ')
        }
        None => before.is_lowercase() && right.is_some_and(|sign| sign == ' '),
    }
}
