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
use crate::when::calendar::{Stretch, moved, since, week_start};
use crate::when::refusal::Why;
use crate::when::said::{Dated, Link, Lost, Which, Year};

/// A page of one day, and what reading on it assumes.
pub(super) struct Page<'a> {
    pub(super) day: Date,
    pub(super) direction: Direction,
    pub(super) language: Language,
    pub(super) assumes: &'a mut BTreeSet<DateAssumption>,
}

type Found = Result<Vec<Stretch>, Why>;

/// Within a quarter of a year a date without a year is of the year nearest, whatever the tense.
const QUARTER: i32 = 91;
/// Where the tense is known, within half a year.
const HALF: i32 = 183;

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
            (Which::Bare | Which::This, Direction::Future) => self.each(&[after]),
            // To come in this week.
            (Which::This, Direction::Either) if weekday + after <= 6 => self.each(&[after]),
            (Which::Bare | Which::This, Direction::Either) => {
                self.assumes.insert(TenseUnknown);
                self.each(&[before, after])
            }
            (Which::Past, _) => self.each(&[before]),
            (Which::Coming, _) => self.each(&[after]),
            (Which::Last, _) if weekday + before >= 0 => {
                self.assumes.insert(CustomDivided);
                self.each(&[before - 7, before])
            }
            (Which::Last, _) => self.each(&[before]),
            (Which::Next, _) if weekday + after <= 6 => {
                self.assumes.insert(CustomDivided);
                self.each(&[after, after + 7])
            }
            (Which::Next, _) => self.each(&[after]),
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

    /// A day of a month, or two, in the years it can be.
    pub(super) fn dated(&mut self, date: &Dated) -> Found {
        let firsts = match (date.month, date.year) {
            (None, _) => return self.day_of_month(date),
            (Some(month), Year::Given(year)) => in_years(month, date.day, &[year]),
            (Some(month), Year::Back(back)) => in_years(month, date.day, &[self.day.year() + back]),
            (Some(month), Year::Unsaid) => self.years_near(month, date),
        };
        let nearest = *firsts
            .iter()
            .min_by_key(|first| apart(**first, self.day).abs())
            .ok_or(Why::Lost(Lost::NoSuchDay))?;
        let agrees = |first: &Date| date.weekday.is_none_or(|weekday| first.weekday() == weekday);
        let firsts: Vec<Date> = firsts.into_iter().filter(agrees).collect();
        if firsts.is_empty() {
            return Err(Why::Weekday(nearest));
        }
        let mut found = Vec::new();
        for first in firsts {
            found.extend(with_second(first, date)?);
        }
        Ok(found)
    }

    fn years_near(&mut self, month: Month, date: &Dated) -> Vec<Date> {
        let here = self.day;
        // The 29th of February may be eight years away.
        let reach = if date.day == 29 { 8 } else { 2 };
        let years: Vec<i32> = (here.year() - reach..=here.year() + reach).collect();
        let all = in_years(month, date.day, &years);
        let on = |distance: i32| {
            all.iter()
                .copied()
                .filter(move |day| apart(*day, here) == distance)
        };
        let past = |to: i32| {
            all.iter()
                .rev()
                .copied()
                .filter(move |day| apart(*day, here) <= to)
        };
        let future = |from: i32| all.iter().copied().filter(move |day| apart(*day, here) >= from);
        let near = |day: Option<&Date>, most| day.is_some_and(|day| apart(*day, here).abs() <= most);
        let (found, sure): (Vec<Date>, bool) = match (date.which, self.direction) {
            (Which::Last | Which::Past, _) => (past(-1).take(1).collect(), true),
            (Which::Next | Which::Coming, _) => (future(1).take(1).collect(), true),
            (Which::This, _) => {
                let this = |day: &Date| day.year() == here.year();
                (all.iter().copied().filter(this).collect(), true)
            }
            (Which::Bare, Direction::Past) => {
                let one = near(past(0).next().as_ref(), HALF);
                (past(0).take(if one { 1 } else { 2 }).collect(), one)
            }
            (Which::Bare, Direction::Future) => {
                let one = near(future(0).next().as_ref(), HALF);
                (future(0).take(if one { 1 } else { 2 }).collect(), one)
            }
            (Which::Bare, Direction::Either) => {
                let (before, after) = (past(-1).next(), future(1).next());
                if let Some(today) = on(0).next() {
                    (vec![today], true)
                } else if near(before.as_ref(), QUARTER) {
                    (before.into_iter().collect(), true)
                } else if near(after.as_ref(), QUARTER) {
                    (after.into_iter().collect(), true)
                } else {
                    (before.into_iter().chain(after).collect(), false)
                }
            }
        };
        self.assumes.insert(if sure { NearestYear } else { YearsDivided });
        found
    }

    /// "Monday the 12th": within two months, where the weekday agrees.
    fn day_of_month(&mut self, date: &Dated) -> Found {
        let months = (-2..=2).filter_map(|on| crate::when::calendar::month_moved(self.day, on));
        let all: Vec<Date> = months
            .filter_map(|month| month.first.replace_day(date.day).ok())
            .collect();
        let agree = |day: &&Date| date.weekday.is_none_or(|weekday| day.weekday() == weekday);
        let past = all.iter().rev().filter(agree).find(|day| **day <= self.day);
        let future = all.iter().filter(agree).find(|day| **day >= self.day);
        let found: BTreeSet<Date> = match self.direction {
            Direction::Past => past.into_iter().copied().collect(),
            Direction::Future => future.into_iter().copied().collect(),
            Direction::Either => past.into_iter().chain(future).copied().collect(),
        };
        let nearest = all.iter().min_by_key(|day| apart(**day, self.day).abs());
        let nearest = *nearest.ok_or(Why::Lost(Lost::NoSuchDay))?;
        if found.is_empty() {
            return Err(Why::Weekday(nearest));
        }
        self.assumes.insert(if found.len() > 1 {
            TenseUnknown
        } else {
            NearestYear
        });
        Ok(found
            .into_iter()
            .map(|day| Stretch::one(Stamp::day(day)))
            .collect())
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
            (Which::Past, _) => vec![past],
            (Which::Coming, _) => vec![future],
            (Which::Last, _) if past == here => {
                self.assumes.insert(CustomDivided);
                vec![here - 1, here]
            }
            (Which::Last, _) => vec![past],
            (Which::Next, _) if future == here => {
                self.assumes.insert(CustomDivided);
                vec![here, here + 1]
            }
            (Which::Next, _) => vec![future],
            (Which::Bare, _) if running => vec![here],
            (Which::Bare, Direction::Past) => vec![past],
            (Which::Bare, Direction::Future) => vec![future],
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
fn apart(day: Date, from: Date) -> i32 {
    day.to_julian_day() - from.to_julian_day()
}

fn in_years(month: Month, day: u8, years: &[i32]) -> Vec<Date> {
    let real = years.iter().filter(|year| **year >= 1);
    real.filter_map(|year| Date::from_calendar_date(*year, month, day).ok())
        .collect()
}

fn with_second(first: Date, date: &Dated) -> Found {
    let mark = |day: Date| Stamp {
        approximate: date.round,
        ..Stamp::day(day)
    };
    let Some((link, day)) = date.second else {
        return Ok(vec![Stretch::one(mark(first))]);
    };
    let second = first.replace_day(day).map_err(|_| Why::Lost(Lost::NoSuchDay))?;
    match link {
        Link::Or => Ok(vec![Stretch::one(mark(first)), Stretch::one(mark(second))]),
        Link::Through | Link::And if second <= first => Err(Why::Inverted),
        Link::And if apart(second, first) > 1 => Err(Why::TwoDays),
        Link::Through | Link::And => Ok(vec![Stretch::days(first, second)]),
    }
}
