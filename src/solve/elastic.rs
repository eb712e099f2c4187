//! [`least_violation`]: by how much what is asked has to give way, in all.

use crate::solve::answer::{Capped, Move};
use crate::solve::descent::minimise;
use crate::solve::number::Number;
use crate::solve::piecewise::Piecewise;
use crate::solve::program::Program;
use crate::solve::side::Side;
use crate::solve::simplex::Reasons;
use crate::solve::system::System;

/// A least total, and one way of reaching it.
#[derive(Debug, Clone)]
pub(in crate::solve) struct Least {
    pub(in crate::solve) total: Number,
    /// Each active soft row that gives way, which of its ends and by how much, in order.
    pub(in crate::solve) moved: Vec<(usize, Side, Number)>,
}

impl Least {
    /// How what is asked gives way, as answers say it.
    pub(in crate::solve) fn moves(&self) -> Result<Vec<(usize, Move)>, Capped> {
        let told = |(at, side, by): &(usize, Side, Number)| {
            let by = by.ratio()?;
            Ok((
                *at,
                if *side == Side::Lower {
                    Move::Below(by)
                } else {
                    Move::Above(by)
                },
            ))
        };
        self.moved.iter().map(told).collect()
    }
}

/// The least sum of distances of the active forms from their bounds, the unknowns within `limits`; none
/// when these leave no point. The unknowns of the program are left at it.
///
/// The distances of one form add up to one convex cost. To begin near the end, each form is first held
/// where it costs least, and of those that clash one after the other is let go.
pub(in crate::solve) fn least_violation(
    program: &mut Program,
    system: &System,
    active: &[bool],
    limits: &[(usize, Side, Number)],
) -> Result<Option<Least>, Capped> {
    program.ask(system, &[], (1, 1))?;
    for (unknown, side, end) in limits {
        program.simplex.bound(*unknown, *side, Some(end.clone()));
    }
    let mut costs = costs(program, system, active);
    for (variable, cost) in costs.iter().enumerate() {
        for side in Side::BOTH {
            program
                .simplex
                .bound(variable, side, cost.cheapest(side).cloned());
        }
    }
    while let Some(clash) = program.simplex.feasible()? {
        let Some((variable, side)) = to_let_go(program, &clash, &costs)? else {
            return Ok(None);
        };
        let bound = costs.get(variable).and_then(|cost| cost.bound(side));
        program.simplex.bound(variable, side, bound.cloned());
    }
    for (variable, cost) in costs.iter_mut().enumerate() {
        cost.place(program.simplex.value(variable));
    }
    minimise(&mut program.simplex, &mut costs)?;
    violation(program, system, active).map(Some)
}

/// What each variable costs, by how many active forms ask for more and for less of it.
fn costs(program: &Program, system: &System, active: &[bool]) -> Vec<Piecewise> {
    let variables = program.simplex.tableau().variables();
    let mut rises: Vec<(i64, Vec<Number>)> = vec![(0, Vec::new()); variables];
    for (at, soft) in system
        .soft()
        .iter()
        .enumerate()
        .filter(|(at, _)| active.get(*at) == Some(&true))
    {
        if let Some((before, rises)) = program
            .variable_of(at)
            .and_then(|variable| rises.get_mut(variable))
        {
            *before += 1;
            let ends = [Some(soft.bounds.lo()), soft.bounds.hi()];
            rises.extend(
                ends.into_iter()
                    .flatten()
                    .map(|end| Number::from(u128::from(end))),
            );
        }
    }
    let bounds = |variable: usize| Side::BOTH.map(|side| program.simplex.bound_of(variable, side).cloned());
    let cost = |(variable, (before, rises))| Piecewise::new(bounds(variable), rises, before);
    rises.into_iter().enumerate().map(cost).collect()
}

/// Of the bounds that clash the one that gives most for what it costs; `None` when none may be let go.
fn to_let_go(
    program: &Program,
    clash: &Reasons,
    costs: &[Piecewise],
) -> Result<Option<(usize, Side)>, Capped> {
    let mut best: Option<(usize, Side, Number)> = None;
    for (variable, side, times) in clash {
        let Some(cost) = costs.get(*variable) else {
            continue;
        };
        if program.simplex.bound_of(*variable, *side) != cost.bound(*side) {
            let gives = times.over(&Number::from(cost.steepness(*side)))?;
            if best.as_ref().is_none_or(|(_, _, most)| *most < gives) {
                best = Some((*variable, *side, gives));
            }
        }
    }
    Ok(best.map(|(variable, side, _)| (variable, side)))
}

fn violation(program: &Program, system: &System, active: &[bool]) -> Result<Least, Capped> {
    let mut least = Least {
        total: Number::ZERO,
        moved: Vec::new(),
    };
    for (at, soft) in system
        .soft()
        .iter()
        .enumerate()
        .filter(|(at, _)| active.get(*at) == Some(&true))
    {
        let Some(variable) = program.variable_of(at) else {
            continue;
        };
        let value = program.simplex.value(variable);
        let below = Number::from(u128::from(soft.bounds.lo())).minus(value)?;
        let above = match soft.bounds.hi() {
            None => Number::ZERO,
            Some(hi) => value.minus(&Number::from(u128::from(hi)))?,
        };
        for (side, by) in [(Side::Lower, below), (Side::Upper, above)] {
            if by.is_positive() {
                least.total = least.total.plus(&by)?;
                least.moved.push((at, side, by));
            }
        }
    }
    Ok(least)
}
