//! [`shapley`]: how much each player has in what all of them make together.

use crate::ratio::Ratio;
use crate::solve::answer::Capped;
use crate::solve::denominator::{common, over, share};
use crate::solve::permutations::sampled;

/// When to count every coalition and when to sample, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sampling {
    /// Above so many players, null ones aside, shares are sampled; 14 unless said, 20 at most.
    pub above: usize,
    /// How many orders of the players to sample, rounded down to an even number and four at least;
    /// 1,000 unless said.
    pub permutations: u32,
    /// Which orders; 0 unless said.
    pub seed: u64,
}

/// The most players whose coalitions are counted one by one: a million.
const MOST: usize = 20;

impl Default for Sampling {
    fn default() -> Self {
        Self {
            above: 14,
            permutations: 1_000,
            seed: 0,
        }
    }
}

/// Shares by player, which add up to the value of all players together.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Division {
    /// The Shapley values.
    Exact(Vec<Ratio>),
    /// Estimates of them.
    #[non_exhaustive]
    Sampled {
        /// The mean over the orders sampled.
        shares: Vec<Ratio>,
        /// The standard error of each share, from draws in millionths, rounded up to a thousandth. It
        /// is estimated too: what is rare and was never drawn leaves zero here as well.
        standard_error: Vec<Ratio>,
        /// How many orders were sampled.
        permutations: u32,
        /// Which ones.
        seed: u64,
    },
}

impl Division {
    /// The shares, by player.
    #[must_use]
    pub fn shares(&self) -> &[Ratio] {
        match self {
            Self::Exact(shares) | Self::Sampled { shares, .. } => shares,
        }
    }
}

/// The Shapley value (Shapley, 1953) of players `0..players`: what each adds to those before it, on
/// average over all orders. Of a measure of inconsistency it says how much goes with each part (Hunter &
/// Konieczny, 2010).
///
/// `value` is asked for the value of the players marked; that of nobody is 0 and never asked. It need
/// not grow with more players, but a player with a negative share is `Capped`, as no [`Ratio`] says it.
/// `null` marks players known to add nothing to anybody: they have zero and are left out of every
/// question; those missing are not null.
///
/// Exact up to [`Sampling::above`] players: each of the 2ⁿ coalitions is valued once, O(n · 2ⁿ) besides.
/// Above, sampled (Castro, Gómez & Tejada, 2009) in pairs of an order and its reverse: n − 1 values an
/// order. Equal seeds give equal results.
///
/// # Errors
/// [`Capped`] when `value` is, when a share is negative, or when the values over their common
/// denominator, or their sums, leave 128 bits.
///
/// ```
/// use cotejo::{Ratio, solve::{Capped, Sampling, shapley}};
/// // Two left gloves and a right one: a pair is worth 1.
/// let pairs = |hands: &[bool]| {
///     Ok(Ratio::whole(u128::from((hands[0] || hands[1]) && hands[2])))
/// };
/// let shares = shapley(3, &[], Sampling::default(), pairs)?;
/// assert_eq!(shares.shares().iter().map(Ratio::to_string).collect::<Vec<_>>(), ["1/6", "1/6", "2/3"]);
/// # Ok::<(), Capped>(())
/// ```
pub fn shapley(
    players: usize,
    null: &[bool],
    sampling: Sampling,
    mut value: impl FnMut(&[bool]) -> Result<Ratio, Capped>,
) -> Result<Division, Capped> {
    let is_null = |player: &usize| null.get(*player) == Some(&true);
    let real: Vec<usize> = (0..players).filter(|player| !is_null(player)).collect();
    let of_all = |shares: Vec<Ratio>| {
        let mut all = vec![Ratio::ZERO; players];
        for (player, share) in real.iter().zip(shares) {
            if let Some(slot) = all.get_mut(*player) {
                *slot = share;
            }
        }
        all
    };
    let mut value = |members: &[usize]| {
        let mut marks = vec![false; players];
        for at in members {
            if let Some(slot) = real.get(*at).and_then(|player| marks.get_mut(*player)) {
                *slot = true;
            }
        }
        value(&marks)
    };
    if real.len() <= sampling.above.min(MOST) {
        return Ok(Division::Exact(of_all(exact(real.len(), &mut value)?)));
    }
    let pairs = (sampling.permutations / 2).max(2);
    let estimates = sampled(real.len(), pairs, sampling.seed, &mut value)?;
    let (shares, standard_error) = estimates.into_iter().unzip();
    Ok(Division::Sampled {
        shares: of_all(shares),
        standard_error: of_all(standard_error),
        permutations: pairs.saturating_mul(2),
        seed: sampling.seed,
    })
}

/// From all coalitions, numbered by their members' bits.
fn exact(
    players: usize,
    value: &mut impl FnMut(&[usize]) -> Result<Ratio, Capped>,
) -> Result<Vec<Ratio>, Capped> {
    let members = |coalition: usize| (0..players).filter(move |player| coalition >> player & 1 == 1);
    let mut values = vec![Ratio::ZERO];
    for coalition in 1..1_usize << players {
        values.push(value(&members(coalition).collect::<Vec<_>>())?);
    }
    let scale = common(1, &values)?;
    let parts = parts_of_orders(players);
    let orders = common(1, &parts)?;
    let denom = scale.checked_mul(orders).ok_or(Capped)?;
    // A player has the coalitions it is in, and lacks those it is not in, each as often as that many
    // others come before it.
    let mut sums = vec![0_i128; players];
    for (coalition, value) in values.into_iter().enumerate() {
        let value = over(scale, value)?;
        let size = members(coalition).count();
        let times = |before: Option<usize>| {
            let part = before.and_then(|before| parts.get(before)).copied();
            let weight = over(orders, part.unwrap_or(Ratio::ZERO))?;
            value.checked_mul(weight).ok_or(Capped)
        };
        let (has, lacks) = (times(size.checked_sub(1))?, times(Some(size))?);
        for (player, sum) in sums.iter_mut().enumerate() {
            let inside = coalition >> player & 1 == 1;
            let next = if inside {
                sum.checked_add(has)
            } else {
                sum.checked_sub(lacks)
            };
            *sum = next.ok_or(Capped)?;
        }
    }
    sums.into_iter().map(|sum| share(sum, denom)).collect()
}

/// By size s of a coalition: in what part of the orders of n players it comes right before a given
/// other one, s!(n − 1 − s)!/n! = 1/(n · C(n − 1, s)).
///
/// Their common denominator is lcm(1, …, n), far below n! (Farhi, 2009): 360,360 for fourteen.
fn parts_of_orders(players: usize) -> Vec<Ratio> {
    let players = u128::try_from(players).unwrap_or(u128::MAX);
    let mut choices = 1;
    let part = |before: u128| {
        let part = Ratio::new(1, players * choices);
        choices = choices * (players - 1 - before) / (before + 1);
        part
    };
    (0..players).filter_map(part).collect()
}
