//! [`Totals`]: two sums of figures that clash, in a form that anybody can add up again.

use std::collections::{BTreeMap, BTreeSet};

use crate::bounds::Bounds;
use crate::discrepancy::coherence::compose::{Composed, Part};
use crate::discrepancy::coherence::constraint::Constraint;
use crate::discrepancy::coherence::constraints::{Asking, Constraints};
use crate::discrepancy::coherence::people::People;
use crate::ratio::Ratio;
use crate::solve::Certificate;

/// Two sums of figures, of which the rules make the first no more than the second, and which say the
/// opposite. Anybody can add them up again: [`add_up`](Self::add_up) does.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Totals {
    /// What is needed at least: each figure's lower end, and how many times it counts.
    pub needs: Vec<Addend>,
    /// What is allowed at most: each figure's upper end, and how many times it counts.
    pub allows: Vec<Addend>,
    /// The sum of the first.
    pub needed: u128,
    /// The sum of the second.
    pub allowed: u128,
    /// The rules that make the first no more than the second, and how many times each counts.
    pub rules: Vec<(Constraint, i128)>,
}

/// One figure in a total.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Addend {
    /// Whose.
    pub by: Asking,
    /// The sum of multiples of sets it bounds.
    pub of: Vec<(People, i64)>,
    /// Its bounds.
    pub bounds: Bounds,
    /// How many times it counts.
    pub times: u128,
}

impl Totals {
    /// `1 − allowed / needed`; zero when nothing is short.
    #[must_use]
    pub fn inconsistency(&self) -> Ratio {
        let short = self.needed.saturating_sub(self.allowed);
        Ratio::new(short, self.needed).unwrap_or(Ratio::ZERO)
    }

    /// Whether more is needed than allowed, and both follow from these figures and rules, worked out from what is
    /// written here and nothing else. Whether the figures and rules are a ledger's says
    /// [`holds_of`](Self::holds_of). O(n log n) in what is written.
    #[must_use]
    pub fn add_up(&self) -> bool {
        self.added_up().unwrap_or(false)
    }

    /// Whether they add up, and every figure and rule in them is one of these constraints'. O(n) in the
    /// constraints.
    #[must_use]
    pub fn holds_of(&self, constraints: &Constraints) -> bool {
        let rules: BTreeSet<Constraint> = constraints.rules().collect();
        let known = |addend: &Addend| match &addend.by {
            // That nobody is in a rest is what an assumption that holds says.
            Asking::Assumption(id) => constraints.assumptions().contains(id),
            Asking::Claim(_) | Asking::Persons(_) => constraints.asks.iter().any(|ask| {
                let people =
                    |(set, multiple): &(usize, i64)| Some((constraints.people.get(*set)?.clone(), *multiple));
                let mut of: Vec<(People, i64)> = ask.terms.iter().filter_map(people).collect();
                let mut own = addend.of.clone();
                of.sort();
                own.sort();
                ask.by == addend.by && ask.bounds == addend.bounds && of == own
            }),
        };
        self.add_up()
            && self.rules.iter().all(|(rule, _)| rules.contains(rule))
            && self.needs.iter().chain(&self.allows).all(known)
    }

    fn added_up(&self) -> Option<bool> {
        let mut left: BTreeMap<&People, i128> = BTreeMap::new();
        let mut add = |people, times: i128| -> Option<()> {
            let sum = left.entry(people).or_insert(0);
            *sum = sum.checked_add(times)?;
            Some(())
        };
        let mut needed = 0_u128;
        for addend in &self.needs {
            needed = needed.checked_add(u128::from(addend.bounds.lo()).checked_mul(addend.times)?)?;
            for (people, multiple) in &addend.of {
                add(
                    people,
                    i128::try_from(addend.times)
                        .ok()?
                        .checked_mul(i128::from(*multiple))?,
                )?;
            }
        }
        let mut allowed = 0_u128;
        for addend in &self.allows {
            allowed = allowed.checked_add(u128::from(addend.bounds.hi()?).checked_mul(addend.times)?)?;
            for (people, multiple) in &addend.of {
                let times = i128::try_from(addend.times)
                    .ok()?
                    .checked_mul(i128::from(*multiple))?;
                add(people, times.checked_neg()?)?;
            }
        }
        for (rule, times) in &self.rules {
            if *times < 0 && !rule.equal {
                return Some(false);
            }
            for people in &rule.lesser {
                add(people, times.checked_neg()?)?;
            }
            for people in &rule.greater {
                add(people, *times)?;
            }
        }
        // Counts are zero or more: what is left of the difference may only take away.
        let follows = left.values().all(|sum| *sum <= 0);
        let same = needed == self.needed && allowed == self.allowed;
        Some(follows && same && self.needed > self.allowed)
    }
}

/// The totals of a certificate in words of the ledger.
pub(super) fn totals(
    constraints: &Constraints,
    composed: &Composed,
    part: &Part<'_>,
    certificate: &Certificate,
) -> Totals {
    let addend = |(row, times): &(usize, u128)| {
        let soft = part.component.system.soft().get(*row)?;
        let whole = part.component.soft.get(*row)?;
        let of = soft.form.terms().iter().filter_map(|(unknown, multiple)| {
            let set = part.component.unknowns.get(*unknown)?;
            Some((constraints.people.get(*set)?.clone(), *multiple))
        });
        Some(Addend {
            by: composed.asking.get(*whole)?.clone(),
            of: of.collect(),
            bounds: soft.bounds,
            times: *times,
        })
    };
    let rule = |(row, times): &(usize, i128)| {
        let whole = part.component.hard.get(*row)?;
        let rule = composed.rules.get(*whole)?;
        Some((constraints.rule(*rule)?, *times))
    };
    let rules: Vec<(Constraint, i128)> = certificate.hard.iter().filter_map(rule).collect();
    let mut allows: Vec<Addend> = certificate.allows.iter().filter_map(addend).collect();
    let nobody = nobody_in(&rules, &allows);
    allows.extend(nobody);
    Totals {
        needs: certificate.needs.iter().filter_map(addend).collect(),
        allows,
        needed: certificate.needed,
        allowed: certificate.allowed,
        rules,
    }
}

/// The rests that rules make use of, of whom assumptions allow nobody: where an assumption is taken to hold
/// it is not asked, and still the totals rest on it.
fn nobody_in(rules: &[(Constraint, i128)], allows: &[Addend]) -> Vec<Addend> {
    let mut used: BTreeMap<&People, i128> = BTreeMap::new();
    for (rule, times) in rules {
        for (people, times) in (rule.greater.iter().map(|people| (people, *times)))
            .chain(rule.lesser.iter().map(|people| (people, times.saturating_neg())))
        {
            let sum = used.entry(people).or_insert(0);
            *sum = sum.saturating_add(times);
        }
    }
    let asked = |people: &People| {
        let mut of = allows.iter().flat_map(|addend| &addend.of);
        of.any(|(other, _)| other == people)
    };
    let nobody = |(people, times): (&People, i128)| {
        Some(Addend {
            by: Asking::Assumption(people.assumption().filter(|_| !asked(people))?.clone()),
            of: vec![(people.clone(), 1)],
            bounds: Bounds::exactly(0),
            times: u128::try_from(times).ok().filter(|times| *times > 0)?,
        })
    };
    used.into_iter().filter_map(nobody).collect()
}
