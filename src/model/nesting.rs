//! Nothing goes round in a circle, and a part lies in the days of its whole.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, ErrorKind, quoted};
use crate::id::{ClaimId, Id};
use crate::model::claim::Claim;
use crate::model::cycle::circles;
use crate::model::door_claim::key_of;
use crate::model::known::Records;
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
    let within = records
        .populations
        .values()
        .map(|p| (p.id.clone(), p.within.clone()));
    report_circles("population", "within", &within.collect(), faults);
    let nested = records
        .waves
        .values()
        .map(|w| (w.id.clone(), w.within.iter().cloned().collect()));
    report_circles("wave", "within", &nested.collect(), faults);
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
                    supersedes.entry(own).or_default().push(other)
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
