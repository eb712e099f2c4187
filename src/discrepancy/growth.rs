//! [`Growth`]: how one voice's verified count of one flow rose from date to date.

use std::collections::BTreeMap;

use crate::bounds::Bounds;
use crate::dedup::Voice;
use crate::discrepancy::balance::{Moment, Net, in_order};
use crate::discrepancy::entry::{Entry, Evidence};
use crate::discrepancy::flow::Scope;
use crate::discrepancy::gap::VerificationGap;
use crate::id::ClaimId;
use crate::model::ledger::Ledger;
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{Measure, RelationKind, Stage};
use crate::ratio::Ratio;

/// One voice's verified counts of one wave, or of one stretch of days, at two dates or more.
///
/// Partial verification over time is a curve, not a number: such counts rise for weeks. One that falls
/// was revised; it is flagged, and nobody is taken to have gone back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Growth {
    /// Whose list it is.
    pub voice: Voice,
    /// The wave or the days.
    pub scope: Scope,
    /// What is counted, without a date.
    pub quantity: Quantity,
    /// The number said by others for it, the latest of those furthest on its way; where several of one
    /// date differ, the highest. One that adds up several claims is none. `None` where nobody gives one.
    pub said: Option<ClaimId>,
    /// The counts by date, those of one date from the lowest.
    pub points: Vec<GrowthPoint>,
    /// Whether some count is lower than the one before.
    pub fell: bool,
}

/// One verified count.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GrowthPoint {
    /// The figure and its date.
    pub entry: Entry,
    /// How many more than the count before, at face value; `None` for the first.
    pub since_last: Option<Net>,
    /// The least and the most it is of the number said; `None` where there is none or it is more.
    pub of_said: Option<[Ratio; 2]>,
    /// Whether it is surely of a later date and lower than the one before.
    pub fell: bool,
}

/// One voice's list of those counted in one scope.
type List<'e> = (Scope, &'e Voice, Quantity);

/// The growth of every verified count that identified voices give at two dates or more, in order of
/// scope and voice. O(n log n) for a bounded depth of populations.
#[must_use]
pub fn growth(evidence: &Evidence<'_>) -> Vec<Growth> {
    let ledger = evidence.ledger;
    let mut lists: BTreeMap<List<'_>, Vec<(Moment, &Entry)>> = BTreeMap::new();
    let mut totals: BTreeMap<(Scope, Measure), Vec<&Entry>> = BTreeMap::new();
    for entry in evidence.entries() {
        let Some(scope) = scope(&entry.quantity).filter(|_| entry.gives_a_number()) else {
            continue;
        };
        let moment = entry.dated.as_ref().and_then(Moment::of);
        match (entry.quantity.stage(), moment) {
            (Stage::Verified, Some(moment)) if entry.voice.is_named() => {
                let key = (scope, &entry.voice, entry.quantity.undated());
                lists.entry(key).or_default().push((moment, entry));
            }
            (Stage::Announced | Stage::Ordered | Stage::Executed, _)
                if entry.quantity.outcome().is_none() && !is_sum(evidence, entry) =>
            {
                totals
                    .entry((scope, entry.quantity.measure()))
                    .or_default()
                    .push(entry);
            }
            _ => {}
        }
    }
    for own in totals.values_mut() {
        own.sort_by_cached_key(|entry| std::cmp::Reverse(weight(entry)));
        // Of each kind of number said the one that counts, so that few are looked through for each list.
        own.dedup_by(|later, first| alike(&later.quantity, &first.quantity) && later.voice == first.voice);
        own.truncate(MOST_SAID);
    }
    let mut found = Vec::new();
    for ((scope, voice, quantity), counts) in lists {
        let counts = in_order(counts);
        let apart = |(first, last): (&(Moment, &Entry), &(Moment, &Entry))| first.0 != last.0;
        if !counts.first().zip(counts.last()).is_some_and(apart) {
            continue;
        }
        let totals = totals.get(&(scope.clone(), quantity.measure()));
        let said = totals
            .into_iter()
            .flatten()
            .find(|total| total.voice != *voice && covers(ledger, total, &quantity));
        let points = points(&counts, said.map(|said| said.spread.core()));
        found.push(Growth {
            voice: voice.clone(),
            said: said.map(|said| said.claim.clone()),
            fell: points.iter().any(|point| point.fell),
            points,
            scope,
            quantity,
        });
    }
    found
}

/// How many different numbers said are looked through for one that covers a list.
const MOST_SAID: usize = 100;

fn scope(quantity: &Quantity) -> Option<Scope> {
    if quantity.measure().is_stock() {
        return None;
    }
    match (quantity.wave(), quantity.window()) {
        (Some(wave), _) => Some(Scope::Wave(wave.clone())),
        (None, Some(window)) => Some(Scope::Window {
            window: window.days(),
            place: quantity.place().map(str::to_owned),
        }),
        (None, None) => None,
    }
}

/// Whether it adds up other claims: a sum, perhaps of several voices, is nobody's count of the whole.
fn is_sum(evidence: &Evidence<'_>, entry: &Entry) -> bool {
    let claim = evidence.ledger.claim(&entry.claim);
    claim.is_some_and(|claim| claim.related(RelationKind::Includes).count() > 1)
}

/// The furthest stage, then the latest, then the highest.
fn weight(entry: &Entry) -> (Stage, Option<time::Date>, u64, std::cmp::Reverse<ClaimId>) {
    (
        entry.quantity.stage(),
        entry.dated.as_ref().and_then(|when| when.latest()),
        entry.spread.core().lo(),
        std::cmp::Reverse(entry.claim.clone()),
    )
}

fn alike(one: &Quantity, other: &Quantity) -> bool {
    one.population() == other.population() && one.place() == other.place() && one.unit() == other.unit()
}

/// Whether a number said counts at least the people of a list: naming a wave puts a list inside it,
/// and so among those whom the wave is said to be of.
fn covers(ledger: &Ledger, said: &Entry, list: &Quantity) -> bool {
    let (total, own) = (&said.quantity, list);
    let wave = total.wave().and_then(|wave| ledger.wave(wave));
    let whole_wave = wave.is_some_and(|wave| wave.population() == total.population());
    let people = whole_wave
        || match (own.population(), total.population()) {
            (own, whole) if own == whole => true,
            (Some(own), Some(whole)) => ledger.is_within(own, whole),
            (_, None) | (None, _) => false,
        };
    let place = total.place().is_none() || total.place() == own.place();
    people && place && total.unit() == own.unit()
}

fn points(counts: &[(Moment, &Entry)], said: Option<Bounds>) -> Vec<GrowthPoint> {
    let before = std::iter::once(None).chain(counts.iter().map(Some));
    let point = |((moment, entry), before): (&(Moment, &Entry), Option<&(Moment, &Entry)>)| {
        let own = entry.spread.core();
        let since_last = before.map(|(_, last)| Net::difference(own, last.spread.core()));
        let later = before.is_some_and(|(last, _)| last.surely_before(*moment));
        GrowthPoint {
            entry: (*entry).clone(),
            since_last,
            of_said: said
                .and_then(|said| VerificationGap::between(said, own))
                .map(|gap| gap.verified_share()),
            fell: later && since_last.and_then(Net::hi).is_some_and(|most| most < 0),
        }
    };
    counts.iter().zip(before).map(point).collect()
}
