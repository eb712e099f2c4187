//! [`push`]: the least and the greatest a variable can be.

use crate::solve::answer::Capped;
use crate::solve::number::Number;
use crate::solve::side::Side;
use crate::solve::simplex::{PATIENCE, Reasons, Simplex};

/// Moves a variable as far towards `side` as the bounds let it; false when they let it go for ever.
/// To be asked when all is feasible, and leaves it so.
///
/// The primal simplex with the variable's own row for objective. After [`PATIENCE`] steps without gain the
/// least index enters, until one gains.
pub(in crate::solve) fn push(simplex: &mut Simplex, variable: usize, side: Side) -> Result<bool, Capped> {
    let mut stalled = 0_usize;
    loop {
        if simplex.at(variable, side) {
            return Ok(true);
        }
        let (entering, towards) = match simplex.tableau().row_of(variable) {
            None => (variable, side),
            Some(row) => match simplex.movable(row, side, stalled > PATIENCE) {
                None => return Ok(true),
                Some((entering, multiple)) => (*entering, side.flipped_if(multiple.is_negative())),
            },
        };
        let length = simplex.tableau().row_of(variable).map_or(0, <[_]>::len);
        simplex.spend(length)?;
        let column = simplex.column(entering);
        let Some((room, blocking)) = simplex.room(entering, towards, &column)? else {
            return Ok(false);
        };
        let by = match towards {
            Side::Lower => room.negated()?,
            Side::Upper => room,
        };
        stalled = if by.is_zero() {
            stalled.saturating_add(1)
        } else {
            0
        };
        simplex.shift(entering, &by, &column)?;
        if let Some(leaving) = blocking {
            simplex.pivot(leaving, entering)?;
        }
    }
}

/// After [`push`] has found an end: the bounds that make it the end.
pub(in crate::solve) fn holding(simplex: &Simplex, variable: usize, side: Side) -> Result<Reasons, Capped> {
    if simplex.at(variable, side) {
        return Ok(vec![(variable, side, Number::ONE)]);
    }
    simplex.row_bounds(variable, side)
}
