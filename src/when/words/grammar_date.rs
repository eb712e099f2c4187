//! From tokens to what they say: weekdays, dates, months and years.

use time::{Month, Weekday};

use crate::language::Language;
use crate::phrase::{Kind, cardinal};
use crate::when::words::grammar::{Grammar, Read};
use crate::when::words::said::{Dated, Link, Point, Unit, Which, Year};
use crate::when::words::vocabulary::{any, entry, follows, skip};

/// A month and where it ends; whether it was written short.
pub(super) type MonthRead = Option<(Month, usize, bool)>;

impl Grammar<'_> {
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

    pub(super) fn month_word(&self, at: usize) -> MonthRead {
        if let Some((month, next)) = entry(self.tokens, at, self.words.months) {
            return Some((month, next, false));
        }
        let (month, next) = entry(self.tokens, at, self.words.short_months)?;
        Some((month, skip(self.tokens, next, &["."]), true))
    }
}
