//! [`When`]: a date, an uncertain date or a stretch of dates, as sources give them.

mod anchors;
mod basis;
mod read;
mod shift;
mod words;

use std::cmp::Ordering;
use std::fmt;

pub use anchors::{Anchors, Direction};
pub use basis::{DateAssumption, DateBasis, DateRule, Origin, ReadWhen};
pub use shift::{DayShift, day_shift};

use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// A time as a source gave it: a day, month or year, a clock time, an interval, or one of several.
///
/// A subset of the Extended Date/Time Format (ISO 8601-2:2019), so that nothing has to be made more
/// precise than it was said:
///
/// | text | meaning |
/// |---|---|
/// | `2026-01-08` · `2025-12` · `2025` | a day, a month, a year |
/// | `2026-01-13T09:00-04:00` · `…Z` | a clock time with its offset |
/// | `2026-01-12~` · `2026-01?` · `2026%` | approximate, uncertain, both |
/// | `2026-01-08/2026-01-13` | from the first to the second, both included |
/// | `2025-12/..` · `../2025` | open: still running, or from the beginning |
/// | `/2026-01-13` · `2025-12/` | an end that is not known |
/// | `[2024-12-23,2025-12-23]` | one of these |
///
/// Years run from 1 to 9999. Days are local to the place they speak of. Each value has one
/// spelling; equality and order are those of what was written, not of the days covered — for those
/// use [`earliest`](Self::earliest), [`latest`](Self::latest) and
/// [`days_apart`](Self::days_apart). Approximation marks are kept and shown; they do not widen the
/// days covered, because no source says by how much.
///
/// ```
/// # fn main() -> Result<(), cotejo::Error> {
/// use cotejo::When;
/// let window: When = "2025-12/2026-01-13".parse()?;
/// assert_eq!(window.earliest().map(|d| d.to_string()), Some("2025-12-01".to_owned()));
/// let said: When = "2026-01-28~".parse()?;
/// assert_eq!(window.days_apart(&said), 15);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When(Shape);

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Shape {
    At(Stamp),
    From(End, End),
    OneOf(Vec<Stamp>),
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum End {
    At(Stamp),
    Open,
    Unknown,
}

/// One point of the calendar at the precision it was given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Stamp {
    first: Date,
    precision: Precision,
    clock: Option<(Time, UtcOffset)>,
    uncertain: bool,
    approximate: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Precision {
    Year,
    Month,
    Day,
}

impl Stamp {
    /// The day, unmarked.
    const fn day(first: Date) -> Self {
        Self {
            first,
            precision: Precision::Day,
            clock: None,
            uncertain: false,
            approximate: false,
        }
    }

    /// A month, unmarked; `None` beyond the years 1 to 9999.
    fn month(year: i32, month: Month) -> Option<Self> {
        let first = Date::from_calendar_date(year, month, 1)
            .ok()
            .filter(|_| year >= 1)?;
        Some(Self {
            precision: Precision::Month,
            ..Self::day(first)
        })
    }

    /// A year, unmarked; `None` beyond the years 1 to 9999.
    fn year(year: i32) -> Option<Self> {
        Some(Self {
            precision: Precision::Year,
            ..Self::month(year, Month::January)?
        })
    }

    fn last(self) -> Date {
        let (year, month) = (self.first.year(), self.first.month());
        match self.precision {
            Precision::Day => self.first,
            Precision::Month => self.first.replace_day(month.length(year)).unwrap_or(self.first),
            Precision::Year => Date::from_calendar_date(year, Month::December, 31).unwrap_or(self.first),
        }
    }

    fn instant(self) -> Option<OffsetDateTime> {
        let (time, offset) = self.clock?;
        Some(PrimitiveDateTime::new(self.first, time).assume_offset(offset))
    }
}

impl When {
    /// The day itself.
    #[must_use]
    pub fn day(date: Date) -> Self {
        Self(Shape::At(Stamp::day(date)))
    }

    /// The first day it can be; `None` when the beginning is open or unknown.
    #[must_use]
    pub fn earliest(&self) -> Option<Date> {
        match &self.0 {
            Shape::At(stamp) => Some(stamp.first),
            // Two clock times in order may fall on local days that are not.
            Shape::From(End::At(from), End::At(to)) => Some(from.first.min(to.last())),
            Shape::From(End::At(from), End::Open | End::Unknown) => Some(from.first),
            Shape::From(End::Open | End::Unknown, _) => None,
            Shape::OneOf(stamps) => stamps.iter().map(|stamp| stamp.first).min(),
        }
    }

    /// The last day it can be; `None` when the end is open or unknown.
    #[must_use]
    pub fn latest(&self) -> Option<Date> {
        match &self.0 {
            Shape::At(stamp) => Some(stamp.last()),
            Shape::From(End::At(from), End::At(to)) => Some(to.last().max(from.first)),
            Shape::From(End::Open | End::Unknown, End::At(to)) => Some(to.last()),
            Shape::From(_, End::Open | End::Unknown) => None,
            Shape::OneOf(stamps) => stamps.iter().map(|stamp| stamp.last()).max(),
        }
    }

    /// Where an interval begins, as given; itself for a single date; `None` when open or unknown.
    #[must_use]
    pub fn start(&self) -> Option<Self> {
        self.given_end(|from, _| from)
    }

    /// Where an interval ends, as given; itself for a single date; `None` when open or unknown.
    #[must_use]
    pub fn end(&self) -> Option<Self> {
        self.given_end(|_, to| to)
    }

    fn given_end(&self, choose: impl Fn(End, End) -> End) -> Option<Self> {
        match self.0 {
            Shape::At(stamp) => Some(Self(Shape::At(stamp))),
            Shape::From(from, to) => match choose(from, to) {
                End::At(stamp) => Some(Self(Shape::At(stamp))),
                End::Open | End::Unknown => None,
            },
            Shape::OneOf(_) => None,
        }
    }

    /// The days covered and nothing else: without marks or clock times, and the same for every
    /// spelling of the same days (`2026-05` and `2026-05-01/2026-05-31`).
    #[must_use]
    pub fn days(&self) -> Self {
        let ends = |from: Option<Date>, to: Option<Date>, open: (End, End)| {
            let end = |date: Option<Date>, open| date.map_or(open, |date| End::At(Stamp::day(date)));
            match (from, to) {
                (Some(from), Some(to)) if from == to => Self::day(from),
                _ => Self(Shape::From(end(from, open.0), end(to, open.1))),
            }
        };
        match &self.0 {
            Shape::At(_) => ends(self.earliest(), self.latest(), (End::Unknown, End::Unknown)),
            Shape::From(from, to) => ends(self.earliest(), self.latest(), (*from, *to)),
            Shape::OneOf(stamps) => {
                let mut days: Vec<Stamp> = stamps
                    .iter()
                    .map(|one| Stamp {
                        clock: None,
                        uncertain: false,
                        approximate: false,
                        ..*one
                    })
                    .collect();
                days.sort();
                days.dedup();
                Self(Shape::OneOf(days))
            }
        }
    }

    /// The clock time, when a single one was given.
    #[must_use]
    pub fn instant(&self) -> Option<OffsetDateTime> {
        match &self.0 {
            Shape::At(stamp) => stamp.instant(),
            Shape::From(..) | Shape::OneOf(_) => None,
        }
    }

    /// Whether any part was marked `~`, `?` or `%`.
    #[must_use]
    pub fn is_qualified(&self) -> bool {
        let marked = |stamp: &Stamp| stamp.uncertain || stamp.approximate;
        match &self.0 {
            Shape::At(stamp) => marked(stamp),
            Shape::From(from, to) => [from, to].into_iter().any(|end| match end {
                End::At(stamp) => marked(stamp),
                End::Open | End::Unknown => false,
            }),
            Shape::OneOf(stamps) => stamps.iter().any(marked),
        }
    }

    /// Whether the end is open: `2025-12/..`.
    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self.0, Shape::From(_, End::Open))
    }

    /// The alternatives of `[…]`; empty for every other form.
    #[must_use]
    pub fn alternatives(&self) -> Vec<Self> {
        match &self.0 {
            Shape::OneOf(stamps) => stamps.iter().map(|&stamp| Self(Shape::At(stamp))).collect(),
            Shape::At(_) | Shape::From(..) => Vec::new(),
        }
    }

    /// Whole days between the two at their closest; 0 when they share a day. An open or unknown end
    /// is taken to reach any distance.
    #[must_use]
    pub fn days_apart(&self, other: &Self) -> u32 {
        let between = |a: &Self, b: &Self| match (a.latest(), b.earliest()) {
            (Some(end), Some(start)) => start.to_julian_day().saturating_sub(end.to_julian_day()),
            (None, _) | (_, None) => 0,
        };
        match (&self.0, &other.0) {
            (Shape::OneOf(_), _) => {
                let distances = self.alternatives().into_iter().map(|one| one.days_apart(other));
                distances.min().unwrap_or(0)
            }
            (_, Shape::OneOf(_)) => other.days_apart(self),
            _ => u32::try_from(between(self, other).max(between(other, self))).unwrap_or(0),
        }
    }

    /// Whole days between it and a date at their closest.
    #[must_use]
    pub fn days_from(&self, date: Date) -> u32 {
        self.days_apart(&Self::day(date))
    }

    /// Whether the two share a day, or could for all that is known.
    #[must_use]
    pub fn may_meet(&self, other: &Self) -> bool {
        self.days_apart(other) == 0
    }

    /// Whether every day of `self` surely lies within `other`.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        let starts = match (&other.0, other.earliest(), self.earliest()) {
            (Shape::From(End::Open, _), _, _) => true,
            (_, Some(outer), Some(inner)) => outer <= inner,
            (_, None, _) | (_, _, None) => false,
        };
        let ends = match (&other.0, other.latest(), self.latest()) {
            (Shape::From(_, End::Open), _, _) => true,
            (_, Some(outer), Some(inner)) => inner <= outer,
            (_, None, _) | (_, _, None) => false,
        };
        starts && ends && !matches!(other.0, Shape::OneOf(_))
    }

    /// Whether what happened at `self` was surely over by `at`.
    ///
    /// Two clock times are compared as instants and two days as local days. A day against a clock
    /// time is over only when it has ended everywhere (UTC−12), and a clock time against a day
    /// counts by its own local date. An unknown end is never surely over.
    #[must_use]
    pub fn is_over_by(&self, at: &Self) -> bool {
        let Some(last) = self.latest() else { return false };
        match (self.instant(), at.instant()) {
            (Some(own), Some(now)) => own <= now,
            (None, Some(now)) => {
                let behind = UtcOffset::from_hms(-12, 0, 0).unwrap_or(UtcOffset::UTC);
                now.checked_to_offset(behind)
                    .is_none_or(|there| last < there.date())
            }
            (_, None) => at.latest().map_or(at.is_running(), |now| last <= now),
        }
    }

    /// Order by the days covered: earliest, then latest, unknown ends first; then as written.
    #[must_use]
    pub fn cmp_days(&self, other: &Self) -> Ordering {
        (self.earliest(), self.latest())
            .cmp(&(other.earliest(), other.latest()))
            .then_with(|| self.cmp(other))
    }
}

