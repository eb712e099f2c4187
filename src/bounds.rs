//! [`Bounds`]: what is known of a count, as a closed interval of whole persons.

use std::fmt;
use std::ops::Add;
use std::str::FromStr;

use crate::error::{Error, ErrorKind, inverted, quoted};
use crate::ratio::Ratio;

/// A closed interval of counts: at least `lo`, and at most `hi` where there is an upper end.
///
/// Never empty. Text and JSON have one spelling per value: `116`, `>=100`, `<=120`, `100-120`, and
/// `>=0` for a count of which nothing is known. `>99` and `<121` are read too.
///
/// ```
/// # fn main() -> Result<(), cotejo::Error> {
/// use cotejo::Bounds;
/// let announced = Bounds::exactly(116);
/// let verified: Bounds = "49-73".parse()?;
/// assert_eq!(announced.gap(verified), 43);
/// assert_eq!(announced.relative_gap(verified).to_string(), "43/116");
/// assert_eq!(announced.minus(verified).to_string(), "43-67");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bounds {
    lo: u64,
    hi: Option<u64>,
}

impl Bounds {
    /// Zero or more: nothing is known.
    pub const ANY: Self = Self { lo: 0, hi: None };

    /// Exactly `n`.
    #[must_use]
    pub const fn exactly(n: u64) -> Self {
        Self { lo: n, hi: Some(n) }
    }

    /// `n` or more.
    #[must_use]
    pub const fn at_least(n: u64) -> Self {
        Self { lo: n, hi: None }
    }

    /// `n` or fewer.
    #[must_use]
    pub const fn at_most(n: u64) -> Self {
        Self { lo: 0, hi: Some(n) }
    }

    /// From `lo` to `hi`, both included.
    ///
    /// # Errors
    /// [`ErrorKind::Inverted`] when `hi < lo`.
    pub fn between(lo: u64, hi: u64) -> Result<Self, Error> {
        Self::new(lo, Some(hi)).ok_or_else(|| inverted(&format!("{lo}-{hi}")))
    }

    /// The interval with these ends; `None` when it would be empty.
    #[must_use]
    pub const fn new(lo: u64, hi: Option<u64>) -> Option<Self> {
        match hi {
            Some(hi) if hi < lo => None,
            _ => Some(Self { lo, hi }),
        }
    }

    /// The lower end.
    #[must_use]
    pub const fn lo(self) -> u64 {
        self.lo
    }

    /// The upper end; `None` when there is none.
    #[must_use]
    pub const fn hi(self) -> Option<u64> {
        self.hi
    }

    /// The count, when it is known exactly.
    #[must_use]
    pub fn exact(self) -> Option<u64> {
        self.hi.filter(|&hi| hi == self.lo)
    }

    /// Whether the count may be `n`.
    #[must_use]
    pub fn contains(self, n: u64) -> bool {
        self.lo <= n && self.hi.is_none_or(|hi| n <= hi)
    }

    /// Whether every count in `self` is also in `other`.
    #[must_use]
    pub fn is_within(self, other: Self) -> bool {
        other.lo <= self.lo && other.hi.is_none_or(|top| self.hi.is_some_and(|hi| hi <= top))
    }

