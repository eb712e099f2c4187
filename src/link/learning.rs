//! What linking learns from the records themselves: weights, then the prior that suits them.

use std::collections::BTreeMap;

use crate::link::block::{Limits, Rule};
use crate::link::comparing::Comparing;
use crate::link::expert::weights;
use crate::link::finding::{pairs, some_pairs};
use crate::link::fit::{Fit, Refused};
use crate::link::model::Model;
use crate::link::pattern::PatternCounts;
use crate::link::pieces::Pieces;
use crate::link::prior::likeliest;
use crate::link::refit::refit;
use crate::link::roll::Roll;
use crate::link::rules::{Columns, fixed};
use crate::link::screen::Likely;
use crate::link::train::{Training, prior, train};
use crate::name::Desk;
use crate::threads::{each_with, stretches};

/// From how many pairs of one person on, by the rule that taught most, the weights of a comparison are learned: fewer
/// would make a rule of what befell a few.
const ENOUGH: u64 = 20;
/// About how many pairs of one rule are looked at in training.
const TAUGHT: usize = 20_000;
/// What share of the true pairs the strict rules are thought to find, in thousandths.
const STRICT_RECALL: u16 = 500;
/// How many pairs a thread compares at a time.
const STRETCH: usize = 1 << 13;

/// What training is given to learn from.
pub(super) struct School<'s> {
    pub(super) roll: &'s Roll,
    pub(super) columns: &'s Columns,
    pub(super) pieces: &'s Pieces<'s>,
    pub(super) comparing: &'s Comparing<'s>,
    pub(super) limits: Limits<'s>,
    pub(super) seed: u64,
    pub(super) random_pairs: u64,
    /// Whether the weights are documented ones in any case.
    pub(super) documented: bool,
}

impl School<'_> {
    /// The weights learned, and for what could not be, documented ones. Of two comparisons each is judged beside the other
    /// once more, in all pairs that these rules bring together.
    pub(super) fn learn(&self, rules: &[Rule]) -> (Fit, Model) {
        let mut certain: Vec<(u32, u32)> = Vec::new();
        for rule in self.columns.strict() {
            certain.extend(pairs(&rule, self.pieces, self.limits));
        }
        certain.sort_unstable();
        certain.dedup();
        let certain = u64::try_from(certain.len()).unwrap_or(0);
        let prior = prior(certain, STRICT_RECALL, all(self.roll));
        let mut training = Training::new(prior, self.comparing.comparisons());
        let drawn = self.random();
        training = training.random(counts(&drawn, self.comparing));
        // Unrefined: pairs of a refined block agree in more than the rule asks for, and would teach just that.
        let limits = Limits {
            refining: &[],
            ..self.limits
        };
        let teaching = if self.documented {
            Vec::new()
        } else {
            self.columns.teaching()
        };
        for rule in &teaching {
            let some = some_pairs(rule, self.pieces, limits, TAUGHT);
            training = training.rule(fixed(self.roll, rule), counts(&some, self.comparing));
        }
        let labels: Vec<String> = teaching.iter().map(|rule| rule.label_in(self.roll)).collect();
        let fit = train(&training).called(&labels);
        let enough = |column: usize| {
            let rules = training.rules.iter().zip(fit.rules()).enumerate();
            let taught = rules.filter(|(rule, ((fixed, _), _))| {
                let refused =
                    |refused: &Refused| refused.comparison() == column && refused.rule() == Some(*rule);
                !fixed.contains(&column) && !fit.refused().iter().any(refused)
            });
            taught
                .map(|(_, (_, rule))| rule.matches())
                .max()
                .is_some_and(|most| most >= ENOUGH)
        };
        let learned = |column: usize| fit.is_trained(column) && enough(column);
        let model = self.completed(&fit, u64::try_from(drawn.len()).unwrap_or(0), learned);
        let model = match self.comparing.width() {
            2 if learned(0) && learned(1) => self.once_more(model, rules),
            _ => model,
        };
        (fit, model)
    }

    /// The weights that were learned from enough, and for what could not be, those of [`expert`](crate::link::expert).
    fn completed(&self, fit: &Fit, drawn: u64, is_learned: impl Fn(usize) -> bool) -> Model {
        let comparisons = self.comparing.comparisons();
        let learned = fit.model().comparisons().iter().zip(&comparisons).enumerate();
        let weights = learned.map(
            |(column, (learned, comparison))| match self.comparing.kind(column) {
                Some(kind) if !is_learned(column) => weights(kind, comparison, learned, drawn),
                _ => learned.clone(),
            },
        );
        let model = Model::new(fit.model().prior(), weights.collect());
        let model = model.and_then(|model| model.with_implied(self.comparing.implied().iter().copied()));
        model.unwrap_or_else(|| fit.model().clone())
    }

    /// Pairs drawn by chance, always the same for one seed.
    fn random(&self) -> Vec<(u32, u32)> {
        let records = u64::try_from(self.roll.len()).unwrap_or(0);
        if records < 2 {
            return Vec::new();
        }
        let mut state = self.seed;
        // SplitMix64 (Steele, Lea and Flood, 2014).
        let mut next = || {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut x = state;
            x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            u32::try_from((x ^ (x >> 31)) % records).unwrap_or(0)
        };
        let draws = self.random_pairs.min(records.saturating_mul(records));
        let drawn = (0..draws).map(|_| (next(), next()));
        drawn
            .filter(|(one, other)| one != other)
            .map(|(one, other)| (one.min(other), one.max(other)))
            .collect()
    }

    /// The weights of two comparisons once more, from all pairs that the rules bring together: each was taught by itself
    /// alone, as a rule that fixes one of two leaves the other nothing to be judged beside.
    fn once_more(&self, model: Model, rules: &[Rule]) -> Model {
        let mut together: Vec<(u32, u32)> = Vec::new();
        for rule in rules {
            together.extend(pairs(rule, self.pieces, self.limits));
        }
        together.sort_unstable();
        together.dedup();
        let counts = counts(&together, self.comparing);
        let comparisons = self.comparing.comparisons();
        (0..REFITS).fold(model, |model, _| {
            let evidence = counts
                .iter()
                .map(|(pattern, n)| (model.weight(pattern) - model.prior(), n));
            let model = suited(model.clone(), evidence, self.roll);
            refit(&model, &counts, &comparisons)
        })
    }
}

