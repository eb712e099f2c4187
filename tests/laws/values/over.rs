//! Laws of [`When::is_over_by`]: what was surely over by a day or a clock time.
//!
//! - `what_is_over_stays_over`
//! - `a_day_is_over_once_it_has_ended_at_utc_minus_12`
//! - `a_clock_time_is_over_from_its_own_instant`
//! - `over_is_pinned`

use cotejo::{When, strategy};
use proptest::prelude::*;
use time::UtcOffset;

use super::when;
use crate::config;

/// Clock times at four offsets.
fn clock() -> impl Strategy<Value = When> {
    let offset = proptest::sample::select(vec!["Z", "-04:00", "-12:00", "+14:00"]);
    (strategy::date(), 0..24, offset)
        .prop_map(|(date, hour, offset)| when(&format!("{date}T{hour:02}:00{offset}")))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_over_stays_over(
        a in strategy::when(), b in clock(), c in clock(), d in strategy::date(), e in strategy::date(),
    ) {
        let (b, c) = if b.instant() <= c.instant() { (b, c) } else { (c, b) };
        prop_assert!(!a.is_over_by(&b) || a.is_over_by(&c));
        prop_assert!(!a.is_over_by(&d.min(e).into()) || a.is_over_by(&d.max(e).into()));
        prop_assert!(a.latest().is_some() || !a.is_over_by(&b) && !a.is_over_by(&d.into()));
    }

    #[test]
    fn a_day_is_over_once_it_has_ended_at_utc_minus_12(day in strategy::date(), days in -2..3_i64, hour in 0..24) {
        let near = day + time::Duration::days(days);
        let end = day.next_day().unwrap().midnight().assume_offset(UtcOffset::from_hms(-12, 0, 0).unwrap());
        for offset in ["Z", "-04:00", "+14:00", "-12:00"] {
            let now = when(&format!("{near}T{hour:02}:00{offset}"));
            prop_assert_eq!(When::day(day).is_over_by(&now), end <= now.instant().unwrap());
        }
        prop_assert_eq!(When::day(day).is_over_by(&near.into()), day <= near);
    }

    #[test]
    fn a_clock_time_is_over_from_its_own_instant(a in clock(), b in clock(), day in strategy::date()) {
        let stamp = |when: &When| when.instant().unwrap().unix_timestamp();
        prop_assert_eq!(a.is_over_by(&b), stamp(&a) <= stamp(&b));
        prop_assert_eq!(a.is_over_by(&day.into()), a.latest().unwrap() <= day);
    }
}

#[test]
fn over_is_pinned() {
    let table = [
        ("2026-01-13T09:00-04:00", "2026-01-13T13:00Z", true),
        ("2026-01-13T09:00-04:00", "2026-01-13T12:59Z", false),
        ("2026-01-13", "2026-01-14T11:59Z", false),
        ("2026-01-13", "2026-01-14T12:00Z", true),
        ("2026-01-13", "2026-01-13T23:59-12:00", false),
        ("2026-01-13", "2026-01-13", true),
        ("2026-01-13", "2026-01-12", false),
        ("2026-01-13T23:00-12:00", "2026-01-13", true),
        ("2026-01-13T23:00-12:00", "2026-01-12", false),
        ("2026-01", "2026-01-30", false),
        ("2026-01", "2026-01-31", true),
        ("2026-01-13~", "2026-01-13", true),
        ("2026-01-13", "2026-01", true),
        ("2026-01-08/2026-01-13", "2026-01-12", false),
        ("[2024-12-23,2025-12-23]", "2025-12-22", false),
        ("[2024-12-23,2025-12-23]", "2025-12-23", true),
        ("../2026-01-13", "2026-01-13", true),
        ("2026-01-13/..", "2999", false),
        ("2026-01-13/", "2999-01-01T00:00Z", false),
        ("9999-12-31", "9999-12-31T23:59-04:00", false),
        ("9999-12-31", "9999-12-31T23:59-13:00", true),
    ];
    for (what, at, over) in table {
        assert_eq!(when(what).is_over_by(&when(at)), over, "{what} by {at}");
    }
}
