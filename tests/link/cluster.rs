//! Laws of `link::cluster`.
#![expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a few records, all of them there"
)]

use std::collections::BTreeMap;

use cotejo::link::cluster::{Against, Clustering, Constraints, Link, cluster};
use proptest::prelude::*;

/// Weights of all pairs of a few records, in steps that make equal ones likely.
#[derive(Debug, Clone)]
struct World {
    records: u32,
    weights: BTreeMap<(u32, u32), i32>,
    /// Pairs that blocking brought together.
    links: Vec<Link>,
    constraints: Constraints,
}

impl World {
    fn score(&self, one: u32, other: u32) -> i32 {
        assert!(one < other, "the lesser record comes first");
        self.weights[&(one, other)]
    }

    fn cluster(&self, threshold: i32) -> Clustering {
        let score = |one, other| self.score(one, other);
        cluster(self.records, &self.links, threshold, &self.constraints, &score)
    }

    /// What the clusters are worth: the weights within them, within reach.
    fn worth(&self, labels: &[u32]) -> i64 {
        let within = self
            .weights
            .iter()
            .filter(|((one, other), _)| labels[*one as usize] == labels[*other as usize]);
        within
            .map(|(_, &weight)| i64::from(weight.clamp(-4_000, 8_000) + (weight + 4_000).min(0) / 4))
            .sum()
    }
}

fn worlds(most: u32) -> impl Strategy<Value = World> {
    (1..=most)
        .prop_flat_map(|records| {
            let pairs = (records * (records - 1) / 2) as usize;
            let judged = || prop::collection::vec((0..records + 1, 0..records), 0..3);
            (
                Just(records),
                prop::collection::vec((-6..=6_i32, any::<bool>()), pairs),
                judged(),
                judged(),
                prop::collection::vec(prop::option::weighted(0.3, 0..3_u32), 0..=records as usize),
            )
        })
        .prop_map(|(records, drawn, same, different, listing)| {
            let pairs = (0..records).flat_map(|one| (one + 1..records).map(move |other| (one, other)));
            let mut weights = BTreeMap::new();
            let mut links = Vec::new();
            for ((one, other), (bits, met)) in pairs.zip(drawn) {
                let weight = bits * 2_000;
                weights.insert((one, other), weight);
                if met || weight > 4_000 {
                    links.push(Link { one, other, weight });
                }
            }
            let constraints = Constraints {
                same,
                different,
                listing,
                ..Constraints::default()
            };
            World {
                records,
                weights,
                links,
                constraints,
            }
        })
}

fn unjudged(most: u32) -> impl Strategy<Value = World> {
    worlds(most).prop_map(|mut world| {
        world.constraints = Constraints::default();
        world.links = world
            .weights
            .iter()
            .map(|(&(one, other), &weight)| Link { one, other, weight })
            .collect();
        world
    })
}

/// Whether every record of every component is linked with every other at the threshold.
fn is_clean(world: &World, threshold: i32) -> bool {
    let near =
        |one: u32, other: u32| one == other || world.weights[&(one.min(other), one.max(other))] >= threshold;
    let all = || 0..world.records;
    all().all(|a| all().all(|b| all().all(|c| !(near(a, b) && near(b, c)) || near(a, c))))
}

