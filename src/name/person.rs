//! [`PersonName`]: the name of one person as written, with all plausible readings.

use std::fmt;

use crate::name::family::{Families, Family};
use crate::name::reading::Reading;
use crate::name::text::draft::Repair;
use crate::name::text::script::{Script, Scripts};
use crate::name::token::Token;

/// What stands before or after a name and is no part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TitleKind {
    /// A rank of soldiers, police or guards.
    Rank,
    /// The force a rank is held in, or whether it is still held.
    Force,
    /// A degree, an office, a form of address.
    Honorific,
}

/// A rank, a force or a form of address. `Debug` shows what it is and not how it was written.
#[derive(Clone, PartialEq, Eq)]
pub struct Title {
    kind: TitleKind,
    code: &'static str,
    written: Box<str>,
}

impl Title {
    pub(super) fn new(kind: TitleKind, code: &'static str, written: &str) -> Self {
        Self {
            kind,
            code,
            written: written.into(),
        }
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> TitleKind {
        self.kind
    }

    /// The same for every way of writing it: `teniente_coronel`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// As written.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.written
    }
}

impl fmt::Debug for Title {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}({})", self.kind, self.code)
    }
}

/// A number a person is registered under, found in the text of a name. It is no part of the name and never
/// counts for its likeness.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

impl Id {
    /// Letters in capitals, digits, and a hyphen between a leading letter and the digits.
    pub(super) fn new(written: &str) -> Self {
        let kept: String = written
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let digits = kept.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let (letters, number) = kept.split_at_checked(digits).unwrap_or((&kept, ""));
        // What says that a number follows is no part of it.
        let letters = letters
            .strip_prefix("CI")
            .or_else(|| letters.strip_prefix("CC"))
            .unwrap_or(letters);
        let id = match letters {
            "" | "DNI" | "RUT" | "RUN" | "CED" | "NO" => number.to_owned(),
            _ if letters.len() == 1 => format!("{letters}-{number}"),
            _ => format!("{letters}{number}"),
        };
        Self(id.into_boxed_str())
    }

    /// The number: `V-12345678`.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// Shows no digit.
impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Id(..)")
    }
}

/// What a reader should know of how a name was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Flags {
    pub(super) damaged: bool,
    pub(super) too_long: bool,
    pub(super) romanised: bool,
}

/// The name of one person as somebody wrote it: its words, what each may be, and what else stood with it.
///
/// Two names are never equal in themselves: they are [compared](crate::name::compare), and what is equal is
/// only how they are written. `Debug` shows no letter of the name; what shows it is called `reveal`.
#[derive(Clone)]
pub struct PersonName {
    pub(super) original: Box<str>,
    pub(super) tokens: Vec<Token>,
    pub(super) readings: Vec<Reading>,
    pub(super) titles: Vec<Title>,
    pub(super) suffix: Option<(&'static str, Box<str>)>,
    pub(super) aliases: Vec<Box<str>>,
    pub(super) ids: Vec<Id>,
    pub(super) repairs: Vec<Repair>,
    pub(super) scripts: Scripts,
    /// The families its words are known in, or are spelled like.
    pub(super) families: Families,
    pub(super) flags: Flags,
}

impl PersonName {
    pub(super) fn new(readings: Vec<Reading>, tokens: Vec<Token>) -> Self {
        Self {
            original: Box::default(),
            families: families(&tokens),
            tokens,
            readings,
            titles: Vec::new(),
            suffix: None,
            aliases: Vec::new(),
            ids: Vec::new(),
            repairs: Vec::new(),
            scripts: Scripts::default(),
            flags: Flags::default(),
        }
    }

    /// Notes the scripts, which tell of families as well.
    pub(super) fn set_scripts(&mut self, scripts: Scripts) {
        let of = [
            (Script::Cyrillic, Family::Slavic),
            (Script::Arabic, Family::Arabic),
            (Script::Hangul, Family::Korean),
            (Script::Kana, Family::Japanese),
            (Script::Han, Family::Chinese),
        ];
        self.scripts = scripts;
        for (_, family) in of.into_iter().filter(|(script, _)| scripts.contains(*script)) {
            self.families = self.families.or(Families::of(family));
        }
    }

    /// The text as it was given, to the letter; of one among several people, their part of the cleaned text.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.original
    }

    /// How many words the name has, particles not counted.
    #[must_use]
    pub fn words(&self) -> usize {
        self.tokens.len()
    }

