//! What does not fit and what is not verified, within one wave or stretch of days.

use std::collections::{BTreeMap, BTreeSet};

use crate::bounds::Bounds;
use crate::discrepancy::{FlowReport, Gap, Rivals, Role};
use crate::id::ClaimId;
use crate::model::claim::Claim;
use crate::model::vocabulary::{Aspect, Stage};
use crate::render::layout::{COLUMNS, MOST_LINES, Page, clean};
use crate::render::names::{Speech, independent};
use crate::render::why;
use crate::render::words::{self, bounds, counted, number};

/// Two or more voices on the same number, for the same date.
pub(super) fn rival_row(speech: &Speech<'_>, page: &mut Page, rivals: &Rivals) {
    let group = &rivals.group;
    let stage = rivals.stage;
    let word = if stage == Stage::Executed {
        "of people released"
    } else {
        stage.as_str()
    };
    let Some(clash) = group.face.clash else {
        let agreed: Vec<String> = group
            .face
            .agreement
            .iter()
            .map(|region| bounds(*region))
            .collect();
        let text = format!(
            "{} {word} fit together: {}",
            counted(group.entries.len(), "figure", "figures"),
            independent(group.agreement_voices)
        );
        page.row(COLUMNS, "agree", &agreed.join(" or "), &text, "");
        return;
    };
    let pairs = number(group.face.conflicting_pairs);
    let percent = clash.relative().percent();
    let worst = group.conflicts.first();
    let (needs, allows) = worst.map_or_else(Default::default, |worst| {
        (speech.says(&worst.needs), speech.says(&worst.allows))
    });
    let stage_said = if stage == Stage::Executed {
        String::new()
    } else {
        format!(", both {stage},")
    };
    let mut text = format!(
        "{needs} and {allows}{stage_said} do not fit: {} apart ({percent} %)",
        number(clash.short_by)
    );
    match group.widest.clash {
        None => text.push_str("; at their widest they fit"),
        Some(widest) if widest != clash => {
            text.push_str(&format!("; at their widest {} apart", number(widest.short_by)));
        }
        Some(_) => {}
    }
    if stage == Stage::Executed && group.widest.clash.is_some() {
        text.push_str("; they cannot both be right as they stand");
    }
    if group.entries.len() > 2 {
        text.push_str(&format!(
            "; {pairs} of their pairs differ; to agree, {} persons would have to move in all",
            number(group.face.adjustment)
        ));
    }
    page.row(
        COLUMNS,
        "differ",
        &number(clash.short_by),
        &text,
        &speech.cite(group.entries.iter().filter_map(|e| speech.ledger.claim(&e.claim))),
    );
    if let Some(why) = worst.and_then(|worst| speech.why(&worst.needs, &worst.allows)) {
        why::rows(speech, page, &why);
    }
}

