//! What planted truth found: one minimal ledger each, true in every line.
//!
//! - `people_named_in_a_wave_may_be_others_than_the_political_ones_counted`
//! - `later_counts_of_waves_are_not_held_against_an_older_number_of_the_whole`
//! - `counts_of_all_are_not_held_against_a_number_of_some`
//! - `a_list_may_grow_when_the_days_of_its_wave_are_over`
//! - `two_unjoined_records_of_one_person_need_no_second_person`

use cotejo::discrepancy::Comparison;
use cotejo::{
    ClaimDraft, DetaineeDraft, Draft, ListingDraft, PopulationDraft, Settings, SourceDraft, Value, WaveDraft,
    reconcile,
};

use crate::planted::ledger;

fn freed(id: &str) -> DetaineeDraft {
    DetaineeDraft::new(id).events(Value::record([("what", "released"), ("wave", "may")]))
}

fn may() -> Draft {
    Draft::new()
        .with_source(SourceDraft::new("gov").kind("government"))
        .with_source(SourceDraft::new("watch").kind("monitor"))
        .with_population(PopulationDraft::new("all"))
        .with_population(PopulationDraft::new("political").within("all"))
        .with_wave(
            WaveDraft::new("may")
                .window("2026-05-01/2026-05-09")
                .population("all"),
        )
}

/// One person was freed, and nobody political.
#[test]
fn people_named_in_a_wave_may_be_others_than_the_political_ones_counted() {
    let claim = ClaimDraft::new("g1")
        .by("gov")
        .count("released")
        .wave("may")
        .figure("0");
    let ledger = ledger(
        &may()
            .with_claim(claim.population("political"))
            .with_detainee(freed("d-1")),
    );
    let found = reconcile(&ledger, &Settings::default());
    assert_eq!(found.flows()[0].floor.persons, 1);
    assert_eq!(found.flows()[0].consistency.clash, None);
}

/// Ten on the first day, as the government says then; and thirty in two waves by the end.
#[test]
fn later_counts_of_waves_are_not_held_against_an_older_number_of_the_whole() {
    let wave = |id: &str, window: &str| WaveDraft::new(id).within("may").window(window);
    let count = |id: &str, by: &str, wave: &str| ClaimDraft::new(id).by(by).count("released").wave(wave);
    let on = |early: &str| {
        let draft = may()
            .with_wave(wave("early", "2026-05-01"))
            .with_wave(wave("late", "2026-05-08"));
        ledger(
            &draft
                .with_claim(count("g1", "gov", "may").figure("10").as_of(early))
                .with_claim(count("w1", "watch", "early").figure("10").as_of("2026-05-01"))
                .with_claim(count("w2", "watch", "late").figure("20").as_of("2026-05-08")),
        )
    };
    let short_by = |early: &str| {
        let ledger = on(early);
        let found = reconcile(&ledger, &Settings::default());
        let against = &found.counted()[0].against[0];
        (against.short_by, against.persons.to_string())
    };
    assert_eq!(short_by("2026-05-01"), (0, "<=10".to_owned()));
    // Of the last day it would be false: the counts need 20 more than it allows.
    assert_eq!(short_by("2026-05-08"), (20, "0".to_owned()));
}

/// Of ten freed in two waves one was political.
#[test]
fn counts_of_all_are_not_held_against_a_number_of_some() {
    let wave = |id: &str, window: &str| WaveDraft::new(id).within("may").window(window);
    let count = |id: &str, by: &str, wave: &str| ClaimDraft::new(id).by(by).count("released").wave(wave);
    let draft = may()
        .with_wave(wave("early", "2026-05-01"))
        .with_wave(wave("late", "2026-05-08"))
        .with_claim(count("g1", "gov", "may").figure("1").population("political"))
        .with_claim(count("w1", "watch", "early").figure("4"))
        .with_claim(count("w2", "watch", "late").figure("6"));
    let ledger = ledger(&draft);
    let found = reconcile(&ledger, &Settings::default());
    assert_eq!(found.counted()[0].against[0].short_by, 0);
}

/// Four were freed; the monitor had verified three of them on the last day, and all a week later.
#[test]
fn a_list_may_grow_when_the_days_of_its_wave_are_over() {
    let list = |id: &str, figure: &str, as_of: &str| {
        let claim = ClaimDraft::new(id).by("watch").count("released").wave("may");
        claim.stage("verified").figure(figure).as_of(as_of)
    };
    let face = |first: &str, then: &str| {
        let draft =
            may()
                .with_claim(list("w1", first, "2026-05-09"))
                .with_claim(list("w2", then, "2026-05-16"));
        let ledger = ledger(&draft);
        let found = reconcile(&ledger, &Settings::default());
        found
            .pair(&"w1".parse().unwrap(), &"w2".parse().unwrap())
            .unwrap()
            .face
    };
    assert_eq!(face("3", "4"), Comparison::Compatible);
    // A list that shrank does not contain what it had.
    assert!(matches!(face("4", "3"), Comparison::Contradictory { gap: 1, .. }));
}

/// One person was freed, and two lists know her by name only.
#[test]
fn two_unjoined_records_of_one_person_need_no_second_person() {
    let list = |id: &str, by: &str| ListingDraft::new(id).by(by).wave("may");
    let claim = ClaimDraft::new("g1")
        .by("gov")
        .count("released")
        .wave("may")
        .figure("1");
    let ledger = ledger(
        &may()
            .with_claim(claim)
            .with_source(SourceDraft::new("kin").kind("relatives"))
            .with_listing(list("watch-list", "watch"))
            .with_listing(list("kin-list", "kin"))
            .with_detainee(freed("w-1").listing("watch-list").name("Invented Person"))
            .with_detainee(freed("k-1").listing("kin-list").name("Invented Person")),
    );
    let found = reconcile(&ledger, &Settings::default());
    assert_eq!(found.flows()[0].consistency.clash, None);
}
