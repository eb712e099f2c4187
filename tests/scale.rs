//! Large and awkward ledgers get a truthful answer, derived here in closed form. No test is timed;
//! `cargo bench` measures. A quadratic step would still be felt.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use cotejo::discrepancy::{Scores, series};
use cotejo::listing::{Certainty, Listings, listings};
use cotejo::render::Account;
use cotejo::{
    Bounds, ClaimDraft, DetaineeDraft, Draft, ErrorKind, Ledger, Lexicon, ListingDraft, PopulationDraft,
    Settings, SourceDraft, Value, WaveDraft, link, reconcile,
};

#[test]
fn a_hundred_thousand_different_figures_for_one_quantity() {
    let figures: Vec<Bounds> = (1..=100_000).map(Bounds::exactly).collect();
    let scores = Scores::of(&figures);
    assert_eq!(scores.inconsistency.to_string(), "99999/100000");
    // The upper half against the lower: 50,000 pairs, each 50,000 apart.
    assert_eq!(scores.adjustment, 2_500_000_000);
    assert_eq!(scores.conflicting_pairs, 100_000 * 99_999 / 2);
    assert_eq!(scores.median, Bounds::between(50_000, 50_001).unwrap());
    assert_eq!((scores.support, scores.piercing), (1, 100_000));
}

#[test]
fn a_hundred_thousand_counts_that_only_grow_fit() {
    let growing: Vec<(i64, Bounds)> = (1..=100_000)
        .map(|n| (n, Bounds::exactly(u64::try_from(n).unwrap())))
        .collect();
    assert_eq!(series(&growing).adjustment, 0);
    let falling: Vec<(i64, Bounds)> = growing.iter().map(|(date, bounds)| (-date, *bounds)).collect();
    assert_eq!(series(&falling).inconsistency.to_string(), "99999/100000");
}

#[test]
fn ten_thousand_voices_on_one_wave_are_all_compared() {
    const VOICES: u64 = 10_000;
    let mut draft = Draft::new().with_wave(WaveDraft::new("w").window("2026-05-01"));
    for n in 1..=VOICES {
        let voice = format!("v{n}");
        draft = draft.with_source(SourceDraft::new(&voice).kind("monitor"));
        let claim = ClaimDraft::new(&format!("c{n}"))
            .by(voice)
            .count("released")
            .wave("w")
            .figure(n);
        draft = draft.with_claim(claim);
    }
    let ledger = Ledger::try_from(draft).unwrap();
    let found = reconcile(&ledger, &Settings::default());
    let wave = found.wave(&"w".parse().unwrap()).unwrap();
    assert_eq!(wave.lines.len(), 10_000, "none dropped");
    let rivals = &wave.rivals[0].group;
    assert_eq!(
        rivals.face.conflicting_pairs,
        u128::from(VOICES * (VOICES - 1) / 2)
    );
    assert!(
        rivals.truncated && rivals.conflicts.len() == 100,
        "listed to a cap, and it says so"
    );
    assert_eq!(wave.consistency.adjustment, u128::from(VOICES * VOICES / 4));
    let text = Account::of(&found).to_string();
    assert!(text.contains("9,988 figures before these"), "{text}");
}

#[test]
fn nesting_deeper_than_any_ledger_is_refused_with_a_reason() {
    let mut draft = Draft::new().with_population(PopulationDraft::new("p0"));
    for n in 1..=5_000 {
        draft = draft.with_population(PopulationDraft::new(&format!("p{n}")).within(format!("p{}", n - 1)));
    }
    let problems = Ledger::try_from(draft).unwrap_err();
    let kinds: Vec<ErrorKind> = problems.iter().map(cotejo::Error::kind).collect();
    assert_eq!(kinds, [ErrorKind::OutOfRange]);
}

/// One record in a list.
fn listed(list: usize, person: usize, name: &str) -> DetaineeDraft {
    let row = DetaineeDraft::new(&format!("r{list}-{person}")).listing(format!("l{list:06}"));
    if name.is_empty() {
        row.identifiers(format!("case:{person}"))
    } else {
        row.name(name)
    }
}

