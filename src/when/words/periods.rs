//! Weeks, months and years around a page of one day, and their parts.

use time::{Date, Month, Weekday};

use crate::when::Stamp;
use crate::when::anchors::Direction;
use crate::when::basis::DateAssumption::{CustomDivided, TenseUnknown, Thirds, WeekFromMonday};
use crate::when::words::calendar::{Stretch, about, month_moved, moved, since, week_start};
use crate::when::words::candidates::Page;
use crate::when::words::refusal::Why;
use crate::when::words::said::{Part, Unit};

type Found = Result<Vec<Stretch>, Why>;

impl Page<'_> {
    /// The unit so many units on, or a part of it.
    pub(super) fn period(&mut self, unit: Unit, on: i32, part: Option<Part>) -> Found {
        if part.is_some() {
            self.assumes.insert(Thirds);
        }
        match (unit, part) {
            (Unit::Minute | Unit::Hour | Unit::Day, _) => Err(Why::NoDaysLeft),
            (Unit::Weekend, _) => self.weekend(on),
            (Unit::Week, None) => {
                let weeks = self.weeks(on)?.into_iter();
                let week = |start| moved(start, 6).map(|end| Stretch::days(start, end));
                weeks.map(|start| week(start).ok_or(Why::Beyond)).collect()
            }
            (Unit::Week, Some(part)) => {
                self.assumes.insert(WeekFromMonday);
                let start = week_start(self.day, Weekday::Monday);
                let start = start.and_then(|start| moved(start, i64::from(on) * 7));
                let found = start.and_then(|start| {
                    let day = |days| moved(start, days);
                    Some(match part {
                        Part::Early => Stretch {
                            from: Stamp::day(start),
                            to: about(day(2)?),
                        },
                        Part::Mid => Stretch {
                            from: about(day(1)?),
                            to: about(day(3)?),
                        },
                        Part::Late => Stretch {
                            from: about(day(3)?),
                            to: Stamp::day(day(6)?),
                        },
                    })
                });
                Ok(vec![found.ok_or(Why::Beyond)?])
            }
            (Unit::Month, part) => {
                let month = month_moved(self.day, i64::from(on)).ok_or(Why::Beyond)?;
                Ok(vec![part_of_month(month, part).ok_or(Why::Beyond)?])
            }
            (Unit::Year, part) => Ok(vec![part_of_year(self.day.year() + on, part).ok_or(Why::Beyond)?]),
        }
    }

    /// Saturday and Sunday.
    fn weekend(&mut self, on: i32) -> Found {
        let back = since(self.day, Weekday::Saturday);
        let during = back <= 1;
        let saturdays: &[i64] = match (on.signum(), self.direction) {
            (0, _) if during => &[0],
            (0, Direction::Past) => &[0],
            (0, Direction::Future) => &[7],
            (0, Direction::Either) => {
                self.assumes.insert(TenseUnknown);
                &[0, 7]
            }
            (-1, _) if during => &[-7],
            (-1, _) => &[0],
            _ if during => &[7],
            _ => {
                self.assumes.insert(CustomDivided);
                &[7, 14]
            }
        };
        let weekend = |days: &i64| {
            let saturday = moved(self.day, days - back)?;
            Some(Stretch::days(saturday, moved(saturday, 1)?))
        };
        saturdays
            .iter()
            .map(|days| weekend(days).ok_or(Why::Beyond))
            .collect()
    }

    /// From the beginning of the unit to the day before, or to the day of publication.
    pub(super) fn earlier(&mut self, unit: Unit, so_far: bool) -> Found {
        let end = if so_far {
            Some(self.day)
        } else {
            moved(self.day, -1)
        };
        let end = end.ok_or(Why::Beyond)?;
        let starts = match unit {
            Unit::Month => vec![month_moved(self.day, 0).ok_or(Why::Beyond)?.first],
            Unit::Year => vec![Stamp::year(self.day.year()).ok_or(Why::Beyond)?.first],
            _ => self.weeks(0)?,
        };
        some_left(starts.into_iter().map(|start| (start, end)))
    }

    /// From the day after publication to the end of the unit.
    pub(super) fn later(&mut self, unit: Unit) -> Found {
        let start = moved(self.day, 1).ok_or(Why::Beyond)?;
        let ends = match unit {
            Unit::Month => vec![month_moved(self.day, 0).ok_or(Why::Beyond)?.last()],
            Unit::Year => vec![Stamp::year(self.day.year()).ok_or(Why::Beyond)?.last()],
            _ => {
                let ends = self.weeks(0)?.into_iter().map(|start| moved(start, 6));
                ends.collect::<Option<Vec<_>>>().ok_or(Why::Beyond)?
            }
        };
        some_left(ends.into_iter().map(|end| (start, end)))
    }
}

fn some_left(stretches: impl Iterator<Item = (Date, Date)>) -> Found {
    let left = stretches.filter(|(from, to)| from <= to);
    let left: Vec<Stretch> = left.map(|(from, to)| Stretch::days(from, to)).collect();
    if left.is_empty() {
        Err(Why::NoDaysLeft)
    } else {
        Ok(left)
    }
}

/// A third of a month: to the 10th, to the 20th, to its end.
pub(super) fn part_of_month(month: Stamp, part: Option<Part>) -> Option<Stretch> {
    let day = |day: u8| month.first.replace_day(day).ok();
    Some(match part {
        None => Stretch::one(month),
        Some(Part::Early) => Stretch {
            from: Stamp::day(month.first),
            to: about(day(10)?),
        },
        Some(Part::Mid) => Stretch {
            from: about(day(11)?),
            to: about(day(20)?),
        },
        Some(Part::Late) => Stretch {
            from: about(day(21)?),
            to: Stamp::day(month.last()),
        },
    })
}

/// A third of a year: four months.
pub(super) fn part_of_year(year: i32, part: Option<Part>) -> Option<Stretch> {
    let month = |month| Stamp::month(year, month);
    let about = |month| {
        Some(Stamp {
            approximate: true,
            ..Stamp::month(year, month)?
        })
    };
    Some(match part {
        None => Stretch::one(Stamp::year(year)?),
        Some(Part::Early) => Stretch {
            from: month(Month::January)?,
            to: about(Month::April)?,
        },
        Some(Part::Mid) => Stretch {
            from: about(Month::May)?,
            to: about(Month::August)?,
        },
        Some(Part::Late) => Stretch {
            from: about(Month::September)?,
            to: month(Month::December)?,
        },
    })
}
