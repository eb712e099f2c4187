//! Levels of two dates of an event: an arrest, a transfer, a release.

use crate::link::field::day::slip::Slip;
use crate::link::field::day::{Day, MONTH, YEAR};

impl Day {
    /// The levels of [`event`](Self::event), from 1 on.
    pub const EVENT: &[&str] = &[
        "the same day",
        "the same month, as far as both are known",
        "within 1 day",
        "within 3 days",
        "within 7 days",
        "day and month swapped, or a slip of one digit or two neighbours",
        "the same year, as far as both are known",
        "within 31 days",
        "the same year",
        "different years",
    ];

    /// How far two dates of one event agree: 0 where one is missing, else a place in [`EVENT`](Self::EVENT), from 1.
    ///
    /// Lists write down when something was heard of as well as when it happened, so a few days apart still agree.
    /// Losing precision never brings two dates closer, except to *as far as both are known*. Symmetric; 4 to 20 ns.
    #[must_use]
    pub fn event(a: Option<Self>, b: Option<Self>) -> u8 {
        let (Some(a), Some(b)) = (a, b) else { return 0 };
        let shared = a.shared(b);
        let differ = (a.digits() ^ b.digits()) & shared;
        let otherwise = if differ & YEAR == 0 { 9 } else { 10 };
        if differ == 0 {
            return match shared {
                YEAR => 7,
                MONTH => 2,
                _ => 1,
            };
        }
        if !(a.is_full() && b.is_full()) {
            return otherwise;
        }
        // More than a year apart, whatever the days.
        let near = a.year().abs_diff(b.year()) <= 1 && a.is_countable() && b.is_countable();
        let days = if near {
            a.since().abs_diff(b.since())
        } else {
            u32::MAX
        };
        match days {
            0..=1 => 3,
            2..=3 => 4,
            4..=7 => 5,
            _ if Slip::between(a, b).is_some() => 6,
            8..=31 => 8,
            _ => otherwise,
        }
    }
}
