//! The ledgers shown in the guide load, one after the other, and what they show comes out.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use cotejo::{Draft, Ledger, Settings, reconcile};

const GUIDE: &str = include_str!("../src/guide.md");

fn drafts() -> Vec<Draft> {
    let blocks = GUIDE
        .split("```json\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    blocks.map(|json| serde_json::from_str(json).unwrap()).collect()
}

#[test]
fn every_ledger_of_the_guide_loads() {
    let drafts = drafts();
    assert_eq!(drafts.len(), 2);
    let first = Ledger::try_from(drafts[0].clone()).unwrap();
    let both = first.extended(drafts[1].clone()).unwrap();
    assert_eq!((first.claims().len(), both.claims().len()), (4, 9));
}

#[test]
fn the_guides_correction_and_judgement_take_effect() {
    let drafts = drafts();
    let ledger = Ledger::try_from(drafts[0].clone())
        .unwrap()
        .extended(drafts[1].clone())
        .unwrap();
    let found = reconcile(&ledger, &Settings::default());
    let may = found.wave(&"may".parse().unwrap()).unwrap();
    // 112 replaced 116; 41 of them are verified.
    assert_eq!(may.gaps[0].gap.persons, cotejo::Bounds::exactly(112 - 41));
    assert_eq!(
        found.persons().persons().len(),
        1,
        "two records, judged one person"
    );
}
