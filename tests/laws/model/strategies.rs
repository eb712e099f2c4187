//! Laws of the ledger strategies themselves: what they draw, and what cases shrink to.
//!
//! - `small_ledgers_contain_every_kind_of_record`
//! - `every_word_of_every_vocabulary_is_drawn_often`
//! - `every_way_to_write_a_date_is_drawn_often`
//! - `small_ledgers_have_something_to_find`
//! - `one_quantity_often_conflicts_and_often_does_not`
//! - `every_kind_of_fault_can_be_planted`
//! - `a_small_ledger_shrinks_to_its_cast`

use std::collections::{BTreeMap, BTreeSet};

use cotejo::discrepancy::{Scores, Shares};
use cotejo::strategy::{self, Defect};
use cotejo::{
    Assumption, Availability, Claim, Consent, Coverage, CustodyEvent, Detainee, Draft, ErrorKind, Ledger,
    Listing, Measure, Outcome, Quantity, Reconciliation, Relation, RelationKind, Sensitivity, SetApart,
    SetApartFor, Settings, Source, SourceKind, Stage, StatementKind, Unit, When, reconcile,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

fn drawn<T: std::fmt::Debug>(strategy: impl Strategy<Value = T>) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    (0..900)
        .map(|_| strategy.new_tree(&mut runner).unwrap().current())
        .collect()
}

/// The name of a variant, from how it is shown when debugged.
fn form_of(shown: &str) -> String {
    shown.split(['(', ' ']).next().unwrap_or_default().to_owned()
}

fn ledgers() -> Vec<Ledger> {
    drawn(strategy::small_ledger())
        .into_iter()
        .map(|draft| Ledger::try_from(draft).unwrap())
        .collect()
}

#[test]
fn small_ledgers_contain_every_kind_of_record() {
    let ledgers = ledgers();
    let claims = || ledgers.iter().flat_map(Ledger::claims);
    let relations: BTreeSet<RelationKind> = claims()
        .flat_map(|claim| claim.relations().iter().map(Relation::kind))
        .collect();
    assert_eq!(relations.len(), RelationKind::ALL.len(), "{relations:?}");
    let stages: BTreeSet<Stage> = claims()
        .filter_map(|claim| claim.quantity())
        .map(Quantity::stage)
        .collect();
    assert_eq!(stages.len(), Stage::ALL.len(), "{stages:?}");
    let forms: BTreeSet<String> = claims()
        .filter_map(|claim| claim.figure())
        .map(|figure| form_of(&format!("{:?}", figure.form())))
        .collect();
    assert_eq!(forms.len(), 15, "{forms:?}");
    assert!(claims().any(Claim::is_joint) && claims().any(|claim| claim.by().is_empty()));
    assert!(
        claims().any(|claim| claim.statement().is_some())
            && claims().any(|claim| claim.set_apart().is_some())
    );
    assert!(
        claims().any(|claim| !claim.readings().is_empty())
            && claims().any(|claim| !claim.confirmed_by().is_empty())
    );
    assert!(
        ledgers
            .iter()
            .any(|ledger| ledger.listings().len() == 2 && ledger.detainees().len() > 2)
    );
    assert!(ledgers.iter().any(|ledger| ledger.assumptions().len() == 3));
    let assumed = || ledgers.iter().flat_map(Ledger::assumptions);
    let rules: BTreeSet<String> = assumed()
        .map(|one| form_of(&format!("{:?}", one.rule())))
        .collect();
    assert_eq!(rules.len(), 4, "{rules:?}");
    assert!(assumed().any(Assumption::is_given) && !assumed().all(Assumption::is_given));
    let decisions: BTreeSet<String> = ledgers
        .iter()
        .flat_map(Ledger::judgements)
        .map(|made| format!("{:?}", made.decision()).chars().take(10).collect())
        .collect();
    assert_eq!(decisions.len(), 4, "{decisions:?}");
}

/// Every word of a vocabulary is drawn so often, at the least.
fn often<T: Ord + Copy + std::fmt::Debug>(all: &[T], drawn: impl Iterator<Item = T>, least: usize) {
    let mut counts: BTreeMap<T, usize> = all.iter().map(|word| (*word, 0)).collect();
    for word in drawn {
        *counts.entry(word).or_default() += 1;
    }
    assert!(counts.values().all(|count| *count >= least), "{counts:?}");
}

/// In 900 ledgers of nine claims at most.
#[test]
fn every_word_of_every_vocabulary_is_drawn_often() {
    let ledgers = ledgers();
    let claims = || ledgers.iter().flat_map(Ledger::claims);
    let quantities = || claims().filter_map(Claim::quantity);
    often(
        RelationKind::ALL,
        claims().flat_map(Claim::relations).map(Relation::kind),
        20,
    );
    often(Measure::ALL, quantities().map(Quantity::measure), 5);
    often(Stage::ALL, quantities().map(Quantity::stage), 20);
    often(Unit::ALL, quantities().map(Quantity::unit), 10);
    often(Outcome::ALL, quantities().filter_map(Quantity::outcome), 5);
    often(StatementKind::ALL, claims().filter_map(Claim::statement), 3);
    often(
        SetApartFor::ALL,
        claims().filter_map(Claim::set_apart).map(SetApart::ground),
        10,
    );
    let kinds = ledgers.iter().flat_map(Ledger::sources).map(Source::kind);
    often(SourceKind::ALL, kinds, 5);
    let listings = || ledgers.iter().flat_map(Ledger::listings);
    often(Coverage::ALL, listings().map(Listing::coverage), 20);
    often(
        Availability::ALL,
        listings().filter_map(Listing::availability),
        20,
    );
    let detainees = || ledgers.iter().flat_map(Ledger::detainees);
    often(Consent::ALL, detainees().filter_map(Detainee::consent), 20);
    often(
        Sensitivity::ALL,
        detainees().filter_map(Detainee::sensitivity),
        20,
    );
    let events = || detainees().flat_map(Detainee::events);
    often(Measure::ALL, events().map(CustodyEvent::what), 5);
    often(Outcome::ALL, events().filter_map(CustodyEvent::outcome), 5);
}

