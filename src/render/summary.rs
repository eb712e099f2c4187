//! In short: the few sentences a reader takes away.

use std::collections::BTreeSet;

use crate::dedup::Voice;
use crate::discrepancy::{FlowReport, Line, Role, Scope};
use crate::id::{ClaimId, WaveId};
use crate::model::vocabulary::{Stage, StatementKind};
use crate::render::clashes;
use crate::render::layout::{Columns, Page, clean};
use crate::render::names::{Speech, conditional, independent};
use crate::render::waves::in_order;
use crate::render::words::{self, capital, counted, leaving};

const MOST_WAVES: usize = 6;

pub(super) fn write(speech: &Speech<'_>, page: &mut Page) {
    let mut rows: Vec<(String, String, String)> = Vec::new();
    let order = in_order(speech);
    let mut waves: Vec<_> = order
        .iter()
        .rev()
        .filter_map(|wave| Some((*wave, speech.found.wave(wave)?)))
        .collect();
    waves.retain(|(_, report)| !report.lines.is_empty());
    let more = waves.len().saturating_sub(MOST_WAVES);
    for (wave, report) in waves.into_iter().take(MOST_WAVES) {
        rows.push((
            wave_label(speech, wave),
            wave_in_short(speech, report),
            String::new(),
        ));
    }
    if more > 0 {
        rows.push((
            String::new(),
            format!("{} more: see 2.", counted(more, "wave", "waves")),
            String::new(),
        ));
    }
    rows.extend(outside_waves(speech));
    rows.extend(clashes::in_short(speech).map(|text| ("Taken together".to_owned(), text, String::new())));
    rows.extend(held(speech));
    rows.extend(conditions(speech));
    rows.extend(promises(speech));
    if rows.is_empty() {
        return;
    }
    page.heading("IN SHORT", "");
    let columns = Columns {
        indent: 2,
        label: (page.width() / 6).clamp(16, 26),
        figure: 0,
    };
    for (label, text, cite) in rows {
        page.row(columns, &label, "", &text, &cite);
    }
}

fn wave_label(speech: &Speech<'_>, wave: &WaveId) -> String {
    capital(&clean(
        speech
            .ledger
            .wave(wave)
            .map_or(wave.as_str(), crate::model::wave::ReleaseWave::label),
    ))
}

