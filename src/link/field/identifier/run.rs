//! Slips of the hand between two rows of letters and digits.

use crate::link::field::identifier::{SYMBOLS, WIDTH};

/// Symbols in a row, the first lowest.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub(super) symbols: u128,
    pub(super) length: u32,
}

impl Run {
    /// Without its first symbols.
    const fn from(self, skipped: u32) -> Self {
        Self {
            symbols: self.symbols >> (skipped * WIDTH),
            length: self.length.saturating_sub(skipped),
        }
    }

    /// How many first symbols both share.
    const fn agree(self, other: Self) -> u32 {
        (self.symbols ^ other.symbols).trailing_zeros() / WIDTH
    }

    /// The first two symbols the other way round are the other's first two.
    const fn begins_swapped(self, other: Self) -> bool {
        let (a, b) = (self.symbols & 0xFFF, other.symbols & 0xFFF);
        a == ((b >> WIDTH) | ((b & 0x3F) << WIDTH)) && self.length >= 2 && other.length >= 2
    }

    /// Both, from where they differ first.
    const fn differing(self, other: Self) -> (Self, Self) {
        let agree = self.agree(other);
        (self.from(agree), other.from(agree))
    }

    /// Whether one slip or none leads from one to the other.
    pub(super) const fn within_one(self, other: Self) -> bool {
        let (a, b) = self.differing_or_empty(other);
        match a.length.abs_diff(b.length) {
            0 => {
                a.symbols >> WIDTH == b.symbols >> WIDTH
                    || a.begins_swapped(b) && a.symbols >> (2 * WIDTH) == b.symbols >> (2 * WIDTH)
            }
            1 if a.length > b.length => a.symbols >> WIDTH == b.symbols,
            1 => b.symbols >> WIDTH == a.symbols,
            _ => false,
        }
    }

    /// Whether two slips or fewer lead from one to the other; both differ.
    pub(super) const fn within_two(self, other: Self) -> bool {
        let (a, b) = self.differing(other);
        a.from(1).within_one(b.from(1))
            || a.length >= b.length && a.from(1).within_one(b)
            || b.length >= a.length && a.within_one(b.from(1))
            || a.begins_swapped(b) && a.from(2).within_one(b.from(2))
    }

    /// The same, and nothing of either where they are equal.
    const fn differing_or_empty(self, other: Self) -> (Self, Self) {
        if self.symbols == other.symbols {
            (self.from(SYMBOLS), other.from(SYMBOLS))
        } else {
            self.differing(other)
        }
    }
}
