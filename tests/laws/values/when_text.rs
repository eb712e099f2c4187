//! Laws of [`When`] as text: a subset of EDTF, one spelling per value.
//!
//! - `text_and_json_round_trip`
//! - `every_spelling_read_is_read_back`
//! - `every_day_of_the_calendar_is_read_and_no_other`
//! - `a_clock_time_is_the_instant_it_says`
//! - `alternatives_are_read_in_any_order_and_once`
//! - `days_covered_are_pinned`
//! - `one_spelling_is_written_for_each_value`
//! - `marks_are_kept`
//! - `two_clock_times_may_cross_a_date_line`
//! - `faulty_text_is_refused`
//! - `a_refusal_shows_how_to_write`

use cotejo::{ErrorKind, When, strategy};
use proptest::prelude::*;
use time::{Date, Month, OffsetDateTime};

use super::{assert_refused, is_read_back, round_trips, when};
use crate::config;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn text_and_json_round_trip(when in strategy::when()) {
        round_trips(&when)?;
        prop_assert_eq!(format!("{when:?}"), format!("`{when}`"));
    }

    #[test]
    fn every_spelling_read_is_read_back(
        text in " ?\\[?(20[0-9]{2}(-0[1-3](-[0-2][1-9](T[01][0-9]:[0-5][0-9](:0[0-9])?(Z|[+−-]0[0-9]:[03]0))?)?)?[?~%]?[/,]?(\\.\\.)?){1,3}\\]? ?",
    ) {
        is_read_back::<When>(&text)?;
    }

    #[test]
    fn every_day_of_the_calendar_is_read_and_no_other(year in 0..=9999_u16, month in 0..=14_u8, day in 0..=33_u8) {
        let text = format!("{year:04}-{month:02}-{day:02}");
        let month = Month::try_from(month).ok().filter(|_| year != 0);
        let date = month.and_then(|month| Date::from_calendar_date(year.into(), month, day).ok());
        let read = text.parse::<When>();
        prop_assert_eq!(read.clone().ok(), date.map(When::day));
        prop_assert!(read.is_ok_and(|when| when.earliest() == date) || date.is_none());
    }

    #[test]
    fn a_clock_time_is_the_instant_it_says(
        date in strategy::date(), hour in 0..24_i64, minute in 0..60_i64, ahead in -12..=14_i64, half in 0..=1_i64,
    ) {
        let sign = if ahead < 0 { '-' } else { '+' };
        let text = format!("{date}T{hour:02}:{minute:02}{sign}{:02}:{:02}", ahead.abs(), half * 30);
        let offset = ahead * 60 + if ahead < 0 { -half * 30 } else { half * 30 };
        let day = i64::from(date.to_julian_day()) - 2_440_588; // 1 January 1970
        let seconds = ((day * 24 + hour) * 60 + minute - offset) * 60;
        let read = when(&text);
        prop_assert_eq!(read.instant().map(OffsetDateTime::unix_timestamp), Some(seconds));
        prop_assert_eq!((read.earliest(), read.latest()), (Some(date), Some(date)));
    }

    #[test]
    fn alternatives_are_read_in_any_order_and_once(a in strategy::date(), b in strategy::date()) {
        let two = when(&format!("[{a},{b}]"));
        prop_assert_eq!(&two, &when(&format!("[ {b} , {a}, {b} ]")));
        let expected = if a == b { vec![] } else { vec![When::day(a.min(b)), When::day(a.max(b))] };
        prop_assert_eq!(two.alternatives(), expected);
        prop_assert_eq!(a == b, two == When::day(a));
    }
}

