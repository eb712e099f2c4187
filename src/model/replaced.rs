//! Which claims stand: corrections and retractions, and what they replace.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{ClaimId, SourceId};
use crate::model::claim::{Claim, Relation};
use crate::model::known::Records;
use crate::model::source::Source;
use crate::model::vocabulary::{RelationKind, SourceKind};

/// Which claims no longer stand, and what stands in their place.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Replaced {
    /// The standing claim that corrects it, itself or through corrections of its corrections.
    pub(super) corrected: BTreeMap<ClaimId, ClaimId>,
    /// The same, or the standing claim that retracts it.
    pub(super) superseded: BTreeMap<ClaimId, ClaimId>,
}

/// A retracted correction replaces nothing, a corrected one hands on what it replaces: each claim is
/// decided after those that correct or retract it, which the door guarantees to be possible.
pub(super) fn replaced(records: &Records, bodies: &BTreeMap<SourceId, SourceId>) -> Replaced {
    let claims = &records.claims;
    // Copies of a correction stand or fall together: the first of them is decided for all.
    let first = first_of_copies(claims);
    let own = |id: &ClaimId| first.get(id).unwrap_or(id).clone();
    let mut pending: BTreeMap<&ClaimId, usize> = claims
        .keys()
        .filter(|id| !first.contains_key(*id))
        .map(|id| (id, 0))
        .collect();
    let targets = |claim: &Claim| -> Vec<(RelationKind, ClaimId)> {
        let replaces = |relation: &&Relation| {
            matches!(relation.kind, RelationKind::Corrects | RelationKind::Retracts)
                && may_replace(records, bodies, claim, relation)
        };
        let relations = claim.relations.iter().filter(replaces);
        relations
            .map(|relation| (relation.kind, own(&relation.claim)))
            .collect()
    };
    for claim in claims.values().filter(|claim| !first.contains_key(&claim.id)) {
        for (_, target) in targets(claim) {
            if let Some(count) = pending.get_mut(&target) {
                *count += 1;
            }
        }
    }
    // With several, the least id, so that order does not matter.
    let keep_least = |known: &mut BTreeMap<ClaimId, ClaimId>, target: &ClaimId, by: &ClaimId| {
        let least = known.entry(target.clone()).or_insert_with(|| by.clone());
        if by < &*least {
            least.clone_from(by);
        }
    };
    let mut ready: Vec<&ClaimId> = pending
        .iter()
        .filter(|(_, count)| **count == 0)
        .map(|(id, _)| *id)
        .collect();
    let mut found = Replaced::default();
    while let Some(id) = ready.pop() {
        let Some(claim) = claims.get(id) else { continue };
        let stands = !found.superseded.contains_key(id);
        let version = if stands {
            Some(id.clone())
        } else {
            found.corrected.get(id).cloned()
        };
        for (kind, target) in targets(claim) {
            if let (RelationKind::Corrects, Some(by)) = (kind, &version) {
                keep_least(&mut found.corrected, &target, by);
                keep_least(&mut found.superseded, &target, by);
            }
            if kind == RelationKind::Retracts && stands {
                keep_least(&mut found.superseded, &target, id);
            }
            if let Some((known, count)) = claims
                .get_key_value(&target)
                .and_then(|(known, _)| Some((known, pending.get_mut(known)?)))
            {
                *count -= 1;
                if *count == 0 {
                    ready.push(known);
                }
            }
        }
    }
    for (copy, first) in &first {
        for known in [&mut found.corrected, &mut found.superseded] {
            if let Some(by) = known.get(first).cloned() {
                known.insert(copy.clone(), by);
            }
        }
    }
    found
}

/// Of claims that correct or retract and say the very same, the first, for each of the others.
fn first_of_copies(claims: &BTreeMap<ClaimId, Claim>) -> BTreeMap<ClaimId, ClaimId> {
    let mut seen: BTreeMap<_, &ClaimId> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for claim in claims.values() {
        let bearing: Vec<_> = claim
            .relations
            .iter()
            .map(|one| (one.kind, &one.claim, &one.by))
            .collect();
        if bearing
            .iter()
            .any(|(kind, ..)| matches!(kind, RelationKind::Corrects | RelationKind::Retracts))
        {
            let key = (
                &claim.by,
                claim.jointly,
                &claim.quantity,
                &claim.figure,
                &claim.said,
                bearing,
            );
            let first = *seen.entry(key).or_insert(&claim.id);
            if *first != claim.id {
                found.insert(claim.id.clone(), first.clone());
            }
        }
    }
    found
}

/// Whether a correction or retraction comes from where the claim came from: the same body, another of
/// its kind, the page that carries it, or somebody the relation names. Anybody else's "correction" is a
/// claim beside it and replaces nothing.
fn may_replace(
    records: &Records,
    bodies: &BTreeMap<SourceId, SourceId>,
    claim: &Claim,
    relation: &Relation,
) -> bool {
    let Some(target) = records.claims.get(&relation.claim) else {
        return true;
    };
    if relation.by.is_some() || claim.by.is_empty() || target.by.is_empty() {
        return true;
    }
    let body = |id: &SourceId| bodies.get(id).unwrap_or(id).clone();
    let kind = |id: &SourceId| records.sources.get(id).map(Source::kind);
    let theirs: BTreeSet<SourceId> = target.by.iter().map(body).collect();
    let kinds: BTreeSet<Option<SourceKind>> = target.by.iter().map(kind).collect();
    claim.by.iter().any(|id| {
        theirs.contains(&body(id)) || kind(id) == Some(SourceKind::Press) || kinds.contains(&kind(id))
    })
}
