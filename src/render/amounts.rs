//! Amounts, and how they moved, in words.

use crate::bounds::Bounds;
use crate::reconcile::since::{Amount, Moved};
use crate::render::words::{self, bounds, counted, number, signed};

/// Two totals that clash, now or before.
pub(super) fn clash(whose: &str, moved: &Moved) -> String {
    let told = |amounts: &[Amount]| all(amounts);
    match (moved.before.as_slice(), moved.after.as_slice()) {
        ([], after) => format!("{whose} no longer fit: {}", told(after)),
        (before, []) => format!("{whose} fit now, before {}", told(before)),
        (before, after) => format!("{whose} do not fit: {}, before {}", told(after), told(before)),
    }
}

/// What it is and what it was.
pub(super) fn went(what: &str, moved: &Moved) -> String {
    moves(what, &moved.before, &moved.after)
}

/// The same of amounts given.
pub(super) fn moves(what: &str, before: &[Amount], after: &[Amount]) -> String {
    let ends = |amounts: &[Amount]| match amounts {
        [Amount::Count(n)] => Some((*n, *n)),
        [Amount::Persons(n)] if n.denom() == 1 => Some((n.numer(), n.numer())),
        [Amount::Range(range)] => Some(range_ends(*range)),
        [Amount::Figure(spread)] => Some(range_ends(spread.core())),
        _ => None,
    };
    match (before, after) {
        ([], after) => format!("{what}: {} (new)", all(after)),
        (before, []) => format!("{what}: gone (was {})", all(before)),
        (before, after) => match (ends(before), ends(after)) {
            (Some(old), Some(new)) if old.0 <= new.0 && old.1 <= new.1 && old != new => {
                format!("{what} up from {} to {}", all(before), all(after))
            }
            (Some(old), Some(new)) if old.0 >= new.0 && old.1 >= new.1 && old != new => {
                format!("{what} down from {} to {}", all(before), all(after))
            }
            _ => format!("{what}: {}, before {}", all(after), all(before)),
        },
    }
}

fn range_ends(range: Bounds) -> (u128, u128) {
    (u128::from(range.lo()), range.hi().map_or(u128::MAX, u128::from))
}

/// Amounts that stand side by side, the first few.
pub(super) fn all(amounts: &[Amount]) -> String {
    const SHOWN: usize = 4;
    let mut texts: Vec<String> = amounts
        .iter()
        .take(SHOWN)
        .map(|amount| self::amount(*amount))
        .collect();
    if let more @ 1.. = amounts.len().saturating_sub(SHOWN) {
        texts.push(format!("{} more", number(more)));
    }
    words::listed(&texts)
}

fn amount(amount: Amount) -> String {
    match amount {
        Amount::Count(n) => number(n),
        Amount::Range(range) => bounds(range),
        Amount::Figure(spread) => bounds(spread.core()),
        Amount::Net(net) => signed(net),
        Amount::Persons(ratio) if ratio.denom() == 1 => number(ratio.numer()),
        Amount::Share(ratio) | Amount::Persons(ratio) => ratio.to_string(),
        Amount::Of { persons, of } => format!("{} of {}", bounds(persons), bounds(of)),
        Amount::Clash { needs, allows } => format!("{} needed, {} allowed", number(needs), number(allows)),
        Amount::Voices { least, most } if least == most => counted(most, "voice", "voices"),
        Amount::Voices { least, most } => format!("{least} to {most} voices"),
    }
}
