//! What can be done with [`Number`]s; all of it exact, or [`Capped`].

use bnum::types::I2048;

use crate::solve::answer::Capped;
use crate::solve::number::divisor::{gcd, wide_gcd};
use crate::solve::number::{Number, Repr, UNIT};

use Repr::{Small, Wide};

impl Number {
    pub(in crate::solve) fn plus(&self, other: &Self) -> Result<Self, Capped> {
        if let (Small(a, 1), Small(b, 1)) = (&self.0, &other.0)
            && let Some(sum) = a.checked_add(*b)
        {
            return Ok(Self(Small(sum, 1)));
        }
        if let (Small(a, b), Small(c, d)) = (&self.0, &other.0) {
            let [a, b, c, d] = [*a, *b, *c, *d].map(i128::from);
            return Self::small(a * d + c * b, b * d);
        }
        let ((a, b), (c, d)) = (self.wide(), other.wide());
        Self::lowest(
            product(a, d)?.checked_add(product(c, b)?).ok_or(Capped)?,
            product(b, d)?,
        )
    }

    pub(in crate::solve) fn minus(&self, other: &Self) -> Result<Self, Capped> {
        if let (Small(a, 1), Small(b, 1)) = (&self.0, &other.0)
            && let Some(difference) = a.checked_sub(*b)
        {
            return Ok(Self(Small(difference, 1)));
        }
        self.plus(&other.negated()?)
    }

    pub(in crate::solve) fn times(&self, other: &Self) -> Result<Self, Capped> {
        if let (Small(a, 1), Small(b, 1)) = (&self.0, &other.0)
            && let Some(whole) = a.checked_mul(*b)
        {
            return Ok(Self(Small(whole, 1)));
        }
        if let (Small(a, b), Small(c, d)) = (&self.0, &other.0) {
            let [a, b, c, d] = [*a, *b, *c, *d].map(i128::from);
            return Self::small(a * c, b * d);
        }
        let ((a, b), (c, d)) = (self.wide(), other.wide());
        Self::lowest(product(a, c)?, product(b, d)?)
    }

    /// `1 / self`; `Capped` of zero, which nobody asks for.
    pub(in crate::solve) fn inverse(&self) -> Result<Self, Capped> {
        match &self.0 {
            Small(1 | -1, 1) => Ok(self.clone()),
            Small(numer, denom) => {
                let (numer, denom) = (i128::from(*numer), i128::from(*denom));
                Self::small(denom * numer.signum(), numer.abs())
            }
            Wide(wide) => Self::lowest(
                product(wide.1, wide.0.signum())?,
                wide.0.checked_abs().ok_or(Capped)?,
            ),
        }
    }

    pub(in crate::solve) fn over(&self, other: &Self) -> Result<Self, Capped> {
        self.times(&other.inverse()?)
    }

    pub(in crate::solve) fn negated(&self) -> Result<Self, Capped> {
        match &self.0 {
            Small(numer, denom) => Self::small(-i128::from(*numer), i128::from(*denom)),
            Wide(wide) => Self::lowest(wide.0.checked_neg().ok_or(Capped)?, wide.1),
        }
    }

    pub(in crate::solve) fn absolute(&self) -> Result<Self, Capped> {
        if self.is_negative() {
            self.negated()
        } else {
            Ok(self.clone())
        }
    }

    /// The greatest whole number that is not greater.
    pub(in crate::solve) fn floor(&self) -> Result<Self, Capped> {
        match &self.0 {
            Small(numer, denom) => Ok(Self(Small(numer.div_euclid(*denom), 1))),
            Wide(wide) => Self::lowest(wide.0.checked_div_euclid(wide.1).ok_or(Capped)?, UNIT),
        }
    }

    /// The lower number.
    fn denom(&self) -> Result<Self, Capped> {
        match &self.0 {
            Small(_, denom) => Ok(Self(Small(*denom, 1))),
            Wide(wide) => Self::lowest(wide.1, UNIT),
        }
    }
}

/// The least multiples of all, by one positive number, that are whole: they have no common divisor.
pub(in crate::solve) fn coprime(numbers: &[Number]) -> Result<Vec<Number>, Capped> {
    let mut scale = Number::ONE;
    for number in numbers {
        // What of its denominator the scale does not cancel yet; in the end, their least common multiple.
        scale = scale.times(&number.times(&scale)?.denom()?)?;
    }
    let mut common = Number::ZERO;
    for number in numbers {
        common = common_divisor(&common, &number.times(&scale)?)?;
    }
    if common.is_zero() {
        return Ok(numbers.to_vec());
    }
    let by = scale.over(&common)?;
    numbers.iter().map(|number| number.times(&by)).collect()
}

/// The greatest common divisor of whole numbers.
pub(in crate::solve) fn common_divisor(a: &Number, b: &Number) -> Result<Number, Capped> {
    match (&a.0, &b.0) {
        (Small(a, _), Small(b, _)) => {
            let common = gcd(u128::from(a.unsigned_abs()), u128::from(b.unsigned_abs()));
            Ok(Number::from(common))
        }
        _ => Number::lowest(wide_gcd(a.wide().0, b.wide().0)?, UNIT),
    }
}

fn product(a: I2048, b: I2048) -> Result<I2048, Capped> {
    a.checked_mul(b).ok_or(Capped)
}