/// How often the weights of two comparisons are learned once more.
const REFITS: usize = 3;

/// The same weights under the prior that suits what they find from this weight on.
pub(super) fn by_what_is_found(model: Model, found: &[Likely], least: i32, roll: &Roll) -> Model {
    let prior = model.prior();
    let near = found.iter().filter(|pair| pair.weight >= least);
    let evidence = near.map(|pair| (pair.weight.saturating_sub(prior), 1));
    suited(model, evidence, roll)
}

/// The same weights under the prior that suits pairs of these weights, counted; the others are of two people each.
fn suited(model: Model, evidence: impl Iterator<Item = (i32, u64)>, roll: &Roll) -> Model {
    let mut counted: BTreeMap<i32, u64> = BTreeMap::new();
    for (weight, n) in evidence {
        *counted.entry(weight).or_default() += n;
    }
    let prior = likeliest(&counted, all(roll));
    model.clone().with_prior(prior).unwrap_or(model)
}

/// The number of all pairs.
fn all(roll: &Roll) -> u64 {
    let records = u64::try_from(roll.len()).unwrap_or(0);
    records.saturating_mul(records.saturating_sub(1)) / 2
}

/// How many pairs show each pattern.
fn counts(pairs: &[(u32, u32)], comparing: &Comparing<'_>) -> PatternCounts {
    let stretches = stretches(pairs.len(), STRETCH);
    let counted = each_with(&stretches, |desk: &mut Desk, stretch| {
        let mut counts = PatternCounts::new();
        for (one, other) in pairs.get(stretch.clone()).unwrap_or_default() {
            counts.add(comparing.pattern(*one, *other, desk).0, 1);
        }
        counts
    });
    let mut all = PatternCounts::new();
    for counts in &counted {
        all.merge(counts);
    }
    all
}
