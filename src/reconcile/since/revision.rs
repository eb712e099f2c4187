//! [`Revision`]: one thing that differs between two ledgers, or between what was known at two times.

use crate::id::{AssumptionId, ClaimId, DetaineeId, ListingId, PersonId, PopulationId, SourceId, WaveId};
use crate::model::judgement::Decision;
use crate::model::vocabulary::Measure;
use crate::spread::Spread;

/// One thing that differs between an earlier and a later state.
///
/// Those up to [`Setting`](Self::Setting) are what somebody wrote; the others follow from them and
/// are told because readers ask for them. Nothing here holds a person's name: records and persons
/// are ids, and of a changed record only the names of the fields are given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Revision {
    /// A claim came, went, or says something else under the same id. What it merely takes over from
    /// a wave or a page that changed is told of the wave or the page.
    Claim {
        /// The claim.
        claim: ClaimId,
        /// What became of it.
        edit: Edit,
    },
    /// An edition of a list.
    Listing {
        /// The list.
        listing: ListingId,
        /// What became of it.
        edit: Edit,
    },
    /// A list's record of one person.
    Record {
        /// The record.
        record: DetaineeId,
        /// What became of it.
        edit: Edit,
    },
    /// A judgement was made or taken back.
    Judgement {
        /// What it decides.
        decision: Decision,
        /// Made or taken back.
        edit: Edit,
    },
    /// An assumption.
    Assumption {
        /// The assumption.
        assumption: AssumptionId,
        /// What became of it.
        edit: Edit,
    },
    /// A wave's declaration.
    Wave {
        /// The wave.
        wave: WaveId,
        /// What became of it.
        edit: Edit,
    },
    /// A population's declaration.
    Population {
        /// The population.
        population: PopulationId,
        /// What became of it.
        edit: Edit,
    },
    /// A source's declaration.
    Source {
        /// The source.
        source: SourceId,
        /// What became of it.
        edit: Edit,
    },
    /// The two results were made under different settings.
    Setting {
        /// Which.
        setting: Setting,
    },
    /// A claim known to both is corrected or retracted, or stands again.
    Superseded {
        /// The claim.
        claim: ClaimId,
        /// What stood in its place before; `None` while it stood.
        before: Option<ClaimId>,
        /// What stands in its place now; `None` when it stands.
        after: Option<ClaimId>,
    },
    /// One utterance denies another, or no longer does.
    Denied {
        /// What is denied.
        claim: ClaimId,
        /// What denies it.
        denial: ClaimId,
        /// Denied now, or no more.
        edit: Edit,
    },
    /// A claim's figure is read anew though its record did not change: a word means something else, or
    /// the figure it refers to is another.
    Read {
        /// The claim.
        claim: ClaimId,
        /// As it was read.
        before: Spread,
        /// As it is read now.
        after: Spread,
    },
    /// What counted as several utterances is one.
    Joined {
        /// The utterance now.
        into: ClaimId,
        /// The utterances before, in order.
        from: Vec<ClaimId>,
    },
    /// What counted as one utterance is several.
    Split {
        /// The utterance before.
        from: ClaimId,
        /// The utterances now, in order.
        into: Vec<ClaimId>,
    },
    /// What counted as several persons is one.
    PersonsJoined {
        /// The person now.
        into: PersonId,
        /// The persons before, in order.
        from: Vec<PersonId>,
    },
    /// What counted as one person is several.
    PersonsSplit {
        /// The person before.
        from: PersonId,
        /// The persons now, in order.
        into: Vec<PersonId>,
    },
    /// A person's first recorded release ([`Measure::Released`], in whatever way), taking into custody
    /// again ([`Measure::ReArrested`]) or death ([`Measure::Died`]).
    Custody {
        /// The person.
        person: PersonId,
        /// What is recorded.
        what: Measure,
        /// Recorded now, or no more.
        edit: Edit,
    },
}

/// What became of something between an earlier and a later state.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Edit {
    /// It was not there.
    Added,
    /// It is there no more.
    Gone,
    /// It is there in both; these fields differ, named as in files.
    Changed(Vec<&'static str>),
}

/// One of the [`Settings`](crate::Settings).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Setting {
    /// What vague words mean.
    Lexicon,
    /// How many days either way a stock may be.
    StockTolerance,
    /// How many days apart two counts of a wave are still of one date.
    WaveTolerance,
    /// Whether claims set apart take part.
    SetApartClaims,
    /// On what evidence records are one person.
    Joining,
}

impl Revision {
    /// Whether somebody wrote it, rather than that it follows from what was written.
    #[must_use]
    pub fn is_written(&self) -> bool {
        !matches!(
            self,
            Self::Superseded { .. }
                | Self::Denied { .. }
                | Self::Read { .. }
                | Self::Joined { .. }
                | Self::Split { .. }
                | Self::PersonsJoined { .. }
                | Self::PersonsSplit { .. }
                | Self::Custody { .. }
        )
    }

    /// Whether it is of what claims rest on, rather than of a claim.
    pub(super) fn is_declaration(&self) -> bool {
        matches!(
            self,
            Self::Wave { .. } | Self::Population { .. } | Self::Source { .. } | Self::Setting { .. }
        )
    }

    /// Every claim it names, in the order in which it names them.
    #[must_use]
    pub fn claims(&self) -> Vec<&ClaimId> {
        match self {
            Self::Claim { claim, .. } | Self::Read { claim, .. } => vec![claim],
            Self::Superseded { claim, before, after } => {
                std::iter::once(claim).chain(before).chain(after).collect()
            }
            Self::Denied { claim, denial, .. } => vec![claim, denial],
            Self::Joined { into: one, from: all } | Self::Split { from: one, into: all } => {
                std::iter::once(one).chain(all).collect()
            }
            Self::Judgement {
                decision: Decision::SameUtterance(ids) | Decision::DifferentUtterances(ids),
                ..
            } => ids.iter().collect(),
            _ => Vec::new(),
        }
    }
}
