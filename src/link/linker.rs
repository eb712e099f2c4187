//! [`link`]: records to persons, from blocking to clusters.

use std::collections::BTreeMap;

use crate::link::block::{Blocked, Candidate, Rule, candidates};
use crate::link::cluster::{Clustering, Constraints, Link, cluster};
use crate::link::comparing::Comparing;
use crate::link::expert::weights;
use crate::link::fit::Fit;
use crate::link::model::Model;
use crate::link::pattern::{Pattern, PatternCounts};
use crate::link::pieces::{Piece, Pieces};
use crate::link::prior::likeliest;
use crate::link::refit::refit;
use crate::link::roll::Roll;
use crate::link::rules::{default_rules, fixed, refining, strict, teaching};
use crate::link::train::{Training, prior, train};

/// How records are linked; every default can be read and changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linking {
    threshold: i32,
    rules: Option<Vec<Rule>>,
    most_in_block: usize,
    seed: u64,
    random_pairs: u64,
    model: Option<Model>,
}

impl Default for Linking {
    fn default() -> Self {
        Self {
            threshold: 0,
            rules: None,
            most_in_block: 100,
            seed: 0x5EED,
            random_pairs: 300_000,
            model: None,
        }
    }
}

impl Linking {
    /// From how many millibits on two records are taken for one person; 0, even odds, by default.
    #[must_use]
    pub fn threshold(self, threshold: i32) -> Self {
        Self { threshold, ..self }
    }

    /// With these rules of blocking rather than those that suit the columns.
    #[must_use]
    pub fn rules(self, rules: impl IntoIterator<Item = Rule>) -> Self {
        Self {
            rules: Some(rules.into_iter().collect()),
            ..self
        }
    }

    /// How many records a block has at most; 100 by default.
    #[must_use]
    pub fn most_in_block(self, most_in_block: usize) -> Self {
        Self {
            most_in_block,
            ..self
        }
    }

    /// The seed of the random pairs that show how often strangers agree.
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// With weights from elsewhere: nothing is trained.
    #[must_use]
    pub fn model(self, model: Model) -> Self {
        Self {
            model: Some(model),
            ..self
        }
    }
}

/// What linking found.
#[derive(Debug, Clone)]
pub struct Linkage {
    fit: Option<Fit>,
    model: Model,
    blocked: Vec<Blocked>,
    links: Vec<Link>,
    clustering: Clustering,
    threshold: i32,
}

impl Linkage {
    /// From how many millibits on two records were taken for one person.
    #[must_use]
    pub fn threshold(&self) -> i32 {
        self.threshold
    }

    /// How the weights were learned; `None` where they came from elsewhere. What was not
    /// [trained](Fit::is_trained) has documented weights in [`model`](Self::model) instead.
    #[must_use]
    pub fn fit(&self) -> Option<&Fit> {
        self.fit.as_ref()
    }

    /// The weights.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// What each rule brought together, and what was skipped.
    #[must_use]
    pub fn blocked(&self) -> &[Blocked] {
        &self.blocked
    }

    /// Every pair that was compared and does not lie far below the threshold, with its weight, in order.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The persons, as clusters of records by their place in the [`Roll`].
    #[must_use]
    pub fn persons(&self) -> &Clustering {
        &self.clustering
    }
}

/// How often the weights of two comparisons are learned once more, from all pairs.
const REFITS: usize = 3;

/// How far below the threshold a pair is still kept for the clustering and for review, in millibits.
const KEPT: i32 = 12_000;

/// Links the records of a roll to persons.
///
/// Blocking by rules, agreement levels per column, weights learned without examples, average-linkage clusters. The
/// constraints hold whatever the weights say. The same records in any order give the same result.
#[must_use]
pub fn link(roll: &Roll, linking: &Linking, constraints: &Constraints) -> Linkage {
    let pieces = Pieces::new(roll);
    let comparing = Comparing::new(roll).without_implied();
    let rules = linking.rules.clone().unwrap_or_else(|| default_rules(roll));
    let refine = refining(roll);
    let (fit, model) = if let Some(model) = &linking.model {
        (None, model.clone())
    } else {
        let fit = learn(roll, linking, &pieces, &comparing, &refine);
        let drawn = linking
            .random_pairs
            .min(u64::try_from(roll.len()).unwrap_or(0).saturating_pow(2));
        let model = completed(&fit, &comparing, drawn);
        (Some(fit), model)
    };
    let found = candidates(&rules, &pieces, linking.most_in_block, &refine);
    let model = if linking.model.is_some() {
        model
    } else {
        let mut model = again(model, &found.pairs, &comparing);
        let comparisons = comparing.comparisons();
        // Each taught by itself alone: a rule that fixes one of two leaves the other nothing to be judged beside.
        if comparisons.len() == 2 {
            for _ in 0..REFITS {
                let mut counts = PatternCounts::new();
                for pair in &found.pairs {
                    counts.add(pattern(&comparing, pair), 1);
                }
                model = again(refit(&model, &counts, &comparisons), &found.pairs, &comparing);
            }
        }
        model
    };
    let least = linking.threshold.saturating_sub(KEPT);
    let links: Vec<Link> = found
        .pairs
        .iter()
        .map(|pair| Link {
            one: pair.one,
            other: pair.other,
            weight: comparing.weight(&model, linking.threshold, pair.one, pair.other),
        })
        .filter(|link| link.weight >= least)
        .collect();
    let score = |one: u32, other: u32| comparing.weight(&model, linking.threshold, one, other);
    let records = u32::try_from(roll.len()).unwrap_or(u32::MAX);
    let clustering = cluster(records, &links, linking.threshold, constraints, &score);
    Linkage {
        fit,
        model,
        blocked: found.report,
        links,
        clustering,
        threshold: linking.threshold,
    }
}

