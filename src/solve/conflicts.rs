//! [`conflicts`]: which elements cannot stand together, and which to set aside so that the rest can.

use crate::solve::answer::Capped;
use crate::solve::hitting::{Limits, Walk};
use crate::solve::shrink::Oracle;

/// All minimal conflicts and all minimal corrections, or as many as the limits allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Conflicts {
    /// Elements that are inconsistent together and consistent without any one of them; by size, then
    /// in order. A single empty one when nothing is inconsistent already.
    pub conflicts: Vec<Vec<usize>>,
    /// Elements to choose so that what is left is consistent, none of them for nothing; by size, then
    /// in order. A single empty one when there is no conflict; none when there is no way out.
    pub corrections: Vec<Vec<usize>>,
    /// Whether a limit was reached, so that some of either may be missing; what is there is right.
    pub truncated: bool,
    /// How many elements the smallest correction has; `None` when there is no way out.
    pub fewest: Option<Fewest>,
}

/// How many elements the smallest correction has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[expect(clippy::exhaustive_enums, reason = "it is known or bounded")]
pub enum Fewest {
    /// So many.
    Exactly(usize),
    /// So many or more: the search ended before it met one.
    AtLeast(usize),
}

/// Minimal conflicts and minimal corrections of elements `0..elements`.
///
/// A minimal conflict is also called a minimal unsatisfiable subset or an irreducible inconsistent set;
/// a correction, a diagnosis or minimal correction set. Corrections are the minimal sets that hit all
/// conflicts, and the other way round. Method: the hitting-set tree (Reiter, 1987; Greiner, Smith &
/// Wilkerson, 1989), breadth first.
///
/// The oracle says `None` when the elements marked are consistent, else names some of them that are not;
/// adding elements must not make an inconsistent set consistent. Among equals, an answer that names few
/// saves calls. The search ends at the first limit, or when the oracle is capped.
///
/// `implies`, by element, names others that go out with it, and with these theirs; those missing have
/// none. Conflicts do not know of it. Of a correction it names the elements chosen, minimal among
/// choices: where 0 takes 1 along and the only conflict is `[1]`, both `[0]` and `[1]` correct it.
/// A choice that takes a part of a conflict along can hide it, so corrections then have a second walk
/// of their own, which starts from the conflicts found, with limits of its own on nodes and calls.
///
/// A conflict found costs at most 1 + s calls, s being the elements in the oracle's first answer, and a
/// correction one. Both may be exponentially many: k conflicts that share nothing have as many
/// corrections as ways to take one element of each.
///
/// ```
/// use cotejo::solve::{Fewest, Limits, conflicts};
/// // 0 agrees with neither 1 nor 2.
/// let oracle = |active: &[bool]| {
///     let clash = [[0, 1], [0, 2]].into_iter().find(|pair| pair.iter().all(|one| active[*one]));
///     Ok(clash.map(Vec::from))
/// };
/// let found = conflicts(3, &[], Limits::default(), oracle);
/// assert_eq!(found.conflicts, [[0, 1], [0, 2]]);
/// assert_eq!(found.corrections, [vec![0], vec![1, 2]]);
/// assert_eq!(found.fewest, Some(Fewest::Exactly(1)));
/// assert!(!found.truncated);
/// ```
pub fn conflicts(
    elements: usize,
    implies: &[Vec<usize>],
    limits: Limits,
    mut oracle: impl FnMut(&[bool]) -> Result<Option<Vec<usize>>, Capped>,
) -> Conflicts {
    let alone: Vec<Vec<usize>> = (0..elements).map(|element| vec![element]).collect();
    let removers = removers(elements, implies);
    let mut walk = Walk::new(&alone, limits, Vec::new());
    let complete = walk
        .run(&mut Oracle::new(elements, limits.calls, &mut oracle))
        .is_ok();
    if removers == alone {
        return told(walk, !complete);
    }
    // With every conflict known, what hits them all is consistent without asking.
    let rest = |active: &[bool]| if complete { Ok(None) } else { oracle(active) };
    let mut chosen = Walk::new(&removers, limits, walk.conflicts);
    let ended = chosen.run(&mut Oracle::new(elements, limits.calls, rest)).is_ok();
    told(chosen, !(complete && ended))
}

/// One minimal conflict of elements `0..elements`, in order, or `None` when they are consistent; earlier
/// elements stay rather than later ones. The oracle is that of [`conflicts()`]. At most `elements + 1` calls.
///
/// # Errors
/// [`Capped`] when the oracle is.
pub fn first_conflict(
    elements: usize,
    oracle: impl FnMut(&[bool]) -> Result<Option<Vec<usize>>, Capped>,
) -> Result<Option<Vec<usize>>, Capped> {
    Oracle::new(elements, usize::MAX, oracle).minimal(&vec![true; elements])
}

fn told(walk: Walk<'_>, truncated: bool) -> Conflicts {
    let hopeless = walk.conflicts.first().is_some_and(Vec::is_empty);
    let fewest = match walk.corrections.first() {
        Some(smallest) => Some(Fewest::Exactly(smallest.len())),
        None if hopeless => None,
        None => Some(Fewest::AtLeast(walk.at_least())),
    };
    Conflicts {
        conflicts: walk.conflicts,
        corrections: walk.corrections,
        truncated,
        fewest,
    }
}

/// By element, in order, which elements take it out: itself, and all that imply it, directly or not.
/// O(elements · what is implied).
fn removers(elements: usize, implies: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut removers = vec![Vec::new(); elements];
    for chosen in 0..elements {
        let mut met = vec![false; elements];
        let mut open = vec![chosen];
        while let Some(element) = open.pop() {
            if let (Some(by), Some(met)) = (removers.get_mut(element), met.get_mut(element))
                && !*met
            {
                *met = true;
                by.push(chosen);
                open.extend(implies.get(element).into_iter().flatten());
            }
        }
    }
    removers
}
