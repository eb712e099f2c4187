//! [`Memo`]: how two words met before.

use crate::name::compare::met::Met;

/// How many pairs of words are remembered at first, as most lists are short, and at most: as many as leave room in the
/// nearer caches.
const FEW: usize = 1 << 6;
const PLACES: usize = 1 << 16;

/// The numbers of words that are remembered have so many bits.
const NUMBER_BITS: u32 = 26;

/// How pairs of words of one roster met, the latest of those that share a place. It changes no answer: in names that are
/// plainly Spanish, how two words meet depends on nothing else.
///
/// In each place stand the numbers of the two words, a bit that it is taken, and the [code](Met::code) or zero.
#[derive(Debug, Default)]
pub(super) struct Memo {
    slots: Vec<u64>,
    /// How many were found since there were so many places.
    found: usize,
}

const TAKEN: u64 = 1 << Met::BITS;

impl Memo {
    /// How the words of these two numbers meet: as remembered, or as found now.
    pub(super) fn of(&mut self, one: u32, other: u32, find: impl FnOnce() -> Option<Met>) -> Option<Met> {
        if (one | other) >> NUMBER_BITS != 0 {
            return find();
        }
        if self.found >= self.slots.len() && self.slots.len() < PLACES {
            self.grow();
        }
        let pair = u64::from(one) << NUMBER_BITS | u64::from(other);
        let at = place(pair, self.slots.len());
        let Some(slot) = self.slots.get_mut(at) else {
            return find();
        };
        if *slot >> Met::BITS == pair << 1 | 1 {
            return Met::decoded(u16::try_from(*slot & (TAKEN - 1)).unwrap_or(0));
        }
        let found = find();
        self.found += 1;
        *slot = pair << (Met::BITS + 1) | TAKEN | found.map_or(0, |met| u64::from(met.code()));
        found
    }

    fn grow(&mut self) {
        let mut slots = vec![0; (self.slots.len() * 8).clamp(FEW, PLACES)];
        let length = slots.len();
        for kept in self.slots.iter().filter(|slot| **slot != 0) {
            if let Some(slot) = slots.get_mut(place(kept >> (Met::BITS + 1), length)) {
                *slot = *kept;
            }
        }
        (self.slots, self.found) = (slots, 0);
    }
}

/// Where a pair is remembered, of so many places, a power of two.
fn place(pair: u64, places: usize) -> usize {
    let high = usize::try_from(pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48).unwrap_or(0);
    high & places.wrapping_sub(1)
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
