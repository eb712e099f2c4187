//! What stands around a number and says that it counts nobody.

use std::ops::Range;

use crate::figure::dates::date;
use crate::figure::line::{Line, is_superscript};
use crate::figure::number::{Written, number};
use crate::figure::refusal::RefusedFor;
use crate::figure::tongue::{Phrases, Unit};
use crate::phrase::Kind;

/// A reason, whether it is certain, and the tokens it is about.
pub(crate) type Refusal = (RefusedFor, bool, Range<usize>);

/// What stands right before and right after digits and words, told by their place.
///
/// `core` are the tokens of the number or range, footnote marks left out.
pub(crate) fn around(line: Line<'_>, at: usize, core: &Range<usize>) -> Option<Refusal> {
    let found = |reason, certain, end| Some((reason, certain, core.start..end));
    if line.kind(core.end.saturating_sub(1)) == Some(Kind::Number)
        && let Some((reason, certain, end)) = stuck_after(line, core.end)
    {
        return found(reason, certain, end);
    }
    if line
        .sign(core.end)
        .is_some_and(|c| c.is_numeric() && !is_superscript(c))
    {
        let fraction = matches!(line.sign(core.end), Some('¼'..='¾' | '⅐'..='⅟'));
        let reason = if fraction {
            RefusedFor::Decimal
        } else {
            RefusedFor::Numeral
        };
        return found(reason, false, core.end + 1);
    }
    if let Some((reason, certain, end)) = counted(line, core.end) {
        return found(reason, certain, end);
    }
    let hyphen = line.glued_before(core.end) && line.sign(core.end) == Some('-') && line.glued(core.end);
    if hyphen && line.longest(core.end, line.tongue.after).is_none() {
        return found(RefusedFor::Glued, false, core.end + 2);
    }
    let (reason, certain) = stuck_before(line, core.start).filter(|_| core.start == at)?;
    found(reason, certain, core.end)
}

/// Letters, digits and signs with no space between: ordinals, clock times, fractions.
fn stuck_after(line: Line<'_>, end: usize) -> Option<(RefusedFor, bool, usize)> {
    if !line.glued_before(end) {
        return None;
    }
    // A note's number that has lost its small type makes another figure; which digits are the note's
    // is for a person to say.
    if line.sign(end).is_some_and(is_superscript) {
        return Some((RefusedFor::Glued, false, end + 1));
    }
    let digits_follow = line.glued(end) && line.kind(end + 1) == Some(Kind::Number);
    match (line.kind(end)?, line.sign(end)) {
        (Kind::Word, _) if line.one_of(end, line.tongue.ordinals) => {
            Some((RefusedFor::Ordinal, true, end + 1))
        }
        (Kind::Word, _) if line.one_of(end, line.tongue.hours) => Some((RefusedFor::Clock, true, end + 1)),
        (Kind::Word, _) if line.is(end, "s") => Some((RefusedFor::Year, true, end + 1)),
        (Kind::Word, _) if unit(line, end).is_some() => None,
        (Kind::Word | Kind::Number, _) => Some((RefusedFor::Glued, false, end + 1)),
        (_, Some(':')) if digits_follow => Some((RefusedFor::Clock, true, end + 2)),
        (_, Some('/')) if digits_follow => Some((RefusedFor::Share, true, end + 2)),
        (_, Some('.')) if line.glued(end) && (line.is(end + 1, "ª") || line.is(end + 1, "º")) => {
            Some((RefusedFor::Ordinal, true, end + 2))
        }
        (_, Some('_' | '@' | '^' | '=' | '×' | '\\' | '#' | '\u{fe0f}' | '\u{20e3}')) => {
            Some((RefusedFor::Glued, false, end + 1))
        }
        _ => None,
    }
}

/// What the number counts, where a word says so: days, dollars, per cent.
pub(crate) fn counted(line: Line<'_>, end: usize) -> Option<(RefusedFor, bool, usize)> {
    let end = line.past_marks(end);
    let hyphen = usize::from(line.sign(end) == Some('-') && line.glued_before(end) && line.glued(end));
    if line.one_of(end + hyphen, line.tongue.fractions) {
        return Some((RefusedFor::Share, true, end + hyphen + 1));
    }
    if let Some(((), used)) = line.longest(end, line.tongue.per)
        && let Some(Ok(whole)) = number(line, end + used)
    {
        return Some((RefusedFor::Share, true, end + used + whole.used));
    }
    // At most an "of" and a filler stand between.
    for at in (end + hyphen..).take(3) {
        if let Some((found, used)) = unit(line, at) {
            let reason = match found {
                Unit::Share => RefusedFor::Share,
                Unit::Clock => RefusedFor::Clock,
                Unit::Age => RefusedFor::Age,
                Unit::Money => RefusedFor::Money,
                Unit::Measure => RefusedFor::Measure,
            };
            return Some((reason, true, at + used));
        }
        if !line.one_of(at, line.tongue.fillers) && !line.one_of(at, line.tongue.of) {
            return None;
        }
    }
    None
}

fn unit(line: Line<'_>, at: usize) -> Option<(Unit, usize)> {
    line.longest(at, line.tongue.units)
}

