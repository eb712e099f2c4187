//! [`Identifier`]: a number of a person or a case, and how near another one is.

mod read;
mod run;

use std::fmt;

use run::Run;

/// A number of a person or a case, however it is punctuated: `V-28.270.637`, `v28270637` and `28270637` are one.
/// The default is missing.
///
/// Letters and digits alone count, without case. One letter before nothing but digits is kept apart, and so is a
/// label (`C.I.`, `DNI`, …), which is dropped. Noughts before a number are dropped, as tables drop them.
/// Missing are texts without a digit and one digit six times or more, which stands for *none*. Up to 19 letters and
/// digits are kept; of a longer text only a fingerprint, which can be equal or different and nothing between.
///
/// ```
/// # use cotejo::link::field::Identifier;
/// let [a, b, c] = ["V-28.270.637", "28270637", "V-28270673"].map(Identifier::read);
/// assert_eq!((a.level(&b), a.level(&c)), (1, 3));
/// assert_eq!(a.level(&Identifier::read("s/n")), 0);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Identifier {
    packed: u128,
    /// How often each symbol occurs, up to four times: a bit for each time, on sixteen heaps of symbols.
    tally: u64,
}

// From the lowest bit: 19 symbols of 6 bits, the first lowest, nought behind the last; 5 bits how many; 5 bits the
// letter before; one bit that the symbols are a fingerprint.
const SYMBOLS: u32 = 19;
const WIDTH: u32 = 6;
const BODY: u128 = (1 << (SYMBOLS * WIDTH)) - 1;
const LENGTH_AT: u32 = SYMBOLS * WIDTH;
const LETTER_AT: u32 = LENGTH_AT + 5;
const LONG: u128 = 1 << (LETTER_AT + 5);

impl Identifier {
    /// The levels, from 1 on.
    pub const LEVELS: &[&str] = &[
        "equal",
        "equal, but the letter before it differs",
        "one digit wrong, missing or added, or two neighbours swapped",
        "two such slips",
        "different",
    ];

    /// Whether there is none.
    #[must_use]
    pub const fn is_missing(self) -> bool {
        self.packed == 0
    }

    /// A number of its own for every identifier without the letter before it: for keys and for counting.
    #[must_use]
    pub const fn number(self) -> u128 {
        self.packed & !(0x1F << LETTER_AT)
    }

    /// How often each symbol occurs in it, for [`may_be_near`](Self::may_be_near).
    pub(in crate::link) const fn tally(self) -> u64 {
        self.tally
    }

    /// Whether two that are not equal may be two slips apart or nearer, by their tallies: a slip changes those by two at
    /// most, one symbol for another.
    pub(in crate::link) const fn may_be_near(one: u64, other: u64) -> bool {
        (one ^ other).count_ones() <= Self::NEAR
    }

    /// By how much the tallies of two that are two slips apart may differ.
    pub(in crate::link) const NEAR: u32 = 4;

    /// The level of two that are not alike.
    pub(in crate::link) const DIFFERENT: u8 = 5;

    /// How far two agree: 0 where one is missing, else a place in [`LEVELS`](Self::LEVELS), from 1.
    ///
    /// A letter against none agrees. One slip is told from five letters and digits on, two from seven: shorter
    /// numbers are too often neighbours. A slip is one of optimal string alignment. Symmetric; 5 to 15 ns.
    #[must_use]
    pub fn level(&self, other: &Self) -> u8 {
        if self.is_missing() || other.is_missing() {
            return 0;
        }
        if self.number() == other.number() {
            let (a, b) = (self.letter(), other.letter());
            return if a == b || a == 0 || b == 0 { 1 } else { 2 };
        }
        if !Self::may_be_near(self.tally, other.tally) || (self.packed | other.packed) & LONG != 0 {
            return 5;
        }
        let (a, b) = (self.run(), other.run());
        let shorter = a.length.min(b.length);
        if shorter < 5 || a.length.abs_diff(b.length) > 2 {
            5
        } else if a.within_one(b) {
            3
        } else if shorter >= 7 && a.within_two(b) {
            4
        } else {
            5
        }
    }

    /// Whether it can be somebody's own: five symbols or more, and no row of neighbours such as `123456`, which forms
    /// are filled with.
    pub(in crate::link) fn is_telling(self) -> bool {
        let run = self.run();
        let symbol = |at: u32| (run.symbols >> (at * WIDTH)) & ((1 << WIDTH) - 1);
        let step = |from: u32, to: u32| symbol(to).wrapping_sub(symbol(from));
        let rest = run.length.saturating_sub(1);
        let up = (0..rest).all(|at| step(at, at + 1) == 1);
        let down = (0..rest).all(|at| step(at + 1, at) == 1);
        let level = (0..rest).all(|at| step(at, at + 1) == 0);
        self.packed & LONG != 0 || run.length >= 5 && !(up || down || level)
    }

    const fn letter(self) -> u128 {
        (self.packed >> LETTER_AT) & 0x1F
    }

    fn run(self) -> Run {
        Run {
            symbols: self.packed & BODY,
            length: u32::try_from((self.packed >> LENGTH_AT) & 0x1F).unwrap_or(0),
        }
    }
}

impl fmt::Debug for Identifier {
    /// Whether there is one, not which.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_missing() {
            "Identifier(missing)"
        } else {
            "Identifier(…)"
        })
    }
}
