//! [`Memo`]: how two words met before.

use crate::name::compare::how::How;

/// How many pairs of words are remembered: as many as fit the nearer caches.
const PLACES: usize = 1 << 16;

/// How pairs of words of one roster met, the latest of those that share a place. It changes no answer: in names that are
/// plainly Spanish, how two words meet depends on nothing else.
#[derive(Debug, Default)]
pub(in crate::name) struct Memo(Vec<(u64, Option<How>)>);

impl Memo {
    /// How the words of these two numbers meet: as remembered, or as found now.
    pub(super) fn of(&mut self, one: u32, other: u32, find: impl FnOnce() -> Option<How>) -> Option<How> {
        if self.0.is_empty() {
            self.0 = vec![(u64::MAX, None); PLACES];
        }
        let pair = u64::from(one) << 32 | u64::from(other);
        let place = usize::try_from(pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48).unwrap_or(0);
        let Some(slot) = self.0.get_mut(place) else {
            return find();
        };
        if slot.0 != pair {
            *slot = (pair, find());
        }
        slot.1
    }
}

/// The numbers of the words of two names, and what is remembered of such words.
pub(in crate::name) type Numbered<'n> = (&'n [u32], &'n [u32], &'n mut Memo);
