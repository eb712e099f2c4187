//! Differences between what two claims count, each as a relaxation of their comparison.

use std::collections::BTreeSet;

use crate::bounds::Bounds;
use crate::dedup::{Voice, voices_of};
use crate::discrepancy::entry::Evidence;
use crate::discrepancy::reason::{Amount, ReasonKind, Slip};
use crate::discrepancy::timing::Timing;
use crate::id::ClaimId;
use crate::model::claim::Claim;
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{Aspect, Measure, RelationKind, Stage};
use crate::model::wave::ReleaseWave;
use crate::spread::Spread;
use crate::when::{When, day_shift as shifted};

/// One of the two claims compared, as read.
#[derive(Clone)]
pub(super) struct Side<'a> {
    pub(super) claim: &'a Claim,
    pub(super) quantity: &'a Quantity,
    pub(super) spread: Spread,
    pub(super) voices: Vec<Voice>,
}

impl<'a> Side<'a> {
    pub(super) fn of(evidence: &Evidence<'_>, claim: &'a Claim, spread: Spread) -> Option<Self> {
        Some(Self {
            claim,
            quantity: claim.quantity()?,
            spread,
            voices: voices_of(evidence.ledger, claim),
        })
    }

    pub(super) fn figure(&self) -> Bounds {
        self.spread.core()
    }

    /// That many or more: what a part or a list says of the whole.
    fn floor(&self) -> Bounds {
        Bounds::at_least(self.figure().lo())
    }
}

/// A difference allowed for: the two figures, widened accordingly.
#[derive(Debug, Clone)]
pub(super) struct Relaxation {
    pub(super) kind: ReasonKind,
    pub(super) of: Option<ClaimId>,
    pub(super) aspect: Option<Aspect>,
    pub(super) slip: Option<Slip>,
    pub(super) claims: Vec<ClaimId>,
    pub(super) amount: Amount,
    pub(super) sides: [Bounds; 2],
}

/// Which side counts only some of what the other does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    First,
    Second,
    /// Neither, or it is not known.
    Open,
}

/// A relaxation with nothing but its figures.
pub(super) fn bare(kind: ReasonKind, of: Option<&Claim>, sides: [Bounds; 2]) -> Relaxation {
    Relaxation {
        kind,
        of: of.map(|claim| claim.id().clone()),
        aspect: None,
        slip: None,
        claims: Vec::new(),
        amount: Amount::Open,
        sides,
    }
}

fn relaxed(kind: ReasonKind, part: Part, a: &Side<'_>, b: &Side<'_>) -> Relaxation {
    let (of, sides) = match part {
        Part::First => (Some(a.claim.id().clone()), [a.floor(), b.figure()]),
        Part::Second => (Some(b.claim.id().clone()), [a.figure(), b.floor()]),
        Part::Open => (None, [Bounds::ANY, Bounds::ANY]),
    };
    Relaxation {
        of,
        ..bare(kind, None, sides)
    }
}

/// Whether two claims can be set against each other at all: both stocks, or both flows of one kind.
pub(super) fn comparable(a: &Quantity, b: &Quantity) -> bool {
    let family = |measure| match measure {
        Measure::Expelled | Measure::Exchanged => Measure::Released,
        Measure::ReArrested => Measure::Arrested,
        other => other,
    };
    family(a.measure()) == family(b.measure())
}

/// Every difference in what the two count, in order of kind.
pub(super) fn differences(evidence: &Evidence<'_>, a: &Side<'_>, b: &Side<'_>) -> Vec<Relaxation> {
    let mut found = stage(a, b);
    found.extend(part_of_whole(evidence, a, b));
    found.extend(scope(evidence, a, b));
    if found.iter().all(|one| one.kind != ReasonKind::PartOfWhole) {
        found.extend(window(a, b));
    }
    found.extend(as_of(evidence, a, b));
    found.extend(day_shift(a, b));
    if a.quantity.unit() != b.quantity.unit() {
        found.push(relaxed(ReasonKind::Unit, Part::Open, a, b));
    }
    found
}

