//! Which revisions feed the numbers of the whole: those of whatever the rules of a ledger tie to the claims
//! that do not fit.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::{Asking, Contradiction, Origin, People, Suppose, Tied};
use crate::id::{AssumptionId, ClaimId};
use crate::partition::Partition;
use crate::reconcile::Reconciliation;
use crate::reconcile::since::first::First;
use crate::reconcile::since::key::WholeFigure;
use crate::reconcile::since::version::Versions;

/// Claims, waves and assumptions with the revisions of each, and what is tied to what on either side.
pub(super) struct Whole {
    own: BTreeMap<Asking, First>,
    /// What each is tied to as the ledgers stand.
    settled: Parts,
    /// What each would be tied to if all assumptions held.
    supposed: Parts,
    /// What does not fit on either side.
    unfit: BTreeSet<Asking>,
    /// What each contradiction rests on: its members and whatever its rules name.
    rests: BTreeMap<Vec<Asking>, BTreeSet<Asking>>,
}

impl Whole {
    /// Derives the rules of both sides anew, O(n log n).
    pub(super) fn new(
        sides: [&Reconciliation<'_>; 2],
        versions: &Versions<'_>,
        own: BTreeMap<Asking, First>,
    ) -> Self {
        let constraints = sides.map(|side| side.constraints(&Suppose::default()));
        let parts = |supposed| Parts::of(constraints.iter().flat_map(|side| side.tied(supposed)));
        let mut found = Self {
            own,
            settled: parts(false),
            supposed: parts(true),
            unfit: BTreeSet::new(),
            rests: BTreeMap::new(),
        };
        for side in sides {
            let unfit = side.coherence().parts.iter().flat_map(|part| &part.claims);
            found.unfit.extend(unfit.cloned().map(Asking::Claim));
            for conflict in &side.coherence().conflicts {
                let rests = found
                    .rests
                    .entry(versions.members(&conflict.members))
                    .or_default();
                rests.extend(named(conflict));
            }
        }
        found
    }

    /// From the narrowest on: the first that anything feeds is the cause.
    pub(super) fn steps(&self, figure: &WholeFigure) -> Vec<First> {
        let unfit = || self.fed(&self.settled.around(&self.unfit));
        let steps = match figure {
            WholeFigure::Contradiction { members } => {
                let rests = self.rests.get(members).cloned().unwrap_or_default();
                vec![self.fed(&rests), self.fed(&self.settled.around(&rests))]
            }
            WholeFigure::Aside | WholeFigure::Inconsistency | WholeFigure::Adjustment => vec![unfit()],
            // Nothing is outside where the rest does not fit, so what does not fit bears on it too.
            WholeFigure::Outside { assumption } => {
                let assumption = Asking::Assumption(AssumptionId::clone(assumption));
                let mut near = self.fed(&self.supposed.around(&BTreeSet::from([assumption])));
                near.extend(&unfit());
                vec![near]
            }
        };
        let all = self.own.keys().cloned().collect();
        steps.into_iter().chain([self.fed(&all)]).collect()
    }

    fn fed(&self, all: &BTreeSet<Asking>) -> First {
        let mut found = First::default();
        for own in all.iter().filter_map(|one| self.own.get(one)) {
            found.extend(own);
        }
        found
    }
}

/// The members of a contradiction and everything its rules name.
fn named(conflict: &Contradiction) -> BTreeSet<Asking> {
    let claim = |id: &ClaimId| Asking::Claim(id.clone());
    let mut found: BTreeSet<Asking> = conflict.members.iter().cloned().collect();
    for (rule, _) in &conflict.totals.rules {
        for people in rule.lesser.iter().chain(&rule.greater) {
            found.extend(match people {
                People::Counted { claim: id, .. }
                | People::CarriedOut { claim: id }
                | People::Among { claim: id } => Some(claim(id)),
                People::Rest { assumption, .. } => Some(Asking::Assumption(assumption.clone())),
                People::Wave { .. } => None,
            });
        }
        for origin in &rule.from {
            found.extend(match origin {
                Origin::Said { claim: id, .. } | Origin::Majority(id) => Some(claim(id)),
                Origin::Assumption(id) => Some(Asking::Assumption(id.clone())),
                Origin::Narrower(_) | Origin::Apart(_) | Origin::Fills => None,
            });
        }
    }
    found
}

/// Disjoint sets of claims, waves and assumptions.
struct Parts {
    place: BTreeMap<Asking, usize>,
    parts: BTreeMap<usize, BTreeSet<Asking>>,
}

impl Parts {
    fn of(tied: impl Iterator<Item = Tied>) -> Self {
        let tied: Vec<BTreeSet<Asking>> = tied
            .map(|one| {
                let claims = one.claims.into_iter().map(Asking::Claim);
                let waves = one.waves.into_iter().map(Asking::Persons);
                let assumptions = one.assumptions.into_iter().map(Asking::Assumption);
                claims.chain(waves).chain(assumptions).collect()
            })
            .collect();
        let all: BTreeSet<&Asking> = tied.iter().flatten().collect();
        let mut place: BTreeMap<Asking, usize> = all
            .into_iter()
            .cloned()
            .enumerate()
            .map(|(at, one)| (one, at))
            .collect();
        let mut partition = Partition::new(place.len());
        for one in &tied {
            let mut members = one.iter().filter_map(|member| place.get(member).copied());
            if let Some(first) = members.next() {
                for member in members {
                    // Nothing is kept apart here, so no join is refused.
                    partition.join(first, member).unwrap_or_default();
                }
            }
        }
        let mut parts: BTreeMap<usize, BTreeSet<Asking>> = BTreeMap::new();
        for (member, at) in &mut place {
            *at = partition.root(*at);
            parts.entry(*at).or_default().insert(member.clone());
        }
        Self { place, parts }
    }

    /// Everything tied to any of these.
    fn around(&self, these: &BTreeSet<Asking>) -> BTreeSet<Asking> {
        let places: BTreeSet<&usize> = these.iter().filter_map(|one| self.place.get(one)).collect();
        let parts = places.into_iter().filter_map(|at| self.parts.get(at));
        parts.flatten().cloned().collect()
    }
}
