//! What other figures on record say of the size of a difference.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::bounds::Bounds;
use crate::dedup::Voice;
use crate::discrepancy::balance::{Balance, Side as Enters, Term, balances};
use crate::discrepancy::entry::{Entry, Evidence};
use crate::discrepancy::makeup::Parts;
use crate::discrepancy::reason::{Amount, ReasonKind};
use crate::discrepancy::relax::{Relaxation, Side, bare};
use crate::id::ClaimId;
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{Measure, Stage};
use crate::spread::Spread;
use crate::when::When;

/// The evidence of a ledger, arranged for looking up what measures a difference.
#[derive(Debug)]
pub(super) struct OnRecord<'e> {
    pub(super) evidence: &'e Evidence<'e>,
    pub(super) parts: Parts<'e>,
    series: BTreeMap<(&'e Voice, Quantity), Vec<&'e Entry>>,
    revisions: BTreeMap<&'e Voice, Vec<&'e Entry>>,
    balances: BTreeMap<(ClaimId, ClaimId), Balance>,
}

impl<'e> OnRecord<'e> {
    pub(super) fn new(evidence: &'e Evidence<'e>) -> Self {
        let mut series: BTreeMap<_, Vec<&Entry>> = BTreeMap::new();
        let mut revisions: BTreeMap<_, Vec<&Entry>> = BTreeMap::new();
        for entry in evidence.entries().iter().filter(|entry| !entry.relative) {
            let quantity = &entry.quantity;
            if quantity.stage() == Stage::Verified {
                series
                    .entry((&entry.voice, quantity.undated()))
                    .or_default()
                    .push(entry);
            }
            if matches!(quantity.measure(), Measure::LateRegistered | Measure::Delisted) {
                revisions.entry(&entry.voice).or_default().push(entry);
            }
        }
        let between = |balance: Balance| {
            let stocks = (balance.from.claim.clone(), balance.to.claim.clone());
            (stocks, balance)
        };
        Self {
            balances: balances(evidence).into_iter().map(between).collect(),
            parts: Parts::new(evidence),
            evidence,
            series,
            revisions,
        }
    }

