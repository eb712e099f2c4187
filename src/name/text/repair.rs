//! [`repair`]: undoes what encodings, forms and keyboards did to a name, where it can be undone.

use std::fmt;

use crate::name::text::{entity, escape, legacy, mojibake, twin, typed};

/// What was repaired in a text, and in which of its words.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Repair {
    kind: RepairKind,
    place: usize,
}

impl Repair {
    pub(super) const fn new(kind: RepairKind, place: usize) -> Self {
        Self { kind, place }
    }

    /// What was undone.
    #[must_use]
    pub const fn kind(&self) -> RepairKind {
        self.kind
    }

    /// Which word it was, the first being 0, words standing between blanks as they stood then.
    #[must_use]
    pub const fn place(&self) -> usize {
        self.place
    }
}

/// Holds no text of a name.
impl fmt::Debug for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} in word {}", self.kind, self.place)
    }
}

/// A kind of damage that was undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RepairKind {
    /// UTF-8 read as a single-byte encoding: `NicolÃ¡s`.
    Mojibake,
    /// One byte read in the wrong single-byte encoding: `Pe¤a`.
    SingleByte,
    /// A character reference of HTML: `Ren&eacute;`.
    Entity,
    /// An escape of a programming language or an address: `Mu\u00f1oz`, `Mu%C3%B1oz`.
    Escape,
    /// A mark typed beside its letter: `Mun~oz`.
    TypedMark,
    /// A compatibility form: full-width letters, ligatures.
    Compatibility,
    /// Characters nobody sees: zero width, direction, soft hyphen, controls.
    Invisible,
    /// A letter of another script that looks the same.
    Homoglyph,
    /// Letters set apart by blanks: `J U A N   P É R E Z`.
    Spaced,
    /// More marks on a letter than any script stacks.
    Marks,
}

/// Passes over the text at most; damage nested deeper is nobody's accident.
const PASSES: usize = 24;

/// The text with every damage undone that can be; what cannot be known stays as it is.
///
/// Escapes, misread encodings (up to several times over), character references of HTML, marks typed beside their
/// letter, and letters of another script that look like those around them. Case, blanks, punctuation and normal form
/// stay. Idempotent; a text whose damage does not settle in 24 passes is left alone. Time O(n) a
/// pass.
///
/// ```
/// use cotejo::name::repair;
/// assert_eq!(repair("NicolÃ¡s Pe&ntilde;a"), "Nicolás Peña");
/// assert_eq!(repair("O’Reilly"), "O’Reilly");
/// ```
#[must_use]
pub fn repair(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    match settled(letters, &mut Vec::new()) {
        Some(letters) => letters.into_iter().collect(),
        None => text.to_owned(),
    }
}

/// Whether a text may need a step, at a glance, and the step.
type Step = (fn(&[char]) -> bool, fn(&[char], &mut Draft));

/// The steps in order, from the first again whenever one finds something, as each may uncover work for those before
/// it and none may judge what they have not seen; `None` where they do not settle.
pub(super) fn settled(mut letters: Vec<char>, repairs: &mut Vec<Repair>) -> Option<Vec<char>> {
    const STEPS: [Step; 6] = [
        (escape::wanted, escape::undo),
        (mojibake::wanted, mojibake::undo),
        (entity::wanted, entity::undo),
        (typed::wanted, typed::undo),
        (legacy::wanted, legacy::undo),
        (twin::wanted, twin::undo),
    ];
    for _ in 0..PASSES {
        let found = STEPS
            .iter()
            .filter(|(wanted, _)| wanted(&letters))
            .find_map(|(_, step)| {
                let mut draft = Draft::new(letters.len());
                step(&letters, &mut draft);
                (!draft.repairs.is_empty()).then_some(draft)
            });
        let Some(mut draft) = found else {
            return Some(letters);
        };
        draft.repairs.retain(|repair| !repairs.contains(repair));
        repairs.append(&mut draft.repairs);
        letters = draft.letters;
    }
    repairs.clear();
    None
}

/// The text a step writes, and what it repaired.
pub(super) struct Draft {
    letters: Vec<char>,
    repairs: Vec<Repair>,
    words: usize,
    blank: bool,
}

impl Draft {
    fn new(capacity: usize) -> Self {
        Self {
            letters: Vec::with_capacity(capacity),
            repairs: Vec::new(),
            words: 0,
            blank: true,
        }
    }

    /// The letter as it was.
    pub(super) fn keep(&mut self, letter: char) {
        let blank = letter == ' ';
        if self.blank && !blank {
            self.words += 1;
        }
        self.blank = blank;
        self.letters.push(letter);
    }

    /// A letter in the place of others.
    pub(super) fn mend(&mut self, letter: char, kind: RepairKind) {
        self.keep(letter);
        let repair = Repair::new(kind, self.words.saturating_sub(1));
        if self.repairs.last() != Some(&repair) {
            self.repairs.push(repair);
        }
    }

    /// What was written last.
    pub(super) fn last(&self) -> Option<char> {
        self.letters.last().copied()
    }

    /// Takes back what was written last.
    pub(super) fn take_back(&mut self) {
        self.letters.pop();
    }

    /// What has been written.
    pub(super) fn letters(&self) -> &[char] {
        &self.letters
    }
}
