//! Stocks at a date: who is compared with whom, and what the issue asks of the five articles' figures.
//!
//! - `the_three_at_800_and_above_agree_when_300_is_set_apart`
//! - `about_300_forced_in_has_the_derived_scores`
//! - `at_zero_tolerance_different_days_are_incomparable`
//! - `each_voice_counts_with_its_figure_nearest_to_the_date`
//! - `what_was_corrected_or_taken_back_is_not_compared`
//! - `a_voice_counts_once_with_a_figure_it_repeats`
//! - `a_date_asked_takes_what_is_within_the_tolerance`
//! - `every_dated_figure_is_compared_at_some_date`
//! - `a_figure_of_one_of_several_days_or_of_years_is_not_lost`
//! - `a_group_has_the_scores_of_its_figures`
//! - `a_group_lists_conflicts_up_to_its_cap_and_says_so`

use cotejo::discrepancy::{Comparison, Scores, StockReport, possibilistic};
use cotejo::{
    Aspect, Bounds, ClaimDraft, Draft, Ledger, SetApartClaims, Settings, Spread, Value, reconcile, strategy,
};
use proptest::prelude::*;

use super::{halves, held_on_one_day, ledger, ratio, shares_of};
use crate::config;

/// About 300, set apart for its date; about 700; and three at 800 and above, within 15 days.
fn articles() -> Draft {
    let apart = Value::record([("for", "date"), ("because", "on no other page")]);
    let days = [
        "2026-01-10~",
        "2026-01-01~",
        "2026-01-05",
        "2026-01-13",
        "2026-01-13",
    ];
    let said = ["~300", "~700", "806", "800-1000", "800-1200"];
    let draft = said
        .iter()
        .zip(days)
        .enumerate()
        .fold(Draft::new(), |draft, (at, (figure, day))| {
            let (claim, page) = (format!("c{}", at + 1), format!("p{}", at + 1));
            let voice = cotejo::SourceDraft::new(&format!("v{}", at + 1));
            let claim = ClaimDraft::new(&claim)
                .by(format!("v{}", at + 1))
                .via(page.clone());
            let claim = claim.count("held").as_of(day).figure(*figure);
            let claim = if at == 0 {
                claim.set_apart(apart.clone())
            } else {
                claim
            };
            draft
                .with_source(voice)
                .with_source(cotejo::SourceDraft::new(&page))
                .with_claim(claim)
        });
    draft.with_title("held")
}

fn stocks(ledger: &Ledger, settings: &Settings) -> Vec<StockReport> {
    reconcile(ledger, settings).stocks().to_vec()
}

#[test]
fn the_three_at_800_and_above_agree_when_300_is_set_apart() {
    let ledger = ledger(articles());
    let reports = stocks(&ledger, &Settings::default());
    let [report] = reports.as_slice() else {
        panic!("one date suffices: {reports:?}")
    };
    let group = &report.group;
    assert_eq!(group.entries.len(), 4);
    assert_eq!(
        (group.face.agreement.as_slice(), group.face.support),
        (&[Bounds::exactly(806)][..], 3)
    );
    let agreeing: Vec<&str> = group.agreeing.iter().map(AsRef::as_ref).collect();
    assert_eq!(agreeing, ["c3", "c4", "c5"]);
    let widest = &group.conflicts[0];
    assert_eq!((widest.needs.as_str(), widest.allows.as_str()), ("c3", "c2"));
    assert_eq!((widest.gap, widest.gap_at_widest), (56, 6));
    assert_eq!(
        reconcile(&ledger, &Settings::default()).set_apart()[0].as_str(),
        "c1"
    );
}

#[test]
fn about_300_forced_in_has_the_derived_scores() {
    let settings = Settings::default().with_set_apart_claims(SetApartClaims::TakenIn);
    let ledger = ledger(articles());
    let reports = stocks(&ledger, &settings);
    let [report] = reports.as_slice() else {
        panic!("one date suffices: {reports:?}")
    };
    let group = &report.group;
    assert_eq!(
        (group.face.inconsistency, group.face.adjustment),
        (ratio("228/403"), 506)
    );
    assert_eq!(
        (
            group.face.conflicting_pairs,
            group.conflicts.len(),
            group.truncated
        ),
        (7, 7, false)
    );
    assert_eq!(shares_of(group), halves(&["348.5", "48.5", "39", "35", "35"]));
}

