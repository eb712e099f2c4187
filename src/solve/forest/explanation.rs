//! [`Explanation`]: from an end back to the rows it follows from.

use crate::solve::certificate::Certificate;
use crate::solve::forest::interval::{Asked, Bound, Cause, Interval};
use crate::solve::forest::layout::{Layout, Place, Rule};
use crate::solve::side::Side;

/// What is needed to walk back from an end: the ends as the factors below each unknown say (`up`), and as
/// all of them say (`all`).
///
/// An end of an unknown that comes from the factor above it follows from the end of all there and from
/// those of its siblings from below; one from a factor below it, from the ends of that factor's children
/// from below. So the walk never meets an unknown twice, and every row counts once.
#[derive(Debug, Clone, Copy)]
pub(in crate::solve) struct Explanation<'a> {
    layout: &'a Layout,
    asked: &'a Asked,
    up: &'a [Interval],
    all: &'a [Interval],
}

impl<'a> Explanation<'a> {
    pub(in crate::solve) fn new(
        layout: &'a Layout,
        asked: &'a Asked,
        up: &'a [Interval],
        all: &'a [Interval],
    ) -> Self {
        Self {
            layout,
            asked,
            up,
            all,
        }
    }

    /// Why two ends cannot both hold of what is placed there.
    pub(in crate::solve) fn clash(&self, place: Place, lower: Bound, upper: Bound) -> Certificate {
        let used = match place {
            Place::Unknown(unknown) => {
                self.walk(vec![(unknown, Side::Lower, lower), (unknown, Side::Upper, upper)])
            }
            Place::Factor(_) | Place::Nothing => {
                let mut used = Used::default();
                used.take(lower.cause, Side::Lower);
                used.take(upper.cause, Side::Upper);
                used
            }
        };
        certificate(used, lower, upper)
    }

    /// The soft rows an end follows from, in order.
    pub(in crate::solve) fn because(&self, unknown: usize, side: Side, end: Bound) -> Vec<usize> {
        let mut used = self.walk(vec![(unknown, side, end)]);
        let mut rows = used.lower;
        rows.append(&mut used.upper);
        rows.sort_unstable();
        rows
    }

    fn walk(&self, mut ends: Vec<(usize, Side, Bound)>) -> Used {
        let mut used = Used::default();
        while let Some((unknown, side, end)) = ends.pop() {
            used.take(end.cause, side);
            let Cause::Factor(at) = end.cause else { continue };
            let Some(factor) = self.layout.factors.get(at) else {
                continue;
            };
            let terms = || std::iter::once(&factor.parent).chain(&factor.children);
            let Some(own) = terms().find(|term| term.unknown == unknown) else {
                continue;
            };
            // own = ± (sum − others): the sum on the same side as own, the others on the far one.
            self.cross(at, side.flipped_if(own.negative), &mut used);
            for other in terms().filter(|term| term.unknown != unknown) {
                let held = if other.unknown == factor.parent.unknown {
                    self.all
                } else {
                    self.up
                };
                let far = side.flipped_if(own.negative).flipped_if(!other.negative);
                if let Some(end) = held.get(other.unknown).and_then(|within| within.end(far)) {
                    ends.push((other.unknown, far, end));
                }
            }
        }
        used
    }

    /// Uses what a factor says of its sum on one side.
    fn cross(&self, at: usize, side: Side, used: &mut Used) {
        let rule = self.layout.factors.get(at).map(|factor| factor.rule);
        if let Some(Rule::Zero(row) | Rule::AtMostZero(row)) = rule {
            // An upper end is used as it is given, form ≤ 0.
            used.hard.push((row, if side == Side::Upper { 1 } else { -1 }));
        }
        let end = self.asked.factors.get(at).and_then(|sum| sum.end(side));
        if let Some(end) = end {
            used.take(end.cause, side);
        }
    }
}

/// The rows used, by the end that counts.
#[derive(Debug, Default)]
struct Used {
    lower: Vec<usize>,
    upper: Vec<usize>,
    hard: Vec<(usize, i128)>,
}

impl Used {
    fn take(&mut self, cause: Cause, side: Side) {
        match (cause, side) {
            (Cause::Row(row), Side::Lower) => self.lower.push(row),
            (Cause::Row(row), Side::Upper) => self.upper.push(row),
            (Cause::Given | Cause::Factor(_), _) => {}
        }
    }
}

/// The lower end counts upwards and the upper one downwards, so the parts of their difference are what is
/// needed and, negative, what is allowed.
fn certificate(mut used: Used, lower: Bound, upper: Bound) -> Certificate {
    used.lower.sort_unstable();
    used.upper.sort_unstable();
    used.hard.sort_unstable();
    let once = |rows: Vec<usize>| rows.into_iter().map(|row| (row, 1)).collect();
    let short = lower.total - upper.total;
    Certificate {
        needs: once(used.lower),
        allows: once(used.upper),
        hard: used.hard,
        needed: short.lower.unsigned_abs(),
        allowed: short.upper.unsigned_abs(),
    }
}
