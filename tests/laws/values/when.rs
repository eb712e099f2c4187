//! Laws of [`When`] as days; what is over is in `over`, reading in `when_text`.
//!
//! - `days_are_those_of_the_calendar`
//! - `days_apart_is_the_least_distance_of_days`
//! - `days_apart_is_symmetric_and_zero_to_itself`
//! - `they_may_meet_iff_they_share_a_day`
//! - `it_is_within_iff_every_day_is_in_the_other`
//! - `opening_an_end_never_parts_what_may_meet`
//! - `earliest_is_never_after_latest`
//! - `the_ends_of_an_interval_are_given_back_as_written`
//! - `open_and_unknown_ends_are_pinned`
//! - `order_by_days_is_total_and_by_the_earliest_day`
//! - `times_of_the_same_days_are_ordered_as_written`
//! - `nothing_panics_at_the_ends_of_the_calendar`

use std::collections::BTreeSet;

use cotejo::{When, strategy};
use proptest::prelude::*;
use time::Date;

use super::when;
use crate::config;

/// 20 December 2027: the days below run over the end of a year and 29 February of the next.
const START: i32 = 2_461_760;

/// Closed times beside the days they cover, counted without asking `When`.
fn closed() -> impl Strategy<Value = (When, BTreeSet<i32>)> {
    let write = |day: i32| Date::from_julian_day(START + day).unwrap().to_string();
    let single = (0..100).prop_map(move |day| (write(day), BTreeSet::from([day])));
    let interval = (0..80, 0..20).prop_map(move |(from, days)| {
        (
            format!("{}/{}", write(from), write(from + days)),
            (from..=from + days).collect(),
        )
    });
    let one_of = proptest::collection::btree_set(0..100, 2..4).prop_map(move |days| {
        let written: Vec<_> = days.iter().map(|&day| write(day)).collect();
        (format!("[{}]", written.join(",")), days)
    });
    let by_month = proptest::sample::select(vec![
        ("2027-12", -19..12),
        ("2028-01", 12..43),
        ("2028-02", 43..72),
        ("2027", -353..12),
        ("2027-12/2028-02", -19..72),
        ("2028-01-31/2028-02", 42..72),
        ("2028-02/2028-03-01", 43..73),
    ]);
    let by_month = by_month.prop_map(|(text, days)| (text.to_owned(), days.collect()));
    let either = ("2027-12-20".to_owned(), "2028-02".to_owned());
    let day_or_month = Just((
        format!("[{},{}]", either.0, either.1),
        (43..72).chain([0]).collect(),
    ));
    prop_oneof![3 => single, 3 => interval, 2 => one_of, 2 => by_month, 1 => day_or_month]
        .prop_map(|(text, days): (String, BTreeSet<i32>)| (when(&text), days))
}

fn is_one_of(when: &When) -> bool {
    !when.alternatives().is_empty()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn days_are_those_of_the_calendar((when, days) in closed()) {
        let from_start = |date: Option<Date>| date.map(|date| date.to_julian_day() - START);
        prop_assert_eq!(from_start(when.earliest()), days.first().copied());
        prop_assert_eq!(from_start(when.latest()), days.last().copied());
    }

    #[test]
    fn days_apart_is_the_least_distance_of_days((a, days) in closed(), (b, others) in closed()) {
        let distances = days.iter().flat_map(|day| others.iter().map(move |other| day.abs_diff(*other)));
        prop_assert_eq!(Some(a.days_apart(&b)), distances.min());
        let date = b.earliest().unwrap();
        prop_assert_eq!(a.days_from(date), a.days_apart(&When::from(date)));
    }

    #[test]
    fn they_may_meet_iff_they_share_a_day((a, days) in closed(), (b, others) in closed()) {
        prop_assert_eq!(a.may_meet(&b), !days.is_disjoint(&others));
    }

    #[test]
    fn it_is_within_iff_every_day_is_in_the_other((a, days) in closed(), (b, others) in closed()) {
        // Nothing is surely within "one of these".
        prop_assert_eq!(a.is_within(&b), days.is_subset(&others) && !is_one_of(&b));
    }

    #[test]
    fn days_apart_is_symmetric_and_zero_to_itself(a in strategy::when(), b in strategy::when()) {
        prop_assert_eq!(a.days_apart(&b), b.days_apart(&a));
        prop_assert_eq!(a.may_meet(&b), a.days_apart(&b) == 0);
        prop_assert_eq!(a.days_apart(&a), 0);
    }

    #[test]
    fn opening_an_end_never_parts_what_may_meet(
        from in strategy::date(), days in 0..90_i64, other in strategy::when(),
    ) {
        let to = from + time::Duration::days(days);
        let whole = when(&format!("{from}/{to}"));
        for text in [format!("{from}/.."), format!("{from}/"), format!("../{to}"), format!("/{to}")] {
            let open = when(&text);
            prop_assert!(open.days_apart(&other) <= whole.days_apart(&other), "{}", open);
            prop_assert!(!other.is_within(&whole) || other.is_within(&open) || !text.contains(".."));
            prop_assert!(!open.is_within(&whole));
        }
    }

    #[test]
    fn earliest_is_never_after_latest(when in strategy::when()) {
        let ends = when.earliest().zip(when.latest());
        prop_assert!(ends.is_none_or(|(first, last)| first <= last), "{}", when);
        for one in when.alternatives() {
            prop_assert!(one.earliest() >= when.earliest() && one.latest() <= when.latest());
        }
    }

    #[test]
    fn the_ends_of_an_interval_are_given_back_as_written(when in strategy::when()) {
        let text = when.to_string();
        let (start, end) = text.split_once('/').unwrap_or((&text, &text));
        let read = |text: &str| text.parse::<When>().ok().filter(|_| !text.starts_with('['));
        prop_assert_eq!((when.start(), when.end()), (read(start), read(end)));
    }

    #[test]
    fn order_by_days_is_total_and_by_the_earliest_day(a in strategy::when(), b in strategy::when()) {
        let order = a.cmp_days(&b);
        prop_assert_eq!(order, b.cmp_days(&a).reverse());
        prop_assert_eq!(order.is_eq(), a == b);
        prop_assert!(a.earliest() == b.earliest() || order == a.earliest().cmp(&b.earliest()));
        prop_assert!(a.earliest() != b.earliest() || a.latest() == b.latest()
            || order == a.latest().cmp(&b.latest()));
    }
}

