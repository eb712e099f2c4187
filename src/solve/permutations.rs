//! [`sampled`]: Shapley values estimated from some orders of the players.

use crate::ratio::Ratio;
use crate::solve::answer::Capped;
use crate::solve::denominator::{common, over, share};
use crate::solve::random::SplitMix64;

/// The share of each player and its standard error, from so many pairs, two or more, of a random
/// order and its reverse.
///
/// In an order a player has what it adds to those before it, so that every order adds up to the value
/// of all players, and so does the mean. A pair counts as one draw, because its halves are not
/// independent: a player that comes late in one comes early in the other, which evens out. Castro,
/// Gómez & Tejada (2009) for the sampling; the reverse is an antithetic variate (Hammersley & Morton,
/// 1956).
pub(in crate::solve) fn sampled(
    players: usize,
    pairs: u32,
    seed: u64,
    value: &mut impl FnMut(&[usize]) -> Result<Ratio, Capped>,
) -> Result<Vec<(Ratio, Ratio)>, Capped> {
    let mut order: Vec<usize> = (0..players).collect();
    let mut random = SplitMix64::new(seed);
    let all = value(&order)?;
    let mut scale = common(1, &[all])?;
    let mut tallies = vec![Tally::default(); players];
    for _ in 0..pairs {
        random.shuffle(&mut order);
        let forth = prefixes(&order, all, value)?;
        order.reverse();
        let back = prefixes(&order, all, value)?;
        let finer = common(common(scale, &forth)?, &back)?;
        let factor = i128::try_from(finer / scale).map_err(|_| Capped)?;
        scale = finer;
        let mut drawn = vec![0_i128; players];
        // `order` is the reverse now, so `forth` belongs to it backwards.
        add_marginals(&mut drawn, order.iter().rev(), &forth, scale)?;
        add_marginals(&mut drawn, order.iter(), &back, scale)?;
        for (tally, drawn) in tallies.iter_mut().zip(drawn) {
            tally.add(drawn, factor, scale).ok_or(Capped)?;
        }
    }
    let denom = scale.checked_mul(u128::from(pairs) * 2).ok_or(Capped)?;
    let estimate = |tally: &Tally| {
        let error = tally.standard_error(pairs).ok_or(Capped)?;
        Ok((share(tally.total, denom)?, error))
    };
    tallies.iter().map(estimate).collect()
}

/// The values of the first, the first two, and so on up to all, whose value is known.
fn prefixes(
    order: &[usize],
    all: Ratio,
    value: &mut impl FnMut(&[usize]) -> Result<Ratio, Capped>,
) -> Result<Vec<Ratio>, Capped> {
    let mut values = Vec::with_capacity(order.len());
    for some in (1..order.len()).filter_map(|count| order.get(..count)) {
        values.push(value(some)?);
    }
    values.push(all);
    Ok(values)
}

/// Adds to each player, in units of 1/scale, what the value grows by when it joins.
fn add_marginals<'a>(
    drawn: &mut [i128],
    order: impl Iterator<Item = &'a usize>,
    prefixes: &[Ratio],
    scale: u128,
) -> Result<(), Capped> {
    let mut before = 0;
    for (player, after) in order.zip(prefixes) {
        let after = over(scale, *after)?;
        if let Some(sum) = drawn.get_mut(*player) {
            *sum = sum.checked_add(after - before).ok_or(Capped)?;
        }
        before = after;
    }
    Ok(())
}

/// What one player had over the pairs drawn so far.
#[derive(Debug, Clone, Default)]
struct Tally {
    /// In units of 1/scale.
    total: i128,
    /// In millionths, each draw rounded down: the square of the scale would soon leave 128 bits.
    sum: i128,
    /// Of the same, squared.
    squares: i128,
}

impl Tally {
    /// Adds a draw in units of 1/scale; the total was in units `factor` times as large.
    fn add(&mut self, drawn: i128, factor: i128, scale: u128) -> Option<()> {
        let scale = i128::try_from(scale).ok()?;
        self.total = self.total.checked_mul(factor)?.checked_add(drawn)?;
        let (wholes, rest) = (drawn.div_euclid(scale), drawn.rem_euclid(scale));
        let millionths = wholes
            .checked_mul(1_000_000)?
            .checked_add(rest.checked_mul(1_000_000)?.div_euclid(scale))?;
        self.sum = self.sum.checked_add(millionths)?;
        self.squares = self.squares.checked_add(millionths.checked_pow(2)?)?;
        Some(())
    }

    /// Of a share, which is half the mean of k draws: the root of their variance over 4k, where the
    /// variance is (k · squares − sum²) / (k (k − 1)). In thousandths, rounded up.
    fn standard_error(&self, pairs: u32) -> Option<Ratio> {
        let k = u128::from(pairs);
        let spread = self
            .squares
            .checked_mul(i128::from(pairs))?
            .checked_sub(self.sum.checked_pow(2)?)?;
        let by = (4 * k * k).checked_mul(k - 1)?.checked_mul(1_000_000)?;
        let square = u128::try_from(spread).ok()?.div_ceil(by);
        let root = square.isqrt();
        Ratio::new(root + u128::from(root * root < square), 1_000)
    }
}
