//! [`Tied`]: what bears on what through the rules of a ledger.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::coherence::constraints::Constraints;
use crate::discrepancy::coherence::people::People;
use crate::id::{AssumptionId, ClaimId, WaveId};
use crate::model::vocabulary::Stage;
use crate::partition::Partition;

/// Claims, waves and assumptions whose counts bear on one another, and on no others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Tied {
    /// The claims that count people in it, whether their figures stand or not.
    pub(crate) claims: BTreeSet<ClaimId>,
    /// The waves of which persons may be named.
    pub(crate) waves: BTreeSet<WaveId>,
    /// The assumptions whose rules are in it.
    pub(crate) assumptions: BTreeSet<AssumptionId>,
}

impl Constraints {
    /// The parts of the system, a claim with several lists in several. The rules of an assumption that does not
    /// hold tie nothing, unless all assumptions are `supposed`. O(n log n) in sets, rules and figures.
    pub(crate) fn tied(&self, supposed: bool) -> Vec<Tied> {
        let holds = |set: &usize| {
            let assumption = self.people.get(*set).and_then(People::assumption);
            supposed || assumption.is_none_or(|one| self.held.contains(one))
        };
        let mut partition = Partition::new(self.people.len());
        let mut tie = |sets: Vec<usize>| {
            for pair in sets.windows(2) {
                if let [one, other] = pair {
                    // Nothing is kept apart here, so no join is refused.
                    partition.join(*one, *other).unwrap_or_default();
                }
            }
        };
        for rule in &self.rules {
            // A rest that may be anybody adds nothing from below, and leaves a rule without a ceiling.
            if rule.greater.iter().all(holds) && (!rule.equal || rule.lesser.iter().all(holds)) {
                let lesser = rule.lesser.iter().copied().filter(|set| holds(set));
                tie(lesser.chain(rule.greater.iter().copied()).collect());
            }
        }
        for ask in &self.asks {
            tie(ask.terms.iter().map(|(set, _)| *set).collect());
        }
        let mut found: BTreeMap<usize, Tied> = BTreeMap::new();
        for (claim, sets) in &self.counted {
            for set in sets {
                let part = found.entry(partition.root(*set)).or_default();
                part.claims.insert(claim.clone());
            }
        }
        for (set, people) in self.people.iter().enumerate() {
            let part = found.entry(partition.root(set)).or_default();
            match people {
                People::Wave {
                    wave,
                    stage: Stage::Executed,
                } => {
                    part.waves.insert(wave.clone());
                }
                People::Rest { assumption, .. } if holds(&set) => {
                    part.assumptions.insert(assumption.clone());
                }
                _ => {}
            }
        }
        found.into_values().collect()
    }
}