/// A verified list is a floor, for its own voice's total and for everybody else's.
fn stage(a: &Side<'_>, b: &Side<'_>) -> Vec<Relaxation> {
    let verified = |side: &Side<'_>| side.quantity.stage() == Stage::Verified;
    let own_list = a.quantity.verifiers() == b.quantity.verifiers();
    match (verified(a), verified(b)) {
        (true, true) if own_list => Vec::new(),
        (true, true) => {
            let mut both = relaxed(ReasonKind::Stage, Part::Open, a, b);
            both.sides = [a.floor(), b.floor()];
            vec![both]
        }
        (true, false) => vec![relaxed(ReasonKind::Stage, Part::First, a, b)],
        (false, true) => vec![relaxed(ReasonKind::Stage, Part::Second, a, b)],
        (false, false) if a.quantity.stage() != b.quantity.stage() => {
            vec![relaxed(ReasonKind::Stage, Part::Open, a, b)]
        }
        (false, false) => Vec::new(),
    }
}

/// What the ledger declares: `part_of`, `includes`, and waves inside waves.
fn part_of_whole(evidence: &Evidence<'_>, a: &Side<'_>, b: &Side<'_>) -> Option<Relaxation> {
    let rows = |side: &Side<'_>| -> Vec<&Claim> {
        let utterance = evidence.utterances.of(side.claim.id());
        let rows = utterance.into_iter().flat_map(|utterance| utterance.claims());
        rows.filter_map(|id| evidence.ledger.claim(id)).collect()
    };
    let says = |one: &Side<'_>, kind: RelationKind, other: &Side<'_>| {
        let ids: BTreeSet<&ClaimId> = rows(other).into_iter().map(Claim::id).collect();
        rows(one)
            .into_iter()
            .any(|claim| claim.related(kind).any(|id| ids.contains(id)))
    };
    let inside = |one: &Side<'_>, other: &Side<'_>| {
        let (Some(own), Some(outer)) = (one.quantity.wave(), other.quantity.wave()) else {
            return false;
        };
        let mut at = evidence.ledger.wave(own).and_then(ReleaseWave::within);
        while let Some(id) = at.filter(|id| *id != outer) {
            at = evidence.ledger.wave(id).and_then(ReleaseWave::within);
        }
        at.is_some()
    };
    let is_part = |one: &Side<'_>, other: &Side<'_>| {
        says(one, RelationKind::PartOf, other)
            || says(other, RelationKind::Includes, one)
            || inside(one, other)
    };
    if is_part(a, b) {
        Some(relaxed(ReasonKind::PartOfWhole, Part::First, a, b))
    } else if is_part(b, a) {
        Some(relaxed(ReasonKind::PartOfWhole, Part::Second, a, b))
    } else {
        None
    }
}

/// Whom the two count: a population, a place, a way of leaving.
fn scope(evidence: &Evidence<'_>, a: &Side<'_>, b: &Side<'_>) -> Vec<Relaxation> {
    let ledger = evidence.ledger;
    let (p, q) = (a.quantity, b.quantity);
    let mut found = Vec::new();
    let mut push = |kind, aspect, part| {
        let mut one = relaxed(kind, part, a, b);
        one.aspect = Some(aspect);
        found.push(one);
    };
    match (p.population(), q.population()) {
        (own, other) if own == other => {}
        (Some(own), Some(other)) => {
            // Naming a wave puts a claim inside it, whatever population it names.
            let of_wave = |side: &Quantity| {
                let wave = side.wave().and_then(|id| ledger.wave(id));
                wave.and_then(ReleaseWave::population)
            };
            let same_wave = p.wave().is_some() && p.wave() == q.wave();
            let disjoint = |one, other| {
                ledger
                    .population(one)
                    .is_some_and(|population| population.disjoint().contains(other))
            };
            if ledger.is_within(own, other) || (same_wave && of_wave(q) == Some(other)) {
                push(ReasonKind::Scope, Aspect::Population, Part::First);
            } else if ledger.is_within(other, own) || (same_wave && of_wave(p) == Some(own)) {
                push(ReasonKind::Scope, Aspect::Population, Part::Second);
            } else if disjoint(own, other) || disjoint(other, own) {
                push(ReasonKind::Scope, Aspect::Population, Part::Open);
            } else {
                push(ReasonKind::Definition, Aspect::Population, Part::Open);
            }
        }
        (None, _) | (_, None) => push(ReasonKind::Scope, Aspect::Population, Part::Open),
    }
    // Without a place, or a way of leaving, all of them are meant.
    let narrower = |own: bool, other: bool| match (own, other) {
        (true, false) => Part::First,
        (false, true) => Part::Second,
        _ => Part::Open,
    };
    if p.place() != q.place() {
        let part = narrower(p.place().is_some(), q.place().is_some());
        push(ReasonKind::Scope, Aspect::Place, part);
    }
    if p.outcome() != q.outcome() {
        let part = narrower(p.outcome().is_some(), q.outcome().is_some());
        push(ReasonKind::Scope, Aspect::Outcome, part);
    }
    if p.measure() != q.measure() {
        let whole = |measure| matches!(measure, Measure::Released | Measure::Arrested);
        let part = narrower(!whole(p.measure()), !whole(q.measure()));
        push(ReasonKind::Scope, Aspect::Measure, part);
    }
    found
}

