//! Ids that cannot be mixed up: a claim's id is not a source's.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use smol_str::SmolStr;

use crate::error::{Error, ErrorKind, is_invisible};

/// The name a ledger gives to one record of the kind `K`.
///
/// An id is 1 to [`MAX_BYTES`](Self::MAX_BYTES) bytes of text without white space or control
/// characters, compared byte by byte. Ids appear in errors, explanations and results, so a
/// detainee's id must be the caller's own label and never a national identity number or a name.
///
/// Cloning is cheap, and ids of up to 23 bytes lie where they are used. There are aliases for each kind: [`ClaimId`](crate::ClaimId),
/// [`SourceId`](crate::SourceId) and so on.
///
/// ```
/// # fn main() -> Result<(), cotejo::Error> {
/// let id: cotejo::ClaimId = "s2-5".parse()?;
/// assert_eq!(id.as_str(), "s2-5");
/// assert!("two words".parse::<cotejo::ClaimId>().is_err());
/// # Ok(())
/// # }
/// ```
pub struct Id<K> {
    text: SmolStr,
    kind: PhantomData<fn() -> K>,
}

impl<K> Id<K> {
    /// The longest id, in bytes.
    pub const MAX_BYTES: usize = 128;

    /// Reads an id.
    ///
    /// # Errors
    /// When the text is empty, longer than [`MAX_BYTES`](Self::MAX_BYTES), or has white space, control
    /// or invisible characters. The message does not repeat the text.
    pub fn new(text: &str) -> Result<Self, Error> {
        let fault = if text.is_empty() {
            "an id must not be empty"
        } else if text.len() > Self::MAX_BYTES {
            "an id has at most 128 bytes"
        } else if text.chars().any(|c| c.is_whitespace() || is_invisible(c)) {
            "an id has no white space, control or invisible characters"
        } else {
            return Ok(Self {
                text: SmolStr::new(text),
                kind: PhantomData,
            });
        };
        Err(Error::new(ErrorKind::Syntax, fault))
    }

    /// The id as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<K> FromStr for Id<K> {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        Self::new(text)
    }
}

// Written by hand: derives would ask the marker `K` for the same traits.
impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            kind: PhantomData,
        }
    }
}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.text)
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}
impl<K> AsRef<str> for Id<K> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

#[cfg(feature = "serde")]
impl<K> serde::Serialize for Id<K> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

/// What an [`Id`] names. These types have no values; they only keep ids apart.
pub mod kinds {
    macro_rules! kinds {
        ($($name:ident $what:literal),*) => { $(
            #[doc = concat!("Marks the ids of ", $what, ".")]
            #[derive(Debug)]
            #[expect(clippy::exhaustive_enums, reason = "it has no variants and never will")]
            pub enum $name {}
        )* };
    }
    kinds!(
        Source "sources", Population "populations", Wave "release waves", Claim "claims",
        Listing "listings", Detainee "detainee records", Assumption "assumptions",
        Person "persons, each by its first record"
    );
}

/// The id of a [`Source`](crate::Source).
pub type SourceId = Id<kinds::Source>;
/// The id of a [`Population`](crate::Population).
pub type PopulationId = Id<kinds::Population>;
/// The id of a [`ReleaseWave`](crate::ReleaseWave).
pub type WaveId = Id<kinds::Wave>;
/// The id of a [`Claim`](crate::Claim).
pub type ClaimId = Id<kinds::Claim>;
/// The id of a [`Listing`](crate::Listing).
pub type ListingId = Id<kinds::Listing>;
/// The id of a [`Detainee`](crate::Detainee) record.
pub type DetaineeId = Id<kinds::Detainee>;
/// The id of an [`Assumption`](crate::Assumption).
pub type AssumptionId = Id<kinds::Assumption>;
/// The id of a [`Person`](crate::Person): the least id of the records joined.
pub type PersonId = Id<kinds::Person>;
