//! Laws of utterances: what one thing said once is, however many rows repeat it.
//!
//! - `utterances_partition_the_rows`
//! - `rows_add_up`
//! - `every_join_has_evidence_and_there_is_one_fewer_than_rows`
//! - `a_verbatim_copy_adds_no_utterance`
//! - `joining_twice_is_joining_once`
//! - `a_different_judgement_is_never_overruled`
//! - `taking_a_judgement_out_undoes_the_join`
//! - `order_of_the_file_does_not_matter`

use std::collections::BTreeSet;

use cotejo::dedup::RowCount;
use cotejo::{ClaimId, Draft, Ledger, strategy};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;

use super::{found, sets};
use crate::config;

/// The draft with one more record at the end of a list.
fn with(draft: &Draft, list: &str, record: serde_json::Value) -> Draft {
    let mut written = serde_json::to_value(draft).unwrap();
    let lists = written.as_object_mut().unwrap();
    lists
        .entry(list)
        .or_insert(json!([]))
        .as_array_mut()
        .unwrap()
        .push(record);
    serde_json::from_value(written).unwrap()
}

fn ids(draft: &Draft) -> Vec<String> {
    let ledger = Ledger::try_from(draft.clone()).unwrap();
    ledger.claims().map(|claim| claim.id().to_string()).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn utterances_partition_the_rows(draft in strategy::small_ledger()) {
        let utterances = found(&draft);
        let mut rows: Vec<String> = sets(&draft).concat();
        rows.sort();
        prop_assert_eq!(rows, ids(&draft));
        for utterance in &utterances {
            prop_assert!(utterance.claims().contains(utterance.id()) && utterance.claims().is_sorted());
            for row in utterance.claims() {
                prop_assert_eq!(utterances.of(row), Some(utterance));
            }
        }
    }

    #[test]
    fn rows_add_up(draft in strategy::small_ledger()) {
        let utterances = found(&draft);
        let RowCount { rows, reprinted, repeats, counted, .. } = utterances.rows();
        prop_assert_eq!(rows, reprinted + repeats + counted);
        prop_assert_eq!((rows, counted), (ids(&draft).len(), utterances.iter().len()));
    }

    #[test]
    fn every_join_has_evidence_and_there_is_one_fewer_than_rows(draft in strategy::small_ledger()) {
        for utterance in &found(&draft) {
            prop_assert_eq!(utterance.joins().len() + 1, utterance.claims().len());
            // Each join links two of its rows, and together they link all.
            let mut linked: BTreeSet<&ClaimId> = BTreeSet::from([&utterance.claims()[0]]);
            for _ in utterance.joins() {
                for join in utterance.joins() {
                    if linked.contains(&join.one) || linked.contains(&join.other) {
                        linked.extend([&join.one, &join.other]);
                    }
                }
            }
            prop_assert_eq!(linked.into_iter().cloned().collect::<Vec<_>>(), utterance.claims());
            let others: BTreeSet<&ClaimId> = utterance.hearings().iter().map(|hearing| &hearing.claim).collect();
            prop_assert_eq!(others.len() + 1, utterance.claims().len());
        }
    }

    #[test]
    fn a_verbatim_copy_adds_no_utterance(written in strategy::small_ledger().prop_map(|draft| serde_json::to_value(draft).unwrap()), at in any::<Index>(), id in "[a-z]{1,2}") {
        let draft: Draft = serde_json::from_value(written.clone()).unwrap();
        if let Some(claims) = written["claims"].as_array() {
            let mut copy = at.get(claims).clone();
            let original: ClaimId = copy["id"].as_str().unwrap().parse().unwrap();
            copy["id"] = json!(format!("{id}-copy"));
            let (before, after) = (found(&draft), found(&with(&draft, "claims", copy)));
            prop_assert_eq!(after.rows().counted, before.rows().counted);
            prop_assert_eq!(after.rows().reprinted + after.rows().repeats, before.rows().reprinted + before.rows().repeats + 1);
            // Nor a voice: it is heard from the same as before.
            let voices = |all: &cotejo::dedup::Utterances| all.iter().flat_map(|one| one.voices().to_vec()).collect::<BTreeSet<_>>();
            prop_assert!(voices(&after).is_subset(&voices(&before)), "{}", original);
        }
    }

    #[test]
    fn joining_twice_is_joining_once(draft in strategy::small_ledger()) {
        let before = sets(&draft);
        let judged = before.iter().filter(|rows| rows.len() > 1).fold(draft, |draft, rows| {
            with(&draft, "judgements", json!({"same_utterance": rows, "because": "as joined"}))
        });
        prop_assert_eq!(sets(&judged), before);
    }

    #[test]
    fn a_different_judgement_is_never_overruled(draft in strategy::small_ledger(), one in any::<Index>(), other in any::<Index>()) {
        let rows = ids(&draft);
        if rows.len() > 1 {
            let (one, other) = (one.get(&rows), other.get(&rows));
            if one == other {
                return Ok(());
            }
            let judged = with(&draft, "judgements", json!({"different_utterances": [one, other], "because": "two"}));
            // Whatever else was decided or written, in whatever order.
            let both = with(&judged, "judgements", json!({"same_utterance": [one, other], "because": "one"}));
            for draft in [judged, both] {
                prop_assert!(sets(&draft).iter().all(|rows| !(rows.contains(one) && rows.contains(other))));
            }
        }
    }

    #[test]
    fn taking_a_judgement_out_undoes_the_join(draft in strategy::small_ledger(), one in any::<Index>(), other in any::<Index>()) {
        let rows = ids(&draft);
        if rows.len() > 1 && one.get(&rows) != other.get(&rows) {
            let judged = with(&draft, "judgements", json!({"same_utterance": [one.get(&rows), other.get(&rows)], "because": "one"}));
            let mut written = serde_json::to_value(&judged).unwrap();
            written["judgements"].as_array_mut().unwrap().pop();
            let back: Draft = serde_json::from_value(written).unwrap();
            prop_assert_eq!(found(&back), found(&draft));
        }
    }

    #[test]
    fn order_of_the_file_does_not_matter(draft in strategy::small_ledger()) {
        let mut written = serde_json::to_value(&draft).unwrap();
        for list in ["claims", "judgements"] {
            if let Some(records) = written[list].as_array_mut() {
                records.reverse();
            }
        }
        prop_assert_eq!(found(&serde_json::from_value(written).unwrap()), found(&draft));
    }
}
