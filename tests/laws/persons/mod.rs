//! Laws of persons joined by all that records say: what joins, what never does, and what the lists come to together.

mod captures;
mod cases;
mod joins;
mod world;

use cotejo::{Draft, Joining, Ledger, Resolution, link};

fn ledger(draft: &Draft) -> Ledger {
    Ledger::try_from(draft.clone()).unwrap()
}

fn persons(draft: &Draft) -> Resolution {
    link::persons(&ledger(draft), Joining::default())
}

/// The records of each person.
fn sets(found: &Resolution) -> Vec<Vec<&str>> {
    found
        .persons()
        .iter()
        .map(|person| person.records().iter().map(|id| id.as_str()).collect())
        .collect()
}

fn sizes(found: &Resolution) -> Vec<usize> {
    found
        .persons()
        .iter()
        .map(|person| person.records().len())
        .collect()
}
