//! Counts of one running flow at several dates: each contains the earlier ones.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::bounds::Bounds;
use crate::discrepancy::scores::Clash;
use crate::ratio::Ratio;

/// How far counts of one running flow are from fitting, when later counts contain earlier ones.
///
/// With one date only it is exactly `D` and `A` of [`Scores`](crate::discrepancy::Scores).
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SeriesScores {
    /// Degree of inconsistency: how far every *at least* has to be discounted before all fit.
    pub inconsistency: Ratio,
    /// The two totals behind it; `None` when everything fits.
    pub clash: Option<Clash>,
    /// Positions of a figure that needs, and of one that allows, behind the clash.
    pub between: Option<(usize, usize)>,
    /// Minimum total adjustment in persons, later counts never below earlier ones.
    pub adjustment: u128,
}

/// Scores figures given as `(date, bounds)`, dates as any increasing number.
///
/// A count needs at least what was needed at its own date or before. The adjustment is the 1-norm
/// isotonic fit to intervals, by slope trick; O(n log n), exact.
#[must_use]
pub fn series(figures: &[(i64, Bounds)]) -> SeriesScores {
    let mut order: Vec<usize> = (0..figures.len()).collect();
    let key = |at: &usize| figures.get(*at).map(|(date, bounds)| (*date, *bounds));
    order.sort_by_key(|at| (key(at), *at));
    let sorted: Vec<(usize, i64, Bounds)> = order
        .iter()
        .filter_map(|&at| figures.get(at).map(|(date, bounds)| (at, *date, *bounds)))
        .collect();

    let mut needs: Option<(u64, usize)> = None;
    let mut worst: Option<(Clash, usize, usize)> = None;
    let (mut left, mut right) = (BinaryHeap::new(), BinaryHeap::new());
    let mut adjustment: u128 = 0;
    for bucket in sorted.chunk_by(|a, b| a.1 == b.1) {
        for &(at, _, bounds) in bucket {
            if needs.is_none_or(|(low, _)| bounds.lo() > low) {
                needs = Some((bounds.lo(), at));
            }
        }
        for &(at, _, bounds) in bucket {
            if let (Some((low, who)), Some(high)) = (needs, bounds.hi())
                && let Some(clash) = Clash::between(low, high)
                && worst.is_none_or(|(old, ..)| clash.relative() > old.relative())
            {
                worst = Some((clash, who, at));
            }
        }
        // Between dates a count may only grow, so what pulled it down no longer does.
        right.clear();
        for &(_, _, bounds) in bucket {
            right.push(Reverse(bounds.lo()));
            if let Some(Reverse(lowest)) = right.pop() {
                adjustment += u128::from(bounds.lo() - lowest);
                left.push(lowest);
            }
            if let Some(high) = bounds.hi() {
                left.push(high);
                if let Some(highest) = left.pop() {
                    adjustment += u128::from(highest - high);
                    right.push(Reverse(highest));
                }
            }
        }
    }
    SeriesScores {
        inconsistency: worst.map_or(Ratio::ZERO, |(clash, ..)| clash.relative()),
        clash: worst.map(|(clash, ..)| clash),
        between: worst.map(|(_, low, high)| (low, high)),
        adjustment,
    }
}
