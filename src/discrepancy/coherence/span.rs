//! [`Span`]: the days a flow is counted over, with what is not known of them.

use time::Date;

use crate::discrepancy::timing::Timing;
use crate::model::claim::Claim;
use crate::model::quantity::Quantity;
use crate::when::When;

/// When counting began and up to when it went on, each at the earliest and at the latest, in seconds
/// of the local calendar. A day begins at its first second and ends where the next begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    from: (i64, i64),
    to: (i64, i64),
}

const DAY: i64 = 86_400;

impl Span {
    /// Nothing is known of the days.
    pub(super) const UNKNOWN: Self = Self {
        from: (i64::MIN, i64::MAX),
        to: (i64::MIN, i64::MAX),
    };

    /// All the days of a stretch.
    pub(super) fn of(window: &When) -> Self {
        let start = |date: Date| i64::from(date.to_julian_day()) * DAY;
        let end = |date: Date| start(date) + DAY;
        let alternatives = window.alternatives();
        let each = |window: &When| {
            let from = match (window.earliest(), window.start()) {
                (Some(first), _) => (start(first), start(first)),
                // From the beginning of things; an unknown beginning may be any day.
                (None, _) if began(window) => (i64::MIN, i64::MIN),
                (None, _) => (i64::MIN, i64::MAX),
            };
            let to = match window.latest() {
                Some(last) => (end(last), end(last)),
                None if window.is_running() => (i64::MAX, i64::MAX),
                None => (from.0, i64::MAX),
            };
            Self { from, to }
        };
        let spans = alternatives.iter().map(each);
        let span = spans
            .reduce(|one, other| Self {
                from: (one.from.0.min(other.from.0), one.from.1.max(other.from.1)),
                to: (one.to.0.min(other.to.0), one.to.1.max(other.to.1)),
            })
            .unwrap_or_else(|| each(window));
        if window.is_qualified() {
            span.blurred()
        } else {
            span
        }
    }

    /// The days a claim counts: those of its window, up to the date it speaks of. Once the window is over, all
    /// of them.
    pub(super) fn counted(claim: &Claim) -> Self {
        let window = claim.quantity().and_then(Quantity::window);
        let whole = window.map_or(Self::UNKNOWN, Self::of);
        let kept = Self::kept(claim);
        Self {
            from: whole.from,
            to: match window {
                Some(_) => (kept.to.0.min(whole.to.0), kept.to.1.min(whole.to.1)),
                None => kept.to,
            },
        }
    }

    /// Up to the date a claim speaks of, whatever days it counts: a list grows after they are over.
    pub(super) fn kept(claim: &Claim) -> Self {
        let timing = Timing::of(claim.dated(), None);
        let kept = Self {
            from: (i64::MIN, i64::MIN),
            to: (timing.from, timing.to),
        };
        if claim.dated().is_some_and(When::is_qualified) {
            kept.blurred()
        } else {
            kept
        }
    }

    /// An approximate date is surely none of its neighbours' days, and no more is known of it.
    fn blurred(self) -> Self {
        Self {
            from: (self.from.0.saturating_sub(DAY), self.from.1.saturating_add(DAY)),
            to: (self.to.0.saturating_sub(DAY), self.to.1.saturating_add(DAY)),
        }
    }

    /// Whether every day it may count is surely one of the other's.
    pub(super) fn inside(self, other: Self) -> bool {
        other.from.1 <= self.from.0 && self.ends_by(other)
    }

    /// Whether it begins no earlier than the other surely does.
    pub(super) fn begins_within(self, other: Self) -> bool {
        other.from.1 <= self.from.0
    }

    /// Whether it is surely over when the other is.
    pub(super) fn ends_by(self, other: Self) -> bool {
        self.to.1 <= other.to.0
    }

    /// Whether the two surely share no day.
    pub(super) fn apart(self, other: Self) -> bool {
        self.to.1 <= other.from.0 || other.to.1 <= self.from.0
    }

    /// Whether its end is one moment and no stretch of them.
    pub(super) fn ends_at_once(self) -> bool {
        self.to.0 == self.to.1
    }

    /// Its end, at the earliest and at the latest.
    pub(super) fn end(self) -> (i64, i64) {
        self.to
    }

    /// Whether it is known when it began.
    pub(super) fn is_known_beginning(self) -> bool {
        self.from.0 == self.from.1
    }

    /// Its beginning at the earliest.
    pub(super) fn beginning(self) -> i64 {
        self.from.0
    }

    /// Whether the two, one behind the other, leave no day between them.
    pub(super) fn abuts(self, next: Self) -> bool {
        self.to == next.from
    }

    /// Whether both begin and end on the same known days.
    pub(super) fn is_exact(self) -> bool {
        self.from.0 == self.from.1 && self.ends_at_once()
    }

    /// From the beginning of the one to the end of the other, where the two make one stretch.
    pub(super) fn until(self, last: Self) -> Self {
        Self {
            from: self.from,
            to: last.to,
        }
    }

    /// With the days cut to those of a set around it: people counted in both were counted then.
    pub(super) fn narrowed(self, around: Self) -> Self {
        Self {
            from: (self.from.0.max(around.from.0), self.from.1),
            to: (self.to.0, self.to.1.min(around.to.1)),
        }
    }
}

fn began(window: &When) -> bool {
    // `../2025` reaches back without end; `/2025` begins on a day nobody gave.
    window.days().to_string().starts_with("..")
}
