//! Up to when a running count counts.

use crate::when::When;

/// The earliest and the latest moment up to which a count may have counted, in seconds of the local
/// calendar.
///
/// A day counts to its end, a clock time to that time, a stretch of days to some day of it. Once the
/// days of the window are over, every count is of the whole; so is one without a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Timing {
    pub(super) from: i64,
    pub(super) to: i64,
}

const DAY: i64 = 86_400;

impl Timing {
    pub(super) fn of(dated: Option<&When>, window: Option<&When>) -> Self {
        let day_end = |date: time::Date| (i64::from(date.to_julian_day()) + 1) * DAY;
        let end = Self::end_of(window);
        let (from, to) = match dated.map(|when| (when, when.instant())) {
            None => (end, end),
            Some((_, Some(at))) => {
                let (hour, minute, second) = at.to_hms();
                let clock = i64::from(hour) * 3_600 + i64::from(minute) * 60 + i64::from(second);
                let at = day_end(at.date()) - DAY + clock;
                (at, at)
            }
            Some((when, None)) => (
                when.earliest().map_or(i64::MIN, day_end),
                when.latest().map_or(end, day_end),
            ),
        };
        Self {
            from: from.min(end),
            to: to.min(end).max(from.min(end)),
        }
    }

    /// The end of the window, after which nothing is added.
    pub(super) fn end_of(window: Option<&When>) -> i64 {
        let end = window.and_then(When::latest);
        end.map_or(i64::MAX, |date| (i64::from(date.to_julian_day()) + 1) * DAY)
    }

    /// Whether what is counted by `self` is surely counted by `other`: not later, or dated alike.
    pub(super) fn surely_by(self, other: Self, tolerance: u32) -> bool {
        self == other || self.to <= other.from.saturating_add(Self::days(tolerance))
    }

    pub(super) fn days(days: u32) -> i64 {
        i64::from(days) * DAY
    }
}
