//! Slips of the hand between two dates, seen on their digits.

use crate::link::field::day::{Day, YEAR, turned};

/// How one full date may have come of another by a slip.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Slip {
    /// Day and month the other way round.
    Turned,
    /// Two neighbouring digits the other way round.
    Neighbours,
    /// One digit another.
    Digit,
}

impl Slip {
    /// The slip between two full dates that differ, if it is one.
    pub(super) const fn between(a: Day, b: Day) -> Option<Self> {
        let (a, b) = (a.digits(), b.digits());
        let differ = a ^ b;
        // The lowest bit of every digit that differs; then without the first of them, and without the second.
        let digits = (differ | differ >> 1 | differ >> 2 | differ >> 3) & 0x1111_1111;
        let but_one = digits & digits.wrapping_sub(1);
        let but_two = but_one & but_one.wrapping_sub(1);
        if but_one == 0 {
            return Some(Self::Digit);
        }
        if differ & YEAR == 0 && turned(a) == b {
            return Some(Self::Turned);
        }
        let at = digits.trailing_zeros();
        let (x, y) = (a >> at & 0xFF, b >> at & 0xFF);
        if but_two == 0 && digits >> at == 0x11 && x == (y >> 4 | (y & 0xF) << 4) {
            return Some(Self::Neighbours);
        }
        None
    }
}
