//! The rows of one wave or stretch of days: stages, lists, parts, and what is not comparable.

use crate::discrepancy::{FlowReport, Line, Role};
use crate::id::ClaimId;
use crate::model::claim::Claim;
use crate::model::vocabulary::{Measure, Stage, Unit};
use crate::model::wave::ReleaseWave;
use crate::render::gaps::{clash_row, gap_rows, rival_row, sum_rows, why_rows};
use crate::render::layout::{COLUMNS, MOST_LINES, Page, clean};
use crate::render::names::{Speech, append, aspects, conditional};
use crate::render::words::{self, bounds, counted, number};

pub(super) fn title(page: &mut Page, label: &str, about: &str) {
    let about = if about.is_empty() {
        String::new()
    } else {
        format!("({about})")
    };
    page.paragraph(2, &format!("{label}  {about}"));
}

/// Everything a report says, row by row.
pub(super) fn body(speech: &Speech<'_>, page: &mut Page, report: &FlowReport) {
    if report.lines.is_empty() && report.unnumbered.is_empty() {
        page.row(
            COLUMNS,
            "",
            "",
            "nobody gives a number, and nobody speaks of it",
            "",
        );
        return;
    }
    for stage in [
        Stage::Requested,
        Stage::Announced,
        Stage::Ordered,
        Stage::Executed,
    ] {
        stage_rows(speech, page, report, stage, &Role::Whole);
    }
    stage_rows(speech, page, report, Stage::Verified, &Role::List);
    for rivals in &report.rivals {
        rival_row(speech, page, rivals);
    }
    gap_rows(speech, page, report);
    clash_row(speech, page, report);
    why_rows(speech, page, report);
    sum_rows(speech, page, report);
    for pending in report
        .pending
        .iter()
        .filter(|pending| pending.persons.hi() != Some(0))
    {
        let (said, done) = (
            speech.figure_of(&pending.said),
            speech.figure_of(&pending.executed),
        );
        let stage = speech
            .ledger
            .claim(&pending.said)
            .and_then(Claim::quantity)
            .map_or(Stage::Announced, |q| q.stage());
        let text = format!(
            "of {said} {stage} not reported as done; {done} done, by {}",
            speech.voices_of(&pending.executed)
        );
        page.row(COLUMNS, "rest", &bounds(pending.persons), &text, "");
    }
    parts(speech, page, report);
    apart(speech, page, report);
}

/// The word for a stage, as the label of its first row.
pub(super) fn stage_word(stage: Stage, measure: Measure) -> &'static str {
    match stage {
        Stage::Executed => match measure {
            Measure::ReArrested => "re-arrest",
            Measure::LateRegistered => "registered",
            Measure::Disappeared => "missing",
            measure => measure.as_str(),
        },
        Stage::Requested | Stage::Announced | Stage::Ordered | Stage::Verified => stage.as_str(),
    }
}

fn stage_rows(speech: &Speech<'_>, page: &mut Page, report: &FlowReport, stage: Stage, role: &Role) {
    let mut label = stage_word(stage, report.measure);
    let lines: Vec<&Line> = report
        .lines
        .iter()
        .filter(|line| line.entry.quantity.stage() == stage && line.role == *role)
        .collect();
    // Several voices of one claim are one row.
    let mut by_claim: Vec<(&ClaimId, Vec<&Line>)> = Vec::new();
    for line in lines {
        match by_claim.last_mut() {
            Some((claim, own)) if **claim == line.entry.claim => own.push(line),
            _ => by_claim.push((&line.entry.claim, vec![line])),
        }
    }
    let more = by_claim.len().saturating_sub(MOST_LINES);
    for (id, lines) in by_claim.into_iter().skip(more) {
        let (Some(claim), Some(first)) = (speech.ledger.claim(id), lines.first()) else {
            continue;
        };
        let voices: Vec<String> = lines.iter().map(|line| speech.voice(&line.entry.voice)).collect();
        let through = speech.through(claim);
        let mut text = format!(
            "{}{through}, {}",
            words::listed(&voices),
            speech.date(&first.entry)
        );
        if !first.latest {
            text.push_str(" (replaced by its later count)");
        }
        if first.entry.quantity.measure() != report.measure {
            text.push_str(&format!("; {}", words::happened(first.entry.quantity.measure())));
        }
        let members: Vec<String> = claim
            .by()
            .iter()
            .filter_map(|id| speech.ledger.source(id))
            .flat_map(|s| s.members())
            .map(|id| speech.source(id))
            .collect();
        if !members.is_empty() {
            text.push_str(&format!("; {} among them", words::listed(&members)));
        }
        for confirmation in claim.confirmed_by() {
            text.push_str(&format!(
                "; {} confirm that it happened",
                speech.source(confirmation.by())
            ));
            if let Some(relay) = confirmation.relayed_by() {
                text.push_str(&format!(" (relayed by {})", speech.source(relay)));
            }
        }
        append(&mut text, &Speech::remarks(claim));
        let mut cited = speech.faithful(id);
        for contest in report.contested.iter().filter(|contest| contest.denied == *id) {
            text.push_str(&format!("; rejected by {}", speech.voices_of(&contest.denial)));
            cited.extend(speech.faithful(&contest.denial));
        }
        page.row(COLUMNS, label, &speech.figure(claim), &text, &speech.cite(cited));
        label = "";
    }
    if more > 0 {
        page.row(
            COLUMNS,
            label,
            "",
            &format!("{} before these", counted(more, "figure", "figures")),
            "",
        );
        label = "";
    }
    for claim in report.unnumbered.iter().filter_map(|id| speech.ledger.claim(id)) {
        let Some(quantity) = claim.quantity() else {
            continue;
        };
        let shown = if quantity.stage() == Stage::Verified {
            Role::List
        } else {
            Role::Whole
        };
        if quantity.stage() != stage || shown != *role || conditional(claim) {
            continue;
        }
        let mut text = format!("{}, {}", speech.voices_of(claim.id()), speech.dated(claim));
        append(&mut text, &Speech::remarks(claim));
        page.row(
            COLUMNS,
            label,
            &speech.figure(claim),
            &text,
            &speech.cite_utterance(claim.id()),
        );
        label = "";
    }
}

