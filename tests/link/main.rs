//! The laws of linking: field values, weights and their training, clusters, evaluation, CSV, and the whole.

#[cfg(test)]
mod ceiling;
#[cfg(test)]
mod cluster;
#[cfg(test)]
mod conflict;
#[cfg(test)]
mod copies;
#[cfg(test)]
mod csv;
#[cfg(test)]
mod earlier;
#[cfg(test)]
mod evaluate;
#[cfg(test)]
mod fields;
#[cfg(test)]
mod filler;
#[cfg(test)]
mod linker;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod planted;
#[cfg(test)]
mod train;

/// So many cases, or as `PROPTEST_CASES` says in proportion.
#[cfg(test)]
fn config(cases: u32) -> proptest::test_runner::Config {
    let usual = proptest::test_runner::Config::default();
    proptest::test_runner::Config {
        cases: (cases.saturating_mul(usual.cases) / 256).max(1),
        failure_persistence: None,
        ..usual
    }
}
