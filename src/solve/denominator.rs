//! Several ratios over one denominator, so that they add up as whole numbers.

use crate::ratio::Ratio;
use crate::solve::answer::Capped;

/// The least number that `known` and the denominators of all values divide.
pub(in crate::solve) fn common(known: u128, values: &[Ratio]) -> Result<u128, Capped> {
    values.iter().try_fold(known, |common, value| {
        // `common / denom` in lowest terms has what is missing below the line.
        let missing = Ratio::new(common, value.denom()).map_or(1, Ratio::denom);
        common.checked_mul(missing).ok_or(Capped)
    })
}

/// The numerator of a value over a denominator which its own divides.
pub(in crate::solve) fn over(common: u128, value: Ratio) -> Result<i128, Capped> {
    let numer = value.numer().checked_mul(common / value.denom()).ok_or(Capped)?;
    i128::try_from(numer).map_err(|_| Capped)
}

/// A share from its numerator; a negative one is no [`Ratio`].
pub(in crate::solve) fn share(numer: i128, denom: u128) -> Result<Ratio, Capped> {
    let numer = u128::try_from(numer).map_err(|_| Capped)?;
    Ratio::new(numer, denom).ok_or(Capped)
}
