//! [`link`]: records to persons, from blocking to clusters.

use std::cell::RefCell;

use crate::link::block::{Blocked, Limits, Rule};
use crate::link::cluster::{Clustering, Constraints, Link, cluster};
use crate::link::comparing::Comparing;
use crate::link::finding::{likely, weighed};
use crate::link::fit::Fit;
use crate::link::implied::implied;
use crate::link::learning::{School, by_what_is_found};
use crate::link::model::Model;
use crate::link::pieces::Pieces;
use crate::link::roll::Roll;
use crate::link::rules::{default_rules, refining};
use crate::link::screen::{Likely, Screen};
use crate::name::Desk;

/// How records are linked; every default can be read and changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linking {
    threshold: i32,
    rules: Option<Vec<Rule>>,
    most_in_block: Option<usize>,
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
            most_in_block: None,
            seed: 0x5EED,
            random_pairs: 150_000,
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

    /// How many records a block has at most. By default 100 in lists of up to 50,000 records, and fewer in longer ones,
    /// down to 20 from 250,000 on: what many share tells little, and the pairs it brings grow with the square.
    #[must_use]
    pub fn most_in_block(self, most_in_block: usize) -> Self {
        Self {
            most_in_block: Some(most_in_block),
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

/// By how much the prior may turn out to be higher than was first thought, in millibits, before all pairs are screened
/// again.
const SURPRISE: i32 = 2_000;

/// Links the records of a roll to persons.
///
/// Blocking by rules, agreement levels per column, weights learned without examples, average-linkage clusters. The
/// constraints hold whatever the weights say. The same records in any order give the same result.
#[must_use]
pub fn link(roll: &Roll, linking: &Linking, constraints: &Constraints) -> Linkage {
    let given = roll;
    let (roll, order) = &given.by_name();
    let pieces = Pieces::new(roll);
    let plain = Comparing::new(roll);
    let rules = linking.rules.clone().unwrap_or_else(|| default_rules(roll));
    let refine = refining(roll);
    let limits = Limits {
        most: linking
            .most_in_block
            .unwrap_or_else(|| (5_000_000 / roll.len().max(1)).clamp(20, 100)),
        refining: &refine,
    };
    let least = linking.threshold.saturating_add(linking.kept);
    let find = |comparing: &Comparing<'_>, model: &Model, least: i32| {
        let screen = Screen::new(comparing, model, linking.threshold, least);
        let (likely, blocked) = likely(&rules, &pieces, limits, &screen, |_, _| true);
        (weighed(likely, &screen), blocked)
    };
    let (comparing, fit, model, (found, blocked)) = if let Some(model) = &linking.model {
        let comparing = plain.without(model.implied());
        let found = find(&comparing, model, least);
        (comparing, None, model.clone(), found)
    } else {
        let implied = implied(&plain);
        let comparing = plain.without(&implied);
        let school = School {
            roll,
            pieces: &pieces,
            comparing: &comparing,
            limits,
            seed: linking.seed,
            random_pairs: linking.random_pairs,
        };
        let (fit, model) = school.learn();
        let first = school.once_more(model, &rules);
        let mut found = find(&comparing, &first, least.saturating_sub(SURPRISE));
        let model = by_what_is_found(first.clone(), &found.0, roll);
        let more = model.prior().saturating_sub(first.prior());
        if more > SURPRISE {
            found = find(&comparing, &model, least);
        } else {
            for pair in &mut found.0 {
                pair.weight = pair.weight.saturating_add(more);
            }
        }
        (comparing, Some(fit), model, found)
    };
    let screen = Screen::new(&comparing, &model, linking.threshold, least);
    let record = |slot: u32| {
        order
            .get(place(slot))
            .copied()
            .and_then(|at| u32::try_from(at).ok())
    };
    let link = |pair: &Likely| {
        let (one, other) = (record(pair.one)?, record(pair.other)?);
        let weight = screen.capped(pair.weight, pair.speaks);
        (weight >= least).then_some(Link {
            one: one.min(other),
            other: one.max(other),
            weight,
        })
    };
    let mut links: Vec<Link> = found.iter().filter_map(link).collect();
    drop(found);
    links.sort_unstable();
    let mut slots = vec![0; order.len()];
    for (slot, at) in (0..).zip(order) {
        if let Some(place) = slots.get_mut(*at) {
            *place = slot;
        }
    }
    let slot = |record: u32| slots.get(place(record)).copied().unwrap_or(u32::MAX);
    let desk = RefCell::new(Desk::default());
    let score = |one: u32, other: u32| screen.weight(slot(one), slot(other), &mut desk.borrow_mut());
    let records = u32::try_from(given.len()).unwrap_or(u32::MAX);
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

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
