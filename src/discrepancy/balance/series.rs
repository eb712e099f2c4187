//! Each voice's consecutive stocks balanced with the flows it gives between them.

use std::collections::{BTreeMap, BTreeSet};

use crate::dedup::Voice;
use crate::discrepancy::balance::chain::{Definition, Series, changed, stocks_of};
use crate::discrepancy::balance::moment::{Moment, falls_in};
use crate::discrepancy::balance::pair::Open;
use crate::discrepancy::balance::result::{Balance, LeftOutFor};
use crate::discrepancy::balance::running::Running;
use crate::discrepancy::entry::{Entry, Evidence};
use crate::id::PopulationId;
use crate::model::ledger::Ledger;
use crate::model::vocabulary::Unit;

/// So many pairs of a stock and a flow of one voice are looked at for flows of other units, places or
/// populations; with more, only flows of the stock's own are, so that the work stays bounded.
const MOST_COMPARED: usize = 1_000_000;

/// Whom a figure counts, and in what units.
type Whose<'e> = (Option<&'e PopulationId>, Option<&'e str>, Unit);

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
