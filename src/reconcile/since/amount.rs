//! [`Amount`]: a number that may move.

use crate::bounds::Bounds;
use crate::discrepancy::Net;
use crate::ratio::Ratio;
use crate::spread::Spread;

/// A number as it stands in a result: exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Amount {
    /// A count.
    Count(u128),
    /// A count known to lie between two.
    Range(Bounds),
    /// A figure, at face value and at its widest.
    Figure(Spread),
    /// Persons in less persons out.
    Net(Net),
    /// A fraction.
    Share(Ratio),
    /// A number of persons that is worked out and need not be whole.
    Persons(Ratio),
    /// So many of so many.
    Of {
        /// How many.
        persons: Bounds,
        /// Of how many.
        of: Bounds,
    },
    /// What is needed and what is allowed.
    Clash {
        /// The highest *at least*.
        needs: u64,
        /// The lowest *at most*.
        allows: u64,
    },
    /// Independent voices.
    Voices {
        /// Surely different ones.
        least: usize,
        /// If all that can be different are.
        most: usize,
    },
}
