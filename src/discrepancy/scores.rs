//! [`Scores`]: how far several figures for one quantity are from fitting together.

use crate::bounds::Bounds;
use crate::ratio::Ratio;

/// How far several figures for **one quantity** are from fitting together. Exact.
///
/// * [`inconsistency`](Self::inconsistency): `D = 1 − min u / max l`, how far every *at least* has to be
///   discounted, or every *at most* raised, before all fit. In `[0, 1]`, scale-free, unchanged by
///   copies, 0 exactly when some count satisfies all.
/// * [`adjustment`](Self::adjustment): `A`, the least total number of persons by which figures must be
///   moved to meet in one count (the 1-norm minimal violation of Potyka, 2014). It adds up and it
///   grows with every figure given, so copies must be taken out first.
/// * [`median`](Self::median): the counts at which that least total is reached.
/// * [`agreement`](Self::agreement): the counts that the largest number of figures allow
///   (Marzullo, 1984), all such stretches.
///
/// Closed intervals on a line have Helly number two, so every smallest set of figures that cannot
/// all hold is a *pair*. Everything is O(n log n), except that pairs are listed up to a cap.
///
/// ```
/// # fn main() -> Result<(), cotejo::Error> {
/// use cotejo::{Bounds, discrepancy::Scores};
/// let held = [Bounds::exactly(300), "650-750".parse()?, Bounds::exactly(806), "800-1000".parse()?, "800-1200".parse()?];
/// let scores = Scores::of(&held);
/// assert_eq!(scores.inconsistency.to_string(), "253/403");
/// assert_eq!(scores.adjustment, 556);
/// assert_eq!(scores.agreement, [Bounds::exactly(806)]);
/// assert_eq!(scores.conflicting_pairs, 7);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Scores {
    /// How many figures were compared.
    pub figures: usize,
    /// Degree of inconsistency, `D`.
    pub inconsistency: Ratio,
    /// The two totals behind `D`: the highest *at least* and the lowest *at most*; `None` when
    /// everything fits.
    pub clash: Option<Clash>,
    /// Minimum total adjustment, `A`, in persons.
    pub adjustment: u128,
    /// The counts at which `A` is reached: from the n-th to the (n+1)-th of the 2n sorted ends.
    pub median: Bounds,
    /// The counts allowed by the most figures.
    pub agreement: Vec<Bounds>,
    /// How many figures allow those.
    pub support: usize,
    /// How many pairs cannot both hold.
    pub conflicting_pairs: u128,
    /// How many figures are in some such pair.
    pub in_conflict: usize,
    /// The fewest counts that between them satisfy every figure (piercing number).
    pub piercing: usize,
}

/// What some need at least, what another allows at most, and the shortfall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Clash {
    /// The highest lower end.
    pub needs: u64,
    /// The lowest upper end.
    pub allows: u64,
    /// The difference, in persons.
    pub short_by: u64,
}

impl Clash {
    /// `None` when what is needed is allowed.
    #[must_use]
    pub fn between(needs: u64, allows: u64) -> Option<Self> {
        let short_by = needs.checked_sub(allows).filter(|short| *short > 0)?;
        Some(Self {
            needs,
            allows,
            short_by,
        })
    }

    /// The shortfall relative to what is needed.
    #[must_use]
    pub fn relative(self) -> Ratio {
        Ratio::new(u128::from(self.short_by), u128::from(self.needs)).unwrap_or(Ratio::ZERO)
    }
}

