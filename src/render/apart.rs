//! What was set apart, and what is said without numbers.

use std::collections::BTreeSet;

use crate::discrepancy::Scope;
use crate::model::claim::{Claim, Reference};
use crate::model::vocabulary::{RelationKind, StatementKind};
use crate::render::layout::{Columns, Page, clean};
use crate::render::names::{Speech, append, conditional};
use crate::render::words::{self, leaving, listed, number};

const MOST: usize = 60;

/// Section 5: everything that is kept and not compared.
pub(super) fn write(speech: &Speech<'_>, page: &mut Page) {
    let mut rows: Vec<(String, String, String)> = Vec::new();
    let utterances = speech.found.utterances();
    let claims: Vec<&Claim> = utterances
        .iter()
        .filter(|utterance| utterance.superseded_by().is_none())
        .filter_map(|utterance| speech.ledger.claim(utterance.id()))
        .collect();
    for claim in claims.iter().filter(|claim| claim.set_apart().is_some()) {
        let Some(apart) = claim.set_apart() else { continue };
        let mut text = format!(
            "for its {}, not its size: {}; {}",
            apart.ground(),
            clean(apart.because()),
            speech.voices_of(claim.id())
        );
        append(&mut text, &Speech::reasons(claim));
        rows.push((
            quantity_label(speech, claim),
            text,
            speech.cite_utterance(claim.id()),
        ));
    }
    let shown: BTreeSet<_> = speech
        .found
        .flows()
        .iter()
        .filter(|flow| matches!(flow.scope, Scope::Wave(_)))
        .flat_map(|flow| &flow.unnumbered)
        .collect();
    for claim in claims
        .iter()
        .filter(|claim| claim.set_apart().is_none() && !conditional(claim))
    {
        let unknown = claim.figure().is_some_and(|figure| figure.is_unknown());
        if unknown && !shown.contains(claim.id()) {
            let text = format!("{}; stays unknown, never zero", speech.voices_of(claim.id()));
            rows.push((
                quantity_label(speech, claim),
                text,
                speech.cite_utterance(claim.id()),
            ));
        }
    }
    for claim in claims
        .iter()
        .filter(|claim| claim.set_apart().is_none() && conditional(claim))
    {
        let in_wave = claim.quantity().is_some_and(|quantity| quantity.wave().is_some());
        if !in_wave {
            let mut text = format!("freed under conditions; {}", speech.voices_of(claim.id()));
            append(&mut text, &Speech::remarks(claim));
            rows.push((
                quantity_label(speech, claim),
                text,
                speech.cite_utterance(claim.id()),
            ));
        }
    }
    if speech.ledger.waves().len() > 0 {
        for flow in speech
            .found
            .flows()
            .iter()
            .filter(|flow| matches!(flow.scope, Scope::Window { .. }) && !leaving(flow.measure))
        {
            for line in flow.lines.iter().filter(|_| flow.lines.len() == 1) {
                let Some(claim) = speech.ledger.claim(&line.entry.claim) else {
                    continue;
                };
                let text = format!(
                    "another measure, compared with no release; {}",
                    speech.voice(&line.entry.voice)
                );
                rows.push((
                    quantity_label(speech, claim),
                    text,
                    speech.cite_utterance(claim.id()),
                ));
            }
        }
    }
    for id in speech.found.superseded() {
        let (Some(claim), Some(utterance)) = (speech.ledger.claim(id), utterances.of(id)) else {
            continue;
        };
        let by = utterance.superseded_by().and_then(|id| speech.ledger.claim(id));
        let text = by.map_or_else(String::new, |by| {
            let corrected = by
                .related(RelationKind::Corrects)
                .any(|target| utterance.claims().contains(target));
            let verb = if corrected { "corrected" } else { "retracted" };
            let now = if corrected {
                format!(" to: {}", quantity_label(speech, by))
            } else {
                String::new()
            };
            let because = by
                .because()
                .map_or_else(String::new, |because| format!(" ({})", clean(because)));
            format!(
                "{verb} by {}{now}{because}; kept, not compared",
                speech.voices_of(by.id())
            )
        });
        let cited = [
            Some(claim),
            utterance.superseded_by().and_then(|id| speech.ledger.claim(id)),
        ];
        rows.push((
            quantity_label(speech, claim),
            text,
            speech.cite(cited.into_iter().flatten()),
        ));
    }
    for claim in &claims {
        let beside = claim.relations().iter().filter(|relation| {
            let replaces = matches!(relation.kind(), RelationKind::Corrects | RelationKind::Retracts);
            replaces && speech.ledger.superseded_by(relation.claim()).is_none()
        });
        for relation in beside {
            let text = format!(
                "{} {} {}; another voice, so both stand",
                speech.voices_of(claim.id()),
                relation.kind(),
                speech.says(relation.claim())
            );
            rows.push((
                quantity_label(speech, claim),
                text,
                speech.cite_utterance(claim.id()),
            ));
        }
    }
    statements(speech, &claims, &mut rows);
    if let Some(note) = speech.ledger.note() {
        rows.push(("note".to_owned(), clean(note), String::new()));
    }
    if rows.is_empty() {
        return;
    }
    page.heading("5 SET APART, NOT DROPPED", "");
    let columns = Columns {
        indent: 2,
        label: (page.width() / 4).clamp(22, 34),
        figure: 0,
    };
    let more = rows.len().saturating_sub(MOST);
    for (label, text, cite) in rows.iter().take(MOST) {
        page.row(columns, label, "", text, cite);
    }
    if more > 0 {
        page.line(&format!("  and {} more, in the data", number(more)));
    }
}

