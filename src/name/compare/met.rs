//! [`Met`]: that two words meet, with all that judging asks of the two together.

use std::num::NonZeroU16;

use crate::name::compare::how::How;
use crate::name::compare::slip::is_another_letter;
use crate::name::marks::Marks;
use crate::name::token::Token;

/// From how many letters on a slip leaves no doubt of the word.
const LONG_WORD: usize = 9;

/// How two words meet: the way in four bits, then one bit for each thing else, the last of which is always set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Met(NonZeroU16);

const SLIP: u16 = 1 << 4;
const DOUBTFUL: u16 = 1 << 5;
const FULL: u16 = 1 << 6;
const GIVEN_ALONE: u16 = 1 << 7;
const COMMON_GIVEN: u16 = 1 << 8;
const COMMON_SURNAME: u16 = 1 << 9;
const MET: NonZeroU16 = NonZeroU16::MIN.saturating_add((1 << 10) - 1);

impl Met {
    /// How many bits a code has.
    pub(super) const BITS: u32 = 11;

    /// Two words, in this way.
    pub(super) fn of(how: How, (a, one): (&Token, Marks), (b, other): (&Token, Marks)) -> Self {
        let slip = how.is_slip() && a.folded.len().min(b.folded.len()) < LONG_WORD;
        let doubtful = slip && how == How::Typo && is_another_letter(&a.folded, &b.folded);
        Self::new(how, (one, other))
            .with(SLIP, slip)
            .with(DOUBTFUL, doubtful)
    }

    /// A word and two others, which is never by a slip: what the word and the first of the two are.
    pub(super) fn new(how: How, (one, other): (Marks, Marks)) -> Self {
        let either = one.or(other);
        let full = how.is_whole() && either.is_full();
        let both = |mark| one.any(mark) && other.any(mark);
        Self(MET | u16::from(how.number()))
            .with(FULL, full)
            .with(GIVEN_ALONE, full && both(Marks::GIVEN_ALONE))
            .with(COMMON_GIVEN, full && either.any(Marks::COMMON_GIVEN))
            .with(COMMON_SURNAME, full && either.any(Marks::COMMON_SURNAME))
    }

    const fn with(self, bit: u16, is: bool) -> Self {
        let Some(code) = NonZeroU16::new(self.0.get() | if is { bit } else { 0 }) else {
            return self;
        };
        Self(code)
    }

    /// Without what only counts where the two are given names, or where they are surnames.
    pub(super) const fn in_parts(self, given: bool, surname: bool) -> Self {
        let given = if given { 0 } else { DOUBTFUL | COMMON_GIVEN };
        let surname = if surname { 0 } else { GIVEN_ALONE | COMMON_SURNAME };
        match NonZeroU16::new(self.0.get() & !(given | surname)) {
            Some(code) => Self(code),
            None => self,
        }
    }

    pub(super) fn how(self) -> How {
        let number = u8::try_from(self.0.get() & 15).unwrap_or(0);
        How::numbered(number).unwrap_or(How::Same)
    }

    /// A slip in so short a word that it leaves little of it.
    pub(super) const fn is_slip(self) -> bool {
        self.0.get() & SLIP != 0
    }

    /// One that may as well be another name, where it is a given name.
    pub(super) const fn is_doubtful(self) -> bool {
        self.0.get() & DOUBTFUL != 0
    }

    /// Whole words meet, neither of which is a first letter.
    pub(super) const fn is_full(self) -> bool {
        self.0.get() & FULL != 0
    }

    /// And the tables know both as given names and as nothing else.
    pub(super) const fn is_given_alone(self) -> bool {
        self.0.get() & GIVEN_ALONE != 0
    }

    /// And one of them is among the commonest, as a given name or as a surname.
    pub(super) const fn is_common(self, given: bool) -> bool {
        self.0.get() & if given { COMMON_GIVEN } else { COMMON_SURNAME } != 0
    }

    /// In [`BITS`](Self::BITS) bits, and never zero.
    pub(super) const fn code(self) -> u16 {
        self.0.get()
    }

    /// What was written as a code; `None` of zero.
    pub(super) fn decoded(code: u16) -> Option<Self> {
        NonZeroU16::new(code).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::{How, Marks, Met};

    #[test]
    fn what_two_words_are_together_is_what_both_or_either_is() {
        let (common, alone) = (Marks::COMMON_GIVEN.or(Marks::COMMON_SURNAME), Marks::GIVEN_ALONE);
        let none = Marks::default();
        let seen = |how, one, other| {
            let met = Met::new(how, (one, other));
            assert_eq!(Met::decoded(met.code()), Some(met));
            assert!(met.how() == how && met.code() >> Met::BITS == 0);
            [
                met.is_full(),
                met.is_given_alone(),
                met.is_common(true),
                met.is_common(false),
            ]
        };
        assert_eq!(seen(How::Same, none, none), [true, false, false, false]);
        assert_eq!(seen(How::Same, alone, none), [true, false, false, false]);
        assert_eq!(seen(How::Typo, alone, alone), [true, true, false, false]);
        assert_eq!(seen(How::Short, none, common), [true, false, true, true]);
        assert_eq!(seen(How::Same, common.or(Marks::INITIAL), common), [false; 4]);
        assert_eq!(seen(How::Gender, common.or(alone), common.or(alone)), [false; 4]);
        assert_eq!(seen(How::Initial, common, common), [false; 4]);
        assert_eq!(Met::decoded(0), None);
    }

    #[test]
    fn what_does_not_count_in_a_part_is_left_out() {
        let all = Marks::COMMON_GIVEN
            .or(Marks::COMMON_SURNAME)
            .or(Marks::GIVEN_ALONE);
        let met = Met::new(How::Sound, (all, all));
        assert_eq!(met.in_parts(true, true), met);
        let seen = |met: Met| {
            [
                met.is_full(),
                met.is_given_alone(),
                met.is_common(true),
                met.is_common(false),
            ]
        };
        assert_eq!(seen(met.in_parts(true, false)), [true, false, true, false]);
        assert_eq!(seen(met.in_parts(false, true)), [true, true, false, true]);
        assert_eq!(met.in_parts(false, false).how(), How::Sound);
    }
}
