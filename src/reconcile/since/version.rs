//! [`Versions`]: one thing said, heard again and corrected.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::Asking;
use crate::id::ClaimId;
use crate::partition::Partition;
use crate::reconcile::Reconciliation;

/// Claims that are, or were, one utterance or a figure and its correction, so that a contradiction outlasts
/// the correction of a figure in it.
pub(super) struct Versions<'a> {
    first: BTreeMap<&'a ClaimId, &'a ClaimId>,
}

impl<'a> Versions<'a> {
    /// O(n log n).
    pub(super) fn new(sides: [&'a Reconciliation<'a>; 2]) -> Self {
        let ids: BTreeSet<&ClaimId> = sides
            .iter()
            .flat_map(|side| side.ledger().claims())
            .map(|one| one.id())
            .collect();
        let ids: Vec<&ClaimId> = ids.into_iter().collect();
        let mut partition = Partition::new(ids.len());
        let mut join = |one: &ClaimId, other: &ClaimId| {
            let place = |id: &ClaimId| ids.binary_search(&id).ok();
            if let (Some(one), Some(other)) = (place(one), place(other)) {
                // Nothing is kept apart here, so no join is refused.
                partition.join(one, other).unwrap_or_default();
            }
        };
        for side in sides {
            let counts = |id: &&ClaimId| side.ledger().claim(id).is_some_and(|one| one.figure().is_some());
            for utterance in side.utterances() {
                let corrected = utterance.superseded_by().filter(counts);
                let rows = utterance.claims().iter().chain(corrected);
                rows.for_each(|row| join(utterance.id(), row));
            }
        }
        let mut first: BTreeMap<usize, &ClaimId> = BTreeMap::new();
        let place = |(at, id): (usize, &&'a ClaimId)| {
            let own = *first.entry(partition.root(at)).or_insert(id);
            (*id, own)
        };
        Self {
            first: ids.iter().enumerate().map(place).collect(),
        }
    }

    /// A claim by the least id of all its versions.
    pub(super) fn claim<'c>(&self, claim: &'c ClaimId) -> &'c ClaimId
    where
        'a: 'c,
    {
        self.first.get(claim).copied().unwrap_or(claim)
    }

    /// The members of a contradiction, each claim by the least id of all its versions; in order.
    pub(super) fn members(&self, members: &[Asking]) -> Vec<Asking> {
        let one = |member: &Asking| match member {
            Asking::Claim(claim) => Asking::Claim(self.claim(claim).clone()),
            other => other.clone(),
        };
        let mut found: Vec<Asking> = members.iter().map(one).collect();
        found.sort();
        found
    }
}
