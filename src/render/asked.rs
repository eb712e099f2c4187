//! What asks something of the counts, in a few words: a figure with what it is of, a list, an assumption.

use std::collections::BTreeSet;

use crate::discrepancy::{Addend, Asking, Choice, Contradiction, People};
use crate::id::{AssumptionId, ClaimId, SourceId, WaveId};
use crate::model::claim::Claim;
use crate::model::judgement::{Assumption, AssumptionRule};
use crate::model::quantity::Quantity;
use crate::model::vocabulary::Stage;
use crate::ratio::Ratio;
use crate::render::layout::clean;
use crate::render::names::Speech;
use crate::render::words::{self, counted, number};

/// Persons exactly: `41`, `20½`, `61/3`.
pub(super) fn persons(n: Ratio) -> String {
    match (n.numer(), n.denom()) {
        (whole, 1) => number(whole),
        (halves, 2) => format!("{}½", number(halves / 2)),
        (numer, denom) => format!("{}/{}", number(numer), number(denom)),
    }
}

/// An assumption by its own words.
pub(super) fn assumption(speech: &Speech<'_>, id: &AssumptionId) -> String {
    let assumption = speech.ledger.assumptions().find(|one| one.id() == id);
    format!("“{}”", clean(assumption.map_or(id.as_str(), Assumption::label)))
}

/// Assumptions by their own words.
pub(super) fn assumptions<'i>(
    speech: &Speech<'_>,
    ids: impl IntoIterator<Item = &'i AssumptionId>,
) -> String {
    let each: Vec<String> = ids.into_iter().map(|id| assumption(speech, id)).collect();
    words::listed(&each)
}

/// Who asks, as elsewhere in an account: `160 (a speaker)`.
pub(super) fn says(speech: &Speech<'_>, by: &Asking) -> String {
    match by {
        Asking::Claim(id) => speech.says(id),
        Asking::Persons(wave) => format!("the persons named in {}", in_quotes(speech, wave)),
        Asking::Assumption(id) => assumption(speech, id),
    }
}

pub(super) fn claim(by: &Asking) -> Option<&ClaimId> {
    match by {
        Asking::Claim(id) => Some(id),
        Asking::Persons(_) | Asking::Assumption(_) => None,
    }
}

/// The pages on which somebody's figure stands.
pub(super) fn pages(speech: &Speech<'_>, by: &Asking) -> BTreeSet<SourceId> {
    let rows = claim(by).map_or_else(Vec::new, |id| speech.faithful(id));
    rows.iter().flat_map(|row| row.via().iter().cloned()).collect()
}

/// What is counted, as a word behind a number: `released`, `verified`, `held`.
pub(super) fn verb(speech: &Speech<'_>, by: &Asking) -> Option<&'static str> {
    let quantity = speech.ledger.claim(claim(by)?)?.quantity()?;
    Some(match quantity.stage() {
        Stage::Executed => words::happened(quantity.measure()),
        Stage::Requested | Stage::Announced | Stage::Ordered | Stage::Verified => quantity.stage().as_str(),
    })
}

/// A member of a contradiction: `116 released from 8 January`; the verb only where it is asked for.
pub(super) fn member(speech: &Speech<'_>, of: &Contradiction, by: &Asking, with_verb: bool) -> String {
    match by {
        Asking::Claim(id) => {
            let figure = speech.figure_of(id);
            let verb = verb(speech, by)
                .filter(|_| with_verb)
                .map(|verb| format!(" {verb}"));
            let when = speech
                .ledger
                .claim(id)
                .map_or_else(String::new, |c| when(speech, c));
            format!("{figure}{}{}", verb.unwrap_or_default(), behind(&when))
        }
        Asking::Persons(wave) => {
            let listed = |addend: &&Addend| addend.by == *by;
            let named = of
                .totals
                .needs
                .iter()
                .find(listed)
                .map_or(0, |one| one.bounds.lo());
            let named = usize::try_from(named).unwrap_or(usize::MAX);
            format!(
                "{} named in {}",
                counted(named, "person", "persons"),
                in_quotes(speech, wave)
            )
        }
        Asking::Assumption(id) => format!("{}, assumed", assumption(speech, id)),
    }
}

/// Which people a total is of, behind a number.
pub(super) fn of_whom(speech: &Speech<'_>, people: &People) -> String {
    match people {
        People::Wave { wave, stage } => {
            let stage = if *stage == Stage::Executed {
                String::new()
            } else {
                format!(" {stage}")
            };
            format!("{stage} in {}", in_quotes(speech, wave))
        }
        People::Counted { claim, .. } | People::CarriedOut { claim } => {
            let claim = speech.ledger.claim(claim);
            behind(&claim.map_or_else(String::new, |claim| when(speech, claim)))
        }
        People::Among { .. } | People::Rest { .. } => String::new(),
    }
}

/// When or of what wave a claim counts: its own label, else its wave, days or date.
pub(super) fn when(speech: &Speech<'_>, claim: &Claim) -> String {
    let quantity = claim.quantity();
    let wave = quantity.and_then(Quantity::wave);
    let days = || {
        quantity
            .and_then(|one| one.window().or(one.as_of()))
            .or(claim.dated())
    };
    claim
        .label()
        .map(clean)
        .or_else(|| wave.map(|id| wave_label(speech, id)))
        .or_else(|| days().map(|days| speech.calendar.when(days)))
        .unwrap_or_default()
}

/// Behind a number: ` since December`, `, 1 January`.
fn behind(when: &str) -> String {
    match when.chars().next() {
        None => String::new(),
        Some(first) if first.is_lowercase() => format!(" {when}"),
        Some(_) => format!(", {when}"),
    }
}

fn wave_label(speech: &Speech<'_>, id: &WaveId) -> String {
    let wave = speech.ledger.wave(id);
    clean(wave.map_or(id.as_str(), crate::model::wave::ReleaseWave::label))
}

fn in_quotes(speech: &Speech<'_>, id: &WaveId) -> String {
    format!("“{}”", wave_label(speech, id))
}

/// The words of an option; the face value may have none.
pub(super) fn label(choice: &Choice, option: usize) -> String {
    let label = choice.options.get(option).and_then(|one| one.label.as_deref());
    label.map_or_else(|| "as written".to_owned(), clean)
}

/// Several options of a claim in quotes, each label once: `“a”, “b” or “c”`.
pub(super) fn labels(choice: &Choice, options: impl IntoIterator<Item = usize>) -> String {
    let quoted = |option: usize| {
        let own = choice.options.get(option).is_some_and(|one| one.label.is_some());
        let label = label(choice, option);
        if own { format!("“{label}”") } else { label }
    };
    let mut found: Vec<String> = Vec::new();
    for text in options.into_iter().map(quoted) {
        if !found.contains(&text) {
            found.push(text);
        }
    }
    either(&found)
}

/// `a, b or c`.
pub(super) fn either(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [all @ .., last] => format!("{} or {last}", all.join(", ")),
    }
}

/// Where those are whom an assumption says there are none of.
pub(super) fn outside(speech: &Speech<'_>, id: &AssumptionId) -> &'static str {
    let assumption = speech.ledger.assumptions().find(|one| one.id() == id);
    match assumption.map(Assumption::rule) {
        Some(AssumptionRule::Complete { parts, .. }) if parts.len() == 1 => "outside it",
        Some(AssumptionRule::Complete { .. }) | None => "in none of them",
        Some(AssumptionRule::AtMost { .. } | AssumptionRule::NoMore { .. }) => "above it",
        Some(AssumptionRule::Balance { .. }) => "in no flow named",
    }
}
