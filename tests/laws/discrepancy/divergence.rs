//! Laws of how far one voice's figures are from those of the others.
//!
//! - `worked_example_twenty_four`
//! - `stocks_and_rival_totals_are_averaged_together`
//! - `it_is_what_a_brute_search_finds`
//! - `bias_never_exceeds_divergence_and_both_stay_below_one`
//! - `two_voices_diverge_alike_to_opposite_sides`
//! - `a_copy_on_another_page_changes_nothing`
//! - `scaling_every_figure_changes_nothing`
//! - `a_figure_within_the_others_adds_nothing`
//! - `floors_relative_figures_and_words_are_not_compared`
//! - `who_may_be_the_voice_itself_is_left_out_and_listed`
//! - `a_figure_given_again_of_one_date_counts_once`
//! - `fewer_than_three_figures_are_insufficient`
//! - `ten_thousand_figures_of_one_day`
//! - `it_is_no_part_of_the_whole`

use cotejo::dedup::Voice;
use cotejo::discrepancy::{Divergence, Lean, Precision, Sufficiency};
use cotejo::render::Account;
use cotejo::{Bounds, ClaimDraft, Draft, Ratio, Settings, SourceDraft, WaveDraft, reconcile};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{held_on_one_day, ledger, minus, plus, ratio, scaled, sum};
use crate::config;

fn voice(id: &str) -> Voice {
    Voice::Named(vec![id.parse().unwrap()])
}

fn diverges(draft: &Draft, who: &Voice) -> Divergence {
    let ledger = ledger(draft.clone());
    reconcile(&ledger, &Settings::default()).divergence(who)
}

/// Mean, bias and its side, as text.
fn told(found: &Divergence) -> (String, String, Lean) {
    let bias = found.bias.unwrap();
    (found.mean.unwrap().to_string(), bias.size.to_string(), bias.lean)
}

fn tell(mean: &str, bias: &str, lean: Lean) -> (String, String, Lean) {
    (mean.to_owned(), bias.to_owned(), lean)
}

fn text(figure: &Bounds) -> String {
    figure.to_string()
}

/// `v1` and others, each saying one figure for each of several stocks, far enough apart in time.
fn series(rows: &[Vec<Bounds>]) -> Draft {
    let voices = rows.iter().map(Vec::len).max().unwrap_or(0);
    let sources = (1..=voices).map(|at| SourceDraft::new(&format!("v{at}")));
    let mut draft = sources.fold(Draft::new(), Draft::with_source);
    for (month, row) in rows.iter().enumerate() {
        for (at, figure) in row.iter().enumerate() {
            let claim = ClaimDraft::new(&format!("c{month}-{at}"))
                .by(format!("v{}", at + 1))
                .count("held");
            draft = draft.with_claim(
                claim
                    .as_of(format!("20{:02}-01-05", month + 10))
                    .figure(text(figure)),
            );
        }
    }
    draft
}

/// Figures that give a number.
fn figure() -> impl Strategy<Value = Bounds> {
    prop_oneof![
        3 => (2..30_u64).prop_map(Bounds::exactly),
        2 => (0..30_u64, 0..30_u64).prop_map(|(a, b)| Bounds::exactly(a).hull(Bounds::exactly(b))),
        1 => (2..30_u64).prop_map(Bounds::at_least),
        1 => (0..30_u64).prop_map(Bounds::at_most),
    ]
}

fn rows() -> impl Strategy<Value = Vec<Vec<Bounds>>> {
    vec(vec(figure(), 2..5), 1..5)
}

#[test]
fn worked_example_twenty_four() {
    let draft = held_on_one_day(&["300", "~700", "806", "800-1000", "800-1200"]);
    let found = diverges(&draft, &voice("v1"));
    let [term] = &found.terms[..] else {
        panic!("{found:?}")
    };
    // The others' ends in order: 650 750 800 800 806 806 1000 1200; the fourth to the fifth.
    assert_eq!(
        (term.others, term.others_agree),
        (Bounds::between(800, 806).unwrap(), false)
    );
    assert_eq!((term.gap, term.lean), (ratio("5/8"), Lean::Below));
    assert_eq!(told(&found), tell("5/8", "5/8", Lean::Below));
    assert_eq!(found.sufficiency, Sufficiency::Insufficient);
    // Seen from 806: 300 300 650 750 800 800 1000 1200, so 750 to 800, and 6/806 above.
    assert_eq!(
        told(&diverges(&draft, &voice("v3"))),
        tell("3/403", "3/403", Lean::Above)
    );
}

