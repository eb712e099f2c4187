//! Floor 2: the door, what comes through it, and what is known when.

mod defects;
mod inheritance;
mod knowledge;
mod privacy;
mod strategies;
mod wire;

use cotejo::{Claim, ErrorKind, Ledger, Problems};
use serde_json::Value;

/// A ledger of schema 1 from its lists.
fn ledger(lists: Value) -> Ledger {
    opened(lists).unwrap_or_else(|problems| panic!("{problems}"))
}

fn opened(mut lists: Value) -> Result<Ledger, Problems> {
    lists["schema"] = serde_json::json!(1);
    Ledger::try_from(serde_json::from_value::<cotejo::Draft>(lists).unwrap())
}

/// What the door says of a ledger that is not sound.
fn problems(lists: Value) -> Problems {
    opened(lists).expect_err("a fault was planted")
}

/// Kind, record and field of each problem.
fn places(problems: &Problems) -> Vec<(ErrorKind, &str, &str)> {
    let place = |fault: &'_ cotejo::Error| (fault.kind(), fault.record().is_some(), fault.field().is_some());
    assert!(
        problems
            .iter()
            .map(place)
            .all(|(_, record, field)| record || field),
        "each says where: {problems}"
    );
    problems
        .iter()
        .map(|e| (e.kind(), e.record().unwrap_or(""), e.field().unwrap_or("")))
        .collect()
}

fn claim<'a>(ledger: &'a Ledger, id: &str) -> &'a Claim {
    ledger.claim(&id.parse().unwrap()).unwrap()
}
