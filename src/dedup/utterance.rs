//! [`Utterance`]: one thing said once, however many rows and pages repeat it.

use crate::dedup::voice::{Corroboration, Voice};
use crate::id::{ClaimId, SourceId};
use crate::model::vocabulary::Aspect;

/// One thing said once: the rows that carry it, why they were joined, how the hearings differ.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Utterance {
    pub(super) id: ClaimId,
    pub(super) claims: Vec<ClaimId>,
    pub(super) voices: Vec<Voice>,
    pub(super) pages: Vec<SourceId>,
    pub(super) joins: Vec<Join>,
    pub(super) hearings: Vec<Hearing>,
    pub(super) reprinted: usize,
    pub(super) superseded_by: Option<ClaimId>,
}

impl Utterance {
    /// The row that stands for it: one that no other hearing is declared to be a hearing of, and
    /// among those the one that says most.
    #[must_use]
    pub fn id(&self) -> &ClaimId {
        &self.id
    }
    /// All its rows, in order of id.
    #[must_use]
    pub fn claims(&self) -> &[ClaimId] {
        &self.claims
    }
    /// Whose it is, by the row that stands for it.
    #[must_use]
    pub fn voices(&self) -> &[Voice] {
        &self.voices
    }
    /// The pages that carry it, in order of id.
    #[must_use]
    pub fn pages(&self) -> &[SourceId] {
        &self.pages
    }
    /// How many of its rows are the same text printed again on a page that already had it.
    #[must_use]
    pub fn reprinted(&self) -> usize {
        self.reprinted
    }
    /// Why the rows were joined; one join fewer than rows.
    #[must_use]
    pub fn joins(&self) -> &[Join] {
        &self.joins
    }
    /// The other rows, each with what differs from the one that stands for all.
    #[must_use]
    pub fn hearings(&self) -> &[Hearing] {
        &self.hearings
    }
    /// The standing claim that corrects or retracts it; `None` while it stands.
    #[must_use]
    pub fn superseded_by(&self) -> Option<&ClaimId> {
        self.superseded_by.as_ref()
    }
}

/// Two rows joined into one utterance, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Join {
    /// The one row.
    pub one: ClaimId,
    /// The other.
    pub other: ClaimId,
    /// Why.
    pub evidence: JoinEvidence,
}

/// On what evidence two rows are one utterance.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum JoinEvidence {
    /// Somebody decided so; taking the decision out undoes the join.
    Judged {
        /// The reason, where one was given.
        because: Option<String>,
    },
    /// The same page prints the same thing again.
    Reprinted,
    /// The same voice, quantity, said-date and figure.
    SameSaying,
    /// The same, where one of them speaks for the other or both for a third.
    SameOwner,
}

/// A row of an utterance that differs from the row that stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Hearing {
    /// The row.
    pub claim: ClaimId,
    /// In what it differs; empty for a faithful repeat.
    pub differs: Vec<Aspect>,
}

/// Two rows that look alike and were not joined.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Apart {
    /// The one row.
    pub one: ClaimId,
    /// The other.
    pub other: ClaimId,
    /// Why they were not joined.
    pub reason: ApartReason,
}

/// Why two rows that look alike were not joined.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ApartReason {
    /// Somebody decided that they are different utterances.
    Judged {
        /// The reason given.
        because: String,
    },
    /// The same voice gives the same figure for another date: said again, not heard again.
    OtherDate,
    /// An unnamed group's range contains a named voice's figure on the same page: the group may be
    /// quoting it. They count as this many voices.
    PerhapsOneVoice(Corroboration),
}

/// Every row of a ledger, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RowCount {
    /// All rows.
    pub rows: usize,
    /// Printed again on the page that already had them.
    pub reprinted: usize,
    /// Further hearings of something already counted.
    pub repeats: usize,
    /// Counted once each. `rows = reprinted + repeats + counted`.
    pub counted: usize,
}

/// Every utterance of a ledger, what was joined, and what was not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Utterances {
    #[cfg_attr(feature = "serde", serde(rename = "utterances"))]
    pub(super) all: Vec<Utterance>,
    pub(super) rows: RowCount,
    pub(super) apart: Vec<Apart>,
    pub(super) apart_found: usize,
    #[cfg_attr(feature = "serde", serde(skip))]
    /// In order of row.
    pub(super) index: Vec<(ClaimId, usize)>,
}

impl Utterances {
    /// How many look-alikes are listed at most; [`apart_found`](Self::apart_found) counts all.
    pub const APART_LISTED: usize = 1_000;

    /// The utterances, in order of id.
    pub fn iter(&self) -> std::slice::Iter<'_, Utterance> {
        self.all.iter()
    }
    /// The utterance a row belongs to.
    #[must_use]
    pub fn of(&self, row: &ClaimId) -> Option<&Utterance> {
        let at = self.index.binary_search_by(|(id, _)| id.cmp(row)).ok()?;
        self.index.get(at).and_then(|(_, at)| self.all.get(*at))
    }
    /// How the rows add up.
    #[must_use]
    pub fn rows(&self) -> RowCount {
        self.rows
    }
    /// Rows that look alike and were not joined.
    #[must_use]
    pub fn apart(&self) -> &[Apart] {
        &self.apart
    }
    /// How many such pairs there are in all.
    #[must_use]
    pub fn apart_found(&self) -> usize {
        self.apart_found
    }
}

impl<'a> IntoIterator for &'a Utterances {
    type Item = &'a Utterance;
    type IntoIter = std::slice::Iter<'a, Utterance>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
