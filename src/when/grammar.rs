//! From tokens to what they say: the phrases around a date.

use crate::language::Language;
use crate::phrase::{Token, cardinal};
use crate::when::anchors::{Anchors, is_article};
use crate::when::said::{Count, How, Link, Lost, Point, Said, Unit, Which};
use crate::when::vocabulary::{Fixed, Vocabulary, any, entry, follows, phrase, skip};

/// Reads phrases at a place among tokens. Each looks at a bounded number of tokens.
pub(super) struct Grammar<'a> {
    pub(super) tokens: &'a [Token<'a>],
    pub(super) words: &'static Vocabulary,
    pub(super) language: Language,
    pub(super) anchors: &'a Anchors,
}

/// What was read, and the token after it.
pub(super) type Read<T> = Option<(T, usize)>;

impl Grammar<'_> {
    /// The phrase that begins at a token.
    pub(super) fn said(&self, at: usize) -> Read<Said> {
        if let Some(found) = self.between(at) {
            return Some(found);
        }
        let bounds: [(&[&str], fn(Point) -> Said); 5] = [
            (self.words.since, Said::Since),
            (self.words.from, Said::From),
            (self.words.until, Said::Until),
            (self.words.before, Said::Before),
            (self.words.after, Said::After),
        ];
        for (openers, bound) in bounds {
            let point = any(self.tokens, at, openers).and_then(|next| self.operand(next));
            // "antes de ayer" is a day of its own.
            let whole = self.fixed(at).map_or(at, |(_, next)| next);
            if let Some((point, next)) = point.filter(|(_, next)| *next > whole) {
                return Some((bound(point), next));
            }
        }
        let (point, next) = self.point(at, self.tokens.len() == 1)?;
        if let Some((second, end)) = any(self.tokens, next, self.words.or).and_then(|next| self.operand(next))
        {
            return Some((Said::Or(point, second), end));
        }
        if let (Point::Date(_), Some((Link::Through, after))) =
            (&point, entry(self.tokens, next, self.words.links))
            && let Some((second @ Point::Date(_), end)) = self.operand(after)
        {
            return Some((Said::Between(point, second), end));
        }
        Some((Said::At(point), next))
    }

    fn between(&self, at: usize) -> Read<Said> {
        self.words.between.iter().find_map(|(opener, partings)| {
            let (first, next) = self.operand(phrase(self.tokens, at, opener)?)?;
            if let Point::Date(mut date) = first.clone()
                && let Some((Link::And | Link::Through, second)) = date.second
            {
                date.second = Some((Link::Through, second));
                return Some((Said::At(Point::Date(date)), next));
            }
            let (second, end) = self.operand(any(self.tokens, next, partings)?)?;
            Some((Said::Between(first, second), end))
        })
    }

    /// A point after a word that calls for one, past an article.
    fn operand(&self, at: usize) -> Read<Point> {
        self.point(skip(self.tokens, at, self.words.articles), true)
            .or_else(|| self.point(at, true))
    }

    fn point(&self, at: usize, opened: bool) -> Read<Point> {
        let simple = self.simple(at, opened);
        let counted = self.counted(at);
        // "day before yesterday" is both; the longer reading is meant, and the plain one of two alike.
        match (simple, counted) {
            (Some(simple), Some(counted)) if counted.1 > simple.1 => Some(counted),
            (None, counted) => counted,
            (simple, _) => simple,
        }
    }

    fn counted(&self, at: usize) -> Read<Point> {
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
        let plain = token.folded.len() <= 6 && token.folded.bytes().all(|byte| byte.is_ascii_digit());
        Some((plain.then(|| token.folded.parse().ok())??, at + 1))
    }

    /// A number of units that is not said: "a few days".
    fn some(&self, at: usize) -> Option<usize> {
        let next = any(self.tokens, at, self.words.some)?;
        entry(self.tokens, next, self.words.units).map(|(_, next)| next)
    }

    /// "the last three days", "recent weeks", "the coming days".
    fn lately(&self, at: usize) -> Read<Point> {
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
    fn is_plural(&self, at: usize) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| token.folded.ends_with('s') && !token.is("mes"))
    }

    /// A date that is not counted from another: the longest reading that stands here.
    fn simple(&self, at: usize, opened: bool) -> Read<Point> {
        let words = self.words;
        let readings = [
            self.in_figures(at),
            any(self.tokens, at, words.moveable).map(|next| (Point::Refused(Lost::Moveable), next)),
            self.fixed(at),
            self.period(at),
            self.lately(at),
            self.part(at),
            self.feast(at),
            self.date(at),
            self.weekday(at, opened),
            self.month(at, opened || follows(self.tokens, at, words.month_openers)),
            self.year_alone(at, opened),
            self.event(at, opened),
            self.hours_of(at),
        ];
        let mut longest: Read<Point> = None;
        for (point, end) in readings.into_iter().flatten() {
            if longest.as_ref().is_none_or(|(_, longest)| end > *longest) {
                longest = Some((point, end));
            }
        }
        let (point, next) = longest?;
        let is_day = matches!(point, Point::Day(_) | Point::Weekday { .. } | Point::Date(_));
        Some(
            match entry(self.tokens, next, words.hours[1]).filter(|_| is_day) {
                Some((true, next)) => (Point::Night(Box::new(point)), next),
                Some((false, next)) => (point, next),
                None => (point, next),
            },
        )
    }

    fn fixed(&self, at: usize) -> Read<Point> {
        let (fixed, next) = entry(self.tokens, at, self.words.fixed)?;
        of_fixed(fixed).map(|point| (point, next))
    }

    /// "the night of Thursday", "late Friday".
    fn hours_of(&self, at: usize) -> Read<Point> {
        let (night, next) = entry(self.tokens, at, self.words.hours[0])?;
        let next = skip(self.tokens, next, self.words.articles);
        let fixed = self
            .fixed(next)
            .filter(|(point, _)| matches!(point, Point::Day(_)));
        let day = self.date(next).or_else(|| self.weekday(next, true)).or(fixed);
        day.map(|(day, next)| {
            if night {
                (Point::Night(Box::new(day)), next)
            } else {
                (day, next)
            }
        })
    }

    /// "last month", "la semana pasada".
    pub(super) fn period(&self, at: usize) -> Read<Point> {
        let before = entry(self.tokens, at, self.words.which[0]);
        let (which, unit, end) = match before {
            Some((which, next)) => {
                let (unit, next) = entry(self.tokens, next, self.words.units)?;
                (which, unit, next)
            }
            None => {
                let (unit, next) = entry(self.tokens, at, self.words.units)?;
                let (which, next) = entry(self.tokens, next, self.words.which[1])?;
                (which, unit, next)
            }
        };
        let long = matches!(unit, Unit::Weekend | Unit::Week | Unit::Month | Unit::Year);
        let (back, part) = match which {
            Which::Last => (-1, None),
            Which::This | Which::Bare => (0, None),
            Which::Next | Which::Coming => (1, None),
            Which::Past if unit == Unit::Weekend => (-1, None),
            Which::Past => return long.then_some((Point::Lately(-1, unit), end)),
        };
        let one = !self.is_plural(end.checked_sub(1)?);
        (long && (one || before.is_none())).then_some((Point::Period { unit, back, part }, end))
    }

    /// An event the caller named, where the words around it speak of time.
    fn event(&self, at: usize, opened: bool) -> Read<Point> {
        let article = |at: usize| self.tokens.get(at).is_some_and(|token| is_article(&token.folded));
        let start = if article(at) { at + 1 } else { at };
        let words = self
            .tokens
            .get(start..)?
            .iter()
            .map(|token| token.folded.as_str());
        let (name, when, used) = self.anchors.starting(words)?;
        let end = start + used;
        let before = if at > 0 && article(at - 1) { at - 1 } else { at };
        let whole = before == 0 && end == self.tokens.len();
        let named = opened || whole || follows(self.tokens, before, self.words.event_openers);
        named.then(|| (Point::Event(name.to_owned(), when.clone()), end))
    }
}

fn of_fixed(fixed: Fixed) -> Option<Point> {
    let back = |unit, back| Point::Period {
        unit,
        back,
        part: None,
    };
    Some(match fixed {
        Fixed::Day(days) => Point::Day(days),
        Fixed::Night(days) => Point::Night(Box::new(Point::Day(days))),
        Fixed::Recent => Point::Recent { ahead: false },
        Fixed::Coming => Point::Recent { ahead: true },
        Fixed::Period(unit, days) => back(unit, days),
        Fixed::Earlier(unit) => Point::Earlier { unit, so_far: false },
        Fixed::SoFar(unit) => Point::Earlier { unit, so_far: true },
        Fixed::Later(unit) => Point::Later(unit),
        Fixed::Elsewhere => Point::Refused(Lost::Elsewhere),
        Fixed::Nothing => return None,
    })
}
