//! How often two people agree: u, from pairs drawn at random.

use crate::link::pattern::PatternCounts;
use crate::link::rounding::real;

/// Counted for each level beside what was seen, so that no level is impossible.
const SMOOTHING: f64 = 0.5;
/// No level is held to be rarer among two people than one pair in a thousand million.
const FLOOR: f64 = 1e-9;

/// u of each level of one comparison: (count + ½) ∕ (pairs + ½ levels) over random pairs where
/// neither value is missing, at least 10⁻⁹, summing to one. `None` where there is no such pair.
///
/// A random pair may be one person, and in a short list with many repeats that is where most of
/// its rare agreements come from. `two_people` gives the probability, pattern by pattern in the
/// order of the counts, that the pair is two people; only that part of it is counted.
pub(super) fn shares(
    random: &PatternCounts,
    two_people: &[f64],
    comparison: usize,
    levels: usize,
) -> Option<Vec<f64>> {
    let mut counts = vec![0.0; levels];
    let mut seen = false;
    for ((pattern, n), part) in random.iter().zip(two_people) {
        let level = usize::from(pattern.level(comparison));
        if let Some(count) = level.checked_sub(1).and_then(|at| counts.get_mut(at)) {
            *count += real(n) * part;
            seen = true;
        }
    }
    if !seen {
        return None;
    }
    let all: f64 = counts.iter().map(|count| count + SMOOTHING).sum();
    let floored = counts.iter().map(|count| ((count + SMOOTHING) / all).max(FLOOR));
    let whole: f64 = floored.clone().sum();
    Some(floored.map(|share| share / whole).collect())
}
