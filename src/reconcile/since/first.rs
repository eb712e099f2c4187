//! [`First`]: the first few of many positions.

use std::collections::BTreeSet;

/// How many causes of one figure are listed at most.
pub(super) const LISTED: usize = 20;

/// Positions of revisions in order, the first of them only: one more than are listed, so that a cut
/// is seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct First(BTreeSet<usize>);

impl First {
    pub(super) fn insert(&mut self, at: usize) {
        self.0.insert(at);
        if self.0.len() > LISTED + 1 {
            self.0.pop_last();
        }
    }

    pub(super) fn extend(&mut self, other: &Self) {
        for at in &other.0 {
            self.insert(*at);
        }
    }

    pub(super) fn of(all: impl Iterator<Item = usize>) -> Self {
        Self(all.take(LISTED + 1).collect())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().take(LISTED).copied()
    }

    pub(super) fn is_cut(&self) -> bool {
        self.0.len() > LISTED
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
