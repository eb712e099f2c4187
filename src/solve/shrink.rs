//! [`Oracle`]: whoever says what is inconsistent, and the way from its answers to minimal conflicts.

use crate::solve::answer::Capped;

/// Somebody who says whether the elements marked are inconsistent, asked a limited number of times.
///
/// An answer is `None` when they are consistent, else some of them that are not, in any order. Whatever
/// contains something inconsistent has to be inconsistent too.
#[derive(Debug)]
pub(in crate::solve) struct Oracle<F> {
    answer: F,
    elements: usize,
    left: usize,
}

impl<F: FnMut(&[bool]) -> Result<Option<Vec<usize>>, Capped>> Oracle<F> {
    /// Over elements `0..elements`, to be asked at most `calls` times.
    pub(in crate::solve) fn new(elements: usize, calls: usize, answer: F) -> Self {
        Self {
            answer,
            elements,
            left: calls,
        }
    }

    /// How many elements there are.
    pub(in crate::solve) fn elements(&self) -> usize {
        self.elements
    }

    /// A minimal conflict among the active elements, in order; none when they are consistent.
    ///
    /// The deletion filter (Chinneck & Dravnieks, 1991), from the last element to the first, so that
    /// earlier elements are the ones that stay. Each answer replaces what is kept, so that one call
    /// may take out many elements. At most 1 + s calls for a first answer of s elements; where that
    /// is minimal already, which is usual for the support of a certificate, fewer cannot show it.
    pub(in crate::solve) fn minimal(&mut self, active: &[bool]) -> Result<Option<Vec<usize>>, Capped> {
        let Some(mut kept) = self.ask(active)? else {
            return Ok(None);
        };
        // Those at `open` and after are in every inconsistent part of what is kept.
        let mut open = kept.len();
        while let Some(at) = open.checked_sub(1)
            && let Some(tried) = kept.get(at).copied()
        {
            open = at;
            let mut without = vec![false; self.elements];
            mark(
                &mut without,
                kept.iter().filter(|element| **element != tried),
                true,
            );
            if let Some(smaller) = self.ask(&without)? {
                open = smaller.partition_point(|element| *element < tried);
                kept = smaller;
            }
        }
        Ok(Some(kept))
    }

    /// The answer in order, each element once, and none that was not asked about.
    fn ask(&mut self, active: &[bool]) -> Result<Option<Vec<usize>>, Capped> {
        self.left = self.left.checked_sub(1).ok_or(Capped)?;
        let mut answer = (self.answer)(active)?;
        if let Some(support) = &mut answer {
            support.retain(|element| active.get(*element) == Some(&true));
            support.sort_unstable();
            support.dedup();
        }
        Ok(answer)
    }
}

/// Sets the mark of each element that has one.
pub(in crate::solve) fn mark<'a>(
    marks: &mut [bool],
    elements: impl IntoIterator<Item = &'a usize>,
    to: bool,
) {
    for element in elements {
        if let Some(slot) = marks.get_mut(*element) {
            *slot = to;
        }
    }
}
