//! [`Lanes`]: which words of two names are to be read at all.

/// How many words of a name are told apart at a glance; a longer name is read.
pub(super) const WORDS: usize = 6;

/// Which words of two names are to be read: the others meet nothing. As bits by their places.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lanes {
    /// For each word of the first name, the words of the second that it may meet.
    pub(super) one: [u8; WORDS],
    /// For each word of the first name, where two words of the second begin that it may be.
    pub(super) for_two: [u8; WORDS],
    /// For each word of the second name, where two words of the first begin that it may be.
    pub(super) of_two: [u8; WORDS],
}

impl Lanes {
    /// The words of either name that may meet some word of the other.
    pub(super) fn both(&self) -> (u8, u8) {
        let (mut left, mut right) = (0, 0);
        for (at, (one, two)) in self.one.iter().zip(&self.for_two).enumerate() {
            left |= u8::from(one | two != 0) << at;
            right |= one | two | two << 1;
        }
        for (lane, two) in self.of_two.iter().enumerate() {
            left |= two | two << 1;
            right |= u8::from(*two != 0) << lane;
        }
        (left, right)
    }
}
