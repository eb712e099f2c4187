//! Counted distances: "five days after", "two months ago", "the last three days".

use time::Duration;

use crate::language::Language;
use crate::when::basis::{DateAssumption, Origin};
use crate::when::words::calendar::{from_to, marked, marks, month_moved, moved, shifted};
use crate::when::words::refusal::Why;
use crate::when::words::resolve::{Resolver, either};
use crate::when::words::said::{Count, How, Unit};
use crate::when::{End, Shape, Stamp, When};

type Found = Result<When, Why>;

impl Resolver<'_> {
    pub(super) fn count(&mut self, count: &Count) -> Found {
        let base = match &count.of {
            Some(point) => self.point(point)?,
            None if matches!(count.unit, Unit::Minute | Unit::Hour) => {
                self.from.insert(Origin::Retrieved);
                self.anchors.retrieval().cloned().ok_or(Why::NoClock)?
            }
            None => self.published(),
        };
        let there = self.distant(&base, count.signed, count.unit)?;
        let (uncertain, approximate) = marks(&there);
        let end = |date: Option<time::Date>| {
            date.map_or(End::Unknown, |date| {
                End::At(Stamp {
                    uncertain,
                    approximate,
                    ..Stamp::day(date)
                })
            })
        };
        let stretch = match (count.how, count.signed < 0) {
            (How::Plain, _) => return Ok(there),
            (How::About, _) => return Ok(marked(&there, false, true)),
            (How::More, true) => (End::Unknown, end(there.latest())),
            (How::More, false) => (end(there.earliest()), End::Unknown),
            (How::Less, true) => (end(there.earliest()), end(base.latest())),
            (How::Less, false) => (end(base.earliest()), end(there.latest())),
        };
        match stretch {
            (End::Unknown, End::Unknown) => Err(Why::NoBound),
            (from, to) => Ok(from_to(from, to)),
        }
    }

    fn distant(&mut self, base: &When, count: i64, unit: Unit) -> Found {
        let days = |days: i64| shifted(base, days).ok_or(Why::Beyond);
        match unit {
            Unit::Minute => clock_shifted(base, Duration::minutes(count)),
            Unit::Hour => clock_shifted(base, Duration::hours(count)),
            Unit::Day if self.language == Language::Spanish && matches!(count.abs(), 8 | 15) => {
                self.assumes.insert(DateAssumption::BothEndsCounted);
                either(&days(count)?, &days(count - count.signum())?)
            }
            Unit::Day => days(count),
            Unit::Weekend | Unit::Week => {
                self.assumes.insert(DateAssumption::RoundCount);
                Ok(marked(&days(count.saturating_mul(7))?, false, true))
            }
            Unit::Month | Unit::Year => {
                self.assumes.insert(DateAssumption::RoundCount);
                let stamp = |date: time::Date| {
                    let found = if unit == Unit::Month {
                        month_moved(date, count)
                    } else {
                        i32::try_from(count)
                            .ok()
                            .and_then(|count| Stamp::year(date.year().checked_add(count)?))
                    };
                    found.ok_or(Why::Beyond)
                };
                let end =
                    |date: Option<time::Date>| date.map_or(Ok(End::Unknown), |date| stamp(date).map(End::At));
                let (from, to) = (end(base.earliest())?, end(base.latest())?);
                if (from, to) == (End::Unknown, End::Unknown) {
                    return Err(Why::NoBound);
                }
                Ok(marked(&from_to(from, to), marks(base).0, true))
            }
        }
    }

    /// Days up to publication or from it, so many of them.
    pub(super) fn lately(&mut self, count: i64, unit: Unit) -> Found {
        let published = self.published();
        let (first, last) = (published.earliest(), published.latest());
        let (first, last) = first.zip(last).ok_or(Why::TooWide)?;
        let (uncertain, approximate) = marks(&published);
        let away = |date: time::Date| {
            let days = |days: i64| {
                moved(date, days).map(|date| Stamp {
                    approximate: true,
                    ..Stamp::day(date)
                })
            };
            let far = match unit {
                Unit::Minute => days(count.signum()),
                Unit::Hour => days((count.abs() / 24 + i64::from(count % 24 != 0)) * count.signum()),
                Unit::Day => days(count),
                Unit::Weekend | Unit::Week => days(count.saturating_mul(7)),
                Unit::Month => month_moved(date, count),
                Unit::Year => month_moved(date, count.saturating_mul(12)),
            };
            let far = far.ok_or(Why::Beyond)?;
            Ok(Stamp {
                uncertain,
                approximate: true,
                ..far
            })
        };
        self.assumes.insert(DateAssumption::RoundCount);
        let near = |date| Stamp {
            uncertain,
            approximate,
            ..Stamp::day(date)
        };
        Ok(if count < 0 {
            from_to(End::At(away(first)?), End::At(near(last)))
        } else {
            from_to(End::At(near(first)), End::At(away(last)?))
        })
    }
}

/// Moves clock times; a counter of hours is round.
fn clock_shifted(when: &When, by: Duration) -> Found {
    let moved = |stamp: Stamp| {
        let at = stamp.instant().ok_or(Why::NoClock)?;
        let at = at
            .checked_add(by)
            .filter(|at| at.year() >= 1)
            .ok_or(Why::Beyond)?;
        Ok(Stamp {
            clock: Some((at.time(), at.offset())),
            uncertain: stamp.uncertain,
            approximate: true,
            ..Stamp::day(at.date())
        })
    };
    match &when.0 {
        Shape::At(stamp) => Ok(When(Shape::At(moved(*stamp)?))),
        Shape::From(End::At(from), End::At(to)) => Ok(from_to(End::At(moved(*from)?), End::At(moved(*to)?))),
        Shape::From(..) => Err(Why::NoClock),
        Shape::OneOf(stamps) => {
            let stamps = stamps
                .iter()
                .map(|&one| moved(one))
                .collect::<Result<Vec<_>, _>>()?;
            Ok(When(Shape::OneOf(stamps)))
        }
    }
}
