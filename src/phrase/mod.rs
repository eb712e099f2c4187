//! Running text as tokens: what figures and dates in words are read from.

mod cardinal;

use std::ops::Range;

pub(crate) use cardinal::cardinal;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, and apostrophes between them.
    Word,
    /// ASCII digits, and single separators between them: `1,000`, `1.000`, `12.5`.
    Number,
    /// Any other visible character, alone: `-`, `%`, `¹`, `[`.
    Sign,
}

/// A word, a number or a sign, and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Token<'t> {
    pub(crate) kind: Kind,
    /// As written.
    pub(crate) text: &'t str,
    /// In lower case and without the accents of Spanish vowels; ñ stays ñ.
    pub(crate) folded: String,
    /// Bytes of the text it was found in.
    pub(crate) span: Range<usize>,
}

impl Token<'_> {
    /// Whether it is this word or sign, given in lower case without accents.
    pub(crate) fn is(&self, folded: &str) -> bool {
        self.folded == folded
    }

    /// Whether nothing, not even a space, stands between it and the next.
    pub(crate) fn touches(&self, next: &Self) -> bool {
        self.span.end == next.span.start
    }
}

/// Splits text into tokens. White space and invisible characters separate and are dropped. O(length).
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if first.is_whitespace() || crate::error::is_invisible(first) {
            continue;
        }
        let mut end = start + first.len_utf8();
        let kind = if is_letter(first) {
            while let Some(&(at, c)) = rest.peek() {
                if !is_letter(c) && !joins_letters(c, text.get(at + c.len_utf8()..)) {
                    break;
                }
                end = at + c.len_utf8();
                rest.next();
            }
            Kind::Word
        } else if first.is_ascii_digit() {
            while let Some(&(at, c)) = rest.peek() {
                if !c.is_ascii_digit() && !joins_digits(c, text.get(at + c.len_utf8()..)) {
                    break;
                }
                end = at + c.len_utf8();
                rest.next();
            }
            Kind::Number
        } else {
            Kind::Sign
        };
        let written = text.get(start..end).unwrap_or_default();
        found.push(Token {
            kind,
            text: written,
            folded: fold(written),
            span: start..end,
        });
    }
    found
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}')
}

fn joins_letters(c: char, after: Option<&str>) -> bool {
    matches!(c, '\'' | '’') && after.and_then(|rest| rest.chars().next()).is_some_and(is_letter)
}

/// A separator between digits; an ordinary space separates tokens, a no-break one may group thousands.
fn joins_digits(c: char, after: Option<&str>) -> bool {
    matches!(c, '.' | ',' | '\'' | '’' | '\u{a0}' | '\u{2009}' | '\u{202f}')
        && after
            .and_then(|rest| rest.chars().next())
            .is_some_and(|next| next.is_ascii_digit())
}

/// Lower case, without the accents of Spanish vowels, whether composed or combining; ñ is a letter.
fn fold(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'á' | 'à' => found.push('a'),
            'é' | 'è' => found.push('e'),
            'í' | 'ì' => found.push('i'),
            'ó' | 'ò' => found.push('o'),
            'ú' | 'ù' | 'ü' => found.push('u'),
            '\u{303}' if found.ends_with('n') => {
                found.pop();
                found.push('ñ');
            }
            '\u{300}'..='\u{36f}' => {}
            '’' => found.push('\''),
            other => found.push(other),
        }
    }
    found
}

#[cfg(test)]
mod laws {
    use crate::phrase::{Kind, tokens};

    #[test]
    fn words_numbers_and_signs_are_told_apart_and_keep_their_place() {
        let text = "Más de 1.000 presos—unos 49-73¹ a.m.";
        let found = tokens(text);
        let shown: Vec<&str> = found.iter().map(|token| token.text).collect();
        assert_eq!(
            shown,
            [
                "Más", "de", "1.000", "presos", "—", "unos", "49", "-", "73", "¹", "a", ".", "m", "."
            ]
        );
        assert!(
            found
                .iter()
                .all(|token| text.get(token.span.clone()) == Some(token.text))
        );
        assert!(
            found
                .first()
                .is_some_and(|token| token.is("mas") && token.kind == Kind::Word)
        );
        assert!(found.get(8).zip(found.get(9)).is_some_and(|(a, b)| a.touches(b)));
    }

    #[test]
    fn accents_fold_in_either_spelling_and_the_letter_n_keeps_its_tilde() {
        for (written, folded) in [
            ("Número", "numero"),
            ("Nu\u{301}mero", "numero"),
            ("AÑO", "año"),
            ("an\u{303}o", "año"),
            ("o’clock", "o'clock"),
        ] {
            let found = tokens(written);
            assert_eq!(
                found
                    .iter()
                    .map(|token| token.folded.as_str())
                    .collect::<String>(),
                folded
            );
        }
    }

    #[test]
    fn a_separator_joins_digits_only_between_them() {
        let shown = |text| {
            tokens(text)
                .iter()
                .map(|token| token.text.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            shown("1,000, 2\u{a0}000 and 3."),
            ["1,000", ",", "2\u{a0}000", "and", "3", "."]
        );
        assert_eq!(shown("1 000"), ["1", "000"]);
        assert!(shown("\u{200b} \u{0} ").is_empty());
    }
}
