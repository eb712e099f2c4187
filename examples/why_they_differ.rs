//! Why two figures differ: every reason on record, how much of the difference it accounts for, and
//! what remains.

#![expect(clippy::print_stdout, reason = "an example prints")]

use cotejo::render::Why;
use cotejo::{ClaimDraft, Draft, Ledger, PopulationDraft, Settings, SourceDraft, WaveDraft, reconcile};

fn ledger() -> Result<Ledger, cotejo::Problems> {
    let wave = |id: &str, window: &str| WaveDraft::new(id).window(window).population("held");
    let released = |id: &str, by: &str, wave: &str, figure: &str| {
        ClaimDraft::new(id)
            .by(by)
            .count("released")
            .wave(wave)
            .figure(figure)
    };
    Ledger::try_from(
        Draft::new()
            .with_source(SourceDraft::new("gov").label("the ministry").kind("government"))
            .with_source(SourceDraft::new("archive").label("the archive").kind("monitor"))
            .with_source(SourceDraft::new("mothers").label("the mothers").kind("relatives"))
            .with_source(SourceDraft::new("radio").label("the radio").kind("press"))
            .with_population(PopulationDraft::new("held").label("people in detention"))
            .with_population(
                PopulationDraft::new("political")
                    .label("political prisoners")
                    .within("held"),
            )
            .with_wave(wave("march", "2026-03-01/2026-03-10"))
            .with_wave(wave("first", "2026-03-01").within("march"))
            .with_wave(wave("second", "2026-03-10").within("march"))
            .with_claim(released("total", "gov", "march", "187").stage("announced"))
            .with_claim(released("first", "gov", "first", "99").stage("announced"))
            .with_claim(released("second", "gov", "second", "88"))
            .with_claim(released("gate", "mothers", "second", "87"))
            .with_claim(released("mixed", "radio", "march", "186"))
            .with_claim(released("turned", "radio", "first", "98").said("2026-03-02"))
            .with_claim(
                released("early", "archive", "first", "61")
                    .stage("verified")
                    .population("political")
                    .as_of("2026-03-02T20:00-04:00"),
            )
            .with_claim(
                released("later", "archive", "first", "75")
                    .stage("verified")
                    .population("political")
                    .as_of("2026-03-04"),
            ),
    )
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let ledger = ledger()?;
    let found = reconcile(&ledger, &Settings::default());
    let pairs = [
        ("mixed", "total"),
        ("early", "first"),
        ("gate", "second"),
        ("turned", "first"),
        ("first", "total"),
    ];
    for (one, other) in pairs {
        let why = found
            .explain(&one.parse()?, &other.parse()?)
            .ok_or("both give numbers")?;
        println!("{}\n", Why::of(&found, &why).width(100));
    }
    Ok(())
}
