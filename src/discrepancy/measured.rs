//! What other figures on record say of the size of a difference.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::bounds::Bounds;
use crate::dedup::Voice;
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
        Self {
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
        let same = |entry: &&&Entry| {
            let q = &entry.quantity;
            q.measure() == inner.quantity.measure()
                && q.unit() == inner.quantity.unit()
                && q.population() == inner.quantity.population()
                && q.place() == inner.quantity.place()
                && q.stage() != Stage::Verified
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
        let voices: BTreeSet<&Voice> = a.voices.iter().chain(&b.voices).collect();
        let between = |entry: &&&Entry| {
            let window = entry.quantity.window().or(entry.dated.as_ref());
            let inside = window.and_then(|when| when.earliest().zip(when.latest()));
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
        // One voice's revisions add up; two voices may count the same ones.
        let mut claims: BTreeSet<ClaimId> = BTreeSet::new();
        let mut reached = earlier.figure();
        for voice in voices {
            let (mut entered, mut taken_off) = (Bounds::exactly(0), Bounds::exactly(0));
            for entry in self.revisions.get(voice).into_iter().flatten().filter(between) {
                let (persons, late) = (
                    entry.spread.core(),
                    entry.quantity.measure() == Measure::LateRegistered,
                );
                if late {
                    entered = entered + persons;
                } else {
                    taken_off = taken_off + persons;
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