#[test]
fn times_of_the_same_days_are_ordered_as_written() {
    let same = [
        "2026-01",
        "2026-01~",
        "2026-01-01/2026-01-31",
        "[2026-01,2026-01-31]",
    ]
    .map(when);
    assert!(same.is_sorted_by(|a, b| a.cmp_days(b).is_lt()));
}

#[test]
fn open_and_unknown_ends_are_pinned() {
    let distances = [
        ("2026-01-10/..", "2027", 0),
        ("2026-01-10/", "2027", 0),
        ("2026-01-10/..", "2026-01-01", 9),
        ("../2026-01-10", "2026-01-13", 3),
        ("/2026-01-10", "2026-02", 22),
        ("2025-12/2026-01-13", "2026-01-28~", 15),
        ("[2024-12-23,2025-12-23]", "2025-06-01", 160),
        ("[2024-12-23,2025-12-23]", "[2024-12-30,2025-06]", 7),
    ];
    for (a, b, days) in distances {
        assert_eq!(when(a).days_apart(&when(b)), days, "{a} and {b}");
    }
    let within = [
        ("2026-01-10", "2025-12/..", true),
        ("2025-12/..", "2025/..", true),
        ("2025/..", "2025-12/..", false),
        ("2025-12/", "2025/..", true),
        ("2025-12/..", "2025/", false),
        ("2026", "2025/", false),
        ("../2025", "../2026", true),
        ("/2025", "../2026", true),
        ("../2025", "/2026", false),
        ("../2025", "2024/2026", false),
        ("2025-12-23", "[2024-12-23,2025-12-23]", false),
        ("[2024-12-23,2025-12-23]", "2024/2025", true),
    ];
    for (inner, outer, expected) in within {
        assert_eq!(
            when(inner).is_within(&when(outer)),
            expected,
            "{inner} in {outer}"
        );
    }
    assert!(when("2025-12/..").is_running() && !when("2025-12/").is_running());
    assert!(!when("../2025-12").is_running() && !when("2025-12").is_running());
}

#[test]
fn nothing_panics_at_the_ends_of_the_calendar() {
    let ends = [
        "0001",
        "0001-01-01",
        "0001-01-01T00:00+14:00",
        "../0001",
        "9999",
        "9999-12-31",
        "9999-12-31T23:59:59-12:00",
        "9999-12/..",
        "[0001,9999]",
        "0001/9999",
    ];
    for (a, b) in ends
        .iter()
        .flat_map(|a| ends.iter().map(move |b| (when(a), when(b))))
    {
        assert_eq!(a.days_apart(&b), b.days_apart(&a));
        assert!(!a.is_within(&b) || a.may_meet(&b), "{a} in {b}");
        assert!(
            a.latest().is_none_or(|last| a.is_over_by(&When::day(last))),
            "{a}"
        );
    }
    assert_eq!(when("0001-01-01").days_apart(&when("9999-12-31")), 3_652_058);
    assert!(when("9999-12-31T23:59:59-12:00").instant() > when("9999-12-31T23:59:59Z").instant());
}
