//! Sums over waves, and what is counted outside any wave.

use std::collections::BTreeSet;

use crate::bounds::Bounds;
use crate::discrepancy::{Counted, FlowReport, Scope};
use crate::model::claim::Claim;
use crate::model::vocabulary::Stage;
use crate::render::layout::{COLUMNS, MOST_LINES, MOST_WAVES, Page, clean};
use crate::render::names::{Speech, append, conditional};
use crate::render::rows::{body, stage_word, title};
use crate::render::words::{self, bounds, capital, counted, leaving, number};

pub(super) fn counted_row(speech: &Speech<'_>, page: &mut Page, sum: &Counted) {
    let parts: Vec<String> = sum
        .parts
        .iter()
        .map(|part| bounds(part.figure).replace(" or more", "").replace(" to ", "–"))
        .collect();
    let voices: BTreeSet<_> = sum.parts.iter().map(|part| &part.voice).collect();
    let total = if sum.open {
        Bounds::at_least(sum.least)
    } else {
        Bounds::new(sum.least, Some(sum.highest)).unwrap_or(Bounds::ANY)
    };
    let total = bounds(total);
    let mut text = format!(
        "{}, the highest count of each wave not by a government ({}): our sum, nobody's claim",
        parts.join(" + "),
        counted(voices.len(), "voice", "voices")
    );
    if !sum.missing.is_empty() {
        text.push_str(&format!(
            "; no such count for {}",
            counted(sum.missing.len(), "wave", "waves")
        ));
    }
    for rest in &sum.against {
        let said = speech.says(&rest.claim);
        let stage = speech
            .ledger
            .claim(&rest.claim)
            .and_then(Claim::quantity)
            .map_or(Stage::Executed, |q| q.stage());
        let stage = if stage == Stage::Executed {
            String::new()
        } else {
            format!(" {stage}")
        };
        let note = if rest.short_by > 0 {
            format!("; {said}{stage} is {} below it", number(rest.short_by))
        } else if rest.above_highest > 0 && rest.persons.hi().is_none() {
            format!(
                "; {said}{stage} is at least {} above it",
                number(rest.above_highest)
            )
        } else if let Some(most) = rest.persons.hi() {
            let least = if rest.persons.lo() == most { "" } else { "at most " };
            format!(
                "; {least}{} of {said}{stage} are in none of these counts",
                number(most)
            )
        } else {
            continue;
        };
        text.push_str(&note);
    }
    page.row(COLUMNS, "counted", &total, &text, "");
}

/// What is counted over stretches of days, outside any wave.
pub(super) fn outside(speech: &Speech<'_>, page: &mut Page) {
    let mut reports: Vec<&FlowReport> = speech
        .found
        .flows()
        .iter()
        .filter(|report| matches!(report.scope, Scope::Window { .. }))
        .collect();
    let days = |report: &FlowReport| match &report.scope {
        Scope::Window { window, .. } => (window.earliest(), window.latest()),
        Scope::Wave(_) => (None, None),
    };
    reports.sort_by(|a, b| days(a).cmp(&days(b)).then_with(|| a.scope.cmp(&b.scope)));
    let no_waves = speech.ledger.waves().len() == 0;
    // A single figure for something else than leaving custody waits for section 5.
    let worth = |report: &&&FlowReport| {
        no_waves || report.lines.len() > 1 || (leaving(report.measure) && !report.lines.is_empty())
    };
    let own: Vec<&Claim> = speech
        .found
        .utterances()
        .iter()
        .filter(|utterance| utterance.superseded_by().is_none())
        .filter_map(|utterance| speech.ledger.claim(utterance.id()))
        .filter(|claim| {
            let alone = claim
                .quantity()
                .is_some_and(|q| !q.measure().is_stock() && q.wave().is_none() && q.window().is_none());
            alone && claim.figure().is_some() && claim.set_apart().is_none() && !conditional(claim)
        })
        .collect();
    let total = speech.found.counted().iter().find(|sum| sum.within.is_none());
    let single: Vec<&&FlowReport> = reports
        .iter()
        .filter(worth)
        .filter(|r| r.lines.len() == 1 && !no_waves)
        .collect();
    if total.is_some() || !single.is_empty() || !own.is_empty() {
        let label = if no_waves {
            "Without a window"
        } else {
            "All waves, and other days"
        };
        if !(no_waves && own.is_empty() && total.is_none()) {
            title(page, label, "");
        }
        for report in &single {
            let Some(line) = report.lines.first() else {
                continue;
            };
            let Some(claim) = speech.ledger.claim(&line.entry.claim) else {
                continue;
            };
            if conditional(claim) {
                continue;
            }
            lone_row(
                speech,
                page,
                claim,
                line.entry
                    .quantity
                    .window()
                    .map(|window| speech.calendar.when(window)),
            );
        }
        for claim in own.iter().take(MOST_LINES) {
            lone_row(speech, page, claim, None);
        }
        if own.len() > MOST_LINES {
            page.row(
                COLUMNS,
                "",
                "",
                &format!("{} more, in the data", number(own.len() - MOST_LINES)),
                "",
            );
        }
        if let Some(total) = total {
            counted_row(speech, page, total);
        }
    }
    for report in reports
        .iter()
        .filter(worth)
        .filter(|report| report.lines.len() > 1 || no_waves)
        .take(MOST_WAVES)
    {
        let Scope::Window { window, place } = &report.scope else {
            continue;
        };
        let label = format!(
            "{} {}",
            capital(words::happened(report.measure)),
            speech.calendar.when(window)
        );
        title(page, &label, &place.as_deref().map_or_else(String::new, clean));
        body(speech, page, report);
    }
}

fn lone_row(speech: &Speech<'_>, page: &mut Page, claim: &Claim, window: Option<String>) {
    let quantity = claim.quantity();
    let measure = quantity.map_or("", |quantity| stage_word(quantity.stage(), quantity.measure()));
    let window = window.unwrap_or_else(|| "days not given, so compared with nothing".to_owned());
    let window = claim.label().map_or(window, clean);
    let mut text = format!(
        "{} ({}): {window}",
        speech.voices_of(claim.id()),
        speech.dated(claim)
    );
    append(&mut text, &Speech::reasons(claim));
    page.row(
        COLUMNS,
        measure,
        &speech.figure(claim),
        &text,
        &speech.cite_utterance(claim.id()),
    );
}
