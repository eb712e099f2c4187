//! [`Contradiction`]: some claims that cannot all be true, and by how much.

use crate::bounds::Bounds;
use crate::discrepancy::coherence::compose::{Composed, Part};
use crate::discrepancy::coherence::constraints::{Asking, Constraints};
use crate::discrepancy::coherence::people::People;
use crate::discrepancy::coherence::totals::{Addend, Totals, totals};
use crate::id::AssumptionId;
use crate::ratio::Ratio;
use crate::solve::{Capped, Range, first_conflict};

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
