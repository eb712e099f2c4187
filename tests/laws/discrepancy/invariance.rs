//! What must not change a figure: copies, labels, the calendar, the unit, other quantities.
//!
//! - `a_copy_of_any_claim_changes_no_figure_anywhere`
//! - `a_copy_under_any_id_changes_no_figure_anywhere`
//! - `a_reprint_of_any_claim_changes_no_figure_anywhere`
//! - `relabelling_sources_changes_no_score`
//! - `shifting_all_dates_changes_no_score`
//! - `a_claim_about_a_fresh_quantity_changes_no_other`
//! - `reconciling_twice_gives_the_same`
//! - `a_copy_of_a_correction_that_was_taken_back_stays_taken_back`

use std::collections::BTreeMap;

use cotejo::dedup::Hearing;
use cotejo::{Aspect, ClaimDraft, Draft, Ledger, PopulationDraft, Settings, When, reconcile, strategy};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::config;

/// A small ledger as written, which a failing case shows.
fn small_ledger() -> impl Strategy<Value = Value> {
    strategy::small_ledger().prop_map(|draft| serde_json::to_value(draft).unwrap())
}

/// Everything that holds figures, of a ledger as written.
fn figures(ledger: &Value) -> Value {
    let draft: Draft = serde_json::from_value(ledger.clone()).unwrap();
    let ledger = Ledger::try_from(draft).unwrap();
    let all = serde_json::to_value(reconcile(&ledger, &Settings::default())).unwrap();
    json!({"flows": all["flows"], "stocks": all["stocks"], "counted": all["counted"], "implied": all["implied"]})
}

/// Whether some utterance was heard from several voices or on several pages.
fn has_variants(ledger: &Value) -> bool {
    let ledger: Ledger = serde_json::from_value(ledger.clone()).unwrap();
    let utterances = cotejo::dedup::utterances(&ledger);
    let differs = |hearing: &Hearing| hearing.differs.contains(&Aspect::Speaker);
    utterances
        .iter()
        .any(|one| one.pages().len() > 1 || one.voices().len() > 1 || one.hearings().iter().any(differs))
}

/// Every text replaced by what `of` makes of it, keys excepted.
fn mapped(value: &Value, of: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => Value::String(of(text)),
        Value::Array(items) => items.iter().map(|item| mapped(item, of)).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| (key.clone(), mapped(value, of)))
            .collect(),
        other => other.clone(),
    }
}

/// The same with every list in an order of its own, so that only content is compared.
fn unordered(value: &Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(unordered).collect();
            items.sort_by_key(ToString::to_string);
            Value::Array(items)
        }
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| (key.clone(), unordered(value)))
            .collect(),
        other => other.clone(),
    }
}

/// Some claim of a ledger as written; `None` when it has none.
fn some_claim(ledger: &Value, at: Index) -> Option<&Value> {
    let claims = ledger["claims"].as_array()?;
    (!claims.is_empty()).then(|| at.get(claims))
}

fn with_claim(ledger: &Value, claim: Value) -> Value {
    let mut longer = ledger.clone();
    longer["claims"].as_array_mut().unwrap().push(claim);
    longer
}

fn copied(claim: &Value, id: &str) -> Value {
    let mut copy = claim.clone();
    copy["id"] = json!(id);
    copy
}

const DATES: [&str; 6] = ["published", "window", "announced", "said", "as_of", "when"];

/// Every date of a draft as whole days, moved by so many.
fn moved(value: &Value, days: i64) -> Value {
    let day = |date: Option<time::Date>| {
        date.map_or("..".to_owned(), |date| {
            When::day(date + time::Duration::days(days)).to_string()
        })
    };
    let shift = |text: &str| {
        let when: When = text.parse().unwrap();
        json!(format!("{}/{}", day(when.earliest()), day(when.latest())))
    };
    match value {
        Value::Array(items) => items.iter().map(|item| moved(item, days)).collect(),
        Value::Object(fields) => {
            let each = |(key, value): (&String, &Value)| {
                let date = value
                    .as_str()
                    .filter(|_| DATES.contains(&key.as_str()))
                    .map(shift);
                (key.clone(), date.unwrap_or_else(|| moved(value, days)))
            };
            fields.iter().map(each).collect()
        }
        other => other.clone(),
    }
}

