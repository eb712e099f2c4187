//! [`Divided`]: how the minimum total adjustment of a ledger divides among claims, or among voices.

use std::collections::{BTreeMap, BTreeSet};

use crate::bounds::Bounds;
use crate::discrepancy::coherence::compose::{Part, Rests, compose};
use crate::discrepancy::coherence::constraints::{Ask, Asking, Constraints};
use crate::discrepancy::group::Player;
use crate::discrepancy::shares::{Shares, shares};
use crate::ratio::Ratio;
use crate::solve::{Capped, Division, Sampling, shapley};

/// The shares of one part of a ledger that has nothing to do with the others.
///
/// The Shapley value of `A` (Hunter and Konieczny, 2010). A share is a share of a *distance*: it says how the
/// figures lie to one another, and nothing about who is right.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Divided<P> {
    /// Among whom, in order.
    pub players: Vec<P>,
    /// Their shares, which add up to the part's adjustment; exact or sampled, and saying which.
    pub division: Division,
}

/// Among how many shares are sampled at most: four orders of them are the fewest that have an error.
const MOST_PLAYERS: usize = 1_000;
/// How often `A` is worked out for one part at most when shares are sampled.
const MOST_VALUED: usize = 4_000;

impl Constraints {
    /// Shares by claim, and by list of persons named, of every part that does not fit.
    ///
    /// Exact where all figures of a part are of one quantity, and up to [`Sampling::above`] players; above,
    /// sampled in as many orders as `sampling` says, but in no more than work `A` out 4,000 times. Exactly, `A`
    /// is worked out for each of the 2ⁿ sets of players.
    ///
    /// # Errors
    /// [`Capped`] when a part takes too much work, or has more than 1,000 players to sample.
    pub fn shares_by_claim(&self, sampling: Sampling) -> Result<Vec<Divided<Asking>>, Capped> {
        self.divided(sampling, |ask| ask.by.clone())
    }

    /// The same by voice as heard through one page. The persons named on lists are nobody's voice and keep no
    /// share: they are taken as given.
    ///
    /// # Errors
    /// [`Capped`] when a part takes too much work.
    pub fn shares_by_voice(&self, sampling: Sampling) -> Result<Vec<Divided<Option<Player>>>, Capped> {
        self.divided(sampling, |ask| {
            ask.voice.as_ref().map(|voice| Player {
                voice: voice.clone(),
                page: ask.page.clone(),
            })
        })
    }

    fn divided<P: Ord + Clone>(
        &self,
        sampling: Sampling,
        player: impl Fn(&Ask) -> P,
    ) -> Result<Vec<Divided<P>>, Capped> {
        let composed = compose(self, Rests::Settled);
        let mut found = Vec::new();
        for mut part in composed.parts() {
            let all = part.all();
            if part.solver.clash(&all)?.is_none() {
                continue;
            }
            let whose: Vec<P> = part
                .component
                .soft
                .iter()
                .filter_map(|row| composed.asks.get(*row).copied().flatten())
                .filter_map(|ask| self.asks.get(ask))
                .map(&player)
                .collect();
            let players: BTreeSet<&P> = whose.iter().collect();
            let players: Vec<P> = players.into_iter().cloned().collect();
            let division = match of_one_quantity(&part, &whose) {
                Some(exact) => exact,
                None => sampled(&mut part, &players, &whose, sampling)?,
            };
            found.push(Divided { players, division });
        }
        Ok(found)
    }
}

/// The closed form, where all figures are of one quantity and few enough.
fn of_one_quantity<P: Ord + Clone>(part: &Part<'_>, whose: &[P]) -> Option<Division> {
    let soft = part.component.system.soft();
    if part.component.unknowns.len() != 1 || soft.iter().any(|soft| soft.form.single().is_none()) {
        return None;
    }
    let figures: Vec<(P, Bounds)> = whose
        .iter()
        .cloned()
        .zip(soft.iter().map(|soft| soft.bounds))
        .collect();
    // The closed form counts a figure given twice by one player once; `A` of the part counts it twice.
    let distinct: BTreeSet<&(P, Bounds)> = figures.iter().collect();
    if distinct.len() < figures.len() {
        return None;
    }
    match shares(&figures) {
        Shares::Exact(shares) => Some(Division::Exact(
            shares.into_iter().map(|(_, share)| share).collect(),
        )),
        Shares::Skipped { .. } => None,
    }
}

fn sampled<P: Ord>(
    part: &mut Part<'_>,
    players: &[P],
    whose: &[P],
    mut sampling: Sampling,
) -> Result<Division, Capped> {
    if players.len() > MOST_PLAYERS {
        return Err(Capped);
    }
    let orders = u32::try_from(MOST_VALUED / players.len().max(1)).unwrap_or(u32::MAX);
    sampling.permutations = sampling.permutations.min(orders);
    let place: BTreeMap<&P, usize> = players
        .iter()
        .enumerate()
        .map(|(at, player)| (player, at))
        .collect();
    let player_of: Vec<usize> = whose
        .iter()
        .filter_map(|player| place.get(player).copied())
        .collect();
    shapley(
        players.len(),
        &[],
        sampling,
        |chosen: &[bool]| -> Result<Ratio, Capped> {
            let asked = |player: &usize| chosen.get(*player).copied().unwrap_or(false);
            let rows: Vec<bool> = player_of.iter().map(asked).collect();
            Ok(part.solver.adjustment(&rows)?.total)
        },
    )
}
