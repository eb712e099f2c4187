//! Wave by wave: stages and voices, gaps, floors, and sums.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::{Counted, FlowReport, Gap, Line, Rivals, Role, Scope};
use crate::id::{ClaimId, WaveId};
use crate::model::claim::Claim;
use crate::model::vocabulary::{Aspect, Measure, Stage};
use crate::model::wave::ReleaseWave;
use crate::render::account::conditional;
use crate::render::layout::{Columns, Page, clean};
use crate::render::names::{Speech, aspects};
use crate::render::words::{self, bounds, capital, counted, number};

/// Whether those counted have left custody, rather than entered it or died.
pub(super) const fn leaving(measure: Measure) -> bool {
    matches!(measure, Measure::Released | Measure::Expelled | Measure::Exchanged)
}

const COLUMNS: Columns = Columns { indent: 4, label: 10, figure: 14 };
/// How many waves, and how many lines of one kind within a wave, are printed; more are counted.
const MOST_WAVES: usize = 60;
const MOST_LINES: usize = 12;

pub(super) fn write(speech: &Speech<'_>, page: &mut Page) {
    let reports = speech.found.flows();
    if reports.iter().all(|report| report.lines.is_empty() && report.unnumbered.is_empty()) {
        return;
    }
    let title = if speech.ledger.waves().len() == 0 { "2 WHO CAME AND WENT" } else { "2 WAVE BY WAVE" };
    page.heading(title, "A verified number is a floor (“so many, so far”), not a total");
    let order = in_order(speech);
    for id in order.iter().take(MOST_WAVES) {
        if let Some(report) = speech.found.wave(id) {
            wave(speech, page, id, report);
        }
    }
    if let more @ 1.. = order.len().saturating_sub(MOST_WAVES) {
        page.line(&format!("  and {} more, in the data", counted(more, "wave", "waves")));
    }
    outside(speech, page);
}

/// The waves by their days, those inside another before it.
pub(super) fn in_order<'a>(speech: &Speech<'a>) -> Vec<&'a WaveId> {
    let mut inner: BTreeMap<Option<&WaveId>, Vec<&ReleaseWave>> = BTreeMap::new();
    for wave in speech.ledger.waves() {
        inner.entry(wave.within()).or_default().push(wave);
    }
    let key = |wave: &ReleaseWave| wave.window().map(|window| (window.earliest(), window.latest()));
    for waves in inner.values_mut() {
        waves.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.id().cmp(b.id())));
    }
    // Post-order without recursion: the reverse of a walk that takes a wave before those inside it.
    let mut found = Vec::new();
    let mut open: Vec<&ReleaseWave> = inner.get(&None).cloned().unwrap_or_default();
    while let Some(wave) = open.pop() {
        found.push(wave.id());
        open.extend(inner.get(&Some(wave.id())).into_iter().flatten());
    }
    found.reverse();
    found
}

fn wave(speech: &Speech<'_>, page: &mut Page, id: &WaveId, report: &FlowReport) {
    let Some(wave) = speech.ledger.wave(id) else { return };
    let label = capital(&clean(wave.label()));
    let mut about = Vec::new();
    about.extend(wave.window().map(|window| speech.calendar.when(window)));
    about.extend(wave.place().map(clean).filter(|place| !label.contains(place.as_str())));
    about.extend(wave.population().map(|id| speech.population(id)));
    title(page, &label, &about.join(" · "));
    body(speech, page, report);
    for implied in speech.found.implied().iter().filter(|implied| implied.wave == *id) {
        let whole = speech.figure_of(&implied.whole);
        let others: Vec<String> = implied.others.iter().map(|id| speech.figure_of(id)).collect();
        let assumed = speech.ledger.assumptions().find(|assumption| *assumption.id() == implied.assumption);
        let assumed = assumed.map_or_else(String::new, |assumption| clean(assumption.label()));
        let text = format!(
            "no number {}; {} would follow from {whole} − {} if {assumed}",
            implied.stage,
            bounds(implied.persons),
            others.join(" − ")
        );
        page.row(COLUMNS, "if", bounds(implied.persons).as_str(), &text, &speech.cite_utterance(&implied.whole));
    }
    for sum in speech.found.counted().iter().filter(|sum| sum.within.as_ref() == Some(id)) {
        counted_row(speech, page, sum);
    }
}

fn title(page: &mut Page, label: &str, about: &str) {
    let about = if about.is_empty() { String::new() } else { format!("({about})") };
    page.paragraph(2, &format!("{label}  {about}"));
}

