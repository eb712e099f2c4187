//! [`Set`]: several words of a vocabulary at once, such as nationalities.

use std::cmp::Ordering;
use std::fmt;

/// Several words of a vocabulary at once, as numbers of the caller's. The default, the empty set, is missing.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Set(Box<[u32]>);

impl Set {
    /// The levels, from 1 on.
    pub const LEVELS: &[&str] = &["equal", "some in common", "nothing in common"];

    /// Whether there is nothing in it.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        self.0.is_empty()
    }

    /// Its numbers, in order.
    pub fn numbers(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().copied()
    }

    /// How far two agree: 0 where one is missing, else a place in [`LEVELS`](Self::LEVELS), from 1. Time linear.
    ///
    /// ```
    /// # use cotejo::link::field::Set;
    /// let [both, one] = [Set::from_iter([7, 3]), Set::from_iter([3])];
    /// assert_eq!((both.level(&one), one.level(&one)), (2, 1));
    /// ```
    #[must_use]
    pub fn level(&self, other: &Self) -> u8 {
        if self.is_missing() || other.is_missing() {
            return 0;
        }
        if self.0 == other.0 {
            return 1;
        }
        let (mut ours, mut theirs) = (self.numbers().peekable(), other.numbers().peekable());
        while let (Some(a), Some(b)) = (ours.peek(), theirs.peek()) {
            match a.cmp(b) {
                Ordering::Equal => return 2,
                Ordering::Less => ours.next(),
                Ordering::Greater => theirs.next(),
            };
        }
        3
    }
}

impl FromIterator<u32> for Set {
    /// In any order, repeated or not.
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let mut numbers: Vec<u32> = numbers.into_iter().collect();
        numbers.sort_unstable();
        numbers.dedup();
        Self(numbers.into_boxed_slice())
    }
}

impl fmt::Debug for Set {
    /// How many, not which.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Set({})", self.0.len())
    }
}
