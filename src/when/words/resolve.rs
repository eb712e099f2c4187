//! From what words say to a date, counted from the anchors.

use std::collections::BTreeSet;

use crate::language::Language;
use crate::when::anchors::{Anchors, Direction};
use crate::when::basis::{DateAssumption, DateBasis, DateRule, Origin};
use crate::when::words::calendar::{Stretch, days_of, from_to, marked, marks, moved, one_of, shifted};
use crate::when::words::candidates::Page;
use crate::when::words::periods::{part_of_month, part_of_year};
use crate::when::words::refusal::Why;
use crate::when::words::said::{Dated, Point, Said, Year};
use crate::when::{End, Shape, Stamp, When};

/// Counts from the anchors, and keeps what the reading rests on.
pub(super) struct Resolver<'a> {
    pub(super) anchors: &'a Anchors,
    pub(super) language: Language,
    pub(super) direction: Direction,
    rule: Option<DateRule>,
    pub(super) from: BTreeSet<Origin>,
    pub(super) assumes: BTreeSet<DateAssumption>,
}

pub(super) type Found = Result<When, Why>;

impl<'a> Resolver<'a> {
    pub(super) fn resolve(
        said: &Said,
        language: Language,
        anchors: &'a Anchors,
    ) -> Result<(When, DateBasis), Why> {
        let mut this = Self {
            anchors,
            language,
            direction: anchors.direction(),
            rule: None,
            from: BTreeSet::new(),
            assumes: BTreeSet::new(),
        };
        let when = this.said(said)?;
        let basis = DateBasis {
            rule: this.rule.unwrap_or(DateRule::Written),
            from: this.from,
            assumes: this.assumes,
        };
        Ok((when, basis))
    }

    pub(super) fn point(&mut self, point: &Point) -> Found {
        let rule = point.rule();
        if self.rule.is_none() {
            self.rule = Some(rule);
        }
        match point {
            Point::Exact(when) => Ok(when.clone()),
            Point::Refused(lost) => Err(Why::Lost(*lost)),
            Point::Event(name, when) => {
                self.from.insert(Origin::Event(name.clone()));
                Ok(when.clone())
            }
            Point::Day(days) => shifted(&self.published(), *days).ok_or(Why::Beyond),
            Point::Night(day) => {
                let day = self.point(day)?;
                self.assumes.insert(DateAssumption::NightRunsOn);
                either(&day, &shifted(&day, 1).ok_or(Why::Beyond)?)
            }
            Point::Count(count) => self.count(count),
            Point::Lately(count, unit) => self.lately(*count, *unit),
            Point::Recent { ahead } => {
                let published = self.published();
                let (first, last) = (published.earliest(), published.latest());
                let (uncertain, approximate) = marks(&published);
                let end = |date| Stamp {
                    uncertain,
                    approximate,
                    ..Stamp::day(date)
                };
                if *ahead {
                    self.assumes.insert(DateAssumption::EndNotSaid);
                    Ok(from_to(End::At(end(first.ok_or(Why::TooWide)?)), End::Unknown))
                } else {
                    self.assumes.insert(DateAssumption::BeginningNotSaid);
                    Ok(from_to(End::Unknown, End::At(end(last.ok_or(Why::TooWide)?))))
                }
            }
            Point::Weekday { day, which } => self.each_day(|page| page.weekday(*day, *which)),
            Point::WeekdayOf(day, on) => self.each_day(|page| page.weekday_of(*day, *on)),
            Point::Date(date) if matches!(date.year, Year::Given(_)) => self.written(date),
            Point::Date(date) => self.each_day(|page| page.dated(date)),
            Point::Month {
                month,
                year: Year::Given(year),
                part,
                ..
            } => {
                let month = Stamp::month(*year, *month).ok_or(Why::Beyond)?;
                self.thirds(part.is_some());
                one_of(part_of_month(month, *part).into_iter().collect()).ok_or(Why::Beyond)
            }
            Point::Month {
                month,
                year,
                which,
                part,
            } => {
                self.thirds(part.is_some());
                self.each_day(|page| {
                    let months = page.months(*month, *which, *year)?.into_iter();
                    months
                        .map(|month| part_of_month(month, *part).ok_or(Why::Beyond))
                        .collect()
                })
            }
            Point::Year { year, part } => {
                self.thirds(part.is_some());
                let year = if let Year::Given(year) = year { *year } else { 0 };
                let found = part_of_year(year, *part).ok_or(Why::Beyond)?;
                one_of(vec![found]).ok_or(Why::Beyond)
            }
            Point::Period { unit, back, part } => self.each_day(|page| page.period(*unit, *back, *part)),
            Point::Earlier { unit, so_far } => self.each_day(|page| page.earlier(*unit, *so_far)),
            Point::Later(unit) => self.each_day(|page| page.later(*unit)),
        }
    }

