//! Laws of `link::evaluate`.
#![expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "a few records, all of them there"
)]

use cotejo::link::evaluate::{Share, best, calibration, ceiling, evaluate, probability, sweep};
use proptest::prelude::*;

fn share(part: usize, whole: usize) -> Share {
    Share {
        part: part as u64,
        whole: whole as u64,
    }
}

fn pairs(labels: &[u32]) -> Vec<(usize, usize)> {
    let all = (0..labels.len()).flat_map(|one| (one + 1..labels.len()).map(move |other| (one, other)));
    all.filter(|&(one, other)| labels[one] == labels[other]).collect()
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-12
}

/// B³ precision straight from its definition.
fn b_cubed(found: &[u32], truth: &[u32]) -> f64 {
    let records = found.len();
    let of = |record: usize| {
        let own: Vec<usize> = (0..records).filter(|&at| found[at] == found[record]).collect();
        let right = own.iter().filter(|&&at| truth[at] == truth[record]).count();
        right as f64 / own.len() as f64
    };
    if records == 0 {
        1.0
    } else {
        (0..records).map(of).sum::<f64>() / records as f64
    }
}

fn labels() -> impl Strategy<Value = (Vec<u32>, Vec<u32>)> {
    prop::collection::vec((0..6_u32, 0..6_u32), 0..24).prop_map(|both| both.into_iter().unzip())
}

fn scored() -> impl Strategy<Value = (Vec<(u32, u32, i32)>, Vec<u32>)> {
    let pair = (0..12_u32, 0..12_u32, (-5..6_i32).prop_map(|bits| bits * 1_000));
    (
        prop::collection::vec(pair, 0..60),
        prop::collection::vec(0..5_u32, 0..11),
    )
}

/// Pairs that count, lesser record first, with their greatest weight, and whether they are true.
fn counted(pairs: &[(u32, u32, i32)], truth: &[u32]) -> Vec<(u32, u32, i32, bool)> {
    let mut all = std::collections::BTreeMap::new();
    for &(one, other, weight) in pairs {
        let known = |record: u32| (record as usize) < truth.len();
        if one != other && known(one) && known(other) {
            let held = all.entry((one.min(other), one.max(other))).or_insert(weight);
            *held = weight.max(*held);
        }
    }
    all.into_iter()
        .map(|((one, other), weight)| (one, other, weight, truth[one as usize] == truth[other as usize]))
        .collect()
}