/// The watch's list with a number, as many hours after the first.
fn bulletin(list: usize, hours: usize, coverage: &str) -> ListingDraft {
    let (day, hour) = (hours / 24, hours % 24);
    let (year, month, day) = (2024 + day / 336, 1 + day % 336 / 28, 1 + day % 28);
    ListingDraft::new(&format!("l{list:06}"))
        .by("watch")
        .coverage(coverage)
        .as_of(format!("{year}-{month:02}-{day:02}T{hour:02}:00Z"))
}

fn watch() -> Draft {
    Draft::new().with_source(SourceDraft::new("watch").kind("monitor"))
}

fn found(draft: Draft) -> Listings {
    let ledger = Ledger::try_from(draft).unwrap();
    listings(&ledger, &link::resolve(&ledger), &Lexicon::default())
}

#[test]
fn four_hundred_nightly_editions_of_two_hundred_and_fifty_persons() {
    // Each night one comes and one goes: 100,000 records, 649 persons.
    let mut draft = watch();
    for night in 0..400 {
        draft = draft.with_listing(bulletin(night, 24 * night, "complete"));
        for person in night..night + 250 {
            draft = draft.with_detainee(listed(night, person, ""));
        }
    }
    let found = found(draft);
    assert_eq!(found.reports().len(), 400);
    for report in found.reports().iter().skip(1) {
        assert_eq!(
            (report.new_persons.len(), report.gone_without_release.len()),
            (1, 1)
        );
        assert_eq!((report.changed.len(), report.unjoined.here), (0, 1));
        assert_eq!(report.gone_without_release[0].certainty, Certainty::OtherNumbers);
    }
}

#[test]
fn a_large_roll_and_many_small_increments() {
    let mut draft = watch().with_listing(bulletin(0, 0, "complete"));
    for person in 0..50_000 {
        draft = draft.with_detainee(listed(0, person, ""));
    }
    for one in 1..=20_000 {
        draft = draft
            .with_listing(bulletin(one, one, "increment"))
            .with_detainee(listed(one, 50_000 + one, ""));
    }
    let last = 20_001;
    draft = draft
        .with_listing(bulletin(last, last, "complete"))
        .with_detainee(listed(last, 0, ""));
    let found = found(draft);
    let report = found.reports().last().unwrap();
    assert_eq!(report.gone_without_release.len(), 49_999 + 20_000);
    assert_eq!(report.gone_without_release[0].certainty, Certainty::Certain);
}

#[test]
fn a_hundred_thousand_records_of_one_name_offer_a_few_and_join_none() {
    let mut draft = watch();
    for list in 0..2 {
        draft = draft.with_listing(bulletin(list, list, "complete"));
        for person in 0..50_000 {
            draft = draft.with_detainee(listed(list, person, "Invented Person"));
        }
    }
    let found = found(draft);
    let report = found.reports().last().unwrap();
    assert_eq!(report.new_persons.len(), 50_000);
    assert!(report.gone_without_release.iter().all(|gone| gone.truncated));
}

#[test]
fn many_editions_at_one_moment_and_one_person_in_all_of_them() {
    let mut draft = watch().with_listing(bulletin(0, 0, "complete"));
    for person in 0..30_000 {
        draft = draft.with_detainee(listed(0, person, ""));
    }
    for one in 1..=30_000 {
        let released = Value::record([("what", "released"), ("when", "2024-01-01")]);
        draft = draft
            .with_listing(bulletin(one, 24, "complete"))
            .with_detainee(listed(one, 0, "").events(released));
    }
    let found = found(draft);
    assert!(found.reports().iter().all(|report| !report.shows_who_is_gone()));
    assert!(found.free_and_held().is_empty());
}

#[test]
fn one_person_on_and_off_a_roll_twenty_thousand_times() {
    let mut draft = watch();
    for one in 0..40_000 {
        draft = draft
            .with_listing(bulletin(one, one, "complete"))
            .with_detainee(listed(one, one % 2, ""));
    }
    let found = found(draft);
    let back: usize = found.reports().iter().map(|report| report.returned.len()).sum();
    assert_eq!(back, 39_998, "every edition but the first of each");
}
