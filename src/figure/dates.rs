//! Days, months and years as they stand in running text: numbers that count nobody.

use crate::figure::line::Line;
use crate::figure::number::number;
use crate::figure::tongue::Words;
use crate::phrase::Kind;

/// The place after the date that begins there, if one does, and whether it is certain to be one.
pub(crate) fn date(line: Line<'_>, at: usize) -> Option<(usize, bool)> {
    if let Some(end) = series(line, at) {
        return Some((end, true));
    }
    if line.one_of(at, line.tongue.months) {
        let next = at + 1 + usize::from(line.is(at + 1, "."));
        if let Some(end) = days(line, next) {
            let certain = !line.names_persons(end);
            return Some((with_year(line, end), certain));
        }
        return Some((with_year(line, next), true)).filter(|(end, _)| *end > next);
    }
    let end = days(line, at)?;
    let month = end + usize::from(line.one_of(end, line.tongue.of));
    let named = line.one_of(month, line.tongue.months) && !is_the_verb(line, month);
    let full_stop = usize::from(line.is(month + 1, ".") && line.glued(month));
    named.then(|| {
        let after = with_year(line, month + 1 + full_stop);
        let end = if after == month + 1 + full_stop {
            month + 1
        } else {
            after
        };
        (end, true)
    })
}

/// The place after a year said as two numbers: "twenty twenty-six", "nineteen-ninety-nine".
pub(crate) fn year_in_words(line: Line<'_>, at: usize) -> Option<usize> {
    let words = |at: usize| match line.kind(at)? {
        Kind::Word => number(line, at)?.ok(),
        _ => None,
    };
    let century = words(at).filter(|century| matches!(century.value, 19 | 20))?;
    let next = at + century.used;
    let dash =
        matches!(line.sign(next), Some('-' | '‑' | '–')) && line.glued_before(next) && line.glued(next);
    let next = next + usize::from(dash);
    let year = words(next).filter(|year| (10..=99).contains(&year.value))?;
    Some(next + year.used)
}

/// Three numbers or more, parted by the same sign and no space: `2026-01-12`, `12/01/2026`.
fn series(line: Line<'_>, at: usize) -> Option<usize> {
    line.plain_digits(at)?;
    let sign = line.sign(at + 1).filter(|sign| matches!(sign, '-' | '/' | '–'))?;
    let mut end = at + 1;
    while line.sign(end) == Some(sign)
        && line.glued_before(end)
        && line.glued(end)
        && line.kind(end + 1) == Some(Kind::Number)
    {
        end += 2;
    }
    (end >= at + 5).then_some(end)
}

/// The place after one or more days of a month: `12`, `12th`, `8, 9 y 10`, `8 al 12`.
fn days(line: Line<'_>, at: usize) -> Option<usize> {
    const BETWEEN: Words = &[
        ",", "and", "&", "y", "e", "-", "–", "to", "al", "a", "or", "o", "hasta",
    ];
    const MOST: usize = 12;
    let mut end = day(line, at)?;
    for _ in 0..MOST {
        let mut next = end;
        while next < end + 3 && (line.one_of(next, BETWEEN) || line.one_of(next, line.tongue.articles)) {
            next += 1;
        }
        match day(line, next).filter(|_| next > end) {
            Some(after) => end = after,
            None => break,
        }
    }
    Some(end)
}

fn day(line: Line<'_>, at: usize) -> Option<usize> {
    let end = match line.kind(at)? {
        Kind::Number => {
            let digits = line.plain_digits(at).filter(|digits| digits.len() <= 2)?;
            digits.parse().ok().filter(|day| (1..=31_u8).contains(day))?;
            at + 1
        }
        Kind::Word => {
            let words = number(line, at)?.ok()?;
            Some(at + words.used).filter(|_| (1..=31).contains(&words.value))?
        }
        Kind::Sign => return None,
    };
    let full_stop = usize::from(line.is(end, ".") && line.glued(end));
    let ordinal = line.glued_before(end) && line.one_of(end + full_stop, line.tongue.ordinals);
    Some(if ordinal { end + full_stop + 1 } else { end })
}

/// `, 2026`, `de 2026`, `2026`.
fn with_year(line: Line<'_>, at: usize) -> usize {
    let link = line.is(at, ",") || line.one_of(at, line.tongue.of) || line.is(at, "del");
    let year = at + usize::from(link);
    let digits = line.plain_digits(year).filter(|digits| digits.len() == 4);
    let known = digits.and_then(|digits| digits.parse().ok());
    match known.filter(|year| (1900..=2100_u16).contains(year)) {
        Some(_) => year + 1,
        None => at,
    }
}

/// "12 may be released": the English verb, by what follows it.
fn is_the_verb(line: Line<'_>, at: usize) -> bool {
    const AFTER: Words = &[
        "be", "have", "not", "still", "also", "soon", "only", "yet", "never", "well", "remain", "now",
        "already", "even", "go", "get", "leave", "return",
    ];
    line.is(at, "may") && line.one_of(at + 1, AFTER)
}
