//! [`link`]: records to persons, from blocking to clusters.

use std::cell::RefCell;

use crate::link::block::{Blocked, Limits, Rule, blocks};
use crate::link::cluster::{Clustering, Constraints, Link, cluster};
use crate::link::comparing::Comparing;
use crate::link::expert::weights;
use crate::link::fit::Fit;
use crate::link::model::Model;
use crate::link::pattern::PatternCounts;
use crate::link::pieces::Pieces;
use crate::link::roll::Roll;
use crate::link::rules::{default_rules, fixed, refining, strict, teaching};
use crate::link::screen::{Likely, Screen};
use crate::link::threads::{each, stretches};
use crate::link::train::{Training, prior, train};
use crate::name::Desk;

/// How records are linked; every default can be read and changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linking {
    threshold: i32,
    rules: Option<Vec<Rule>>,
    most_in_block: usize,
    seed: u64,
    random_pairs: u64,
    kept: i32,
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
            kept: -4_000,
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

    /// From how many millibits on, counted from the threshold, pairs are kept among the [links](Linkage::links), to be
    /// reviewed or to try other thresholds; −4,000 by default, and 0 at most. The persons do not depend on it.
    #[must_use]
    pub fn kept(self, kept: i32) -> Self {
        Self {
            kept: kept.min(0),
            ..self
        }
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

    /// Every pair that was compared and does not lie far below the threshold ([`Linking::kept`]), with its weight, in order.
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

/// How many pairs a thread weighs at a time.
const STRETCH: usize = 1 << 13;

/// Links the records of a roll to persons.
///
/// Blocking by rules, agreement levels per column, weights learned without examples, average-linkage clusters. The
/// constraints hold whatever the weights say. The same records in any order give the same result.
#[must_use]
pub fn link(roll: &Roll, linking: &Linking, constraints: &Constraints) -> Linkage {
    let pieces = Pieces::new(roll);
    let comparing = Comparing::new(roll);
    let rules = linking.rules.clone().unwrap_or_else(|| default_rules(roll));
    let refine = refining(roll);
    let limits = Limits {
        most: linking.most_in_block,
        refining: &refine,
    };
    let (fit, model) = if let Some(model) = &linking.model {
        (None, model.clone())
    } else {
        let fit = learn(roll, linking, &pieces, &comparing, limits);
        let model = completed(&fit, &comparing);
        (Some(fit), model)
    };
    let least = linking.threshold.saturating_add(linking.kept);
    let screen = Screen::new(&comparing, &model, linking.threshold, least);
    let (likely, blocked) = likely(&rules, &pieces, limits, &screen);
    let links = weighed(&likely, &screen, least);
    drop(likely);
    let desk = RefCell::new(Desk::default());
    let score = |one: u32, other: u32| screen.weight(one, other, &mut desk.borrow_mut());
    let records = u32::try_from(roll.len()).unwrap_or(u32::MAX);
    let clustering = cluster(records, &links, linking.threshold, constraints, &score);
    Linkage {
        fit,
        model,
        blocked,
        links,
        clustering,
        threshold: linking.threshold,
    }
}

/// The pairs that rules bring together and names may make one person, each once, in order.
fn likely(
    rules: &[Rule],
    pieces: &Pieces<'_>,
    limits: Limits<'_>,
    screen: &Screen<'_>,
) -> (Vec<Likely>, Vec<Blocked>) {
    let mut likely: Vec<Likely> = Vec::new();
    let mut report = Vec::with_capacity(rules.len());
    let width = screen.width();
    for (number, rule) in rules.iter().enumerate() {
        let number = u16::try_from(number).unwrap_or(u16::MAX);
        let (blocked, found) = blocks(rule, pieces, limits, |records, cards: &mut Vec<u32>, found| {
            cards.clear();
            for record in records {
                screen.card(*record, cards);
            }
            let cards = || records.iter().zip(cards.chunks_exact(width));
            for (at, (one, card)) in cards().enumerate() {
                for (other, other_card) in cards().skip(at + 1) {
                    if let Some((weight, speaks)) = screen.likely(card, other_card) {
                        let pair = Likely {
                            one: *one,
                            other: *other,
                            rule: number,
                            speaks,
                            weight,
                        };
                        if screen.may_reach(&pair) {
                            found.push(pair);
                        }
                    }
                }
            }
        });
        report.push(blocked);
        likely.extend(found);
    }
    likely.sort_unstable();
    likely.dedup_by_key(|pair| (pair.one, pair.other));
    for pair in &likely {
        if let Some(blocked) = report.get_mut(usize::from(pair.rule)) {
            blocked.likely += 1;
        }
    }
    (likely, report)
}

/// The pairs with their whole weights, as far as they are near enough to the threshold.
fn weighed(likely: &[Likely], screen: &Screen<'_>, least: i32) -> Vec<Link> {
    let stretches = stretches(likely.len(), STRETCH);
    let found = each(&stretches, |stretch| {
        let mut desk = Desk::default();
        let pairs = likely.get(stretch.clone()).unwrap_or_default().iter();
        let links = pairs.map(|pair| Link {
            one: pair.one,
            other: pair.other,
            weight: screen.whole(pair, &mut desk),
        });
        links.filter(|link| link.weight >= least).collect::<Vec<Link>>()
    });
    found.concat()
}

/// The weights that were learned, and for what could not be, those of [`expert`](crate::link::expert).
fn completed(fit: &Fit, comparing: &Comparing<'_>) -> Model {
    let comparisons = comparing.comparisons();
    let learned = fit.model().comparisons().iter().zip(&comparisons).enumerate();
    let weights = learned.map(|(column, (learned, comparison))| match comparing.kind(column) {
        Some(kind) if !fit.is_trained(column) => weights(kind, comparison),
        _ => learned.clone(),
    });
    Model::new(fit.model().prior(), weights.collect()).unwrap_or_else(|| fit.model().clone())
}

/// How many pairs of one rule are looked at in training.
const TAUGHT: usize = 50_000;

fn learn(
    roll: &Roll,
    linking: &Linking,
    pieces: &Pieces<'_>,
    comparing: &Comparing<'_>,
    limits: Limits<'_>,
) -> Fit {
    let records = u64::try_from(roll.len()).unwrap_or(0);
    let all = records.saturating_mul(records.saturating_sub(1)) / 2;
    let mut certain: Vec<(u32, u32)> = Vec::new();
    for rule in strict(roll) {
        certain.extend(pairs(&rule, pieces, limits));
    }
    certain.sort_unstable();
    certain.dedup();
    let certain = u64::try_from(certain.len()).unwrap_or(0);
    let mut training = Training::new(prior(certain, STRICT_RECALL, all), comparing.comparisons());
    let drawn = random(linking, roll.len());
    training = training.random(counts(&drawn, comparing));
    for rule in teaching(roll) {
        let found = pairs(&rule, pieces, limits);
        let step = found.len().div_ceil(TAUGHT).max(1);
        let some: Vec<(u32, u32)> = found.into_iter().step_by(step).collect();
        training = training.rule(fixed(roll, &rule), counts(&some, comparing));
    }
    train(&training)
}

/// What share of the true pairs the strict rules are thought to find, in thousandths.
const STRICT_RECALL: u16 = 500;

/// The pairs a rule brings together, each once, in order.
fn pairs(rule: &Rule, pieces: &Pieces<'_>, limits: Limits<'_>) -> Vec<(u32, u32)> {
    let (_, mut found) = blocks(rule, pieces, limits, |records, (): &mut (), found| {
        for (at, one) in records.iter().enumerate() {
            found.extend(records.iter().skip(at + 1).map(|other| (*one, *other)));
        }
    });
    found.sort_unstable();
    found.dedup();
    found
}

/// How many pairs show each pattern.
fn counts(pairs: &[(u32, u32)], comparing: &Comparing<'_>) -> PatternCounts {
    let stretches = stretches(pairs.len(), STRETCH);
    let counted = each(&stretches, |stretch| {
        let mut desk = Desk::default();
        let mut counts = PatternCounts::new();
        for (one, other) in pairs.get(stretch.clone()).unwrap_or_default() {
            counts.add(comparing.pattern(*one, *other, &mut desk).0, 1);
        }
        counts
    });
    let mut all = PatternCounts::new();
    for counts in &counted {
        all.merge(counts);
    }
    all
}

/// Pairs drawn by chance, always the same for one seed.
fn random(linking: &Linking, records: usize) -> Vec<(u32, u32)> {
    let records = u64::try_from(records).unwrap_or(0);
    if records < 2 {
        return Vec::new();
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
    let draws = linking.random_pairs.min(records.saturating_mul(records));
    let drawn = (0..draws).map(|_| (next(), next()));
    drawn
        .filter(|(one, other)| one != other)
        .map(|(one, other)| (one.min(other), one.max(other)))
        .collect()
}