/// The same weights under the prior that suits what they find.
fn again(model: Model, pairs: &[Candidate], comparing: &Comparing<'_>) -> Model {
    let mut evidence: BTreeMap<i32, u64> = BTreeMap::new();
    for pair in pairs {
        let (_, added, total) = comparing.parts(&model, i32::MAX, pair.one, pair.other);
        let weight = total.saturating_sub(added.alone).saturating_sub(model.prior());
        *evidence.entry(weight).or_default() += 1;
    }
    let records = u64::try_from(comparing.records()).unwrap_or(0);
    let all = records.saturating_mul(records.saturating_sub(1)) / 2;
    Model::new(likeliest(&evidence, all), model.comparisons().to_vec()).unwrap_or(model)
}

/// The weights that were learned, and for what could not be, those of [`expert`](crate::link::expert).
fn completed(fit: &Fit, comparing: &Comparing<'_>, drawn: u64) -> Model {
    let comparisons = comparing.comparisons();
    let learned = fit.model().comparisons().iter().zip(&comparisons).enumerate();
    let weights = learned.map(|(column, (learned, comparison))| match comparing.kind(column) {
        Some(kind) if !fit.is_trained(column) => weights(kind, comparison, learned, drawn),
        _ => learned.clone(),
    });
    Model::new(fit.model().prior(), weights.collect()).unwrap_or_else(|| fit.model().clone())
}

/// How many pairs of one rule are looked at in training.
const TAUGHT: usize = 200_000;

fn learn(
    roll: &Roll,
    linking: &Linking,
    pieces: &Pieces<'_>,
    comparing: &Comparing<'_>,
    refine: &[Piece],
) -> Fit {
    let records = u64::try_from(roll.len()).unwrap_or(0);
    let all = records.saturating_mul(records.saturating_sub(1)) / 2;
    let certain = candidates(&strict(roll), pieces, linking.most_in_block, refine);
    let certain = u64::try_from(certain.pairs.len()).unwrap_or(0);
    let mut training = Training::new(prior(certain, STRICT_RECALL, all), comparing.comparisons());
    training = training.random(random(linking, roll.len(), comparing));
    for rule in teaching(roll) {
        // Unrefined: pairs of a refined block agree in more than the rule asks for, and would teach just that.
        let found = candidates(std::slice::from_ref(&rule), pieces, linking.most_in_block, &[]);
        let step = found.pairs.len().div_ceil(TAUGHT).max(1);
        let mut counts = PatternCounts::new();
        for pair in found.pairs.iter().step_by(step) {
            counts.add(pattern(comparing, pair), 1);
        }
        training = training.rule(fixed(roll, &rule), counts);
    }
    train(&training)
}

/// What share of the true pairs the strict rules are thought to find, in thousandths.
const STRICT_RECALL: u16 = 500;

fn pattern(comparing: &Comparing<'_>, pair: &Candidate) -> Pattern {
    comparing.pattern(pair.one, pair.other)
}

fn random(linking: &Linking, records: usize, comparing: &Comparing<'_>) -> PatternCounts {
    let mut counts = PatternCounts::new();
    let records = u64::try_from(records).unwrap_or(0);
    if records < 2 {
        return counts;
    }
    let mut state = linking.seed;
    // SplitMix64 (Steele, Lea and Flood, 2014).
    let mut next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = state;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        u32::try_from((x ^ (x >> 31)) % records).unwrap_or(0)
    };
    for _ in 0..linking.random_pairs.min(records.saturating_mul(records)) {
        let (one, other) = (next(), next());
        if one != other {
            counts.add(comparing.pattern(one.min(other), one.max(other)), 1);
        }
    }
    counts
}
