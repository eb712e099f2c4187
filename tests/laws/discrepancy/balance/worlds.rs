//! Balances against every small world: how many were held, came and went, day by day.
//!
//! - `what_remains_is_that_of_every_world_and_no_wider`
//! - `two_flows_of_one_measure_give_what_every_world_gives`
//! - `several_flows_of_one_measure_exclude_no_world`
//! - `the_boundary_hours_give_what_every_hour_gives`

use std::collections::BTreeSet;

use cotejo::discrepancy::Balance;
use cotejo::{Bounds, Draft};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{archive, days, flow, held, only};
use crate::config;

fn range() -> impl Strategy<Value = (u64, u64)> {
    (0..5_u64, 0..4_u64).prop_map(|(lo, more)| (lo, lo + more))
}

fn text((lo, hi): (u64, u64)) -> String {
    format!("{lo}-{hi}")
}

/// From day 1 to day 9, with releases over these days.
fn released(flows: &[((u32, u32), u64)]) -> Balance {
    let draft = archive()
        .with_claim(held("h0", 1, "50"))
        .with_claim(held("h1", 9, "50"));
    let flows = flows.iter().enumerate().map(|(at, ((from, to), figure))| {
        flow(
            &format!("f{at}"),
            "released",
            days(*from, *to),
            &figure.to_string(),
        )
    });
    only(flows.fold(draft, Draft::with_claim))
}

/// Windows inside days 2 to 5 with their numbers, no two of the same days.
fn windows(most: usize) -> impl Strategy<Value = Vec<((u32, u32), u64)>> {
    vec(((2..=5_u32, 0..4_u32), 0..=4_u64), 1..=most).prop_map(|flows| {
        let mut seen = BTreeSet::new();
        let inside = flows
            .into_iter()
            .map(|((from, more), figure)| ((from, (from + more).min(5)), figure));
        inside.filter(|(window, _)| seen.insert(*window)).collect()
    })
}

/// How many people the flows can speak of in all, in every world of 0 to 4 releases on each day.
fn totals(flows: &[((u32, u32), u64)]) -> BTreeSet<u64> {
    let mut found = BTreeSet::new();
    for world in 0..5_u64.pow(4) {
        let on = |day: u32| world / 5_u64.pow(day - 2) % 5;
        let count = |(from, to): (u32, u32)| (from..=to).map(on).sum::<u64>();
        if flows.iter().all(|(window, figure)| count(*window) == *figure) {
            let named = |day: &u32| flows.iter().any(|((from, to), _)| from <= day && day <= to);
            found.insert((2..=5).filter(named).map(on).sum());
        }
    }
    found
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_remains_is_that_of_every_world_and_no_wider(
        (from, to, gone, come) in (range(), range(), range(), range()),
        open in any::<bool>(),
    ) {
        let last = if open { format!(">={}", to.0.max(2)) } else { text(to) };
        let to = if open { (to.0.max(2), to.0.max(2) + 40) } else { to };
        let draft = archive()
            .with_claim(held("h0", 1, &text(from)))
            .with_claim(flow("gone", "released", days(3, 4), &text(gone)))
            .with_claim(flow("come", "arrested", days(3, 6), &text(come)))
            .with_claim(held("h1", 9, &last));
        let balance = only(draft);
        let mut nets = BTreeSet::new();
        for held_first in from.0..=from.1 {
            for held_last in to.0..=to.1 {
                for left in gone.0..=gone.1 {
                    for came in come.0..=come.1 {
                        let [a, b, c, d] = [held_first, held_last, left, came].map(i128::from);
                        nets.insert(b - a + c - d);
                    }
                }
            }
        }
        let (least, most) = (*nets.first().unwrap(), *nets.last().unwrap());
        prop_assert_eq!(balance.face.net.lo(), Some(least));
        prop_assert_eq!(balance.face.net.hi(), (!open).then_some(most));
        prop_assert_eq!(balance.face.entered_at_least, least.max(0).unsigned_abs());
        prop_assert_eq!(balance.face.left_at_least, if open { 0 } else { most.min(0).unsigned_abs() });
        // Complete only where some world has no one else.
        prop_assert_eq!(balance.clash_if_complete().is_none(), nets.contains(&0) || (open && least <= 0));
    }

    #[test]
    fn two_flows_of_one_measure_give_what_every_world_gives(flows in windows(2)) {
        let balance = released(&flows);
        let worlds = totals(&flows);
        prop_assert_eq!(balance.impossible, worlds.is_empty());
        if let (Some(least), Some(most)) = (worlds.first(), worlds.last()) {
            prop_assert_eq!(balance.terms[0].persons.core(), Bounds::between(*least, *most).unwrap());
        }
    }

    #[test]
    fn several_flows_of_one_measure_exclude_no_world(flows in windows(5)) {
        let balance = released(&flows);
        let worlds = totals(&flows);
        prop_assert!(!balance.impossible || worlds.is_empty());
        for world in worlds {
            prop_assert!(balance.terms[0].persons.core().contains(world), "{world} {:?}", balance.terms);
        }
    }

    #[test]
    fn the_boundary_hours_give_what_every_hour_gives((from, to) in (1..=9_u32, 0..9_u32), figure in 2..5_u64) {
        let to = (from + to).min(9);
        let balance = released(&[((from, to), figure)]);
        // On the days of the stocks anybody may have gone before the first or after the last; all on one
        // such day, or some on another day, is a world too.
        let surely = if from == 1 || to == 9 { 0 } else { figure };
        prop_assert_eq!(balance.terms[0].persons.core(), Bounds::exactly(figure));
        prop_assert_eq!(balance.terms[0].persons.support(), Bounds::between(surely, figure).unwrap());
    }
}
