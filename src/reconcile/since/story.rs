//! What is told together, and in which order.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{ClaimId, DetaineeId, ListingId, PersonId};
use crate::model::detainee::Detainee;
use crate::model::judgement::Decision;
use crate::reconcile::since::bearing::records_of;
use crate::reconcile::since::change::{Change, Moved, Sides};
use crate::reconcile::since::key::Part;
use crate::reconcile::since::revision::{Edit, Revision};

/// Revisions told together, and the figures that moved because of one such story alone.
pub(super) fn told<'a>(
    sides: Sides<'a>,
    revisions: &[Revision],
    moved: &[Moved],
    positions: &[BTreeSet<usize>],
) -> Vec<Change<'a>> {
    let story = stories(sides, revisions);
    let mut news: BTreeMap<usize, Vec<Revision>> = BTreeMap::new();
    for (revision, first) in revisions.iter().zip(&story) {
        news.entry(*first).or_default().push(revision.clone());
    }
    let mut because: BTreeMap<usize, Vec<Moved>> = BTreeMap::new();
    let mut several: BTreeMap<(Part<'_>, Vec<usize>), Vec<Moved>> = BTreeMap::new();
    for (one, causes) in moved.iter().zip(positions) {
        let own: BTreeSet<usize> = causes.iter().filter_map(|at| story.get(*at).copied()).collect();
        match own.first() {
            Some(first) if own.len() == 1 && !one.truncated => {
                because.entry(*first).or_default().push(one.clone());
            }
            _ => {
                let part = one.figure.part();
                // How the rows add up is one thing to tell, whatever the causes.
                let causes = if part == Part::Ledger {
                    Vec::new()
                } else {
                    causes.iter().copied().collect()
                };
                several.entry((part, causes)).or_default().push(one.clone());
            }
        }
    }
    let mut found: Vec<Change<'a>> = news
        .into_iter()
        .map(|(first, news)| Change {
            sides,
            news,
            moved: because.remove(&first).unwrap_or_default(),
        })
        .collect();
    // Stable: within a rank, in order of the revisions.
    found.sort_by_key(|change| rank(sides, &change.news));
    found.extend(several.into_values().map(|moved| Change {
        sides,
        news: Vec::new(),
        moved,
    }));
    found
}

/// Corrections first, then new numbers, other news, lists and persons, repeats, declarations; what is
/// gone last.
fn rank(sides: Sides<'_>, news: &[Revision]) -> u8 {
    let replaces = news
        .iter()
        .any(|one| matches!(one, Revision::Superseded { after: Some(_), .. }));
    match news.first() {
        _ if replaces => 0,
        Some(Revision::Claim {
            claim,
            edit: Edit::Added,
        }) => {
            let silent = sides
                .after
                .ledger()
                .claim(claim)
                .is_none_or(|claim| claim.figure().is_none());
            match (sides.is_repeat(claim), silent) {
                (true, _) => 9,
                (false, false) => 1,
                (false, true) => 3,
            }
        }
        Some(Revision::Claim {
            edit: Edit::Changed(_),
            ..
        }) => 2,
        Some(Revision::Superseded { .. } | Revision::Denied { .. }) => 4,
        Some(Revision::Read { .. } | Revision::Joined { .. } | Revision::Split { .. }) => 5,
        Some(Revision::Listing { .. }) => 6,
        Some(Revision::Custody { .. } | Revision::Record { .. }) => 7,
        Some(Revision::PersonsJoined { .. } | Revision::PersonsSplit { .. }) => 8,
        Some(Revision::Judgement { .. } | Revision::Assumption { .. }) => 10,
        Some(Revision::Wave { .. } | Revision::Population { .. } | Revision::Source { .. }) => 11,
        Some(Revision::Setting { .. }) => 12,
        Some(Revision::Claim { edit: Edit::Gone, .. }) => 13,
        None => 14,
    }
}

/// For each revision, the position of the first one it is told with.
fn stories(sides: Sides<'_>, revisions: &[Revision]) -> Vec<usize> {
    let mut claims: BTreeMap<&ClaimId, usize> = BTreeMap::new();
    let mut records: BTreeMap<&DetaineeId, usize> = BTreeMap::new();
    let mut listings: BTreeMap<&ListingId, usize> = BTreeMap::new();
    let mut judgements: [BTreeMap<&str, usize>; 2] = [BTreeMap::new(), BTreeMap::new()];
    for (at, revision) in revisions.iter().enumerate() {
        match revision {
            Revision::Claim { claim, .. } => {
                claims.insert(claim, at);
            }
            Revision::Record { record, .. } => {
                records.insert(record, at);
            }
            Revision::Listing { listing, .. } => {
                listings.insert(listing, at);
            }
            Revision::Judgement { decision, .. } => match decision {
                Decision::SameUtterance(ids) | Decision::DifferentUtterances(ids) => {
                    judgements[0].extend(ids.iter().map(|id| (id.as_str(), at)));
                }
                Decision::SamePerson(ids) | Decision::DifferentPersons(ids) => {
                    judgements[1].extend(ids.iter().map(|id| (id.as_str(), at)));
                }
            },
            _ => {}
        }
    }
    let listed = |record: &DetaineeId| {
        let known = [sides.after, sides.before].into_iter();
        let mut own = known.filter_map(|side| side.ledger().detainee(record));
        own.next()
            .and_then(Detainee::listing)
            .and_then(|id| listings.get(id))
            .copied()
    };
    let record = |id: &DetaineeId| {
        let own = records.get(id).copied();
        // A record that came or went with its list is told with the list.
        own.map(|at| listed(id).unwrap_or(at))
    };
    let person = |id: &PersonId| {
        let sides = [sides.after, sides.before].into_iter();
        let own: Vec<&DetaineeId> = sides.flat_map(|side| records_of(side.persons(), id)).collect();
        let judged = own.iter().find_map(|id| judgements[1].get(id.as_str())).copied();
        (judged, own.into_iter().find_map(record))
    };
    let first = |(at, revision): (usize, &Revision)| {
        let found = match revision {
            Revision::Superseded { before, after, .. } => {
                after.iter().chain(before).find_map(|id| claims.get(id)).copied()
            }
            Revision::Denied { claim, denial, .. } => claims.get(denial).or(claims.get(claim)).copied(),
            Revision::Joined { into: one, from: all } | Revision::Split { from: one, into: all } => {
                let judged = all
                    .iter()
                    .chain([one])
                    .find_map(|id| judgements[0].get(id.as_str()));
                judged
                    .or_else(|| all.iter().chain([one]).find_map(|id| claims.get(id)))
                    .copied()
            }
            Revision::PersonsJoined { into: one, from: all }
            | Revision::PersonsSplit { from: one, into: all } => {
                let (judged, written) = person(one);
                judged
                    .or(written)
                    .or_else(|| all.iter().find_map(|id| person(id).0))
            }
            Revision::Custody { person: id, .. } => person(id).1,
            Revision::Record { record: id, .. } => record(id),
            _ => None,
        };
        found.unwrap_or(at)
    };
    revisions.iter().enumerate().map(first).collect()
}