proptest! {
    #[test]
    fn clusters_partition_the_records(world in worlds(9), threshold in -4_000..6_000) {
        let found = world.cluster(threshold);
        let mut all: Vec<u32> = found.clusters().flatten().copied().collect();
        let firsts: Vec<u32> = found.clusters().map(|records| records[0]).collect();
        prop_assert!(firsts.is_sorted(), "by their least records");
        for (at, records) in found.clusters().enumerate() {
            prop_assert!(records.is_sorted());
            for &record in records {
                prop_assert_eq!(found.cluster_of(record), Some(at as u32));
            }
        }
        all.sort_unstable();
        prop_assert_eq!(all, (0..world.records).collect::<Vec<_>>());
    }

    #[test]
    fn the_order_of_input_does_not_matter(world in worlds(9), turn in 0..40_usize, threshold in -4_000..6_000) {
        let mut other = world.clone();
        let by = |length: usize| if length == 0 { 0 } else { turn % length };
        let links = by(other.links.len());
        other.links.rotate_left(links);
        other.links.extend(world.links.iter().take(turn).copied());
        for link in other.links.iter_mut().step_by(2) {
            (link.one, link.other) = (link.other, link.one);
        }
        for judged in [&mut other.constraints.same, &mut other.constraints.different] {
            judged.reverse();
            for pair in judged {
                *pair = (pair.1, pair.0);
            }
        }
        prop_assert_eq!(other.cluster(threshold), world.cluster(threshold));
    }

    #[test]
    fn judgements_hold_or_are_reported(world in worlds(9), threshold in -4_000..6_000) {
        let found = world.cluster(threshold);
        let together = |one: u32, other: u32| found.cluster_of(one) == found.cluster_of(other);
        let exist = |&&(one, other): &&(u32, u32)| one.max(other) < world.records;
        for &(one, other) in world.constraints.different.iter().filter(exist) {
            prop_assert!(one == other || !together(one, other));
        }
        for &(one, other) in world.constraints.same.iter().filter(exist) {
            let pair = (one.min(other), one.max(other));
            let refused = found.contradictions().iter().any(|at| (at.one, at.other) == pair);
            prop_assert!(refused || together(one, other));
        }
        for records in found.clusters() {
            let mut listings: Vec<u32> = records
                .iter()
                .filter_map(|&record| *world.constraints.listing.get(record as usize)?)
                .collect();
            let count = listings.len();
            listings.sort_unstable();
            listings.dedup();
            prop_assert_eq!(listings.len(), count, "one record of a listing");
        }
    }

    #[test]
    fn joins_span_their_cluster_and_reach_the_threshold(world in worlds(9), threshold in -4_000..6_000) {
        let found = world.cluster(threshold);
        for (at, records) in found.clusters().enumerate() {
            let joins = found.joins(at as u32);
            prop_assert_eq!(joins.len(), records.len() - 1);
            let mut reached = vec![records[0]];
            for _ in records {
                for join in joins {
                    if reached.contains(&join.one) || reached.contains(&join.other) {
                        reached.extend([join.one, join.other]);
                    }
                }
            }
            reached.sort_unstable();
            reached.dedup();
            prop_assert_eq!(&reached, records);
            let weights: Vec<i32> = joins.iter().map(|join| join.weight.unwrap_or(i32::MAX)).collect();
            prop_assert!(weights.is_sorted_by(|one, other| one >= other), "strongest first");
            prop_assert!(weights.iter().all(|&weight| weight >= threshold));
        }
    }

    #[test]
    fn doubts_are_the_pairs_that_say_otherwise(world in unjudged(8), threshold in -4_000..6_000) {
        let found = world.cluster(threshold);
        let expected: Vec<(u32, u32, i32, bool)> = world
            .weights
            .iter()
            .map(|(&(one, other), &weight)| (one, other, weight, found.cluster_of(one) == found.cluster_of(other)))
            .filter(|&(_, _, weight, together)| together != (weight >= threshold))
            .collect();
        let doubts: Vec<_> = found.doubtful().iter().map(|at| (at.one, at.other, at.weight, at.together)).collect();
        prop_assert_eq!(doubts, expected);
    }

    /// A greater threshold may join what a lesser one left apart only where pairs contradict each
    /// other: there the average of other groups decides. Where it is clean at both it only splits.
    #[test]
    fn a_greater_threshold_only_splits_what_is_clean(world in unjudged(5), low in -6..6_i32, more in 0..6_i32) {
        let (low, high) = (low * 2_000, (low + more) * 2_000);
        prop_assume!(is_clean(&world, low) && is_clean(&world, high));
        let (coarse, fine) = (world.cluster(low), world.cluster(high));
        for records in fine.clusters() {
            let first = coarse.cluster_of(records[0]);
            prop_assert!(records.iter().all(|&record| coarse.cluster_of(record) == first));
        }
        prop_assert!(fine.doubtful().is_empty() && coarse.doubtful().is_empty());
    }

    #[test]
    fn no_strong_pair_carries_along_one_that_contradicts_it(
        one in 0..i32::MAX, other in 0..i32::MAX, against in i32::MIN..-20_004,
    ) {
        let links = [link(0, 1, one), link(1, 2, other)];
        let found = cluster(3, &links, 0, &Constraints::default(), &|_, _| against);
        prop_assert_eq!(found.len(), 2);
    }

    #[test]
    fn two_records_are_one_from_the_threshold_on(weight: i32, threshold: i32) {
        let links = [Link { one: 1, other: 0, weight }];
        let found = cluster(2, &links, threshold, &Constraints::default(), &|_, _| weight);
        prop_assert_eq!(found.len() == 1, weight >= threshold);
    }

    /// No merge of two clusters would better the sum of weights: greedy, but never stuck on one join.
    #[test]
    fn no_two_clusters_would_rather_be_one(world in unjudged(7)) {
        let found = world.cluster(0);
        let worth = world.worth(found.labels());
        for one in 0..found.len() as u32 {
            for other in one + 1..found.len() as u32 {
                let merged: Vec<u32> = found.labels().iter().map(|&at| if at == other { one } else { at }).collect();
                prop_assert!(world.worth(&merged) < worth);
            }
        }
    }
}

