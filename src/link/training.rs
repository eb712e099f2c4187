//! [`Training`]: what training is told.

use crate::link::pattern::PatternCounts;
use crate::link::rounding::whole;

/// What training is told.
///
/// A random pair and a pair of a rule have the same levels at the same places; comparisons from
/// the 17th on, and levels from the 16th on, are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Training {
    /// Pairs drawn at random from all pairs: they give u.
    pub random: PatternCounts,
    /// For each blocking rule, the comparisons it fixes, and the pairs it brings together. A fixed
    /// comparison agrees because the rule asks for it, and so teaches nothing there.
    pub rules: Vec<(Vec<usize>, PatternCounts)>,
    /// The log₂ odds, in millibits, that a random pair is one person; see [`prior`](crate::link::prior::prior).
    pub prior: i32,
    /// The comparisons, in the order of the patterns.
    pub levels: Vec<Comparison>,
}

/// The name of one comparison and of its levels from 1 on: the best agreement first, disagreement
/// last.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Comparison {
    /// What the comparison is called.
    pub label: String,
    /// What its levels are called.
    pub levels: Vec<String>,
    /// Whether no level may weigh more than a better one.
    pub ordered: bool,
    /// How often one person usually agrees with themselves at each level, m, in parts of a whole of their own; empty
    /// where nothing is known of that.
    pub usual: Vec<u32>,
}

impl Comparison {
    /// A comparison whose levels are in order.
    #[must_use]
    pub fn new<S: Into<String>>(label: impl Into<String>, levels: impl IntoIterator<Item = S>) -> Self {
        Self {
            label: label.into(),
            levels: levels.into_iter().map(Into::into).collect(),
            ordered: true,
            usual: Vec::new(),
        }
    }

    /// The same comparison, of which this m is usual: where training starts, what it falls back on, and what tells the
    /// share of disagreements where the pairs of a rule cannot.
    pub(super) fn usually(self, thousandths: &[f64]) -> Self {
        let parts = thousandths
            .iter()
            .map(|part| u32::try_from(whole(part * 10.0)).unwrap_or(0));
        Self {
            usual: parts.collect(),
            ..self
        }
    }

    /// The same comparison with levels that may weigh anything, except that the first must speak
    /// for one person.
    #[must_use]
    pub fn unordered(self) -> Self {
        Self {
            ordered: false,
            ..self
        }
    }
}

impl Training {
    /// Training with these comparisons and this prior, and no pairs yet.
    #[must_use]
    pub fn new(prior: i32, levels: impl IntoIterator<Item = Comparison>) -> Self {
        Self {
            prior,
            levels: levels.into_iter().collect(),
            ..Self::default()
        }
    }

    /// With these random pairs.
    #[must_use]
    pub fn random(self, random: PatternCounts) -> Self {
        Self { random, ..self }
    }

    /// With the pairs of one more blocking rule, which fixes these comparisons.
    #[must_use]
    pub fn rule(mut self, fixed: impl IntoIterator<Item = usize>, pairs: PatternCounts) -> Self {
        self.rules.push((fixed.into_iter().collect(), pairs));
        self
    }
}
