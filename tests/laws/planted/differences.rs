//! Laws of planted differences: the reason is there, is the only one, and accounts for what it says.
//!
//! - `every_difference_passes_the_door_and_has_its_two_claims`
//! - `the_reason_accounts_for_all_of_the_difference`
//! - `what_is_said_beside_the_two_claims_proves_the_reason`
//! - `only_what_is_written_differently_differs`
//! - `only_these_reasons_look_like_a_contradiction_to_a_pair`
//! - `every_kind_of_difference_is_drawn_often`
//! - `a_difference_shrinks_to_small_numbers`

use std::collections::{BTreeMap, BTreeSet};

use cotejo::discrepancy::Comparison;
use cotejo::strategy::{self, Difference, DifferenceKind};
use cotejo::{Aspect, Claim, Ledger, Quantity, Settings, reconcile};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::config;

fn ledger(planted: &Difference) -> Ledger {
    Ledger::try_from(planted.draft.clone()).unwrap_or_else(|problems| panic!("{problems}"))
}

fn claim<'a>(ledger: &'a Ledger, id: &str) -> &'a Claim {
    ledger.claim(&id.parse().unwrap()).unwrap()
}

/// The number a claim gives, read from its text; of "about", the number it is about.
fn number(ledger: &Ledger, id: &str) -> u64 {
    let text = claim(ledger, id).figure().unwrap().to_string();
    text.trim_start_matches('~').parse().unwrap()
}

fn quantity<'a>(ledger: &'a Ledger, id: &str) -> &'a Quantity {
    claim(ledger, id).quantity().unwrap()
}

fn dated(ledger: &Ledger, id: &str) -> time::Date {
    claim(ledger, id).dated().unwrap().latest().unwrap()
}

/// In what two quantities differ.
fn differs(p: &Quantity, q: &Quantity) -> Vec<Aspect> {
    let all = [
        (p.measure() != q.measure(), Aspect::Measure),
        (p.stage() != q.stage(), Aspect::Stage),
        (p.unit() != q.unit(), Aspect::Unit),
        (p.population() != q.population(), Aspect::Population),
        (p.place() != q.place(), Aspect::Place),
        (p.wave() != q.wave(), Aspect::Wave),
        (p.window() != q.window(), Aspect::Window),
        (p.as_of() != q.as_of(), Aspect::AsOf),
        (p.outcome() != q.outcome(), Aspect::Outcome),
    ];
    all.into_iter()
        .filter(|(differs, _)| *differs)
        .map(|(_, aspect)| aspect)
        .collect()
}

