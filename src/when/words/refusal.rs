//! Why words are not read as a date, and how that is said.

use time::Date;

use crate::error::{Error, ErrorKind, inverted, quoted};
use crate::when::anchors::Anchors;
use crate::when::words::said::Lost;

/// Why words that date give no date.
#[derive(Debug, Clone)]
pub(super) enum Why {
    Lost(Lost),
    /// Publication is open, or not known to within a year.
    TooWide,
    /// Hours are counted from a date without a clock time.
    NoClock,
    /// The weekday is not that of the date, which is this day.
    Weekday(Date),
    /// "Earlier this month" on the first.
    NoDaysLeft,
    /// Beyond the years 1 to 9999.
    Beyond,
    /// "12 and 15 January": two days and not a stretch.
    TwoDays,
    /// "since" what has no known beginning.
    NoBound,
    Inverted,
}

impl Why {
    /// The error; `words` are only those that date, so that no name is repeated.
    pub(super) fn error(self, words: &str, anchors: &Anchors) -> Error {
        let words = quoted(words);
        let (kind, because) = match self {
            Self::Inverted => return inverted(words.trim_matches('`')),
            Self::Lost(Lost::NoAnchor) => (ErrorKind::Dangling, no_anchor(anchors)),
            Self::Lost(Lost::Elsewhere) => (
                ErrorKind::Dangling,
                "counts from another date of the text; give that date as an anchor and name it".to_owned(),
            ),
            Self::Lost(Lost::Moveable) => (
                ErrorKind::Unknown,
                "is a feast that moves from year to year; give its date as an anchor".to_owned(),
            ),
            Self::Lost(Lost::DayOrMonth) => (
                ErrorKind::Syntax,
                "may begin with the day or with the month; write 2026-01-12 or 12 January 2026".to_owned(),
            ),
            Self::Lost(Lost::YearOrCount) => (
                ErrorKind::Syntax,
                "ends with a number that may be a year or a count; write 2026-01-12".to_owned(),
            ),
            Self::Lost(Lost::NoSuchDay) => {
                (ErrorKind::OutOfRange, "is a date that does not exist".to_owned())
            }
            Self::TooWide => (
                ErrorKind::OutOfRange,
                "counts from the publication date, which is not known to within a year".to_owned(),
            ),
            Self::NoClock => (
                ErrorKind::Missing,
                "counts from a clock time, and none is given; give when the page was retrieved, \
                 as 2026-01-13T09:00-04:00"
                    .to_owned(),
            ),
            Self::Weekday(date) => (
                ErrorKind::Conflicting,
                format!(
                    "names another weekday than the calendar: {date} is a {}",
                    date.weekday()
                ),
            ),
            Self::NoDaysLeft => (
                ErrorKind::Conflicting,
                "leaves no day between the publication date and the end it names".to_owned(),
            ),
            Self::Beyond => (
                ErrorKind::OutOfRange,
                "leads beyond the years 1 to 9999".to_owned(),
            ),
            Self::TwoDays => (
                ErrorKind::Conflicting,
                "names two days with others between them; give each by itself".to_owned(),
            ),
            Self::NoBound => (
                ErrorKind::Missing,
                "is bound by a date whose own bound is not known".to_owned(),
            ),
        };
        Error::new(kind, format!("{words} {because}"))
    }
}

fn no_anchor(anchors: &Anchors) -> String {
    const SHOWN: usize = 8;
    let mut names: Vec<String> = anchors.names().take(SHOWN).map(quoted).collect();
    if anchors.names().nth(SHOWN).is_some() {
        names.push("…".to_owned());
    }
    let known = if names.is_empty() {
        "none is given".to_owned()
    } else {
        names.join(", ")
    };
    format!("is counted from something that is not among the anchors: {known}")
}

/// Text in which nothing dates. The text is not repeated, for it may name people.
pub(super) fn nothing_found() -> Error {
    let message = "no words for a date are found; write yesterday, last Thursday, 12 January or 2026-01-12";
    Error::new(ErrorKind::Syntax, message)
}

/// Two dates in one text.
pub(super) fn two_found(first: &str, second: &str) -> Error {
    let message = format!(
        "{} and {} are two dates; give the words of one",
        quoted(first),
        quoted(second)
    );
    Error::new(ErrorKind::Conflicting, message)
}
