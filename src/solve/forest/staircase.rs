//! [`Staircases`]: convex piecewise linear functions as monotone staircases in one arena of treaps.
#![expect(
    clippy::indexing_slicing,
    reason = "every index is made in this file by pushing to the arena, which never shrinks"
)]

use std::cmp::Ordering;

/// The two directions a staircase goes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Axis {
    /// To the right: the argument grows, the slope stays.
    Run,
    /// Upwards: the slope grows, the argument stays.
    Rise,
}

impl Axis {
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Run => Self::Rise,
            Self::Rise => Self::Run,
        }
    }
}

/// A place in the plane, or how far it is to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) run: i128,
    pub(crate) rise: i128,
}

impl Point {
    pub(crate) const ORIGIN: Self = Self { run: 0, rise: 0 };

    pub(crate) fn along(self, axis: Axis) -> i128 {
        match axis {
            Axis::Run => self.run,
            Axis::Rise => self.rise,
        }
    }

    pub(crate) fn step(axis: Axis, length: i128) -> Self {
        match axis {
            Axis::Run => Self { run: length, rise: 0 },
            Axis::Rise => Self { run: 0, rise: length },
        }
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            run: self.run + other.run,
            rise: self.rise + other.rise,
        }
    }

    pub(crate) fn negated(self) -> Self {
        Self {
            run: -self.run,
            rise: -self.rise,
        }
    }
}

/// A staircase: the handle of a treap, or nothing.
pub(crate) type Stairs = Option<usize>;

/// One step: a treap's node.
#[derive(Debug, Clone, Copy)]
struct Step {
    axis: Axis,
    length: i128,
    /// From the beginning of the subtree to its end.
    span: Point,
    size: usize,
    priority: u64,
    left: Stairs,
    right: Stairs,
}

/// Which way to a step across an axis.
enum Turn {
    Left,
    Here,
    Right,
}

impl Step {
    /// Where the step across `axis` stands that is so far along it from where this step begins.
    fn turn(&self, axis: Axis, rest: i128) -> Turn {
        match rest.cmp(&0) {
            Ordering::Less => Turn::Left,
            Ordering::Equal if self.axis == axis => Turn::Left,
            Ordering::Equal => Turn::Here,
            Ordering::Greater => Turn::Right,
        }
    }
}

/// An arena of staircases. Each is a sequence of steps to the right and upwards in turn, kept in a treap
/// (Seidel and Aragon, 1996) that knows how far every subtree goes both ways.
///
/// The steps are the graph of a convex piecewise linear function's slope. Adding `(x − a)⁺` is one more
/// step upwards at the argument `a`; convolving with a segment is one more step to the right at the
/// segment's slope. So both are [`insert`](Self::insert), with the axes exchanged, and
/// [`remove`](Self::remove) undoes either. Everything here takes O(log steps) expected time; priorities
/// are a fixed sequence.
#[derive(Debug, Default)]
pub(crate) struct Staircases {
    steps: Vec<Step>,
}

impl Staircases {
    /// From the beginning to the end.
    pub(crate) fn span(&self, stairs: Stairs) -> Point {
        stairs.map_or(Point::ORIGIN, |at| self.steps[at].span)
    }

    /// How many steps there are.
    pub(crate) fn size(&self, stairs: Stairs) -> usize {
        stairs.map_or(0, |at| self.steps[at].size)
    }

