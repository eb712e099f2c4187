//! Whether two words of two names are the same word, and in what way.

use crate::name::compare::how::How;
use crate::name::compare::slip::{cut, gender, lost_bits, misread, typo, unknown};
use crate::name::compare::world::{self, Side, World};
use crate::name::family::Family;
use crate::name::sound::key::key;
use crate::name::tables::{Sense, Uses};
use crate::name::token::Token;

/// How two words meet; `None` where they are different words.
///
/// What is cheap to see comes first: most words of two names have nothing in common.
pub(super) fn meet(a: &Token, b: &Token, world: &World, at: (usize, usize)) -> Option<How> {
    if a.sign.folded == b.sign.folded && a.folded == b.folded {
        return (!world.every_mark_counts(a, b)).then(|| same(a, b));
    }
    if a.is.initial || b.is.initial {
        return (a.first().is_some() && (a.first() == b.first() || world.begins_alike(a.first(), b.first())))
            .then_some(How::Initial);
    }
    if (a.is.bound || b.is.bound) && (a.joined == b.joined || a.joined == b.folded || a.folded == b.joined) {
        return Some(How::Joined);
    }
    if let Some(how) = by_tables(a, b) {
        return Some(how);
    }
    if a.sign.begins_as(b.sign) {
        if world::is_inflected(a, b) {
            return Some(How::Spelling);
        }
        if let Some(how) = gender(a, b) {
            return Some(how);
        }
        if is_diminutive(a, b) || is_diminutive(b, a) {
            return Some(How::Short);
        }
        if is_spelled_out(a, b) || is_spelled_out(b, a) {
            return Some(How::Tilde);
        }
    }
    if is_marked(a, b) || is_marked(b, a) {
        return Some(How::Spelling);
    }
    if world.sounds_alike(a, b, at) {
        return Some(How::Sound);
    }
    let strict = world.every_letter_counts(a, b);
    if a.sign.key == b.sign.key && a.key == b.key && !a.key.is_empty() && !strict {
        return Some(How::Sound);
    }
    if (a.is.wild || b.is.wild) && unknown(&a.folded, &b.folded) {
        return Some(How::Unknown);
    }
    if strict {
        return None;
    }
    if let Some(how) = lost_bits(a, b).or_else(|| lost_bits(b, a)) {
        return Some(how);
    }
    if cut(a, b) || cut(b, a) {
        return Some(How::Cut);
    }
    // Two names the tables know as different are different, however alike.
    if a.is_name() && b.is_name() {
        return None;
    }
    if a.sign.looks_like(b.sign) && misread(&a.folded, &b.folded) {
        return Some(How::Misread);
    }
    (a.sign.may_be_slip_of(b.sign) && typo(a, b)).then_some(How::Typo)
}

/// Of words that are the same without accents.
fn same(a: &Token, b: &Token) -> How {
    if a.sign.tildes != b.sign.tildes {
        return How::Tilde;
    }
    if a.joined != b.joined {
        return How::Particles;
    }
    if a.form == b.form { How::Same } else { How::Accents }
}

/// Whether the one is the small form of the other, a given name the tables know: `Luisito`, `Antoninho`.
fn is_diminutive(small: &Token, whole: &Token) -> bool {
    const ENDINGS: [&str; 8] = ["ito", "ita", "itos", "itas", "cito", "cita", "inho", "inha"];
    let stem_of = |text: &'_ str| text.trim_end_matches(['o', 'a', 'e', 's']).len();
    if !whole.uses().any(Uses::MALE.or(Uses::FEMALE)) || small.word.is_some_and(|_| small.is_name()) {
        return false;
    }
    ENDINGS.into_iter().any(|ending| {
        small.folded.strip_suffix(ending).is_some_and(|stem| {
            stem.len() >= 3
                && whole.folded.starts_with(stem)
                && (whole.folded.len() == stem.len() || stem_of(&whole.folded) == stem.len())
                && whole.folded.ends_with('a') == ending.trim_end_matches('s').ends_with('a')
        })
    })
}

/// Whether the tilde of the one is spelled with two letters in the other, as in Catalan and Portuguese:
/// `Nunyez`, `Nunhez`.
fn is_spelled_out(a: &Token, b: &Token) -> bool {
    if a.sign.tildes == 0 || b.folded.len() <= a.folded.len() {
        return false;
    }
    ["ny", "nh", "gn"]
        .into_iter()
        .any(|two| b.folded.contains(two) && b.folded.replace(two, "n") == a.folded)
}

/// Whether marks of the one are spelled with a second letter in the other: `Müller`, `Mueller`.
fn is_marked(a: &Token, b: &Token) -> bool {
    a.spelled.iter().flatten().any(|spelled| *spelled == b.folded)
}

/// Of words that stand for one name by the tables.
fn by_tables(a: &Token, b: &Token) -> Option<How> {
    let (a_senses, b_senses) = (a.senses(), b.senses());
    let shared = a_senses.iter().any(|sense| b_senses.contains(sense));
    if !shared {
        return None;
    }
    let either = a.uses().or(b.uses());
    Some(if either.has(Uses::ABBREVIATION) {
        How::Abbreviation
    } else if either.has(Uses::SHORT) {
        How::Short
    } else {
        How::Spelling
    })
}

/// Whether one word is two others written as one, or stands for both.
pub(super) fn meet_two(
    side: Side,
    one: &Token,
    (first, second): (&Token, &Token),
    world: &World,
) -> Option<How> {
    if one.is.initial || first.is.initial || second.is.initial {
        return None;
    }
    if one.is.double && stands_for_both(one, first, second) {
        return Some(How::Short);
    }
    if world.is_plain() && !one.sign.may_be_both(first.sign, second.sign) {
        return None;
    }
    if is_both(&one.joined, &first.joined, &second.joined)
        || is_both(&one.folded, &first.folded, &second.folded)
    {
        return Some(How::Joined);
    }
    if is_both(&one.key, &first.key, &second.key)
        || (one.sign.may_be_both(first.sign, second.sign)
            && one.key
                == key(
                    &[first.joined.as_str(), second.joined.as_str()].concat(),
                    Family::Spanish,
                ))
    {
        return Some(How::Sound);
    }
    world
        .sounds_like_two(side, one, first, second)
        .then_some(How::Sound)
}

fn stands_for_both(one: &Token, first: &Token, second: &Token) -> bool {
    one.senses().iter().any(|sense| match sense {
        Sense::Two(x, y) => {
            first.senses().contains(&Sense::One(*x)) && second.senses().contains(&Sense::One(*y))
        }
        Sense::One(_) => false,
    })
}

fn is_both(one: &str, first: &str, second: &str) -> bool {
    one.len() == first.len() + second.len() && one.starts_with(first) && one.ends_with(second)
}
