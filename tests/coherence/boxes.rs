//! Small systems against everything there is: every whole point of a box, every subset of what is asked.
//!
//! - `fractions_allow_whatever_whole_numbers_do`
//! - `whole_numbers_are_possible_exactly_when_the_box_has_a_point`
//! - `what_follows_contains_every_whole_point`
//! - `no_whole_point_gives_way_by_less_than_a`
//! - `the_least_among_whole_numbers_is_the_boxs`
//! - `conflicts_are_those_of_all_subsets`
//! - `on_chains_and_sums_alone_fractions_gain_nothing`

use cotejo::solve::{Form, Hard, Range, Solver, System, Whole};
use cotejo::{Bounds, Ratio};
use proptest::prelude::*;

use super::cases;
use super::systems::{Asked, asked};

/// No unknown needs to be larger: no lower end is above 12, and at most two add up to a third.
const SIDE: u64 = 24;

fn value(form: &Form, point: &[u64]) -> i64 {
    let terms = form.terms().iter();
    terms
        .map(|(at, times)| i64::try_from(point[*at]).unwrap() * times)
        .sum()
}

fn allowed(asked: &Asked, point: &[u64]) -> bool {
    asked.hard.iter().all(|hard| match hard {
        Hard::Zero(form) => value(form, point) == 0,
        Hard::AtMostZero(form) => value(form, point) <= 0,
    })
}

/// By how much what is asked gives way at a point.
fn distance(asked: &Asked, point: &[u64]) -> u64 {
    let each = asked
        .soft
        .iter()
        .map(|(form, bounds)| Bounds::exactly(u64::try_from(value(form, point)).unwrap()).gap(*bounds));
    each.sum()
}

/// Every point of the box that the hard rows allow.
fn points(asked: &Asked) -> Vec<Vec<u64>> {
    let mut found = vec![Vec::new()];
    for _ in 0..asked.unknowns {
        let longer = found
            .iter()
            .flat_map(|point: &Vec<u64>| (0..=SIDE).map(move |next| [point.as_slice(), &[next]].concat()));
        found = longer.collect();
    }
    found.retain(|point| allowed(asked, point));
    found
}

fn few() -> impl Strategy<Value = Asked> {
    asked()
        .prop_map(|(asked, _)| asked)
        .prop_filter("few unknowns", |asked| asked.unknowns <= 3)
}

fn all(asked: &Asked) -> Vec<bool> {
    vec![true; asked.soft.len()]
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn fractions_allow_whatever_whole_numbers_do(asked in few()) {
        let clash = Solver::new(&asked.system()).clash(&all(&asked)).unwrap();
        let some = points(&asked).iter().any(|point| distance(&asked, point) == 0);
        prop_assert!(!(some && clash.is_some()));
    }

    #[test]
    fn whole_numbers_are_possible_exactly_when_the_box_has_a_point(asked in few()) {
        let mut solver = Solver::new(&asked.system());
        if solver.clash(&all(&asked)).unwrap().is_none() {
            let some = points(&asked).iter().any(|point| distance(&asked, point) == 0);
            let expected = if some { Whole::Possible } else { Whole::FractionsOnly };
            prop_assert_eq!(solver.whole(&all(&asked)), Ok(expected));
        }
    }

    #[test]
    fn what_follows_contains_every_whole_point(asked in few()) {
        let mut solver = Solver::new(&asked.system());
        let points = points(&asked);
        let kept: Vec<&Vec<u64>> = points.iter().filter(|point| distance(&asked, point) == 0).collect();
        for unknown in 0..asked.unknowns {
            let Range::Between(least, most) = solver.range(&all(&asked), unknown).unwrap() else {
                prop_assert!(kept.is_empty());
                continue;
            };
            for point in &kept {
                let here = Ratio::whole(point[unknown].into());
                prop_assert!(least.value.unwrap_or(Ratio::ZERO) <= here);
                prop_assert!(most.value.is_none_or(|most| here <= most));
            }
        }
    }

    #[test]
    fn no_whole_point_gives_way_by_less_than_a(asked in few()) {
        let least = points(&asked).iter().map(|point| distance(&asked, point)).min().unwrap();
        prop_assert!(asked.adjustment() <= Ratio::whole(least.into()));
    }

    #[test]
    fn the_least_among_whole_numbers_is_the_boxs(asked in few()) {
        let least = points(&asked).iter().map(|point| distance(&asked, point)).min();
        let found = Solver::new(&asked.system()).whole_adjustment(&all(&asked)).unwrap();
        prop_assert_eq!(found, least.map(u128::from));
    }

    #[test]
    fn conflicts_are_those_of_all_subsets((asked, _) in asked()) {
        let mut solver = Solver::new(&asked.system());
        let n = asked.soft.len();
        let rows = |set: u32| -> Vec<bool> { (0..n).map(|at| set >> at & 1 == 1).collect() };
        let clashes: Vec<bool> = (0..1_u32 << n).map(|set| solver.clash(&rows(set)).unwrap().is_some()).collect();
        let clash = |set: u32| clashes[usize::try_from(set).unwrap()];
        let minimal = |set: &u32| clash(*set) && (0..n).all(|at| set >> at & 1 == 0 || !clash(set & !(1 << at)));
        let members = |set: u32| -> Vec<usize> { (0..n).filter(|at| set >> at & 1 == 1).collect() };
        let mut expected: Vec<Vec<usize>> = (0..1_u32 << n).filter(minimal).map(members).collect();
        expected.sort_by_key(|one| (one.len(), one.clone()));
        let found = asked.conflicts();
        prop_assert_eq!(found.conflicts, expected);
        // A way out: what is left does not clash, and with any one of it back it does.
        let everything = (1_u32 << n) - 1;
        let way = |out: &u32| {
            let kept = everything & !out;
            !clash(kept) && (0..n).all(|at| out >> at & 1 == 0 || clash(kept | 1 << at))
        };
        let mut ways: Vec<Vec<usize>> = (0..1_u32 << n).filter(way).map(members).collect();
        ways.sort_by_key(|one| (one.len(), one.clone()));
        prop_assert_eq!(found.corrections, ways);
    }

    #[test]
    fn on_chains_and_sums_alone_fractions_gain_nothing(asked in few()) {
        // Single unknowns in a chain or under one sum: a network, on which whole numbers are as good.
        let soft: Vec<_> = asked.soft.iter().filter(|(form, _)| form.single().is_some()).cloned().collect();
        let asked = Asked { soft, ..asked };
        let least = points(&asked).iter().map(|point| distance(&asked, point)).min().unwrap();
        prop_assert_eq!(asked.adjustment(), Ratio::whole(least.into()));
    }
}

#[test]
fn an_empty_system_asks_nothing() {
    let mut solver = Solver::new(&System::default());
    assert_eq!(
        (solver.clash(&[]), solver.whole(&[])),
        (Ok(None), Ok(Whole::Possible))
    );
}
