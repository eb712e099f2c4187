//! [`Text`]: a free attribute such as a state, a facility, a city or a street, made ready to be compared.

use std::fmt;

use crate::link::field::likeness::{LONGEST, beginning, bit, graded, likeness, may_be_near};

/// A free attribute, made ready to be compared without allocation. The default, without letters, is missing.
///
/// The caller folds it (no case, no accents) and keeps one for each different text. Up to 64 letters and 32 words are
/// compared letter by letter; longer texts are equal or different.
///
/// ```
/// # use cotejo::link::field::Text;
/// let [a, b, c] = ["centro nacional 1", "centro naciomal 1", "centro nacional 3"].map(Text::new);
/// assert_eq!(Text::LEVELS[usize::from(a.level(&b)) - 1], "alike, as with a slip");
/// assert_eq!(Text::LEVELS[usize::from(a.level(&c)) - 1], "alike but for a number");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Text {
    /// As it came, and its letters and digits alone; fingerprints of both tell most texts apart.
    folded: Box<str>,
    bare: Box<str>,
    prints: (u64, u64),
    /// Fingerprints of its words and how many bytes each has, as they stand.
    words: Box<[(u64, u32)]>,
    /// How many letters and which, where all are ASCII and none a digit.
    plain: Option<(usize, u64)>,
}

/// Texts of more words are not compared word by word.
const WORDS: usize = 32;

impl Text {
    /// The levels, from 1 on.
    pub const LEVELS: &[&str] = &[
        "equal",
        "equal but for blanks and punctuation",
        "all words of one are in the other",
        "alike, as with a slip",
        "alike, as with two slips or an abbreviation",
        "alike but for a number",
        "different",
    ];

    /// Makes a folded text ready; time linear.
    #[must_use]
    pub fn new(folded: &str) -> Self {
        let folded = folded.trim();
        let split = || {
            folded
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
        };
        let bare: String = split().collect();
        if bare.is_empty() {
            return Self::default();
        }
        let words = split().map(|word| (print(word), u32::try_from(word.len()).unwrap_or(u32::MAX)));
        let plain = bare.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_digit());
        Self {
            prints: (print(folded), print(&bare)),
            words: words.take(WORDS + 1).collect(),
            plain: plain.then(|| {
                (
                    bare.len(),
                    bare.chars().fold(0, |bits, letter| bits | bit(letter)),
                )
            }),
            folded: folded.into(),
            bare: bare.into(),
        }
    }

    /// Whether it has no letter and no digit.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        self.bare.is_empty()
    }

    /// How far two agree: 0 where one is missing, else a place in [`LEVELS`](Self::LEVELS), from 1.
    ///
    /// Likeness is Jaro–Winkler of what is left without the words both have, from 0.92 and from 0.85 on: facilities
    /// begin with the same *centro*, which says nothing and would lift all of them above any threshold. Numbers
    /// never count as nearly equal: *centro 1* and *centro 3* are two places. Symmetric; 2 ns where equal, some 40
    /// to 130 ns where not.
    #[must_use]
    pub fn level(&self, other: &Self) -> u8 {
        if self.is_missing() || other.is_missing() {
            0
        } else if self.prints.0 == other.prints.0 && self.folded == other.folded {
            1
        } else if self.prints.1 == other.prints.1 && self.bare == other.bare {
            2
        } else if self.words.len().max(other.words.len()) > WORDS {
            7
        } else {
            let (ours, theirs) = (self.found_in(other), other.found_in(self));
            let all = |found: u32, words: &[_]| usize::try_from(found.count_ones()) == Ok(words.len());
            // At least four letters: an article or a number is no place.
            let contained = |text: &Self, found: u32| text.bare.len() >= 4 && all(found, &text.words);
            if contained(self, ours) || contained(other, theirs) {
                3
            } else if ours == 0 {
                self.alike(other)
            } else {
                compare(&self.rest(ours), &other.rest(theirs), true)
            }
        }
    }

    /// Which of its words the other has, as bits.
    fn found_in(&self, other: &Self) -> u32 {
        let found = |print: u64| other.words.iter().any(|(theirs, _)| *theirs == print);
        self.words
            .iter()
            .enumerate()
            .fold(0, |bits, (at, (print, _))| bits | u32::from(found(*print)) << at)
    }

    /// The level of two that share no word.
    fn alike(&self, other: &Self) -> u8 {
        let (Some(a), Some(b)) = (self.plain, other.plain) else {
            return compare(&self.rest(0), &other.rest(0), false);
        };
        let (ours, theirs) = (self.bare.as_bytes(), other.bare.as_bytes());
        if may_be_near(a, b, beginning(ours, theirs)) {
            graded(likeness(ours, theirs), 4, 7)
        } else {
            7
        }
    }

    /// The letters and digits of its words but for those found in the other.
    fn rest(&self, found: u32) -> Rest {
        let mut rest = Rest::default();
        let mut behind = &*self.bare;
        for (at, (_, length)) in self.words.iter().enumerate() {
            let length = usize::try_from(*length).unwrap_or(usize::MAX);
            let (word, next) = behind.split_at_checked(length).unwrap_or((behind, ""));
            behind = next;
            if found >> at & 1 == 0 {
                word.chars().for_each(|letter| rest.push(letter));
            }
        }
        rest
    }
}

/// Letters, and digits apart.
struct Rest {
    letters: [char; LONGEST],
    length: usize,
    bits: u64,
    number: u64,
}

impl Default for Rest {
    fn default() -> Self {
        Self {
            letters: ['\0'; LONGEST],
            length: 0,
            bits: 0,
            number: print(""),
        }
    }
}

impl Rest {
    fn push(&mut self, letter: char) {
        if letter.is_ascii_digit() {
            self.number = (self.number ^ u64::from(letter)).wrapping_mul(PRIME);
            return;
        }
        if let Some(place) = self.letters.get_mut(self.length) {
            *place = letter;
        }
        self.bits |= bit(letter);
        self.length += 1;
    }
}

/// The level of what is left of two texts; `share` whether they have other words in common.
fn compare(a: &Rest, b: &Rest, share: bool) -> u8 {
    let (Some(ours), Some(theirs)) = (a.letters.get(..a.length), b.letters.get(..b.length)) else {
        return 7;
    };
    let level = if ours == theirs {
        // Numbers alone are no likeness.
        if share || !ours.is_empty() { 4 } else { 7 }
    } else if may_be_near((a.length, a.bits), (b.length, b.bits), beginning(ours, theirs)) {
        graded(likeness(ours, theirs), 4, 7)
    } else {
        7
    };
    if level < 7 && a.number != b.number {
        6
    } else {
        level
    }
}

const PRIME: u64 = 0x0100_0000_01b3;

/// FNV-1a (Fowler, Noll and Vo).
fn print(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |print, byte| {
        (print ^ u64::from(byte)).wrapping_mul(PRIME)
    })
}

impl fmt::Debug for Text {
    /// Whether there is one, not which.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_missing() {
            "Text(missing)"
        } else {
            "Text(…)"
        })
    }
}
