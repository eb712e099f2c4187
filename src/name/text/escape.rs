//! Escapes of programming languages and addresses: `\u00f1`, `\xf1`, `u00f1` with its backslash lost, `%C3%B1`, `=C3=B1`.

use crate::name::text::draft::{Draft, RepairKind};

/// Whether the text may hold any.
pub(super) fn wanted(letters: &[char]) -> bool {
    let lost = |pair: &[char]| matches!(pair, ['u' | 'U', '0']);
    letters.iter().any(|letter| matches!(letter, '\\' | '%' | '=')) || letters.windows(2).any(lost)
}

/// Writes the text with its escapes read. Bytes become the letters of their number, which is how misread UTF-8
/// looks too; the step after this one sees to it.
pub(super) fn undo(letters: &[char], draft: &mut Draft) {
    let mut rest = letters;
    while let [first, tail @ ..] = rest {
        let read = match first {
            '\\' | '%' | '=' | 'u' | 'U' => escape(*first, tail, draft.last()),
            _ => None,
        };
        if let Some((letter, after)) = read {
            draft.mend(letter, RepairKind::Escape);
            rest = after;
        } else {
            draft.keep(*first);
            rest = tail;
        }
    }
}

fn escape(first: char, tail: &[char], before: Option<char>) -> Option<(char, &[char])> {
    match (first, tail) {
        ('\\', ['u', '{', inner @ ..]) => {
            let digits = inner
                .iter()
                .take_while(|letter| letter.is_ascii_hexdigit())
                .count();
            let (number, after) = hex(inner, digits)?;
            let (close, after) = after.split_first()?;
            (*close == '}' && (1..=6).contains(&digits)).then_some((letter(number)?, after))
        }
        ('\\', ['u', inner @ ..]) => unit(inner),
        ('\\', ['U', inner @ ..]) => hex(inner, 8)
            .and_then(|(number, after)| Some((letter(number)?, after)))
            .or_else(|| unit(inner)),
        // The blank of an address.
        ('%', ['2', '0', after @ ..]) => Some((' ', after)),
        ('\\', ['x' | 'X' | '\'', inner @ ..]) | ('%' | '=', inner) => byte(inner),
        // `Muu00f1oz`: four digits of a Latin letter with marks, inside a word.
        ('u' | 'U', ['0', inner @ ..]) if before.is_some_and(char::is_alphabetic) => {
            let (number, after) = hex(inner, 3)?;
            (0xC0..=0x17F)
                .contains(&number)
                .then_some((letter(number)?, after))
        }
        _ => None,
    }
}

/// Two digits from `80` on, as everything below needs no escape and may be a text's own `%`.
fn byte(inner: &[char]) -> Option<(char, &[char])> {
    let (number, after) = hex(inner, 2)?;
    (number >= 0x80).then_some((letter(number)?, after))
}

/// Four digits, or twice four where they are a pair of surrogates. A surrogate alone is a byte some reader saved
/// (Python's `surrogateescape`) or an unknown letter.
fn unit(inner: &[char]) -> Option<(char, &[char])> {
    let (number, after) = hex(inner, 4)?;
    match (number, after) {
        (0xD800..=0xDBFF, ['\\', 'u', low @ ..]) => {
            let paired = hex(low, 4).filter(|(low, _)| (0xDC00..=0xDFFF).contains(low));
            Some(match paired {
                Some((low, after)) => (
                    letter(0x1_0000 + ((number - 0xD800) << 10) + (low - 0xDC00))?,
                    after,
                ),
                None => (char::REPLACEMENT_CHARACTER, after),
            })
        }
        (0xDC80..=0xDCFF, _) => Some((letter(number - 0xDC00)?, after)),
        (0xD800..=0xDFFF, _) => Some((char::REPLACEMENT_CHARACTER, after)),
        _ => Some((letter(number)?, after)),
    }
}

fn hex(inner: &[char], digits: usize) -> Option<(u32, &[char])> {
    let (number, after) = inner.split_at_checked(digits)?;
    let number = number
        .iter()
        .try_fold(0_u32, |sum, digit| Some(sum << 4 | digit.to_digit(16)?))?;
    Some((number, after))
}

/// A character worth an escape; blanks and controls are a blank.
pub(super) fn letter(number: u32) -> Option<char> {
    match char::from_u32(number)? {
        '\0'..='\u{1f}' | '\u{7f}' => Some(' '),
        letter => Some(letter),
    }
}
