//! The mean of exact fractions on two sides of a mark, exact while it fits.

use std::collections::BTreeMap;

use crate::ratio::Ratio;

/// Fractions of at most 1, those above and those below a mark, averaged.
pub(super) struct Mean {
    /// Of all, whatever their side.
    pub(super) of_all: Ratio,
    /// Those above less those below: `true` where those above weigh more, and by how much.
    pub(super) balance: (bool, Ratio),
    /// Whether both are exact.
    pub(super) exact: bool,
}

/// Steps of a rounded fraction.
const STEPS: u128 = 1_000_000_000_000_000_000;

/// Averages over `n`, which counts those on the mark too; `None` when that is 0.
///
/// Exact while the sums fit 128 bits. Beyond, every fraction is rounded to the nearest 10⁻¹⁸ before it
/// is added, so that both means are within half of that; the balance never exceeds the mean of all
/// either way. The order of the fractions changes nothing. O(k log k) in k of them.
pub(super) fn mean(above: &[Ratio], below: &[Ratio], n: usize) -> Option<Mean> {
    let n = u128::try_from(n).ok().filter(|n| *n > 0)?;
    exactly(above, below, n).or_else(|| rounded(above, below, n))
}

fn exactly(above: &[Ratio], below: &[Ratio], n: u128) -> Option<Mean> {
    let (above, below) = (sum(above)?, sum(below)?);
    let over = |ratio: Ratio| Ratio::new(ratio.numer(), ratio.denom().checked_mul(n)?);
    let more = above >= below;
    let (most, least) = if more { (above, below) } else { (below, above) };
    Some(Mean {
        of_all: over(plus(above, below)?)?,
        balance: (more, over(less(most, least)?)?),
        exact: true,
    })
}

/// The sum of fractions, those of one denominator first, so that their order changes nothing.
fn sum(ratios: &[Ratio]) -> Option<Ratio> {
    let mut by_denom: BTreeMap<u128, u128> = BTreeMap::new();
    for ratio in ratios {
        let numer = by_denom.entry(ratio.denom()).or_default();
        *numer = numer.checked_add(ratio.numer())?;
    }
    by_denom.into_iter().try_fold(Ratio::ZERO, |sum, (denom, numer)| {
        plus(sum, Ratio::new(numer, denom)?)
    })
}

fn plus(a: Ratio, b: Ratio) -> Option<Ratio> {
    let (x, y, denom) = alike(a, b)?;
    Ratio::new(x.checked_add(y)?, denom)
}

fn less(a: Ratio, b: Ratio) -> Option<Ratio> {
    let (x, y, denom) = alike(a, b)?;
    Ratio::new(x.checked_sub(y)?, denom)
}

/// Two fractions over their least common denominator.
fn alike(a: Ratio, b: Ratio) -> Option<(u128, u128, u128)> {
    // a.denom / b.denom in lowest terms: what each lacks of the common denominator.
    let lacking = Ratio::new(a.denom(), b.denom())?;
    let denom = a.denom().checked_mul(lacking.denom())?;
    let (x, y) = (
        a.numer().checked_mul(lacking.denom())?,
        b.numer().checked_mul(lacking.numer())?,
    );
    Some((x, y, denom))
}

fn rounded(above: &[Ratio], below: &[Ratio], n: u128) -> Option<Mean> {
    let steps = |ratios: &[Ratio]| {
        ratios.iter().try_fold(0_u128, |sum, ratio| {
            let scaled = ratio.numer().checked_mul(STEPS)?;
            sum.checked_add(scaled.checked_add(ratio.denom() / 2)? / ratio.denom())
        })
    };
    let (above, below) = (steps(above)?, steps(below)?);
    let whole = STEPS.checked_mul(n)?;
    Some(Mean {
        of_all: Ratio::new(above.checked_add(below)?, whole)?,
        balance: (above >= below, Ratio::new(above.abs_diff(below), whole)?),
        exact: false,
    })
}

#[cfg(test)]
mod laws {
    use super::*;

    fn ratio(numer: u128, denom: u128) -> Ratio {
        Ratio::new(numer, denom).unwrap_or(Ratio::ZERO)
    }

    #[test]
    fn small_fractions_are_averaged_exactly() {
        // (1/2 + 1/3 + 1/6) / 4 = 1/4, and (1/2 + 1/3 − 1/6) / 4 = 1/6.
        let found =
            mean(&[ratio(1, 2), ratio(1, 3)], &[ratio(1, 6)], 4).map(|m| (m.of_all, m.balance, m.exact));
        assert_eq!(found, Some((ratio(1, 4), (true, ratio(1, 6)), true)));
        assert!(mean(&[], &[], 0).is_none());
    }

    #[test]
    fn what_does_not_fit_is_rounded_and_says_so() {
        // Denominators without a common factor: their product passes 2^128 at the fourth.
        let primes: [u128; 5] = [
            999_999_999_989,
            999_999_999_961,
            999_999_999_959,
            999_999_999_937,
            999_999_999_899,
        ];
        let ratios: Vec<Ratio> = primes.iter().map(|&p| ratio(p / 2, p)).collect();
        let (three, rest) = ratios.split_at(3);
        assert!(mean(three, &[], 3).is_some_and(|m| m.exact));
        let Some(all) = mean(three, rest, 5) else {
            panic!("no mean")
        };
        assert!(!all.exact);
        // Each is a half less 1/2p: within 10⁻¹² of it.
        assert!(all.of_all < ratio(1, 2) && all.of_all > ratio(499_999_999_999, 1_000_000_000_000));
        assert!(all.balance.0 && all.balance.1 <= all.of_all);
        let tenth = ratio(1, 10);
        assert!(all.balance.1 <= tenth && all.balance.1 >= ratio(99_999_999_999, 1_000_000_000_000));
    }
}
