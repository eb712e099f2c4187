//! The postulates that hold of whole ledgers, for `D`, `A` and the number of smallest conflicts.
//!
//! - `all_three_are_zero_together` (consistency)
//! - `inconsistency_is_a_fraction_of_one` (normalisation of `D`)
//! - `one_more_lowers_none` (monotony)
//! - `a_wider_one_raises_neither_d_nor_a` (dominance)
//! - `one_of_a_fresh_unknown_changes_none` (safe-formula independence)
//! - `one_in_no_conflict_adds_none` (free-formula independence of the number of conflicts)
//! - `one_in_conflict_takes_some_along` (penalty of the number of conflicts)
//! - `adjustment_and_conflicts_are_super_additive`
//! - `beside_one_another_d_is_the_larger_and_the_others_the_sum` (component rule)
//! - `a_copy_keeps_d` (replication of `D`)
//! - `scaling_keeps_d_and_conflicts_and_scales_a`
//! - `moving_one_by_one_moves_a_by_one_at_most` (continuity of `A`)
//! - `moving_one_by_one_moves_d_little` (continuity of `D`)
//! - `some_single_edit_lowers_a` (progression of `A`)
//! - `of_one_unknown_they_are_the_scores_of_a_group` (closed form)
//! - `one_in_no_conflict_changes_none_of_one_unknown` (free-formula independence, one quantity)

use cotejo::discrepancy::Scores;
use cotejo::solve::{Form, Solver};
use cotejo::{Bounds, Ratio};
use proptest::prelude::*;
use proptest::sample::Index;

use super::systems::{Ask, Asked, asked, bounds};
use super::{cases, plus};

fn shifted(bounds: Bounds, up: bool) -> Bounds {
    let step = |end: u64| if up { end + 1 } else { end.saturating_sub(1) };
    Bounds::new(step(bounds.lo()), bounds.hi().map(step)).unwrap()
}

/// Every way to move one end of one ask, or both, by one.
fn edits(asked: &Asked) -> Vec<Asked> {
    let near = |end: u64| [Some(end), end.checked_sub(1), Some(end + 1)];
    let edited = |at: usize| {
        let own = asked.soft[at].1;
        let highs: Vec<Option<u64>> = match own.hi() {
            None => vec![None],
            Some(hi) => near(hi).into_iter().flatten().map(Some).collect(),
        };
        let ends = near(own.lo()).into_iter().flatten();
        let ends = ends.flat_map(move |lo| highs.clone().into_iter().map(move |hi| (lo, hi)));
        ends.filter_map(|(lo, hi)| Bounds::new(lo, hi))
            .map(move |bounds| asked.replaced(at, bounds))
    };
    (0..asked.soft.len()).flat_map(edited).collect()
}

