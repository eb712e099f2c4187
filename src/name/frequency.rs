//! [`Frequencies`]: how common the words of names are in a list of the caller's own.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use crate::name::compare::{Comparison, Part};
use crate::name::person::PersonName;
use crate::name::token::Token;

/// The most a single word counts for, in thousandths of a bit: a word seen once in a short list is not proved
/// rare.
const MOST: u32 = 13_000;

/// How often each word is a given name and a surname in one list of names.
///
/// Two people called José Pérez are likelier to be two than two called Onésimo Barrolleta. The crate carries no
/// counts of its own: which names are common differs from country to country, and the published tables have
/// terms of their own; it only marks the commonest names, which decides [`Level::Thin`](crate::name::Level).
/// Count over one source, or over people already joined: in a heap of several lists every person stands several
/// times, and a rare name looks common.
#[derive(Clone, Default)]
pub struct Frequencies {
    given: BTreeMap<SmolStr, u32>,
    surnames: BTreeMap<SmolStr, u32>,
    given_in_all: u32,
    surnames_in_all: u32,
}

impl Frequencies {
    /// Counts every word by the likeliest reading of each name. O(words · log words).
    #[must_use]
    pub fn of<'a>(names: impl IntoIterator<Item = &'a PersonName>) -> Self {
        let mut counted = Self::default();
        for name in names {
            let Some(reading) = name.readings.first() else {
                continue;
            };
            let words = |range| {
                name.tokens
                    .get::<std::ops::Range<usize>>(range)
                    .unwrap_or_default()
            };
            for token in words(reading.given()) {
                *counted.given.entry(token.folded.clone()).or_default() += 1;
                counted.given_in_all += 1;
            }
            for token in words(reading.paternal()).iter().chain(words(reading.maternal())) {
                *counted.surnames.entry(token.folded.clone()).or_default() += 1;
                counted.surnames_in_all += 1;
            }
        }
        counted
    }

    /// How many words were counted, given names and surnames.
    #[must_use]
    pub fn words(&self) -> (u32, u32) {
        (self.given_in_all, self.surnames_in_all)
    }

    /// What the words that meet in full say for one person, in thousandths of a bit: for each, how seldom the
    /// commoner of the two stands in its part of a name, −log₂ ((count + 1) / (all + 1)), at most 13 bits. A word
    /// known by its first letter, its sound or a slip counts as the commoner of the two it may be; initials and
    /// conflicts count nothing. Zero for a comparison of other names than these.
    #[must_use]
    pub fn bits(&self, comparison: &Comparison, a: &PersonName, b: &PersonName) -> u32 {
        comparison
            .meetings()
            .iter()
            .filter(|meeting| meeting.counts())
            .map(|meeting| {
                let (counts, all) = match meeting.part() {
                    Part::Given => (&self.given, self.given_in_all),
                    Part::Surname | Part::Married => (&self.surnames, self.surnames_in_all),
                };
                let count = |token: &Token| counts.get(&token.folded).copied().unwrap_or(0);
                let least = |name: &PersonName, range| {
                    let words = name
                        .tokens
                        .get::<std::ops::Range<usize>>(range)
                        .unwrap_or_default();
                    words.iter().map(count).min()
                };
                match (least(a, meeting.left()), least(b, meeting.right())) {
                    (Some(one), Some(other)) => rarity(one.max(other), all),
                    _ => 0,
                }
            })
            .sum()
    }
}

/// −log₂ ((count + 1) / (all + 1)) in thousandths, rounded down, at most [`MOST`].
pub(super) fn rarity(count: u32, all: u32) -> u32 {
    millibits(u64::from(all) + 1)
        .saturating_sub(millibits(u64::from(count) + 1))
        .min(MOST)
}

/// The binary logarithm in thousandths, rounded down: by squaring, digit by digit, so that it is the same
/// everywhere. `number` is at least 1.
fn millibits(number: u64) -> u32 {
    let whole = number.checked_ilog2().unwrap_or(0);
    // The mantissa as a fraction of 2^31, from 1 to 2.
    let mut mantissa = (u128::from(number) << 31) >> whole;
    let mut fraction = 0_u32;
    for _ in 0..20 {
        mantissa = (mantissa * mantissa) >> 31;
        fraction <<= 1;
        if mantissa >> 32 != 0 {
            mantissa >>= 1;
            fraction |= 1;
        }
    }
    whole * 1_000 + u32::try_from((u64::from(fraction) * 1_000) >> 20).unwrap_or(0)
}

/// Shows how many words were counted and none of them.
impl std::fmt::Debug for Frequencies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Frequencies")
            .field("given", &self.given.len())
            .field("surnames", &self.surnames.len())
            .field("given_in_all", &self.given_in_all)
            .field("surnames_in_all", &self.surnames_in_all)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{Frequencies, millibits};
    use crate::name::{compare, parse};

    #[test]
    fn logarithms_are_right_to_a_thousandth() {
        for number in (1..2_000_u32).chain([u32::MAX]) {
            let exact = f64::from(number).log2() * 1_000.0;
            let found = f64::from(millibits(u64::from(number)));
            assert!((found - exact).abs() <= 1.0, "{number}: {found} {exact}");
        }
    }

    #[test]
    fn a_rare_name_says_more_than_a_common_one() {
        let texts = ["José Pérez", "José Pérez", "José Gómez", "Onésimo Barrolleta"];
        let names: Vec<_> = texts
            .iter()
            .filter_map(|text| parse(text).one().cloned())
            .collect();
        let counted = Frequencies::of(&names);
        assert_eq!(counted.words(), (4, 4));
        let bits = |at: usize| {
            let name = names.get(at)?;
            Some(counted.bits(&compare(name, name), name, name))
        };
        // log2(5/4) + log2(5/3) and twice log2(5/2).
        assert_eq!((bits(0), bits(3)), (Some(321 + 737), Some(2 * 1_321)));
    }
}
