//! A wave and its gap: voice by voice, by nobody, and when a gap becomes a contradiction.

#![expect(clippy::print_stdout, reason = "an example prints")]

use cotejo::{ClaimDraft, Draft, Ledger, Problems, Settings, SourceDraft, WaveDraft, reconcile};

fn wave(official: &str) -> Result<Ledger, Problems> {
    let verified = |id: &str, by: &str, figure: &str| {
        ClaimDraft::new(id)
            .by(by)
            .count("released")
            .stage("verified")
            .wave("w")
            .figure(figure)
    };
    Ledger::try_from(
        Draft::new()
            .with_source(SourceDraft::new("gov").label("the government").kind("government"))
            .with_source(SourceDraft::new("archive").label("an archive").kind("monitor"))
            .with_source(SourceDraft::new("mothers").label("the mothers").kind("relatives"))
            .with_wave(WaveDraft::new("w").label("10 June").window("2026-06-10"))
            .with_claim(
                ClaimDraft::new("official")
                    .by("gov")
                    .count("released")
                    .wave("w")
                    .figure(official),
            )
            .with_claim(verified("archive-list", "archive", "41"))
            .with_claim(verified("mothers-list", "mothers", "73")),
    )
}

fn main() -> Result<(), Problems> {
    for official in ["116", "60"] {
        let ledger = wave(official)?;
        let found = reconcile(&ledger, &Settings::default());
        println!("the government says {official}; two lists have 41 and 73");
        for flow in found.flows() {
            for gap in &flow.gaps {
                println!("  not on {}: {} of {official}", gap.verified, gap.gap.persons);
            }
            for nobody in &flow.unverified {
                let [least, most] = nobody.gap.verified_share();
                println!(
                    "  on no list: {} (verified {} % to {} %)",
                    nobody.gap.persons,
                    least.percent(),
                    most.percent()
                );
            }
            match &flow.consistency.clash {
                None => println!("  a gap, not a contradiction"),
                Some(clash) => println!(
                    "  a contradiction: {} needed, {} allowed, short by {} (D = {}, A = {})",
                    clash.needs,
                    clash.allows,
                    clash.short_by,
                    flow.consistency.inconsistency,
                    flow.consistency.adjustment
                ),
            }
        }
    }
    Ok(())
}
