//! Whether the figures of one flow fit: what is needed by when, what is allowed when.

use std::collections::BTreeMap;

use crate::bounds::Bounds;
use crate::discrepancy::entry::Entry;
use crate::discrepancy::flow::Consistency;
use crate::discrepancy::series::{SeriesScores, series};
use crate::discrepancy::timing::Timing;
use crate::discrepancy::whole::Whole;
use crate::id::ClaimId;

/// One demand on the count, or one limit to it, or both.
struct Demand<'a> {
    timing: Timing,
    bounds: Bounds,
    claim: Option<&'a ClaimId>,
}

/// Scores what was executed against lists, parts and persons named, which are floors and no totals.
///
/// A floor counts from the latest moment it can be of, a total holds from the earliest, so that an
/// uncertain date never makes a clash; figures dated by the same stretch of days are of one date.
pub(super) fn fit(
    whole: &Whole<'_>,
    executed: &[&Entry],
    lists: &[&Entry],
    parts: &[&Entry],
    persons: usize,
    tolerance: u32,
) -> Consistency {
    let mut demands: Vec<Demand<'_>> = Vec::new();
    for entry in executed {
        let (timing, bounds) = (whole.timing(entry), entry.spread.core());
        demands.push(Demand {
            timing,
            bounds,
            claim: Some(&entry.claim),
        });
    }
    let floors = lists.iter().map(|list| (list, list.longest_list));
    for (entry, least) in floors.chain(parts.iter().map(|part| (part, part.spread.core().lo()))) {
        let (timing, bounds) = (whole.timing(entry), Bounds::at_least(least));
        demands.push(Demand {
            timing,
            bounds,
            claim: Some(&entry.claim),
        });
    }
    if let Ok(named @ 1..) = u64::try_from(persons) {
        let timing = Timing {
            from: whole.end(),
            to: whole.end(),
        };
        demands.push(Demand {
            timing,
            bounds: Bounds::at_least(named),
            claim: None,
        });
    }
    demands.sort_by(|a, b| (a.timing, a.bounds, a.claim).cmp(&(b.timing, b.bounds, b.claim)));

    // Each figure as what it needs, at its latest, and what it allows, at its earliest.
    let mut figures: Vec<(i64, Bounds)> = Vec::new();
    let mut whose: Vec<Option<&ClaimId>> = Vec::new();
    let mut alike: BTreeMap<Timing, Vec<&Demand<'_>>> = BTreeMap::new();
    for one in &demands {
        let from = one.timing.from.saturating_add(Timing::days(tolerance));
        if one.timing.from == one.timing.to && tolerance == 0 {
            figures.push((from, one.bounds));
            whose.push(one.claim);
        } else {
            figures.push((one.timing.to, Bounds::at_least(one.bounds.lo())));
            figures.push((from, Bounds::new(0, one.bounds.hi()).unwrap_or(Bounds::ANY)));
            whose.extend([one.claim, one.claim]);
            alike.entry(one.timing).or_default().push(one);
        }
    }
    let mut worst = told(&series(&figures), &whose);
    for group in alike.values().filter(|group| group.len() > 1) {
        let figures: Vec<(i64, Bounds)> = group.iter().map(|one| (0, one.bounds)).collect();
        let whose: Vec<Option<&ClaimId>> = group.iter().map(|one| one.claim).collect();
        let scores = told(&series(&figures), &whose);
        let adjustment = worst.adjustment.max(scores.adjustment);
        if scores.inconsistency > worst.inconsistency {
            worst = scores;
        }
        worst.adjustment = adjustment;
    }
    worst
}

fn told(scores: &SeriesScores, whose: &[Option<&ClaimId>]) -> Consistency {
    let claim = |at: usize| whose.get(at).copied().flatten().cloned();
    Consistency {
        inconsistency: scores.inconsistency,
        adjustment: scores.adjustment,
        clash: scores.clash,
        needs: scores.between.and_then(|(needs, _)| claim(needs)),
        allows: scores.between.and_then(|(_, allows)| claim(allows)),
    }
}
