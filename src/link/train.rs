//! [`train`]: the weights of a list, learned from the list itself.

use crate::link::fit::{Fit, Reason, Refused, RuleFit};
use crate::link::lesson::{self, Lesson};
use crate::link::model::{Level, Model, Weights};
use crate::link::pattern::{Pattern, PatternCounts};
pub use crate::link::prior::prior;
use crate::link::random;
use crate::link::rounding::{billionths, millibits, real};
use crate::link::shares::{Shares, posterior, ratio};
pub use crate::link::training::{Comparison, Training};
use crate::threads::each;

/// No trained level weighs more than this many millibits, either way.
const BOUND: i32 = 16_000;
/// How often all is estimated, each time with u counted without the matches found before.
const ROUNDS: usize = 3;
/// Fewer random pairs than this, found to be one person or no longer, need no further estimate.
const SETTLED: f64 = 0.01;

/// Learns weights without examples: prior, then u, then m.
///
/// The prior is the caller's. u is counted over random pairs (½ added to each level, at least
/// 10⁻⁹). m is estimated rule by rule by expectation–maximisation with u fixed, over the
/// comparisons that the rule leaves free, and averaged over rules on the scale of log-odds, each
/// rule weighing as many matches as it found. This is the order of Splink (Linacre and others,
/// 2022): estimated all at once from blocked pairs, the matches of a list with few of them are
/// lost. Three things are added. Weights of ordered levels never rise from a level to a worse one,
/// not even on the way, so the two kinds of pair cannot change places. Each level is held towards
/// saying nothing as by one match, so that never having seen a rare level is no evidence. And u is
/// counted again, at most twice, without the random pairs that the prior and the weights take for
/// one person.
///
/// What cannot be trained is [refused](Fit::refused) with its reason, and then has **default**
/// weights: m of 0.9 shared among the agreements, each getting half of what the better ones leave,
/// and 0.1 for disagreement; u as counted, and where nothing could be counted 0.02 in equal parts
/// for the agreements and 0.98 for disagreement. Weights stay within 16 bits.
///
/// The order of rules, and of anything within them, changes nothing. O(rules · iterations ·
/// patterns · comparisons), whatever the number of pairs.
#[must_use]
pub fn train(training: &Training) -> Fit {
    let comparisons: Vec<&Comparison> = training.levels.iter().take(Pattern::COMPARISONS).collect();
    let mut rules: Vec<Rule<'_>> = training.rules.iter().enumerate().map(Rule::new).collect();
    // Sums of floating-point numbers depend on their order; this one is no caller's.
    rules.sort();
    let prior = training.prior.clamp(-Model::BOUND, Model::BOUND);
    let share = (1.0 + (-f64::from(prior) / 1000.0).exp2()).recip();

    let mut two_people = vec![1.0; training.random.patterns()];
    let mut round = Round::new(training, &comparisons, &rules, share, &two_people);
    for _ in 1..ROUNDS {
        let Some(without) = without_matches(&training.random, &round.fields, share) else {
            break;
        };
        let pairs = training.random.iter().map(|(_, n)| real(n));
        let changes = without
            .iter()
            .zip(&two_people)
            .map(|(now, before)| (now - before).abs());
        if pairs.zip(changes).map(|(n, change)| n * change).sum::<f64>() < SETTLED {
            break;
        }
        two_people = without;
        round = Round::new(training, &comparisons, &rules, share, &two_people);
    }
    round.into_fit(prior, &comparisons)
}

/// A blocking rule, in an order that does not depend on how it was given.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rule<'a> {
    fixed: Vec<usize>,
    pairs: &'a PatternCounts,
    /// Where the caller put it.
    place: usize,
}

