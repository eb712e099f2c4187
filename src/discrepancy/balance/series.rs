//! Each voice's stocks in order of their dates: consecutive ones balanced, or a break between them.

use std::collections::{BTreeMap, BTreeSet};

use crate::dedup::Voice;
use crate::discrepancy::balance::moment::{Moment, falls_in};
use crate::discrepancy::balance::pair::Open;
use crate::discrepancy::balance::result::{Balance, LeftOutFor};
use crate::discrepancy::balance::running::Running;
use crate::discrepancy::entry::{Entry, Evidence};
use crate::id::{ClaimId, PopulationId, WaveId};
use crate::model::ledger::Ledger;
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{Aspect, Outcome, Stage, Unit};

/// So many pairs of a stock and a flow of one voice are looked at for flows of other units, places or
/// populations; with more, only flows of the stock's own are, so that the work stays bounded.
const MOST_COMPARED: usize = 1_000_000;

/// Two consecutive figures of one voice that cannot be balanced.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Break {
    /// Whose figures they are.
    pub voice: Voice,
    /// The earlier figure.
    pub from: Entry,
    /// The later figure.
    pub to: Entry,
    /// In what the definition changed; empty for a count that fell.
    pub differs: Vec<Aspect>,
    /// By how many a count that can only grow fell, at face value: a revision, and nobody went back.
    pub fell_by: Option<u64>,
}

/// What makes two stocks one series.
type Definition<'e> = (
    Option<&'e PopulationId>,
    Option<&'e str>,
    Option<&'e WaveId>,
    Unit,
    Option<Outcome>,
    Stage,
);

/// Whom a figure counts, and in what units.
type Whose<'e> = (Option<&'e PopulationId>, Option<&'e str>, Unit);

fn definition(quantity: &Quantity) -> Definition<'_> {
    (
        quantity.population(),
        quantity.place(),
        quantity.wave(),
        quantity.unit(),
        quantity.outcome(),
        quantity.stage(),
    )
}

/// In what the definitions of two stocks differ.
pub(super) fn differences(one: &Quantity, other: &Quantity) -> Vec<Aspect> {
    let differ = [
        (one.stage() != other.stage(), Aspect::Stage),
        (one.unit() != other.unit(), Aspect::Unit),
        (one.population() != other.population(), Aspect::Population),
        (one.place() != other.place(), Aspect::Place),
        (one.wave() != other.wave(), Aspect::Wave),
        (one.outcome() != other.outcome(), Aspect::Outcome),
    ];
    let differing = differ.into_iter().filter(|(differs, _)| *differs);
    differing.map(|(_, aspect)| aspect).collect()
}

/// A figure with the moment it is of.
pub(super) type Dated<'e> = (Moment, &'e Entry);

/// A stock with a number of its own, counted and not only announced, and its date.
pub(super) fn dated_stock(entry: &Entry) -> Option<Dated<'_>> {
    let counted = matches!(entry.quantity.stage(), Stage::Executed | Stage::Verified);
    let stock = entry.quantity.measure().is_stock() && counted && entry.gives_a_number();
    let moment = entry.dated.as_ref().and_then(Moment::of)?;
    stock.then_some((moment, entry))
}

/// When a figure was said, for which of two of one date stands.
fn known(ledger: &Ledger, entry: &Entry) -> Option<Moment> {
    let claim = ledger.claim(&entry.claim)?;
    claim.said().or(claim.published()).and_then(Moment::of)
}

/// One series: its stocks in order, each date once, with the others of those dates.
struct Series<'e> {
    /// The first and the last figure, whatever stands for their dates.
    ends: (Dated<'e>, Dated<'e>),
    chain: Vec<(Dated<'e>, Vec<&'e ClaimId>)>,
}

