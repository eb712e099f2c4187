//! [`minimise`]: the least total of convex costs on a tableau.

use crate::solve::answer::Capped;
use crate::solve::number::Number;
use crate::solve::piecewise::Piecewise;
use crate::solve::side::Side;
use crate::solve::simplex::{PATIENCE, Simplex};

/// Moves the variables to where the sum of their costs is least. Each is on its piece, and stays within
/// the bounds of its cost.
///
/// The primal simplex for convex piecewise-linear costs (Fourer, 1985): a variable is nonbasic at a break,
/// and a step goes on past breaks of other variables while it still gains. The steepest gain enters. After
/// [`PATIENCE`] steps without gain the least index does, and nothing is gone past, until one gains: while
/// values stay where they are that is Bland's rule over the pieces that touch them, so it ends.
pub(in crate::solve) fn minimise(simplex: &mut Simplex, costs: &mut [Piecewise]) -> Result<(), Capped> {
    for variable in 0..costs.len() {
        confine(simplex, costs, variable);
    }
    let mut stalled = 0_usize;
    let mut gradient = vec![Number::ZERO; costs.len()];
    loop {
        slope_of_all(simplex, costs, &mut gradient)?;
        let careful = stalled > PATIENCE;
        let Some(step) = gainful(simplex, costs, &gradient, careful)? else {
            return Ok(());
        };
        let gained = advance(simplex, costs, step, careful)?;
        stalled = if gained { 0 } else { stalled.saturating_add(1) };
    }
}

/// A nonbasic variable, the way it moves, and how the total changes with it: by less than nothing.
type Step = (usize, Side, Number);

fn confine(simplex: &mut Simplex, costs: &[Piecewise], variable: usize) {
    if let Some(cost) = costs.get(variable) {
        for side in Side::BOTH {
            simplex.bound(variable, side, cost.piece(side).cloned());
        }
    }
}

/// How the cost of the basic variables changes with each nonbasic one.
fn slope_of_all(simplex: &mut Simplex, costs: &[Piecewise], gradient: &mut [Number]) -> Result<(), Capped> {
    gradient.fill(Number::ZERO);
    let mut steps = gradient.len();
    let tableau = simplex.tableau();
    for basic in tableau.basic() {
        let slope = costs.get(*basic).map_or(0, Piecewise::here);
        if slope == 0 {
            continue;
        }
        let slope = Number::from(slope);
        let row = tableau.row_of(*basic).unwrap_or_default();
        steps += row.len();
        for (held, multiple) in row {
            if let Some(sum) = gradient.get_mut(*held) {
                *sum = sum.plus(&multiple.times(&slope)?)?;
            }
        }
    }
    simplex.spend(steps)
}

fn gainful(
    simplex: &Simplex,
    costs: &[Piecewise],
    gradient: &[Number],
    first: bool,
) -> Result<Option<Step>, Capped> {
    let mut best: Option<Step> = None;
    for (variable, (cost, basics)) in costs.iter().zip(gradient).enumerate() {
        if simplex.tableau().is_basic(variable) {
            continue;
        }
        for side in Side::BOTH {
            let Some(piece) = cost.onward(simplex.value(variable), side) else {
                continue;
            };
            let up = basics.plus(&Number::from(cost.slope(piece)))?;
            let rate = if side == Side::Upper { up } else { up.negated()? };
            if rate.is_negative() && best.as_ref().is_none_or(|(_, _, already)| rate < *already) {
                best = Some((variable, side, rate));
            }
        }
        if first && best.is_some() {
            break;
        }
    }
    Ok(best)
}

/// Takes a step as far as it gains; whether it went anywhere.
fn advance(
    simplex: &mut Simplex,
    costs: &mut [Piecewise],
    (entering, side, mut rate): Step,
    careful: bool,
) -> Result<bool, Capped> {
    let mut gained = false;
    if let Some(cost) = costs.get_mut(entering) {
        let piece = cost.onward(simplex.value(entering), side).ok_or(Capped)?;
        cost.enter(piece);
    }
    confine(simplex, costs, entering);
    let column = simplex.column(entering);
    loop {
        let (room, blocking) = simplex.room(entering, side, &column)?.ok_or(Capped)?;
        gained |= !room.is_zero();
        let by = if side == Side::Lower {
            room.negated()?
        } else {
            room
        };
        simplex.shift(entering, &by, &column)?;
        let multiple = column
            .iter()
            .find(|(basic, _)| Some(*basic) == blocking)
            .map_or(&Number::ONE, |(_, multiple)| multiple);
        let stopped = blocking.unwrap_or(entering);
        if let Some(cost) = costs.get_mut(stopped)
            && let Some(next) = cost.onward(simplex.value(stopped), side.flipped_if(multiple.is_negative()))
        {
            let bend = Number::from(cost.slope(next) - cost.here()).times(multiple)?;
            rate = rate.plus(&bend.absolute()?)?;
            if rate.is_negative() && (blocking.is_none() || !careful) {
                cost.enter(next);
                confine(simplex, costs, stopped);
                continue;
            }
        }
        if let Some(leaving) = blocking {
            simplex.pivot(leaving, entering)?;
        }
        return Ok(gained);
    }
}
