//! [`Written`]: what a field for a name holds: one person, several, or nobody.

use std::fmt;

use crate::name::person::PersonName;

/// What stands where a name is expected.
#[derive(Debug, Clone)]
#[expect(clippy::exhaustive_enums, reason = "a text names one, several or nobody")]
pub enum Written {
    /// One person.
    One(PersonName),
    /// More than one: `Elvis Landa y Saúl Landa`, `Enrique Tosta y otros`.
    Several(Several),
    /// Nobody: `sin identificar`, `N/N`, an empty field. No evidence of anything.
    Nobody(Nobody),
}

impl Written {
    /// The people named, in the order written; of nobody, none.
    #[must_use]
    pub fn people(&self) -> &[PersonName] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Several(several) => &several.people,
            Self::Nobody(_) => &[],
        }
    }

    /// The person, where there is exactly one.
    #[must_use]
    pub fn one(&self) -> Option<&PersonName> {
        match self {
            Self::One(name) => Some(name),
            Self::Several(_) | Self::Nobody(_) => None,
        }
    }

    /// The first person named, where there is one, taken out: no word is copied.
    #[must_use]
    pub fn into_first(self) -> Option<PersonName> {
        match self {
            Self::One(name) => Some(name),
            Self::Several(several) => several.people.into_iter().next(),
            Self::Nobody(_) => None,
        }
    }

    /// The text as it was given.
    #[must_use]
    pub fn reveal(&self) -> &str {
        match self {
            Self::One(name) => name.reveal(),
            Self::Several(several) => &several.original,
            Self::Nobody(nobody) => &nobody.original,
        }
    }
}

/// Several people in one text.
#[derive(Clone)]
pub struct Several {
    original: Box<str>,
    people: Vec<PersonName>,
    others: bool,
}

impl Several {
    pub(super) fn new(text: &str, people: Vec<PersonName>, others: bool) -> Self {
        Self {
            original: text.into(),
            people,
            others,
        }
    }

    /// The text as it was given.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.original
    }

    /// Those who are named.
    #[must_use]
    pub fn people(&self) -> &[PersonName] {
        &self.people
    }

    /// Whether there are others who are not: `y otros`, `y familia`, or more than are read from one text (32).
    #[must_use]
    pub fn has_others(&self) -> bool {
        self.others
    }
}

impl fmt::Debug for Several {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Several")
            .field("people", &self.people)
            .field("others", &self.others)
            .finish_non_exhaustive()
    }
}

/// A text that names nobody.
#[derive(Clone)]
pub struct Nobody {
    original: Box<str>,
    said: bool,
}

impl Nobody {
    pub(super) fn new(text: &str, said: bool) -> Self {
        Self {
            original: text.into(),
            said,
        }
    }

    /// The text as it was given.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.original
    }

    /// Whether the text says so, as `sin identificar` does; otherwise it holds no word that could name anybody.
    #[must_use]
    pub fn is_said(&self) -> bool {
        self.said
    }
}

impl fmt::Debug for Nobody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Nobody")
            .field("said", &self.said)
            .finish_non_exhaustive()
    }
}
