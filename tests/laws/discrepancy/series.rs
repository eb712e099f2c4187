//! Laws of counts of one running flow at several dates, each containing the earlier ones.
//!
//! - `adjustment_is_that_of_trying_every_rising_series`
//! - `one_date_has_the_scores_of_a_group`
//! - `inconsistency_is_that_of_the_worst_earlier_need`
//! - `the_clash_names_the_two_behind_it`
//! - `it_fits_exactly_when_nothing_needs_adjusting`
//! - `spreading_over_dates_never_raises_anything`
//! - `order_of_figures_does_not_matter`
//! - `a_later_count_may_be_higher_and_not_lower`

use cotejo::discrepancy::{Scores, series};
use cotejo::{Bounds, Ratio, strategy};
use proptest::collection::vec;
use proptest::prelude::*;

use super::oracle;
use crate::config;

/// Figures at up to four dates.
fn dated(size: usize) -> impl Strategy<Value = Vec<(i64, Bounds)>> {
    vec((-1..=2_i64, strategy::one_quantity(1)), 0..=size).prop_map(|figures| {
        figures
            .into_iter()
            .map(|(date, figure)| (date, figure[0]))
            .collect()
    })
}

/// Small enough to try every rising series of counts.
fn tiny() -> impl Strategy<Value = Vec<(i64, Bounds)>> {
    dated(5).prop_map(|figures| {
        let small = |figure: Bounds| Bounds::new(figure.lo() / 3, figure.hi().map(|hi| hi / 3)).unwrap();
        figures
            .into_iter()
            .map(|(date, figure)| (date, small(figure)))
            .collect()
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn adjustment_is_that_of_trying_every_rising_series(figures in tiny()) {
        prop_assert_eq!(series(&figures).adjustment, oracle::isotonic(&figures));
    }

    #[test]
    fn one_date_has_the_scores_of_a_group(figures in strategy::one_quantity(0..=7), date in any::<i64>()) {
        let dated: Vec<(i64, Bounds)> = figures.iter().map(|figure| (date, *figure)).collect();
        let (one, group) = (series(&dated), Scores::of(&figures));
        prop_assert_eq!(one.inconsistency, group.inconsistency);
        prop_assert_eq!(one.clash, group.clash);
        prop_assert_eq!(one.adjustment, group.adjustment);
    }

    #[test]
    fn inconsistency_is_that_of_the_worst_earlier_need(figures in dated(7)) {
        let earlier = figures.iter().flat_map(|need| figures.iter().filter(|allow| need.0 <= allow.0).map(move |allow| (need.1, allow.1)));
        let worst = earlier.map(|(need, allow)| match allow.hi() {
            Some(most) if most < need.lo() => need.relative_gap(allow),
            _ => Ratio::ZERO,
        });
        prop_assert_eq!(series(&figures).inconsistency, worst.max().unwrap_or(Ratio::ZERO));
    }

    #[test]
    fn the_clash_names_the_two_behind_it(figures in dated(7)) {
        let scores = series(&figures);
        prop_assert_eq!(scores.clash.is_some(), scores.between.is_some());
        if let (Some(clash), Some((needs, allows))) = (scores.clash, scores.between) {
            prop_assert_eq!(figures[needs].1.lo(), clash.needs);
            prop_assert_eq!(figures[allows].1.hi(), Some(clash.allows));
            prop_assert!(figures[needs].0 <= figures[allows].0);
            prop_assert_eq!(clash.relative(), scores.inconsistency);
        }
    }

    #[test]
    fn it_fits_exactly_when_nothing_needs_adjusting(figures in dated(7)) {
        let scores = series(&figures);
        prop_assert_eq!(scores.inconsistency.is_zero(), scores.adjustment == 0);
        prop_assert_eq!(scores.clash.is_none(), scores.adjustment == 0);
    }

    #[test]
    fn spreading_over_dates_never_raises_anything(figures in dated(7)) {
        let together: Vec<Bounds> = figures.iter().map(|(_, figure)| *figure).collect();
        let (spread, one) = (series(&figures), Scores::of(&together));
        prop_assert!(spread.inconsistency <= one.inconsistency && spread.adjustment <= one.adjustment);
    }

    #[test]
    fn order_of_figures_does_not_matter((figures, shuffled) in dated(7).prop_flat_map(|f| (Just(f.clone()), Just(f).prop_shuffle()))) {
        let (one, other) = (series(&figures), series(&shuffled));
        prop_assert_eq!((one.inconsistency, one.adjustment), (other.inconsistency, other.adjustment));
        prop_assert_eq!(one.clash, other.clash);
    }
}

#[test]
fn a_later_count_may_be_higher_and_not_lower() {
    let count = Bounds::exactly;
    assert_eq!(series(&[(1, count(41)), (2, count(73))]).adjustment, 0);
    let falling = series(&[(1, count(73)), (2, count(41))]);
    assert_eq!(
        (falling.adjustment, falling.inconsistency.to_string()),
        (32, "32/73".to_owned())
    );
    assert_eq!(falling.between, Some((0, 1)));
}
