//! [`Numbers`]: things by number.

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
