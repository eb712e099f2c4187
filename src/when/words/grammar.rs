//! From tokens to what they say: the phrases around a date.

use crate::language::Language;
use crate::phrase::{Kind, Token};
use crate::when::anchors::{Anchors, is_article};
use crate::when::words::said::{Link, Lost, Point, Said, Unit, Which};
use crate::when::words::vocabulary::{Fixed, Vocabulary, any, entry, follows, phrase, skip};

/// Reads phrases at a place among tokens. Each looks at a bounded number of tokens.
pub(super) struct Grammar<'a> {
    pub(super) tokens: &'a [Token<'a>],
    pub(super) words: &'static Vocabulary,
    pub(super) language: Language,
    pub(super) anchors: &'a Anchors,
}

type Bound = fn(Point) -> Said;

/// What was read, and the token after it.
pub(super) type Read<T> = Option<(T, usize)>;

impl Grammar<'_> {
    /// The phrase that begins at a token.
    pub(super) fn said(&self, at: usize) -> Read<Said> {
        if let Some(found) = self.between(at) {
            return Some(found);
        }
        let bounds: [(&[&str], Bound); 5] = [
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

    /// A date that is not counted from another: the longest reading that stands here.
    pub(super) fn simple(&self, at: usize, opened: bool) -> Read<Point> {
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
        // In "1.5 years ago" the number is said, and not read here.
        let number = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let counted = number.is_some_and(|token| token.kind == Kind::Number);
        of_fixed(fixed)
            .filter(|point| !counted || !matches!(point, Point::Recent { .. }))
            .map(|point| (point, next))
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
        let (which, unit, end) = if let Some((which, next)) = before {
            let (unit, next) = entry(self.tokens, next, self.words.units)?;
            (which, unit, next)
        } else {
            let (unit, next) = entry(self.tokens, at, self.words.units)?;
            let (which, next) = entry(self.tokens, next, self.words.which[1])?;
            (which, unit, next)
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
