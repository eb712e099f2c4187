//! Dates read as lists write them.

use crate::link::field::day::{AMBIGUOUS, APPROXIMATE, Day};

/// Longer texts are no dates.
const LONGEST: usize = 48;

impl Day {
    /// The date a text holds, `None` for blanks and for whatever is no date.
    ///
    /// Read are `1994-08-13`, `19940813`, `13/08/1994`, `08/13/1994` (no thirteenth month), `13081994`, `1994-05`,
    /// `05/1994`, `2001`, `13 de agosto de 1994`, `Aug 13, 1994`, a time of day behind it, and `1990~`, `c. 1990`.
    /// `05/06/1994` is read day first and [says that it may not be](Self::is_ambiguous). `00`, `99`, `xx` and `??`
    /// are unknown days and months. Years of two digits are 2000 to 2029 and 1930 to 1999. A month or day that no
    /// calendar has, as in `19560939` or `31/02/1990`, is read as it is written: see [`is_real`](Self::is_real).
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.len() > LONGEST {
            return None;
        }
        let mut parts = Parts::default();
        parts.take(before_time(text))?;
        parts.date()
    }
}

/// The text before a time of day.
fn before_time(text: &str) -> &str {
    let end = text
        .find(':')
        .and_then(|colon| text.get(..colon))
        .and_then(|before| before.rfind([' ', 'T', 't']));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// A number and how many digits it is written with.
type Number = (u32, usize);

/// Up to three numbers, a month in letters, and marks.
#[derive(Default)]
struct Parts {
    numbers: [Number; 3],
    count: usize,
    month: Option<u8>,
    marks: u32,
}

impl Parts {
    /// Takes every run of digits or letters; `None` at what no date holds.
    fn take(&mut self, text: &str) -> Option<()> {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let is_digit = first.is_ascii_digit();
            let alike = |c: char| {
                if is_digit {
                    c.is_ascii_digit()
                } else {
                    c.is_alphabetic()
                }
            };
            if is_digit || first.is_alphabetic() {
                let end = rest.find(|c| !alike(c)).unwrap_or(rest.len());
                let (run, behind) = rest.split_at_checked(end)?;
                if is_digit {
                    self.number(run)?;
                } else {
                    self.word(run)?;
                }
                rest = behind;
            } else {
                if matches!(first, '~' | '?' | '±' | '≈') {
                    self.marks |= APPROXIMATE;
                }
                rest = rest.get(first.len_utf8()..)?;
            }
        }
        Some(())
    }

    fn number(&mut self, run: &str) -> Option<()> {
        if run.len() > 8 {
            return None;
        }
        *self.numbers.get_mut(self.count)? = (run.parse().ok()?, run.len());
        self.count += 1;
        Some(())
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let is = |other: &&str| word.eq_ignore_ascii_case(other);
        let begins = |name: &&str| {
            let start = name.get(..word.len());
            word.len() >= 3 && start.is_some_and(|start| word.eq_ignore_ascii_case(start))
        };
        if let Some(at) = MONTHS.iter().position(|names| names.iter().any(begins)) {
            if self.month.is_some() {
                return None;
            }
            self.month = Some(u8::try_from(at + 1).ok()?);
            return Some(());
        }
        if ABOUT.iter().any(is) {
            self.marks |= APPROXIMATE;
            Some(())
        } else if ["xx", "x"].iter().any(is) {
            // One digit, so that it is no year.
            self.number("0")
        } else {
            BETWEEN.iter().any(is).then_some(())
        }
    }

    fn date(&self) -> Option<Day> {
        let [first, second, third] = self.numbers;
        match (self.count, self.month) {
            (1, None) => self.compact(first),
            (1, Some(month)) => self.make(year(first)?, month, 0),
            (2, None) if first.1 == 4 => self.make(year(first)?, real_month(second)?, 0),
            (2, None) if second.1 == 4 => self.make(year(second)?, real_month(first)?, 0),
            (2, Some(month)) if first.1 == 4 => self.make(year(first)?, month, small(second)?),
            (2, Some(month)) => self.make(year(second)?, month, small(first)?),
            (3, None) if first.1 == 4 => {
                let (month, day) = (small(second)?, small(third)?);
                // Year, day, month.
                let turned = (13..=31).contains(&month) && (1..=12).contains(&day);
                let (month, day) = if turned { (day, month) } else { (month, day) };
                self.make(year(first)?, month, day)
            }
            (3, None) => {
                let (day, month) = (small(first)?, small(second)?);
                // A year of two digits takes a whole date beside it to be known for one.
                let whole = ![day, month].iter().any(|part| matches!(part, 0 | 99));
                if !whole && third.1 != 4 {
                    return None;
                }
                self.day_and_month(day, month, year(third)?)
            }
            _ => None,
        }
    }

    /// Eight, six or four digits in a row.
    fn compact(&self, (number, digits): Number) -> Option<Day> {
        let low = |number: u32| u8::try_from(number % 100).ok();
        match digits {
            4 => self.make(year((number, 4))?, 0, 0),
            6 => self.make(year((number / 100, 4))?, real_month((number % 100, 2))?, 0),
            8 => {
                let (front, back) = (number / 10_000, number % 10_000);
                if let Some(year) = year((front, 4)) {
                    return self.make(year, low(back / 100)?, low(back)?);
                }
                self.day_and_month(low(front / 100)?, low(front)?, year((back, 4))?)
            }
            _ => None,
        }
    }

    /// Day first, unless only month first is a date.
    fn day_and_month(&self, first: u8, second: u8, year: u16) -> Option<Day> {
        if (13..=31).contains(&second) && (1..=12).contains(&first) {
            return self.make(year, first, second);
        }
        let either = (1..=12).contains(&first) && (1..=12).contains(&second) && first != second;
        Day::written(
            year,
            second,
            first,
            self.marks | if either { AMBIGUOUS } else { 0 },
        )
    }

    fn make(&self, year: u16, month: u8, day: u8) -> Option<Day> {
        Day::written(year, month, day, self.marks)
    }
}

