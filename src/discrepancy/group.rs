//! [`GroupReport`]: several voices' figures for one quantity.

use crate::bounds::Bounds;
use crate::dedup::{Corroboration, Voice, corroboration};
use crate::discrepancy::entry::Entry;
use crate::discrepancy::scores::{Scores, conflicting_pairs};
use crate::discrepancy::shares::{Shares, shares};
use crate::id::{ClaimId, SourceId};
use crate::ratio::Ratio;
use crate::spread::Spread;

/// Several voices' figures for one quantity: at face value, at their widest, and who agrees.
///
/// One figure of one voice counts once, on however many pages it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GroupReport {
    /// The figures compared, in order of claim.
    pub entries: Vec<Entry>,
    /// Scores at face value (cores).
    pub face: Scores,
    /// Scores with every figure at its widest (supports): what is certain.
    pub widest: Scores,
    /// How far the figures are from being jointly possible: 1 − the height at which their
    /// trapezoids still meet (Dubois and Prade, 1988). 0 when they fit at face value, 1 when they do not
    /// even at their widest.
    pub possibilistic: Ratio,
    /// Pairs of claims that cannot both hold at face value, the widest apart first.
    pub conflicts: Vec<Conflict>,
    /// Whether [`conflicts`](Self::conflicts) was cut at [`GroupReport::LISTED`].
    pub truncated: bool,
    /// The claims that allow the counts most agree on.
    pub agreeing: Vec<ClaimId>,
    /// How many independent voices those are.
    pub agreement_voices: Corroboration,
    /// How the adjustment at face value divides among (voice, page).
    pub shares: Shares<Player>,
}

/// Two claims that cannot both hold.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Conflict {
    /// The claim that needs more.
    pub needs: ClaimId,
    /// The claim that allows less.
    pub allows: ClaimId,
    /// The difference in persons at face value.
    pub gap: u64,
    /// The difference with both at their widest; 0 when they then fit.
    pub gap_at_widest: u64,
}

/// Who a share belongs to: a voice as heard through one page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Player {
    /// The voice.
    pub voice: Voice,
    /// The page.
    pub page: Option<SourceId>,
}

impl GroupReport {
    /// How many conflicting pairs are listed at most; [`Scores::conflicting_pairs`] counts all.
    pub const LISTED: usize = 100;

    /// Scores the entries given, which the caller has found to be about one quantity.
    #[must_use]
    pub fn of<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Self {
        let mut entries: Vec<&Entry> = entries.into_iter().collect();
        // Of one voice's repeated figure, the first claim stands for all.
        entries.sort_by(|a, b| (&a.voice, a.spread, &a.claim).cmp(&(&b.voice, b.spread, &b.claim)));
        entries.dedup_by(|a, b| a.voice == b.voice && a.spread == b.spread);
        entries.sort_by(|a, b| a.claim.cmp(&b.claim).then_with(|| a.voice.cmp(&b.voice)));
        let entries: Vec<Entry> = entries.into_iter().cloned().collect();

        let spreads: Vec<Spread> = entries.iter().map(|entry| entry.spread).collect();
        let cores: Vec<Bounds> = spreads.iter().map(|spread| spread.core()).collect();
        let supports: Vec<Bounds> = spreads.iter().map(|spread| spread.support()).collect();
        let (face, widest) = (Scores::of(&cores), Scores::of(&supports));
        let pairs = conflicting_pairs(&cores, Self::LISTED);
        let conflicts: Vec<Conflict> = pairs
            .iter()
            .filter_map(|&(above, under)| {
                let (needs, allows) = (entries.get(above)?, entries.get(under)?);
                Some(Conflict {
                    needs: needs.claim.clone(),
                    allows: allows.claim.clone(),
                    gap: needs.spread.core().gap(allows.spread.core()),
                    gap_at_widest: needs.spread.support().gap(allows.spread.support()),
                })
            })
            .collect();
        // The stretches of agreement are in order and apart: the first that is not all below decides.
        let agrees = |entry: &&Entry| {
            let core = entry.spread.core();
            let at = face
                .agreement
                .partition_point(|region| region.hi().is_some_and(|hi| hi < core.lo()));
            face.agreement
                .get(at)
                .is_some_and(|region| core.intersect(*region).is_some())
        };
        let agreeing: Vec<&Entry> = entries.iter().filter(agrees).collect();
        let players: Vec<(Player, Bounds)> = entries
            .iter()
            .map(|entry| {
                (
                    Player {
                        voice: entry.voice.clone(),
                        page: entry.page.clone(),
                    },
                    entry.spread.core(),
                )
            })
            .collect();
        let listed = u128::try_from(conflicts.len()).unwrap_or(u128::MAX);
        let mut agreeing_ids: Vec<ClaimId> = agreeing.iter().map(|entry| entry.claim.clone()).collect();
        agreeing_ids.dedup();
        Self {
            truncated: listed < face.conflicting_pairs,
            possibilistic: possibilistic(&spreads),
            agreement_voices: corroboration(agreeing.iter().map(|entry| &entry.voice)),
            agreeing: agreeing_ids,
            shares: shares(&players),
            conflicts,
            face,
            widest,
            entries,
        }
    }
}

/// 1 − the greatest height at which the trapezoids still have a count in common.
///
/// From the top down: at the present height take the highest lower and the lowest upper side; if they
/// do not meet, go down to where these two sides do. Each step takes at least one pair of sides out
/// for good, so it ends; exact in fractions.
#[must_use]
pub fn possibilistic(spreads: &[Spread]) -> Ratio {
    // Sides as value at the foot and how far they move in by the top.
    let lower: Vec<(u64, u64)> = spreads
        .iter()
        .map(|s| (s.support().lo(), s.core().lo() - s.support().lo()))
        .collect();
    let upper: Vec<(u64, u64)> = spreads
        .iter()
        .filter_map(|s| Some((s.support().hi()?, s.support().hi()? - s.core().hi()?)))
        .collect();
    let (mut numer, mut denom) = (1_u128, 1_u128);
    loop {
        let low_at = |side: &(u64, u64)| u128::from(side.0) * denom + u128::from(side.1) * numer;
        let high_at =
            |side: &(u64, u64)| (u128::from(side.0) * denom).saturating_sub(u128::from(side.1) * numer);
        let low = lower.iter().max_by_key(|side| low_at(side));
        let high = upper.iter().min_by_key(|side| high_at(side));
        let (Some(low), Some(high)) = (low, high) else {
            return Ratio::ZERO;
        };
        if low_at(low) <= high_at(high) {
            return Ratio::new(denom - numer, denom).unwrap_or(Ratio::ZERO);
        }
        let (Some(room), slope) = (high.0.checked_sub(low.0), low.1 + high.1) else {
            return Ratio::ONE;
        };
        (numer, denom) = match Ratio::new(u128::from(room), u128::from(slope)) {
            Some(height) => (height.numer(), height.denom()),
            None => return Ratio::ONE,
        };
    }
}
