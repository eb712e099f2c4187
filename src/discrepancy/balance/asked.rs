//! A balance of figures somebody chose, of whatever voices.

use std::collections::BTreeSet;

use crate::dedup::Voice;
use crate::discrepancy::balance::chain::{dated_stock, differences};
use crate::discrepancy::balance::pair::Open;
use crate::discrepancy::balance::result::Balance;
use crate::discrepancy::balance::running::Running;
use crate::discrepancy::entry::Evidence;
use crate::id::ClaimId;

/// Sets two stocks and the flows between them against each other, whoever gave them.
///
/// The only place where voices are mixed, and only those named here: the result says
/// [`mixed`](Balance::mixed) when it is more than one, and in what the two stocks
/// [`differ`](Balance::differs). All other rules are those of
/// [`balances`](crate::discrepancy::balances): a flow that cannot be used is listed with the reason.
/// Counts by different voices are never taken for one another, so two of one wave come from the
/// larger of them to both together.
///
/// `None` when a claim is not in the ledger, when one of the stocks is no dated figure of its own, when they count different units, or when
/// the last is not surely after the first. Where a claim has several voices, the first of them. O(n log n).
#[must_use]
pub fn balance(evidence: &Evidence<'_>, from: &ClaimId, to: &ClaimId, flows: &[ClaimId]) -> Option<Balance> {
    let ledger = evidence.ledger;
    let stands = |id: &ClaimId| evidence.utterances.of(id).map(|utterance| utterance.id().clone());
    let (from, to) = (stands(from)?, stands(to)?);
    let entry = |id: &ClaimId| evidence.entries().iter().find(|entry| entry.claim == *id);
    let (from, to) = (dated_stock(entry(&from)?)?, dated_stock(entry(&to)?)?);
    if from.1.quantity.unit() != to.1.quantity.unit() || !from.0.surely_before(to.0) {
        return None;
    }
    let wanted: BTreeSet<ClaimId> = flows.iter().map(stands).collect::<Option<_>>()?;
    let mut seen: BTreeSet<&ClaimId> = BTreeSet::new();
    let mut entries = evidence
        .entries()
        .iter()
        .filter(|entry| wanted.contains(&entry.claim))
        .collect::<Vec<_>>();
    entries.retain(|entry| seen.insert(&entry.claim));
    let running = Running::all(ledger, entries.iter().copied());
    let mut pair = Open::new(from, to, Vec::new());
    let mut unused = 0;
    for flow in &running {
        let taken = flow
            .bearing(ledger, &from.1.quantity)
            .and_then(|(side, bearing)| pair.take(flow, side, bearing));
        if let Err(why) = taken {
            unused += 1;
            pair.leave_out(flow.left_out(why));
        }
    }
    let mut found = pair.close(ledger, unused);
    let used: BTreeSet<&ClaimId> = found.terms.iter().flat_map(|term| &term.claims).collect();
    let used = entries.iter().filter(|entry| used.contains(&entry.claim));
    let voices: BTreeSet<&Voice> = used
        .map(|entry| &entry.voice)
        .chain([&from.1.voice, &to.1.voice])
        .collect();
    found.mixed = voices.len() > 1;
    found.differs = differences(&from.1.quantity, &to.1.quantity);
    Some(found)
}
