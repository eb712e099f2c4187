//! Numbers, figures and dates as words.

use time::{Date, Month};

use crate::bounds::Bounds;
use crate::discrepancy::Net;
use crate::figure::{Figure, Form};
use crate::id::ClaimId;
use crate::model::ledger::Ledger;
use crate::model::vocabulary::Measure;
use crate::when::When;

/// Digits in groups of three: `2,000`.
pub(super) fn number(n: impl std::fmt::Display) -> String {
    let digits = n.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `43` · `43 to 67` · `43 or more` · `0 to 43`.
pub(super) fn bounds(range: Bounds) -> String {
    match (range.lo(), range.hi()) {
        (0, None) => "any number".to_owned(),
        (lo, None) => format!("{} or more", number(lo)),
        (lo, Some(hi)) if lo == hi => number(lo),
        (lo, Some(hi)) => format!("{} to {}", number(lo), number(hi)),
    }
}

/// `+14 or more`, `−57`, `−2 to +9`.
pub(super) fn signed(net: Net) -> String {
    let one = |n: i128| match n {
        0 => "0".to_owned(),
        n if n < 0 => format!("−{}", number(n.unsigned_abs())),
        n => format!("+{}", number(n)),
    };
    match (net.lo(), net.hi()) {
        (Some(lo), Some(hi)) if lo == hi => one(lo),
        (Some(lo), Some(hi)) => format!("{} to {}", one(lo), one(hi)),
        (Some(lo), None) => format!("{} or more", one(lo)),
        (None, Some(hi)) => format!("{} or less", one(hi)),
        (None, None) => "not known".to_owned(),
    }
}

/// A figure as a person would say it.
pub(super) fn figure(ledger: &Ledger, figure: &Figure) -> String {
    let of = |id: &ClaimId| match ledger.claim(id).and_then(crate::model::claim::Claim::figure) {
        Some(operand) => match operand.form() {
            Form::Exactly(n) => number(n),
            _ if operand.operand().is_none() => format!("“{}”", self::figure(ledger, operand)),
            _ => format!("the figure of {id}"),
        },
        None => format!("the figure of {id}"),
    };
    match figure.form() {
        Form::Exactly(n) => number(n),
        Form::AtLeast(n) => format!("{} or more", number(n)),
        Form::MoreThan(n) => format!("over {}", number(n)),
        Form::AtMost(n) => format!("up to {}", number(n)),
        Form::FewerThan(n) => format!("fewer than {}", number(n)),
        Form::Between(lo, hi) => format!("{}–{}", number(lo), number(hi)),
        Form::About(n) => format!("around {}", number(n)),
        Form::Nearly(n) => format!("nearly {}", number(n)),
        Form::JustOver(n) => format!("just over {}", number(n)),
        Form::AboutBetween(lo, hi) => format!("about {}–{}", number(lo), number(hi)),
        Form::Vague(word) => format!("“{word}”"),
        Form::FewerThanClaim(id) => format!("fewer than {}", of(id)),
        Form::MoreThanClaim(id) => format!("more than {}", of(id)),
        Form::MajorityOf(id) => format!("majority of {}", of(id)),
        Form::Unknown => "not known".to_owned(),
    }
}

/// What happened, as a past participle that reads after a number.
pub(super) fn happened(measure: Measure) -> &'static str {
    match measure {
        Measure::LateRegistered => "registered late",
        Measure::Delisted => "taken off the list",
        Measure::Disappeared => "missing",
        other => other.as_str(),
    }
}

/// `a, b and c`.
pub(super) fn listed<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [all @ .., last] => {
            let all: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", all.join(", "), last.as_ref())
        }
    }
}

/// `1 page`, `3 pages`.
pub(super) fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// With a capital letter in front.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Writes dates, leaving the year out where the account's own dates leave no doubt about it.
pub(super) struct Calendar {
    span: Option<(Date, Date)>,
}

