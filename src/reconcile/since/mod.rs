//! What changed between two reconciliations, and which numbers moved because of it.
//!
//! [`Reconciliation::since`] lays a later state beside an earlier one: the same ledger as known at two
//! times, yesterday's file and today's, or one ledger under two settings. A [`Revision`] is one thing
//! that differs; a [`Moved`] figure names the revisions that feed it; a [`Change`] is what an editor
//! reads as one item.

mod amount;
mod bearing;
mod cause;
mod change;
mod fields;
mod figure;
mod first;
mod group;
mod key;
mod revise;
mod revision;
mod spot;
mod story;
mod tied;
mod version;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::claim::Claim;
use crate::model::ledger::Ledger;
use crate::model::wave::ReleaseWave;
use crate::reconcile::Reconciliation;
use crate::reconcile::since::cause::Causes;
use crate::reconcile::since::figure::figures;
use crate::reconcile::since::revise::revisions;
use crate::reconcile::since::story::told;
use crate::reconcile::since::version::Versions;
use crate::reconcile::since::whole::is_open;

pub use amount::Amount;
pub(crate) use change::Sides;
pub use change::{Change, Changes, Moved};
pub(crate) use key::Part;
pub use key::{
    BalanceFigure, FigureKey, FlowFigure, GroupFigure, StockFigure, StockOf, SumFigure, Tally, WholeFigure,
};
pub use revision::{Edit, Revision, Setting};

impl Reconciliation<'_> {
    /// What changed since an earlier reconciliation: of the same ledger as known at an earlier time
    /// ([`Ledger::as_known_at`](crate::Ledger::as_known_at)), of yesterday's file, or of the same
    /// ledger under other settings.
    ///
    /// Listed is every number an account shows that is not what it was, with the revisions that feed it;
    /// nothing that did not move, and no number of the whole that a limit left open on either side. Asked
    /// the other way round, before and after change places. A copy of a claim on another page moves rows
    /// and no figure.
    ///
    /// Pure and total. O(n log n) in the claims and records of both; with waves nested d deep,
    /// O(n d log n).
    ///
    /// ```
    /// use cotejo::{ClaimDraft, Draft, Ledger, Settings, SourceDraft, WaveDraft, reconcile};
    /// let monday = Ledger::try_from(
    ///     Draft::new()
    ///         .with_source(SourceDraft::new("gov").label("Government").kind("government"))
    ///         .with_wave(WaveDraft::new("may").label("1 May").window("2026-05-01"))
    ///         .with_claim(ClaimDraft::new("g1").by("gov").count("released").wave("may").figure("116")),
    /// )?;
    /// let correction = ClaimDraft::new("g2").by("gov").corrects("g1").figure("112");
    /// let tuesday = monday.extended(Draft::new().with_claim(correction))?;
    /// let settings = Settings::default();
    /// let (then, now) = (reconcile(&monday, &settings), reconcile(&tuesday, &settings));
    /// let changes = now.since(&then);
    /// let told: Vec<String> = changes.iter().map(ToString::to_string).collect();
    /// assert!(told[0].starts_with("corrected: Government: 112 released, 1 May, before 116"), "{told:?}");
    /// assert!(then.since(&then).is_empty());
    /// # Ok::<(), cotejo::Problems>(())
    /// ```
    #[must_use]
    pub fn since<'s>(&'s self, earlier: &'s Reconciliation<'_>) -> Changes<'s> {
        let sides = Sides {
            before: earlier,
            after: self,
            days: days([earlier, self]),
        };
        let revisions = revisions(earlier, self);
        let versions = Versions::new([earlier, self]);
        let (old, new) = (figures(earlier, &versions), figures(self, &versions));
        let keys: BTreeSet<&FigureKey> = old.keys().chain(new.keys()).collect();
        let causes = Causes::new([earlier, self], &revisions, &versions);
        let mut moved = Vec::new();
        let mut positions: Vec<BTreeSet<usize>> = Vec::new();
        for key in keys {
            let side = |side: &BTreeMap<FigureKey, Vec<Amount>>| side.get(key).cloned().unwrap_or_default();
            let (before, after) = (side(&old), side(&new));
            let is_open = |found, amounts: &[Amount]| match key {
                FigureKey::Whole(figure) => is_open(found, figure, amounts.is_empty()),
                _ => false,
            };
            if before == after || is_open(earlier, &before) || is_open(self, &after) {
                continue;
            }
            let (because, traced) = causes.of(key);
            moved.push(Moved {
                figure: key.clone(),
                before,
                after,
                because: because
                    .iter()
                    .filter_map(|at| revisions.get(at).cloned())
                    .collect(),
                truncated: because.is_cut(),
                traced,
            });
            positions.push(because.iter().collect());
        }
        let items = told(sides, &revisions, &moved, &positions);
        Changes {
            sides,
            revisions,
            moved,
            items,
        }
    }
}

/// The first and the last day that waves and claims of a ledger speak of.
pub(crate) fn spoken_days(ledger: &Ledger) -> Option<(time::Date, time::Date)> {
    let waves = ledger.waves().filter_map(ReleaseWave::window);
    let claims = ledger.claims().filter(|claim| claim.set_apart().is_none());
    let ends = waves
        .chain(claims.filter_map(Claim::dated))
        .flat_map(|when| [when.earliest(), when.latest()]);
    let (mut first, mut last) = (None, None);
    for day in ends.flatten() {
        first = Some(first.map_or(day, |first: time::Date| first.min(day)));
        last = Some(last.map_or(day, |last: time::Date| last.max(day)));
    }
    first.zip(last)
}

fn days(sides: [&Reconciliation<'_>; 2]) -> Option<(time::Date, time::Date)> {
    let spans = sides.map(|side| spoken_days(side.ledger()));
    let first = spans.iter().flatten().map(|(from, _)| *from).min()?;
    let last = spans.iter().flatten().map(|(_, to)| *to).max()?;
    Some((first, last))
}
