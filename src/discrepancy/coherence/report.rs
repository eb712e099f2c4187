//! [`Coherence`]: whether the figures of a whole ledger can all be true, and what stands in the way.

use crate::bounds::Bounds;
use crate::discrepancy::coherence::compose::{Composed, Part, Rests, compose, compose_at_the_widest};
use crate::discrepancy::coherence::constraints::{Asking, Constraints};
use crate::discrepancy::coherence::contradiction::{Contradiction, told};
use crate::discrepancy::coherence::suppose::Suppose;
use crate::discrepancy::coherence::totals::{Totals, totals};
use crate::discrepancy::entry::Evidence;
use crate::discrepancy::scores::{Scores, conflicting_pairs};
use crate::id::ClaimId;
use crate::model::person::Resolution;
use crate::ratio::Ratio;
use crate::solve::{Capped, Conflicts, Fewest, Limits, Whole, conflicts};

/// How far the figures of a ledger are from fitting together, all rules between them counted.
///
/// The scores are those of one quantity carried over to many: for figures of one quantity they are
/// [`Scores`], for two of them [`pair`](crate::discrepancy::pair()). Exact; a part whose exact answer takes
/// more work than allowed, or numbers beyond 128 bits, is left out and said to be.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Coherence {
    /// Degree of inconsistency, `D = 1 − t`: the greatest share `t` of every *at least* that can be met at
    /// once. In [0, 1], scale-free, unchanged by copies, 0 exactly when all figures fit (as fractions). Of
    /// the parts it is the greatest.
    pub inconsistency: Ratio,
    /// The same with every vague figure at its widest; `None` where it took too much work.
    pub at_the_widest: Option<Ratio>,
    /// The two totals behind `D`, of several parts alike those of the first; `None` when all figures fit.
    pub totals: Option<Totals>,
    /// Minimum total adjustment, `A`: the least number of persons by which figures must give way in all, one
    /// figure a voice (Potyka, 2014). It adds up over parts.
    pub adjustment: Ratio,
    /// Parts that have nothing to do with one another and do not fit, by their first claim.
    pub parts: Vec<Incoherent>,
    /// Whether whole persons can do what fractions can, where all figures fit.
    pub whole: Whole,
    /// The smallest sets of claims that cannot all hold, by size.
    pub conflicts: Vec<Contradiction>,
    /// The smallest sets of claims to set aside so that the rest can hold, by size; for every part its own.
    /// Setting a claim aside takes along those whose figures are relative to it.
    pub aside: Vec<Vec<Asking>>,
    /// How many claims must be set aside at least, over all parts.
    pub fewest: Option<Fewest>,
    /// Claims in no conflict; none are named where conflicts may be missing.
    pub free: Vec<ClaimId>,
    /// Whether conflicts or ways out may be missing because a limit was reached, or rules were.
    pub truncated: bool,
    /// How many parts were left out because their exact scores took too much work.
    pub capped: usize,
}

/// A part of a ledger that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Incoherent {
    /// The claims in it, in order.
    pub claims: Vec<ClaimId>,
    /// Its degree of inconsistency.
    pub inconsistency: Ratio,
    /// Its minimum total adjustment.
    pub adjustment: Ratio,
    /// The two totals.
    pub totals: Totals,
}

/// The ledger at face value, or as supposed: [`Constraints::derive`] and [`Constraints::coherence`] in one.
#[must_use]
pub fn coherence(evidence: &Evidence<'_>, persons: &Resolution, suppose: &Suppose) -> Coherence {
    Constraints::derive(evidence, persons, suppose).coherence()
}

/// How many steps each question of the search for contradictions may take.
const LIMIT: u64 = 1_000_000;

/// How many contradictions and ways out are listed in all, and how far they are looked for in each part.
fn default_limits() -> Limits {
    let mut limits = Limits::default();
    (limits.conflicts, limits.corrections) = (100, 100);
    (limits.nodes, limits.calls) = (2_000, 2_000);
    limits
}