impl Calendar {
    /// From the dates an account speaks of.
    pub(super) fn new(dates: impl IntoIterator<Item = Date>) -> Self {
        let mut dates: Vec<Date> = dates.into_iter().collect();
        dates.sort_unstable();
        let span = dates.first().copied().zip(dates.last().copied());
        // Up to eleven months, no day and month comes twice.
        let unambiguous = |(from, to): &(Date, Date)| to.to_julian_day() - from.to_julian_day() < 330;
        Self {
            span: span.filter(unambiguous),
        }
    }

    /// The days that are written without their year.
    pub(super) fn span(&self) -> Option<(Date, Date)> {
        self.span
    }

    fn year(&self, date: Date) -> String {
        let known = self.span.is_some_and(|(from, to)| from <= date && date <= to);
        if known {
            String::new()
        } else {
            format!(" {}", date.year())
        }
    }

    /// `12 Jan`, `12–13 Jan`, `Dec 2025`, `since Dec 2025`, `about 1 Jan`, `13 Jan, 09:00`.
    pub(super) fn when(&self, when: &When) -> String {
        let alternatives = when.alternatives();
        if !alternatives.is_empty() {
            let listed: Vec<String> = alternatives.iter().map(|one| self.when(one)).collect();
            return listed.join(" or ");
        }
        let about = if when.is_qualified() { "about " } else { "" };
        let text = match (when.start(), when.end()) {
            (Some(from), Some(to)) if from == to => self.stamp(&from),
            (Some(from), Some(to)) => match (from.earliest(), from.latest(), to.earliest(), to.latest()) {
                (Some(a), Some(b), Some(c), Some(d))
                    if a == b && c == d && (a.year(), a.month()) == (c.year(), c.month()) && a != c =>
                {
                    format!("{}–{} {}{}", a.day(), c.day(), month(c.month()), self.year(c))
                }
                (Some(a), _, _, Some(d)) if a == d => self.stamp(&from),
                _ => format!("{} – {}", self.stamp(&from), self.stamp(&to)),
            },
            (Some(from), None) => format!("since {}", self.stamp(&from)),
            (None, Some(to)) => format!("until {}", self.stamp(&to)),
            (None, None) => String::new(),
        };
        format!("{about}{text}")
    }

    /// One point of the calendar.
    fn stamp(&self, when: &When) -> String {
        let (Some(first), Some(last)) = (when.earliest(), when.latest()) else {
            return String::new();
        };
        if first == last {
            let clock = when.instant().map_or(String::new(), |at| {
                format!(", {:02}:{:02}", at.hour(), at.minute())
            });
            return format!("{}{clock}", self.day(first));
        }
        if first.month() == last.month() {
            return format!("{} {}", month(first.month()), first.year());
        }
        first.year().to_string()
    }

    pub(super) fn day(&self, date: Date) -> String {
        format!("{} {}{}", date.day(), month(date.month()), self.year(date))
    }

    /// `8–10 Jan`, `15 Dec – 5 Jan`.
    pub(super) fn stretch(&self, from: Date, to: Date) -> String {
        if from == to {
            self.day(from)
        } else if (from.year(), from.month()) == (to.year(), to.month()) {
            format!("{}–{}", from.day(), self.day(to))
        } else {
            format!("{} – {}", self.day(from), self.day(to))
        }
    }

    /// A stretch of days in full: `25 December 2025 – 13 January 2026`.
    pub(super) fn full(from: Date, to: Date) -> String {
        let full = |date: Date| format!("{} {} {}", date.day(), date.month(), date.year());
        if from == to {
            full(from)
        } else if (from.year(), from.month()) == (to.year(), to.month()) {
            format!("{}–{}", from.day(), full(to))
        } else {
            format!("{} – {}", full(from), full(to))
        }
    }
}

fn month(month: Month) -> &'static str {
    match month {
        Month::January => "Jan",
        Month::February => "Feb",
        Month::March => "Mar",
        Month::April => "Apr",
        Month::May => "May",
        Month::June => "Jun",
        Month::July => "Jul",
        Month::August => "Aug",
        Month::September => "Sep",
        Month::October => "Oct",
        Month::November => "Nov",
        Month::December => "Dec",
    }
}

/// Whether those counted have left custody, rather than entered it or died.
pub(super) const fn leaving(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::Released | Measure::Expelled | Measure::Exchanged
    )
}
