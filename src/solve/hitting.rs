//! [`Walk`]: all minimal conflicts and all minimal ways of hitting them, by size.

use std::collections::BTreeSet;

use crate::solve::answer::Capped;
use crate::solve::shrink::{Oracle, mark};

/// How far to search for conflicts and corrections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// How many conflicts to keep; 1,000 unless said.
    pub conflicts: usize,
    /// How many corrections to keep; 1,000 unless said.
    pub corrections: usize,
    /// How many sets of removed elements to look at, one at least; 20,000 unless said.
    pub nodes: usize,
    /// How many times to ask the oracle; 20,000 unless said.
    pub calls: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            conflicts: 1_000,
            corrections: 1_000,
            nodes: 20_000,
            calls: 20_000,
        }
    }
}

/// A walk of Reiter's hitting-set tree (1987), one level at a time: level d holds sets of d chosen
/// elements, each once, none with a known correction inside.
///
/// A set is labelled with a known conflict that it does not hit; else the oracle is asked for one; else
/// it is a correction. Its children add one element that hits its label. Sets met by several paths are
/// one node, as Greiner, Smith & Wilkerson (1989) have it; what they correct about labels that later
/// turn out not to be minimal cannot arise, because labels are shrunk first.
///
/// Corrections: of a minimal one M, every proper part leaves a conflict that M hits, so some child is
/// again part of M; and nothing inside M is a smaller correction, so that the path to M is never cut.
/// As level follows level, a consistent set that is not minimal has met its smaller one before.
///
/// Conflicts, where an element removes itself alone: suppose C is minimal and never found. A set that C
/// is disjoint from holds no correction, and its label is another minimal conflict, so has an element
/// outside C; so some child is disjoint from C again, and the walk would not have ended.
#[derive(Debug)]
pub(in crate::solve) struct Walk<'a> {
    /// By element, what takes it out when chosen: itself, and whatever it depends on.
    removers: &'a [Vec<usize>],
    limits: Limits,
    /// Minimal, by size, then in order.
    pub(in crate::solve) conflicts: Vec<Vec<usize>>,
    /// Minimal, by size, then in order.
    pub(in crate::solve) corrections: Vec<Vec<usize>>,
    /// Every correction of fewer elements than this is known.
    settled: usize,
}

impl<'a> Walk<'a> {
    /// Starts from the conflicts known, which must be minimal and in order of size.
    pub(in crate::solve) fn new(removers: &'a [Vec<usize>], limits: Limits, known: Vec<Vec<usize>>) -> Self {
        Self {
            removers,
            limits,
            conflicts: known,
            corrections: Vec::new(),
            settled: 0,
        }
    }

    /// Walks to the end, or `Capped` at the first limit; what was found until then is right.
    ///
    /// O(nodes · (conflicts + corrections) · size) besides the oracle.
    pub(in crate::solve) fn run<F>(&mut self, oracle: &mut Oracle<F>) -> Result<(), Capped>
    where
        F: FnMut(&[bool]) -> Result<Option<Vec<usize>>, Capped>,
    {
        let (mut level, mut whole) = (BTreeSet::from([Vec::new()]), true);
        let mut nodes = self.limits.nodes.saturating_sub(1);
        loop {
            for chosen in &level {
                self.explain(chosen, oracle)?;
            }
            // A level cut short is still looked at: its corrections are minimal, those before it being known.
            if !whole {
                return Err(Capped);
            }
            if level.is_empty() {
                return Ok(());
            }
            self.settled += 1;
            (level, whole) = self.children(&level, nodes);
            nodes = nodes.saturating_sub(level.len());
        }
    }

    /// Sees to it that a conflict is known that this set does not hit, or that it is a correction.
    ///
    /// Conflicts that share no element come in one go, each found with the ones before it left out:
    /// so clashes that have nothing to do with each other are all known before the walk widens.
    fn explain<F>(&mut self, chosen: &[usize], oracle: &mut Oracle<F>) -> Result<(), Capped>
    where
        F: FnMut(&[bool]) -> Result<Option<Vec<usize>>, Capped>,
    {
        let mut active = self.left_by(chosen, oracle.elements());
        if self.unhit(&active).is_some() {
            return Ok(());
        }
        let mut consistent = true;
        while let Some(conflict) = oracle.minimal(&active)? {
            if self.conflicts.len() >= self.limits.conflicts {
                return Err(Capped);
            }
            consistent = false;
            mark(&mut active, &conflict, false);
            let hopeless = conflict.is_empty();
            let by_size = |one: &Vec<usize>| (one.len(), one) < (conflict.len(), &conflict);
            self.conflicts
                .insert(self.conflicts.partition_point(by_size), conflict);
            if hopeless {
                break;
            }
        }
        if consistent {
            if self.corrections.len() >= self.limits.corrections {
                return Err(Capped);
            }
            self.corrections.push(chosen.to_vec());
        }
        Ok(())
    }

    /// The next level, and whether it is the whole of it: at most so many sets.
    fn children(&self, level: &BTreeSet<Vec<usize>>, most: usize) -> (BTreeSet<Vec<usize>>, bool) {
        let mut children = BTreeSet::new();
        for chosen in level {
            let active = self.left_by(chosen, self.removers.len());
            for added in self
                .unhit(&active)
                .into_iter()
                .flat_map(|label| self.hitters(label))
            {
                let mut child = chosen.clone();
                child.insert(child.partition_point(|element| *element < added), added);
                let inside = |known: &Vec<usize>| known.iter().all(|one| child.binary_search(one).is_ok());
                if self.corrections.iter().any(inside) || children.contains(&child) {
                    continue;
                }
                if children.len() >= most {
                    return (children, false);
                }
                children.insert(child);
            }
        }
        (children, true)
    }

    /// Which elements are left when these are chosen.
    fn left_by(&self, chosen: &[usize], elements: usize) -> Vec<bool> {
        let taken = |by: &Vec<usize>| by.iter().any(|one| chosen.binary_search(one).is_ok());
        let left = self.removers.iter().map(|by| !taken(by));
        left.take(elements).collect()
    }

    /// The smallest known conflict all of whose elements are left.
    fn unhit(&self, active: &[bool]) -> Option<&Vec<usize>> {
        let left = |element: &usize| active.get(*element) == Some(&true);
        self.conflicts.iter().find(|conflict| conflict.iter().all(left))
    }

    /// What hits a conflict when chosen.
    fn hitters(&self, conflict: &[usize]) -> BTreeSet<usize> {
        let by = conflict.iter().filter_map(|element| self.removers.get(*element));
        by.flatten().copied().collect()
    }

    /// A number of elements that every correction needs: as many as there are known conflicts no two of
    /// which can be hit by one, taken greedily, and as many as the levels walked in vain.
    pub(in crate::solve) fn at_least(&self) -> usize {
        let mut used = BTreeSet::new();
        let mut apart = 0;
        for conflict in &self.conflicts {
            let hitters = self.hitters(conflict);
            if hitters.is_disjoint(&used) {
                used.extend(hitters);
                apart += 1;
            }
        }
        self.settled.max(apart)
    }
}
