//! [`Dice`]: repeatable draws from a number.

/// Draws that depend on nothing but the numbers they were made of (`SplitMix64`; Steele, Lea and Flood, 2014).
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    /// Draws for one thing: a seed, what is drawn, and which one of them.
    pub(super) const fn new(seed: u64, what: u64, which: u64) -> Self {
        Self(mixed(mixed(seed ^ mixed(what)) ^ which))
    }

    pub(super) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed(self.0)
    }

    /// A number below `end`; 0 where there is none.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    /// Whether something happens that happens so many times in a thousand.
    pub(super) fn chance(&mut self, thousandths: u16) -> bool {
        self.below(1_000) < usize::from(thousandths)
    }

    pub(super) fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// A place below `end`, earlier ones far oftener: half of the draws fall off as one over the place (Zipf, 1949), the
    /// other half are even. In whole numbers, so that every machine draws the same.
    pub(super) fn skewed(&mut self, end: usize) -> usize {
        let octaves = usize::BITS - end.leading_zeros();
        if end == 0 || self.chance(500) {
            return self.below(end);
        }
        let octave = self.below(usize::try_from(octaves).unwrap_or(1));
        let first = 1_usize << octave;
        (first + self.below(first) - 1) % end
    }
}

/// A number that looks drawn, another one for every number.
pub(super) const fn mixed(number: u64) -> u64 {
    let x = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}
