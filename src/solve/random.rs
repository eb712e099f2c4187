//! [`SplitMix64`]: numbers that look random, the same ones in every run.

/// The generator of Steele, Lea & Flood (2014): every seed is a good one.
#[derive(Debug, Clone, Default)]
pub(in crate::solve) struct SplitMix64(u64);

impl SplitMix64 {
    pub(in crate::solve) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(in crate::solve) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// All orders alike (Durstenfeld, 1964), but for a part in 2⁶⁴ by which multiplying and dropping
    /// the lower half favours some places: nothing next to the standard error of any sample.
    pub(in crate::solve) fn shuffle(&mut self, order: &mut [usize]) {
        for last in (1..order.len()).rev() {
            let choices = u128::try_from(last).unwrap_or(0) + 1;
            let chosen = (u128::from(self.next()) * choices) >> 64;
            order.swap(last, usize::try_from(chosen).unwrap_or(last));
        }
    }
}
