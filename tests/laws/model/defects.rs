//! Laws of the door: sound drafts pass whole, faults are all reported, each once.
//!
//! - `a_sound_draft_has_no_problems`
//! - `draft_round_trips`
//! - `every_planted_defect_is_reported_once_with_its_kind`
//! - `all_problems_at_once`
//! - `a_problem_names_the_record_that_was_planted`
//! - `every_kind_of_record_can_be_at_fault_in_every_usual_way`
//! - `an_empty_ledger_is_a_ledger`

use std::collections::{BTreeMap, BTreeSet};

use cotejo::strategy::{self, Defect};
use cotejo::{Draft, ErrorKind, Ledger};
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::config;

fn kinds(draft: Draft) -> Vec<ErrorKind> {
    let found = Ledger::try_from(draft).err();
    let mut kinds: Vec<ErrorKind> = found.iter().flatten().map(cotejo::Error::kind).collect();
    kinds.sort_unstable();
    kinds
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_sound_draft_has_no_problems(draft in strategy::small_ledger()) {
        match Ledger::try_from(draft.clone()) {
            Ok(ledger) => prop_assert_eq!(ledger.draft(), &draft),
            Err(problems) => prop_assert!(false, "{}", problems),
        }
    }

    #[test]
    fn draft_round_trips(draft in strategy::small_ledger()) {
        let text = serde_json::to_string(&draft).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Draft>(&text).unwrap(), &draft);
        let ledger = Ledger::try_from(draft.clone()).unwrap();
        prop_assert_eq!(serde_json::to_string(&ledger).unwrap(), text.as_str());
        prop_assert_eq!(&serde_json::from_str::<Ledger>(&text).unwrap(), &ledger);
        prop_assert_eq!(Draft::from(ledger), draft);
    }

    #[test]
    fn every_planted_defect_is_reported_once_with_its_kind(draft in strategy::small_ledger(), defect in strategy::defect()) {
        prop_assert_eq!(kinds(defect.plant(draft)), [defect.kind()], "{}", defect.name());
    }

    #[test]
    fn all_problems_at_once(draft in strategy::small_ledger(), several in subsequence(Defect::ALL, 0..=12)) {
        let planted = several.iter().fold(draft, |draft, defect| defect.plant(draft));
        let mut expected: Vec<ErrorKind> = several.iter().map(Defect::kind).collect();
        expected.sort_unstable();
        let text = serde_json::to_string(&planted).unwrap();
        prop_assert_eq!(kinds(planted), expected);
        // Reading a ledger from a file goes through the same door.
        prop_assert_eq!(serde_json::from_str::<Ledger>(&text).is_err(), !several.is_empty());
    }
}

#[test]
fn a_problem_names_the_record_that_was_planted() {
    for defect in Defect::ALL {
        let problems = Ledger::try_from(defect.plant(Draft::new())).unwrap_err();
        let found: Vec<ErrorKind> = problems.iter().map(cotejo::Error::kind).collect();
        assert_eq!(found, [defect.kind()], "{}: {problems}", defect.name());
        let named = problems.iter().next().and_then(|fault| fault.record()).unwrap();
        // By its id; by its place, where it has none of its own; and else the ledger is at fault.
        let places = [" number 1", " number 2"];
        let known =
            named.contains("`x-") || places.iter().any(|place| named.ends_with(place)) || named == "ledger";
        assert!(known, "{}: {problems}", defect.name());
    }
}

/// Every list of a ledger with every fault that its records can have.
#[test]
fn every_kind_of_record_can_be_at_fault_in_every_usual_way() {
    let mut found: BTreeMap<String, BTreeSet<ErrorKind>> = BTreeMap::new();
    for defect in Defect::ALL {
        let problems = Ledger::try_from(defect.plant(Draft::new())).unwrap_err();
        let named = problems.iter().next().and_then(|fault| fault.record()).unwrap();
        let record = named.split(' ').next().unwrap().to_owned();
        found.entry(record).or_default().insert(defect.kind());
    }
    let everywhere = [ErrorKind::Missing, ErrorKind::WrongType, ErrorKind::Unknown];
    for record in [
        "source",
        "population",
        "wave",
        "claim",
        "listing",
        "detainee",
        "assumption",
        "judgement",
    ] {
        let kinds = found.remove(record).unwrap_or_default();
        assert!(
            everywhere.iter().all(|kind| kinds.contains(kind)),
            "{record}: {kinds:?}"
        );
        assert!(
            kinds.contains(&ErrorKind::Dangling) && kinds.contains(&ErrorKind::Repeated),
            "{record}: {kinds:?}"
        );
    }
    let ledger = [ErrorKind::Schema, ErrorKind::Unknown, ErrorKind::Repeated];
    assert!(
        ledger.iter().all(|kind| found["ledger"].contains(kind)),
        "{found:?}"
    );
}

#[test]
fn an_empty_ledger_is_a_ledger() {
    let ledger = Ledger::try_from(Draft::new()).unwrap();
    assert_eq!((ledger.claims().len(), ledger.sources().len()), (0, 0));
    let found = cotejo::reconcile(&ledger, &cotejo::Settings::default());
    assert!(found.flows().is_empty() && found.stocks().is_empty() && found.voices().is_empty());
}
