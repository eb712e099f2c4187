//! What people decide and assume: [`Judgement`], [`Assumption`].

use crate::id::{AssumptionId, ClaimId, DetaineeId, SourceId, WaveId};
use crate::model::vocabulary::Stage;

/// A person's decision about records or claims, with its reason. Taking it out undoes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    pub(in crate::model) decision: Decision,
    pub(in crate::model) by: Option<SourceId>,
    pub(in crate::model) because: String,
}

impl Judgement {
    /// What was decided.
    #[must_use]
    pub fn decision(&self) -> &Decision {
        &self.decision
    }
    /// By whom.
    #[must_use]
    pub fn by(&self) -> Option<&SourceId> {
        self.by.as_ref()
    }
    /// Why.
    #[must_use]
    pub fn because(&self) -> &str {
        &self.because
    }
}

/// What a judgement decides.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Decision {
    /// These records are one person.
    SamePerson(Vec<DetaineeId>),
    /// These records are all different persons.
    DifferentPersons(Vec<DetaineeId>),
    /// These claims are one utterance.
    SameUtterance(Vec<ClaimId>),
    /// These claims are all different utterances.
    DifferentUtterances(Vec<ClaimId>),
}

/// Something one may assume and need not: off unless switched on, printed wherever it is used. One that is
/// [given](Self::is_given) is known and on unless switched off.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Assumption {
    pub(in crate::model) id: AssumptionId,
    pub(in crate::model) rule: AssumptionRule,
    pub(in crate::model) given: bool,
    pub(in crate::model) label: Option<String>,
    pub(in crate::model) because: Option<String>,
}

impl Assumption {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &AssumptionId {
        &self.id
    }
    /// What is assumed.
    #[must_use]
    pub fn rule(&self) -> &AssumptionRule {
        &self.rule
    }
    /// Whether it is known rather than assumed, such as the parts of a partition.
    #[must_use]
    pub fn is_given(&self) -> bool {
        self.given
    }
    /// The assumption in words; the id where none were given.
    #[must_use]
    pub fn label(&self) -> &str {
        self.label.as_deref().unwrap_or(self.id.as_str())
    }
    /// Why one might assume it.
    #[must_use]
    pub fn because(&self) -> Option<&str> {
        self.because.as_deref()
    }
}

/// What an assumption says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum AssumptionRule {
    /// The parts are all there is of the whole.
    Complete {
        /// The whole.
        whole: Whole,
        /// Its parts.
        parts: Vec<Whole>,
    },
    /// The first stage of a wave never exceeds the second.
    AtMost {
        /// The stage that is no larger.
        lesser: Stage,
        /// The stage that is no smaller.
        greater: Stage,
    },
    /// The first people are never more than the second.
    NoMore {
        /// Those who are no more.
        lesser: Whole,
        /// Those who are no fewer.
        greater: Whole,
    },
    /// Between two stocks nobody came or left but in the flows named.
    Balance {
        /// The earlier stock.
        from: Whole,
        /// The later stock.
        to: Whole,
        /// The flows by which people came.
        came: Vec<Whole>,
        /// The flows by which people left.
        left: Vec<Whole>,
    },
}

/// A claim or a wave, as a whole or as a part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Whole {
    /// The people a claim counts.
    Claim(ClaimId),
    /// The people of a wave.
    Wave(WaveId),
}
