//! [`evaluate`](fn@evaluate): how well clusters agree with a truth.

use std::collections::BTreeMap;

pub use crate::link::fraction::Share;
use crate::link::fraction::{count, float, share};
pub use crate::link::threshold::{Bin, Point, best, calibration, ceiling, probability, sweep};

/// Clusters found against clusters that are true.
///
/// Pairwise figures count pairs of records of one cluster; B³ (Bagga and Baldwin 1998) averages over
/// records the share of the own cluster that belongs there.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Evaluation {
    /// Pairs found and true, of those found.
    pub precision: Share,
    /// Pairs found and true, of those true.
    pub recall: Share,
    /// Harmonic mean of the two: twice the common pairs, of found and true ones together.
    pub f1: Share,
    /// B³ precision, 0 to 1; 1 without records.
    pub b_cubed_precision: f64,
    /// B³ recall, 0 to 1; 1 without records.
    pub b_cubed_recall: f64,
    /// Harmonic mean of the two.
    pub b_cubed_f1: f64,
    /// True entities found with all their records and no other, of all.
    pub exact: Share,
    /// Records in the largest cluster found.
    pub largest: u64,
    /// Records in the largest true entity.
    pub largest_true: u64,
}

/// Compares the cluster of each record with the true entity of each record, by any labels.
///
/// The records both lists have count. O(n log n); exact but for B³, which is summed in an order that
/// the labels do not change.
///
/// ```
/// # use cotejo::link::evaluate::evaluate;
/// let result = evaluate(&[7, 7, 7, 9], &[1, 1, 2, 2]);
/// assert_eq!((result.precision.part, result.precision.whole), (1, 3));
/// assert_eq!((result.recall.part, result.recall.whole), (1, 2));
/// ```
#[must_use]
pub fn evaluate(found: &[u32], truth: &[u32]) -> Evaluation {
    let by_found = Meeting::new(found.iter().copied().zip(truth.iter().copied()));
    let by_truth = Meeting::new(truth.iter().copied().zip(found.iter().copied()));
    let common = by_found.common;
    let precision = by_found.b_cubed();
    let recall = by_truth.b_cubed();
    Evaluation {
        precision: share(common, by_found.pairs),
        recall: share(common, by_truth.pairs),
        f1: share(2 * common, by_found.pairs + by_truth.pairs),
        b_cubed_precision: precision,
        b_cubed_recall: recall,
        b_cubed_f1: if precision + recall > 0.0 {
            2.0 * precision * recall / (precision + recall)
        } else {
            0.0
        },
        exact: share(exact(&by_found, &by_truth), by_truth.groups),
        largest: by_found.largest(),
        largest_true: by_truth.largest(),
    }
}

/// Groups of one labelling, cut up by another.
struct Meeting {
    records: u64,
    groups: u64,
    pairs: u64,
    /// Pairs of one group and one piece.
    common: u64,
    /// By size of group, the sum of the squares of the pieces.
    squares: BTreeMap<u64, u64>,
    /// Both labels of a group that is one piece, and its size.
    whole: Vec<(u64, u64)>,
}

impl Meeting {
    fn new(labels: impl Iterator<Item = (u32, u32)>) -> Self {
        // Both labels in one number sort much faster than a pair.
        let mut labels: Vec<u64> = labels
            .map(|(own, other)| u64::from(own) << 32 | u64::from(other))
            .collect();
        labels.sort_unstable();
        let mut meeting = Self {
            records: count(labels.len()),
            groups: 0,
            pairs: 0,
            common: 0,
            squares: BTreeMap::new(),
            whole: Vec::new(),
        };
        for group in labels.chunk_by(|one, other| one >> 32 == other >> 32) {
            let size = count(group.len());
            let mut squares = 0;
            for piece in group.chunk_by(|one, other| one == other) {
                let records = count(piece.len());
                squares += records * records;
                meeting.common += records * (records - 1) / 2;
                if let (true, Some(&both)) = (records == size, piece.first()) {
                    meeting.whole.push((both, size));
                }
            }
            meeting.groups += 1;
            meeting.pairs += size * (size - 1) / 2;
            *meeting.squares.entry(size).or_default() += squares;
        }
        meeting
    }

    fn b_cubed(&self) -> f64 {
        if self.records == 0 {
            return 1.0;
        }
        let sums = self.squares.iter();
        let sums = sums.map(|(&size, &squares)| float(squares) / float(size));
        sums.sum::<f64>() / float(self.records)
    }

    fn largest(&self) -> u64 {
        self.squares.last_key_value().map_or(0, |(&size, _)| size)
    }
}

/// Groups of one piece on both sides.
fn exact(found: &Meeting, truth: &Meeting) -> u64 {
    let matches = found.whole.iter().filter(|&&(both, size)| {
        let at = truth.whole.binary_search(&(both.rotate_left(32), size));
        at.is_ok()
    });
    count(matches.count())
}
