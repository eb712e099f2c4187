//! [`Atom`]: the pieces a name is written in, before anybody knows what each is.

use smol_str::SmolStr;

use crate::name::tables::Word;
use crate::name::tables::phrases::begins_phrase;
use crate::name::token::{Root, folded};

/// Where a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Plain,
    /// In the so-manieth pair of brackets.
    Bracket(usize),
    /// Between the so-manieth pair of quotation marks.
    Quote(usize),
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Word,
    /// Digits, dots and at most a few letters: a number somebody is registered under.
    Id,
    Comma,
    /// A semicolon, a bar, a slash between names.
    Stop,
}

/// One piece: a word up to a blank, a hyphen or a dot, or a mark that separates.
#[derive(Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is so of a piece or is not")]
pub(super) struct Atom<'t> {
    pub(super) written: &'t str,
    /// Where it begins and ends in the text, its dot or bracket included.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) folded: SmolStr,
    /// The fingerprint of the folded word, and what the tables know of it.
    print: u64,
    pub(super) word: Option<&'static Word>,
    pub(super) shape: Shape,
    pub(super) place: Place,
    /// Of letters alone, and of those that most names are written with.
    pub(super) plain: bool,
    /// Some phrase of the tables begins with it.
    pub(super) begins: bool,
    /// A dot follows.
    pub(super) dotted: bool,
    /// A hyphen joins it to the piece before.
    pub(super) hyphened: bool,
    /// A closing bracket that nothing opened follows, as in `7)`.
    pub(super) numbering: bool,
}

impl Atom<'_> {
    /// Whether it is made of digits alone.
    pub(super) fn is_number(&self) -> bool {
        !self.plain && !self.written.is_empty() && self.written.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// How many letters it has.
    pub(super) fn letters(&self) -> usize {
        if self.plain {
            // Folded, they are of ASCII.
            return self.folded.len();
        }
        self.folded.chars().filter(|c| !c.is_ascii_digit()).count()
    }

    /// Whether it is a word of a name and nothing else, or a comma: nothing that an early step could take.
    pub(super) fn is_quiet(&self) -> bool {
        (self.plain || self.shape == Shape::Comma)
            && !self.begins
            && self.place == Place::Plain
            && !self.numbering
    }

    pub(super) fn root(&self) -> Root {
        Root {
            folded: self.folded.clone(),
            print: self.print,
            word: self.word,
        }
    }
}

/// The pieces of a cleaned text, in order. O(length).
pub(super) fn atoms(text: &str) -> Vec<Atom<'_>> {
    let mut found = Split {
        text,
        atoms: Vec::with_capacity(8),
        open: None,
        quote: None,
        groups: 0,
    };
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let letters = letters(rest);
        let mut marks = rest.bytes().skip(letters);
        let mark = marks.next().filter(|mark| *mark != b' ');
        let plain = match mark {
            None => true,
            Some(b',' | b'.') => marks.next().is_none_or(|next| next == b' '),
            Some(_) => false,
        };
        if plain {
            // Most chunks: a word, and what may follow it.
            found.plain(at, at + letters, mark);
            at += letters + usize::from(mark.is_some()) + 1;
        } else {
            let length = rest.bytes().position(|byte| byte == b' ').unwrap_or(rest.len());
            found.chunk(rest.get(..length).unwrap_or_default(), at);
            at += length + 1;
        }
    }
    found.atoms
}

struct Split<'t> {
    text: &'t str,
    atoms: Vec<Atom<'t>>,
    /// The bracket that is open.
    open: Option<usize>,
    /// The quotation that is open, and its mark.
    quote: Option<(usize, char)>,
    groups: usize,
}

impl<'t> Split<'t> {
    /// Splits what stands between two blanks.
    fn chunk(&mut self, chunk: &'t str, at: usize) {
        if let Some((from, to)) = id_within(chunk) {
            self.marks(chunk, at, 0, from);
            self.word(at + from, at + to, Shape::Id);
            self.marks(chunk, at, to, chunk.len());
        } else {
            self.marks(chunk, at, 0, chunk.len());
        }
    }

    /// Takes a word of letters, perhaps none, and a comma or a dot that follows.
    fn plain(&mut self, start: usize, end: usize, mark: Option<u8>) {
        self.word(start, end, Shape::Word);
        if let Some(last) = self.atoms.last_mut().filter(|_| start < end) {
            last.plain = true;
        }
        if let Some(mark) = mark {
            self.mark(char::from(mark), end, start < end, None);
        }
    }