#[test]
fn stocks_and_rival_totals_are_averaged_together() {
    let said = |id: &str, by: &str, figure: &str| ClaimDraft::new(id).by(by).figure(figure);
    let released = |claim: ClaimDraft| claim.count("released").wave("w");
    let held = |claim: ClaimDraft| claim.count("held");
    let mut draft = Draft::new().with_wave(WaveDraft::new("w").window("2026-05-01"));
    for by in ["a", "b", "c", "d"] {
        draft = draft.with_source(SourceDraft::new(by));
    }
    let draft = draft
        // 100 against 50 and 80: the others' ends are 50 50 80 80, so 50 to 80: 20/100 above.
        .with_claim(released(said("r1", "a", "100")))
        .with_claim(released(said("r2", "b", "50")))
        .with_claim(released(said("r3", "c", "80")))
        // Announced is another stage: 100 against 200 is 1/2 below.
        .with_claim(released(said("n1", "a", "100")).stage("announced"))
        .with_claim(released(said("n2", "b", "200")).stage("announced"))
        // 60 against what both others allow, 40 to 45: 15/60 above; d is a year away.
        .with_claim(held(said("h1", "a", "60")).as_of("2026-05-10"))
        .with_claim(held(said("h2", "b", "30-45")).as_of("2026-05-01"))
        .with_claim(held(said("h3", "c", ">=40")).as_of("2026-05-20"))
        .with_claim(held(said("h4", "d", "9")).as_of("2025-05-10"));
    let found = diverges(&draft, &voice("a"));
    // (1/5 + 1/2 + 1/4) / 3 = 19/60; (1/5 + 1/4 − 1/2) / 3 = −1/60.
    assert_eq!(told(&found), tell("19/60", "1/60", Lean::Below));
    assert_eq!(
        (found.sufficiency, found.precision),
        (Sufficiency::Sufficient, Precision::Exact)
    );
    let terms: Vec<(&str, String, bool, usize)> = found
        .terms
        .iter()
        .map(|term| {
            (
                term.claim.as_str(),
                term.others.to_string(),
                term.others_agree,
                term.against_found,
            )
        })
        .collect();
    assert_eq!(
        terms,
        [
            ("h1", "40-45".to_owned(), true, 2),
            ("n1", "200".to_owned(), true, 1),
            ("r1", "50-80".to_owned(), false, 2),
        ]
    );
    assert!(
        diverges(&draft, &voice("d")).mean.is_none(),
        "nobody else speaks near it"
    );
}

