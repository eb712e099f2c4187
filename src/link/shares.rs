//! [`Shares`]: one comparison as training sees it, before anything is rounded.

use crate::link::monotone;
use crate::link::pattern::Pattern;

/// Expected matches a level by which a ratio is held towards one.
pub(super) const CAUTION: f64 = 1.0;

/// A comparison as training sees it.
#[derive(Debug, Clone)]
pub(super) struct Shares {
    /// Its place in the pattern.
    pub(super) at: usize,
    pub(super) ordered: bool,
    /// u of each level, best first.
    pub(super) u: Vec<f64>,
    /// m ∕ u of each level.
    pub(super) ratios: Vec<f64>,
    /// The usual m of the last level, where it is known.
    pub(super) held: Option<f64>,
}

impl Shares {
    /// The field with default weights, over u where it could be counted.
    pub(super) fn untrained(
        at: usize,
        ordered: bool,
        levels: usize,
        u: Option<Vec<f64>>,
        usual: &[u32],
    ) -> Self {
        let agreements = levels.saturating_sub(1);
        let mut m = Vec::with_capacity(levels);
        let mut rest = if agreements == 0 { 1.0 } else { 0.9 };
        for _ in 1..agreements {
            rest /= 2.0;
            m.push(rest);
        }
        m.push(rest);
        if agreements > 0 {
            m.push(0.1);
        }
        m.truncate(levels);
        if usual.len() == levels {
            let all: f64 = usual.iter().copied().map(f64::from).sum();
            m = usual.iter().map(|part| f64::from(*part) / all.max(1.0)).collect();
        }
        let held = m.last().copied().unwrap_or(1.0);
        let u = u.unwrap_or_else(|| {
            let each = 0.02 / (1..=agreements).fold(0.0, |sum, _| sum + 1.0);
            let mut u = vec![each; agreements];
            u.push(if agreements == 0 { 1.0 } else { 0.98 });
            u.truncate(levels);
            u
        });
        let ratios = monotone::ratios(&m, &u, ordered, 0.0);
        Self {
            at,
            ordered,
            u,
            ratios,
            held: (usual.len() == levels).then_some(held),
        }
    }

    /// With the usual m of disagreement, and the others in proportion.
    pub(super) fn holding(mut self) -> Self {
        let rest: f64 = self.m().iter().rev().skip(1).sum();
        if let (Some(held), Some((last, others))) = (self.held, self.ratios.split_last_mut())
            && rest > 0.0
        {
            let u = self.u.last().copied().unwrap_or(1.0);
            *last = held / u;
            for ratio in others {
                *ratio *= (1.0 - held) / rest;
            }
        }
        self
    }

    /// m of each level.
    pub(super) fn m(&self) -> Vec<f64> {
        self.ratios
            .iter()
            .zip(&self.u)
            .map(|(ratio, u)| ratio * u)
            .collect()
    }

    /// Takes what several rules taught, each an m of every level and the matches it rests on:
    /// the average of log-odds, then in order and summing to one. Whether there was a lesson.
    pub(super) fn combine(&mut self, lessons: &[(Vec<f64>, f64)]) -> bool {
        let all: f64 = lessons.iter().map(|(_, matches)| matches).sum();
        if lessons.is_empty() {
            return false;
        }
        let mut odds = vec![0.0; self.u.len()];
        for (m, matches) in lessons {
            for (sum, m) in odds.iter_mut().zip(m) {
                let m = m.clamp(1e-15, 1.0 - 1e-15);
                *sum += matches / all * (m / (1.0 - m)).ln();
            }
        }
        let m: Vec<f64> = odds.iter().map(|odds| (1.0 + (-odds).exp()).recip()).collect();
        self.ratios = monotone::ratios(&m, &self.u, self.ordered, 0.0);
        true
    }

    fn ratio(&self, pattern: Pattern) -> f64 {
        let level = usize::from(pattern.level(self.at));
        let ratio = level.checked_sub(1).and_then(|at| self.ratios.get(at));
        // Missing, and what is no level of this comparison, says nothing.
        ratio.copied().unwrap_or(1.0)
    }
}

/// How much likelier a pattern is for one person than for two.
pub(super) fn ratio(fields: &[Shares], pattern: Pattern) -> f64 {
    fields.iter().map(|field| field.ratio(pattern)).product()
}

/// The probability of a match: from its share, and how much likelier its pattern is for one person.
pub(super) fn posterior(share: f64, ratio: f64) -> f64 {
    let evidence = share * ratio;
    evidence / (1.0 - share + evidence)
}
