//! [`Piecewise`]: what a value costs.

use crate::solve::number::Number;
use crate::solve::side::Side;

/// A convex cost of one variable, linear between breaks, with bounds that hold at any cost; and the piece
/// that its value is on.
#[derive(Debug, Clone)]
pub(in crate::solve) struct Piecewise {
    breaks: Vec<Number>,
    /// One more than breaks, rising.
    slopes: Vec<i64>,
    bounds: [Option<Number>; 2],
    at: usize,
}

impl Piecewise {
    /// From the bounds, the breaks at which the slope rises by one, and how many of them count for
    /// negative slopes: the slope before all of them is minus that number.
    pub(in crate::solve) fn new(bounds: [Option<Number>; 2], mut rises: Vec<Number>, before: i64) -> Self {
        rises.sort_unstable();
        let [lower, upper] = &bounds;
        let (mut breaks, mut slopes) = (Vec::<Number>::new(), Vec::new());
        let mut slope = -before;
        for rise in rises {
            if upper.as_ref().is_some_and(|upper| rise >= *upper) {
                break;
            }
            if breaks.last() != Some(&rise) && lower.as_ref().is_none_or(|lower| *lower < rise) {
                breaks.push(rise);
                slopes.push(slope);
            }
            slope += 1;
        }
        slopes.push(slope);
        Self {
            breaks,
            slopes,
            bounds,
            at: 0,
        }
    }

    /// The slope of the piece that the value is on.
    pub(in crate::solve) fn here(&self) -> i64 {
        self.slope(self.at)
    }

    /// The ends of that piece.
    pub(in crate::solve) fn piece(&self, side: Side) -> Option<&Number> {
        self.end(self.at, side)
    }

    /// Goes over to another piece.
    pub(in crate::solve) fn enter(&mut self, piece: usize) {
        self.at = piece;
    }

    pub(in crate::solve) fn slope(&self, piece: usize) -> i64 {
        self.slopes.get(piece).copied().unwrap_or(0)
    }

    /// How steep it is where a value within the cheapest interval leaves it towards `side`; never negative.
    pub(in crate::solve) fn steepness(&self, side: Side) -> i64 {
        let slopes = self.slopes.iter();
        match side {
            Side::Lower => slopes.rev().find(|slope| **slope < 0).map_or(0, |slope| -slope),
            Side::Upper => slopes.copied().find(|slope| *slope > 0).unwrap_or(0),
        }
    }

    /// The bound that holds at any cost.
    pub(in crate::solve) fn bound(&self, side: Side) -> Option<&Number> {
        let [lower, upper] = &self.bounds;
        match side {
            Side::Lower => lower.as_ref(),
            Side::Upper => upper.as_ref(),
        }
    }

    /// The ends of the cheapest interval.
    pub(in crate::solve) fn cheapest(&self, side: Side) -> Option<&Number> {
        let falling = self.slopes.partition_point(|slope| *slope < 0);
        let flat = self.slopes.partition_point(|slope| *slope <= 0);
        match side {
            Side::Lower => self.end(falling, Side::Lower),
            // Where it is never flat the break between falling and rising is both ends.
            Side::Upper => flat
                .checked_sub(1)
                .map_or(self.bound(Side::Lower), |last| self.end(last, Side::Upper)),
        }
    }

    /// Where a piece ends; past the last one there is the bound.
    fn end(&self, piece: usize, side: Side) -> Option<&Number> {
        let inner = match side {
            Side::Lower => piece.checked_sub(1).and_then(|before| self.breaks.get(before)),
            Side::Upper => self.breaks.get(piece),
        };
        inner.or(self.bound(side))
    }

    /// Puts the value on its piece, at a break on the flatter one.
    pub(in crate::solve) fn place(&mut self, value: &Number) {
        self.at = self.breaks.partition_point(|end| end < value);
        let at_break = self.breaks.get(self.at) == Some(value);
        if at_break && self.slope(self.at + 1).abs() < self.slope(self.at).abs() {
            self.at += 1;
        }
    }

    /// The piece on which a value goes on towards `side`; `None` at a bound.
    pub(in crate::solve) fn onward(&self, value: &Number, side: Side) -> Option<usize> {
        if self.end(self.at, side) != Some(value) {
            return Some(self.at);
        }
        match side {
            Side::Lower => self.at.checked_sub(1),
            Side::Upper => Some(self.at + 1).filter(|next| *next < self.slopes.len()),
        }
    }
}
