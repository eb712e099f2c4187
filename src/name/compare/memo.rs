//! [`Memo`]: how two words met before. [`Known`]: what is known of two names before they are read.

use crate::name::compare::how::How;
use crate::name::lanes::Lanes;

/// How many pairs of words are remembered: as many as fit the nearer caches.
const PLACES: usize = 1 << 16;

/// How pairs of words of one roster met, the latest of those that share a place. It changes no answer: in names that are
/// plainly Spanish, how two words meet depends on nothing else.
#[derive(Debug, Default)]
pub(in crate::name) struct Memo(Vec<(u64, Option<How>)>);

impl Memo {
    /// How the words of these two numbers meet: as remembered, or as found now.
    fn of(&mut self, one: u32, other: u32, find: impl FnOnce() -> Option<How>) -> Option<How> {
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

/// What is known of two names before they are read: the numbers of their words, how such words met before, and which
/// may meet at all.
pub(in crate::name) struct Known<'n> {
    pub(in crate::name) ours: &'n [u32],
    pub(in crate::name) theirs: &'n [u32],
    pub(in crate::name) lanes: Lanes,
    pub(in crate::name) memo: &'n mut Memo,
}

impl Known<'_> {
    /// How two words meet, found only where they may and have not met before.
    pub(super) fn meet(&mut self, i: usize, j: usize, find: impl FnOnce() -> Option<How>) -> Option<How> {
        if self.lanes.one.get(i).is_some_and(|lanes| lanes >> j & 1 == 0) {
            return None;
        }
        match (self.ours.get(i), self.theirs.get(j)) {
            (Some(one), Some(other)) => self.memo.of(*one, *other, find),
            _ => find(),
        }
    }

    /// Whether a word of the first name may be two of the second, from this place on.
    pub(super) fn for_two(&self, i: usize, j: usize) -> bool {
        self.lanes.for_two.get(i).is_none_or(|lanes| lanes >> j & 1 != 0)
    }

    /// Whether a word of the second name may be two of the first, from this place on.
    pub(super) fn of_two(&self, i: usize, j: usize) -> bool {
        self.lanes.of_two.get(j).is_none_or(|lanes| lanes >> i & 1 != 0)
    }
}