#[test]
fn at_zero_tolerance_different_days_are_incomparable() {
    let ledger = ledger(articles());
    let strict = Settings::default().with_stock_tolerance(0);
    let found = reconcile(&ledger, &strict);
    assert!(
        found.stocks().iter().all(|report| report.group.face.fits()),
        "no two days together"
    );
    assert_eq!(found.stocks().len(), 3);
    let pair = |one: &str, other: &str| {
        found
            .pair(&one.parse().unwrap(), &other.parse().unwrap())
            .unwrap()
            .face
    };
    assert_eq!(
        pair("c2", "c3"),
        Comparison::Incomparable {
            why: vec![Aspect::AsOf]
        }
    );
    assert_eq!(pair("c4", "c5"), Comparison::Compatible, "the same day");
    let lenient = reconcile(&ledger, &Settings::default());
    let near = lenient
        .pair(&"c2".parse().unwrap(), &"c3".parse().unwrap())
        .unwrap()
        .face;
    assert_eq!(
        near,
        Comparison::Contradictory {
            gap: 56,
            relative_gap: ratio("56/806")
        }
    );
}

#[test]
fn each_voice_counts_with_its_figure_nearest_to_the_date() {
    let held = |id: &str, day: &str, figure: &str| {
        ClaimDraft::new(id)
            .by("v1")
            .count("held")
            .as_of(day)
            .figure(figure)
    };
    let draft = held_on_one_day(&["300", "400"])
        .with_claim(held("later", "2026-01-07", "390"))
        .with_claim(held("fewer", "2026-01-08", "< @c2"));
    let ledger = ledger(draft);
    let found = reconcile(&ledger, &Settings::default());
    let at = |day: &str| {
        let date = day.parse::<cotejo::When>().unwrap().earliest().unwrap();
        let report = found.stocks_at(date).remove(0);
        let compared: Vec<String> = report
            .group
            .entries
            .iter()
            .map(|entry| entry.claim.to_string())
            .collect();
        (
            compared.join(" "),
            report.further.iter().map(ToString::to_string).collect::<Vec<_>>(),
        )
    };
    // A relative figure does not replace a number; of two equally near, the later counts.
    assert_eq!(
        at("2026-01-08"),
        ("c2 fewer later".to_owned(), vec!["c1".to_owned()])
    );
    assert_eq!(
        at("2026-01-06"),
        ("c2 fewer later".to_owned(), vec!["c1".to_owned()])
    );
    assert_eq!(
        at("2026-01-05"),
        ("c1 c2 fewer".to_owned(), vec!["later".to_owned()])
    );
}

#[test]
fn what_was_corrected_or_taken_back_is_not_compared() {
    let draft = held_on_one_day(&["300", "400", "500"])
        .with_claim(ClaimDraft::new("fixed").corrects("c1").figure("390"))
        .with_claim(ClaimDraft::new("back").by("v3").retracts("c3"));
    let ledger = ledger(draft);
    let found = reconcile(&ledger, &Settings::default());
    let entries = &found.stocks()[0].group.entries;
    assert_eq!(
        entries
            .iter()
            .map(|entry| entry.claim.as_str())
            .collect::<Vec<_>>(),
        ["c2", "fixed"]
    );
    let replaced: Vec<&str> = found.superseded().iter().map(AsRef::as_ref).collect();
    assert_eq!(replaced, ["c1", "c3"]);
}

#[test]
fn a_voice_counts_once_with_a_figure_it_repeats() {
    let again = ClaimDraft::new("again")
        .by("v1")
        .count("held")
        .as_of("2026-03-01")
        .figure("300");
    let ledger = ledger(held_on_one_day(&["300", "400"]).with_claim(again));
    let found = reconcile(&ledger, &Settings::default());
    let quantity = ledger
        .claim(&"c1".parse().unwrap())
        .and_then(cotejo::Claim::quantity)
        .unwrap();
    let group = found.quantity(quantity).unwrap();
    assert_eq!(
        group
            .entries
            .iter()
            .map(|entry| entry.claim.as_str())
            .collect::<Vec<_>>(),
        ["again", "c2"]
    );
    assert_eq!((group.face.figures, group.face.adjustment), (2, 100));
}

