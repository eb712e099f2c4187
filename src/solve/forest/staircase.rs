//! A convex piecewise linear function's slope as a staircase, and the ways to change it.
#![expect(
    clippy::indexing_slicing,
    reason = "every index is a handle of the arena, which never shrinks"
)]

use std::cmp::Ordering;

use crate::solve::forest::treap::{Axis, Point, Staircases, Stairs, Step};

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

/// The steps are the graph of a convex piecewise linear function's slope. Adding `(x − a)⁺` is one more
/// step upwards at the argument `a`; convolving with a segment is one more step to the right at the
/// segment's slope. So both are [`insert`](Self::insert), with the axes exchanged, and
/// [`remove`](Self::remove) undoes either. O(log steps) expected each.
impl Staircases {
    /// One more step at the end; it lengthens the last where that goes the same way.
    pub(in crate::solve) fn append(&mut self, stairs: Stairs, axis: Axis, length: i128) -> Stairs {
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
    pub(in crate::solve) fn shorten(&mut self, stairs: Stairs, length: i128) -> Stairs {
        if self.last(stairs).is_some_and(|last| last.length == length) {
            return self.without_last(stairs);
        }
        self.lengthen_last(stairs, -length);
        stairs
    }

    /// One more step across `axis`, where the way gone along `axis` is `at`.
    pub(in crate::solve) fn insert(&mut self, stairs: Stairs, axis: Axis, at: i128, length: i128) -> Stairs {
        if self.standing(stairs, axis, at).is_some() {
            self.lengthen(stairs, axis, at, length);
            return stairs;
        }
        let (before, after) = self.split(stairs, axis, at);
        let before = self.append(before, axis.other(), length);
        self.merge(before, after)
    }

    /// Takes out what [`insert`](Self::insert) put in.
    pub(in crate::solve) fn remove(&mut self, stairs: Stairs, axis: Axis, at: i128, length: i128) -> Stairs {
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
    pub(in crate::solve) fn join(&mut self, before: Stairs, after: Stairs) -> Stairs {
        match (self.last(before), self.first(after)) {
            (Some(last), Some(first)) if last.axis == first.axis => {
                self.lengthen_last(before, first.length);
                let after = self.without_first(after);
                self.merge(before, after)
            }
            _ => self.merge(before, after),
        }
    }

    /// The step to the right on which the way gone to the right reaches `run`: its height and how much of
    /// it is gone then, and its length. `None` where nothing is gone.
    pub(in crate::solve) fn reached(&self, stairs: Stairs, run: i128) -> Option<(i128, i128, i128)> {
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
    pub(in crate::solve) fn below(&self, stairs: Stairs, rise: i128) -> (i128, i128) {
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
}
