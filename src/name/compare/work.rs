//! [`Work`]: two names compared, with room that is used again for the next two.

use std::cell::Cell;
use std::cmp::Ordering;

use crate::name::compare::align::{Grid, Steps};
use crate::name::compare::comparison::{Comparison, Meeting};
use crate::name::compare::judge::{Suffixes, Verdict, judge};
use crate::name::compare::level::Level;
use crate::name::compare::outcome::Outcome;
use crate::name::compare::touch::Touch;
use crate::name::compare::view::View;
use crate::name::compare::words::{Field, Words};
use crate::name::compare::world::{Customs, World, share_no_script};
use crate::name::marks::Marks;
use crate::name::reading::Reading;

/// How far behind the likeliest two readings may be together and still be likely.
pub(in crate::name) const LIKELY: u8 = 4;

/// The table two names are laid out on, kept from one comparison to the next.
#[derive(Debug, Default)]
pub(in crate::name) struct Work {
    grid: Grid,
    steps: Steps,
    /// The marks of both names' words.
    marks: (Vec<Marks>, Vec<Marks>),
}

/// All that is judged of a name but how its words meet another's.
#[derive(Debug, Clone, Copy)]
pub(in crate::name) struct Told<'n> {
    pub(in crate::name) readings: &'n [Reading],
    pub(in crate::name) suffix: Option<&'static str>,
    pub(in crate::name) marks: &'n [Marks],
}

impl<'n> Told<'n> {
    fn of(name: View<'n>, marks: &'n [Marks]) -> Self {
        Self {
            readings: name.readings,
            suffix: name.rest.suffix,
            marks,
        }
    }

    fn beside(self, other: Self, asked: &'n Cell<bool>, customs: Customs, grid: &'n Grid) -> Field<'n> {
        Field {
            a: Words::new(self.marks, asked),
            b: Words::new(other.marks, asked),
            grid,
            customs,
        }
    }
}

/// What two names come to; how their words meet lies on the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    /// There is nothing to compare.
    Nothing,
    /// The same letters, blanks aside.
    RunTogether,
    Judged(Verdict),
}

impl Work {
    /// Compares two names.
    pub(in crate::name) fn compare(&mut self, a: View<'_>, b: View<'_>) -> Comparison {
        // Either order of the two is worked out in one order, so that both give one answer.
        if a.place(&b) == Ordering::Greater {
            return self.ordered(b, a).turned();
        }
        self.ordered(a, b)
    }

    fn ordered(&mut self, a: View<'_>, b: View<'_>) -> Comparison {
        match self.found(a, b) {
            Found::Nothing => Comparison::nothing(),
            Found::RunTogether => Comparison::run_together(a.words.len(), b.words.len()),
            Found::Judged(verdict) => Comparison::of(verdict, &self.steps),
        }
    }

    /// The level alone of two names in their [order](View::place), with how words meet handed over where the level may be
    /// agreement.
    pub(in crate::name) fn level(&mut self, a: View<'_>, b: View<'_>, met: impl FnMut(Meeting)) -> Level {
        match self.found(a, b) {
            Found::Nothing => Level::Incomparable,
            Found::RunTogether => {
                std::iter::once(Meeting::of_all(a.words.len(), b.words.len())).for_each(met);
                Level::Rearranged
            }
            Found::Judged(verdict) => {
                if verdict.level <= Level::Thin {
                    Meeting::all(&self.steps).for_each(met);
                }
                verdict.level
            }
        }
    }

    /// What two names in their order come to that are plainly Spanish, of at most six words, and surely not the same but
    /// for blanks, given where their words meet; and whether it was asked for that what any word is by itself.
    pub(super) fn outcome(&mut self, a: Told<'_>, b: Told<'_>, touches: &[Touch]) -> (Outcome, bool) {
        let Self { grid, steps, .. } = self;
        grid.lay(a.marks.len(), b.marks.len(), touches);
        let asked = Cell::new(false);
        let field = a.beside(b, &asked, World::plain().customs(), grid);
        let outcome = match judged(a, b, field, steps, || false) {
            Found::Judged(verdict) => Outcome::of(verdict.level, steps).unwrap_or_default(),
            Found::RunTogether | Found::Nothing => Outcome::default(),
        };
        (outcome, asked.get())
    }