#[test]
fn every_way_to_write_a_date_is_drawn_often() {
    let ledgers = ledgers();
    let claims = || ledgers.iter().flat_map(Ledger::claims);
    let times: Vec<&When> = claims()
        .flat_map(|claim| [claim.said(), claim.quantity().and_then(Quantity::as_of)])
        .flatten()
        .collect();
    let windows: Vec<&When> = claims()
        .filter_map(Claim::quantity)
        .filter_map(Quantity::window)
        .collect();
    let share = |times: &[&When], is: fn(&When) -> bool| {
        times.iter().filter(|when| is(when)).count() * 100 / times.len()
    };
    let percent = [
        ("clock times", share(&times, |when| when.instant().is_some()), 5),
        ("marked dates", share(&times, When::is_qualified), 5),
        (
            "one of several",
            share(&times, |when| when.alternatives().len() > 1),
            1,
        ),
        ("open windows", share(&windows, |when| when.latest().is_none()), 5),
        (
            "windows without a start",
            share(&windows, |when| when.earliest().is_none()),
            1,
        ),
    ];
    for (what, found, least) in percent {
        assert!(found >= least, "{what}: {found} in a hundred");
    }
    let listings = || ledgers.iter().flat_map(Ledger::listings);
    assert!(listings().filter(|list| list.withheld().is_some()).count() >= 30);
    assert!(listings().filter(|list| list.states().is_some()).count() >= 30);
}

/// Whether a reconciliation has found a thing of some kind.
type Finds = fn(&Reconciliation<'_>) -> bool;

#[test]
fn small_ledgers_have_something_to_find() {
    let ledgers = ledgers();
    let findings: [(&str, Finds); 13] = [
        ("a repetition", |found| {
            found.utterances().rows().counted < found.utterances().rows().rows
        }),
        ("a gap", |found| {
            found.flows().iter().any(|flow| !flow.gaps.is_empty())
        }),
        ("verified by nobody", |found| {
            found.flows().iter().any(|flow| !flow.unverified.is_empty())
        }),
        ("a clash", |found| {
            found.flows().iter().any(|flow| flow.consistency.clash.is_some())
        }),
        ("rivals", |found| {
            found.flows().iter().any(|flow| !flow.rivals.is_empty())
        }),
        ("a denial", |found| {
            found.flows().iter().any(|flow| !flow.contested.is_empty())
        }),
        ("stocks that conflict", |found| {
            found.stocks().iter().any(|stock| !stock.group.face.fits())
        }),
        ("a further figure of a stock", |found| {
            found.stocks().iter().any(|stock| !stock.further.is_empty())
        }),
        ("a sum", |found| !found.counted().is_empty()),
        ("an implied part", |found| !found.implied().is_empty()),
        ("a claim replaced", |found| !found.superseded().is_empty()),
        ("persons joined", |found| {
            found
                .persons()
                .persons()
                .iter()
                .any(|person| person.records().len() > 1)
        }),
        ("shares", |found| {
            found
                .stocks()
                .iter()
                .any(|stock| matches!(&stock.group.shares, Shares::Exact(all) if all.len() > 2))
        }),
    ];
    let settings = Settings::default();
    let reconciled: Vec<Reconciliation<'_>> = ledgers.iter().map(|one| reconcile(one, &settings)).collect();
    for (name, finds) in findings {
        let found = reconciled.iter().filter(|found| finds(found)).count();
        assert!(found >= 2, "{name}: in {found} of {}", ledgers.len());
    }
}

#[test]
fn one_quantity_often_conflicts_and_often_does_not() {
    let groups = drawn(strategy::one_quantity(0..=5));
    let fitting = groups.iter().filter(|group| Scores::of(group).fits()).count();
    assert!((150..=600).contains(&fitting), "{fitting} of {}", groups.len());
}

#[test]
fn every_kind_of_fault_can_be_planted() {
    let kinds: BTreeSet<ErrorKind> = Defect::ALL.iter().map(Defect::kind).collect();
    assert_eq!(kinds.len(), 11, "{kinds:?}");
    let names: BTreeSet<&str> = Defect::ALL.iter().map(Defect::name).collect();
    assert_eq!(names.len(), Defect::ALL.len());
}

#[test]
fn a_small_ledger_shrinks_to_its_cast() {
    let mut runner = TestRunner::deterministic();
    for _ in 0..20 {
        let mut tree = strategy::small_ledger().new_tree(&mut runner).unwrap();
        while tree.simplify() {}
        let left: Draft = tree.current();
        let ledger = Ledger::try_from(left).unwrap();
        assert_eq!(
            (
                ledger.claims().len(),
                ledger.detainees().len(),
                ledger.judgements().len()
            ),
            (0, 0, 0)
        );
        assert_eq!((ledger.sources().len(), ledger.waves().len()), (8, 4));
    }
}
