//! The words of many names as they are seen at a glance: which are of one class, and which only reading tells of.

use smol_str::SmolStr;

use crate::name::face::Glance;
use crate::name::family::Family;
use crate::name::sound::key::key;
use crate::name::tables::Sense;
use crate::name::token::Token;

/// A glance at each word, given how rare it is as a given name and as a surname, in thousandths of a bit.
pub(super) fn glances(words: &[Token], rarities: &[[u32; 2]], standing: &Standing) -> Vec<Glance> {
    let mut classes = Classes((0..words.len()).collect());
    // A word with its particles may be spelled or sound as one without, and any as two others written as one.
    classes.join(
        words
            .iter()
            .enumerate()
            .flat_map(|(at, word)| texts(word).map(move |text| (text, at))),
    );
    // What a machine misreads looks alike.
    let looking = words.iter().enumerate();
    classes.join(looking.clone().map(|(at, word)| (word.sign.looks.0, at)));
    classes.join(looking.map(|(at, word)| (word.sign.looks.1, at)));
    let meanings = words.iter().enumerate();
    classes.join(meanings.flat_map(|(at, word)| word.senses().iter().map(move |sense: &Sense| (*sense, at))));
    for (at, word) in words.iter().enumerate() {
        for spelling in spellings(word) {
            if let Some(other) = standing.find(&[&spelling]) {
                classes.put_together(at, usize::try_from(other).unwrap_or(at));
            }
        }
    }
    let all = words.iter().zip(rarities).enumerate();
    all.map(|(at, (word, rarities))| {
        let sixteenths = |bits: &u32| u8::try_from((bits * 2).div_ceil(125)).unwrap_or(u8::MAX);
        let [given, surname] = rarities;
        Glance {
            class: u32::try_from(classes.root(at)).unwrap_or(u32::MAX),
            letters: word.sign.letters,
            joined_letters: joined_letters(&word.joined),
            begins: [word.sign.first, word.sign.second],
            length: word.sign.length,
            rarity: [sixteenths(given), sixteenths(surname)],
            known: word.is_name(),
            initial: word.is.initial,
            open: is_open(word),
        }
    })
    .collect()
}

/// Whether only reading tells what a word may meet: by unknown letters, letters of more than one byte, or as two names
/// in one.
fn is_open(token: &Token) -> bool {
    token.is.wild || token.is.double || token.folded.starts_with("abdul") || !token.folded.is_ascii()
}

/// A word as spelled, with its particles, and as it sounds: words that have one of these in common are of one class.
fn texts(token: &Token) -> impl Iterator<Item = &str> {
    let texts = [&token.folded, &token.joined, &token.key];
    texts
        .into_iter()
        .map(SmolStr::as_str)
        .filter(|text| !text.is_empty())
}

/// How else a word may be spelled without changing a letter: its marks spelled out, changed by a machine that knows none,
/// or lost.
fn spellings(token: &Token) -> Vec<String> {
    let mut found = Vec::new();
    found.extend(token.spelled.iter().flatten().map(SmolStr::to_string));
    if let Some(form) = &token.form {
        let stripped = |c: char| {
            let code = u32::from(c);
            if (0xC0..=0xFF).contains(&code) {
                char::from_u32(code & 0x7F).unwrap_or(c)
            } else {
                c
            }
        };
        found.push(form.chars().map(stripped).collect());
        found.push(form.chars().filter(char::is_ascii).collect());
    }
    found
}

/// All words of a roster, as spelled, with and without particles, and as they sound, by fingerprints.
pub(super) struct Standing {
    prints: Vec<(u64, u32)>,
    /// A bit for each print on one of many heaps: most questions end here.
    heaps: Vec<u64>,
}

/// How many times 64 heaps there are at most, a power of two; of short lists, as many as leave most heaps empty.
const HEAPS: usize = 1 << 16;

impl Standing {
    pub(super) fn of(words: &[Token]) -> Self {
        let prints = (0..)
            .zip(words)
            .flat_map(|(at, word)| texts(word).map(move |text| (print(&[text]), at)));
        let mut prints: Vec<(u64, u32)> = prints.collect();
        prints.sort_unstable();
        prints.dedup_by_key(|(print, _)| *print);
        let mut heaps = vec![0; (prints.len() / 4).next_power_of_two().min(HEAPS)];
        let many = heaps.len();
        for (print, _) in &prints {
            let (slot, bit) = heap(*print, many);
            if let Some(heap) = heaps.get_mut(slot) {
                *heap |= bit;
            }
        }
        Self { prints, heaps }
    }

    /// A word that is the parts end to end, in letters or in sound.
    fn find(&self, parts: &[&str]) -> Option<u32> {
        let print = print(parts);
        let (slot, bit) = heap(print, self.heaps.len());
        self.heaps.get(slot).filter(|heap| **heap & bit != 0)?;
        let at = self
            .prints
            .binary_search_by_key(&print, |(print, _)| *print)
            .ok()?;
        self.prints.get(at).map(|(_, word)| *word)
    }

    /// Words that are two others written as one, or sound as these do, each by itself or written as one.
    pub(super) fn in_one(&self, first: &Token, second: &Token) -> impl Iterator<Item = u32> {
        let bound = first.is.bound || second.is.bound;
        let sound = key(
            &[first.joined.as_str(), second.joined.as_str()].concat(),
            Family::Spanish,
        );
        [
            self.find(&[&first.folded, &second.folded]),
            self.find(&[&first.key, &second.key]),
            self.find(&[&sound]),
            bound
                .then(|| self.find(&[&first.joined, &second.joined]))
                .flatten(),
        ]
        .into_iter()
        .flatten()
    }
}

/// FNV-1a (Fowler, Noll and Vo).
fn print(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |print, byte| {
        (print ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Where the bit of a print is, of so many times 64.
fn heap(print: u64, many: usize) -> (usize, u64) {
    let number = (print ^ print >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 42;
    let slot = usize::try_from(number >> 6).unwrap_or(0) & many.wrapping_sub(1);
    (slot, 1 << (number & 63))
}

/// A sum that letters in another order have in common.
fn joined_letters(text: &str) -> u32 {
    let number = |byte: u8| {
        u32::from(byte)
            .wrapping_mul(0x9E37_79B1)
            .rotate_left(u32::from(byte) & 15)
    };
    text.bytes().map(number).fold(0, u32::wrapping_add)
}

/// Words in classes, each named by its first word; the others point towards it.
struct Classes(Vec<usize>);

impl Classes {
    /// Puts words with equal marks into one class.
    fn join<M: Ord + Copy>(&mut self, marked: impl Iterator<Item = (M, usize)>) {
        let mut marked: Vec<(M, usize)> = marked.collect();
        marked.sort_unstable();
        for pair in marked.windows(2) {
            if let [(one, a), (other, b)] = pair
                && one == other
            {
                self.put_together(*a, *b);
            }
        }
        // Short ways for those that follow.
        for at in 0..self.0.len() {
            let root = self.root(at);
            if let Some(slot) = self.0.get_mut(at) {
                *slot = root;
            }
        }
    }

    fn put_together(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.0.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }

    fn root(&self, mut at: usize) -> usize {
        while let Some(&next) = self.0.get(at).filter(|next| **next != at) {
            at = next;
        }
        at
    }
}
