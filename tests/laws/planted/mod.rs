//! Planted truth: what the library says of a world whose numbers are known.

mod contradictions;
mod differences;
mod found;
mod repeats;
mod truths;
mod world;

use cotejo::strategy::Planted;
use cotejo::{Date, Draft, Ledger, Reconciliation, Settings, reconcile};
use time::Month;

fn ledger(draft: &Draft) -> Ledger {
    Ledger::try_from(draft.clone()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// When everything in a planted world is over.
fn last() -> Date {
    Date::from_calendar_date(2026, Month::December, 31).unwrap()
}

/// What is to be seen in the reconciliation of a planted ledger.
fn with_found<T>(planted: &Planted, look: impl FnOnce(&Reconciliation<'_>) -> T) -> T {
    let ledger = ledger(&planted.draft);
    look(&reconcile(&ledger, &Settings::default()))
}

/// The ledger as a file, for the message of a law that fails.
fn file(planted: &Planted) -> String {
    let lists: serde_json::Value = serde_json::to_value(&planted.draft).unwrap();
    let lines = |list: &str| {
        let rows = lists[list].as_array().into_iter().flatten();
        rows.map(|row| format!("  {row}")).collect::<Vec<_>>().join("\n") + "\n"
    };
    ["claims", "detainees", "judgements"].map(lines).concat()
}
