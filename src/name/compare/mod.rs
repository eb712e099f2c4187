//! Two names compared: how far they are one, in a named level, with every word accounted for.

mod align;
mod comparison;
mod desk;
mod how;
mod judge;
mod level;
mod meet;
mod memo;
mod met;
mod outcome;
mod places;
mod skeleton;
mod slip;
mod tally;
mod touch;
mod verdicts;
mod view;
mod words;
mod work;
mod world;

pub use comparison::{Comparison, Meeting, Part, Revealed};
pub use how::How;
pub use level::Level;

pub(crate) use desk::Desk;
pub(super) use desk::Pair;
pub(super) use outcome::Pairing;
pub(super) use view::{Rest, View};
pub(super) use work::{LIKELY, Told, Work};

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
    let (left, right): (Vec<&Token>, Vec<&Token>) = (a.tokens.iter().collect(), b.tokens.iter().collect());
    let left = View {
        words: &left,
        readings: &a.readings,
        rest: Rest::of(a),
    };
    let right = View {
        words: &right,
        readings: &b.readings,
        rest: Rest::of(b),
    };
    Work::default().compare(left, right)
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
