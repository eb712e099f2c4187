//! [`Numbers`]: things by number; [`Places`]: the same where the things stand elsewhere.

#[expect(clippy::disallowed_types, reason = "looked up and never walked")]
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash};

/// Things by number, each kept once. Looked up and never walked, so that no order of hashes can show.
#[derive(Clone)]
#[expect(clippy::disallowed_types, reason = "looked up and never walked")]
pub(super) struct Numbers<T>(HashMap<T, u32, BuildHasherDefault<DefaultHasher>>);

impl<T: Hash + Eq> Numbers<T> {
    #[expect(clippy::disallowed_types, reason = "looked up and never walked")]
    pub(super) fn new() -> Self {
        Self(HashMap::default())
    }

    /// The number of a thing, and whether it is new.
    pub(super) fn of(&mut self, thing: T) -> (u32, bool) {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        let number = *self.0.entry(thing).or_insert(next);
        (number, number == next)
    }
}

/// Numbers, from 0 on in the order they come, of things that stand elsewhere: in a list, at the place of their number. Eight
/// to sixteen bytes a thing. Never walked, so that no order of hashes can show.
#[derive(Clone)]
pub(crate) struct Places {
    /// Open addressing, at most half full: below, a number and one more, nought where nothing stands; above, the upper half
    /// of the hash.
    slots: Vec<u64>,
    count: u32,
}

impl Places {
    const FEW: usize = 64;
    const NUMBER: u64 = 0xffff_ffff;

    pub(crate) fn new() -> Self {
        Self {
            slots: vec![0; Self::FEW],
            count: 0,
        }
    }

    /// The number of a thing with this [hash], and whether it is new, so that the caller sets it down at the end of the
    /// list; `is` tells whether the thing of a number is the same. More than 2³² − 2 things are not told apart.
    #[inline]
    pub(crate) fn of(&mut self, hash: u64, is: impl Fn(usize) -> bool) -> (u32, bool) {
        if wide(self.count) >= self.slots.len() / 2 {
            self.grow();
        }
        let above = hash & !Self::NUMBER;
        let mask = self.slots.len() - 1;
        let mut at = start(hash, mask);
        while let Some(slot) = self.slots.get_mut(at) {
            let below = *slot & Self::NUMBER;
            if below == 0 {
                let number = self.count;
                *slot = above | (u64::from(number) + 1);
                self.count = number.saturating_add(1);
                return (number, true);
            }
            if *slot & !Self::NUMBER == above {
                let number = u32::try_from(below - 1).unwrap_or(u32::MAX);
                if is(wide(number)) {
                    return (number, false);
                }
            }
            at = (at + 1) & mask;
        }
        (u32::MAX, false)
    }

    fn grow(&mut self) {
        let mut slots = vec![0; self.slots.len() * 2];
        let mask = slots.len() - 1;
        for slot in self.slots.iter().filter(|slot| **slot != 0) {
            let mut at = start(*slot, mask);
            while slots.get(at).is_some_and(|taken| *taken != 0) {
                at = (at + 1) & mask;
            }
            if let Some(free) = slots.get_mut(at) {
                *free = *slot;
            }
        }
        self.slots = slots;
    }
}

/// Where to look first; the length of the table is a power of two.
#[inline]
fn start(hash: u64, mask: usize) -> usize {
    wide(u32::try_from(hash >> 32).unwrap_or(0)) & mask
}

fn wide(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A hash of a text, after that of another: eight bytes at a time, each folded in by a product of twice the width (as in
/// `wyhash`, Wang Yi, 2019). For tables alone: it keeps nobody from building texts of one hash.
#[inline]
pub(crate) fn hash(before: u64, text: &str) -> u64 {
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    // How long the rest is stands where no letter of it can.
    let last = u64::from_le_bytes(last) ^ u64::try_from(rest.len()).unwrap_or(0) << 56;
    let all = eights.iter().map(|eight| u64::from_le_bytes(*eight));
    all.chain([last]).fold(before, mixed)
}

/// Folds a number into a hash.
#[inline]
pub(crate) fn mixed(hash: u64, number: u64) -> u64 {
    const ODD: [u64; 2] = [0x9e37_79b9_7f4a_7c15, 0xd6e8_feb8_6659_fd93];
    let [add, times] = ODD;
    let product = u128::from(hash.rotate_left(29) ^ number ^ add) * u128::from(times);
    let half = |number: u128| u64::try_from(number & u128::from(u64::MAX)).unwrap_or(0);
    half(product) ^ half(product >> 64)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{Places, hash};

    proptest! {
        #[test]
        fn things_are_numbered_as_they_come(
            texts in prop::collection::vec("[ab]{0,9}|.{0,40}", 0..300),
            // So few that texts of one hash are the rule.
            kinds in prop_oneof![Just(u64::MAX), Just(0x3_0000_0000)],
        ) {
            let (mut places, mut kept): (_, Vec<&String>) = (Places::new(), Vec::new());
            let mut known: BTreeMap<&String, u32> = BTreeMap::new();
            for text in &texts {
                let (number, new) = places.of(hash(7, text) & kinds, |at| kept[at] == text);
                if new {
                    kept.push(text);
                }
                let next = u32::try_from(known.len()).unwrap();
                prop_assert_eq!(new, !known.contains_key(text));
                prop_assert_eq!(number, *known.entry(text).or_insert(next));
            }
        }
    }

    #[test]
    fn hashes_tell_near_texts_apart() {
        let mut seen = std::collections::BTreeSet::new();
        for a in 0_u8..=255 {
            for length in 0..24 {
                let text = String::from(char::from(a)).repeat(length);
                seen.insert(hash(0, &text));
            }
        }
        // All but the empty ones.
        assert_eq!(seen.len(), 256 * 23 + 1);
    }
}
