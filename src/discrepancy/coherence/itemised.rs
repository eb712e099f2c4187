//! [`Itemisation`]: an itemisation read as complete, held against the figure of its whole or of its parts.

use std::collections::BTreeSet;

use crate::discrepancy::coherence::compose::{Rests, compose};
use crate::discrepancy::coherence::constraints::{Asking, Constraints};
use crate::discrepancy::coherence::contradiction::{difference, whole_above, whole_below};
use crate::discrepancy::coherence::people::People;
use crate::discrepancy::entry::Evidence;
use crate::id::{AssumptionId, ClaimId};
use crate::model::judgement::{Assumption, AssumptionRule, Whole};
use crate::model::vocabulary::Stage;
use crate::ratio::Ratio;

/// What follows if the parts named are all there is of a whole.
///
/// Where somebody gives the whole a figure of its own, that figure is set aside and held against the most
/// the parts allow; where nobody does, the figures of the parts are, and held against the least that is
/// needed of them. What is set aside takes along the figures relative to it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Itemisation {
    /// The assumption.
    pub assumption: AssumptionId,
    /// Which figures were held against the rest of the ledger.
    pub side: Held,
    /// Those figures.
    pub claims: Vec<ClaimId>,
    /// What is needed at least.
    pub needs: Ratio,
    /// What is allowed at most; `None` when nothing bounds it.
    pub allows: Option<Ratio>,
    /// By how much the first is above the second; 0 when they fit.
    pub short_by: Ratio,
}

/// On which side of an itemisation a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[expect(clippy::exhaustive_enums, reason = "a whole has parts, and there is no third")]
pub enum Held {
    /// The whole's own figure, against the most that the parts allow.
    Whole,
    /// The figures of the parts, against the least that the whole needs of them.
    Parts,
}

impl Itemisation {
    /// `None` for another kind of assumption, when no figure of the whole or of its parts is given, when the
    /// rest of the ledger clashes without them too, and when it takes too much work.
    pub(super) fn of(evidence: &Evidence<'_>, all: &Constraints, assumption: &Assumption) -> Option<Self> {
        let AssumptionRule::Complete { whole, parts } = assumption.rule() else {
            return None;
        };
        let set = |one: &Whole| all.set_of(evidence, one);
        let (whole, parts) = (
            set(whole)?,
            parts.iter().map(set).collect::<Option<Vec<usize>>>()?,
        );
        let of = all.people.get(whole)?;
        let (claims, needs) = all.least_said(&[whole]);
        if needs > 0 {
            let most = all.aside(&claims).implied(of).ok()?.most.map(whole_below);
            return Some(Self::told(
                assumption,
                Held::Whole,
                claims,
                Ratio::whole(needs),
                most,
            ));
        }
        let (claims, allows) = all.most_said(&parts);
        let rest = all.aside(&claims);
        let implied = rest
            .summed(&mut compose(&rest, Rests::Settled), &parts, of)
            .ok()?;
        let (least, allows) = (whole_above(implied.least), allows.map(Ratio::whole));
        (!claims.is_empty()).then(|| Self::told(assumption, Held::Parts, claims, least, allows))
    }

    fn told(
        assumption: &Assumption,
        side: Held,
        claims: BTreeSet<ClaimId>,
        needs: Ratio,
        allows: Option<Ratio>,
    ) -> Self {
        Self {
            assumption: assumption.id().clone(),
            side,
            claims: claims.into_iter().collect(),
            needs,
            allows,
            short_by: allows
                .and_then(|allows| difference(needs, allows))
                .unwrap_or(Ratio::ZERO),
        }
    }
}

impl Constraints {
    /// The set of a wave or of a claim's people.
    fn set_of(&self, evidence: &Evidence<'_>, whole: &Whole) -> Option<usize> {
        match whole {
            Whole::Wave(wave) => self.number(&People::Wave {
                wave: wave.clone(),
                stage: Stage::Executed,
            }),
            Whole::Claim(claim) => self.heard_as(evidence, claim)?.first().copied(),
        }
    }

    /// The claims that give these sets a number of their own, and the greatest lower end.
    fn least_said(&self, sets: &[usize]) -> (BTreeSet<ClaimId>, u128) {
        let (claims, ends) = self.said_of(sets, |bounds| Some(bounds.lo()).filter(|lo| *lo > 0));
        (claims, ends.into_iter().max().unwrap_or(0))
    }

    /// The claims that cap these sets, and the sum of the caps; `None` where some set has none.
    fn most_said(&self, sets: &[usize]) -> (BTreeSet<ClaimId>, Option<u128>) {
        let mut claims = BTreeSet::new();
        let mut sum = Some(0_u128);
        for set in sets {
            let (own, ends) = self.said_of(std::slice::from_ref(set), |bounds| bounds.hi());
            claims.extend(own);
            sum = sum
                .zip(ends.into_iter().min())
                .map(|(sum, end)| sum.saturating_add(end));
        }
        (claims, sum)
    }

    fn said_of(
        &self,
        sets: &[usize],
        end: impl Fn(crate::bounds::Bounds) -> Option<u64>,
    ) -> (BTreeSet<ClaimId>, Vec<u128>) {
        let mut claims = BTreeSet::new();
        let mut ends = Vec::new();
        for ask in &self.asks {
            if let ([(set, 1)], Asking::Claim(claim), Some(end)) =
                (ask.terms.as_slice(), &ask.by, end(ask.bounds))
                && sets.contains(set)
            {
                claims.insert(claim.clone());
                ends.push(u128::from(end));
            }
        }
        (claims, ends)
    }
}