    fn thirds(&mut self, parted: bool) {
        if parted {
            self.assumes.insert(DateAssumption::Thirds);
        }
    }

    pub(super) fn published(&mut self) -> When {
        self.from.insert(Origin::Published);
        self.anchors.publication().clone()
    }

    /// A date with its year: publication has no part in it.
    fn written(&mut self, date: &Dated) -> Found {
        let day = time::Date::MIN;
        let (direction, language, assumes) = (self.direction, self.language, &mut self.assumes);
        let found = Page {
            day,
            direction,
            language,
            assumes,
        }
        .dated(date)?;
        one_of(found).ok_or(Why::Beyond)
    }

    /// What the words mean on each day the page can be of, together. Days on which they mean nothing
    /// are no days of the page, unless they all are.
    ///
    /// Marks of the publication date are carried over where publication a month earlier or later would
    /// change the answer, the tense left open: they say that days may be off, not that the year of
    /// "12 January" is.
    fn each_day(&mut self, mut read: impl FnMut(&mut Page<'_>) -> Result<Vec<Stretch>, Why>) -> Found {
        const EITHER_WAY: i64 = 31;
        let published = self.published();
        let language = self.language;
        let mut over = |days: &[time::Date], direction, assumes: &mut BTreeSet<DateAssumption>| {
            let mut found = Vec::new();
            let mut refused = None;
            for &day in days {
                let mut here = BTreeSet::new();
                let mut page = Page {
                    day,
                    direction,
                    language,
                    assumes: &mut here,
                };
                match read(&mut page) {
                    Ok(more) => {
                        found.extend(more);
                        assumes.append(&mut here);
                    }
                    Err(Why::Beyond) => return Err(Why::Beyond),
                    Err(why) => refused = refused.or(Some(why)),
                }
            }
            one_of(found).ok_or(refused.unwrap_or(Why::TooWide))
        };
        let days = days_of(&published).ok_or(Why::TooWide)?;
        let found = over(&days, self.direction, &mut self.assumes)?;
        let (uncertain, approximate) = marks(&published);
        if !uncertain && !approximate {
            return Ok(found);
        }
        let around = days.first().zip(days.last()).and_then(|(first, last)| {
            let (mut day, last) = (moved(*first, -EITHER_WAY)?, moved(*last, EITHER_WAY)?);
            let mut around = vec![day];
            while day < last {
                day = day.next_day()?;
                around.push(day);
            }
            Some(around)
        });
        let mut tenseless = |days: &[time::Date]| over(days, Direction::Either, &mut BTreeSet::new()).ok();
        let wider = around.and_then(|around| tenseless(&around));
        let same = wider.is_some() && wider == tenseless(&days);
        if same {
            return Ok(found);
        }
        self.assumes.insert(DateAssumption::MarksCarried);
        Ok(marked(&found, uncertain, approximate))
    }
}

/// One or the other: alternatives where both are dates, else all the days of both.
pub(super) fn either(one: &When, other: &When) -> Found {
    let stamps = |when: &When| match &when.0 {
        Shape::At(stamp) => Some(vec![Stretch::one(*stamp)]),
        Shape::OneOf(stamps) => Some(stamps.iter().map(|&stamp| Stretch::one(stamp)).collect()),
        Shape::From(..) => None,
    };
    if let (Some(mut some), Some(more)) = (stamps(one), stamps(other)) {
        some.extend(more);
        return one_of(some).ok_or(Why::Beyond);
    }
    let end = |date: Option<time::Date>, (uncertain, approximate)| {
        date.map_or(End::Unknown, |date| {
            End::At(Stamp {
                uncertain,
                approximate,
                ..Stamp::day(date)
            })
        })
    };
    let (a, b) = (marks(one), marks(other));
    let both = (a.0 || b.0, a.1 || b.1);
    let from = one.earliest().zip(other.earliest()).map(|(a, b)| a.min(b));
    let to = one.latest().zip(other.latest()).map(|(a, b)| a.max(b));
    if from.is_none() && to.is_none() {
        return Err(Why::NoBound);
    }
    Ok(from_to(end(from, both), end(to, both)))
}
