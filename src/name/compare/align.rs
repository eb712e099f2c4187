//! Which words of one part of a name meet which of the other's, in order.

use crate::name::compare::how::How;
use crate::name::compare::meet::meet_two;
use crate::name::compare::world::{Side, World};
use crate::name::token::Token;

/// How two names' words meet, every word of the one with every word of the other.
pub(super) struct Grid {
    cells: Vec<Option<How>>,
    columns: usize,
}

impl Grid {
    pub(super) fn new(rows: usize, columns: usize, meet: impl Fn(usize, usize) -> Option<How>) -> Self {
        let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        Self {
            cells: places.map(|(row, column)| meet(row, column)).collect(),
            columns,
        }
    }

    pub(super) fn at(&self, row: u8, column: u8) -> Option<How> {
        *self
            .cells
            .get(usize::from(row) * self.columns + usize::from(column))?
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cells.iter().all(Option::is_none)
    }
}

/// Two names' words, and how they meet.
#[derive(Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) a: &'a [Token],
    pub(super) b: &'a [Token],
    pub(super) grid: &'a Grid,
    pub(super) world: &'a World,
}

impl Field<'_> {
    /// Whether a word of the one is two words of the other.
    fn one_for_two(&self, one: u8, first: u8, second: u8) -> Option<How> {
        let b = |at: u8| self.b.get(usize::from(at));
        meet_two(Side::A, self.a.get(usize::from(one))?, b(first)?, b(second)?, self.world)
    }

    fn two_for_one(&self, first: u8, second: u8, one: u8) -> Option<How> {
        let a = |at: u8| self.a.get(usize::from(at));
        meet_two(Side::B, self.b.get(usize::from(one))?, a(first)?, a(second)?, self.world)
    }
}

/// One step of an alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Words meet: one and one, one and two, or two and one.
    Met {
        a: u8,
        b: u8,
        words: (u8, u8),
        how: How,
    },
    /// A word of the first name meets none.
    OnlyA(u8),
    /// A word of the second name meets none.
    OnlyB(u8),
}

/// The alignment in order that lets the most words meet, and of those the closest: Needleman and Wunsch
/// (1970) without mismatches. Of several the one that lets earlier words meet. O(words × words).
pub(super) fn align(a: &[u8], b: &[u8], field: Field<'_>, steps: &mut Vec<Step>) {
    steps.clear();
    let columns = b.len() + 1;
    // The best from each place on; small, so that it is on the stack for nearly every name.
    let mut few = [0_i32; 36];
    let mut many = Vec::new();
    let size = (a.len() + 1) * columns;
    let best: &mut [i32] = if size <= few.len() {
        few.get_mut(..size).unwrap_or_default()
    } else {
        many.resize(size, 0);
        &mut many
    };
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let value = choices(a, b, i, j, field)
                .filter_map(|(how, words)| {
                    let next = best.get((i + usize::from(words.0)) * columns + j + usize::from(words.1))?;
                    Some(worth(how, words) + next)
                })
                .max()
                .unwrap_or(0);
            let skip_a = best.get((i + 1) * columns + j).copied().unwrap_or(0);
            let skip_b = best.get(i * columns + j + 1).copied().unwrap_or(0);
            if let Some(cell) = best.get_mut(i * columns + j) {
                *cell = value.max(skip_a).max(skip_b);
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        let here = best.get(i * columns + j).copied().unwrap_or(0);
        let from = |words: (u8, u8)| {
            best.get((i + usize::from(words.0)) * columns + j + usize::from(words.1))
                .copied()
                .unwrap_or(0)
        };
        let met = choices(a, b, i, j, field).find(|(how, words)| worth(*how, *words) + from(*words) == here);
        match (met, a.get(i), b.get(j)) {
            (Some((how, words)), Some(&a), Some(&b)) => {
                steps.push(Step::Met { a, b, words, how });
                i += usize::from(words.0);
                j += usize::from(words.1);
            }
            (_, Some(&word), None) => {
                steps.push(Step::OnlyA(word));
                i += 1;
            }
            (_, None, Some(&word)) => {
                steps.push(Step::OnlyB(word));
                j += 1;
            }
            (_, Some(&word), _) if best.get((i + 1) * columns + j) == Some(&here) => {
                steps.push(Step::OnlyA(word));
                i += 1;
            }
            (_, _, Some(&word)) => {
                steps.push(Step::OnlyB(word));
                j += 1;
            }
            (_, None, None) => break,
        }
    }
}

/// What meets at a place, one to one first.
fn choices<'f>(
    a: &[u8],
    b: &[u8],
    i: usize,
    j: usize,
    field: Field<'f>,
) -> impl Iterator<Item = (How, (u8, u8))> + use<'f> {
    let (one, other) = (a.get(i).copied(), b.get(j).copied());
    let (after_a, after_b) = (a.get(i + 1).copied(), b.get(j + 1).copied());
    let single = one.zip(other).and_then(|(a, b)| field.grid.at(a, b));
    // Where two words meet exactly, neither is two others.
    let whole = single.is_some_and(How::is_exact);
    let open = |pair: Option<(u8, u8)>| pair.filter(|_| !whole);
    let two = open(one.zip(other))
        .zip(after_b)
        .and_then(|((a, b), next)| field.one_for_two(a, b, next));
    let from_two = open(one.zip(other))
        .zip(after_a)
        .and_then(|((a, b), next)| field.two_for_one(a, next, b));
    [
        single.map(|how| (how, (1, 1))),
        two.map(|how| (how, (1, 2))),
        from_two.map(|how| (how, (2, 1))),
    ]
    .into_iter()
    .flatten()
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
