//! Pairs worked by hand: what is joined at the default threshold, and what is left to people.

use cotejo::{
    DetaineeDraft, Doubt, Draft, Joining, JudgementDraft, PersonEvidence, Resolution, Settings, Value, link,
    reconcile, since,
};

use super::{ledger, persons, sets, sizes};

const NAME: &str = "Rubén Darío Peña Ibarra";

fn record(id: &str, name: &str, born: &str, facility: &str, number: &str) -> DetaineeDraft {
    let mut record = DetaineeDraft::new(id);
    if !name.is_empty() {
        record = record.name(name);
    }
    if !born.is_empty() {
        record = record.born(born);
    }
    if !number.is_empty() {
        record = record.identifiers(number);
    }
    if facility.is_empty() {
        return record;
    }
    record.events(Value::record([("what", "held"), ("facility", facility)]))
}

type Row = (&'static str, &'static str, &'static str, &'static str);

fn two((name, born, facility, number): Row, (name_2, born_2, facility_2, number_2): Row) -> Resolution {
    let draft = Draft::new()
        .with_detainee(record("a", name, born, facility, number))
        .with_detainee(record("b", name_2, born_2, facility_2, number_2));
    persons(&draft)
}

#[test]
fn what_joins_two_records_and_what_does_not() {
    let one: Row = (NAME, "1990-05-06", "Old Fort", "cedula:V-12345678");
    let joined = |other: Row| two(one, other).persons().len() == 1;
    // The number as written, or otherwise.
    assert!(joined(("", "", "", "cedula:V-12345678")));
    assert!(joined((NAME, "", "", "ci:12.345.678")));
    assert!(
        !joined((NAME, "", "", "cedula:V-12345687")),
        "a slip takes one thing more"
    );
    assert!(joined((NAME, "", "Old Fort", "cedula:V-12345687")));
    assert!(
        !joined(("", "", "", "ci:12.345.678")),
        "not by a number written otherwise alone"
    );
    // Name, day of birth and one thing more.
    assert!(joined((NAME, "1990-05-06", "Old Fort", "")));
    assert!(joined(("PEÑA IBARRA, Ruben Dario", "1990-05-06", "old fort", "")));
    assert!(!joined((NAME, "1990-05-06", "", "")));
    assert!(!joined((NAME, "", "Old Fort", "")));
    assert!(!joined((NAME, "1990", "Old Fort", "")));
    assert!(!joined(("", "1990-05-06", "Old Fort", "")));
    // A brother, a namesake of another year, another number.
    assert!(!joined(("Luis José Peña Ibarra", "1990-05-06", "Old Fort", "")));
    assert!(!joined((NAME, "1996-05-06", "Old Fort", "")));
    assert!(!joined((NAME, "1990-05-06", "Old Fort", "cedula:V-23456701")));
    // A case is no number of the person's own: another case says nothing, a slip in it neither.
    assert!(joined((NAME, "1990-05-06", "Old Fort", "case:9")));
}

#[test]
fn the_first_of_january_is_a_year() {
    let of = |born: &'static str| (NAME, born, "Old Fort", "");
    assert_eq!(two(of("1990-01-01"), of("1990-01-01")).persons().len(), 2);
    assert_eq!(two(of("1990-01-02"), of("1990-01-02")).persons().len(), 1);
}

#[test]
fn a_stretch_of_years_is_no_date_of_birth() {
    let of = |born: &'static str| (NAME, born, "Old Fort", "");
    let found = two(of("1990/1999"), of("1991"));
    assert_eq!(found.in_doubt().len(), 1);
    assert!(
        found.in_doubt()[0]
            .evidence
            .iter()
            .all(|part| part.field != "born")
    );
}

#[test]
fn a_linked_person_says_what_joined_it_and_what_would_undo_it() {
    let draft = Draft::new()
        .with_detainee(record("a", NAME, "1990-05-06", "Old Fort", "case:1"))
        .with_detainee(record("b", NAME, "", "", "case:1"))
        .with_detainee(record(
            "c",
            "PEÑA IBARRA, Ruben Dario",
            "1990-05-06",
            "Old Fort",
            "",
        ));
    let found = persons(&draft);
    assert_eq!(sets(&found), [["a", "b", "c"]]);
    let undoing = found.persons()[0].undoing().unwrap();
    let PersonEvidence::Linked { weight, evidence } = undoing.join.evidence() else {
        panic!("the weakest join is the linked one")
    };
    // 13 for the name in another order, 11 for the day, 2 for the fort: less 16.
    let told: Vec<(&str, i32)> = evidence
        .iter()
        .map(|part| (part.field.as_str(), part.weight))
        .collect();
    assert_eq!(told[1..], [("born", 11_000), ("facility", 2_000)]);
    assert_eq!(
        told.iter().map(|(_, weight)| weight).sum::<i32>() - 16_000,
        *weight
    );
    let sides = undoing
        .sides
        .map(|side| side.iter().map(|id| id.as_str()).collect::<Vec<_>>());
    assert_eq!(sides, [vec!["a", "b"], vec!["c"]]);

    let judged = draft.with_judgement(JudgementDraft::different_persons(["a", "c"], "father and son"));
    let found = persons(&judged);
    assert_eq!(sets(&found), [vec!["a", "b"], vec!["c"]]);
    let [kept] = found.kept_apart() else { panic!("one") };
    assert_eq!(kept.because(), "father and son");
    assert!(matches!(kept.join().evidence(), PersonEvidence::Linked { .. }));
}

