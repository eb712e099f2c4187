//! One component of links at a time: clusters, and what to say of them.

use std::cmp::Reverse;

use crate::link::agglomerate::{Agglomeration, Reach, Tie};
use crate::link::clustering::{Doubt, Join};
use crate::link::constraint::{Ground, Sets, barred, number, place};
use crate::link::scored::Link;

/// Blocks of a component that are weighed all against all; more are first cut at weak links.
const CROWD: usize = 200;

/// Records of a judged block that speak for it, evenly spread.
const SPEAKERS: usize = 64;

/// Clusters under way.
pub(super) struct Work<'a> {
    pub(super) reach: Reach,
    pub(super) threshold: i32,
    pub(super) score: &'a dyn Fn(u32, u32) -> i32,
    pub(super) ground: &'a mut Ground,
    /// The least record of the cluster of each record.
    pub(super) cluster: Vec<u32>,
    /// What the joins so far hold together.
    pub(super) held: Sets,
    pub(super) joins: Vec<Join>,
    pub(super) doubtful: Vec<Doubt>,
    pub(super) crowds: Vec<usize>,
}

/// One component: a judged block is a list of records, mostly of one.
type Blocks = Vec<Vec<u32>>;

impl Work<'_> {
    /// Members as component, block and record, sorted; links sorted by pair.
    pub(super) fn component(&mut self, members: &[(u32, u32, u32)], links: &[(u32, Link)]) {
        let blocks: Blocks = members
            .chunk_by(|one, other| one.1 == other.1)
            .map(|block| block.iter().map(|&(.., record)| record).collect())
            .collect();
        let mut links: Vec<Link> = links.iter().map(|&(_, link)| link).collect();
        if blocks.len() == 1 || self.is_clean(&blocks, &links) {
            let name = members.first().map_or(0, |&(name, ..)| name);
            self.name(members.iter().map(|&(.., record)| record), name);
        } else if blocks.len() <= CROWD {
            links.extend(self.agglomerate(&blocks, &links));
        } else {
            self.crowds.push(members.len());
            let mut scored = Vec::new();
            for part in self.parts(&blocks, &links) {
                scored.extend(self.agglomerate(&part, &links));
            }
            links.extend(scored);
        }
        self.explain(links);
    }

    /// Whether single records all reach the threshold with each other, and nothing bars them.
    fn is_clean(&self, blocks: &Blocks, links: &[Link]) -> bool {
        let mut bars: Vec<_> = blocks
            .iter()
            .filter_map(|block| block.first())
            .flat_map(|&record| self.ground.bars(record))
            .collect();
        let count = bars.len();
        bars.sort_unstable();
        bars.dedup();
        bars.len() == count
            && blocks.iter().all(|block| block.len() == 1)
            && links.len() == blocks.len() * (blocks.len() - 1) / 2
            && links.iter().all(|link| link.weight >= self.threshold)
    }

    fn name(&mut self, records: impl IntoIterator<Item = u32>, name: u32) {
        for record in records {
            if let Some(slot) = self.cluster.get_mut(place(record)) {
                *slot = name;
            }
        }
    }

    /// Names the clusters among the blocks; the pairs that had to be scored for it.
    fn agglomerate(&mut self, blocks: &Blocks, links: &[Link]) -> Vec<Link> {
        let bars = blocks.iter().map(|block| {
            block
                .first()
                .map_or_else(Vec::new, |&least| self.ground.bars(least))
        });
        let voices: Blocks = blocks.iter().map(|block| voices(block)).collect();
        let mut scored = Vec::new();
        let mut known = Known { links, at: 0 };
        let tie = |one: usize, other: usize| {
            let mut tie = Tie::default();
            for &left in voices.get(one).into_iter().flatten() {
                for &right in voices.get(other).into_iter().flatten() {
                    let (one, other) = (left.min(right), left.max(right));
                    let weight = if let Some(weight) = known.weight(one, other) {
                        weight
                    } else {
                        let weight = (self.score)(one, other);
                        scored.push(Link { one, other, weight });
                        weight
                    };
                    tie.add(i64::from(weight) - i64::from(self.threshold), self.reach);
                }
            }
            tie
        };
        let into = Agglomeration::new(bars.collect(), tie).run();
        for (block, into) in blocks.iter().zip(into) {
            let name = blocks.get(into).and_then(|block| block.first());
            if let Some(&name) = name {
                self.name(block.iter().copied(), name);
            }
        }
        // What is left out neither holds a cluster together nor speaks against one.
        let cluster = |record: u32| self.cluster.get(place(record));
        scored.retain(|link| link.weight >= self.threshold || cluster(link.one) == cluster(link.other));
        scored
    }

    /// A crowd cut at its weakest links into parts of at most [`CROWD`] blocks: the strongest links
    /// join first, and one that would make a part too large is passed over.
    fn parts(&mut self, blocks: &Blocks, links: &[Link]) -> Vec<Blocks> {
        let least: Vec<u32> = blocks.iter().filter_map(|block| block.first().copied()).collect();
        let mut sets = Sets::new(number(least.len()));
        let mut size = vec![1; least.len()];
        let mut order: Vec<&Link> = links
            .iter()
            .filter(|link| link.weight >= self.threshold)
            .collect();
        order.sort_unstable_by_key(|link| (Reverse(link.weight), link.one, link.other));
        for link in order {
            let mut set_of = |record: u32| {
                let at = least.binary_search(&self.ground.blocks.least(record)).ok()?;
                Some(sets.least(number(at)))
            };
            let (Some(one), Some(other)) = (set_of(link.one), set_of(link.other)) else {
                continue;
            };
            let total = [one, other]
                .iter()
                .filter_map(|&at| size.get(place(at)))
                .sum::<usize>();
            if one != other && total <= CROWD {
                sets.join(one, other);
                if let Some(slot) = size.get_mut(place(one.min(other))) {
                    *slot = total;
                }
            }
        }
        let mut order: Vec<(u32, usize)> = (0..least.len()).map(|at| (sets.least(number(at)), at)).collect();
        order.sort_unstable();
        order
            .chunk_by(|one, other| one.0 == other.0)
            .map(|part| {
                part.iter()
                    .filter_map(|&(_, at)| blocks.get(at).cloned())
                    .collect()
            })
            .collect()
    }

    /// Finds what holds the clusters of a component together, and what speaks against them.
    fn explain(&mut self, mut weighed: Vec<Link>) {
        weighed.sort_unstable_by_key(|link| (Reverse(link.weight), link.one, link.other));
        for Link { one, other, weight } in weighed {
            let name = |record: u32| self.cluster.get(place(record));
            let together = name(one) == name(other);
            if together && self.held.join(one, other) {
                self.joins.push(Join {
                    one,
                    other,
                    weight: Some(weight),
                });
            }
            if together != (weight >= self.threshold) && !self.is_decided(one, other) {
                self.doubtful.push(Doubt {
                    one,
                    other,
                    weight,
                    together,
                });
            }
        }
    }

    /// Whether the two records are judged to be different, or joined to two that are.
    fn is_decided(&mut self, one: u32, other: u32) -> bool {
        let (one, other) = (self.ground.blocks.least(one), self.ground.blocks.least(other));
        let (one, other) = (self.ground.judged(one), self.ground.judged(other));
        barred(&one, &other)
    }
}

/// Links sorted by pair, looked up mostly in order: the next one is tried before a search.
struct Known<'a> {
    links: &'a [Link],
    at: usize,
}

impl Known<'_> {
    fn weight(&mut self, one: u32, other: u32) -> Option<i32> {
        let pair = |at: usize| self.links.get(at).map(|link| (link.one, link.other));
        let is_past = |at: usize| pair(at).is_none_or(|found| found >= (one, other));
        let is_before = |at: usize| pair(at).is_some_and(|found| found < (one, other));
        let mut at = self.at;
        if is_before(at) {
            at += 1;
        }
        if !is_past(at) || at.checked_sub(1).is_some_and(|before| !is_before(before)) {
            at = self
                .links
                .partition_point(|link| (link.one, link.other) < (one, other));
        }
        self.at = at;
        self.links
            .get(at)
            .filter(|link| (link.one, link.other) == (one, other))
            .map(|link| link.weight)
    }
}

/// The records that speak for a block.
fn voices(block: &[u32]) -> Vec<u32> {
    if block.len() <= SPEAKERS {
        return block.to_vec();
    }
    (0..SPEAKERS)
        .filter_map(|at| block.get(at * block.len() / SPEAKERS).copied())
        .collect()
}
