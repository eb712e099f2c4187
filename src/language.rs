//! [`Language`]: the languages in which figures and dates are read from words.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind, quoted};

/// A language whose words for numbers and days are read.
///
/// Always the caller's to say: `1.000` is a thousand in one of them and an error in the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum Language {
    /// English, `en`: a comma groups thousands.
    #[cfg_attr(feature = "serde", serde(rename = "en"))]
    English,
    /// Spanish, `es`: a full stop or a space groups thousands.
    #[cfg_attr(feature = "serde", serde(rename = "es"))]
    Spanish,
}

impl Language {
    /// Every language, in order of code.
    pub const ALL: &[Self] = &[Self::English, Self::Spanish];

    /// The ISO 639-1 code: `en`, `es`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Language {
    type Err = Error;

    /// Reads an ISO 639-1 code, with or without a region: `es`, `es-VE`, `en_GB`.
    ///
    /// # Errors
    /// [`ErrorKind::Unknown`] for any other language.
    fn from_str(text: &str) -> Result<Self, Error> {
        let code = text.trim().split(['-', '_']).next().unwrap_or_default();
        let known = Self::ALL
            .iter()
            .find(|language| language.as_str().eq_ignore_ascii_case(code));
        known.copied().ok_or_else(|| {
            let message = format!("{} is not a language read here; write en or es", quoted(text));
            Error::new(ErrorKind::Unknown, message)
        })
    }
}
