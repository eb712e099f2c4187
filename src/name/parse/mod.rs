//! From a text to a name: each step takes what it knows, and what is left names somebody.
//!
//! The order is that in which a later step would misread what an earlier one takes: repairs, numbers,
//! brackets and quotations, ranks and forms of address at the edges, suffixes, other people, commas, words.

mod atoms;
mod before;
mod edges;
mod groups;
mod ids;
mod lean;
mod readings;
mod several;
mod words;

use crate::name::parse::atoms::{Atom, Shape, atoms};
use crate::name::person::{Flags, Id, PersonName, Title, TitleKind};
use crate::name::tables::Word;
use crate::name::tables::phrases::{Phrase, phrase};
use crate::name::text::clean::{Cleaned, clean};
use crate::name::text::romanise::Romaniser;
use crate::name::written::{Nobody, Several, Written};

/// Of how many words a name is read; what is beyond is flagged.
const MOST_WORDS: usize = 16;

/// Reads a text as the name of a person, of several, or of nobody.
pub(super) fn parse(text: &str, romaniser: Option<&dyn Romaniser>) -> Written {
    let cleaned = clean(text, romaniser);
    let mut sheet = Sheet::new(&cleaned.text);
    if !sheet.is_quiet {
        sheet.take_ids();
        sheet.take_groups();
    }
    sheet.take_edges();
    let segments = sheet.segments();
    if let [segment] = segments.as_slice() {
        return match sheet.person(segment, true) {
            Some(mut name) => {
                name.original = text.into();
                cleaned.tell(&mut name);
                if sheet.others {
                    Written::Several(Several::new(text, vec![name], true))
                } else {
                    Written::One(name)
                }
            }
            None => Written::Nobody(Nobody::new(text, sheet.unnamed)),
        };
    }
    let mut people: Vec<PersonName> = Vec::with_capacity(segments.len());
    let mut own: Vec<&[usize]> = Vec::with_capacity(segments.len());
    for segment in &segments {
        if let Some(name) = sheet.person(segment, false) {
            people.push(name);
            own.push(segment);
        }
    }
    // All that the text says is said of the only one it names.
    let alone = people.len() == 1;
    for (name, segment) in people.iter_mut().zip(own) {
        if alone && let Some(whole) = sheet.person(segment, true) {
            *name = whole;
        }
        name.original = if alone {
            text.into()
        } else {
            sheet.text_of(segment).into()
        };
        cleaned.tell(name);
    }
    match (people.pop(), people.is_empty()) {
        (Some(one), true) if !sheet.others => Written::One(one),
        (Some(last), _) => {
            people.push(last);
            Written::Several(Several::new(text, people, sheet.others))
        }
        (None, _) => Written::Nobody(Nobody::new(text, sheet.unnamed)),
    }
}

impl Cleaned<'_> {
    /// Notes what was found in the text.
    fn tell(&self, name: &mut PersonName) {
        name.repairs.clone_from(&self.repairs);
        name.set_scripts(self.scripts);
        name.flags = Flags {
            damaged: self.damage,
            too_long: name.flags.too_long || self.cut,
            romanised: self.romanised,
        };
    }
}

