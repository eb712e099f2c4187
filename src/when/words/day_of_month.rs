//! A day of a month on a page of one day: the years and months it can be of.

use std::collections::BTreeSet;

use time::{Date, Month};

use crate::when::Stamp;
use crate::when::anchors::Direction;
use crate::when::basis::DateAssumption::{NearestYear, TenseUnknown, YearsDivided};
use crate::when::words::calendar::{Stretch, month_moved};
use crate::when::words::candidates::{Found, Page, QUARTER, apart};
use crate::when::words::refusal::Why;
use crate::when::words::said::{Dated, Link, Lost, Which, Year};

/// Where the tense is known, a date without a year is of the last, or next, half year.
const HALF: i32 = 183;

impl Page<'_> {
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
        let months = (-2..=2).filter_map(|on| month_moved(self.day, on));
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
