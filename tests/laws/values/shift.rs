//! Laws of one evening with two dates.
//!
//! - `a_shift_is_one_stretch_of_time_with_two_dates`
//! - `two_days_shift_at_the_clock_times_found_minute_by_minute`
//! - `a_clock_time_shifts_to_the_day_it_has_elsewhere`
//! - `shifts_are_pinned`

use cotejo::when::day_shift;
use cotejo::{UtcOffset, When, strategy};
use proptest::prelude::*;
use time::{Duration, PrimitiveDateTime, Time};

use super::when;
use crate::config;

fn offset() -> impl Strategy<Value = UtcOffset> {
    (-12..=14_i8, prop_oneof![Just(0), Just(30_i8)]).prop_map(|(hours, minutes)| {
        UtcOffset::from_hms(hours, if hours < 0 { -minutes } else { minutes }, 0).unwrap()
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_shift_is_one_stretch_of_time_with_two_dates(
        a in strategy::when(), b in strategy::when(), day in strategy::date(), local in offset(), near in any::<bool>(),
    ) {
        let (a, b) = if near { (When::day(day), When::day(day + Duration::DAY)) } else { (a, b) };
        let found = day_shift(&a, &b, Some(local));
        prop_assert_eq!(&found, &day_shift(&b, &a, Some(local)));
        prop_assert!(found.is_some() || !near || local.is_utc());
        if let Some(shift) = found {
            prop_assert_eq!(a.days_apart(&b), 1);
            let dates = |when: &When| when.earliest().filter(|first| Some(*first) == when.latest());
            prop_assert_eq!(dates(&shift.evening), a.earliest().min(b.earliest()));
            prop_assert_eq!(dates(&shift.morning), a.earliest().max(b.earliest()));
            let at = |when: Option<When>| when.and_then(|when| when.instant()).unwrap();
            prop_assert_eq!(at(shift.evening.start()), at(shift.morning.start()));
            prop_assert_eq!(at(shift.evening.end()), at(shift.morning.end()));
        }
    }

    #[test]
    fn two_days_shift_at_the_clock_times_found_minute_by_minute(day in strategy::date(), local in offset()) {
        let (early, late) = (When::day(day), When::day(day + Duration::DAY));
        let shift = day_shift(&early, &late, Some(local));
        // Each minute of both days, where the one date is local and the other that of UTC.
        let start = PrimitiveDateTime::new(day, Time::MIDNIGHT).assume_offset(local);
        let holds: Vec<_> = (0..2 * 24 * 60).map(|minute| start + Duration::minutes(minute)).filter(|at| {
            let dates = (at.date(), at.to_offset(UtcOffset::UTC).date());
            dates == (day, day + Duration::DAY) || dates == (day + Duration::DAY, day)
        }).collect();
        let ends = shift.map(|shift| [shift.evening.start(), shift.evening.end()].map(|end| end.unwrap().instant().unwrap()));
        prop_assert_eq!(ends.map(|[from, _]| from), holds.first().copied());
        prop_assert_eq!(ends.map(|[_, to]| to - Duration::seconds(59)), holds.last().copied());
    }

    #[test]
    fn a_clock_time_shifts_to_the_day_it_has_elsewhere(
        day in strategy::date(), minute in 0..1440_i64, at in offset(), local in offset(), step in -2..=2_i64,
    ) {
        let instant = PrimitiveDateTime::new(day, Time::MIDNIGHT).assume_offset(at) + Duration::minutes(minute);
        let sign = if at.is_negative() { '-' } else { '+' };
        let minutes = at.whole_minutes().unsigned_abs();
        let said = when(&format!("{day}T{:02}:{:02}{sign}{:02}:{:02}", minute / 60, minute % 60, minutes / 60, minutes % 60));
        prop_assert_eq!(said.local_day(local), Some(instant.to_offset(local).date()));
        let other = day + Duration::days(step);
        let elsewhere = [UtcOffset::UTC, local].map(|offset| instant.to_offset(offset).date());
        let expected = step.abs() == 1 && elsewhere.contains(&other);
        prop_assert_eq!(day_shift(&said, &When::day(other), Some(local)).is_some(), expected);
        let in_utc = step.abs() == 1 && elsewhere[0] == other;
        prop_assert_eq!(day_shift(&When::day(other), &said, None).is_some(), in_utc);
    }
}

/// Caracas is four hours behind UTC: from 20:00 there it is the next day in UTC.
#[test]
fn shifts_are_pinned() {
    let caracas = UtcOffset::from_hms(-4, 0, 0).ok();
    let madrid = UtcOffset::from_hms(1, 0, 0).ok();
    for (a, b, local, evening, morning) in [
        (
            "2026-01-08",
            "2026-01-09",
            caracas,
            "2026-01-08T20:00-04:00/2026-01-08T23:59:59-04:00",
            "2026-01-09T00:00Z/2026-01-09T03:59:59Z",
        ),
        (
            "2026-01-09",
            "2026-01-08",
            madrid,
            "2026-01-08T23:00Z/2026-01-08T23:59:59Z",
            "2026-01-09T00:00+01:00/2026-01-09T00:59:59+01:00",
        ),
        (
            "2026-01-08T20:30-04:00",
            "2026-01-09",
            None,
            "2026-01-08T20:30-04:00",
            "2026-01-09T00:30Z",
        ),
        (
            "2026-01-09T00:30Z",
            "2026-01-08~",
            caracas,
            "2026-01-08T20:30-04:00",
            "2026-01-09T00:30Z",
        ),
        (
            "2026-01-08T20:30-04:00",
            "2026-01-09T00:30Z",
            None,
            "2026-01-08T20:30-04:00",
            "2026-01-09T00:30Z",
        ),
        (
            "2025-12-31T23:30Z",
            "2026-01-01",
            madrid,
            "2025-12-31T23:30Z",
            "2026-01-01T00:30+01:00",
        ),
    ] {
        let shift = day_shift(&when(a), &when(b), local).unwrap();
        assert_eq!(
            (shift.evening.to_string(), shift.morning.to_string()),
            (evening.to_owned(), morning.to_owned()),
            "{a}"
        );
    }
    for (a, b, local) in [
        ("2026-01-08", "2026-01-09", None),
        ("2026-01-08", "2026-01-09", Some(UtcOffset::UTC)),
        ("2026-01-08", "2026-01-10", caracas),
        ("2026-01-08", "2026-01-08", caracas),
        ("2026-01-08T19:30-04:00", "2026-01-09", caracas),
        ("2026-01-08T20:30-04:00", "2026-01-07", caracas),
        ("2026-01-08T20:30-04:00", "2026-01-09T00:31Z", caracas),
        ("2026-01", "2026-02-01", caracas),
        ("2026-01-08/2026-01-09", "2026-01-10", caracas),
        ("[2026-01-08,2026-01-10]", "2026-01-09", caracas),
    ] {
        assert_eq!(day_shift(&when(a), &when(b), local), None, "{a} and {b}");
    }
    assert_eq!(when("2026-01-08").local_day(UtcOffset::UTC), None);
    assert_eq!(
        when("0001-01-01T00:00Z").local_day(UtcOffset::from_hms(-4, 0, 0).unwrap()),
        None
    );
    assert_eq!(
        when("9999-12-31T23:00Z").local_day(UtcOffset::from_hms(4, 0, 0).unwrap()),
        None
    );
    assert_eq!(
        day_shift(
            &when("9999-12-31"),
            &when("0001-01-01"),
            UtcOffset::from_hms(-4, 0, 0).ok()
        ),
        None
    );
}
