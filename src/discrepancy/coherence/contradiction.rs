//! [`Contradiction`]: some claims that cannot all be true, and by how much.

use std::collections::{BTreeMap, BTreeSet};

use crate::bounds::Bounds;
use crate::discrepancy::coherence::compose::{Composed, Part};
use crate::discrepancy::coherence::constraint::Constraint;
use crate::discrepancy::coherence::constraints::{Asking, Constraints};
use crate::discrepancy::coherence::people::People;
use crate::id::AssumptionId;
use crate::ratio::Ratio;
use crate::solve::{Capped, Certificate, Range, first_conflict};

/// Claims, and assumptions switched on, that cannot all hold together, though without any one of them the
/// others can: a minimal inconsistent subset.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Contradiction {
    /// Who asks too much together, in order.
    pub members: Vec<Asking>,
    /// What is short, and by how much.
    pub shortfall: Shortfall,
    /// The degree of inconsistency of these members alone.
    pub inconsistency: Ratio,
    /// The two totals that clash.
    pub totals: Totals,
}

impl Contradiction {
    /// The assumptions it rests on.
    pub fn assumptions(&self) -> impl Iterator<Item = &AssumptionId> {
        self.members.iter().filter_map(|member| match member {
            Asking::Assumption(id) => Some(id),
            Asking::Claim(_) | Asking::Persons(_) => None,
        })
    }
}

/// How many are needed, how many are allowed, and the difference. It is not the least by which figures
/// would have to move: that is `A`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Shortfall {
    /// How it was measured.
    pub measured: Measured,
    /// What is needed at least.
    pub needs: Ratio,
    /// What is allowed at most.
    pub allows: Ratio,
    /// By how much the first is above the second.
    pub short_by: Ratio,
}

/// How a shortfall is measured: the way a reader would say it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Measured {
    /// One member alone caps a set: the least the others need of it, against its figure.
    AgainstCap {
        /// That member.
        cap: Asking,
        /// The set.
        of: People,
    },
    /// One member alone demands: its figure, against the most the others allow.
    AgainstDemand {
        /// That member.
        demand: Asking,
        /// The set.
        of: People,
    },
    /// Several do each: the two totals.
    Totals,
}

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

impl Part<'_> {
    /// One conflict of the part, out of those members that stand behind its degree of inconsistency; `None` when
    /// everything in it can hold.
    pub(super) fn first_conflict(
        &mut self,
        constraints: &Constraints,
        composed: &Composed,
    ) -> Result<Option<Contradiction>, Capped> {
        let Some(worst) = self.solver.inconsistency(&self.all())? else {
            return Ok(None);
        };
        let support = self.elements_of(worst.support());
        let found = first_conflict(support.len(), |active: &[bool]| {
            let mut marks = vec![false; self.elements.len()];
            for (element, on) in support.iter().zip(active) {
                if let Some(mark) = marks.get_mut(*element) {
                    *mark = *on;
                }
            }
            let clash = self.clash(&marks)?;
            let place = |element: &usize| support.binary_search(element).ok();
            Ok(clash.map(|clash| clash.iter().filter_map(place).collect()))
        })?;
        let member = |at: usize| support.get(at).copied();
        let members: Vec<usize> = found.into_iter().flatten().filter_map(member).collect();
        told(constraints, composed, self, &members)
    }
}

/// A minimal conflict of a part's elements, told.
pub(super) fn told(
    constraints: &Constraints,
    composed: &Composed,
    part: &mut Part<'_>,
    members: &[usize],
) -> Result<Option<Contradiction>, Capped> {
    let mut elements = vec![false; part.elements.len()];
    for member in members {
        if let Some(mark) = elements.get_mut(*member) {
            *mark = true;
        }
    }
    let rows = part.rows(&elements);
    let Some(certificate) = part.solver.inconsistency(&rows)? else {
        return Ok(None);
    };
    let totals = totals(constraints, composed, part, &certificate);
    Ok(Some(Contradiction {
        members: part.asking(members),
        shortfall: shortfall(constraints, part, &elements, &totals)?,
        inconsistency: totals.inconsistency(),
        totals,
    }))
}

fn shortfall(
    constraints: &Constraints,
    part: &mut Part<'_>,
    elements: &[bool],
    totals: &Totals,
) -> Result<Shortfall, Capped> {
    let figure = |addends: &[Addend]| -> Option<(Asking, People, Bounds)> {
        let mut claims = addends
            .iter()
            .filter(|addend| !matches!(addend.by, Asking::Assumption(_)));
        match (claims.next(), claims.next()) {
            (Some(only), None) => match only.of.as_slice() {
                [(people, 1)] => Some((only.by.clone(), people.clone(), only.bounds)),
                _ => None,
            },
            _ => None,
        }
    };
    if let Some((cap, of, bounds)) = figure(&totals.allows)
        && let (Some(most), Some((least, _))) =
            (bounds.hi(), without(constraints, part, elements, &cap, &of)?)
        && let Some(short_by) = difference(least, Ratio::whole(most.into()))
    {
        return Ok(Shortfall {
            measured: Measured::AgainstCap { cap, of },
            needs: least,
            allows: Ratio::whole(most.into()),
            short_by,
        });
    }
    if let Some((demand, of, bounds)) = figure(&totals.needs)
        && let Some((_, Some(most))) = without(constraints, part, elements, &demand, &of)?
        && let Some(short_by) = difference(Ratio::whole(bounds.lo().into()), most)
    {
        return Ok(Shortfall {
            measured: Measured::AgainstDemand { demand, of },
            needs: Ratio::whole(bounds.lo().into()),
            allows: most,
            short_by,
        });
    }
    Ok(Shortfall {
        measured: Measured::Totals,
        needs: Ratio::whole(totals.needed),
        allows: Ratio::whole(totals.allowed),
        short_by: Ratio::whole(totals.needed.saturating_sub(totals.allowed)),
    })
}

/// What a set may be by the other members alone.
fn without(
    constraints: &Constraints,
    part: &mut Part<'_>,
    elements: &[bool],
    member: &Asking,
    of: &People,
) -> Result<Option<(Ratio, Option<Ratio>)>, Capped> {
    let unknown = constraints.number(of).and_then(|set| part.unknown(set));
    let Some(unknown) = unknown else { return Ok(None) };
    let others = elements.iter().zip(&part.elements);
    let others: Vec<bool> = others.map(|(marked, by)| *marked && *by != member).collect();
    let rows = part.rows(&others);
    Ok(match part.solver.range(&rows, unknown)? {
        // A set has a whole number of people.
        Range::Between(least, most) => Some((
            whole_above(least.value.unwrap_or(Ratio::ZERO)),
            most.value.map(whole_below),
        )),
        Range::Clash(_) => None,
    })
}

/// The least whole number that is no less.
pub(super) fn whole_above(ratio: Ratio) -> Ratio {
    Ratio::whole(ratio.numer().div_ceil(ratio.denom()))
}

/// The greatest whole number that is no more.
pub(super) fn whole_below(ratio: Ratio) -> Ratio {
    Ratio::whole(ratio.numer() / ratio.denom())
}

/// What the first is above the second; `None` when it is not, or when it cannot be written exactly.
pub(super) fn difference(more: Ratio, less: Ratio) -> Option<Ratio> {
    let left = more.numer().checked_mul(less.denom())?;
    let right = less.numer().checked_mul(more.denom())?;
    let above = left.checked_sub(right).filter(|above| *above > 0)?;
    Ratio::new(above, more.denom().checked_mul(less.denom())?)
}
