//! Naive answers, short and obviously right: every count, every pair, every order is tried.

use cotejo::{Bounds, Ratio};

/// One above every finite end: stands for all counts that only an open end reaches.
pub(super) fn beyond(figures: &[Bounds]) -> u64 {
    let ends = figures
        .iter()
        .flat_map(|figure| [Some(figure.lo()), figure.hi()])
        .flatten();
    ends.max().unwrap_or(0) + 1
}

/// How far a count is from a figure.
pub(super) fn distance(count: u64, figure: Bounds) -> u128 {
    let over = figure.hi().map_or(0, |hi| count.saturating_sub(hi));
    u128::from(figure.lo().saturating_sub(count) + over)
}

/// The least total distance from one count, and every count at which it is reached.
pub(super) fn adjustment(figures: &[Bounds]) -> (u128, Vec<u64>) {
    let total = |count: u64| {
        figures
            .iter()
            .map(|figure| distance(count, *figure))
            .sum::<u128>()
    };
    let least = (0..=beyond(figures)).map(total).min().unwrap();
    (
        least,
        (0..=beyond(figures))
            .filter(|count| total(*count) == least)
            .collect(),
    )
}

/// The most figures that one count satisfies, and every such count.
pub(super) fn agreement(figures: &[Bounds]) -> (usize, Vec<u64>) {
    let support = |count: u64| figures.iter().filter(|figure| figure.contains(count)).count();
    let most = (0..=beyond(figures)).map(support).max().unwrap();
    (
        most,
        (0..=beyond(figures))
            .filter(|count| support(*count) == most)
            .collect(),
    )
}

/// Every two figures that no count satisfies both, as unordered positions.
pub(super) fn pairs(figures: &[Bounds]) -> Vec<[usize; 2]> {
    let meet = |a: Bounds, b: Bounds| (0..=beyond(figures)).any(|n| a.contains(n) && b.contains(n));
    let all = (0..figures.len()).flat_map(|one| (0..one).map(move |other| [other, one]));
    all.filter(|[one, other]| !meet(figures[*one], figures[*other]))
        .collect()
}

/// The fewest counts that between them satisfy every figure, over all sets of counts.
pub(super) fn piercing(figures: &[Bounds]) -> usize {
    let counts = beyond(figures) + 1;
    let met = |set: u32, figure: &Bounds| (0..counts).any(|n| set >> n & 1 == 1 && figure.contains(n));
    let pierces = |set: &u32| figures.iter().all(|figure| met(*set, figure));
    let sizes = (0..1_u32 << counts).filter(pierces).map(u32::count_ones);
    usize::try_from(sizes.min().unwrap()).unwrap()
}

/// The largest discount of every *at least* under which some count fits, among all fractions of two
/// ends: `D` is one less it.
pub(super) fn discount(figures: &[Bounds]) -> Ratio {
    let highs: Vec<u64> = figures.iter().filter_map(|figure| figure.hi()).collect();
    let fractions = figures.iter().flat_map(|figure| {
        highs
            .iter()
            .filter_map(|hi| Ratio::new(u128::from(*hi), u128::from(figure.lo())))
    });
    let fits = |t: &Ratio| {
        let most = |low: u64, high: u64| u128::from(low) * t.numer() <= u128::from(high) * t.denom();
        figures
            .iter()
            .all(|figure| highs.iter().all(|high| most(figure.lo(), *high)))
    };
    let candidates = fractions.chain([Ratio::ONE]).filter(|t| *t <= Ratio::ONE);
    candidates.filter(fits).max().unwrap_or(Ratio::ZERO)
}

/// What each player adds to the least adjustment when all come one by one, on average over every
/// order in which they may come.
pub(super) fn shapley(players: &[Vec<Bounds>]) -> Vec<Ratio> {
    let value = |coalition: usize| {
        let members = players
            .iter()
            .enumerate()
            .filter(|(at, _)| coalition >> at & 1 == 1);
        adjustment(
            &members
                .flat_map(|(_, own)| own.iter().copied())
                .collect::<Vec<_>>(),
        )
        .0
    };
    let values: Vec<u128> = (0..1_usize << players.len()).map(value).collect();
    let orders = orders(players.len());
    let mut totals = vec![0_u128; players.len()];
    for order in &orders {
        let mut before = 0_usize;
        for player in order {
            totals[*player] += values[before | 1 << player] - values[before];
            before |= 1 << player;
        }
    }
    let count = u128::try_from(orders.len()).unwrap();
    totals
        .into_iter()
        .map(|total| Ratio::new(total, count).unwrap())
        .collect()
}

/// Every order of `0..n`.
fn orders(n: usize) -> Vec<Vec<usize>> {
    let Some(last) = n.checked_sub(1) else {
        return vec![Vec::new()];
    };
    let shorter = orders(last);
    let inserted = |at: usize| {
        shorter.iter().map(move |order| {
            let mut longer = order.clone();
            longer.insert(at, last);
            longer
        })
    };
    (0..n).flat_map(inserted).collect()
}

/// The least total distance of figures from counts that never fall from one date to the next.
pub(super) fn isotonic(figures: &[(i64, Bounds)]) -> u128 {
    let mut dates: Vec<i64> = figures.iter().map(|(date, _)| *date).collect();
    dates.sort_unstable();
    dates.dedup();
    let all: Vec<Bounds> = figures.iter().map(|(_, figure)| *figure).collect();
    cheapest(figures, &dates, 0, beyond(&all))
}

fn cheapest(figures: &[(i64, Bounds)], dates: &[i64], from: u64, to: u64) -> u128 {
    let Some((date, later)) = dates.split_first() else {
        return 0;
    };
    let own = figures.iter().filter(|(when, _)| when == date);
    let cost = |count: u64| {
        own.clone()
            .map(|(_, figure)| distance(count, *figure))
            .sum::<u128>()
    };
    (from..=to)
        .map(|count| cost(count) + cheapest(figures, later, count, to))
        .min()
        .unwrap()
}
