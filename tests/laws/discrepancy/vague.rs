//! Laws of vague figures: at face value, at the widest, and how far they are jointly possible.
//!
//! - `possibilistic_is_that_of_a_fine_search`
//! - `possibilistic_is_one_step_below_the_height_where_they_part`
//! - `possibilistic_lies_between_face_value_and_widest`
//! - `widest_is_never_worse_than_face_value`
//! - `a_crisp_group_is_possible_or_not`
//! - `order_of_figures_does_not_matter`

use cotejo::discrepancy::{Scores, possibilistic};
use cotejo::{Bounds, Ratio, Spread, strategy};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{minus, plus};
use crate::config;

/// Trapezoids close together, crisp ones among them.
fn group() -> impl Strategy<Value = Vec<Spread>> {
    let spread = (strategy::one_quantity(1), 0..=9_u64, 0..=9_u64).prop_map(|(core, below, above)| {
        let core = core[0];
        let support = Bounds::new(core.lo().saturating_sub(below), core.hi().map(|hi| hi + above));
        Spread::new(core, support.unwrap()).unwrap()
    });
    prop_oneof![3 => vec(spread, 0..=5), 1 => vec(strategy::spread(), 0..=5)]
}

/// Whether the trapezoids still have a real number in common when cut at this height.
fn meet_at(group: &[Spread], height: Ratio) -> bool {
    let (h, one) = (height.numer(), height.denom());
    let low = |s: &Spread| u128::from(s.support().lo()) * (one - h) + u128::from(s.core().lo()) * h;
    let high = |s: &Spread| {
        let (support, core) = (s.support().hi()?, s.core().hi()?);
        Some(u128::from(support) * (one - h) + u128::from(core) * h)
    };
    let highest = group.iter().map(low).max();
    let lowest = group.iter().filter_map(high).min();
    highest.zip(lowest).is_none_or(|(low, high)| low <= high)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn possibilistic_is_that_of_a_fine_search(group in group()) {
        let height = minus(Ratio::ONE, possibilistic(&group));
        for step in 1..=120 {
            let at = Ratio::new(step, 120).unwrap();
            prop_assert_eq!(meet_at(&group, at), at <= height, "{}", at);
        }
    }

    #[test]
    fn possibilistic_is_one_step_below_the_height_where_they_part(group in group()) {
        let height = minus(Ratio::ONE, possibilistic(&group));
        prop_assert!(height.is_zero() || meet_at(&group, height));
        if height < Ratio::ONE {
            let step = Ratio::new(1, height.denom() * 1_000_000_007).unwrap();
            prop_assert!(!meet_at(&group, plus(height, step)));
        }
    }

    #[test]
    fn possibilistic_lies_between_face_value_and_widest(group in group()) {
        let at = |read: fn(Spread) -> Bounds| Scores::of(&group.iter().map(|s| read(*s)).collect::<Vec<_>>()).fits();
        let possible = possibilistic(&group);
        prop_assert_eq!(possible.is_zero(), at(Spread::core));
        prop_assert!(possible == Ratio::ONE || at(Spread::support));
    }

    #[test]
    fn widest_is_never_worse_than_face_value(group in group()) {
        let at = |read: fn(Spread) -> Bounds| Scores::of(&group.iter().map(|s| read(*s)).collect::<Vec<_>>());
        let (face, widest) = (at(Spread::core), at(Spread::support));
        prop_assert!(widest.inconsistency <= face.inconsistency);
        prop_assert!(widest.adjustment <= face.adjustment);
        prop_assert!(widest.conflicting_pairs <= face.conflicting_pairs);
    }

    #[test]
    fn a_crisp_group_is_possible_or_not(figures in strategy::one_quantity(0..=6)) {
        let crisp: Vec<Spread> = figures.iter().copied().map(Spread::crisp).collect();
        let expected = if Scores::of(&figures).fits() { Ratio::ZERO } else { Ratio::ONE };
        prop_assert_eq!(possibilistic(&crisp), expected);
    }

    #[test]
    fn order_of_figures_does_not_matter((group, shuffled) in group().prop_flat_map(|g| (Just(g.clone()), Just(g).prop_shuffle()))) {
        prop_assert_eq!(possibilistic(&group), possibilistic(&shuffled));
    }
}
