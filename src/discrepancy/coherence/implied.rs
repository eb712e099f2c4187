//! [`Implied`]: what the figures of a ledger say of any set of people, taken together.

use crate::bounds::Bounds;
use crate::discrepancy::coherence::compose::{Composed, Rests, compose};
use crate::discrepancy::coherence::constraints::{Asking, Constraints};
use crate::discrepancy::coherence::contradiction::Contradiction;
use crate::discrepancy::coherence::people::People;
use crate::id::{AssumptionId, ClaimId};
use crate::ratio::Ratio;
use crate::solve::{Capped, End, Form, Hard, Range, Solver, Whole};

/// The tightest bounds of a count that follow from everything supposed, and what forces each end.
///
/// Exact over fractions of persons. [`whole`](Self::whole) says whether whole persons can do it at all;
/// [`bounds`](Self::bounds) rounds inwards.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Implied {
    /// The set counted.
    pub of: People,
    /// At least so many.
    pub least: Ratio,
    /// What forces that; keeping only these gives the same. Empty for zero.
    pub because_least: Vec<Asking>,
    /// At most so many; `None` when nothing bounds it.
    pub most: Option<Ratio>,
    /// What forces that; keeping only these gives the same.
    pub because_most: Vec<Asking>,
    /// The assumptions that hold, on which both ends may rest.
    pub assumptions: Vec<AssumptionId>,
    /// Whether whole numbers can satisfy everything that bears on it.
    pub whole: Whole,
}

impl Implied {
    /// The whole numbers between the two ends; `None` when there is none, or beyond the range of 64 bits.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        let least = u64::try_from(self.least.numer().div_ceil(self.least.denom())).ok()?;
        let most = self.most.map(|most| u64::try_from(most.numer() / most.denom()));
        Bounds::new(least, most.transpose().ok()?)
    }
}

/// Why nothing follows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum NothingFollows {
    /// What is supposed cannot all hold, so that anything would follow: one contradiction.
    #[error("what is supposed cannot all hold: short by {} persons", .0.shortfall.short_by)]
    Contradiction(Box<Contradiction>),
    /// The set is none of this ledger's.
    #[error("no such set of people is counted in this ledger")]
    NoSuchSet,
    /// It takes more work than allowed, or numbers beyond what is kept.
    #[error(transparent)]
    Capped(#[from] Capped),
}

impl Constraints {
    /// What follows for a set from everything supposed: from all claims, or those of
    /// [`Suppose::trusting`](super::Suppose::trusting).
    ///
    /// # Errors
    /// [`NothingFollows`] when what bears on the set cannot all hold, when there is no such set, and when it
    /// takes too much work.
    pub fn implied(&self, of: &People) -> Result<Implied, NothingFollows> {
        let set = self.number(of).ok_or(NothingFollows::NoSuchSet)?;
        self.range(&compose(self, Rests::Settled), set, of)
    }

    /// What follows for the set a claim counts, whether the claim takes part or not; for its first list at
    /// stage verified.
    ///
    /// # Errors
    /// As [`implied`](Self::implied).
    pub fn implied_of(&self, claim: &ClaimId) -> Result<Implied, NothingFollows> {
        let set = self.counted_by(claim).next().cloned();
        self.implied(&set.ok_or(NothingFollows::NoSuchSet)?)
    }

    /// What follows for every set, without the reasons, in the order of [`people`](Self::people); `None` for
    /// those that something in conflict, or something beyond the work allowed, bears on.
    #[must_use]
    pub fn implied_of_all(&self) -> Vec<Option<(Ratio, Option<Ratio>)>> {
        let composed = compose(self, Rests::Settled);
        let mut found = vec![None; self.people.len()];
        for component in composed.system.components() {
            let mut solver = Solver::new(&component.system);
            let ranges = solver.ranges(&vec![true; component.soft.len()]).ok().flatten();
            for (unknown, range) in component.unknowns.iter().zip(ranges.into_iter().flatten()) {
                if let Some(slot) = found.get_mut(*unknown) {
                    *slot = Some(range);
                }
            }
        }
        found
    }

    /// How many people there must be at least outside what an assumption names, for everything else supposed
    /// to hold: the price of giving it up. 0 where it can hold; whether it is switched on or not does not
    /// matter. An assumption that speaks of several stages or waves has a rest in each; the greatest price is
    /// given, with the rest it is of.
    ///
    /// # Errors
    /// [`NothingFollows`] when everything else cannot hold either, when the ledger has no such assumption or it
    /// speaks of nothing, and when it takes too much work.
    pub fn price(&self, assumption: &AssumptionId) -> Result<Implied, NothingFollows> {
        let rests = self.people.iter().enumerate();
        let rests = rests.filter(|(_, people)| people.assumption() == Some(assumption));
        let composed = compose(self, Rests::Open(assumption));
        let mut greatest: Option<Implied> = None;
        for (rest, people) in rests {
            let price = self.range(&composed, rest, people)?;
            if greatest.as_ref().is_none_or(|known| known.least < price.least) {
                greatest = Some(price);
            }
        }
        greatest.ok_or(NothingFollows::NoSuchSet)
    }

    /// What follows for the sum of some sets.
    pub(super) fn summed(
        &self,
        composed: &mut Composed,
        sets: &[usize],
        of: &People,
    ) -> Result<Implied, NothingFollows> {
        let total = composed.system.unknowns();
        let terms = sets.iter().map(|set| (*set, 1)).chain([(total, -1)]);
        let system = std::mem::take(&mut composed.system);
        composed.system = system.with_hard(Hard::Zero(Form::sum(terms)));
        composed.rules.push(self.rules.len());
        self.range(composed, total, of)
    }

    fn range(&self, composed: &Composed, unknown: usize, of: &People) -> Result<Implied, NothingFollows> {
        let parts = composed.system.components().into_iter();
        let component = parts
            .into_iter()
            .find(|part| part.unknowns.binary_search(&unknown).is_ok());
        let mut part = composed.part(component.ok_or(NothingFollows::NoSuchSet)?);
        let all = part.all();
        let unknown = part.unknown(unknown).ok_or(NothingFollows::NoSuchSet)?;
        let (least, most) = match part.solver.range(&all, unknown)? {
            Range::Between(least, most) => (least, most),
            Range::Clash(_) => {
                let conflict = part.first_conflict(self, composed)?;
                return Err(conflict.map_or(NothingFollows::Capped(Capped), |found| {
                    NothingFollows::Contradiction(Box::new(found))
                }));
            }
        };
        let because = |end: &End| part.asking(&part.elements_of(end.because.iter().copied()));
        Ok(Implied {
            of: of.clone(),
            because_least: because(&least),
            because_most: because(&most),
            assumptions: self.held.iter().cloned().collect(),
            least: least.value.unwrap_or(Ratio::ZERO),
            most: most.value,
            whole: part.solver.whole(&all).unwrap_or(Whole::Open),
        })
    }
}
