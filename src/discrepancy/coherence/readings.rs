//! [`Readings`]: alternative readings in every combination, and what would have to be so for all to stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::coherence::choice::{Choice, choices};
use crate::discrepancy::coherence::constraints::{Asking, Constraints};
use crate::discrepancy::coherence::itemised::Itemisation;
use crate::discrepancy::coherence::only_if::{OnlyIf, Standing};
use crate::discrepancy::coherence::report::Coherence;
use crate::discrepancy::coherence::suppose::Suppose;
use crate::discrepancy::entry::Evidence;
use crate::id::ClaimId;
use crate::model::judgement::Assumption;
use crate::model::person::Resolution;
use crate::ratio::Ratio;
use crate::solve::Capped;

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
    /// Of how many options it was not found out whether they still clash.
    pub open: usize,
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

/// How many combinations are examined unless said otherwise.
pub(super) const MOST_COMBINATIONS: usize = 512;
/// How many claims may be weighed over all combinations; beyond it, fewer combinations are examined.
const MOST_WEIGHED: usize = 200_000;

/// Reads a ledger in every combination of its readings, up to 512 and fewer in a very large ledger: a
/// supposition's own readings are the starting point of none, everything else in it holds for all.
///
/// The ledger is derived once a combination, and once an option of each choice; of every combination that stands
/// each set of assumptions tried is solved, at most 200 of them.
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
    let mut combinations: Vec<Combination> = Vec::new();
    let mut standing: Vec<Standing> = Vec::new();
    for (at, options) in Odometer::over(&several).take(most).enumerate() {
        // The first combination is the face value; without a choice or an assumption nothing more is asked of it.
        let known = (at == 0 && face.capped == 0).then_some(face.inconsistency);
        let asked_again =
            known.is_none_or(Ratio::is_zero) && !(several.is_empty() && reader.assumes_nothing());
        let constraints = (known.is_none() || asked_again).then(|| reader.constraints(&options));
        let inconsistency = known.or_else(|| constraints.as_ref()?.inconsistency());
        if let (Some(constraints), Some(true)) = (constraints, inconsistency.map(Ratio::is_zero)) {
            standing.push(Standing { at, constraints });
        }
        combinations.push(Combination {
            options,
            inconsistency,
            itemisations: Vec::new(),
        });
    }
    let decided = combinations.iter().all(|one| one.inconsistency.is_some());
    let examined = u128::try_from(combinations.len()).is_ok_and(|all| all == possible);
    let mut only_if = OnlyIf {
        standing: combinations.iter().filter(|one| one.stands()).count(),
        ..OnlyIf::default()
    };
    if decided && examined && !standing.is_empty() {
        for (at, choice) in several.iter().enumerate() {
            let option = |one: &Standing| combinations.get(one.at)?.options.get(at).copied();
            let used: BTreeSet<usize> = standing.iter().filter_map(option).collect();
            if used.len() < choice.options.len() {
                let used = used.into_iter().collect();
                only_if.read_as.push((choice.claim.clone(), used));
            }
        }
        only_if.assume(&reader.optional(), &mut standing);
    }
    for one in &mut standing {
        if let Some(combination) = combinations.get_mut(one.at) {
            combination.itemisations = one.itemisations(evidence, &reader.optional(), &only_if.may_hold);
        }
    }
    Readings {
        remaining: reader.remaining(face),
        combinations,
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
    fn constraints(&self, options: &[usize]) -> Constraints {
        let chosen = self.several.iter().zip(options);
        let suppose = chosen.fold(self.suppose.clone(), |suppose, (choice, option)| {
            suppose.reading(choice.claim.clone(), *option)
        });
        Constraints::with_choices(self.evidence, self.persons, self.all, &suppose)
    }

    /// Each contradiction at face value under other readings of its members: every option of every choice is
    /// derived once.
    fn remaining(&self, face: &Coherence) -> Vec<Remaining> {
        let mut found: Vec<Remaining> = face
            .conflicts
            .iter()
            .map(|one| Remaining {
                members: one.members.clone(),
                options: Vec::new(),
                open: 0,
            })
            .collect();
        for choice in self.several {
            let own = Asking::Claim(choice.claim.clone());
            if !found.iter().any(|one| one.members.contains(&own)) {
                continue;
            }
            for one in found.iter_mut().filter(|one| one.members.contains(&own)) {
                one.options.push((choice.claim.clone(), vec![0]));
            }
            for option in 1..choice.options.len() {
                let suppose = self.suppose.clone().reading(choice.claim.clone(), option);
                let read = Constraints::with_choices(self.evidence, self.persons, self.all, &suppose);
                for one in found.iter_mut().filter(|one| one.members.contains(&own)) {
                    match (read.clash_among(&one.members), one.options.last_mut()) {
                        (Ok(true), Some((_, options))) => options.push(option),
                        (Err(Capped), _) => one.open += 1,
                        _ => {}
                    }
                }
            }
        }
        found
    }

    /// The assumptions of the ledger that are neither given nor supposed already.
    fn optional(&self) -> Vec<&Assumption> {
        let supposed = &self.suppose.assumptions;
        let open = |one: &&Assumption| !one.is_given() && !supposed.contains(one.id());
        self.evidence.ledger.assumptions().filter(open).collect()
    }

    fn assumes_nothing(&self) -> bool {
        self.optional().is_empty()
    }
}
