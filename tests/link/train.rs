//! Laws of patterns, models and training; truth is planted by simulation.

use cotejo::link::{
    Comparison, Fit, Level, Model, Pattern, PatternCounts, Reason, Training, Weights, prior, train,
};
use proptest::collection::vec;
use proptest::prelude::*;

/// m and u of each level of each comparison, best first.
type Truth = Vec<(Vec<f64>, Vec<f64>)>;

fn truth() -> Truth {
    vec![
        (vec![0.75, 0.15, 0.10], vec![0.0005, 0.004, 0.9955]),
        (vec![0.70, 0.12, 0.08, 0.10], vec![0.002, 0.003, 0.01, 0.985]),
        (vec![0.85, 0.10, 0.05], vec![0.00005, 0.0015, 0.99845]),
        (vec![0.90, 0.10], vec![0.08, 0.92]),
        (vec![0.98, 0.02], vec![0.5, 0.5]),
    ]
}

fn comparisons(truth: &Truth) -> Vec<Comparison> {
    let named = |(at, (m, _)): (usize, &(Vec<f64>, Vec<f64>))| {
        Comparison::new(
            format!("field {at}"),
            (1..=m.len()).map(|level| format!("level {level}")),
        )
    };
    truth.iter().enumerate().map(named).collect()
}

/// `SplitMix64` (Steele, Lea and Flood, 2014).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn unit(&mut self) -> f64 {
        f64::from(u32::try_from(self.next() >> 32).unwrap()) / 4_294_967_296.0
    }

    fn level(&mut self, shares: &[f64]) -> u8 {
        let mut rest = self.unit();
        let at = shares.iter().position(|share| {
            rest -= share;
            rest < 0.0
        });
        u8::try_from(at.unwrap_or(shares.len() - 1) + 1).unwrap()
    }

    /// `pairs` patterns, of which this share are matches; the fixed comparisons always agree best,
    /// and of the others a share of values is missing.
    fn pairs(
        &mut self,
        truth: &Truth,
        pairs: u64,
        share: f64,
        fixed: &[usize],
        missing: f64,
    ) -> PatternCounts {
        let mut counts = PatternCounts::new();
        for _ in 0..pairs {
            let one_person = self.unit() < share;
            let mut pattern = Pattern::EMPTY;
            for (at, (m, u)) in truth.iter().enumerate() {
                let level = if fixed.contains(&at) {
                    1
                } else if self.unit() < missing {
                    0
                } else {
                    self.level(if one_person { m } else { u })
                };
                pattern = pattern.with(at, level);
            }
            counts.add(pattern, 1);
        }
        counts
    }
}

fn weights(fit: &Fit) -> Vec<Vec<i32>> {
    let of = |comparison: &Weights| comparison.levels().iter().map(Level::weight).collect();
    fit.model().comparisons().iter().map(of).collect()
}

fn planted(truth: &Truth) -> Vec<Vec<f64>> {
    let of = |(m, u): &(Vec<f64>, Vec<f64>)| m.iter().zip(u).map(|(m, u)| 1000.0 * (m / u).log2()).collect();
    truth.iter().map(of).collect()
}

/// The furthest that a weight lies from the planted one, in millibits.
fn furthest(fit: &Fit, truth: &Truth) -> f64 {
    let found = weights(fit).concat();
    let planted = planted(truth).concat();
    assert_eq!(found.len(), planted.len());
    let far = found
        .iter()
        .zip(&planted)
        .map(|(&found, planted)| (f64::from(found) - planted).abs());
    far.fold(0.0, f64::max)
}

fn sampled(seed: u64, share_of_all: f64, random: u64, rule: u64, share: f64) -> (Truth, Fit) {
    let truth = truth();
    let mut draw = Draw(seed);
    let odds = share_of_all / (1.0 - share_of_all);
    let rounded = format!("{:.0}", 1000.0 * odds.log2()).parse().unwrap();
    let training = Training::new(rounded, comparisons(&truth))
        .random(draw.pairs(&truth, random, share_of_all, &[], 0.15))
        .rule([2], draw.pairs(&truth, rule, share, &[2], 0.15))
        .rule([0, 1], draw.pairs(&truth, rule / 2, share, &[0, 1], 0.15));
    let fit = train(&training);
    (truth, fit)
}

