//! News of claims, as sentences.

use crate::id::ClaimId;
use crate::model::claim::Claim;
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{RelationKind, Stage, StatementKind, Unit};
use crate::reconcile::since::{Edit, Revision};
use crate::render::layout::clean;
use crate::render::names::Speech;
use crate::render::teller::Teller;
use crate::render::words;

/// What became of a claim, with the corrections and denials among what follows.
pub(super) fn news_of_claim(teller: &Teller<'_>, id: &ClaimId, edit: &Edit, rest: &[Revision]) -> String {
    let speech = teller.knows(id);
    let Some(claim) = speech.ledger.claim(id) else {
        return String::new();
    };
    let replaced: Vec<&ClaimId> = rest
        .iter()
        .filter_map(|one| match one {
            Revision::Superseded {
                claim,
                after: Some(by),
                ..
            } if by == id => Some(claim),
            _ => None,
        })
        .collect();
    let denied: Vec<&ClaimId> = rest
        .iter()
        .filter_map(|one| match one {
            Revision::Denied {
                claim,
                denial,
                edit: Edit::Added,
            } if denial == id => Some(claim),
            _ => None,
        })
        .collect();
    let own: Vec<String> = replaced.iter().map(|id| teller.knows(id).figure_of(id)).collect();
    match edit {
        Edit::Added
            if claim
                .related(RelationKind::Retracts)
                .any(|id| replaced.contains(&id)) =>
        {
            let said: Vec<String> = replaced.iter().map(|id| teller.says(id)).collect();
            format!(
                "taken back: {}, by {}",
                words::listed(&said),
                speech.voices_of(id)
            )
        }
        Edit::Added if !own.is_empty() => {
            let before = format!(", before {}", words::listed(&own));
            format!("corrected: {}", told(speech, claim, &before))
        }
        // A bare denial is what it denies.
        Edit::Added if claim.statement() == Some(StatementKind::Denial) && !denied.is_empty() => {
            let denied: Vec<String> = denied.iter().map(|id| teller.says(id)).collect();
            let text = format!(
                "new: {} rejected by {}",
                words::listed(&denied),
                speech.voices_of(id)
            );
            format!("{text} {}", speech.cite([claim])).trim_end().to_owned()
        }
        Edit::Added => {
            let again = if teller.sides.is_repeat(id) {
                "heard again"
            } else {
                "new"
            };
            let mut text = format!("{again}: {}", told(speech, claim, ""));
            if teller.now.ledger.superseded_by(id).is_some() {
                text.push_str("; corrected or taken back since");
            }
            if let Some(apart) = claim.set_apart() {
                text.push_str(&format!("; set apart for its {}", apart.ground()));
            }
            text
        }
        Edit::Gone => format!("no longer in the ledger: {}", told(speech, claim, "")),
        Edit::Changed(fields) => {
            let before = if fields.contains(&"figure") {
                format!(", before {}", teller.then.figure_of(id))
            } else {
                String::new()
            };
            let told = told(speech, claim, &before);
            format!("rewritten ({}): {told}", fields.join(", "))
        }
    }
}

/// `Foro Penal: 56 released, verified, from 8 January (13 Jan) [S3:20]`.
fn told(speech: &Speech<'_>, claim: &Claim, before: &str) -> String {
    let utterance = speech.found.utterances().of(claim.id());
    let voices = utterance.map_or_else(String::new, |one| speech.voices(one.voices()));
    let mut text = format!("{voices}{}: ", speech.through(claim));
    if let Some(quantity) = claim.quantity() {
        text.push_str(&figure(speech, claim, quantity));
    } else {
        let kind = claim
            .statement()
            .map_or_else(|| "says".to_owned(), |kind| kind.to_string());
        text.push_str(&kind);
        let words = Speech::remarks(claim);
        if !words.is_empty() {
            text.push_str(&format!(" ({})", words.join("; ")));
        }
    }
    text.push_str(before);
    if claim.dated().is_some() && claim.quantity().is_some() {
        text.push_str(&format!(" ({})", speech.dated(claim)));
    }
    let cite = speech.cite([claim]);
    if !cite.is_empty() {
        text.push_str(&format!(" {cite}"));
    }
    text
}

/// `56 released, verified, from 8 January`.
fn figure(speech: &Speech<'_>, claim: &Claim, quantity: &Quantity) -> String {
    let mut text = match claim.figure() {
        None => "no number given,".to_owned(),
        Some(figure) if figure.is_unknown() => "number not known,".to_owned(),
        Some(_) => speech.figure(claim),
    };
    if quantity.unit() != Unit::Person {
        text.push_str(&format!(" {}s", quantity.unit()));
    }
    text.push_str(&format!(" {}", words::happened(quantity.measure())));
    if quantity.stage() != Stage::Executed {
        text.push_str(&format!(", {}", quantity.stage()));
    }
    let wave = quantity.wave().and_then(|id| speech.ledger.wave(id));
    match (wave, quantity.window()) {
        (Some(wave), _) => text.push_str(&format!(", {}", clean(wave.label()))),
        (None, Some(window)) => text.push_str(&format!(", {}", speech.calendar.when(window))),
        (None, None) => {}
    }
    let whole = wave.and_then(|wave| wave.population());
    if let Some(own) = quantity.population().filter(|own| Some(*own) != whole) {
        text.push_str(&format!(", {}", speech.population(own)));
    }
    let whole = wave.and_then(|wave| wave.place());
    if let Some(own) = quantity.place().filter(|own| Some(*own) != whole) {
        text.push_str(&format!(", {}", clean(own)));
    }
    if let Some(outcome) = quantity.outcome() {
        text.push_str(&format!(", {outcome}"));
    }
    text
}
