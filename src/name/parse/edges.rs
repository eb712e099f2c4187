//! Ranks, forms of address, remarks and suffixes at the edges of a name, and what says that there is no name.
//!
//! Only at the edges, and never the last words that remain: `Mayor`, `Santos`, `Rey` and `Guerrero` are
//! surnames too.

use crate::name::parse::atoms::{Atom, Shape};
use crate::name::parse::groups::{as_last, taken_for};
use crate::name::parse::{Sheet, Taken};
use crate::name::tables::Uses;
use crate::name::tables::phrases::{Phrase, PhraseKind};

/// How many words the longest phrase has.
const LONGEST: usize = 6;

impl Sheet<'_> {
    /// Takes what stands at either edge.
    pub(super) fn take_edges(&mut self) {
        if self.is_quiet {
            // No phrase begins in it.
            self.take_remarks();
            while self.take_back() {}
            return;
        }
        self.take_unnamed();
        self.take_relatives();
        self.take_others();
        self.take_remarks();
        let mut at = 0;
        while let Some(next) = self.take_front(at) {
            at = next;
        }
        while self.take_back() {}
        self.take_married();
    }

    /// Takes a text that says that nobody is named.
    fn take_unnamed(&mut self) {
        let Some(first) = (0..self.atoms.len()).find(|at| self.is_free_word(*at)) else {
            return;
        };
        let all = self.words(0, self.atoms.len());
        if let Some(phrase) = self
            .phrase(first, self.atoms.len())
            .filter(|phrase| matches!(phrase.kind, PhraseKind::Unnamed | PhraseKind::Note))
            && (phrase.atoms == all || !self.names(first + phrase.atoms))
        {
            self.take(first, self.atoms.len(), Taken::Aside);
            self.unnamed = true;
        }
    }

    /// Takes whose son, daughter or wife somebody is said to be: `s/o Gul Khan`.
    fn take_relatives(&mut self) {
        let says = |at: &usize| matches!(self.folded(*at), "s/o" | "d/o" | "w/o" | "c/o");
        if let Some(at) = (1..self.atoms.len())
            .find(says)
            .filter(|at| self.words(0, *at) > 0)
        {
            self.take(at, self.atoms.len(), Taken::Aside);
        }
    }

    /// Takes what follows a comma in small letters, where names are written with capitals: `, estudiante`,
    /// `, hermano de Luisana`.
    fn take_remarks(&mut self) {
        let small = |at: usize| {
            self.is_free_word(at)
                && self.atom(at).is_some_and(|atom| {
                    atom.written
                        .chars()
                        .all(|c| c.is_lowercase() || !c.is_alphabetic())
                })
        };
        let capital = |at: usize| {
            self.is_free_word(at)
                && self
                    .atom(at)
                    .is_some_and(|atom| atom.written.chars().next().is_some_and(char::is_uppercase))
        };
        let is_comma = |at: &usize| self.atom(*at).is_some_and(|atom| atom.shape == Shape::Comma);
        let remark = (1..self.atoms.len()).filter(is_comma).find(|comma| {
            let next = comma + 1;
            let kind = || {
                let phrase = self.phrase(next, self.atoms.len())?;
                Some(as_last(phrase, self.folded(next)).kind)
            };
            self.is_free(*comma)
                && small(next)
                && (0..*comma).any(capital)
                && !matches!(
                    kind(),
                    Some(PhraseKind::Suffix | PhraseKind::Married | PhraseKind::Alias)
                )
                && self.known(next).is_none_or(|word| {
                    !word
                        .uses
                        .any(Uses::PARTICLE.or(Uses::MALE).or(Uses::FEMALE).or(Uses::SURNAME))
                })
        });
        if let Some(comma) = remark {
            self.take(comma, self.atoms.len(), Taken::Aside);
        }
    }

    /// Whether a given name or a surname that the tables know follows.
    fn names(&self, from: usize) -> bool {
        (from..self.atoms.len()).any(|at| {
            self.is_free_word(at)
                && self.known(at).is_some_and(|word| {
                    word.uses.has(Uses::MALE) || word.uses.has(Uses::FEMALE) || word.uses.has(Uses::SURNAME)
                })
        })
    }

    /// Takes other people who are only counted, and all that follows them.
    fn take_others(&mut self) {
        for at in 1..self.atoms.len() {
            let says = self.phrase(at, self.atoms.len()).filter(|phrase| {
                matches!(phrase.kind, PhraseKind::Others | PhraseKind::Kin) && self.words(0, at) > 0
            });
            if says.is_some() {
                self.others = true;
                self.take(at, self.atoms.len(), Taken::Aside);
                return;
            }
        }
        // `Hermanos Pérez`: more than one, none of them named in full.
        let front = self.phrase(0, self.atoms.len());
        if let Some(phrase) =
            front.filter(|phrase| matches!(phrase.kind, PhraseKind::Others | PhraseKind::Kin))
            && self.words(phrase.atoms, self.atoms.len()) > 0
        {
            self.others = true;
            self.is_family = true;
            self.take(0, phrase.atoms, Taken::Aside);
        }
    }

    /// Takes what stands first from `at` on; returns where the next may stand.
    fn take_front(&mut self, at: usize) -> Option<usize> {
        let first = (at..self.atoms.len()).find(|next| {
            self.is_free(*next) || matches!(self.taken.get(*next), Some(Some(Taken::Married(_))))
        })?;
        if !self.is_free_word(first) {
            return None;
        }
        let phrase = self.phrase(first, self.atoms.len())?;
        let taken = taken_for(phrase.kind, phrase.code).filter(|_| {
            !matches!(
                phrase.kind,
                PhraseKind::Suffix | PhraseKind::Note | PhraseKind::Id
            )
        })?;
        let end = first + phrase.atoms;
        let left = self.words(end, self.atoms.len());
        if left == 0 || (self.may_name(first, phrase) && !self.given_follows(first, end, left)) {
            return None;
        }
        self.take(first, end, taken);
        Some(end)
    }

    /// Whether the phrase can be a name itself: `Mayor` can, `Mayor.` and `Cnel` cannot; one letter is an initial. So
    /// can whatever the tables know as a name.
    fn may_name(&self, first: usize, phrase: Phrase) -> bool {
        let Some(atom) = self.atom(first).filter(|_| phrase.atoms == 1) else {
            return false;
        };
        atom.folded.chars().count() == 1 || ((phrase.surname || is_name(atom)) && !atom.dotted)
    }

    /// Whether what follows is a given name and more, so that the words before it name nobody.
    fn given_follows(&self, first: usize, end: usize, left: usize) -> bool {
        let one_letter = self
            .atom(first)
            .is_some_and(|atom| atom.folded.chars().count() == 1 && !atom.dotted);
        let next = self.known(end);
        left >= 2
            && !one_letter
            && next.is_some_and(|word| {
                word.uses.any(Uses::MALE.or(Uses::FEMALE))
                    && (!word.uses.has(Uses::SURNAME) || word.uses.has(Uses::ABBREVIATION))
            })
    }

    /// Takes what stands last; whether anything was taken.
    fn take_back(&mut self) -> bool {
        let Some(last) = (0..self.atoms.len()).rev().find(|at| self.is_free(*at)) else {
            return false;
        };
        if self.atom(last).is_some_and(|atom| atom.shape != Shape::Word) {
            // A comma or a stop that separates from nothing.
            self.take(last, last + 1, Taken::Aside);
            return true;
        }
        let end = last + 1;
        if self
            .atom(last)
            .is_some_and(|atom| atom.is_number() && atom.written.len() <= 3)
            && self.words(0, last) > 0
        {
            // An age, a year of birth in two digits, a row.
            self.take(last, end, Taken::Aside);
            return true;
        }
        if matches!(
            self.folded(last),
            "xx" | "xxx" | "nn" | "sn" | "n/n" | "s/n" | "s/a"
        ) && self.words(0, last) >= 2
        {
            // What a form has where a second surname is not known.
            self.take(last, end, Taken::Aside);
            return true;
        }
        if self.is_quiet {
            return false;
        }
        for from in end.saturating_sub(LONGEST)..end {
            let Some(phrase) = self.phrase(from, end).filter(|phrase| from + phrase.atoms == end) else {
                continue;
            };
            let before = self.words(0, from);
            let after_comma = from > 0
                && self
                    .atom(from - 1)
                    .is_some_and(|atom| atom.shape == Shape::Comma && self.is_free(from - 1));
            let phrase = as_last(phrase, self.folded(from));
            if let Some(taken) = taken_for(phrase.kind, phrase.code)
                && self.ends_a_name(from, phrase, before, after_comma)
            {
                self.take(from, end, taken);
                return true;
            }
        }
        false
    }

    fn ends_a_name(&self, from: usize, phrase: Phrase, before: usize, after_comma: bool) -> bool {
        let atom = self.atom(from);
        let one_letter =
            phrase.atoms == 1 && atom.is_some_and(|atom| atom.letters() <= 1 && !atom.written.contains('/'));
        match phrase.kind {
            _ if one_letter || before == 0 => false,
            PhraseKind::Suffix => before >= 2,
            PhraseKind::Id if phrase.atoms > 1 => true,
            _ if phrase.surname || (phrase.atoms == 1 && self.may_name(from, phrase)) => {
                after_comma && before >= 2
            }
            _ => before >= 2 || after_comma,
        }
    }

    /// Takes `viuda de`, `nacida`: what follows is read as a surname by marriage, or by birth.
    fn take_married(&mut self) {
        let mut at = 1;
        while at < self.atoms.len() {
            let says = self
                .phrase(at, self.atoms.len())
                .filter(|phrase| phrase.kind == PhraseKind::Married && self.words(0, at) > 0);
            if let Some(phrase) = says.filter(|phrase| self.words(at + phrase.atoms, self.atoms.len()) > 0) {
                self.take(at, at + phrase.atoms, Taken::Married(phrase.code));
                at += phrase.atoms;
            } else {
                at += 1;
            }
        }
    }
}

/// Whether the tables know a word as a given name or a surname in its own right.
fn is_name(atom: &Atom<'_>) -> bool {
    atom.word.is_some_and(|word| {
        word.uses.any(Uses::MALE.or(Uses::FEMALE).or(Uses::SURNAME)) && !word.uses.has(Uses::ABBREVIATION)
    })
}
