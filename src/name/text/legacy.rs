//! Single bytes read in the wrong encoding, and letters of which one byte was lost.

use crate::name::text::codepage;
use crate::name::text::draft::{Draft, RepairKind};

/// Whether the text may hold any.
pub(super) fn wanted(letters: &[char]) -> bool {
    letters.iter().any(|letter| !letter.is_ascii())
}

/// Writes the text with such letters read anew where their neighbours leave no doubt.
pub(super) fn undo(letters: &[char], draft: &mut Draft) {
    let mut rest = letters;
    while let [first, tail @ ..] = rest {
        // Whole letters of other scripts are most of what comes here.
        let read = if first.is_ascii() || matches!(first, '\u{180}'..='\u{1fff}' | '\u{2100}'..) {
            None
        } else {
            letter(*first, draft.letters(), tail)
        };
        match read {
            Some((read, kind)) => draft.mend(read, kind),
            None => draft.keep(*first),
        }
        rest = tail;
    }
}

fn letter(sign: char, before: &[char], after: &[char]) -> Option<(char, RepairKind)> {
    if matches!(sign, 'Ã' | 'Ä' | 'Å') {
        return Some((lost(sign, before, after)?, RepairKind::Mojibake));
    }
    let (left, right) = (before.last().copied(), after.first().copied());
    let (left, right) = (
        left.filter(|sign| sign.is_alphabetic()),
        right.filter(|sign| sign.is_alphabetic()),
    );
    let read = dos(sign, left, right, after)
        .or_else(|| macintosh(sign, left, right, before, after))
        .or_else(|| latin(sign, left, right))
        .or_else(|| control(sign, left, right))?;
    Some((read, RepairKind::SingleByte))
}

/// `Ã` with the byte lost that followed it, one without a sign: `Ãlvarez`, `MarÃa`, `GARCÃA`. In capitals between
/// consonants it may be `Á` or `Í`, and in Portuguese it is a letter: both stay. Likewise `Åukasz` for `Ł`, and `Äạng` for
/// `Đ`, where no Nordic word begins so.
fn lost(sign: char, before: &[char], after: &[char]) -> Option<char> {
    let left = before.last().copied().filter(|sign| sign.is_alphabetic());
    let right = after.first().copied().filter(|sign| sign.is_alphabetic());
    match (left, right) {
        (None, Some(right)) if sign == 'Å' => (is_vowel(right) || right == 'y').then_some('Ł'),
        (None, Some(right)) if sign == 'Ä' => {
            matches!(right, 'ạ'..='ỹ' | 'à' | 'ă' | 'ư' | 'ơ').then_some('Đ')
        }
        _ if sign != 'Ã' => None,
        (None, Some('ñ' | 'Ñ')) => Some('Í'),
        (None, Some(right)) if right.is_lowercase() || !is_vowel(right) => Some('Á'),
        (Some(left), Some(right)) if left.is_lowercase() || right.is_lowercase() => Some('í'),
        (Some(left), None) if left.is_lowercase() && after.is_empty() => Some('í'),
        // No language writes the tilde before another `A`.
        (Some(_), Some('A')) => Some('Í'),
        // Portuguese has `ÃES`, Spanish `ÁEZ`.
        (Some(_), Some('E')) if after.get(1) == Some(&'Z') => Some('Á'),
        _ => None,
    }
}

/// Code page 850 read as Latin-1.
fn dos(sign: char, left: Option<char>, right: Option<char>, after: &[char]) -> Option<char> {
    let left = left?;
    match (sign, right) {
        ('\u{a0}', Some(right)) if right.is_lowercase() => is_middle(after).then_some('á'),
        // At the end of a word after small letters only: the signs have uses of their own.
        ('¡' | '¢' | '£', None) if left.is_uppercase() => None,
        ('¡', _) => Some('í'),
        ('¢', _) => Some('ó'),
        ('£', _) => Some('ú'),
        ('¤', Some(_)) => Some('ñ'),
        ('¥', Some(_)) => Some('Ñ'),
        ('µ', Some(right)) if left.is_uppercase() && right.is_uppercase() => Some('Á'),
        ('à', Some(right)) if left.is_uppercase() && right.is_uppercase() => Some('Ó'),
        ('\u{82}' | '‚', Some(right)) if right.is_lowercase() => Some('é'),
        ('\u{82}' | '‚', None) if left.is_lowercase() => Some('é'),
        ('\u{81}', Some(_)) => Some('ü'),
        ('\u{90}', _) => Some('É'),
        _ => None,
    }
}