/// A year that is plausible.
fn year((number, digits): Number) -> Option<u16> {
    let full = match (digits, number) {
        (4, _) => number,
        (2, ..30) => 2000 + number,
        (2, _) => 1900 + number,
        _ => return None,
    };
    let (first, last) = Day::YEARS;
    u16::try_from(full)
        .ok()
        .filter(|year| (first..=last).contains(year))
}

fn small((number, digits): Number) -> Option<u8> {
    u8::try_from(number).ok().filter(|_| digits <= 2)
}

/// A month, or one that is unknown.
fn real_month(number: Number) -> Option<u8> {
    small(number).filter(|month| *month <= 12 || *month == 99)
}

/// The months in Spanish, English and Portuguese; three letters are enough.
const MONTHS: [&[&str]; 12] = [
    &["enero", "january", "janeiro"],
    &["febrero", "february", "fevereiro"],
    &["marzo", "march", "março"],
    &["abril", "april"],
    &["mayo", "may", "maio"],
    &["junio", "june", "junho"],
    &["julio", "july", "julho"],
    &["agosto", "august"],
    &["septiembre", "setiembre", "september", "setembro"],
    &["octubre", "october", "outubro"],
    &["noviembre", "november", "novembro"],
    &["diciembre", "december", "dezembro"],
];

/// Words for about.
const ABOUT: [&str; 11] = [
    "c",
    "ca",
    "circa",
    "approx",
    "approximately",
    "aprox",
    "aproximadamente",
    "about",
    "around",
    "hacia",
    "cerca",
];

/// Words between the parts of a date, and endings of English ordinals.
const BETWEEN: [&str; 9] = ["de", "del", "of", "the", "el", "st", "nd", "rd", "th"];
