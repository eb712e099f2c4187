//! [`Heaps`]: things on heaps, spread in one pass where sorting would take many.

/// Things heap by heap, in each heap in the order they came.
pub(super) struct Heaps<T> {
    things: Vec<T>,
    ends: Vec<usize>,
}

impl<T: Copy + Default> Heaps<T> {
    /// Spreads what is made of some things over so many heaps; what belongs on none of them is left out. O(things +
    /// heaps).
    pub(super) fn of<S>(all: &[S], heaps: usize, heap: impl Fn(&S) -> usize, make: impl Fn(&S) -> T) -> Self {
        let mut ends = vec![0; heaps];
        for thing in all {
            if let Some(end) = ends.get_mut(heap(thing)) {
                *end += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            (*end, sum) = (sum, sum + *end);
        }
        let mut things = vec![T::default(); sum];
        for thing in all {
            if let Some(end) = ends.get_mut(heap(thing)) {
                if let Some(slot) = things.get_mut(*end) {
                    *slot = make(thing);
                }
                *end += 1;
            }
        }
        Self { things, ends }
    }

    /// What lies on one heap.
    pub(super) fn heap(&self, heap: usize) -> &[T] {
        let end = |heap: usize| self.ends.get(heap).copied().unwrap_or(0);
        let start = heap.checked_sub(1).map_or(0, end);
        self.things.get(start..end(heap)).unwrap_or_default()
    }

    /// Hands over one heap after another, to be put in order.
    pub(super) fn for_each(mut self, mut hand_over: impl FnMut(&mut [T])) {
        let mut rest = self.things.as_mut_slice();
        let mut start = 0;
        for end in self.ends {
            let (heap, others) = rest.split_at_mut_checked(end - start).unwrap_or_default();
            hand_over(heap);
            (rest, start) = (others, end);
        }
    }
}