/// The counts at which moving all figures to one count costs least, by trying every count.
fn cheapest(figures: &[Bounds]) -> Bounds {
    let cost = |n: u64| {
        figures
            .iter()
            .map(|figure| figure.gap(Bounds::exactly(n)))
            .sum::<u64>()
    };
    // No finite end is above 30; if 40 costs no more than any, so does every larger count.
    let least = (0..=40).map(cost).min().unwrap();
    let low = (0..=40).find(|n| cost(*n) == least).unwrap();
    let high = (0..=40).rev().find(|n| cost(*n) == least).unwrap();
    Bounds::new(low, (high < 40).then_some(high)).unwrap()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn it_is_what_a_brute_search_finds(rows in rows()) {
        let found = diverges(&series(&rows), &voice("v1"));
        prop_assert_eq!(found.terms.len(), rows.len());
        let number = |figure: &&Bounds| figure.lo() > 1 || figure.hi().is_some();
        let (mut above, mut below) = (Vec::new(), Vec::new());
        for (term, row) in found.terms.iter().zip(&rows) {
            let others: Vec<Bounds> = row[1..].iter().filter(number).copied().collect();
            let implied = cheapest(&others);
            prop_assert_eq!(term.others, implied);
            prop_assert_eq!(term.others_agree, (0..=40).any(|n| others.iter().all(|figure| figure.contains(n))));
            // The smallest relative difference between a count of one and a count of the other.
            let counts = |figure: Bounds| (0..=40).filter(move |n| figure.contains(*n));
            let apart = |a: u64, b: u64| Ratio::new(u128::from(a.abs_diff(b)), u128::from(a.max(b).max(1))).unwrap();
            let gap = counts(row[0]).flat_map(|a| counts(implied).map(move |b| apart(a, b))).min().unwrap();
            prop_assert_eq!(term.gap, gap);
            match term.lean {
                Lean::Within => prop_assert!(gap.is_zero()),
                Lean::Above => above.push(gap),
                Lean::Below => below.push(gap),
            }
            prop_assert_eq!(term.lean == Lean::Above, row[0].lo() > implied.hi().unwrap_or(u64::MAX));
        }
        let n = u128::try_from(rows.len()).unwrap();
        let over = |ratio: Ratio| Ratio::new(ratio.numer(), ratio.denom() * n).unwrap();
        let (above, below) = (sum(&above), sum(&below));
        prop_assert_eq!(found.mean, Some(over(plus(above, below))));
        let (lean, size) = match above.cmp(&below) {
            std::cmp::Ordering::Greater => (Lean::Above, minus(above, below)),
            std::cmp::Ordering::Less => (Lean::Below, minus(below, above)),
            std::cmp::Ordering::Equal => (Lean::Within, Ratio::ZERO),
        };
        let bias = found.bias.unwrap();
        prop_assert_eq!((bias.lean, bias.size), (lean, over(size)));
    }

    #[test]
    fn bias_never_exceeds_divergence_and_both_stay_below_one(rows in vec(vec(2..1_000_000_000_000_u64, 3), 1..12)) {
        let rows: Vec<Vec<Bounds>> = rows.iter().map(|row| row.iter().copied().map(Bounds::exactly).collect()).collect();
        let found = diverges(&series(&rows), &voice("v1"));
        let (mean, bias) = (found.mean.unwrap(), found.bias.unwrap());
        prop_assert!(bias.size <= mean && mean <= Ratio::ONE);
        prop_assert_eq!(bias.lean == Lean::Within, bias.size.is_zero());
        // A mean lies between the least and the most, give or take what rounding may move it.
        let gaps = || found.terms.iter().map(|term| term.gap);
        let (least, most) = (gaps().min().unwrap(), gaps().max().unwrap());
        let hair = |ratio: Ratio| match found.precision {
            Precision::Exact => ratio,
            Precision::Rounded => plus(ratio, Ratio::new(1, 1_000_000_000_000_000_000).unwrap()),
        };
        prop_assert!(mean <= hair(most) && least <= hair(mean));
        if rows.len() < 3 {
            prop_assert_eq!(found.precision, Precision::Exact);
        }
    }

    #[test]
    fn two_voices_diverge_alike_to_opposite_sides(rows in vec(vec(figure(), 2), 1..5)) {
        let draft = series(&rows);
        let (one, other) = (diverges(&draft, &voice("v1")), diverges(&draft, &voice("v2")));
        prop_assert_eq!(one.mean, other.mean);
        let (one, other) = (one.bias.unwrap(), other.bias.unwrap());
        prop_assert_eq!(one.size, other.size);
        let opposite = match one.lean {
            Lean::Above => Lean::Below,
            Lean::Below => Lean::Above,
            Lean::Within => Lean::Within,
        };
        prop_assert_eq!(other.lean, opposite);
    }

    #[test]
    fn a_copy_on_another_page_changes_nothing(figures in vec(figure(), 2..5), copied in 0..4_usize) {
        let said: Vec<String> = figures.iter().map(text).collect();
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        let draft = held_on_one_day(&said);
        let (at, page) = (copied % figures.len() + 1, "other-page");
        let copy = ClaimDraft::new("c0").by(format!("v{at}")).via(page).count("held").as_of("2026-01-05");
        let copy = copy.figure(text(&figures[at - 1]));
        let copied = draft.clone().with_source(SourceDraft::new(page).kind("press")).with_claim(copy);
        let (before, after) = (diverges(&draft, &voice("v1")), diverges(&copied, &voice("v1")));
        prop_assert_eq!(before.mean, after.mean);
        prop_assert_eq!(before.bias, after.bias);
        prop_assert_eq!(before.terms.len(), after.terms.len());
        prop_assert_eq!(before.terms[0].against_found, after.terms[0].against_found);
    }

    #[test]
    fn scaling_every_figure_changes_nothing(rows in rows(), by in 2..50_u64) {
        let larger: Vec<Vec<Bounds>> = rows.iter().map(|row| scaled(row, by)).collect();
        let (one, other) = (diverges(&series(&rows), &voice("v1")), diverges(&series(&larger), &voice("v1")));
        prop_assert_eq!((one.mean, one.bias), (other.mean, other.bias));
    }

    #[test]
    fn a_figure_within_the_others_adds_nothing(rows in rows(), at in 0..4_usize) {
        let mut rows = rows;
        let at = at % rows.len();
        let inside = diverges(&series(&rows), &voice("v1")).terms[at].others;
        rows[at][0] = Bounds::exactly(inside.lo().max(2).min(inside.hi().unwrap_or(u64::MAX)));
        let found = diverges(&series(&rows), &voice("v1"));
        prop_assert_eq!((found.terms[at].gap, found.terms[at].lean), (Ratio::ZERO, Lean::Within));
    }
}

