//! Wave by wave, in order of their days.

use std::collections::BTreeMap;

use crate::discrepancy::FlowReport;
use crate::id::WaveId;
use crate::model::wave::ReleaseWave;
use crate::render::layout::{COLUMNS, MOST_WAVES, Page, clean};
use crate::render::lists;
use crate::render::names::Speech;
use crate::render::rows::{body, title};
use crate::render::sums::{counted_row, outside};
use crate::render::words::{bounds, capital, counted};

pub(super) fn write(speech: &Speech<'_>, page: &mut Page) {
    let reports = speech.found.flows();
    if reports
        .iter()
        .all(|report| report.lines.is_empty() && report.unnumbered.is_empty())
    {
        lists::section(speech, page);
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
    outside(speech, page);
    lists::write(speech, page);
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
