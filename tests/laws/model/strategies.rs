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
    Availability, Claim, Consent, Coverage, CustodyEvent, Detainee, Draft, ErrorKind, Form, Ledger, Listing,
    Measure, Outcome, Quantity, Reconciliation, Relation, RelationKind, Sensitivity, SetApart, SetApartFor,
    Settings, Source, SourceKind, Stage, StatementKind, Unit, When, reconcile,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

fn drawn<T: std::fmt::Debug>(strategy: impl Strategy<Value = T>) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    (0..300)
        .map(|_| strategy.new_tree(&mut runner).unwrap().current())
        .collect()
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
    let form = |form: &Form| {
        format!("{form:?}")
            .split('(')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let forms: BTreeSet<String> = claims()
        .filter_map(|claim| claim.figure())
        .map(|figure| form(figure.form()))
        .collect();