#[test]
fn floors_relative_figures_and_words_are_not_compared() {
    let draft = |own: ClaimDraft| {
        held_on_one_day(&["5", "100"])
            .with_source(SourceDraft::new("own"))
            .with_claim(own.by("own").count("held").as_of("2026-01-05"))
    };
    let own = || ClaimDraft::new("own-1");
    for excluded in [
        own().figure("40").stage("verified"),
        own().figure("< @c1"),
        own().figure("?"),
        own().figure("some"),
    ] {
        let found = diverges(&draft(excluded), &voice("own"));
        assert_eq!((&found.terms[..], found.mean, found.bias), (&[][..], None, None));
    }
    assert_eq!(
        diverges(&draft(own().figure("dozens")), &voice("own"))
            .terms
            .len(),
        1
    );
    // Nor are such figures anybody's against whom one is compared.
    let floor = draft(own().figure("40").stage("verified"));
    assert_eq!(diverges(&floor, &voice("v1")).terms[0].against_found, 1);
    let of_days = |day: &str| {
        held_on_one_day(&["5"])
            .with_source(SourceDraft::new("own"))
            .with_claim(own().by("own").count("held").as_of(day).figure("40"))
    };
    assert_eq!(diverges(&of_days("2026-01-20"), &voice("own")).terms.len(), 1);
    assert_eq!(diverges(&of_days("2026-01-21"), &voice("own")).terms.len(), 0);
}

#[test]
fn who_may_be_the_voice_itself_is_left_out_and_listed() {
    let held = |id: &str, page: &str, figure: &str| {
        ClaimDraft::new(id)
            .via(page)
            .count("held")
            .as_of("2026-01-05")
            .figure(figure)
    };
    let base = Draft::new()
        .with_source(SourceDraft::new("lantern"))
        .with_source(SourceDraft::new("spokeswoman").owner("lantern"))
        .with_source(SourceDraft::new("mothers"))
        .with_source(SourceDraft::new("groups").plural(true))
        .with_source(SourceDraft::new("coalition").plural(true).members("spokeswoman"))
        .with_source(SourceDraft::new("p").kind("press"))
        .with_source(SourceDraft::new("q").kind("press"))
        .with_claim(held("own", "p", "50").by("spokeswoman"));
    let lantern = voice("lantern");
    let only = |claim: ClaimDraft| diverges(&base.clone().with_claim(claim), &lantern).terms;
    // Its own again, jointly with another, or nobody at all: nothing to compare with.
    assert_eq!(only(held("x", "q", "80").by("lantern")), []);
    assert_eq!(
        only(held("x", "q", "80").by(vec!["lantern", "mothers"]).jointly(true)),
        []
    );
    // A group with it as a member, and one that its page may be quoting.
    assert_eq!(only(held("x", "q", "80").by("coalition")), []);
    assert_eq!(only(held("x", "p", "40-60").by("groups")), []);
    assert_eq!(only(held("x", "p", "50")), [], "nobody is named for it");
    // Elsewhere, or when it does not contain the figure, an unnamed group is another.
    assert_eq!(only(held("x", "q", "40-60").by("groups")).len(), 1);
    assert_eq!(only(held("x", "p", "60-70").by("groups")).len(), 1);
    assert_eq!(only(held("x", "q", "50")).len(), 1);
    assert_eq!(only(held("x", "p", "40-60").by("mothers")).len(), 1);
    // Listed beside those that are compared, whichever of the two is asked.
    let draft = base
        .with_claim(held("x", "p", "40-60").by("groups"))
        .with_claim(held("y", "q", "80").by("mothers"));
    let found = diverges(&draft, &lantern);
    assert_eq!(found.terms[0].against, ["y".parse().unwrap()]);
    assert_eq!(found.terms[0].perhaps_own, ["x".parse().unwrap()]);
    let groups = diverges(&draft, &Voice::Unnamed("groups".parse().unwrap()));
    assert_eq!(groups.terms[0].perhaps_own, ["own".parse().unwrap()]);
    assert_eq!(told(&groups), tell("1/4", "1/4", Lean::Below));
}