/// Who said most, who verified most, and what that leaves.
fn wave_in_short(speech: &Speech<'_>, report: &FlowReport) -> String {
    let latest = |stage: Stage, role: Role| {
        let lines = report
            .lines
            .iter()
            .filter(move |line| line.entry.quantity.stage() == stage && line.role == role);
        lines
            .filter(|line| line.latest && !line.entry.relative)
            .max_by_key(|line| line.entry.spread.core())
    };
    let mut sentences = Vec::new();
    let said = [Stage::Executed, Stage::Ordered, Stage::Announced]
        .into_iter()
        .find_map(|stage| latest(stage, Role::Whole).filter(|line| line.entry.gives_a_number()));
    let happened = |line: &Line| match line.entry.quantity.stage() {
        Stage::Executed => format!(" {}", words::happened(line.entry.quantity.measure())),
        Stage::Requested | Stage::Announced | Stage::Ordered | Stage::Verified => String::new(),
    };
    let say = |line: &Line, verb: &str| {
        let claim = speech.ledger.claim(&line.entry.claim);
        let figure = claim.map_or_else(String::new, |claim| speech.figure(claim));
        format!(
            "{} {verb} {figure}{} ({}).",
            capital(&speech.voice(&line.entry.voice)),
            happened(line),
            speech.date(&line.entry)
        )
    };
    if let Some(line) = said {
        let verb = match (line.entry.quantity.stage(), &line.entry.voice) {
            (Stage::Announced, _) => "announced",
            (Stage::Ordered, _) => "ordered",
            (_, Voice::Nobody(_)) => "is given for",
            (Stage::Requested | Stage::Executed | Stage::Verified, _) => "reported",
        };
        let sentence = match &line.entry.voice {
            Voice::Nobody(_) => format!(
                "{}{} ({}), no voice given for the number.",
                capital(&speech.figure_of(&line.entry.claim)),
                happened(line),
                speech.date(&line.entry)
            ),
            Voice::Named(_) | Voice::Unnamed(_) => say(line, verb),
        };
        sentences.push(sentence);
    }
    if let Some(line) = latest(Stage::Verified, Role::List) {
        sentences.push(say(line, "verified"));
    }
    let agree = report.rivals.iter().find(|rivals| {
        rivals.group.face.fits()
            && rivals
                .group
                .face
                .agreement
                .iter()
                .all(|region| region.exact().is_some())
    });
    let agree = agree.filter(|rivals| rivals.stage == Stage::Executed && report.consistency.clash.is_none());
    if let Some(rivals) = agree {
        sentences.push(format!(
            "{} agree.",
            capital(&independent(rivals.group.agreement_voices))
        ));
    }
    sentences.push(match (&report.consistency.clash, report.gaps.first()) {
        (Some(clash), _) => {
            let side = |id: &Option<ClaimId>| {
                id.as_ref()
                    .map_or_else(|| "the persons on lists".to_owned(), |id| speech.says(id))
            };
            format!(
                "{} and {} do not fit: {} apart (see 2).",
                capital(&side(&report.consistency.needs)),
                side(&report.consistency.allows),
                words::number(clash.short_by)
            )
        }
        (None, Some(_))
            if report
                .unverified
                .iter()
                .any(|nobody| nobody.gap.persons.hi() == Some(0)) =>
        {
            "All verified.".to_owned()
        }
        (None, Some(_)) if report.gaps.iter().all(|gap| gap.gap.persons.lo() == 0) => {
            "All may be verified, or not: no contradiction.".to_owned()
        }
        (None, Some(_)) => "Not all verified so far: a gap, not a contradiction.".to_owned(),
        (None, None) => String::new(),
    });
    if said.is_none() && sentences.iter().all(String::is_empty) {
        return "Announced or reported without a number.".to_owned();
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

/// What is said of no wave in particular, the largest first.
fn outside_waves(speech: &Speech<'_>) -> Option<(String, String, String)> {
    let flows = speech.found.flows().iter().filter(|flow| leaving(flow.measure));
    let outside = flows.filter(|flow| matches!(flow.scope, Scope::Window { .. }));
    let mut lines: Vec<&Line> = outside
        .flat_map(|flow| &flow.lines)
        .filter(|line| line.latest && line.role == Role::Whole && line.entry.gives_a_number())
        .collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.entry.spread.core()));
    let sentence = |line: &&Line| {
        let claim = speech.ledger.claim(&line.entry.claim)?;
        let window = line
            .entry
            .quantity
            .window()
            .map_or_else(String::new, |window| speech.calendar.when(window));
        let stage = match line.entry.quantity.stage() {
            Stage::Executed => words::happened(line.entry.quantity.measure()),
            Stage::Requested | Stage::Announced | Stage::Ordered | Stage::Verified => {
                line.entry.quantity.stage().as_str()
            }
        };
        let voice = capital(&speech.voice(&line.entry.voice));
        let date = if claim.dated().is_some() {
            format!(" ({})", speech.dated(claim))
        } else {
            String::new()
        };
        Some(format!(
            "{voice}: {} {stage} {window}{date}.",
            speech.figure(claim)
        ))
    };
    let mut sentences: Vec<String> = lines.iter().take(3).filter_map(sentence).collect();
    let clash = speech
        .found
        .flows()
        .iter()
        .filter(|flow| matches!(flow.scope, Scope::Window { .. }));
    for clash in clash.filter_map(|flow| flow.consistency.clash) {
        sentences.push(format!(
            "Figures do not fit: short by {} (see 2).",
            words::number(clash.short_by)
        ));
    }
    if sentences.is_empty() {
        return None;
    }
    let label = if speech.ledger.waves().len() == 0 {
        "In all"
    } else {
        "Over other days"
    };
    Some((label.to_owned(), sentences.join(" "), String::new()))
}

