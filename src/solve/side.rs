//! [`Side`]: the two ends of an interval.

/// Below or above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::solve) enum Side {
    Lower,
    Upper,
}

impl Side {
    pub(in crate::solve) const BOTH: [Self; 2] = [Self::Lower, Self::Upper];

    pub(in crate::solve) fn other(self) -> Self {
        self.flipped_if(true)
    }

    /// The other side where what is bounded is subtracted, or has a negative multiple.
    pub(in crate::solve) fn flipped_if(self, negative: bool) -> Self {
        match (self, negative) {
            (Self::Lower, false) | (Self::Upper, true) => Self::Lower,
            (Self::Upper, false) | (Self::Lower, true) => Self::Upper,
        }
    }
}
