//! The days that words can mean on a page of one day.

use std::collections::BTreeSet;

use time::{Date, Month, Weekday};

use crate::language::Language;
use crate::when::Stamp;
use crate::when::anchors::Direction;
use crate::when::basis::DateAssumption::{
    self, CustomDivided, NearestYear, TenseUnknown, TodayCounts, WeekFromMonday, WeekFromSundayOrMonday,
    YearsDivided,
};
use crate::when::words::calendar::{Stretch, moved, since, week_start};
use crate::when::words::refusal::Why;
use crate::when::words::said::{Which, Year};

/// A page of one day, and what reading on it assumes.
pub(super) struct Page<'a> {
    pub(super) day: Date,
    pub(super) direction: Direction,
    pub(super) language: Language,
    pub(super) assumes: &'a mut BTreeSet<DateAssumption>,
}

pub(super) type Found = Result<Vec<Stretch>, Why>;

/// Within a quarter of a year a date without a year is of the year nearest, whatever the tense.
pub(super) const QUARTER: i32 = 91;

impl Page<'_> {
    fn shifted(&self, days: i64) -> Result<Date, Why> {
        moved(self.day, days).ok_or(Why::Beyond)
    }

    fn each(&self, days: &[i64]) -> Found {
        let day = |&days: &i64| Ok(Stretch::one(Stamp::day(self.shifted(days)?)));
        days.iter().map(day).collect()
    }

    pub(super) fn weekday(&mut self, day: Weekday, which: Which) -> Found {
        let back = since(self.day, day);
        let before = if back == 0 { -7 } else { -back };
        let after = 7 - back;
        let weekday = i64::from(self.day.weekday().number_days_from_monday());
        match (which, self.direction) {
            (Which::Bare, _) if back == 0 => {
                self.assumes.insert(TodayCounts);
                self.each(&[0])
            }
            (Which::Bare | Which::This, Direction::Past) => self.each(&[-back]),
            (Which::This, _) if back == 0 => self.each(&[0]),
            // Before it in this week.
            (Which::Last, _) if weekday + before >= 0 => {
                self.assumes.insert(CustomDivided);
                self.each(&[before - 7, before])
            }
            (Which::Past | Which::Last, _) => self.each(&[before]),
            (Which::Next, _) if weekday + after <= 6 => {
                self.assumes.insert(CustomDivided);
                self.each(&[after, after + 7])
            }
            (Which::Bare | Which::This, Direction::Future) | (Which::Coming | Which::Next, _) => {
                self.each(&[after])
            }
            (Which::This, Direction::Either) if weekday + after <= 6 => self.each(&[after]),
            (Which::Bare | Which::This, Direction::Either) => {
                self.assumes.insert(TenseUnknown);
                self.each(&[before, after])
            }
        }
    }

    /// The first days of the week so many weeks on: by each custom of the language.
    pub(super) fn weeks(&mut self, on: i32) -> Result<Vec<Date>, Why> {
        let customs: &[Weekday] = match self.language {
            Language::English => &[Weekday::Sunday, Weekday::Monday],
            Language::Spanish => &[Weekday::Monday],
        };
        self.assumes.insert(match self.language {
            Language::English => WeekFromSundayOrMonday,
            Language::Spanish => WeekFromMonday,
        });
        let start = |first: &Weekday| {
            let start = week_start(self.day, *first)?;
            moved(start, i64::from(on) * 7)
        };
        customs
            .iter()
            .map(|first| start(first).ok_or(Why::Beyond))
            .collect()
    }

    pub(super) fn weekday_of(&mut self, day: Weekday, on: i32) -> Found {
        let weeks = self.weeks(on)?.into_iter();
        let within = |start: Date| {
            let ahead = (7 - since(start, day)) % 7;
            moved(start, ahead).map(|day| Stretch::one(Stamp::day(day)))
        };
        weeks.map(|start| within(start).ok_or(Why::Beyond)).collect()
    }

    /// The months of one name that are meant.
    pub(super) fn months(&mut self, month: Month, which: Which, year: Year) -> Result<Vec<Stamp>, Why> {
        let here = self.day.year();
        let year_of = |year: i32| Stamp::month(year, month).ok_or(Why::Beyond);
        match year {
            Year::Given(year) => return Ok(vec![year_of(year)?]),
            Year::Back(back) => return Ok(vec![year_of(here + back)?]),
            Year::Unsaid => {}
        }
        let now = self.day.month();
        let number = u8::from;
        let (past, future) = match number(month).cmp(&number(now)) {
            std::cmp::Ordering::Less => (here, here + 1),
            std::cmp::Ordering::Equal => (here - 1, here + 1),
            std::cmp::Ordering::Greater => (here - 1, here),
        };
        let running = month == now;
        let years: Vec<i32> = match (which, self.direction) {
            (Which::This, _) => vec![here],
            (Which::Bare, _) if running => vec![here],
            (Which::Last, _) if past == here => {
                self.assumes.insert(CustomDivided);
                vec![here - 1, here]
            }
            (Which::Past | Which::Last, _) | (Which::Bare, Direction::Past) => vec![past],
            (Which::Next, _) if future == here => {
                self.assumes.insert(CustomDivided);
                vec![here, here + 1]
            }
            (Which::Coming | Which::Next, _) | (Which::Bare, Direction::Future) => vec![future],
            (Which::Bare, Direction::Either) => {
                let gone = apart(self.day, year_of(past)?.last()) <= QUARTER;
                let near = apart(year_of(future)?.first, self.day) <= QUARTER;
                match (gone, near) {
                    (true, false) => vec![past],
                    (false, true) => vec![future],
                    _ => vec![past, future],
                }
            }
        };
        if which == Which::Bare {
            self.assumes.insert(if years.len() > 1 {
                YearsDivided
            } else {
                NearestYear
            });
        }
        years.into_iter().map(year_of).collect()
    }
}

/// Days from the second to the first.
pub(super) fn apart(day: Date, from: Date) -> i32 {
    day.to_julian_day() - from.to_julian_day()
}
