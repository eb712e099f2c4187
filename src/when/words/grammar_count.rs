//! From tokens to what they say: counted distances.

use crate::phrase::cardinal;
use crate::when::words::grammar::{Grammar, Read};
use crate::when::words::said::{Count, How, Lost, Point, Unit};
use crate::when::words::vocabulary::{any, entry, skip};

impl Grammar<'_> {
    pub(super) fn counted(&self, at: usize) -> Read<Point> {
        let words = self.words;
        if let Some((days, next)) = entry(self.tokens, at, words.eve) {
            return Some(self.distance(days, Unit::Day, How::Plain, next));
        }
        let ahead = |next: usize, signed: i64, unit, how| {
            let of = None;
            Some((
                Point::Count(Count {
                    signed,
                    unit,
                    how,
                    of,
                }),
                next,
            ))
        };
        for (opener, sign) in [(words.ago[0], -1), (words.from_now[0], 1)] {
            if let Some(next) = any(self.tokens, at, opener) {
                if let Some((how, Some(count), unit, next)) = self.count(next) {
                    return ahead(next, sign * count, unit, how);
                }
                return self
                    .some(next)
                    .map(|next| (Point::Recent { ahead: sign > 0 }, next));
            }
        }
        if let Some(next) = self
            .some(at)
            .and_then(|next| any(self.tokens, next, words.ago[1]))
        {
            return Some((Point::Recent { ahead: false }, next));
        }
        let (how, count, unit, next) = self.count(at)?;
        if let Some(count) = count {
            for (closer, sign) in [(words.ago[1], -1), (words.from_now[1], 1)] {
                if let Some(next) = any(self.tokens, next, closer) {
                    return ahead(next, sign * count, unit, how);
                }
            }
        }
        for (closer, sign) in [(words.counted_after, 1), (words.counted_before, -1)] {
            if let Some(next) = any(self.tokens, next, closer) {
                return Some(self.distance(sign * count.unwrap_or(1), unit, how, next));
            }
        }
        let later = any(self.tokens, next, words.counted_later).filter(|_| count.is_some())?;
        Some((Point::Refused(Lost::Elsewhere), later))
    }

    /// So far from what follows, which is an anchor or a date and is not counted itself.
    fn distance(&self, signed: i64, unit: Unit, how: How, at: usize) -> (Point, usize) {
        let of = self
            .simple(skip(self.tokens, at, self.words.articles), true)
            .or_else(|| self.simple(at, true));
        let Some((of, next)) = of else {
            return (Point::Refused(Lost::NoAnchor), at);
        };
        let of = Some(Box::new(of));
        (
            Point::Count(Count {
                signed,
                unit,
                how,
                of,
            }),
            next,
        )
    }

    /// "about three days", "a week", and "day" alone, without a number.
    fn count(&self, at: usize) -> Option<(How, Option<i64>, Unit, usize)> {
        let (how, next) = entry(self.tokens, at, self.words.how).unwrap_or((How::Plain, at));
        let (number, next) = match self.number(next) {
            Some((number, next)) => (Some(number), next),
            None => (None, skip(self.tokens, next, self.words.articles)),
        };
        let (unit, end) = entry(self.tokens, next, self.words.units)?;
        let sensible = number.is_some() || !self.is_plural(next);
        (sensible && unit != Unit::Weekend).then_some((how, number, unit, end))
    }

    /// A number in digits or words, or the article that stands for one.
    fn number(&self, at: usize) -> Read<i64> {
        if let Some(next) = any(self.tokens, at, self.words.one)
            && entry(self.tokens, next, self.words.units).is_some()
        {
            return Some((1, next));
        }
        let rest = self.tokens.get(at..)?;
        if let Some((number, used)) = cardinal(rest, self.language) {
            return Some((i64::try_from(number).ok()?, at + used));
        }
        let token = rest.first()?;
        let plain = token.folded.len() <= 12 && token.folded.bytes().all(|byte| byte.is_ascii_digit());
        Some((plain.then(|| token.folded.parse().ok())??, at + 1))
    }

    /// A number of units that is not said: "a few days".
    fn some(&self, at: usize) -> Option<usize> {
        let next = any(self.tokens, at, self.words.some)?;
        entry(self.tokens, next, self.words.units).map(|(_, next)| next)
    }

    /// "the last three days", "recent weeks", "the coming days".
    pub(super) fn lately(&self, at: usize) -> Read<Point> {
        [(0_usize, -1_i64), (1, 1)].into_iter().find_map(|(side, sign)| {
            let next = any(self.tokens, at, self.words.lately.get(side)?)?;
            if let Some(end) = self.some(next) {
                return Some((Point::Recent { ahead: sign > 0 }, end));
            }
            let number = self.number(next);
            let (count, next) = number.unwrap_or((1, next));
            let (unit, end) = entry(self.tokens, next, self.words.units)?;
            let point = if number.is_none() && self.is_plural(next) {
                Point::Recent { ahead: sign > 0 }
            } else {
                Point::Lately(sign * count, unit)
            };
            Some((point, end))
        })
    }

    /// Whether a unit is in the plural: "días", and not "mes".
    pub(super) fn is_plural(&self, at: usize) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| token.folded.ends_with('s') && !token.is("mes"))
    }
}
