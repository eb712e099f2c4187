//! [`Convex`]: adding and convolving convex piecewise linear functions, and undoing it.

use crate::solve::forest::treap::{Axis, Point, Staircases, Stairs};

/// A convex piecewise linear function on a closed interval, up to a constant, by the graph of its slope.
///
/// The graph begins at `start` and ends with rises that no sum of slopes reaches: they stand for the ends
/// of the interval. `mirrored` means that the function is that of the opposite argument.
#[derive(Debug, Clone, Copy)]
pub(in crate::solve) struct Convex {
    stairs: Stairs,
    start: Point,
    mirrored: bool,
}

/// What [`undo`](Convex::undo) needs.
#[derive(Debug, Clone, Copy)]
pub(in crate::solve) struct Done {
    along: Axis,
    /// The one of the two whose steps were put into the other's staircase; its own is untouched.
    smaller: Convex,
    smaller_first: bool,
    /// What was cut off on the left and on the right.
    cut: (Stairs, Stairs),
}

/// Where a slope cuts through a sum: everything below it is taken, and so much of what is at it.
#[derive(Debug, Clone, Copy)]
pub(in crate::solve) struct Price {
    slope: i128,
    at: i128,
}

impl Price {
    /// Of no slope, and nothing of what has none.
    pub(in crate::solve) const ZERO: Self = Self { slope: 0, at: 0 };
}

impl Convex {
    /// On `from..=to`: the slope falls by 1 to the left of each of `below` and rises by 1 to the right of
    /// each of `above`; both lie in the interval. `steep` is beyond every slope that ever comes about.
    pub(in crate::solve) fn new(
        arena: &mut Staircases,
        (from, to): (i128, i128),
        below: &[i128],
        above: &[i128],
        steep: i128,
    ) -> Self {
        let mut kinks: Vec<i128> = below.iter().chain(above).copied().collect();
        kinks.sort_unstable();
        let (mut steps, mut reached, mut rise) = (Vec::new(), from, steep);
        for (kink, up) in kinks.into_iter().map(|kink| (kink, 1)).chain([(to, steep)]) {
            if kink > reached {
                steps.extend([(Axis::Rise, rise), (Axis::Run, kink - reached)]);
                (reached, rise) = (kink, 0);
            }
            rise += up;
        }
        steps.push((Axis::Rise, rise));
        let stairs = arena.of(&steps);
        let fall = i128::try_from(below.len()).unwrap_or(i128::MAX);
        Self {
            stairs,
            start: Point {
                run: from,
                rise: -steep - fall,
            },
            mirrored: false,
        }
    }

    /// The function of the opposite argument.
    pub(in crate::solve) fn mirrored_if(self, mirrored: bool) -> Self {
        Self {
            mirrored: self.mirrored != mirrored,
            ..self
        }
    }

    /// The sum of both at each argument, where both have a value. O(m · log(n + m)) for the smaller
    /// number m of steps.
    pub(in crate::solve) fn add(self, other: Self, arena: &mut Staircases) -> (Self, Done) {
        self.combine(other, Axis::Run, arena)
    }

    /// The least sum of both over two arguments whose sum is given. As much time as adding.
    pub(in crate::solve) fn convolve(self, other: Self, arena: &mut Staircases) -> (Self, Done) {
        self.combine(other, Axis::Rise, arena)
    }

    /// What was added or convolved to give it, if nothing else has been done to it since.
    pub(in crate::solve) fn undo(mut self, done: Done, arena: &mut Staircases) -> (Self, Self) {
        let Done { along, smaller, .. } = done;
        let opposite = self.opposite(&smaller);
        for (at, length) in smaller.steps_across(along, opposite, arena) {
            let at = self.clamped(at, along, arena);
            self.stairs = arena.remove(self.stairs, along, at, length);
        }
        let (begin, _) = smaller.ends(opposite, arena);
        let shift = Point::step(along.other(), begin.along(along.other()));
        self.start = self.start.plus(shift.negated());
        self.uncut(done.cut, arena);
        if done.smaller_first {
            (smaller, self)
        } else {
            (self, smaller)
        }
    }

    /// The price at which an argument is the best one.
    pub(in crate::solve) fn price(&self, argument: i128, arena: &Staircases) -> Price {
        let own = if self.mirrored { -argument } else { argument };
        let reached = arena.reached(self.stairs, own - self.start.run);
        let (rise, gone, length) = reached.unwrap_or((0, 0, 0));
        let slope = self.start.rise + rise;
        if self.mirrored {
            Price {
                slope: -slope,
                at: length - gone,
            }
        } else {
            Price { slope, at: gone }
        }
    }

