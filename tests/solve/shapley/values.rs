//! Exact shares.
//!
//! - `a_share_is_the_mean_over_all_orders`
//! - `shares_are_efficient_additive_and_symmetric`
//! - `seven_players_over_all_orders`
//! - `glove_games_are_pinned`
//! - `each_coalition_is_valued_once_and_that_of_nobody_never`
//! - `nobody_and_one`
//! - `null_players_are_left_out_of_every_question`
//! - `what_does_not_fit_is_capped`

use cotejo::Ratio;
use cotejo::solve::{Capped, Division, shapley};
use proptest::prelude::*;

use super::{Value, estimate, exact, games, gloves, grown, number, of, ratio, sampling, total};
use crate::systems::Dice;

/// Every order, one after the other.
fn over_orders(n: usize, values: &[u128]) -> Vec<Ratio> {
    fn go(order: &mut Vec<usize>, n: usize, each: &mut impl FnMut(&[usize])) {
        if order.len() == n {
            each(order);
        }
        for player in 0..n {
            if !order.contains(&player) {
                order.push(player);
                go(order, n, each);
                order.pop();
            }
        }
    }
    let (mut sums, mut orders) = (vec![0; n], 0);
    go(&mut Vec::new(), n, &mut |order| {
        orders += 1;
        let mut before = 0;
        for player in order {
            let after = before | 1 << player;
            sums[*player] += values[after] - values[before];
            before = after;
        }
    });
    sums.into_iter().map(|sum| ratio(sum, 12 * orders)).collect()
}

proptest! {
    #![proptest_config(crate::cases(512))]

    #[test]
    fn a_share_is_the_mean_over_all_orders((n, values) in games(0, 6)) {
        prop_assert_eq!(exact(n, of(&values)), over_orders(n, &values));
    }

    #[test]
    fn shares_are_efficient_additive_and_symmetric(
        (n, values) in games(0, 5), (m, others) in games(0, 5), a in 0..5_usize, b in 0..5_usize,
    ) {
        // The smaller game is one among the first players.
        let players = n.max(m);
        let part = |values: &Vec<u128>, on: &[bool]| values[number(on) % values.len()];
        let one = exact(players, |on| Ok(ratio(part(&values, on), 12)));
        let other = exact(players, |on| Ok(ratio(part(&others, on), 12)));
        let both = exact(players, |on| Ok(ratio(part(&values, on) + part(&others, on), 12)));
        prop_assert_eq!(total(&one), ratio(values[values.len() - 1], 12));
        for ((one, other), both) in one.iter().zip(&other).zip(&both) {
            prop_assert_eq!(total(&[*one, *other]), *both);
        }
        // Those beyond a game add nothing to it.
        prop_assert!(one.iter().skip(n).all(|share| share.is_zero()));
        if a < n && b < n {
            let swapped = |on: &[bool]| {
                let mut on = on.to_vec();
                on.swap(a, b);
                values[number(&on)]
            };
            let mut shares = exact(n, |on| Ok(ratio(swapped(on), 12)));
            shares.swap(a, b);
            prop_assert_eq!(shares, exact(n, of(&values)));
            let alike = exact(n, |on| Ok(ratio(swapped(on) + values[number(on)], 12)));
            prop_assert_eq!(alike[a], alike[b]);
        }
    }
}

#[test]
fn seven_players_over_all_orders() {
    let mut dice = Dice::new(12);
    let values = grown(7, (0..1 << 7).map(|_| dice.below(60).into()).collect());
    assert_eq!(exact(7, of(&values)), over_orders(7, &values));
}

#[test]
fn glove_games_are_pinned() {
    let first = |left, right| exact(left + right, gloves(left))[0];
    assert_eq!(first(1, 1), ratio(1, 2));
    assert_eq!(first(1, 2), ratio(2, 3));
    assert_eq!(first(2, 1), ratio(1, 6));
    assert_eq!(first(2, 3), ratio(13, 20));
    assert_eq!(first(4, 1), ratio(1, 20));
    assert_eq!(first(1, 4), ratio(4, 5));
}

#[test]
fn each_coalition_is_valued_once_and_that_of_nobody_never() {
    let mut met = vec![0; 1 << 5];
    exact(5, |active| {
        met[number(active)] += 1;
        Ok(Ratio::ONE)
    });
    assert_eq!(met.remove(0), 0);
    assert!(met.iter().all(|times| *times == 1));
}

#[test]
fn nobody_and_one() {
    assert_eq!(exact(0, |_| Err(Capped)), []);
    assert_eq!(
        shapley(0, &[], sampling(0, 10, 0), |_| Err(Capped)),
        Ok(Division::Exact(vec![]))
    );
    assert_eq!(exact(1, |_| Ok(ratio(3, 7))), [ratio(3, 7)]);
    let sampled = estimate(1, 10, 0, |_| Ok(ratio(3, 7)));
    assert_eq!(sampled, (vec![ratio(3, 7)], vec![Ratio::ZERO]));
}

#[test]
fn null_players_are_left_out_of_every_question() {
    let null = [true, false, true];
    let mut asked = 0;
    let division = shapley(5, &null, sampling(3, 0, 0), |on| {
        asked += 1;
        assert!(!on[0] && !on[2]);
        gloves(3)(on)
    });
    assert_eq!(asked, 7);
    let shares = vec![Ratio::ZERO, ratio(2, 3), Ratio::ZERO, ratio(1, 6), ratio(1, 6)];
    assert_eq!(division, Ok(Division::Exact(shares)));
    let sampled = shapley(5, &null, sampling(2, 200, 0), gloves(3)).unwrap();
    let Division::Sampled {
        shares,
        standard_error,
        ..
    } = sampled
    else {
        panic!("{sampled:?}")
    };
    assert_eq!((shares[0], standard_error[2]), (Ratio::ZERO, Ratio::ZERO));
    assert!(shares[1] > ratio(1, 2) && standard_error[1] > Ratio::ZERO);
}

#[test]
fn what_does_not_fit_is_capped() {
    let capped = |value: fn(&[bool]) -> Value| {
        for above in [20, 0] {
            assert_eq!(shapley(3, &[], sampling(above, 50, 1), value), Err(Capped));
        }
    };
    capped(|_| Err(Capped));
    capped(|_| Ok(Ratio::whole(u128::MAX)));
    // The first spoils what the others have: a share below zero.
    capped(|on| Ok(Ratio::whole(u128::from(!on[0]))));
    // The product of these denominators is beyond 128 bits.
    capped(|on| {
        Ok(ratio(
            1,
            [3, (1 << 61) - 1, (1 << 89) - 1, 7, 5, 11, 13, 17][number(on)],
        ))
    });
}
