//! [`Total`]: a sum of ends that can be scaled afterwards.

use std::cmp::Ordering;
use std::ops::{Add, Neg, Sub};

use crate::ratio::Ratio;

/// A signed sum of lower ends and a signed sum of upper ends, kept apart: its value at the scale `t` is
/// `t · lower + upper`.
///
/// On a forest an end is a sum in which every row stands once, with the multiple 1 or −1. So each part
/// is less than 2^64 times the number of rows, which memory keeps below 2^58: no sum of a few of them
/// leaves the range of `i128`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::solve) struct Total {
    pub(in crate::solve) lower: i128,
    pub(in crate::solve) upper: i128,
}

impl Total {
    pub(in crate::solve) const ZERO: Self = Self { lower: 0, upper: 0 };

    /// A row's lower end.
    pub(in crate::solve) fn lower(end: u64) -> Self {
        Self {
            lower: i128::from(end),
            upper: 0,
        }
    }

    /// A row's upper end.
    pub(in crate::solve) fn upper(end: u64) -> Self {
        Self {
            lower: 0,
            upper: i128::from(end),
        }
    }

    /// Itself, or its opposite.
    pub(in crate::solve) fn negated_if(self, negative: bool) -> Self {
        if negative { -self } else { self }
    }

    /// The value at the scale 1; `None` below zero.
    pub(in crate::solve) fn value(self) -> Option<Ratio> {
        u128::try_from(self.lower + self.upper).ok().map(Ratio::whole)
    }

    /// The scale at which it is zero, for a total that grows with the scale.
    pub(in crate::solve) fn root(self) -> Option<Ratio> {
        Ratio::new(self.upper.unsigned_abs(), self.lower.unsigned_abs())
    }

    /// Which is greater at the scale `t`. Exact at any size.
    pub(in crate::solve) fn cmp_at(self, other: Self, t: Ratio) -> Ordering {
        // t · left against right.
        let (left, right) = (self.lower - other.lower, other.upper - self.upper);
        let times = |factor: u128, of: i128| i128::try_from(factor).ok()?.checked_mul(of);
        if let (Some(left), Some(right)) = (times(t.numer(), left), times(t.denom(), right)) {
            return left.cmp(&right);
        }
        let side = if t.is_zero() { 0 } else { left.signum() };
        side.cmp(&right.signum()).then_with(|| {
            // Same sign: t against right / left, the other way round where both are negative.
            let met = Ratio::new(right.unsigned_abs(), left.unsigned_abs());
            let order = met.map_or(Ordering::Equal, |met| t.cmp(&met));
            if side < 0 { order.reverse() } else { order }
        })
    }
}

impl Add for Total {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            lower: self.lower + other.lower,
            upper: self.upper + other.upper,
        }
    }
}

impl Sub for Total {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Neg for Total {
    type Output = Self;
    fn neg(self) -> Self {
        Self {
            lower: -self.lower,
            upper: -self.upper,
        }
    }
}