/// Everything a report says, row by row.
fn body(speech: &Speech<'_>, page: &mut Page, report: &FlowReport) {
    if report.lines.is_empty() && report.unnumbered.is_empty() {
        page.row(COLUMNS, "", "", "nobody gives a number, and nobody speaks of it", "");
        return;
    }
    for stage in [Stage::Requested, Stage::Announced, Stage::Ordered, Stage::Executed] {
        stage_rows(speech, page, report, stage, &Role::Whole);
    }
    stage_rows(speech, page, report, Stage::Verified, &Role::List);
    for rivals in &report.rivals {
        rival_row(speech, page, rivals);
    }
    gap_rows(speech, page, report);
    clash_row(speech, page, report);
    why_rows(speech, page, report);
    for pending in report.pending.iter().filter(|pending| pending.persons.hi() != Some(0)) {
        let (said, done) = (speech.figure_of(&pending.said), speech.figure_of(&pending.executed));
        let stage = speech.ledger.claim(&pending.said).and_then(Claim::quantity).map_or(Stage::Announced, |q| q.stage());
        let text = format!("of {said} {stage}, with {done} carried out by {}", speech.voices_of(&pending.executed));
        page.row(COLUMNS, "to come", &bounds(pending.persons), &text, "");
    }
    parts(speech, page, report);
    apart(speech, page, report);
}

/// The word for a stage, as the label of its first row.
fn stage_word(stage: Stage, measure: Measure) -> &'static str {
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
    let lines: Vec<&Line> =
        report.lines.iter().filter(|line| line.entry.quantity.stage() == stage && line.role == *role).collect();
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
        let (Some(claim), Some(first)) = (speech.ledger.claim(id), lines.first()) else { continue };
        let voices: Vec<String> = lines.iter().map(|line| speech.voice(&line.entry.voice)).collect();
        let mut text = format!("{}, {}", words::listed(&voices), speech.date(&first.entry));
        if !first.latest {
            text.push_str(" (replaced by its later count)");
        }
        if first.entry.quantity.measure() != report.measure {
            text.push_str(&format!("; {}", words::happened(first.entry.quantity.measure())));
        }
        let members: Vec<String> = claim.by().iter().filter_map(|id| speech.ledger.source(id)).flat_map(|s| s.members()).map(|id| speech.source(id)).collect();
        if !members.is_empty() {
            text.push_str(&format!("; {} among them", words::listed(&members)));
        }
        for confirmation in claim.confirmed_by() {
            text.push_str(&format!("; {} confirm that it happened", speech.source(confirmation.by())));
            if let Some(relay) = confirmation.relayed_by() {
                text.push_str(&format!(" (relayed by {})", speech.source(relay)));
            }
        }
        for remark in speech.remarks(claim) {
            text.push_str(&format!("; {remark}"));
        }
        let mut cited = speech.faithful(id);
        for contest in report.contested.iter().filter(|contest| contest.denied == *id) {
            text.push_str(&format!("; rejected by {}", speech.voices_of(&contest.denial)));
            cited.extend(speech.faithful(&contest.denial));
        }
        page.row(COLUMNS, label, &speech.figure(claim), &text, &speech.cite(cited));
        label = "";
    }
    if more > 0 {
        page.row(COLUMNS, label, "", &format!("{} before these", counted(more, "figure", "figures")), "");
        label = "";
    }
    for claim in report.unnumbered.iter().filter_map(|id| speech.ledger.claim(id)) {
        let Some(quantity) = claim.quantity() else { continue };
        let shown = if quantity.stage() == Stage::Verified { Role::List } else { Role::Whole };
        if quantity.stage() != stage || shown != *role || conditional(claim) {
            continue;
        }
        let mut text = format!("{}, {}", speech.voices_of(claim.id()), speech.dated(claim));
        for remark in speech.remarks(claim) {
            text.push_str(&format!("; {remark}"));
        }
        page.row(COLUMNS, label, &speech.figure(claim), &text, &speech.cite_utterance(claim.id()));
        label = "";
    }
}

