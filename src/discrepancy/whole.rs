//! What the whole of a flow is, and what each figure is of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::entry::Entry;
use crate::discrepancy::flow::{Role, Scope};
use crate::discrepancy::timing::Timing;
use crate::id::PopulationId;
use crate::model::ledger::Ledger;
use crate::model::vocabulary::{Aspect, Measure, Stage, Unit};
use crate::when::When;

/// What the whole of a flow is, so that each figure can be told to be all of it or some.
pub(super) struct Whole<'a> {
    pub(super) measure: Measure,
    population: Option<&'a PopulationId>,
    place: Option<&'a str>,
    /// The days of the whole, however they were written.
    window: Option<When>,
    /// Whether the whole is the wave's own: naming a wave puts a claim inside it, whatever population
    /// the claim names.
    inside: bool,
    /// Whether everybody who left custody in the flow is of the whole, and not only some of them.
    pub(super) everybody: bool,
}

impl<'a> Whole<'a> {
    pub(super) fn of(ledger: &'a Ledger, scope: &'a Scope, family: Measure, entries: &[&'a Entry]) -> Self {
        let (declared, place, window, inside) = match scope {
            Scope::Wave(id) => {
                let wave = ledger.wave(id);
                (
                    wave.and_then(|w| w.population()),
                    wave.and_then(|w| w.place()),
                    wave.and_then(|w| w.window()),
                    true,
                )
            }
            Scope::Window { window, place } => (None, place.as_deref(), Some(window), false),
        };
        let totals: Vec<&Entry> = entries
            .iter()
            .filter(|entry| entry.quantity.stage() != Stage::Verified)
            .copied()
            .collect();
        // Released is the widest way of leaving; where nobody says released, what they say.
        let measure = totals.iter().chain(entries).map(|entry| entry.quantity.measure());
        let measure = measure.min().unwrap_or(family);
        let mut counts: BTreeMap<Option<&PopulationId>, usize> = BTreeMap::new();
        for entry in &totals {
            *counts.entry(entry.quantity.population()).or_default() += 1;
        }
        let counted = |population: Option<&PopulationId>| counts.get(&population).copied().unwrap_or(0);
        let population = if declared.is_some() && counted(declared) > 0 {
            declared
        } else {
            // Nobody counts the declared whole: the widest population somebody does count.
            let populations: BTreeSet<Option<&PopulationId>> = totals
                .iter()
                .chain(entries)
                .map(|entry| entry.quantity.population())
                .collect();
            let widest = |one: Option<&'a PopulationId>| {
                one.is_none_or(|one| {
                    let wider = ledger.wider(one);
                    !wider.into_iter().any(|other| populations.contains(&Some(other)))
                })
            };
            let candidates = populations.iter().copied().filter(|one| widest(*one));
            candidates
                .max_by_key(|one| (counted(*one), std::cmp::Reverse(*one)))
                .flatten()
                .or(declared)
        };
        // A wave without days of its own has those that all who count it give.
        let mut windows = totals.iter().map(|entry| entry.quantity.window().map(When::days));
        let common = windows
            .next()
            .flatten()
            .filter(|first| windows.all(|other| other.as_ref() == Some(first)));
        let window = window.map(When::days).or(common);
        let inside = inside && population == declared;
        let everybody = measure == Measure::Released && (declared.is_none() || population == declared);
        Self {
            measure,
            population,
            place,
            window,
            inside,
            everybody,
        }
    }

    pub(super) fn role(&self, ledger: &Ledger, entry: &Entry) -> Role {
        let quantity = &entry.quantity;
        let mut part = quantity.outcome().is_some();
        let mut apart = Vec::new();
        if quantity.unit() != Unit::Person {
            apart.push(Aspect::Unit);
        }
        match quantity.measure() {
            measure if measure == self.measure => {}
            _ if self.measure == Measure::Released => part = true,
            _ => apart.push(Aspect::Measure),
        }
        match (quantity.population(), self.population) {
            (own, whole) if own == whole => {}
            (Some(own), Some(whole)) if ledger.is_within(own, whole) => part = true,
            (Some(own), Some(whole)) if ledger.is_within(whole, own) => apart.push(Aspect::Population),
            (Some(_), _) if self.inside => part = true,
            _ => apart.push(Aspect::Population),
        }
        match (quantity.place(), self.place) {
            (own, whole) if own == whole => {}
            (Some(_), None) => part = true,
            _ => apart.push(Aspect::Place),
        }
        match (quantity.window().map(When::days), &self.window) {
            (own, whole) if own == *whole => {}
            (Some(own), Some(whole)) if own.is_within(whole) => part = true,
            (None, _) => {}
            (Some(_), None) => part = true,
            (Some(_), Some(_)) => apart.push(Aspect::Window),
        }
        match (apart.is_empty(), quantity.stage(), part) {
            (false, ..) => Role::Apart(apart),
            (true, Stage::Verified, _) => Role::List,
            (true, Stage::Requested | Stage::Announced | Stage::Ordered | Stage::Executed, true) => {
                Role::Part
            }
            (true, Stage::Requested | Stage::Announced | Stage::Ordered | Stage::Executed, false) => {
                Role::Whole
            }
        }
    }

    /// Up to when a figure counts.
    pub(super) fn timing(&self, entry: &Entry) -> Timing {
        Timing::of(entry.dated.as_ref(), self.window.as_ref())
    }

    /// The end of the window.
    pub(super) fn end(&self) -> i64 {
        Timing::end_of(self.window.as_ref())
    }
}
