//! [`World`]: what two names that are not Spanish, or not both, are compared by besides.

use std::cell::OnceCell;

use smol_str::SmolStr;

use crate::name::compare::skeleton::is_skeleton_of;
use crate::name::compare::view::View;
use crate::name::family::{Families, Family};
use crate::name::sound::key::key;
use crate::name::tables::Uses;
use crate::name::text::fold::fold;
use crate::name::text::script::{Script, Scripts};
use crate::name::token::Token;

/// Families whose own spelling rules are used where either name is one of them.
const WITH_RULES: [Family; 12] = [
    Family::Portuguese,
    Family::Arabic,
    Family::Slavic,
    Family::Chinese,
    Family::Korean,
    Family::Japanese,
    Family::Vietnamese,
    Family::Turkish,
    Family::Germanic,
    Family::English,
    Family::French,
    Family::Italian,
];

/// From how many letters on two names may be the same letters with other blanks.
const LEAST_TOGETHER: usize = 8;

/// The families of two names and their words' keys in each.
#[expect(clippy::struct_excessive_bools, reason = "each is so of two names or is not")]
pub(super) struct World {
    rules: Vec<Rules>,
    /// Whose words were written without their short vowels.
    bare: Option<Side>,
    /// The names are of families in which one letter makes another name.
    strict: bool,
    vietnamese: bool,
    spanish: bool,
    portuguese: bool,
}

/// What is usual in names of some families.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Customs {
    /// Given names are no surnames: in plainly Spanish names, nearly never.
    pub(super) tell_surnames: bool,
    /// The surname that is never left out may be the last: everywhere but in Spanish.
    pub(super) end_with_fathers: bool,
}

/// One of the two names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    A,
    B,
}

struct Rules {
    family: Family,
    /// Both names speak for the family, whatever single words do.
    both: bool,
    /// Keys of each word of either name, where they were asked for.
    a: Vec<OnceCell<Keys>>,
    b: Vec<OnceCell<Keys>>,
}

/// How a word sounds by itself, with its particles, and with its marks spelled out.
type Keys = [SmolStr; 3];