#[test]
fn a_figure_given_again_of_one_date_counts_once() {
    let again = |figure: &str| {
        let claim = ClaimDraft::new("c9").by("v1").count("held").as_of("2026-01-05");
        held_on_one_day(&["50", "100"]).with_claim(claim.figure(figure).said("2026-01-07"))
    };
    assert_eq!(diverges(&again("50"), &voice("v1")).terms.len(), 1);
    assert_eq!(diverges(&again("60"), &voice("v1")).terms.len(), 2);
    // Another's figure said twice is one figure of the others: 100 100 100 200 200 200, not 100 alone.
    let others = held_on_one_day(&["50", "100", "200"]).with_claim(
        ClaimDraft::new("c9")
            .by("v2")
            .count("held")
            .as_of("2026-01-05")
            .figure("100")
            .said("2026-01-07"),
    );
    assert_eq!(
        diverges(&others, &voice("v1")).terms[0].others,
        Bounds::between(100, 200).unwrap()
    );
}

#[test]
fn fewer_than_three_figures_are_insufficient() {
    let rows: Vec<Vec<Bounds>> = vec![vec![Bounds::exactly(50), Bounds::exactly(100)]; 3];
    for n in 1..=3 {
        let found = diverges(&series(&rows[..n]), &voice("v1"));
        assert_eq!(found.sufficiency == Sufficiency::Sufficient, n == 3);
        assert_eq!(
            told(&found),
            tell("1/2", "1/2", Lean::Below),
            "the values are given all the same"
        );
    }
    let nobody = diverges(&series(&rows), &voice("v9"));
    assert_eq!(
        (nobody.mean, nobody.sufficiency),
        (None, Sufficiency::Insufficient)
    );
}

#[test]
fn ten_thousand_figures_of_one_day() {
    const EACH: u64 = 5_000;
    let mut draft = Draft::new().with_source(SourceDraft::new("own"));
    for n in 1..=EACH {
        let by = format!("v{n}");
        let held = |id: String| ClaimDraft::new(&id).count("held").as_of("2026-01-05");
        draft = draft
            .with_source(SourceDraft::new(&by))
            .with_claim(held(format!("o{n}")).by("own").figure(2 * EACH + n))
            .with_claim(held(format!("c{n}")).by(by).figure(2 * EACH));
    }
    let found = diverges(&draft, &voice("own"));
    assert_eq!(found.terms.len(), 5_000);
    assert!(
        found
            .terms
            .iter()
            .all(|term| term.against.len() == 100 && term.against_found == 5_000)
    );
    // n / (10,000 + n), averaged: too many denominators for 128 bits. The integral of x / (2 + x) from 0
    // to 1 is 1 − 2 ln 1.5 = 0.18907, and the mean is (1/3)/10,000 above it.
    assert_eq!(found.precision, Precision::Rounded);
    let mean = found.mean.unwrap();
    assert!(
        mean > ratio("18909/100000") && mean < ratio("18912/100000"),
        "{mean}"
    );
    assert_eq!(
        found.bias.map(|bias| (bias.lean, bias.size)),
        Some((Lean::Above, mean))
    );
}

#[test]
fn it_is_no_part_of_the_whole() {
    let ledger = ledger(held_on_one_day(&["300", "800", "810"]));
    let found = reconcile(&ledger, &Settings::default());
    assert_eq!(found.divergence(&voice("v1")).terms.len(), 1);
    let (sheet, data) = (
        Account::of(&found).to_string(),
        serde_json::to_string(&found).unwrap(),
    );
    for text in [sheet, data] {
        for word in ["diverge", "bias", "insufficient"] {
            assert!(!text.contains(word), "{word}");
        }
    }
}
