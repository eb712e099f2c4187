//! Which words of one part of a name meet which of the other's, in order.

use crate::name::compare::how::How;
use crate::name::compare::meet::{meet, meet_two};
use crate::name::compare::met::Met;
use crate::name::compare::places::Places;
use crate::name::compare::touch::{Span, Touch};
use crate::name::compare::world::{Side, World};
use crate::name::marks::Marks;
use crate::name::reading::{Reading, Stretch};
use crate::name::token::Token;

/// How a word of one name meets those of the other at one place.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    /// One and one.
    one: Option<Met>,
    /// It is two of the other's: the one here and the next.
    for_two: Option<Met>,
    /// It and the next are one of the other's.
    of_two: Option<Met>,
}

/// How two names' words meet, every word of the one with every word of the other.
#[derive(Debug, Default)]
pub(super) struct Grid {
    cells: Vec<Cell>,
    columns: usize,
    /// For each word of the first name, the words of the second that it meets by itself, as bits.
    ones: Vec<u32>,
    /// A word meets two.
    two: bool,
    /// Words of each name that meet something, as bits.
    met: (u32, u32),
}

impl Grid {
    /// Holds every word of one name against every word of another. O(words × words).
    pub(super) fn fill(&mut self, a: (&[&Token], &[Marks]), b: (&[&Token], &[Marks]), world: &World) {
        self.clear(a.0.len(), b.0.len());
        for (i, (left, one_is)) in a.0.iter().zip(a.1).enumerate() {
            for (j, (right, other_is)) in b.0.iter().zip(b.1).enumerate() {
                let are = (*one_is, *other_is);
                let one = meet(left, right, world, (i, j));
                let one = one.map(|how| Met::of(how, (left, are.0), (right, are.1)));
                let cell = if one.is_some_and(|met| met.how().is_exact()) {
                    // Where two words meet exactly, neither is two others.
                    Cell {
                        one,
                        ..Cell::default()
                    }
                } else {
                    let for_two = |next: &&Token| meet_two(Side::A, left, (right, next), world);
                    let of_two = |next: &&Token| meet_two(Side::B, right, (left, next), world);
                    Cell {
                        one,
                        for_two: b.0.get(j + 1).and_then(for_two).map(|how| Met::new(how, are)),
                        of_two: a.0.get(i + 1).and_then(of_two).map(|how| Met::new(how, are)),
                    }
                };
                self.put((i, j), cell);
            }
        }
    }

    /// Lays out what is known of how the words of two names of so many words meet. O(words × words).
    pub(super) fn lay(&mut self, a: usize, b: usize, touches: &[Touch]) {
        self.clear(a, b);
        for touch in touches {
            let (i, j) = touch.place();
            let mut cell = self.cells.get(i * b + j).copied().unwrap_or_default();
            match touch.span() {
                Span::One => cell.one = touch.met(),
                Span::ForTwo => cell.for_two = touch.met(),
                Span::OfTwo => cell.of_two = touch.met(),
            }
            self.put((i, j), cell);
        }
    }

    fn clear(&mut self, a: usize, b: usize) {
        self.cells.clear();
        self.cells.resize(a * b, Cell::default());
        self.columns = b;
        self.ones.clear();
        self.ones.resize(a, 0);
        self.two = false;
        self.met = (0, 0);
    }

    fn put(&mut self, (i, j): (usize, usize), cell: Cell) {
        let (a, b) = &mut self.met;
        self.two |= cell.for_two.is_some() || cell.of_two.is_some();
        if cell.one.is_some() {
            *a |= 1 << i;
            *b |= 1 << j;
            if let Some(row) = self.ones.get_mut(i) {
                *row |= 1 << j;
            }
        }
        if cell.for_two.is_some() {
            *a |= 1 << i;
            *b |= 3 << j;
        }
        if cell.of_two.is_some() {
            *a |= 3 << i;
            *b |= 1 << j;
        }
        if let Some(slot) = self.cells.get_mut(i * self.columns + j) {
            *slot = cell;
        }
    }

    fn cell(&self, row: u8, column: u8) -> Cell {
        self.cells
            .get(usize::from(row) * self.columns + usize::from(column))
            .copied()
            .unwrap_or_default()
    }

    /// The words of the second name that a word of the first meets by itself, as bits.
    fn row(&self, row: u8) -> u32 {
        self.ones.get(usize::from(row)).copied().unwrap_or(0)
    }

    pub(super) fn at(&self, row: u8, column: u8) -> Option<How> {
        self.cell(row, column).one.map(Met::how)
    }

    /// How many words of each name meet nothing at all.
    pub(super) fn strangers(&self, a: usize, b: usize) -> (usize, usize) {
        let met = |bits: u32| usize::try_from(bits.count_ones()).unwrap_or(0);
        (
            a.saturating_sub(met(self.met.0)),
            b.saturating_sub(met(self.met.1)),
        )
    }
}

/// One step of an alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Words meet: one and one, one and two, or two and one.
    Met { a: u8, b: u8, words: (u8, u8), met: Met },
    /// A word of the first name meets none.
    OnlyA(u8),
    /// A word of the second name meets none.
    OnlyB(u8),
}

/// How two readings' words meet, part by part.
#[derive(Debug, Default)]
pub(super) struct Steps {
    pub(super) given: Vec<Step>,
    pub(super) surnames: Vec<Step>,
    pub(super) married: Vec<Step>,
}

