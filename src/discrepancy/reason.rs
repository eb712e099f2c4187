//! [`Explanation`]: why two figures differ, reason by reason, and what no reason explains.

use crate::bounds::Bounds;
use crate::id::ClaimId;
use crate::model::vocabulary::Aspect;

/// A kind of reason for which two figures can differ without either being wrong about its own matter.
///
/// Each is a *relaxation*: the comparison is made again with this one difference allowed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ReasonKind {
    /// One of them has been corrected or taken back.
    Superseded,
    /// They count other stages; a verified list is a floor.
    Stage,
    /// One counts some of the people of the other, as the ledger declares.
    PartOfWhole,
    /// One counts a narrower group: a population within the other, one place, one way of leaving.
    Scope,
    /// Whom they count is defined by different voices, and no relation is declared.
    Definition,
    /// They count different days.
    Window,
    /// They are of different dates.
    AsOf,
    /// Their dates are one day apart, and an evening in one time zone is the next day in another.
    DayShift,
    /// They count different units: persons, orders, detentions.
    Unit,
    /// One is a sum whose parts may share people.
    Overlap,
    /// One is a sum of figures of several voices or stages.
    MixedVoices,
    /// One is round or vague.
    Rounding,
    /// A list went on growing: the same voice had verified more later.
    Lag,
    /// A list was revised: people taken off it or entered late.
    ListRevision,
    /// One is the other with a slip of the pen.
    Transcription,
    /// Another reading of the same words gives another number.
    Reading,
}

/// A slip that turns one number into another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Slip {
    /// It lacks a digit of the other: 116 and 16.
    DigitDropped,
    /// It has one digit more at its end, as a footnote mark leaves: 116 and 1161.
    DigitGlued,
    /// Two neighbouring digits have changed places: 116 and 161.
    DigitsTransposed,
}

/// Whether the size of a reason is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Amount {
    /// Other figures on record say how much it explains.
    Measured,
    /// The numbers themselves say how much it would explain if it were so, which nothing on record says:
    /// sums, slips and rounding are arithmetic and may be chance.
    Sized,
    /// Nothing on record says how much: it may explain as much as stated, or nothing.
    Open,
}

/// One reason, and how much of the difference it can account for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Reason {
    /// What kind of reason it is.
    pub kind: ReasonKind,
    /// The claim that is the part, the list, the sum, the earlier, round or slipped one; `None` where
    /// the reason bears on both alike.
    pub of: Option<ClaimId>,
    /// In what respect scopes differ, for [`ReasonKind::Scope`].
    pub aspect: Option<Aspect>,
    /// The slip, for [`ReasonKind::Transcription`].
    pub slip: Option<Slip>,
    /// Other claims that measure or support it: the correction, the parts of the sum, the later list.
    pub claims: Vec<ClaimId>,
    /// The label of another reading of one of the claims under which alone the reason exists.
    pub reading: Option<String>,
    /// Persons of the difference that this reason alone can account for: the gap less the gap that is
    /// left when only this is allowed for.
    pub explains: u64,
    /// Persons that are left then.
    pub leaves: u64,
    /// Whether `explains` is measured, would follow, or is only possible.
    pub amount: Amount,
}

/// Why two figures differ.
///
/// The difference is the number of persons between the two figures at face value, as if they were for
/// one quantity. Reasons overlap, so what they explain is never added; the remainder is what is left
/// with all of them allowed for together.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Explanation {
    /// The two claims, in order of id.
    pub claims: [ClaimId; 2],
    /// Their figures at face value.
    pub figures: [Bounds; 2],
    /// Persons between the two figures; 0 when they meet.
    pub gap: u64,
    /// What can account for it: measured reasons first, then those the numbers give a size, then the open
    /// ones; among each those that explain more, then by kind.
    pub reasons: Vec<Reason>,
    /// In what else they differ that explains nothing of it: a part that is larger than its whole.
    pub without_effect: Vec<ReasonKind>,
    /// Persons that no reason explains, all allowed for together. Where some reason is open this is
    /// mostly 0; see [`beyond_measured`](Self::beyond_measured).
    pub remainder: u64,
    /// Persons that are left when only what has a size, measured or by the numbers, is allowed for.
    pub beyond_measured: u64,
}

/// A number that is the sum of other numbers on record.
///
/// Arithmetic and nothing more: small numbers add up by chance.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Makeup {
    /// The claim whose number it is.
    pub claim: ClaimId,
    /// The claims whose numbers add up to it, in order of id.
    pub parts: Vec<ClaimId>,
    /// Whether no single voice, at a single stage, gives all the parts.
    pub mixed: bool,
    /// What the parts come to when those that may share people do: from the largest part to the sum;
    /// `None` when no two can share anybody.
    pub union: Option<Bounds>,
    /// The same sum by one voice alone, where some voice gives a number for each part: least and most.
    pub by_one_voice: Option<Bounds>,
}
