//! [`Places`]: a set of places of words in a name.

/// Places in a name of at most 32 words, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Places(u32);

impl Places {
    /// Those of the bits, the first place the lowest.
    pub(super) const fn of(bits: u32) -> Self {
        Self(bits)
    }

    pub(super) fn with(self, place: u8) -> Self {
        Self(self.0 | 1_u32.checked_shl(place.into()).unwrap_or(0))
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any place is in both.
    pub(super) const fn share(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// From the first on.
    pub(super) fn iter(self) -> impl Iterator<Item = u8> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let place = u8::try_from(rest.trailing_zeros()).ok().filter(|_| rest != 0);
            rest &= rest.wrapping_sub(1);
            place
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn a_set_holds_what_was_put_in_and_no_more() {
        let set = [3, 0, 31, 3].into_iter().fold(Places::default(), Places::with);
        assert!(set.iter().eq([0, 3, 31]));
        assert!(set.with(32) == set && Places::default().iter().next().is_none());
        let other = Places::default().with(5);
        assert!(!set.share(other) && set.or(other).share(other));
        assert!(set.or(other).iter().eq([0, 3, 5, 31]));
    }
}
