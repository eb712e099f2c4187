//! Laws of [`Bounds`] as sets of counts; distances are in `gap`.
//!
//! - `a_count_is_contained_iff_it_lies_between_the_ends`
//! - `constructors_say_what_they_contain`
//! - `a_count_is_in_the_intersection_iff_it_is_in_both`
//! - `intersect_is_commutative_associative_and_idempotent`
//! - `any_is_the_identity_of_intersect`
//! - `hull_is_the_smallest_interval_around_both`
//! - `is_within_iff_every_count_is_in_the_other`
//! - `sum_contains_every_sum_of_members_and_its_ends_are_attained`
//! - `minus_contains_every_difference_of_members_and_its_ends_are_attained`
//! - `sum_is_sound_near_the_largest_count`
//! - `text_and_json_round_trip`
//! - `every_spelling_read_is_read_back`
//! - `one_spelling_is_written_for_each_value`
//! - `faulty_text_is_refused`
//! - `json_cannot_invert_bounds`

use cotejo::{Bounds, ErrorKind, strategy};
use proptest::prelude::*;

use super::{BEYOND, assert_refused, is_read_back, members, pairs, round_trips, small};
use crate::config;

/// Ends close to zero or close to the largest count there is.
fn extreme() -> impl Strategy<Value = Bounds> {
    let end = || prop_oneof![0..=9_u64, u64::MAX - 9..=u64::MAX];
    let closed = (end(), end()).prop_map(|(a, b)| Bounds::between(a.min(b), a.max(b)).unwrap());
    prop_oneof![3 => closed, 1 => end().prop_map(Bounds::at_least)]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_count_is_contained_iff_it_lies_between_the_ends(a in strategy::bounds(), n in 0..2100_u64) {
        prop_assert_eq!(a.contains(n), a.lo() <= n && a.hi().is_none_or(|hi| n <= hi));
        prop_assert!(a.contains(a.lo()));
        prop_assert_eq!(a.exact().is_some(), a.hi() == Some(a.lo()));
        prop_assert_eq!(Bounds::new(a.lo(), a.hi()), Some(a));
    }

    #[test]
    fn a_count_is_in_the_intersection_iff_it_is_in_both(a in small(), b in small()) {
        let both = a.intersect(b);
        for n in 0..=BEYOND {
            let inside = both.is_some_and(|both| both.contains(n));
            prop_assert_eq!(inside, a.contains(n) && b.contains(n), "{}", n);
        }
        prop_assert_eq!(both.is_some(), members(a).any(|n| b.contains(n)));
    }

    #[test]
    fn intersect_is_commutative_associative_and_idempotent(
        a in strategy::bounds(), b in strategy::bounds(), c in strategy::bounds(),
    ) {
        prop_assert_eq!(a.intersect(b), b.intersect(a));
        let left = a.intersect(b).and_then(|ab| ab.intersect(c));
        let right = b.intersect(c).and_then(|bc| a.intersect(bc));
        prop_assert_eq!(left, right);
        prop_assert_eq!(a.intersect(a), Some(a));
    }

    #[test]
    fn any_is_the_identity_of_intersect(a in strategy::bounds()) {
        prop_assert_eq!(a.intersect(Bounds::ANY), Some(a));
        prop_assert_eq!(a.hull(Bounds::ANY), Bounds::ANY);
        prop_assert!(a.is_within(Bounds::ANY));
    }

    #[test]
    fn hull_is_the_smallest_interval_around_both(a in small(), b in small(), c in small()) {
        let hull = a.hull(b);
        prop_assert_eq!(hull, b.hull(a));
        prop_assert!(a.is_within(hull) && b.is_within(hull));
        let around_both = a.is_within(c) && b.is_within(c);
        prop_assert_eq!(around_both, hull.is_within(c));
    }

    #[test]
    fn is_within_iff_every_count_is_in_the_other(a in small(), b in small()) {
        prop_assert_eq!(a.is_within(b), members(a).all(|n| b.contains(n)));
    }

    #[test]
    fn sum_contains_every_sum_of_members_and_its_ends_are_attained(a in small(), b in small()) {
        let sum = a + b;
        prop_assert_eq!(sum, b + a);
        let sums = || pairs(a, b).map(|(x, y)| x + y);
        prop_assert!(sums().all(|n| sum.contains(n)));
        prop_assert_eq!(Some(sum.lo()), sums().min());
        let open = a.hi().is_none() || b.hi().is_none();
        prop_assert_eq!(sum.hi(), sums().max().filter(|_| !open));
    }

    #[test]
    fn minus_contains_every_difference_of_members_and_its_ends_are_attained(
        a in small(), b in small(),
    ) {
        let left = a.minus(b);
        let differences = || pairs(a, b).map(|(x, y)| x.saturating_sub(y));
        prop_assert!(differences().all(|n| left.contains(n)));
        prop_assert_eq!(Some(left.lo()), differences().min());
        prop_assert_eq!(left.hi(), differences().max().filter(|_| a.hi().is_some()));
    }

    #[test]
    fn sum_is_sound_near_the_largest_count(a in extreme(), b in extreme()) {
        let true_lo = u128::from(a.lo()) + u128::from(b.lo());
        let true_hi = a.hi().zip(b.hi()).map(|(a, b)| u128::from(a) + u128::from(b));
        let sum = a + b;
        prop_assert_eq!(sum.lo(), u64::try_from(true_lo).unwrap_or(u64::MAX));
        prop_assert_eq!(sum.hi(), true_hi.and_then(|hi| u64::try_from(hi).ok()));
    }

    #[test]
    fn text_and_json_round_trip(a in prop_oneof![strategy::bounds(), extreme()]) {
        round_trips(&a)?;
    }

    #[test]
    fn every_spelling_read_is_read_back(text in " ?[<>]?=? ?[0-9]{0,3}( ?- ?[0-9]{1,3})? ?") {
        is_read_back::<Bounds>(&text)?;
    }

    #[test]
    fn json_cannot_invert_bounds(lo in 0..=u64::MAX, hi in 0..=u64::MAX) {
        let json = format!("\"{lo}-{hi}\"");
        prop_assert_eq!(serde_json::from_str::<Bounds>(&json).is_ok(), lo <= hi);
        prop_assert_eq!(Bounds::between(lo, hi).is_ok(), lo <= hi);
        for shape in [format!("[{lo},{hi}]"), format!("{{\"lo\":{lo},\"hi\":{hi}}}")] {
            prop_assert!(serde_json::from_str::<Bounds>(&shape).is_err());
        }
    }
}