#[test]
fn planted_parameters_are_recovered() {
    // Tolerance: 0.3 bits for every weight, with 1,000,000 random pairs and 50,000 in a rule.
    for seed in 1..=3 {
        let (truth, fit) = sampled(seed, 1e-4, 1_000_000, 50_000, 0.3);
        let far = furthest(&fit, &truth);
        println!("seed {seed}: furthest {far:.0} millibits");
        assert!(
            far < 300.0,
            "{far} millibits\n{:?}\n{:?}",
            weights(&fit),
            planted(&truth)
        );
        assert!(fit.converged() && fit.refused().is_empty(), "{:?}", fit.refused());
    }
}

#[test]
fn one_true_pair_in_50_000_is_enough() {
    // 10,000 records, 1,000 repeats; each rule brings 3,000 pairs together, a quarter of them true.
    // Tolerance: 0.7 bits, and 1.5 where a rule expects fewer than 30 such matches (m below 0.06) or
    // two people agree so in fewer than one pair of 1,000.
    for seed in 1..=5 {
        let (truth, fit) = sampled(seed, 2e-5, 1_000_000, 3_000, 0.25);
        for ((found, planted), (m, u)) in weights(&fit).iter().zip(planted(&truth)).zip(&truth) {
            for (((&found, planted), m), u) in found.iter().zip(planted).zip(m).zip(u) {
                let tolerance = if *u < 0.001 || *m < 0.06 { 1500.0 } else { 700.0 };
                let far = (f64::from(found) - planted).abs();
                assert!(far < tolerance, "seed {seed}: {found} for {planted}, u {u}");
            }
        }
        println!("seed {seed}: furthest {:.0} millibits", furthest(&fit, &truth));
        let share = fit
            .rules()
            .iter()
            .map(|rule| 1000 * rule.matches() / rule.pairs());
        assert!(
            share.clone().all(|share| share.abs_diff(250) < 40),
            "{:?}",
            share.collect::<Vec<_>>()
        );
        assert!(fit.refused().is_empty(), "{:?}", fit.refused());
    }
}

#[test]
fn a_rule_of_few_matches_is_learned_from_and_one_of_hardly_any_is_refused() {
    let few = sampled(7, 2e-5, 200_000, 200_000, 0.002).1;
    assert!(few.is_trained(3), "{:?}", few.refused());
    let none = sampled(7, 2e-5, 200_000, 200_000, 0.0).1;
    assert!((0..5).all(|at| !none.is_trained(at)), "{:?}", none.rules());
    assert!(none.refused().len() >= 5);
}

#[test]
fn true_pairs_among_the_random_ones_do_not_hide_how_rare_an_agreement_is() {
    // A short list full of repeats: one random pair in 200 is one person.
    let (truth, fit) = sampled(11, 0.005, 500_000, 20_000, 0.5);
    let far = furthest(&fit, &truth);
    println!("contaminated: furthest {far:.0} millibits");
    assert!(far < 700.0, "{:?}\n{:?}", weights(&fit), planted(&truth));
}

#[test]
fn the_order_of_rules_changes_nothing() {
    let truth = truth();
    let mut draw = Draw(3);
    let rules: Vec<(Vec<usize>, PatternCounts)> = [vec![0], vec![1, 3], vec![2], vec![4, 1]]
        .into_iter()
        .map(|fixed| (fixed.clone(), draw.pairs(&truth, 4_000, 0.2, &fixed, 0.1)))
        .collect();
    let random = draw.pairs(&truth, 100_000, 0.0, &[], 0.1);
    let with = |rules: Vec<(Vec<usize>, PatternCounts)>| {
        let start = Training::new(-12_000, comparisons(&truth)).random(random.clone());
        train(
            &rules
                .into_iter()
                .fold(start, |training, (fixed, pairs)| training.rule(fixed, pairs)),
        )
    };
    let forth = with(rules.clone());
    let turned = |(fixed, pairs): (Vec<usize>, PatternCounts)| (fixed.into_iter().rev().collect(), pairs);
    let back = with(rules.into_iter().rev().map(turned).collect());
    assert_eq!(forth.model(), back.model());
    let turned: Vec<&[i64]> = back.trace().collect();
    assert!(forth.trace().eq(turned.into_iter().rev()));
}

