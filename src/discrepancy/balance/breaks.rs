//! [`Break`]: where a voice's consecutive figures cannot be balanced.

use std::collections::BTreeMap;

use crate::dedup::Voice;
use crate::discrepancy::balance::chain::{Dated, changed, differences, stocks_of};
use crate::discrepancy::balance::moment::Moment;
use crate::discrepancy::entry::{Entry, Evidence};
use crate::id::ClaimId;
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{Aspect, Stage};

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
