//! [`Index`]: words of a table by hash.

/// Words by hash: open addressing, at most half full, never changed once built.
#[derive(Debug)]
pub(super) struct Index(Vec<u32>);

impl Index {
    pub(super) const SLOTS: usize = 1 << 15;
    const MASK: u64 = 0x7fff;
    /// Below, the number of a word and one more, nought where nothing stands; above, a part of its hash.
    const NUMBER: u32 = 0xffff;

    pub(super) fn new() -> Self {
        Self(vec![0; Self::SLOTS])
    }

    /// The slots from where a word of this [fingerprint](crate::name::sign::fingerprint) may stand.
    #[inline]
    fn probe(print: u64) -> impl Iterator<Item = usize> {
        let start = usize::try_from((print ^ (print >> 32)) & Self::MASK).unwrap_or(0);
        (start..Self::SLOTS).chain(0..start)
    }

    #[inline]
    fn above(print: u64) -> u32 {
        u32::try_from(print >> 32).unwrap_or(0) & !Self::NUMBER
    }

    /// The number of the word, of this fingerprint, among the forms.
    #[inline]
    pub(super) fn find(&self, print: u64, text: &str, forms: &[&'static str]) -> Option<usize> {
        for at in Self::probe(print) {
            let slot = *self.0.get(at)?;
            let number = usize::try_from((slot & Self::NUMBER).checked_sub(1)?).ok()?;
            if slot & !Self::NUMBER == Self::above(print)
                && forms.get(number).is_some_and(|form| *form == text)
            {
                return Some(number);
            }
        }
        None
    }

    /// Notes that the word, not yet in the index, has this number; a full index or too large a number is ignored.
    pub(super) fn insert(&mut self, print: u64, number: usize) {
        let below = u32::try_from(number).map_or(0, |number| number + 1);
        if !(1..=Self::NUMBER).contains(&below) {
            return;
        }
        for at in Self::probe(print) {
            if let Some(slot @ 0) = self.0.get_mut(at) {
                *slot = Self::above(print) | below;
                return;
            }
        }
    }
}