#[test]
fn a_date_asked_takes_what_is_within_the_tolerance() {
    let ledger = ledger(articles());
    let found = reconcile(&ledger, &Settings::default().with_stock_tolerance(3));
    let at = |day: &str| {
        let date = day.parse::<cotejo::When>().unwrap().earliest().unwrap();
        let mut reports = found.stocks_at(date).into_iter();
        let claims = reports.next().map_or(Vec::new(), |report| report.group.entries);
        claims
            .iter()
            .map(|entry| entry.claim.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(at("2026-01-04"), ["c2", "c3"]);
    assert_eq!(at("2026-01-08"), ["c3"]);
    assert_eq!(at("2026-01-09"), Vec::<String>::new());
    assert_eq!(at("2026-01-10"), ["c4", "c5"]);
}

#[test]
fn a_figure_of_one_of_several_days_or_of_years_is_not_lost() {
    // Each once taken for a figure of the day in between, or of its last day, and then not found.
    for dated in [
        "[2025-11-05,2026-11]",
        "[2025-12-29,2026-12-01]",
        "2025-01-01/2026-12-31",
    ] {
        let held =
            |id: &str, day: &str, figure: &str| ClaimDraft::new(id).count("held").as_of(day).figure(figure);
        let ledger = ledger(
            Draft::new()
                .with_claim(held("wide", dated, "116"))
                .with_claim(held("near", "2026-11-27", "40")),
        );
        let reports = stocks(&ledger, &Settings::default().with_stock_tolerance(0));
        let compared = reports.iter().flat_map(|report| &report.group.entries);
        assert!(
            compared.map(|entry| entry.claim.as_str()).any(|id| id == "wide"),
            "{dated}"
        );
    }
}

#[test]
fn a_group_lists_conflicts_up_to_its_cap_and_says_so() {
    let numbers: Vec<String> = (1..=20).map(|n| (n * 10).to_string()).collect();
    let said: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let group = stocks(&ledger(held_on_one_day(&said)), &Settings::default())[0]
        .group
        .clone();
    assert_eq!(
        (
            group.face.conflicting_pairs,
            group.conflicts.len(),
            group.truncated
        ),
        (190, 100, true)
    );
    let listed: Vec<u64> = group.conflicts.iter().map(|conflict| conflict.gap).collect();
    assert_eq!(listed[0], 190, "the widest apart first");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_dated_figure_is_compared_at_some_date(
        written in strategy::small_ledger().prop_map(|draft| serde_json::to_value(draft).unwrap()), tolerance in 0..20_u32,
    ) {
        let ledger: Ledger = serde_json::from_value(written).unwrap();
        let found = reconcile(&ledger, &Settings::default().with_stock_tolerance(tolerance));
        let evidence = found.evidence();
        for entry in evidence.entries().iter().filter(|entry| entry.quantity.measure().is_stock() && entry.dated.is_some()) {
            // Compared itself, through an equal figure of the same voice, or replaced by a later one.
            let seen = found.stocks().iter().any(|report| {
                let same = report.group.entries.iter().any(|other| other.voice == entry.voice && other.spread == entry.spread);
                same || report.further.contains(&entry.claim)
            });
            prop_assert!(seen, "{}", entry.claim);
        }
        for report in found.stocks() {
            for entry in &report.group.entries {
                prop_assert!(entry.dated.as_ref().unwrap().days_from(report.date) <= tolerance, "{}", entry.claim);
            }
        }
    }

    #[test]
    fn a_group_has_the_scores_of_its_figures(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        for report in stocks(&ledger, &Settings::default()) {
            let group = report.group;
            let read = |read: fn(Spread) -> Bounds| group.entries.iter().map(|entry| read(entry.spread)).collect::<Vec<_>>();
            prop_assert_eq!(&group.face, &Scores::of(&read(Spread::core)));
            prop_assert_eq!(&group.widest, &Scores::of(&read(Spread::support)));
            prop_assert_eq!(group.possibilistic, possibilistic(&group.entries.iter().map(|entry| entry.spread).collect::<Vec<_>>()));
            prop_assert_eq!(u128::try_from(group.conflicts.len()).unwrap(), group.face.conflicting_pairs);
        }
    }
}
