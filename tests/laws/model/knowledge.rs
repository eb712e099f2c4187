//! Laws of time and of files: what stands, what is known when, what a day's file adds.
//!
//! - `standing_claims_are_never_superseded`
//! - `a_retracted_correction_supersedes_nothing`
//! - `a_correction_by_somebody_else_replaces_nothing`
//! - `knowledge_only_grows_with_time`
//! - `known_at_the_end_is_everything_that_is_ever_surely_known`
//! - `asking_twice_is_asking_for_the_earlier`
//! - `a_claim_is_known_once_its_page_is_surely_published`
//! - `extending_by_nothing_changes_nothing`
//! - `extending_is_reading_all_at_once`
//! - `order_of_the_file_does_not_matter`

use std::collections::BTreeSet;

use cotejo::{Draft, Ledger, RelationKind, Settings, When, reconcile, strategy};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::ledger;
use crate::config;

fn day() -> impl Strategy<Value = When> {
    strategy::date().prop_map(When::day)
}

/// Everything known, by id.
fn known(ledger: &Ledger) -> BTreeSet<String> {
    let claims = ledger.claims().map(|claim| claim.id().to_string());
    let listings = ledger.listings().map(|listing| listing.id().to_string());
    claims
        .chain(listings)
        .chain(ledger.detainees().map(|record| record.id().to_string()))
        .collect()
}

fn result(ledger: &Ledger) -> Value {
    serde_json::to_value(reconcile(ledger, &Settings::default())).unwrap()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn standing_claims_are_never_superseded(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        let standing: BTreeSet<_> = ledger.standing().map(cotejo::Claim::id).collect();
        for claim in ledger.claims() {
            match ledger.superseded_by(claim.id()) {
                Some(by) => prop_assert!(standing.contains(by) && !standing.contains(claim.id())),
                None => prop_assert!(standing.contains(claim.id())),
            }
            // Whoever corrects or takes back their own words replaces them.
            let bodies = |claim: &cotejo::Claim| claim.by().iter().map(|id| ledger.speaks_for(id).clone()).collect::<BTreeSet<_>>();
            for kind in [RelationKind::Corrects, RelationKind::Retracts] {
                for replaced in claim.related(kind).filter_map(|id| ledger.claim(id)) {
                    let own = bodies(claim).intersection(&bodies(replaced)).next().is_some();
                    prop_assert!(!own || !standing.contains(claim.id()) || !standing.contains(replaced.id()));
                }
            }
        }
    }

    #[test]
    fn knowledge_only_grows_with_time(draft in strategy::small_ledger(), one in day(), other in day()) {
        let ledger = Ledger::try_from(draft).unwrap();
        let (early, late) = if one.cmp_days(&other).is_le() { (one, other) } else { (other, one) };
        let (before, after) = (known(&ledger.as_known_at(&early)), known(&ledger.as_known_at(&late)));
        prop_assert!(before.is_subset(&after) && after.is_subset(&known(&ledger)));
        // No record refers to one that is not known.
        let then = ledger.as_known_at(&early);
        for claim in then.claims() {
            prop_assert!(claim.relations().iter().all(|relation| then.claim(relation.claim()).is_some()));
        }
    }

    #[test]
    fn known_at_the_end_is_everything_that_is_ever_surely_known(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        let end = ledger.as_known_at(&"2030-01-01".parse().unwrap());
        for claim in ledger.claims().filter(|claim| end.claim(claim.id()).is_none()) {
            prop_assert!(claim.published().is_some_and(|when| when.latest().is_none()), "{:?}", claim.published());
        }
        if known(&end) == known(&ledger) {
            prop_assert_eq!(result(&end), result(&ledger));
        }
    }

    #[test]
    fn asking_twice_is_asking_for_the_earlier(draft in strategy::small_ledger(), one in day(), other in day()) {
        let ledger = Ledger::try_from(draft).unwrap();
        let early = if one.cmp_days(&other).is_le() { &one } else { &other };
        let (both, once) = (ledger.as_known_at(&one).as_known_at(&other), ledger.as_known_at(early));
        prop_assert_eq!(known(&both), known(&once));
        prop_assert_eq!(result(&both), result(&once));
    }

    #[test]
    fn extending_by_nothing_changes_nothing(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        prop_assert_eq!(&ledger.extended(Draft::new()).unwrap(), &ledger);
    }

    #[test]
    fn extending_is_reading_all_at_once(draft in strategy::small_ledger(), at in any::<Index>()) {
        let whole = serde_json::to_value(&draft).unwrap();
        let claims = whole["claims"].as_array().cloned().unwrap_or_default();
        let (first, later) = claims.split_at(at.index(claims.len() + 1));
        let (mut today, mut tomorrow) = (whole.clone(), json!({"schema": 1}));
        today["claims"] = json!(first);
        tomorrow["claims"] = json!(later);
        for list in ["judgements", "assumptions", "detainees"] {
            tomorrow[list] = today.as_object_mut().unwrap().remove(list).unwrap_or(json!([]));
        }
        let today: Ledger = serde_json::from_value(today).unwrap();
        let both = today.extended(serde_json::from_value(tomorrow).unwrap()).unwrap();
        prop_assert_eq!(result(&both), result(&Ledger::try_from(draft).unwrap()));
    }

    #[test]
    fn order_of_the_file_does_not_matter(draft in strategy::small_ledger(), by in 1..1000_usize) {
        let mut shuffled = serde_json::to_value(&draft).unwrap();
        for records in shuffled.as_object_mut().unwrap().values_mut().filter_map(Value::as_array_mut) {
            let mut placed: Vec<(usize, Value)> = records.drain(..).enumerate().map(|(at, record)| ((at + 1) * by * 7919 % 1009, record)).collect();
            placed.sort_by_key(|(place, _)| *place);
            records.extend(placed.into_iter().map(|(_, record)| record));
        }
        let other: Ledger = serde_json::from_value(shuffled).unwrap();
        prop_assert_eq!(result(&other), result(&Ledger::try_from(draft).unwrap()));
    }
}

