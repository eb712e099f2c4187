//! [`Piecewise`]: what a value costs, and [`minimise`]: the least total cost on a tableau.

use crate::solve::answer::Capped;
use crate::solve::number::Number;
use crate::solve::simplex::{PATIENCE, SIDES, Side, Simplex};

/// A convex cost of one variable, linear between breaks, with bounds that hold at any cost; and the piece
/// that its value is on.
#[derive(Debug, Clone)]
pub(in crate::solve) struct Piecewise {
    breaks: Vec<Number>,
    /// One more than breaks, rising.
    slopes: Vec<i64>,
    bounds: [Option<Number>; 2],
    at: usize,
}

impl Piecewise {
    /// From the bounds, the breaks at which the slope rises by one, and how many of them count for
    /// negative slopes: the slope before all of them is minus that number.
    pub(in crate::solve) fn new(bounds: [Option<Number>; 2], mut rises: Vec<Number>, before: i64) -> Self {
        rises.sort_unstable();
        let [lower, upper] = &bounds;
        let (mut breaks, mut slopes) = (Vec::<Number>::new(), Vec::new());
        let mut slope = -before;
        for rise in rises {
            if upper.as_ref().is_some_and(|upper| rise >= *upper) {
                break;
            }
            if breaks.last() != Some(&rise) && lower.as_ref().is_none_or(|lower| *lower < rise) {
                breaks.push(rise);
                slopes.push(slope);
            }
            slope += 1;
        }
        slopes.push(slope);
        Self {
            breaks,
            slopes,
            bounds,
            at: 0,
        }
    }

    fn slope(&self, piece: usize) -> i64 {
        self.slopes.get(piece).copied().unwrap_or(0)
    }

    /// How steep it is where a value within the cheapest interval leaves it towards `side`; never negative.
    pub(in crate::solve) fn steepness(&self, side: Side) -> i64 {
        let cheap = |slope: &&i64| **slope != 0;
        match side {
            Side::Lower => self
                .slopes
                .iter()
                .rev()
                .filter(cheap)
                .find(|slope| **slope < 0)
                .map_or(0, |slope| -slope),
            Side::Upper => self.slopes.iter().find(|slope| **slope > 0).copied().unwrap_or(0),
        }
    }

    /// The bound that holds at any cost.
    pub(in crate::solve) fn bound(&self, side: Side) -> Option<&Number> {
        let [lower, upper] = &self.bounds;
        match side {
            Side::Lower => lower.as_ref(),
            Side::Upper => upper.as_ref(),
        }
    }

    /// The ends of the cheapest interval.
    pub(in crate::solve) fn cheapest(&self, side: Side) -> Option<&Number> {
        let falling = self.slopes.partition_point(|slope| *slope < 0);
        let flat = self.slopes.partition_point(|slope| *slope <= 0);
        match side {
            Side::Lower => self.end(falling, Side::Lower),
            // Where it is never flat the break between falling and rising is both ends.
            Side::Upper => flat
                .checked_sub(1)
                .map_or(self.bound(Side::Lower), |last| self.end(last, Side::Upper)),
        }
    }

    /// Where a piece ends; past the last one there is the bound.
    fn end(&self, piece: usize, side: Side) -> Option<&Number> {
        let inner = match side {
            Side::Lower => piece.checked_sub(1).and_then(|before| self.breaks.get(before)),
            Side::Upper => self.breaks.get(piece),
        };
        inner.or(self.bound(side))
    }

    /// Puts the value on its piece, at a break on the flatter one.
    pub(in crate::solve) fn place(&mut self, value: &Number) {
        self.at = self.breaks.partition_point(|end| end < value);
        let at_break = self.breaks.get(self.at) == Some(value);
        if at_break && self.slope(self.at + 1).abs() < self.slope(self.at).abs() {
            self.at += 1;
        }
    }

    /// The piece on which a value goes on towards `side`; `None` at a bound.
    fn onward(&self, value: &Number, side: Side) -> Option<usize> {
        if self.end(self.at, side) != Some(value) {
            return Some(self.at);
        }
        match side {
            Side::Lower => self.at.checked_sub(1),
            Side::Upper => Some(self.at + 1).filter(|next| *next < self.slopes.len()),
        }
    }
}

/// Moves the variables to where the sum of their costs is least. Each is on its piece, and stays within
/// the bounds of its cost.
///
/// The primal simplex for convex piecewise-linear costs (Fourer, 1985): a variable is nonbasic at a break,
/// and a step goes on past breaks of other variables while it still gains. The steepest gain enters; after
/// [`PATIENCE`] steps without gain the least index, until one gains. What could still go
/// round is ended by the work allowed.
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
        for side in SIDES {
            simplex.bound(variable, side, cost.end(cost.at, side).cloned());
        }
    }
}

/// How the cost of the basic variables changes with each nonbasic one.
fn slope_of_all(simplex: &mut Simplex, costs: &[Piecewise], gradient: &mut [Number]) -> Result<(), Capped> {
    gradient.fill(Number::ZERO);
    let mut steps = gradient.len();
    let tableau = simplex.tableau();
    for basic in tableau.basic() {
        let slope = costs.get(*basic).map_or(0, |cost| cost.slope(cost.at));
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
        for side in SIDES {
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
        cost.at = cost.onward(simplex.value(entering), side).ok_or(Capped)?;
    }
    confine(simplex, costs, entering);
    let column = simplex.column(entering);
    loop {
        let (room, blocking) = simplex.room(entering, side, &column)?.ok_or(Capped)?;
        gained |= !room.is_zero();
        simplex.shift(
            entering,
            &if side == Side::Lower {
                room.negated()?
            } else {
                room
            },
            &column,
        )?;
        let multiple = column
            .iter()
            .find(|(basic, _)| Some(*basic) == blocking)
            .map_or(&Number::ONE, |(_, multiple)| multiple);
        let stopped = blocking.unwrap_or(entering);
        if let Some(cost) = costs.get_mut(stopped)
            && let Some(next) = cost.onward(simplex.value(stopped), side.times(multiple))
        {
            let bend = Number::from(cost.slope(next) - cost.slope(cost.at)).times(multiple)?;
            rate = rate.plus(&bend.absolute()?)?;
            if rate.is_negative() && (blocking.is_none() || !careful) {
                cost.at = next;
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
