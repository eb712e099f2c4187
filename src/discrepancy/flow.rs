//! [`FlowReport`]: one wave, or one stretch of days, stage by stage and voice by voice.

use crate::bounds::Bounds;
use crate::dedup::Voice;
use crate::discrepancy::entry::Entry;
use crate::discrepancy::gap::VerificationGap;
use crate::discrepancy::group::GroupReport;
use crate::discrepancy::scores::Clash;
use crate::id::{ClaimId, WaveId};
use crate::model::vocabulary::{Aspect, Measure, Stage};
use crate::ratio::Ratio;
use crate::when::When;

/// What flow a report is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Scope {
    /// A wave.
    Wave(WaveId),
    /// Everything in a stretch of days, at a place where one is given.
    Window {
        /// The days.
        window: When,
        /// The place.
        place: Option<String>,
    },
}

/// One wave, or one stretch of days: who announced, executed and verified how many; what is not
/// verified; what cannot be.
///
/// A verified count is a floor. The gap *voice by voice* and the number *verified by nobody* are two
/// figures: the first compares one list with what was said, the second the union of all lists.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct FlowReport {
    /// The wave or the days.
    pub scope: Scope,
    /// What happened; for those who left custody, the wider of released, expelled and exchanged.
    pub measure: Measure,
    /// Every figure about it, by stage, role, date and claim.
    pub lines: Vec<Line>,
    /// Utterances about it without a figure, or whose figure was said to be unknown.
    pub unnumbered: Vec<ClaimId>,
    /// Figures of two or more voices for the whole at one stage, as if of one date.
    pub rivals: Vec<Rivals>,
    /// Voice by voice: what has been said and that voice has not verified.
    pub gaps: Vec<Gap>,
    /// The union of all lists against each number said: what nobody has verified.
    pub unverified: Vec<Unverified>,
    /// Announced or ordered and not yet executed.
    pub pending: Vec<Pending>,
    /// The least that must have been executed.
    pub floor: Floor,
    /// How far what is needed is from what is allowed, later counts containing earlier ones.
    pub consistency: Consistency,
    /// Claims that are denied, with who denies them.
    pub contested: Vec<Contest>,
}

/// One voice's figure in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Line {
    /// The figure.
    pub entry: Entry,
    /// What it is of the whole.
    pub role: Role,
    /// Whether it is this voice's latest at this stage.
    pub latest: bool,
}

/// What a figure is of the whole flow.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Role {
    /// The whole.
    Whole,
    /// One voice's list: a floor.
    List,
    /// Some of the people only.
    Part,
    /// Not comparable with the whole, and why.
    Apart(Vec<Aspect>),
}

/// Several voices on one stage of the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Rivals {
    /// The stage.
    pub stage: Stage,
    /// Their figures as one group; see [`Consistency`] for the dates.
    pub group: GroupReport,
}

/// What one voice has not verified of a number said.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Gap {
    /// The number said.
    pub said: ClaimId,
    /// Its stage.
    pub stage: Stage,
    /// The number verified.
    pub verified: ClaimId,
    /// By whom.
    pub voice: Voice,
    /// How many are missing; for an unnamed group, from the gap of its largest list to that of its
    /// smallest.
    pub gap: VerificationGap,
    /// In what the list's scope differs from that of the number: some may not count.
    pub scope: Vec<Aspect>,
}

/// What nobody has verified of a number said.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Unverified {
    /// The number said.
    pub said: ClaimId,
    /// Its stage.
    pub stage: Stage,
    /// Persons in no list, from all lists being as different as they can to as alike.
    pub gap: VerificationGap,
}

/// Announced or ordered, and not executed by the latest figure.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Pending {
    /// The claim of the earlier stage.
    pub said: ClaimId,
    /// The claim of what was executed.
    pub executed: ClaimId,
    /// The difference; never below zero.
    pub persons: Bounds,
}

/// The least that must have been executed, and what says so.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Floor {
    /// That many or more.
    pub count: u64,
    /// The claim that gives it; `None` when it is the persons named, or nothing.
    pub because: Option<ClaimId>,
    /// Distinct persons on lists who are recorded as having left custody in it.
    pub persons: usize,
    /// Those of the one list that names most, which is what the floor counts: records that nothing has
    /// joined may be one person all the same.
    pub surely: usize,
    /// The highest of the figures for some of the people only; parts may overlap and are not added.
    pub parts: u64,
}

/// Whether the figures of a flow fit, later counts containing earlier ones and lists being floors.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Consistency {
    /// Degree of inconsistency, `D`.
    pub inconsistency: Ratio,
    /// Minimum total adjustment, `A`, in persons.
    pub adjustment: u128,
    /// What is needed and what is allowed; `None` when everything fits.
    pub clash: Option<Clash>,
    /// The claim that needs the most; `None` for the persons named.
    pub needs: Option<ClaimId>,
    /// The claim that allows the least.
    pub allows: Option<ClaimId>,
}

/// A denial and what it denies.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Contest {
    /// The claim denied.
    pub denied: ClaimId,
    /// The claim that denies it.
    pub denial: ClaimId,
}
