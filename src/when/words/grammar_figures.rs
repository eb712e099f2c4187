//! From tokens to what they say: dates in figures.

use time::{Date, Month};

use crate::phrase::Kind;
use crate::when::When;
use crate::when::words::grammar::{Grammar, Read};
use crate::when::words::said::{Lost, Point};

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
        let (parts, next) = if let Some(parts) = joined("-").or_else(|| joined("/")) {
            (parts, at + 5)
        } else {
            let mut parts = first.folded.split('.');
            let three = [parts.next()?, parts.next()?, parts.next()?];
            (three, parts.next().map_or(Some(at + 1), |_| None)?)
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