    /// Of steps to the right and upwards in turn. O(steps): the treap grows at its right spine.
    pub(crate) fn of(&mut self, steps: &[(Axis, i128)]) -> Stairs {
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

    /// One more step at the end; it lengthens the last where that goes the same way.
    pub(crate) fn append(&mut self, stairs: Stairs, axis: Axis, length: i128) -> Stairs {
        if length == 0 {
            return stairs;
        }
        if self.last(stairs).is_some_and(|last| last.axis == axis) {
            self.lengthen_last(stairs, length);
            return stairs;
        }
        let step = self.single(axis, length);
        self.merge(stairs, Some(step))
    }

    /// Takes off the end what [`append`](Self::append) added.
    pub(crate) fn shorten(&mut self, stairs: Stairs, length: i128) -> Stairs {
        if self.last(stairs).is_some_and(|last| last.length == length) {
            return self.without_last(stairs);
        }
        self.lengthen_last(stairs, -length);
        stairs
    }

    /// One more step across `axis`, where the way gone along `axis` is `at`.
    pub(crate) fn insert(&mut self, stairs: Stairs, axis: Axis, at: i128, length: i128) -> Stairs {
        if self.standing(stairs, axis, at).is_some() {
            self.lengthen(stairs, axis, at, length);
            return stairs;
        }
        let (before, after) = self.split(stairs, axis, at);
        let before = self.append(before, axis.other(), length);
        self.merge(before, after)
    }

    /// Takes out what [`insert`](Self::insert) put in.
    pub(crate) fn remove(&mut self, stairs: Stairs, axis: Axis, at: i128, length: i128) -> Stairs {
        if self
            .standing(stairs, axis, at)
            .is_some_and(|standing| standing > length)
        {
            self.lengthen(stairs, axis, at, -length);
            return stairs;
        }
        let (before, after) = self.split(stairs, axis, at);
        let before = self.without_last(before);
        self.join(before, after)
    }

    /// One after the other; where both go the same way at the seam, that becomes one step.
    pub(crate) fn join(&mut self, before: Stairs, after: Stairs) -> Stairs {
        match (self.last(before), self.first(after)) {
            (Some(last), Some(first)) if last.axis == first.axis => {
                self.lengthen_last(before, first.length);
                let after = self.without_first(after);
                self.merge(before, after)
            }
            _ => self.merge(before, after),
        }
    }

    /// What lies up to `at` along `axis`, with the step across that may stand there, and the rest. A step
    /// that goes beyond is cut in two.
    pub(crate) fn split(&mut self, stairs: Stairs, axis: Axis, at: i128) -> (Stairs, Stairs) {
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
    pub(crate) fn merge(&mut self, before: Stairs, after: Stairs) -> Stairs {
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

    /// The step to the right on which the way gone to the right reaches `run`: its height and how much of
    /// it is gone then, and its length. `None` where nothing is gone.
    pub(crate) fn reached(&self, stairs: Stairs, run: i128) -> Option<(i128, i128, i128)> {
        let (mut at, mut gone) = (stairs.filter(|_| run > 0), Point::ORIGIN);
        while let Some(root) = at {
            let step = &self.steps[root];
            let begin = gone.plus(self.span(step.left));
            let end = begin.plus(Point::step(step.axis, step.length));
            if run <= begin.run {
                at = step.left;
            } else if run <= end.run {
                return Some((begin.rise, run - begin.run, step.length));
            } else {
                (at, gone) = (step.right, end);
            }
        }
        None
    }

    /// How far it goes to the right below a height, and how far at that height.
    pub(crate) fn below(&self, stairs: Stairs, rise: i128) -> (i128, i128) {
        let (mut at, mut gone) = (stairs, Point::ORIGIN);
        while let Some(root) = at {
            let step = &self.steps[root];
            let begin = gone.plus(self.span(step.left));
            let end = begin.plus(Point::step(step.axis, step.length));
            match (step.axis, rise.cmp(&begin.rise)) {
                (Axis::Run, Ordering::Equal) => return (begin.run, step.length),
                (_, Ordering::Less) | (Axis::Rise, Ordering::Equal) => at = step.left,
                (_, Ordering::Greater) => (at, gone) = (step.right, end),
            }
        }
        (gone.run, 0)
    }

    /// Every step with where it begins, in order.
    pub(crate) fn listed(&self, stairs: Stairs) -> Vec<(Axis, Point, i128)> {
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

    /// The length of the step across `axis` at `at`, if there is one.
    fn standing(&self, stairs: Stairs, axis: Axis, at: i128) -> Option<i128> {
        let (mut next, mut rest) = (stairs, at);
        while let Some(root) = next {
            let step = &self.steps[root];
            let left = self.span(step.left).along(axis);
            match step.turn(axis, rest - left) {
                Turn::Left => next = step.left,
                Turn::Here => return Some(step.length),
                Turn::Right => {
                    rest -= left + Point::step(step.axis, step.length).along(axis);
                    next = step.right;
                }
            }
        }
        None
    }

    /// Lengthens the step across `axis` at `at`, which is there.
    fn lengthen(&mut self, stairs: Stairs, axis: Axis, at: i128, length: i128) {
        let (mut next, mut rest) = (stairs, at);
        while let Some(root) = next {
            let left = self.span(self.steps[root].left).along(axis);
            let step = &mut self.steps[root];
            step.span = step.span.plus(Point::step(axis.other(), length));
            match step.turn(axis, rest - left) {
                Turn::Left => next = step.left,
                Turn::Here => {
                    step.length += length;
                    return;
                }
                Turn::Right => {
                    rest -= left + Point::step(step.axis, step.length).along(axis);
                    next = step.right;
                }
            }
        }
    }

    fn single(&mut self, axis: Axis, length: i128) -> usize {
        let at = self.steps.len();
        self.steps.push(Step {
            axis,
            length,
            span: Point::step(axis, length),
            size: 1,
            priority: mixed(at),
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

    fn first(&self, stairs: Stairs) -> Option<Step> {
        let mut step = &self.steps[stairs?];
        while let Some(left) = step.left {
            step = &self.steps[left];
        }
        Some(*step)
    }

    fn last(&self, stairs: Stairs) -> Option<Step> {
        let mut step = &self.steps[stairs?];
        while let Some(right) = step.right {
            step = &self.steps[right];
        }
        Some(*step)
    }

    fn lengthen_last(&mut self, stairs: Stairs, length: i128) {
        let axis = self.last(stairs).map_or(Axis::Run, |last| last.axis);
        let mut at = stairs;
        while let Some(root) = at {
            let step = &mut self.steps[root];
            step.span = step.span.plus(Point::step(axis, length));
            if step.right.is_none() {
                step.length += length;
            }
            at = step.right;
        }
    }

    fn without_first(&mut self, stairs: Stairs) -> Stairs {
        let root = stairs?;
        let Step { left, right, .. } = self.steps[root];
        if left.is_none() {
            return right;
        }
        self.steps[root].left = self.without_first(left);
        Some(self.updated(root))
    }

    fn without_last(&mut self, stairs: Stairs) -> Stairs {
        let root = stairs?;
        let Step { left, right, .. } = self.steps[root];
        if right.is_none() {
            return left;
        }
        self.steps[root].right = self.without_last(right);
        Some(self.updated(root))
    }
}

/// The output function of `SplitMix64` (Steele, Lea and Flood, 2014).
fn mixed(at: usize) -> u64 {
    let mut z = u64::try_from(at)
        .unwrap_or(u64::MAX)
        .wrapping_add(1)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