impl<'e> Series<'e> {
    /// The chain takes the date that ends first, then of those surely after it the one that ends first,
    /// and so on; what overlaps stands beside it.
    fn of(ledger: &Ledger, mut stocks: Vec<Dated<'e>>) -> Option<Self> {
        stocks.sort_by_cached_key(|(moment, entry)| {
            let later_first = std::cmp::Reverse(known(ledger, entry));
            (
                moment.to,
                std::cmp::Reverse(moment.from),
                later_first,
                entry.claim.clone(),
            )
        });
        let mut chain: Vec<(Dated<'e>, Vec<&'e ClaimId>)> = Vec::new();
        for stock in &stocks {
            match chain.last_mut() {
                Some((last, beside)) if !last.0.surely_before(stock.0) => beside.push(&stock.1.claim),
                _ => chain.push((*stock, Vec::new())),
            }
        }
        let ends = (
            *stocks.iter().min_by_key(|(moment, _)| moment.from)?,
            *stocks.last()?,
        );
        Some(Self { ends, chain })
    }
}

/// The stocks of identified voices: an unnamed group need not be the same people twice.
fn stocks_of<'e>(evidence: &'e Evidence<'_>) -> BTreeMap<&'e Voice, BTreeMap<Definition<'e>, Series<'e>>> {
    let mut found: BTreeMap<&Voice, BTreeMap<Definition<'_>, Vec<Dated<'_>>>> = BTreeMap::new();
    let named = evidence.entries().iter().filter(|entry| entry.voice.is_named());
    for stock in named.filter_map(dated_stock) {
        let own = found.entry(&stock.1.voice).or_default();
        own.entry(definition(&stock.1.quantity)).or_default().push(stock);
    }
    let series = |(key, stocks)| Some((key, Series::of(evidence.ledger, stocks)?));
    let voice =
        |(voice, own): (&'e Voice, BTreeMap<_, _>)| (voice, own.into_iter().filter_map(series).collect());
    found.into_iter().map(voice).collect()
}

/// The standard of verification each stock of a chain was counted by: where none is stated, the last
/// that was.
fn standards<'l>(ledger: &'l Ledger, series: &Series<'_>) -> Vec<Option<&'l str>> {
    let mut last = None;
    let stated = series.chain.iter().map(|((_, entry), _)| {
        let own = ledger.claim(&entry.claim).and_then(|claim| claim.standard());
        last = own.map(str::trim).filter(|own| !own.is_empty()).or(last);
        last
    });
    stated.collect()
}

/// Whether the standard changed from each stock of a chain to the next.
fn changed(ledger: &Ledger, series: &Series<'_>) -> Vec<bool> {
    let standards = standards(ledger, series);
    let pairs = standards.iter().zip(standards.iter().skip(1));
    pairs.map(|(one, next)| one.is_some() && one != next).collect()
}

/// Every two consecutive stocks of one voice and one definition, with the flows that voice gives
/// between them. Voices are never mixed; [`balance`](crate::discrepancy::balance()) does so when asked.
///
/// Of an unnamed group or of nobody there is no series: they need not be the same people twice. What
/// was corrected is no figure any more. Of several figures for one date the one said last counts.
/// In order of voice, definition and date; O(n log n) for a bounded depth of waves and populations.
#[must_use]
pub fn balances(evidence: &Evidence<'_>) -> Vec<Balance> {
    let ledger = evidence.ledger;
    let mut flows: BTreeMap<&Voice, Vec<&Entry>> = BTreeMap::new();
    for entry in evidence.entries() {
        flows.entry(&entry.voice).or_default().push(entry);
    }
    let mut found = Vec::new();
    for (voice, own) in stocks_of(evidence) {
        let own: Vec<(Definition<'_>, Series<'_>)> = own
            .into_iter()
            .filter(|(_, series)| series.chain.len() > 1)
            .collect();
        if own.is_empty() {
            continue;
        }
        let running = Running::all(ledger, flows.get(voice).into_iter().flatten().copied());
        let mut alike: BTreeMap<Whose<'_>, Vec<&Running<'_>>> = BTreeMap::new();
        for flow in &running {
            let key = (
                flow.quantity.population(),
                flow.quantity.place(),
                flow.quantity.unit(),
            );
            alike.entry(key).or_default().push(flow);
        }
        let few = own.len().saturating_mul(running.len()) <= MOST_COMPARED;
        for ((population, place, _, unit, ..), series) in &own {
            let near: Vec<&Running<'_>> = if few {
                running.iter().collect()
            } else {
                alike
                    .get(&(*population, *place, *unit))
                    .cloned()
                    .unwrap_or_default()
            };
            found.extend(balanced(ledger, series, &near));
        }
    }
    found
}