pub(super) fn gap_rows(speech: &Speech<'_>, page: &mut Page, report: &FlowReport) {
    // Against what was carried out; against an earlier stage only where that is open or not given.
    let settled = |stage: Stage| {
        report
            .gaps
            .iter()
            .any(|gap| gap.stage == stage && gap.gap.persons.hi().is_some())
    };
    let shown = |stage: Stage| match stage {
        Stage::Executed => true,
        Stage::Ordered => !settled(Stage::Executed),
        _ => !settled(Stage::Executed) && !settled(Stage::Ordered),
    };
    let mut label = "gap";
    // "Any number" of an open figure says nothing.
    let says_something = |gap: &&Gap| gap.gap.persons != Bounds::ANY;
    let gaps: Vec<&Gap> = report
        .gaps
        .iter()
        .filter(|gap| shown(gap.stage))
        .filter(says_something)
        .collect();
    for gap in gaps.iter().take(MOST_LINES) {
        let text = gap_text(speech, gap);
        page.row(COLUMNS, label, &bounds(gap.gap.persons), &text, "");
        label = "";
    }
    if gaps.len() > MOST_LINES {
        page.row(
            COLUMNS,
            label,
            "",
            &format!(
                "{} more, in the data",
                counted(gaps.len() - MOST_LINES, "gap", "gaps")
            ),
            "",
        );
    }
    let settled = report
        .unverified
        .iter()
        .any(|nobody| nobody.gap.persons.hi() == Some(0));
    if !gaps.is_empty() && report.consistency.clash.is_none() && !settled {
        page.row(
            COLUMNS,
            "",
            "",
            if gaps.iter().all(|gap| gap.gap.persons.lo() == 0) {
                "All may be verified, or not: no contradiction."
            } else {
                "Not all verified so far: a gap, no contradiction."
            },
            "",
        );
    }
    let lists: BTreeSet<_> = report
        .lines
        .iter()
        .filter(|line| line.role == Role::List && line.latest)
        .map(|line| &line.entry.voice)
        .collect();
    let several = lists.len() > 1 || lists.iter().any(|voice| !voice.is_named());
    let open = report.unverified.iter().filter(|nobody| {
        let persons = nobody.gap.persons;
        several && shown(nobody.stage) && (persons.lo() > 0 || persons.hi().is_some_and(|most| most > 0))
    });
    for nobody in open.take(MOST_LINES) {
        let text = format!(
            "of {} may be on no list; the lists were not compared by name",
            speech.figure_of(&nobody.said)
        );
        page.row(COLUMNS, "by nobody", &bounds(nobody.gap.persons), &text, "");
    }
}

fn gap_text(speech: &Speech<'_>, gap: &Gap) -> String {
    let (said, voice) = (speech.figure_of(&gap.said), speech.voice(&gap.voice));
    let list = report_spread(speech, &gap.verified);
    let whole = report_spread(speech, &gap.said);
    let stage = match gap.stage {
        Stage::Executed => String::new(),
        stage => format!(" {stage}"),
    };
    if let (Some(list), Some(whole)) = (list, whole)
        && let (Some(high), Some(of)) = (list.hi(), whole.exact())
        && list.lo() != high
        && high <= of
        && !gap.voice.is_named()
    {
        return format!(
            "{voice}, voice by voice: {} is {} short of {said}{stage} ({} %), {} is {} short ({} %)",
            number(high),
            number(of - high),
            gap.gap.least_share.percent(),
            number(list.lo()),
            number(of - list.lo()),
            gap.gap.most_share.percent(),
        );
    }
    let share = match gap.gap.persons.exact() {
        Some(0) => return format!("all of {said}{stage} verified by {voice}"),
        Some(_) => format!(" ({} %)", gap.gap.least_share.percent()),
        None if gap.gap.persons.hi().is_some() => {
            format!(
                " ({} % to {} %)",
                gap.gap.least_share.percent(),
                gap.gap.most_share.percent()
            )
        }
        None => String::new(),
    };
    format!("of {said}{stage} not verified by {voice}{share}")
}

fn report_spread(speech: &Speech<'_>, id: &ClaimId) -> Option<Bounds> {
    let flows = speech.found.flows().iter().flat_map(|flow| &flow.lines);
    flows
        .map(|line| &line.entry)
        .find(|entry| entry.claim == *id)
        .map(|entry| entry.spread.core())
}