#[test]
fn a_missing_level_weighs_nothing_and_teaches_nothing() {
    let truth = truth();
    let mut draw = Draw(5);
    let random = draw.pairs(&truth, 100_000, 0.0, &[], 0.0);
    let mut pairs = draw.pairs(&truth, 5_000, 0.3, &[2], 0.0);
    let one = Training::new(-12_000, comparisons(&truth)).random(random.clone());
    let plain = train(&one.clone().rule([2], pairs.clone()));
    let mut more = random;
    more.add(Pattern::EMPTY, 1 << 40);
    assert_eq!(
        plain.model(),
        train(&one.clone().random(more).rule([2], pairs.clone())).model()
    );
    // Pairs with nothing but what the rule fixes change the share of matches and the weights hardly.
    pairs.add(Pattern::EMPTY.with(2, 1), 5_000);
    let padded = train(&one.rule([2], pairs));
    for (a, b) in weights(&plain).concat().iter().zip(weights(&padded).concat()) {
        assert!((a - b).abs() <= 2, "{a} {b}");
    }
    assert_eq!(plain.model().weight(Pattern::EMPTY), plain.model().prior());
}

#[test]
fn collapses_are_refused_and_leave_default_weights() {
    let truth = truth();
    let random = Draw(1).pairs(&truth, 100_000, 0.0, &[], 0.0);
    let start = || Training::new(-12_000, comparisons(&truth)).random(random.clone());
    let untaught = train(&start());
    assert!(!untaught.converged());
    assert!(
        untaught
            .refused()
            .iter()
            .all(|refused| refused.reason() == Reason::NoRule)
    );
    let agree = (0..5).fold(Pattern::EMPTY, |pattern, at| pattern.with(at, 1));
    let mixed = agree.with(1, 3).with(4, 0);
    for pattern in [agree, mixed, Pattern::EMPTY] {
        let pairs: PatternCounts = [(pattern, 100_000)].into_iter().collect();
        let fit = train(&start().rule([2], pairs));
        assert_eq!(fit.model(), untaught.model());
        let reasons: Vec<_> = fit.refused().iter().map(|refused| refused.reason()).collect();
        assert_eq!(
            reasons,
            [
                Reason::Constant,
                Reason::Constant,
                Reason::NoRule,
                Reason::Constant,
                Reason::Constant
            ]
        );
    }
    let blank = train(&Training::new(-12_000, comparisons(&truth)).rule([], random.clone()));
    assert!(
        blank
            .refused()
            .iter()
            .all(|refused| refused.reason() == Reason::NoRandomPairs)
    );
    assert_eq!(weights(&blank)[4], [5_492, -3_293]);
    // One free comparison cannot tell many weak matches from a few strong ones.
    let narrow = train(&start().rule(
        [0, 1, 2, 3],
        Draw(2).pairs(&truth, 10_000, 0.4, &[0, 1, 2, 3], 0.0),
    ));
    assert_eq!(
        narrow.refused().last().map(|refused| refused.reason()),
        Some(Reason::NotIdentifiable)
    );
    // Nothing at all.
    let nothing = train(&Training::default());
    assert_eq!(nothing.model().weight(agree), 0);
}

#[test]
fn a_comparison_that_speaks_against_itself_is_refused() {
    let mut truth = truth();
    truth[3] = (vec![0.02, 0.98], vec![0.3, 0.7]);
    let mut draw = Draw(9);
    let ordered = comparisons(&truth);
    let unordered: Vec<Comparison> = ordered.iter().cloned().map(Comparison::unordered).collect();
    let (random, pairs) = (
        draw.pairs(&truth, 200_000, 0.0, &[], 0.0),
        draw.pairs(&truth, 20_000, 0.3, &[2], 0.0),
    );
    for comparisons in [ordered, unordered] {
        let fit = train(
            &Training::new(-12_000, comparisons)
                .random(random.clone())
                .rule([2], pairs.clone()),
        );
        assert!(!fit.is_trained(3) && fit.is_trained(0));
        let said = fit.refused().iter().map(|refused| refused.to_string());
        assert!(
            said.clone()
                .any(|said| said == "field 3, rule 1: its best agreement speaks against one person"),
            "{:?}",
            said.collect::<Vec<_>>()
        );
    }
}

