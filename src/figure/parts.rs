//! A part or a multiple of a number: "half a million", "two and a half thousand", "double the 45".

use crate::figure::line::Line;
use crate::figure::number::number;
use crate::figure::tongue::{Fixed, Hedge, Words};

/// The place after the part or multiple of a number that begins there, if one does.
///
/// A number in it belongs to what is said of it, so none of it is read. "Half of them" has no number
/// and is none; "half a dozen" has a reading of its own.
pub(crate) fn part(line: Line<'_>, at: usize) -> Option<usize> {
    const MOST: usize = 6;
    let mut whole = after_part(line, at)?;
    let mut linked = 0;
    while linked < MOST {
        let hedge = line.longest(whole, line.tongue.before);
        whole += match hedge {
            Some((hedge, used)) if hedge != Hedge::Not => used,
            _ if line.one_of(whole, line.tongue.through) || dash(line, whole) => 1,
            _ => break,
        };
        linked += 1;
    }
    // "half a million": the article belongs to the number or to the link, whichever reads on.
    let begun = whole.saturating_sub(linked).max(at + 1);
    (begun..=whole).rev().find_map(|start| end_of_number(line, start))
}

/// The place after "and a half", "y medio", and the order of magnitude that may follow it.
pub(crate) fn and_a_part(line: Line<'_>, end: usize) -> Option<usize> {
    const HALVES: Words = &["half", "medio", "media"];
    let skip = |at: usize| at + usize::from(dash(line, at));
    let and = skip(end);
    if !line.one_of(and, line.tongue.and) {
        return None;
    }
    let mut next = skip(and + 1);
    if line.one_of(next, line.tongue.through) || line.one_of(next, line.tongue.ones) {
        next = skip(next + 1);
    } else if let Some(Ok(some)) = number(line, next) {
        next = skip(next + some.used);
    }
    if !line.one_of(next, line.tongue.fractions) {
        return None;
    }
    let after = next + 1;
    // "116 and a third of them" is a number and a share, "a million and a half of them" is not.
    if line.one_of(after, line.tongue.of) && !line.one_of(next, HALVES) {
        return part(line, next);
    }
    let order = skip(after);
    Some(order_of_magnitude(line, order).unwrap_or(after))
}

/// The place after a word for an order of magnitude, of either language, that has been left over.
pub(crate) fn order_of_magnitude(line: Line<'_>, at: usize) -> Option<usize> {
    const ORDERS: Words = &[
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "million",
        "millions",
        "billion",
        "billions",
        "trillion",
        "trillions",
        "dozen",
        "dozens",
        "score",
        "bn",
        "mn",
        "cien",
        "cientos",
        "centenar",
        "centenares",
        "mil",
        "miles",
        "millar",
        "millares",
        "millon",
        "millones",
        "billon",
        "billones",
        "docena",
        "docenas",
        "decena",
        "decenas",
    ];
    line.one_of(at, ORDERS).then_some(at + 1)
}

/// The place after a word for a part or a multiple, its own number and article included.
fn after_part(line: Line<'_>, at: usize) -> Option<usize> {
    let skip = |at: usize| at + usize::from(dash(line, at));
    let is_part =
        |at: usize| line.one_of(at, line.tongue.fractions) || line.one_of(at, line.tongue.multiples);
    if is_part(at) {
        return Some(at + 1);
    }
    if line.one_of(at, line.tongue.through) && is_part(skip(at + 1)) {
        return Some(skip(at + 1) + 1);
    }
    // "2/3 of the 90"
    if line.plain_digits(at).is_some()
        && line.sign(at + 1) == Some('/')
        && line.plain_digits(at + 2).is_some()
    {
        return Some(at + 3);
    }
    let many = match number(line, at) {
        Some(Ok(many)) => at + many.used,
        _ => match line.longest(at, line.tongue.fixed)? {
            (Fixed::Vague(_), used) => at + used,
            _ => return None,
        },
    };
    let times = line.one_of(many, line.tongue.times);
    let named = times || line.one_of(skip(many), line.tongue.fractions);
    named.then(|| skip(many) + 1)
}

fn end_of_number(line: Line<'_>, at: usize) -> Option<usize> {
    let counted = number(line, at).map(|found| found.map_or_else(|(_, used)| used, |found| found.used));
    let fixed = match line.longest(at, line.tongue.fixed) {
        Some((Fixed::Number(_) | Fixed::Loosely(_) | Fixed::NoReading, used)) => Some(used),
        _ => None,
    };
    let collective = line.longest(at, line.tongue.collectives).map(|(_, used)| used);
    let mut end = at
        + counted
            .max(fixed)
            .max(collective)
            .or_else(|| order_of_magnitude(line, at).map(|_| 1))?;
    while let Some(more) = order_of_magnitude(line, end) {
        end = more;
    }
    Some(end)
}

/// A hyphen between two words.
fn dash(line: Line<'_>, at: usize) -> bool {
    matches!(line.sign(at), Some('-' | '‑')) && line.glued_before(at) && line.glued(at)
}
