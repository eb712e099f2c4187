//! Floor 3: wave records of several sources, compared with each other and never merged.

mod algebra;
mod indexes;
mod pinned;
mod said;
mod sure;

use cotejo::wave::{WaveMatch, WaveMatches, WaveRelation, compare, matches};
use cotejo::{
    ClaimDraft, DetaineeDraft, Draft, Ledger, PopulationDraft, SourceDraft, Value, WaveDraft, WaveId, link,
};

fn id(text: &str) -> WaveId {
    text.parse().unwrap()
}

fn ledger(draft: &Draft) -> Ledger {
    Ledger::try_from(draft.clone()).unwrap()
}

fn compared(draft: &Draft, one: &str, other: &str) -> WaveMatch {
    let ledger = ledger(draft);
    let (one, other) = (ledger.wave(&id(one)).unwrap(), ledger.wave(&id(other)).unwrap());
    compare(&ledger, &link::resolve(&ledger), one, other)
}

fn relation(draft: &Draft, one: &str, other: &str) -> WaveRelation {
    compared(draft, one, other).relation
}

fn all(draft: &Draft) -> WaveMatches {
    let ledger = ledger(draft);
    matches(&ledger, &link::resolve(&ledger))
}

fn nested(inner: &str) -> WaveRelation {
    WaveRelation::Nested { inner: id(inner) }
}

/// A government with its minister, two monitors, an unnamed group, a page, and four populations.
fn cast() -> Draft {
    Draft::new()
        .with_source(SourceDraft::new("crown").kind("government"))
        .with_source(SourceDraft::new("herald").kind("government").owner("crown"))
        .with_source(SourceDraft::new("lantern").kind("monitor"))
        .with_source(SourceDraft::new("mothers").kind("relatives"))
        .with_source(SourceDraft::new("groups").plural(true))
        .with_source(SourceDraft::new("gazette").kind("press"))
        .with_population(PopulationDraft::new("all"))
        .with_population(PopulationDraft::new("marchers").within("all"))
        .with_population(PopulationDraft::new("foreign").within("all").disjoint("marchers"))
        .with_population(PopulationDraft::new("listed"))
}

fn wave(id: &str, window: &str) -> WaveDraft {
    WaveDraft::new(id).window(window)
}

/// An invented person recorded as leaving in the waves given, on the days given.
fn left(id: &str, waves: &[(&str, Option<&str>)]) -> DetaineeDraft {
    let events = waves.iter().map(|(wave, when)| {
        let mut event = vec![("what", "released"), ("wave", *wave)];
        event.extend(when.map(|when| ("when", when)));
        Value::record(event)
    });
    DetaineeDraft::new(id).events(events.collect::<Vec<Value>>())
}

fn said_on(day: &str, id: &str, by: &str, wave: &str, figure: &str) -> ClaimDraft {
    let claim = ClaimDraft::new(id).by(by).count("released").wave(wave);
    claim.figure(figure).said(day)
}

/// Two waves of which nothing is known.
fn blanks() -> Draft {
    cast()
        .with_wave(WaveDraft::new("a"))
        .with_wave(WaveDraft::new("b"))
}
