//! What the door knows while it reads: the ids of the draft, and the records read so far.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{AssumptionId, ClaimId, DetaineeId, ListingId, PopulationId, SourceId, WaveId};
use crate::model::claim::Claim;
use crate::model::detainee::{Detainee, Listing};
use crate::model::judgement::{Assumption, Judgement};
use crate::model::source::{Population, Source};
use crate::model::wave::ReleaseWave;
use crate::when::When;

/// The ids each kind of record has in a draft.
#[derive(Default)]
pub(super) struct Known {
    pub(super) sources: BTreeSet<SourceId>,
    pub(super) populations: BTreeSet<PopulationId>,
    pub(super) waves: BTreeSet<WaveId>,
    pub(super) claims: BTreeSet<ClaimId>,
    pub(super) listings: BTreeSet<ListingId>,
    pub(super) detainees: BTreeSet<DetaineeId>,
    pub(super) assumptions: BTreeSet<AssumptionId>,
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
        let dates = pages.iter().filter_map(|id| self.sources.get(id)?.published.as_ref());
        dates.min_by(|a, b| a.cmp_days(b)).cloned()
    }
}
