//! A stock that fell less than the releases, and verified counts that grew.

#![expect(clippy::print_stdout, reason = "an example prints")]

use cotejo::discrepancy::Balance;
use cotejo::render::StockAndFlow;
use cotejo::{ClaimDraft, Draft, Ledger, Measure, Problems, Settings, SourceDraft, WaveDraft, reconcile};

fn held(id: &str, day: &str, figure: &str) -> ClaimDraft {
    ClaimDraft::new(id)
        .by("archive")
        .count("held")
        .as_of(day)
        .figure(figure)
}

fn verified(id: &str, by: &str, day: &str, figure: &str) -> ClaimDraft {
    let claim = ClaimDraft::new(id).by(by).count("released").stage("verified");
    claim.wave("may").as_of(day).figure(figure)
}

fn print(balance: &Balance) {
    println!("{} to {}", balance.from.spread.core(), balance.to.spread.core());
    for term in &balance.terms {
        println!("  {} {}", term.persons.core(), term.measure);
    }
    println!(
        "  not accounted for: {}, at the widest {}",
        balance.face.net, balance.widest.net
    );
    println!("  must have come in: {} or more", balance.face.entered_at_least);
    if let Some(arrested) = balance.missing_if_only(Measure::Arrested) {
        println!("  arrested, if nothing else happened: {arrested}");
    }
}

fn main() -> Result<(), Problems> {
    let draft = Draft::new()
        .with_title("a stock that fell less than the releases")
        .with_source(SourceDraft::new("archive").label("an archive").kind("monitor"))
        .with_source(
            SourceDraft::new("families")
                .label("the families")
                .kind("relatives"),
        )
        .with_source(
            SourceDraft::new("ministry")
                .label("the ministry")
                .kind("government"),
        )
        .with_wave(
            WaveDraft::new("may")
                .label("the releases of May")
                .window("2026-05-04/2026-05-20"),
        )
        .with_claim(held("april", "2026-04-30", "806"))
        .with_claim(held("may-21", "2026-05-21", "800-1000"))
        .with_claim(held("may-28", "2026-05-28", "790"))
        .with_claim(
            ClaimDraft::new("ministry-1")
                .by("ministry")
                .count("released")
                .wave("may")
                .said("2026-05-20")
                .figure("160"),
        )
        .with_claim(verified("archive-1", "archive", "2026-05-06", "41"))
        .with_claim(verified("archive-2", "archive", "2026-05-13", "97"))
        .with_claim(verified("archive-3", "archive", "2026-05-20", "116"))
        .with_claim(verified("families-1", "families", "2026-05-13", "75"))
        .with_claim(verified("families-2", "families", "2026-05-20", "61"));
    let ledger = Ledger::try_from(draft)?;
    let found = reconcile(&ledger, &Settings::default());
    for balance in found.balances() {
        print(balance);
    }
    println!("\n{}", StockAndFlow::of(&found).width(80));
    Ok(())
}
