//! The step of training that sets the ratios m ∕ u of one comparison, best level first.

/// A run of levels that share one ratio.
#[derive(Clone, Copy)]
struct Block {
    levels: usize,
    /// Matches expected at these levels.
    matches: f64,
    /// Their share among pairs of two people.
    u: f64,
    /// Matches its prior is worth.
    held: f64,
    ratio: f64,
}

/// The ratios rₖ = mₖ ∕ uₖ that fit these expected matches best, with Σ uₖ rₖ = 1.
///
/// Maximises Σ eₖ ln rₖ + `caution` · Σ (ln rₖ − 2 ln(1 + rₖ)), for ordered levels among ratios that
/// do not rise from one level to the next. The second sum is a logistic prior on ln rₖ around
/// "says nothing", worth `caution` expected matches a level either way: where two people would
/// hardly ever have shown a level, not having seen it is no evidence. Ordered levels are pooled
/// where they cross (pool adjacent violators; Robertson, Wright and Dykstra, 1988), which for a
/// given multiplier of the constraint is the exact maximum; the multiplier is found by Newton's
/// method within brackets.
pub(super) fn ratios(matches: &[f64], u: &[f64], ordered: bool, caution: f64) -> Vec<f64> {
    let mut multiplier: f64 = matches.iter().sum();
    let (mut low, mut high) = (0.0, f64::INFINITY);
    let mut blocks = Vec::with_capacity(u.len());
    let mut sum = 1.0;
    for _ in 0..100 {
        pool(&mut blocks, matches, u, ordered, caution, multiplier);
        sum = blocks.iter().map(|block| block.u * block.ratio).sum();
        if (sum - 1.0).abs() < 1e-13 {
            break;
        }
        if sum > 1.0 {
            low = multiplier;
        } else {
            high = multiplier;
        }
        let slope: f64 = blocks.iter().map(|block| block.slope(multiplier)).sum();
        // On the reciprocal of the sum, which is nearly a straight line.
        let next = multiplier + sum * (sum - 1.0) / slope;
        multiplier = if low < next && next < high {
            next
        } else if high.is_finite() {
            f64::midpoint(low, high)
        } else {
            2.0 * low + 1.0
        };
    }
    let scale = if sum > 0.0 { sum.recip() } else { 1.0 };
    blocks
        .iter()
        .flat_map(|block| std::iter::repeat_n(block.ratio * scale, block.levels))
        .collect()
}

/// The maximum for one multiplier: one block a level, or pooled where ordered levels cross.
fn pool(blocks: &mut Vec<Block>, matches: &[f64], u: &[f64], ordered: bool, caution: f64, multiplier: f64) {
    blocks.clear();
    for (&matches, &u) in matches.iter().zip(u) {
        let mut block = Block::new(1, matches, u, caution, multiplier);
        while let Some(better) = blocks.pop_if(|better| ordered && better.ratio < block.ratio) {
            block = Block::new(
                better.levels + block.levels,
                better.matches + block.matches,
                better.u + block.u,
                caution,
                multiplier,
            );
        }
        blocks.push(block);
    }
}

impl Block {
    /// The ratio is the positive root of `against` r² + (`against` + held − matches) r − (matches + held).
    fn new(levels: usize, matches: f64, u: f64, caution: f64, multiplier: f64) -> Self {
        let held: f64 = std::iter::repeat_n(caution, levels).sum();
        let against = multiplier * u;
        let (middle, last) = (against + held - matches, matches + held);
        let root = (middle * middle + 4.0 * against * last).sqrt();
        // Of the two forms of the root, the one that subtracts nothing.
        let ratio = if middle > 0.0 {
            2.0 * last / (middle + root)
        } else {
            (root - middle) / (2.0 * against)
        };
        Self {
            levels,
            matches,
            u,
            held,
            ratio,
        }
    }

    /// How fast its share falls as the multiplier grows.
    fn slope(&self, multiplier: f64) -> f64 {
        let curve = 2.0 * self.held / (1.0 + self.ratio).powi(2) + multiplier * self.u;
        self.u * self.u * self.ratio / curve
    }
}

#[cfg(test)]
mod laws {
    use super::*;

    const U: [f64; 4] = [1e-5, 0.001, 0.1, 0.898_99];

    fn objective(ratios: &[f64], matches: &[f64], caution: f64) -> f64 {
        let of = |(r, e): (&f64, &f64)| e * r.ln() + caution * (r.ln() - 2.0 * r.ln_1p());
        ratios.iter().zip(matches).map(of).sum()
    }

    fn total(ratios: &[f64]) -> f64 {
        ratios.iter().zip(&U).map(|(r, u)| r * u).sum()
    }

    #[test]
    fn shares_sum_to_one_and_ordered_ratios_do_not_rise() {
        for matches in [
            [9.0, 0.0, 1.0, 0.0],
            [0.0; 4],
            [0.0, 0.0, 0.0, 1e9],
            [1e12, 1.0, 5.0, 1e3],
        ] {
            for ordered in [false, true] {
                let found = ratios(&matches, &U, ordered, 1.0);
                assert!((total(&found) - 1.0).abs() < 1e-12, "{found:?}");
                assert!(found.iter().all(|&r| r > 0.0), "{found:?}");
                assert!(!ordered || found.is_sorted_by(|a, b| a >= b), "{found:?}");
            }
        }
    }

    #[test]
    fn no_neighbour_is_better() {
        for matches in [
            [90.0, 3.0, 1.0, 6.0],
            [1.0, 40.0, 50.0, 9.0],
            [0.0, 3.0, 0.0, 1.0],
        ] {
            for ordered in [false, true] {
                let best = ratios(&matches, &U, ordered, 1.0);
                let reached = objective(&best, &matches, 1.0);
                for (up, down) in (0..4).flat_map(|up| (0..4).map(move |down| (up, down))) {
                    // A little of one level's share to another keeps the sum.
                    let moved = 1e-3 * (U[down] * best[down]);
                    let mut other = best.clone();
                    other[up] += moved / U[up];
                    other[down] -= moved / U[down];
                    if !ordered || other.is_sorted_by(|a, b| a >= b) {
                        assert!(objective(&other, &matches, 1.0) <= reached + 1e-9);
                    }
                }
            }
        }
    }

    #[test]
    fn a_rare_level_nobody_could_have_seen_says_nothing() {
        // Ten matches, a level of one pair in 100,000: its absence is no evidence.
        let found = ratios(&[0.0, 0.0, 0.0, 10.0], &U, false, 1.0);
        assert!((found[0] - 1.0).abs() < 0.01, "{found:?}");
    }

    #[test]
    fn without_caution_it_is_the_share() {
        let found = ratios(&[0.6, 0.2, 0.1, 0.1], &U, true, 0.0);
        assert!((found[0] * U[0] - 0.6).abs() < 1e-12);
    }
}
