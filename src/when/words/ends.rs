//! Stretches said by their ends: "since", "until", "between", and alternatives: "or".

use crate::when::anchors::Direction;
use crate::when::basis::DateAssumption;
use crate::when::words::calendar::{from_to, is_day, moved};
use crate::when::words::refusal::Why;
use crate::when::words::resolve::{Found, Resolver, either};
use crate::when::words::said::{Point, Said, Which, Year};
use crate::when::{End, Shape, Stamp, When};

impl Resolver<'_> {
    pub(super) fn said(&mut self, said: &Said) -> Found {
        match said {
            Said::At(point) => self.point(point),
            Said::Since(point) => {
                // What runs since a day has begun.
                self.direction = Direction::Past;
                let from = self.point(point)?;
                Ok(from_to(End::At(self.first(&from)?), End::Open))
            }
            Said::From(point) => {
                let from = self.point(point)?;
                self.assumes.insert(DateAssumption::EndNotSaid);
                Ok(from_to(End::At(self.first(&from)?), End::Unknown))
            }
            Said::Until(point) => {
                let to = self.point(point)?;
                self.assumes.insert(DateAssumption::BeginningNotSaid);
                self.assumes.insert(DateAssumption::EndIncluded);
                Ok(from_to(End::Unknown, End::At(self.last(&to)?)))
            }
            Said::Before(point) => {
                let to = self.point(point)?;
                let to = self.last(&to)?;
                self.assumes.insert(DateAssumption::BeginningNotSaid);
                let to = Self::beside(point, to, -1)?;
                Ok(from_to(End::Unknown, End::At(to)))
            }
            Said::After(point) => {
                let from = self.point(point)?;
                let from = self.first(&from)?;
                self.assumes.insert(DateAssumption::EndNotSaid);
                let from = Self::beside(point, from, 1)?;
                Ok(from_to(End::At(from), End::Unknown))
            }
            Said::Between(from, to) => self.between(from, to),
            Said::Or(one, other) => {
                let (one, other) = (self.point(one)?, self.point(other)?);
                either(&one, &other)
            }
        }
    }

    /// The day after, or before, a bound. What comes after an event may come on its day.
    fn beside(point: &Point, bound: Stamp, days: i64) -> Result<Stamp, Why> {
        if matches!(point, Point::Event(..)) && is_day(bound) || bound.clock.is_some() {
            return Ok(Stamp { clock: None, ..bound });
        }
        let edge = if days < 0 { bound.first } else { bound.last() };
        let (uncertain, approximate) = (bound.uncertain, bound.approximate);
        let day = Stamp::day(moved(edge, days).ok_or(Why::Beyond)?);
        Ok(Stamp {
            uncertain,
            approximate,
            ..day
        })
    }

    fn between(&mut self, from: &Point, to: &Point) -> Found {
        let end = self.point(to)?;
        // "between 30 December and 2 January 2026": the year said belongs to the end.
        let start = match (year_said(from), year_said(to)) {
            (Some(Year::Unsaid), Some(Year::Given(year))) => {
                let same = self.point(&with_year(from, year))?;
                if same.earliest() > end.earliest() {
                    self.point(&with_year(from, year - 1))?
                } else {
                    same
                }
            }
            _ => self.point(from)?,
        };
        let (first, last) = (self.first(&start)?, self.last(&end)?);
        let backwards = match (first.instant(), last.instant()) {
            (Some(first), Some(last)) => last < first,
            _ => last.last() < first.first,
        };
        if backwards {
            Err(Why::Inverted)
        } else {
            Ok(from_to(End::At(first), End::At(last)))
        }
    }

    /// Where something begins: the outermost of several, marked uncertain.
    fn first(&mut self, when: &When) -> Result<Stamp, Why> {
        self.bound(
            when,
            |from, _| from,
            |stamps| stamps.iter().min_by_key(|one| one.first).copied(),
        )
    }

    fn last(&mut self, when: &When) -> Result<Stamp, Why> {
        self.bound(
            when,
            |_, to| to,
            |stamps| stamps.iter().max_by_key(|one| one.last()).copied(),
        )
    }

    fn bound(
        &mut self,
        when: &When,
        end: fn(End, End) -> End,
        outermost: fn(&[Stamp]) -> Option<Stamp>,
    ) -> Result<Stamp, Why> {
        let stamp = match &when.0 {
            Shape::At(stamp) => return Ok(*stamp),
            Shape::From(from, to) => match end(*from, *to) {
                End::At(stamp) => Some(stamp),
                End::Open | End::Unknown => None,
            },
            Shape::OneOf(stamps) => outermost(stamps),
        };
        self.assumes.insert(DateAssumption::OutermostBound);
        stamp
            .map(|stamp| Stamp {
                uncertain: true,
                ..stamp
            })
            .ok_or(Why::NoBound)
    }
}

fn year_said(point: &Point) -> Option<Year> {
    match point {
        Point::Date(date) if date.month.is_some() && date.which == Which::Bare => Some(date.year),
        Point::Month {
            year,
            which: Which::Bare,
            ..
        } => Some(*year),
        _ => None,
    }
}

fn with_year(point: &Point, year: i32) -> Point {
    let mut point = point.clone();
    match &mut point {
        Point::Date(date) => date.year = Year::Given(year),
        Point::Month { year: said, .. } => *said = Year::Given(year),
        _ => {}
    }
    point
}
