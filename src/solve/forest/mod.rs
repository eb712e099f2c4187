//! [`Forest`]: systems whose factor graph has no circle, in near-linear time.

mod adjustment;
mod convex;
mod explanation;
mod interval;
mod layout;
mod propagation;
mod staircase;
mod total;
mod treap;

use crate::ratio::Ratio;
use crate::solve::answer::{Adjustment, Capped, End, Ends, Range, Whole};
use crate::solve::certificate::Certificate;
use crate::solve::forest::explanation::Explanation;
use crate::solve::forest::interval::{Asked, Interval};
use crate::solve::forest::layout::Layout;
use crate::solve::forest::propagation::{downward, upward};
use crate::solve::side::Side;
use crate::solve::system::System;

/// How many walks the search for the greatest inconsistency may take; in all tests five are enough.
const WALKS: usize = 1_000;

/// A system whose factor graph is a forest and whose multiples are all 1 or −1.
///
/// Such a system is totally unimodular: whole numbers do whatever fractions do.
#[derive(Debug, Clone)]
pub(in crate::solve) struct Forest {
    layout: Layout,
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "an engine of other systems can be capped"
)]
impl Forest {
    /// `None` when the factor graph has a circle or a multiple is neither 1 nor −1.
    pub(in crate::solve) fn new(system: &System) -> Option<Self> {
        Layout::of(system).map(|layout| Self { layout })
    }

    /// Why what is asked cannot all hold; `None` when it can. O(terms + rows).
    pub(in crate::solve) fn clash(&self, active: &[bool]) -> Result<Option<Certificate>, Capped> {
        let asked = Asked::of(&self.layout, active);
        Ok(upward(&self.layout, &asked, Ratio::ONE).err())
    }

    /// The clash with the greatest inconsistency, by discrete Newton (Dinkelbach, 1967): from a clash to the
    /// scale of lower ends at which it is none, until there is no clash at all. The scale falls every time,
    /// from one of finitely many to another, and two or three walks of O(terms) are the rule.
    pub(in crate::solve) fn inconsistency(&self, active: &[bool]) -> Result<Option<Certificate>, Capped> {
        let asked = Asked::of(&self.layout, active);
        let (mut t, mut last) = (Ratio::ONE, None);
        for _ in 0..WALKS {
            let Err(clash) = upward(&self.layout, &asked, t) else {
                return Ok(last);
            };
            t = Ratio::new(clash.allowed, clash.needed).ok_or(Capped)?;
            last = Some(clash);
        }
        Err(Capped)
    }

    /// The least and the greatest an unknown may be, each with the rows it follows from; what the system
    /// does not have may be anything. O(terms + rows).
    pub(in crate::solve) fn range(&self, active: &[bool], unknown: usize) -> Result<Range, Capped> {
        let asked = Asked::of(&self.layout, active);
        let up = match upward(&self.layout, &asked, Ratio::ONE) {
            Ok(up) => up,
            Err(clash) => return Ok(Range::Clash(clash)),
        };
        let all = downward(&self.layout, &asked, &up);
        let explanation = Explanation::new(&self.layout, &asked, &up, &all);
        let within = all.get(unknown).copied().unwrap_or(Interval::NATURAL);
        let end = |side| {
            let bound = within.end(side);
            End {
                value: bound.and_then(|bound| bound.total.value()),
                because: bound.map_or_else(Vec::new, |bound| explanation.because(unknown, side, bound)),
            }
        };
        Ok(Range::Between(end(Side::Lower), end(Side::Upper)))
    }

    /// Both ends of every unknown; `None` when there is a clash. O(terms + rows).
    pub(in crate::solve) fn ranges(&self, active: &[bool]) -> Result<Option<Vec<Ends>>, Capped> {
        let asked = Asked::of(&self.layout, active);
        let Ok(up) = upward(&self.layout, &asked, Ratio::ONE) else {
            return Ok(None);
        };
        let ends = downward(&self.layout, &asked, &up).into_iter().map(|within| {
            let value = |side| within.end(side).and_then(|bound| bound.total.value());
            (value(Side::Lower).unwrap_or(Ratio::ZERO), value(Side::Upper))
        });
        Ok(Some(ends.collect()))
    }

    /// The least total by which what is asked has to give way, a whole number, and one way to do so.
    /// O(rows · log² rows) expected.
    pub(in crate::solve) fn adjustment(&self, active: &[bool]) -> Result<Adjustment, Capped> {
        match self.clash(active)? {
            Some(_) => adjustment::least(&self.layout, active),
            None => Ok(Adjustment {
                total: Ratio::ZERO,
                moved: Vec::new(),
            }),
        }
    }

    /// Whole numbers exist wherever fractions do: the matrix is totally unimodular and the ends are whole.
    /// Of what clashes it says, as everywhere, that fractions alone can. O(terms + rows).
    pub(in crate::solve) fn whole(&self, active: &[bool]) -> Result<Whole, Capped> {
        Ok(match self.clash(active)? {
            None => Whole::Possible,
            Some(_) => Whole::FractionsOnly,
        })
    }

    /// The least adjustment in whole numbers, which is the least one.
    pub(in crate::solve) fn whole_adjustment(&self, active: &[bool]) -> Result<Option<u128>, Capped> {
        Ok(Some(self.adjustment(active)?.total.numer()))
    }
}
