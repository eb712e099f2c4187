//! [`Repair`]: what was undone in a text; [`Draft`]: the text while it is undone.

use std::fmt;

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

/// The text a step writes, and what it repaired.
pub(super) struct Draft {
    pub(super) letters: Vec<char>,
    pub(super) repairs: Vec<Repair>,
    words: usize,
    blank: bool,
}

impl Draft {
    pub(super) fn new(capacity: usize) -> Self {
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
