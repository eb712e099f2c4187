//! [`ListingReport`]: one edition of a roll and what changed since the editions before it.

use crate::id::{DetaineeId, ListingId, PersonId, PopulationId, SourceId, WaveId};
use crate::listing::custody::Notice;
use crate::listing::elsewhere::FreeAndHeld;
use crate::listing::lives::ReArrest;
use crate::listing::total::Total;
use crate::model::vocabulary::Coverage;

/// How many complete editions of one roll may overlap in time and still be compared.
pub const MOST_AT_ONCE: usize = 16;

/// How many records under an equal name are offered for one person.
pub const MOST_PERHAPS: usize = 5;

/// Whose list of whom: what the editions of one roll share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Roll {
    /// The bodies whose list it is, in order.
    pub by: Vec<SourceId>,
    /// Who is listed.
    pub population: Option<PopulationId>,
    /// The wave it is about: a list of those who left custody, and not of those held.
    pub wave: Option<WaveId>,
}

/// One edition of one voice's roll: its total, and what changed since the edition it follows.
///
/// Persons, not records: who is one person is for [`link`](crate::link) to say. Two records that no
/// identifier and no judgement joins are two persons, so somebody who stands in both editions under
/// two spellings is both *gone* and *new*. Every one of these therefore carries its
/// [`Certainty`], and `unjoined` says how many records the comparison could not join.
///
/// What is compared with what is in `follows`. Only a complete edition can show that somebody is
/// gone: absence from a partial list or an increment says nothing. All lists are in order of person.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ListingReport {
    /// The edition.
    pub listing: ListingId,
    /// The roll it is an edition of.
    pub roll: Roll,
    /// How much of the roll it covers.
    pub coverage: Coverage,
    /// What it was compared with, or why it was not.
    pub follows: Follows,
    /// Editions of the roll whose time is neither surely before nor surely after its own.
    pub unordered: usize,
    /// Stated total against rows and withheld.
    pub total: Total,
    /// Records that no link joins to the other side.
    pub unjoined: Unjoined,
    /// On this edition, and never before on the roll.
    pub new_persons: Vec<NewPerson>,
    /// On an earlier edition and struck from the roll since, and on it again.
    pub returned: Vec<Returned>,
    /// On the roll before this edition and on the edition, with other particulars.
    pub changed: Vec<Changed>,
    /// On the complete roll before, absent from this complete edition, and no record of theirs says
    /// by then that they left custody; or a later re-arrest undoes it.
    pub gone_without_release: Vec<Unmatched>,
    /// The same, where a record says that they were released, expelled or exchanged.
    pub gone_after_release: Vec<Gone>,
    /// The same, where a record says that they died, escaped, were transferred (and so are still in
    /// custody), or were taken off the list for another reason.
    pub gone_otherwise: Vec<Gone>,
    /// On the complete list of a wave before and not on this one: no longer listed as having left.
    pub withdrawn: Vec<Unmatched>,
    /// Free by the word of a record of this edition, and held by another voice's.
    pub free_here_held_elsewhere: Vec<FreeAndHeld>,
    /// Released, and taken again by the word of a record of this edition.
    pub rearrested: Vec<ReArrest>,
}

/// What an edition is compared with, or why it is not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Follows {
    /// The roll as it was before this edition: its last complete edition and the increments since.
    /// Where none was complete, everybody listed so far.
    Roll {
        /// The edition that ends it: the last one taken into it.
        edition: ListingId,
        /// The complete edition it rests on; without one nobody can be gone.
        complete: Option<ListingId>,
        /// How many increments came since.
        increments: usize,
    },
    /// No edition of this roll is surely earlier.
    Nothing,
    /// Before it stand two editions of which neither is surely the later, and it matters which is.
    /// A clock time on each would settle it. In order of id; there may be more.
    Unordered(ListingId, ListingId),
    /// More than [`MOST_AT_ONCE`] editions of the roll overlap it in time.
    Crowded,
    /// Its time is not given, or only approximately.
    Undated,
    /// It has no rows and does not say that it is empty: promised, kept back, or not entered.
    Unseen,
    /// Nobody is named whose list it is, or an unnamed group whose lists may be of several voices.
    NoVoice,
}