#[test]
fn constructors_say_what_they_contain() {
    let counts = |bounds| members(bounds).collect::<Vec<_>>();
    assert_eq!(counts(Bounds::exactly(4)), [4]);
    assert_eq!(counts(Bounds::at_least(11)), [11, 12, BEYOND]);
    assert_eq!(counts(Bounds::at_most(2)), [0, 1, 2]);
    assert_eq!(counts(Bounds::between(3, 5).unwrap()), [3, 4, 5]);
    assert_eq!(counts(Bounds::ANY).len(), 14);
    assert_eq!(Bounds::new(5, Some(4)), None);
    let error = Bounds::between(12, 5).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Inverted);
    assert_eq!(error.to_string(), "`12-5` ends before it begins");
}

#[test]
fn one_spelling_is_written_for_each_value() {
    let table = [
        ("0-0", "0"),
        ("<1", "0"),
        ("5-5", "5"),
        ("0-5", "<=5"),
        ("<6", "<=5"),
        (">99", ">=100"),
        (" 100 - 120 ", "100-120"),
        ("007", "7"),
        ("18446744073709551615", "18446744073709551615"),
    ];
    for (read, written) in table {
        assert_eq!(read.parse::<Bounds>().unwrap().to_string(), written);
    }
}

#[test]
fn faulty_text_is_refused() {
    use ErrorKind::{Inverted, OutOfRange, Syntax};
    assert_refused::<Bounds>(&[
        ("", Syntax),
        ("about 12", Syntax),
        ("1,000", Syntax),
        ("1.5", Syntax),
        ("-5", Syntax),
        ("+5", Syntax),
        (">=", Syntax),
        ("1-2-3", Syntax),
        ("> =5", Syntax),
        ("१२", Syntax),
        ("<0", OutOfRange),
        ("18446744073709551616", OutOfRange),
        (">18446744073709551615", OutOfRange),
        ("1000000000000000000000000000000", OutOfRange),
        ("12-5", Inverted),
    ]);
}
