//! [`StockReport`]: how many are held at a date, by everybody who said so near it.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::discrepancy::entry::{Entry, Evidence, latest_per_voice};
use crate::discrepancy::group::GroupReport;
use crate::id::{ClaimId, PopulationId};
use crate::model::vocabulary::Unit;
use crate::when::When;

/// A stock asked at a date: each voice's latest figure near it.
///
/// Figures of other days are not compared with these: with no account of who came and went between,
/// different days are incomparable, not contradictory.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct StockReport {
    /// Who is counted.
    pub population: Option<PopulationId>,
    /// Where.
    pub place: Option<String>,
    /// What one unit is.
    pub unit: Unit,
    /// The date asked, as ISO text in JSON.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_text"))]
    pub date: Date,
    /// How many days either way counted as that date.
    pub tolerance: u32,
    /// The figures of that date.
    pub group: GroupReport,
    /// Earlier figures of the same voices within the tolerance: replaced by their later ones.
    pub outdated: Vec<ClaimId>,
}

/// What a stock is of.
pub(crate) type StockKey = (Option<PopulationId>, Option<String>, Unit);

fn key(entry: &Entry) -> Option<StockKey> {
    let quantity = &entry.quantity;
    let whole = quantity.measure().is_stock() && quantity.outcome().is_none();
    whole.then(|| {
        (
            quantity.population().cloned(),
            quantity.place().map(str::to_owned),
            quantity.unit(),
        )
    })
}

/// Every stock of a ledger at one date. O(n log n).
#[must_use]
pub fn stocks_at(evidence: &Evidence<'_>, date: Date) -> Vec<StockReport> {
    let date = i64::from(date.to_julian_day());
    let reports = by_key(evidence).into_iter();
    reports
        .filter_map(|(key, entries)| at(evidence, key, &Timeline::new(entries), date))
        .collect()
}

/// Every stock of a ledger, at the fewest dates near which every dated figure is compared once, found
/// from the latest figure backwards. O(n log n) for figures spread over time.
///
/// Figures without any date are compared with none.
#[must_use]
pub fn stocks(evidence: &Evidence<'_>) -> Vec<StockReport> {
    let tolerance = i64::from(evidence.settings.stock_tolerance());
    let mut found = Vec::new();
    for (key, entries) in by_key(evidence) {
        let timeline = Timeline::new(entries);
        let mut uncovered = timeline.0.iter().rev().peekable();
        while let Some(&(from, ..)) = uncovered.next() {
            // The earliest date still near the latest figure reaches furthest back.
            let date = from - tolerance;
            while uncovered.next_if(|span| is_near(span, date, tolerance)).is_some() {}
            found.extend(at(evidence, key.clone(), &timeline, date));
        }
    }
    found.sort_by(|a, b| {
        (&a.population, &a.place, a.unit, a.date).cmp(&(&b.population, &b.place, b.unit, b.date))
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

/// `None` when nobody speaks near the date.
fn at(evidence: &Evidence<'_>, key: StockKey, timeline: &Timeline<'_>, date: i64) -> Option<StockReport> {
    let tolerance = evidence.settings.stock_tolerance();
    let reach = i64::from(tolerance);
    let near: Vec<_> = timeline.near(date, reach).collect();
    // Any date near to all of them gives the same report; the one in their middle reads best.
    let (first, last) = (near.iter().map(|n| n.0).min()?, near.iter().map(|n| n.0).max()?);
    let (from, to) = (last - reach, near.iter().map(|n| n.1).min()? + reach);
    let middle = if from <= to {
        i64::midpoint(first, last).clamp(from, to)
    } else {
        date
    };
    let shown = if near.iter().all(|span| is_near(span, middle, reach)) {
        middle
    } else {
        date
    };
    let latest = latest_per_voice(near.iter().map(|(.., entry)| *entry));
    let kept: BTreeSet<_> = latest
        .iter()
        .map(|entry| (&entry.voice, &entry.dated, entry.relative))
        .collect();
    let replaced = near
        .iter()
        .map(|(.., entry)| entry)
        .filter(|entry| !kept.contains(&(&entry.voice, &entry.dated, entry.relative)));
    let (population, place, unit) = key;
    Some(StockReport {
        population,
        place,
        unit,
        date: Date::from_julian_day(i32::try_from(shown).ok()?).ok()?,
        tolerance,
        outdated: replaced.map(|entry| entry.claim.clone()).collect(),
        group: GroupReport::of(latest),
    })
}

#[cfg(feature = "serde")]
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes fields by reference"
)]
fn as_text<S: serde::Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&When::day(*date))
}
