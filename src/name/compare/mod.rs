//! Two names compared: how far they are one, in a named level, with every word accounted for.

mod align;
mod comparison;
mod how;
mod judge;
mod level;
mod meet;
mod skeleton;
mod slip;
mod spelled;
mod world;

use std::cmp::Ordering;

pub use comparison::{Comparison, Meeting, Part, Revealed};
pub use how::How;
pub use level::Level;

use crate::name::compare::align::{Field, Grid};
use crate::name::compare::judge::{Parts, Verdict, judge};
use crate::name::compare::meet::meet;
use crate::name::compare::world::{World, share_no_script};
use crate::name::person::PersonName;
use crate::name::token::Token;
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
/// where more than one is named; where nobody is named there is [nothing to compare](Level::Incomparable).
#[must_use]
pub fn compare_written(a: &Written, b: &Written) -> Comparison {
    let pairs = a
        .people()
        .iter()
        .flat_map(|one| b.people().iter().map(move |other| (one, other)));
    let best = pairs
        .map(|(one, other)| compare(one, other))
        .max_by(|one, other| one.rank().cmp(&other.rank()));
    let Some(best) = best else {
        return Comparison::nothing();
    };
    if a.people().len() > 1 || b.people().len() > 1 {
        return best.at_most(Level::Thin);
    }
    best
}

fn compared(a: &PersonName, b: &PersonName) -> Comparison {
    if a.tokens.is_empty() || b.tokens.is_empty() || share_no_script(a, b) {
        return Comparison::nothing();
    }
    let world = World::of(a, b);
    let word = |tokens: &[Token], other: &[Token], (i, j): (usize, usize)| {
        meet(tokens.get(i)?, other.get(j)?, &world, (i, j))
    };
    let grid = Grid::new(a.tokens.len(), b.tokens.len(), |i, j| word(&a.tokens, &b.tokens, (i, j)));
    let field = Field {
        a: &a.tokens,
        b: &b.tokens,
        grid: &grid,
        world: &world,
    };
    let parts = |name: &PersonName| name.readings.iter().map(Parts::of).collect::<Vec<_>>();
    let (one, other) = (parts(a), parts(b));
    let mut best: Option<Verdict> = None;
    let mut first: Option<Verdict> = None;
    for left in &one {
        for right in &other {
            let verdict = judge((a, left), (b, right), field);
            // Nothing is better, and nothing weightier comes.
            if verdict.level == Level::Equal {
                return Comparison::of(a, b, verdict);
            }
            let better = best
                .as_ref()
                .is_none_or(|best| (verdict.level, best.likeness) < (best.level, verdict.likeness));
            if first.is_none() {
                first = Some(verdict.clone());
            }
            if better {
                best = Some(verdict);
            }
        }
    }
    let agreed = best.filter(|best| !best.level.conflicts());
    if agreed.is_none() && world.run_together(a, b) {
        return Comparison::run_together(a, b);
    }
    match (agreed, first) {
        (Some(verdict), _) | (None, Some(verdict)) => Comparison::of(a, b, verdict),
        (None, None) => Comparison::nothing(),
    }
}

/// An order of names by how they are written.
fn place(a: &PersonName, b: &PersonName) -> Ordering {
    let words = |name: &PersonName| {
        name.tokens
            .iter()
            .map(|token| (token.written.clone(), token.particles.clone()))
            .collect::<Vec<_>>()
    };
    a.original
        .cmp(&b.original)
        .then_with(|| words(a).cmp(&words(b)))
}
