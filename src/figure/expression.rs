//! One figure in running text: its hedges, its number or range or word, and what they make.

use std::ops::Range;

use crate::figure::dates::{date, year_in_words};
use crate::figure::hedges::{Core, form};
use crate::figure::line::{Line, is_superscript};
use crate::figure::number::{Number, Written, number};
use crate::figure::parts::{and_a_part, order_of_magnitude, part};
use crate::figure::range::core;
use crate::figure::refusal::RefusedFor;
use crate::figure::setting::{self, Refusal};
use crate::figure::tongue::{Fixed, Hedge};
use crate::figure::{Figure, Form};
use crate::lexicon::Word;
use crate::phrase::Kind;

/// A figure, or what looked like one, and the tokens it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) tokens: Range<usize>,
    /// Where reading goes on: after the marks of notes.
    pub(crate) end: usize,
    /// The figure, or the reason and whether it is certain.
    pub(crate) read: Result<Figure, (RefusedFor, bool)>,
}

fn refused((reason, certain, tokens): Refusal) -> Found {
    Found {
        end: tokens.end,
        tokens,
        read: Err((reason, certain)),
    }
}

fn finished(form: Result<Form, RefusedFor>, tokens: Range<usize>) -> Found {
    let figure = form.and_then(|form| {
        Figure::new(form).map_err(|error| match error.kind() {
            crate::error::ErrorKind::Inverted => RefusedFor::Inverted,
            _ => RefusedFor::TooLarge,
        })
    });
    Found {
        end: tokens.end,
        tokens,
        read: figure.map_err(|reason| (reason, false)),
    }
}

/// The figure that begins there, read or refused. Takes bounded time.
pub(crate) fn expression(line: Line<'_>, at: usize) -> Option<Found> {
    if let Some((end, certain)) = date(line, at) {
        return Some(refused((RefusedFor::Date, certain, at..end)));
    }
    if let Some(end) = year_in_words(line, at) {
        let certain = !line.names_persons(end);
        return Some(refused((RefusedFor::Year, certain, at..end)));
    }
    let fixed = fixed(line, at);
    let hedged = hedged(line, at);
    let mut found = match (fixed, hedged) {
        (Some(fixed), Some(hedged)) if hedged.tokens.end > fixed.tokens.end => hedged,
        (Some(found), _) | (None, Some(found)) => found,
        (None, None) => return other_numeral(line, at),
    };
    found.end = line.past_marks(found.tokens.end).max(found.end);
    Some(found)
}

/// Digits of another script, and fractions that are one sign.
fn other_numeral(line: Line<'_>, at: usize) -> Option<Found> {
    let is = |at: usize| {
        line.sign(at)
            .is_some_and(|c| c.is_numeric() && !is_superscript(c))
    };
    if !is(at) {
        return None;
    }
    let mut end = at + 1;
    while is(end) && line.glued_before(end) {
        end += 1;
    }
    Some(refused((RefusedFor::Numeral, false, at..end)))
}

/// "Half a million", where the phrase has no reading of its own as "half a dozen" has.
fn part_of_a_number(line: Line<'_>, at: usize) -> Option<usize> {
    let own = match line.longest(at, line.tongue.fixed) {
        Some((Fixed::Number(_) | Fixed::Loosely(_), used)) => at + used,
        _ => at,
    };
    part(line, at).filter(|end| *end > own)
}

/// A phrase without a number.
fn fixed(line: Line<'_>, at: usize) -> Option<Found> {
    if line.one_of(at, line.tongue.no) && line.one_of(at + 1, line.tongue.persons) {
        return Some(finished(form(&[], Core::Zero), at..at + 2));
    }
    let (meaning, used) = line.longest(at, line.tongue.fixed)?;
    let end = at + used;
    let core = match meaning {
        Fixed::Vague(word) => {
            if !stands_for_persons(line, at, end, word) {
                return None;
            }
            // "a couple of hundred", "un par de miles"
            let of = usize::from(line.one_of(end, line.tongue.of));
            if let Some(end) = order_of_magnitude(line, end + of) {
                return Some(refused((RefusedFor::Word, false, at..end)));
            }
            if let Some((reason, certain, end)) = setting::counted(line, end) {
                return Some(refused((reason, certain, at..end)));
            }
            Core::Vague(word)
        }
        Fixed::Unknown => Core::Unknown,
        Fixed::Zero => Core::Zero,
        Fixed::Number(_) | Fixed::Loosely(_) => return None,
        Fixed::NoReading => return Some(refused((RefusedFor::Word, false, at..end))),
        Fixed::Relative => return Some(refused((RefusedFor::Relative, false, at..end))),
        Fixed::Share => return Some(refused((RefusedFor::Share, true, at..end))),
    };
    Some(finished(form(&[], core), at..end))
}

/// "Some" begins too many phrases to be a figure by itself; "how many" is a question.
fn stands_for_persons(line: Line<'_>, at: usize, end: usize, word: Word) -> bool {
    let alone = at == 0 && line.token(end).is_none();
    match word {
        Word::Some => alone || line.names_persons(end) || end > at + 1,
        Word::Many | Word::AFew => !line.one_before(at, line.tongue.degrees),
        _ => true,
    }
}

