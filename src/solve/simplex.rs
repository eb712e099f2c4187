//! [`Simplex`]: bounded variables on a tableau, made feasible and moved to an end.
#![expect(
    clippy::indexing_slicing,
    reason = "every index is a variable that the tableau numbered, and there are as many of each"
)]

use crate::solve::answer::Capped;
use crate::solve::number::Number;
use crate::solve::side::Side;
use crate::solve::tableau::{Row, Tableau};

/// Bounds of variables, each as often as it counts, that cannot all hold; or that hold an end where it is.
pub(in crate::solve) type Reasons = Vec<(usize, Side, Number)>;

/// How many steps in a row may go by without gain before the choice falls to the least index, which
/// cannot go round in circles (Bland, 1977).
pub(in crate::solve) const PATIENCE: usize = 60;

/// The general simplex of Dutertre & de Moura (2006), in exact numbers: nonbasic variables are kept
/// within their bounds, basic ones are brought within theirs.
///
/// Bounds may be set at any time; the tableau and the values stay as they are, so the next question
/// starts from the answer to the last. After `Capped` it has to be built anew.
#[derive(Debug, Clone)]
pub(in crate::solve) struct Simplex {
    tableau: Tableau,
    lower: Vec<Option<Number>>,
    upper: Vec<Option<Number>>,
    value: Vec<Number>,
}

impl Simplex {
    /// Every variable at zero and without bounds. See [`Tableau::new`].
    pub(in crate::solve) fn new(variables: usize, equations: Vec<(usize, Row)>) -> Self {
        Self {
            tableau: Tableau::new(variables, equations),
            lower: vec![None; variables],
            upper: vec![None; variables],
            value: vec![Number::ZERO; variables],
        }
    }

    /// From now on so many steps may be made.
    pub(in crate::solve) fn allow(&mut self, work: u64) {
        self.tableau.allow(work);
    }

    pub(in crate::solve) fn bound(&mut self, variable: usize, side: Side, to: Option<Number>) {
        match side {
            Side::Lower => self.lower[variable] = to,
            Side::Upper => self.upper[variable] = to,
        }
    }

    pub(in crate::solve) fn bound_of(&self, variable: usize, side: Side) -> Option<&Number> {
        match side {
            Side::Lower => self.lower[variable].as_ref(),
            Side::Upper => self.upper[variable].as_ref(),
        }
    }

    pub(in crate::solve) fn value(&self, variable: usize) -> &Number {
        &self.value[variable]
    }

    pub(in crate::solve) fn tableau(&self) -> &Tableau {
        &self.tableau
    }

    /// See [`Tableau::spend`].
    pub(in crate::solve) fn spend(&mut self, steps: usize) -> Result<(), Capped> {
        self.tableau.spend(steps)
    }

    /// See [`Tableau::column`].
    pub(in crate::solve) fn column(&mut self, variable: usize) -> Vec<(usize, Number)> {
        self.tableau.column(variable)
    }

    /// See [`Tableau::pivot`].
    pub(in crate::solve) fn pivot(&mut self, leaving: usize, entering: usize) -> Result<(), Capped> {
        self.tableau.pivot(leaving, entering)
    }

    fn beyond(&self, variable: usize, side: Side) -> bool {
        let value = &self.value[variable];
        match side {
            Side::Lower => self.lower[variable].as_ref().is_some_and(|bound| value < bound),
            Side::Upper => self.upper[variable].as_ref().is_some_and(|bound| value > bound),
        }
    }

    pub(in crate::solve) fn at(&self, variable: usize, side: Side) -> bool {
        self.bound_of(variable, side) == Some(&self.value[variable])
    }

    /// Looks for values within all bounds; the bounds that clash when there are none.
    ///
    /// Farkas' lemma read off a row: its basic variable is beyond a bound, and no variable in it can move
    /// the way that helps. The shortest row goes first, since it makes for short reasons and little fill;
    /// after [`PATIENCE`] and a step for each row, the least index, of rows and within them.
    pub(in crate::solve) fn feasible(&mut self) -> Result<Option<Reasons>, Capped> {
        self.tableau.spend(self.tableau.variables())?;
        for variable in 0..self.tableau.variables() {
            if let (Some(lower), Some(upper)) = (&self.lower[variable], &self.upper[variable])
                && lower > upper
            {
                let clash = Side::BOTH.map(|side| (variable, side, Number::ONE));
                return Ok(Some(clash.into()));
            }
        }
        for variable in 0..self.tableau.variables() {
            for side in Side::BOTH {
                if !self.tableau.is_basic(variable) && self.beyond(variable, side) {
                    let to = self.bound_of(variable, side).cloned().ok_or(Capped)?;
                    let by = to.minus(&self.value[variable])?;
                    let column = self.tableau.column(variable);
                    self.shift(variable, &by, &column)?;
                }
            }
        }
        let patience = PATIENCE + self.tableau.basic().len();
        for step in 0_usize.. {
            let Some((leaving, side, by)) = self.outside(step > patience)? else {
                return Ok(None);
            };
            let Some((entering, multiple)) = self.helpful(leaving, side, step > patience)? else {
                return self.why(leaving, side).map(Some);
            };
            let column = self.tableau.column(entering);
            self.shift(entering, &by.over(&multiple)?, &column)?;
            self.tableau.pivot(leaving, entering)?;
        }
        Err(Capped)
    }

