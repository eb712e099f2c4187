//! [`OnlyIf`]: what all combinations of readings that stand have in common.

use crate::discrepancy::coherence::constraints::Constraints;
use crate::discrepancy::coherence::implied::NothingFollows;
use crate::discrepancy::coherence::itemised::Itemisation;
use crate::discrepancy::entry::Evidence;
use crate::id::{AssumptionId, ClaimId};
use crate::model::judgement::Assumption;
use crate::ratio::Ratio;
use crate::solve::{Capped, Limits, conflicts};

/// What would have to be so for all claims to be true. Empty but for the count unless every possible combination
/// was examined and decided: from some of them nothing follows for all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OnlyIf {
    /// How many combinations stand.
    pub standing: usize,
    /// Claims that can be read only in some of their ways if all are to be true, with those ways.
    pub read_as: Vec<(ClaimId, Vec<usize>)>,
    /// Assumptions that may be made: some combination stands with all of them. Of several largest sets that
    /// may, one; see [`not_together`](Self::not_together).
    pub may_hold: Vec<AssumptionId>,
    /// Assumptions with which, alone, no combination stands.
    pub cannot_hold: Vec<Refused>,
    /// Assumptions each of which some combination allows, and none allows together; the smallest such sets.
    pub not_together: Vec<Vec<AssumptionId>>,
}

/// An assumption that cannot hold if all claims are true, and at what price it fails.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Refused {
    /// The assumption.
    pub assumption: AssumptionId,
    /// How many people there are at least, in the combination that needs fewest, whom it says there are none
    /// of; with the assumptions that may hold. `None` where it was not found out.
    pub least: Option<Ratio>,
    /// The same with no other assumption.
    pub least_alone: Option<Ratio>,
    /// The combination that needs fewest, by its place.
    pub combination: Option<usize>,
    /// Assumptions without which fewer would do.
    pub needs: Vec<AssumptionId>,
}

/// A combination that stands, derived.
pub(super) struct Standing {
    pub(super) at: usize,
    pub(super) constraints: Constraints,
}

/// How many sets of assumptions are tried, and how many prices compared to say which others they need.
const MOST_TRIED: usize = 200;

impl Standing {
    /// Asks something with more assumptions held.
    fn holding<T>(&mut self, assumptions: &[&AssumptionId], ask: impl FnOnce(&Constraints) -> T) -> T {
        let own = self.constraints.held.clone();
        self.constraints
            .held
            .extend(assumptions.iter().map(|one| (*one).clone()));
        let answer = ask(&self.constraints);
        self.constraints.held = own;
        answer
    }

    /// Each itemisation of the ledger, switched on with what may hold.
    pub(super) fn itemisations(
        &mut self,
        evidence: &Evidence<'_>,
        optional: &[&Assumption],
        may_hold: &[AssumptionId],
    ) -> Vec<Itemisation> {
        let mut found = Vec::new();
        for assumption in optional {
            let with: Vec<&AssumptionId> = may_hold.iter().chain([assumption.id()]).collect();
            found.extend(self.holding(&with, |constraints| {
                Itemisation::of(evidence, constraints, assumption)
            }));
        }
        found
    }
}

impl OnlyIf {
    /// Which assumptions may be made, and what those that may not would cost.
    pub(super) fn assume(&mut self, optional: &[&Assumption], standing: &mut [Standing]) {
        let ids: Vec<&AssumptionId> = optional.iter().map(|one| one.id()).collect();
        let mut limits = Limits::default();
        (limits.calls, limits.nodes) = (MOST_TRIED, MOST_TRIED);
        let found = conflicts(ids.len(), &[], limits, |active: &[bool]| {
            let chosen = ids.iter().zip(active).enumerate().filter(|(_, (_, on))| **on);
            let (places, with): (Vec<usize>, Vec<&AssumptionId>) =
                chosen.map(|(at, (id, _))| (at, *id)).unzip();
            let mut open = false;
            for one in standing.iter_mut() {
                match one.holding(&with, Constraints::inconsistency) {
                    Some(worst) if worst.is_zero() => return Ok(None),
                    Some(_) => {}
                    None => open = true,
                }
            }
            if open { Err(Capped) } else { Ok(Some(places)) }
        });
        let named = |set: &Vec<usize>| -> Vec<AssumptionId> {
            set.iter()
                .filter_map(|at| ids.get(*at))
                .map(|id| (*id).clone())
                .collect()
        };
        if let Some(given_up) = found.corrections.first() {
            let kept = (0..ids.len()).filter(|at| !given_up.contains(at)).collect();
            self.may_hold = named(&kept);
        }
        for set in &found.conflicts {
            match set.as_slice() {
                [only] => {
                    let refused = ids.get(*only).map(|id| self.refused(id, standing));
                    self.cannot_hold.extend(refused);
                }
                _ => self.not_together.push(named(set)),
            }
        }
    }

    /// What an assumption would cost in the combination that needs fewest.
    fn refused(&self, assumption: &AssumptionId, standing: &mut [Standing]) -> Refused {
        let mut cheapest = |with: &[&AssumptionId]| -> Option<(Ratio, usize)> {
            let mut least: Option<(Ratio, usize)> = None;
            for one in standing.iter_mut() {
                match one.holding(with, |constraints| constraints.price(assumption)) {
                    Ok(price) => {
                        let own = (price.least, one.at);
                        least = Some(least.map_or(own, |least| least.min(own)));
                    }
                    // With the others this combination does not stand.
                    Err(NothingFollows::Contradiction(_)) => {}
                    Err(NothingFollows::NoSuchSet | NothingFollows::Capped(_)) => return None,
                }
            }
            least
        };
        let others: Vec<&AssumptionId> = self.may_hold.iter().collect();
        let together = cheapest(&others);
        let mut needs = Vec::new();
        for one in others.iter().take(MOST_TRIED) {
            let fewer: Vec<&AssumptionId> = others.iter().filter(|other| other != &one).copied().collect();
            if cheapest(&fewer).map(|(least, _)| least) < together.map(|(least, _)| least) {
                needs.push((*one).clone());
            }
        }
        Refused {
            assumption: assumption.clone(),
            least: together.map(|(least, _)| least),
            least_alone: cheapest(&[]).map(|(least, _)| least),
            combination: together.map(|(_, at)| at),
            needs,
        }
    }
}
