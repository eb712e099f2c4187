//! Calendar arithmetic on days and on [`When`], within the years 1 to 9999.

use time::{Date, Duration, Month, Weekday};

use crate::when::{End, Precision, Shape, Stamp, When};

/// One stretch of the calendar; a single date where both are the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    pub(super) from: Stamp,
    pub(super) to: Stamp,
}

impl Stretch {
    pub(super) const fn one(stamp: Stamp) -> Self {
        Self {
            from: stamp,
            to: stamp,
        }
    }

    pub(super) const fn days(from: Date, to: Date) -> Self {
        Self {
            from: Stamp::day(from),
            to: Stamp::day(to),
        }
    }
}

/// So many days later; `None` beyond the calendar.
pub(super) fn moved(date: Date, days: i64) -> Option<Date> {
    // Longer than the calendar either way, and short enough to multiply.
    let days = days.clamp(-4_000_000, 4_000_000);
    date.checked_add(Duration::days(days))
        .filter(|date| date.year() >= 1)
}

/// The month so many months later; `None` beyond the calendar.
pub(super) fn month_moved(date: Date, months: i64) -> Option<Stamp> {
    let count = i64::from(date.year()) * 12 + i64::from(u8::from(date.month())) - 1;
    let count = count.checked_add(months)?;
    let month = Month::try_from(u8::try_from(count.rem_euclid(12)).ok()? + 1).ok()?;
    Stamp::month(i32::try_from(count.div_euclid(12)).ok()?, month)
}

/// The first day of the week of a date, where weeks begin on `first`.
pub(super) fn week_start(date: Date, first: Weekday) -> Option<Date> {
    moved(date, -since(date, first))
}

/// How many days ago the weekday last was: 0 for the day itself, at most 6.
pub(super) fn since(date: Date, day: Weekday) -> i64 {
    let (here, there) = (date.weekday(), day);
    i64::from((7 + here.number_days_from_monday() - there.number_days_from_monday()) % 7)
}

/// The days it can be, in order and once; `None` where an end is open or they are more than 366.
pub(super) fn days_of(when: &When) -> Option<Vec<Date>> {
    const MOST: i32 = 366;
    let mut days = Vec::new();
    let alternatives = when.alternatives();
    let parts = if alternatives.is_empty() {
        std::slice::from_ref(when)
    } else {
        &*alternatives
    };
    for part in parts {
        let (first, last) = (part.earliest()?, part.latest()?);
        if last.to_julian_day() - first.to_julian_day() >= MOST {
            return None;
        }
        let mut day = Some(first);
        while let Some(date) = day.filter(|date| *date <= last) {
            days.push(date);
            day = date.next_day();
        }
        if days.len() > usize::try_from(MOST).ok()? {
            return None;
        }
    }
    days.sort_unstable();
    days.dedup();
    Some(days)
}

/// One of some stretches, as narrowly as it can be written: a date, alternatives, or the days from
/// the first to the last. More than six alternatives are written as an interval.
pub(super) fn one_of(mut stretches: Vec<Stretch>) -> Option<When> {
    const MOST: usize = 6;
    stretches.sort();
    stretches.dedup();
    let first = *stretches.first()?;
    if stretches.len() == 1 {
        return Some(from_to(End::At(first.from), End::At(first.to)));
    }
    if stretches.len() <= MOST && stretches.iter().all(|one| one.from == one.to) {
        return Some(When(Shape::OneOf(stretches.iter().map(|one| one.from).collect())));
    }
    let from = stretches.iter().map(|one| one.from).min()?;
    let to = stretches
        .iter()
        .map(|one| one.to)
        .max_by_key(|to| (to.last(), *to))?;
    Some(from_to(End::At(from), End::At(to)))
}

/// The stretch between two ends; a date where both are the same.
pub(super) fn from_to(from: End, to: End) -> When {
    match (from, to) {
        (End::At(stamp), End::At(other)) if stamp == other => When(Shape::At(stamp)),
        _ => When(Shape::From(from, to)),
    }
}

/// Moves every bound by whole days, keeping marks. Clock times are dropped, months and years become
/// their days. `None` beyond the calendar.
pub(super) fn shifted(when: &When, days: i64) -> Option<When> {
    let place = |stamp: Stamp, date: Date| {
        let (uncertain, approximate) = (stamp.uncertain, stamp.approximate);
        let day = Stamp::day(moved(date, days)?);
        Some(Stamp {
            uncertain,
            approximate,
            ..day
        })
    };
    let stretch = |stamp: Stamp| {
        Some(Stretch {
            from: place(stamp, stamp.first)?,
            to: place(stamp, stamp.last())?,
        })
    };
    match &when.0 {
        Shape::At(stamp) => one_of(vec![stretch(*stamp)?]),
        Shape::OneOf(stamps) => one_of(stamps.iter().map(|&one| stretch(one)).collect::<Option<_>>()?),
        Shape::From(from, to) => {
            let end = |end: End, date: Option<Date>| match (end, date) {
                (End::At(stamp), Some(date)) => place(stamp, date).map(End::At),
                (other, _) => Some(other),
            };
            Some(from_to(end(*from, when.earliest())?, end(*to, when.latest())?))
        }
    }
}

/// The same with more marks on every date in it.
pub(super) fn marked(when: &When, uncertain: bool, approximate: bool) -> When {
    let mark = |stamp: Stamp| Stamp {
        uncertain: stamp.uncertain || uncertain,
        approximate: stamp.approximate || approximate,
        ..stamp
    };
    let end = |end: End| match end {
        End::At(stamp) => End::At(mark(stamp)),
        other => other,
    };
    When(match &when.0 {
        Shape::At(stamp) => Shape::At(mark(*stamp)),
        Shape::From(from, to) => Shape::From(end(*from), end(*to)),
        Shape::OneOf(stamps) => {
            let mut stamps: Vec<Stamp> = stamps.iter().map(|&stamp| mark(stamp)).collect();
            stamps.sort();
            stamps.dedup();
            Shape::OneOf(stamps)
        }
    })
}

/// Whether any date in it is uncertain, and whether any is approximate.
pub(super) fn marks(when: &When) -> (bool, bool) {
    let stamps: Vec<Stamp> = match &when.0 {
        Shape::At(stamp) => vec![*stamp],
        Shape::OneOf(stamps) => stamps.clone(),
        Shape::From(from, to) => [*from, *to]
            .into_iter()
            .filter_map(|end| match end {
                End::At(stamp) => Some(stamp),
                End::Open | End::Unknown => None,
            })
            .collect(),
    };
    let any = |mark: fn(&Stamp) -> bool| stamps.iter().any(mark);
    (any(|one| one.uncertain), any(|one| one.approximate))
}

/// A day whose count is round.
pub(super) fn about(date: Date) -> Stamp {
    Stamp {
        approximate: true,
        ..Stamp::day(date)
    }
}

/// Whether it is a single day, as an event or a date can be.
pub(super) fn is_day(stamp: Stamp) -> bool {
    stamp.precision == Precision::Day
}