/// All ways to part records, as labels.
fn partitions(records: usize) -> Vec<Vec<u32>> {
    let mut all = vec![Vec::new()];
    for _ in 0..records {
        all = all
            .into_iter()
            .flat_map(|labels: Vec<u32>| {
                let next = labels.iter().max().map_or(0, |most| most + 1);
                (0..=next).map(move |label| [labels.clone(), vec![label]].concat())
            })
            .collect();
    }
    all
}

struct Mix(u64);

impl Mix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

/// Against the best of all partitions, on planted clusters with noise: the rate of misses is known
/// and may not grow.
#[test]
fn the_best_partition_is_nearly_always_met() {
    let mut mix = Mix(5);
    let (mut met, mut lost, mut best_of_all) = (0, 0, 0);
    let rounds = 400;
    let all: Vec<Vec<Vec<u32>>> = (0..=7).map(partitions).collect();
    for _ in 0..rounds {
        let records = 3 + (mix.next() % 5) as usize;
        let truth: Vec<u64> = (0..records).map(|_| mix.next() % 3).collect();
        let mut weights = BTreeMap::new();
        for one in 0..records {
            for other in one + 1..records {
                let noise: i32 = (0..4).map(|_| (mix.next() % 6_001) as i32 - 3_000).sum();
                let mean = if truth[one] == truth[other] { 4_000 } else { -4_000 };
                weights.insert((one as u32, other as u32), mean + noise);
            }
        }
        let world = World {
            records: records as u32,
            links: weights
                .iter()
                .map(|(&(one, other), &weight)| Link { one, other, weight })
                .collect(),
            weights,
            constraints: Constraints::default(),
        };
        let worth = world.worth(world.cluster(0).labels());
        let best = all[records]
            .iter()
            .map(|labels| world.worth(labels))
            .max()
            .unwrap();
        assert!(worth <= best);
        met += u32::from(worth == best);
        lost += best - worth;
        best_of_all += best;
    }
    assert!(met * 100 >= rounds * 97, "{met} of {rounds}");
    assert!(lost * 1_000 <= best_of_all * 5, "{lost} of {best_of_all}");
}

fn link(one: u32, other: u32, weight: i32) -> Link {
    Link { one, other, weight }
}

#[test]
fn a_chain_is_not_one_cluster_and_a_clique_is() {
    let links = [link(0, 1, 6_000), link(1, 2, 4_000)];
    let none = Constraints::default();
    let found = cluster(3, &links, 0, &none, &|_, _| -9_000);
    assert_eq!(found.clusters().collect::<Vec<_>>(), [&[0, 1][..], &[2]]);
    let doubt = found.doubtful().first().unwrap();
    assert_eq!((doubt.one, doubt.other, doubt.together), (1, 2, false));

    let found = cluster(3, &links, 0, &none, &|_, _| 1_000);
    assert_eq!(found.clusters().collect::<Vec<_>>(), [&[0, 1, 2][..]]);
    let found = cluster(3, &links, 0, &none, &|_, _| -2_000);
    assert_eq!(found.len(), 1, "a poor record is carried by a good one");
    assert!(found.doubtful().first().unwrap().together);
}