    /// Where figures on record count exactly the days by which two windows differ, they measure it.
    pub(super) fn measure_days(&self, relaxation: &mut Relaxation, a: &Side<'_>, b: &Side<'_>) {
        let days = |side: &Side<'_>| {
            let window = side.quantity.window()?;
            Some((window.earliest()?, window.latest()?))
        };
        let (Some((a1, a2)), Some((b1, b2))) = (days(a), days(b)) else {
            return;
        };
        let first_is_part = relaxation.of.as_ref() == Some(a.claim.id());
        if relaxation.of.is_none() {
            return;
        }
        let (inner, (i1, i2), (o1, o2)) = if first_is_part {
            (a, (a1, a2), (b1, b2))
        } else {
            (b, (b1, b2), (a1, a2))
        };
        let extra: Option<(Date, Date)> = match (i1 == o1, i2 == o2) {
            (true, false) => i2.next_day().map(|day| (day, o2)),
            (false, true) => i1.previous_day().map(|day| (o1, day)),
            _ => None,
        };
        let Some((first, last)) = extra else { return };
        let verified = inner.quantity.stage() == Stage::Verified;
        let same = |entry: &&&Entry| {
            let q = &entry.quantity;
            q.measure() == inner.quantity.measure()
                && q.unit() == inner.quantity.unit()
                && q.population() == inner.quantity.population()
                && q.place() == inner.quantity.place()
                // A promise measures a promise, what was done what was done.
                && ((q.stage() == inner.quantity.stage() && !verified) || (verified && q.stage() == Stage::Executed))
                && q.outcome() == inner.quantity.outcome()
        };
        let of_days: Vec<&Entry> = self
            .parts
            .of_days(first, last)
            .iter()
            .filter(same)
            .copied()
            .collect();
        let Some(most) = of_days
            .iter()
            .map(|entry| entry.spread.core())
            .reduce(Bounds::hull)
        else {
            return;
        };
        let whole = inner.figure() + most;
        relaxation.sides = if first_is_part {
            [whole, b.figure()]
        } else {
            [a.figure(), whole]
        };
        relaxation.amount = Amount::Measured;
        relaxation.claims = of_days.iter().map(|entry| entry.claim.clone()).collect();
        relaxation.claims.dedup();
    }

    /// Where one voice gives flows between two of its stocks, they measure what the dates account for.
    pub(super) fn measure_flows(&self, relaxation: &mut Relaxation, a: &Side<'_>, b: &Side<'_>) {
        let known = |one: &Side<'_>, other: &Side<'_>| {
            self.balances
                .get(&(one.claim.id().clone(), other.claim.id().clone()))
        };
        let (balance, a_is_first) = match (known(a, b), known(b, a)) {
            (Some(balance), _) => (balance, true),
            (None, Some(balance)) => (balance, false),
            (None, None) => return,
        };
        if balance.terms.is_empty() {
            return;
        }
        let earlier = if a_is_first { a.figure() } else { b.figure() };
        let flow = |own: Bounds, term: &Term| match term.side {
            Enters::In => own + term.persons.core(),
            Enters::Out => own.minus(term.persons.core()),
        };
        let shifted = earlier.hull(balance.terms.iter().fold(earlier, flow));
        relaxation.sides = if a_is_first {
            [shifted, b.figure()]
        } else {
            [a.figure(), shifted]
        };
        relaxation.amount = Amount::Measured;
        let claims: BTreeSet<ClaimId> = balance
            .terms
            .iter()
            .flat_map(|term| term.claims.iter().cloned())
            .collect();
        relaxation.claims = claims.into_iter().collect();
    }

    /// What stands in a claim's place, and its figure; any, where it was taken back.
    pub(super) fn superseded(&self, side: &Side<'_>) -> Option<(ClaimId, Bounds)> {
        let by = self.evidence.ledger.superseded_by(side.claim.id())?;
        let standing = self.evidence.ledger.claim(by)?;
        let corrects = standing.quantity().is_some() && standing.figure().is_some();
        let figure = self.evidence.spread(standing).filter(|_| corrects);
        Some((by.clone(), figure.map_or(Bounds::ANY, Spread::core)))
    }

    /// Later and longer lists of the same voice.
    pub(super) fn later_lists(&self, side: &Side<'_>) -> Option<(Vec<ClaimId>, Bounds)> {
        if side.quantity.stage() != Stage::Verified {
            return None;
        }
        let latest = side.claim.dated().and_then(When::latest)?;
        let mut later: Vec<&Entry> = Vec::new();
        for voice in &side.voices {
            let quantity = side.quantity.listed_by(voice.sources()).undated();
            let own = self.series.get(&(voice, quantity)).into_iter().flatten();
            later.extend(own.filter(|entry| {
                let from = entry.dated.as_ref().and_then(When::earliest);
                from.is_some_and(|from| from > latest) && entry.spread.core().lo() > side.figure().lo()
            }));
        }
        let figure = later
            .iter()
            .map(|entry| entry.spread.core())
            .reduce(Bounds::hull)?;
        let mut claims: Vec<ClaimId> = later.iter().map(|entry| entry.claim.clone()).collect();
        claims.sort();
        claims.dedup();
        Some((claims, figure))
    }

    /// One voice's list revised: people taken off it or entered late, as it counts them, or a later
    /// count of the same people that is lower.
    pub(super) fn revised(&self, a: &Side<'_>, b: &Side<'_>) -> Option<Relaxation> {
        let days = |side: &Side<'_>| {
            side.claim
                .dated()
                .and_then(|when| when.earliest().zip(when.latest()))
        };
        let ((a1, a2), (b1, b2)) = (days(a)?, days(b)?);
        let a_is_first = (a1, a2) <= (b1, b2);
        let (earlier, later) = if a_is_first { (a, b) } else { (b, a) };
        let common = || a.voices.iter().filter(|voice| b.voices.contains(voice));
        let between = |entry: &&&Entry| {
            let inside = window_of(entry);
            inside.is_some_and(|(from, to)| from >= a1.min(b1) && to <= a2.max(b2))
                && entry.quantity.population() == earlier.quantity.population()
        };
        let place = |own: Bounds| {
            if a_is_first {
                [own, b.figure()]
            } else {
                [a.figure(), own]
            }
        };
        // A voice's own revisions of its own stock; two voices of one claim may count the same ones.
        let mut claims: BTreeSet<ClaimId> = BTreeSet::new();
        let mut reached = earlier.figure();
        for voice in earlier.voices.iter().filter(|_| a.quantity.measure().is_stock()) {
            let known: Vec<&Entry> = self
                .revisions
                .get(voice)
                .into_iter()
                .flatten()
                .filter(between)
                .copied()
                .collect();
            let (mut entered, mut taken_off) = (Bounds::exactly(0), Bounds::exactly(0));
            for entry in outermost(&known) {
                if entry.quantity.measure() == Measure::LateRegistered {
                    entered = entered + entry.spread.core();
                } else {
                    taken_off = taken_off + entry.spread.core();
                }
                claims.insert(entry.claim.clone());
            }
            let own = earlier.figure();
            reached = reached.hull(own + entered).hull(own.minus(taken_off));
        }
        if !claims.is_empty() {
            return Some(Relaxation {
                claims: claims.into_iter().collect(),
                amount: Amount::Measured,
                ..bare(ReasonKind::ListRevision, Some(earlier.claim), place(reached))
            });
        }
        let falls = common().next().is_some()
            && a2.min(b2) < a1.max(b1)
            && !a.quantity.measure().is_stock()
            && a.quantity.undated_key() == b.quantity.undated_key()
            && later.figure() < earlier.figure();
        falls.then(|| {
            bare(
                ReasonKind::ListRevision,
                Some(later.claim),
                [Bounds::ANY, Bounds::ANY],
            )
        })
    }
}

/// The days of a flow, or its date.
fn window_of(entry: &Entry) -> Option<(Date, Date)> {
    let window = entry.quantity.window().or(entry.dated.as_ref())?;
    window.earliest().zip(window.latest())
}

/// Of one voice's counts of one measure, those whose days lie in no other's: what they count is counted
/// there too.
fn outermost<'e>(counts: &[&'e Entry]) -> Vec<&'e Entry> {
    // More revisions than this are taken as they are, so that the work stays bounded.
    const MOST: usize = 50;
    if counts.len() > MOST {
        return counts.to_vec();
    }
    let inside = |(at, entry): (usize, &Entry)| {
        let own = window_of(entry);
        counts.iter().enumerate().any(|(place, other)| {
            let same = other.quantity.measure() == entry.quantity.measure();
            let wider = own.zip(window_of(other)).is_some_and(|((a1, a2), (b1, b2))| {
                // Of two with the same days, the first stands.
                b1 <= a1 && a2 <= b2 && ((a1, a2) != (b1, b2) || place < at)
            });
            same && wider
        })
    };
    let kept = counts
        .iter()
        .enumerate()
        .filter(|(at, entry)| !inside((*at, entry)));
    kept.map(|(_, entry)| *entry).collect()
}
