//! [`ReadWhen`]: a date read from words, where it stood, and what the reading rests on.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::when::When;

/// A date read from words: the value, where the words stand, and what the reading rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ReadWhen {
    /// The date, interval or alternatives; never narrower than what is known.
    pub when: When,
    /// Bytes of the text, from the first word that dates to the last.
    pub span: Range<usize>,
    /// What the reading rests on.
    pub basis: DateBasis,
}

/// What the reading of a date rests on: its rule, what it counts from, and what it assumes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DateBasis {
    /// The rule of the first date in the words.
    pub rule: DateRule,
    /// What the days were counted from, in order; empty where the words say it all.
    pub from: BTreeSet<Origin>,
    /// What the reading assumes, in order.
    pub assumes: BTreeSet<DateAssumption>,
}

/// What days are counted from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Origin {
    /// The publication.
    Published,
    /// The retrieval of the page.
    Retrieved,
    /// An event, by the caller's name for it.
    Event(String),
}

macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize))]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* #[cfg_attr(feature = "serde", serde(rename = $text))] $variant,)*
        }

        impl $name {
            /// Its name in lower case with hyphens, as in JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}

words! {
    /// How words were read as a date. [`When::read`] states each rule.
    DateRule {
        /// The words say it all: "12 January 2026", "2026-01-12".
        Written = "written",
        /// A day and month, a month or a feast whose year was found: "12 January".
        YearFound = "year-found",
        /// A day named by its distance: "yesterday", "five days after the seizure".
        DayCount = "day-count",
        /// Weeks, months or years counted: "two months ago".
        LongCount = "long-count",
        /// Hours or minutes counted: "4 hours ago".
        ClockCount = "clock-count",
        /// A day of the week: "Friday", "last Thursday".
        Weekday = "weekday",
        /// A week, month, year or weekend named by its distance: "last month".
        Period = "period",
        /// A part of such: "early January", "earlier this month".
        Part = "part",
        /// Days without a beginning or an end: "recently", "in recent weeks".
        Recent = "recent",
        /// An event the caller named.
        Event = "event",
    }
}

words! {
    /// What the reading of a date assumes.
    DateAssumption {
        /// A weekday word on a page of that weekday means the day of the page.
        TodayCounts = "today-counts",
        /// The tense is not known: the day before and the day after are both given.
        TenseUnknown = "tense-unknown",
        /// Custom is divided on "last" and "next" within the same week or year: both are given.
        CustomDivided = "custom-divided",
        /// The year, or the month, is the one nearest to publication.
        NearestYear = "nearest-year",
        /// Two years are about as near: both are given.
        YearsDivided = "years-divided",
        /// Weeks begin on Monday.
        WeekFromMonday = "week-from-monday",
        /// Weeks may begin on Sunday or Monday: the days of both are given.
        WeekFromSundayOrMonday = "week-from-sunday-or-monday",
        /// A night runs into the early hours of the next day.
        NightRunsOn = "night-runs-on",
        /// Early, mid and late are thirds.
        Thirds = "thirds",
        /// A count in such units is round.
        RoundCount = "round-count",
        /// Eight and fifteen days may be a week and a fortnight, both ends counted.
        BothEndsCounted = "both-ends-counted",
        /// The day named as the end belongs to the stretch.
        EndIncluded = "end-included",
        /// The words give no beginning.
        BeginningNotSaid = "beginning-not-said",
        /// The words give no end.
        EndNotSaid = "end-not-said",
        /// A bound that may be one of several days: the outermost is given, marked uncertain.
        OutermostBound = "outermost-bound",
        /// The marks of the publication date are carried over.
        MarksCarried = "marks-carried",
    }
}
