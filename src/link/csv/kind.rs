//! [`Kind`]: what a column holds, as far as linking is concerned.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind, quoted};

/// What a column holds. In the order in which columns are compared, whatever their order in a file.
///
/// As text, lower case with blanks: `second surname`; read without regard to case, `_` and `-` being blanks.
///
/// ```
/// use cotejo::link::csv::Kind;
/// assert_eq!("second_surname".parse::<Kind>()?, Kind::SecondSurname);
/// # Ok::<(), cotejo::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The id of the record; one column of a file.
    Id,
    /// The listing the record is of; one column of a file.
    Listing,
    /// A whole name; one column of a file, read where the parts of the name are empty.
    Name,
    /// Given names, or the first of them.
    Given,
    /// Further given names.
    Middle,
    /// Surnames, or the first of two.
    Surname,
    /// The second surname.
    SecondSurname,
    /// A date of birth.
    Born,
    /// The year of birth, apart.
    BornYear,
    /// The month of birth, apart.
    BornMonth,
    /// The day of birth, apart.
    BornDay,
    /// A number that people or their cases are registered under, or can be called on.
    Identifier,
    /// An address of mail.
    Email,
    /// The sex.
    Sex,
    /// The date of an event, such as an arrest.
    Event,
    /// Nationalities.
    Nationality,
    /// A free text, such as a place or an occupation.
    Text,
    /// Kept with the record and never compared.
    Aside,
}

const WORDS: [(&str, Kind); 18] = [
    ("id", Kind::Id),
    ("listing", Kind::Listing),
    ("name", Kind::Name),
    ("given", Kind::Given),
    ("middle", Kind::Middle),
    ("surname", Kind::Surname),
    ("second surname", Kind::SecondSurname),
    ("born", Kind::Born),
    ("birth year", Kind::BornYear),
    ("birth month", Kind::BornMonth),
    ("birth day", Kind::BornDay),
    ("identifier", Kind::Identifier),
    ("email", Kind::Email),
    ("sex", Kind::Sex),
    ("event", Kind::Event),
    ("nationality", Kind::Nationality),
    ("text", Kind::Text),
    ("aside", Kind::Aside),
];

impl Kind {
    /// Every kind, in order.
    #[must_use]
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        WORDS.iter().map(|(_, kind)| *kind)
    }

    /// Whether a file has one such column at most.
    pub(super) const fn is_single(self) -> bool {
        matches!(self, Self::Id | Self::Listing | Self::Name)
    }

    /// Whether headers of one label may well be two things: a municipality and a parish, an arrest and an admission.
    pub(super) const fn is_manifold(self) -> bool {
        matches!(self, Self::Identifier | Self::Event | Self::Text)
    }

    /// Whether it is a part of a name.
    pub(super) const fn is_part(self) -> bool {
        matches!(
            self,
            Self::Given | Self::Middle | Self::Surname | Self::SecondSurname
        )
    }

    /// Whether each such column is compared by itself.
    pub(super) const fn is_compared(self) -> bool {
        matches!(
            self,
            Self::Born
                | Self::Identifier
                | Self::Email
                | Self::Sex
                | Self::Event
                | Self::Nationality
                | Self::Text
        )
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = WORDS.iter().find(|(_, kind)| kind == self);
        f.write_str(word.map_or("", |(word, _)| word))
    }
}

impl FromStr for Kind {
    type Err = Error;

    /// # Errors
    ///
    /// A word that is no kind; the message lists them all.
    fn from_str(text: &str) -> Result<Self, Error> {
        let plain = text.trim().to_ascii_lowercase().replace(['_', '-'], " ");
        let found = WORDS.iter().find(|(word, _)| *word == plain);
        found.map(|(_, kind)| *kind).ok_or_else(|| {
            let words = WORDS.map(|(word, _)| word).join(", ");
            let message = format!("{} is no kind of column; there are {words}", quoted(text));
            Error::new(ErrorKind::Unknown, message)
        })
    }
}
