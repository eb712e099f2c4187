//! Work spread over threads where the feature `rayon` allows it. Results come back in the order of what was given, so
//! that nothing depends on how many threads there are.

/// Does one thing to each item.
#[cfg(feature = "rayon")]
pub(super) fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
    items.par_iter().map(work).collect()
}

/// Does one thing to each item.
#[cfg(not(feature = "rayon"))]
pub(super) fn each<T, R>(items: &[T], work: impl Fn(&T) -> R) -> Vec<R> {
    items.iter().map(work).collect()
}

/// The numbers below `all` in stretches of at most `long`.
pub(super) fn stretches(all: usize, long: usize) -> Vec<std::ops::Range<usize>> {
    let long = long.max(1);
    (0..all.div_ceil(long))
        .map(|at| at * long..(at * long + long).min(all))
        .collect()
}
