//! One wave, two voices, in code: what was said, what was verified, what is missing.

#![expect(clippy::print_stdout, reason = "an example prints")]

use cotejo::{ClaimDraft, Draft, Ledger, Problems, Settings, SourceDraft, WaveDraft, reconcile};

fn main() -> Result<(), Problems> {
    let draft = Draft::new()
        .with_title("a release in May")
        .with_source(SourceDraft::new("gov").name("the government").kind("government"))
        .with_source(SourceDraft::new("monitor").name("a monitor").kind("monitor"))
        .with_wave(WaveDraft::new("may").label("1 May").window("2026-05-01"))
        .with_claim(
            ClaimDraft::new("g1")
                .by("gov")
                .count("released")
                .wave("may")
                .figure("116"),
        )
        .with_claim(
            ClaimDraft::new("m1")
                .by("monitor")
                .count("released")
                .stage("verified")
                .wave("may")
                .figure("41")
                .as_of("2026-05-03"),
        );
    let ledger = Ledger::try_from(draft)?;
    let found = reconcile(&ledger, &Settings::default());

    for flow in found.flows() {
        for gap in &flow.gaps {
            println!(
                "{} says {}, {} is verified: {} persons not verified ({} %)",
                gap.said,
                ledger
                    .claim(&gap.said)
                    .and_then(|claim| claim.figure())
                    .map_or_else(String::new, ToString::to_string),
                gap.verified,
                gap.gap.persons,
                gap.gap.least_share.percent()
            );
        }
        match flow.consistency.clash {
            None => println!("no contradiction: a verified count is a floor"),
            Some(clash) => println!("short by {}", clash.short_by),
        }
    }
    println!("\n{}", cotejo::render::Account::of(&found).width(80));
    Ok(())
}
