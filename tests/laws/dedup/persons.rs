//! Laws of persons: which records are joined, and by what alone.
//!
//! - `persons_partition_the_records`
//! - `equal_identifiers_join_and_names_alone_never`
//! - `a_same_judgement_joins_and_taking_it_out_undoes_it`
//! - `a_different_judgement_is_never_overruled_and_is_reported`
//! - `what_is_kept_apart_stays_apart_behind_others`
//! - `an_identifier_of_another_scheme_joins_nothing`
//! - `order_of_the_file_does_not_matter`

use cotejo::{DetaineeDraft, Draft, JudgementDraft, Ledger, PersonEvidence, Resolution, link, strategy};
use proptest::prelude::*;

use crate::config;

fn persons(draft: &Draft) -> Resolution {
    link::resolve(&Ledger::try_from(draft.clone()).unwrap())
}

fn sets(found: &Resolution) -> Vec<Vec<String>> {
    let records = |person: &cotejo::Person| person.records().iter().map(ToString::to_string).collect();
    found.persons().iter().map(records).collect()
}

fn record(id: &str, number: &str) -> DetaineeDraft {
    DetaineeDraft::new(id)
        .name("Invented Person")
        .born("1990-01-01")
        .identifiers(number)
}

fn three() -> Draft {
    let same_name = DetaineeDraft::new("c").name("Invented Person").born("1990-01-01");
    Draft::new()
        .with_detainee(record("a", "case:1"))
        .with_detainee(record("b", "case:1"))
        .with_detainee(same_name)
}

#[test]
fn equal_identifiers_join_and_names_alone_never() {
    let found = persons(&three());
    assert_eq!(sets(&found), [vec!["a", "b"], vec!["c"]]);
    let person = &found.persons()[0];
    assert_eq!((person.id().as_str(), person.joins().len()), ("a", 1));
    assert_eq!(
        person.joins()[0].evidence(),
        &PersonEvidence::EqualIdentifier {
            scheme: "case".to_owned()
        }
    );
    assert_eq!(found.person_of(&"b".parse().unwrap()), Some(person));
}

#[test]
fn a_same_judgement_joins_and_taking_it_out_undoes_it() {
    let judged = three().with_judgement(JudgementDraft::same_person(["b", "c"], "one photograph"));
    let found = persons(&judged);
    assert_eq!(sets(&found), [["a", "b", "c"]]);
    let judged = PersonEvidence::Judged {
        because: "one photograph".to_owned(),
    };
    assert!(
        found.persons()[0]
            .joins()
            .iter()
            .any(|join| *join.evidence() == judged)
    );
    assert_eq!(sets(&persons(&three())), [vec!["a", "b"], vec!["c"]]);
}

#[test]
fn a_different_judgement_is_never_overruled_and_is_reported() {
    let apart = three()
        .with_judgement(JudgementDraft::different_persons(
            ["a", "b"],
            "two people share a case",
        ))
        .with_judgement(JudgementDraft::same_person(["a", "c"], "one photograph"))
        .with_judgement(JudgementDraft::same_person(["b", "c"], "one voice"));
    let found = persons(&apart);
    assert_eq!(sets(&found), [vec!["a", "c"], vec!["b"]]);
    assert_eq!(found.kept_apart().len(), 2);
    assert!(
        found
            .kept_apart()
            .iter()
            .all(|kept| kept.because() == "two people share a case")
    );
}

#[test]
fn what_is_kept_apart_stays_apart_behind_others() {
    let draft = ["a1", "a2", "a3", "z1", "z2"]
        .iter()
        .fold(Draft::new(), |draft, id| {
            draft.with_detainee(DetaineeDraft::new(id))
        })
        .with_judgement(JudgementDraft::different_persons(["z1", "z2"], "seen together"))
        .with_judgement(JudgementDraft::same_person(["a1", "a2", "a3"], "one face"))
        .with_judgement(JudgementDraft::same_person(["a2", "z1"], "one face"))
        .with_judgement(JudgementDraft::same_person(["a3", "z2"], "one face"));
    assert_eq!(sets(&persons(&draft)), [vec!["a1", "a2", "a3", "z1"], vec!["z2"]]);
}

#[test]
fn an_identifier_of_another_scheme_joins_nothing() {
    let draft = Draft::new()
        .with_detainee(record("a", "case:1"))
        .with_detainee(record("b", "file:1"));
    assert_eq!(sets(&persons(&draft)), [["a"], ["b"]]);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn persons_partition_the_records(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        let found = link::resolve(&ledger);
        let mut records: Vec<_> = found.persons().iter().flat_map(cotejo::Person::records).cloned().collect();
        records.sort();
        prop_assert_eq!(records, ledger.detainees().map(|record| record.id().clone()).collect::<Vec<_>>());
        for person in found.persons() {
            // All the evidence is kept, also for two that something else joined already.
            prop_assert!(person.joins().len() + 1 >= person.records().len());
            prop_assert!(person.joins().iter().flat_map(|join| join.records()).all(|id| person.records().contains(id)));
            prop_assert!(person.records().is_sorted());
            prop_assert_eq!(person.id().as_str(), person.records()[0].as_str());
            for record in person.records() {
                prop_assert_eq!(found.person_of(record), Some(person));
            }
        }
        for kept in found.kept_apart() {
            let [one, other] = kept.join().records();
            prop_assert_ne!(found.person_of(one), found.person_of(other));
        }
    }

    #[test]
    fn order_of_the_file_does_not_matter(draft in strategy::small_ledger()) {
        let mut written = serde_json::to_value(&draft).unwrap();
        for list in ["detainees", "judgements"] {
            if let Some(records) = written[list].as_array_mut() {
                records.reverse();
            }
        }
        prop_assert_eq!(persons(&serde_json::from_value(written).unwrap()), persons(&draft));
    }
}
