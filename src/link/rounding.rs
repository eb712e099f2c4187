//! Between whole numbers and the floating point that stays inside training.

/// A count as a floating-point number: exact to 2⁵³, the nearest one beyond.
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "no checked conversion exists, and sums of shares are rounded anyway"
)]
pub(super) fn real(count: u64) -> f64 {
    count as f64
}

/// The nearest whole number; saturates, and takes what is not a number as 0.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "the conversion saturates, as is promised"
)]
pub(super) fn whole(value: f64) -> i64 {
    value.round() as i64
}

/// Bits to whole millibits, within this bound either way.
pub(super) fn millibits(bits: f64, bound: i32) -> i32 {
    let within = whole(bits * 1000.0).clamp(-i64::from(bound), i64::from(bound));
    i32::try_from(within).unwrap_or(0)
}

/// Shares of one in billionths that add up to exactly one: each is rounded down, and what is left
/// goes to the largest.
pub(super) fn billionths(shares: &[f64]) -> Vec<u32> {
    const ONE: u32 = 1_000_000_000;
    let floor =
        |share: &f64| u32::try_from(whole((share * f64::from(ONE)).floor())).map_or(0, |n| n.min(ONE));
    let mut parts: Vec<u32> = shares.iter().map(floor).collect();
    let rest = ONE.saturating_sub(parts.iter().fold(0, |sum: u32, &part| sum.saturating_add(part)));
    if let Some(largest) = parts.iter_mut().max() {
        *largest = largest.saturating_add(rest).min(ONE);
    }
    parts
}

#[cfg(test)]
mod laws {
    use super::*;

    #[test]
    fn billionths_add_up_to_one() {
        for shares in [
            &[1.0][..],
            &[0.3, 0.3, 0.4],
            &[1e-12, 1.0 - 1e-12],
            &[1.0 / 3.0; 3],
        ] {
            assert_eq!(billionths(shares).iter().sum::<u32>(), 1_000_000_000);
        }
        assert!(billionths(&[]).is_empty());
    }

    #[test]
    fn rounding_saturates() {
        assert_eq!(millibits(f64::INFINITY, 16_000), 16_000);
        assert_eq!(millibits(-1e300, 16_000), -16_000);
        assert_eq!(millibits(1.2345, 16_000), 1235);
        assert_eq!(whole(f64::NAN), 0);
    }
}