/// Figures for some of the people, persons on lists, and conditions of release.
fn parts(speech: &Speech<'_>, page: &mut Page, report: &FlowReport) {
    let mut label = "of them";
    let mut shown = 0;
    let some = report.lines.iter().filter(|line| line.role == Role::Part);
    let (mut hedged, total) = (Vec::new(), some.clone().count());
    for line in some.take(MOST_LINES) {
        let Some(claim) = speech.ledger.claim(&line.entry.claim) else {
            continue;
        };
        if conditional(claim) {
            hedged.push(claim);
            continue;
        }
        let quantity = &line.entry.quantity;
        let mut whom = Vec::new();
        if quantity.measure() != report.measure {
            whom.push(words::happened(quantity.measure()).to_owned());
        }
        whom.extend(quantity.outcome().map(|outcome| outcome.to_string()));
        whom.extend(quantity.population().map(|id| speech.population(id)));
        whom.extend(quantity.place().map(clean));
        let whole = quantity
            .wave()
            .and_then(|id| speech.ledger.wave(id))
            .and_then(ReleaseWave::window);
        let own_window = whole != quantity.window();
        whom.extend(
            quantity
                .window()
                .filter(|_| own_window)
                .map(|window| speech.calendar.when(window)),
        );
        if quantity.stage() != Stage::Executed {
            whom.push(quantity.stage().to_string());
        }
        let mut text = format!("{}; {}", whom.join(", "), speech.voice(&line.entry.voice));
        append(&mut text, &Speech::remarks(claim));
        page.row(
            COLUMNS,
            label,
            &speech.figure(claim),
            &text,
            &speech.cite_utterance(claim.id()),
        );
        label = "";
        shown += 1;
    }
    if total > MOST_LINES {
        page.row(
            COLUMNS,
            label,
            "",
            &format!(
                "{} more, in the data",
                counted(total - MOST_LINES, "part", "parts")
            ),
            "",
        );
        label = "";
    }
    if report.floor.persons > 0 {
        let mut text = "on lists as having left custody in it; names withheld here".to_owned();
        if report.floor.surely < report.floor.persons {
            text.push_str(&format!(
                "; the longest list has {}, and two lists may name the same people",
                number(report.floor.surely)
            ));
        }
        page.row(
            COLUMNS,
            label,
            &counted(report.floor.persons, "person", "persons"),
            &text,
            "",
        );
        label = "";
        shown += 1;
    }
    if shown > 1 {
        let least = report
            .floor
            .parts
            .max(u64::try_from(report.floor.surely).unwrap_or(0));
        let text = format!(
            "Rows may overlap, so they are not added: {} or more.",
            number(least)
        );
        page.row(COLUMNS, label, "", &text, "");
        label = "";
    }
    let silent = report
        .unnumbered
        .iter()
        .filter_map(|id| speech.ledger.claim(id))
        .filter(|claim| conditional(claim));
    for claim in hedged.into_iter().chain(silent) {
        let mut text = format!("freed under conditions; {}", speech.voices_of(claim.id()));
        append(&mut text, &Speech::remarks(claim));
        page.row(
            COLUMNS,
            label,
            &speech.figure(claim),
            &text,
            &speech.cite_utterance(claim.id()),
        );
        label = "";
    }
}

/// Figures that cannot be compared with the rest, and why.
fn apart(speech: &Speech<'_>, page: &mut Page, report: &FlowReport) {
    let mut label = "not same";
    for line in &report.lines {
        let Role::Apart(why) = &line.role else { continue };
        let Some(claim) = speech.ledger.claim(&line.entry.claim) else {
            continue;
        };
        let unit = line.entry.quantity.unit();
        let unit = if unit == Unit::Person {
            String::new()
        } else {
            format!("{unit}s; ")
        };
        let text = format!(
            "{unit}{}, {}; not compared: {} differs",
            speech.voice(&line.entry.voice),
            speech.date(&line.entry),
            aspects(why)
        );
        page.row(
            COLUMNS,
            label,
            &speech.figure(claim),
            &text,
            &speech.cite_utterance(claim.id()),
        );
        label = "";
    }
}
