//! Large and awkward ledgers get a truthful answer, derived here in closed form. No test is timed;
//! `cargo bench` measures. A quadratic step would still be felt.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use cotejo::discrepancy::{Scores, series};
use cotejo::render::Account;
use cotejo::{
    Bounds, ClaimDraft, Draft, ErrorKind, Ledger, PopulationDraft, Settings, SourceDraft, WaveDraft,
    reconcile,
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

/// Day `n` of the calendar from 1800 on.
fn day(n: i32) -> String {
    let first = "1800-01-01".parse::<cotejo::When>().unwrap().earliest().unwrap();
    cotejo::Date::from_julian_day(first.to_julian_day() + n)
        .unwrap()
        .to_string()
}

#[test]
fn a_hundred_thousand_figures_of_one_voice_are_balanced() {
    const DAYS: i32 = 50_000;
    let mut draft = Draft::new().with_source(SourceDraft::new("archive").kind("monitor"));
    for n in 0..DAYS {
        let claim = |id: String| ClaimDraft::new(&id).by("archive");
        // Every other day a stock of 7 fewer; between two of them 10 leave, or fifty years of orders.
        draft = draft.with_claim(
            claim(format!("h{n}"))
                .count("held")
                .as_of(day(2 * n))
                .figure(7 * (DAYS - n)),
        );
        let flow = claim(format!("f{n}")).count("released").figure(10);
        draft = draft.with_claim(if n % 2 == 0 {
            flow.window(day(2 * n + 1))
        } else {
            flow.window(format!("{}/{}", day(n), day(2 * n))).unit("order")
        });
    }
    let ledger = Ledger::try_from(draft).unwrap();
    let found = reconcile(&ledger, &Settings::default());
    assert_eq!(found.balances().len(), 49_999);
    let mut most = 0;
    for (at, balance) in found.balances().iter().enumerate() {
        let expected = if at % 2 == 0 { "3" } else { "-7" };
        assert_eq!(balance.face.net.to_string(), expected, "{at}");
        most = most.max(balance.left_out.len() + balance.left_out_more);
        assert!(balance.left_out.len() <= cotejo::discrepancy::Balance::LEFT_OUT_LISTED);
    }
    // In the middle half of all the orders of the later half run at once.
    assert!(most > 10_000, "{most}");
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
