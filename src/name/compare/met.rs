//! [`Met`]: that two words meet, with what else judging asks of the two together.

use crate::name::compare::how::How;
use crate::name::compare::slip::is_another_letter;
use crate::name::token::Token;

/// From how many letters on a slip leaves no doubt of the word.
const LONG_WORD: usize = 9;

/// How two words meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Met {
    pub(super) how: How,
    /// A slip in so short a word that it leaves little of it.
    pub(super) slip: bool,
    /// One that may as well be another name, where it is a given name.
    pub(super) doubtful: bool,
}

/// The bits of a code: which way in the first four, then what else there is to say, then that there is anything.
const SLIP: u8 = 1 << 4;
const DOUBTFUL: u8 = 1 << 5;
const MET: u8 = 1 << 6;

impl Met {
    /// In this way, of these words.
    pub(super) fn of(how: How, a: &Token, b: &Token) -> Self {
        let slip = how.is_slip() && a.folded.len().min(b.folded.len()) < LONG_WORD;
        Self {
            how,
            slip,
            doubtful: slip && how == How::Typo && is_another_letter(&a.folded, &b.folded),
        }
    }

    /// A word and two others, which is never by a slip.
    pub(super) const fn with_two(how: How) -> Self {
        Self {
            how,
            slip: false,
            doubtful: false,
        }
    }

    /// Whether it is the word itself: neither its first letter alone nor its form for the other sex.
    pub(super) const fn is_whole(self) -> bool {
        !matches!(self.how, How::Initial | How::Gender)
    }

    /// In six bits and one that is always set.
    pub(super) fn code(self) -> u8 {
        let bit = |is: bool, bit: u8| if is { bit } else { 0 };
        MET | self.how.number() | bit(self.slip, SLIP) | bit(self.doubtful, DOUBTFUL)
    }

    /// The other way round; `None` of what is no code.
    pub(super) fn decoded(code: u8) -> Option<Self> {
        let how = How::numbered(code & 15).filter(|_| code & MET != 0)?;
        Some(Self {
            how,
            slip: code & SLIP != 0,
            doubtful: code & DOUBTFUL != 0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{How, Met};

    #[test]
    fn every_code_is_read_as_it_was_written() {
        let mut codes = Vec::new();
        for how in (0..16).filter_map(How::numbered) {
            for (slip, doubtful) in [(false, false), (true, false), (true, true)] {
                let met = Met { how, slip, doubtful };
                assert_eq!(Met::decoded(met.code()), Some(met));
                codes.push(met.code());
            }
        }
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), 15 * 3);
        assert_eq!(Met::decoded(0), None);
        assert_eq!(Met::decoded(15 | super::MET), None);
    }
}
