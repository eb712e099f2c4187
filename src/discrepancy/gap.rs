//! [`VerificationGap`]: what has been said and not yet verified.

use crate::bounds::Bounds;
use crate::ratio::Ratio;

/// How many of a number said have not been verified by one voice, or by anybody.
///
/// A verified count is a floor: "so many, so far". The gap is counting still under way, not a
/// contradiction; there is none to measure when more were verified than the number allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct VerificationGap {
    /// Persons not verified, as an interval.
    pub persons: Bounds,
    /// The least of that, relative to the number said.
    pub least_share: Ratio,
    /// The most of that, relative to the number said; 1 where the number said is open above.
    pub most_share: Ratio,
}

impl VerificationGap {
    /// The gap between a number said and a number verified; `None` when more were verified than the
    /// number allows, which is a contradiction and no gap.
    ///
    /// ```
    /// # fn main() -> Result<(), cotejo::Error> {
    /// use cotejo::{Bounds, discrepancy::VerificationGap};
    /// let gap = VerificationGap::between(Bounds::exactly(116), "49-73".parse()?);
    /// assert_eq!(gap.map(|gap| gap.persons), Some("43-67".parse()?));
    /// assert_eq!(VerificationGap::between(Bounds::exactly(60), Bounds::exactly(73)), None);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn between(said: Bounds, verified: Bounds) -> Option<Self> {
        if said.hi().is_some_and(|most| verified.lo() > most) {
            return None;
        }
        // What is verified is among those said, so it cannot exceed them.
        let verified = said.hi().map_or(verified, |most| {
            verified.intersect(Bounds::at_most(most)).unwrap_or(verified)
        });
        let share = |gap: u64, of: u64| Ratio::new(u128::from(gap), u128::from(of)).unwrap_or(Ratio::ZERO);
        let persons = said.minus(verified);
        Some(Self {
            persons,
            least_share: share(persons.lo(), said.lo()),
            most_share: match (persons.hi(), said.hi()) {
                (Some(gap), Some(of)) => share(gap, of),
                (None, _) | (_, None) => Ratio::ONE,
            },
        })
    }

    /// The share verified, least and most: what is left of the whole when the gap is taken away.
    #[must_use]
    pub fn verified_share(&self) -> [Ratio; 2] {
        let rest = |gap: Ratio| {
            Ratio::new(gap.denom() - gap.numer().min(gap.denom()), gap.denom()).unwrap_or(Ratio::ZERO)
        };
        [rest(self.most_share), rest(self.least_share)]
    }
}

/// How many distinct persons several voices' lists name between them, from the length of each list:
/// at least the longest, at most all of them together (Fréchet), and never more than `cap`.
///
/// `open` says that further lists may be behind the figures, as with an unnamed group: then only the
/// cap bounds the union from above. `None` when the cap is below the longest list.
#[must_use]
pub fn union_of_lists(lists: &[Bounds], open: OpenEnd, cap: Bounds) -> Option<Bounds> {
    let longest = lists.iter().map(|list| list.lo()).max().unwrap_or(0);
    let together = lists.iter().fold(Bounds::exactly(0), |sum, list| sum + *list);
    let most = match open {
        OpenEnd::Open => None,
        OpenEnd::Closed => together.hi(),
    };
    Bounds::new(longest, most)?.intersect(Bounds::new(0, cap.hi())?)
}

/// Whether there may be lists behind those counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "either there may be more lists or not")]
pub enum OpenEnd {
    /// There may be more.
    Open,
    /// These are all.
    Closed,
}
