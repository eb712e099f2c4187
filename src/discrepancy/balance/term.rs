//! One term of a balance: what a voice says of one way in or out, added up without counting twice.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::bounds::Bounds;
use crate::dedup::Voice;
use crate::discrepancy::balance::moment::Counted;
use crate::discrepancy::balance::result::{Side, Term};
use crate::id::{ClaimId, PopulationId, WaveId};
use crate::model::ledger::Ledger;
use crate::model::vocabulary::{Measure, Outcome};
use crate::spread::Spread;

/// Which people a flow counts: two flows of one kind over the same days count the same people.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kind<'e> {
    pub(super) voice: &'e Voice,
    pub(super) wave: Option<&'e WaveId>,
    pub(super) verified: bool,
    /// `None` where it counts all of the stock's people who went that way.
    pub(super) some: Option<Narrower<'e>>,
}

/// A narrower measure, population, place or outcome.
pub(super) type Narrower<'e> = (
    Measure,
    Option<&'e PopulationId>,
    Option<&'e str>,
    Option<Outcome>,
);

/// One flow between the two stocks, or the difference of two counts of a running one.
#[derive(Debug, Clone)]
pub(super) struct Item<'e> {
    pub(super) kind: Kind<'e>,
    pub(super) counted: Counted,
    pub(super) persons: Spread,
    /// Its hours may lie outside.
    pub(super) boundary: bool,
    pub(super) claims: Vec<&'e ClaimId>,
    /// Earlier counts of the same flow.
    pub(super) earlier: Vec<&'e ClaimId>,
}

/// Adds up what is said of one measure. O(k log k) for k flows, times the depth of waves.
///
/// Flows on different days are added. A flow inside another is not. Where it is not known whether two
/// count the same people, the sum is from the larger of them to both together.
///
/// Returns whether the flows themselves cannot all be: a part larger than its whole.
pub(super) fn term(ledger: &Ledger, measure: Measure, side: Side, mut items: Vec<Item<'_>>) -> (Term, bool) {
    items.sort_by(|a, b| order(a).cmp(&order(b)));
    let inside = inside_others(ledger, &items);
    let outermost = || {
        items
            .iter()
            .zip(&inside)
            .filter(|(_, inside)| !**inside)
            .map(|(item, _)| item)
    };
    let most = |read: fn(Spread) -> Bounds| {
        let mut ends = outermost().map(|item| read(item.persons).hi());
        ends.try_fold(0_u64, |sum, hi| sum.checked_add(hi?))
    };
    let (face_least, chosen) = disjoint(&items, Spread::core);
    let (widest_least, _) = disjoint(&items, Spread::support);
    let (face, face_fails) = meet(face_least, most(Spread::core));
    let (widest, widest_fails) = meet(widest_least, most(Spread::support));
    let (alone, _) = disjoint(&outermost().cloned().collect::<Vec<_>>(), Spread::core);
    let mut claims: BTreeSet<&ClaimId> = outermost().flat_map(|item| item.claims.iter().copied()).collect();
    if face_least > alone {
        let needed = chosen.iter().filter_map(|at| items.get(*at));
        claims.extend(needed.flat_map(|item| item.claims.iter().copied()));
    }
    let all = items
        .iter()
        .flat_map(|item| item.claims.iter().chain(&item.earlier));
    let within = all.copied().filter(|id| !claims.contains(id));
    let within: BTreeSet<&ClaimId> = within.collect();
    let term = Term {
        measure,
        side,
        persons: Spread::new(face, widest).unwrap_or_else(|| Spread::crisp(face.hull(widest))),
        claims: claims.into_iter().cloned().collect(),
        within: within.into_iter().cloned().collect(),
        boundary: items.iter().any(|item| item.boundary),
    };
    (term, face_fails && widest_fails)
}

fn meet(least: u64, most: Option<u64>) -> (Bounds, bool) {
    match most {
        Some(most) if most < least => (Bounds::new(most, Some(least)).unwrap_or(Bounds::ANY), true),
        most => (Bounds::new(least, most).unwrap_or(Bounds::ANY), false),
    }
}

