//! Whole numbers: whether they can do what fractions can, and what giving way costs among them.

use crate::solve::answer::{Capped, Whole};
use crate::solve::elastic::least_violation;
use crate::solve::number::{Number, common_divisor, coprime};
use crate::solve::program::Program;
use crate::solve::side::Side;
use crate::solve::simplex::Simplex;
use crate::solve::system::System;

/// The most systems tried before the answer is left open.
const NODES: usize = 2_000;

/// Bounds of unknowns that one branch adds.
type Branch = Vec<(usize, Side, Number)>;

/// Branch and bound (Land & Doig, 1960), depth first, the lower half of the first fractional unknown first;
/// in each branch the gcd test first.
pub(in crate::solve) fn whole(
    program: &mut Program,
    system: &System,
    active: &[bool],
) -> Result<Whole, Capped> {
    let mut open: Vec<Branch> = vec![Branch::new()];
    for _ in 0..NODES {
        let Some(branch) = open.pop() else {
            return Ok(Whole::FractionsOnly);
        };
        program.ask(system, active, (1, 1))?;
        for (unknown, side, to) in &branch {
            program.simplex.bound(*unknown, *side, Some(to.clone()));
        }
        if program.simplex.feasible()?.is_some() || !divisible(&mut program.simplex)? {
            continue;
        }
        if !split(program, &branch, &mut open)? {
            return Ok(Whole::Possible);
        }
    }
    Ok(if open.is_empty() {
        Whole::FractionsOnly
    } else {
        Whole::Open
    })
}

/// The least total by which what is asked has to give way among whole numbers; `None` when it was not found
/// out within [`NODES`].
pub(in crate::solve) fn whole_adjustment(
    program: &mut Program,
    system: &System,
    active: &[bool],
) -> Result<Option<u128>, Capped> {
    let mut best: Option<Number> = None;
    let mut open: Vec<Branch> = vec![Branch::new()];
    let mut nodes = 0..NODES;
    while let Some(branch) = open.pop() {
        if nodes.next().is_none() {
            return Ok(None);
        }
        let Some(least) = least_violation(program, system, active, &branch)? else {
            continue;
        };
        // At a whole point the total is whole, so a branch has to promise one less at least.
        let promising = match &best {
            Some(best) => least.total.plus(&Number::ONE)? <= *best,
            None => true,
        };
        if promising && !split(program, &branch, &mut open)? {
            best = Some(least.total);
        }
    }
    best.map(|total| {
        total
            .whole()
            .and_then(|total| u128::try_from(total).map_err(|_| Capped))
    })
    .transpose()
}

/// Opens the two branches of the first fractional value; false when all are whole.
fn split(program: &Program, branch: &Branch, open: &mut Vec<Branch>) -> Result<bool, Capped> {
    let mut values = (0..program.unknowns()).map(|unknown| (unknown, program.simplex.value(unknown)));
    let Some((unknown, value)) = values.find(|(_, value)| !value.is_whole()) else {
        return Ok(false);
    };
    let below = value.floor()?;
    let above = below.plus(&Number::ONE)?;
    for (side, to) in [(Side::Lower, above), (Side::Upper, below)] {
        let mut next: Branch = branch
            .iter()
            .filter(|(at, on, _)| (*at, *on) != (unknown, side))
            .cloned()
            .collect();
        next.push((unknown, side, to));
        open.push(next);
    }
    Ok(true)
}

/// Whether every row of the tableau can hold in whole numbers as far as divisors tell: what its fixed
/// variables come to is a multiple of the greatest common divisor of the others. False is certain.
fn divisible(simplex: &mut Simplex) -> Result<bool, Capped> {
    let fixed = |variable: usize| {
        let lower = simplex.bound_of(variable, Side::Lower);
        lower.is_some() && lower == simplex.bound_of(variable, Side::Upper)
    };
    for basic in simplex.tableau().basic() {
        let row = simplex.tableau().row_of(*basic).unwrap_or_default();
        if !row
            .iter()
            .any(|(held, _)| !simplex.value(*held).is_zero() && fixed(*held))
            && !fixed(*basic)
        {
            continue;
        }
        let variables = || row.iter().map(|(held, _)| *held).chain([*basic]);
        let multiples: Vec<Number> = row
            .iter()
            .map(|(_, multiple)| multiple.clone())
            .chain([Number::MINUS_ONE])
            .collect();
        let (mut divisor, mut constant) = (Number::ZERO, Number::ZERO);
        for (variable, multiple) in variables().zip(coprime(&multiples)?) {
            if fixed(variable) {
                constant = constant.plus(&multiple.times(simplex.value(variable))?)?;
            } else {
                divisor = common_divisor(&divisor, &multiple)?;
            }
        }
        if !divisor.is_zero() && !constant.over(&divisor)?.is_whole() {
            return Ok(false);
        }
    }
    Ok(true)
}
