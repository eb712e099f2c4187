//! [`Fraction`]: a fraction of either sign, plain and slow.

use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::{Add, Div, Mul, Neg, Sub};

use cotejo::Ratio;

/// The greatest number that divides both, by Euclid.
pub(crate) fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// In lowest terms, the denominator positive; overflow panics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fraction {
    numer: i128,
    denom: i128,
}

impl Fraction {
    pub(crate) const ZERO: Self = Self { numer: 0, denom: 1 };

    fn new(numer: i128, denom: i128) -> Self {
        let common = gcd(numer.unsigned_abs(), denom.unsigned_abs());
        let common = i128::try_from(common).unwrap() * denom.signum();
        Self {
            numer: numer / common,
            denom: denom / common,
        }
    }

    /// Of what is not negative.
    pub(crate) fn ratio(self) -> Ratio {
        Ratio::new(self.numer.try_into().unwrap(), self.denom.try_into().unwrap()).unwrap()
    }
}

impl From<i128> for Fraction {
    fn from(whole: i128) -> Self {
        Self::new(whole, 1)
    }
}

impl From<Ratio> for Fraction {
    fn from(ratio: Ratio) -> Self {
        Self::new(
            ratio.numer().try_into().unwrap(),
            ratio.denom().try_into().unwrap(),
        )
    }
}

impl Add for Fraction {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        let numer = self.numer * other.denom + other.numer * self.denom;
        Self::new(numer, self.denom * other.denom)
    }
}

impl Neg for Fraction {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(-self.numer, self.denom)
    }
}

impl Sub for Fraction {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Fraction {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self::new(self.numer * other.numer, self.denom * other.denom)
    }
}

impl Div for Fraction {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        Self::new(self.numer * other.denom, self.denom * other.numer)
    }
}

impl Sum for Fraction {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Self::add)
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.numer * other.denom).cmp(&(other.numer * self.denom))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
