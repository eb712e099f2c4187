//! [`Family`]: the naming cultures whose names are spelled, ordered or built each in their own way.

use std::fmt;

/// A family of names: written with its own spellings, ordered its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Family {
    /// Spanish, and what is not known to be anything else: given names, father's surname, mother's surname.
    Spanish,
    /// Portuguese: given names, mother's surname, father's surname.
    Portuguese,
    /// Arabic and names taken from it: given name, father's name, grandfather's name, where from.
    Arabic,
    /// Russian, Ukrainian and their neighbours: given name, patronymic, surname.
    Slavic,
    /// Chinese: surname, then given name.
    Chinese,
    /// Korean: surname, then given name.
    Korean,
    /// Japanese: surname, then given name.
    Japanese,
    /// Vietnamese: surname, middle name, given name.
    Vietnamese,
    /// Turkish: given names, surname.
    Turkish,
    /// German, Dutch and Nordic.
    Germanic,
    /// English and Irish.
    English,
    /// French.
    French,
    /// Italian.
    Italian,
}

impl Family {
    /// Every family, in the order of the enumeration.
    pub const ALL: [Self; 13] = [
        Self::Spanish,
        Self::Portuguese,
        Self::Arabic,
        Self::Slavic,
        Self::Chinese,
        Self::Korean,
        Self::Japanese,
        Self::Vietnamese,
        Self::Turkish,
        Self::Germanic,
        Self::English,
        Self::French,
        Self::Italian,
    ];

    /// The code the tables use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Spanish => "es",
            Self::Portuguese => "pt",
            Self::Arabic => "ar",
            Self::Slavic => "ru",
            Self::Chinese => "zh",
            Self::Korean => "ko",
            Self::Japanese => "ja",
            Self::Vietnamese => "vi",
            Self::Turkish => "tr",
            Self::Germanic => "de",
            Self::English => "en",
            Self::French => "fr",
            Self::Italian => "it",
        }
    }

    const fn bit(self) -> u16 {
        match self {
            Self::Spanish => 1,
            Self::Portuguese => 1 << 1,
            Self::Arabic => 1 << 2,
            Self::Slavic => 1 << 3,
            Self::Chinese => 1 << 4,
            Self::Korean => 1 << 5,
            Self::Japanese => 1 << 6,
            Self::Vietnamese => 1 << 7,
            Self::Turkish => 1 << 8,
            Self::Germanic => 1 << 9,
            Self::English => 1 << 10,
            Self::French => 1 << 11,
            Self::Italian => 1 << 12,
        }
    }
}

/// A set of families.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Families(u16);

impl Families {
    /// No family.
    pub const NONE: Self = Self(0);

    /// The family alone.
    #[must_use]
    pub const fn of(family: Family) -> Self {
        Self(family.bit())
    }

    /// Whether the family is in the set.
    #[must_use]
    pub const fn contains(self, family: Family) -> bool {
        self.0 & family.bit() != 0
    }

    /// Those in either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one letter makes another name: of Chinese, Korean or Vietnamese syllables, and not of Spanish.
    pub(super) const fn is_strict(self) -> bool {
        !self.contains(Family::Spanish)
            && (self.contains(Family::Chinese)
                || self.contains(Family::Korean)
                || self.contains(Family::Vietnamese))
    }

    /// Whether no family but Spanish is in it.
    pub(super) const fn is_plain(self) -> bool {
        self.0 & !Family::Spanish.bit() == 0
    }

    /// Those in both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The families, in the order of [`Family::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Family> {
        Family::ALL
            .into_iter()
            .filter(move |family| self.contains(*family))
    }
}

impl fmt::Debug for Families {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
