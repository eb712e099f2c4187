//! The numbers of all figures of a ledger taken together.

use crate::bounds::Bounds;
use crate::reconcile::Reconciliation;
use crate::reconcile::since::amount::Amount;
use crate::reconcile::since::key::WholeFigure;
use crate::reconcile::since::version::Versions;
use crate::solve::Fewest;

/// The numbers of the whole, each with its key.
pub(super) fn whole(
    found: &Reconciliation<'_>,
    versions: &Versions<'_>,
    add: &mut dyn FnMut(WholeFigure, Amount),
) {
    let coherence = found.coherence();
    if !coherence.inconsistency.is_zero() {
        add(WholeFigure::Inconsistency, Amount::Share(coherence.inconsistency));
    }
    if !coherence.adjustment.is_zero() {
        add(WholeFigure::Adjustment, Amount::Persons(coherence.adjustment));
    }
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    match coherence.fewest {
        None | Some(Fewest::Exactly(0)) => {}
        Some(Fewest::Exactly(n)) => add(WholeFigure::Aside, Amount::Range(Bounds::exactly(count(n)))),
        Some(Fewest::AtLeast(n)) => add(WholeFigure::Aside, Amount::Range(Bounds::at_least(count(n)))),
    }
    for conflict in &coherence.conflicts {
        let members = versions.members(&conflict.members);
        let short_by = conflict.shortfall.short_by;
        add(WholeFigure::Contradiction { members }, Amount::Persons(short_by));
    }
    for refused in &found.readings().only_if.cannot_hold {
        if let Some(least) = refused.least {
            let assumption = refused.assumption.clone();
            add(WholeFigure::Outside { assumption }, Amount::Persons(least));
        }
    }
}

/// Whether a result leaves a number open because a limit was reached: whether it moved is then not known.
pub(super) fn is_open(found: &Reconciliation<'_>, figure: &WholeFigure, absent: bool) -> bool {
    let (coherence, readings) = (found.coherence(), found.readings());
    match figure {
        WholeFigure::Inconsistency | WholeFigure::Adjustment => coherence.capped > 0,
        WholeFigure::Aside => !matches!(coherence.fewest, Some(Fewest::Exactly(_))),
        WholeFigure::Contradiction { .. } => absent && coherence.truncated,
        WholeFigure::Outside { .. } => {
            let undecided = readings
                .combinations
                .iter()
                .any(|one| one.inconsistency.is_none());
            undecided || u128::try_from(readings.combinations.len()).is_ok_and(|all| all < readings.possible)
        }
    }
}
