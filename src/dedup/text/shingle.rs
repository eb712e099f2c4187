//! Shingles: the runs of words by which two texts are compared, and their resemblance.

use std::cmp::Ordering;

use crate::dedup::text::settings::TextSettings;
use crate::ratio::Ratio;

/// A run of at most four words, each by its number in the corpus; unused places are zero.
pub(super) type Shingle = [u32; TextSettings::LONGEST_SHINGLE];

/// The different shingles of a run of words, in order. O(n log n).
pub(super) fn shingles(words: &[u32], length: usize) -> Vec<Shingle> {
    let mut found: Vec<Shingle> = words
        .windows(length)
        .map(|window| {
            let mut shingle = Shingle::default();
            shingle
                .iter_mut()
                .zip(window)
                .for_each(|(slot, word)| *slot = *word);
            shingle
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Resemblance: what two sets share, of both together; 1 for equal runs of words. Both in order.
pub(super) fn resemblance(one: &[Shingle], other: &[Shingle]) -> Ratio {
    let (mut a, mut b, mut shared) = (one.iter().peekable(), other.iter().peekable(), 0);
    while let (Some(left), Some(right)) = (a.peek(), b.peek()) {
        match left.cmp(right) {
            Ordering::Less => drop(a.next()),
            Ordering::Greater => drop(b.next()),
            Ordering::Equal => {
                shared += 1;
                a.next();
                b.next();
            }
        }
    }
    of_shared(shared, one.len(), other.len())
}

/// The resemblance of two sets of these sizes that share so many.
pub(super) fn of_shared(shared: usize, one: usize, other: usize) -> Ratio {
    let shared = shared.min(one).min(other);
    let together = (one + other).saturating_sub(shared);
    let exact = |n: usize| u128::try_from(n).unwrap_or(u128::MAX);
    Ratio::new(exact(shared), exact(together)).unwrap_or(Ratio::ZERO)
}