/// Two or more voices on the same number, for the same date.
fn rival_row(speech: &Speech<'_>, page: &mut Page, rivals: &Rivals) {
    let group = &rivals.group;
    let stage = rivals.stage;
    let word = if stage == Stage::Executed { "carried out" } else { stage.as_str() };
    let Some(clash) = group.face.clash else {
        let agreed: Vec<String> = group.face.agreement.iter().map(|region| bounds(*region)).collect();
        let text = format!(
            "{} {word} fit together; confirmed by {} independent voices",
            counted(group.entries.len(), "figure", "figures"),
            group.agreement_voices
        );
        page.row(COLUMNS, "agree", &agreed.join(" or "), &text, "");
        return;
    };
    let pairs = number(group.face.conflicting_pairs);
    let percent = clash.relative().percent();
    let mut text = format!(
        "{} {word} do not fit: {} at least against {} at most, {} apart ({percent} %)",
        counted(group.entries.len(), "figure", "figures"),
        number(clash.needs),
        number(clash.allows),
        number(clash.short_by),
    );
    match group.widest.clash {
        None => text.push_str("; at their widest they fit"),
        Some(widest) if widest != clash => text.push_str(&format!("; at their widest {} apart", number(widest.short_by))),
        Some(_) => {}
    }
    if stage == Stage::Executed && group.widest.clash.is_some() {
        text.push_str(". They cannot both be right as they stand");
    }
    if group.entries.len() > 2 {
        text.push_str(&format!(
            "; {pairs} of their pairs differ; to agree, {} persons would have to move in all",
            number(group.face.adjustment)
        ));
    }
    page.row(COLUMNS, "differ", &number(clash.short_by), &text, &speech.cite(group.entries.iter().filter_map(|e| speech.ledger.claim(&e.claim))));
}

fn gap_rows(speech: &Speech<'_>, page: &mut Page, report: &FlowReport) {
    // Against what was carried out; against an earlier stage only where that is open or not given.
    let settled = |stage: Stage| {
        report.gaps.iter().any(|gap| gap.stage == stage && gap.gap.persons.hi().is_some())
    };
    let shown = |stage: Stage| match stage {
        Stage::Executed => true,
        Stage::Ordered => !settled(Stage::Executed),
        _ => !settled(Stage::Executed) && !settled(Stage::Ordered),
    };
    let mut label = "gap";
    // "Any number" of an open figure says nothing.
    let says_something = |gap: &&Gap| gap.gap.persons != crate::bounds::Bounds::ANY;
    let gaps: Vec<&Gap> = report.gaps.iter().filter(|gap| shown(gap.stage)).filter(says_something).collect();
    for gap in gaps.iter().take(MOST_LINES) {
        let text = gap_text(speech, gap);
        page.row(COLUMNS, label, &bounds(gap.gap.persons), &text, "");
        label = "";
    }
    if gaps.len() > MOST_LINES {
        page.row(COLUMNS, label, "", &format!("{} more, in the data", counted(gaps.len() - MOST_LINES, "gap", "gaps")), "");
    }
    let settled = report.unverified.iter().any(|nobody| nobody.gap.persons.hi() == Some(0));
    if !gaps.is_empty() && report.consistency.clash.is_none() && !settled {
        page.row(COLUMNS, "", "", "Counting still under way. No contradiction.", "");
    }
    let lists: BTreeSet<_> = report.lines.iter().filter(|line| line.role == Role::List && line.latest).map(|line| &line.entry.voice).collect();
    let several = lists.len() > 1 || lists.iter().any(|voice| !voice.is_named());
    let open = report.unverified.iter().filter(|nobody| several && shown(nobody.stage) && nobody.gap.persons.hi() != Some(0));
    for nobody in open.take(MOST_LINES) {
        let text = format!(
            "of {} are on no list, all lists taken together; the lists were not compared name by name",
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
            format!(" ({} % to {} %)", gap.gap.least_share.percent(), gap.gap.most_share.percent())
        }
        None => String::new(),
    };
    format!("of {said}{stage} not verified by {voice}{share}")
}

fn report_spread(speech: &Speech<'_>, id: &ClaimId) -> Option<crate::bounds::Bounds> {
    let flows = speech.found.flows().iter().flat_map(|flow| &flow.lines);
    flows.map(|line| &line.entry).find(|entry| entry.claim == *id).map(|entry| entry.spread.core())
}

/// What cannot be, within the flow itself.
fn clash_row(speech: &Speech<'_>, page: &mut Page, report: &FlowReport) {
    let Some(clash) = report.consistency.clash else { return };
    // Two voices on one number of one date have been told already.
    if report.rivals.iter().any(|rivals| rivals.stage == Stage::Executed && rivals.group.face.clash == Some(clash)) {
        return;
    }
    let teller = |id: Option<&ClaimId>| {
        id.map_or_else(|| "the lists of persons".to_owned(), |id| format!("{} ({})", speech.voices_of(id), speech.figure_of(id)))
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
            format!("; to make all figures fit, {} persons would have to move in all", number(report.consistency.adjustment))
        } else {
            String::new()
        }
    );
    let cited = [&report.consistency.needs, &report.consistency.allows].into_iter().flatten();
    page.row(COLUMNS, "clash", &number(clash.short_by), &text, &speech.cite(cited.filter_map(|id| speech.ledger.claim(id))));
}

