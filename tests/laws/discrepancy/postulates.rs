//! The postulates that hold of one quantity, for `D`, `A` and the number of conflicting pairs.
//!
//! - `all_are_zero_exactly_when_some_count_satisfies_all` (consistency)
//! - `inconsistency_is_a_fraction_of_one` (normalisation of `D`)
//! - `a_further_figure_never_lowers_any` (monotony)
//! - `widening_a_figure_never_raises_any` (dominance)
//! - `a_figure_that_conflicts_with_none_changes_none` (free-formula independence)
//! - `a_figure_in_conflict_adds_pairs` (penalty of the number of pairs)
//! - `adjustment_and_pairs_are_super_additive`
//! - `inconsistency_of_two_groups_is_at_least_the_larger`
//! - `a_copy_keeps_the_inconsistency` (replication of `D`)
//! - `scaling_keeps_inconsistency_and_pairs_and_scales_adjustment`
//! - `shifting_a_figure_by_one_moves_the_adjustment_by_at_most_one` (1-Lipschitz)
//! - `shifting_a_figure_by_one_moves_the_inconsistency_little` (continuity of `D`)
//! - `some_single_edit_lowers_the_adjustment` (progression of `A`)
//! - `two_figures_have_the_pairs_score` (closed form of a pair)
//!
//! Independence of a claim about a fresh quantity is a law of ledgers, in `invariance`.

use cotejo::discrepancy::{Scores, relate};
use cotejo::{Bounds, Ratio, strategy};
use proptest::prelude::*;
use proptest::sample::Index;

use super::{oracle, plus, scaled};
use crate::config;

/// All three at once.
fn of(figures: &[Bounds]) -> (Ratio, u128, u128) {
    let scores = Scores::of(figures);
    (scores.inconsistency, scores.adjustment, scores.conflicting_pairs)
}

fn all_at_most((d, a, pairs): (Ratio, u128, u128), (e, b, more): (Ratio, u128, u128)) -> bool {
    d <= e && a <= b && pairs <= more
}

fn shifted(figure: Bounds, up: bool) -> Bounds {
    let step = |end: u64| if up { end + 1 } else { end.saturating_sub(1) };
    Bounds::new(step(figure.lo()), figure.hi().map(step)).unwrap()
}

fn replaced(figures: &[Bounds], at: usize, by: Bounds) -> Vec<Bounds> {
    let mut other = figures.to_vec();
    other[at] = by;
    other
}

