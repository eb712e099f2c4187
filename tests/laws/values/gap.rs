//! Laws of the distances between two [`Bounds`]: persons first, then ratios.
//!
//! - `gap_is_the_least_distance_of_members`
//! - `gap_is_zero_iff_they_meet`
//! - `relative_gap_is_the_least_relative_distance_of_members`
//! - `widest_relative_gap_is_the_largest_relative_distance_of_members`
//! - `distances_are_symmetric`
//! - `widening_a_claim_never_raises_a_gap`
//! - `scaling_all_counts_keeps_the_relative_gap`
//! - `relative_gap_on_points_is_a_metric`
//! - `relative_gap_on_intervals_fails_the_triangle_inequality`
//! - `worked_examples_hold`

use cotejo::{Bounds, Ratio, strategy};
use proptest::prelude::*;

use super::{pairs, small};
use crate::config;

/// 1 − smaller / larger, straight from the definition; two zeros are alike.
fn soergel(x: u64, y: u64) -> Ratio {
    Ratio::new(u128::from(x.abs_diff(y)), u128::from(x.max(y))).unwrap_or(Ratio::ZERO)
}

/// Whether `a <= b + c`.
fn at_most_the_sum(a: Ratio, b: Ratio, c: Ratio) -> bool {
    let sum = Ratio::new(
        b.numer() * c.denom() + c.numer() * b.denom(),
        b.denom() * c.denom(),
    );
    sum.is_some_and(|sum| a <= sum)
}

fn scaled(a: Bounds, by: u64) -> Bounds {
    Bounds::new(a.lo() * by, a.hi().map(|hi| hi * by)).unwrap()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn gap_is_the_least_distance_of_members(a in small(), b in small()) {
        let least = pairs(a, b).map(|(x, y)| x.abs_diff(y)).min();
        prop_assert_eq!(Some(a.gap(b)), least);
    }

    #[test]
    fn gap_is_zero_iff_they_meet(a in strategy::bounds(), b in strategy::bounds()) {
        let meet = a.intersect(b).is_some();
        prop_assert_eq!(a.gap(b) == 0, meet);
        prop_assert_eq!(a.relative_gap(b).is_zero(), meet);
    }

    #[test]
    fn relative_gap_is_the_least_relative_distance_of_members(a in small(), b in small()) {
        let least = pairs(a, b).map(|(x, y)| soergel(x, y)).min();
        prop_assert_eq!(Some(a.relative_gap(b)), least);
    }

    #[test]
    fn widest_relative_gap_is_the_largest_relative_distance_of_members(a in small(), b in small()) {
        let open = a.hi().is_none() || b.hi().is_none();
        let largest = pairs(a, b).map(|(x, y)| soergel(x, y)).max();
        let expected = if open { Some(Ratio::ONE) } else { largest };
        prop_assert_eq!(Some(a.widest_relative_gap(b)), expected);
    }

    #[test]
    fn distances_are_symmetric(a in strategy::bounds(), b in strategy::bounds()) {
        prop_assert_eq!(a.gap(b), b.gap(a));
        prop_assert_eq!(a.relative_gap(b), b.relative_gap(a));
        prop_assert_eq!(a.widest_relative_gap(b), b.widest_relative_gap(a));
        prop_assert!(a.relative_gap(b) <= a.widest_relative_gap(b));
        prop_assert!(a.widest_relative_gap(b) <= Ratio::ONE);
    }

    #[test]
    fn widening_a_claim_never_raises_a_gap(
        a in strategy::bounds(), b in strategy::bounds(), more in strategy::bounds(),
    ) {
        let wider = a.hull(more);
        prop_assert!(wider.gap(b) <= a.gap(b));
        prop_assert!(wider.relative_gap(b) <= a.relative_gap(b));
        prop_assert!(wider.widest_relative_gap(b) >= a.widest_relative_gap(b));
    }

    #[test]
    fn scaling_all_counts_keeps_the_relative_gap(
        a in strategy::bounds(), b in strategy::bounds(), by in 1..=1_000_000_u64,
    ) {
        let (large_a, large_b) = (scaled(a, by), scaled(b, by));
        prop_assert_eq!(large_a.gap(large_b), a.gap(b) * by);
        prop_assert_eq!(large_a.relative_gap(large_b), a.relative_gap(b));
        prop_assert_eq!(large_a.widest_relative_gap(large_b), a.widest_relative_gap(b));
    }

    #[test]
    fn relative_gap_on_points_is_a_metric(x in 0..2000_u64, y in 0..2000_u64, z in 0..2000_u64) {
        let apart = |x, y| Bounds::exactly(x).relative_gap(Bounds::exactly(y));
        prop_assert_eq!(apart(x, y), soergel(x, y));
        prop_assert_eq!(apart(x, y).is_zero(), x == y);
        prop_assert!(at_most_the_sum(apart(x, z), apart(x, y), apart(y, z)));
        let widest = Bounds::exactly(x).widest_relative_gap(Bounds::exactly(y));
        prop_assert_eq!(widest, apart(x, y));
    }
}

#[test]
fn relative_gap_on_intervals_fails_the_triangle_inequality() {
    let (low, wide, high) = (
        Bounds::exactly(10),
        Bounds::between(10, 20).unwrap(),
        Bounds::exactly(20),
    );
    assert!(low.relative_gap(wide).is_zero() && wide.relative_gap(high).is_zero());
    assert_eq!(low.relative_gap(high).to_string(), "1/2");
}

/// From the worked examples of the discrepancy reference, by their numbers there.
#[test]
fn worked_examples_hold() {
    let read = |text: &str| text.parse::<Bounds>().unwrap();
    let gaps = [
        ("116", "41", 75, "75/116"),      // 1
        ("12-99", "116", 17, "17/116"),   // 17, dozens at their widest
        ("24-60", "116", 56, "14/29"),    // 17, at face value
        ("600-800", ">=780", 0, "0"),     // 18, about 700 at its widest
        ("650-750", ">=780", 30, "1/26"), // 18, at face value
        ("0", "0", 0, "0"),               // 19
        ("0", "1", 1, "1"),
        ("0", ">=1", 1, "1"),
        ("0", "18446744073709551615", u64::MAX, "1"),
        (">=401", "<=303", 98, "98/401"),
    ];
    for (a, b, gap, relative) in gaps {
        assert_eq!(read(a).gap(read(b)), gap, "{a} against {b}");
        assert_eq!(
            read(a).relative_gap(read(b)).to_string(),
            relative,
            "{a} against {b}"
        );
    }
    let differences = [
        ("116", "73-114", "2-43"), // 3
        (">=401", "160", ">=241"), // 8
        (">=401", "187", ">=214"), // 10
        ("116", "100", "16"),      // 15
        ("116", ">=41", "<=75"),
        ("41", "116", "0"),
    ];
    for (whole, part, left) in differences {
        assert_eq!(read(whole).minus(read(part)), read(left), "{whole} minus {part}");
    }
    let held = ["806", "800-1000", "800-1200"].map(read); // 7
    let all = held.into_iter().try_fold(Bounds::ANY, Bounds::intersect);
    assert_eq!(all, Some(Bounds::exactly(806)));
}
