//! [`refit`]: m once more, from all pairs that were compared.

use crate::link::model::{Level, Model, Weights};
use crate::link::monotone;
use crate::link::pattern::PatternCounts;
use crate::link::rounding::{billionths, millibits, real};
use crate::link::shares::CAUTION;
use crate::link::train::Comparison;

/// No weight is beyond this, either way, in millibits.
const BOUND: i32 = 16_000;

/// One more step of expectation–maximisation (Dempster, Laird and Rubin, 1977) of m over every pair compared, under
/// the model's prior, with u as it is.
///
/// Rule by rule, m is what it is among the pairs of that rule: where nearly every second record has just one slip, a
/// rule that asks for equal names sees slips in all dates, and one that asks for equal dates sees them in all names.
/// Over all rules together each is as rare as it is.
pub(super) fn refit(model: &Model, pairs: &PatternCounts, comparisons: &[Comparison]) -> Model {
    let mut matches: Vec<Vec<f64>> = model
        .comparisons()
        .iter()
        .map(|weights| vec![0.0; weights.levels().len()])
        .collect();
    for (pattern, n) in pairs.iter() {
        let one = real(n) / (1.0 + (-f64::from(model.weight(pattern)) / 1_000.0).exp2());
        for (at, sums) in matches.iter_mut().enumerate() {
            let level = usize::from(pattern.level(at));
            if let Some(sum) = level.checked_sub(1).and_then(|level| sums.get_mut(level)) {
                *sum += one;
            }
        }
    }
    let learned = model.comparisons().iter().zip(&matches).zip(comparisons);
    let weights = learned.map(|((weights, matches), comparison)| {
        let u: Option<Vec<f64>> = weights
            .levels()
            .iter()
            .map(|level| level.u().map(|u| (f64::from(u) / 1e9).max(1e-9)))
            .collect();
        let Some(u) = u.filter(|_| matches.iter().sum::<f64>() >= 1.0) else {
            return weights.clone();
        };
        let whole: f64 = u.iter().sum();
        let u: Vec<f64> = u.iter().map(|u| u / whole).collect();
        let ratios = monotone::ratios(matches, &u, comparison.ordered, CAUTION);
        let m: Vec<f64> = ratios.iter().zip(&u).map(|(ratio, u)| ratio * u).collect();
        let shares = billionths(&m).into_iter().zip(billionths(&u));
        let levels = weights.levels().iter().zip(ratios.iter().zip(shares));
        let levels = levels.map(|(level, (ratio, (m, u)))| {
            Level::new(level.label(), millibits(ratio.log2(), BOUND)).with_shares(m, u)
        });
        Weights::new(weights.label(), levels)
    });
    Model::new(model.prior(), weights.collect()).unwrap_or_else(|| model.clone())
}