#[test]
fn an_unordered_level_may_speak_against() {
    let mut truth = truth();
    truth[1] = (vec![0.80, 0.01, 0.10, 0.09], vec![0.002, 0.10, 0.01, 0.888]);
    let mut draw = Draw(13);
    let (random, pairs) = (
        draw.pairs(&truth, 200_000, 0.0, &[], 0.0),
        draw.pairs(&truth, 40_000, 0.3, &[2], 0.0),
    );
    let fit_of = |comparisons| {
        train(
            &Training::new(-12_000, comparisons)
                .random(random.clone())
                .rule([2], pairs.clone()),
        )
    };
    let ordered = weights(&fit_of(comparisons(&truth)));
    assert!(
        ordered.iter().all(|levels| levels.is_sorted_by(|a, b| a >= b)),
        "{ordered:?}"
    );
    let mut free = comparisons(&truth);
    free[1] = free[1].clone().unordered();
    let free = weights(&fit_of(free));
    assert!(free[1][1] < -2_500 && free[1][2] > 2_500, "{free:?}");
}

#[test]
fn counts_of_2_to_the_40_are_exact() {
    let big = 1 << 40;
    let pattern = Pattern::EMPTY.with(3, 2);
    let mut counts = PatternCounts::new();
    counts.add(pattern, big);
    counts.add(pattern, 1);
    counts.add(Pattern::EMPTY, big);
    assert_eq!(
        counts.iter().collect::<Vec<_>>(),
        [(Pattern::EMPTY, big), (pattern, big + 1)]
    );
    assert_eq!(counts.total(), 2 * big + 1);
    // A list a million times as long with the same shares has the same weights, less caution.
    let truth = truth();
    let mut draw = Draw(4);
    let (random, pairs) = (
        draw.pairs(&truth, 100_000, 0.0, &[], 0.0),
        draw.pairs(&truth, 50_000, 0.3, &[0], 0.0),
    );
    let times = |counts: &PatternCounts, n: u64| {
        counts
            .iter()
            .map(|(pattern, count)| (pattern, n * count))
            .collect()
    };
    let of = |n| {
        train(
            &Training::new(-12_000, comparisons(&truth))
                .random(times(&random, n))
                .rule([0], times(&pairs, n)),
        )
    };
    let (long, longer) = (of(1 << 20), of(1 << 24));
    assert!(long.converged() && longer.converged());
    for (a, b) in weights(&long).concat().iter().zip(weights(&longer).concat()) {
        assert!((a - b).abs() <= 2, "{a} {b}");
    }
}

#[test]
fn patterns_show_their_levels() {
    assert_eq!(
        format!("{:?}", Pattern::EMPTY.with(0, 1).with(2, 12)),
        "Pattern(1.c)"
    );
    assert_eq!(format!("{:?}", Pattern::EMPTY), "Pattern()");
    assert_eq!(Pattern::EMPTY.with(16, 1), Pattern::EMPTY);
    assert_eq!(Pattern::EMPTY.with(1, 16), Pattern::EMPTY);
}

#[test]
fn a_model_beyond_its_bounds_is_not_accepted() {
    let level = |weight| Weights::new("a", [Level::new("b", weight)]);
    assert!(Model::new(0, vec![level(64_000); 16]).is_some());
    assert!(Model::new(0, vec![level(0); 17]).is_none());
    assert!(Model::new(0, vec![level(-64_001)]).is_none());
    assert!(Model::new(i32::MIN, vec![]).is_none());
    assert!(Model::new(0, vec![Weights::new("a", vec![Level::new("b", 0); 16])]).is_none());
    let shares = Level::new("b", 0).with_shares(1_000_000_001, 0);
    assert!(Model::new(0, vec![Weights::new("a", [shares])]).is_none());
    for text in [
        r#"{"prior":0,"comparisons":[{"label":"a","levels":[{"label":"b","weight":64001}]}]}"#,
        r#"{"prior":64001,"comparisons":[]}"#,
        r#"{"prior":0,"comparisons":[],"other":1}"#,
        r#"{"prior":0}"#,
    ] {
        assert!(serde_json::from_str::<Model>(text).is_err(), "{text}");
    }
}