impl World {
    /// Of two names. Costs nothing where both are plainly Spanish.
    pub(super) fn of(a: View<'_>, b: View<'_>) -> Self {
        let (ours, theirs) = (a.rest.families, b.rest.families);
        let either = ours.or(theirs);
        let both = ours.and(theirs);
        let romance = |family: Family| {
            matches!(family, Family::Portuguese | Family::Italian | Family::French)
                && both.contains(Family::Spanish)
        };
        let strict = match (ours.is_strict(), theirs.is_strict()) {
            (true, true) => true,
            (true, false) => theirs.is_empty(),
            (false, true) => ours.is_empty(),
            (false, false) => false,
        };
        // Most names: nothing to ask of any family.
        let none = if either.is_plain() { WITH_RULES.len() } else { 0 };
        let rules = WITH_RULES
            .into_iter()
            .skip(none)
            .filter(|family| either.contains(*family) && !romance(*family))
            .filter(|family| !strict || Families::of(*family).is_strict() || *family == Family::Japanese)
            .map(|family| Rules {
                family,
                both: both.contains(family),
                a: vec![OnceCell::new(); a.words.len()],
                b: vec![OnceCell::new(); b.words.len()],
            })
            .collect();
        let bare = |name: View<'_>| {
            let scripts = name.rest.scripts;
            name.rest.romanised && (scripts.contains(Script::Arabic) || scripts.contains(Script::Hebrew))
        };
        Self {
            rules,
            vietnamese: either.contains(Family::Vietnamese),
            portuguese: either.contains(Family::Portuguese),
            spanish: either.contains(Family::Spanish) || either.is_empty(),
            bare: match (bare(a), bare(b)) {
                (true, false) => Some(Side::A),
                (false, true) => Some(Side::B),
                _ => None,
            },
            strict,
        }
    }

    /// Of two names in need of no rules but the Spanish ones.
    pub(super) const fn plain() -> Self {
        Self {
            rules: Vec::new(),
            bare: None,
            strict: false,
            vietnamese: false,
            spanish: true,
            portuguese: false,
        }
    }

    /// What is usual in names of these families.
    pub(super) fn customs(&self) -> Customs {
        Customs {
            tell_surnames: self.spanish && self.is_plain(),
            end_with_fathers: self.portuguese || !self.spanish,
        }
    }

    /// Whether there are no rules beyond the Spanish ones.
    pub(super) fn is_plain(&self) -> bool {
        self.rules.is_empty() && self.bare.is_none()
    }

    /// Whether two words, one of each name, at these places, sound alike in a family both may belong to.
    pub(super) fn sounds_alike(&self, a: &Token, b: &Token, (i, j): (usize, usize)) -> bool {
        if self.is_plain() {
            return false;
        }
        let alike = |rules: &Rules| {
            let (Some(one), Some(other)) = (rules.a.get(i), rules.b.get(j)) else {
                return false;
            };
            let family = rules.family;
            (rules.both || (may_be(a, family) && may_be(b, family))) && {
                let one = one.get_or_init(|| keys(a, family));
                let other = other.get_or_init(|| keys(b, family));
                one.iter().any(|key| !key.is_empty() && other.contains(key))
            }
        };
        self.rules.iter().any(alike)
            || self.is_skeleton(&a.joined, &b.joined)
            || self.is_skeleton(&a.folded, &b.folded)
    }

    /// Whether two first letters are spellings of one sound, in names that are not Spanish.
    pub(super) fn begins_alike(&self, a: Option<char>, b: Option<char>) -> bool {
        const ALIKE: [(char, char); 8] = [
            ('e', 'i'),
            ('o', 'u'),
            ('c', 'k'),
            ('k', 'q'),
            ('c', 'q'),
            ('y', 'j'),
            ('v', 'w'),
            ('e', 'y'),
        ];
        !self.rules.is_empty()
            && a.zip(b)
                .is_some_and(|(a, b)| ALIKE.contains(&(a, b)) || ALIKE.contains(&(b, a)))
    }

    /// Whether one of two words is the other without its short vowels, as its script writes it.
    fn is_skeleton(&self, a: &str, b: &str) -> bool {
        match self.bare {
            Some(Side::A) => is_skeleton_of(a, b),
            Some(Side::B) => is_skeleton_of(b, a),
            None => false,
        }
    }

    /// Whether one word sounds like two others written as one, in a family of either name; `one` is a word of
    /// the given side.
    pub(super) fn sounds_like_two(&self, side: Side, one: &Token, first: &Token, second: &Token) -> bool {
        if self.is_plain() {
            return false;
        }
        let both: SmolStr = [first.joined.as_str(), second.joined.as_str()]
            .into_iter()
            .collect();
        if both.len().abs_diff(one.joined.len()) > 4 && self.bare.is_none() {
            return false;
        }
        let alike = |rules: &Rules| {
            (rules.both
                || [one, first, second]
                    .into_iter()
                    .all(|token| may_be(token, rules.family)))
                && {
                    let of = |token| key(&letters(token, rules.family), rules.family);
                    let one = of(one);
                    one == key(&both, rules.family) || one == of(first) + &of(second)
                }
        };
        self.rules.iter().any(alike)
            || match side {
                Side::A => self.is_skeleton(&one.joined, &both),
                Side::B => self.is_skeleton(&both, &one.joined),
            }
    }

    /// Whether the two names are the same letters in the order of some reading, blanks aside, or sound the same.
    pub(super) fn run_together(&self, a: View<'_>, b: View<'_>) -> bool {
        let letters = |name: View<'_>| name.words.iter().map(|token| token.joined.len()).sum::<usize>();
        if a.words.len() == b.words.len()
            || letters(a).abs_diff(letters(b)) > 3
            || letters(a).min(letters(b)) < LEAST_TOGETHER
        {
            return false;
        }
        let (one, other) = (together(a), together(b));
        one.iter().any(|one| {
            other.iter().any(|other| {
                one == other
                    || self
                        .rules
                        .iter()
                        .any(|rules| key(one, rules.family) == key(other, rules.family))
            })
        })
    }

    /// Whether marks make another name of these words: both have theirs, and they differ, in Vietnamese.
    pub(super) fn every_mark_counts(&self, a: &Token, b: &Token) -> bool {
        self.vietnamese && a.form.is_some() && b.form.is_some() && a.form != b.form
    }

    /// Whether one letter makes another name of these words, so that no slip is to be supposed.
    pub(super) fn every_letter_counts(&self, a: &Token, b: &Token) -> bool {
        self.strict || (a.is.strict && b.is.strict)
    }
}