/// The balances of one series: each flow is taken to the few pairs it can lie in, and noted in the
/// others it may meet until they have enough.
fn balanced(ledger: &Ledger, series: &Series<'_>, flows: &[&Running<'_>]) -> Vec<Balance> {
    let next = series.chain.iter().skip(1);
    let mut pairs: Vec<Open<'_>> = series
        .chain
        .iter()
        .zip(next)
        .map(|((from, beside), (to, also))| {
            Open::new(*from, *to, beside.iter().chain(also).copied().collect())
        })
        .collect();
    let spans: Vec<(Moment, Moment)> = pairs.iter().map(|pair| (pair.first, pair.last)).collect();
    let stock = series.ends.0.1;
    // How many flows meet each pair, as differences from one pair to the next.
    let mut met: Vec<(usize, usize)> = vec![(0, 0); pairs.len() + 1];
    let mut used: Vec<usize> = vec![0; pairs.len()];
    let mut room: Vec<usize> = (0..=pairs.len()).collect();
    for flow in flows {
        let mut taken: BTreeMap<usize, Option<LeftOutFor>> = BTreeMap::new();
        let why = match flow.bearing(ledger, &stock.quantity) {
            Err(why) => why,
            Ok((side, bearing)) => {
                let near: BTreeSet<usize> = flow
                    .moments()
                    .flat_map(|moment| falls_in(&spans, moment))
                    .collect();
                for at in near {
                    if let Some(pair) = pairs.get_mut(at) {
                        taken.insert(at, pair.take(flow, side, bearing).err());
                    }
                }
                flow.without_days()
            }
        };
        let (from, to) = flow.span().map_or((0, spans.len()), |(start, end)| {
            let from = spans.partition_point(|(_, last)| last.to < start.from);
            (from, spans.partition_point(|(first, _)| first.from <= end.to))
        });
        let mut at = from;
        while at < to {
            at = open_from(&mut room, at);
            let reason = taken.get(&at).copied().unwrap_or(Some(why));
            if at < to
                && let (Some(pair), Some(reason)) = (pairs.get_mut(at), reason)
                && !pair.leave_out(flow.left_out(reason))
                && let Some(full) = room.get_mut(at)
            {
                *full = at + 1;
            }
            at += 1;
        }
        for (at, _) in taken
            .iter()
            .filter(|(at, why)| why.is_none() && (from..to).contains(*at))
        {
            if let Some(used) = used.get_mut(*at) {
                *used += 1;
            }
        }
        if from < to {
            if let Some((begin, _)) = met.get_mut(from) {
                *begin += 1;
            }
            if let Some((_, end)) = met.get_mut(to) {
                *end += 1;
            }
        }
    }
    let changed = changed(ledger, series);
    let mut meeting = 0_usize;
    let mut found = Vec::new();
    for (((pair, used), (begin, end)), changed) in pairs.into_iter().zip(used).zip(met).zip(changed) {
        meeting = (meeting + begin).saturating_sub(end);
        if !changed {
            found.push(pair.close(ledger, meeting.saturating_sub(used)));
        }
    }
    found
}

/// The first place from `at` with room, with the path to it shortened.
fn open_from(room: &mut [usize], at: usize) -> usize {
    let mut open = at;
    while let Some(&next) = room.get(open).filter(|next| **next != open) {
        open = next;
    }
    let mut walked = at;
    while walked != open {
        let Some(next) = room.get_mut(walked) else { break };
        walked = std::mem::replace(next, open);
    }
    open
}

