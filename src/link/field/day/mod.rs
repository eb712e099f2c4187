//! [`Day`]: a date with what is known of it.

mod born;
mod event;
mod read;
mod slip;

use std::fmt;
use std::num::NonZeroU32;

/// A date with what is known of it: the year, perhaps the month, perhaps the day. Four bytes, also in an `Option`.
///
/// Lists hold dates that do not exist, mostly by a slip of one digit (`19560939`, `31/02/1990`). They are kept as
/// written, since they still meet the right date by one digit; [`is_real`](Self::is_real) tells them. Ordered by time,
/// less precise dates first.
///
/// ```
/// # use cotejo::link::field::Day;
/// let day = Day::read("13/08/1994").ok_or("a date")?;
/// assert_eq!((day.year(), day.month(), day.day()), (1994, Some(8), Some(13)));
/// assert_eq!(Day::read("n/d"), None);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NonZeroU32);

// Digits as they are written, so that a slip is seen by one XOR: two bits for the thousands, then seven times four
// bits down to the last digit of the day; 00 stands for unknown. The two lowest bits are marks.
const MARKS: u32 = 2;
const AMBIGUOUS: u32 = 1;
const APPROXIMATE: u32 = 2;
// The digits down to the year, the month and the day.
const YEAR: u32 = 0xFFFF_0000;
const MONTH: u32 = 0xFFFF_FF00;
const FULL: u32 = 0xFFFF_FFFF;

impl Day {
    /// The earliest and the latest year that is read; others are nonsense in such lists.
    pub const YEARS: (u16, u16) = (1850, 2149);

