//! [`Suppose`]: under which readings and assumptions, and of whose claims, a ledger is examined.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::coherence::constraint::Constraint;
use crate::id::{AssumptionId, ClaimId, SourceId};
use crate::model::judgement::Assumption;

/// What is supposed when the figures of a ledger are set against one another. By default: every claim
/// at face value, no assumption, every rule, everybody's figures.
///
/// ```
/// use cotejo::discrepancy::Suppose;
/// let closed = Suppose::default().reading("g1".parse()?, 1).assuming("ceiling".parse()?);
/// assert!(closed != Suppose::default());
/// # Ok::<(), cotejo::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Suppose {
    pub(super) readings: BTreeMap<ClaimId, usize>,
    pub(super) assumptions: BTreeSet<AssumptionId>,
    pub(super) dropped: BTreeSet<AssumptionId>,
    pub(super) without: BTreeSet<Constraint>,
    pub(super) aside: BTreeSet<ClaimId>,
    pub(super) trusted: Option<BTreeSet<SourceId>>,
    pub(super) widest: bool,
}

impl Suppose {
    /// Reads a claim in another way: `option` counts in [`Choice::options`](super::Choice::options) of
    /// that claim, 0 is the face value. One that is not there leaves the claim at face value.
    #[must_use]
    pub fn reading(mut self, claim: ClaimId, option: usize) -> Self {
        self.readings.insert(claim, option);
        self
    }
    /// Switches an assumption on. One the ledger does not have changes nothing.
    #[must_use]
    pub fn assuming(mut self, assumption: AssumptionId) -> Self {
        self.assumptions.insert(assumption);
        self
    }
    /// Switches a rule off. What follows through it goes with it.
    #[must_use]
    pub fn without(mut self, rule: Constraint) -> Self {
        self.without.insert(rule);
        self
    }
    /// Switches off an assumption that is given with the ledger: its parts may then share people, and lie
    /// outside the whole.
    #[must_use]
    pub fn without_given(mut self, assumption: AssumptionId) -> Self {
        self.dropped.insert(assumption);
        self
    }
    /// Sets a claim aside, and with it every claim whose figure is relative to it.
    #[must_use]
    pub fn aside(mut self, claim: ClaimId) -> Self {
        self.aside.insert(claim);
        self
    }
    /// Hears these sources alone; whoever speaks for a body is heard with it. Several calls add up.
    #[must_use]
    pub fn trusting(mut self, sources: impl IntoIterator<Item = SourceId>) -> Self {
        self.trusted.get_or_insert_default().extend(sources);
        self
    }
    /// Takes every vague figure at its widest instead of at face value.
    #[must_use]
    pub fn at_the_widest(mut self) -> Self {
        self.widest = true;
        self
    }

    /// Whether an assumption holds: given and not switched off, or switched on.
    pub(super) fn holds(&self, assumption: &Assumption) -> bool {
        let given = assumption.is_given() && !self.dropped.contains(assumption.id());
        given || self.assumptions.contains(assumption.id())
    }

    /// The readings chosen other than the first.
    #[must_use]
    pub fn readings(&self) -> &BTreeMap<ClaimId, usize> {
        &self.readings
    }
    /// The assumptions switched on.
    #[must_use]
    pub fn assumptions(&self) -> &BTreeSet<AssumptionId> {
        &self.assumptions
    }
}
