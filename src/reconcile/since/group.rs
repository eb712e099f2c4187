//! [`Groups`]: claims that share an utterance on either side.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::Entry;
use crate::id::ClaimId;
use crate::model::claim::{Claim, Reading};
use crate::model::vocabulary::RelationKind;
use crate::partition::Partition;
use crate::reconcile::Reconciliation;

/// Claims that are, or were, one utterance with one another.
pub(super) struct Groups<'a> {
    pub(super) place: BTreeMap<&'a ClaimId, usize>,
}

impl<'a> Groups<'a> {
    /// O(n log n).
    pub(super) fn new(sides: [&'a Reconciliation<'a>; 2]) -> Self {
        let ids: BTreeSet<&ClaimId> = sides
            .iter()
            .flat_map(|side| side.ledger().claims())
            .map(|one| one.id())
            .collect();
        let mut place: BTreeMap<&ClaimId, usize> =
            ids.into_iter().enumerate().map(|(at, id)| (id, at)).collect();
        let mut partition = Partition::new(place.len());
        for utterance in sides.iter().flat_map(|side| side.utterances()) {
            let mut rows = utterance.claims().iter().filter_map(|id| place.get(id).copied());
            if let Some(first) = rows.next() {
                for row in rows {
                    // Nothing is kept apart here, so no join is refused.
                    partition.join(first, row).unwrap_or_default();
                }
            }
        }
        for at in place.values_mut() {
            *at = partition.root(*at);
        }
        Self { place }
    }

    /// Groups of which the very same is compared on both sides: a repeat, a note. They move nothing.
    pub(super) fn still(&self, sides: [&'a Reconciliation<'a>; 2]) -> BTreeSet<usize> {
        let compared = sides.map(|side| {
            let mut found: BTreeMap<usize, Vec<Entry>> = BTreeMap::new();
            for entry in side.evidence().entries() {
                if let Some(group) = self.place.get(&entry.claim) {
                    found.entry(*group).or_default().push(entry.clone());
                }
            }
            found
        });
        let content = |entries: Option<&Vec<Entry>>| {
            let mut found: Vec<_> = entries
                .into_iter()
                .flatten()
                .map(|one| {
                    let when = one.dated.clone();
                    (
                        one.voice.clone(),
                        one.quantity.clone(),
                        one.spread,
                        when,
                        one.relative,
                        one.longest_list,
                    )
                })
                .collect();
            found.sort();
            found
        };
        let groups: BTreeSet<usize> = self.place.values().copied().collect();
        let same = |group: &usize| {
            let [before, after] = compared.each_ref().map(|side| content(side.get(group)));
            before == after
        };
        groups.into_iter().filter(same).collect()
    }

    /// Of these groups, those whose rows also bear on the same claims and may be read in the same ways as
    /// before.
    pub(super) fn related_as_before(
        &self,
        sides: [&'a Reconciliation<'a>; 2],
        still: &BTreeSet<usize>,
    ) -> BTreeSet<usize> {
        let [before, after] = sides.map(|side| {
            let mut found: BTreeMap<usize, Ties<'_>> = BTreeMap::new();
            for claim in side.ledger().claims() {
                if let Some(group) = self.place.get(claim.id()) {
                    found.entry(*group).or_default().add(claim);
                }
            }
            found
        });
        let same = |group: &&usize| before.get(group) == after.get(group);
        still.iter().filter(same).copied().collect()
    }
}

/// How the rows of a group bear on other claims, and how else they may be read.
#[derive(Default, PartialEq)]
struct Ties<'a> {
    relations: BTreeSet<(RelationKind, &'a ClaimId)>,
    readings: Vec<&'a Claim>,
}

impl<'a> Ties<'a> {
    fn add(&mut self, claim: &'a Claim) {
        let relations = claim.relations().iter();
        self.relations
            .extend(relations.map(|one| (one.kind(), one.claim())));
        for reading in claim.readings().iter().map(Reading::claim) {
            if !self.readings.contains(&reading) {
                self.readings.push(reading);
            }
        }
    }
}
