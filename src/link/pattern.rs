//! [`Pattern`]: how two records agree, field by field. [`PatternCounts`]: how many pairs agree so.

use std::collections::BTreeMap;
use std::fmt;

/// The agreement levels of one pair of records, for up to 16 comparisons.
///
/// Four bits a comparison. Level 0 means that a value is missing on one side or both, and says
/// nothing; from level 1 on the levels go from the best agreement to disagreement. What a level
/// means is the affair of whoever compares.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Pattern(u64);

impl Pattern {
    /// Everything missing.
    pub const EMPTY: Self = Self(0);
    /// How many comparisons fit: 16.
    pub const COMPARISONS: usize = 16;
    /// The highest level: 15.
    pub const LEVELS: u8 = 15;

    /// The same pattern with this level at this comparison.
    ///
    /// A comparison from the 17th on has no place and changes nothing; a level above
    /// [`LEVELS`](Self::LEVELS) counts as missing.
    #[must_use]
    #[expect(clippy::as_conversions, reason = "`From` is not const, and a byte fits")]
    pub const fn with(self, comparison: usize, level: u8) -> Self {
        if comparison >= Self::COMPARISONS {
            return self;
        }
        let level = if level > Self::LEVELS { 0 } else { level };
        let place = 4 * comparison;
        Self(self.0 & !(0xF << place) | (level as u64) << place)
    }

    /// The level at this comparison; 0, missing, where nothing was set.
    #[must_use]
    #[expect(
        clippy::as_conversions,
        reason = "`TryFrom` is not const, and four bits fit a byte"
    )]
    pub const fn level(self, comparison: usize) -> u8 {
        if comparison >= Self::COMPARISONS {
            return 0;
        }
        (self.0 >> (4 * comparison) & 0xF) as u8
    }

    /// The pattern as a number, to group by elsewhere: comparison `c` is the hexadecimal digit of 16ᶜ.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The pattern of a number that [`bits`](Self::bits) gave; every number is a pattern.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }
}

/// One digit a comparison, the first leftmost: `Pattern(1.3)` is level 1, missing, level 3. Digits
/// are hexadecimal, and missing ones at the end are not written.
impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pattern(")?;
        let last = (0..Self::COMPARISONS).rfind(|&at| self.level(at) != 0);
        for at in 0..last.map_or(0, |last| last + 1) {
            match self.level(at) {
                0 => f.write_str(".")?,
                level => write!(f, "{level:x}")?,
            }
        }
        f.write_str(")")
    }
}

/// How many pairs show each pattern: all that training needs to know of them.
///
/// Counts from several threads or machines [merge](Self::merge) in any order to the same counts.
/// They are exact up to `u64::MAX`, where they stay.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct PatternCounts(BTreeMap<Pattern, u64>);

impl PatternCounts {
    /// No pairs.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// `n` more pairs of this pattern. O(log patterns).
    pub fn add(&mut self, pattern: Pattern, n: u64) {
        if n > 0 {
            let count = self.0.entry(pattern).or_default();
            *count = count.saturating_add(n);
        }
    }

    /// The pairs of another count as well; commutative and associative.
    pub fn merge(&mut self, other: &Self) {
        for (pattern, n) in other.iter() {
            self.add(pattern, n);
        }
    }

    /// The number of pairs.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.0.values().fold(0, |sum: u64, &n| sum.saturating_add(n))
    }

    /// How many different patterns there are.
    #[must_use]
    pub fn patterns(&self) -> usize {
        self.0.len()
    }

    /// Each pattern that occurs with its number of pairs, in the order of [`Pattern`].
    pub fn iter(&self) -> impl Iterator<Item = (Pattern, u64)> + '_ {
        self.0.iter().map(|(&pattern, &n)| (pattern, n))
    }
}

impl Extend<(Pattern, u64)> for PatternCounts {
    fn extend<I: IntoIterator<Item = (Pattern, u64)>>(&mut self, pairs: I) {
        for (pattern, n) in pairs {
            self.add(pattern, n);
        }
    }
}

impl FromIterator<(Pattern, u64)> for PatternCounts {
    fn from_iter<I: IntoIterator<Item = (Pattern, u64)>>(pairs: I) -> Self {
        let mut counts = Self::new();
        counts.extend(pairs);
        counts
    }
}