    /// The plausible readings, the weightiest first; their weights are about 1,000 in all.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// Words as they are read, repaired and, by a romaniser, in Latin letters, with their particles: those of a part of a
    /// [`Reading`].
    #[must_use]
    pub fn reveal_words(&self, range: std::ops::Range<usize>) -> String {
        let mut text = String::new();
        for token in self.tokens.get(range).unwrap_or_default() {
            if !text.is_empty() {
                text.push(if token.is.hyphened { '-' } else { ' ' });
            }
            if !token.particles.is_empty() {
                text.push_str(&token.particles);
                if !token.particles.ends_with('\'') {
                    text.push(' ');
                }
            }
            text.push_str(&token.written);
        }
        text
    }

    /// A surname by marriage as written, without the `de` that says so.
    #[must_use]
    pub fn reveal_married(&self, reading: &Reading) -> String {
        let words = self.reveal_words(reading.married());
        let bare = words.get(..3).filter(|de| de.eq_ignore_ascii_case("de "));
        let surname = bare.and_then(|_| words.get(3..)).map(str::to_owned);
        surname.unwrap_or(words)
    }

    /// How words sound, as [`key`](crate::name::key) has it for Spanish: for bringing records together.
    #[must_use]
    pub fn keys(&self, range: std::ops::Range<usize>) -> Vec<String> {
        let words = self.tokens.get(range).unwrap_or_default();
        words.iter().map(|token| token.key.to_string()).collect()
    }

    /// Ranks, forces and forms of address, in the order written.
    #[must_use]
    pub fn titles(&self) -> &[Title] {
        &self.titles
    }

    /// The code of a suffix that tells relatives of one name apart: `jr`, `sr`, `neto`, `ii`.
    #[must_use]
    pub fn suffix(&self) -> Option<&'static str> {
        self.suffix.as_ref().map(|(code, _)| *code)
    }

    /// The suffix as written.
    #[must_use]
    pub fn reveal_suffix(&self) -> Option<&str> {
        self.suffix.as_ref().map(|(_, written)| &**written)
    }

    /// What the person is called besides, as written.
    pub fn reveal_aliases(&self) -> impl Iterator<Item = &str> {
        self.aliases.iter().map(|alias| &**alias)
    }

    /// The numbers found in the text.
    #[must_use]
    pub fn ids(&self) -> &[Id] {
        &self.ids
    }

    /// What was repaired before the name was read, in order.
    #[must_use]
    pub fn repairs(&self) -> &[Repair] {
        &self.repairs
    }

    /// The naming families its words speak for: known in the tables, or spelled as only they spell.
    #[must_use]
    pub fn families(&self) -> Families {
        self.families
    }

    /// The scripts it was written in.
    #[must_use]
    pub fn scripts(&self) -> Scripts {
        self.scripts
    }

    /// Whether letters are lost that nothing brings back.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.flags.damaged
    }

    /// Whether it is longer than is compared: beyond 512 bytes, 16 words or 40 letters a word.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        self.flags.too_long
    }

    /// Whether a [`Romaniser`](crate::name::Romaniser) wrote it in Latin letters.
    #[must_use]
    pub fn is_romanised(&self) -> bool {
        self.flags.romanised
    }

    /// A text equal for names that are written alike but for case, accents, marks, particles' case, ranks and
    /// numbers: for finding candidates, never for identity.
    #[must_use]
    pub fn reveal_normal_form(&self) -> String {
        let mut text = String::new();
        for token in &self.tokens {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&token.joined);
        }
        text
    }
}

/// The families a name is of. A word at home in Spanish and elsewhere, such as Gil or Silva, speaks for Spanish;
/// only a word that is not Spanish speaks for another family.
fn families(tokens: &[Token]) -> Families {
    let spanish = Families::of(Family::Spanish);
    let known = tokens
        .iter()
        .map(|token| token.families)
        .filter(|own| !own.is_empty());
    known.fold(Families::NONE, |all, own| {
        all.or(if own.contains(Family::Spanish) {
            spanish
        } else {
            own
        })
    })
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PersonName")
            .field("words", &self.tokens.len())
            .field("readings", &self.readings)
            .field("titles", &self.titles)
            .field("suffix", &self.suffix())
            .field("aliases", &self.aliases.len())
            .field("ids", &self.ids.len())
            .field("repairs", &self.repairs)
            .field("scripts", &self.scripts)
            .field("families", &self.families)
            .field("flags", &self.flags)
            .finish_non_exhaustive()
    }
}
