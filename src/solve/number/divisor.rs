//! The greatest common divisor, by Euclid, at three widths: division takes most of the time, and what is
//! narrow divides several times as fast.

use bnum::types::I2048;

use crate::solve::answer::Capped;
use crate::solve::number::NOTHING;

/// Of 128 bits, in 64 as soon as both fit.
pub(in crate::solve::number) fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
            return u128::from(short_gcd(a, b));
        }
        (a, b) = (b, a % b);
    }
    a
}

pub(in crate::solve::number) fn short_gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Never negative; `Capped` of the least number there is, which has no opposite.
pub(in crate::solve::number) fn wide_gcd(a: I2048, b: I2048) -> Result<I2048, Capped> {
    let (mut a, mut b) = (a.checked_abs().ok_or(Capped)?, b.checked_abs().ok_or(Capped)?);
    while b != NOTHING {
        (a, b) = (b, a.checked_rem(b).ok_or(Capped)?);
    }
    Ok(a)
}
