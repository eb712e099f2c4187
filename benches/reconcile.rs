//! Time per claim at 10² to 10⁵ claims, and how it grows: `cargo bench`.
//!
//! The rows are the stages, each alone with what it needs prepared: *group* scores all figures as one
//! quantity, *reasons* explains each claim against the next, *since* compares with what was known half way.
//! Medians of several runs in one process; compare figures of one run only. The exponent is the slope
//! of log time over log size, fitted to all four: n log n gives about 1.13.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::as_conversions,
    reason = "a bench prints, and stops where it cannot measure"
)]

use std::hint::black_box;

use cotejo::dedup::utterances;
use cotejo::discrepancy::{Explainer, GroupReport, balances, flows, stocks};
use cotejo::render::Account;
use cotejo::wave::matches;
use cotejo::{
    Claim, ClaimDraft, Draft, Ledger, PopulationDraft, Settings, SourceDraft, WaveDraft, reconcile,
};

/// Many waves, voices and pages; every third claim repeats another, every tenth is a stock.
fn draft(claims: usize) -> Draft {
    let (waves, sources) = (claims / 20 + 1, claims / 10 + 2);
    let mut draft = Draft::new().with_population(PopulationDraft::new("all"));
    for source in 0..sources {
        let kind = ["government", "monitor", "press"][source % 3];
        draft = draft.with_source(SourceDraft::new(&format!("s{source}")).kind(kind));
    }
    for wave in 0..waves {
        let window = format!(
            "20{:02}-{:02}-{:02}",
            10 + wave / 336 % 80,
            wave / 28 % 12 + 1,
            wave % 28 + 1
        );
        draft = draft.with_wave(
            WaveDraft::new(&format!("w{wave}"))
                .window(window)
                .population("all"),
        );
    }
    for claim in 0..claims {
        let (source, wave) = (claim / 3 * 7 % sources, claim / 3 % waves);
        let record = ClaimDraft::new(&format!("c{claim}"))
            .by(format!("s{source}"))
            .via(format!("s{}", claim % sources));
        let record = if claim % 10 == 0 {
            record
                .count("held")
                .population("all")
                .as_of(format!("20{:02}-06-15", 10 + claim % 80))
                .figure(format!("{}", 500 + claim % 97))
        } else {
            let stage = if claim % 2 == 0 { "executed" } else { "verified" };
            record
                .count("released")
                .stage(stage)
                .wave(format!("w{wave}"))
                .figure(format!("{}", 40 + claim / 3 % 89))
        };
        draft = draft.with_claim(record);
    }
    draft
}

fn median(mut run: impl FnMut(), runs: usize) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            #[expect(clippy::disallowed_types, reason = "timing is what a bench is for")]
            let start = std::time::Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The slope of log time over log size, fitted to all sizes by least squares.
fn exponent(times: &[f64], sizes: &[usize]) -> f64 {
    let points: Vec<(f64, f64)> = sizes
        .iter()
        .zip(times)
        .map(|(size, time)| ((*size as f64).ln(), time.ln()))
        .collect();
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / points.len() as f64;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let (mut over, mut under) = (0.0, 0.0);
    for point in &points {
        over += (point.0 - x) * (point.1 - y);
        under += (point.0 - x) * (point.0 - x);
    }
    over / under
}

fn main() {
    let sizes = [100, 1_000, 10_000, 100_000];
    let settings = Settings::default();
    println!(
        "{:<12}{:>12}{:>12}{:>12}{:>12}   exponent",
        "ns per claim", sizes[0], sizes[1], sizes[2], sizes[3]
    );
    let names = [
        "load",
        "utterances",
        "group",
        "stock",
        "wave",
        "balance",
        "matches",
        "reasons",
        "reconcile",
        "account",
        "since",
    ];
    let mut rows: Vec<(&str, Vec<f64>)> = names.into_iter().map(|name| (name, Vec::new())).collect();
    for size in sizes {
        let draft = draft(size);
        let runs = (200_000 / size).clamp(3, 50);
        let ledger = Ledger::try_from(draft.clone()).unwrap();
        let found = reconcile(&ledger, &settings);
        let evidence = found.evidence();
        let entries = evidence.entries();
        let explainer = Explainer::new(&evidence);
        let claims: Vec<&Claim> = ledger.claims().collect();
        let earlier = ledger.as_known_at(&"2050-01-01".parse().unwrap());
        let then = reconcile(&earlier, &settings);
        let times = [
            median(|| drop(black_box(Ledger::try_from(draft.clone()))), runs),
            median(|| drop(black_box(utterances(&ledger))), runs),
            median(|| drop(black_box(GroupReport::of(entries))), runs),
            median(|| drop(black_box(stocks(&evidence))), runs),
            median(|| drop(black_box(flows(&evidence, found.persons()))), runs),
            median(|| drop(black_box(balances(&evidence))), runs),
            median(|| drop(black_box(matches(&ledger, found.persons()))), runs),
            median(
                || {
                    claims
                        .windows(2)
                        .for_each(|two| drop(black_box(explainer.between(two[0], two[1]))));
                },
                runs,
            ),
            median(|| drop(black_box(reconcile(&ledger, &settings))), runs),
            median(|| drop(black_box(Account::of(&found).to_string())), runs),
            median(|| drop(black_box(found.since(&then))), runs),
        ];
        for ((_, row), time) in rows.iter_mut().zip(times) {
            row.push(time);
        }
    }
    for (name, times) in rows {
        let per_claim: Vec<String> = times
            .iter()
            .zip(sizes)
            .map(|(time, size)| format!("{:>12.0}", time * 1e9 / size as f64))
            .collect();
        println!(
            "{name:<12}{}   {:.2}",
            per_claim.concat(),
            exponent(&times, &sizes)
        );
    }
}