    fn found(&mut self, a: View<'_>, b: View<'_>) -> Found {
        if a.words.is_empty() || b.words.is_empty() || share_no_script(a, b) {
            return Found::Nothing;
        }
        let world = World::of(a, b);
        let Self { grid, steps, marks } = self;
        for (marks, name) in [(&mut marks.0, a), (&mut marks.1, b)] {
            marks.clear();
            marks.extend(name.words.iter().map(|word| Marks::of(word)));
        }
        grid.fill((a.words, &marks.0), (b.words, &marks.1), &world);
        let (one, other) = (Told::of(a, &marks.0), Told::of(b, &marks.1));
        let asked = Cell::new(false);
        let field = one.beside(other, &asked, world.customs(), grid);
        judged(one, other, field, steps, || world.run_together(a, b))
    }
}

/// Judges two names whose words are laid out, reading by reading.
fn judged(
    a: Told<'_>,
    b: Told<'_>,
    field: Field<'_>,
    steps: &mut Steps,
    run_together: impl FnOnce() -> bool,
) -> Found {
    let grid = field.grid;
    let suffixes: Suffixes = (a.suffix, b.suffix);
    // Two words of either name that meet nothing are a conflict in every reading, so the likeliest names it.
    let (alone_a, alone_b) = grid.strangers(a.marks.len(), b.marks.len());
    let most = if alone_a.min(alone_b) > 1 { 1 } else { usize::MAX };
    let married = |name: Told<'_>| name.readings.iter().any(|reading| !reading.married.is_empty());
    let apart = alone_a.min(alone_b) > 0 && !married(a) && !married(b);
    let mut best: Option<(Verdict, &Reading, &Reading)> = None;
    let mut first: Option<(Verdict, &Reading, &Reading)> = None;
    let mut told_apart = false;
    let mut aligned: Option<(&Reading, &Reading)> = None;
    'readings: for left in a.readings.iter().take(most) {
        for right in b.readings.iter().take(most) {
            // A word of each that meets nothing leaves agreement to the likely readings alone.
            if apart && left.behind + right.behind > LIKELY {
                continue;
            }
            steps.align(left, right, grid);
            aligned = Some((left, right));
            let verdict = judge(left, right, suffixes, field, steps);
            // Where the likeliest readings find strangers, other likely ones may know them for brothers.
            let likely = left.behind + right.behind <= LIKELY;
            let nearer = |(first, ..): (Verdict, &Reading, &Reading)| {
                likely && first.level == Level::Different && verdict.level < first.level
            };
            if first.is_none_or(nearer) {
                first = Some((verdict, left, right));
            }
            let better =
                best.is_none_or(|(best, ..)| (verdict.level, best.likeness) < (best.level, verdict.likeness));
            if better {
                best = Some((verdict, left, right));
            }
            told_apart |= matches!(verdict.level, Level::OtherSuffix | Level::OtherGender);
            // Nothing is better.
            if verdict.level == Level::Equal {
                break 'readings;
            }
        }
    }
    let agreed = best.filter(|(best, ..)| !best.level.conflicts());
    if agreed.is_none() && !told_apart && run_together() {
        return Found::RunTogether;
    }
    let Some((verdict, left, right)) = agreed.or(first) else {
        return Found::Nothing;
    };
    let lies = |(one, other): (&Reading, &Reading)| std::ptr::eq(one, left) && std::ptr::eq(other, right);
    if !aligned.is_some_and(lies) {
        steps.align(left, right, grid);
    }
    Found::Judged(verdict)
}
