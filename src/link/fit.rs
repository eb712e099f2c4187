//! [`Fit`]: a trained model, and how far to trust it.

use std::fmt;

use crate::link::model::Model;

/// What training came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    model: Model,
    trained: Vec<bool>,
    rules: Vec<RuleFit>,
    refused: Vec<Refused>,
}

/// What the pairs of one blocking rule came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RuleFit {
    pairs: u64,
    matches: u64,
    converged: bool,
    trace: Vec<i64>,
}

/// A comparison that one rule, or all of training, could not teach.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Refused {
    comparison: usize,
    rule: Option<usize>,
    reason: Reason,
    label: String,
    /// What the rule is called; empty where only its number is known.
    called: String,
}

/// Why a comparison was not trained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// No random pair has both values, so that u is unknown.
    NoRandomPairs,
    /// Every rule fixes it, or there is no rule.
    NoRule,
    /// Fewer than two of its levels occur among the rule's pairs: it is missing, or fixed in effect.
    Constant,
    /// Fewer than two comparisons vary, or the pairs do not fall into two kinds: the gain in
    /// likelihood is not worth the parameters (the criterion of Schwarz, 1978).
    NotIdentifiable,
    /// Fewer than one pair of the rule in 10,000 would be a match.
    HardlyAnyMatches,
    /// Fewer than one pair of the rule in 10,000 would not be a match.
    HardlyAnyOthers,
    /// Fewer than five matches are expected that have both values.
    TooFewMatches,
    /// Its best agreement would speak against one person.
    BelowChance,
}

impl Fit {
    pub(super) const fn new(
        model: Model,
        trained: Vec<bool>,
        rules: Vec<RuleFit>,
        refused: Vec<Refused>,
    ) -> Self {
        Self {
            model,
            trained,
            rules,
            refused,
        }
    }

    /// The same with what its rules are called, in the order they were given.
    pub(super) fn called(mut self, rules: &[String]) -> Self {
        for refused in &mut self.refused {
            if let Some(called) = refused.rule.and_then(|rule| rules.get(rule)) {
                refused.called.clone_from(called);
            }
        }
        self
    }

    /// The model, usable in any case: a comparison that is not [trained](Self::is_trained) has the
    /// default weights of [`train`](crate::link::train::train).
    #[must_use]
    pub const fn model(&self) -> &Model {
        &self.model
    }

    /// The model alone.
    #[must_use]
    pub fn into_model(self) -> Model {
        self.model
    }

    /// Whether the weights of this comparison were learned from at least one rule.
    #[must_use]
    pub fn is_trained(&self, comparison: usize) -> bool {
        self.trained.get(comparison).copied().unwrap_or(false)
    }

    /// Whether every rule that could be estimated settled within 500 iterations; false if none could.
    #[must_use]
    pub fn converged(&self) -> bool {
        let mut run = self.rules.iter().filter(|rule| !rule.trace.is_empty()).peekable();
        run.peek().is_some() && run.all(|rule| rule.converged)
    }

    /// What each rule came to, in the order they were given.
    #[must_use]
    pub fn rules(&self) -> &[RuleFit] {
        &self.rules
    }

    /// The [trace](RuleFit::trace) of each rule, in the order they were given.
    pub fn trace(&self) -> impl Iterator<Item = &[i64]> {
        self.rules.iter().map(RuleFit::trace)
    }

    /// What could not be trained, by comparison: first as a whole, then rule by rule. A comparison
    /// that one rule refused may be trained by another.
    #[must_use]
    pub fn refused(&self) -> &[Refused] {
        &self.refused
    }
}

impl RuleFit {
    pub(super) const fn new(pairs: u64, matches: u64, converged: bool, trace: Vec<i64>) -> Self {
        Self {
            pairs,
            matches,
            converged,
            trace,
        }
    }

    /// The pairs the rule brings together.
    #[must_use]
    pub const fn pairs(&self) -> u64 {
        self.pairs
    }

    /// How many of them are estimated to be one person.
    #[must_use]
    pub const fn matches(&self) -> u64 {
        self.matches
    }

    /// Whether no m moved by as much as 10⁻⁶ in the last iteration.
    #[must_use]
    pub const fn converged(&self) -> bool {
        self.converged
    }

    /// The evidence, in millibits, after each iteration: the log-likelihood of the patterns against
    /// there being no matches, with the prior that holds rare levels back. It never falls. Empty
    /// where nothing could be estimated.
    #[must_use]
    pub fn trace(&self) -> &[i64] {
        &self.trace
    }
}

impl Refused {
    pub(super) fn new(comparison: usize, label: &str, rule: Option<usize>, reason: Reason) -> Self {
        Self {
            comparison,
            rule,
            reason,
            label: label.to_owned(),
            called: String::new(),
        }
    }

    /// The place of the comparison in the pattern.
    #[must_use]
    pub const fn comparison(&self) -> usize {
        self.comparison
    }

    /// What the comparison is called.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The rule that could not teach it; `None` where no rule could.
    #[must_use]
    pub const fn rule(&self) -> Option<usize> {
        self.rule
    }

    /// Why.
    #[must_use]
    pub const fn reason(&self) -> Reason {
        self.reason
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.rule {
            Some(_) if !self.called.is_empty() => {
                write!(f, "{}, by {}: {}", self.label, self.called, self.reason)
            }
            Some(rule) => write!(f, "{}, rule {}: {}", self.label, rule + 1, self.reason),
            None => write!(f, "{}: {}", self.label, self.reason),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoRandomPairs => "no random pair has both values",
            Self::NoRule => "no rule leaves it free",
            Self::Constant => "fewer than two levels occur",
            Self::NotIdentifiable => "the pairs do not fall into two kinds",
            Self::HardlyAnyMatches => "fewer than one pair in 10,000 matches",
            Self::HardlyAnyOthers => "more than 9,999 pairs in 10,000 match",
            Self::TooFewMatches => "fewer than five matches have both values",
            Self::BelowChance => "its best agreement speaks against one person",
        })
    }
}