/// Whether letters begin as no word does: `ndez`, `s`, `ez`. What else follows a no-break space is a word of its own.
fn is_middle(after: &[char]) -> bool {
    let mut word = after.iter().copied().take_while(|sign| sign.is_alphabetic());
    match (word.next(), word.next()) {
        (Some(first), None) => !is_vowel(first) && first != 'y',
        (Some('e'), Some('z')) => word.next().is_none(),
        (Some(first), Some(second)) => {
            !is_vowel(first)
                && !is_vowel(second)
                && !matches!(second, 'r' | 'l' | 'h' | 'y' | 'w')
                && first != second
        }
        _ => false,
    }
}

/// Mac Roman read as western Windows.
fn macintosh(
    sign: char,
    left: Option<char>,
    right: Option<char>,
    before: &[char],
    after: &[char],
) -> Option<char> {
    let inside = left.zip(right);
    let lower = inside.is_some_and(|(left, right)| left.is_lowercase() && right.is_lowercase());
    // Also where the capital alone stands before: `C—rdoba`.
    let small = inside.is_some_and(|(_, right)| right.is_lowercase())
        && (lower
            || before
                .iter()
                .rev()
                .nth(1)
                .is_none_or(|sign| !sign.is_alphabetic()));
    // A dash may join two names written in lower case, so the word must begin with a capital.
    let titled = || {
        let start = before
            .iter()
            .rposition(|sign| !sign.is_alphabetic())
            .map_or(0, |at| at + 1);
        before.get(start).is_some_and(|first| first.is_uppercase())
    };
    match sign {
        '‡' if inside.is_some() => Some('á'),
        '–' if small && titled() => Some('ñ'),
        '–' if before.last() == Some(&'ó') && right.is_some_and(char::is_lowercase) => {
            titled().then_some('ñ')
        }
        // `Ca–—n`
        '–' if matches!(after, ['—', next, ..] if next.is_lowercase())
            && left.is_some_and(char::is_lowercase) =>
        {
            titled().then_some('ñ')
        }
        '—' if small && titled() => Some('ó'),
        // `Ord—–ez`
        '—' if matches!(after, ['–', next, ..] if next.is_lowercase())
            && left.is_some_and(char::is_lowercase) =>
        {
            titled().then_some('ó')
        }
        // `Cantœ`
        'œ' if right.is_none() && left.is_some_and(|left| left.is_lowercase() && !is_vowel(left)) => {
            Some('ú')
        }
        '’' if is_accented_i(left, right, before, after) => Some('í'),
        'Ž' if left.is_some_and(char::is_lowercase) || small => Some('é'),
        'œ' if lower && !matches!(right, Some('u' | 'i' | 'b' | 't' | 'd')) => Some('ú'),
        'Ÿ' if lower => Some('ü'),
        '„' if inside.is_some() => Some('Ñ'),
        'ƒ' if inside.is_some_and(|(left, right)| left.is_uppercase() && right.is_uppercase()) => Some('É'),
        _ => None,
    }
}

/// Latin-1 read as code page 850, or as Mac Roman: capitals and signs amid small letters.
fn latin(sign: char, left: Option<char>, right: Option<char>) -> Option<char> {
    left.filter(|left| left.is_lowercase())?;
    match (sign, right.is_none_or(char::is_lowercase)) {
        ('Ú' | 'È', true) => Some('é'),
        ('Ý' | 'Ì', true) => Some('í'),
        ('¾' | 'Û', true) => Some('ó'),
        ('±' | 'Ò', true) if right.is_some() => Some('ñ'),
        _ => None,
    }
}

/// A control character at a letter is a sign of western Windows; the sign may be a letter of another encoding.
fn control(sign: char, left: Option<char>, right: Option<char>) -> Option<char> {
    left.or(right)?;
    let at = u32::from(sign).checked_sub(0x80).filter(|at| *at < 0x20)?;
    let read = codepage::ALL.first()?.chars().nth(usize::try_from(at).ok()?)?;
    (read != sign).then_some(read)
}

/// `Garc’a`, `Mart’nez`, `R’os`; not `O’Reilly`, `D’angelo`, `Sa’id`.
fn is_accented_i(left: Option<char>, right: Option<char>, before: &[char], after: &[char]) -> bool {
    let (Some(left), Some(right)) = (left, right) else {
        return false;
    };
    let opens = before
        .iter()
        .rev()
        .nth(1)
        .is_none_or(|sign| !sign.is_alphabetic());
    if !right.is_lowercase() || is_vowel(left) || opens && matches!(left, 'O' | 'D' | 'L' | 'd' | 'l') {
        return false;
    }
    let tail = || {
        after
            .iter()
            .copied()
            .skip(1)
            .take_while(|sign| sign.is_alphabetic())
    };
    match right {
        'a' | 'o' => matches!((tail().next(), tail().nth(1)), (None | Some('s'), None)),
        _ => !(is_vowel(right) || right == 's' && tail().next().is_none()),
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(
        letter.to_lowercase().next(),
        Some('a' | 'e' | 'i' | 'o' | 'u' | 'á' | 'é' | 'í' | 'ó' | 'ú')
    )
}
