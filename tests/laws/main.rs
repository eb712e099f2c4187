//! The laws: what holds of every value and every ledger, a module per floor.
//!
//! Each file opens with the list of its laws. An algebraic law alone would let a constant pass, so
//! every operation is also pinned: against membership, against a brute-force search, or against a
//! table worked by hand.

#[cfg(test)]
mod change;
#[cfg(test)]
mod dedup;
#[cfg(test)]
mod discrepancy;
#[cfg(test)]
mod listing;
#[cfg(test)]
mod model;
#[cfg(test)]
mod persons;
#[cfg(test)]
mod planted;
#[cfg(test)]
mod values;
#[cfg(test)]
mod wave;

/// 256 cases, or as many as `PROPTEST_CASES` says; a case that fails becomes an example by hand.
#[cfg(test)]
fn config() -> proptest::test_runner::Config {
    proptest::test_runner::Config {
        failure_persistence: None,
        ..Default::default()
    }
}