    /// The counts in both; `None` when there are none.
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        let hi = match (self.hi, other.hi) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (one, None) | (None, one) => one,
        };
        Self::new(self.lo.max(other.lo), hi)
    }

    /// The smallest interval that contains both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self {
            lo: self.lo.min(other.lo),
            hi: self.hi.zip(other.hi).map(|(a, b)| a.max(b)),
        }
    }

    /// How many persons lie between two intervals that do not meet; 0 when they meet.
    #[must_use]
    pub fn gap(self, other: Self) -> u64 {
        self.facing_ends(other).map_or(0, |(lo, hi)| hi - lo)
    }

    /// The smallest relative difference between a count in one and a count in the other:
    /// 1 − smaller / larger at the two ends that face one another (Soergel distance).
    ///
    /// 0 when the intervals meet, 1 when zero faces a positive count. One person against none is
    /// also 1, so print [`gap`](Self::gap) beside it.
    #[must_use]
    pub fn relative_gap(self, other: Self) -> Ratio {
        self.facing_ends(other)
            .and_then(|(lo, hi)| Ratio::new(u128::from(hi - lo), u128::from(hi)))
            .unwrap_or(Ratio::ZERO)
    }

    /// The largest relative difference between a count in one and a count in the other.
    ///
    /// 1 where an end is missing or zero can face a positive count; equal to
    /// [`relative_gap`](Self::relative_gap) when both are exact.
    #[must_use]
    pub fn widest_relative_gap(self, other: Self) -> Ratio {
        let one_way = |low: u64, high: Option<u64>| match high {
            None => Ratio::ONE,
            Some(high) if high > low => {
                Ratio::new(u128::from(high - low), u128::from(high)).unwrap_or(Ratio::ZERO)
            }
            Some(_) => Ratio::ZERO,
        };
        one_way(self.lo, other.hi).max(one_way(other.lo, self.hi))
    }

    /// What is left of `self` when `other` of them are taken away, never below zero.
    ///
    /// ```
    /// # use cotejo::Bounds;
    /// assert_eq!(Bounds::exactly(116).minus(Bounds::at_least(41)), Bounds::at_most(75));
    /// ```
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self {
            lo: other.hi.map_or(0, |hi| self.lo.saturating_sub(hi)),
            hi: self.hi.map(|hi| hi.saturating_sub(other.lo)),
        }
    }

    /// The facing ends of two disjoint intervals: the top of the lower, the bottom of the higher.
    fn facing_ends(self, other: Self) -> Option<(u64, u64)> {
        let below = |a: Self, b: Self| a.hi.filter(|&hi| hi < b.lo).map(|hi| (hi, b.lo));
        below(self, other).or_else(|| below(other, self))
    }
}

/// Sums of members. Where a sum passes `u64::MAX` the upper end opens and the lower end stays
/// there, so the result still contains every true sum.
impl Add for Bounds {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            lo: self.lo.saturating_add(other.lo),
            hi: self.hi.zip(other.hi).and_then(|(a, b)| a.checked_add(b)),
        }
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match (self.lo, self.hi) {
            (lo, None) => format!(">={lo}"),
            (lo, Some(hi)) if lo == hi => format!("{lo}"),
            (0, Some(hi)) => format!("<={hi}"),
            (lo, Some(hi)) => format!("{lo}-{hi}"),
        };
        f.pad(&text)
    }
}

impl FromStr for Bounds {
    type Err = Error;

    /// # Errors
    /// [`ErrorKind::Syntax`] (`about 12`, `1,000`, empty), [`ErrorKind::OutOfRange`] (`10^30`
    /// written out, `<0`), [`ErrorKind::Inverted`] (`12-5`).
    fn from_str(text: &str) -> Result<Self, Error> {
        let trimmed = text.trim();
        if let Some(rest) = trimmed.strip_prefix(">=") {
            count(rest, text).map(Self::at_least)
        } else if let Some(rest) = trimmed.strip_prefix("<=") {
            count(rest, text).map(Self::at_most)
        } else if let Some(rest) = trimmed.strip_prefix('>') {
            let n = count(rest, text)?.checked_add(1);
            n.map(Self::at_least).ok_or_else(|| too_large(text))
        } else if let Some(rest) = trimmed.strip_prefix('<') {
            let n = count(rest, text)?.checked_sub(1);
            n.map(Self::at_most).ok_or_else(|| {
                let message = format!("{} asks for fewer than no persons", quoted(text));
                Error::new(ErrorKind::OutOfRange, message)
            })
        } else if let Some((lo, hi)) = trimmed.split_once('-') {
            Self::new(count(lo, text)?, Some(count(hi, text)?)).ok_or_else(|| inverted(text))
        } else {
            count(trimmed, text).map(Self::exactly)
        }
    }
}

/// Plain digits; `whole` is what the message repeats.
pub(crate) fn count(digits: &str, whole: &str) -> Result<u64, Error> {
    let digits = digits.trim();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Error::new(
            ErrorKind::Syntax,
            format!(
                "{} is not a count; write plain digits, without separators",
                quoted(whole)
            ),
        ));
    }
    digits.parse().map_err(|_| too_large(whole))
}

pub(crate) fn too_large(whole: &str) -> Error {
    let message = format!("{} is too large for a count of persons", quoted(whole));
    Error::new(ErrorKind::OutOfRange, message)
}

#[cfg(feature = "serde")]
impl serde::Serialize for Bounds {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Bounds {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
