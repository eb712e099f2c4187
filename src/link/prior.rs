//! How likely a random pair is one person, from what certain rules find.

use crate::link::rounding::{millibits, real};

/// No prior is below 2⁻⁴⁰: one pair of ten million records in fifty.
const LOWEST: f64 = 1e-12;

/// The prior of a [`Model`](crate::link::model::Model), in millibits, from `found` pairs that rules
/// too strict to err bring together, the share of all true pairs those rules are thought to find
/// (`recall`, in thousandths) and the number of all pairs.
///
/// Expected true pairs are (found + ½) ∕ recall, and at most half of all pairs; the share of true
/// pairs is at least 10⁻¹². A recall outside 1 to 1000 is taken as the nearer end. The way of
/// Splink (Linacre and others, 2022).
#[must_use]
pub fn prior(found: u64, recall: u16, pairs: u64) -> i32 {
    let recall = f64::from(recall.clamp(1, 1000)) / 1000.0;
    let share = (real(found) + 0.5) / recall / real(pairs.max(1));
    let share = share.clamp(LOWEST, 0.5);
    millibits((share / (1.0 - share)).log2(), 64_000)
}

#[cfg(test)]
mod laws {
    use super::*;

    #[test]
    fn examples() {
        // 700 of 1,000 true pairs among 50 million: one in 50,000.
        assert_eq!(prior(700, 700, 50_000_000), -15_609);
        assert_eq!(prior(10, 500, 0), 0);
        assert_eq!(prior(0, 1000, u64::MAX), -39_863);
        assert_eq!(prior(u64::MAX, 1, u64::MAX), 0);
    }

    #[test]
    fn more_found_is_likelier_and_more_recall_or_pairs_is_not() {
        for found in [0, 1, 7, 1_000] {
            for recall in [1, 500, 999] {
                let here = prior(found, recall, 1_000_000);
                assert!(prior(found + 1, recall, 1_000_000) >= here);
                assert!(prior(found, recall + 1, 1_000_000) <= here);
                assert!(prior(found, recall, 2_000_000) <= here);
            }
        }
    }
}
