//! [`Constraint`]: what must hold between the sizes of sets, and where it comes from.

use crate::discrepancy::coherence::people::People;
use crate::id::{AssumptionId, ClaimId, SourceId};
use crate::model::vocabulary::{Aspect, RelationKind};

/// What must hold between the sizes of sets of people: the `lesser` together are no more than the
/// `greater` together, or exactly as many.
///
/// Values of this type are equal when they say the same of the same sets for the same reasons, so that one
/// found in a list can be switched off with [`Suppose::without`](super::Suppose::without).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Constraint {
    /// The sets that are no more.
    pub lesser: Vec<People>,
    /// The sets that are no fewer.
    pub greater: Vec<People>,
    /// Whether they are exactly as many.
    pub equal: bool,
    /// Where it comes from, in order.
    pub from: Vec<Origin>,
}

/// Where a rule between counts comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Origin {
    /// The one set is narrower than the other in these respects and in no other: of a wave inside it,
    /// of days inside its days, of people or a place inside its own, counted earlier, or one voice's
    /// list of those executed.
    Narrower(Vec<Aspect>),
    /// The sets share nobody, because their days or their populations do not.
    Apart(Aspect),
    /// Somebody says that the one counts some, all or none of the people of the other.
    Said {
        /// The claim that says so.
        claim: ClaimId,
        /// How it bears on the other.
        kind: RelationKind,
        /// The other claim.
        other: ClaimId,
        /// Who says so, where it is not the claim's own voice.
        by: Option<SourceId>,
    },
    /// A claim gives *the majority* of another claim's people.
    Majority(ClaimId),
    /// The sets fill the days of the whole, one behind the other.
    Fills,
    /// An assumption.
    Assumption(AssumptionId),
}