/// Statements without a number. Accusations and denials are pointed to and not repeated.
fn statements(speech: &Speech<'_>, claims: &[&Claim], rows: &mut Vec<(String, String, String)>) {
    for claim in claims {
        let denies = claim.related(RelationKind::Denies).next().is_some();
        let Some(kind) = claim
            .statement()
            .or((denies && claim.figure().is_none()).then_some(StatementKind::Denial))
        else {
            continue;
        };
        let about: Vec<String> = claim
            .about()
            .iter()
            .map(|reference| match reference {
                Reference::Claim(id) => speech.says(id),
                Reference::Source(id) => speech.source(id),
                Reference::Wave(id) => {
                    let wave = speech
                        .ledger
                        .wave(id)
                        .map_or(id.as_str(), crate::model::wave::ReleaseWave::label);
                    format!("“{}”", clean(wave))
                }
                Reference::Population(id) => speech.population(id),
            })
            .chain(claim.related(RelationKind::Denies).map(|id| speech.says(id)))
            .collect();
        let about = if about.is_empty() {
            String::new()
        } else {
            format!(", about {}", listed(&about))
        };
        let mut text = format!("{}{about}", speech.voices_of(claim.id()));
        if matches!(kind, StatementKind::Accusation | StatementKind::Denial) {
            text.push_str("; pointed to, not repeated; no score moves");
        } else {
            append(&mut text, &Speech::remarks(claim));
        }
        rows.push((kind.to_string(), text, speech.cite_utterance(claim.id())));
    }
}

/// `around 300 held`, `over 2,000 released since Aug 2024`.
fn quantity_label(speech: &Speech<'_>, claim: &Claim) -> String {
    let Some(quantity) = claim.quantity() else {
        return "a statement".to_owned();
    };
    let window = quantity
        .window()
        .filter(|_| quantity.wave().is_none())
        .map(|window| speech.calendar.when(window));
    let wave = quantity
        .wave()
        .and_then(|id| speech.ledger.wave(id))
        .map(|wave| clean(wave.label()));
    let when = window
        .or(wave)
        .map_or_else(String::new, |when| format!(", {when}"));
    let happened = words::happened(quantity.measure());
    if claim.figure().is_some_and(|figure| figure.is_unknown()) {
        return format!("{happened}, number not known{when}");
    }
    format!("{} {happened}{when}", speech.figure(claim))
}