/// The days each counts.
fn window(a: &Side<'_>, b: &Side<'_>) -> Option<Relaxation> {
    if a.quantity.measure().is_stock() {
        return None;
    }
    let days = |side: &Side<'_>| side.quantity.window().map(When::days);
    let part = match (days(a), days(b)) {
        (None, None) if a.quantity.wave() == b.quantity.wave() && a.quantity.wave().is_some() => return None,
        (Some(own), Some(other)) if own == other => return None,
        (Some(own), Some(other)) if own.is_within(&other) => Part::First,
        (Some(own), Some(other)) if other.is_within(&own) => Part::Second,
        _ => Part::Open,
    };
    Some(relaxed(ReasonKind::Window, part, a, b))
}

/// The dates of two stocks, or up to which two counts of one flow had got.
fn as_of(evidence: &Evidence<'_>, a: &Side<'_>, b: &Side<'_>) -> Option<Relaxation> {
    let dates = (a.claim.dated(), b.claim.dated());
    if a.quantity.measure().is_stock() {
        let meet = dates
            .0
            .zip(dates.1)
            .is_some_and(|(one, other)| one.may_meet(other));
        return (!meet).then(|| relaxed(ReasonKind::AsOf, Part::Open, a, b));
    }
    let same_flow = a.quantity.wave() == b.quantity.wave()
        && a.quantity.window().map(When::days) == b.quantity.window().map(When::days);
    if !same_flow {
        return None;
    }
    let window = a.quantity.window();
    let (one, other) = (Timing::of(dates.0, window), Timing::of(dates.1, window));
    let tolerance = evidence.settings.wave_tolerance();
    let part = match (one.surely_by(other, tolerance), other.surely_by(one, tolerance)) {
        (true, true) => return None,
        (true, false) => Part::First,
        (false, true) => Part::Second,
        // Either may be the earlier: then the lower is.
        (false, false) => lower(a, b),
    };
    Some(relaxed(ReasonKind::AsOf, part, a, b))
}

/// Two dates a day apart: the count that seems the later and is the lower may be of the same evening.
fn day_shift(a: &Side<'_>, b: &Side<'_>) -> Option<Relaxation> {
    if a.quantity.measure().is_stock() {
        return None;
    }
    let days = |side: &Side<'_>| side.quantity.window().map(When::days);
    let same_flow = a.quantity.wave() == b.quantity.wave() && days(a) == days(b);
    let (one, other) = if same_flow {
        (a.claim.dated()?.clone(), b.claim.dated()?.clone())
    } else {
        // Only single days can be one evening.
        let day = |side: &Side<'_>| days(side).filter(|days| days.earliest() == days.latest());
        (day(a)?, day(b)?)
    };
    // A clock time decides; two bare days may always be one evening somewhere.
    let clocks = one.instant().is_some() || other.instant().is_some();
    let may_be_one = if clocks {
        shifted(&one, &other, None).is_some()
    } else {
        one.days_apart(&other) == 1
    };
    if !may_be_one {
        return None;
    }
    // The lower being the earlier needs no shift.
    let lower = lower(a, b);
    let in_order = (lower == Part::First) == (one.cmp_days(&other).is_lt());
    (!same_flow || !in_order).then(|| relaxed(ReasonKind::DayShift, lower, a, b))
}

fn lower(a: &Side<'_>, b: &Side<'_>) -> Part {
    if a.figure() <= b.figure() {
        Part::First
    } else {
        Part::Second
    }
}
