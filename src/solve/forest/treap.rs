//! [`Staircases`]: sequences of steps in one arena of treaps.
#![expect(
    clippy::indexing_slicing,
    reason = "every index is made in this file by pushing to the arena, which never shrinks"
)]

use crate::solve::random::SplitMix64;

/// The two directions a staircase goes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::solve) enum Axis {
    /// To the right: the argument grows, the slope stays.
    Run,
    /// Upwards: the slope grows, the argument stays.
    Rise,
}

impl Axis {
    pub(in crate::solve) fn other(self) -> Self {
        match self {
            Self::Run => Self::Rise,
            Self::Rise => Self::Run,
        }
    }
}

/// A place in the plane, or how far it is to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::solve) struct Point {
    pub(in crate::solve) run: i128,
    pub(in crate::solve) rise: i128,
}

impl Point {
    pub(in crate::solve) const ORIGIN: Self = Self { run: 0, rise: 0 };

    pub(in crate::solve) fn along(self, axis: Axis) -> i128 {
        match axis {
            Axis::Run => self.run,
            Axis::Rise => self.rise,
        }
    }

    pub(in crate::solve) fn step(axis: Axis, length: i128) -> Self {
        match axis {
            Axis::Run => Self { run: length, rise: 0 },
            Axis::Rise => Self { run: 0, rise: length },
        }
    }

    pub(in crate::solve) fn plus(self, other: Self) -> Self {
        Self {
            run: self.run + other.run,
            rise: self.rise + other.rise,
        }
    }

    pub(in crate::solve) fn negated(self) -> Self {
        Self {
            run: -self.run,
            rise: -self.rise,
        }
    }
}

/// A staircase: the handle of a treap, or nothing.
pub(in crate::solve) type Stairs = Option<usize>;

/// One step: a treap's node.
#[derive(Debug, Clone, Copy)]
pub(in crate::solve) struct Step {
    pub(in crate::solve) axis: Axis,
    pub(in crate::solve) length: i128,
    /// From the beginning of the subtree to its end.
    pub(in crate::solve) span: Point,
    size: usize,
    priority: u64,
    pub(in crate::solve) left: Stairs,
    pub(in crate::solve) right: Stairs,
}

/// An arena of staircases: sequences of steps to the right and upwards in turn, each kept in a treap
/// (Seidel and Aragon, 1996) that knows how far every subtree goes both ways. Everything takes
/// O(log steps) expected time where nothing else is said; priorities are a fixed sequence.
#[derive(Debug, Default)]
pub(in crate::solve) struct Staircases {
    pub(in crate::solve) steps: Vec<Step>,
    priorities: SplitMix64,
}

impl Staircases {
    /// From the beginning to the end.
    pub(in crate::solve) fn span(&self, stairs: Stairs) -> Point {
        stairs.map_or(Point::ORIGIN, |at| self.steps[at].span)
    }

    /// How many steps there are.
    pub(in crate::solve) fn size(&self, stairs: Stairs) -> usize {
        stairs.map_or(0, |at| self.steps[at].size)
    }

    /// Of steps to the right and upwards in turn. O(steps): the treap grows at its right spine.
    pub(in crate::solve) fn of(&mut self, steps: &[(Axis, i128)]) -> Stairs {
        let mut spine: Vec<usize> = Vec::new();
        for (axis, length) in steps {
            let step = self.single(*axis, *length);
            let priority = self.steps[step].priority;
            while let Some(below) = spine.pop_if(|top| self.steps[*top].priority < priority) {
                self.steps[step].left = Some(self.updated(below));
            }
            if let Some(above) = spine.last() {
                self.steps[*above].right = Some(step);
            }
            spine.push(step);
        }
        let mut root = None;
        while let Some(step) = spine.pop() {
            root = Some(self.updated(step));
        }
        root
    }