impl Constraints {
    /// Scores the ledger and finds its contradictions: 100 of them and 100 ways out at most, looked for with
    /// 2,000 questions to the solver in each part.
    #[must_use]
    pub fn coherence(&self) -> Coherence {
        self.coherence_within(default_limits())
    }

    /// The same within limits of your own: those on conflicts and corrections for the whole ledger, those on
    /// nodes and calls for each part.
    #[must_use]
    pub fn coherence_within(&self, limits: Limits) -> Coherence {
        let scored = compose(self, Rests::Settled);
        let asked = compose(self, Rests::Asked);
        let mut found = Coherence {
            inconsistency: Ratio::ZERO,
            at_the_widest: None,
            totals: None,
            adjustment: Ratio::ZERO,
            parts: Vec::new(),
            whole: Whole::Possible,
            conflicts: Vec::new(),
            aside: Vec::new(),
            fewest: Some(Fewest::Exactly(0)),
            free: Vec::new(),
            truncated: !self.is_complete(),
            capped: 0,
        };
        for mut part in scored.parts() {
            if found.score(self, &scored, &mut part).is_err() {
                found.capped += 1;
            }
        }
        let mut blocked: Vec<Asking> = Vec::new();
        let mut limits = limits;
        for mut part in asked.parts() {
            match part.solver.clash(&part.all()) {
                Ok(None) => {}
                Ok(Some(_)) if limits.conflicts == 0 || limits.corrections == 0 => {
                    found.truncated = true;
                    found.fewest = plus(found.fewest, Some(Fewest::AtLeast(1)));
                }
                Ok(Some(_)) => {
                    let (conflicts, aside) = (found.conflicts.len(), found.aside.len());
                    found.take_apart(self, &asked, &mut part, limits, &mut blocked);
                    limits.conflicts = limits.conflicts.saturating_sub(found.conflicts.len() - conflicts);
                    limits.corrections = limits.corrections.saturating_sub(found.aside.len() - aside);
                }
                Err(Capped) => {
                    found.truncated = true;
                    found.fewest = plus(found.fewest, Some(Fewest::AtLeast(0)));
                }
            }
        }
        found.at_the_widest = if found.inconsistency.is_zero() && found.capped == 0 {
            // What fits at face value fits at the widest.
            Some(Ratio::ZERO)
        } else {
            worst(&compose_at_the_widest(self))
        };
        found.parts.sort_by(|a, b| a.claims.cmp(&b.claims));
        found.conflicts.sort_by(|a, b| {
            let key = |one: &Contradiction| (one.members.len(), one.members.clone());
            key(a).cmp(&key(b))
        });
        if !found.truncated {
            let mut claims: Vec<ClaimId> = self.asks.iter().filter_map(|ask| claim(&ask.by)).collect();
            claims.dedup();
            blocked.sort();
            claims.retain(|claim| blocked.binary_search(&Asking::Claim(claim.clone())).is_err());
            found.free = claims;
        }
        found
    }

    /// The degree of inconsistency alone; `None` when it takes more work than the solver allows.
    #[must_use]
    pub fn inconsistency(&self) -> Option<Ratio> {
        worst(&compose(self, Rests::Settled))
    }

