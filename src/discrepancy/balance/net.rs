//! [`Net`]: a number of persons that may be below zero.

use std::fmt;

use crate::bounds::Bounds;

/// Persons in less persons out: whole numbers that may be negative, each end open where nothing is known.
///
/// Exact: figures are at most [`LARGEST`](crate::LARGEST), so no sum of them leaves `i128`. Never
/// empty. Text and JSON have one spelling per value: `14`, `-57`, `>=14`, `<=-3`, `110 to 310`, `any`.
///
/// ```
/// use cotejo::{Bounds, discrepancy::Net};
/// let net = Net::difference("800-1000".parse()?, Bounds::exactly(806));
/// assert_eq!(net.to_string(), "-6 to 194");
/// assert_eq!((net.lo(), net.hi()), (Some(-6), Some(194)));
/// # Ok::<(), cotejo::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Net {
    lo: Option<i128>,
    hi: Option<i128>,
}

impl Net {
    /// Exactly nobody.
    pub const ZERO: Self = Self {
        lo: Some(0),
        hi: Some(0),
    };

    /// What the one has more than the other, counted independently of one another.
    #[must_use]
    pub fn difference(more: Bounds, less: Bounds) -> Self {
        Self::ZERO.plus(more).minus(less)
    }

    /// The lower end; `None` when there is none.
    #[must_use]
    pub const fn lo(self) -> Option<i128> {
        self.lo
    }

    /// The upper end; `None` when there is none.
    #[must_use]
    pub const fn hi(self) -> Option<i128> {
        self.hi
    }

    /// The number, when it is known exactly.
    #[must_use]
    pub fn exact(self) -> Option<i128> {
        self.lo.filter(|lo| self.hi == Some(*lo))
    }

    /// Whether it may be `n`.
    #[must_use]
    pub fn contains(self, n: i128) -> bool {
        self.lo.is_none_or(|lo| lo <= n) && self.hi.is_none_or(|hi| n <= hi)
    }

    /// Whether every number in `self` is also in `other`.
    #[must_use]
    pub fn is_within(self, other: Self) -> bool {
        let above = |least: i128| self.lo.is_some_and(|lo| least <= lo);
        let below = |most: i128| self.hi.is_some_and(|hi| hi <= most);
        other.lo.is_none_or(above) && other.hi.is_none_or(below)
    }

    /// So many more.
    #[must_use]
    pub fn plus(self, persons: Bounds) -> Self {
        Self {
            lo: self.lo.map(|lo| lo.saturating_add(i128::from(persons.lo()))),
            hi: self
                .hi
                .zip(persons.hi())
                .map(|(hi, most)| hi.saturating_add(i128::from(most))),
        }
    }

    /// So many fewer.
    #[must_use]
    pub fn minus(self, persons: Bounds) -> Self {
        Self {
            lo: self
                .lo
                .zip(persons.hi())
                .map(|(lo, most)| lo.saturating_sub(i128::from(most))),
            hi: self.hi.map(|hi| hi.saturating_sub(i128::from(persons.lo()))),
        }
    }

    /// The same with in and out exchanged.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self {
            lo: self.hi.map(|hi| hi.saturating_neg()),
            hi: self.lo.map(|lo| lo.saturating_neg()),
        }
    }

    /// The numbers in it that are counts of persons; `None` when all are below zero.
    #[must_use]
    pub fn counts(self) -> Option<Bounds> {
        let count = |n: i128| u64::try_from(n.max(0)).unwrap_or(u64::MAX);
        match self.hi {
            Some(hi) if hi < 0 => None,
            hi => Bounds::new(self.lo.map_or(0, count), hi.map(count)),
        }
    }
}

impl fmt::Display for Net {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match (self.lo, self.hi) {
            (Some(lo), Some(hi)) if lo == hi => lo.to_string(),
            (Some(lo), Some(hi)) => format!("{lo} to {hi}"),
            (Some(lo), None) => format!(">={lo}"),
            (None, Some(hi)) => format!("<={hi}"),
            (None, None) => "any".to_owned(),
        };
        f.pad(&text)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Net {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
