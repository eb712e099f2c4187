//! Average linkage within one component of links.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use crate::link::constraint::{Bar, barred};

/// How far one pair may pull, in millibits below and above the threshold.
///
/// A weight far below the threshold often says only that little was recorded (the prior alone is
/// about −20 bits), and one far above it, that a document number repeats. Neither may outvote
/// all the rest: the floor lets a poor record join those it is close to, the ceiling keeps one
/// strong pair from carrying along a third record that contradicts it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reach {
    /// No pair counts as less than this far below the threshold.
    pub(super) below: i64,
    /// No pair counts as more than this far above the threshold.
    pub(super) above: i64,
    /// One part in so many of what is further below still counts.
    pub(super) beyond: i64,
}

impl Reach {
    /// What a weight counts for; both from the threshold on. Never falls as the weight grows.
    fn hold(self, over: i64) -> i64 {
        let deep = (over + self.below).min(0) / self.beyond.max(1);
        over.clamp(-self.below, self.above) + deep
    }
}

/// The weights between two groups, from the threshold on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tie {
    /// Sum of the weights within reach.
    held: i64,
    /// Sum of the weights as they are.
    free: i64,
    /// Number of pairs.
    pairs: i64,
}

impl Tie {
    /// One more pair.
    pub(super) fn add(&mut self, over: i64, reach: Reach) {
        self.held += reach.hold(over);
        self.free += over;
        self.pairs += 1;
    }

    fn with(self, other: Self) -> Self {
        Self {
            held: self.held + other.held,
            free: self.free + other.free,
            pairs: self.pairs + other.pairs,
        }
    }

    /// Greater averages are greater; those as they are settle equal ones.
    fn by_average(self, other: Self) -> Ordering {
        let cross = |one: i64, other_pairs: i64| i128::from(one) * i128::from(other_pairs);
        cross(self.held, other.pairs)
            .cmp(&cross(other.held, self.pairs))
            .then_with(|| cross(self.free, other.pairs).cmp(&cross(other.free, self.pairs)))
    }
}

/// Two groups that might be joined, as they stood when they were weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Candidate {
    tie: Tie,
    groups: (usize, usize),
    ages: (u32, u32),
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.tie
            .by_average(other.tie)
            .then_with(|| Reverse((self.groups, self.ages)).cmp(&Reverse((other.groups, other.ages))))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Groups under way, and the ties between any two of them.
#[derive(Debug)]
pub(super) struct Agglomeration {
    /// By lesser and greater group, a row for each group.
    ties: Vec<Tie>,
    bars: Vec<Vec<Bar>>,
    /// How often a group has grown; `None` once it is part of a lesser one.
    age: Vec<Option<u32>>,
    into: Vec<usize>,
    waiting: BinaryHeap<Candidate>,
}

impl Agglomeration {
    /// Groups as they start, with what bars each, and the tie of each two.
    pub(super) fn new(bars: Vec<Vec<Bar>>, mut tie: impl FnMut(usize, usize) -> Tie) -> Self {
        let groups = bars.len();
        let mut ties = vec![Tie::default(); groups * groups];
        for one in 0..groups {
            for other in one + 1..groups {
                if let Some(slot) = ties.get_mut(one * groups + other) {
                    *slot = tie(one, other);
                }
            }
        }
        Self {
            ties,
            bars,
            age: vec![Some(0); groups],
            into: (0..groups).collect(),
            waiting: BinaryHeap::new(),
        }
    }

    /// Joins the two groups with the greatest average, again and again, while it reaches the
    /// threshold and nothing bars them. The group each start ends in, named by its least.
    ///
    /// O(k² log k) for k groups.
    pub(super) fn run(mut self) -> Vec<usize> {
        let groups = self.into.len();
        for one in 0..groups {
            for other in one + 1..groups {
                self.propose(one, other);
            }
        }
        while let Some(best) = self.waiting.pop() {
            let (one, other) = best.groups;
            let now = (self.age(one), self.age(other));
            if now == (Some(best.ages.0), Some(best.ages.1)) && !self.are_barred(one, other) {
                self.merge(one, other);
            }
        }
        // A group is always part of a lesser one, which has its final place by then.
        for at in 0..groups {
            let into = self.into.get(at).and_then(|&up| self.into.get(up)).copied();
            if let (Some(into), Some(slot)) = (into, self.into.get_mut(at)) {
                *slot = into;
            }
        }
        self.into
    }

    fn age(&self, group: usize) -> Option<u32> {
        self.age.get(group).copied().flatten()
    }

    fn tie(&self, one: usize, other: usize) -> Tie {
        let at = one.min(other) * self.into.len() + one.max(other);
        self.ties.get(at).copied().unwrap_or_default()
    }

    fn are_barred(&self, one: usize, other: usize) -> bool {
        let bars = |at: usize| self.bars.get(at).map_or(&[][..], Vec::as_slice);
        barred(bars(one), bars(other))
    }

    fn propose(&mut self, one: usize, other: usize) {
        let tie = self.tie(one, other);
        if let (Some(left), Some(right)) = (self.age(one), self.age(other))
            && tie.held >= 0
        {
            self.waiting.push(Candidate {
                tie,
                groups: (one, other),
                ages: (left, right),
            });
        }
    }

    /// Makes the greater group part of the lesser.
    fn merge(&mut self, one: usize, other: usize) {
        let groups = self.into.len();
        if let Some(age) = self.age.get_mut(other) {
            *age = None;
        }
        if let Some(age) = self.age.get_mut(one).and_then(Option::as_mut) {
            *age += 1;
        }
        if let Some(into) = self.into.get_mut(other) {
            *into = one;
        }
        let moved = self.bars.get_mut(other).map(std::mem::take).unwrap_or_default();
        if let Some(bars) = self.bars.get_mut(one) {
            bars.extend(moved);
            bars.sort_unstable();
        }
        for third in (0..groups).filter(|&third| third != one) {
            if self.age(third).is_none() {
                continue;
            }
            let tie = self.tie(one, third).with(self.tie(other, third));
            if let Some(slot) = self.ties.get_mut(one.min(third) * groups + one.max(third)) {
                *slot = tie;
            }
            self.propose(one.min(third), one.max(third));
        }
    }
}