fn keys(token: &Token, family: Family) -> Keys {
    let own = SmolStr::from(if family == Family::Chinese {
        key(&letters(token, family), family)
    } else {
        key(&token.folded, family)
    });
    let joined = if token.joined == token.folded {
        own.clone()
    } else {
        SmolStr::from(key(&token.joined, family))
    };
    let spelled = token
        .spelled
        .as_ref()
        .map_or_else(|| own.clone(), |[_, spelled]| SmolStr::from(key(spelled, family)));
    [own, joined, spelled]
}

/// The letters of a word that a family's key is made of: in Chinese an apostrophe tells sounds apart.
fn letters(token: &Token, family: Family) -> SmolStr {
    if family == Family::Chinese && token.written.contains('\'') {
        SmolStr::from(fold(&token.written))
    } else if family == Family::Chinese || token.particles.is_empty() {
        token.folded.clone()
    } else {
        token.joined.clone()
    }
}

/// Whether a word may be of a family: it is known in it, or in none; the syllables of the Far East are shared.
fn may_be(token: &Token, family: Family) -> bool {
    const EAST: [Family; 4] = [
        Family::Chinese,
        Family::Korean,
        Family::Japanese,
        Family::Vietnamese,
    ];
    token.families.is_empty()
        || token.families.contains(family)
        || (EAST.contains(&family) && EAST.into_iter().any(|east| token.families.contains(east)))
}

/// All words of a name as one, in the orders of its likeliest readings.
fn together(name: View<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for reading in name.readings.iter().take(3) {
        let parts = [
            reading.given(),
            reading.paternal(),
            reading.maternal(),
            reading.married(),
        ];
        let words = parts
            .into_iter()
            .flat_map(|part| name.words.get(part).unwrap_or_default());
        let text: String = words.map(|token| token.joined.as_str()).collect();
        if !found.contains(&text) {
            found.push(text);
        }
    }
    found
}

/// Surnames that a woman bears in a form of her own, of Slavic and Greek names: his ending, and hers.
const INFLECTED: [(&str, &str); 9] = [
    ("ov", "ova"),
    ("ev", "eva"),
    ("in", "ina"),
    ("yn", "yna"),
    ("sky", "skaya"),
    ("ski", "ska"),
    ("skiy", "skaya"),
    ("skyi", "ska"),
    ("poulos", "poulou"),
];

/// Whether two surnames are one in the forms for a man and for a woman: who writes of her abroad may use
/// either, so it is no conflict.
pub(super) fn is_inflected(a: &Token, b: &Token) -> bool {
    let of = |his: &str, hers: &str, one: &str, other: &str| {
        one.strip_suffix(his)
            .zip(other.strip_suffix(hers))
            .is_some_and(|(one, other)| one == other && one.len() >= 3)
    };
    // Hers ends in `a` or `u` and his does not: most words need no closer look.
    let hers = |token: &Token| matches!(token.folded.bytes().next_back(), Some(b'a' | b'u'));
    let known = |token: &Token| token.uses().any(Uses::MALE.or(Uses::FEMALE));
    hers(a) != hers(b)
        && !known(a)
        && !known(b)
        && INFLECTED
            .into_iter()
            .any(|(his, hers)| of(his, hers, &a.folded, &b.folded) || of(his, hers, &b.folded, &a.folded))
}

/// Why two names cannot be compared letter by letter: they share no script, and nobody wrote them in one.
pub(super) fn share_no_script(a: View<'_>, b: View<'_>) -> bool {
    let latin = |name: View<'_>| {
        if name.rest.romanised {
            // Chinese characters in a Japanese name are read otherwise: not to be known from the text.
            Scripts::only(Script::Latin)
        } else {
            name.rest.scripts
        }
    };
    let (one, other) = (latin(a), latin(b));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|script| other.contains(script))
}
