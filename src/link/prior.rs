//! How likely a random pair is one person: from what certain rules find, and from what the weights find.

use std::collections::BTreeMap;

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

/// The prior under which the pairs compared are likeliest, in millibits.
///
/// `evidence` counts the pairs compared by their weight without a prior, in millibits; `pairs` are all pairs, of which
/// the others are taken for two people each. The share of matches is where the likelihood of a mixture of two known
/// kinds is greatest (Dempster, Laird and Rubin, 1977, with weights that stay as they are), as if half a match more had
/// been seen; it has one maximum, found by halving. O(60 · weights that differ).
pub(super) fn likeliest(evidence: &BTreeMap<i32, u64>, pairs: u64) -> i32 {
    let all = real(pairs.max(1));
    let known: Vec<(f64, f64)> = evidence
        .iter()
        .map(|(weight, n)| ((f64::from(*weight) / 1_000.0).exp2(), real(*n)))
        .collect();
    let compared: f64 = known.iter().map(|(_, n)| n).sum();
    let is_more = |share: f64| {
        let one = |(ratio, n): &(f64, f64)| n * (ratio - 1.0) / (1.0 + share * (ratio - 1.0));
        let slope = known.iter().map(one).sum::<f64>() - (all - compared).max(0.0) / (1.0 - share);
        slope + 0.5 / share > 0.0
    };
    let (mut low, mut high) = (LOWEST.log2(), -1.0_f64);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if is_more(middle.exp2()) {
            low = middle;
        } else {
            high = middle;
        }
    }
    let share = low.exp2();
    millibits((share / (1.0 - share)).log2(), 64_000)
}

#[cfg(test)]
mod laws {
    use super::*;

    #[test]
    fn the_likeliest_prior_is_the_share_of_pairs_that_speak_for_one_person() {
        // A thousand pairs beyond doubt among ten million, and many that speak against it.
        let evidence = BTreeMap::from([(40_000, 1_000), (-10_000, 50_000)]);
        assert!((likeliest(&evidence, 10_000_000) + 13_287).abs() < 10);
        let weak = BTreeMap::from([(40_000, 1_000), (3_000, 50_000)]);
        assert!(likeliest(&weak, 10_000_000) >= likeliest(&evidence, 10_000_000));
        assert!(likeliest(&BTreeMap::new(), 10_000_000) < -23_000);
        assert_eq!(likeliest(&BTreeMap::from([(20_000, 10)]), 10), 0);
    }

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
