//! Wave by wave, in order of their days.

use std::collections::BTreeMap;

use crate::discrepancy::FlowReport;
use crate::id::{ListingId, WaveId};
use crate::model::wave::ReleaseWave;
use crate::render::layout::{COLUMNS, Columns, MOST_LINES, MOST_WAVES, Page, clean};
use crate::render::matched;
use crate::render::names::Speech;
use crate::render::rows::{body, title};
use crate::render::sums::{counted_row, outside};
use crate::render::words::{self, bounds, capital, counted};

pub(super) fn write(speech: &Speech<'_>, page: &mut Page) {
    let reports = speech.found.flows();
    if reports
        .iter()
        .all(|report| report.lines.is_empty() && report.unnumbered.is_empty())
    {
        lists(speech, page);
        return;
    }
    let title = if speech.ledger.waves().len() == 0 {
        "2 WHO CAME AND WENT"
    } else {
        "2 WAVE BY WAVE"
    };
    page.heading(
        title,
        "A verified number is a floor (“so many, so far”), not a total",
    );
    let order = in_order(speech);
    for id in order.iter().take(MOST_WAVES) {
        if let Some(report) = speech.found.wave(id) {
            wave(speech, page, id, report);
        }
    }
    if let more @ 1.. = order.len().saturating_sub(MOST_WAVES) {
        page.line(&format!(
            "  and {} more, in the data",
            counted(more, "wave", "waves")
        ));
    }
    matched::write(speech, page);
    outside(speech, page);
    lists(speech, page);
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
    let Some(wave) = speech.ledger.wave(id) else {
        return;
    };
    let label = capital(&clean(wave.label()));
    let mut about = Vec::new();
    about.extend(wave.window().map(|window| speech.calendar.when(window)));
    about.extend(
        wave.place()
            .map(clean)
            .filter(|place| !label.contains(place.as_str())),
    );
    about.extend(wave.population().map(|id| speech.population(id)));
    let outer = wave.within().and_then(|id| speech.ledger.wave(id));
    about.extend(outer.map(|outer| format!("part of “{}”", clean(outer.label()))));
    title(page, &label, &about.join(" · "));
    body(speech, page, report);
    for implied in speech
        .found
        .implied()
        .iter()
        .filter(|implied| implied.wave == *id)
    {
        let whole = speech.figure_of(&implied.whole);
        let others: Vec<String> = implied.others.iter().map(|id| speech.figure_of(id)).collect();
        let assumed = speech
            .ledger
            .assumptions()
            .find(|assumption| *assumption.id() == implied.assumption);
        let assumed = assumed.map_or_else(String::new, |assumption| clean(assumption.label()));
        let text = format!(
            "no number {}; {} would follow from {whole} − {} if {assumed}",
            implied.stage,
            bounds(implied.persons),
            others.join(" − ")
        );
        page.row(
            COLUMNS,
            "if",
            bounds(implied.persons).as_str(),
            &text,
            &speech.cite_utterance(&implied.whole),
        );
    }
    for sum in speech
        .found
        .counted()
        .iter()
        .filter(|sum| sum.within.as_ref() == Some(id))
    {
        counted_row(speech, page, sum);
    }
}

/// The lists themselves: what each states, holds and withholds. No name leaves them here.
fn lists(speech: &Speech<'_>, page: &mut Page) {
    if speech.ledger.listings().len() == 0 {
        return;
    }
    let mut records: BTreeMap<&ListingId, usize> = BTreeMap::new();
    for record in speech.ledger.detainees() {
        if let Some(listing) = record.listing() {
            *records.entry(listing).or_default() += 1;
        }
    }
    title(page, "Lists of persons", "");
    let columns = Columns {
        indent: 4,
        label: 0,
        figure: 0,
    };
    for listing in speech.ledger.listings().take(MOST_LINES) {
        let voices: Vec<String> = listing.by().iter().map(|id| speech.source(id)).collect();
        let held = records.get(listing.id()).copied().unwrap_or(0);
        let mut text = format!("“{}”", clean(listing.label()));
        if !voices.is_empty() {
            text.push_str(&format!(" of {}", words::listed(&voices)));
        }
        if let Some(when) = listing.as_of() {
            text.push_str(&format!(", {}", speech.calendar.when(when)));
        }
        text.push_str(&format!(
            ", {}: {}",
            listing.coverage(),
            counted(held, "record", "records")
        ));
        if let Some(withheld) = listing.withheld() {
            text.push_str(&format!(", {} withheld", words::figure(speech.ledger, withheld)));
        }
        if let Some(states) = listing.states() {
            text.push_str(&format!("; it states {}", words::figure(speech.ledger, states)));
        }
        if let Some(availability) = listing.availability() {
            text.push_str(&format!("; {availability}"));
        }
        text.extend(listing.note().map(|note| format!("; {}", clean(note))));
        let places: Vec<String> = listing
            .via()
            .iter()
            .map(|id| speech.place(id, listing.at()))
            .collect();
        let cite = if places.is_empty() {
            String::new()
        } else {
            format!("[{}]", places.join(" "))
        };
        page.row(columns, "", "", &text, &cite);
    }
    if let more @ 1.. = speech.ledger.listings().len().saturating_sub(MOST_LINES) {
        page.row(
            columns,
            "",
            "",
            &format!("{} more, in the data", counted(more, "list", "lists")),
            "",
        );
    }
    let (all, persons) = (
        speech.ledger.detainees().len(),
        speech.found.persons().persons().len(),
    );
    if all > 0 {
        let text = format!(
            "{} are taken for {}; joined only by judgement or an equal identifier",
            counted(all, "record", "records"),
            counted(persons, "person", "persons")
        );
        page.row(columns, "", "", &text, "");
    }
}
