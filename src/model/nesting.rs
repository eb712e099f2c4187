//! Nothing goes round in a circle, and a part lies in the days of its whole.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, ErrorKind, quoted};
use crate::id::{ClaimId, Id, PopulationId, WaveId};
use crate::model::claim::Claim;
use crate::model::cycle::circles;
use crate::model::door_claim::key_of;
use crate::model::known::{DEEPEST, Records};
use crate::model::reader::place;
use crate::model::vocabulary::RelationKind;

/// Owners, populations and waves nest without circles, and a wave lies in the days of its whole.
pub(super) fn check_trees(records: &Records, faults: &mut Vec<Error>) {
    let owners = records
        .sources
        .values()
        .map(|s| (s.id.clone(), s.owner.iter().cloned().collect()));
    report_circles("source", "owner", &owners.collect(), faults);
    let members = records
        .sources
        .values()
        .map(|s| (s.id.clone(), s.members.clone()));
    report_circles("source", "members", &members.collect(), faults);
    report_circles("population", "within", &within_of(records), faults);
    report_circles("wave", "within", &waves_of(records), faults);
    too_deep("population", &within_of(records), faults);
    too_deep("wave", &waves_of(records), faults);
    for wave in records.waves.values() {
        let outer = wave
            .within
            .as_ref()
            .and_then(|id| records.waves.get(id))
            .and_then(|outer| outer.window.as_ref());
        if let (Some(inner), Some(outer)) = (&wave.window, outer)
            && !inner.may_meet(outer)
        {
            let message =
                format!("`{inner}` has no day in common with `{outer}`, the window of the wave it is within");
            let error = Error::new(ErrorKind::Conflicting, message);
            faults.push(error.in_record(place("wave", &wave.id)).in_field("window"));
        }
    }
}

pub(super) fn report_circles<K>(
    kind: &str,
    field: &str,
    edges: &BTreeMap<Id<K>, Vec<Id<K>>>,
    faults: &mut Vec<Error>,
) {
    faults.extend(
        circles(edges)
            .iter()
            .filter_map(|circle| Some(circle_fault(kind, circle.first()?, field, circle))),
    );
}

pub(super) fn circle_fault<K>(kind: &str, first: &Id<K>, field: &str, circle: &[Id<K>]) -> Error {
    let mut shown: Vec<String> = circle.iter().take(5).map(|id| quoted(id.as_str())).collect();
    if let more @ 1.. = circle.len().saturating_sub(5) {
        shown.push(format!("{more} more"));
    }
    shown.push(quoted(first.as_str()));
    let error = Error::new(
        ErrorKind::Cycle,
        format!("goes round in a circle: {}", shown.join(" → ")),
    );
    error.in_record(place(kind, first)).in_field(field)
}

/// Relative figures and parts of parts go in no circle; correcting needs a claim with a quantity.
pub(super) fn check_claims(
    claims: &BTreeMap<ClaimId, Claim>,
    round: &BTreeSet<ClaimId>,
    faults: &mut Vec<Error>,
) {
    let operands = claims.values().map(|claim| {
        let operand = claim.figure().and_then(|figure| figure.operand());
        (claim.id.clone(), operand.into_iter().cloned().collect())
    });
    report_circles("claim", "figure", &operands.collect(), faults);
    let mut inside: BTreeMap<ClaimId, Vec<ClaimId>> = BTreeMap::new();
    let mut supersedes: BTreeMap<ClaimId, Vec<ClaimId>> = BTreeMap::new();
    for claim in claims.values() {
        for reading in &claim.readings {
            let own = reading
                .claim
                .relations
                .iter()
                .filter(|relation| !claim.relations.contains(relation));
            for relation in own.filter(|relation| relation.claim == claim.id) {
                let error =
                    Error::new(ErrorKind::Cycle, "refers to itself").in_record(place("claim", &claim.id));
                faults.push(error.in_field(format!("or.{}", key_of(relation.kind))));
            }
        }
        for relation in &claim.relations {
            let (own, other) = (claim.id.clone(), relation.claim.clone());
            match relation.kind {
                RelationKind::Corrects | RelationKind::Reprints if round.contains(&own) => {}
                RelationKind::PartOf => inside.entry(own).or_default().push(other),
                RelationKind::Includes => inside.entry(other).or_default().push(own),
                RelationKind::Retracts | RelationKind::Corrects => {
                    supersedes.entry(own).or_default().push(other);
                }
                RelationKind::Denies
                | RelationKind::SameUtterance
                | RelationKind::Reprints
                | RelationKind::AddsTo => {
                    if own == other {
                        let error = Error::new(ErrorKind::Cycle, "refers to itself");
                        faults.push(
                            error
                                .in_record(place("claim", &own))
                                .in_field(key_of(relation.kind)),
                        );
                    }
                }
            }
        }
    }
    report_circles("claim", "part_of", &inside, faults);
    report_circles("claim", "retracts", &supersedes, faults);
}

fn within_of(records: &Records) -> BTreeMap<PopulationId, Vec<PopulationId>> {
    records
        .populations
        .values()
        .map(|p| (p.id.clone(), p.within.clone()))
        .collect()
}

fn waves_of(records: &Records) -> BTreeMap<WaveId, Vec<WaveId>> {
    records
        .waves
        .values()
        .map(|w| (w.id.clone(), w.within.iter().cloned().collect()))
        .collect()
}

/// So that asking what contains what stays cheap however a ledger is written.
fn too_deep<K>(kind: &str, edges: &BTreeMap<Id<K>, Vec<Id<K>>>, faults: &mut Vec<Error>) {
    for start in edges.keys() {
        let mut found: BTreeSet<&Id<K>> = BTreeSet::new();
        let mut open = vec![start];
        while let Some(at) = open.pop().filter(|_| found.len() <= DEEPEST) {
            let outer = edges.get(at).map_or(&[][..], Vec::as_slice);
            open.extend(outer.iter().filter(|outer| found.insert(*outer)));
        }
        if found.len() > DEEPEST {
            let message = format!("is inside more than {DEEPEST} others");
            let error = Error::new(ErrorKind::OutOfRange, message);
            faults.push(error.in_record(place(kind, start)).in_field("within"));
            // One is enough to say: whatever lies inside this one is too deep as well.
            return;
        }
    }
}

/// A wave inside another is of the same people and at the same place unless it says otherwise.
pub(super) fn inherit_whole(records: &mut Records) {
    let ids: Vec<WaveId> = records.waves.keys().cloned().collect();
    for id in ids {
        let (mut population, mut place) = (None, None);
        let mut at = records.waves.get(&id);
        // Circles have been reported and are not followed further than any tree is deep.
        for _ in 0..=DEEPEST {
            let Some(wave) = at else { break };
            population = population.or_else(|| wave.population.clone());
            place = place.or_else(|| wave.place.clone());
            at = wave.within.as_ref().and_then(|outer| records.waves.get(outer));
        }
        if let Some(wave) = records.waves.get_mut(&id) {
            (wave.population, wave.place) = (population, place);
        }
    }
}
