//! [`InDoubt`]: two records of which somebody should say whether they are one person.

use crate::id::DetaineeId;

/// What one field says of two records: how far they agree, and what that weighs. No value is in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Weighed {
    /// The field, such as `born`.
    pub field: String,
    /// How far the two agree in it, such as `the same day`.
    pub level: String,
    /// What that weighs, in millibits: above 0 it speaks for one person, below for two.
    pub weight: i32,
}

/// Two records of which somebody should say whether they are one person. A *same person* or *different persons*
/// judgement settles it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct InDoubt {
    /// The one record.
    pub one: DetaineeId,
    /// The other, greater by id.
    pub other: DetaineeId,
    /// Whether they are one person as it stands.
    pub together: bool,
    /// Why it is in doubt.
    pub doubt: Doubt,
    /// The odds that they are one person by what they say, as a logarithm in millibits: 0 is even. Equal identifiers
    /// that join them are not counted in.
    pub weight: i32,
    /// What each field says, those that are missing left out.
    pub evidence: Vec<Weighed>,
}

/// Why it is in doubt whether two records are one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Doubt {
    /// An equal identifier or a judgement joins them, and a field says that they are two: two people may share a case.
    Contradicted,
    /// They say enough to be joined, and the other records of the two persons say the contrary.
    Outvoted,
    /// They are joined through other records, and say too little by themselves or the contrary.
    CarriedAlong,
    /// Something besides the name speaks for one person, and not enough.
    TooLittle,
    /// The names agree, and nothing else speaks for one person.
    NameAlone,
}