fn quantity(figures: &[Bounds]) -> Asked {
    let soft: Vec<Ask> = figures.iter().map(|figure| (Form::of(0), *figure)).collect();
    Asked {
        unknowns: 1,
        hard: Vec::new(),
        soft,
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn all_three_are_zero_together((asked, _) in asked()) {
        let (d, a, conflicts) = asked.measures();
        let clash = Solver::new(&asked.system()).clash(&vec![true; asked.soft.len()]).unwrap();
        prop_assert_eq!([d.is_zero(), a.is_zero(), conflicts == 0], [clash.is_none(); 3]);
        if let Some(certificate) = clash {
            prop_assert!(certificate.holds_of(&asked.system()));
        }
    }

    #[test]
    fn inconsistency_is_a_fraction_of_one((asked, _) in asked()) {
        prop_assert!(asked.inconsistency() <= Ratio::ONE);
    }

    #[test]
    fn one_more_lowers_none((asked, more) in asked()) {
        let (d, a, conflicts) = asked.measures();
        let (e, b, others) = asked.and(&[more]).measures();
        prop_assert!(d <= e && a <= b && conflicts <= others);
    }

    #[test]
    fn a_wider_one_raises_neither_d_nor_a((asked, _) in asked(), at in any::<Index>(), with in bounds()) {
        let at = at.index(asked.soft.len());
        let wider = asked.replaced(at, asked.soft[at].1.hull(with));
        prop_assert!(wider.inconsistency() <= asked.inconsistency());
        prop_assert!(wider.adjustment() <= asked.adjustment());
    }

    #[test]
    fn one_of_a_fresh_unknown_changes_none((asked, _) in asked(), with in bounds()) {
        let fresh = asked.and(&[(Form::of(asked.unknowns), with)]);
        prop_assert_eq!(fresh.measures(), asked.measures());
    }

    #[test]
    fn one_in_no_conflict_adds_none((asked, more) in asked()) {
        let more = asked.and(&[more]);
        let last = asked.soft.len();
        let found = more.conflicts().conflicts;
        if found.iter().all(|conflict| !conflict.contains(&last)) {
            prop_assert_eq!(found.len(), asked.count());
        }
    }

    #[test]
    fn one_in_conflict_takes_some_along((asked, _) in asked()) {
        let found = asked.conflicts().conflicts;
        for at in 0..asked.soft.len() {
            let own = found.iter().filter(|conflict| conflict.contains(&at)).count();
            prop_assert_eq!(asked.without(at).count() + own, found.len());
        }
    }

    #[test]
    fn adjustment_and_conflicts_are_super_additive((asked, _) in asked(), cut in any::<Index>()) {
        let cut = cut.index(asked.soft.len() + 1);
        let half = |soft: &[Ask]| Asked { soft: soft.to_vec(), ..asked.clone() };
        let (one, other) = (half(&asked.soft[..cut]).measures(), half(&asked.soft[cut..]).measures());
        let (d, a, conflicts) = asked.measures();
        prop_assert!(a >= plus(one.1, other.1) && conflicts >= one.2 + other.2);
        prop_assert!(d >= one.0.max(other.0), "of D no more than the larger is promised");
    }

    #[test]
    fn beside_one_another_d_is_the_larger_and_the_others_the_sum((one, _) in asked(), (other, _) in asked()) {
        let (a, b, both) = (one.measures(), other.measures(), one.beside(&other).measures());
        prop_assert_eq!(both, (a.0.max(b.0), plus(a.1, b.1), a.2 + b.2));
    }

    #[test]
    fn a_copy_keeps_d((asked, _) in asked(), at in any::<Index>()) {
        let copy = asked.soft[at.index(asked.soft.len())].clone();
        prop_assert_eq!(asked.and(&[copy]).inconsistency(), asked.inconsistency());
    }

    #[test]
    fn scaling_keeps_d_and_conflicts_and_scales_a((asked, _) in asked(), by in 2..=1_000_000_u64) {
        let mut scaled = asked.clone();
        for (_, bounds) in &mut scaled.soft {
            *bounds = Bounds::new(bounds.lo() * by, bounds.hi().map(|hi| hi * by)).unwrap();
        }
        let (d, a, conflicts) = asked.measures();
        let times = Ratio::new(a.numer() * u128::from(by), a.denom()).unwrap();
        prop_assert_eq!(scaled.measures(), (d, times, conflicts));
    }

    #[test]
    fn moving_one_by_one_moves_a_by_one_at_most((asked, _) in asked(), at in any::<Index>(), up in any::<bool>()) {
        let at = at.index(asked.soft.len());
        let (before, after) = (asked.adjustment(), asked.replaced(at, shifted(asked.soft[at].1, up)).adjustment());
        prop_assert!(before.max(after) <= plus(before.min(after), Ratio::ONE));
    }

    #[test]
    fn moving_one_by_one_moves_d_little((asked, _) in asked(), at in any::<Index>(), up in any::<bool>()) {
        // Where every end is a thousand times as far from zero, one is a small step for each of them.
        let scale = 100_000;
        let mut large = asked.clone();
        for (_, bounds) in &mut large.soft {
            *bounds = Bounds::new((bounds.lo() + 1) * scale, bounds.hi().map(|hi| (hi + 1) * scale)).unwrap();
        }
        let at = at.index(large.soft.len());
        let (before, after) = (large.inconsistency(), large.replaced(at, shifted(large.soft[at].1, up)).inconsistency());
        let little = Ratio::new(1, 1_000).unwrap();
        prop_assert!(before.max(after) <= plus(before.min(after), little), "{} {}", before, after);
    }

    #[test]
    fn some_single_edit_lowers_a((asked, _) in asked()) {
        let now = asked.adjustment();
        prop_assert_eq!(!now.is_zero(), edits(&asked).iter().any(|edited| edited.adjustment() < now));
    }

    #[test]
    fn of_one_unknown_they_are_the_scores_of_a_group(figures in cotejo::strategy::one_quantity(1..=6)) {
        let scores = Scores::of(&figures);
        let (d, a, conflicts) = quantity(&figures).measures();
        prop_assert_eq!((d, a), (scores.inconsistency, Ratio::whole(scores.adjustment)));
        prop_assert_eq!(u128::try_from(conflicts).unwrap(), scores.conflicting_pairs);
    }

    #[test]
    fn one_in_no_conflict_changes_none_of_one_unknown(figures in cotejo::strategy::one_quantity(1..=6)) {
        let asked = quantity(&figures);
        let found = asked.conflicts().conflicts;
        for at in (0..figures.len()).filter(|at| found.iter().all(|conflict| !conflict.contains(at))) {
            prop_assert_eq!(asked.without(at).measures(), asked.measures());
        }
    }
}
