//! [`Readings`]: alternative readings in every combination, and what would have to be so for all to stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::coherence::choice::{Choice, choices};
use crate::discrepancy::coherence::constraints::{Asking, Constraints};
use crate::discrepancy::coherence::itemised::Itemisation;
use crate::discrepancy::coherence::report::Coherence;
use crate::discrepancy::coherence::suppose::Suppose;
use crate::discrepancy::entry::Evidence;
use crate::id::{AssumptionId, ClaimId};
use crate::model::judgement::{Assumption, Resolution};
use crate::ratio::Ratio;

/// Every combination of the ways in which claims may be read, and which of them let all claims stand.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Readings {
    /// The claims that may be read in more than one way, in order.
    pub choices: Vec<Choice>,
    /// The combinations examined, the face value first; the last choice changes quickest.
    pub combinations: Vec<Combination>,
    /// How many combinations there are; more than were examined where a limit was reached.
    pub possible: u128,
    /// What holds of every combination that stands.
    pub only_if: OnlyIf,
    /// Each contradiction at face value, with the readings of its members under which it remains.
    pub remaining: Vec<Remaining>,
}

/// A contradiction at face value, and under which other readings of its members it remains.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Remaining {
    /// Its members, in order.
    pub members: Vec<Asking>,
    /// For each member that may be read in several ways, the options under which these members still cannot
    /// all hold, everything else at face value.
    pub options: Vec<(ClaimId, Vec<usize>)>,
}

/// One way of reading every claim.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Combination {
    /// For each choice, which of its options.
    pub options: Vec<usize>,
    /// The degree of inconsistency; `None` where it took too much work.
    pub inconsistency: Option<Ratio>,
    /// Each itemisation held against the figures, with every assumption that some combination allows; none where
    /// the combination does not stand, as nothing follows from it.
    pub itemisations: Vec<Itemisation>,
}

impl Combination {
    /// Whether all claims can be true when read so.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.inconsistency.is_some_and(Ratio::is_zero)
    }
}

/// What would have to be so for all claims to be true.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OnlyIf {
    /// How many combinations stand.
    pub standing: usize,
    /// Claims that can be read only in some of their ways if all are to be true, with those ways.
    pub read_as: Vec<(ClaimId, Vec<usize>)>,
    /// Assumptions that may be made: some combination stands with all of them.
    pub may_hold: Vec<AssumptionId>,
    /// Assumptions with which no combination stands.
    pub cannot_hold: Vec<Refused>,
}

/// An assumption that cannot hold if all claims are true, and at what price it fails.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Refused {
    /// The assumption.
    pub assumption: AssumptionId,
    /// How many people there are at least, in the combination that needs fewest, whom it says there are none
    /// of; with the assumptions that may hold. `None` where nothing stands.
    pub least: Option<Ratio>,
    /// The same with no other assumption.
    pub least_alone: Option<Ratio>,
    /// The combination that needs fewest, by its place.
    pub combination: Option<usize>,
    /// Assumptions without which fewer would do.
    pub needs: Vec<AssumptionId>,
}

/// How many combinations are examined unless said otherwise.
pub(super) const MOST_COMBINATIONS: usize = 512;
/// How many claims may be weighed over all combinations; beyond it, fewer combinations are examined.
const MOST_WEIGHED: usize = 200_000;

/// Reads a ledger in every combination of its readings, up to 512 and fewer in a very large ledger: a
/// supposition's own readings are the starting point of none, everything else in it holds for all.
///
/// The cost is that of deriving and solving the ledger once a combination, and once more for each
/// assumption.
#[must_use]
pub fn readings(evidence: &Evidence<'_>, persons: &Resolution, suppose: &Suppose) -> Readings {
    readings_up_to(evidence, persons, suppose, MOST_COMBINATIONS)
}

/// The same of a supposition without readings of its own, given its coherence.
pub(crate) fn readings_beside(
    evidence: &Evidence<'_>,
    persons: &Resolution,
    suppose: &Suppose,
    face: &Coherence,
) -> Readings {
    read(evidence, persons, suppose, MOST_COMBINATIONS, face)
}

