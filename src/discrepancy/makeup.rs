//! Numbers that are sums of other numbers on record.

use std::collections::{BTreeMap, BTreeSet};

use crate::bounds::Bounds;
use crate::discrepancy::entry::{Entry, Evidence};
use crate::discrepancy::reason::Makeup;
use crate::id::{ClaimId, WaveId};
use crate::model::claim::Claim;
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{Measure, RelationKind, Stage};
use crate::when::When;

/// How many figures are tried as parts of one sum, the largest first.
const MOST_PARTS: usize = 60;
/// How many ways of adding up are reported for one number.
const MOST_SUMS: usize = 12;

/// Every flow's figures, to be looked up as parts of sums.
#[derive(Debug)]
pub(super) struct Parts<'e> {
    evidence: &'e Evidence<'e>,
    by_wave: BTreeMap<&'e WaveId, Vec<&'e Entry>>,
    inner: BTreeMap<&'e WaveId, Vec<&'e WaveId>>,
    /// Figures with days and no wave, by their first day.
    by_day: BTreeMap<time::Date, Vec<&'e Entry>>,
    /// Every figure with a first and a last day.
    by_window: BTreeMap<(time::Date, time::Date), Vec<&'e Entry>>,
}

impl<'e> Parts<'e> {
    pub(super) fn new(evidence: &'e Evidence<'e>) -> Self {
        let mut by_wave: BTreeMap<&WaveId, Vec<&Entry>> = BTreeMap::new();
        let mut by_day: BTreeMap<time::Date, Vec<&Entry>> = BTreeMap::new();
        let mut by_window: BTreeMap<_, Vec<&Entry>> = BTreeMap::new();
        for entry in evidence.entries() {
            let whole = leaves(entry.quantity.measure()) && entry.gives_a_number();
            let days = entry
                .quantity
                .window()
                .and_then(|window| window.earliest().zip(window.latest()));
            if let Some(days) = days.filter(|_| entry.gives_a_number()) {
                by_window.entry(days).or_default().push(entry);
            }
            match (entry.quantity.wave(), entry.quantity.window()) {
                _ if !whole => {}
                (Some(wave), _) => by_wave.entry(wave).or_default().push(entry),
                (None, Some(window)) => {
                    let first = window.earliest().into_iter();
                    first.for_each(|day| by_day.entry(day).or_default().push(entry));
                }
                (None, None) => {}
            }
        }
        // The largest first, whatever their ids: of very many, only so many are tried.
        let by_size = |entry: &&Entry| {
            (
                std::cmp::Reverse(entry.spread.core().lo()),
                entry.quantity.clone(),
                entry.voice.clone(),
                entry.claim.clone(),
            )
        };
        for own in by_wave.values_mut().chain(by_day.values_mut()) {
            own.sort_by_cached_key(by_size);
        }
        let mut inner: BTreeMap<&WaveId, Vec<&WaveId>> = BTreeMap::new();
        for wave in evidence.ledger.waves() {
            if let Some(outer) = wave.within() {
                inner.entry(outer).or_default().push(wave.id());
            }
        }
        Self {
            evidence,
            by_wave,
            inner,
            by_day,
            by_window,
        }
    }

    /// Figures for exactly the days from the first to the last, of one measure and some stage.
    pub(super) fn of_days(&self, first: time::Date, last: time::Date) -> &[&'e Entry] {
        self.by_window.get(&(first, last)).map_or(&[], Vec::as_slice)
    }

