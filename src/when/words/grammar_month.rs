//! From tokens to what they say: months and years, and their parts.

use crate::when::words::grammar::{Grammar, Read};
use crate::when::words::said::{Lost, Point, Unit, Which, Year};
use crate::when::words::vocabulary::{Fixed, any, entry, follows, skip};

impl Grammar<'_> {
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

    /// The year after a date: ", 2026", "de 2026", "last year".
    pub(super) fn year(&self, at: usize) -> Read<Result<Year, Lost>> {
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
