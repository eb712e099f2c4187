//! [`Share`]: a part of a whole, exactly.

/// A part of a whole, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a fraction has no third part")]
pub struct Share {
    /// How many of them.
    pub part: u64,
    /// Of how many.
    pub whole: u64,
}

impl Share {
    /// The nearest float, 0 to 1; 1 when there was nothing to get wrong.
    #[must_use]
    pub fn value(self) -> f64 {
        if self.whole == 0 {
            1.0
        } else {
            float(self.part) / float(self.whole)
        }
    }
}

pub(super) fn share(part: u64, whole: u64) -> Share {
    Share { part, whole }
}

pub(super) fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// The nearest float: exact up to 2⁵³.
pub(super) fn float(whole: u64) -> f64 {
    let half = |bits: u64| u32::try_from(bits & 0xFFFF_FFFF).unwrap_or(u32::MAX);
    f64::from(half(whole >> 32)) * 4_294_967_296.0 + f64::from(half(whole))
}