proptest! {
    #[test]
    fn a_slow_count_agrees((found, truth) in labels()) {
        let result = evaluate(&found, &truth);
        let (said, real) = (pairs(&found), pairs(&truth));
        let common = said.iter().filter(|pair| real.contains(pair)).count();
        prop_assert_eq!(result.precision, share(common, said.len()));
        prop_assert_eq!(result.recall, share(common, real.len()));
        prop_assert_eq!(result.f1, share(2 * common, said.len() + real.len()));
        prop_assert!(near(result.b_cubed_precision, b_cubed(&found, &truth)));
        prop_assert!(near(result.b_cubed_recall, b_cubed(&truth, &found)));
        let group = |labels: &[u32], label: u32| -> Vec<usize> { (0..labels.len()).filter(|&at| labels[at] == label).collect() };
        let groups = |labels: &[u32]| -> Vec<Vec<usize>> { (0..6).map(|label| group(labels, label)).filter(|group| !group.is_empty()).collect() };
        let (said, real) = (groups(&found), groups(&truth));
        prop_assert_eq!(result.exact, share(real.iter().filter(|group| said.contains(group)).count(), real.len()));
        prop_assert_eq!(result.largest, said.iter().map(Vec::len).max().unwrap_or(0) as u64);
        prop_assert_eq!(result.largest_true, real.iter().map(Vec::len).max().unwrap_or(0) as u64);
    }

    #[test]
    fn swapping_found_and_truth_swaps_precision_and_recall((found, truth) in labels()) {
        let (one, other) = (evaluate(&found, &truth), evaluate(&truth, &found));
        prop_assert_eq!((one.precision, one.recall, one.f1), (other.recall, other.precision, other.f1));
        prop_assert_eq!(one.b_cubed_precision.to_bits(), other.b_cubed_recall.to_bits());
        prop_assert_eq!(one.exact.part, other.exact.part);
    }

    #[test]
    fn equal_clusterings_are_right_whatever_their_labels((found, truth) in labels(), turn in 1..u32::MAX) {
        let other: Vec<u32> = found.iter().map(|label| turn.wrapping_sub(label * 977)).collect();
        let result = evaluate(&found, &other);
        prop_assert!(near(result.b_cubed_precision, 1.0) && near(result.b_cubed_recall, 1.0) && near(result.b_cubed_f1, 1.0));
        prop_assert!(near(result.f1.value(), 1.0) && near(result.exact.value(), 1.0));
        let (one, renamed) = (evaluate(&found, &truth), evaluate(&other, &truth));
        prop_assert_eq!(one, renamed);
    }

    #[test]
    fn a_sweep_counts_what_each_threshold_keeps((pairs, truth) in scored()) {
        let counted = counted(&pairs, &truth);
        let real = self::pairs(&truth).len();
        let points = sweep(&pairs, &truth);
        let mut weights: Vec<i32> = counted.iter().map(|pair| pair.2).collect();
        weights.sort_unstable_by(|one, other| other.cmp(one));
        weights.dedup();
        prop_assert_eq!(points.iter().map(|point| point.threshold).collect::<Vec<_>>(), weights);
        for point in &points {
            let kept: Vec<_> = counted.iter().filter(|pair| pair.2 >= point.threshold).collect();
            let common = kept.iter().filter(|pair| pair.3).count();
            prop_assert_eq!(point.precision, share(common, kept.len()));
            prop_assert_eq!(point.recall, share(common, real));
            prop_assert_eq!(point.f1, share(2 * common, kept.len() + real));
        }
        if let Some(last) = points.last() {
            prop_assert_eq!(last.recall, ceiling(&pairs, &truth), "all pairs kept");
        }
        let top = best(&points).map(|point| point.f1.value());
        prop_assert!(points.iter().all(|point| top.is_some_and(|top| point.f1.value() <= top)));
    }

    #[test]
    fn bins_hold_every_pair_once((pairs, truth) in scored(), bins in 0..12_u32) {
        let counted = counted(&pairs, &truth);
        let found = calibration(&pairs, &truth, bins);
        prop_assert_eq!(found.iter().map(|bin| bin.kept.whole).sum::<u64>(), counted.len() as u64);
        prop_assert_eq!(found.iter().map(|bin| bin.kept.part).sum::<u64>(), counted.iter().filter(|pair| pair.3).count() as u64);
        for bin in &found {
            prop_assert!(bin.from <= bin.promised + 1e-12 && bin.promised <= bin.to + 1e-12);
            let inside = counted.iter().filter(|pair| {
                let promised = probability(pair.2);
                promised >= bin.from && (promised < bin.to || bin.to >= 1.0)
            });
            prop_assert_eq!(inside.count() as u64, bin.kept.whole);
        }
        let mut turned = pairs.clone();
        turned.reverse();
        prop_assert_eq!(calibration(&turned, &truth, bins), found);
    }
}

#[test]
fn nothing_found_is_never_wrong() {
    let result = evaluate(&[], &[]);
    assert!(near(result.f1.value(), 1.0) && near(result.b_cubed_f1, 1.0));
    assert_eq!((result.exact, result.largest), (share(0, 0), 0));
    assert!(sweep(&[(0, 1, 5)], &[]).is_empty() && best(&[]).is_none());
    assert!(
        near(probability(0), 0.5) && near(probability(i32::MAX), 1.0) && near(probability(i32::MIN), 0.0)
    );
}

#[test]
fn the_example_of_bagga_and_baldwin() {
    // Twelve mentions in groups of 5, 2 and 5; the answer joins the second to the third.
    let truth = [1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3];
    let joined_small = [1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 3];
    let joined_large = [1, 1, 1, 1, 1, 2, 2, 1, 1, 1, 1, 1];
    let percent = |value: f64| (value * 100.0).round();
    assert!(near(
        percent(evaluate(&joined_small, &truth).b_cubed_precision),
        76.0
    ));
    assert!(near(
        percent(evaluate(&joined_large, &truth).b_cubed_precision),
        58.0
    ));
    assert!(near(evaluate(&joined_large, &truth).b_cubed_recall, 1.0));
}
