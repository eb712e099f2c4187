//! Laws of [`Scores`] and conflicting pairs against a naive search.
//!
//! - `adjustment_and_median_are_those_of_trying_every_count`
//! - `agreement_is_every_count_that_most_figures_allow`
//! - `agreement_regions_are_apart_and_in_order`
//! - `pairs_are_those_of_trying_every_pair`
//! - `pairs_are_listed_widest_first_up_to_the_cap`
//! - `piercing_is_that_of_trying_every_set_of_counts`
//! - `piercing_is_the_largest_set_of_figures_that_never_meet`
//! - `inconsistency_is_the_least_discount_that_makes_all_fit`
//! - `every_smallest_conflict_is_a_pair` (Helly)
//! - `adjustment_is_the_sum_over_counts_of_the_smaller_side`
//! - `order_of_figures_does_not_matter`
//! - `nothing_at_all_fits`
//! - `figures_near_the_largest_number_are_exact`

use cotejo::discrepancy::{Scores, conflicting_pairs};
use cotejo::{Bounds, Ratio, strategy};
use proptest::prelude::*;

use super::{minus, oracle};
use crate::config;

/// Figures with ends up to 8, few enough to try every set of counts.
fn tiny() -> impl Strategy<Value = Vec<Bounds>> {
    let end = || 0..=8_u64;
    let closed = (end(), end()).prop_map(|(a, b)| Bounds::exactly(a).hull(Bounds::exactly(b)));
    let figure = prop_oneof![3 => closed, 1 => end().prop_map(Bounds::at_least)];
    proptest::collection::vec(figure, 0..=5)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn adjustment_and_median_are_those_of_trying_every_count(figures in strategy::one_quantity(0..=7)) {
        let scores = Scores::of(&figures);
        let (least, counts) = oracle::adjustment(&figures);
        prop_assert_eq!(scores.adjustment, least);
        for count in 0..=oracle::beyond(&figures) {
            prop_assert_eq!(scores.median.contains(count), counts.contains(&count), "{}", count);
        }
    }

    #[test]
    fn agreement_is_every_count_that_most_figures_allow(figures in strategy::one_quantity(1..=7)) {
        let scores = Scores::of(&figures);
        let (most, counts) = oracle::agreement(&figures);
        prop_assert_eq!(scores.support, most);
        for count in 0..=oracle::beyond(&figures) {
            let inside = scores.agreement.iter().any(|region| region.contains(count));
            prop_assert_eq!(inside, counts.contains(&count), "{}", count);
        }
    }

    #[test]
    fn agreement_regions_are_apart_and_in_order(figures in strategy::one_quantity(1..=7)) {
        for pair in Scores::of(&figures).agreement.windows(2) {
            prop_assert!(pair[0].hi().is_some_and(|end| end < pair[1].lo()));
        }
    }

    #[test]
    fn pairs_are_those_of_trying_every_pair(figures in strategy::one_quantity(0..=7)) {
        let scores = Scores::of(&figures);
        let expected = oracle::pairs(&figures);
        let mut found: Vec<[usize; 2]> = conflicting_pairs(&figures, usize::MAX)
            .into_iter()
            .map(|(above, under)| [above.min(under), above.max(under)])
            .collect();
        found.sort_unstable_by_key(|[one, other]| (*other, *one));
        prop_assert_eq!(&found, &expected);
        prop_assert_eq!(scores.conflicting_pairs, u128::try_from(expected.len()).unwrap());
        let in_some = (0..figures.len()).filter(|at| expected.iter().any(|pair| pair.contains(at)));
        prop_assert_eq!(scores.in_conflict, in_some.count());
        prop_assert_eq!(scores.figures, figures.len());
    }

    #[test]
    fn pairs_are_listed_widest_first_up_to_the_cap(figures in strategy::one_quantity(0..=7), cap in 0..6_usize) {
        let all = conflicting_pairs(&figures, usize::MAX);
        let gap = |(above, under): &(usize, usize)| figures[*above].lo().checked_sub(figures[*under].hi().unwrap());
        prop_assert!(all.iter().all(|pair| gap(pair).is_some_and(|gap| gap > 0)));
        let widest = all.iter().map(gap).max();
        prop_assert_eq!(all.first().map(gap), widest);
        let listed = conflicting_pairs(&figures, cap);
        prop_assert_eq!(&listed[..], &all[..cap.min(all.len())]);
    }

    #[test]
    fn piercing_is_that_of_trying_every_set_of_counts(figures in tiny()) {
        prop_assert_eq!(Scores::of(&figures).piercing, oracle::piercing(&figures));
    }

    #[test]
    fn piercing_is_the_largest_set_of_figures_that_never_meet(figures in strategy::one_quantity(0..=7)) {
        let pairs = oracle::pairs(&figures);
        let apart = |set: &usize| {
            let members: Vec<usize> = (0..figures.len()).filter(|at| set >> at & 1 == 1).collect();
            members.iter().all(|one| members.iter().all(|other| other <= one || pairs.contains(&[*one, *other])))
        };
        let sizes = (0..1_usize << figures.len()).filter(apart).map(usize::count_ones);
        let largest = usize::try_from(sizes.max().unwrap()).unwrap();
        prop_assert_eq!(Scores::of(&figures).piercing, largest);
    }

    #[test]
    fn inconsistency_is_the_least_discount_that_makes_all_fit(figures in strategy::one_quantity(0..=7)) {
        let scores = Scores::of(&figures);
        prop_assert_eq!(scores.inconsistency, minus(Ratio::ONE, oracle::discount(&figures)));
        prop_assert_eq!(scores.clash.map_or(Ratio::ZERO, |clash| clash.relative()), scores.inconsistency);
        if let Some(clash) = scores.clash {
            prop_assert_eq!(Some(clash.needs), figures.iter().map(|figure| figure.lo()).max());
            prop_assert_eq!(Some(clash.allows), figures.iter().filter_map(|figure| figure.hi()).min());
            prop_assert_eq!(clash.short_by, clash.needs - clash.allows);
        }
    }

    #[test]
    fn every_smallest_conflict_is_a_pair(figures in strategy::one_quantity(0..=6)) {
        for set in 0..1_usize << figures.len() {
            let members: Vec<Bounds> = (0..figures.len()).filter(|at| set >> at & 1 == 1).map(|at| figures[at]).collect();
            let scores = Scores::of(&members);
            prop_assert_eq!(scores.fits(), oracle::pairs(&members).is_empty());
            let meet = members.iter().copied().try_fold(Bounds::ANY, Bounds::intersect).is_some();
            prop_assert_eq!(scores.fits(), meet);
        }
    }

    #[test]
    fn adjustment_is_the_sum_over_counts_of_the_smaller_side(figures in strategy::one_quantity(0..=7)) {
        let smaller = |count: u64| {
            let above = figures.iter().filter(|figure| figure.lo() > count).count();
            above.min(figures.iter().filter(|figure| figure.hi().is_some_and(|hi| hi <= count)).count())
        };
        let total: usize = (0..oracle::beyond(&figures)).map(smaller).sum();
        prop_assert_eq!(Scores::of(&figures).adjustment, u128::try_from(total).unwrap());
    }

    #[test]
    fn order_of_figures_does_not_matter(
        (figures, shuffled) in strategy::one_quantity(0..=7).prop_flat_map(|f| (Just(f.clone()), Just(f).prop_shuffle())),
    ) {
        prop_assert_eq!(Scores::of(&figures), Scores::of(&shuffled));
    }
}

#[test]
fn nothing_at_all_fits() {
    let none = Scores::of(&[]);
    assert!(none.fits() && none.inconsistency.is_zero());
    assert_eq!(
        (
            none.adjustment,
            none.conflicting_pairs,
            none.support,
            none.piercing
        ),
        (0, 0, 0, 0)
    );
    assert_eq!(none.median, Bounds::ANY);
}

#[test]
fn figures_near_the_largest_number_are_exact() {
    let figures = [
        Bounds::exactly(u64::MAX),
        Bounds::at_most(0),
        Bounds::exactly(u64::MAX),
        Bounds::exactly(0),
    ];
    let scores = Scores::of(&figures);
    assert_eq!(scores.adjustment, u128::from(u64::MAX) * 2);
    assert_eq!(scores.inconsistency, Ratio::ONE);
    assert_eq!(
        (scores.conflicting_pairs, scores.piercing, scores.support),
        (4, 2, 2)
    );
}
