//! How the days, populations and places of two waves lie to one another.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::id::PopulationId;
use crate::model::ledger::Ledger;
use crate::when::When;

/// One of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    First,
    Second,
}

/// How the days of two waves lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Days {
    Same,
    Inside(Side),
    /// Surely a day in common, neither inside the other; `shifted` when a single day moves one onto the
    /// other.
    Meet {
        shifted: bool,
    },
    /// No day in common, and a single day makes up for it.
    ADayApart,
    Apart {
        days: u32,
        surely: bool,
    },
    /// They may meet for all that is known.
    Unknown,
}

pub(super) fn days(one: Option<&When>, other: Option<&When>) -> Days {
    let (Some(one), Some(other)) = (one, other) else {
        return Days::Unknown;
    };
    let instants = one.instant().zip(other.instant());
    if one.days() == other.days() || instants.is_some_and(|(a, b)| a == b) {
        return Days::Same;
    }
    if one.is_within(other) {
        return Days::Inside(Side::First);
    }
    if other.is_within(one) {
        return Days::Inside(Side::Second);
    }
    let shifted = instants.is_none() && is_shifted(one, other);
    match one.days_apart(other) {
        0 if meet(one, other) => Days::Meet { shifted },
        0 => Days::Unknown,
        1 if shifted => Days::ADayApart,
        days => Days::Apart {
            days,
            surely: days > 1 && !one.is_qualified() && !other.is_qualified(),
        },
    }
}

/// Whether some day surely lies in both. Where two stretches meet, an end of one lies in the other.
fn meet(one: &When, other: &When) -> bool {
    let ends = [one.earliest(), one.latest(), other.earliest(), other.latest()];
    ends.into_iter()
        .flatten()
        .map(When::day)
        .any(|day| day.is_within(one) && day.is_within(other))
}

/// Whether moving one by a day makes them the same, or puts a single day into the other.
fn is_shifted(one: &When, other: &When) -> bool {
    let ends = |when: &When| {
        let plain = when.alternatives().is_empty();
        when.earliest().zip(when.latest()).filter(|_| plain)
    };
    let (Some((a, b)), Some((c, d))) = (ends(one), ends(other)) else {
        return false;
    };
    let by = |from: Date, to: Date| to.to_julian_day() - from.to_julian_day();
    let moved = by(a, c) == by(b, d) && by(a, c).abs() == 1;
    let single = a == b || c == d;
    moved || (single && one.days_apart(other) == 1)
}

/// How two populations lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum People {
    Same,
    Inside(Side),
    Disjoint,
    /// Both are given and nobody declares how they relate.
    Unrelated,
    /// One or both are not given.
    Unknown,
}

/// How the populations of a ledger nest and exclude one another, worked out once.
pub(super) struct Populations<'a> {
    /// Each population with itself and all that contain it.
    wider: BTreeMap<&'a PopulationId, BTreeSet<&'a PopulationId>>,
    /// Declared to share nobody, both ways.
    disjoint: BTreeMap<&'a PopulationId, BTreeSet<&'a PopulationId>>,
}

impl<'a> Populations<'a> {
    /// O(n log n) in declared relations at any remove.
    pub(super) fn of(ledger: &'a Ledger) -> Self {
        let mut wider = BTreeMap::new();
        let mut disjoint: BTreeMap<&PopulationId, BTreeSet<&PopulationId>> = BTreeMap::new();
        for population in ledger.populations() {
            let mut own = ledger.wider(population.id());
            own.insert(population.id());
            wider.insert(population.id(), own);
            for other in population.disjoint() {
                disjoint.entry(population.id()).or_default().insert(other);
                disjoint.entry(other).or_default().insert(population.id());
            }
        }
        Self { wider, disjoint }
    }

    pub(super) fn compare(&self, one: Option<&PopulationId>, other: Option<&PopulationId>) -> People {
        let (Some(one), Some(other)) = (one, other) else {
            return People::Unknown;
        };
        if one == other {
            return People::Same;
        }
        let (Some(first), Some(second)) = (self.wider.get(one), self.wider.get(other)) else {
            return People::Unrelated;
        };
        let excluded = first
            .iter()
            .filter_map(|outer| self.disjoint.get(outer))
            .any(|excluded| meets(excluded, second));
        match (first.contains(other), second.contains(one)) {
            _ if excluded => People::Disjoint,
            (true, _) => People::Inside(Side::First),
            (_, true) => People::Inside(Side::Second),
            (false, false) => People::Unrelated,
        }
    }
}

fn meets<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> bool {
    let (fewer, more) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    fewer.iter().any(|item| more.contains(item))
}
