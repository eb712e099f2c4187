//! From tokens to what they say: weekdays, dates, months and years.

use time::{Date, Month, Weekday};

use crate::language::Language;
use crate::phrase::{Kind, cardinal};
use crate::when::When;
use crate::when::grammar::{Grammar, Read};
use crate::when::said::{Dated, Link, Lost, Point, Unit, Which, Year};
use crate::when::vocabulary::{Fixed, any, entry, follows, skip};

/// A month and where it ends; whether it was written short.
type MonthRead = Option<(Month, usize, bool)>;

impl Grammar<'_> {
    /// `2026-01-12`, `13/01/2026`, `13.01.2026`; two of the three ways to write 12 January are refused.
    pub(super) fn in_figures(&self, at: usize) -> Read<Point> {
        let number = |at: usize| self.tokens.get(at).filter(|token| token.kind == Kind::Number);
        let first = number(at)?;
        let joined = |mark: &str| {
            let marks = [self.tokens.get(at + 1)?, self.tokens.get(at + 3)?];
            let rest = [number(at + 2)?, number(at + 4)?];
            let close = first.touches(marks[0]) && marks[0].touches(rest[0]) && rest[0].touches(marks[1]);
            let same = marks.iter().all(|one| one.is(mark)) && marks[1].touches(rest[1]);
            (close && same).then_some([&*first.folded, &*rest[0].folded, &*rest[1].folded])
        };
        let (parts, next) = match joined("-").or_else(|| joined("/")) {
            Some(parts) => (parts, at + 5),
            None => {
                let mut parts = first.folded.split('.');
                let three = [parts.next()?, parts.next()?, parts.next()?];
                (three, parts.next().map_or(Some(at + 1), |_| None)?)
            }
        };
        let digits = parts
            .iter()
            .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        let [a, b, c] = parts;
        let widths = [a.len(), b.len(), c.len()];
        let value = |text: &str| text.parse::<u16>().ok();
        let found = match (widths, digits) {
            ([4, 2, 2], true) => dated(value(a)?, value(b)?, value(c)?),
            ([1..=2, 1..=2, 4], true) => match (value(a)?, value(b)?) {
                (day, month) if day == month || day > 12 => dated(value(c)?, month, day),
                (month, day) if day > 12 => dated(value(c)?, month, day),
                _ => Point::Refused(Lost::DayOrMonth),
            },
            ([1..=2, 1..=2, 2], true) => Point::Refused(Lost::DayOrMonth),
            _ => return None,
        };
        Some((found, next))
    }

    /// "Friday", "last Friday", "el viernes que viene", "Friday of last week".
    pub(super) fn weekday(&self, at: usize, opened: bool) -> Read<Point> {
        let words = self.words;
        let (before, next) = entry(self.tokens, at, words.which[0]).unwrap_or((Which::Bare, at));
        let (day, next) = entry(self.tokens, next, words.weekdays)?;
        let (after, end) = entry(self.tokens, next, words.which[1]).unwrap_or((Which::Bare, next));
        let which = if before == Which::Bare { after } else { before };
        let bare = which == Which::Bare;
        if bare && follows(self.tokens, at, words.habit) {
            return None;
        }
        let article = opened || follows(self.tokens, at, words.articles);
        if bare && !article && any(self.tokens, at, words.shy).is_some() {
            return None;
        }
        let of = any(self.tokens, end, words.of).unwrap_or(end);
        let of = skip(self.tokens, of, words.articles);
        if let Some((
            Point::Period {
                unit: Unit::Week,
                back,
                ..
            },
            end,
        )) = self.period(of)
        {
            return Some((Point::WeekdayOf(day, back), end));
        }
        Some((Point::Weekday { day, which }, end))
    }

    /// "12 January", "Monday, January 12–13, 2026", "el pasado 8 de enero", "Monday the 12th".
    pub(super) fn date(&self, at: usize) -> Read<Point> {
        let (before, next) = entry(self.tokens, at, self.words.which[0]).unwrap_or((Which::Bare, at));
        let (weekday, next) = self.weekday_of_date(next).unwrap_or((None, next));
        let (which, next) = match entry(self.tokens, next, self.words.which[0]) {
            Some(found) if before == Which::Bare => found,
            _ => (before, next),
        };
        if let Some((month, next, _)) = self.month_word(next)
            && let Some((day, next, _)) = self.day(next, false)
        {
            let (second, next) = self
                .second(next)
                .map_or((None, next), |(two, next)| (Some(two), next));
            return Some(self.completed(weekday, day, second, Some(month), which, next));
        }
        let (day, next, ordinal) = self.day(next, true)?;
        let (second, after) = self
            .second(next)
            .map_or((None, next), |(two, next)| (Some(two), next));
        if let Some((month, after, _)) = self.month_word(skip(self.tokens, after, self.words.of)) {
            return Some(self.completed(weekday, day, second, Some(month), which, after));
        }
        // "Monday 12" may be Monday and twelve people; in Spanish it is the usual way to date.
        let counts = ordinal || self.language == Language::Spanish;
        (weekday.is_some() && counts).then(|| self.completed(weekday, day, None, None, which, next))
    }

    fn weekday_of_date(&self, at: usize) -> Read<Option<Weekday>> {
        let words = self.words;
        let (day, next) = entry(self.tokens, at, words.weekdays)
            .or_else(|| entry(self.tokens, at, words.short_weekdays))?;
        let next = skip(self.tokens, skip(self.tokens, next, &["."]), &[","]);
        Some((Some(day), skip(self.tokens, next, words.articles)))
    }

    /// A feast of one day in every year.
    pub(super) fn feast(&self, at: usize) -> Read<Point> {
        let (which, next) = entry(self.tokens, at, self.words.which[0]).unwrap_or((Which::Bare, at));
        let ((month, day, round), next) = entry(self.tokens, next, self.words.feasts)?;
        let (point, next) = self.completed(None, day, None, Some(month), which, next);
        Some(match point {
            Point::Date(date) => (Point::Date(Dated { round, ..date }), next),
            other => (other, next),
        })
    }

    /// "in December", "December 2024", "last December", "diciembre pasado".
    pub(super) fn month(&self, at: usize, opened: bool) -> Read<Point> {
        let (before, next) = entry(self.tokens, at, self.words.which[0]).unwrap_or((Which::Bare, at));
        let (month, next, short) = self.month_word(next)?;
        let (year, end) = match self.year(next) {
            Some((Ok(year), end)) => (year, end),
            Some((Err(lost), end)) => return Some((Point::Refused(lost), end)),
            None => (Year::Unsaid, next),
        };
        let (after, end) = entry(self.tokens, end, self.words.which[1]).unwrap_or((Which::Bare, end));
        let which = if before == Which::Bare { after } else { before };
        let said = which != Which::Bare || year != Year::Unsaid;
        let part = None;
        (said || (opened && !short)).then_some((
            Point::Month {
                month,
                year,
                which,
                part,
            },
            end,
        ))
    }

    /// "in 2023", "since 2024".
    pub(super) fn year_alone(&self, at: usize, opened: bool) -> Read<Point> {
        let year = self.year_number(at).filter(|year| (1900..=2199).contains(year))?;
        let year = Year::Given(year);
        (opened || follows(self.tokens, at, self.words.year_openers))
            .then_some((Point::Year { year, part: None }, at + 1))
    }

    /// "early January", "mid-2025", "a finales del mes pasado".
    pub(super) fn part(&self, at: usize) -> Read<Point> {
        let (part, next) = entry(self.tokens, at, self.words.parts)?;
        let next = skip(self.tokens, next, self.words.articles);
        let part = Some(part);
        if let Some((found, end)) = self.period(next).or_else(|| self.month(next, true)) {
            return match found {
                Point::Period { unit, back, .. } if unit != Unit::Weekend => {
                    Some((Point::Period { unit, back, part }, end))
                }
                Point::Month {
                    month, year, which, ..
                } => Some((
                    Point::Month {
                        month,
                        year,
                        which,
                        part,
                    },
                    end,
                )),
                _ => None,
            };
        }
        if let Some((Point::Year { year, .. }, end)) = self.year_alone(next, true) {
            return Some((Point::Year { year, part }, end));
        }
        let (unit, end) = entry(self.tokens, next, self.words.units)?;
        let long = matches!(unit, Unit::Week | Unit::Month | Unit::Year);
        long.then_some((Point::Period { unit, back: 0, part }, end))
    }

    fn completed(
        &self,
        weekday: Option<Weekday>,
        day: u8,
        second: Option<(Link, u8)>,
        month: Option<Month>,
        which: Which,
        next: usize,
    ) -> (Point, usize) {
        let (year, end) = match self.year(next).filter(|_| month.is_some()) {
            Some((Ok(year), end)) => (year, end),
            Some((Err(lost), end)) => return (Point::Refused(lost), end),
            None => (Year::Unsaid, next),
        };
        let (after, end) = entry(self.tokens, end, self.words.which[1]).unwrap_or((Which::Bare, end));
        let which = if which == Which::Bare { after } else { which };
        let round = false;
        (
            Point::Date(Dated {
                weekday,
                day,
                second,
                month,
                year,
                which,
                round,
            }),
            end,
        )
    }

    /// The second of two days: "–13", "y 13", "al 13".
    fn second(&self, at: usize) -> Read<(Link, u8)> {
        let (link, next) = entry(self.tokens, at, self.words.links)?;
        let next = skip(self.tokens, next, self.words.articles);
        let (day, end, _) = self.day(next, false)?;
        Some(((link, day), end))
    }

    /// A day of the month; in Spanish, where a month may follow, in words too. Whether as an ordinal.
    fn day(&self, at: usize, worded: bool) -> Option<(u8, usize, bool)> {
        let rest = self.tokens.get(at..)?;
        let (token, after) = (rest.first()?, rest.get(1));
        if token.kind == Kind::Number {
            let plain = token.folded.len() <= 2;
            let day = plain
                .then(|| token.folded.parse().ok())?
                .filter(|day| (1..=31).contains(day))?;
            let mark = after.filter(|mark| token.touches(mark));
            let ordinal = mark.is_some_and(|mark| self.words.ordinals.iter().any(|one| mark.is(one)));
            return Some((day, at + 1 + usize::from(ordinal), ordinal));
        }
        if let Some(next) = any(self.tokens, at, self.words.first) {
            return Some((1, next, true));
        }
        let (day, used) =
            cardinal(rest, self.language).filter(|_| worded && self.language == Language::Spanish)?;
        let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        Some((day, at + used, false))
    }

    fn month_word(&self, at: usize) -> MonthRead {
        if let Some((month, next)) = entry(self.tokens, at, self.words.months) {
            return Some((month, next, false));
        }
        let (month, next) = entry(self.tokens, at, self.words.short_months)?;
        Some((month, skip(self.tokens, next, &["."]), true))
    }

    /// The year after a date: ", 2026", "de 2026", "last year".
    fn year(&self, at: usize) -> Read<Result<Year, Lost>> {
        let next = skip(self.tokens, at, &[","]);
        if let Some(year) = self.year_number(skip(self.tokens, next, self.words.of)) {
            let end = skip(self.tokens, next, self.words.of) + 1;
            let sure = (1900..=2199).contains(&year);
            return Some((
                if sure {
                    Ok(Year::Given(year))
                } else {
                    Err(Lost::YearOrCount)
                },
                end,
            ));
        }
        let of = skip(self.tokens, at, self.words.of);
        if let Some((Fixed::Elsewhere, end)) = entry(self.tokens, of, self.words.fixed) {
            return Some((Err(Lost::Elsewhere), end));
        }
        let of = skip(self.tokens, of, self.words.articles);
        // "del año anterior" has its article within "del".
        if of > at
            && let Some(("año" | "year", next)) = self.tokens.get(of).map(|token| (&*token.folded, of + 1))
            && any(self.tokens, next, &["anterior", "siguiente", "before", "after"]).is_some()
        {
            return Some((Err(Lost::Elsewhere), next + 1));
        }
        match self.period(of)? {
            (
                Point::Period {
                    unit: Unit::Year,
                    back,
                    ..
                },
                end,
            ) => Some((Ok(Year::Back(back)), end)),
            _ => None,
        }
    }

    /// Four digits, without a separator.
    fn year_number(&self, at: usize) -> Option<i32> {
        let token = self.tokens.get(at)?;
        let plain = token.folded.len() == 4 && token.folded.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| token.folded.parse().ok())?
    }
}

fn dated(year: u16, month: u16, day: u16) -> Point {
    let date = u8::try_from(month)
        .ok()
        .and_then(|month| Month::try_from(month).ok())
        .zip(u8::try_from(day).ok())
        .filter(|_| year != 0)
        .and_then(|(month, day)| Date::from_calendar_date(i32::from(year), month, day).ok());
    date.map_or(Point::Refused(Lost::NoSuchDay), |date| {
        Point::Exact(When::day(date))
    })
}