    /// The best argument at a price, taking from the price what it uses of it: the least, or so much more
    /// as the price has left and there is.
    pub(in crate::solve) fn best(&self, price: &mut Price, arena: &Staircases) -> i128 {
        let own = if self.mirrored { -price.slope } else { price.slope };
        let (below, at) = arena.below(self.stairs, own - self.start.rise);
        let used = price.at.min(at);
        price.at -= used;
        if self.mirrored {
            // From the other end: what is above comes first.
            -(self.start.run + below + at - used)
        } else {
            self.start.run + below + used
        }
    }

    fn combine(self, other: Self, along: Axis, arena: &mut Staircases) -> (Self, Done) {
        let smaller_first = arena.size(self.stairs) < arena.size(other.stairs);
        let (smaller, mut larger) = if smaller_first {
            (self, other)
        } else {
            (other, self)
        };
        let opposite = larger.opposite(&smaller);
        let (begin, end) = smaller.ends(opposite, arena);
        let cut = match along {
            Axis::Run => larger.cut(begin.run, end.run, arena),
            Axis::Rise => (None, None),
        };
        let across = along.other();
        larger.start = larger.start.plus(Point::step(across, begin.along(across)));
        for (at, length) in smaller.steps_across(along, opposite, arena) {
            let at = larger.clamped(at, along, arena);
            larger.stairs = arena.insert(larger.stairs, along, at, length);
        }
        let done = Done {
            along,
            smaller,
            smaller_first,
            cut,
        };
        (larger, done)
    }

    /// Whether the two are kept with opposite arguments.
    fn opposite(&self, other: &Self) -> bool {
        self.mirrored != other.mirrored
    }

    /// How far a coordinate is from the beginning; the ends stand for what lies beyond them.
    fn clamped(&self, at: i128, axis: Axis, arena: &Staircases) -> i128 {
        let span = arena.span(self.stairs).along(axis);
        (at - self.start.along(axis)).clamp(0, span.max(0))
    }

    /// Where the graph begins and ends, as kept or of the opposite argument.
    fn ends(&self, opposite: bool, arena: &Staircases) -> (Point, Point) {
        let end = self.start.plus(arena.span(self.stairs));
        if opposite {
            (end.negated(), self.start.negated())
        } else {
            (self.start, end)
        }
    }

    /// The steps across an axis: where they stand on it, and their lengths.
    fn steps_across(&self, axis: Axis, opposite: bool, arena: &Staircases) -> Vec<(i128, i128)> {
        let across = arena
            .listed(self.stairs)
            .into_iter()
            .filter(|(way, ..)| *way != axis);
        let placed = across.map(|(_, begin, length)| {
            let at = self.start.plus(begin).along(axis);
            (if opposite { -at } else { at }, length)
        });
        placed.collect()
    }

    /// Keeps what lies in `from..=to`; a rise of the same height takes the place of what is cut off.
    fn cut(&mut self, from: i128, to: i128, arena: &mut Staircases) -> (Stairs, Stairs) {
        let (mut left, mut right) = (None, None);
        if from > self.start.run {
            let (off, kept) = arena.split(self.stairs, Axis::Run, from - self.start.run);
            let rise = arena.append(None, Axis::Rise, arena.span(off).rise);
            self.stairs = arena.merge(rise, kept);
            self.start.run = from;
            left = off;
        }
        if to < self.start.run + arena.span(self.stairs).run {
            let (kept, off) = arena.split(self.stairs, Axis::Run, to - self.start.run);
            self.stairs = arena.append(kept, Axis::Rise, arena.span(off).rise);
            right = off;
        }
        (left, right)
    }

    fn uncut(&mut self, (left, right): (Stairs, Stairs), arena: &mut Staircases) {
        if right.is_some() {
            let kept = arena.shorten(self.stairs, arena.span(right).rise);
            self.stairs = arena.join(kept, right);
        }
        if left.is_some() {
            // Nothing else stands at the left end by now than the rise that was put there.
            let (_, kept) = arena.split(self.stairs, Axis::Run, 0);
            self.start.run -= arena.span(left).run;
            self.stairs = arena.join(left, kept);
        }
    }
}