#[test]
fn days_covered_are_pinned() {
    let table = [
        ("2026-01-08", "2026-01-08", "2026-01-08"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2000-02-29", "2000-02-29", "2000-02-29"),
        ("2026-01-12~", "2026-01-12", "2026-01-12"),
        ("2026-01?", "2026-01-01", "2026-01-31"),
        ("2026%", "2026-01-01", "2026-12-31"),
        ("2026-01-13T09:00-04:00", "2026-01-13", "2026-01-13"),
        ("2026-01-13T23:00-12:00", "2026-01-13", "2026-01-13"),
        ("2026-01-08/2026-01-13", "2026-01-08", "2026-01-13"),
        ("2026-01-13/2026-01-15~", "2026-01-13", "2026-01-15"),
        ("2025-12/2026-01-13", "2025-12-01", "2026-01-13"),
        ("2026-01-20/2026-01", "2026-01-20", "2026-01-31"),
        ("2026-01/2026-01-10", "2026-01-01", "2026-01-10"),
        ("2025-12/..", "2025-12-01", ""),
        ("2025-12-23/", "2025-12-23", ""),
        ("../2025", "", "2025-12-31"),
        ("/2026-01-13", "", "2026-01-13"),
        ("[2024-12-23,2025-12-23]", "2024-12-23", "2025-12-23"),
        ("[2025,2025-12-23]", "2025-01-01", "2025-12-31"),
    ];
    let shown = |date: Option<Date>| date.map_or(String::new(), |date| date.to_string());
    for (text, earliest, latest) in table {
        let read = when(text);
        assert_eq!(
            (&*shown(read.earliest()), &*shown(read.latest())),
            (earliest, latest),
            "{text}"
        );
        assert_eq!(read.to_string(), text);
        assert_eq!(read.instant().is_some(), text.contains('T'));
    }
}

#[test]
fn one_spelling_is_written_for_each_value() {
    let table = [
        (" 2026-01-08 ", "2026-01-08"),
        ("2026-01-08 / 2026-01-13", "2026-01-08/2026-01-13"),
        ("[2025-12-23,2024-12-23]", "[2024-12-23,2025-12-23]"),
        ("[2025-12-23]", "2025-12-23"),
        ("[2025-12-23,2025-12-23]", "2025-12-23"),
        ("2026-01-13T09:00:00Z", "2026-01-13T09:00Z"),
        ("2026-01-13T09:00:30Z", "2026-01-13T09:00:30Z"),
        ("2026-01-13T09:00+00:00", "2026-01-13T09:00Z"),
        ("2026-01-13T09:00-00:00", "2026-01-13T09:00Z"),
        ("2026-01-13T09:00−04:00", "2026-01-13T09:00-04:00"),
        ("2026-01-13T09:00-00:30", "2026-01-13T09:00-00:30"),
        ("2026-01-13T09:00+05:45?", "2026-01-13T09:00+05:45?"),
        ("2026-01-08/2026-01-08", "2026-01-08/2026-01-08"),
    ];
    for (read, written) in table {
        assert_eq!(when(read).to_string(), written);
    }
    assert_ne!(
        when("2026-01-13T09:00-04:00"),
        when("2026-01-13T13:00Z"),
        "as written, not as an instant"
    );
}

#[test]
fn marks_are_kept() {
    for (mark, qualified) in [("", false), ("~", true), ("?", true), ("%", true)] {
        for form in [
            "2026-01-08#",
            "2026#",
            "2025/2026-01#",
            "2025-12#/..",
            "[2025-12-23#,2026]",
        ] {
            let text = form.replace('#', mark);
            assert_eq!(when(&text).to_string(), text);
            assert_eq!(when(&text).is_qualified(), qualified, "{text}");
        }
    }
    let all: std::collections::BTreeSet<_> = ["2026", "2026~", "2026?", "2026%"].map(when).into();
    assert_eq!(all.len(), 4);
}

/// Two instants in order whose local days are not: it covers both days.
#[test]
fn two_clock_times_may_cross_a_date_line() {
    let crossing = when("2026-01-09T00:30+14:00/2026-01-08T23:00Z");
    assert_eq!(crossing.earliest(), when("2026-01-08").earliest());
    assert_eq!(crossing.latest(), when("2026-01-09").latest());
    assert!(crossing.may_meet(&crossing));
}

#[test]
fn faulty_text_is_refused() {
    use ErrorKind::{Inverted, OutOfRange, Syntax};
    assert_refused::<When>(&[
        ("", Syntax),
        ("8 January", Syntax),
        ("01/08/2026", Syntax),
        ("2026-1-8", Syntax),
        ("20260108", Syntax),
        ("26-01-08", Syntax),
        ("-2026", Syntax),
        ("+2026", Syntax),
        ("2026-", Syntax),
        ("2026--01", Syntax),
        ("2026-01-08-09", Syntax),
        ("２０２６", Syntax),
        ("~2026", Syntax),
        ("2026~~", Syntax),
        ("2026~?", Syntax),
        ("..", Syntax),
        ("/", Syntax),
        ("../..", Syntax),
        ("../", Syntax),
        ("/..", Syntax),
        ("2025/2026/2027", Syntax),
        ("[]", Syntax),
        ("[2026", Syntax),
        ("[2025,]", Syntax),
        ("[2025..2026]", Syntax),
        ("[2025/2026]", Syntax),
        ("2026-01-13T09:00", Syntax),
        ("2026-01-13T09-04:00", Syntax),
        ("2026-01-13T09:00-4:00", Syntax),
        ("2026-01-13T09:00-04", Syntax),
        ("2026-01-13T09:00--04:00", Syntax),
        ("2026-01-13T09:00+-04:00", Syntax),
        ("2026-01-13T09:00:00:00Z", Syntax),
        ("2026-01-13T24:00Z", Syntax),
        ("2026-01-13T09:60Z", Syntax),
        ("2026-01-13T09:00+99:00", Syntax),
        ("2026-01-13T09:00+04:60", Syntax),
        ("2026-01-13T", Syntax),
        ("2026-01T09:00Z", Syntax),
        ("2026-01-13 09:00Z", Syntax),
        ("2026-02-30", OutOfRange),
        ("2026-02-29", OutOfRange),
        ("1900-02-29", OutOfRange),
        ("2026-13", OutOfRange),
        ("2026-00", OutOfRange),
        ("2026-01-00", OutOfRange),
        ("0000", OutOfRange),
        ("0000-01-01", OutOfRange),
        ("2026-01-13/2026-01-08", Inverted),
        ("2026/2025-12", Inverted),
        ("2026-01-13T09:00Z/2026-01-13T08:00Z", Inverted),
        ("2026-01-13T09:00Z/2026-01-13T09:30+04:00", Inverted),
    ]);
}

#[test]
fn a_refusal_shows_how_to_write() {
    let message = |text: &str| text.parse::<When>().unwrap_err().to_string();
    assert!(message("8 January").starts_with("`8 January` is not a date; write 2026-01-08, 2025-12, "));
    assert!(message("2026-01-13T09:00").ends_with("write 2026-01-13T09:00-04:00 with its offset"));
    assert_eq!(
        message("2026-02-30"),
        "`2026-02-30` is a date that does not exist"
    );
}
