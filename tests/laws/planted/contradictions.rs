//! Laws of sources that all speak truthfully: nothing they say contradicts anything.
//!
//! - `no_flow_of_a_true_world_clashes`
//! - `no_rivals_of_a_true_world_conflict`
//! - `no_stocks_of_a_true_world_conflict`
//! - `no_pair_of_true_claims_contradicts`
//! - `no_sum_of_a_true_world_falls_short`
//! - `declaring_everything_makes_no_contradiction`
//! - `one_false_figure_is_found`

use cotejo::discrepancy::{Comparison, Pair, pair};
use cotejo::{ClaimDraft, Reconciliation, Settings, SourceDraft, reconcile, strategy};
use proptest::prelude::*;

use crate::config;
use crate::planted::{file, last, ledger, with_found};

fn clashes(found: &Reconciliation<'_>) -> Vec<String> {
    let flows = found.flows().iter();
    let bad = flows.filter(|flow| flow.consistency.clash.is_some() || flow.consistency.adjustment > 0);
    bad.map(|flow| format!("{:?} {:?}: {:?}", flow.scope, flow.measure, flow.consistency))
        .collect()
}

fn rivals(found: &Reconciliation<'_>) -> Vec<String> {
    let rivals = found.flows().iter().flat_map(|flow| &flow.rivals);
    let bad = rivals.filter(|rivals| !rivals.group.face.fits() || !rivals.group.widest.fits());
    bad.map(|rivals| format!("{:?}: {:?}", rivals.stage, rivals.group.conflicts))
        .collect()
}

fn stocks(found: &Reconciliation<'_>) -> Vec<String> {
    let stocks = found.stocks().iter();
    let bad = stocks.filter(|stock| !stock.group.face.fits() || stock.short_of_lists.is_some());
    bad.map(|stock| {
        format!(
            "{}: {:?} {:?}",
            stock.date, stock.group.conflicts, stock.short_of_lists
        )
    })
    .collect()
}

fn sums(found: &Reconciliation<'_>) -> Vec<String> {
    let against = found.counted().iter().flat_map(|sum| &sum.against);
    against
        .filter(|against| against.short_by > 0)
        .map(|against| format!("{against:?}"))
        .collect()
}

fn contradicts(pair: &Pair) -> bool {
    let contradictory = |one: &Comparison| matches!(one, Comparison::Contradictory { .. });
    contradictory(&pair.face) || contradictory(&pair.widest)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_flow_of_a_true_world_clashes(planted in strategy::planted()) {
        let found = with_found(&planted, clashes);
        prop_assert!(found.is_empty(), "{}\n{}", found.join("\n"), file(&planted));
    }

    #[test]
    fn no_rivals_of_a_true_world_conflict(planted in strategy::planted()) {
        let found = with_found(&planted, rivals);
        prop_assert!(found.is_empty(), "{}\n{}", found.join("\n"), file(&planted));
    }

    #[test]
    fn no_stocks_of_a_true_world_conflict(planted in strategy::planted()) {
        let found = with_found(&planted, stocks);
        prop_assert!(found.is_empty(), "{}\n{}", found.join("\n"), file(&planted));
    }

    #[test]
    fn no_pair_of_true_claims_contradicts(planted in strategy::planted()) {
        let found = with_found(&planted, |found| {
            let evidence = found.evidence();
            let claims = found.ledger().claims().filter(|claim| !planted.is_slip(claim.id()));
            let claims: Vec<_> = claims.collect();
            let pairs = claims.iter().flat_map(|one| claims.iter().map(|other| pair(&evidence, one, other)));
            pairs.filter(contradicts).map(|pair| pair.claims).collect::<Vec<_>>()
        });
        prop_assert!(found.is_empty(), "{:?}\n{}", found, file(&planted));
    }

    #[test]
    fn no_sum_of_a_true_world_falls_short(planted in strategy::planted()) {
        let found = with_found(&planted, sums);
        prop_assert!(found.is_empty(), "{}\n{}", found.join("\n"), file(&planted));
    }

    #[test]
    fn declaring_everything_makes_no_contradiction(planted in strategy::planted()) {
        let judged = ledger(&planted.judged());
        let result = reconcile(&judged, &Settings::default());
        let found = [clashes(&result), rivals(&result), stocks(&result), sums(&result)].concat();
        prop_assert!(found.is_empty(), "{}\n{}", found.join("\n"), file(&planted));
    }

    /// So that the laws above are not those of a library that never contradicts anybody.
    #[test]
    fn one_false_figure_is_found(planted in strategy::planted(), off in 1..=20_u64) {
        let freed = planted.freed(&"first".parse().unwrap(), last()).unwrap();
        let says = |id: &str, by: &str, number: u64| {
            ClaimDraft::new(id).by(by).count("released").wave("first").as_of("2026-02-01").figure(number)
        };
        let draft = planted.draft.clone()
            .with_source(SourceDraft::new("x-right")).with_source(SourceDraft::new("x-wrong"))
            .with_claim(says("x-1", "x-right", freed)).with_claim(says("x-2", "x-wrong", freed + off));
        let ledger = ledger(&draft);
        let result = reconcile(&ledger, &Settings::default());
        prop_assert_eq!(clashes(&result).len(), 1, "{}", file(&planted));
        prop_assert_eq!(rivals(&result).len(), 1, "{}", file(&planted));
    }
}
