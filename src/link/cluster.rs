//! [`cluster`]: scored pairs to persons, with no chaining through a weak middle.

use std::cmp::Reverse;

use crate::link::agglomerate::Reach;
pub use crate::link::clustering::{Clustering, Doubt, Join};
use crate::link::component::Work;
pub use crate::link::constraint::{Against, Constraints, Contradiction};
use crate::link::constraint::{Ground, Sets, place};
pub use crate::link::scored::Link;

/// Chosen on simulated records and on lists of invented people. On the lists F1 hardly depends on it;
/// a wider reach is better where there are many namesakes, a narrower one where much is missing.
const REACH: Reach = Reach {
    below: 4_000,
    above: 8_000,
    beyond: 4,
};

/// Joins records into persons by scored pairs.
///
/// Same-person judgements come first. Links at or above the threshold make components; a
/// component whose pairs all reach it passes whole. In the others the two groups with the greatest
/// *average* weight over all their pairs are joined, again and again, while that average reaches
/// the threshold and no constraint bars it (average linkage: Sokal and Michener 1958). `score`
/// weighs the pairs blocking never brought together, lesser record first; it must agree with
/// `links`.
///
/// A pair counts as no more than 8 bits above the threshold, and what lies more than 4 bits below it
/// counts a quarter: a poor record is carried by those it is close to, but no third record is
/// carried along more than 20 bits below. [`doubtful`](Clustering::doubtful) lists the outvoted.
///
/// A component of more than 200 is first cut at its weakest links. Equal weights are settled by
/// record numbers: nothing depends on the order of input. A pair given twice counts with its
/// greater weight; links of a record with itself or with one that does not exist are ignored.
///
/// O((n + l) log (n + l)) for n records and l links, O(k² log k) in a component of k ≤ 200.
#[must_use]
pub fn cluster(
    records: u32,
    links: &[Link],
    threshold: i32,
    constraints: &Constraints,
    score: &dyn Fn(u32, u32) -> i32,
) -> Clustering {
    cluster_within(REACH, records, links, threshold, constraints, score)
}

/// [`cluster`] with a reach to be tried.
pub(super) fn cluster_within(
    reach: Reach,
    records: u32,
    links: &[Link],
    threshold: i32,
    constraints: &Constraints,
    score: &dyn Fn(u32, u32) -> i32,
) -> Clustering {
    let mut ground = Ground::new(records, constraints);
    let mut components = Sets::new(records);
    for &(one, other) in &ground.joins {
        components.join(one, other);
    }
    for link in links {
        if link.weight >= threshold && link.one.max(link.other) < records {
            components.join(link.one, link.other);
        }
    }
    let inner = within(links, records, &mut components, &mut ground);
    let component: Vec<u32> = (0..records).map(|record| components.least(record)).collect();
    let mut shared = vec![false; component.len()];
    for (record, &of) in (0..).zip(&component) {
        if let (true, Some(slot)) = (record != of, shared.get_mut(place(of))) {
            *slot = true;
        }
    }
    let mut members: Vec<(u32, u32, u32)> = (0..records)
        .zip(&component)
        .filter(|&(_, &of)| shared.get(place(of)).is_some_and(|&shared| shared))
        .map(|(record, &of)| (of, ground.blocks.least(record), record))
        .collect();
    members.sort_unstable();

    let judged = ground.joins.iter().map(|&(one, other)| Join {
        one,
        other,
        weight: None,
    });
    let mut work = Work {
        reach,
        threshold,
        score,
        cluster: (0..records).collect(),
        held: Sets::new(records),
        joins: judged.collect(),
        doubtful: Vec::new(),
        crowds: Vec::new(),
        ground: &mut ground,
    };
    for &(one, other) in &work.ground.joins {
        work.held.join(one, other);
    }
    let mut inner = inner.as_slice();
    for component in members.chunk_by(|one, other| one.0 == other.0) {
        let Some(&(name, ..)) = component.first() else {
            continue;
        };
        let count = inner.iter().take_while(|(of, _)| *of == name).count();
        let (own, rest) = inner.split_at_checked(count).unwrap_or_default();
        inner = rest;
        work.component(component, own);
    }
    let Work {
        cluster,
        joins,
        doubtful,
        crowds,
        ..
    } = work;
    Clustering::new(&cluster, joins, doubtful, ground.contradictions, crowds)
}

/// The links within components and between blocks, by component, each pair once with its greatest
/// weight.
fn within(links: &[Link], records: u32, components: &mut Sets, ground: &mut Ground) -> Vec<(u32, Link)> {
    let mut inner: Vec<(u32, Link)> = Vec::new();
    for &Link { one, other, weight } in links {
        let (one, other) = (one.min(other), one.max(other));
        if one == other || other >= records {
            continue;
        }
        let component = components.least(one);
        if component == components.least(other) && ground.blocks.least(one) != ground.blocks.least(other) {
            inner.push((component, Link { one, other, weight }));
        }
    }
    inner.sort_unstable_by_key(|&(of, link)| (of, link.one, link.other, Reverse(link.weight)));
    inner.dedup_by_key(|(_, link)| (link.one, link.other));
    inner
}
