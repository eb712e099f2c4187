//! What the door knows while it reads: the ids of the draft, and the records read so far.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use crate::id::{AssumptionId, ClaimId, DetaineeId, Id, ListingId, PopulationId, SourceId, WaveId, kinds};
use crate::model::claim::Claim;
use crate::model::detainee::{Detainee, Listing};
use crate::model::judgement::{Assumption, Judgement};
use crate::model::source::{Population, Source};
use crate::model::vocabulary::nearest;
use crate::model::wave::ReleaseWave;
use crate::when::When;

/// The ids of one kind of record.
pub(super) struct Ids<K> {
    known: BTreeSet<Id<K>>,
    searched: Cell<usize>,
}

impl<K> Default for Ids<K> {
    fn default() -> Self {
        Self {
            known: BTreeSet::new(),
            searched: Cell::new(0),
        }
    }
}

impl<K> Ids<K> {
    /// How often, and among how many ids, a slip is looked for: a draft may have as many of both as
    /// it has records.
    const MOST: (usize, usize) = (100, 10_000);

    /// Whether the id is new.
    pub(super) fn insert(&mut self, id: Id<K>) -> bool {
        self.known.insert(id)
    }

    pub(super) fn contains(&self, id: &Id<K>) -> bool {
        self.known.contains(id)
    }

    /// The id of which this may be a slip.
    pub(super) fn nearest(&self, id: &Id<K>) -> Option<&str> {
        let (searches, ids) = Self::MOST;
        let before = self.searched.replace(self.searched.get().saturating_add(1));
        (before < searches).then(|| nearest(id.as_str(), self.known.iter().take(ids).map(Id::as_str)))?
    }
}

/// How many populations may contain one population, and how many waves one wave.
pub(super) const DEEPEST: usize = 100;

/// The ids each kind of record has in a draft.
#[derive(Default)]
pub(super) struct Known {
    pub(super) sources: Ids<kinds::Source>,
    pub(super) populations: Ids<kinds::Population>,
    pub(super) waves: Ids<kinds::Wave>,
    pub(super) claims: Ids<kinds::Claim>,
    pub(super) listings: Ids<kinds::Listing>,
    pub(super) detainees: Ids<kinds::Detainee>,
    pub(super) assumptions: Ids<kinds::Assumption>,
}

/// The checked records by id.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Records {
    pub(super) title: Option<String>,
    pub(super) note: Option<String>,
    pub(super) sources: BTreeMap<SourceId, Source>,
    pub(super) populations: BTreeMap<PopulationId, Population>,
    pub(super) waves: BTreeMap<WaveId, ReleaseWave>,
    pub(super) claims: BTreeMap<ClaimId, Claim>,
    pub(super) listings: BTreeMap<ListingId, Listing>,
    pub(super) detainees: BTreeMap<DetaineeId, Detainee>,
    pub(super) assumptions: BTreeMap<AssumptionId, Assumption>,
    pub(super) judgements: Vec<Judgement>,
}

impl Records {
    /// When the earliest of some pages was published.
    pub(super) fn published(&self, pages: &[SourceId]) -> Option<When> {
        let dates = pages
            .iter()
            .filter_map(|id| self.sources.get(id)?.published.as_ref());
        dates.min_by(|a, b| a.cmp_days(b)).cloned()
    }
}
