//! [`review`]: pairs of records for somebody to judge.

use std::cmp::Reverse;

use crate::link::certain::Certain;
use crate::link::cluster::Clustering;
use crate::link::explanation::{Explanation, explanations};
use crate::link::linking::Linkage;
use crate::link::roll::Roll;
use crate::model::doubt::{Doubt, InDoubt, Weighed};
use crate::model::person::{PersonEvidence, PersonJoin, Resolution};

/// A pair of records by their places.
pub(super) type Pair = (u32, u32);

/// From how many millibits on two records that are not joined are worth a look: names that agree come to this, and so do a
/// day of birth with a few things more.
pub(super) const WORTH_A_LOOK: i32 = -8_000;

/// What linking leaves to people.
pub(super) struct Review {
    /// The pairs in doubt, at most as many as are listed.
    pub(super) listed: Vec<InDoubt>,
    /// How many there are.
    pub(super) count: usize,
    /// Joins that a judgement forbids.
    pub(super) barred: Vec<PersonJoin>,
}

/// Pairs in doubt, once all that is joined has been. O((l + d) log d) for l links of which d are in doubt.
pub(super) fn review(
    certain: &mut Certain<'_>,
    roll: &Roll,
    found: &Linkage,
    clusters: &Clustering,
    threshold: i32,
) -> Review {
    let (mut open, mut barred) = (Vec::new(), Vec::new());
    for link in found.links().iter().filter(|link| link.weight >= WORTH_A_LOOK) {
        let pair = (link.one, link.other);
        let (one, other) = (at(link.one), at(link.other));
        if certain.are_one(one, other) {
            continue;
        }
        match (certain.are_apart(one, other), link.weight >= threshold) {
            (true, true) => barred.push(pair),
            (true, false) => {}
            (false, enough) => open.push((!enough, Reverse(link.weight), pair)),
        }
    }
    open.sort_unstable();
    let mut listed = contradicted(certain, roll, found, clusters);
    let count = listed.len() + open.len();
    open.truncate(Resolution::LISTED.saturating_sub(listed.len()));
    let pairs: Vec<Pair> = open.iter().map(|(.., pair)| *pair).collect();
    let open = open.iter().zip(explanations(roll, found, pairs.iter().copied()));
    listed.extend(open.filter_map(|((short, _, pair), explanation)| {
        let explanation = explanation?;
        let doubt = match short {
            false => Doubt::Outvoted,
            true if speaks_besides_the_name(&explanation) => Doubt::TooLittle,
            true => Doubt::NameAlone,
        };
        in_doubt(certain, *pair, false, doubt, &explanation)
    }));
    listed.sort_by_key(|one| (one.doubt, Reverse(one.weight), one.one.clone(), one.other.clone()));
    listed.truncate(Resolution::LISTED);
    Review {
        listed,
        count,
        barred: linked(certain, roll, found, &barred),
    }
}

/// Pairs that are joined although a field says otherwise.
fn contradicted(certain: &Certain<'_>, roll: &Roll, found: &Linkage, clusters: &Clustering) -> Vec<InDoubt> {
    let place = |id| certain.place(id).and_then(|at| u32::try_from(at).ok());
    let by_number = certain
        .joins()
        .filter(|join| matches!(join.evidence, PersonEvidence::EqualIdentifier { .. }));
    let mut by_number: Vec<Pair> = by_number
        .filter_map(|join| place(&join.one).zip(place(&join.other)))
        .map(|(one, other)| (one.min(other), one.max(other)))
        .collect();
    by_number.sort_unstable();
    by_number.dedup();
    let carried = clusters.doubtful().iter().filter(|doubt| doubt.together);
    let carried = carried.map(|doubt| (doubt.one, doubt.other));
    let pairs: Vec<(Doubt, Pair)> = by_number
        .into_iter()
        .map(|pair| (Doubt::Contradicted, pair))
        .chain(carried.map(|pair| (Doubt::CarriedAlong, pair)))
        .collect();
    let explained = explanations(roll, found, pairs.iter().map(|(_, pair)| *pair));
    let told = pairs
        .iter()
        .zip(explained)
        .filter_map(|((doubt, pair), explanation)| {
            let explanation = explanation?;
            explanation.against()?;
            in_doubt(certain, *pair, true, *doubt, &explanation)
        });
    told.collect()
}

fn in_doubt(
    certain: &Certain<'_>,
    (one, other): Pair,
    together: bool,
    doubt: Doubt,
    explanation: &Explanation,
) -> Option<InDoubt> {
    Some(InDoubt {
        one: certain.id(at(one))?.clone(),
        other: certain.id(at(other))?.clone(),
        together,
        doubt,
        weight: explanation.total(),
        evidence: weighed(explanation),
    })
}

/// Joins by what these pairs of records say, in the order of the pairs.
pub(super) fn linked(certain: &Certain<'_>, roll: &Roll, found: &Linkage, pairs: &[Pair]) -> Vec<PersonJoin> {
    let explained = explanations(roll, found, pairs.iter().copied());
    let joins = pairs
        .iter()
        .zip(explained)
        .filter_map(|((one, other), explanation)| {
            let explanation = explanation?;
            Some(PersonJoin {
                one: certain.id(at(*one))?.clone(),
                other: certain.id(at(*other))?.clone(),
                evidence: PersonEvidence::Linked {
                    weight: explanation.total(),
                    evidence: weighed(&explanation),
                },
            })
        });
    joins.collect()
}

fn speaks_besides_the_name(explanation: &Explanation) -> bool {
    let mut others = explanation
        .evidence()
        .iter()
        .filter(|part| part.column() != "name");
    others.any(|part| part.weight() > 0)
}

fn weighed(explanation: &Explanation) -> Vec<Weighed> {
    let parts = explanation.evidence().iter();
    let told = parts.map(|part| Weighed {
        field: part.column().to_owned(),
        level: part.level().to_owned(),
        weight: part.weight(),
    });
    told.collect()
}

fn at(record: u32) -> usize {
    usize::try_from(record).unwrap_or(usize::MAX)
}