fn held(speech: &Speech<'_>) -> Vec<(String, String, String)> {
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    // The latest date of each stock.
    for stock in speech.found.stocks().iter().rev() {
        if !seen.insert((&stock.population, &stock.place, &stock.wave, stock.unit)) {
            continue;
        }
        let told: Vec<_> = stock
            .group
            .entries
            .iter()
            .filter(|entry| entry.gives_a_number())
            .collect();
        if told.is_empty() || rows.len() == 3 {
            continue;
        }
        let say = |entry: &&&crate::discrepancy::Entry| {
            format!(
                "{} {} ({})",
                speech.voice(&entry.voice),
                speech.figure_of(&entry.claim),
                speech.date(entry)
            )
        };
        let mut ordered = told.clone();
        ordered.sort_by_key(|entry| {
            (
                !entry.voice.is_named(),
                std::cmp::Reverse(entry.dated.as_ref().and_then(|d| d.latest())),
            )
        });
        let mut parts: Vec<String> = ordered.iter().take(4).map(|entry| say(&entry)).collect();
        if told.len() > 4 {
            parts.push(format!("{} more", told.len() - 4));
        }
        let whom = stock
            .population
            .as_ref()
            .map_or_else(String::new, |id| format!("{}: ", speech.population(id)));
        rows.push((
            "Still held".to_owned(),
            format!("{}.", capital(&format!("{whom}{}", parts.join("; ")))),
            String::new(),
        ));
    }
    rows
}

/// Releases under conditions, and whether anybody gives a number.
fn conditions(speech: &Speech<'_>) -> Option<(String, String, String)> {
    let utterances = speech
        .found
        .utterances()
        .iter()
        .filter(|utterance| utterance.superseded_by().is_none());
    let claims: Vec<_> = utterances
        .filter_map(|utterance| speech.ledger.claim(utterance.id()))
        .filter(|claim| conditional(claim))
        .collect();
    if claims.is_empty() {
        return None;
    }
    let pages: BTreeSet<_> = claims.iter().flat_map(|claim| claim.via()).collect();
    let numbers: Vec<String> = claims
        .iter()
        .filter(|claim| {
            let spread = speech.found.evidence().spread(claim);
            spread.is_some_and(|spread| spread.core().lo() > 1 || spread.core().hi().is_some())
        })
        .map(|claim| speech.figure(claim))
        .collect();
    let told = if numbers.is_empty() {
        if pages.len() == 1 {
            "it gives no number".to_owned()
        } else {
            "none gives a number".to_owned()
        }
    } else {
        format!("numbers given: {}", words::listed(&numbers))
    };
    let who = if pages.is_empty() {
        "It is said that some are freed".to_owned()
    } else {
        format!(
            "{} that people are freed",
            counted(pages.len(), "page says", "pages say")
        )
    };
    let text = format!("{} under conditions; {told}.", capital(&who));
    Some(("Mind".to_owned(), text, speech.cite(claims)))
}

/// Promises stand beside the numbers they would have settled.
fn promises(speech: &Speech<'_>) -> Vec<(String, String, String)> {
    let utterances = speech
        .found
        .utterances()
        .iter()
        .filter(|utterance| utterance.superseded_by().is_none());
    let claims = utterances.filter_map(|utterance| speech.ledger.claim(utterance.id()));
    let promises = claims.filter(|claim| claim.statement() == Some(StatementKind::Promise));
    let row = |claim: &crate::model::claim::Claim| {
        let text = Speech::remarks(claim).join("; ");
        (!text.is_empty()).then(|| {
            let text = format!("{} promises: {text}.", speech.voices_of(claim.id()));
            (String::new(), capital(&text), speech.cite_utterance(claim.id()))
        })
    };
    promises.filter_map(row).take(2).collect()
}
