//! Reading dates: the subset of EDTF that [`When`] documents.

use std::str::FromStr;

use time::{Date, Month, Time, UtcOffset};

use crate::error::{Error, ErrorKind, inverted, quoted};
use crate::when::{End, Precision, Shape, Stamp, When};

impl FromStr for When {
    type Err = Error;

    /// # Errors
    /// [`ErrorKind::Syntax`] for another format (`8 January`, `01/08/2026`),
    /// [`ErrorKind::OutOfRange`] for a day that does not exist (`2026-02-30`, year 0), and
    /// [`ErrorKind::Inverted`] for an interval that ends before it begins.
    fn from_str(text: &str) -> Result<Self, Error> {
        let trimmed = text.trim();
        if let Some(inner) = trimmed.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let mut stamps = inner
                .split(',')
                .map(|part| stamp(part.trim(), text))
                .collect::<Result<Vec<_>, _>>()?;
            stamps.sort();
            stamps.dedup();
            return Ok(match stamps.as_slice() {
                [only] => Self(Shape::At(*only)),
                _ => Self(Shape::OneOf(stamps)),
            });
        }
        let Some((from, to)) = trimmed.split_once('/') else {
            return stamp(trimmed, text).map(|stamp| Self(Shape::At(stamp)));
        };
        let (from, to) = (end(from, text)?, end(to, text)?);
        match (from, to) {
            (End::At(first), End::At(second)) => {
                let backwards = match (first.instant(), second.instant()) {
                    (Some(a), Some(b)) => b < a,
                    _ => second.last() < first.first,
                };
                if backwards {
                    return Err(inverted(text));
                }
            }
            (End::At(_), _) | (_, End::At(_)) => {}
            (End::Open | End::Unknown, End::Open | End::Unknown) => return Err(not_a_date(text)),
        }
        Ok(Self(Shape::From(from, to)))
    }
}

fn end(part: &str, whole: &str) -> Result<End, Error> {
    match part.trim() {
        ".." => Ok(End::Open),
        "" => Ok(End::Unknown),
        given => stamp(given, whole).map(End::At),
    }
}

fn stamp(part: &str, whole: &str) -> Result<Stamp, Error> {
    let (bare, uncertain, approximate) = match part.chars().last() {
        Some('?') => (part.strip_suffix('?'), true, false),
        Some('~') => (part.strip_suffix('~'), false, true),
        Some('%') => (part.strip_suffix('%'), true, true),
        _ => (Some(part), false, false),
    };
    let bare = bare.unwrap_or(part);
    let (calendar, clock) = match bare.split_once('T') {
        Some((calendar, clock)) => (calendar, Some(read_clock(clock, whole)?)),
        None => (bare, None),
    };
    let mut numbers = calendar.split('-');
    let year = numbers
        .next()
        .map_or(Err(not_a_date(whole)), |text| digits(text, 4, whole))?;
    let month = numbers.next().map(|text| digits(text, 2, whole)).transpose()?;
    let day = numbers.next().map(|text| digits(text, 2, whole)).transpose()?;
    if numbers.next().is_some() || (clock.is_some() && day.is_none()) {
        return Err(not_a_date(whole));
    }
    let precision = match (month, day) {
        (None, _) => Precision::Year,
        (_, None) => Precision::Month,
        _ => Precision::Day,
    };
    let first = (year != 0)
        .then(|| {
            let month = Month::try_from(u8::try_from(month.unwrap_or(1)).ok()?).ok()?;
            let day = u8::try_from(day.unwrap_or(1)).ok()?;
            Date::from_calendar_date(i32::from(year), month, day).ok()
        })
        .flatten()
        .ok_or_else(|| {
            let message = format!("{} is a date that does not exist", quoted(whole));
            Error::new(ErrorKind::OutOfRange, message)
        })?;
    Ok(Stamp {
        first,
        precision,
        clock,
        uncertain,
        approximate,
    })
}

/// Exactly `width` ASCII digits.
fn digits(text: &str, width: usize, whole: &str) -> Result<u16, Error> {
    if text.len() != width || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(not_a_date(whole));
    }
    text.parse().map_err(|_| not_a_date(whole))
}

/// `09:00-04:00`, `09:00:30Z`.
fn read_clock(text: &str, whole: &str) -> Result<(Time, UtcOffset), Error> {
    let wrong = || {
        let message = format!(
            "{} has no readable clock time; write 2026-01-13T09:00-04:00 with its offset",
            quoted(whole)
        );
        Error::new(ErrorKind::Syntax, message)
    };
    let (clock, offset) = if let Some(clock) = text.strip_suffix('Z') {
        (clock, UtcOffset::UTC)
    } else {
        let at = text.find(['+', '-', '−']).ok_or_else(wrong)?;
        let (clock, offset) = text.split_at_checked(at).ok_or_else(wrong)?;
        let negative = !offset.starts_with('+');
        let unsigned = offset.strip_prefix(['+', '-', '−']).ok_or_else(wrong)?;
        let (hours, minutes) = unsigned.split_once(':').ok_or_else(wrong)?;
        let read = |part: &str| {
            let number = digits(part, 2, whole).map_err(|_| wrong())?;
            i8::try_from(number).map_err(|_| wrong())
        };
        let (hours, minutes) = (read(hours)?, read(minutes)?);
        let (hours, minutes) = if negative {
            (-hours, -minutes)
        } else {
            (hours, minutes)
        };
        (
            clock,
            UtcOffset::from_hms(hours, minutes, 0).map_err(|_| wrong())?,
        )
    };
    let mut parts = clock.split(':');
    let mut next = |required: bool| match parts.next() {
        Some(part) => digits(part, 2, whole)
            .ok()
            .and_then(|number| u8::try_from(number).ok())
            .ok_or_else(wrong),
        None if required => Err(wrong()),
        None => Ok(0),
    };
    let (hour, minute, second) = (next(true)?, next(true)?, next(false)?);
    if parts.next().is_some() {
        return Err(wrong());
    }
    let time = Time::from_hms(hour, minute, second).map_err(|_| wrong())?;
    Ok((time, offset))
}

fn not_a_date(whole: &str) -> Error {
    let message = format!(
        "{} is not a date; write 2026-01-08, 2025-12, 2026-01-08/2026-01-13, 2025-12/.., \
         2026-01-12~ or 2026-01-13T09:00-04:00",
        quoted(whole)
    );
    Error::new(ErrorKind::Syntax, message)
}
