//! [`Tableau`]: linear equations solved for some of their variables.
#![expect(
    clippy::indexing_slicing,
    reason = "every index is a variable or a row that the tableau numbered itself, and pivoting is the inner loop of everything"
)]

use crate::solve::answer::Capped;
use crate::solve::number::Number;

/// One row: the sum of multiples of nonbasic variables that its basic variable equals, in order.
pub(in crate::solve) type Row = Vec<(usize, Number)>;

/// For each basic variable the row of nonbasic ones that it equals, sparse.
///
/// Rows are sorted by variable. Of each column only the rows are kept, and some of those may no
/// longer hold the variable: they are found out when the column is read.
#[derive(Debug, Clone)]
pub(in crate::solve) struct Tableau {
    rows: Vec<Row>,
    basic: Vec<usize>,
    row_of: Vec<Option<usize>>,
    column: Vec<Vec<usize>>,
    /// An empty row whose memory is used again.
    spare: Row,
    /// Steps left.
    work: u64,
}

impl Tableau {
    /// Of so many variables, with one row for each basic one given. Rows name nonbasic variables
    /// only, each once, in order, none with a multiple of zero.
    pub(in crate::solve) fn new(variables: usize, equations: Vec<(usize, Row)>) -> Self {
        let mut tableau = Self {
            rows: Vec::with_capacity(equations.len()),
            basic: Vec::with_capacity(equations.len()),
            row_of: vec![None; variables],
            column: vec![Vec::new(); variables],
            spare: Row::new(),
            work: 0,
        };
        for (at, (basic, row)) in equations.into_iter().enumerate() {
            for (variable, _) in &row {
                tableau.column[*variable].push(at);
            }
            tableau.row_of[basic] = Some(at);
            tableau.basic.push(basic);
            tableau.rows.push(row);
        }
        tableau
    }

    /// From now on so many steps may be made; a step is one term of a row touched.
    pub(in crate::solve) fn allow(&mut self, work: u64) {
        self.work = work;
    }

    /// Counts steps; `Capped` when there are none left.
    pub(in crate::solve) fn spend(&mut self, steps: usize) -> Result<(), Capped> {
        self.charge(u64::try_from(steps).unwrap_or(u64::MAX))
    }

    /// Counts what steps cost, see [`Number::cost`].
    pub(in crate::solve) fn charge(&mut self, cost: u64) -> Result<(), Capped> {
        self.work = self.work.checked_sub(cost).ok_or(Capped)?;
        Ok(())
    }

    pub(in crate::solve) fn variables(&self) -> usize {
        self.row_of.len()
    }

    /// The basic variables, row by row.
    pub(in crate::solve) fn basic(&self) -> &[usize] {
        &self.basic
    }

    /// The row of a basic variable; `None` of a nonbasic one.
    pub(in crate::solve) fn row_of(&self, variable: usize) -> Option<&[(usize, Number)]> {
        self.row_of[variable].map(|at| self.rows[at].as_slice())
    }

    pub(in crate::solve) fn is_basic(&self, variable: usize) -> bool {
        self.row_of[variable].is_some()
    }

    /// How many rows hold the variable, or somewhat more.
    pub(in crate::solve) fn column_len(&self, variable: usize) -> usize {
        self.column[variable].len()
    }

    /// The basic variables whose rows hold the nonbasic variable, with its multiple.
    pub(in crate::solve) fn column(&mut self, variable: usize) -> Vec<(usize, Number)> {
        let mut rows = std::mem::take(&mut self.column[variable]);
        rows.sort_unstable();
        rows.dedup();
        let mut column = Vec::with_capacity(rows.len());
        rows.retain(|at| {
            let row = &self.rows[*at];
            let found = row.binary_search_by_key(&variable, |(held, _)| *held);
            if let Ok(place) = found {
                column.push((self.basic[*at], row[place].1.clone()));
            }
            found.is_ok()
        });
        self.column[variable] = rows;
        column
    }

    /// Makes `leaving` nonbasic and `entering`, which its row holds, basic in its place. After
    /// `Capped` the tableau is of no use.
    pub(in crate::solve) fn pivot(&mut self, leaving: usize, entering: usize) -> Result<(), Capped> {
        let at = self.row_of[leaving].ok_or(Capped)?;
        let mut row = std::mem::take(&mut self.rows[at]);
        let place = row
            .binary_search_by_key(&entering, |(held, _)| *held)
            .map_err(|_| Capped)?;
        // leaving = multiple · entering + rest, so entering = leaving / multiple − rest / multiple.
        let inverse = row.remove(place).1.inverse()?;
        let minus = inverse.negated()?;
        for (_, multiple) in &mut row {
            *multiple = multiple.times(&minus)?;
            self.charge(multiple.cost())?;
        }
        let place = row.partition_point(|(held, _)| *held < leaving);
        row.insert(place, (leaving, inverse));
        let mut others = std::mem::take(&mut self.column[entering]);
        others.sort_unstable();
        others.dedup();
        self.column[leaving].clear();
        self.column[leaving].push(at);
        for other in others.into_iter().filter(|other| *other != at) {
            self.substitute(other, entering, &row)?;
        }
        self.rows[at] = row;
        self.basic[at] = entering;
        self.row_of[entering] = Some(at);
        self.row_of[leaving] = None;
        Ok(())
    }

    /// Puts what a variable equals in its place in another row.
    fn substitute(&mut self, at: usize, variable: usize, equals: &[(usize, Number)]) -> Result<(), Capped> {
        let Ok(place) = self.rows[at].binary_search_by_key(&variable, |(held, _)| *held) else {
            return Ok(());
        };
        let times = self.rows[at].remove(place).1;
        let mut row = std::mem::take(&mut self.rows[at]);
        let mut merged = std::mem::take(&mut self.spare);
        let mut cost = times.cost();
        let mut kept = row.drain(..).peekable();
        for (held, multiple) in equals {
            while let Some(before) = kept.next_if(|(other, _)| other < held) {
                merged.push(before);
            }
            let more = multiple.times(&times)?;
            cost += more.cost();
            match kept.next_if(|(other, _)| other == held) {
                None => {
                    self.column[*held].push(at);
                    merged.push((*held, more));
                }
                Some((_, already)) => {
                    let sum = already.plus(&more)?;
                    if !sum.is_zero() {
                        merged.push((*held, sum));
                    }
                }
            }
        }
        merged.extend(kept);
        self.spare = row;
        self.charge(cost)?;
        self.spend(merged.len())?;
        self.rows[at] = merged;
        Ok(())
    }
}
