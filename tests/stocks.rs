//! A verified stock is a floor, a stock of one wave's people is its own, and the nearest day counts.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use cotejo::{ClaimDraft, Draft, Ledger, Settings, SourceDraft, WaveDraft, reconcile};

fn ledger(claims: impl IntoIterator<Item = ClaimDraft>) -> Ledger {
    let draft = Draft::new()
        .with_source(SourceDraft::new("gov").kind("government"))
        .with_source(SourceDraft::new("watch").kind("monitor"))
        .with_wave(WaveDraft::new("may").window("2026-05-01"));
    Ledger::try_from(claims.into_iter().fold(draft, Draft::with_claim)).unwrap()
}

fn held(id: &str, by: &str, day: &str, figure: u32) -> ClaimDraft {
    ClaimDraft::new(id)
        .by(by)
        .count("held")
        .as_of(day)
        .figure(figure.to_string())
}

#[test]
fn a_verified_stock_is_a_floor_and_no_rival() {
    for (total, short_by) in [(116, None), (30, Some(11))] {
        let ledger = ledger([
            held("g", "gov", "2026-05-10", total),
            held("w", "watch", "2026-05-10", 41).stage("verified"),
        ]);
        let found = reconcile(&ledger, &Settings::default());
        let stock = &found.stocks()[0];
        assert!(stock.group.face.fits(), "one total only");
        assert_eq!(stock.lists.len(), 1);
        assert_eq!(stock.short_of_lists.map(|clash| clash.short_by), short_by);
    }
}

#[test]
fn those_of_one_wave_who_are_still_held_are_not_all_who_are_held() {
    let ledger = ledger([
        held("all", "gov", "2026-05-10", 806),
        held("few", "watch", "2026-05-10", 12).wave("may"),
    ]);
    let found = reconcile(&ledger, &Settings::default());
    assert_eq!(found.stocks().len(), 2);
    assert!(found.stocks().iter().all(|stock| stock.group.face.fits()));
}

#[test]
fn of_a_voice_the_figure_nearest_the_date_asked_counts() {
    let ledger = ledger([
        held("early", "watch", "2026-03-01", 900),
        held("late", "watch", "2026-03-12", 760),
    ]);
    let found = reconcile(&ledger, &Settings::default());
    for (day, claim) in [
        ("2026-03-01", "early"),
        ("2026-03-06", "early"),
        ("2026-03-07", "late"),
        ("2026-03-20", "late"),
    ] {
        let date = day.parse::<cotejo::When>().unwrap().earliest().unwrap();
        let stocks = found.stocks_at(date);
        assert_eq!(stocks[0].date, date);
        assert_eq!(stocks[0].group.entries[0].claim.as_str(), claim, "{day}");
        assert_eq!(stocks[0].further.len(), usize::from(day != "2026-03-20"), "{day}");
    }
}
