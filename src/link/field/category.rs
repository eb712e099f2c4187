//! [`Category`]: one word of a closed vocabulary, such as the sex.

use std::fmt;

/// One word of a closed vocabulary, as a number. The default, 0, is missing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Category(u32);

/// What the lone letter `M` stands for in a column of sexes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[expect(
    clippy::exhaustive_enums,
    reason = "a letter for a man or for a woman; there is no third"
)]
pub enum SexLetters {
    /// `M` is *masculino* or *male*, beside `F`.
    #[default]
    MaleFemale,
    /// `M` is *mujer*, beside `H` (*hombre*) or `V` (*varón*).
    HombreMujer,
}

impl SexLetters {
    /// What a column shows: `M` is a woman where `H` or `V` stand in it and `F` does not. Independent of order.
    pub fn of<'a>(column: impl IntoIterator<Item = &'a str>) -> Self {
        let (mut hombre, mut female) = (false, false);
        for text in column {
            match text.trim() {
                "H" | "h" | "V" | "v" => hombre = true,
                "F" | "f" => female = true,
                _ => {}
            }
        }
        if hombre && !female {
            Self::HombreMujer
        } else {
            Self::MaleFemale
        }
    }
}

impl Category {
    /// The levels, from 1 on.
    pub const LEVELS: &[&str] = &["equal", "different"];

    /// A word by the number the caller gave it; 0 is missing.
    #[must_use]
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// A sex: 1 a man, 2 a woman, 3 another, as far as it is said.
    ///
    /// ISO/IEC 5218 (`1`, `2`; `0` and `9` say nothing), `M`, `F`, `H`, `V`, `X`, and words of Spanish, English and
    /// Portuguese, without case. Anything else is missing.
    ///
    /// ```
    /// # use cotejo::link::field::{Category, SexLetters};
    /// let read = |text| Category::sex(text, SexLetters::MaleFemale);
    /// assert_eq!(read("M").level(&read("varón")), 1);
    /// assert_eq!(read("2").level(&read("Hombre")), 2);
    /// assert_eq!(read("9").level(&read("Hombre")), 0);
    /// ```
    #[must_use]
    pub fn sex(text: &str, letters: SexLetters) -> Self {
        let text = text.trim().trim_end_matches('.');
        let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
        let m = if letters == SexLetters::HombreMujer { 2 } else { 1 };
        Self(if is(&["m"]) {
            m
        } else if is(MAN) {
            1
        } else if is(WOMAN) {
            2
        } else if is(OTHER) {
            3
        } else {
            0
        })
    }

    /// Its number; 0 is missing.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_missing(self) -> bool {
        self.0 == 0
    }

    /// How far two agree: 0 where one is missing, else a place in [`LEVELS`](Self::LEVELS), from 1.
    #[must_use]
    pub const fn level(&self, other: &Self) -> u8 {
        if self.is_missing() || other.is_missing() {
            0
        } else if self.0 == other.0 {
            1
        } else {
            2
        }
    }
}

const MAN: &[&str] = &[
    "1",
    "h",
    "v",
    "hombre",
    "varon",
    "varón",
    "varÓn",
    "masculino",
    "masc",
    "male",
    "man",
    "boy",
    "niño",
    "niÑo",
    "macho",
    "homem",
];
const WOMAN: &[&str] = &[
    "2", "f", "mujer", "femenino", "femenina", "fem", "female", "woman", "girl", "niña", "niÑa", "hembra",
    "mulher", "feminino",
];
const OTHER: &[&str] = &[
    "x",
    "otro",
    "otra",
    "other",
    "nb",
    "no binario",
    "no binaria",
    "non-binary",
    "intersex",
    "intersexual",
];

impl fmt::Debug for Category {
    /// Whether there is one, not which.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_missing() {
            "Category(missing)"
        } else {
            "Category(…)"
        })
    }
}
