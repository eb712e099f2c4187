//! [`Memo`]: how two words met before.

use crate::name::compare::met::Met;

/// How many pairs of words are remembered: as many as leave room in the nearer caches.
const PLACES: usize = 1 << 16;

/// The numbers of words that are remembered have so many bits.
const NUMBER_BITS: u32 = 26;

/// How pairs of words of one roster met, the latest of those that share a place. It changes no answer: in names that are
/// plainly Spanish, how two words meet depends on nothing else.
///
/// In each place stand the numbers of the two words, a bit that it is taken, and the [code](Met::code) or zero.
#[derive(Debug, Default)]
pub(super) struct Memo(Vec<u64>);

const TAKEN: u64 = 1 << Met::BITS;

impl Memo {
    /// How the words of these two numbers meet: as remembered, or as found now.
    pub(super) fn of(&mut self, one: u32, other: u32, find: impl FnOnce() -> Option<Met>) -> Option<Met> {
        if (one | other) >> NUMBER_BITS != 0 {
            return find();
        }
        if self.0.is_empty() {
            self.0 = vec![0; PLACES];
        }
        let pair = u64::from(one) << NUMBER_BITS | u64::from(other);
        let place = usize::try_from(pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48).unwrap_or(0);
        let Some(slot) = self.0.get_mut(place) else {
            return find();
        };
        if *slot >> Met::BITS == pair << 1 | 1 {
            return Met::decoded(u16::try_from(*slot & (TAKEN - 1)).unwrap_or(0));
        }
        let found = find();
        *slot = pair << (Met::BITS + 1) | TAKEN | found.map_or(0, |met| u64::from(met.code()));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{Memo, Met};
    use crate::name::compare::how::How;

    #[test]
    fn what_met_is_found_once_and_what_is_overwritten_again() {
        let mut memo = Memo::default();
        let found = |one: u32, other: u32| match one.wrapping_add(other) % 3 {
            0 => None,
            1 => Some(Met::new(How::Typo, Default::default())),
            _ => Some(Met::new(How::Same, Default::default())),
        };
        let mut looked = 0;
        let most = (1 << super::NUMBER_BITS) - 1;
        let words: Vec<u32> = (0..400).chain([most - 1, most, most + 1, u32::MAX]).collect();
        for _ in 0..2 {
            for &one in &words {
                for &other in &words {
                    for _ in 0..2 {
                        let met = memo.of(one, other, || {
                            looked += 1;
                            found(one, other)
                        });
                        assert_eq!(met, found(one, other), "{one} {other}");
                    }
                }
            }
        }
        let (pairs, small) = (words.len() * words.len(), (words.len() - 2) * (words.len() - 2));
        // Every pair once at least; no small one twice at once; some that gave way.
        let long_way = 4 * (pairs - small);
        assert!(
            looked > small + long_way && looked <= 2 * small + long_way,
            "{looked}"
        );
    }
}