/// The result without its dates.
fn undated(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields
                .iter()
                .filter(|(key, _)| !["date", "dated", "window", "as_of"].contains(&key.as_str()));
            kept.map(|(key, value)| (key.clone(), undated(value))).collect()
        }
        Value::Array(items) => items.iter().map(undated).collect(),
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_copy_of_any_claim_changes_no_figure_anywhere(ledger in small_ledger(), at in any::<Index>()) {
        if let Some(claim) = some_claim(&ledger, at) {
            // Right behind the original in order of ids, so that even the order of lines is kept.
            let id = format!("{}x", claim["id"].as_str().unwrap());
            let longer = with_claim(&ledger, copied(claim, &id));
            prop_assert_eq!(figures(&longer), figures(&ledger));
        }
    }

    #[test]
    fn a_copy_under_any_id_changes_no_figure_anywhere(ledger in small_ledger(), at in any::<Index>(), id in "[a-z]{1,2}") {
        if let Some(claim) = some_claim(&ledger, at) {
            let longer = with_claim(&ledger, copied(claim, &format!("{id}-copy")));
            // Of claims that say as much, the first by id is named; so without ids.
            let claims: Vec<Value> = longer["claims"].as_array().unwrap().iter().map(|claim| claim["id"].clone()).collect();
            let nameless = |text: &str| if claims.contains(&json!(text)) { String::new() } else { text.to_owned() };
            let bare = |ledger: &Value| unordered(&mapped(&figures(ledger), &nameless));
            prop_assert_eq!(bare(&longer), bare(&ledger));
        }
    }

    #[test]
    fn a_reprint_of_any_claim_changes_no_figure_anywhere(ledger in small_ledger(), at in any::<Index>(), elsewhere in any::<bool>()) {
        if let Some(claim) = some_claim(&ledger, at) {
            let mut reprint = json!({"id": "z-reprint", "reprints": claim["id"]});
            if elsewhere {
                reprint["via"] = json!("page-c");
            }
            prop_assert_eq!(figures(&with_claim(&ledger, reprint)), figures(&ledger));
        }
    }

    #[test]
    fn relabelling_sources_changes_no_score(ledger in small_ledger()) {
        let names = ["gov", "groups", "kin", "minister", "page-a", "page-b", "page-c", "watch"];
        // Where one utterance has rows of several voices or pages, the order of labels decides
        // between rows that say as much; else nothing depends on it.
        let labels = if has_variants(&ledger) {
            ["b-1", "b-2", "b-3", "b-4", "x-1", "x-2", "x-3", "y-0"]
        } else {
            ["z-9", "a-1", "m-4", "k-3", "b-2", "y-8", "n-5", "c-0"]
        };
        let forth: BTreeMap<&str, &str> = names.into_iter().zip(labels).collect();
        let back: BTreeMap<&str, &str> = labels.into_iter().zip(names).collect();
        let by = |map: &BTreeMap<&str, &str>, text: &str| map.get(text).map_or(text, |&label| label).to_owned();
        let relabelled = figures(&mapped(&ledger, &|text| by(&forth, text)));
        prop_assert_eq!(unordered(&mapped(&relabelled, &|text| by(&back, text))), unordered(&figures(&ledger)));
    }

    #[test]
    fn shifting_all_dates_changes_no_score(ledger in small_ledger(), days in -700..=700_i64) {
        let (here, there) = (figures(&moved(&ledger, 0)), figures(&moved(&ledger, days)));
        prop_assert_eq!(undated(&here), undated(&there));
    }

    #[test]
    fn a_claim_about_a_fresh_quantity_changes_no_other(ledger in small_ledger(), number in 0..2000_u64) {
        let draft: Draft = serde_json::from_value(ledger.clone()).unwrap();
        let fresh = ClaimDraft::new("fresh").by("gov").count("held").population("fresh").as_of("2026-01-05");
        let more = draft.with_population(PopulationDraft::new("fresh")).with_claim(fresh.figure(number.to_string()));
        let (before, mut after) = (figures(&ledger), figures(&serde_json::to_value(more).unwrap()));
        let stocks = after["stocks"].as_array_mut().unwrap();
        let all = stocks.len();
        stocks.retain(|stock| stock["population"] != json!("fresh"));
        prop_assert_eq!(stocks.len() + 1, all);
        prop_assert_eq!(after, before);
    }

    #[test]
    fn reconciling_twice_gives_the_same(ledger in small_ledger()) {
        prop_assert_eq!(figures(&ledger), figures(&ledger));
    }
}

#[test]
fn a_copy_of_a_correction_that_was_taken_back_stays_taken_back() {
    let ledger = json!({"schema": 1,
        "sources": [{"id": "gov", "kind": "government"}],
        "waves": [{"id": "w", "window": "2026-05-01"}],
        "claims": [
            {"id": "x", "by": "gov", "count": "released", "wave": "w", "figure": "100"},
            {"id": "y", "by": "gov", "corrects": "x", "figure": "90"},
            {"id": "r", "by": "gov", "retracts": "y"}]});
    let copy = copied(&ledger["claims"][1], "a-copy");
    for written in [ledger.clone(), with_claim(&ledger, copy)] {
        let ledger: Ledger = serde_json::from_value(written).unwrap();
        let stands = |id: &str| ledger.superseded_by(&id.parse().unwrap()).is_none();
        assert!(
            stands("x") && !stands("y"),
            "what took x back was taken back itself"
        );
    }
}