    /// The date of a year, a month from 1 to 12 and a day from 1 to 31, as far as known; `None` outside of these or
    /// of [`YEARS`](Self::YEARS). A day without its month is dropped.
    #[must_use]
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let fits = |part: Option<u8>, most: u8| part.is_none_or(|part| (1..=most).contains(&part));
        if !fits(month, 12) || !fits(day, 31) {
            return None;
        }
        Self::written(year, month.unwrap_or(0), day.unwrap_or(0), 0)
    }

    /// A date as its digits stand: 0 and 99 are unknown, other months and days may not exist.
    fn written(year: u16, month: u8, day: u8, marks: u32) -> Option<Self> {
        if year < Self::YEARS.0 || year > Self::YEARS.1 || month > 99 || day > 99 {
            return None;
        }
        let known = |part: u8| if part == 99 { 0 } else { u32::from(part) };
        let month = known(month);
        let day = if month == 0 { 0 } else { known(day) };
        let year = u32::from(year);
        let digits = two(year / 100) << 24 | two(year % 100) << 16 | two(month) << 8 | two(day);
        NonZeroU32::new(digits << MARKS | marks).map(Self)
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        let digits = self.digits();
        number(digits >> 24) * 100 + number(digits >> 16)
    }

    /// The month, from 1 to 12 where the date [is real](Self::is_real).
    #[must_use]
    pub fn month(self) -> Option<u8> {
        part(self.digits() >> 8)
    }

    /// The day of the month, from 1 to 31 where the date [is real](Self::is_real).
    #[must_use]
    pub fn day(self) -> Option<u8> {
        part(self.digits())
    }

    /// Whether month and day, as far as known, are such as the calendar has (Gregorian, leap years included): not the
    /// 39th of a month, nor 31 February.
    ///
    /// ```
    /// # use cotejo::link::field::Day;
    /// let is_real = |text| Day::read(text).map(Day::is_real);
    /// assert_eq!(is_real("28/02/1990"), Some(true));
    /// assert_eq!(is_real("31/02/1990"), Some(false)); // read as it is written all the same
    /// assert_eq!(is_real("31/02/90s"), None); // no date at all
    /// ```
    #[must_use]
    pub const fn is_real(self) -> bool {
        let year = self.year();
        let longest = match number(self.digits() >> 8) {
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        self.is_countable() && number(self.digits()) <= longest
    }

    /// Whether days can be counted from it: 31 February is three days after the 28th, as whoever wrote it meant.
    const fn is_countable(self) -> bool {
        let digits = self.digits();
        number(digits >> 8) <= 12 && number(digits) <= 31
    }

    /// Whether it was written as about this date: `1990~`, `c. 1990`.
    #[must_use]
    pub const fn is_approximate(self) -> bool {
        self.0.get() & APPROXIMATE != 0
    }

    /// Whether day and month may be the other way round, as in `05/06/1994`; such a date is read day first.
    #[must_use]
    pub const fn is_ambiguous(self) -> bool {
        self.0.get() & AMBIGUOUS != 0
    }

    /// The date with day and month the other way round, where its day can be a month: for a column that is known to
    /// be written month first.
    #[must_use]
    pub const fn flipped(self) -> Option<Self> {
        let digits = self.digits();
        if number(digits) == 0 || number(digits) > 12 || number(digits >> 8) > 31 {
            return None;
        }
        let marks = self.0.get() & (AMBIGUOUS | APPROXIMATE);
        match NonZeroU32::new(turned(digits) << MARKS | marks) {
            Some(bits) => Some(Self(bits)),
            None => None,
        }
    }

    /// Its year alone.
    pub(in crate::link) const fn year_alone(self) -> Option<Self> {
        match NonZeroU32::new(self.digits() >> 16 << 16 << MARKS) {
            Some(bits) => Some(Self(bits)),
            None => None,
        }
    }

    /// A number of its own for every date, whatever is doubtful about it: for keys and for counting how common a
    /// date is. In the order of time.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.digits()
    }

    /// All that is known of it in a number that is not 0: for keeping dates beside other numbers.
    pub(in crate::link) const fn code(self) -> u32 {
        self.0.get()
    }

    /// The date of a [`code`](Self::code); `None` of 0.
    pub(in crate::link) const fn of_code(code: u32) -> Option<Self> {
        match NonZeroU32::new(code) {
            Some(bits) => Some(Self(bits)),
            None => None,
        }
    }

    /// Two digits for the century, the year in it, the month and the day, four bits each.
    const fn digits(self) -> u32 {
        self.0.get() >> MARKS
    }

    /// Whether the day is known.
    const fn is_full(self) -> bool {
        self.digits().trailing_zeros() < 8
    }

    /// The digits that are known of both.
    const fn shared(self, other: Self) -> u32 {
        // How many digits are unknown, in bits; a known 10 or 20 ends in a nought too.
        let (a, b) = (self.digits().trailing_zeros(), other.digits().trailing_zeros());
        if a >= 16 || b >= 16 {
            YEAR
        } else if a >= 8 || b >= 8 {
            MONTH
        } else {
            FULL
        }
    }

    /// Days since a day long past, months being as long as in the calendar (Howard Hinnant's `days_from_civil`).
    fn since(self) -> u32 {
        let digits = self.digits();
        let (month, day) = (u32::from(number(digits >> 8)), u32::from(number(digits)));
        // The year begins in March, so that its odd day comes last.
        let early = u32::from(month <= 2);
        let year = u32::from(self.year()) - early;
        year * 365 + year / 4 - year / 100 + year / 400 + (153 * (month + 12 * early - 3) + 2) / 5 + day
    }
}

/// Two decimal digits in four bits each.
const fn two(number: u32) -> u32 {
    ((number / 10) << 4) | (number % 10)
}

/// The number of the two lowest digits.
const fn number(digits: u32) -> u16 {
    let [_, _, _, two] = digits.to_be_bytes();
    // Each digit is at most 9, so it is at most 99; widened by hand, as `From` is not const.
    u16::from_be_bytes([0, (two >> 4) * 10 + (two & 0xF)])
}

fn part(digits: u32) -> Option<u8> {
    u8::try_from(number(digits)).ok().filter(|part| *part > 0)
}

/// The digits with day and month the other way round.
const fn turned(digits: u32) -> u32 {
    digits & YEAR | (digits & 0xFF) << 8 | digits >> 8 & 0xFF
}

impl fmt::Debug for Day {
    /// How precise it is, not which date.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = match (self.month(), self.day()) {
            (None, _) => "a year",
            (_, None) => "a month",
            _ => "a day",
        };
        let about = if self.is_approximate() { ", about" } else { "" };
        write!(f, "Day({known}{about})")
    }
}
