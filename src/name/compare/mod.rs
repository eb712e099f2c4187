//! Two names compared: how far they are one, in a named level, with every word accounted for.

mod align;
mod comparison;
mod how;
mod judge;
mod level;
mod meet;
mod skeleton;
mod slip;
mod tally;
mod world;

use std::cmp::Ordering;

use smol_str::SmolStr;

pub use comparison::{Comparison, Meeting, Part, Revealed};
pub use how::How;
pub use level::Level;

use crate::name::compare::align::{Field, Grid};
use crate::name::compare::judge::{Steps, Verdict, judge};
use crate::name::compare::world::{World, share_no_script};
use crate::name::person::PersonName;
use crate::name::reading::Reading;
use crate::name::written::Written;

/// Compares two names.
///
/// Every reading of the one is held against every reading of the other, part by part and in order. The best
/// pair that agrees decides; where none does, the weightiest pair names the conflict. A word left over on both
/// sides of one part is a conflict, and no agreement elsewhere outvotes it. Symmetric, deterministic; what is
/// left out of one name lowers the level at most to one that still [agrees](Level::agrees) or is
/// [thin](Level::Thin).
///
/// At most 25 pairs of readings; O(readings² · words²) with at most 16 words.
///
/// ```
/// use cotejo::name::{self, Level, PersonName, Written};
/// let read = |text| name::parse(text).one().cloned();
/// let (a, b) = (read("Tte. LEAL MOYA FRANCISCO J."), read("Paco Leal Moya"));
/// # let (a, b) = (a.ok_or("one")?, b.ok_or("one")?);
/// assert!(name::compare(&a, &b).level().agrees());
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn compare(a: &PersonName, b: &PersonName) -> Comparison {
    // Either order of the two is worked out in one order, so that both give one answer.
    if place(a, b) == Ordering::Greater {
        return compared(b, a).turned();
    }
    compared(a, b)
}

/// Compares what two fields hold. Of several people the best pair counts, and is [thin](Level::Thin) at most
/// where more than one is named; [`Comparison::people`] says which pair it was. Where nobody is named there is
/// [nothing to compare](Level::Incomparable).
#[must_use]
pub fn compare_written(a: &Written, b: &Written) -> Comparison {
    if a.reveal() > b.reveal() {
        return compare_written(b, a).turned();
    }
    let mut best: Option<Comparison> = None;
    for (at, one) in a.people().iter().enumerate() {
        for (beside, other) in b.people().iter().enumerate() {
            let next = compare(one, other).between(at, beside);
            // Of equals the first.
            if best.as_ref().is_none_or(|best| best.rank() < next.rank()) {
                best = Some(next);
            }
        }
    }
    let Some(best) = best else {
        return Comparison::nothing();
    };
    if a.people().len() > 1 || b.people().len() > 1 {
        return best.at_most(Level::Thin);
    }
    best
}

/// How far behind the likeliest two readings may be together and still be likely.
const LIKELY: u8 = 4;

fn compared(a: &PersonName, b: &PersonName) -> Comparison {
    if a.tokens.is_empty() || b.tokens.is_empty() || share_no_script(a, b) {
        return Comparison::nothing();
    }
    let world = World::of(a, b);
    let grid = Grid::new(&a.tokens, &b.tokens, &world);
    let field = Field {
        a: &a.tokens,
        b: &b.tokens,
        grid: &grid,
        world: &world,
    };
    // Two words of either name that meet nothing are a conflict in every reading, so the likeliest names it.
    let (alone_a, alone_b) = grid.strangers(a.tokens.len(), b.tokens.len());
    let most = if alone_a.min(alone_b) > 1 { 1 } else { usize::MAX };
    let married = |name: &PersonName| name.readings.iter().any(|reading| !reading.married.is_empty());
    let apart = alone_a.min(alone_b) > 0 && !married(a) && !married(b);
    let mut steps = Steps::default();
    let mut best: Option<(Verdict, &Reading, &Reading)> = None;
    let mut first: Option<(Verdict, &Reading, &Reading)> = None;
    let mut told_apart = false;
    'readings: for left in a.readings.iter().take(most) {
        for right in b.readings.iter().take(most) {
            // A word of each that meets nothing leaves agreement to the likely readings alone.
            if apart && left.behind + right.behind > LIKELY {
                continue;
            }
            steps.align(left, right, &grid);
            let verdict = judge((a, left), (b, right), field, &steps);
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
    if agreed.is_none() && !told_apart && world.run_together(a, b) {
        return Comparison::run_together(a, b);
    }
    let Some((verdict, left, right)) = agreed.or(first) else {
        return Comparison::nothing();
    };
    steps.align(left, right, &grid);
    Comparison::of(verdict, &steps)
}

/// An order of names by how they are written: by their words, so that blanks and ranks change nothing.
fn place(a: &PersonName, b: &PersonName) -> Ordering {
    let words = |name: &'_ PersonName| -> Vec<(SmolStr, SmolStr)> {
        let words = name.tokens.iter();
        words
            .map(|token| (token.written.clone(), token.particles.clone()))
            .collect()
    };
    let first = |name: &'_ PersonName| name.tokens.first().map(|token| token.written.clone());
    first(a)
        .cmp(&first(b))
        .then_with(|| words(a).cmp(&words(b)))
        .then_with(|| a.original.cmp(&b.original))
}
