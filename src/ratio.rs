//! [`Ratio`]: an exact, non-negative fraction.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind, quoted};

/// An exact fraction of two whole numbers, zero or more, always in lowest terms.
///
/// Scores are ratios so that no rounding decides anything; [`to_f64`](Self::to_f64) and
/// [`percent`](Self::percent) are for showing. Text and JSON: `43/116`, whole numbers as `2`.
///
/// ```
/// use cotejo::Ratio;
/// let gap = Ratio::new(38, 99).ok_or("a denominator of zero")?;
/// assert_eq!(gap.to_string(), "38/99");
/// assert_eq!(gap.percent(), 38);
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    numer: u128,
    denom: u128,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { numer: 0, denom: 1 };
    /// The whole.
    pub const ONE: Self = Self { numer: 1, denom: 1 };

    /// `numer / denom` in lowest terms; `None` when `denom` is zero.
    #[must_use]
    pub const fn new(numer: u128, denom: u128) -> Option<Self> {
        if denom == 0 {
            return None;
        }
        let (mut a, mut b) = (numer, denom);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Some(Self {
            numer: numer / a,
            denom: denom / a,
        })
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(n: u128) -> Self {
        Self { numer: n, denom: 1 }
    }

    /// The upper number, in lowest terms.
    #[must_use]
    pub const fn numer(self) -> u128 {
        self.numer
    }

    /// The lower number, in lowest terms; never zero.
    #[must_use]
    pub const fn denom(self) -> u128 {
        self.denom
    }

    /// Whether it is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.numer == 0
    }

    /// The nearest hundredth, halves up; saturates at `u64::MAX`. For showing, not for deciding.
    #[must_use]
    pub fn percent(self) -> u64 {
        let (whole, numer) = (self.numer / self.denom, self.numer % self.denom);
        let part = Self { numer, ..self };
        let reached = |step: &u128| {
            Self {
                numer: step * 2 - 1,
                denom: 200,
            } <= part
        };
        let steps = (1..=100).rev().find(reached).unwrap_or(0);
        let hundredths = whole.saturating_mul(100).saturating_add(steps);
        u64::try_from(hundredths).unwrap_or(u64::MAX)
    }

    /// The nearest floating-point number. For showing, not for deciding.
    #[must_use]
    #[expect(
        clippy::as_conversions,
        clippy::cast_precision_loss,
        reason = "no checked conversion exists, and the loss is what the method promises"
    )]
    pub fn to_f64(self) -> f64 {
        self.numer as f64 / self.denom as f64
    }
}

/// Exact at any size: compares whole parts, then the reciprocals of what remains.
impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b, mut c, mut d) = (self.numer, self.denom, other.numer, other.denom);
        loop {
            match (a / b).cmp(&(c / d)) {
                Ordering::Equal => {}
                unequal @ (Ordering::Less | Ordering::Greater) => return unequal,
            }
            match (a % b, c % d) {
                (0, 0) => return Ordering::Equal,
                (0, _) => return Ordering::Less,
                (_, 0) => return Ordering::Greater,
                // a/b < c/d exactly when d/c' < b/a' for the remainders c', a'.
                (left, right) => (a, b, c, d) = (d, right, b, left),
            }
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denom == 1 {
            f.pad(&self.numer.to_string())
        } else {
            f.pad(&format!("{}/{}", self.numer, self.denom))
        }
    }
}

impl FromStr for Ratio {
    type Err = Error;

    /// # Errors
    /// [`ErrorKind::Syntax`] (`0.5`, `1/-2`), [`ErrorKind::OutOfRange`] (`1/0`, beyond 2^128).
    fn from_str(text: &str) -> Result<Self, Error> {
        let (numer, denom) = text.split_once('/').unwrap_or((text, "1"));
        let read = |digits: &str| {
            if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                let message = format!("{} is not a fraction of whole numbers", quoted(text));
                return Err(Error::new(ErrorKind::Syntax, message));
            }
            digits.parse::<u128>().map_err(|_| out_of_range(text))
        };
        Self::new(read(numer)?, read(denom)?).ok_or_else(|| out_of_range(text))
    }
}

fn out_of_range(text: &str) -> Error {
    let message = format!("{} has no value as a fraction", quoted(text));
    Error::new(ErrorKind::OutOfRange, message)
}

#[cfg(feature = "serde")]
impl serde::Serialize for Ratio {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Ratio {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