type Order<'i> = (i64, Reverse<i64>, Reverse<Spread>, &'i [&'i ClaimId]);

fn order<'i>(item: &'i Item<'_>) -> Order<'i> {
    (
        item.counted.start.from,
        Reverse(item.counted.end.to),
        Reverse(item.persons),
        &item.claims,
    )
}

/// For each item whether another one of the same people contains it. Items are in order.
fn inside_others(ledger: &Ledger, items: &[Item<'_>]) -> Vec<bool> {
    // Of each kind: the beginnings in order, with the latest end so far.
    let mut reach: BTreeMap<&Kind<'_>, Vec<(i64, i64)>> = BTreeMap::new();
    let mut found = Vec::with_capacity(items.len());
    for item in items {
        let (from, to) = (item.counted.start.from, item.counted.end.to);
        let own = reach.entry(&item.kind).or_default();
        let latest = own.last().map(|(_, latest)| *latest);
        found.push(latest.is_some_and(|latest| to <= latest));
        own.push((from, latest.map_or(to, |latest| latest.max(to))));
    }
    for (item, inside) in items.iter().zip(&mut found) {
        let contains = |kind: &Kind<'_>| {
            kind != &item.kind
                && reach.get(kind).is_some_and(|known| {
                    let before = known.partition_point(|(from, _)| *from <= item.counted.start.from);
                    let last = before.checked_sub(1).and_then(|at| known.get(at));
                    last.is_some_and(|(_, latest)| item.counted.end.to <= *latest)
                })
        };
        if !*inside {
            *inside = wholes(ledger, &item.kind).iter().any(contains);
        }
    }
    found
}

/// The kinds whose people contain those of a kind over the same days.
fn wholes<'e>(ledger: &'e Ledger, kind: &Kind<'e>) -> Vec<Kind<'e>> {
    let mut waves = vec![None];
    let mut wave = kind.wave;
    while let Some(id) = wave {
        waves.push(Some(id));
        wave = ledger.wave(id).and_then(|wave| wave.within());
    }
    let mut found = Vec::new();
    for wave in waves {
        for verified in BTreeSet::from([false, kind.verified]) {
            for some in BTreeSet::from([None, kind.some]) {
                found.push(Kind {
                    voice: kind.voice,
                    wave,
                    verified,
                    some,
                });
            }
        }
    }
    found
}

/// The most persons that flows on different days need together, and those flows: weighted interval
/// scheduling. A flow that ends on the day another begins may share people with it.
fn disjoint(items: &[Item<'_>], read: fn(Spread) -> Bounds) -> (u64, Vec<usize>) {
    let mut by_end: Vec<(i64, i64, u64, usize)> = items
        .iter()
        .enumerate()
        .map(|(at, item)| {
            (
                item.counted.end.to,
                item.counted.start.from,
                read(item.persons).lo(),
                at,
            )
        })
        .collect();
    by_end.sort_unstable();
    // The best with the first n of them, and the item that made it so with how many before it.
    let mut best: Vec<(u64, Option<(usize, usize)>)> = vec![(0, None)];
    for (taken, (_, start, least, at)) in by_end.iter().enumerate() {
        let before = by_end.partition_point(|(end, ..)| end < start).min(taken);
        let with = best.get(before).map_or(0, |(sum, _)| *sum).saturating_add(*least);
        let without = best.last().map_or(0, |(sum, _)| *sum);
        best.push(if with > without {
            (with, Some((*at, before)))
        } else {
            (without, None)
        });
    }
    let total = best.last().map_or(0, |(sum, _)| *sum);
    let mut chosen = Vec::new();
    let mut at = best.len().saturating_sub(1);
    while let Some((_, how)) = best.get(at).filter(|_| at > 0) {
        at = match how {
            Some((item, before)) => {
                chosen.push(*item);
                *before
            }
            None => at - 1,
        };
    }
    (total, chosen)
}
