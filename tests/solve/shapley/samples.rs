//! Sampled shares, on fixed seeds.
//!
//! - `sampled_shares_add_up`
//! - `sampled_shares_are_within_five_standard_errors`
//! - `standard_errors_are_those_of_the_variance`

use cotejo::Ratio;
use proptest::prelude::*;

use super::{Value, estimate, exact, games, gloves, of, ratio, total};

proptest! {
    #![proptest_config(crate::cases(512))]

    #[test]
    fn sampled_shares_add_up((n, values) in games(1, 6), permutations in 0..40_u32, seed: u64) {
        let (shares, _) = estimate(n, permutations, seed, of(&values));
        prop_assert_eq!(total(&shares), ratio(values[values.len() - 1], 12));
    }
}

type Game = dyn Fn(&[bool]) -> Value;

/// The distance of two ratios in millionths, rounded down.
fn apart(a: Ratio, b: Ratio) -> u128 {
    let (x, y) = (a.numer() * b.denom(), b.numer() * a.denom());
    x.abs_diff(y) * 1_000_000 / (a.denom() * b.denom())
}

/// What members weigh: the i-th, counted from 1, weighs i.
fn weights(on: &[bool]) -> impl Iterator<Item = u128> {
    on.iter()
        .zip(1..)
        .filter(|(on, _)| **on)
        .map(|(_, weight)| weight)
}

#[test]
fn sampled_shares_are_within_five_standard_errors() {
    let majority = |on: &[bool]| Ok(Ratio::whole(u128::from(weights(on).sum::<u128>() > 27)));
    // A runway as long as the largest needs (Littlechild & Owen, 1973).
    let airport = |on: &[bool]| Ok(ratio(weights(on).map(|i| i * i).max().unwrap_or(0), 7));
    let games: [(usize, &Game); 4] = [(7, &gloves(3)), (9, &gloves(2)), (10, &majority), (11, &airport)];
    let (mut shown, mut beyond_one) = (0, 0);
    for (players, game) in games {
        let truth = exact(players, game);
        let all = game(&vec![true; players]).unwrap();
        for seed in [0, 1, 2, 3, 4, u64::MAX] {
            let sampled = estimate(players, 2_000, seed, game);
            assert_eq!(estimate(players, 2_000, seed, game), sampled, "equal seeds");
            assert_ne!(estimate(players, 2_000, seed.wrapping_add(77), game).0, sampled.0);
            let (shares, errors) = sampled;
            assert_eq!(total(&shares), all);
            for ((share, error), truth) in shares.iter().zip(&errors).zip(&truth) {
                let (off, error) = (apart(*share, *truth), apart(*error, Ratio::ZERO));
                assert!(
                    off <= 5 * error,
                    "{players} {seed}: {share} ± {error} millionths, {truth}"
                );
                assert!(
                    error * 50 < apart(all, Ratio::ZERO),
                    "2,000 orders are nearer than a fiftieth"
                );
                shown += 1;
                beyond_one += usize::from(off > error);
            }
        }
    }
    // Within one standard error lie about two thirds, neither all nor hardly any.
    assert!(
        (shown / 6..shown / 2).contains(&beyond_one),
        "{beyond_one} of {shown}"
    );
}

#[test]
fn standard_errors_are_those_of_the_variance() {
    // Either makes everything, so it is the first of an order: every pair of orders draws 0 and 1.
    let (_, errors) = estimate(2, 100, 5, |on| Ok(Ratio::whole(u128::from(on[0] || on[1]))));
    assert_eq!(errors, [Ratio::ZERO; 2]);
    // Of three, the last makes everything: a pair draws 1 with a chance of 2/3, so the variance is 2/9.
    let unanimous = |on: &[bool]| Ok(Ratio::whole(u128::from(on.iter().all(|on| *on))));
    let (shares, errors) = estimate(3, 20_000, 5, unanimous);
    for (share, error) in shares.iter().zip(&errors) {
        assert!(apart(*share, ratio(1, 3)) < 10_000);
        // √(2/9 / (4 · 10,000)) = 0.00236, rounded up to a thousandth.
        assert_eq!(*error, ratio(3, 1_000));
    }
    let (_, errors) = estimate(3, 200, 5, unanimous);
    // √(2/9 / (4 · 100)) = 0.0236, give or take a tenth, as the variance is estimated too.
    let near = |error: &Ratio| (21_000..27_000).contains(&apart(*error, Ratio::ZERO));
    assert!(errors.iter().all(near), "{errors:?}");
}
