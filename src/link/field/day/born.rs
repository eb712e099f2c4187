//! Levels of two dates of birth.

use crate::link::field::day::slip::Slip;
use crate::link::field::day::{Day, FULL, MONTH, YEAR};

impl Day {
    /// The levels of [`born`](Self::born), from 1 on.
    pub const BORN: &[&str] = &[
        "the same day",
        "the same year and month, as far as both are known",
        "day and month swapped",
        "two neighbouring digits swapped",
        "one digit differs",
        "one is 1 January of the other's year",
        "the same year, as far as both are known",
        "within 31 days, or a year apart to the day",
        "one year apart, as far as both are known",
        "the same year, another day",
        "one year apart",
        "different years",
    ];

    /// How far two dates of birth agree: 0 where one is missing, else a place in [`BORN`](Self::BORN), from 1.
    ///
    /// A date of 1 January often means that only the year is known, and has a level of its own against other days
    /// of that year. Swaps come before the lone year because chance brings them about a hundred times less often.
    /// Where only the year of one is known (or it is 1 January), it was often reckoned from an age, and is one off;
    /// about a date (`c. 1990`), two off. Losing precision never brings two dates
    /// closer, except to *as far as both are known*, where what contradicted is no longer known. Symmetric; 4
    /// to 20 ns.
    #[must_use]
    pub fn born(a: Option<Self>, b: Option<Self>) -> u8 {
        let (Some(a), Some(b)) = (a, b) else { return 0 };
        let shared = a.shared(b);
        let differ = (a.digits() ^ b.digits()) & shared;
        let full = shared == FULL;
        if differ == 0 {
            return match shared {
                YEAR => 7,
                MONTH => 2,
                _ => 1,
            };
        }
        let same_year = differ & YEAR == 0;
        let new_year = a.is_new_year() || b.is_new_year();
        // A 1 January stands for any day of its year, so that its digits are no slip of another's.
        let slip = if full && !new_year {
            Slip::between(a, b)
        } else {
            None
        };
        match slip {
            Some(Slip::Turned) => return 3,
            Some(Slip::Neighbours) => return 4,
            Some(Slip::Digit) => return 5,
            None if new_year && same_year => return 6,
            None => {}
        }
        let apart = a.year().abs_diff(b.year());
        let year_only = new_year || shared == YEAR;
        if full && !new_year && apart <= 1 && a.is_countable() && b.is_countable() {
            let to_the_day = differ & !YEAR == 0;
            if to_the_day || a.since().abs_diff(b.since()) <= 31 {
                return 8;
            }
        }
        match apart {
            0 => 10,
            1 if year_only => 9,
            2 if a.is_approximate() || b.is_approximate() => 9,
            1 => 11,
            _ => 12,
        }
    }

    /// Whether it is 1 January, which often says no more than the year.
    #[must_use]
    pub const fn is_new_year(self) -> bool {
        self.digits() & 0xFFFF == 0x0101
    }
}