#[test]
fn different_wins_over_same_and_says_so() {
    let constraints = Constraints {
        same: vec![(3, 2), (0, 1), (1, 2)],
        different: vec![(3, 0)],
        ..Constraints::default()
    };
    let found = cluster(
        5,
        &[link(0, 4, 9_000), link(4, 3, 4_000)],
        0,
        &constraints,
        &|_, _| 7_000,
    );
    assert_eq!(found.clusters().collect::<Vec<_>>(), [&[0, 1, 2, 4][..], &[3]]);
    let [at] = found.contradictions() else {
        panic!("one")
    };
    assert_eq!((at.one, at.other, at.against), (2, 3, Against::Judgement(0, 3)));

    let constraints = Constraints {
        same: vec![(0, 1)],
        listing: vec![Some(7), Some(7)],
        ..Constraints::default()
    };
    let found = cluster(2, &[link(0, 1, 9_000)], 0, &constraints, &|_, _| 9_000);
    assert_eq!(found.len(), 2);
    assert_eq!(found.contradictions()[0].against, Against::Listing(7));
    assert_eq!(
        found.doubtful().len(),
        1,
        "the list promises what the weight denies"
    );
}

#[test]
fn nothing_of_one_and_of_extremes() {
    let none = Constraints::default();
    assert!(cluster(0, &[link(0, 1, 5)], 0, &none, &|_, _| 0).is_empty());
    let odd = [link(0, 0, 5), link(0, 9, 5), link(u32::MAX, 0, 5)];
    assert_eq!(cluster(1, &odd, 0, &none, &|_, _| 0).len(), 1);
    let ends = [link(0, 1, i32::MAX), link(1, 2, i32::MAX), link(0, 2, i32::MIN)];
    assert_eq!(cluster(3, &ends, i32::MIN, &none, &|_, _| 0).len(), 1);
    assert!(cluster(3, &ends, i32::MAX, &none, &|_, _| 0).len() > 1);
}

#[test]
fn a_crowd_is_cut_and_reported() {
    let records = 5_000;
    let links: Vec<Link> = (0..records)
        .flat_map(|one| (1..4).map(move |step| link(one, (one + step) % records, 3_000)))
        .collect();
    let found = cluster(records, &links, 0, &Constraints::default(), &|_, _| 500);
    assert_eq!(found.crowds(), [5_000]);
    assert!(found.clusters().all(|records| records.len() <= 200));
    assert!(found.doubtful().iter().all(|doubt| !doubt.together));
}

#[test]
fn thousands_judged_to_be_one_cost_little() {
    let constraints = Constraints {
        same: (1..60_000)
            .map(|record| (record, record - 1))
            .chain((70_000..90_000).map(|at| (at, 69_999)))
            .collect(),
        ..Constraints::default()
    };
    let found = cluster(100_000, &[link(5, 80_000, 9_000)], 0, &constraints, &|_, _| 2_000);
    assert_eq!(found.records(0).len(), 60_000 + 20_001);
    assert_eq!(found.joins(0).len(), 60_000 + 20_000);
}

proptest! {
    #[test]
    fn a_group_judged_to_be_all_different_is_all_its_pairs(
        world in worlds(9),
        groups in prop::collection::vec(prop::collection::vec(0..9_u32, 0..5), 0..3),
    ) {
        let pairs = groups.iter().flat_map(|group: &Vec<u32>| {
            group.iter().flat_map(|one| group.iter().filter(move |other| one < other).map(move |other| (*one, *other)))
        });
        let in_pairs = Constraints {
            different: world.constraints.different.iter().copied().chain(pairs).collect(),
            ..world.constraints.clone()
        };
        let in_groups = Constraints {
            apart: groups.clone(),
            ..world.constraints.clone()
        };
        let score = |one: u32, other: u32| world.weights.get(&(one, other)).copied().unwrap_or(0);
        let [paired, grouped] = [in_pairs, in_groups]
            .map(|constraints| cluster(world.records, &world.links, 0, &constraints, &score));
        prop_assert_eq!(paired.labels(), grouped.labels());
        prop_assert_eq!(paired.doubtful(), grouped.doubtful());
        prop_assert_eq!(paired.joins(0), grouped.joins(0));
        let pairs = |found: &Clustering| -> Vec<(u32, u32)> {
            found.contradictions().iter().filter(|at| at.one != at.other).map(|at| (at.one, at.other)).collect()
        };
        prop_assert_eq!(pairs(&paired), pairs(&grouped));
    }
}
