//! Laws of two claims compared: four different answers, and when each is given.
//!
//! - `pair_is_symmetric`
//! - `a_claim_is_never_in_contradiction_with_itself`
//! - `one_quantity_is_related_by_its_bounds`
//! - `widest_is_never_a_contradiction_where_face_value_is_none`
//! - `a_verified_count_below_a_total_is_a_gap_and_no_contradiction`
//! - `two_voices_lists_are_incomparable`
//! - `a_later_count_of_a_running_flow_contains_the_earlier`
//! - `undeclared_populations_are_incomparable`
//! - `a_figure_of_nothing_known_is_incomparable`
//! - `possible_is_the_largest_difference_left`

use cotejo::discrepancy::{Comparison, Pair, relate};
use cotejo::{
    Aspect, ClaimDraft, Draft, Ledger, PopulationDraft, Settings, SourceDraft, WaveDraft, reconcile, strategy,
};
use proptest::prelude::*;

use super::{ledger, ratio};
use crate::config;

/// Two claims of one running wave, `a` by a government and `b` by a monitor.
fn compared(a: ClaimDraft, b: ClaimDraft) -> Pair {
    let ledger = ledger(
        Draft::new()
            .with_source(SourceDraft::new("gov"))
            .with_source(SourceDraft::new("watch"))
            .with_source(SourceDraft::new("kin"))
            .with_population(PopulationDraft::new("one"))
            .with_population(PopulationDraft::new("other"))
            .with_wave(WaveDraft::new("w").window("2026-01-08/2026-01-31"))
            .with_claim(a)
            .with_claim(b),
    );
    let found = reconcile(&ledger, &Settings::default());
    found.pair(&"a".parse().unwrap(), &"b".parse().unwrap()).unwrap()
}

fn freed(id: &str, by: &str, figure: &str) -> ClaimDraft {
    ClaimDraft::new(id)
        .by(by)
        .count("released")
        .wave("w")
        .figure(figure)
}