    /// Splits a part of a chunk that is no number of a person.
    fn marks(&mut self, chunk: &'t str, at: usize, from: usize, to: usize) {
        let Some(part) = chunk.get(from..to).filter(|part| !part.is_empty()) else {
            return;
        };
        let slashed = is_code(chunk);
        let mut begun: Option<usize> = None;
        let mut before: Option<char> = None;
        let mut hyphen = false;
        let mut chars = part.char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            let place = at + from + offset;
            if is_of_word(c)
                || (c == '\'' && begun.is_some() && next.is_some_and(is_of_word))
                || (c == '/' && slashed)
                // `M.ª` is one word.
                || (c == '.' && begun.is_some() && next.is_some_and(|next| matches!(next, 'ª' | 'º')))
            {
                begun.get_or_insert(place);
                before = Some(c);
                continue;
            }
            if let Some(start) = begun.take() {
                self.word(start, place, Shape::Word);
                if std::mem::take(&mut hyphen)
                    && let Some(last) = self.atoms.last_mut()
                {
                    last.hyphened = true;
                }
            }
            self.mark(c, place, before.is_some_and(is_of_word), next);
            hyphen = c == '-' && before.is_some_and(is_of_word) && next.is_some_and(is_of_word);
            before = Some(c);
        }
        if let Some(start) = begun {
            self.word(start, at + to, Shape::Word);
            if hyphen && let Some(last) = self.atoms.last_mut() {
                last.hyphened = true;
            }
        }
    }

    /// A mark: what it does to the piece before it, or to those to come.
    fn mark(&mut self, c: char, at: usize, after_word: bool, next: Option<char>) {
        let end = at + c.len_utf8();
        match c {
            '.' => {
                if let Some(last) = self.atoms.last_mut().filter(|last| last.end == at) {
                    last.dotted = true;
                    last.end = end;
                }
            }
            ',' | ';' | '|' | '/' => {
                let shape = if c == ',' { Shape::Comma } else { Shape::Stop };
                self.push(at, end, shape);
            }
            '(' | '[' | '{' => {
                self.groups += 1;
                self.open = Some(self.groups);
            }
            ')' | ']' | '}' => match self.open.take() {
                Some(_) => {
                    if let Some(last) = self.atoms.last_mut() {
                        last.end = end;
                    }
                }
                None => {
                    if let Some(last) = self.atoms.last_mut() {
                        last.numbering = true;
                    }
                }
            },
            '"' | '\'' => match self.quote {
                Some((_, mark)) if mark == c => self.quote = None,
                // A single mark opens a quotation only before a word, and only where another closes it.
                None if c == '"' || (!after_word && next.is_some() && self.closes(end)) => {
                    self.groups += 1;
                    self.quote = Some((self.groups, c));
                }
                _ => {}
            },
            _ => {}
        }
    }

    /// Whether another single mark follows.
    fn closes(&self, from: usize) -> bool {
        self.text.get(from..).is_some_and(|rest| rest.contains('\''))
    }

    fn word(&mut self, start: usize, end: usize, shape: Shape) {
        if start < end {
            self.push(start, end, shape);
        }
    }

    fn push(&mut self, start: usize, end: usize, shape: Shape) {
        let Some(written) = self.text.get(start..end) else {
            return;
        };
        let place = match (self.quote, self.open) {
            (Some((group, _)), _) => Place::Quote(group),
            (None, Some(group)) => Place::Bracket(group),
            (None, None) => Place::Plain,
        };
        let (root, begins) = match shape {
            Shape::Word => {
                let root = Root::of(folded(written));
                let begins = begins_phrase(root.print, &root.folded);
                (root, begins)
            }
            Shape::Id | Shape::Comma | Shape::Stop => (Root::NONE, false),
        };
        self.atoms.push(Atom {
            written,
            start,
            end,
            plain: false,
            begins,
            folded: root.folded,
            print: root.print,
            word: root.word,
            shape,
            place,
            dotted: false,
            hyphened: false,
            numbering: false,
        });
    }
}

/// How many bytes of letters a text begins with, of those that most names are written with.
fn letters(text: &str) -> usize {
    let (mut before, mut count) = (0, 0);
    for byte in text.bytes() {
        // Two bytes from `À` to `ÿ`, but for the signs of times and of division.
        let fits = match before {
            0xc3 => !matches!(byte, 0x97 | 0xb7),
            _ => byte == 0xc3 || byte.is_ascii_alphabetic(),
        };
        if !fits {
            break;
        }
        count += 1;
        before = byte;
    }
    count - usize::from(before == 0xc3)
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{FFFD}' | 'ª' | 'º' | '\u{2019}' | '\u{2BC}')
}

/// Whether a chunk is a short code with a slash in it, as ranks are written: `G/B`, `S/M1.`, `S/N`.
fn is_code(chunk: &str) -> bool {
    let bare = chunk.trim_matches(|c: char| !c.is_alphanumeric());
    bare.len() <= 6
        && bare
            .split_once('/')
            .is_some_and(|(one, other)| one.len().min(other.len()) <= 2 && !other.contains('/'))
}

/// The part of a chunk that is a number of a person: five digits or more, few letters, what stands between
/// them, and no other word.
fn id_within(chunk: &str) -> Option<(usize, usize)> {
    if chunk.bytes().filter(u8::is_ascii_digit).count() < 5 {
        return None;
    }
    let from = chunk.find(|c: char| c.is_ascii_alphanumeric())?;
    let to = chunk.rfind(|c: char| c.is_ascii_alphanumeric())? + 1;
    let bare = chunk.get(from..to)?;
    let letters = bare.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    let plain = bare
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'/'));
    (plain && (letters <= digits || bare.len() == 18) && !is_date(bare)).then_some((from, to))
}

/// Whether a chunk is a date: `1985-04-03`, `03/04/1985`.
fn is_date(bare: &str) -> bool {
    let lengths: Vec<usize> = bare
        .split(['-', '/', '.'])
        .map(|part| {
            if part.bytes().all(|byte| byte.is_ascii_digit()) {
                part.len()
            } else {
                0
            }
        })
        .collect();
    matches!(lengths.as_slice(), [4, 1 | 2, 1 | 2] | [1 | 2, 1 | 2, 4])
}