/// Why gaps may be other than they look: scope, and other readings of the number said.
fn why_rows(speech: &Speech<'_>, page: &mut Page, report: &FlowReport) {
    let mut label = "why";
    let population = |id: &ClaimId| {
        let quantity = speech.ledger.claim(id).and_then(Claim::quantity)?;
        quantity.population().map(|id| speech.population(id))
    };
    let mut narrower: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for gap in report.gaps.iter().filter(|gap| gap.scope.contains(&Aspect::Population)) {
        if let (Some(wide), Some(narrow)) = (population(&gap.said), population(&gap.verified)) {
            narrower.entry((wide, narrow)).or_default().insert(speech.voice(&gap.voice));
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
            let (Some(face), Some(window)) = (own.and_then(|q| q.window()), other.and_then(|q| q.window())) else { continue };
            if window == face || !window.is_within(face) {
                continue;
            }
            let because = reading.because().map_or_else(String::new, |because| format!(" ({})", clean(because)));
            let text = format!(
                "{} is read as {}; if it counts only {}{because}, every gap is at least as wide",
                speech.figure(claim),
                speech.calendar.when(face),
                speech.calendar.when(window),
            );
            page.row(COLUMNS, label, "window", &text, &speech.cite_utterance(claim.id()));
            label = "";
        }
    }
}

/// Figures for some of the people, persons on lists, and conditions of release.
fn parts(speech: &Speech<'_>, page: &mut Page, report: &FlowReport) {
    let mut label = "of them";
    let mut shown = 0;
    let some = report.lines.iter().filter(|line| line.role == Role::Part);
    let (mut hedged, total) = (Vec::new(), some.clone().count());
    for line in some.take(MOST_LINES) {
        let Some(claim) = speech.ledger.claim(&line.entry.claim) else { continue };
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
        let whole = quantity.wave().and_then(|id| speech.ledger.wave(id)).and_then(ReleaseWave::window);
        let own_window = whole != quantity.window();
        whom.extend(quantity.window().filter(|_| own_window).map(|window| speech.calendar.when(window)));
        if quantity.stage() != Stage::Executed {
            whom.push(quantity.stage().to_string());
        }
        let mut text = format!("{}; {}", whom.join(", "), speech.voice(&line.entry.voice));
        for remark in speech.remarks(claim) {
            text.push_str(&format!("; {remark}"));
        }
        page.row(COLUMNS, label, &speech.figure(claim), &text, &speech.cite_utterance(claim.id()));
        label = "";
        shown += 1;
    }
    if total > MOST_LINES {
        page.row(COLUMNS, label, "", &format!("{} more, in the data", counted(total - MOST_LINES, "part", "parts")), "");
        label = "";
    }
    if report.floor.persons > 0 {
        let text = "on lists as having left custody in it; names withheld here";
        page.row(COLUMNS, label, &counted(report.floor.persons, "person", "persons"), text, "");
        label = "";
        shown += 1;
    }
    if shown > 1 {
        let least = report.floor.parts.max(u64::try_from(report.floor.persons).unwrap_or(0));
        let text = format!("Rows may overlap, so they are not added: {} or more.", number(least));
        page.row(COLUMNS, label, "", &text, "");
        label = "";
    }
    let silent = report.unnumbered.iter().filter_map(|id| speech.ledger.claim(id)).filter(|claim| conditional(claim));
    for claim in hedged.into_iter().chain(silent) {
        let mut text = format!("freed under conditions; {}", speech.voices_of(claim.id()));
        for remark in speech.remarks(claim) {
            text.push_str(&format!("; {remark}"));
        }
        page.row(COLUMNS, label, &speech.figure(claim), &text, &speech.cite_utterance(claim.id()));
        label = "";
    }
}

/// Figures that cannot be compared with the rest, and why.
fn apart(speech: &Speech<'_>, page: &mut Page, report: &FlowReport) {
    let mut label = "not same";
    for line in &report.lines {
        let Role::Apart(why) = &line.role else { continue };
        let Some(claim) = speech.ledger.claim(&line.entry.claim) else { continue };
        let unit = line.entry.quantity.unit();
        let unit = if unit == crate::model::vocabulary::Unit::Person { String::new() } else { format!("{unit}s; ") };
        let text = format!(
            "{unit}{}, {}; not compared: {} differs",
            speech.voice(&line.entry.voice),
            speech.date(&line.entry),
            aspects(why)
        );
        page.row(COLUMNS, label, &speech.figure(claim), &text, &speech.cite_utterance(claim.id()));
        label = "";
    }
}

