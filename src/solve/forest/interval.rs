//! [`Interval`]: between which ends a sum or an unknown lies, and what says so.

use std::cmp::Ordering;

use crate::bounds::Bounds;
use crate::ratio::Ratio;
use crate::solve::forest::layout::{Layout, Place, Rule};
use crate::solve::forest::total::Total;
use crate::solve::side::Side;

/// What an end follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::solve) enum Cause {
    /// It is given: unknowns are zero or more, hard sums are zero.
    Given,
    /// A soft row's own end.
    Row(usize),
    /// A factor and the ends of the other unknowns in it.
    Factor(usize),
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::solve) struct Bound {
    pub(in crate::solve) total: Total,
    pub(in crate::solve) cause: Cause,
}

impl Bound {
    const ZERO: Self = Self {
        total: Total::ZERO,
        cause: Cause::Given,
    };
}

/// Two ends, each absent where nothing bounds that side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::solve) struct Interval {
    pub(in crate::solve) lower: Option<Bound>,
    pub(in crate::solve) upper: Option<Bound>,
}

impl Interval {
    /// What an unknown may be when nothing is asked.
    pub(in crate::solve) const NATURAL: Self = Self {
        lower: Some(Bound::ZERO),
        upper: None,
    };

    /// What a row that asks for more than nothing asks of the empty form, which is 0.
    pub(in crate::solve) fn beyond_nothing(row: usize, lo: u64) -> Self {
        let cause = Cause::Row(row);
        Self {
            lower: Some(Bound {
                total: Total::lower(lo),
                cause,
            }),
            upper: Some(Bound::ZERO),
        }
    }

    pub(in crate::solve) fn end(&self, side: Side) -> Option<Bound> {
        match side {
            Side::Lower => self.lower,
            Side::Upper => self.upper,
        }
    }

    /// Takes the end if it is strictly tighter at the scale `t`. Strictness keeps causes free of circles:
    /// an end is never replaced by one that follows from itself.
    pub(in crate::solve) fn tighten(&mut self, side: Side, bound: Bound, t: Ratio) {
        let (held, tighter) = match side {
            Side::Lower => (&mut self.lower, Ordering::Greater),
            Side::Upper => (&mut self.upper, Ordering::Less),
        };
        if held.is_none_or(|held| bound.total.cmp_at(held.total, t) == tighter) {
            *held = Some(bound);
        }
    }

    /// Both ends, where they leave nothing between them at the scale `t`.
    pub(in crate::solve) fn crossed(&self, t: Ratio) -> Option<(Bound, Bound)> {
        let ends = self.lower.zip(self.upper);
        ends.filter(|(lower, upper)| lower.total.cmp_at(upper.total, t) == Ordering::Greater)
    }

    fn ask(&mut self, row: usize, bounds: Bounds) {
        let cause = Cause::Row(row);
        let total = Total::lower(bounds.lo());
        self.tighten(Side::Lower, Bound { total, cause }, Ratio::ONE);
        if let Some(hi) = bounds.hi() {
            let total = Total::upper(hi);
            self.tighten(Side::Upper, Bound { total, cause }, Ratio::ONE);
        }
    }
}

/// What is asked of each unknown and of each factor's sum by itself: of several rows on one of them the
/// tightest, which is the same at every scale.
#[derive(Debug, Clone)]
pub(in crate::solve) struct Asked {
    pub(in crate::solve) unknowns: Vec<Interval>,
    pub(in crate::solve) factors: Vec<Interval>,
    /// The row that asks most of the empty form, and how much.
    pub(in crate::solve) nothing: Option<(usize, u64)>,
}

impl Asked {
    /// O(unknowns + factors + rows).
    pub(in crate::solve) fn of(layout: &Layout, active: &[bool]) -> Self {
        let free = |rule| match rule {
            Rule::Zero(_) => (Some(Bound::ZERO), Some(Bound::ZERO)),
            Rule::AtMostZero(_) => (None, Some(Bound::ZERO)),
            Rule::Asked => (None, None),
        };
        let factors = layout.factors.iter().map(|factor| free(factor.rule));
        let mut asked = Self {
            unknowns: vec![Interval::NATURAL; layout.unknowns],
            factors: factors.map(|(lower, upper)| Interval { lower, upper }).collect(),
            nothing: None,
        };
        for (row, place, bounds) in layout.asked(active) {
            let held = match place {
                Place::Unknown(unknown) => asked.unknowns.get_mut(unknown),
                Place::Factor(factor) => asked.factors.get_mut(factor),
                Place::Nothing => {
                    if bounds.lo() > asked.nothing.map_or(0, |(_, most)| most) {
                        asked.nothing = Some((row, bounds.lo()));
                    }
                    None
                }
            };
            if let Some(held) = held {
                held.ask(row, bounds);
            }
        }
        asked
    }
}