    /// Whether these alone cannot all hold, under the rules.
    ///
    /// # Errors
    /// [`Capped`] when it takes more work than the solver allows.
    pub fn clash_among(&self, members: &[Asking]) -> Result<bool, Capped> {
        let asked = compose(self, Rests::Asked);
        for mut part in asked.parts() {
            let marks: Vec<bool> = part.elements.iter().map(|by| members.contains(by)).collect();
            if marks.contains(&true) && part.clash(&marks)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// One smallest set of claims that cannot all hold, out of the part with the greatest degree of
    /// inconsistency; `None` when all can. Much quicker than all of them.
    ///
    /// # Errors
    /// [`Capped`] when it takes more work than the solver allows.
    pub fn contradiction(&self) -> Result<Option<Contradiction>, Capped> {
        let asked = compose(self, Rests::Asked);
        let mut worst: Option<(Ratio, Part<'_>)> = None;
        for mut part in asked.parts() {
            let all = part.all();
            let own = part.solver.inconsistency(&all)?.map(|one| one.inconsistency());
            if let Some(own) = own
                && worst.as_ref().is_none_or(|(known, _)| *known < own)
            {
                worst = Some((own, part));
            }
        }
        worst.map_or(Ok(None), |(_, mut part)| part.first_conflict(self, &asked))
    }
}

/// The greatest degree of inconsistency of any part; `None` where one takes too much work.
fn worst(composed: &Composed) -> Option<Ratio> {
    let mut worst = Ratio::ZERO;
    for mut part in composed.parts() {
        let all = part.all();
        let certificate = part.solver.inconsistency(&all).ok()?;
        worst = worst.max(certificate.map_or(Ratio::ZERO, |one| one.inconsistency()));
    }
    Some(worst)
}

/// The fewest to set aside in two parts together.
fn plus(one: Option<Fewest>, other: Option<Fewest>) -> Option<Fewest> {
    match (one?, other?) {
        (Fewest::Exactly(a), Fewest::Exactly(b)) => Some(Fewest::Exactly(a + b)),
        (Fewest::Exactly(a) | Fewest::AtLeast(a), Fewest::Exactly(b) | Fewest::AtLeast(b)) => {
            Some(Fewest::AtLeast(a + b))
        }
    }
}

fn claim(by: &Asking) -> Option<ClaimId> {
    match by {
        Asking::Claim(id) => Some(id.clone()),
        Asking::Persons(_) | Asking::Assumption(_) => None,
    }
}

impl Coherence {
    /// Whether all figures fit, fractions of persons allowed.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.inconsistency.is_zero() && self.capped == 0
    }

    fn score(
        &mut self,
        constraints: &Constraints,
        composed: &Composed,
        part: &mut Part<'_>,
    ) -> Result<(), Capped> {
        let all = part.all();
        let Some(certificate) = part.solver.inconsistency(&all)? else {
            self.whole = match (self.whole, part.solver.whole(&all).unwrap_or(Whole::Open)) {
                (Whole::FractionsOnly, _) | (_, Whole::FractionsOnly) => Whole::FractionsOnly,
                (Whole::Open, _) | (_, Whole::Open) => Whole::Open,
                (Whole::Possible, other) => other,
            };
            return Ok(());
        };
        let adjustment = part.solver.adjustment(&all)?.total;
        let totals = totals(constraints, composed, part, &certificate);
        let inconsistency = totals.inconsistency();
        self.adjustment = sum(self.adjustment, adjustment)?;
        if inconsistency > self.inconsistency {
            self.inconsistency = inconsistency;
            self.totals = Some(totals.clone());
        }
        self.parts.push(Incoherent {
            claims: part.elements.iter().filter_map(|by| claim(by)).collect(),
            inconsistency,
            adjustment,
            totals,
        });
        Ok(())
    }

    /// The conflicts of a part and the ways out of them.
    fn take_apart(
        &mut self,
        constraints: &Constraints,
        composed: &Composed,
        part: &mut Part<'_>,
        limits: Limits,
        blocked: &mut Vec<Asking>,
    ) {
        let dependents = dependents(constraints, part);
        let figures = figures_of_one(part).filter(|_| dependents.iter().all(Vec::is_empty));
        let found = if let Some(figures) = figures {
            of_one_quantity(&figures, limits)
        } else {
            // Thousands of questions share the patience of a few.
            let patient = part.solver.clone();
            part.solver = patient.clone().with_limit(LIMIT);
            let found = conflicts(part.elements.len(), &dependents, limits, |active| {
                part.clash(active)
            });
            part.solver = patient;
            found
        };
        self.truncated |= found.truncated;
        for members in &found.conflicts {
            blocked.extend(part.asking(members));
            match told(constraints, composed, part, members) {
                Ok(Some(conflict)) => self.conflicts.push(conflict),
                Ok(None) | Err(Capped) => self.truncated = true,
            }
        }
        self.aside
            .extend(found.corrections.iter().map(|members| part.asking(members)));
        self.fewest = plus(self.fewest, found.fewest);
    }
}

/// For each element of a part, those that go with it when it is set aside.
fn dependents(constraints: &Constraints, part: &Part<'_>) -> Vec<Vec<usize>> {
    let own = |by: &Asking| -> Vec<usize> {
        let all = claim(by).and_then(|id| constraints.dependents.get(&id));
        let place = |id: &ClaimId| part.elements.binary_search(&&Asking::Claim(id.clone())).ok();
        all.into_iter().flatten().filter_map(place).collect()
    };
    part.elements.iter().map(|by| own(by)).collect()
}

/// The figure of each element, where all are of one quantity.
fn figures_of_one(part: &Part<'_>) -> Option<Vec<Bounds>> {
    let soft = part.component.system.soft();
    if part.component.unknowns.len() != 1 || soft.iter().any(|soft| soft.form.single().is_none()) {
        return None;
    }
    let figure = |element: usize| {
        let rows = part.rows_of(element).iter().filter_map(|row| soft.get(*row));
        let mut bounds = rows.map(|soft| soft.bounds);
        let first = bounds.next()?;
        bounds.try_fold(first, Bounds::intersect)
    };
    (0..part.elements.len()).map(figure).collect()
}

/// Intervals on a line clash in pairs, and every largest set that shares a point leaves a smallest set out.
fn of_one_quantity(figures: &[Bounds], limits: Limits) -> Conflicts {
    let scores = Scores::of(figures);
    let mut pairs: Vec<Vec<usize>> = conflicting_pairs(figures, limits.conflicts)
        .into_iter()
        .map(|(a, b)| vec![a.min(b), a.max(b)])
        .collect();
    pairs.sort();
    let mut lows: Vec<u64> = figures.iter().map(|figure| figure.lo()).collect();
    let mut highs: Vec<u64> = figures.iter().filter_map(|figure| figure.hi()).collect();
    lows.sort_unstable();
    highs.sort_unstable();
    let support = |at: u64| lows.partition_point(|low| *low <= at) - highs.partition_point(|high| *high < at);
    let mut points: Vec<(usize, u64)> = Vec::new();
    let mut next = lows.first().copied();
    while let Some(at) = next {
        next = lows.get(lows.partition_point(|low| *low <= at)).copied();
        let ended = |until: u64| highs.partition_point(|high| *high < until);
        // Where no figure ends before the next begins, the next point has more.
        if next.is_none_or(|until| ended(until) > ended(at)) {
            points.push((figures.len() - support(at), at));
        }
    }
    points.sort_unstable();
    let outside = |at: u64| -> Vec<usize> {
        let outside = figures
            .iter()
            .enumerate()
            .filter(|(_, figure)| !figure.contains(at));
        outside.map(|(place, _)| place).collect()
    };
    let kept = points.iter().take(limits.corrections);
    let mut corrections: Vec<Vec<usize>> = kept.map(|(_, at)| outside(*at)).collect();
    corrections.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    let all_pairs = usize::try_from(scores.conflicting_pairs).is_ok_and(|all| all == pairs.len());
    Conflicts {
        truncated: !all_pairs || points.len() > corrections.len(),
        fewest: Some(Fewest::Exactly(figures.len() - scores.support)),
        conflicts: pairs,
        corrections,
    }
}

pub(super) fn sum(one: Ratio, other: Ratio) -> Result<Ratio, Capped> {
    let added = || {
        let left = one.numer().checked_mul(other.denom())?;
        let right = other.numer().checked_mul(one.denom())?;
        Ratio::new(left.checked_add(right)?, one.denom().checked_mul(other.denom())?)
    };
    added().ok_or(Capped)
}
