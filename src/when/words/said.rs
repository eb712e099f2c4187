//! What dating words say, before they are counted from anything.

use time::{Month, Weekday};

use crate::when::When;
use crate::when::basis::DateRule;

/// A whole phrase.
#[derive(Debug, Clone)]
pub(super) enum Said {
    At(Point),
    /// Running still: "since".
    Since(Point),
    /// The end is not said: "from".
    From(Point),
    /// The day included: "until", "by".
    Until(Point),
    Before(Point),
    After(Point),
    Between(Point, Point),
    Or(Point, Point),
}

/// One date in words, or one stretch.
#[derive(Debug, Clone)]
pub(super) enum Point {
    /// Already in figures, as `2026-01-12`.
    Exact(When),
    /// Days from publication: today is 0.
    Day(i64),
    /// A night that begins on the day.
    Night(Box<Point>),
    /// A number of units before (negative) or after something.
    Count(Count),
    /// Days up to publication (negative) or after it, their number said: "the last three days".
    Lately(i64, Unit),
    /// Days up to publication, or after it, their number not said.
    Recent {
        ahead: bool,
    },
    Weekday {
        day: Weekday,
        which: Which,
    },
    /// A weekday of this week (0), of the last (−1).
    WeekdayOf(Weekday, i32),
    Date(Dated),
    Month {
        month: Month,
        year: Year,
        which: Which,
        part: Option<Part>,
    },
    Year {
        year: Year,
        part: Option<Part>,
    },
    Period {
        unit: Unit,
        back: i32,
        part: Option<Part>,
    },
    /// From the beginning of the unit to the day before publication (or with it: "so far").
    Earlier {
        unit: Unit,
        so_far: bool,
    },
    /// From the day after publication to the end of the unit.
    Later(Unit),
    /// An event the caller named.
    Event(String, When),
    /// Dating words that cannot be counted.
    Refused(Lost),
}

/// A day of a month, or two.
#[derive(Debug, Clone)]
pub(super) struct Dated {
    pub(super) weekday: Option<Weekday>,
    pub(super) day: u8,
    pub(super) second: Option<(Link, u8)>,
    /// `None` for "Monday the 12th".
    pub(super) month: Option<Month>,
    pub(super) year: Year,
    pub(super) which: Which,
    /// A feast is often said of the days around it.
    pub(super) round: bool,
}

/// What stands between two days of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    Through,
    And,
    Or,
}

/// A counted distance.
#[derive(Debug, Clone)]
pub(super) struct Count {
    /// Negative for what is before.
    pub(super) signed: i64,
    pub(super) unit: Unit,
    pub(super) how: How,
    /// `None` for publication, or retrieval where the unit is hours or minutes.
    pub(super) of: Option<Box<Point>>,
}

/// How a count is qualified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    Plain,
    About,
    More,
    Less,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Year,
}

/// Which of the days or months of one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Bare,
    Last,
    This,
    Next,
    /// "this past": the most recent, whatever the week.
    Past,
    /// "this coming".
    Coming,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    Unsaid,
    Given(i32),
    /// Years from that of publication.
    Back(i32),
}

/// Why dating words cannot be counted, as the grammar sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lost {
    /// "five days after" what is no anchor.
    NoAnchor,
    /// "the next day": counted from another date of the text.
    Elsewhere,
    /// Easter, Carnival.
    Moveable,
    /// 12/01/2026.
    DayOrMonth,
    /// 31/02/2026.
    NoSuchDay,
    /// "12 January 2500": a year or a count.
    YearOrCount,
}

impl Point {
    /// The rule by which it is read.
    pub(super) fn rule(&self) -> DateRule {
        match self {
            Self::Month { part: Some(_), .. } | Self::Year { part: Some(_), .. } => DateRule::Part,
            Self::Exact(_)
            | Self::Refused(_)
            | Self::Date(Dated {
                year: Year::Given(_), ..
            })
            | Self::Month {
                year: Year::Given(_), ..
            }
            | Self::Year { .. } => DateRule::Written,
            Self::Date(_) | Self::Month { .. } => DateRule::YearFound,
            Self::Day(_) | Self::Lately(_, Unit::Minute | Unit::Hour | Unit::Day) => DateRule::DayCount,
            Self::Night(day) => day.rule(),
            Self::Count(count) => match count.unit {
                Unit::Minute | Unit::Hour => DateRule::ClockCount,
                Unit::Day => DateRule::DayCount,
                Unit::Weekend | Unit::Week | Unit::Month | Unit::Year => DateRule::LongCount,
            },
            Self::Lately(..) => DateRule::LongCount,
            Self::Recent { .. } => DateRule::Recent,
            Self::Weekday { .. } | Self::WeekdayOf(..) => DateRule::Weekday,
            Self::Period { part: None, .. } => DateRule::Period,
            Self::Period { .. } | Self::Earlier { .. } | Self::Later(_) => DateRule::Part,
            Self::Event(..) => DateRule::Event,
        }
    }
}