/// The same up to a number of combinations of your own.
#[must_use]
pub fn readings_up_to(
    evidence: &Evidence<'_>,
    persons: &Resolution,
    suppose: &Suppose,
    most: usize,
) -> Readings {
    let suppose = Suppose {
        readings: BTreeMap::new(),
        ..suppose.clone()
    };
    let face = Constraints::derive(evidence, persons, &suppose).coherence();
    read(evidence, persons, &suppose, most, &face)
}

fn read(
    evidence: &Evidence<'_>,
    persons: &Resolution,
    suppose: &Suppose,
    most: usize,
    face: &Coherence,
) -> Readings {
    let all = choices(evidence);
    let several: Vec<Choice> = all
        .iter()
        .filter(|choice| choice.options.len() > 1)
        .cloned()
        .collect();
    let possible = several
        .iter()
        .map(|choice| u128::try_from(choice.options.len()).unwrap_or(u128::MAX))
        .fold(1, u128::saturating_mul);
    let most = most.min(MOST_WEIGHED / all.len().max(1)).max(1);
    let reader = Reader {
        evidence,
        persons,
        suppose,
        all: &all,
        several: &several,
    };
    let combinations: Vec<Vec<usize>> = Odometer::over(&several).take(most).collect();
    // The first combination is the face value.
    let known = (face.capped == 0).then_some(face.inconsistency);
    let others = combinations
        .iter()
        .skip(1)
        .map(|options| reader.inconsistency(options, &[]));
    let inconsistency: Vec<Option<Ratio>> = std::iter::once(known).chain(others).collect();
    let standing: Vec<usize> = inconsistency
        .iter()
        .enumerate()
        .filter(|(_, inconsistency)| inconsistency.is_some_and(Ratio::is_zero))
        .map(|(at, _)| at)
        .collect();
    let mut only_if = OnlyIf {
        standing: standing.len(),
        ..OnlyIf::default()
    };
    if !standing.is_empty() {
        for (at, choice) in several.iter().enumerate() {
            let used: BTreeSet<usize> = standing
                .iter()
                .filter_map(|one| combinations.get(*one)?.get(at).copied())
                .collect();
            if used.len() < choice.options.len() {
                only_if
                    .read_as
                    .push((choice.claim.clone(), used.into_iter().collect()));
            }
        }
    }
    reader.assume(&combinations, &standing, &mut only_if);
    let itemised = |options: &Vec<usize>| reader.itemisations(options, &only_if.may_hold);
    Readings {
        remaining: reader.remaining(face),
        combinations: combinations
            .iter()
            .zip(inconsistency)
            .map(|(options, inconsistency)| Combination {
                options: options.clone(),
                inconsistency,
                itemisations: if inconsistency.is_some_and(Ratio::is_zero) {
                    itemised(options)
                } else {
                    Vec::new()
                },
            })
            .collect(),
        choices: several.clone(),
        possible,
        only_if,
    }
}

/// Every combination of options, the last choice changing quickest.
struct Odometer {
    wheels: Vec<usize>,
    next: Option<Vec<usize>>,
}

impl Odometer {
    fn over(choices: &[Choice]) -> Self {
        Self {
            wheels: choices.iter().map(|choice| choice.options.len()).collect(),
            next: Some(vec![0; choices.len()]),
        }
    }
}

impl Iterator for Odometer {
    type Item = Vec<usize>;

    fn next(&mut self) -> Option<Vec<usize>> {
        let current = self.next.take()?;
        let mut following = current.clone();
        for (at, wheel) in following.iter_mut().zip(&self.wheels).rev() {
            *at += 1;
            if *at < *wheel {
                self.next = Some(following);
                break;
            }
            *at = 0;
        }
        Some(current)
    }
}

/// A ledger as read under one combination after another.
struct Reader<'r, 'a> {
    evidence: &'r Evidence<'a>,
    persons: &'r Resolution,
    suppose: &'r Suppose,
    all: &'r [Choice],
    several: &'r [Choice],
}

impl Reader<'_, '_> {
    fn supposing(&self, options: &[usize], assumptions: &[AssumptionId]) -> Suppose {
        let mut suppose = self.suppose.clone();
        for (choice, option) in self.several.iter().zip(options) {
            suppose = suppose.reading(choice.claim.clone(), *option);
        }
        assumptions.iter().cloned().fold(suppose, Suppose::assuming)
    }

