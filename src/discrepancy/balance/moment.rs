//! When a figure counts, as a stretch of seconds of the local calendar.

use time::Date;

use crate::discrepancy::entry::Entry;
use crate::when::When;

const DAY: i64 = 86_400;

/// A count dated to a longer stretch is up to no known date.
const LONGEST: i64 = 31 * DAY;

/// A moment that is known to lie in a stretch: a clock time exactly, a day from its first second to
/// its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::discrepancy) struct Moment {
    pub(super) from: i64,
    pub(super) to: i64,
}

fn day(date: Date) -> i64 {
    i64::from(date.to_julian_day()) * DAY
}

impl Moment {
    /// `None` where an end is open or unknown: such a date can be set beside no other.
    pub(in crate::discrepancy) fn of(when: &When) -> Option<Self> {
        if let Some(at) = when.instant() {
            let (hour, minute, second) = at.to_hms();
            let clock = i64::from(hour) * 3_600 + i64::from(minute) * 60 + i64::from(second);
            let at = day(at.date()) + clock;
            return Some(Self { from: at, to: at });
        }
        Some(Self::days(when.earliest()?, when.latest()?))
    }

    fn days(first: Date, last: Date) -> Self {
        Self {
            from: day(first),
            to: day(last) + DAY - 1,
        }
    }

    pub(in crate::discrepancy) fn surely_before(self, other: Self) -> bool {
        self.to < other.from
    }

    /// Whether it lies on days after another.
    pub(super) fn on_later_days(self, other: Self) -> bool {
        self.from.div_euclid(DAY) > other.to.div_euclid(DAY)
    }

    fn is_clock(self) -> bool {
        self.from == self.to
    }

    /// Days are taken together, clock times as they are.
    fn not_before(self, other: Self) -> bool {
        if self.is_clock() && other.is_clock() {
            self.from >= other.from
        } else {
            self.from.div_euclid(DAY) >= other.from.div_euclid(DAY)
        }
    }

    fn not_after(self, other: Self) -> bool {
        if self.is_clock() && other.is_clock() {
            self.to <= other.to
        } else {
            self.to.div_euclid(DAY) <= other.to.div_euclid(DAY)
        }
    }
}

/// Of spans of time in order that have at most their ends in common, which a moment falls in: by its
/// seconds, and the first and the last by its days.
pub(super) fn falls_in(spans: &[(Moment, Moment)], moment: Moment) -> Vec<usize> {
    let days = |seconds: i64| seconds.div_euclid(DAY);
    let by = |unit: &dyn Fn(i64) -> i64| {
        let from = spans.partition_point(|(_, last)| unit(last.to) < unit(moment.from));
        let to = spans.partition_point(|(first, _)| unit(first.from) <= unit(moment.to));
        (from, to)
    };
    let ((from, to), (early, late)) = (by(&days), by(&|seconds| seconds));
    let mut found = vec![from, to.wrapping_sub(1), early, late.wrapping_sub(1)];
    found.retain(|at| (from..to).contains(at) || (early..late).contains(at));
    found.sort_unstable();
    found.dedup();
    found
}

/// From when to when a flow was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Counted {
    pub(super) start: Moment,
    pub(super) end: Moment,
}

impl Counted {
    /// From the beginning of its window up to its as-of date, or to the end of the window when that
    /// comes first. `None` where either is not known to a month.
    pub(super) fn of(entry: &Entry) -> Option<Self> {
        let window = entry.quantity.window()?;
        let first = window.earliest()?;
        let closed = window.latest().map(|last| Moment::days(last, last));
        let until = entry.dated.as_ref().and_then(Moment::of);
        let end = match (closed, until) {
            (Some(closed), Some(until)) => Moment {
                from: closed.from.min(until.from),
                to: closed.to.min(until.to),
            },
            (closed, until) => closed.or(until)?,
        };
        let start = Moment::days(first, first);
        let known = start.from <= end.to && end.to - end.from < LONGEST;
        known.then_some(Self { start, end })
    }

    /// Whether it was counted between two stocks at face value: what begins on the day of the first
    /// comes after it, what ends on the day of the last comes before it. Between two hours of one day
    /// lies only what was counted from one clock time to another.
    pub(super) fn is_between(self, first: Moment, last: Moment) -> bool {
        let clocks = self.start.is_clock() && self.end.is_clock();
        let one_day = first.from.div_euclid(DAY) == last.to.div_euclid(DAY);
        self.start.not_before(first) && self.end.not_after(last) && (clocks || !one_day)
    }

    /// Whether it was, however the hours of the boundary days fell.
    pub(super) fn is_surely_between(self, first: Moment, last: Moment) -> bool {
        first.to <= self.start.from && self.end.to <= last.from
    }
}