impl From<Date> for When {
    fn from(date: Date) -> Self {
        Self::day(date)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.first.to_calendar_date();
        write!(f, "{year:04}")?;
        if self.precision >= Precision::Month {
            write!(f, "-{:02}", u8::from(month))?;
        }
        if self.precision == Precision::Day {
            write!(f, "-{day:02}")?;
        }
        if let Some((time, offset)) = self.clock {
            write!(f, "T{:02}:{:02}", time.hour(), time.minute())?;
            if time.second() != 0 {
                write!(f, ":{:02}", time.second())?;
            }
            if offset.is_utc() {
                f.write_str("Z")?;
            } else {
                let sign = if offset.is_negative() { '-' } else { '+' };
                let minutes = offset.whole_minutes().unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)?;
            }
        }
        f.write_str(match (self.uncertain, self.approximate) {
            (false, false) => "",
            (true, false) => "?",
            (false, true) => "~",
            (true, true) => "%",
        })
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(stamp) => stamp.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Shape::At(stamp) => f.pad(&stamp.to_string()),
            Shape::From(from, to) => f.pad(&format!("{from}/{to}")),
            Shape::OneOf(stamps) => {
                let listed: Vec<String> = stamps.iter().map(Stamp::to_string).collect();
                f.pad(&format!("[{}]", listed.join(",")))
            }
        }
    }
}

impl fmt::Debug for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{self}`")
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for When {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for When {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A date as its day is written, for fields of results.
#[cfg(feature = "serde")]
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes fields by reference"
)]
pub(crate) fn day_as_text<S: serde::Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&When::day(*date))
}
