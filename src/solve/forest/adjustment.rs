//! The least adjustment of a forest, by dynamic programming over convex piecewise linear functions.
#![expect(
    clippy::indexing_slicing,
    reason = "every index comes from `Layout`, whose factors name unknowns below `unknowns` only"
)]

use crate::bounds::Bounds;
use crate::ratio::Ratio;
use crate::solve::answer::{Adjustment, Capped, Move};
use crate::solve::forest::convex::{Convex, Done, Price};
use crate::solve::forest::layout::{Layout, Place, Rule, Term};
use crate::solve::forest::treap::Staircases;

/// The least total by which active rows are missed, and a point that reaches it.
///
/// Each unknown's cost, and what the factors below it add to that, is a convex piecewise linear function
/// whose slope changes at the rows' ends; at an unknown such functions are added, at a factor they are
/// convolved (Rockafellar, 1970, for both being convex and for the prices used on the way back). Only
/// where the slope changes is kept, as in Kolmogorov, Pock and Rolínek (2016) for trees of differences.
/// Upwards the functions are built, of two always the smaller put into the larger; downwards every step is
/// undone, which shows what each unknown has to be. O(rows · log² rows) expected, O(rows · log rows) on a chain.
pub(in crate::solve) fn least(layout: &Layout, active: &[bool]) -> Result<Adjustment, Capped> {
    let mut programme = Programme::new(layout, active)?;
    programme.ascend();
    Ok(missed(layout, active, &programme.descend()))
}

/// What is known on the way up, and undone on the way down.
struct Programme<'a> {
    layout: &'a Layout,
    arena: Staircases,
    /// The cost of each factor's sum by itself.
    sums: Vec<Convex>,
    /// The cost of each unknown as far as added up.
    costs: Vec<Convex>,
    done: Vec<Done>,
}

impl<'a> Programme<'a> {
    fn new(layout: &'a Layout, active: &[bool]) -> Result<Self, Capped> {
        let mut unknowns = vec![(Vec::new(), Vec::new()); layout.unknowns];
        let mut factors = vec![(Vec::new(), Vec::new()); layout.factors.len()];
        // The matrix is totally unimodular and stays so with a column of slack per end, so at a vertex,
        // and one is best, no unknown is more than the sum of all ends.
        let (mut most, mut steep) = (1_i128, 2_i128);
        for (_, place, bounds) in layout.asked(active) {
            let (below, above) = match place {
                Place::Unknown(unknown) => &mut unknowns[unknown],
                Place::Factor(factor) => &mut factors[factor],
                Place::Nothing => continue,
            };
            below.push(i128::from(bounds.lo()));
            above.extend(bounds.hi().map(i128::from));
            most += i128::from(bounds.lo()) + bounds.hi().map_or(0, i128::from);
            steep += 2;
        }
        // A sum over n terms lies within n times that, and functions are convolved of so many and one.
        let terms = i128::try_from(layout.unknowns)
            .ok()
            .and_then(|n| n.checked_add(2))
            .ok_or(Capped)?;
        most.checked_mul(terms)
            .and_then(|wide| wide.checked_mul(8))
            .ok_or(Capped)?;
        let mut arena = Staircases::default();
        let mut sums = Vec::with_capacity(factors.len());
        for (factor, (below, above)) in layout.factors.iter().zip(&factors) {
            let wide = factor.children.iter().fold(most, |wide, _| wide + most);
            let interval = match factor.rule {
                Rule::Zero(_) => (0, 0),
                Rule::AtMostZero(_) => (-wide, 0),
                Rule::Asked => (-wide, wide),
            };
            sums.push(Convex::new(&mut arena, interval, below, above, steep));
        }
        let mut cost =
            |(below, above): &(Vec<_>, Vec<_>)| Convex::new(&mut arena, (0, most), below, above, steep);
        let costs = unknowns.iter().map(&mut cost).collect();
        Ok(Self {
            layout,
            arena,
            sums,
            costs,
            done: Vec::new(),
        })
    }

    fn ascend(&mut self) {
        let Self {
            layout,
            arena,
            sums,
            costs,
            done,
        } = self;
        for (factor, sum) in layout.factors.iter().zip(sums).rev() {
            // parent = ± (sum − children)
            for child in &factor.children {
                let opposite = costs[child.unknown].mirrored_if(!child.negative);
                let (whole, step) = sum.convolve(opposite, arena);
                *sum = whole;
                done.push(step);
            }
            let parent = &mut costs[factor.parent.unknown];
            let (whole, step) = parent.add(sum.mirrored_if(factor.parent.negative), arena);
            *parent = whole;
            done.push(step);
        }
    }

    /// The value of each unknown.
    fn descend(mut self) -> Vec<i128> {
        let Self {
            layout,
            arena,
            costs,
            done,
            ..
        } = &mut self;
        let mut values = vec![0; layout.unknowns];
        for root in &layout.roots {
            let mut price = Price::ZERO;
            values[*root] = costs[*root].best(&mut price, arena);
        }
        for factor in &layout.factors {
            let parent = factor.parent;
            let Some(step) = done.pop() else { break };
            let (without, sum) = costs[parent.unknown].undo(step, arena);
            costs[parent.unknown] = without;
            let mut sum = sum.mirrored_if(parent.negative);
            let value = values[parent.unknown];
            let mut price = sum.price(if parent.negative { -value } else { value }, arena);
            for child in factor.children.iter().rev() {
                let Some(step) = done.pop() else { break };
                let (without, opposite) = sum.undo(step, arena);
                sum = without;
                let best = opposite.best(&mut price, arena);
                values[child.unknown] = if child.negative { best } else { -best };
                costs[child.unknown] = opposite.mirrored_if(!child.negative);
            }
        }
        values
    }
}

/// By how much each active row is missed.
fn missed(layout: &Layout, active: &[bool], values: &[i128]) -> Adjustment {
    let signed = |term: &Term| {
        let value = values[term.unknown];
        if term.negative { -value } else { value }
    };
    let (mut total, mut moved) = (0, Vec::new());
    for (row, place, bounds) in layout.asked(active) {
        let value = match place {
            Place::Unknown(unknown) => values[unknown],
            Place::Factor(at) => {
                let factor = &layout.factors[at];
                signed(&factor.parent) + factor.children.iter().map(signed).sum::<i128>()
            }
            Place::Nothing => 0,
        };
        if let Some((by, way)) = missing(value, bounds) {
            total += by;
            moved.push((row, way));
        }
    }
    Adjustment {
        total: Ratio::whole(total),
        moved,
    }
}

fn missing(value: i128, bounds: Bounds) -> Option<(u128, Move)> {
    let lo = i128::from(bounds.lo());
    if value < lo {
        let by = value.abs_diff(lo);
        return Some((by, Move::Below(Ratio::whole(by))));
    }
    let hi = bounds.hi().map(i128::from).filter(|hi| value > *hi)?;
    let by = value.abs_diff(hi);
    Some((by, Move::Above(Ratio::whole(by))))
}
