//! How well a word does as a given name and as a surname.

use crate::name::family::{Families, Family};
use crate::name::sound::slavic::is_patronymic;
use crate::name::tables::{Uses, Word};
use crate::name::token::Token;

pub(super) fn may_be_given(token: &Token) -> bool {
    let uses = token.uses();
    token.is_full() && (uses.has(Uses::MALE) || uses.has(Uses::FEMALE))
}

/// Whether a word is a given name and hardly ever anything else.
pub(super) fn only_given(token: &Token) -> bool {
    may_be_given(token) && is_only_given(token.uses())
}

/// The same of a word that is not read yet.
pub(super) fn hardly_ever_surname(word: Option<&Word>) -> bool {
    word.is_some_and(|word| is_only_given(word.uses))
}

fn is_only_given(uses: Uses) -> bool {
    let rarely = uses.has(Uses::COMMON_GIVEN) && !uses.has(Uses::COMMON_SURNAME);
    uses.any(Uses::MALE.or(Uses::FEMALE)) && (!uses.has(Uses::SURNAME) || rarely)
}

/// Families whose surname stands first.
pub(super) fn is_family_first(families: Families) -> bool {
    [
        Family::Chinese,
        Family::Korean,
        Family::Japanese,
        Family::Vietnamese,
    ]
    .into_iter()
    .any(|family| families.contains(family))
}

/// How well a word does as a given name, and as a surname.
pub(super) fn lean(token: &Token, after_given: bool) -> (i32, i32) {
    if token.is.initial {
        // `Ma. del C.`, `Ma. de los A.`
        return if after_given && token.is.bound {
            (4, 0)
        } else {
            (0, 0)
        };
    }
    if token.is.dotted && token.uses().has(Uses::ABBREVIATION) && may_be_given(token) {
        return (4, -2);
    }
    if token.is.devotion {
        // `del Carmen`, `de Dios` continue a given name; the Cross is more often a surname.
        return match (after_given, token.folded.as_str()) {
            (true, "cruz") => (1, 0),
            (true, _) => (4, 0),
            (false, _) => (-1, 3),
        };
    }
    if !token.particles.is_empty() {
        return (-4, 4);
    }
    if is_patronymic(&token.folded) {
        return (3, -3);
    }
    let uses = token.uses();
    let given = uses.has(Uses::MALE) || uses.has(Uses::FEMALE);
    let common_given = uses.has(Uses::COMMON_GIVEN);
    let common_surname = uses.has(Uses::COMMON_SURNAME);
    if is_family_first(token.families) && !token.families.contains(Family::Spanish) {
        // The syllables of surnames are those of given names.
        return if common_surname {
            (-1, 2)
        } else if uses.has(Uses::SURNAME) {
            (0, 1)
        } else {
            (1, 0)
        };
    }
    match (given, uses.has(Uses::SURNAME)) {
        (true, true) if common_given && !common_surname => (2, -1),
        (true, true) if common_surname && !common_given => (-2, 2),
        (true, false) if uses.has(Uses::SHORT) => (2, -2),
        (true, false) => (4, -2),
        (false, true) => (-4, 3),
        (false, false) if uses.has(Uses::SHORT) => (2, -1),
        (false, false) if token.folded.ends_with("ez") && token.folded.len() > 4 => (-2, 2),
        _ => (0, 0),
    }
}

/// Where words all in capitals stand beside words that are not.
pub(super) fn capitals(tokens: &[Token]) -> Option<(usize, usize)> {
    let quiet = |token: &Token| token.written.chars().any(char::is_lowercase);
    let loud =
        |token: &Token| !quiet(token) && token.written.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let from = tokens.iter().position(loud)?;
    let to = tokens.iter().rposition(loud)? + 1;
    let all = tokens.get(from..to)?.iter().all(loud);
    let rest = tokens.iter().take(from).chain(tokens.iter().skip(to));
    (all && to - from < tokens.len() && rest.into_iter().any(quiet)).then_some((from, to))
}
