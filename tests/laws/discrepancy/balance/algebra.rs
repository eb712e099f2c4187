//! Balances as algebra.
//!
//! - `a_further_flow_moves_what_remains_by_exactly_its_number`
//! - `a_chain_of_balances_adds_up_to_the_balance_of_its_ends`
//! - `the_widest_contains_the_face_value`
//! - `a_net_adds_and_takes_away_like_whole_numbers`
//! - `what_must_have_come_or_gone_is_read_off_the_net`

use cotejo::discrepancy::{Net, Residual, Side};
use cotejo::{Bounds, ClaimDraft, ClaimId, Draft, Ledger, Measure, Settings, reconcile, strategy};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{archive, balances, days, flow, held, only};
use crate::config;

const MEASURES: [&str; 6] = [
    "arrested",
    "late-registered",
    "released",
    "expelled",
    "died",
    "delisted",
];

/// Flows on days 3 to 17, one a day at most.
fn one_a_day() -> impl Strategy<Value = Vec<ClaimDraft>> {
    vec((0..MEASURES.len(), 0..40_u64), 0..8).prop_map(|flows| {
        let made = flows.into_iter().zip(0_u32..).map(|((measure, figure), at)| {
            let on = 3 + 2 * at;
            flow(
                &format!("f{at}"),
                MEASURES[measure],
                days(on, on),
                &figure.to_string(),
            )
        });
        made.collect()
    })
}

fn with(stocks: &[(u32, u64)], flows: &[ClaimDraft]) -> Draft {
    let stock = |(day, figure): &(u32, u64)| held(&format!("h{day:02}"), *day, &figure.to_string());
    let draft = stocks.iter().map(stock).fold(archive(), Draft::with_claim);
    flows.iter().cloned().fold(draft, Draft::with_claim)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_further_flow_moves_what_remains_by_exactly_its_number(
        (from, to, flows) in (0..99_u64, 0..99_u64, one_a_day()),
        (measure, figure) in (0..MEASURES.len(), 0..40_u64),
    ) {
        let before = only(with(&[(1, from), (30, to)], &flows));
        let more = flow("more", MEASURES[measure], days(25, 26), &figure.to_string());
        let after = only(with(&[(1, from), (30, to)], &[flows, vec![more]].concat()));
        let sign = match Side::of(MEASURES[measure].parse::<Measure>().unwrap()) {
            Some(Side::In) => -1,
            _ => 1,
        };
        let moved = before.face.net.exact().unwrap() + sign * i128::from(figure);
        prop_assert_eq!(after.face.net.exact(), Some(moved));
    }

    #[test]
    fn a_chain_of_balances_adds_up_to_the_balance_of_its_ends(
        stocks in vec(0..99_u64, 2..8),
        flows in one_a_day(),
    ) {
        // Stocks on even days, flows on odd ones.
        let stocks: Vec<(u32, u64)> = (1_u32..).map(|at| 4 * at - 2).zip(stocks).collect();
        let ledger = Ledger::try_from(with(&stocks, &flows)).unwrap();
        let found = reconcile(&ledger, &Settings::default());
        let sum: i128 = found.balances().iter().map(|balance| balance.face.net.exact().unwrap()).sum();
        let all: Vec<ClaimId> = ledger.claims().map(|claim| claim.id().clone()).collect();
        let ends = [stocks[0].0, stocks[stocks.len() - 1].0];
        let [first, last] = ends.map(|day| format!("h{day:02}").parse::<ClaimId>().unwrap());
        let whole = found.balance(&first, &last, &all).unwrap();
        prop_assert_eq!(found.balances().len(), stocks.len() - 1);
        prop_assert_eq!(whole.face.net.exact(), Some(sum));
        prop_assert!(!whole.mixed);
    }

    #[test]
    fn the_widest_contains_the_face_value(
        figures in [strategy::figure(), strategy::figure(), strategy::figure()],
        (from, length) in (1..20_u32, 0..19_u32),
    ) {
        let draft = archive()
            .with_claim(held("h0", 4, &figures[0].to_string()))
            .with_claim(held("h1", 16, &figures[1].to_string()))
            .with_claim(flow("f", "released", days(from, from + length), &figures[2].to_string()));
        for balance in balances(draft) {
            prop_assert!(balance.face.net.is_within(balance.widest.net), "{balance:?}");
            prop_assert!(balance.widest.entered_at_least <= balance.face.entered_at_least);
            prop_assert!(balance.widest.left_at_least <= balance.face.left_at_least);
        }
    }

    #[test]
    fn a_net_adds_and_takes_away_like_whole_numbers(
        (more, less, persons) in (small(), small(), small()),
        (a, b, c) in (0..40_u64, 0..40_u64, 0..40_u64),
    ) {
        let net = Net::difference(more, less);
        let inside = more.contains(a) && less.contains(b);
        let difference = i128::from(a) - i128::from(b);
        prop_assert!(!inside || net.contains(difference));
        prop_assert!(!(inside && persons.contains(c)) || net.plus(persons).contains(difference + i128::from(c)));
        prop_assert!(!(inside && persons.contains(c)) || net.minus(persons).contains(difference - i128::from(c)));
        prop_assert_eq!(net.reversed().contains(-difference), net.contains(difference));
        prop_assert_eq!(net.counts().is_some_and(|counts| counts.contains(c)), net.contains(i128::from(c)));
        prop_assert_eq!(Net::difference(less, more), net.reversed());
    }

    #[test]
    fn what_must_have_come_or_gone_is_read_off_the_net((from, to) in (small(), small())) {
        let balance = only(archive()
            .with_claim(held("h0", 1, &range(from)))
            .with_claim(held("h1", 9, &range(to))));
        let Residual { net, entered_at_least, left_at_least, .. } = balance.face;
        prop_assert_eq!(net, Net::difference(to, from));
        prop_assert!(entered_at_least == 0 || left_at_least == 0);
        prop_assert_eq!(entered_at_least > 0, net.lo().is_some_and(|lo| lo > 0));
        prop_assert_eq!(left_at_least, net.hi().map_or(0, |hi| (-hi).max(0).unsigned_abs()));
    }
}

/// Few persons, sometimes open above, and more than "some".
fn small() -> impl Strategy<Value = Bounds> {
    (2..20_u64, 0..20_u64, any::<bool>())
        .prop_map(|(lo, more, open)| Bounds::new(lo, (!open).then_some(lo + more)).unwrap())
}

fn range(bounds: Bounds) -> String {
    bounds.to_string()
}
