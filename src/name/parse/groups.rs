//! What stands in brackets or between quotation marks, and what follows the word *alias*.

use crate::name::parse::atoms::{Place, Shape};
use crate::name::parse::{Sheet, Taken};
use crate::name::person::TitleKind;
use crate::name::tables::Uses;
use crate::name::tables::phrases::{Phrase, PhraseKind, phrase};

/// How many words an alias has at most where nothing closes it.
const MOST_ALIAS_WORDS: usize = 3;

impl Sheet<'_> {
    /// Takes every pair of brackets and quotation marks, each for what it holds, then unmarked aliases.
    pub(super) fn take_groups(&mut self) {
        if self.atoms.iter().all(|atom| atom.place != Place::Plain) {
            // The whole text is in brackets: they set nothing apart.
            for atom in &mut self.atoms {
                atom.place = Place::Plain;
            }
        }
        let mut at = 0;
        while let Some(place) = self.atom(at).map(|atom| atom.place) {
            let end = (at..self.atoms.len())
                .find(|next| self.atom(*next).is_some_and(|atom| atom.place != place))
                .unwrap_or(self.atoms.len());
            match place {
                Place::Plain => {
                    self.take_unmarked_aliases(at, end);
                    at = end;
                }
                Place::Quote(_) => {
                    self.take_alias(at, end);
                    at = end;
                }
                Place::Bracket(_) => at = self.take_bracket(at, end),
            }
        }
    }

    /// Takes a pair of brackets; returns where to go on.
    fn take_bracket(&mut self, at: usize, end: usize) -> usize {
        if !self.is_free(at) {
            return end;
        }
        if end == at + 1 && self.atom(at).is_some_and(|atom| atom.folded == "r") {
            self.take(at, end, Taken::Title(TitleKind::Force, "retirado"));
            return end;
        }
        let Some(phrase) = self.bracketed(at, end) else {
            if self.atom(at).is_some_and(|atom| atom.folded == "de") {
                self.set_plain(at, end);
                return end;
            }
            let word = self.known(at).filter(|_| end == at + 1);
            if word.is_some_and(|word| word.uses.has(Uses::SHORT)) {
                self.take_alias(at, end);
            } else {
                self.take(at, end, Taken::Aside);
            }
            return end;
        };
        match phrase.kind {
            PhraseKind::Alias => {
                self.take(at, at + phrase.atoms, Taken::Aside);
                if at + phrase.atoms < end {
                    self.take_alias(at + phrase.atoms, end);
                    return end;
                }
                // `(a) El Flaco`: up to the next mark; what is quoted is taken by its own marks.
                let quoted = self.atom(end).is_none_or(|next| next.place != Place::Plain);
                if quoted {
                    return end;
                }
                return self.take_aliases(end);
            }
            PhraseKind::Married => self.set_plain(at, end),
            kind => match taken_for(kind, phrase.code) {
                Some(taken) => {
                    // What else stands in the brackets may name somebody.
                    self.take(at, at + phrase.atoms, taken);
                    self.take(at + phrase.atoms, end, Taken::Aside);
                }
                None => self.take(at, end, Taken::Aside),
            },
        }
        end
    }

    /// What the words in a pair of brackets say. `(a)` is *alias*; a bare `a` is an initial.
    fn bracketed(&self, at: usize, end: usize) -> Option<Phrase> {
        let word = self.folded(at);
        if end == at + 1 && word == "a" {
            return phrase(&["(a)"]);
        }
        if end == at + 1 && word == "p" {
            // Beside `(h)`, the son.
            return phrase(&["padre"]).map(|phrase| as_last(phrase, "padre"));
        }
        self.phrase(at, end).map(|phrase| as_last(phrase, word))
    }

    fn set_plain(&mut self, from: usize, to: usize) {
        for atom in self.atoms.iter_mut().take(to).skip(from) {
            atom.place = Place::Plain;
        }
    }

    fn take_unmarked_aliases(&mut self, from: usize, to: usize) {
        for at in from..to {
            let says = |phrase: &Phrase| phrase.kind == PhraseKind::Alias;
            let Some(phrase) = self.phrase(at, to).filter(says).filter(|_| self.words(0, at) > 0) else {
                continue;
            };
            self.take(at, at + phrase.atoms, Taken::Aside);
            self.take_aliases(at + phrase.atoms);
        }
    }

    /// Takes the aliases that stand after a word that says so, one after another with strokes between.
    fn take_aliases(&mut self, mut from: usize) -> usize {
        loop {
            let end = self.end_of_alias(from);
            self.take_alias(from, end);
            let stroke = self.is_free(end) && self.atom(end).is_some_and(|atom| atom.shape == Shape::Stop);
            if !stroke {
                return end;
            }
            self.take(end, end + 1, Taken::Aside);
            from = end + 1;
        }
    }

    /// Where an alias ends that nothing closes: at a mark, or after so many words.
    fn end_of_alias(&self, from: usize) -> usize {
        (from..from + MOST_ALIAS_WORDS)
            .find(|at| {
                !self.is_free_word(*at) || self.atom(*at).is_some_and(|atom| atom.place != Place::Plain)
            })
            .unwrap_or(from + MOST_ALIAS_WORDS)
            .min(self.atoms.len())
    }

    fn take_alias(&mut self, from: usize, to: usize) {
        let words = (from..to).filter(|at| self.is_free_word(*at));
        let alias = words
            .filter_map(|at| self.atom(at).map(|atom| atom.written))
            .collect::<Vec<_>>()
            .join(" ");
        if !alias.is_empty() {
            self.aliases.push(alias.into_boxed_str());
        }
        for at in from..to {
            if self.is_free(at) && self.atom(at).is_some_and(|atom| atom.shape != Shape::Stop) {
                self.take(at, at + 1, Taken::Alias);
            }
        }
    }
}

/// What a phrase says at the end of a name: `Sr.` and `Padre` before it address somebody, after it they tell a
/// father from his son.
pub(super) fn as_last(phrase: Phrase, word: &str) -> Phrase {
    if phrase.atoms == 1 && matches!(word, "sr" | "padre") {
        return Phrase {
            kind: PhraseKind::Suffix,
            code: "sr",
            ..phrase
        };
    }
    phrase
}

/// What a phrase is taken for wherever it stands at an edge or in brackets; `None` for what only changes how
/// the rest is read.
pub(super) fn taken_for(kind: PhraseKind, code: &'static str) -> Option<Taken> {
    match kind {
        PhraseKind::Rank => Some(Taken::Title(TitleKind::Rank, code)),
        PhraseKind::Force => Some(Taken::Title(TitleKind::Force, code)),
        PhraseKind::Honorific => Some(Taken::Title(TitleKind::Honorific, code)),
        PhraseKind::Suffix => Some(Taken::Suffix(code)),
        PhraseKind::Note | PhraseKind::Id => Some(Taken::Aside),
        PhraseKind::Married
        | PhraseKind::Alias
        | PhraseKind::Others
        | PhraseKind::Kin
        | PhraseKind::Unnamed => None,
    }
}
