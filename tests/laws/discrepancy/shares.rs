//! Laws of shares: the Shapley value of the least adjustment, by (voice, page).
//!
//! - `shares_of_single_figures_are_those_of_every_order`
//! - `shares_of_several_figures_are_those_of_every_order`
//! - `shares_add_up_to_the_adjustment`
//! - `equal_figures_have_equal_shares_and_a_free_figure_none`
//! - `a_figure_given_twice_by_one_player_counts_once`
//! - `scaling_scales_every_share`
//! - `order_of_figures_does_not_matter`
//! - `glove_values_are_the_published_ones`
//! - `too_many_players_are_skipped_and_said_to_be`
//! - `the_most_players_are_divided_among_exactly`

use cotejo::discrepancy::{MOST_PLAYERS, MOST_WITH_SEVERAL, Scores, Shares, shares};
use cotejo::{Bounds, Ratio, strategy};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{exact, oracle, scaled, shared, sum};
use crate::config;

fn numbered(players: &[Vec<Bounds>]) -> Vec<(usize, Bounds)> {
    let own =
        |(at, own): (usize, &Vec<Bounds>)| own.iter().map(move |figure| (at, *figure)).collect::<Vec<_>>();
    players.iter().enumerate().flat_map(own).collect()
}

/// The shares of one above and one below when so many say 1 and so many say 0.
fn gloves(above: usize, below: usize) -> [String; 2] {
    let figures = [vec![Bounds::exactly(1); above], vec![Bounds::exactly(0); below]].concat();
    let shares = shared(&figures);
    [shares[0].clone(), shares[above].clone()]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn shares_of_single_figures_are_those_of_every_order(figures in strategy::one_quantity(0..=6)) {
        let players: Vec<Vec<Bounds>> = figures.iter().map(|figure| vec![*figure]).collect();
        prop_assert_eq!(exact(&shares(&numbered(&players))), oracle::shapley(&players));
    }

    #[test]
    fn shares_of_several_figures_are_those_of_every_order(players in vec(strategy::one_quantity(1..=3), 0..=5)) {
        // A figure given twice by one player is one figure of that player.
        let distinct: Vec<Vec<Bounds>> = players
            .iter()
            .map(|own| own.iter().copied().collect::<std::collections::BTreeSet<_>>().into_iter().collect())
            .collect();
        prop_assert_eq!(exact(&shares(&numbered(&players))), oracle::shapley(&distinct));
    }

    #[test]
    fn shares_add_up_to_the_adjustment(figures in strategy::one_quantity(0..=20)) {
        let players: Vec<Vec<Bounds>> = figures.iter().map(|figure| vec![*figure]).collect();
        let total = sum(&exact(&shares(&numbered(&players))));
        prop_assert_eq!(total, Ratio::whole(Scores::of(&figures).adjustment));
    }

    #[test]
    fn equal_figures_have_equal_shares_and_a_free_figure_none(figures in strategy::one_quantity(0..=12)) {
        let numbered: Vec<(usize, Bounds)> = figures.iter().copied().enumerate().collect();
        let shares = exact(&shares(&numbered));
        for (one, figure) in figures.iter().enumerate() {
            for (other, _) in figures.iter().enumerate().filter(|(_, same)| *same == figure) {
                prop_assert_eq!(shares[one], shares[other]);
            }
            let free = figures.iter().all(|other| other.gap(*figure) == 0);
            prop_assert_eq!(shares[one].is_zero(), free);
        }
    }

    #[test]
    fn a_figure_given_twice_by_one_player_counts_once(figures in strategy::one_quantity(1..=8)) {
        let once: Vec<(usize, Bounds)> = figures.iter().copied().enumerate().collect();
        let twice = [once.as_slice(), &once].concat();
        prop_assert_eq!(shares(&twice), shares(&once));
    }

    #[test]
    fn scaling_scales_every_share(figures in strategy::one_quantity(0..=8), by in 1..=1000_u64) {
        let of = |figures: &[Bounds]| {
            let numbered: Vec<(usize, Bounds)> = figures.iter().copied().enumerate().collect();
            exact(&shares(&numbered))
        };
        let times = |share: &Ratio| Ratio::new(share.numer() * u128::from(by), share.denom()).unwrap();
        let expected: Vec<Ratio> = of(&figures).iter().map(times).collect();
        prop_assert_eq!(of(&scaled(&figures, by)), expected);
    }

    #[test]
    fn order_of_figures_does_not_matter(
        (given, shuffled) in vec((0..4_u8, strategy::one_quantity(1)), 0..=8)
            .prop_flat_map(|given| (Just(given.clone()), Just(given).prop_shuffle())),
    ) {
        let flat = |given: &[(u8, Vec<Bounds>)]| given.iter().map(|(player, own)| (*player, own[0])).collect::<Vec<_>>();
        prop_assert_eq!(shares(&flat(&given)), shares(&flat(&shuffled)));
    }
}

#[test]
fn glove_values_are_the_published_ones() {
    assert_eq!(gloves(1, 1), ["1/2", "1/2"]);
    assert_eq!(gloves(1, 2), ["2/3", "1/6"]);
    assert_eq!(gloves(2, 3), ["13/20", "7/30"]);
    assert_eq!(gloves(4, 1), ["1/20", "4/5"]);
    assert_eq!(gloves(1, 4), ["4/5", "1/20"]);
}

#[test]
fn too_many_players_are_skipped_and_said_to_be() {
    let points = |players: u64| {
        (0..players)
            .map(|n| (n, Bounds::exactly(n % 5)))
            .collect::<Vec<_>>()
    };
    let limit = MOST_PLAYERS;
    assert_eq!(shares(&points(47)), Shares::Skipped { players: 47, limit });
    let several = |players: u64| [points(players), vec![(0, Bounds::exactly(9))]].concat();
    let limit = MOST_WITH_SEVERAL;
    assert_eq!(shares(&several(13)), Shares::Skipped { players: 13, limit });
    assert!(matches!(shares(&several(12)), Shares::Exact(divided) if divided.len() == 12));
}

#[test]
fn the_most_players_are_divided_among_exactly() {
    // 23 against 23: by symmetry each has half of the distance to the other side.
    let figures: Vec<(usize, Bounds)> = (0..MOST_PLAYERS)
        .map(|at| (at, Bounds::exactly(if at < 23 { 0 } else { 1_000_000_000_000 })))
        .collect();
    let shares = exact(&shares(&figures));
    assert_eq!(shares, vec![Ratio::whole(500_000_000_000); MOST_PLAYERS]);
    assert_eq!(sum(&shares), Ratio::whole(23_000_000_000_000));
}
