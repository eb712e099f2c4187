//! Scored pairs against a truth: thresholds, the ceiling of blocking, and whether weights keep their promise.

use std::cmp::Reverse;

use crate::link::fraction::{Share, count, float, share};

/// Scored pairs cut at one threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Point {
    /// Pairs of at least this weight are kept; millibits.
    pub threshold: i32,
    /// Pairs kept and true, of those kept.
    pub precision: Share,
    /// Pairs kept and true, of all that are true.
    pub recall: Share,
    /// Harmonic mean of the two.
    pub f1: Share,
}

/// What each threshold would keep, one point a weight that occurs, from the greatest down.
///
/// A pair given twice counts once, with its greater weight; a pair of a record with itself, or of one
/// without a truth, counts not at all. O(p log p + n log n).
///
/// Of more than ten records that say the same, only one stands for all in [`Linkage::links`](crate::link::Linkage::links):
/// over links, the pairs of the others are missing, and recall comes out too low. [`evaluate`](fn@crate::link::evaluate::evaluate) of the
/// persons counts them.
#[must_use]
pub fn sweep(pairs: &[(u32, u32, i32)], truth: &[u32]) -> Vec<Point> {
    let true_pairs = true_pairs(truth);
    let (mut kept, mut common) = (0, 0);
    let judged = judged(pairs, truth);
    let levels = judged.chunk_by(|one, other| one.0 == other.0);
    levels
        .filter_map(|level| {
            let &(threshold, _) = level.first()?;
            kept += count(level.len());
            common += count(level.iter().filter(|(_, is_true)| *is_true).count());
            Some(Point {
                threshold,
                precision: share(common, kept),
                recall: share(common, true_pairs),
                f1: share(2 * common, kept + true_pairs),
            })
        })
        .collect()
}

/// The point with the greatest F1, the greatest threshold among equals: an upper bound that needs
/// the truth, not a way to work. Of points over links with many records that say the same, its recall is as low as
/// [`sweep`] says.
#[must_use]
pub fn best(points: &[Point]) -> Option<Point> {
    let above = |one: Share, other: Share| {
        u128::from(one.part) * u128::from(other.whole) > u128::from(other.part) * u128::from(one.whole)
    };
    let points = points.iter().copied();
    points.reduce(|best, point| if above(point.f1, best.f1) { point } else { best })
}

/// The share of true pairs that are among the pairs at all: what blocking lets through, and no
/// weight can mend.
///
/// Of more than ten records that say the same, only one stands for all in [`Linkage::links`](crate::link::Linkage::links):
/// over links, the pairs of the others are missing, and the share comes out too low. [`evaluate`](fn@crate::link::evaluate::evaluate) of the
/// persons counts them.
#[must_use]
pub fn ceiling(pairs: &[(u32, u32, i32)], truth: &[u32]) -> Share {
    let met = judged(pairs, truth);
    let met = met.iter().filter(|(_, is_true)| *is_true).count();
    share(count(met), true_pairs(truth))
}

/// Pairs whose weights promise about the same, and what came of it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Bin {
    /// The probabilities of the bin: from this one,
    pub from: f64,
    /// up to this one.
    pub to: f64,
    /// The mean probability its weights promise.
    pub promised: f64,
    /// Pairs that are true, of those in the bin.
    pub kept: Share,
}

/// Probabilities that follow from weights against what is true, in `bins` equal steps from 0 to 1;
/// bins without pairs are left out.
///
/// Pairs count as in [`sweep`]. O(p log p).
#[must_use]
pub fn calibration(pairs: &[(u32, u32, i32)], truth: &[u32], bins: u32) -> Vec<Bin> {
    let mut judged = judged(pairs, truth);
    judged.reverse();
    let edge = |at: u32| f64::from(at) / f64::from(bins.max(1));
    let mut at = 0;
    let placed: Vec<(u32, f64, bool)> = judged
        .into_iter()
        .map(|(weight, is_true)| {
            let promised = probability(weight);
            while at + 1 < bins && promised >= edge(at + 1) {
                at += 1;
            }
            (at, promised, is_true)
        })
        .collect();
    let bins = placed.chunk_by(|one, other| one.0 == other.0);
    bins.filter_map(|bin| {
        let &(at, ..) = bin.first()?;
        let pairs = count(bin.len());
        Some(Bin {
            from: edge(at),
            to: edge(at + 1),
            promised: bin.iter().map(|(_, promised, _)| promised).sum::<f64>() / float(pairs),
            kept: share(count(bin.iter().filter(|(.., is_true)| *is_true).count()), pairs),
        })
    })
    .collect()
}

/// The probability that log odds in millibits stand for.
#[must_use]
pub fn probability(weight: i32) -> f64 {
    1.0 / (1.0 + (-f64::from(weight) / 1000.0).exp2())
}

/// Weight and truth of each pair, greatest weight first.
fn judged(pairs: &[(u32, u32, i32)], truth: &[u32]) -> Vec<(i32, bool)> {
    let mut known: Vec<(u32, u32, Reverse<i32>)> = pairs
        .iter()
        .filter(|(one, other, _)| one != other)
        .map(|&(one, other, weight)| (one.min(other), one.max(other), Reverse(weight)))
        .collect();
    known.sort_unstable();
    known.dedup_by_key(|pair| (pair.0, pair.1));
    let entity = |record: u32| usize::try_from(record).ok().and_then(|at| truth.get(at));
    let mut judged: Vec<(i32, bool)> = known
        .into_iter()
        .filter_map(|(one, other, Reverse(weight))| Some((weight, entity(one)? == entity(other)?)))
        .collect();
    judged.sort_unstable_by_key(|&pair| Reverse(pair));
    judged
}

fn true_pairs(truth: &[u32]) -> u64 {
    let mut labels = truth.to_vec();
    labels.sort_unstable();
    let groups = labels.chunk_by(|one, other| one == other);
    groups
        .map(|group| count(group.len()))
        .map(|size| size * (size - 1) / 2)
        .sum()
}
