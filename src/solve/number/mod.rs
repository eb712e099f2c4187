//! [`Number`]: an exact fraction of either sign, quick while it is small.

mod arithmetic;
mod divisor;

use std::cmp::Ordering;

use bnum::n;
use bnum::types::I2048;

use crate::ratio::Ratio;
use crate::solve::answer::Capped;
use crate::solve::number::divisor::{gcd, short_gcd, wide_gcd};

pub(in crate::solve) use arithmetic::{common_divisor, coprime};

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
                let (numer, denom) = (wide.0.unsigned_abs(), wide.1.unsigned_abs());
                200 + 10 * u64::from(numer.bit_width().min(denom.bit_width()))
            }
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

fn widened(number: i128) -> I2048 {
    I2048::try_from(number).unwrap_or(NOTHING)
}