#[test]
fn two_people_who_share_a_case_are_shown() {
    let found = two(
        (NAME, "1990-05-06", "Old Fort", "case:7"),
        ("Luisa Vela Coa", "1971-02-03", "Old Fort", "case:7"),
    );
    assert_eq!(sizes(&found), [2]);
    let [pair] = found.in_doubt() else { panic!("one") };
    assert_eq!((pair.doubt, pair.together), (Doubt::Contradicted, true));
    assert_eq!(found.against(&found.persons()[0]).count(), 1);
}

#[test]
fn namesakes_are_offered_and_a_name_in_two_wordings_is_a_name() {
    let found = two((NAME, "", "", ""), ("PEÑA IBARRA, Ruben Dario", "", "", ""));
    let [pair] = found.in_doubt() else { panic!("one") };
    assert_eq!((pair.doubt, found.persons().len()), (Doubt::NameAlone, 2));
    let found = two((NAME, "1990-05-06", "", ""), (NAME, "1990-05-06", "", ""));
    assert_eq!(found.in_doubt()[0].doubt, Doubt::TooLittle);
}

#[test]
fn a_weak_middle_chains_nobody() {
    // The middle agrees with both, who contradict one another.
    let draft = Draft::new()
        .with_detainee(record("a", NAME, "1990-05-06", "Old Fort", "cedula:V-12345678"))
        .with_detainee(record("b", NAME, "1990-05-06", "Old Fort", ""))
        .with_detainee(record("c", NAME, "1990-05-06", "Old Fort", "cedula:V-23456701"));
    let found = persons(&draft);
    assert_eq!(found.persons().len(), 2);
    let [pair] = found.in_doubt() else { panic!("one") };
    assert_eq!((pair.doubt, pair.together), (Doubt::Outvoted, false));
}

#[test]
fn thousands_of_one_name_stay_apart_and_it_is_said_that_they_were_not_compared() {
    let draft = (0..2_000).fold(Draft::new(), |draft, n| {
        draft.with_detainee(DetaineeDraft::new(&format!("r{n:04}")).name("José García Pérez"))
    });
    let found = persons(&draft);
    assert_eq!(found.persons().len(), 2_000);
    // Once by each surname.
    assert_eq!(found.passed_over(), 2 * 2_000 * 1_999 / 2);
}

/// All of these are different persons.
fn roll_call(ids: &[String]) -> JudgementDraft {
    let ids: [&str; 1_000] = std::array::from_fn(|at| ids[at].as_str());
    JudgementDraft::different_persons(ids, "a roll call")
}

#[test]
fn thousands_judged_to_be_all_different_cost_little() {
    let ids: Vec<String> = (0..1_000).map(|n| format!("r{n:04}")).collect();
    let draft = ids.iter().fold(Draft::new(), |draft, id| {
        draft.with_detainee(record(id, NAME, "1990-05-06", "Old Fort", "cedula:V-12345678"))
    });
    assert_eq!(sizes(&persons(&draft)), [1_000]);
    let apart = draft.with_judgement(roll_call(&ids));
    let found = persons(&apart);
    assert_eq!(found.persons().len(), 1_000);
    assert!(found.in_doubt().is_empty() && !found.kept_apart().is_empty());
}

#[test]
fn a_linked_person_is_one_in_the_waves_and_lists_and_the_setting_undoes_it() {
    let draft = super::world::lists()
        .with_detainee(record("a", NAME, "1990-05-06", "Old Fort", "").listing("l0"))
        .with_detainee(
            record("b", NAME, "1990-05-06", "", "")
                .listing("l1")
                .events(Value::List(vec![
                    Value::record([("what", "held"), ("facility", "Old Fort")]),
                    Value::record([("what", "released"), ("when", "2026-05-01"), ("wave", "may")]),
                ])),
        )
        .with_detainee(record("c", NAME, "1990-05-06", "", "").events(Value::record([
            ("what", "released"),
            ("facility", "Old Fort"),
            ("wave", "may"),
        ])));
    let ledger = ledger(&draft);
    let linked = reconcile(&ledger, &Settings::default());
    let certain = reconcile(&ledger, &Settings::default().with_joining(Joining::Certain));
    let named =
        |found: &cotejo::Reconciliation<'_>| found.wave(&"may".parse().unwrap()).unwrap().floor.persons;
    assert_eq!((named(&linked), named(&certain)), (1, 2));
    let shared = |found: &cotejo::Reconciliation<'_>| found.listings().captures().shared(0, 1);
    assert_eq!((shared(&linked), shared(&certain)), (1, 0));
    // Held by the one list; freed by the other's word, and by a record of no list.
    assert_eq!(linked.listings().free_and_held().len(), 2);
    assert!(certain.listings().free_and_held().is_empty());
    assert_eq!(link::resolve(&ledger), *certain.persons());

    let changes = linked.since(&certain);
    let revisions = changes.revisions();
    let joining = since::Revision::Setting {
        setting: since::Setting::Joining,
    };
    assert!(revisions.contains(&joining));
    assert!(
        revisions
            .iter()
            .any(|one| matches!(one, since::Revision::PersonsJoined { .. }))
    );
}