    /// A basic variable beyond one of its bounds, and by how much it has to change.
    fn outside(&mut self, first: bool) -> Result<Option<(usize, Side, Number)>, Capped> {
        self.tableau.spend(self.tableau.basic().len())?;
        let outside = self.tableau.basic().iter().filter_map(|basic| {
            let side = Side::BOTH.into_iter().find(|side| self.beyond(*basic, *side))?;
            let length = self.tableau.row_of(*basic).map_or(0, <[_]>::len);
            Some((if first { 0 } else { length }, *basic, side))
        });
        let Some((_, basic, side)) = outside.min_by_key(|(length, basic, _)| (*length, *basic)) else {
            return Ok(None);
        };
        let bound = self.bound_of(basic, side).ok_or(Capped)?;
        Ok(Some((basic, side, bound.minus(&self.value[basic])?)))
    }

    /// A variable in the row of a basic one beyond `side` that can move it back.
    fn helpful(&mut self, basic: usize, side: Side, first: bool) -> Result<Option<(usize, Number)>, Capped> {
        let row = self.tableau.row_of(basic).unwrap_or_default();
        let chosen = self.movable(row, side.other(), first).cloned();
        let length = row.len();
        self.tableau.spend(length)?;
        Ok(chosen)
    }

    /// A variable of a row that can move its sum towards `side`: where it can be helped one that keeps
    /// numbers small and touches few rows.
    pub(in crate::solve) fn movable<'a>(
        &self,
        row: &'a [(usize, Number)],
        side: Side,
        first: bool,
    ) -> Option<&'a (usize, Number)> {
        let mut free = row
            .iter()
            .filter(|(held, multiple)| !self.at(*held, side.flipped_if(multiple.is_negative())));
        if first {
            return free.next();
        }
        free.min_by_key(|(held, multiple)| (!multiple.is_unit(), self.tableau.column_len(*held), *held))
    }

    /// Moves a nonbasic variable, and with it the basic variables of its column.
    pub(in crate::solve) fn shift(
        &mut self,
        variable: usize,
        by: &Number,
        column: &[(usize, Number)],
    ) -> Result<(), Capped> {
        let length = u64::try_from(column.len()).unwrap_or(u64::MAX);
        self.tableau.charge(length.saturating_mul(by.cost()))?;
        self.value[variable] = self.value[variable].plus(by)?;
        for (basic, multiple) in column {
            self.value[*basic] = self.value[*basic].plus(&multiple.times(by)?)?;
        }
        Ok(())
    }

    /// The bounds of a row that keep its basic variable beyond `side`, or from going further that way.
    pub(in crate::solve) fn row_bounds(&self, basic: usize, side: Side) -> Result<Reasons, Capped> {
        let row = self.tableau.row_of(basic).unwrap_or_default();
        row.iter()
            .map(|(held, multiple)| {
                Ok((
                    *held,
                    side.flipped_if(multiple.is_negative()),
                    multiple.absolute()?,
                ))
            })
            .collect()
    }

    fn why(&self, basic: usize, side: Side) -> Result<Reasons, Capped> {
        let mut reasons = self.row_bounds(basic, side.other())?;
        reasons.push((basic, side, Number::ONE));
        Ok(reasons)
    }

    /// How far a nonbasic variable can move, and the basic one that stops it if not it itself; `None` when
    /// nothing does.
    pub(in crate::solve) fn room(
        &self,
        entering: usize,
        towards: Side,
        column: &[(usize, Number)],
    ) -> Result<Option<(Number, Option<usize>)>, Capped> {
        let distance = |variable: usize, side: Side| match (side, self.bound_of(variable, side)) {
            (_, None) => Ok(None),
            (Side::Lower, Some(bound)) => self.value[variable].minus(bound).map(Some),
            (Side::Upper, Some(bound)) => bound.minus(&self.value[variable]).map(Some),
        };
        let mut least = distance(entering, towards)?.map(|room| (room, None));
        for (basic, multiple) in column {
            let Some(far) = distance(*basic, towards.flipped_if(multiple.is_negative()))? else {
                continue;
            };
            let room = far.over(&multiple.absolute()?)?;
            let closer = least.as_ref().is_none_or(|(already, stops)| {
                room < *already || (room == *already && stops.is_some_and(|other| *basic < other))
            });
            if closer {
                least = Some((room, Some(*basic)));
            }
        }
        Ok(least)
    }
}