/// Whether one number can come of another by leaving out a digit, adding one or exchanging two.
fn is_slip(right: u64, wrong: u64) -> bool {
    let (right, wrong) = (right.to_string(), wrong.to_string());
    let less = |long: &str, short: &str| {
        (0..long.len()).any(|at| {
            long.chars()
                .take(at)
                .chain(long.chars().skip(at + 1))
                .eq(short.chars())
        })
    };
    let sorted = |text: &str| {
        let mut digits: Vec<char> = text.chars().collect();
        digits.sort_unstable();
        digits
    };
    let moved = right.chars().zip(wrong.chars()).filter(|(a, b)| a != b).count();
    match right.len().cmp(&wrong.len()) {
        std::cmp::Ordering::Greater => less(&right, &wrong),
        std::cmp::Ordering::Less => less(&wrong, &right),
        std::cmp::Ordering::Equal => sorted(&right) == sorted(&wrong) && moved == 2,
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_difference_passes_the_door_and_has_its_two_claims(planted in strategy::difference()) {
        let ledger = ledger(&planted);
        prop_assert!(planted.one != planted.other);
        prop_assert!(ledger.claim(&planted.one).is_some() && ledger.claim(&planted.other).is_some());
        prop_assert!(ledger.claims().len() <= 6 && ledger.sources().len() <= 4, "small");
    }

    #[test]
    fn the_reason_accounts_for_all_of_the_difference(planted in strategy::difference()) {
        let ledger = ledger(&planted);
        let [one, other] = [&planted.one, &planted.other].map(|id| number(&ledger, id.as_str()));
        prop_assert!(one != other);
        let accounted = if planted.kind == DifferenceKind::Nothing { 0 } else { one.abs_diff(other) };
        prop_assert_eq!(planted.persons, accounted);
    }

    #[test]
    fn what_is_said_beside_the_two_claims_proves_the_reason(planted in strategy::difference()) {
        let ledger = ledger(&planted);
        let of = |id: &str| number(&ledger, id);
        let (one, other) = (of("one"), of("other"));
        let proved = match planted.kind {
            DifferenceKind::Scope => {
                let of = |id: &str| quantity(&ledger, id).population().unwrap();
                one == other + number(&ledger, "rest") && ledger.is_within(of("other"), of("one")) && ledger.is_within(of("rest"), of("one"))
            }
            DifferenceKind::Definition => {
                let [a, b] = ["one", "other"].map(|id| quantity(&ledger, id).population().unwrap());
                !ledger.is_within(a, b) && !ledger.is_within(b, a)
            }
            DifferenceKind::Window => {
                let [whole, inner, rest] = ["one", "other", "rest"].map(|id| quantity(&ledger, id).window().unwrap());
                one == other + of("rest") && inner.is_within(whole) && rest.is_within(whole) && !inner.may_meet(rest)
            }
            DifferenceKind::AsOf => one > other && dated(&ledger, "one") > dated(&ledger, "other"),
            DifferenceKind::DayShift => {
                let [late, early] = ["one", "other"].map(|id| claim(&ledger, id).dated().unwrap().instant().unwrap());
                one > other && late > early && dated(&ledger, "one").next_day() == Some(dated(&ledger, "other"))
            }
            DifferenceKind::Nothing | DifferenceKind::Unit | DifferenceKind::Stage => one > other,
            DifferenceKind::Part => one == other + of("rest"),
            DifferenceKind::Overlap => one == other + of("among"),
            DifferenceKind::MixedVoices => one == of("gov-first") + of("gov-second") && other == of("gov-first") + of("watch-second"),
            DifferenceKind::Rounding => other % 10 == 0 && one.abs_diff(other) <= if other % 100 == 0 { 50 } else { 5 },
            DifferenceKind::Lag => of("later") == one && dated(&ledger, "later") > dated(&ledger, "other"),
            DifferenceKind::Revision => {
                let states = |id: &str| ledger.listing(&id.parse().unwrap()).unwrap().states().unwrap().to_string();
                one + of("taken-off") == other + of("entered") && of("arrested") + of("freed") == 0
                    && states("first-edition") == other.to_string() && states("second-edition") == one.to_string()
            }
            DifferenceKind::Transcription => is_slip(one, other),
            DifferenceKind::Superseded => ledger.superseded_by(&planted.one) == Some(&planted.other),
            _ => false,
        };
        prop_assert!(proved, "{:?}: {} and {}", planted.kind, one, other);
    }

    /// The two claims are the same in every respect that the reason is not about.
    #[test]
    fn only_what_is_written_differently_differs(planted in strategy::difference()) {
        let ledger = ledger(&planted);
        let found = differs(quantity(&ledger, "one"), quantity(&ledger, "other"));
        let expected: &[Aspect] = match planted.kind {
            DifferenceKind::Scope | DifferenceKind::Definition => &[Aspect::Population],
            DifferenceKind::Window => &[Aspect::Window],
            DifferenceKind::AsOf | DifferenceKind::DayShift | DifferenceKind::Revision => &[Aspect::AsOf],
            DifferenceKind::Unit => &[Aspect::Unit],
            DifferenceKind::Stage => &[Aspect::Stage],
            DifferenceKind::Lag => &[Aspect::Stage, Aspect::AsOf],
            // A batch without days of its own counts a set of its own.
            DifferenceKind::Part => &[Aspect::Wave, Aspect::Window],
            _ => &[],
        };
        prop_assert_eq!(found, expected, "{:?}", planted.kind);
    }
}

/// What comparing the two claims alone says, at face value.
#[test]
fn only_these_reasons_look_like_a_contradiction_to_a_pair() {
    let mut runner = TestRunner::deterministic();
    let mut answers: BTreeMap<DifferenceKind, BTreeSet<&str>> = BTreeMap::new();
    for kind in DifferenceKind::ALL {
        for _ in 0..40 {
            let planted = strategy::difference_of(*kind)
                .new_tree(&mut runner)
                .unwrap()
                .current();
            assert_eq!(planted.kind, *kind);
            let ledger = ledger(&planted);
            let found = reconcile(&ledger, &Settings::default());
            let pair = found.pair(&planted.one, &planted.other).unwrap();
            answers.entry(*kind).or_default().insert(match pair.face {
                Comparison::Contradictory { gap, .. } => {
                    let all = planted.persons.max(1);
                    assert!(
                        *kind == DifferenceKind::Nothing || gap == all,
                        "{kind:?}: {gap} of {all}"
                    );
                    "contradictory"
                }
                Comparison::Compatible => "compatible",
                Comparison::Unverified(_) => "unverified",
                Comparison::Incomparable { .. } => "incomparable",
                _ => "other",
            });
        }
    }
    for (kind, answers) in answers {
        let expected: &[&str] = match kind {
            DifferenceKind::Nothing
            | DifferenceKind::DayShift
            | DifferenceKind::Overlap
            | DifferenceKind::MixedVoices
            | DifferenceKind::Transcription
            | DifferenceKind::Superseded => &["contradictory"],
            DifferenceKind::Rounding => &["compatible", "contradictory"],
            DifferenceKind::Scope | DifferenceKind::AsOf => &["compatible"],
            DifferenceKind::Lag => &["unverified"],
            _ => &["incomparable"],
        };
        assert_eq!(answers.into_iter().collect::<Vec<_>>(), expected, "{kind:?}");
    }
}

#[test]
fn every_kind_of_difference_is_drawn_often() {
    let mut runner = TestRunner::deterministic();
    let mut drawn: BTreeMap<DifferenceKind, usize> = BTreeMap::new();
    for _ in 0..1600 {
        let planted = strategy::difference().new_tree(&mut runner).unwrap().current();
        *drawn.entry(planted.kind).or_default() += 1;
    }
    assert_eq!(drawn.len(), DifferenceKind::ALL.len());
    // One in sixteen, less what makes no difference of its kind.
    assert!(drawn.values().all(|&count| count >= 60), "{drawn:?}");
}

#[test]
fn a_difference_shrinks_to_small_numbers() {
    let mut runner = TestRunner::deterministic();
    for kind in DifferenceKind::ALL {
        let mut tree = strategy::difference_of(*kind).new_tree(&mut runner).unwrap();
        while tree.simplify() {}
        let planted = tree.current();
        let ledger = ledger(&planted);
        assert_eq!(planted.kind, *kind);
        assert!(
            number(&ledger, "one") <= 40 && planted.persons <= 25,
            "{planted:?}"
        );
    }
}