/// What a piece was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    Id,
    /// A rank, a force, a form of address.
    Title(TitleKind, &'static str),
    Suffix(&'static str),
    Alias,
    /// `viuda de`, `nacida`: what follows is a surname by marriage, or by birth.
    Married(&'static str),
    /// A remark, a place in a list, other people.
    Aside,
}

/// A text in pieces, with what each was taken for.
#[expect(clippy::struct_excessive_bools, reason = "each is so of a text or is not")]
struct Sheet<'t> {
    text: &'t str,
    atoms: Vec<Atom<'t>>,
    taken: Vec<Option<Taken>>,
    /// Nothing but words of names and commas.
    is_quiet: bool,
    /// The numbers, and at which piece each stands.
    ids: Vec<(usize, Id)>,
    aliases: Vec<Box<str>>,
    others: bool,
    /// The text says that nobody is named.
    unnamed: bool,
    /// Words of a form say which are surnames and which given names.
    is_labelled: bool,
    /// What is named is a family.
    is_family: bool,
}

impl<'t> Sheet<'t> {
    fn new(text: &'t str) -> Self {
        let atoms = atoms(text);
        Self {
            text,
            taken: vec![None; atoms.len()],
            is_quiet: atoms.iter().all(Atom::is_quiet),
            atoms,
            ids: Vec::new(),
            aliases: Vec::new(),
            others: false,
            unnamed: false,
            is_labelled: false,
            is_family: false,
        }
    }

    fn atom(&self, at: usize) -> Option<&Atom<'t>> {
        self.atoms.get(at)
    }

    /// What the tables know of a piece.
    fn known(&self, at: usize) -> Option<&'static Word> {
        self.atom(at).and_then(|atom| atom.word)
    }

    fn folded(&self, at: usize) -> &str {
        self.atom(at).map_or("", |atom| atom.folded.as_str())
    }

    fn is_free(&self, at: usize) -> bool {
        self.taken.get(at) == Some(&None)
    }

    fn is_free_word(&self, at: usize) -> bool {
        self.is_free(at) && self.atom(at).is_some_and(|atom| atom.shape == Shape::Word)
    }

    fn take(&mut self, from: usize, to: usize, taken: Taken) {
        for slot in self.taken.iter_mut().take(to).skip(from) {
            *slot = Some(taken);
        }
    }

    /// The longest phrase that begins here and ends by `until`, of words that follow one another.
    fn phrase(&self, at: usize, until: usize) -> Option<Phrase> {
        if !self.atom(at).is_some_and(|atom| atom.begins) {
            return None;
        }
        let mut run: [&str; 6] = [""; 6];
        let mut length = 0;
        for (slot, number) in run.iter_mut().zip(at..until) {
            let Some(atom) = self.atom(number).filter(|_| self.is_free_word(number)) else {
                break;
            };
            *slot = atom.folded.as_str();
            length += 1;
        }
        phrase(run.get(..length)?)
    }

    /// How many free words there are from one piece up to another.
    fn words(&self, from: usize, to: usize) -> usize {
        (from..to).filter(|at| self.is_free_word(*at)).count()
    }

    /// The text from one piece up to another, marks and all.
    fn between(&self, from: usize, to: usize) -> &'t str {
        let start = self.atom(from).map_or(0, |atom| atom.start);
        let end = to
            .checked_sub(1)
            .and_then(|last| self.atom(last))
            .map_or(0, |atom| atom.end);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The text of one of several people.
    fn text_of(&self, segment: &[usize]) -> &'t str {
        match (segment.first(), segment.last()) {
            (Some(first), Some(last)) => self.between(*first, last + 1),
            _ => "",
        }
    }

    /// The titles in the order written, each run of them as it stands in the text.
    fn titles(&self) -> Vec<Title> {
        let mut found: Vec<Title> = Vec::new();
        let mut at = 0;
        while at < self.taken.len() {
            if let Some(Some(Taken::Title(kind, code))) = self.taken.get(at) {
                let run = self
                    .taken
                    .iter()
                    .skip(at)
                    .take_while(|taken| **taken == Some(Taken::Title(*kind, code)))
                    .count();
                let mut written = self.between(at, at + run).to_owned();
                let bracket = self
                    .atom(at)
                    .is_some_and(|atom| atom.place != atoms::Place::Plain);
                if bracket && found.is_empty() {
                    written = written.trim_end_matches([')', ']', '}']).to_owned();
                } else if bracket {
                    written = format!("({})", written.trim_end_matches([')', ']', '}']));
                }
                found.push(Title::new(*kind, code, &written));
                at += run;
            } else {
                at += 1;
            }
        }
        found
    }
}
