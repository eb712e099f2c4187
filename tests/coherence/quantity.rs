//! One quantity in a ledger: the whole-ledger scores are those of a group and of a pair.
//!
//! - `figures_of_one_quantity_have_the_scores_of_a_group`
//! - `shares_of_one_quantity_are_those_of_a_group`
//! - `two_figures_have_the_gap_of_a_pair`
//! - `conflicts_of_one_quantity_are_the_pairs_that_do_not_meet`
//! - `what_follows_for_one_quantity_is_what_all_figures_share`
//! - the worked examples `example_1` · `example_2` · `example_6` · `example_7` · `example_17` ·
//!   `example_18` · `example_19` · `example_20` through the ledger

use cotejo::discrepancy::{
    Asking, Coherence, Constraints, Scores, Shares, Suppose, conflicting_pairs, shares,
};
use cotejo::solve::{Fewest, Sampling};
use cotejo::{Bounds, ClaimDraft, Draft, Lexicon, Ratio, Settings, SourceDraft, reconcile, strategy};
use proptest::prelude::*;

use super::{asking, cases, constraints, ledger, ratio, supposing};

/// Voices `v1`, `v2` and so on each say how many are held on one day.
fn held(said: &[&str]) -> Draft {
    let draft = Draft::new();
    said.iter().enumerate().fold(draft, |draft, (at, figure)| {
        let voice = format!("v{}", at + 1);
        let claim = ClaimDraft::new(&format!("c{}", at + 1))
            .by(voice.clone())
            .count("held");
        draft
            .with_source(SourceDraft::new(&voice))
            .with_claim(claim.as_of("2026-01-05").figure(*figure))
    })
}

