//! What changes nothing: copies, the order of records; and, but for its unit, the scale.
//!
//! - `a_copy_changes_nothing`
//! - `a_copy_by_another_voice_keeps_d`
//! - `the_order_of_records_changes_nothing`
//! - `moving_all_dates_changes_no_score`
//! - `multiplying_every_figure_keeps_d_and_multiplies_a`

use cotejo::discrepancy::{Coherence, Readings};
use cotejo::{Draft, Ledger, Ratio, Settings, reconcile};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::cases;
use super::counts::{any_ledger, counts};

fn written(draft: &Draft) -> Value {
    serde_json::to_value(draft).unwrap()
}

fn seen(written: &Value) -> (Coherence, Readings) {
    let ledger: Ledger = serde_json::from_value(written.clone()).unwrap();
    let found = reconcile(&ledger, &Settings::default());
    (found.coherence().clone(), found.readings().clone())
}

fn scores(written: &Value) -> (Ratio, Ratio, Vec<usize>) {
    let (coherence, _) = seen(written);
    let sizes = coherence.conflicts.iter().map(|one| one.members.len());
    (coherence.inconsistency, coherence.adjustment, sizes.collect())
}

/// Every list of records in an order of its own.
fn shuffled(draft: &Draft) -> impl Strategy<Value = (Value, Value)> + use<> {
    let first = written(draft);
    let lists: Vec<(String, Vec<Value>)> = first
        .as_object()
        .unwrap()
        .iter()
        .filter_map(|(key, list)| Some((key.clone(), list.as_array()?.clone())))
        .collect();
    let shuffled: Vec<_> = lists
        .into_iter()
        .map(|(key, list)| (Just(key), Just(list).prop_shuffle()))
        .collect();
    shuffled.prop_map(move |lists| {
        let mut other = first.clone();
        for (key, list) in lists {
            other[key] = Value::Array(list);
        }
        (first.clone(), other)
    })
}

/// Every number in a figure times so many; figures of the numeric ledgers alone.
fn multiplied(ledger: &Value, by: u64) -> Value {
    let mut other = ledger.clone();
    for claim in other["claims"].as_array_mut().unwrap() {
        let figure = claim["figure"].as_str().unwrap().to_owned();
        if figure.starts_with("majority") {
            continue;
        }
        let parts = figure.split('-').map(|part| {
            let number = part.trim_start_matches(['<', '>', '=']);
            let sign = part.strip_suffix(number).unwrap_or_default();
            format!("{sign}{}", number.parse::<u64>().unwrap() * by)
        });
        claim["figure"] = json!(parts.collect::<Vec<_>>().join("-"));
    }
    other
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_copy_changes_nothing(draft in any_ledger(), at in any::<Index>()) {
        let ledger = written(&draft);
        let Some(claims) = ledger["claims"].as_array().filter(|claims| !claims.is_empty()) else { return Ok(()) };
        let mut copy = at.get(claims).clone();
        copy["id"] = json!(format!("{}x", copy["id"].as_str().unwrap()));
        let mut longer = ledger.clone();
        longer["claims"].as_array_mut().unwrap().push(copy);
        prop_assert_eq!(seen(&longer), seen(&ledger));
    }

    #[test]
    fn a_copy_by_another_voice_keeps_d(draft in counts(), at in any::<Index>()) {
        let ledger = written(&draft);
        let mut longer = ledger.clone();
        let claims = ledger["claims"].as_array().unwrap();
        let mut copy = at.get(claims).clone();
        // A list is its keeper's, a majority is of a set of its own.
        if copy["stage"] == "verified" || copy["figure"].as_str().unwrap().starts_with("majority") {
            return Ok(());
        }
        copy["id"] = json!("z-copy");
        copy["by"] = json!("echo");
        longer["claims"].as_array_mut().unwrap().push(copy);
        longer["sources"].as_array_mut().unwrap().push(json!({"id": "echo"}));
        prop_assert_eq!(scores(&longer).0, scores(&ledger).0);
    }

    #[test]
    fn the_order_of_records_changes_nothing((one, other) in any_ledger().prop_flat_map(|draft| shuffled(&draft))) {
        prop_assert_eq!(seen(&one), seen(&other));
    }

    #[test]
    fn multiplying_every_figure_keeps_d_and_multiplies_a(draft in counts(), by in 2..1000_u64) {
        let ledger = written(&draft);
        let majority = |claim: &Value| claim["figure"].as_str().unwrap().starts_with("majority");
        if ledger["claims"].as_array().unwrap().iter().any(majority) {
            return Ok(());
        }
        let (d, a, sizes) = scores(&ledger);
        let times = Ratio::new(a.numer() * u128::from(by), a.denom()).unwrap();
        prop_assert_eq!(scores(&multiplied(&ledger, by)), (d, times, sizes));
    }

    #[test]
    fn moving_all_dates_changes_no_score(draft in counts()) {
        // Twelve years on, when all months are as long.
        let ledger = written(&draft);
        let later: Value = serde_json::from_str(&ledger.to_string().replace("2026-", "2038-")).unwrap();
        prop_assert_eq!(scores(&later), scores(&ledger));
    }
}
