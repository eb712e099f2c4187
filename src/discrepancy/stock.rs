//! [`StockReport`]: how many are held at a date, by everybody who said so near it.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::dedup::Voice;
use crate::discrepancy::entry::{Entry, Evidence};
use crate::discrepancy::group::GroupReport;
use crate::discrepancy::scores::Clash;
use crate::id::{ClaimId, PopulationId, WaveId};
use crate::model::vocabulary::{Stage, Unit};
use crate::when::When;

/// A stock asked at a date: of each voice, the figure nearest to it within the tolerance.
///
/// Figures of other days are not compared with these: with no account of who came and went between,
/// different days are incomparable, not contradictory. A verified figure is a list, and so a floor for
/// the others and no rival of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct StockReport {
    /// Who is counted.
    pub population: Option<PopulationId>,
    /// Where.
    pub place: Option<String>,
    /// Of which wave's people.
    pub wave: Option<WaveId>,
    /// What one unit is.
    pub unit: Unit,
    /// The date asked, as ISO text in JSON.
    #[cfg_attr(feature = "serde", serde(serialize_with = "crate::when::day_as_text"))]
    pub date: Date,
    /// How many days either way counted as that date.
    pub tolerance: u32,
    /// The figures of that date.
    pub group: GroupReport,
    /// Verified lists of that date.
    pub lists: Vec<Entry>,
    /// Where the longest list has more than the lowest total allows.
    pub short_of_lists: Option<Clash>,
    /// Figures of the same voices further from the date, though within the tolerance.
    pub further: Vec<ClaimId>,
}

/// What a stock is of.
pub(crate) type StockKey = (Option<PopulationId>, Option<String>, Option<WaveId>, Unit);

fn key(entry: &Entry) -> Option<StockKey> {
    let quantity = &entry.quantity;
    let whole = quantity.measure().is_stock() && quantity.outcome().is_none();
    whole.then(|| {
        let place = quantity.place().map(str::to_owned);
        (
            quantity.population().cloned(),
            place,
            quantity.wave().cloned(),
            quantity.unit(),
        )
    })
}

/// Every stock of a ledger at one date: those near which somebody gives a figure. O(n log n).
#[must_use]
pub fn stocks_at(evidence: &Evidence<'_>, date: Date) -> Vec<StockReport> {
    let date = i64::from(date.to_julian_day());
    let reports = by_key(evidence).into_iter();
    reports
        .filter_map(|(key, entries)| at(evidence, key, &Timeline::new(entries), date))
        .collect()
}

/// Every stock of a ledger, asked at dates for which somebody gives a figure: first the latest such
/// date, then the latest with a figure that has not been compared, and so on until all have been.
///
/// O(n log n + d m) for d such dates with m figures near each; d is one date per figure at most.
/// Figures without any date are compared with none.
#[must_use]
pub fn stocks(evidence: &Evidence<'_>) -> Vec<StockReport> {
    let mut found = Vec::new();
    for (key, entries) in by_key(evidence) {
        let timeline = Timeline::new(entries);
        let mut compared: BTreeSet<(&ClaimId, &Voice)> = BTreeSet::new();
        let mut asked: BTreeSet<i64> = BTreeSet::new();
        for &(date, _, entry) in timeline.0.iter().rev() {
            // A second figure of one voice for one day waits for no report of its own.
            if compared.contains(&(&entry.claim, &entry.voice)) || !asked.insert(date) {
                continue;
            }
            for near in nearest(&timeline, date, i64::from(evidence.settings.stock_tolerance())).0 {
                compared.insert((&near.claim, &near.voice));
            }
            found.extend(at(evidence, key.clone(), &timeline, date));
        }
    }
    found.sort_by_cached_key(|stock| {
        (
            stock.population.clone(),
            stock.place.clone(),
            stock.wave.clone(),
            stock.unit,
            stock.date,
        )
    });
    found
}

fn by_key<'e>(evidence: &'e Evidence<'_>) -> BTreeMap<StockKey, Vec<&'e Entry>> {
    let mut found: BTreeMap<StockKey, Vec<&Entry>> = BTreeMap::new();
    for entry in evidence.entries() {
        if let Some(key) = key(entry) {
            found.entry(key).or_default().push(entry);
        }
    }
    found
}

/// A dated entry with its first and last day as day numbers.
type Span<'e> = (i64, i64, &'e Entry);

/// The longest date that is found from any day of it; longer ones only in their first year.
const LONGEST: i64 = 366;

/// Whether an entry may be of a date; one of several days is of none between them.
fn is_near((from, to, entry): &Span<'_>, date: i64, tolerance: i64) -> bool {
    let one_of_several = || {
        let alternatives = entry.dated.iter().flat_map(When::alternatives);
        let day = |date: Option<Date>| date.map(|date| i64::from(date.to_julian_day()));
        let mut spans = alternatives
            .filter_map(|when| Some((day(when.earliest())?, day(when.latest())?)))
            .peekable();
        spans.peek().is_none() || spans.any(|(from, to)| from <= date + tolerance && to >= date - tolerance)
    };
    let reached = *from >= date - tolerance - LONGEST;
    reached && *from <= date + tolerance && *to >= date - tolerance && one_of_several()
}

