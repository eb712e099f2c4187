//! [`Certificate`]: two totals that clash, in a form that anybody can check.

use crate::ratio::Ratio;
use crate::solve::system::{Hard, System};

/// Why some of what is asked cannot all hold: taken together, some ask for at least one total and
/// others allow at most another, and what holds of the unknowns makes the first no more than the second.
///
/// Farkas' lemma in whole numbers: with the multiples given, the sum of the lower ends of `needs` is
/// [`needed`](Self::needed), the sum of the upper ends of `allows` is [`allowed`](Self::allowed), and
/// the forms of `needs` minus those of `allows` are what the `hard` ones give, or less. Multiples are
/// coprime.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Certificate {
    /// Whose lower ends count, how many times each, in order.
    pub needs: Vec<(usize, u128)>,
    /// Whose upper ends count, how many times each, in order.
    pub allows: Vec<(usize, u128)>,
    /// The hard rows used, how many times each, in order; never negative for a [`Hard::AtMostZero`].
    pub hard: Vec<(usize, i128)>,
    /// What the lower ends add up to.
    pub needed: u128,
    /// What the upper ends add up to.
    pub allowed: u128,
}

impl Certificate {
    /// `1 − allowed / needed`; zero where nothing is short.
    #[must_use]
    pub fn inconsistency(&self) -> Ratio {
        let short = self.needed.saturating_sub(self.allowed);
        Ratio::new(short, self.needed).unwrap_or(Ratio::ZERO)
    }

    /// Everything asked that it uses, in order, each once.
    #[must_use]
    pub fn support(&self) -> Vec<usize> {
        let mut used: Vec<usize> = self.needs.iter().chain(&self.allows).map(|(at, _)| *at).collect();
        used.sort_unstable();
        used.dedup();
        used
    }

    /// Whether it shows what it says of this system, checked from nothing else than its own numbers.
    /// False as well where a sum leaves the range of 128 bits. O(terms · log terms).
    #[must_use]
    pub fn holds_of(&self, system: &System) -> bool {
        self.checked(system).unwrap_or(false)
    }

    fn checked(&self, system: &System) -> Option<bool> {
        let mut left: std::collections::BTreeMap<usize, i128> = std::collections::BTreeMap::new();
        let (mut needed, mut allowed) = (0_u128, 0_u128);
        let mut add = |terms: &[(usize, i64)], times: i128| {
            for (unknown, multiple) in terms {
                let sum = left.entry(*unknown).or_insert(0);
                *sum = sum.checked_add(times.checked_mul(i128::from(*multiple))?)?;
            }
            Some(())
        };
        for (at, times) in &self.needs {
            let soft = system.soft().get(*at)?;
            needed = needed.checked_add(u128::from(soft.bounds.lo()).checked_mul(*times)?)?;
            add(soft.form.terms(), i128::try_from(*times).ok()?)?;
        }
        for (at, times) in &self.allows {
            let soft = system.soft().get(*at)?;
            allowed = allowed.checked_add(u128::from(soft.bounds.hi()?).checked_mul(*times)?)?;
            add(soft.form.terms(), i128::try_from(*times).ok()?.checked_neg()?)?;
        }
        for (at, times) in &self.hard {
            let hard = system.hard().get(*at)?;
            if *times < 0 && matches!(hard, Hard::AtMostZero(_)) {
                return Some(false);
            }
            add(hard.form().terms(), times.checked_neg()?)?;
        }
        // Unknowns are zero or more, so what is left may be anything that is zero or less.
        let follows = left.values().all(|sum| *sum <= 0);
        Some(follows && needed == self.needed && allowed == self.allowed)
    }
}
