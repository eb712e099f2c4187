//! Work spread over threads where the feature `rayon` allows it. Results come back in the order of what was given, so
//! that nothing depends on how many threads there are.

/// Does one thing to each item.
#[cfg(feature = "rayon")]
pub(crate) fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    each_with(items, |(): &mut (), item| work(item))
}

/// Does one thing to each item.
#[cfg(not(feature = "rayon"))]
pub(crate) fn each<T, R>(items: &[T], work: impl Fn(&T) -> R) -> Vec<R> {
    each_with(items, |(): &mut (), item| work(item))
}

/// Does one thing to each item, with room that is kept for some items in a row.
#[cfg(feature = "rayon")]
pub(crate) fn each_with<T: Sync, D: Default, R: Send>(
    items: &[T],
    work: impl Fn(&mut D, &T) -> R + Sync + Send,
) -> Vec<R> {
    use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
    items.par_iter().map_init(D::default, work).collect()
}

/// Does one thing to each item, with room that is kept from one to the next.
#[cfg(not(feature = "rayon"))]
pub(crate) fn each_with<T, D: Default, R>(items: &[T], work: impl Fn(&mut D, &T) -> R) -> Vec<R> {
    let mut room = D::default();
    items.iter().map(|item| work(&mut room, item)).collect()
}

/// The numbers below `all` in stretches of at most `long`.
pub(crate) fn stretches(all: usize, long: usize) -> Vec<std::ops::Range<usize>> {
    let long = long.max(1);
    (0..all.div_ceil(long))
        .map(|at| at * long..(at * long + long).min(all))
        .collect()
}

/// Does two things, at once where it may.
#[cfg(feature = "rayon")]
pub(crate) fn both<A: Send, B: Send>(
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    rayon::join(one, other)
}

/// Does two things.
#[cfg(not(feature = "rayon"))]
pub(crate) fn both<A, B>(one: impl FnOnce() -> A, other: impl FnOnce() -> B) -> (A, B) {
    (one(), other())
}

/// Fills a list, so many places at a time: the work is given the first place of each part and the part.
#[cfg(feature = "rayon")]
pub(crate) fn fill<T: Send>(places: &mut [T], long: usize, work: impl Fn(usize, &mut [T]) + Sync + Send) {
    use rayon::prelude::{IndexedParallelIterator, ParallelIterator, ParallelSliceMut};
    let long = long.max(1);
    let parts = places.par_chunks_mut(long).enumerate();
    parts.for_each(|(at, part)| work(at * long, part));
}

/// Fills a list, so many places at a time: the work is given the first place of each part and the part.
#[cfg(not(feature = "rayon"))]
pub(crate) fn fill<T>(places: &mut [T], long: usize, work: impl Fn(usize, &mut [T])) {
    let long = long.max(1);
    let parts = places.chunks_mut(long).enumerate();
    parts.for_each(|(at, part)| work(at * long, part));
}

/// Sorts what has one order only.
#[cfg(feature = "rayon")]
pub(crate) fn sort<T: Ord + Send>(items: &mut [T]) {
    use rayon::prelude::ParallelSliceMut;
    items.par_sort_unstable();
}

/// Sorts what has one order only.
#[cfg(not(feature = "rayon"))]
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    items.sort_unstable();
}
