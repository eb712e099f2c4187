//! [`Numbers`]: things by number; [`Places`]: the same where the things stand elsewhere.

#[expect(clippy::disallowed_types, reason = "looked up and never walked")]
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};

/// Things by number, each kept once. Never walked, so that no order of hashes can show.
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

/// Numbers, from 0 on in the order they come, of things that stand elsewhere: in a list, at the place of their number.
/// Never walked, so that no order of hashes can show.
#[derive(Clone, Default)]
#[expect(clippy::disallowed_types, reason = "looked up and never walked")]
pub(crate) struct Places(HashMap<u64, u32, BuildHasherDefault<DefaultHasher>>);

impl Places {
    /// The number of a thing with this [hash], and whether it is new, so that the caller sets it down at the end of the
    /// list; `is` tells whether the thing of a number is the same.
    #[inline]
    pub(crate) fn of(&mut self, hash: u64, is: impl Fn(usize) -> bool) -> (u32, bool) {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        let mut key = hash;
        loop {
            match self.0.entry(key) {
                Entry::Vacant(free) => return (*free.insert(next), true),
                Entry::Occupied(taken) => {
                    let number = *taken.get();
                    if usize::try_from(number).is_ok_and(&is) {
                        return (number, false);
                    }
                }
            }
            // Two things of one hash: the other stands beside it.
            key = key.wrapping_add(1);
        }
    }
}

/// A hash of things, the same in every run.
#[inline]
pub(crate) fn hash(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
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
            kinds in prop_oneof![Just(u64::MAX), Just(3)],
        ) {
            let (mut places, mut kept): (_, Vec<&String>) = (Places::default(), Vec::new());
            let mut known: BTreeMap<&String, u32> = BTreeMap::new();
            for text in &texts {
                let (number, new) = places.of(hash(text) & kinds, |at| kept[at] == text);
                if new {
                    kept.push(text);
                }
                let next = u32::try_from(known.len()).unwrap();
                prop_assert_eq!(new, !known.contains_key(text));
                prop_assert_eq!(number, *known.entry(text).or_insert(next));
            }
        }
    }
}
