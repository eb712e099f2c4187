//! What is supposed where figures of a whole ledger are held together: inferences and assumptions.

use crate::id::AssumptionId;
use crate::model::judgement::Assumption;
use crate::model::vocabulary::RelationKind;
use crate::render::asked::assumptions;
use crate::render::names::Speech;
use crate::render::words::{listed, number};

/// How many inferred relations are told.
const MOST: usize = 6;

/// For the account of how all was read: relations that somebody else infers, and the assumptions that
/// bear on what is printed.
pub(super) fn supposed(speech: &Speech<'_>) -> Vec<String> {
    let mut said = Vec::new();
    let inferred = inferred(speech);
    if !inferred.is_empty() {
        said.push(format!("for 4, as pages infer: {}", listed(&inferred)));
    }
    let given = speech.ledger.assumptions().filter(|one| one.is_given());
    let given: Vec<&AssumptionId> = given.map(Assumption::id).collect();
    if !given.is_empty() {
        said.push(format!("given with the ledger: {}", assumptions(speech, given)));
    }
    let only = &speech.found.readings().only_if;
    let optional = speech.ledger.assumptions().filter(|one| !one.is_given()).count();
    if optional > 0 {
        let with = if only.may_hold.is_empty() || !used(speech) {
            String::new()
        } else {
            format!(
                ", but what 4 says of itemisations takes {} to hold",
                assumptions(speech, &only.may_hold)
            )
        };
        said.push(format!("no assumption is switched on{with}"));
    }
    said
}

/// Whether any printed result depends on the assumptions that may hold.
fn used(speech: &Speech<'_>) -> bool {
    let found = speech.found.readings();
    let mut cells = found.combinations.iter().flat_map(|one| &one.itemisations);
    !found.only_if.cannot_hold.is_empty() || cells.any(|cell| !cell.short_by.is_zero())
}

/// Relations between counts that are not the claim's own voice's.
fn inferred(speech: &Speech<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for claim in speech.ledger.claims() {
        for relation in claim.relations() {
            let verb = match relation.kind() {
                RelationKind::PartOf => "is part of",
                RelationKind::Includes => "includes",
                RelationKind::AddsTo => "comes on top of",
                _ => continue,
            };
            if let Some(by) = relation.by() {
                found.push(format!(
                    "{} {verb} {} ({})",
                    speech.figure(claim),
                    speech.figure_of(relation.claim()),
                    speech.source(by)
                ));
            }
        }
    }
    if let more @ 1.. = found.len().saturating_sub(MOST) {
        found.truncate(MOST);
        found.push(format!("{} more", number(more)));
    }
    found
}
