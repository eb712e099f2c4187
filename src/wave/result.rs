//! [`WaveMatch`]: two wave records compared, and [`WaveMatches`]: all that are worth a look.

use crate::bounds::Bounds;
use crate::id::WaveId;
use crate::wave::reason::Reason;

/// How two wave records may be related. A proposal for somebody to decide on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum WaveRelation {
    /// They speak of one wave.
    Same,
    /// One is part of the other.
    Nested {
        /// The part.
        inner: WaveId,
    },
    /// They share people, and neither contains the other.
    Overlapping,
    /// They share nobody.
    Separate,
    /// The reasons contradict one another, leave more than one answer, or there are none.
    Undecided,
}

/// What follows from the records at their word, whatever anybody says or resembles.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Certain {
    /// One is declared within the other.
    Within {
        /// The inner wave.
        inner: WaveId,
    },
    /// Somebody left in both.
    ShareSomebody,
    /// Nobody left in both.
    ShareNobody,
    /// The records contradict one another: one of them is wrong.
    Contradictory,
}

/// What would help to settle the question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Open {
    /// The days of a wave: it gives none, an end is not known, or they are one of several.
    Days(WaveId),
    /// The population of a wave.
    Population(WaveId),
    /// How the two populations relate: nobody declares it.
    Populations,
    /// Whether one of the two places lies in the other.
    Places,
    /// The hour of the release with its offset, because the days are one apart.
    Hour,
    /// Whether these many persons, recorded as leaving in both, left twice: they are recorded as taken
    /// again, their dates are apart, or the two waves cannot share anybody.
    LeftTwice {
        /// Distinct persons.
        persons: usize,
    },
}

/// Two wave records compared.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct WaveMatch {
    /// The two waves, in order of id.
    pub waves: [WaveId; 2],
    /// What is proposed.
    pub relation: WaveRelation,
    /// What is sure; `None` when nothing is. The proposal never goes against it.
    pub sure: Option<Certain>,
    /// What speaks for their sharing people, the surest first.
    pub together: Vec<Reason>,
    /// What speaks against that, or against their being one, the surest first.
    pub apart: Vec<Reason>,
    /// What would help to settle it; empty where the ledger declares one within the other.
    pub open: Vec<Open>,
}

impl WaveMatch {
    /// Whether the ledger itself declares one to lie within the other.
    #[must_use]
    pub fn is_declared(&self) -> bool {
        self.together
            .iter()
            .any(|reason| matches!(reason, Reason::DeclaredWithin { .. }))
    }

    /// Whether it is worth a look: there is a reason to take the two for more than separate, or they
    /// look alike though they are surely separate.
    pub(super) fn is_worth_a_look(&self) -> bool {
        self.together.iter().any(Reason::stands_alone)
    }

    /// Order of listing: what contradicts itself, then what may be one, then the rest; declared last.
    pub(super) fn rank(&self) -> u8 {
        let conflicting = !self.apart.is_empty();
        match (&self.relation, self.is_declared()) {
            (WaveRelation::Undecided, true) => 0,
            (_, true) => 6,
            (WaveRelation::Undecided, false) if conflicting => 0,
            (WaveRelation::Same, false) => 1,
            (WaveRelation::Undecided, false) => 2,
            (WaveRelation::Nested { .. }, false) => 3,
            (WaveRelation::Overlapping, false) => 4,
            (WaveRelation::Separate, false) => 5,
        }
    }
}

/// The pairs of wave records that are worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct WaveMatches {
    /// The pairs: contradictory ones first, then those that may be one, undecided, nested, overlapping,
    /// separate, and those the ledger declares; each in order of ids. At most
    /// [`LISTED`](Self::LISTED).
    pub pairs: Vec<WaveMatch>,
    /// How many such pairs there are: exactly, unless one index held more than
    /// [`COMPARED`](Self::COMPARED) pairs; then at least, and at most.
    pub found: Bounds,
}

impl WaveMatches {
    /// How many pairs are listed at most; [`found`](Self::found) counts all.
    pub const LISTED: usize = 1_000;
    /// How many pairs of each index (declared, said, utterances, persons, announcements, figures, days)
    /// are compared at most.
    pub const COMPARED: usize = 20_000;

    /// The pairs, one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, WaveMatch> {
        self.pairs.iter()
    }
}

impl<'a> IntoIterator for &'a WaveMatches {
    type Item = &'a WaveMatch;
    type IntoIter = std::slice::Iter<'a, WaveMatch>;
    fn into_iter(self) -> Self::IntoIter {
        self.pairs.iter()
    }
}
