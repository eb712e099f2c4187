//! What the pairs of one blocking rule teach, or why they teach nothing.

use crate::link::em;
use crate::link::fit::{Reason, RuleFit};
use crate::link::pattern::{Pattern, PatternCounts};
use crate::link::rounding::{real, whole};
use crate::link::shares::{Shares, posterior, ratio};

/// From which share on, by the weights known before, a rule may well bring hardly anything but matches together: as
/// an equal identifier does. Elsewhere it is a collapse.
const LIKELY: f64 = 0.5;

/// A rule's share of matches must lie between this and its complement.
const LEAST_SHARE: f64 = 1e-4;
/// A rule, and a comparison within it, must rest on as many expected matches.
const LEAST_MATCHES: f64 = 5.0;

/// m of each level of one comparison, and the matches of the rule that taught it.
pub(super) type Lesson = (Vec<f64>, f64);

/// What a rule taught each comparison that it leaves free, by place.
pub(super) struct Taught {
    pub(super) lessons: Vec<(usize, Result<Lesson, Reason>)>,
    pub(super) fit: RuleFit,
}

/// Learns from the pairs of a rule that fixes these comparisons; `counted` says for which fields u
/// is known, `prior` is the share of true pairs among all.
pub(super) fn learn(
    fixed: &[usize],
    pairs: &PatternCounts,
    fields: &[Shares],
    counted: &[bool],
    prior: f64,
) -> Taught {
    let mut lessons = Vec::new();
    let mut free = Vec::new();
    let known = fields.iter().zip(counted).filter(|&(_, &counted)| counted);
    for (field, _) in known.filter(|(field, _)| !fixed.contains(&field.at)) {
        if varies(pairs, field) {
            free.push(field.clone());
        } else {
            lessons.push((field.at, Err(Reason::Constant)));
        }
    }
    let pooled =
        |fields: Vec<Shares>, reason: Reason| fields.into_iter().map(move |field| (field.at, Err(reason)));
    let is_told = free.len() == 1 && free.iter().all(|field| field.held.is_some() && field.u.len() > 2);
    if free.len() < 2 && !is_told {
        // With one comparison, many weak matches and few strong ones look the same, unless it is known how often the
        // values of one person disagree.
        lessons.extend(pooled(free, Reason::NotIdentifiable));
        let fit = RuleFit::new(pairs.total(), 0, false, Vec::new());
        return Taught { lessons, fit };
    }

    // It starts where the default weights, the fixed comparisons among them, find the matches.
    let found: f64 = pairs
        .iter()
        .map(|(pattern, n)| real(n) * posterior(prior, ratio(fields, pattern)))
        .sum();
    let start = (found / real(pairs.total())).clamp(0.001, 0.9);
    let only = |pattern: Pattern| {
        let keep = |kept: Pattern, field: &Shares| kept.with(field.at, pattern.level(field.at));
        free.iter().fold(Pattern::EMPTY, keep)
    };
    let rows: PatternCounts = pairs.iter().map(|(pattern, n)| (only(pattern), n)).collect();
    let parameters: usize = 1 + free.iter().map(|field| field.u.len() - 1).sum::<usize>();
    let estimate = em::estimate(&rows, start, free);

    let matches = estimate.share * estimate.pairs;
    let price = (0..parameters).fold(0.0, |sum, _| sum + 0.5 * estimate.pairs.log2());
    let whole_rule = if estimate.share < LEAST_SHARE {
        Some(Reason::HardlyAnyMatches)
    } else if estimate.share > 1.0 - LEAST_SHARE && start < LIKELY {
        Some(Reason::HardlyAnyOthers)
    } else if matches < LEAST_MATCHES {
        Some(Reason::TooFewMatches)
    } else if estimate.gain < price {
        Some(Reason::NotIdentifiable)
    } else {
        None
    };
    for (field, &compared) in estimate.fields.iter().zip(&estimate.compared) {
        let best = field.ratios.first().copied().unwrap_or(1.0);
        let reason = whole_rule
            .or((compared < LEAST_MATCHES).then_some(Reason::TooFewMatches))
            .or((best <= 1.0 + 1e-6).then_some(Reason::BelowChance));
        lessons.push((field.at, reason.map_or_else(|| Ok((field.m(), matches)), Err)));
    }
    let matches = u64::try_from(whole(matches)).unwrap_or(0);
    let fit = RuleFit::new(pairs.total(), matches, estimate.converged, estimate.trace);
    Taught { lessons, fit }
}

/// Whether at least two levels of the field occur.
fn varies(pairs: &PatternCounts, field: &Shares) -> bool {
    let seen = pairs
        .iter()
        .fold(0_u16, |seen, (pattern, _)| seen | 1 << pattern.level(field.at));
    (1..=field.u.len()).filter(|level| seen >> level & 1 == 1).count() > 1
}