#[test]
fn what_is_no_model_is_told_so_by_names_a_reader_knows() {
    let told = |text| serde_json::from_str::<Model>(text).unwrap_err().to_string();
    assert!(told("3").starts_with("invalid type: integer `3`, expected struct Model at"));
    let comparison = told(r#"{"prior":0,"comparisons":[3]}"#);
    assert!(comparison.starts_with("invalid type: integer `3`, expected struct Weights at"));
    assert!(told(r#"{"prior":0}"#).starts_with("missing field `comparisons`"));
}

#[test]
fn the_prior_comes_from_certain_pairs() {
    assert_eq!(prior(700, 700, 50_000_000), -15_609);
}

fn models() -> impl Strategy<Value = Model> {
    let level = (-64_000..=64_000, any::<Option<(u16, u16)>>()).prop_map(|(weight, shares)| {
        let level = Level::new(format!("level {weight}"), weight);
        shares.map_or(level.clone(), |(m, u)| level.with_shares(m.into(), u.into()))
    });
    let comparison = vec(level, 0..=15).prop_map(|levels| Weights::new("comparison", levels));
    (-64_000..=64_000, vec(comparison, 0..=16))
        .prop_map(|(prior, comparisons)| Model::new(prior, comparisons).unwrap())
}

fn counts() -> impl Strategy<Value = PatternCounts> {
    let pattern = vec(0..4_u8, 4).prop_map(|levels| {
        levels
            .iter()
            .enumerate()
            .fold(Pattern::EMPTY, |pattern, (at, &level)| pattern.with(at, level))
    });
    vec(
        (pattern, prop_oneof![1..50_u64, Just(1 << 40), Just(u64::MAX / 2)]),
        0..30,
    )
    .prop_map(|pairs| pairs.into_iter().collect())
}

fn merged(one: &PatternCounts, other: &PatternCounts) -> PatternCounts {
    let mut both = one.clone();
    both.merge(other);
    both
}

proptest! {
    #[test]
    fn a_weight_is_the_prior_and_its_parts(model in models(), bits in any::<u64>()) {
        let pattern = Pattern::from_bits(bits);
        let parts: Vec<(&str, &str, i32)> = model.parts(pattern).collect();
        prop_assert_eq!(parts.len(), model.comparisons().len());
        prop_assert_eq!(model.weight(pattern), model.prior() + parts.iter().map(|part| part.2).sum::<i32>());
    }

    #[test]
    fn a_model_written_and_read_is_the_same(model in models()) {
        let text = serde_json::to_string(&model).unwrap();
        prop_assert_eq!(serde_json::from_str::<Model>(&text).unwrap(), model);
    }

    #[test]
    fn a_level_set_is_a_level_read(bits in any::<u64>(), at in 0..16_usize, level in 0..16_u8) {
        let before = Pattern::from_bits(bits);
        let after = before.with(at, level);
        for other in 0..16 {
            prop_assert_eq!(after.level(other), if other == at { level } else { before.level(other) });
        }
        prop_assert_eq!(Pattern::from_bits(after.bits()), after);
    }

    #[test]
    fn merging_is_associative_and_commutative(a in counts(), b in counts(), c in counts()) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        prop_assert_eq!(merged(&a, &PatternCounts::new()), a);
    }

    /// Whatever is counted: the evidence never falls, shares sum to one, weights stay within bounds
    /// and in order, and every comparison is trained or refused.
    #[test]
    fn training_ends_well(random in counts(), rules in vec((vec(0..5_usize, 0..3), counts()), 0..4), prior in any::<i32>(), ordered in any::<bool>()) {
        let levels = ["a", "b", "c", "d"].map(|label| {
            let comparison = Comparison::new(label, ["best", "near", "none"]);
            if ordered { comparison } else { comparison.unordered() }
        });
        let start = Training::new(prior, levels).random(random);
        let training = rules.into_iter().fold(start, |training, (fixed, pairs)| training.rule(fixed, pairs));
        let fit = train(&training);
        for trace in fit.trace() {
            prop_assert!(trace.is_sorted(), "{:?}", trace);
        }
        for (at, comparison) in fit.model().comparisons().iter().enumerate() {
            for share in [Level::m, Level::u] {
                let sum: Option<u32> = comparison.levels().iter().map(share).sum();
                prop_assert_eq!(sum, Some(1_000_000_000));
            }
            let weights: Vec<i32> = comparison.levels().iter().map(Level::weight).collect();
            prop_assert!(weights.iter().all(|weight| weight.abs() <= 16_000), "{:?}", weights);
            prop_assert!(!ordered || weights.is_sorted_by(|a, b| a >= b), "{:?}", weights);
            prop_assert!(fit.is_trained(at) || fit.refused().iter().any(|refused| refused.comparison() == at));
        }
    }
}