fn contradictory(gap: u64, relative: &str) -> Comparison {
    Comparison::Contradictory {
        gap,
        relative_gap: ratio(relative),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn pair_is_symmetric(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        let found = reconcile(&ledger, &Settings::default());
        for one in ledger.claims() {
            for other in ledger.claims() {
                prop_assert_eq!(found.pair(one.id(), other.id()), found.pair(other.id(), one.id()));
            }
        }
    }

    #[test]
    fn a_claim_is_never_in_contradiction_with_itself(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        let found = reconcile(&ledger, &Settings::default());
        for claim in ledger.claims() {
            let own = found.pair(claim.id(), claim.id()).unwrap();
            prop_assert!(matches!(own.face, Comparison::Identical | Comparison::Incomparable { .. }), "{:?}", own);
        }
    }

    #[test]
    fn one_quantity_is_related_by_its_bounds(figures in strategy::one_quantity(2)) {
        let pair = compared(freed("a", "gov", &figures[0].to_string()), freed("b", "watch", &figures[1].to_string()));
        prop_assert_eq!(&pair.face, &relate(figures[0], figures[1]));
        prop_assert_eq!(pair.possible, Some(figures[0].widest_relative_gap(figures[1])));
        let meet = figures[0].intersect(figures[1]).is_some();
        let expected = match pair.face {
            Comparison::Identical => figures[0] == figures[1],
            Comparison::Compatible => meet && figures[0] != figures[1],
            Comparison::Contradictory { gap, .. } => !meet && gap == figures[0].gap(figures[1]),
            _ => false,
        };
        prop_assert!(expected);
    }

    #[test]
    fn widest_is_never_a_contradiction_where_face_value_is_none(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        let found = reconcile(&ledger, &Settings::default());
        let claims: Vec<_> = ledger.claims().map(cotejo::Claim::id).collect();
        for (at, one) in claims.iter().enumerate() {
            for other in &claims[..at] {
                let pair = found.pair(one, other).unwrap();
                let contradicts = |what: &Comparison| matches!(what, Comparison::Contradictory { .. });
                prop_assert!(contradicts(&pair.face) || !contradicts(&pair.widest), "{:?}", pair);
            }
        }
    }
}

#[test]
fn a_verified_count_below_a_total_is_a_gap_and_no_contradiction() {
    let list = |figure: &str| {
        compared(
            freed("a", "gov", "116"),
            freed("b", "watch", figure).stage("verified"),
        )
        .face
    };
    let Comparison::Unverified(gap) = list("41") else {
        panic!("a gap")
    };
    assert_eq!(gap.persons.to_string(), "75");
    assert_eq!(
        list("120"),
        contradictory(4, "4/120"),
        "more verified than there were"
    );
    let rival = compared(freed("a", "gov", "116"), freed("b", "watch", "41")).face;
    assert_eq!(
        rival,
        contradictory(75, "75/116"),
        "somebody says the total is 41"
    );
}

#[test]
fn two_voices_lists_are_incomparable() {
    let list = |id: &str, by: &str, figure: &str| freed(id, by, figure).stage("verified");
    let lists = compared(list("a", "watch", "41"), list("b", "kin", "73")).face;
    assert_eq!(
        lists,
        Comparison::Incomparable {
            why: vec![Aspect::Verifier]
        }
    );
    let own = compared(list("a", "watch", "41"), list("b", "watch", "73")).face;
    assert_eq!(own, contradictory(32, "32/73"), "one list, two lengths");
}

#[test]
fn a_later_count_of_a_running_flow_contains_the_earlier() {
    let counts = |early: &str, late: &str| {
        compared(
            freed("a", "gov", early).as_of("2026-01-10"),
            freed("b", "gov", late).as_of("2026-01-12"),
        )
        .face
    };
    assert_eq!(counts("41", "116"), Comparison::Compatible);
    assert_eq!(
        counts("116", "41"),
        contradictory(75, "75/116"),
        "nobody is released again"
    );
    let over = |early: &str, late: &str| {
        compared(
            freed("a", "gov", early).as_of("2026-02-01"),
            freed("b", "gov", late).as_of("2026-02-12"),
        )
        .face
    };
    assert_eq!(
        over("41", "116"),
        contradictory(75, "75/116"),
        "both after the window: counts of the whole"
    );
}

#[test]
fn undeclared_populations_are_incomparable() {
    let of = |a: &str, b: &str| {
        let held = |id: &str, population: &str, figure: &str| {
            ClaimDraft::new(id)
                .count("held")
                .population(population)
                .as_of("2026-01-05")
                .figure(figure)
        };
        compared(held("a", a, "100"), held("b", b, "200")).face
    };
    assert_eq!(
        of("one", "other"),
        Comparison::Incomparable {
            why: vec![Aspect::Population]
        }
    );
    assert_eq!(of("one", "one"), contradictory(100, "1/2"));
}

#[test]
fn a_figure_of_nothing_known_is_incomparable() {
    for silent in [
        freed("b", "watch", "?"),
        ClaimDraft::new("b").count("released").wave("w"),
    ] {
        let pair = compared(freed("a", "gov", "116"), silent);
        assert_eq!(
            pair.face,
            Comparison::Incomparable {
                why: vec![Aspect::Figure]
            }
        );
        assert_eq!(pair.possible, None);
    }
    let stages = compared(
        freed("a", "gov", "116"),
        freed("b", "gov", "99").stage("announced"),
    )
    .face;
    assert_eq!(
        stages,
        Comparison::Incomparable {
            why: vec![Aspect::Stage]
        }
    );
}

#[test]
fn possible_is_the_largest_difference_left() {
    let pair = compared(freed("a", "gov", "100-200"), freed("b", "watch", "150-400"));
    assert_eq!(
        (pair.face, pair.possible),
        (Comparison::Compatible, Some(ratio("3/4")))
    );
}
