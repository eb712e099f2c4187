//! [`People`]: the sets of people whose sizes are the unknowns of a ledger.

use std::fmt;

use crate::id::{AssumptionId, ClaimId, WaveId};
use crate::model::vocabulary::Stage;

/// A set of people, or of releases, arrests and the like, whose size is one unknown of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum People {
    /// Everybody of a wave at a stage, up to the latest date anybody counts it, a wave inside it, or one of its
    /// persons by name; where nobody does, as the wave around it.
    Wave {
        /// The wave.
        wave: WaveId,
        /// The stage.
        stage: Stage,
    },
    /// Those a claim counts; where several claims count the same, the least id. At stage *verified* with
    /// several lists, each list is a set of its own, numbered.
    Counted {
        /// The claim.
        claim: ClaimId,
        /// Which of its lists, from 0; 0 where it has one or none.
        list: usize,
    },
    /// Those to whom it happened of the people a claim says it was announced, ordered or asked for, where
    /// that is not a whole wave.
    CarriedOut {
        /// The claim.
        claim: ClaimId,
    },
    /// Those of a claim's people who are also among the people it takes its figure from: *the majority
    /// of them*.
    Among {
        /// The claim that says *the majority*.
        claim: ClaimId,
    },
    /// Those of a whole who are in none of the parts that an assumption names; for a balance, those who
    /// came or left in no flow it names; for an *at most*, those above it. Nobody, if the assumption
    /// holds.
    Rest {
        /// The assumption.
        assumption: AssumptionId,
        /// The stage: an itemisation of waves speaks of each stage.
        stage: Stage,
        /// The wave, for an assumption about every wave; `None` for all other.
        wave: Option<WaveId>,
        /// Whether they came, in a balance; false everywhere else.
        came: bool,
    },
}

impl People {
    /// The assumption that leaves nobody in it.
    #[must_use]
    pub fn assumption(&self) -> Option<&AssumptionId> {
        match self {
            Self::Rest { assumption, .. } => Some(assumption),
            Self::Wave { .. } | Self::Counted { .. } | Self::CarriedOut { .. } | Self::Among { .. } => None,
        }
    }
}

/// By id, in a few words: ``those of `may`, executed``, ``those counted by `g1` ``.
impl fmt::Display for People {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wave { wave, stage } => write!(f, "those of `{wave}`, {stage}"),
            Self::Counted { claim, list: 0 } => write!(f, "those counted by `{claim}`"),
            Self::Counted { claim, list } => {
                write!(f, "those counted by `{claim}`, list {}", list.saturating_add(1))
            }
            Self::CarriedOut { claim } => write!(f, "those of `{claim}` to whom it happened"),
            Self::Among { claim } => write!(f, "the majority that `{claim}` speaks of"),
            Self::Rest {
                assumption,
                stage,
                wave,
                came,
            } => {
                let came = if *came { "who came, " } else { "" };
                write!(f, "the rest of `{assumption}`, {came}{stage}")?;
                wave.iter().try_for_each(|wave| write!(f, ", of `{wave}`"))
            }
        }
    }
}