/// Hedges before, a number or a range, hedges after.
fn hedged(line: Line<'_>, at: usize) -> Option<Found> {
    const MOST: usize = 4;
    let mut hedges = Vec::new();
    let mut next = at;
    let mut counts_only = false;
    while hedges.len() < MOST {
        let Some((hedge, used)) = line.longest(next, line.tongue.before) else {
            break;
        };
        counts_only |= !setting::said_of_years(line, next, used);
        hedges.push(hedge);
        next += used;
    }
    if let Some(end) = part_of_a_number(line, next) {
        return Some(refused((RefusedFor::Fraction, false, at..end)));
    }
    if !hedges.is_empty() && line.one_of(next, line.tongue.articles) {
        next += 1;
    }
    if let Some(end) = part_of_a_number(line, next).or_else(|| year_in_words(line, next)) {
        let reason = year_in_words(line, next).map_or(RefusedFor::Fraction, |_| RefusedFor::Year);
        return Some(refused((reason, false, at..end)));
    }
    let paired = hedges.contains(&Hedge::Between);
    let (core, reach) = match core(line, next, paired)? {
        Ok(found) => found,
        Err((reason, used)) => {
            return Some(refused((reason, reason == RefusedFor::Date, at..next + used)));
        }
    };
    let (Core::One(first) | Core::Range(first, _) | Core::AboutRange(first, _)) = core else {
        let made = form(&hedges, core);
        return (!hedges.is_empty()).then(|| finished(made, at..reach.end));
    };
    let is_range = !matches!(core, Core::One(_));
    if hedges.contains(&Hedge::From) && !is_range {
        return None;
    }
    if let Some(end) = setting::one_in(line, reach.end, first.written) {
        return Some(refused((RefusedFor::Share, true, at..end)));
    }
    if let Some(end) = and_a_part(line, reach.end) {
        // "a las 9 y media"
        if first.value <= 24 && line.follows(reach.start, line.tongue.at_clock) {
            return Some(refused((RefusedFor::Clock, true, at..end)));
        }
        return Some(refused((RefusedFor::Fraction, false, at..end)));
    }
    let said = reach.end;
    let reach = match said_again(line, said, core) {
        Some(again) => reach.start..again,
        None => reach,
    };
    let (mut end, after) = suffix(line, reach.end);
    hedges.extend(after);
    if !is_range && !is_number(line, at, end, &first, counts_only || after.is_some()) {
        return None;
    }
    if let Some(refusal) = setting::around(line, at, &reach) {
        return Some(refused((refusal.0, refusal.1, at..refusal.2.end)));
    }
    if let Some(end) = order_of_magnitude(line, line.past_marks(reach.end)) {
        return Some(refused((RefusedFor::Word, false, at..end)));
    }
    if let Some(refusal) = setting::said_before(line, at, &reach, first.value) {
        return Some(refused(refusal));
    }
    if first.written == Written::LikeAYear
        && let Some(refusal) = setting::year(line, at, &reach, counts_only || after.is_some())
    {
        return Some(refused(refusal));
    }
    if first.written == Written::Words && setting::year_written_out(line, at, &reach, first.value) {
        return Some(refused((RefusedFor::Year, false, at..end)));
    }
    if let Some(refusal) = setting::may_be_age(line, at, &reach, first.value) {
        return Some(refused(refusal));
    }
    if is_range && hedges.contains(&Hedge::From) && setting::is_change(line, at) {
        return Some(refused((RefusedFor::Change, false, at..end)));
    }
    let past = end;
    if after.is_none() {
        end = said;
    }
    if setting::is_denied(line, at) {
        return Some(refused((RefusedFor::Denied, false, at..end)));
    }
    let found = finished(form(&hedges, core), at..end);
    Some(Found { end: past, ..found })
}

/// "One" and "un" are numbers after a hedge that is said of counts, or before a person.
fn is_number(line: Line<'_>, at: usize, end: usize, first: &Number, hedged: bool) -> bool {
    let alone = at == 0 && line.token(end).is_none();
    match first.written {
        Written::One => hedged || alone || line.one_of(end, line.tongue.persons),
        Written::Article => hedged,
        _ => true,
    }
}

/// The place after the same number in brackets: `two hundred and fourteen (214)`.
fn said_again(line: Line<'_>, end: usize, core: Core) -> Option<usize> {
    let Core::One(first) = core else { return None };
    if line.sign(end) != Some('(') {
        return None;
    }
    let again = number(line, end + 1)?.ok()?;
    let close = end + 1 + again.used;
    (again.value == first.value && line.sign(close) == Some(')')).then_some(close + 1)
}

/// A hedge after the number, or after the persons it counts, and the place after it.
fn suffix(line: Line<'_>, end: usize) -> (usize, Option<Hedge>) {
    let marked = line.past_marks(end);
    let nouns = (marked..marked + 3)
        .take_while(|&at| line.names_persons(at))
        .count();
    for (at, gap) in [(marked, false), (marked + nouns, true)] {
        let Some((hedge, used)) = line.longest(at, line.tongue.after) else {
            continue;
        };
        let next = at + used;
        // "116 plus 41", "116 or more than 120": the words belong to the second number.
        let reaches_on = (at..next).any(|inner| {
            let hedge = line.longest(inner, line.tongue.before);
            hedge.is_some_and(|(_, used)| inner + used > next && number(line, inner + used).is_some())
        });
        let belongs_on =
            reaches_on || number(line, next).is_some() || line.longest(next, line.tongue.fixed).is_some();
        let leads = line.longest(at, line.tongue.before).is_some() || line.is(at, "plus");
        let ends = line.kind(next) != Some(Kind::Word) || line.names_persons(next);
        let plain = hedge == Hedge::Plain && gap;
        if !belongs_on && (ends || !leads) && !plain {
            return (next, Some(hedge));
        }
    }
    (end, None)
}
