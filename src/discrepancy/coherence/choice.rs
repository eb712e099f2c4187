//! [`Choice`]: a sentence that may be read in several ways, and the ways.

use crate::discrepancy::entry::Evidence;
use crate::id::ClaimId;
use crate::model::claim::{Claim, Reading, Relation};
use crate::model::vocabulary::RelationKind;
use crate::settings::SetApartClaims;
use crate::when::When;

/// One thing said, with every way of reading it: as written, its readings, and what it corrects with
/// the readings of that.
///
/// Readings that count the same people with the same figure and relations are one option: a reading of
/// who speaks moves no number.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Choice {
    /// The utterance that stands.
    pub claim: ClaimId,
    /// The ways of reading it; the first is the face value.
    pub options: Vec<Alternative>,
}

/// One way of reading a claim.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Alternative {
    /// The row read.
    pub row: ClaimId,
    /// Which of its readings, from 0; `None` as it is written.
    pub reading: Option<usize>,
    /// The reading in a few words, where it has any.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub label: Option<String>,
}

/// An alternative with what it says and how it bears on others.
#[derive(Debug, Clone)]
pub(super) struct Read<'a> {
    pub(super) claim: &'a Claim,
    /// With those of the other rows of the utterance.
    pub(super) relations: Vec<Relation>,
}

impl Read<'_> {
    /// Whether it counts the same people with the same figure, days and relations.
    fn moves_the_same(&self, other: &Self) -> bool {
        let days = |read: &Self| read.claim.dated().map(When::days);
        self.claim.quantity() == other.claim.quantity()
            && self.claim.figure() == other.claim.figure()
            && days(self) == days(other)
            && bearing(&self.relations) == bearing(&other.relations)
    }
}

/// Every standing utterance with a figure, in order of claim, with its ways of being read. O(n log n).
pub(super) fn choices(evidence: &Evidence<'_>) -> Vec<Choice> {
    let (ledger, utterances) = (evidence.ledger, evidence.utterances);
    let mut corrected: Vec<(ClaimId, ClaimId)> = Vec::new();
    for utterance in utterances {
        let Some(standing) = utterance.superseded_by().and_then(|id| utterances.of(id)) else {
            continue;
        };
        let retracts = standing
            .claims()
            .iter()
            .filter_map(|id| ledger.claim(id))
            .flat_map(|claim| claim.related(RelationKind::Retracts));
        if !retracts.into_iter().any(|id| utterance.claims().contains(id)) {
            corrected.push((standing.id().clone(), utterance.id().clone()));
        }
    }
    corrected.sort();
    let mut found = Vec::new();
    for utterance in utterances.iter().filter(|one| one.superseded_by().is_none()) {
        let first = corrected.partition_point(|(standing, _)| standing < utterance.id());
        let older = corrected
            .iter()
            .skip(first)
            .take_while(|(standing, _)| standing == utterance.id())
            .map(|(_, older)| older);
        let mut options: Vec<(Alternative, Read<'_>)> = Vec::new();
        for option in std::iter::once(utterance.id())
            .chain(older)
            .flat_map(|id| alternatives(evidence, id))
        {
            let Some(read) = read(evidence, &option) else {
                // What is corrected to an unknown number is not read as it was before.
                if options.is_empty() {
                    break;
                }
                continue;
            };
            if !options.iter().any(|(_, other)| other.moves_the_same(&read)) {
                options.push((option, read));
            }
        }
        if !options.is_empty() {
            found.push(Choice {
                claim: utterance.id().clone(),
                options: options.into_iter().map(|(option, _)| option).collect(),
            });
        }
    }
    found
}

/// As written, then the readings of every row that counts what the utterance counts.
fn alternatives(evidence: &Evidence<'_>, utterance: &ClaimId) -> Vec<Alternative> {
    let face = Alternative {
        row: utterance.clone(),
        reading: None,
        label: evidence
            .ledger
            .claim(utterance)
            .and_then(Claim::label)
            .map(str::to_owned),
    };
    let quantity = evidence.ledger.claim(utterance).and_then(Claim::quantity);
    let rows = evidence
        .utterances
        .of(utterance)
        .map_or(&[][..], |whole| whole.claims());
    let mut rows: Vec<&ClaimId> = rows.iter().filter(|row| *row != utterance).collect();
    rows.insert(0, utterance);
    let mut found = vec![face];
    for claim in rows.into_iter().filter_map(|row| evidence.ledger.claim(row)) {
        if claim.quantity() != quantity {
            continue;
        }
        found.extend(
            claim
                .readings()
                .iter()
                .enumerate()
                .map(|(at, reading)| Alternative {
                    row: claim.id().clone(),
                    reading: Some(at),
                    label: reading.label().map(str::to_owned),
                }),
        );
    }
    found
}

/// The claim under an alternative, when it gives a figure that takes part.
pub(super) fn read<'a>(evidence: &Evidence<'a>, option: &Alternative) -> Option<Read<'a>> {
    let ledger = evidence.ledger;
    let row = ledger.claim(&option.row)?;
    let claim = match option.reading {
        None => row,
        Some(at) => row.readings().get(at).map(Reading::claim)?,
    };
    let apart =
        claim.set_apart().is_some() && evidence.settings.set_apart_claims() == SetApartClaims::LeftOut;
    let counts = claim.quantity().is_some() && claim.figure().is_some_and(|figure| !figure.is_unknown());
    if apart || !counts {
        return None;
    }
    let mut relations = claim.relations().to_vec();
    let others = evidence
        .utterances
        .of(&option.row)
        .map_or(&[][..], |whole| whole.claims());
    for other in others.iter().filter(|id| **id != option.row) {
        relations.extend(
            ledger
                .claim(other)
                .into_iter()
                .flat_map(|other| other.relations().iter().cloned()),
        );
    }
    Some(Read { claim, relations })
}

/// The relations that move a number: who counts whose people.
fn bearing(relations: &[Relation]) -> Vec<(RelationKind, ClaimId)> {
    let mut found: Vec<_> = relations
        .iter()
        .filter(|relation| {
            matches!(
                relation.kind(),
                RelationKind::PartOf | RelationKind::Includes | RelationKind::AddsTo
            )
        })
        .map(|relation| (relation.kind(), relation.claim().clone()))
        .collect();
    found.sort();
    found.dedup();
    found
}
