//! [`DayShift`]: one evening that bears two dates.

use time::{Date, Duration, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use crate::when::{End, Precision, Shape, Stamp, When};

/// A time that bears two dates, a day apart, under two offsets from UTC.
///
/// What happens at 20:00 in a place at UTC−4 is dated the next day by an agency that writes in UTC.
/// Both fields are the same moments: a clock time where one was given, else the stretch of clock
/// times for which it holds, to the second.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DayShift {
    /// On the earlier day, under the offset further west: `2026-01-08T20:00-04:00/2026-01-08T23:59:59-04:00`.
    pub evening: When,
    /// On the later day, under the offset further east: `2026-01-09T00:00Z/2026-01-09T03:59:59Z`.
    pub morning: When,
}

impl When {
    /// The day of its clock time under an offset from UTC.
    ///
    /// `None` without a single clock time, and beyond the years 1 to 9999.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use cotejo::{UtcOffset, When};
    /// let said: When = "2026-01-08T20:30-04:00".parse()?;
    /// assert_eq!(said.local_day(UtcOffset::UTC).map(|day| day.to_string()), Some("2026-01-09".to_owned()));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn local_day(&self, offset: UtcOffset) -> Option<Date> {
        let there = self.instant()?.checked_to_offset(offset)?;
        (there.year() >= 1).then(|| there.date())
    }
}

/// Whether two dates a day apart may be one time, dated in two places.
///
/// Both must be single days, in either order.
/// * Two clock times: only when they are one moment.
/// * A clock time and a day: when the clock time falls on that day in UTC, or under `local`.
/// * Two days: under `local`, when it is given and not UTC, against UTC; the clock times for which it
///   holds are in the result. Without `local` nothing is offered.
///
/// A reason that may be, not a finding: nothing says that either date was written so.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use cotejo::{UtcOffset, When, when::day_shift};
/// let (local, wire): (When, When) = ("2026-01-08".parse()?, "2026-01-09".parse()?);
/// let local_zone = UtcOffset::from_hms(-4, 0, 0)?;
/// let shift = day_shift(&local, &wire, Some(local_zone)).ok_or("none")?;
/// assert_eq!(shift.evening.to_string(), "2026-01-08T20:00-04:00/2026-01-08T23:59:59-04:00");
/// assert_eq!(day_shift(&local, &wire, None), None);
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn day_shift(a: &When, b: &When, local: Option<UtcOffset>) -> Option<DayShift> {
    let (a, b) = (single(a)?, single(b)?);
    let (early, late) = if a.first <= b.first { (a, b) } else { (b, a) };
    if early.first.next_day() != Some(late.first) {
        return None;
    }
    match (early.instant(), late.instant()) {
        (Some(evening), Some(morning)) => (evening == morning).then(|| DayShift {
            evening: clock(evening),
            morning: clock(morning),
        }),
        (Some(evening), None) => under(evening, late.first, local).map(|morning| DayShift {
            evening: clock(evening),
            morning: clock(morning),
        }),
        (None, Some(morning)) => under(morning, early.first, local).map(|evening| DayShift {
            evening: clock(evening),
            morning: clock(morning),
        }),
        (None, None) => {
            let local = local.filter(|local| !local.is_utc())?;
            let (west, east) = (local.min(UtcOffset::UTC), local.max(UtcOffset::UTC));
            // From midnight in the east to midnight in the west.
            let from = PrimitiveDateTime::new(late.first, Time::MIDNIGHT).assume_offset(east);
            let to = PrimitiveDateTime::new(late.first, Time::MIDNIGHT)
                .assume_offset(west)
                .checked_sub(Duration::SECOND)?;
            let between = |offset| {
                let end = |at: OffsetDateTime| at.checked_to_offset(offset).map(|at| End::At(stamp(at)));
                Some(When(Shape::From(end(from)?, end(to)?)))
            };
            Some(DayShift {
                evening: between(west)?,
                morning: between(east)?,
            })
        }
    }
}

/// The same moment where it falls on that day: in UTC, else under `local`.
fn under(at: OffsetDateTime, day: Date, local: Option<UtcOffset>) -> Option<OffsetDateTime> {
    let mut offsets = [Some(UtcOffset::UTC), local].into_iter().flatten();
    offsets.find_map(|offset| at.checked_to_offset(offset).filter(|there| there.date() == day))
}

fn single(when: &When) -> Option<Stamp> {
    match when.0 {
        Shape::At(stamp) if stamp.precision == Precision::Day => Some(stamp),
        Shape::At(_) | Shape::From(..) | Shape::OneOf(_) => None,
    }
}

fn clock(at: OffsetDateTime) -> When {
    When(Shape::At(stamp(at)))
}

fn stamp(at: OffsetDateTime) -> Stamp {
    Stamp {
        clock: Some((at.time(), at.offset())),
        ..Stamp::day(at.date())
    }
}
