//! [`Token`]: one word of a name, with all that comparing it needs.

use std::fmt;

use smol_str::{SmolStr, SmolStrBuilder};

use crate::name::family::{Families, Family};
use crate::name::sign::{Sign, fingerprint};
use crate::name::sound::form::of_word;
use crate::name::sound::key::spoken;
use crate::name::tables::{Sense, Uses, Word, sound, word_of};
use crate::name::text::fold::{fold, form, plain};
use crate::name::text::spelled::spelled_out;

/// One word that names: a given name, a surname or an initial, with the particles before it.
#[derive(Clone)]
pub(super) struct Token {
    /// As cleaned: case and accents kept.
    pub(super) written: SmolStr,
    /// The particles before it as written, `de la`; empty where there is none.
    pub(super) particles: SmolStr,
    /// Without case, accents and marks; a saint's `San` is part of it.
    pub(super) folded: SmolStr,
    /// With its particles and without blanks: `delatorre`.
    pub(super) joined: SmolStr,
    /// Lower-case with its accents, where it has any.
    pub(super) form: Option<SmolStr>,
    /// With its marks spelled out, without and with hissing sounds, where it has such marks.
    pub(super) spelled: Option<[SmolStr; 2]>,
    /// How it sounds in Spanish.
    pub(super) key: SmolStr,
    pub(super) sign: Sign,
    pub(super) word: Option<&'static Word>,
    pub(super) families: Families,
    pub(super) is: Traits,
}

/// What is special about a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[expect(clippy::struct_excessive_bools, reason = "a word has each trait or has not")]
pub(super) struct Traits {
    /// One letter stands for a word.
    pub(super) initial: bool,
    /// Some letters are unknown.
    pub(super) wild: bool,
    /// A dot says that it is shortened.
    pub(super) dotted: bool,
    /// A hyphen joins it to the word before.
    pub(super) hyphened: bool,
    /// Nothing follows it in the text: it may have been cut off.
    pub(super) last: bool,
    /// And the text is so long that a column may have been too narrow for it.
    pub(super) edge: bool,
    /// Particles and devotion, as in `del Carmen`: after a given name it continues that.
    pub(super) devotion: bool,
    /// Particles stand before it.
    pub(super) bound: bool,
    /// The tables know two names for which it stands together.
    pub(super) double: bool,
    /// Of a family in which one letter makes another name.
    pub(super) strict: bool,
}

/// A folded word with what is worked out of it but once: its fingerprint, and what the tables know of it.
#[derive(Clone)]
pub(super) struct Root {
    pub(super) folded: SmolStr,
    pub(super) print: u64,
    pub(super) word: Option<&'static Word>,
}

impl Root {
    pub(super) const NONE: Self = Self {
        folded: SmolStr::new_static(""),
        print: 0,
        word: None,
    };

    pub(super) fn of(folded: SmolStr) -> Self {
        let print = fingerprint(&folded);
        Self {
            print,
            word: word_of(print, &folded),
            folded,
        }
    }
}

impl Token {
    pub(super) fn new(written: &str, root: Root, particles: SmolStr, is: Traits) -> Self {
        let Root { folded, print, word } = root;
        let joined = if particles.is_empty() {
            folded.clone()
        } else {
            particles
                .chars()
                .filter(|c| *c != ' ' && *c != '\'')
                .flat_map(char::to_lowercase)
                .chain(folded.chars())
                .collect()
        };
        let families = of_particles(&particles)
            .or_else(|| word.map(|word| word.families))
            .unwrap_or_else(|| of_word(&folded));
        let form = (!written.is_ascii()).then(|| form(written));
        let spelled = form.as_ref().and_then(|form| {
            let hissing = spelled_out(form, true)?;
            let plain = spelled_out(form, false);
            Some([
                plain.map_or_else(|| folded.clone(), SmolStr::from),
                SmolStr::from(hissing),
            ])
        });
        let (key, sign) = if let Some(word) = word {
            (word.key.clone(), word.sign.with_form(form.as_deref()))
        } else {
            let key = spoken(&folded);
            let sign = Sign::of(&folded, print, &key, form.as_deref());
            (key, sign)
        };
        Self {
            written: SmolStr::new(written),
            sign,
            form,
            spelled,
            key,
            joined,
            word,
            families,
            is: Traits {
                wild: is.wild || (!folded.is_ascii() && folded.contains('\u{FFFD}')),
                bound: !particles.is_empty(),
                double: word
                    .is_some_and(|word| word.senses.iter().any(|sense| matches!(sense, Sense::Two(..)))),
                strict: families.is_strict(),
                ..is
            },
            particles,
            folded,
        }
    }

    pub(super) fn uses(&self) -> Uses {
        self.word.map_or(Uses::NONE, |word| word.uses)
    }

    pub(super) fn senses(&self) -> &'static [Sense] {
        self.word.map_or(&[], |word| word.senses)
    }

    /// Whether the tables know the word as a name in its own right.
    pub(super) fn is_name(&self) -> bool {
        self.uses().any(Uses::MALE.or(Uses::FEMALE).or(Uses::SURNAME))
    }

    /// How the single names sound that the word stands for.
    pub(super) fn heads(&self) -> impl Iterator<Item = &str> {
        self.senses().iter().filter_map(|sense| match sense {
            Sense::One(name) => Some(sound(*name)),
            Sense::Two(..) => None,
        })
    }

    /// Its first letter.
    pub(super) fn first(&self) -> Option<char> {
        self.folded.chars().next()
    }

    pub(super) fn is_full(&self) -> bool {
        !self.is.initial
    }
}

/// The family of which particles speak that no other has.
fn of_particles(particles: &str) -> Option<Families> {
    if particles.is_empty() {
        return None;
    }
    let last = particles.rsplit(' ').next()?;
    matches!(
        last,
        "da" | "do" | "das" | "dos" | "Da" | "Do" | "Das" | "Dos" | "DA" | "DO" | "DAS" | "DOS"
    )
    .then_some(Families::of(Family::Portuguese))
}

/// A word without case, accents, apostrophes and dots.
pub(super) fn folded(written: &str) -> SmolStr {
    let alphanumeric = |byte: u8| byte.is_ascii_alphanumeric();
    if written.len() <= 23 && written.bytes().all(alphanumeric) {
        let mut lower = [0; 23];
        for (to, from) in lower.iter_mut().zip(written.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        let text = lower
            .get(..written.len())
            .and_then(|text| std::str::from_utf8(text).ok());
        return SmolStr::new(text.unwrap_or_default());
    }
    let mut short = SmolStrBuilder::new();
    let latin = written.chars().try_for_each(|c| {
        match c {
            '\'' | '.' | '-' | ' ' => {}
            _ if c.is_ascii() => short.push(c.to_ascii_lowercase()),
            _ => short.push_str(plain(c)?),
        }
        Some(())
    });
    if latin.is_some() {
        return short.finish();
    }
    let kept = |c: &char| !matches!(c, '\'' | '.' | '-' | ' ');
    let letter = |c: char| match c {
        'ª' => 'a',
        'º' => 'o',
        _ => c,
    };
    fold(written).chars().filter(kept).map(letter).collect()
}

/// Shows no letter of the name.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token")
            .field("is", &self.is)
            .finish_non_exhaustive()
    }
}
