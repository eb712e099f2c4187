//! [`Clustering`]: records in clusters, what holds them together and what speaks against it.

use std::cmp::Reverse;

use crate::link::constraint::{Contradiction, number, place};
use crate::link::scored::Link;

/// A pair that helped to join a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Join {
    /// The lesser record.
    pub one: u32,
    /// The greater record.
    pub other: u32,
    /// Its weight in millibits; `None` when it was judged.
    pub weight: Option<i32>,
}

/// A pair whose weight says otherwise than the clusters do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Doubt {
    /// The lesser record.
    pub one: u32,
    /// The greater record.
    pub other: u32,
    /// Its weight in millibits.
    pub weight: i32,
    /// Whether they are in one cluster, below the threshold; else in two, at or above it.
    pub together: bool,
}

/// Records in clusters, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clustering {
    cluster_of: Vec<u32>,
    records: Vec<u32>,
    /// Where each cluster ends in `records`.
    ends: Vec<usize>,
    joins: Vec<Join>,
    /// Where the joins of each cluster end in `joins`.
    join_ends: Vec<usize>,
    doubtful: Vec<Doubt>,
    contradictions: Vec<Contradiction>,
    crowds: Vec<usize>,
}

impl Clustering {
    /// Clusters named by the least record of each, the joins in any order, and the rest.
    pub(super) fn new(
        least: &[u32],
        mut joins: Vec<Join>,
        mut doubtful: Vec<Doubt>,
        contradictions: Vec<Contradiction>,
        mut crowds: Vec<usize>,
    ) -> Self {
        let mut cluster_of = vec![0; least.len()];
        let mut count = 0;
        // The least record of a cluster comes before the others.
        for (record, &name) in (0..).zip(least) {
            let cluster = if name == record {
                count += 1;
                count - 1
            } else {
                cluster_of.get(place(name)).copied().unwrap_or(0)
            };
            if let Some(slot) = cluster_of.get_mut(place(record)) {
                *slot = cluster;
            }
        }
        let cluster = |record: u32| cluster_of.get(place(record)).copied().unwrap_or(0);
        let ends_of_records = ends(count, cluster_of.iter().copied());
        let mut records = vec![0; cluster_of.len()];
        let mut next = ends_of_records.clone();
        // From the last record down, so that each stretch fills from its end and stays in order.
        for (record, &cluster) in (0..number(cluster_of.len())).zip(&cluster_of).rev() {
            if let Some(next) = next.get_mut(place(cluster)) {
                *next = next.saturating_sub(1);
                if let Some(slot) = records.get_mut(*next) {
                    *slot = record;
                }
            }
        }
        // `None`, a judgement, comes before any weight.
        joins
            .sort_unstable_by_key(|join| (cluster(join.one), join.weight.map(Reverse), join.one, join.other));
        doubtful.sort_unstable();
        crowds.sort_unstable_by_key(|&size| Reverse(size));
        Self {
            ends: ends_of_records,
            join_ends: ends(count, joins.iter().map(|join| cluster(join.one))),
            cluster_of,
            records,
            joins,
            doubtful,
            contradictions,
            crowds,
        }
    }

    /// With records that others stand for, which were in no link: by each link, the greater goes where the lesser is, as
    /// long as that is the least of those that say the same.
    pub(super) fn with_copies(self, copies: &[Link]) -> Self {
        if copies.is_empty() {
            return self;
        }
        let first = |record: u32| self.cluster_of(record).and_then(|of| self.records(of).first());
        let mut least: Vec<u32> = (0..number(self.cluster_of.len()))
            .map(|record| first(record).copied().unwrap_or(record))
            .collect();
        for copy in copies {
            let of = least.get(place(copy.one)).copied();
            if let (Some(slot), Some(of)) = (least.get_mut(place(copy.other)), of) {
                *slot = of;
            }
        }
        let mut joins = self.joins;
        joins.extend(copies.iter().map(|copy| Join {
            one: copy.one,
            other: copy.other,
            weight: Some(copy.weight),
        }));
        Self::new(&least, joins, self.doubtful, self.contradictions, self.crowds)
    }

    /// Number of clusters, those of one record included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there were no records.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cluster of a record, by its place among [`clusters`](Self::clusters).
    #[must_use]
    pub fn cluster_of(&self, record: u32) -> Option<u32> {
        self.cluster_of.get(place(record)).copied()
    }

    /// The cluster of each record, as [`evaluate`](fn@super::evaluate::evaluate) takes it.
    #[must_use]
    pub fn labels(&self) -> &[u32] {
        &self.cluster_of
    }

    /// The clusters in the order of their least records; the records of each in order.
    #[must_use]
    pub fn clusters(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        (0..self.ends.len()).map(|at| slice(&self.records, &self.ends, at))
    }

    /// The records of a cluster, in order; empty when there is no such cluster.
    #[must_use]
    pub fn records(&self, cluster: u32) -> &[u32] {
        slice(&self.records, &self.ends, place(cluster))
    }

    /// The pairs that hold a cluster together, one fewer than its records: judged ones first, then
    /// the strongest. Without one of them something stronger than the threshold may still hold.
    #[must_use]
    pub fn joins(&self, cluster: u32) -> &[Join] {
        slice(&self.joins, &self.join_ends, place(cluster))
    }

    /// Pairs to be looked at by somebody, in the order of records: below the threshold within a
    /// cluster, at or above it across two. Pairs that a judgement decides are not among them.
    ///
    /// Across components of links, pairs that blocking never brought together are not looked at.
    #[must_use]
    pub fn doubtful(&self) -> &[Doubt] {
        &self.doubtful
    }

    /// Same-person judgements that were not followed, in the order of records.
    #[must_use]
    pub fn contradictions(&self) -> &[Contradiction] {
        &self.contradictions
    }

    /// Sizes of the components that were too large to be weighed whole and were first cut at their
    /// weakest links, greatest first. Their pairs across the cuts are among the
    /// [`doubtful`](Self::doubtful).
    #[must_use]
    pub fn crowds(&self) -> &[usize] {
        &self.crowds
    }
}

/// The `at`-th stretch of a list cut at `ends`.
fn slice<'a, T>(list: &'a [T], ends: &[usize], at: usize) -> &'a [T] {
    let from = at
        .checked_sub(1)
        .map_or(Some(0), |before| ends.get(before).copied());
    match (from, ends.get(at)) {
        (Some(from), Some(&to)) => list.get(from..to).unwrap_or_default(),
        _ => &[],
    }
}

/// Where the stretch of each of `count` clusters ends in a list sorted by cluster.
fn ends(count: u32, each: impl Iterator<Item = u32>) -> Vec<usize> {
    let mut ends = vec![0; place(count)];
    for cluster in each {
        if let Some(end) = ends.get_mut(place(cluster)) {
            *end += 1;
        }
    }
    let mut total = 0;
    for end in &mut ends {
        total += *end;
        *end = total;
    }
    ends
}