#[test]
fn a_retracted_correction_supersedes_nothing() {
    let row = |id: &str, figure: &str| json!({"id": id, "count": "held", "figure": figure});
    let corrected = json!({"id": "b", "corrects": "a", "figure": "2"});
    let again = json!({"id": "c", "corrects": "b", "figure": "3"});
    let taken_back = json!({"id": "c", "retracts": "b"});
    let standing = |claims: Value| {
        let ledger = ledger(json!({"claims": claims}));
        ledger
            .standing()
            .map(|claim| claim.id().to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(standing(json!([row("a", "1"), corrected])), ["b"]);
    assert_eq!(
        standing(json!([row("a", "1"), corrected, again])),
        ["c"],
        "a corrected correction still corrects"
    );
    assert_eq!(
        standing(json!([row("a", "1"), corrected, taken_back])),
        ["a", "c"]
    );
}

#[test]
fn a_correction_by_somebody_else_replaces_nothing() {
    let standing = |by: &str, other: &str| {
        let ledger = ledger(json!({
            "sources": [{"id": "gov", "kind": "government"}, {"id": "minister", "kind": "government", "owner": "gov"},
                {"id": "watch", "kind": "monitor"}, {"id": "page", "kind": "press"}],
            "claims": [{"id": "a", "by": by, "count": "held", "figure": "1"},
                {"id": "b", "by": other, "corrects": "a", "figure": "2"}]}));
        ledger
            .standing()
            .map(|claim| claim.id().to_string())
            .collect::<Vec<_>>()
            .concat()
    };
    assert_eq!(
        standing("gov", "watch"),
        "ab",
        "a monitor contradicts a government; it corrects nothing"
    );
    let own = [
        standing("gov", "gov"),
        standing("gov", "minister"),
        standing("gov", "page"),
    ];
    assert_eq!(own, ["b", "b", "b"]);
}

#[test]
fn a_claim_is_known_once_its_page_is_surely_published() {
    let ledger = ledger(json!({
        "sources": [{"id": "p", "published": "2026-01-13/2026-01-15~"}, {"id": "q", "published": "2026-01-14T09:00-04:00"}],
        "claims": [
            {"id": "on-p", "via": "p", "count": "held", "figure": "1", "said": "2026-01-01"},
            {"id": "on-q", "via": "q", "count": "held", "figure": "2"},
            {"id": "on-both", "via": ["p", "q"], "count": "held", "figure": "3"},
            {"id": "said", "count": "held", "figure": "4", "said": "2026-01-12/2026-01-16"},
            {"id": "undated", "count": "held", "figure": "5"},
            {"id": "own", "via": "p", "published": "2026-01-20", "count": "held", "figure": "6", "denies": "on-p"}]}));
    let known_at = |when: &str| known(&ledger.as_known_at(&when.parse().unwrap()));
    let names = |ids: &[&str]| ids.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    assert_eq!(known_at("2026-01-11"), names(&["undated"]));
    assert_eq!(known_at("2026-01-12"), names(&["said", "undated"]));
    assert_eq!(known_at("2026-01-14T12:59Z"), names(&["said", "undated"]));
    assert_eq!(known_at("2026-01-14T13:00Z"), names(&["said", "undated", "on-q"]));
    assert_eq!(
        known_at("2026-01-15"),
        names(&["said", "undated", "on-q", "on-p", "on-both"])
    );
    assert_eq!(known_at("2026-01-20").len(), 6);
}
