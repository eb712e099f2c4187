//! Bounds propagation from the leaves to the roots and back.
#![expect(
    clippy::indexing_slicing,
    reason = "every index comes from `Layout`, whose factors name unknowns below `unknowns` only"
)]

use crate::ratio::Ratio;
use crate::solve::certificate::Certificate;
use crate::solve::forest::explanation::Explanation;
use crate::solve::forest::interval::{Asked, Bound, Cause, Interval};
use crate::solve::forest::layout::{Factor, Layout, Place, Term};
use crate::solve::forest::total::Total;
use crate::solve::side::Side;

/// A factor's sum without one of its unknowns, one side of it: the total of the ends there are, and how
/// many are missing.
#[derive(Debug, Clone, Copy)]
struct Rest {
    side: Side,
    total: Total,
    missing: usize,
}

impl Rest {
    fn of(asked: Interval, side: Side) -> Self {
        let mut rest = Self {
            side,
            total: Total::ZERO,
            missing: 0,
        };
        rest.take(asked.end(side).map(|bound| bound.total));
        rest
    }

    /// Moves a term to the other side of the equation.
    fn subtract(&mut self, term: Term, within: Interval) {
        self.take(moved(term, within, self.side));
    }

    fn take(&mut self, end: Option<Total>) {
        match end {
            Some(end) => self.total = self.total + end,
            None => self.missing += 1,
        }
    }

    /// What it is without that end, which was taken before.
    fn without(&self, end: Option<Total>) -> Option<Total> {
        match (end, self.missing) {
            (Some(end), 0) => Some(self.total - end),
            (None, 1) => Some(self.total),
            _ => None,
        }
    }

    /// Tightens the unknown of a term that equals `rest`.
    fn bound(&self, term: Term, rest: Total, factor: usize, held: &mut Interval, t: Ratio) {
        let bound = Bound {
            total: rest.negated_if(term.negative),
            cause: Cause::Factor(factor),
        };
        held.tighten(self.side.flipped_if(term.negative), bound, t);
    }
}

/// The end of a term's opposite.
fn moved(term: Term, within: Interval, side: Side) -> Option<Total> {
    let end = within.end(side.flipped_if(!term.negative));
    end.map(|bound| bound.total.negated_if(!term.negative))
}

/// What each unknown may be as far as the factors below it say, with every lower end asked multiplied by
/// `t`. At a root that is all they say: on a tree bounds propagation is exact (Freuder, 1982).
///
/// Where ends cross, `t` falls to the scale at which they meet and the walk goes on, so that one walk
/// gets near the scale at which nothing crosses; the last clash is the one given. Ends found before stay
/// true at a smaller scale, and none cross there. O(terms).
pub(in crate::solve) fn upward(
    layout: &Layout,
    asked: &Asked,
    t: Ratio,
) -> Result<Vec<Interval>, Certificate> {
    let mut within = asked.unknowns.clone();
    let mut scale = Scale { t, last: None };
    if let Some((row, lo)) = asked.nothing {
        scale.meet(Place::Nothing, Interval::beyond_nothing(row, lo));
    }
    for (at, sum) in asked.factors.iter().enumerate() {
        scale.meet(Place::Factor(at), *sum);
    }
    for (unknown, own) in within.iter().enumerate() {
        scale.meet(Place::Unknown(unknown), *own);
    }
    for (at, factor) in layout.factors.iter().enumerate().rev() {
        let unknown = factor.parent.unknown;
        for side in Side::BOTH {
            let mut rest = Rest::of(asked.factors[at], side);
            for child in &factor.children {
                rest.subtract(*child, within[child.unknown]);
            }
            if rest.missing == 0 {
                rest.bound(factor.parent, rest.total, at, &mut within[unknown], scale.t);
            }
        }
        scale.meet(Place::Unknown(unknown), within[unknown]);
    }
    match scale.last {
        None => Ok(within),
        Some((place, lower, upper)) => {
            Err(Explanation::new(layout, asked, &within, &within).clash(place, lower, upper))
        }
    }
}

/// By how much lower ends are multiplied, and the ends that met last.
struct Scale {
    t: Ratio,
    last: Option<(Place, Bound, Bound)>,
}

impl Scale {
    fn meet(&mut self, place: Place, within: Interval) {
        if let Some((lower, upper)) = within.crossed(self.t) {
            self.t = (lower.total - upper.total).root().unwrap_or(Ratio::ZERO);
            self.last = Some((place, lower, upper));
        }
    }
}

/// What each unknown may be as far as everything says, from what the factors below it say. O(terms).
pub(in crate::solve) fn downward(layout: &Layout, asked: &Asked, up: &[Interval]) -> Vec<Interval> {
    let mut all = up.to_vec();
    for (at, factor) in layout.factors.iter().enumerate() {
        for side in Side::BOTH {
            let rest = around(factor, asked.factors[at], side, up, all[factor.parent.unknown]);
            for child in &factor.children {
                if let Some(total) = rest.without(moved(*child, up[child.unknown], side)) {
                    rest.bound(*child, total, at, &mut all[child.unknown], Ratio::ONE);
                }
            }
        }
    }
    all
}

fn around(factor: &Factor, asked: Interval, side: Side, up: &[Interval], above: Interval) -> Rest {
    let mut rest = Rest::of(asked, side);
    rest.subtract(factor.parent, above);
    for child in &factor.children {
        rest.subtract(*child, up[child.unknown]);
    }
    rest
}
