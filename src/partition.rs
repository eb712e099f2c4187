//! [`Partition`]: things joined into sets, some of which must stay apart.

use std::collections::BTreeSet;

/// Disjoint sets over `0..n` under must-join edges and keep-apart groups.
///
/// Union by weight with path halving. A set weighs as much as it has members and keep-apart groups,
/// which travel with it from the lighter into the heavier, so n joins over m group members cost
/// O((n + m) log² (n + m)).
#[derive(Debug)]
pub(crate) struct Partition {
    parent: Vec<usize>,
    weight: Vec<usize>,
    apart: Vec<BTreeSet<usize>>,
}

impl Partition {
    /// `n` sets of one.
    pub(crate) fn new(n: usize) -> Self {
        Self {
            parent: (0..n).collect(),
            weight: vec![1; n],
            apart: vec![BTreeSet::new(); n],
        }
    }

    /// From now on no two members of a group are joined. Call before any join.
    pub(crate) fn keep_apart(&mut self, group: usize, members: impl IntoIterator<Item = usize>) {
        for member in members {
            if let (Some(groups), Some(weight)) = (self.apart.get_mut(member), self.weight.get_mut(member)) {
                *weight += usize::from(groups.insert(group));
            }
        }
    }

    /// The member that stands for the set of `at`.
    pub(crate) fn root(&mut self, mut at: usize) -> usize {
        while let Some(&up) = self.parent.get(at) {
            if up == at {
                break;
            }
            let higher = self.parent.get(up).copied().unwrap_or(up);
            if let Some(slot) = self.parent.get_mut(at) {
                *slot = higher;
            }
            at = higher;
        }
        at
    }

    /// Whether a keep-apart group forbids to join two sets. O(g log g) for the g groups of the lighter.
    pub(crate) fn forbids(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        let (Some(one), Some(other)) = (self.apart.get(a), self.apart.get(b)) else {
            return false;
        };
        let (few, many) = if one.len() <= other.len() {
            (one, other)
        } else {
            (other, one)
        };
        a != b && few.iter().any(|group| many.contains(group))
    }

    /// Joins two sets; `Err` names the keep-apart group that forbids it. Joining a set with itself
    /// is fine.
    pub(crate) fn join(&mut self, a: usize, b: usize) -> Result<(), usize> {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return Ok(());
        }
        let weight = |at: usize| self.weight.get(at).copied().unwrap_or(0);
        let (light, heavy) = if (weight(a), a) < (weight(b), b) {
            (a, b)
        } else {
            (b, a)
        };
        if let (Some(moved), Some(kept)) = (self.apart.get(light), self.apart.get(heavy))
            && let Some(group) = moved.iter().find(|group| kept.contains(group))
        {
            return Err(*group);
        }
        let total = weight(a) + weight(b);
        let moved = self.apart.get_mut(light).map(std::mem::take).unwrap_or_default();
        if let (Some(kept), Some(parent)) = (self.apart.get_mut(heavy), self.parent.get_mut(light)) {
            kept.extend(moved);
            *parent = heavy;
        }
        if let Some(slot) = self.weight.get_mut(heavy) {
            *slot = total;
        }
        Ok(())
    }
}

#[cfg(test)]
mod laws {
    use super::*;

    #[test]
    fn joining_is_transitive_and_keeps_apart_what_must_stay_apart() {
        let mut partition = Partition::new(6);
        partition.keep_apart(7, [0, 4]);
        for (a, b) in [(0, 1), (1, 2), (3, 4)] {
            assert_eq!(partition.join(a, b), Ok(()));
        }
        assert_eq!(partition.root(0), partition.root(2));
        assert_ne!(partition.root(0), partition.root(3));
        assert_eq!(partition.join(2, 3), Err(7), "0 and 4 would meet");
        assert_ne!(partition.root(0), partition.root(4));
        assert_eq!(partition.join(5, 3), Ok(()));
        assert_eq!(partition.join(0, 5), Err(7), "4 is behind 5 now");
    }
}