/// What no space parts from the number before it: letters, a minus, a currency, the bracket of a note.
fn stuck_before(line: Line<'_>, start: usize) -> Option<(RefusedFor, bool)> {
    let before = start.checked_sub(1)?;
    if line.one_of(before, line.tongue.in_money) {
        return Some((RefusedFor::Money, true));
    }
    if line.follows(start, line.tongue.labels) {
        let persons = line.names_persons(start + 1);
        return Some((RefusedFor::Label, !persons));
    }
    if !line.glued(before) {
        return None;
    }
    let stuck = line.glued_before(before);
    match (line.kind(before)?, line.sign(before)) {
        (Kind::Word | Kind::Number, _) => Some((RefusedFor::Glued, false)),
        (_, Some('-' | '‑' | '−'))
            if stuck && before.checked_sub(1).and_then(|at| line.kind(at)) == Some(Kind::Word) =>
        {
            Some((RefusedFor::Label, true))
        }
        (_, Some('-' | '‑' | '−' | '+' | '±' | '_' | '^' | '@' | '\\' | '×' | '/' | '=')) => {
            Some((RefusedFor::Glued, false))
        }
        (_, Some('.' | ',')) if !stuck && line.kind(start) == Some(Kind::Number) => {
            Some((RefusedFor::Decimal, false))
        }
        (_, Some('[')) if stuck && line.sign(start + 1) == Some(']') => Some((RefusedFor::Label, true)),
        _ => None,
    }
}

/// What the words before say: an age, an hour, a day of the month. `at` is where the hedges begin.
pub(crate) fn said_before(line: Line<'_>, at: usize, core: &Range<usize>, first: u64) -> Option<Refusal> {
    let whole = at..core.end;
    if line.follows(at, line.tongue.in_age) || line.follows(core.start, line.tongue.in_age) {
        let certain = !line.names_persons(core.end);
        return Some((RefusedFor::Age, certain, whole));
    }
    if let Some((end, certain)) = date(line, core.start) {
        return Some((RefusedFor::Date, certain, at..end.max(core.end)));
    }
    let counts = line.names_persons(core.end);
    if first <= 24 && !counts && line.follows(core.start, line.tongue.at_clock) {
        return Some((RefusedFor::Clock, true, whole));
    }
    if first <= 31 && !counts && line.one_before(core.start, line.tongue.on_day) {
        return Some((RefusedFor::Date, true, whole));
    }
    None
}

/// A number between 1900 and 2100 that nothing shows to be a count.
///
/// `hedges` are the hedges' phrases: some, such as "more than", are not said of years.
pub(crate) fn year(line: Line<'_>, at: usize, core: &Range<usize>, hedged: bool) -> Option<Refusal> {
    if hedged {
        return None;
    }
    let after_in =
        line.one_before(at, line.tongue.in_year) || line.one_before(core.start, line.tongue.in_year);
    if !after_in && line.names_persons(core.end) {
        return None;
    }
    let certain = after_in && !line.one_of(core.end, line.tongue.persons);
    Some((RefusedFor::Year, certain, at..core.end))
}

/// "in two thousand and twenty-six", "en dos mil veintiséis", where no persons follow.
pub(crate) fn year_written_out(line: Line<'_>, at: usize, core: &Range<usize>, value: u64) -> bool {
    let precise = (1900..=2100).contains(&value) && !value.is_multiple_of(100);
    precise && at == core.start && line.one_before(at, line.tongue.in_year) && !line.names_persons(core.end)
}

/// "people over 60", "prisoners between 18 and 24": an age, unless persons follow.
pub(crate) fn may_be_age(line: Line<'_>, at: usize, core: &Range<usize>, first: u64) -> Option<Refusal> {
    let before = at.checked_sub(1)?;
    let noun = if line.one_of(before, line.tongue.of) {
        before.checked_sub(1)?
    } else {
        before
    };
    let aged = line
        .tongue
        .aged
        .iter()
        .any(|hedge| line.length_of(at, hedge).is_some());
    let person = line.one_of(noun, line.tongue.persons);
    (aged && person && first < 100 && !line.names_persons(core.end)).then_some((
        RefusedFor::Age,
        false,
        at..core.end,
    ))
}

/// Whether a verb of change stands shortly before: "rose from 41 to 116".
pub(crate) fn is_change(line: Line<'_>, at: usize) -> bool {
    const NEAR: usize = 4;
    (at.saturating_sub(NEAR)..at).any(|before| line.one_of(before, line.tongue.changes))
}

/// Whether the clause before says that what follows is not so: "it is not true that 116 were freed".
pub(crate) fn is_denied(line: Line<'_>, at: usize) -> bool {
    const NEAR: usize = 12;
    let ends = |at: &usize| matches!(line.sign(*at), Some('.' | ';' | '!' | '?'));
    let near = (at.saturating_sub(NEAR)..at)
        .rev()
        .take_while(|before| !ends(before));
    near.map(|before| before + 1)
        .any(|place| line.follows(place, line.tongue.denials))
}

/// Whether a phrase is among those that are also said of years.
pub(crate) fn said_of_years(line: Line<'_>, at: usize, used: usize) -> bool {
    let dated = line.tongue.dated;
    dated.iter().any(|hedge| line.length_of(at, hedge) == Some(used))
}

/// Whether the number there is two figures and a rate: "one in five".
pub(crate) fn one_in(line: Line<'_>, end: usize, written: Written) -> Option<usize> {
    const IN: Phrases<()> = &[("in", ()), ("out of", ()), ("of", ()), ("de", ())];
    if written != Written::One {
        return None;
    }
    let rate = line
        .longest(end, line.tongue.per)
        .or_else(|| line.longest(end, IN));
    let ((), used) = rate?;
    let whole = number(line, end + used)?.ok()?;
    (whole.written == Written::Words).then_some(end + used + whole.used)
}
