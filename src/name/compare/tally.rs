//! [`Tally`]: what the alignment of one part of two names comes to, in numbers.

use crate::name::compare::align::{Field, Step};
use crate::name::compare::how::How;
use crate::name::compare::slip::is_another_letter;
use crate::name::tables::Uses;
use crate::name::token::Token;

/// From how many letters on a slip leaves no doubt of the word.
const LONG_WORD: usize = 9;

/// What an alignment of one part comes to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) exact: u16,
    pub(super) fuzzy: u16,
    pub(super) slips: u16,
    pub(super) initials: u16,
    pub(super) gender: u16,
    pub(super) only_a: u16,
    pub(super) only_b: u16,
    pub(super) cost: u16,
    pub(super) moved: bool,
    /// A slip that may as well be another name.
    pub(super) doubtful: bool,
    /// Words that agree in full and can be what the part is of: a given name alone is no surname.
    pub(super) fitting: u16,
    /// Words that agree in full and are not among the commonest.
    pub(super) telling: u16,
}

impl Tally {
    pub(super) fn of(steps: &[Step], field: Field<'_>, given: bool) -> Self {
        let mut tally = Self::default();
        for step in steps {
            match *step {
                Step::OnlyA(_) => tally.only_a += 1,
                Step::OnlyB(_) => tally.only_b += 1,
                Step::Met { a, b, how, .. } => {
                    tally.cost += how.cost();
                    tally.moved |= matches!(how, How::Joined | How::Particles);
                    match how {
                        How::Gender => tally.gender += 1,
                        How::Initial => tally.initials += 1,
                        how if how.is_exact() => tally.exact += 1,
                        how => {
                            tally.fuzzy += 1;
                            tally.slips += u16::from(how.is_slip() && field.is_short(a, b));
                            tally.doubtful |= given && how == How::Typo && field.may_be_two(a, b);
                        }
                    }
                    let full = !matches!(how, How::Initial | How::Gender) && field.is_full(a, b);
                    tally.fitting += u16::from(
                        full && (given || !field.world.tells_surnames() || !field.is_given_alone(a, b)),
                    );
                    tally.telling += u16::from(full && !field.is_common(a, b, given));
                }
            }
        }
        tally
    }

    /// Words that meet in full.
    pub(super) fn full(self) -> u16 {
        self.exact + self.fuzzy
    }

    pub(super) fn met(self) -> u16 {
        self.full() + self.initials
    }

    /// Words are left over on both sides: they cannot both be left out.
    pub(super) fn conflicts(self) -> bool {
        self.only_a > 0 && self.only_b > 0
    }

    pub(super) fn omitted(self) -> u16 {
        self.only_a + self.only_b
    }
}

impl Field<'_> {
    fn is_full(&self, a: u8, b: u8) -> bool {
        let full =
            |tokens: &[&Token], at: u8| tokens.get(usize::from(at)).is_some_and(|token| token.is_full());
        full(self.a, a) && full(self.b, b)
    }

    /// Whether two given names that differ in a letter may be two names, for all that is known of them.
    fn may_be_two(&self, a: u8, b: u8) -> bool {
        let word = |tokens: &[&Token], at: u8| tokens.get(usize::from(at)).map(|token| token.folded.clone());
        self.is_short(a, b)
            && word(self.a, a)
                .zip(word(self.b, b))
                .is_some_and(|(one, other)| is_another_letter(&one, &other))
    }

    /// Whether a slip in so short a word leaves little of it.
    fn is_short(&self, a: u8, b: u8) -> bool {
        let letters =
            |tokens: &[&Token], at: u8| tokens.get(usize::from(at)).map_or(0, |token| token.folded.len());
        letters(self.a, a).min(letters(self.b, b)) < LONG_WORD
    }

    /// Whether the tables know both words as given names and as nothing else.
    fn is_given_alone(&self, a: u8, b: u8) -> bool {
        let is = |tokens: &[&Token], at: u8| {
            tokens.get(usize::from(at)).is_some_and(|token| {
                let uses = token.uses();
                uses.any(Uses::MALE.or(Uses::FEMALE)) && !uses.has(Uses::SURNAME)
            })
        };
        is(self.a, a) && is(self.b, b)
    }

    fn is_common(&self, a: u8, b: u8, given: bool) -> bool {
        let common = if given {
            Uses::COMMON_GIVEN
        } else {
            Uses::COMMON_SURNAME
        };
        let is = |tokens: &[&Token], at: u8| {
            tokens
                .get(usize::from(at))
                .is_some_and(|token| token.uses().has(common))
        };
        is(self.a, a) || is(self.b, b)
    }
}
