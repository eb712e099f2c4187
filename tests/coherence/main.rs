//! The laws of a whole ledger: whether all its figures can be true, what follows from them, what stands
//! in the way; each against worked examples, something naive, or an independent solver.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where it cannot go on"
)]

#[cfg(test)]
mod boxes;
#[cfg(test)]
mod counts;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod fails;
#[cfg(test)]
mod further;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod invariance;
#[cfg(test)]
mod ledgers;
#[cfg(test)]
mod linear;
#[cfg(test)]
mod persons;
#[cfg(test)]
mod postulates;
#[cfg(test)]
mod quantity;
#[cfg(test)]
mod silence;
#[cfg(test)]
mod systems;
#[cfg(test)]
mod truth;
#[cfg(test)]
mod wire;
#[cfg(test)]
mod worlds;

use cotejo::dedup::utterances;
use cotejo::discrepancy::{Asking, Constraints, Evidence, Suppose};
use cotejo::{Draft, Ledger, Ratio, Settings, link};

/// So many cases, or as many as `PROPTEST_CASES` says; a case that fails becomes an example by hand.
fn cases(usual: u32) -> proptest::test_runner::Config {
    let asked = std::env::var("PROPTEST_CASES").ok();
    proptest::test_runner::Config {
        cases: asked.and_then(|asked| asked.parse().ok()).unwrap_or(usual),
        failure_persistence: None,
        ..Default::default()
    }
}

fn ratio(text: &str) -> Ratio {
    text.parse().unwrap()
}

fn plus(a: Ratio, b: Ratio) -> Ratio {
    Ratio::new(
        a.numer() * b.denom() + b.numer() * a.denom(),
        a.denom() * b.denom(),
    )
    .unwrap()
}

fn ledger(draft: &Draft) -> Ledger {
    Ledger::try_from(draft.clone()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The counts of a ledger under a supposition.
fn supposing(draft: &Draft, suppose: &Suppose) -> Constraints {
    let (ledger, settings) = (ledger(draft), Settings::default());
    let heard = utterances(&ledger);
    let evidence = Evidence::new(&ledger, &heard, &settings);
    Constraints::derive(&evidence, &link::resolve(&ledger), suppose)
}

/// The counts of a ledger at face value.
fn constraints(draft: &Draft) -> Constraints {
    supposing(draft, &Suppose::default())
}

/// Claims by id.
fn asking(claims: &[&str]) -> Vec<Asking> {
    let claim = |id: &&str| Asking::Claim(id.parse().unwrap());
    claims.iter().map(claim).collect()
}