    /// Figures that count a wave's people, or some of them, or those of its days.
    fn beneath(&self, quantity: &Quantity) -> Vec<&'e Entry> {
        let mut found: Vec<&Entry> = Vec::new();
        let mut open: Vec<&WaveId> = quantity.wave().into_iter().collect();
        let mut seen: BTreeSet<&WaveId> = BTreeSet::new();
        while let Some(wave) = open.pop().filter(|_| found.len() < 10 * MOST_PARTS) {
            if let Some((wave, own)) = self.by_wave.get_key_value(wave)
                && seen.insert(wave)
            {
                found.extend(own.iter().take(10 * MOST_PARTS));
            }
            open.extend(self.inner.get(wave).into_iter().flatten().copied());
        }
        if let Some((first, last)) = quantity.window().and_then(|w| w.earliest().zip(w.latest())) {
            let days = self.by_day.range(first..=last).flat_map(|(_, own)| own);
            let inside = days.filter(|entry| {
                let window = entry.quantity.window();
                window.and_then(When::latest).is_some_and(|end| end <= last)
            });
            found.extend(inside.take(10 * MOST_PARTS));
        }
        found
    }

    /// Every way in which two or three figures on record add up to the exact number of a claim.
    ///
    /// Parts count the same wave, waves inside it, or days inside its own; the 60 largest are tried.
    pub(super) fn sums(&self, claim: &Claim) -> Vec<Makeup> {
        let number = self
            .evidence
            .spread(claim)
            .and_then(|spread| spread.core().exact());
        let (Some(number), Some(quantity)) = (number.filter(|n| *n > 1), claim.quantity()) else {
            return Vec::new();
        };
        if !leaves(quantity.measure()) {
            return Vec::new();
        }
        let utterance = self
            .evidence
            .utterances
            .of(claim.id())
            .map(|utterance| utterance.id());
        let mut parts: Vec<(u64, &Entry)> = self
            .beneath(quantity)
            .into_iter()
            .filter(|entry| entry.claim != *claim.id() && Some(&entry.claim) != utterance)
            .filter_map(|entry| Some((entry.spread.core().exact()?, entry)))
            .filter(|(size, _)| *size < number)
            .collect();
        parts.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| key(a.1).cmp(&key(b.1))));
        parts.dedup_by(|a, b| a.1.claim == b.1.claim);
        parts.truncate(MOST_PARTS);
        let mut found = Vec::new();
        for (at, (one, a)) in parts.iter().enumerate() {
            let rest = parts.get(at + 1..).unwrap_or_default();
            for (next, (two, b)) in rest.iter().enumerate() {
                if one + two == number {
                    found.extend(self.makeup(claim, &[a, b]));
                }
                let third = rest.get(next + 1..).unwrap_or_default().iter();
                for (_, c) in third.filter(|(three, _)| one + two + three == number) {
                    found.extend(self.makeup(claim, &[a, b, c]));
                }
            }
        }
        // Fewer parts first; a sum of three is more often chance.
        found.sort_by(|a, b| (a.parts.len(), a).cmp(&(b.parts.len(), b)));
        found.truncate(MOST_SUMS);
        found
    }

    /// `None` for a list of parts of which two are the same people counted twice by one voice.
    fn makeup(&self, claim: &Claim, parts: &[&'e Entry]) -> Option<Makeup> {
        let pairs = || {
            let rest = |at: usize| parts.get(at + 1..).unwrap_or_default();
            (0..parts.len()).flat_map(move |at| {
                parts
                    .get(at)
                    .into_iter()
                    .flat_map(move |a| rest(at).iter().map(move |b| (*a, *b)))
            })
        };
        let series =
            |a: &Entry, b: &Entry| a.voice == b.voice && a.quantity.undated_key() == b.quantity.undated_key();
        if pairs().any(|(a, b)| series(a, b)) {
            return None;
        }
        let apart = pairs().all(|(a, b)| self.share_nobody(a, b));
        // Three figures that may share people add up to anything.
        if !apart && parts.len() > 2 {
            return None;
        }
        let sum: u64 = parts.iter().filter_map(|part| part.spread.core().exact()).sum();
        let largest = parts.iter().filter_map(|part| part.spread.core().exact()).max();
        let one_voice = parts.iter().all(|part| {
            parts.first().is_some_and(|first| {
                part.voice == first.voice && part.quantity.stage() == first.quantity.stage()
            })
        });
        let mut ids: Vec<ClaimId> = parts.iter().map(|part| part.claim.clone()).collect();
        ids.sort();
        Some(Makeup {
            claim: claim.id().clone(),
            parts: ids,
            mixed: !one_voice,
            union: if apart {
                None
            } else {
                Bounds::new(largest?, Some(sum))
            },
            by_one_voice: if apart { self.by_one_voice(parts) } else { None },
        })
    }

    /// Different waves or days that surely have no day in common, or said to count other people.
    fn share_nobody(&self, a: &Entry, b: &Entry) -> bool {
        let days = |entry: &Entry| {
            let wave = entry.quantity.wave().and_then(|id| self.evidence.ledger.wave(id));
            wave.and_then(|wave| wave.window())
                .or(entry.quantity.window())
                .cloned()
        };
        let adds = |one: &Entry, other: &Entry| {
            let claim = self.evidence.ledger.claim(&one.claim);
            claim.is_some_and(|claim| claim.related(RelationKind::AddsTo).any(|id| *id == other.claim))
        };
        let disjoint = days(a).zip(days(b)).is_some_and(|(a, b)| a.days_apart(&b) > 0);
        disjoint || adds(a, b) || adds(b, a)
    }

    /// For each voice and stage with a number for every part's wave or days: the sum, as one interval.
    fn by_one_voice(&self, parts: &[&'e Entry]) -> Option<Bounds> {
        let mut sums: BTreeMap<_, (usize, Bounds)> = BTreeMap::new();
        for (at, part) in parts.iter().enumerate() {
            let same = match part.quantity.wave() {
                Some(wave) => self.by_wave.get(wave),
                None => part
                    .quantity
                    .window()
                    .and_then(When::earliest)
                    .and_then(|day| self.by_day.get(&day)),
            };
            let mut own: BTreeMap<_, Bounds> = BTreeMap::new();
            for entry in same.into_iter().flatten().take(10 * MOST_PARTS) {
                let (p, q) = (&entry.quantity, &part.quantity);
                let whole = (p.wave(), p.population(), p.place()) == (q.wave(), q.population(), q.place())
                    && (p.measure(), p.unit(), p.outcome()) == (q.measure(), q.unit(), q.outcome())
                    && entry.quantity.window().map(When::days) == part.quantity.window().map(When::days)
                    && !entry.relative;
                if whole {
                    // Announced and carried out by one voice are its own word either way.
                    let verified = entry.quantity.stage() == Stage::Verified;
                    let figure = own.entry((&entry.voice, verified)).or_insert(entry.spread.core());
                    *figure = figure.hull(entry.spread.core());
                }
            }
            for (who, figure) in own {
                let sum = sums.entry(who).or_insert((0, Bounds::exactly(0)));
                if sum.0 == at {
                    *sum = (at + 1, sum.1 + figure);
                }
            }
        }
        let full = sums.into_values().filter(|(count, _)| *count == parts.len());
        full.map(|(_, sum)| sum).reduce(Bounds::hull)
    }
}

fn key(entry: &Entry) -> (&ClaimId, &crate::dedup::Voice) {
    (&entry.claim, &entry.voice)
}

const fn leaves(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::Released | Measure::Expelled | Measure::Exchanged
    )
}
