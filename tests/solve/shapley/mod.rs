//! Shapley values against all orders, known games and their own axioms.

mod samples;
mod values;

use cotejo::Ratio;
use cotejo::solve::{Capped, Division, Sampling, shapley};
use proptest::prelude::*;

type Value = Result<Ratio, Capped>;

fn ratio(numer: u128, denom: u128) -> Ratio {
    Ratio::new(numer, denom).unwrap()
}

fn sampling(above: usize, permutations: u32, seed: u64) -> Sampling {
    let mut sampling = Sampling::default();
    (sampling.above, sampling.permutations, sampling.seed) = (above, permutations, seed);
    sampling
}

fn exact(players: usize, value: impl FnMut(&[bool]) -> Value) -> Vec<Ratio> {
    match shapley(players, &[], sampling(20, 0, 0), value).unwrap() {
        Division::Exact(shares) => shares,
        other => panic!("{other:?}"),
    }
}

/// Shares and their standard errors from so many orders.
fn estimate(
    players: usize,
    permutations: u32,
    seed: u64,
    value: impl FnMut(&[bool]) -> Value,
) -> (Vec<Ratio>, Vec<Ratio>) {
    let sampled = shapley(players, &[], sampling(0, permutations, seed), value).unwrap();
    let Division::Sampled {
        shares,
        standard_error,
        permutations: used,
        seed: same,
        ..
    } = sampled
    else {
        panic!("{sampled:?}")
    };
    assert_eq!((used, same), ((permutations / 2).max(2) * 2, seed));
    (shares, standard_error)
}

fn total(shares: &[Ratio]) -> Ratio {
    shares.iter().fold(Ratio::ZERO, |sum, one| {
        let numer = sum.numer() * one.denom() + one.numer() * sum.denom();
        ratio(numer, sum.denom() * one.denom())
    })
}

/// A pair of a left and a right glove is worth 1; so many players have a left one, the others a right one.
fn gloves(left: usize) -> impl Fn(&[bool]) -> Value {
    move |hands| {
        let (left, right) = hands.split_at(left);
        let [left, right] = [left, right].map(|hands| hands.iter().map(|on| u128::from(*on)).sum::<u128>());
        Ok(Ratio::whole(left.min(right)))
    }
}

/// The number of a coalition: its members' bits.
fn number(active: &[bool]) -> usize {
    active
        .iter()
        .rev()
        .fold(0, |number, on| 2 * number + usize::from(*on))
}

/// Games by coalition, in twelfths, which grow with the coalition.
fn games(least: usize, most: usize) -> impl Strategy<Value = (usize, Vec<u128>)> {
    (least..=most).prop_flat_map(|n| {
        let gains = proptest::collection::vec(prop_oneof![3 => 0..60_u128, 2 => Just(0)], 1 << n);
        gains.prop_map(move |gains| (n, grown(n, gains)))
    })
}

/// Worth at least as much as every part; nobody is worth nothing.
fn grown(n: usize, mut values: Vec<u128>) -> Vec<u128> {
    values[0] = 0;
    for coalition in 1..values.len() {
        let members = (0..n).filter(|player| coalition >> player & 1 == 1);
        let parts = members.map(|player| values[coalition & !(1 << player)]);
        values[coalition] = values[coalition].max(parts.max().unwrap());
    }
    values
}

fn of(values: &[u128]) -> impl Fn(&[bool]) -> Value + '_ {
    |active| Ok(ratio(values[number(active)], 12))
}