/// Every way to move one end of one figure, or both, by one person.
fn edits(figures: &[Bounds]) -> Vec<Vec<Bounds>> {
    let ends = |figure: Bounds| {
        let (lo, hi) = (figure.lo(), figure.hi());
        let lower = [Some(lo), lo.checked_sub(1), lo.checked_add(1)];
        let upper = [hi, hi.and_then(|hi| hi.checked_sub(1)), hi.map(|hi| hi + 1)];
        let both = lower
            .into_iter()
            .flatten()
            .flat_map(move |lo| upper.map(|hi| (lo, hi)));
        both.filter(move |(_, up)| up.is_some() == hi.is_some())
            .filter_map(|(lo, hi)| Bounds::new(lo, hi))
    };
    let at = |at: usize| ends(figures[at]).map(move |edited| replaced(figures, at, edited));
    (0..figures.len()).flat_map(at).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn all_are_zero_exactly_when_some_count_satisfies_all(figures in strategy::one_quantity(0..=6)) {
        let (d, a, pairs) = of(&figures);
        let satisfiable = (0..=oracle::beyond(&figures)).any(|n| figures.iter().all(|figure| figure.contains(n)));
        prop_assert_eq!([d.is_zero(), a == 0, pairs == 0], [satisfiable; 3]);
    }

    #[test]
    fn inconsistency_is_a_fraction_of_one(figures in strategy::one_quantity(0..=6)) {
        prop_assert!(of(&figures).0 <= Ratio::ONE);
    }

    #[test]
    fn a_further_figure_never_lowers_any(figures in strategy::one_quantity(0..=6), more in strategy::one_quantity(1)) {
        let both = [figures.as_slice(), &more].concat();
        prop_assert!(all_at_most(of(&figures), of(&both)));
        let (few, many) = (Scores::of(&figures), Scores::of(&both));
        prop_assert!(few.in_conflict <= many.in_conflict && few.piercing <= many.piercing);
        prop_assert!(few.figures - few.support <= many.figures - many.support, "figures to withdraw");
    }

    #[test]
    fn widening_a_figure_never_raises_any(
        figures in strategy::one_quantity(1..=6), at in any::<Index>(), with in strategy::one_quantity(1),
    ) {
        let at = at.index(figures.len());
        let wider = replaced(&figures, at, figures[at].hull(with[0]));
        prop_assert!(all_at_most(of(&wider), of(&figures)));
    }

    #[test]
    fn a_figure_that_conflicts_with_none_changes_none(figures in strategy::one_quantity(1..=6), below in 0..9_u64, above in 0..9_u64) {
        let lowest = figures.iter().filter_map(|figure| figure.hi()).min().unwrap_or(20);
        let highest = figures.iter().map(|figure| figure.lo()).max().unwrap_or(0);
        let (lo, hi) = (lowest.min(20).saturating_sub(below), highest + above);
        let free = Bounds::exactly(lo).hull(Bounds::exactly(hi));
        prop_assert!(figures.iter().all(|figure| figure.gap(free) == 0));
        prop_assert_eq!(of(&[figures.as_slice(), &[free]].concat()), of(&figures));
    }

    #[test]
    fn a_figure_in_conflict_adds_pairs(figures in strategy::one_quantity(1..=6), more in strategy::one_quantity(1)) {
        let both = [figures.as_slice(), &more].concat();
        let conflicts = figures.iter().filter(|figure| figure.gap(more[0]) > 0).count();
        prop_assert_eq!(of(&both).2, of(&figures).2 + u128::try_from(conflicts).unwrap());
    }

    #[test]
    fn adjustment_and_pairs_are_super_additive(one in strategy::one_quantity(0..=4), other in strategy::one_quantity(0..=4)) {
        let (a, b) = (of(&one), of(&other));
        let both = of(&[one, other].concat());
        prop_assert!(both.1 >= a.1 + b.1 && both.2 >= a.2 + b.2);
    }

    #[test]
    fn inconsistency_of_two_groups_is_at_least_the_larger(one in strategy::one_quantity(0..=4), other in strategy::one_quantity(0..=4)) {
        let larger = of(&one).0.max(of(&other).0);
        prop_assert!(of(&[one, other].concat()).0 >= larger);
    }

    #[test]
    fn a_copy_keeps_the_inconsistency(figures in strategy::one_quantity(1..=6), at in any::<Index>()) {
        let copied = [figures.as_slice(), &[figures[at.index(figures.len())]]].concat();
        let (before, after) = (Scores::of(&figures), Scores::of(&copied));
        prop_assert_eq!(after.inconsistency, before.inconsistency);
        prop_assert_eq!((after.clash, after.piercing), (before.clash, before.piercing));
    }

    #[test]
    fn scaling_keeps_inconsistency_and_pairs_and_scales_adjustment(figures in strategy::one_quantity(0..=6), by in 1..=1_000_000_u64) {
        let (before, after) = (Scores::of(&figures), Scores::of(&scaled(&figures, by)));
        prop_assert_eq!(after.inconsistency, before.inconsistency);
        prop_assert_eq!(after.conflicting_pairs, before.conflicting_pairs);
        prop_assert_eq!(after.adjustment, before.adjustment * u128::from(by));
        prop_assert_eq!(after.median, scaled(&[before.median], by)[0]);
        prop_assert_eq!((after.support, after.piercing), (before.support, before.piercing));
    }

    #[test]
    fn shifting_a_figure_by_one_moves_the_adjustment_by_at_most_one(figures in strategy::one_quantity(1..=6), at in any::<Index>(), up in any::<bool>()) {
        let at = at.index(figures.len());
        let moved = replaced(&figures, at, shifted(figures[at], up));
        prop_assert!(of(&moved).1.abs_diff(of(&figures).1) <= 1);
    }

    #[test]
    fn shifting_a_figure_by_one_moves_the_inconsistency_little(figures in strategy::one_quantity(1..=6), at in any::<Index>(), up in any::<bool>()) {
        let at = at.index(figures.len());
        let moved = replaced(&figures, at, shifted(figures[at], up));
        let needed = |figures: &[Bounds]| figures.iter().map(|figure| figure.lo()).max().unwrap_or(0);
        // One person out of those needed: little, unless hardly any are needed.
        let least = needed(&figures).min(needed(&moved)).max(1);
        let step = Ratio::new(1, u128::from(least)).unwrap();
        let (before, after) = (of(&figures).0, of(&moved).0);
        prop_assert!(before.max(after) <= plus(before.min(after), step));
    }

    #[test]
    fn some_single_edit_lowers_the_adjustment(figures in strategy::one_quantity(0..=5)) {
        let now = of(&figures).1;
        prop_assert_eq!(now > 0, edits(&figures).iter().any(|edited| of(edited).1 < now));
    }

    #[test]
    fn two_figures_have_the_pairs_score(pair in strategy::one_quantity(2)) {
        let (d, a, pairs) = of(&pair);
        prop_assert_eq!(d, pair[0].relative_gap(pair[1]));
        prop_assert_eq!(a, u128::from(pair[0].gap(pair[1])));
        let contradict = matches!(relate(pair[0], pair[1]), cotejo::discrepancy::Comparison::Contradictory { .. });
        prop_assert_eq!(pairs == 1, contradict);
    }
}
