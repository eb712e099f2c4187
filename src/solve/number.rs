//! [`Number`]: an exact fraction of either sign, quick while it is small.

use std::cmp::Ordering;

use bnum::n;
use bnum::types::I2048;

use crate::ratio::Ratio;
use crate::solve::answer::Capped;

/// An exact fraction in lowest terms, its denominator positive.
///
/// Two words while both its numbers fit into `i64`, and in elimination nearly all of them do: there
/// products of two fit into `i128`, so nothing small overflows. Beyond that numbers of up to 1,022
/// bits are kept, worked out in 2,048, where sums of two products still fit: so comparing never
/// fails, and what grows further is [`Capped`]. Each value has one form, hence the derived equality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::solve) struct Number(Repr);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Repr {
    Small(i64, i64),
    Wide(Box<(I2048, I2048)>),
}

use Repr::{Small, Wide};

const NOTHING: I2048 = n!(0);
const UNIT: I2048 = n!(1);

/// The widest numerator or denominator kept, in bits.
const WIDEST: u32 = 1022;

impl Number {
    pub(in crate::solve) const ZERO: Self = Self(Small(0, 1));
    pub(in crate::solve) const ONE: Self = Self(Small(1, 1));
    pub(in crate::solve) const MINUS_ONE: Self = Self(Small(-1, 1));

    pub(in crate::solve) fn sign(&self) -> Ordering {
        match &self.0 {
            Small(numer, _) => numer.cmp(&0),
            Wide(wide) => wide.0.cmp(&NOTHING),
        }
    }

    pub(in crate::solve) fn is_zero(&self) -> bool {
        matches!(self.0, Small(0, _))
    }

    pub(in crate::solve) fn is_positive(&self) -> bool {
        self.sign().is_gt()
    }

    pub(in crate::solve) fn is_negative(&self) -> bool {
        self.sign().is_lt()
    }

    pub(in crate::solve) fn is_whole(&self) -> bool {
        match &self.0 {
            Small(_, denom) => *denom == 1,
            Wide(wide) => wide.1 == UNIT,
        }
    }

    /// Whether it is 1 or −1.
    pub(in crate::solve) fn is_unit(&self) -> bool {
        matches!(self.0, Small(1 | -1, 1))
    }

    /// What working with it costs, one for a small number: cancelling common divisors takes most of the time.
    pub(in crate::solve) fn cost(&self) -> u64 {
        match &self.0 {
            Small(..) => 1,
            Wide(wide) => {
                200 + 10
                    * u64::from(
                        wide.0
                            .unsigned_abs()
                            .bit_width()
                            .min(wide.1.unsigned_abs().bit_width()),
                    )
            }
        }
    }

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

    /// As a fraction of 128-bit numbers; `Capped` where it is negative or does not fit.
    pub(in crate::solve) fn ratio(&self) -> Result<Ratio, Capped> {
        let (numer, denom) = match &self.0 {
            Small(numer, denom) => (u128::try_from(*numer).ok(), u128::try_from(*denom).ok()),
            Wide(wide) => (u128::try_from(wide.0).ok(), u128::try_from(wide.1).ok()),
        };
        numer
            .zip(denom)
            .and_then(|(numer, denom)| Ratio::new(numer, denom))
            .ok_or(Capped)
    }

    /// As a whole number; `Capped` where it is none or does not fit.
    pub(in crate::solve) fn whole(&self) -> Result<i128, Capped> {
        match &self.0 {
            Small(numer, 1) => Ok(i128::from(*numer)),
            Wide(wide) if wide.1 == UNIT => i128::try_from(wide.0).map_err(|_| Capped),
            _ => Err(Capped),
        }
    }

    fn wide(&self) -> (I2048, I2048) {
        match &self.0 {
            Small(numer, denom) => (widened(i128::from(*numer)), widened(i128::from(*denom))),
            Wide(wide) => **wide,
        }
    }

    fn small(numer: i128, denom: i128) -> Result<Self, Capped> {
        if let (Ok(numer), Ok(denom)) = (i64::try_from(numer), i64::try_from(denom)) {
            // Division of 64 bits is several times as fast, and mostly enough.
            match i64::try_from(short_gcd(numer.unsigned_abs(), denom.unsigned_abs())) {
                Ok(0) => return Err(Capped),
                Ok(1) => return Ok(Self(Small(numer, denom))),
                Ok(common) => return Ok(Self(Small(numer / common, denom / common))),
                Err(_) => {}
            }
        }
        let (numer, denom) = match i128::try_from(gcd(numer.unsigned_abs(), denom.unsigned_abs())) {
            Ok(0) | Err(_) => return Err(Capped),
            Ok(1) => (numer, denom),
            Ok(common) => (numer / common, denom / common),
        };
        Ok(Self(match (i64::try_from(numer), i64::try_from(denom)) {
            (Ok(numer), Ok(denom)) => Small(numer, denom),
            _ => Wide(Box::new((widened(numer), widened(denom)))),
        }))
    }

    fn lowest(numer: I2048, denom: I2048) -> Result<Self, Capped> {
        let common = wide_gcd(numer, denom)?;
        let numer = numer.checked_div(common).ok_or(Capped)?;
        let denom = denom.checked_div(common).ok_or(Capped)?;
        if let (Ok(numer), Ok(denom)) = (i64::try_from(numer), i64::try_from(denom)) {
            return Ok(Self(Small(numer, denom)));
        }
        let fits = |wide: I2048| wide.unsigned_abs().bit_width() <= WIDEST;
        if fits(numer) && fits(denom) {
            Ok(Self(Wide(Box::new((numer, denom)))))
        } else {
            Err(Capped)
        }
    }
}

impl From<i64> for Number {
    fn from(whole: i64) -> Self {
        Self(Small(whole, 1))
    }
}

impl From<u128> for Number {
    fn from(whole: u128) -> Self {
        Self(match i64::try_from(whole) {
            Ok(whole) => Small(whole, 1),
            Err(_) => Wide(Box::new((I2048::try_from(whole).unwrap_or(NOTHING), UNIT))),
        })
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Small(a, b), Small(c, d)) if b == d => a.cmp(c),
            (Small(a, b), Small(c, d)) => {
                let [a, b, c, d] = [*a, *b, *c, *d].map(i128::from);
                (a * d).cmp(&(c * b))
            }
            _ => {
                let ((a, b), (c, d)) = (self.wide(), other.wide());
                a.wrapping_mul(d).cmp(&c.wrapping_mul(b))
            }
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
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

fn widened(number: i128) -> I2048 {
    I2048::try_from(number).unwrap_or(NOTHING)
}

fn product(a: I2048, b: I2048) -> Result<I2048, Capped> {
    a.checked_mul(b).ok_or(Capped)
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
            return u128::from(short_gcd(a, b));
        }
        (a, b) = (b, a % b);
    }
    a
}

fn short_gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

fn wide_gcd(a: I2048, b: I2048) -> Result<I2048, Capped> {
    let (mut a, mut b) = (a.checked_abs().ok_or(Capped)?, b.checked_abs().ok_or(Capped)?);
    while b != NOTHING {
        (a, b) = (b, a.checked_rem(b).ok_or(Capped)?);
    }
    Ok(a)
}
