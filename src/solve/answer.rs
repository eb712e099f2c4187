//! What a system's engines answer.

use crate::ratio::Ratio;
use crate::solve::certificate::Certificate;

/// The work allowed was used up, or a number grew beyond what is kept; nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[error("it takes more work than allowed, or numbers beyond those kept")]
#[expect(clippy::exhaustive_structs, reason = "it says one thing")]
pub struct Capped;

/// The least total by which what is asked has to give way.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Adjustment {
    /// The least total (the 1-norm minimal violation of Potyka, 2014).
    pub total: Ratio,
    /// By how much each gives way in one way of reaching it, in order; there may be other ways.
    pub moved: Vec<(usize, Move)>,
}

/// In which direction a bound gives way, and by how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[expect(clippy::exhaustive_enums, reason = "an interval has two ends")]
pub enum Move {
    /// The form is that far below its lower end.
    Below(Ratio),
    /// The form is that far above its upper end.
    Above(Ratio),
}

/// One end of what an unknown may be.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct End {
    /// The value; `None` where there is no end.
    pub value: Option<Ratio>,
    /// What is asked that forces it; empty for 0 below and for no end.
    pub because: Vec<usize>,
}

/// The least and the greatest an unknown may be, without the reasons; `None` where there is no greatest.
pub type Ends = (Ratio, Option<Ratio>);

/// The least and the greatest an unknown may be, or why nothing is possible.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Range {
    /// From one end to the other.
    Between(End, End),
    /// What is asked cannot all hold.
    Clash(Certificate),
}

/// Whether whole numbers can do what fractions can.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Whole {
    /// Some whole numbers satisfy everything.
    Possible,
    /// Fractions do, no whole numbers do.
    FractionsOnly,
    /// Fractions do; whether whole numbers do was not found out within the work allowed.
    Open,
}
