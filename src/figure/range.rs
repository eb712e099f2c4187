//! What hedges are about: a number, two numbers that make a range, or a word.

use std::ops::Range;

use crate::figure::hedges::Core;
use crate::figure::line::Line;
use crate::figure::number::{Number, Refused, Written, number};
use crate::figure::refusal::RefusedFor;
use crate::figure::tongue::{Fixed, Hedge};
use crate::phrase::Kind;

/// What was found, and its tokens without the marks of notes.
pub(crate) type Reach = (Core, Range<usize>);

/// The number, range or word that begins there; `paired` where "between" stands before it.
pub(crate) fn core(line: Line<'_>, at: usize, paired: bool) -> Option<Result<Reach, Refused>> {
    let fixed = line.longest(at, line.tongue.fixed);
    let lone = match fixed {
        Some((Fixed::Number(value @ (6 | 12)), used)) => Some((value, used, Written::Dozens)),
        Some((Fixed::Number(value), used)) => Some((value, used, Written::Words)),
        Some((Fixed::Loosely(value), used)) => Some((value, used, Written::Loosely)),
        _ => None,
    };
    if let Some((value, used, written)) = lone {
        return Some(Ok((Core::One(Number { value, used, written }), at..at + used)));
    }
    let Some(first) = number(line, at) else {
        return match fixed? {
            (Fixed::Vague(word), used) => Some(Ok((Core::Vague(word), at..at + used))),
            _ => None,
        };
    };
    if paired {
        let used = first.map_or_else(|(_, used)| used, |first| first.used);
        let joined = first.ok().and_then(|first| range(line, at, first, true));
        let parted = || range(line, at, before_and(line, at, used)?, true);
        let reason = first.err().map_or(RefusedFor::Hedges, |(reason, _)| reason);
        return Some(joined.or_else(parted).unwrap_or(Err((reason, used))));
    }
    Some(first.and_then(|first| {
        let alone = (Core::One(first), at..at + first.used);
        range(line, at, first, false).unwrap_or(Ok(alone))
    }))
}

/// "One hundred and two hundred" after "between": the "and" parts two numbers.
fn before_and(line: Line<'_>, at: usize, used: usize) -> Option<Number> {
    let and = (at..at + used)
        .rev()
        .find(|&and| line.one_of(and, line.tongue.and))?;
    let tokens = line.tokens.get(..and)?;
    let first = number(Line { tokens, ..line }, at)?.ok()?;
    (at + first.used == and).then_some(first)
}

/// The range that begins with a number, if a second end follows.
fn range(line: Line<'_>, at: usize, first: Number, paired: bool) -> Option<Result<Reach, Refused>> {
    let (next, neighbours) = link(line, at + first.used, paired)?;
    let about = match line.longest(next, line.tongue.before) {
        Some((Hedge::About, used)) => used,
        _ => 0,
    };
    let article = usize::from(line.one_of(next + about, line.tongue.articles));
    let start = next + about + article;
    let second = match number(line, start)? {
        Ok(second) => second,
        Err((reason, used)) => return Some(Err((reason, start + used - at))),
    };
    if neighbours && second.value != first.value.saturating_add(1) {
        return None;
    }
    let reach = at..start + second.used;
    if shares_the_scale(first, second) {
        return Some(Err((RefusedFor::Hedges, reach.len())));
    }
    let ends = if about > 0 {
        Core::AboutRange(first, second)
    } else {
        Core::Range(first, second)
    };
    Some(Ok((ends, reach)))
}

/// The place after what joins the two ends, and whether it joins neighbours only ("two or three").
fn link(line: Line<'_>, end: usize, paired: bool) -> Option<(usize, bool)> {
    let mut at = line.past_marks(end);
    if paired {
        at += (at..at + 3).take_while(|&noun| line.names_persons(noun)).count();
        if line.one_of(at, line.tongue.and) {
            return Some((at + 1, false));
        }
    }
    if line.one_of(at, line.tongue.or) {
        return Some((at + 1, true));
    }
    let ((), used) = line.longest(at, line.tongue.to)?;
    let dash = line.kind(at) == Some(Kind::Sign);
    // "116 -41": a dash belongs to both ends or to neither.
    let fits = !dash || line.glued_before(at) == line.glued(at);
    fits.then_some((at + used, false))
}

/// "Two to three hundred": whether the first end is hundreds as well is not for us to say.
fn shares_the_scale(first: Number, second: Number) -> bool {
    let may_be = |scale: u64| second.value.is_multiple_of(scale) && first.value <= second.value / scale;
    let dozens = second.written == Written::Dozens && first.written != Written::Dozens;
    dozens || (second.written == Written::Words && [100, 1_000, 1_000_000].into_iter().any(may_be))
}
