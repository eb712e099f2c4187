//! [`Reason`]: what speaks for or against two waves being one.

use crate::id::{ClaimId, SourceId, WaveId};

/// What speaks for or against two wave records sharing people, or being one wave.
///
/// The first four are of the records themselves and [sure](Self::is_sure); the next three are what
/// sources say of their counts; the others are likeness.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Reason {
    /// The ledger declares one to lie within the other, at any remove.
    DeclaredWithin {
        /// The inner wave.
        inner: WaveId,
    },
    /// That many persons are recorded as leaving custody in both, by joined records, and nothing
    /// shows that they left twice.
    SharedPersons {
        /// Distinct persons.
        persons: usize,
    },
    /// Their days are two or more days apart, and not marked as approximate or uncertain.
    DaysApart {
        /// Whole days between them at their closest.
        days: u32,
    },
    /// Their populations are declared to share nobody.
    PopulationsDisjoint,

    /// One utterance has a row that counts the one wave and a row that counts the other, by a
    /// declared relation or a judgement.
    OneUtterance {
        /// The row of the first wave, then of the second.
        claims: [ClaimId; 2],
    },
    /// A claim on the one wave is said to count some of the people of a claim on the other.
    CountsAmong {
        /// The claim that counts fewer.
        part: ClaimId,
        /// The claim that counts them among others.
        whole: ClaimId,
        /// The wave that lies within the other if that is so; `None` where the part is not all of
        /// its wave, so that the two waves only share somebody.
        inner: Option<WaveId>,
        /// Who says so; `None` for the claim's own voice.
        by: Option<SourceId>,
    },
    /// A claim on the whole of the one wave is said to count other people than a claim on the whole of
    /// the other.
    CountsOthers {
        /// The claims on the first and on the second wave.
        claims: [ClaimId; 2],
        /// Who says so; `None` for the claim's own voice.
        by: Option<SourceId>,
    },

    /// Their days are the same, however they were written.
    SameDays,
    /// The days of one lie within those of the other, and are fewer.
    DaysInside {
        /// The wave with fewer days.
        inner: WaveId,
    },
    /// They have days in common and each has days of its own.
    DaysMeet,
    /// Moving one of them by a single day makes their days the same, or puts a single day into the
    /// days of the other. An evening local time is the next day in universal time, so one release
    /// may be dated to either of two days.
    ADayApart,
    /// They have no day in common, by a single day or with dates marked as approximate or uncertain.
    PerhapsApart {
        /// Whole days between them at their closest.
        days: u32,
    },
    /// They are of the same population.
    SamePopulation,
    /// The population of one lies within that of the other.
    PopulationInside {
        /// The wave with the narrower population.
        inner: WaveId,
    },
    /// They are at the same place, letter by letter.
    SamePlace,
    /// They are at places written differently, of which one may lie in the other.
    OtherPlace,
    /// They were announced on one day.
    AnnouncedSameDay,
    /// They were announced two or more days apart.
    AnnouncedApart {
        /// Whole days between the announcements.
        days: u32,
    },
    /// One voice announced both on one day.
    AnnouncedByOneVoice {
        /// The voice, by the bodies that make it up.
        voice: Vec<SourceId>,
    },
    /// One voice gives the same figure for both, at one stage as of one date.
    SameFigure {
        /// The voice, by the bodies that make it up.
        voice: Vec<SourceId>,
        /// The claims on the first and on the second wave.
        claims: [ClaimId; 2],
    },
    /// One voice gives figures for all of both, at one stage as of one date, that cannot be one number:
    /// it speaks of two things.
    OtherFigure {
        /// The voice, by the bodies that make it up.
        voice: Vec<SourceId>,
        /// The claims on the first and on the second wave.
        claims: [ClaimId; 2],
    },
}

impl Reason {
    /// Whether it follows from the records at their word, with no source's statement and no likeness.
    #[must_use]
    pub const fn is_sure(&self) -> bool {
        matches!(
            self,
            Self::DeclaredWithin { .. }
                | Self::SharedPersons { .. }
                | Self::DaysApart { .. }
                | Self::PopulationsDisjoint
        )
    }

    /// Whether it is a source's statement about its own or another's count.
    #[must_use]
    pub const fn is_said(&self) -> bool {
        matches!(
            self,
            Self::OneUtterance { .. } | Self::CountsAmong { .. } | Self::CountsOthers { .. }
        )
    }

    /// Whether it speaks against sharing people or against being one wave.
    #[must_use]
    pub const fn is_against(&self) -> bool {
        matches!(
            self,
            Self::DaysApart { .. }
                | Self::PopulationsDisjoint
                | Self::CountsOthers { .. }
                | Self::PerhapsApart { .. }
                | Self::OtherPlace
                | Self::AnnouncedApart { .. }
                | Self::OtherFigure { .. }
        )
    }

    /// Whether it alone is a reason to take two waves for more than separate. Equal people or place
    /// are not: most waves of a ledger share them.
    pub(super) const fn stands_alone(&self) -> bool {
        !self.is_against()
            && !matches!(
                self,
                Self::SamePopulation | Self::PopulationInside { .. } | Self::SamePlace
            )
    }
}