/// Dated entries in order of their first day.
struct Timeline<'e>(Vec<Span<'e>>);

impl<'e> Timeline<'e> {
    fn new(entries: Vec<&'e Entry>) -> Self {
        let span = |entry: &'e Entry| {
            let dated = entry.dated.as_ref()?;
            let from = dated.earliest().or(dated.latest())?;
            let to = dated.latest().or(dated.earliest())?;
            Some((
                i64::from(from.to_julian_day()),
                i64::from(to.to_julian_day()),
                entry,
            ))
        };
        let mut spans: Vec<_> = entries.into_iter().filter_map(span).collect();
        spans.sort_by(|a, b| (a.0, a.1, &a.2.claim).cmp(&(b.0, b.1, &b.2.claim)));
        Self(spans)
    }

    fn near(&self, date: i64, tolerance: i64) -> impl Iterator<Item = &Span<'e>> {
        let first = self
            .0
            .partition_point(|(from, ..)| *from < date - tolerance - LONGEST);
        let rest = self.0.get(first..).unwrap_or(&[]).iter();
        rest.take_while(move |(from, ..)| *from <= date + tolerance)
            .filter(move |span| is_near(span, date, tolerance))
    }
}

/// Of each voice the entries nearest to a date, and those further from it, within the tolerance.
fn nearest<'e>(timeline: &Timeline<'e>, date: i64, tolerance: i64) -> (Vec<&'e Entry>, Vec<&'e Entry>) {
    // Of two equally near, the later.
    let rank = |(from, to, _): &Span<'_>| ((from - date).max(date - to).max(0), -to);
    let slot = |entry: &'e Entry| {
        (
            &entry.voice,
            entry.relative,
            entry.quantity.stage() == Stage::Verified,
        )
    };
    let near: Vec<&Span<'e>> = timeline.near(date, tolerance).collect();
    let mut best: BTreeMap<(&Voice, bool, bool), (i64, i64)> = BTreeMap::new();
    for span in &near {
        best.entry(slot(span.2))
            .and_modify(|old| *old = rank(span).min(*old))
            .or_insert(rank(span));
    }
    let (kept, further): (Vec<&Span<'e>>, Vec<&Span<'e>>) = near
        .into_iter()
        .partition(|span| best.get(&slot(span.2)) == Some(&rank(span)));
    let entries = |spans: Vec<&Span<'e>>| spans.into_iter().map(|span| span.2).collect();
    (entries(kept), entries(further))
}

/// One voice's stocks of one date, and all figures nearest that date, of each voice its own nearest.
pub(super) type NearDate<'e> = (Vec<&'e Entry>, Vec<&'e Entry>);

/// Each stock and date for which a voice gives figures, asked at the first day of the date.
pub(super) fn stocks_of<'e>(evidence: &'e Evidence<'_>, voice: &Voice) -> Vec<NearDate<'e>> {
    let tolerance = i64::from(evidence.settings.stock_tolerance());
    let mut found = Vec::new();
    for entries in by_key(evidence).into_values() {
        if entries.iter().all(|entry| entry.voice != *voice) {
            continue;
        }
        let timeline = Timeline::new(entries);
        let mut own: BTreeMap<i64, Vec<&Entry>> = BTreeMap::new();
        for &(date, _, entry) in timeline.0.iter().filter(|(.., entry)| entry.voice == *voice) {
            own.entry(date).or_default().push(entry);
        }
        let dated = own.into_iter();
        found.extend(dated.map(|(date, own)| (own, nearest(&timeline, date, tolerance).0)));
    }
    found
}

/// `None` when nobody speaks near the date.
fn at(evidence: &Evidence<'_>, key: StockKey, timeline: &Timeline<'_>, date: i64) -> Option<StockReport> {
    let tolerance = evidence.settings.stock_tolerance();
    let (kept, further) = nearest(timeline, date, i64::from(tolerance));
    let (lists, totals): (Vec<&Entry>, Vec<&Entry>) = kept
        .into_iter()
        .partition(|entry| entry.quantity.stage() == Stage::Verified);
    if lists.is_empty() && totals.is_empty() {
        return None;
    }
    let longest = lists.iter().map(|list| list.longest_list).max().unwrap_or(0);
    let lowest = totals.iter().filter_map(|entry| entry.spread.core().hi()).min();
    let (population, place, wave, unit) = key;
    Some(StockReport {
        population,
        place,
        wave,
        unit,
        date: Date::from_julian_day(i32::try_from(date).ok()?).ok()?,
        tolerance,
        short_of_lists: lowest.and_then(|lowest| Clash::between(longest, lowest)),
        lists: lists.into_iter().cloned().collect(),
        further: further.into_iter().map(|entry| entry.claim.clone()).collect(),
        group: GroupReport::of(totals),
    })
}