/// Exact numbers, ranges and open ends as figures say them.
fn said(figures: &[Bounds]) -> Draft {
    let words: Vec<String> = figures
        .iter()
        .map(|figure| match (figure.lo(), figure.hi()) {
            (lo, Some(hi)) if lo == hi => lo.to_string(),
            (lo, Some(hi)) => format!("{lo}-{hi}"),
            (lo, None) => format!(">={lo}"),
        })
        .collect();
    held(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

fn claims(places: impl IntoIterator<Item = usize>) -> Vec<Asking> {
    let names: Vec<String> = places.into_iter().map(|at| format!("c{}", at + 1)).collect();
    asking(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

fn members(coherence: &Coherence) -> Vec<Vec<Asking>> {
    coherence
        .conflicts
        .iter()
        .map(|one| one.members.clone())
        .collect()
}

fn shared(constraints: &Constraints) -> Vec<Ratio> {
    let mut parts = constraints.shares_by_claim(Sampling::default()).unwrap();
    parts
        .pop()
        .map_or_else(Vec::new, |part| part.division.shares().to_vec())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn figures_of_one_quantity_have_the_scores_of_a_group(figures in strategy::one_quantity(0..=6)) {
        let (scores, coherence) = (Scores::of(&figures), constraints(&said(&figures)).coherence());
        prop_assert_eq!(coherence.inconsistency, scores.inconsistency);
        prop_assert_eq!(coherence.adjustment, Ratio::whole(scores.adjustment));
        prop_assert_eq!(coherence.fewest, Some(Fewest::Exactly(scores.figures - scores.support)));
    }

    #[test]
    fn shares_of_one_quantity_are_those_of_a_group(figures in strategy::one_quantity(2..=5)) {
        let numbered: Vec<(usize, Bounds)> = figures.iter().copied().enumerate().collect();
        let Shares::Exact(expected) = shares(&numbered) else { panic!("too many players") };
        let found = shared(&constraints(&said(&figures)));
        let expected: Vec<Ratio> = expected.into_iter().map(|(_, share)| share).collect();
        if Scores::of(&figures).fits() {
            prop_assert!(found.is_empty() && expected.iter().all(|share| share.is_zero()));
        } else {
            // A figure that asks nothing is in no part.
            let asks = figures.iter().zip(expected).filter(|(figure, _)| **figure != Bounds::ANY);
            prop_assert_eq!(found, asks.map(|(_, share)| share).collect::<Vec<_>>());
        }
    }

    #[test]
    fn two_figures_have_the_gap_of_a_pair(pair in strategy::one_quantity(2)) {
        let coherence = constraints(&said(&pair)).coherence();
        prop_assert_eq!(coherence.inconsistency, pair[0].relative_gap(pair[1]));
        prop_assert_eq!(coherence.adjustment, Ratio::whole(pair[0].gap(pair[1]).into()));
        if let [conflict] = coherence.conflicts.as_slice() {
            prop_assert_eq!(conflict.shortfall.short_by, coherence.adjustment);
        }
    }

    #[test]
    fn conflicts_of_one_quantity_are_the_pairs_that_do_not_meet(figures in strategy::one_quantity(0..=6)) {
        let coherence = constraints(&said(&figures)).coherence();
        let pairs = conflicting_pairs(&figures, usize::MAX).into_iter();
        let mut expected: Vec<Vec<Asking>> = pairs.map(|(a, b)| claims([a.min(b), a.max(b)])).collect();
        expected.sort();
        prop_assert_eq!(members(&coherence), expected);
    }

    #[test]
    fn what_follows_for_one_quantity_is_what_all_figures_share(figures in strategy::one_quantity(1..=5)) {
        let implied = constraints(&said(&figures)).implied_of(&"c1".parse().unwrap());
        match figures.iter().copied().try_fold(Bounds::ANY, Bounds::intersect) {
            Some(all) => prop_assert_eq!(implied.unwrap().bounds(), Some(all)),
            None => prop_assert!(implied.is_err()),
        }
    }
}

/// Half persons as text: `388.5` is 777/2.
fn halves(texts: &[&str]) -> Vec<Ratio> {
    let half = |text: &&str| match text.strip_suffix(".5") {
        Some(whole) => Ratio::new(2 * whole.parse::<u128>().unwrap() + 1, 2).unwrap(),
        None => ratio(text),
    };
    texts.iter().map(half).collect()
}

const HELD: [&str; 5] = ["300", "650-750", "806", "800-1000", "800-1200"];

#[test]
fn example_1_two_totals() {
    let found = constraints(&held(&["116", "41"]));
    let coherence = found.coherence();
    assert_eq!(
        (coherence.inconsistency, coherence.adjustment),
        (ratio("75/116"), ratio("75"))
    );
    assert_eq!(members(&coherence), [claims([0, 1])]);
    assert_eq!(shared(&found), halves(&["37.5", "37.5"]));
}

#[test]
fn example_2_three_rival_totals() {
    let found = constraints(&held(&["116", "41", "73"]));
    let coherence = found.coherence();
    assert_eq!(
        (coherence.inconsistency, coherence.adjustment),
        (ratio("75/116"), ratio("75"))
    );
    assert_eq!(
        members(&coherence),
        [claims([0, 1]), claims([0, 2]), claims([1, 2])]
    );
    assert_eq!(shared(&found), halves(&["34", "28.5", "12.5"]));
}

#[test]
fn example_6_five_figures_for_those_held() {
    let found = constraints(&held(&HELD));
    let coherence = found.coherence();
    assert_eq!(
        (coherence.inconsistency, coherence.adjustment),
        (ratio("506/806"), ratio("556"))
    );
    // The first with all four, the second with the three others.
    assert_eq!(members(&coherence).len(), 7);
    // The three that agree stay, or the second alone, or the first.
    let ways = [vec![0, 1], vec![0, 2, 3, 4], vec![1, 2, 3, 4]];
    assert_eq!(coherence.aside, ways.map(claims));
    assert!(coherence.free.is_empty());
    assert_eq!(shared(&found), halves(&["388.5", "51", "41.5", "37.5", "37.5"]));
}

#[test]
fn example_7_the_three_that_agree() {
    let found = constraints(&held(&HELD[2..]));
    assert!(found.coherence().fits());
    assert_eq!(
        found.implied_of(&"c1".parse().unwrap()).unwrap().bounds(),
        Some(Bounds::exactly(806))
    );
}

/// `D` at face value and at the widest.
fn inconsistency(said: &[&str], settings: &Settings) -> (Ratio, Ratio) {
    let ledger = ledger(&held(said));
    let found = reconcile(&ledger, settings);
    (
        found.coherence().inconsistency,
        found.coherence().at_the_widest.unwrap(),
    )
}

#[test]
fn example_17_dozens_against_116() {
    let closed = Settings::default().with_lexicon(Lexicon::closed());
    assert_eq!(
        inconsistency(&["dozens", "116"], &closed),
        (ratio("56/116"), ratio("17/116"))
    );
}

#[test]
fn example_18_about_700_against_at_least_780() {
    let found = inconsistency(&["~700", ">=780"], &Settings::default());
    assert_eq!(found, (ratio("30/780"), Ratio::ZERO));
    let widest = supposing(&held(&["~700", ">=780"]), &Suppose::default().at_the_widest());
    assert_eq!(
        widest.implied_of(&"c1".parse().unwrap()).unwrap().bounds(),
        Bounds::new(780, Some(800))
    );
}

#[test]
fn example_19_zero() {
    let table = [
        (["0", "0"], "0", "0"),
        (["0", "1"], "1", "1"),
        (["0", "an important number"], "1", "1"),
    ];
    for (said, d, a) in table {
        let coherence = constraints(&held(&said)).coherence();
        assert_eq!(
            (coherence.inconsistency, coherence.adjustment),
            (ratio(d), ratio(a)),
            "{said:?}"
        );
    }
}

#[test]
fn example_20_three_outlets_of_one_origin() {
    let again = |id: &str, page: &str| {
        let claim = ClaimDraft::new(id)
            .by("v1")
            .via(page)
            .count("held")
            .as_of("2026-01-05");
        claim.figure("300")
    };
    let copies = ["p1", "p2"].into_iter().fold(held(&HELD), |draft, page| {
        draft
            .with_source(SourceDraft::new(page).kind("press"))
            .with_claim(again(&format!("k-{page}"), page))
    });
    let (once, repeated) = (constraints(&held(&HELD)), constraints(&copies));
    assert_eq!(repeated.coherence().adjustment, ratio("556"));
    assert_eq!(repeated.coherence().inconsistency, ratio("506/806"));
    assert_eq!(shared(&repeated), shared(&once));
}
