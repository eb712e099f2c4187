//! Shares: how much of the minimum total adjustment goes with each player.

use std::collections::BTreeMap;

use crate::bounds::Bounds;
use crate::discrepancy::scores::Scores;
use crate::ratio::Ratio;

/// How the minimum total adjustment `A` of one quantity divides among those who gave the figures.
///
/// The Shapley value of `A` (Hunter and Konieczny, 2010, for inconsistency measures): exact, never
/// negative, adding up to `A`; equal figures have equal shares and a figure that fits with all
/// others has none. A share is a share of a *distance*. To be outvoted is not to be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Shares<P> {
    /// One share per player, in order of player.
    Exact(Vec<(P, Ratio)>),
    /// Too many players, or too many figures of theirs, for an exact answer, and no other is given.
    Skipped {
        /// How many players there are.
        players: usize,
        /// How many this version divides among exactly.
        limit: usize,
    },
}

/// The most players with one figure each among whom shares are exact.
pub const MOST_PLAYERS: usize = 46;
/// The most players of whom some have several figures.
pub const MOST_WITH_SEVERAL: usize = 12;

/// The most figures, added over all coalitions, that are scored.
const MOST_WORK: usize = 1 << 21;

/// Divides `A` among players, given as `(player, figure)` pairs in any order.
///
/// One figure each, up to [`MOST_PLAYERS`]: at every count between two ends, those above it and
/// those below it play a glove game whose value is the smaller side; its Shapley value (Shapley and
/// Shubik, 1969) is summed over all counts. O(n²) after the game values, O(n⁴) with them. With
/// several different figures per player, up to [`MOST_WITH_SEVERAL`]: every coalition, O(2ⁿ n log n).
#[must_use]
pub fn shares<P: Ord + Clone>(figures: &[(P, Bounds)]) -> Shares<P> {
    let mut players: BTreeMap<&P, Vec<Bounds>> = BTreeMap::new();
    for (player, bounds) in figures {
        players.entry(player).or_default().push(*bounds);
    }
    for own in players.values_mut() {
        own.sort_unstable();
        own.dedup();
    }
    let single: Option<Vec<Bounds>> = players
        .values()
        .map(|own| {
            if let [only] = own.as_slice() {
                Some(*only)
            } else {
                None
            }
        })
        .collect();
    let limit = if single.is_some() {
        MOST_PLAYERS
    } else {
        MOST_WITH_SEVERAL
    };
    // Every coalition scores the figures of its members.
    let figures: usize = players.values().map(Vec::len).sum();
    let work = figures.saturating_mul(1 << players.len().min(limit));
    if players.len() > limit || (single.is_none() && work > MOST_WORK) {
        return Shares::Skipped {
            players: players.len(),
            limit,
        };
    }
    let values = match single {
        Some(figures) => by_glove_game(&figures),
        None => by_coalitions(&players.values().cloned().collect::<Vec<_>>()),
    };
    Shares::Exact(players.keys().map(|&player| player.clone()).zip(values).collect())
}

/// Least common multiple of 1..=n: a common denominator of every share among n players, because
/// n·C(n−1, m) divides it for every m. It fits 64 bits up to n = 46.
fn common_denominator(n: usize) -> u128 {
    let gcd = |mut a: u128, mut b: u128| {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    (1..=n)
        .filter_map(|k| u128::try_from(k).ok())
        .fold(1, |lcm, k| lcm / gcd(lcm, k) * k)
}

/// Rows of Pascal's triangle up to n.
fn binomials(n: usize) -> Vec<Vec<u128>> {
    let mut rows: Vec<Vec<u128>> = vec![vec![1]];
    for _ in 0..n {
        let last = rows.last().map_or(&[][..], Vec::as_slice);
        let inner = last.iter().zip(last.iter().skip(1)).map(|(a, b)| a + b);
        let row = std::iter::once(1)
            .chain(inner)
            .chain(std::iter::once(1))
            .collect();
        rows.push(row);
    }
    rows
}

fn choose(rows: &[Vec<u128>], n: usize, k: usize) -> u128 {
    rows.get(n).and_then(|row| row.get(k)).copied().unwrap_or(0)
}

/// The Shapley value of a left glove among `left` left and `right` right ones, times `denominator`.
fn glove(left: usize, right: usize, denominator: u128, rows: &[Vec<u128>]) -> u128 {
    let players = left + right;
    (0..players)
        .map(|before| {
            // Orders in which fewer left than right gloves came before: then this one makes a pair.
            let pairs: u128 = (0..=before.min(right))
                .filter(|&rights| rights > before - rights && before - rights < left)
                .map(|rights| choose(rows, right, rights) * choose(rows, left - 1, before - rights))
                .sum();
            let orders = u128::try_from(players).unwrap_or(u128::MAX) * choose(rows, players - 1, before);
            denominator / orders * pairs
        })
        .sum()
}

fn by_glove_game(figures: &[Bounds]) -> Vec<Ratio> {
    let denominator = common_denominator(figures.len());
    let rows = binomials(figures.len());
    let mut ends: Vec<u64> = figures
        .iter()
        .flat_map(|f| [Some(f.lo()), f.hi()])
        .flatten()
        .collect();
    ends.sort_unstable();
    ends.dedup();
    let mut totals = vec![0_u128; figures.len()];
    for (from, to) in ends.iter().zip(ends.iter().skip(1)) {
        let above = figures.iter().filter(|figure| figure.lo() >= *to).count();
        let below = figures
            .iter()
            .filter(|figure| figure.hi().is_some_and(|hi| hi <= *from))
            .count();
        if above == 0 || below == 0 {
            continue;
        }
        let length = u128::from(to - from);
        let (up, down) = (
            glove(above, below, denominator, &rows),
            glove(below, above, denominator, &rows),
        );
        for (figure, total) in figures.iter().zip(&mut totals) {
            if figure.lo() >= *to {
                *total += length * up;
            } else if figure.hi().is_some_and(|hi| hi <= *from) {
                *total += length * down;
            }
        }
    }
    totals
        .into_iter()
        .map(|total| Ratio::new(total, denominator).unwrap_or(Ratio::ZERO))
        .collect()
}

fn by_coalitions(players: &[Vec<Bounds>]) -> Vec<Ratio> {
    let n = players.len();
    let denominator = common_denominator(n);
    let rows = binomials(n);
    let adjustments: Vec<u128> = (0..1_usize << n)
        .map(|coalition| {
            let members = players
                .iter()
                .enumerate()
                .filter(|(at, _)| coalition >> at & 1 == 1);
            let figures: Vec<Bounds> = members.flat_map(|(_, own)| own.iter().copied()).collect();
            Scores::of(&figures).adjustment
        })
        .collect();
    let adjustment = |coalition: usize| adjustments.get(coalition).copied().unwrap_or(0);
    (0..n)
        .map(|player| {
            let total: u128 = (0..1_usize << n)
                .filter(|coalition| coalition >> player & 1 == 0)
                .map(|coalition| {
                    let before = usize::try_from(coalition.count_ones()).unwrap_or(0);
                    let orders = u128::try_from(n).unwrap_or(u128::MAX) * choose(&rows, n - 1, before);
                    // Adding figures never lowers the adjustment.
                    let gain = adjustment(coalition | 1 << player) - adjustment(coalition);
                    denominator / orders * gain
                })
                .sum();
            Ratio::new(total, denominator).unwrap_or(Ratio::ZERO)
        })
        .collect()
}