impl Scores {
    /// Scores the figures given, each counted once. None at all fit together trivially.
    #[must_use]
    pub fn of(figures: &[Bounds]) -> Self {
        let mut lows: Vec<u64> = figures.iter().map(|figure| figure.lo()).collect();
        let mut highs: Vec<u64> = figures.iter().filter_map(|figure| figure.hi()).collect();
        lows.sort_unstable();
        highs.sort_unstable();
        let highest_low = lows.last().copied().unwrap_or(0);
        let lowest_high = highs.first().copied().unwrap_or(u64::MAX);
        let clash = Clash::between(highest_low, lowest_high);
        let shortfalls = lows
            .iter()
            .rev()
            .zip(&highs)
            .map(|(low, high)| u128::from(low.saturating_sub(*high)));
        let (agreement, support) = agreement(&lows, &highs);
        let below = |low: &u64| highs.partition_point(|high| high < low);
        Self {
            figures: figures.len(),
            inconsistency: clash.map_or(Ratio::ZERO, Clash::relative),
            clash,
            adjustment: shortfalls.sum(),
            median: median(&lows, &highs),
            agreement,
            support,
            conflicting_pairs: lows
                .iter()
                .map(|low| u128::try_from(below(low)).unwrap_or(u128::MAX))
                .sum(),
            in_conflict: figures
                .iter()
                .filter(|figure| figure.lo() > lowest_high || figure.hi().is_some_and(|hi| hi < highest_low))
                .count(),
            piercing: piercing(figures),
        }
    }

    /// Whether some count satisfies every figure.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.clash.is_none()
    }
}

/// Pairs of positions that cannot both hold, the widest apart first, at most `cap` of them.
#[must_use]
pub fn conflicting_pairs(figures: &[Bounds], cap: usize) -> Vec<(usize, usize)> {
    let mut by_low: Vec<(u64, usize)> = figures
        .iter()
        .enumerate()
        .map(|(at, figure)| (figure.lo(), at))
        .collect();
    by_low.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut by_high: Vec<(u64, usize)> = figures
        .iter()
        .enumerate()
        .filter_map(|(at, figure)| Some((figure.hi()?, at)))
        .collect();
    by_high.sort_unstable();
    let mut found = Vec::new();
    for (low, above) in by_low {
        for &(_, under) in by_high.iter().take_while(|(high, _)| *high < low) {
            if found.len() == cap {
                return found;
            }
            found.push((above, under));
        }
    }
    found
}

fn median(lows: &[u64], highs: &[u64]) -> Bounds {
    let mut ends: Vec<u64> = lows.iter().chain(highs).copied().collect();
    ends.sort_unstable();
    // Open upper ends sort behind all others, so the first n ends are always finite.
    let n = lows.len();
    let from = n.checked_sub(1).and_then(|at| ends.get(at)).copied().unwrap_or(0);
    Bounds::new(from, ends.get(n).copied()).unwrap_or(Bounds::ANY)
}

/// The stretches of highest support, by a sweep over the ends.
fn agreement(lows: &[u64], highs: &[u64]) -> (Vec<Bounds>, usize) {
    let (mut support, mut best) = (0_usize, 0_usize);
    let mut found: Vec<Bounds> = Vec::new();
    let (mut next_low, mut next_high) = (lows.iter().peekable(), highs.iter().peekable());
    while let Some(&&low) = next_low.peek() {
        while next_high.next_if(|high| **high < low).is_some() {
            support -= 1;
        }
        while next_low.next_if(|next| **next == low).is_some() {
            support += 1;
        }
        // Support stays as it is until the next low or past the next high, whichever comes first.
        let before_next = next_low.peek().map(|next| **next - 1);
        let end = match (next_high.peek().map(|high| **high), before_next) {
            (Some(high), Some(next)) => Some(high.min(next)),
            (Some(only), None) | (None, Some(only)) => Some(only),
            (None, None) => None,
        };
        if support > best {
            (best, found) = (support, Vec::new());
        }
        if support == best {
            found.extend(Bounds::new(low, end));
        }
    }
    (found, best)
}

fn piercing(figures: &[Bounds]) -> usize {
    let mut by_high: Vec<(Option<u64>, u64)> =
        figures.iter().map(|figure| (figure.hi(), figure.lo())).collect();
    by_high.sort_unstable_by_key(|(high, low)| (high.is_none(), *high, *low));
    let mut count = 0;
    let mut last: Option<Option<u64>> = None;
    for (high, low) in by_high {
        // An open figure is met by any point at or above its low, and the last point can be moved up
        // without end only if it is itself open.
        let met = last.is_some_and(|point| point.is_none_or(|point| low <= point));
        if !met {
            count += 1;
            last = Some(high);
        }
    }
    count
}
