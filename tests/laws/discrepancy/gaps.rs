//! Laws of verification gaps and of unions of lists.
//!
//! - `gap_is_every_difference_that_is_possible`
//! - `there_is_no_gap_exactly_when_more_were_verified_than_said`
//! - `share_and_gap_are_one`
//! - `shares_are_the_least_and_most_that_are_possible`
//! - `union_of_lists_is_that_of_enumerating_sets`
//! - `scaling_scales_the_gap_and_keeps_its_shares`
//! - `an_open_number_leaves_an_open_gap`

use cotejo::discrepancy::{OpenEnd, VerificationGap, union_of_lists};
use cotejo::{Bounds, Ratio};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{minus, plus, scaled};
use crate::config;

fn bounded(most: u64) -> impl Strategy<Value = Bounds> {
    (0..=most, 0..=most).prop_map(|(a, b)| Bounds::exactly(a).hull(Bounds::exactly(b)))
}

fn members(figure: Bounds) -> impl Iterator<Item = u64> + Clone {
    figure.lo()..=figure.hi().unwrap()
}

/// Every number said and verified that can go together.
fn possible(said: Bounds, verified: Bounds) -> Vec<(u64, u64)> {
    let pairs = members(said).flat_map(|x| members(verified).map(move |v| (x, v)));
    pairs.filter(|(x, v)| v <= x).collect()
}

/// Every set of persons, out of `persons`, as long as a list.
fn lists(figure: Bounds, persons: u32) -> Vec<u64> {
    (0..1_u64 << persons)
        .filter(|set| figure.contains(u64::from(set.count_ones())))
        .collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn gap_is_every_difference_that_is_possible(said in bounded(12), verified in bounded(12)) {
        let differences: Vec<u64> = possible(said, verified).iter().map(|(x, v)| x - v).collect();
        let gap = VerificationGap::between(said, verified).map(|gap| gap.persons);
        let ends = differences.iter().min().zip(differences.iter().max());
        prop_assert_eq!(gap, ends.map(|(least, most)| Bounds::between(*least, *most).unwrap()));
    }

    #[test]
    fn there_is_no_gap_exactly_when_more_were_verified_than_said(said in bounded(12), verified in bounded(12)) {
        prop_assert_eq!(VerificationGap::between(said, verified).is_none(), possible(said, verified).is_empty());
    }

    #[test]
    fn share_and_gap_are_one(said in bounded(12), verified in bounded(12)) {
        if let Some(gap) = VerificationGap::between(said, verified) {
            let [least, most] = gap.verified_share();
            prop_assert_eq!(plus(least, gap.most_share), Ratio::ONE);
            prop_assert_eq!(plus(most, gap.least_share), Ratio::ONE);
            prop_assert!(gap.least_share <= gap.most_share);
        }
    }

    #[test]
    fn shares_are_the_least_and_most_that_are_possible(said in bounded(12), verified in bounded(12)) {
        if let Some(gap) = VerificationGap::between(said, verified) {
            let share = |(x, v): &(u64, u64)| Ratio::new(u128::from(x - v), u128::from(*x)).unwrap_or(Ratio::ZERO);
            let shares: Vec<Ratio> = possible(said, verified).iter().map(share).collect();
            prop_assert_eq!(Some(gap.least_share), shares.iter().min().copied());
            prop_assert_eq!(Some(gap.most_share), shares.iter().max().copied());
        }
    }

    #[test]
    fn union_of_lists_is_that_of_enumerating_sets(figures in vec(bounded(2), 0..=3), cap in 0..=7_u64) {
        // Six persons are enough for three lists of two; a cap of seven stands for none.
        let limit = if cap == 7 { Bounds::ANY } else { Bounds::at_most(cap) };
        let unions = figures.iter().fold(vec![0_u64], |unions, figure| {
            let mut next: Vec<u64> =
                lists(*figure, 6).iter().flat_map(|list| unions.iter().map(move |union| union | list)).collect();
            next.sort_unstable();
            next.dedup();
            next
        });
        let mut sizes: Vec<u64> = unions.iter().map(|union| u64::from(union.count_ones())).filter(|size| limit.contains(*size)).collect();
        sizes.sort_unstable();
        sizes.dedup();
        let closed = union_of_lists(&figures, OpenEnd::Closed, limit);
        let found: Vec<u64> = closed.map_or(Vec::new(), |found| members(found).collect());
        prop_assert_eq!(found, sizes.clone());
        // With further lists behind them, anything up to the cap.
        let open = union_of_lists(&figures, OpenEnd::Open, limit);
        prop_assert_eq!(open.map(Bounds::lo), sizes.first().copied());
        prop_assert!(open.is_none_or(|open| open.hi() == limit.hi()));
    }

    #[test]
    fn scaling_scales_the_gap_and_keeps_its_shares(said in bounded(30), verified in bounded(30), by in 1..1000_u64) {
        let large = scaled(&[said, verified], by);
        let (small, large) = (VerificationGap::between(said, verified), VerificationGap::between(large[0], large[1]));
        prop_assert_eq!(small.is_some(), large.is_some());
        if let Some((small, large)) = small.zip(large) {
            prop_assert_eq!(large.persons, scaled(&[small.persons], by)[0]);
            prop_assert_eq!((large.least_share, large.most_share), (small.least_share, small.most_share));
        }
    }
}

#[test]
fn an_open_number_leaves_an_open_gap() {
    let gap = |said: &str, verified: &str| {
        let gap = VerificationGap::between(said.parse().unwrap(), verified.parse().unwrap()).unwrap();
        (
            gap.persons.to_string(),
            gap.least_share.to_string(),
            gap.most_share.to_string(),
        )
    };
    assert_eq!(
        gap(">=87", "41"),
        (">=46".to_owned(), "46/87".to_owned(), "1".to_owned())
    );
    assert_eq!(
        gap("116", ">=41"),
        ("<=75".to_owned(), "0".to_owned(), "75/116".to_owned())
    );
    assert_eq!(
        gap("116", "49-73"),
        ("43-67".to_owned(), "43/116".to_owned(), "67/116".to_owned())
    );
    assert_eq!(gap("0", "0"), ("0".to_owned(), "0".to_owned(), "0".to_owned()));
    assert_eq!(minus(Ratio::ONE, "43/116".parse().unwrap()).to_string(), "73/116");
}