    /// What lies up to `at` along `axis`, with the step across that may stand there, and the rest. A step
    /// that goes beyond is cut in two.
    pub(in crate::solve) fn split(&mut self, stairs: Stairs, axis: Axis, at: i128) -> (Stairs, Stairs) {
        let Some(root) = stairs else {
            return (None, None);
        };
        let Step {
            left, right, length, ..
        } = self.steps[root];
        let rest = at - self.span(left).along(axis);
        if rest < 0 {
            let (before, after) = self.split(left, axis, at);
            self.steps[root].left = after;
            return (before, Some(self.updated(root)));
        }
        let along = Point::step(self.steps[root].axis, length).along(axis);
        if rest >= along {
            let (before, after) = self.split(right, axis, rest - along);
            self.steps[root].right = before;
            return (Some(self.updated(root)), after);
        }
        self.steps[root].left = None;
        if rest == 0 {
            return (left, Some(self.updated(root)));
        }
        self.steps[root].length = length - rest;
        let cut = self.single(axis, rest);
        (self.merge(left, Some(cut)), Some(self.updated(root)))
    }

    /// One after the other.
    pub(in crate::solve) fn merge(&mut self, before: Stairs, after: Stairs) -> Stairs {
        let (Some(first), Some(second)) = (before, after) else {
            return before.or(after);
        };
        if self.steps[first].priority > self.steps[second].priority {
            self.steps[first].right = self.merge(self.steps[first].right, after);
            Some(self.updated(first))
        } else {
            self.steps[second].left = self.merge(before, self.steps[second].left);
            Some(self.updated(second))
        }
    }

    /// Every step with where it begins, in order.
    pub(in crate::solve) fn listed(&self, stairs: Stairs) -> Vec<(Axis, Point, i128)> {
        let mut steps = Vec::with_capacity(self.size(stairs));
        let (mut at, mut above, mut gone) = (stairs, Vec::new(), Point::ORIGIN);
        loop {
            while let Some(root) = at {
                above.push(root);
                at = self.steps[root].left;
            }
            let Some(root) = above.pop() else {
                return steps;
            };
            let step = &self.steps[root];
            steps.push((step.axis, gone, step.length));
            gone = gone.plus(Point::step(step.axis, step.length));
            at = step.right;
        }
    }

    /// The first step.
    pub(in crate::solve) fn first(&self, stairs: Stairs) -> Option<Step> {
        let mut step = &self.steps[stairs?];
        while let Some(left) = step.left {
            step = &self.steps[left];
        }
        Some(*step)
    }

    /// The last step.
    pub(in crate::solve) fn last(&self, stairs: Stairs) -> Option<Step> {
        let mut step = &self.steps[stairs?];
        while let Some(right) = step.right {
            step = &self.steps[right];
        }
        Some(*step)
    }

    /// What follows the first step.
    pub(in crate::solve) fn without_first(&mut self, stairs: Stairs) -> Stairs {
        let root = stairs?;
        let Step { left, right, .. } = self.steps[root];
        if left.is_none() {
            return right;
        }
        self.steps[root].left = self.without_first(left);
        Some(self.updated(root))
    }

    /// What precedes the last step.
    pub(in crate::solve) fn without_last(&mut self, stairs: Stairs) -> Stairs {
        let root = stairs?;
        let Step { left, right, .. } = self.steps[root];
        if right.is_none() {
            return left;
        }
        self.steps[root].right = self.without_last(right);
        Some(self.updated(root))
    }

    /// A new step by itself.
    pub(in crate::solve) fn single(&mut self, axis: Axis, length: i128) -> usize {
        let at = self.steps.len();
        self.steps.push(Step {
            axis,
            length,
            span: Point::step(axis, length),
            size: 1,
            priority: self.priorities.next(),
            left: None,
            right: None,
        });
        at
    }

    fn updated(&mut self, at: usize) -> usize {
        let Step {
            axis,
            length,
            left,
            right,
            ..
        } = self.steps[at];
        let own = Point::step(axis, length);
        self.steps[at].span = self.span(left).plus(own).plus(self.span(right));
        self.steps[at].size = self.size(left) + 1 + self.size(right);
        at
    }
}