impl<'a> Rule<'a> {
    fn new((place, (fixed, pairs)): (usize, &'a (Vec<usize>, PatternCounts))) -> Self {
        let mut fixed = fixed.clone();
        fixed.sort_unstable();
        fixed.dedup();
        Self { fixed, pairs, place }
    }
}

/// The probability of two people for each random pattern; `None` where the weights find far more
/// matches than the prior allows, and so are no guide.
fn without_matches(random: &PatternCounts, fields: &[Shares], share: f64) -> Option<Vec<f64>> {
    let one_person = |pattern| posterior(share, ratio(fields, pattern));
    let found: f64 = random
        .iter()
        .map(|(pattern, n)| real(n) * one_person(pattern))
        .sum();
    let plausible = found <= 10.0 + 4.0 * share * real(random.total());
    plausible.then(|| {
        random
            .iter()
            .map(|(pattern, _)| 1.0 - one_person(pattern))
            .collect()
    })
}

/// One estimate of everything, for one reading of the random pairs.
struct Round {
    fields: Vec<Shares>,
    trained: Vec<bool>,
    rules: Vec<RuleFit>,
    refused: Vec<Refused>,
}

impl Round {
    fn new(
        training: &Training,
        comparisons: &[&Comparison],
        rules: &[Rule<'_>],
        share: f64,
        two_people: &[f64],
    ) -> Self {
        let mut refused = Vec::new();
        let mut refuse = |comparison: usize, rule: Option<usize>, reason: Reason| {
            let label = comparisons
                .get(comparison)
                .map_or("", |comparison| &comparison.label);
            refused.push(Refused::new(comparison, label, rule, reason));
        };
        let mut fields = Vec::new();
        let mut counted = Vec::new();
        for (at, comparison) in comparisons.iter().enumerate() {
            let levels = comparison.levels.len().min(usize::from(Pattern::LEVELS));
            let u = random::shares(&training.random, two_people, at, levels);
            counted.push(u.is_some());
            if u.is_none() {
                refuse(at, None, Reason::NoRandomPairs);
            }
            let usual = &comparison.usual;
            fields.push(Shares::untrained(at, comparison.ordered, levels, u, usual));
        }

        let mut lessons: Vec<Vec<Lesson>> = vec![Vec::new(); fields.len()];
        let mut fits = vec![RuleFit::default(); rules.len()];
        let taught = each(rules, |rule| {
            lesson::learn(&rule.fixed, rule.pairs, &fields, &counted, share)
        });
        for (Rule { place, .. }, taught) in rules.iter().zip(taught) {
            let place = *place;
            for (at, lesson) in taught.lessons {
                match lesson {
                    Ok(lesson) => lessons
                        .iter_mut()
                        .skip(at)
                        .take(1)
                        .for_each(|all| all.push(lesson.clone())),
                    Err(reason) => refuse(at, Some(place), reason),
                }
            }
            fits.iter_mut()
                .skip(place)
                .take(1)
                .for_each(|fit| fit.clone_from(&taught.fit));
        }
        let mut trained = Vec::new();
        for ((field, lessons), counted) in fields.iter_mut().zip(&lessons).zip(counted) {
            let asked = rules.iter().any(|rule| !rule.fixed.contains(&field.at));
            if counted && !asked {
                refuse(field.at, None, Reason::NoRule);
            }
            trained.push(field.combine(lessons));
        }
        refused.sort();
        Self {
            fields,
            trained,
            rules: fits,
            refused,
        }
    }

    fn into_fit(self, prior: i32, comparisons: &[&Comparison]) -> Fit {
        let weights = self.fields.iter().zip(comparisons).map(|(field, comparison)| {
            let shares = billionths(&field.m()).into_iter().zip(billionths(&field.u));
            let ratios = field.ratios.iter().zip(shares);
            let levels = comparison
                .levels
                .iter()
                .zip(ratios)
                .map(|(label, (ratio, (m, u)))| {
                    Level::new(label, millibits(ratio.log2(), BOUND)).with_shares(m, u)
                });
            Weights::new(&*comparison.label, levels)
        });
        // Everything is within bounds here, so the prior alone is never what is left.
        let model = Model::new(prior, weights.collect()).unwrap_or_default();
        Fit::new(model, self.trained, self.rules, self.refused)
    }
}
