//! [`Tongue`]: the names of which tongue a list holds.

use crate::strategy::rolls::english::ENGLISH;
use crate::strategy::rolls::german::GERMAN;
use crate::strategy::rolls::pool::Pool;
use crate::strategy::rolls::spanish::SPANISH;

/// The names of which tongue a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Tongue {
    /// One given name, one surname.
    German,
    /// One or two given names, one surname, many short forms.
    English,
    /// One or two given names, two surnames.
    Spanish,
}

impl Tongue {
    pub(super) const fn pool(self) -> &'static Pool {
        match self {
            Self::German => &GERMAN,
            Self::English => &ENGLISH,
            Self::Spanish => &SPANISH,
        }
    }

    /// How many middle names a person has, in a thousand, and whether there is a second surname.
    pub(super) const fn habits(self) -> (u16, bool) {
        match self {
            Self::German => (60, false),
            Self::English => (550, false),
            Self::Spanish => (600, true),
        }
    }
}