impl Steps {
    /// Aligns the parts of two readings.
    pub(super) fn align(&mut self, a: &Reading, b: &Reading, grid: &Grid) {
        align(a.given_words(), b.given_words(), grid, &mut self.given);
        align(a.surname_words(), b.surname_words(), grid, &mut self.surnames);
        align(a.married_words(), b.married_words(), grid, &mut self.married);
    }
}

/// Room for the sums of nearly every pair of parts.
const FEW: usize = 30;

/// The alignment in order that lets the most words meet, and of those the closest: Needleman and Wunsch
/// (1970) without mismatches. Of several the one that lets earlier words meet. O(words × words).
fn align(a: Stretch, b: Stretch, grid: &Grid, steps: &mut Vec<Step>) {
    steps.clear();
    if a.is_empty() || b.is_empty() {
        steps.extend(a.iter().map(Step::OnlyA));
        steps.extend(b.iter().map(Step::OnlyB));
        return;
    }
    if straight(a, b, grid, steps) {
        return;
    }
    steps.clear();
    let size = (a.len() + 1) * (b.len() + 1);
    if size <= FEW {
        let mut sums = [0; FEW];
        Sums {
            a,
            b,
            grid,
            best: sums.get_mut(..size).unwrap_or_default(),
        }
        .align(steps);
    } else {
        let mut sums = vec![0; size];
        Sums {
            a,
            b,
            grid,
            best: &mut sums,
        }
        .align(steps);
    }
}

/// Whether no word of either part meets more than one of the other's, in order: then all that meet are aligned, and there
/// is no choice. That is so of most names, and found without sums.
fn straight(a: Stretch, b: Stretch, grid: &Grid, steps: &mut Vec<Step>) -> bool {
    if grid.two || a.is_reversed() || b.is_reversed() {
        return false;
    }
    let within = b.bits();
    let (mut next, mut left) = (0, within);
    for word in a.iter() {
        let row = grid.row(word) & within;
        if row == 0 {
            steps.push(Step::OnlyA(word));
            continue;
        }
        let at = u8::try_from(row.trailing_zeros()).unwrap_or(u8::MAX);
        let Some(met) = grid
            .cell(word, at)
            .one
            .filter(|_| row.is_power_of_two() && at >= next)
        else {
            return false;
        };
        let before = left & (row - 1);
        if before != 0 {
            steps.extend(Places::of(before).iter().map(Step::OnlyB));
        }
        let words = (1, 1);
        steps.push(Step::Met {
            a: word,
            b: at,
            words,
            met,
        });
        (next, left) = (at + 1, left & !before & !row);
    }
    if left != 0 {
        steps.extend(Places::of(left).iter().map(Step::OnlyB));
    }
    true
}

/// The best that can be had from each place on.
struct Sums<'s> {
    a: Stretch,
    b: Stretch,
    grid: &'s Grid,
    best: &'s mut [i32],
}

impl Sums<'_> {
    fn best(&self, i: usize, j: usize) -> i32 {
        self.best.get(i * (self.b.len() + 1) + j).copied().unwrap_or(0)
    }

    /// What meets at a place and how many words of each, one to one first.
    fn choices(&self, i: usize, j: usize) -> [Option<(Met, (u8, u8))>; 3] {
        let (Some(a), Some(b)) = (self.a.at(i), self.b.at(j)) else {
            return [None; 3];
        };
        let cell = self.grid.cell(a, b);
        // Words that stand back to front are not parts of one.
        let two = |stretch: Stretch, at: usize| !stretch.is_reversed() && at + 1 < stretch.len();
        [
            cell.one.map(|met| (met, (1, 1))),
            cell.for_two.filter(|_| two(self.b, j)).map(|met| (met, (1, 2))),
            cell.of_two.filter(|_| two(self.a, i)).map(|met| (met, (2, 1))),
        ]
    }

    fn after(&self, i: usize, j: usize, (met, words): (Met, (u8, u8))) -> i32 {
        worth(met.how(), words) + self.best(i + usize::from(words.0), j + usize::from(words.1))
    }

    fn align(self, steps: &mut Vec<Step>) {
        for i in (0..self.a.len()).rev() {
            for j in (0..self.b.len()).rev() {
                let met = self.choices(i, j).into_iter().flatten();
                let most = met.map(|choice| self.after(i, j, choice)).max().unwrap_or(0);
                let most = most.max(self.best(i + 1, j)).max(self.best(i, j + 1));
                let columns = self.b.len() + 1;
                if let Some(cell) = self.best.get_mut(i * columns + j) {
                    *cell = most;
                }
            }
        }
        let (mut i, mut j) = (0, 0);
        loop {
            let here = self.best(i, j);
            let mut choices = self.choices(i, j).into_iter().flatten();
            let choice = choices.find(|choice| self.after(i, j, *choice) == here);
            match (choice, self.a.at(i), self.b.at(j)) {
                (Some((met, words)), Some(a), Some(b)) => {
                    steps.push(Step::Met { a, b, words, met });
                    i += usize::from(words.0);
                    j += usize::from(words.1);
                }
                (_, Some(word), other) if other.is_none() || self.best(i + 1, j) == here => {
                    steps.push(Step::OnlyA(word));
                    i += 1;
                }
                (_, _, Some(word)) => {
                    steps.push(Step::OnlyB(word));
                    j += 1;
                }
                (_, _, None) => break,
            }
        }
    }
}

/// What it is worth that words meet: how many, less how far they are from the same.
fn worth(how: How, words: (u8, u8)) -> i32 {
    let each = match how {
        How::Initial => 600,
        How::Gender => 450,
        _ => 1_000,
    };
    each * i32::from(words.0 + words.1) - i32::from(how.cost())
}
