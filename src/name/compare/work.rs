//! [`Work`]: two names compared, with room that is used again for the next two.

use std::cmp::Ordering;

use crate::name::compare::align::{Field, Grid};
use crate::name::compare::comparison::{Comparison, Meeting};
use crate::name::compare::judge::{Steps, Verdict, judge};
use crate::name::compare::level::Level;
use crate::name::compare::memo::Known;
use crate::name::compare::view::View;
use crate::name::compare::world::{World, share_no_script};
use crate::name::reading::Reading;

/// How far behind the likeliest two readings may be together and still be likely.
pub(in crate::name) const LIKELY: u8 = 4;

/// The table two names are laid out on, kept from one comparison to the next.
#[derive(Debug, Default)]
pub(in crate::name) struct Work {
    grid: Grid,
    steps: Steps,
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
        match self.found(a, b, None) {
            Found::Nothing => Comparison::nothing(),
            Found::RunTogether => Comparison::run_together(a.words.len(), b.words.len()),
            Found::Judged(verdict) => Comparison::of(verdict, &self.steps),
        }
    }

    /// The level alone of two names in their [order](View::place), with how words meet handed over where the level may be
    /// agreement.
    pub(in crate::name) fn level(
        &mut self,
        a: View<'_>,
        b: View<'_>,
        known: Option<Known<'_>>,
        met: impl FnMut(Meeting),
    ) -> Level {
        match self.found(a, b, known) {
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

    fn found(&mut self, a: View<'_>, b: View<'_>, mut known: Option<Known<'_>>) -> Found {
        if a.words.is_empty() || b.words.is_empty() || share_no_script(a, b) {
            return Found::Nothing;
        }
        let world = World::of(a, b);
        let Self { grid, steps } = self;
        grid.fill(a.words, b.words, &world, known.as_mut());
        let field = Field {
            a: a.words,
            b: b.words,
            grid,
            world: &world,
        };
        // Two words of either name that meet nothing are a conflict in every reading, so the likeliest names it.
        let (alone_a, alone_b) = grid.strangers(a.words.len(), b.words.len());
        let most = if alone_a.min(alone_b) > 1 { 1 } else { usize::MAX };
        let married = |name: View<'_>| name.readings.iter().any(|reading| !reading.married.is_empty());
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
                let verdict = judge((a, left), (b, right), field, steps);
                // Where the likeliest readings find strangers, other likely ones may know them for brothers.
                let likely = left.behind + right.behind <= LIKELY;
                let nearer = |(first, ..): (Verdict, &Reading, &Reading)| {
                    likely && first.level == Level::Different && verdict.level < first.level
                };
                if first.is_none_or(nearer) {
                    first = Some((verdict, left, right));
                }
                let better = best
                    .is_none_or(|(best, ..)| (verdict.level, best.likeness) < (best.level, verdict.likeness));
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
        if agreed.is_none() && !told_apart && world.run_together(a, b) {
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
}
