//! A text as tokens beside the tables of one language, and the questions asked of it.

use crate::figure::tongue::{Phrases, Tongue, Words};
use crate::phrase::{Kind, Token};

/// A text's tokens, read in one language. Places are indexes of tokens; past the end there is nothing.
#[derive(Clone, Copy)]
pub(crate) struct Line<'l> {
    pub(crate) text: &'l str,
    pub(crate) tokens: &'l [Token<'l>],
    pub(crate) tongue: &'static Tongue,
}

impl<'l> Line<'l> {
    pub(crate) fn token(self, at: usize) -> Option<&'l Token<'l>> {
        self.tokens.get(at)
    }

    pub(crate) fn is(self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|token| token.is(word))
    }

    pub(crate) fn one_of(self, at: usize, words: Words) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    /// The same of the token before, where there is one.
    pub(crate) fn one_before(self, at: usize, words: Words) -> bool {
        at.checked_sub(1).is_some_and(|before| self.one_of(before, words))
    }

    pub(crate) fn kind(self, at: usize) -> Option<Kind> {
        self.token(at).map(|token| token.kind)
    }

    /// Digits without separators, as written.
    pub(crate) fn plain_digits(self, at: usize) -> Option<&'l str> {
        let token = self.token(at).filter(|token| token.kind == Kind::Number)?;
        token
            .text
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then_some(token.text)
    }

    /// The sign there, if it is one.
    pub(crate) fn sign(self, at: usize) -> Option<char> {
        let token = self.token(at).filter(|token| token.kind == Kind::Sign)?;
        token.text.chars().next()
    }

    /// Whether no space stands between the token there and the next; what cannot be seen is no space.
    pub(crate) fn glued(self, at: usize) -> bool {
        let (Some(one), Some(next)) = (self.token(at), self.token(at + 1)) else {
            return false;
        };
        let gap = self.text.get(one.span.end..next.span.start).unwrap_or_default();
        one.touches(next) || !gap.chars().any(char::is_whitespace)
    }

    pub(crate) fn glued_before(self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.glued(before))
    }

    /// The longest phrase of a table that begins there, and how many tokens it takes.
    pub(crate) fn longest<T: Copy>(self, at: usize, table: Phrases<T>) -> Option<(T, usize)> {
        let first = &*self.token(at)?.folded;
        let begun = table.iter().filter(|(phrase, _)| phrase.starts_with(first));
        let fits = |(phrase, meaning): &(&str, T)| Some((*meaning, self.length_of(at, phrase)?));
        begun.filter_map(fits).max_by_key(|(_, used)| *used)
    }

    /// Whether a phrase of the table ends just before that place.
    pub(crate) fn follows<T>(self, at: usize, table: Phrases<T>) -> bool {
        table.iter().any(|(phrase, _)| {
            let words = phrase.split(' ').count();
            at.checked_sub(words)
                .is_some_and(|start| self.length_of(start, phrase).is_some())
        })
    }

    pub(crate) fn length_of(self, at: usize, phrase: &str) -> Option<usize> {
        let mut used = 0;
        for word in phrase.split(' ') {
            if !self.is(at + used, word) {
                return None;
            }
            used += 1;
        }
        Some(used)
    }

    /// Whether a person, or what is said of persons, stands there.
    pub(crate) fn names_persons(self, at: usize) -> bool {
        self.one_of(at, self.tongue.persons) || self.one_of(at, self.tongue.said_of_persons)
    }

    /// The place after footnote marks stuck to what ends there: `*`, `†`, `[1]`, `(1)`, and `¹` after a word.
    pub(crate) fn past_marks(self, mut at: usize) -> usize {
        while self.glued_before(at) {
            let closes = match self.sign(at) {
                Some('*' | '†' | '‡' | '¶' | '§') => Some(0),
                Some(c) if is_superscript(c) => Some(0),
                Some('[') => Some(2).filter(|_| self.sign(at + 2) == Some(']')),
                Some('(') => Some(2).filter(|_| self.sign(at + 2) == Some(')')),
                _ => None,
            };
            let inside = closes != Some(2) || self.plain_digits(at + 1).is_some_and(|note| note.len() <= 3);
            match closes.filter(|_| inside) {
                Some(more) => at += more + 1,
                None => break,
            }
        }
        at
    }
}

pub(crate) fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '₀'..='₉')
}