/// What cannot be, within the flow itself.
pub(super) fn clash_row(speech: &Speech<'_>, page: &mut Page, report: &FlowReport) {
    let Some(clash) = report.consistency.clash else {
        return;
    };
    // Two voices on one number of one date have been told already.
    if report
        .rivals
        .iter()
        .any(|rivals| rivals.stage == Stage::Executed && rivals.group.face.clash == Some(clash))
    {
        return;
    }
    let teller = |id: Option<&ClaimId>| {
        id.map_or_else(
            || "the lists of persons".to_owned(),
            |id| format!("{} ({})", speech.voices_of(id), speech.figure_of(id)),
        )
    };
    let text = format!(
        "{} needs at least {}, {} allows {}: short by {} ({} %). These cannot both be right as they stand{}",
        teller(report.consistency.needs.as_ref()),
        number(clash.needs),
        teller(report.consistency.allows.as_ref()),
        number(clash.allows),
        number(clash.short_by),
        clash.relative().percent(),
        if report.consistency.adjustment > u128::from(clash.short_by) {
            format!(
                "; to make all figures fit, {} persons would have to move in all",
                number(report.consistency.adjustment)
            )
        } else {
            String::new()
        }
    );
    let cited = [&report.consistency.needs, &report.consistency.allows]
        .into_iter()
        .flatten();
    page.row(
        COLUMNS,
        "clash",
        &number(clash.short_by),
        &text,
        &speech.cite(cited.filter_map(|id| speech.ledger.claim(id))),
    );
    let both = report
        .consistency
        .needs
        .as_ref()
        .zip(report.consistency.allows.as_ref());
    if let Some(why) = both.and_then(|(needs, allows)| speech.why(needs, allows)) {
        why::rows(speech, page, &why);
    }
}

/// Numbers that are sums of other numbers on record, of several voices or counting people twice.
pub(super) fn sum_rows(speech: &Speech<'_>, page: &mut Page, report: &FlowReport) {
    let Some(explainer) = speech.explainer else { return };
    let mut label = "sum";
    let mut told = BTreeSet::new();
    for line in report.lines.iter().take(MOST_LINES) {
        let claim = speech
            .ledger
            .claim(&line.entry.claim)
            .filter(|claim| told.insert(claim.id()));
        let sums = claim.map(|claim| explainer.makeups(claim)).unwrap_or_default();
        for sum in sums
            .iter()
            .filter(|sum| sum.mixed && sum.parts.len() == 2)
            .take(2)
        {
            let figure = speech.figure_of(&sum.claim);
            page.row(COLUMNS, label, &figure, &why::makeup(speech, sum), "");
            label = "";
        }
    }
}

/// Why gaps may be other than they look: scope, and other readings of the number said.
pub(super) fn why_rows(speech: &Speech<'_>, page: &mut Page, report: &FlowReport) {
    let mut label = "why";
    let population = |id: &ClaimId| {
        let quantity = speech.ledger.claim(id).and_then(Claim::quantity)?;
        quantity.population().map(|id| speech.population(id))
    };
    let mut narrower: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for gap in report
        .gaps
        .iter()
        .filter(|gap| gap.scope.contains(&Aspect::Population))
    {
        if let (Some(wide), Some(narrow)) = (population(&gap.said), population(&gap.verified)) {
            narrower
                .entry((wide, narrow))
                .or_default()
                .insert(speech.voice(&gap.voice));
        }
    }
    for ((wide, narrow), voices) in narrower.into_iter().take(MOST_LINES) {
        let voices: Vec<String> = voices.into_iter().collect();
        let text = format!(
            "the number said counts “{wide}”, {} “{narrow}”: some may not count",
            words::listed(&voices)
        );
        page.row(COLUMNS, label, "scope", &text, "");
        label = "";
    }
    let bases: BTreeSet<&ClaimId> = report.gaps.iter().map(|gap| &gap.said).collect();
    for claim in bases.into_iter().filter_map(|id| speech.ledger.claim(id)) {
        for reading in claim.readings() {
            let (own, other) = (claim.quantity(), reading.claim().quantity());
            let (Some(face), Some(window)) = (own.and_then(|q| q.window()), other.and_then(|q| q.window()))
            else {
                continue;
            };
            if window == face || !window.is_within(face) {
                continue;
            }
            let because = reading
                .because()
                .map_or_else(String::new, |because| format!(" ({})", clean(because)));
            let text = format!(
                "{} is read as {}; if it counts only {}{because}, every gap is at least as wide",
                speech.figure(claim),
                speech.calendar.when(face),
                speech.calendar.when(window),
            );
            page.row(
                COLUMNS,
                label,
                "window",
                &text,
                &speech.cite_utterance(claim.id()),
            );
            label = "";
        }
    }
}
