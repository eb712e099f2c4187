//! One number in running text: digits with their separators, words, dozens, millions.

use crate::figure::line::Line;
use crate::figure::refusal::RefusedFor;
use crate::figure::tongue::Tongue;
use crate::phrase::{Kind, cardinal};

/// A number, and how it was written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Number {
    pub(crate) value: u64,
    /// How many tokens it takes.
    pub(crate) used: usize,
    pub(crate) written: Written,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// Digits alone, four of them between 1900 and 2100.
    LikeAYear,
    Digits,
    Words,
    /// "one", "uno": a number, or a pronoun.
    One,
    /// "un", "una": a number, or an article.
    Article,
    /// "two dozen": exactly so many, and nothing says how near "about" so many is.
    Dozens,
    /// "un centenar": about so many, where nothing else is said.
    Loosely,
}

/// What was refused, and how many tokens of it there are.
pub(crate) type Refused = (RefusedFor, usize);

/// The number that begins there, if one does.
pub(crate) fn number(line: Line<'_>, at: usize) -> Option<Result<Number, Refused>> {
    let kind = line.kind(at)?;
    let (mantissa, places, mut found) = match kind {
        Kind::Number => match in_digits(line, at) {
            Ok(parts) => parts,
            Err(refused) => return Some(Err(refused)),
        },
        Kind::Word => {
            let (value, used) = cardinal(line.tokens.get(at..)?, line.tongue.language)?;
            let written = match used {
                1 if line.one_of(at, line.tongue.ones) => Written::One,
                1 if line.one_of(at, line.tongue.articles_of_one) => Written::Article,
                _ => Written::Words,
            };
            (value, 0, Number { value, used, written })
        }
        Kind::Sign => return None,
    };
    let mut factor: u64 = 1;
    for _ in 0..2 {
        let Some((scale, used)) = line.longest(at + found.used, line.tongue.scales) else {
            break;
        };
        if kind == Kind::Word && scale < 1_000_000 {
            // The words before it took every hundred and thousand that belongs to them.
            return Some(Err((RefusedFor::Hedges, found.used + used)));
        }
        factor = factor.saturating_mul(scale);
        found.used += used;
        found.written = Written::Words;
    }
    if let Some(((unit, loose), used)) = line.longest(at + found.used, line.tongue.collectives) {
        factor = factor.saturating_mul(unit);
        found.used += used;
        found.written = if loose { Written::Loosely } else { Written::Dozens };
    }
    let Some(scaled) = mantissa.checked_mul(factor) else {
        return Some(Err((RefusedFor::TooLarge, found.used)));
    };
    let whole = 10_u64
        .checked_pow(places)
        .filter(|unit| scaled.is_multiple_of(*unit));
    let Some(unit) = whole else {
        return Some(Err((RefusedFor::Decimal, found.used)));
    };
    if places > 0 && factor == 1 {
        return Some(Err((RefusedFor::Decimal, found.used)));
    }
    found.value = scaled / unit;
    if factor == 1_000_000 {
        // "dos millones quinientos mil"
        let rest = line.tokens.get(at + found.used..).unwrap_or_default();
        if let Some((rest, used)) = cardinal(rest, line.tongue.language).filter(|(rest, _)| *rest > 1) {
            found.value = found.value.saturating_add(rest);
            found.used += used;
        }
    }
    Some(Ok(found))
}

/// Digits, all of them read as one whole number, and how many of them are decimals.
fn in_digits(line: Line<'_>, at: usize) -> Result<(u64, u32, Number), Refused> {
    let token = line.token(at).map_or("", |token| token.text);
    let used = 1 + spaced_groups(line, at);
    if used > 1 {
        if !line.tongue.spaced {
            return Err((RefusedFor::Separator, used));
        }
        let groups = line.tokens.get(at..at + used).unwrap_or_default();
        let digits: String = groups.iter().map(|group| group.text).collect();
        let value = digits.parse().map_err(|_| (RefusedFor::TooLarge, used))?;
        let written = Written::Digits;
        return Ok((value, 0, Number { value, used, written }));
    }
    let places = decimal_places(token, line.tongue).map_err(|reason| (reason, 1))?;
    let digits: String = token.chars().filter(char::is_ascii_digit).collect();
    let value = digits.parse().map_err(|_| (RefusedFor::TooLarge, 1))?;
    let written = if token.len() == 4 && (1900..=2100).contains(&value) {
        Written::LikeAYear
    } else {
        Written::Digits
    };
    Ok((value, places, Number { value, used, written }))
}

/// How many tokens of three digits follow, each after one ordinary space: `12 000`.
fn spaced_groups(line: Line<'_>, at: usize) -> usize {
    let first = line.plain_digits(at);
    if !first.is_some_and(|head| head.len() <= 3 && !head.starts_with('0')) {
        return 0;
    }
    let after_one_space = |at: usize| {
        let (one, next) = line.token(at).zip(line.token(at + 1))?;
        line.text
            .get(one.span.end..next.span.start)
            .filter(|gap| *gap == " ")
    };
    let group = |at: &usize| {
        after_one_space(*at).is_some() && line.plain_digits(at + 1).is_some_and(|group| group.len() == 3)
    };
    // A fourth group is beyond any count, and a row of figures is no number.
    (at..at + 4).take_while(group).count()
}

/// How many digits stand after the decimal mark; 0 where the separators group thousands.
fn decimal_places(written: &str, tongue: &Tongue) -> Result<u32, RefusedFor> {
    let marks: Vec<char> = written.chars().filter(|c| !c.is_ascii_digit()).collect();
    let Some((&first, more)) = marks.split_first() else {
        return Ok(0);
    };
    let mut parts = written.split(|c: char| !c.is_ascii_digit());
    let head = parts.next().unwrap_or_default();
    let threes = (1..=3).contains(&head.len()) && parts.all(|group| group.len() == 3);
    let last = written
        .rsplit(|c: char| !c.is_ascii_digit())
        .next()
        .unwrap_or_default();
    let groups = |mark: char| mark == tongue.groups || matches!(mark, '\u{a0}' | '\u{2009}' | '\u{202f}');
    if more.iter().any(|mark| *mark != first) {
        let decimal = more.last() == Some(&tongue.decimals) && groups(first);
        return Err(if decimal {
            RefusedFor::Decimal
        } else {
            RefusedFor::Separator
        });
    }
    match (threes, more.is_empty()) {
        (true, _) if groups(first) => Ok(0),
        (false, true) if first == tongue.decimals => {
            u32::try_from(last.len()).map_err(|_| RefusedFor::Decimal)
        }
        (false, false) if first == '.' => Err(RefusedFor::Date),
        _ => Err(RefusedFor::Separator),
    }
}
