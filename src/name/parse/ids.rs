//! Numbers people are registered under, and numbers that only count the rows of a list.

use crate::name::parse::atoms::{Place, Shape};
use crate::name::parse::{Sheet, Taken};
use crate::name::person::Id;
use crate::name::tables::phrases::PhraseKind;

/// How many words the longest introduction has.
const LONGEST: usize = 6;
/// From how many digits on a number can be a person's.
const LEAST_DIGITS: usize = 5;

impl Sheet<'_> {
    /// Takes every number of a person with what introduces it, and a row's number at the head.
    pub(super) fn take_ids(&mut self) {
        let mut at = 0;
        while at < self.atoms.len() {
            let end = self.end_of_number(at);
            if end > at {
                let from = self.introduced_from(at);
                let written = (from..end)
                    .filter(|number| *number >= at || self.is_letter_of_id(*number))
                    .map(|number| self.atom(number).map_or("", |atom| atom.written))
                    .collect::<String>();
                self.ids.push((at, Id::new(&written)));
                self.take(from, end, Taken::Id);
                at = end;
            } else {
                at += 1;
            }
        }
        self.take_row_number();
    }

    /// Where the number ends that begins here; here, where none does. Blanks may stand between its digits.
    fn end_of_number(&self, at: usize) -> usize {
        let Some(atom) = self.atom(at) else { return at };
        if atom.shape == Shape::Id {
            // A check digit or letter may stand after a hyphen or a blank of its own.
            return at + 1;
        }
        let mut digits = 0;
        let mut end = at;
        while let Some(next) = self.atom(end).filter(|next| next.is_number()) {
            digits += next.written.len();
            end += 1;
        }
        if digits >= LEAST_DIGITS && (end > at + 1 || self.introduced_from(at) < at) {
            end
        } else {
            at
        }
    }

    /// Where the words begin that say a number follows: `C.I.`, `cédula N°`, the letter of a register.
    fn introduced_from(&self, at: usize) -> usize {
        let mut from = at;
        while from > 0 && self.is_letter_of_id(from - 1) {
            from -= 1;
        }
        while from > 0
            && self.is_free_word(from - 1)
            && matches!(self.folded(from - 1), "n" | "no" | "nro" | "num" | "numero")
        {
            from -= 1;
        }
        for length in (1..=LONGEST).rev() {
            let Some(begin) = from.checked_sub(length) else {
                continue;
            };
            let says = self
                .phrase(begin, from)
                .is_some_and(|phrase| phrase.kind == PhraseKind::Id && phrase.atoms == length);
            if says {
                return begin;
            }
        }
        from
    }

    /// The letter that tells citizens from foreigners: `V 12.345.678`.
    fn is_letter_of_id(&self, at: usize) -> bool {
        self.is_free_word(at)
            && self.atom(at).is_some_and(|atom| {
                matches!(atom.folded.as_str(), "v" | "e" | "j" | "p" | "g") && !atom.hyphened && !atom.dotted
            })
            && self.atom(at + 1).is_some_and(|next| {
                // A number with a letter of its own needs none before it.
                next.is_number()
                    || (next.shape == Shape::Id && next.written.starts_with(|c: char| c.is_ascii_digit()))
            })
    }

    /// A number at the head counts rows: `7)`, `12.`, `3 -`.
    fn take_row_number(&mut self) {
        let head = self
            .atom(0)
            .filter(|atom| self.is_free(0) && atom.place == Place::Plain);
        if head.is_some_and(|atom| atom.is_number() && atom.written.len() <= 5)
            && self.words(1, self.atoms.len()) > 0
        {
            self.take(0, 1, Taken::Aside);
        }
    }
}
