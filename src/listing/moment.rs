//! [`Moment`]: the time of an edition on its roll's own clock, and which of two comes first.

use std::collections::BTreeMap;

use time::{Date, UtcOffset};

use crate::when::When;

const DAY: i64 = 86_400;

/// The first and last second an edition can be of. Two that overlap are in no order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) first: i64,
    pub(super) last: i64,
}

impl Moment {
    /// `None` for an approximate or uncertain time: nobody says by how much, so its order would be a
    /// guess.
    ///
    /// Clock times are instants. Days are those of `clock`, so that a day and a clock time can be
    /// put in order, and the order has no circles.
    pub(super) fn of(when: &When, clock: UtcOffset) -> Option<Self> {
        if when.is_qualified() {
            return None;
        }
        if let Some(at) = when.instant() {
            let at = at.unix_timestamp();
            return Some(Self { first: at, last: at });
        }
        let midnight = |date: Date| {
            let day = i64::from(date.to_julian_day()) - 2_440_588;
            day * DAY - i64::from(clock.whole_seconds())
        };
        let (first, last) = (when.earliest(), when.latest());
        (first.is_some() || last.is_some()).then(|| Self {
            first: first.map_or(i64::MIN, midnight),
            last: last.map_or(i64::MAX, |date| midnight(date) + DAY - 1),
        })
    }
}

/// The offset most of these clock times have, the least of several; UTC where none has a clock.
pub(super) fn clock<'a>(times: impl IntoIterator<Item = &'a When>) -> UtcOffset {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for at in times.into_iter().filter_map(When::instant) {
        *counts.entry(at.offset().whole_seconds()).or_default() += 1;
    }
    let most = counts
        .into_iter()
        .max_by_key(|&(offset, count)| (count, std::cmp::Reverse(offset)));
    most.and_then(|(offset, _)| UtcOffset::from_whole_seconds(offset).ok())
        .unwrap_or(UtcOffset::UTC)
}