/// Where consecutive figures of one voice cannot be balanced: its stocks are counted by another
/// definition from some date on, or a count that can only grow is lower than before.
///
/// A definition is taken to have changed when one series of stocks ends and the next figure the voice
/// gives begins another. A voice that counts by two definitions side by side has no break. Corrections
/// are none either: what was corrected is no figure any more. In order of voice, date and claim;
/// O(n log n).
#[must_use]
pub fn breaks(evidence: &Evidence<'_>) -> Vec<Break> {
    let ledger = evidence.ledger;
    let mut found = Vec::new();
    for (voice, own) in stocks_of(evidence) {
        let made = |from: &Entry, to: &Entry, differs| Break {
            voice: voice.clone(),
            from: from.clone(),
            to: to.clone(),
            differs,
            fell_by: None,
        };
        let key = |(moment, entry): &Dated<'_>| (moment.to, moment.from, entry.claim.clone());
        let mut last: BTreeMap<_, &Entry> = BTreeMap::new();
        let mut all: Vec<(i64, Moment, bool)> = Vec::new();
        for series in own.values() {
            last.insert(key(&series.ends.1), series.ends.1.1);
            for (stock, _) in &series.chain {
                all.push((stock.0.to, stock.0, stock.1.claim == series.ends.1.1.claim));
            }
        }
        all.sort_unstable();
        let ended: Vec<(i64, i64, ClaimId)> = last.keys().cloned().collect();
        for series in own.values() {
            let (first, entry) = series.ends.0;
            // The last figure before it, of whatever definition, and whether a series ended with it.
            let before = all.partition_point(|(to, ..)| *to < first.from);
            let ends = ended.partition_point(|(to, ..)| *to < first.from);
            let previous = before.checked_sub(1).and_then(|at| all.get(at));
            let ending = ends.checked_sub(1).and_then(|at| ended.get(at));
            if let (Some((to, ..)), Some(end)) = (previous, ending)
                && *to == end.0
                && let Some(previous) = last.get(end)
            {
                found.push(made(
                    previous,
                    entry,
                    differences(&previous.quantity, &entry.quantity),
                ));
            }
            let next = series.chain.iter().skip(1);
            for (((from, _), (to, _)), changed) in series.chain.iter().zip(next).zip(changed(ledger, series))
            {
                if changed {
                    found.push(made(from.1, to.1, vec![Aspect::Standard]));
                }
            }
        }
    }
    found.extend(fallen(evidence));
    found.sort_by_cached_key(|one| {
        let date = one.to.dated.as_ref().and_then(Moment::of);
        (
            one.voice.clone(),
            date,
            one.from.claim.clone(),
            one.to.claim.clone(),
        )
    });
    found
}

/// Counts of one flow by one voice that are lower than the one before.
fn fallen(evidence: &Evidence<'_>) -> Vec<Break> {
    let mut flows: BTreeMap<(&Voice, Quantity), Vec<Dated<'_>>> = BTreeMap::new();
    for entry in evidence.entries() {
        let done = matches!(entry.quantity.stage(), Stage::Executed | Stage::Verified);
        let scoped = entry.quantity.wave().is_some() || entry.quantity.window().is_some();
        let flow = !entry.quantity.measure().is_stock() && entry.voice.is_named();
        if done
            && scoped
            && flow
            && entry.gives_a_number()
            && let Some(moment) = entry.dated.as_ref().and_then(Moment::of)
        {
            let key = (&entry.voice, entry.quantity.undated());
            flows.entry(key).or_default().push((moment, entry));
        }
    }
    let mut found = Vec::new();
    for counts in flows.into_values() {
        let counts = in_order(counts);
        for ((moment, from), (later, to)) in counts.iter().zip(counts.iter().skip(1)) {
            let (was, is) = (from.spread.core(), to.spread.core());
            let fell = is
                .hi()
                .and_then(|most| was.lo().checked_sub(most))
                .filter(|fell| *fell > 0);
            if moment.surely_before(*later) && fell.is_some() {
                found.push(Break {
                    voice: from.voice.clone(),
                    from: (*from).clone(),
                    to: (*to).clone(),
                    differs: Vec::new(),
                    fell_by: fell,
                });
            }
        }
    }
    found
}

/// Counts that can only grow in order: by date, those of one date from the lowest.
pub(in crate::discrepancy) fn in_order(mut counts: Vec<Dated<'_>>) -> Vec<Dated<'_>> {
    counts.sort_by(|a, b| {
        let key = |(moment, entry): &Dated<'_>| (moment.to, moment.from, entry.spread);
        key(a).cmp(&key(b)).then_with(|| a.1.claim.cmp(&b.1.claim))
    });
    counts
}
