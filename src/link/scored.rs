//! [`Link`]: a pair of records with its weight.

/// A scored pair of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(
    clippy::exhaustive_structs,
    reason = "plain input: a literal is how it is written"
)]
pub struct Link {
    /// One record.
    pub one: u32,
    /// The other.
    pub other: u32,
    /// Log odds that they are one person, prior included, in millibits.
    pub weight: i32,
}
