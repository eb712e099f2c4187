//! Further invariants of systems: order, duality, shares, bounds, certificates.
//!
//! - `the_order_of_rows_changes_no_measure`
//! - `a_is_at_least_the_gap_of_any_two_of_one_unknown`
//! - `shares_add_up_to_a` · `equal_asks_have_equal_shares`
//! - `what_is_free_of_one_unknown_has_no_share`
//! - `what_follows_shrinks_as_more_is_asked`
//! - `a_certificate_is_checked_and_gives_d`
//! - `each_conflict_clashes_and_no_part_of_it_does`
//! - `conflicts_and_ways_out_hit_one_another`
//! - `support_and_the_fewest_to_withdraw_are_all`

use cotejo::discrepancy::Scores;
use cotejo::solve::{Capped, Fewest, Form, Range, Sampling, Solver, shapley};
use cotejo::{Ratio, strategy};
use proptest::prelude::*;

use super::systems::{Asked, asked};
use super::{cases, plus};

fn shares(asked: &Asked) -> Vec<Ratio> {
    let mut solver = Solver::new(&asked.system());
    let value = |active: &[bool]| -> Result<Ratio, Capped> { Ok(solver.adjustment(active)?.total) };
    let found = shapley(asked.soft.len(), &[], Sampling::default(), value).unwrap();
    found.shares().to_vec()
}

fn shuffled() -> impl Strategy<Value = (Asked, Asked)> {
    asked().prop_flat_map(|(asked, _)| {
        let rows = (
            Just(asked.soft.clone()).prop_shuffle(),
            Just(asked.hard.clone()).prop_shuffle(),
        );
        rows.prop_map(move |(soft, hard)| {
            (
                asked.clone(),
                Asked {
                    hard,
                    soft,
                    ..asked.clone()
                },
            )
        })
    })
}

fn inside(one: &Range, other: &Range) -> bool {
    match (one, other) {
        (Range::Between(least, most), Range::Between(low, high)) => {
            let above = high
                .value
                .is_none_or(|high| most.value.is_some_and(|most| most <= high));
            low.value <= least.value && above
        }
        (Range::Clash(_), _) => true,
        _ => false,
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_order_of_rows_changes_no_measure((asked, other) in shuffled()) {
        prop_assert_eq!(asked.measures(), other.measures());
    }

    #[test]
    fn a_is_at_least_the_gap_of_any_two_of_one_unknown((asked, _) in asked()) {
        let a = asked.adjustment();
        for (form, bounds) in &asked.soft {
            for (_, other) in asked.soft.iter().filter(|(of, _)| of == form) {
                prop_assert!(a >= Ratio::whole(bounds.gap(*other).into()));
            }
        }
    }

    #[test]
    fn shares_add_up_to_a((asked, _) in asked()) {
        prop_assert_eq!(shares(&asked).into_iter().fold(Ratio::ZERO, plus), asked.adjustment());
    }

    #[test]
    fn equal_asks_have_equal_shares((asked, _) in asked()) {
        let twice = asked.and(&asked.soft[..1]);
        let found = shares(&twice);
        prop_assert_eq!(found[0], found[asked.soft.len()]);
    }

    #[test]
    fn what_is_free_of_one_unknown_has_no_share(figures in strategy::one_quantity(1..=5)) {
        let soft = figures.iter().map(|figure| (Form::of(0), *figure)).collect();
        let asked = Asked { unknowns: 1, hard: Vec::new(), soft };
        let found = asked.conflicts().conflicts;
        for (at, share) in shares(&asked).into_iter().enumerate() {
            prop_assert_eq!(share.is_zero(), found.iter().all(|conflict| !conflict.contains(&at)));
        }
    }

    #[test]
    fn what_follows_shrinks_as_more_is_asked((asked, more) in asked()) {
        let longer = asked.and(&[more]);
        let (mut few, mut many) = (Solver::new(&asked.system()), Solver::new(&longer.system()));
        for unknown in 0..asked.unknowns {
            let fewer = few.range(&vec![true; asked.soft.len()], unknown).unwrap();
            let more = many.range(&vec![true; longer.soft.len()], unknown).unwrap();
            prop_assert!(inside(&more, &fewer), "{:?} {:?}", more, fewer);
        }
    }

    #[test]
    fn a_certificate_is_checked_and_gives_d((asked, _) in asked()) {
        let system = asked.system();
        if let Some(certificate) = Solver::new(&system).inconsistency(&vec![true; asked.soft.len()]).unwrap() {
            prop_assert!(certificate.holds_of(&system));
            let alone: Vec<bool> = (0..asked.soft.len()).map(|at| certificate.support().contains(&at)).collect();
            let again = Solver::new(&system).inconsistency(&alone).unwrap().unwrap();
            prop_assert_eq!(again.inconsistency(), certificate.inconsistency());
            // Any other total would be found out.
            let mut wrong = certificate;
            wrong.needed += 1;
            prop_assert!(!wrong.holds_of(&system));
        }
    }

    #[test]
    fn each_conflict_clashes_and_no_part_of_it_does((asked, _) in asked()) {
        for conflict in asked.conflicts().conflicts {
            let kept = |left_out: Option<usize>| {
                let rows = conflict.iter().filter(|at| Some(**at) != left_out).map(|at| asked.soft[*at].clone());
                Asked { soft: rows.collect(), ..asked.clone() }
            };
            prop_assert!(!kept(None).inconsistency().is_zero());
            for at in &conflict {
                prop_assert!(kept(Some(*at)).inconsistency().is_zero());
            }
        }
    }

    #[test]
    fn conflicts_and_ways_out_hit_one_another((asked, _) in asked()) {
        let found = asked.conflicts();
        let hits = |one: &[usize], other: &[usize]| one.iter().any(|at| other.contains(at));
        for conflict in &found.conflicts {
            prop_assert!(found.corrections.iter().all(|correction| hits(correction, conflict)));
        }
        // A way out is smallest: each of its rows is all that is left of some conflict.
        for correction in &found.corrections {
            for at in correction {
                let fewer: Vec<usize> = correction.iter().copied().filter(|other| other != at).collect();
                prop_assert!(found.conflicts.iter().any(|conflict| !hits(&fewer, conflict)));
            }
        }
    }

    #[test]
    fn support_and_the_fewest_to_withdraw_are_all(figures in strategy::one_quantity(1..=6)) {
        let soft = figures.iter().map(|figure| (Form::of(0), *figure)).collect();
        let asked = Asked { unknowns: 1, hard: Vec::new(), soft };
        let fewest = figures.len() - Scores::of(&figures).support;
        prop_assert_eq!(asked.conflicts().fewest, Some(Fewest::Exactly(fewest)));
    }
}