/// Records that no link joins to the other side of a comparison; what the certainty rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Unjoined {
    /// Rows of this edition whose person is not on the roll before it.
    pub here: usize,
    /// Records on the roll before it whose person is not on this edition.
    pub before: usize,
}

/// How sure it is that somebody stands on one side of a comparison and not on the other.
///
/// A wrong match can hide somebody still in prison, and so can a missed one. Rows of one list are
/// taken to be different persons unless they are joined or bear one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Certainty {
    /// Nobody there can be this person: each is on both sides as somebody else, or judged to be
    /// somebody else, and nobody is counted without being listed.
    Certain,
    /// Whoever there could be this person carries another number of a scheme this person has a number
    /// of. One person may have two case numbers, and a number may be mistyped.
    OtherNumbers,
    /// No record there could be this person, but more persons may be counted there than listed.
    PerhapsUnlisted,
    /// No record is joined; some record there may be this person's.
    NotJoined,
}

/// Somebody on one side of a comparison and not on the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Unmatched {
    /// The person.
    pub person: PersonId,
    /// Their records on this side.
    pub records: Vec<DetaineeId>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Records on the other side under an equal name, case, accents and order of words aside: perhaps
    /// the same person, for somebody to judge. At most [`MOST_PERHAPS`].
    pub perhaps_same: Vec<DetaineeId>,
    /// Whether there are more of these.
    pub truncated: bool,
}

/// Somebody new on a roll.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct NewPerson {
    /// Who, and how sure it is.
    pub who: Unmatched,
    /// A partial list of the same voice that had them before.
    pub seen: Option<ListingId>,
}

/// Somebody struck from a roll, with what a record says of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Gone {
    /// Who, and how sure it is.
    pub who: Unmatched,
    /// The record that says what happened, who says so, and when.
    pub notice: Notice,
}

/// Somebody back on a roll.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Returned {
    /// The person.
    pub person: PersonId,
    /// Their records on this edition.
    pub records: Vec<DetaineeId>,
    /// The last edition that had them.
    pub last: ListingId,
    /// Their release and the arrest after it, where records tell of them by then.
    pub rearrest: Option<ReArrest>,
}

/// Somebody on both sides whose particulars differ. Which ones, never what they are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Changed {
    /// The person.
    pub person: PersonId,
    /// Their records before.
    pub before: Vec<DetaineeId>,
    /// Their records now.
    pub now: Vec<DetaineeId>,
    /// The fields that differ, in order.
    pub fields: Vec<Field>,
}

/// A field of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Field {
    /// The name as written.
    Name,
    /// Other names.
    Aliases,
    /// Sex.
    Sex,
    /// Date of birth.
    Born,
    /// Place of birth.
    Birthplace,
    /// Place of residence.
    Residence,
    /// Nationalities.
    Nationalities,
    /// Identifiers.
    Identifiers,
    /// Occupation.
    Occupation,
    /// The list's own category.
    Category,
    /// What happened, how, when and where.
    Events,
    /// The prisons named.
    Facility,
    /// Consent.
    Consent,
    /// Sensitivity.
    Sensitivity,
    /// Free attributes.
    Attributes,
    /// The keeper's note.
    Note,
}

impl Field {
    /// Every field, in order.
    pub const ALL: &[Self] = &[
        Self::Name,
        Self::Aliases,
        Self::Sex,
        Self::Born,
        Self::Birthplace,
        Self::Residence,
        Self::Nationalities,
        Self::Identifiers,
        Self::Occupation,
        Self::Category,
        Self::Events,
        Self::Facility,
        Self::Consent,
        Self::Sensitivity,
        Self::Attributes,
        Self::Note,
    ];
}

impl ListingReport {
    /// Whether it was compared with an earlier edition.
    #[must_use]
    pub fn is_compared(&self) -> bool {
        matches!(self.follows, Follows::Roll { .. })
    }

    /// Whether it could show that somebody is gone: complete, and after a complete edition.
    #[must_use]
    pub fn shows_who_is_gone(&self) -> bool {
        self.coverage == Coverage::Complete
            && matches!(
                self.follows,
                Follows::Roll {
                    complete: Some(_),
                    ..
                }
            )
    }
}
