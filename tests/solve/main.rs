//! The laws of [`cotejo::solve`]: exact systems, conflicts, and what goes with whom.
//!
//! Each file opens with the list of its laws. Every answer is checked from a side of its own: against all
//! vertices or all points of a box, against the other engine, against what it claims itself, or against
//! a value worked by hand.

#[cfg(test)]
mod agreement;
#[cfg(test)]
mod certificates;
#[cfg(test)]
mod checked;
#[cfg(test)]
mod conflicts;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod extremes;
#[cfg(test)]
mod invariance;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod scale;
#[cfg(test)]
mod shapley;
#[cfg(test)]
mod systems;
#[cfg(test)]
mod truth;
#[cfg(test)]
mod whole;

/// So many cases, in proportion to `PROPTEST_CASES` where that is not 256; a case that fails becomes an
/// example by hand.
#[cfg(test)]
fn cases(count: u32) -> proptest::test_runner::Config {
    let default = proptest::test_runner::Config::default();
    proptest::test_runner::Config {
        failure_persistence: None,
        cases: (count.saturating_mul(default.cases) / 256).max(1),
        ..default
    }
}
