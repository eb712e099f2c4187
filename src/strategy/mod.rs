//! Strategies for [proptest](https://docs.rs/proptest): random values to test with.
//!
//! For the tests of programs that use this crate, and for its own laws; behind the feature
//! `proptest`. Everything is built through public constructors or read from text, so a strategy
//! cannot make what the crate would refuse. What a failing test prints is meant to be read: cases
//! shrink towards small counts, short ids and the first of January 2026, and every date lies in
//! 2025 or 2026.
//!
//! ```
//! use cotejo::strategy;
//! use proptest::test_runner::TestRunner;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let two_counts = (strategy::bounds(), strategy::bounds());
//! TestRunner::deterministic().run(&two_counts, |(a, b)| {
//!     assert_eq!(a.gap(b), b.gap(a));
//!     Ok(())
//! })?;
//! # Ok(())
//! # }
//! ```

mod cast;
mod claims;
mod defects;
mod difference;
mod differences;
mod files;
mod hedge;
mod kind;
mod ledgers;
mod names;
mod planted;
mod records;
pub mod rolls;
mod subject;
mod told;
mod values;
mod world;

pub use defects::{Defect, defect};
pub use difference::{Difference, difference, difference_of};
pub use kind::DifferenceKind;
pub use ledgers::{one_quantity, small_ledger};
pub use names::{
    NameDifference, NameFault, NameVariant, RivalName, hostile_text, name_text, name_variant, rival_name,
    world_name_text,
};
pub use planted::{Planted, TruePerson, planted};
pub use values::{bounds, date, figure, id, id_text, lexicon, ratio, relative_figure, spread, when, word};