fn counted_row(speech: &Speech<'_>, page: &mut Page, sum: &Counted) {
    let parts: Vec<String> = sum.parts.iter().map(|part| number(part.figure.hi().unwrap_or(part.figure.lo()))).collect();
    let voices: BTreeSet<_> = sum.parts.iter().map(|part| &part.voice).collect();
    let or_more = if sum.open { " or more" } else { "" };
    let mut text = format!(
        "{}, the highest count of each wave not by a government ({}): our sum, nobody's claim",
        parts.join(" + "),
        counted(voices.len(), "voice", "voices")
    );
    if !sum.missing.is_empty() {
        text.push_str(&format!("; no such count for {}", counted(sum.missing.len(), "wave", "waves")));
    }
    for rest in &sum.against {
        let said = speech.says(&rest.claim);
        let stage = speech.ledger.claim(&rest.claim).and_then(Claim::quantity).map_or(Stage::Executed, |q| q.stage());
        let stage = if stage == Stage::Executed { String::new() } else { format!(" {stage}") };
        let note = if rest.short_by > 0 {
            format!("; {said}{stage} is {} below it", number(rest.short_by))
        } else if rest.above_highest > 0 && rest.persons.hi().is_none() {
            format!("; {said}{stage} is at least {} above it", number(rest.above_highest))
        } else if let Some(most) = rest.persons.hi() {
            let least = if rest.persons.lo() == most { "" } else { "at most " };
            format!("; {least}{} of {said}{stage} are in none of these counts", number(most))
        } else {
            continue;
        };
        text.push_str(&note);
    }
    page.row(COLUMNS, "counted", &format!("{}{or_more}", number(sum.highest)), &text, "");
}

/// What is counted over stretches of days, outside any wave.
fn outside(speech: &Speech<'_>, page: &mut Page) {
    let mut reports: Vec<&FlowReport> =
        speech.found.flows().iter().filter(|report| matches!(report.scope, Scope::Window { .. })).collect();
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
            let alone = claim.quantity().is_some_and(|q| !q.measure().is_stock() && q.wave().is_none() && q.window().is_none());
            alone && claim.figure().is_some() && claim.set_apart().is_none() && !conditional(claim)
        })
        .collect();
    let total = speech.found.counted().iter().find(|sum| sum.within.is_none());
    let single: Vec<&&FlowReport> = reports.iter().filter(worth).filter(|r| r.lines.len() == 1 && !no_waves).collect();
    if total.is_some() || !single.is_empty() || !own.is_empty() {
        let label = if no_waves { "Without a window" } else { "All waves, and other days" };
        if !(no_waves && own.is_empty() && total.is_none()) {
            title(page, label, "");
        }
        for report in &single {
            let Some(line) = report.lines.first() else { continue };
            let Some(claim) = speech.ledger.claim(&line.entry.claim) else { continue };
            if conditional(claim) {
                continue;
            }
            lone_row(speech, page, claim, line.entry.quantity.window().map(|window| speech.calendar.when(window)));
        }
        for claim in own.iter().take(MOST_LINES) {
            lone_row(speech, page, claim, None);
        }
        if own.len() > MOST_LINES {
            page.row(COLUMNS, "", "", &format!("{} more, in the data", number(own.len() - MOST_LINES)), "");
        }
        if let Some(total) = total {
            counted_row(speech, page, total);
        }
    }
    for report in reports.iter().filter(worth).filter(|report| report.lines.len() > 1 || no_waves).take(MOST_WAVES) {
        let Scope::Window { window, place } = &report.scope else { continue };
        let label = format!("{} {}", capital(words::happened(report.measure)), speech.calendar.when(window));
        title(page, &label, &place.as_deref().map_or_else(String::new, clean));
        body(speech, page, report);
    }
}

fn lone_row(speech: &Speech<'_>, page: &mut Page, claim: &Claim, window: Option<String>) {
    let quantity = claim.quantity();
    let measure = quantity.map_or("", |quantity| stage_word(quantity.stage(), quantity.measure()));
    let window = window.unwrap_or_else(|| "days not given, so compared with nothing".to_owned());
    let window = claim.label().map_or(window, clean);
    let mut text = format!("{} ({}): {window}", speech.voices_of(claim.id()), speech.dated(claim));
    for remark in speech.reasons(claim) {
        text.push_str(&format!("; {remark}"));
    }
    page.row(COLUMNS, measure, &speech.figure(claim), &text, &speech.cite_utterance(claim.id()));
}