    fn constraints(&self, options: &[usize], assumptions: &[AssumptionId]) -> Constraints {
        let suppose = self.supposing(options, assumptions);
        Constraints::with_choices(self.evidence, self.persons, self.all, &suppose)
    }

    /// The degree of inconsistency; `None` where it took too much work.
    fn inconsistency(&self, options: &[usize], assumptions: &[AssumptionId]) -> Option<Ratio> {
        self.constraints(options, assumptions).inconsistency()
    }

    /// Each contradiction at face value under other readings of its members.
    fn remaining(&self, face: &Coherence) -> Vec<Remaining> {
        let under = |members: &[Asking], choice: &Choice| -> Vec<usize> {
            let remains = |option: &usize| {
                let suppose = self.suppose.clone().reading(choice.claim.clone(), *option);
                let read = Constraints::with_choices(self.evidence, self.persons, self.all, &suppose);
                read.clash_among(members).unwrap_or(true)
            };
            (0..choice.options.len()).filter(remains).collect()
        };
        let contradiction = |members: Vec<Asking>| Remaining {
            options: self
                .several
                .iter()
                .filter(|choice| members.contains(&Asking::Claim(choice.claim.clone())))
                .map(|choice| (choice.claim.clone(), under(&members, choice)))
                .collect(),
            members,
        };
        face.conflicts
            .iter()
            .map(|one| contradiction(one.members.clone()))
            .collect()
    }

    /// The assumptions of the ledger that are neither given nor supposed already.
    fn optional(&self) -> impl Iterator<Item = &Assumption> {
        let supposed = &self.suppose.assumptions;
        let open = |one: &&Assumption| !one.is_given() && !supposed.contains(one.id());
        self.evidence.ledger.assumptions().filter(open)
    }

    /// Which assumptions may be made, one after the other, as long as some combination stands with all of
    /// them; and what the others would cost.
    fn assume(&self, combinations: &[Vec<usize>], standing: &[usize], only_if: &mut OnlyIf) {
        let mut refused: Vec<AssumptionId> = Vec::new();
        for assumption in self.optional() {
            let mut with = only_if.may_hold.clone();
            with.push(assumption.id().clone());
            let stands = |at: &usize| {
                let options = combinations.get(*at).map_or(&[][..], Vec::as_slice);
                self.inconsistency(options, &with).is_some_and(Ratio::is_zero)
            };
            if standing.is_empty() || standing.iter().any(stands) {
                only_if.may_hold = with;
            } else {
                refused.push(assumption.id().clone());
            }
        }
        if standing.is_empty() {
            // Nothing stands, so nothing is refused for want of standing.
            only_if.may_hold.clear();
            return;
        }
        for assumption in refused {
            let cheapest = |with: &[AssumptionId]| {
                let price = |at: &usize| {
                    let options = combinations.get(*at)?;
                    let price = self.constraints(options, with).price(&assumption).ok()?;
                    Some((price.least, *at))
                };
                standing.iter().filter_map(price).min()
            };
            let together = cheapest(&only_if.may_hold);
            let needs = only_if.may_hold.iter().filter(|one| {
                let fewer: Vec<AssumptionId> = only_if
                    .may_hold
                    .iter()
                    .filter(|other| other != one)
                    .cloned()
                    .collect();
                cheapest(&fewer).map(|(least, _)| least) < together.map(|(least, _)| least)
            });
            only_if.cannot_hold.push(Refused {
                least: together.map(|(least, _)| least),
                combination: together.map(|(_, at)| at),
                least_alone: cheapest(&[]).map(|(least, _)| least),
                needs: needs.cloned().collect(),
                assumption,
            });
        }
    }

    /// Each itemisation of the ledger, switched on with what may hold.
    fn itemisations(&self, options: &[usize], may_hold: &[AssumptionId]) -> Vec<Itemisation> {
        let optional: Vec<&Assumption> = self.optional().collect();
        let one = |assumption: &&Assumption| {
            let mut with: Vec<AssumptionId> = may_hold
                .iter()
                .filter(|one| *one != assumption.id())
                .cloned()
                .collect();
            with.push(assumption.id().clone());
            let suppose = self.supposing(options, &with);
            Itemisation::of(self.evidence, self.persons, self.all, &suppose, assumption)
        };
        optional.iter().filter_map(one).collect()
    }
}
