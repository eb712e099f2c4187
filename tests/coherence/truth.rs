//! Laws of sources that all speak truthfully of one world: the rules never turn them against one another.
//!
//! - `true_figures_all_hold_together`
//! - `what_follows_for_a_count_contains_the_true_one`
//! - `what_follows_from_any_sources_contains_the_truth`
//! - `declaring_everything_makes_no_contradiction`
//! - `nothing_true_needs_fractions_of_persons`
//! - `who_is_counted_later_in_an_inner_wave_was_not_there_before` · `nor_who_is_named_later`
//! - `what_is_corrected_to_an_unknown_number_is_not_read_as_before`
//! - `a_list_kept_longer_is_in_no_earlier_one`
//! - `a_count_up_to_a_day_before_its_days_keeps_nobody_apart`

use cotejo::discrepancy::{Constraints, Suppose};
use cotejo::solve::Whole;
use cotejo::strategy::{self, Planted};
use cotejo::{
    Claim, ClaimDraft, DetaineeDraft, Draft, Form, Ratio, Settings, SourceDraft, SourceId, Value, WaveDraft,
    reconcile,
};
use proptest::prelude::*;
use proptest::sample::subsequence;

use super::{cases, ledger};

/// The ledger as a file, for the message of a law that fails.
fn file(draft: &Draft) -> String {
    let written = serde_json::to_value(draft).unwrap();
    let lines = |list: &str| {
        let rows = written[list].as_array().into_iter().flatten();
        rows.map(|row| format!("  {row}\n")).collect::<Vec<_>>().concat()
    };
    ["claims", "detainees", "judgements"].map(lines).concat()
}

/// The counts under a supposition. A majority of others is drawn true of the two numbers alone; as it is
/// read, it is one of their people. So nothing is heard of it.
fn derived(draft: &Draft, suppose: &Suppose) -> Constraints {
    let ledger = ledger(draft);
    let majority = |claim: &&Claim| {
        claim
            .figure()
            .is_some_and(|figure| matches!(figure.form(), Form::MajorityOf(_)))
    };
    let majorities = ledger.claims().filter(majority).map(|claim| claim.id().clone());
    let suppose = majorities.fold(suppose.clone(), Suppose::aside);
    reconcile(&ledger, &Settings::default()).constraints(&suppose)
}

/// Whatever is said to be counted and is not truly so many.
fn false_bounds(planted: &Planted, constraints: &Constraints) -> Vec<String> {
    let ledger = ledger(&planted.draft);
    let all = constraints.implied_of_all();
    let bounds = |claim| {
        let mut sets = constraints.counted_by(claim);
        let only = sets.next().filter(|_| sets.next().is_none())?;
        let at = constraints.people().iter().position(|people| people == only)?;
        Some((only, all[at]))
    };
    let mut found = Vec::new();
    for claim in ledger.claims() {
        let (Some((people, bounds)), Some(truly)) = (bounds(claim.id()), planted.count(claim.id())) else {
            continue;
        };
        let truly = Ratio::whole(truly.into());
        let Some((least, most)) = bounds else {
            found.push(format!("{:?} {people:?}: nothing follows", claim.id()));
            continue;
        };
        if truly < least || most.is_some_and(|most| most < truly) {
            found.push(format!(
                "{} {people:?}: {truly} is not in {least} to {most:?}",
                claim.id()
            ));
        }
    }
    found
}

const SOURCES: [&str; 6] = ["gov", "watch", "kin", "groups", "page-a", "page-b"];

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn true_figures_all_hold_together(planted in strategy::planted()) {
        for suppose in [Suppose::default(), Suppose::default().at_the_widest()] {
            let coherence = derived(&planted.draft, &suppose).coherence();
            let members: Vec<_> = coherence.conflicts.iter().map(|one| (&one.members, &one.totals)).collect();
            prop_assert!(coherence.fits() && members.is_empty(), "{:#?}\n{}", members, file(&planted.draft));
        }
    }

    #[test]
    fn what_follows_for_a_count_contains_the_true_one(planted in strategy::planted()) {
        let constraints = derived(&planted.draft, &Suppose::default());
        let wrong = false_bounds(&planted, &constraints);
        prop_assert!(wrong.is_empty(), "{}\n{}", wrong.join("\n"), file(&planted.draft));
    }

    #[test]
    fn what_follows_from_any_sources_contains_the_truth(
        planted in strategy::planted(), trusted in subsequence(&SOURCES[..], 1..=3),
    ) {
        let trusted = trusted.iter().map(|id| id.parse::<SourceId>().unwrap());
        let constraints = derived(&planted.draft, &Suppose::default().trusting(trusted));
        let wrong = false_bounds(&planted, &constraints);
        prop_assert!(wrong.is_empty(), "{}\n{}", wrong.join("\n"), file(&planted.draft));
    }

    #[test]
    fn declaring_everything_makes_no_contradiction(planted in strategy::planted()) {
        let judged = planted.judged();
        let inconsistency = derived(&judged, &Suppose::default()).inconsistency();
        prop_assert_eq!(inconsistency, Some(Ratio::ZERO), "{}", file(&judged));
    }

    #[test]
    fn nothing_true_needs_fractions_of_persons(planted in strategy::planted()) {
        let coherence = derived(&planted.draft, &Suppose::default()).coherence();
        prop_assert_ne!(coherence.whole, Whole::FractionsOnly, "{}", file(&planted.draft));
    }
}

/// A wave inside another, and claims of them.
fn nested(claims: [ClaimDraft; 2]) -> Draft {
    let draft = Draft::new()
        .with_source(SourceDraft::new("gov"))
        .with_source(SourceDraft::new("kin"))
        .with_wave(WaveDraft::new("winter").window("2026-01-01/2026-02-28"))
        .with_wave(
            WaveDraft::new("first")
                .window("2026-01-01/2026-01-09")
                .within("winter"),
        )
        .with_wave(
            WaveDraft::new("second")
                .window("2026-01-21/2026-01-29")
                .within("winter"),
        );
    claims.into_iter().fold(draft, Draft::with_claim)
}

fn count(id: &str, by: &str, wave: &str, figure: &str) -> ClaimDraft {
    ClaimDraft::new(id)
        .by(by)
        .count("released")
        .wave(wave)
        .figure(figure)
}

fn fits(draft: &Draft) -> bool {
    derived(draft, &Suppose::default()).coherence().fits()
}

#[test]
fn who_is_counted_later_in_an_inner_wave_was_not_there_before() {
    let early = |figure| count("a", "gov", "winter", figure).as_of("2026-01-01");
    let late = count("b", "gov", "second", "1").as_of("2026-01-25");
    assert!(fits(&nested([early("0"), late.clone()])));
    let over = count("a", "gov", "winter", "0").as_of("2026-02-28");
    assert!(
        !fits(&nested([over, late])),
        "when all was over, everybody was there"
    );
}

#[test]
fn nor_who_is_named_later() {
    let early = count("a", "gov", "winter", "0").as_of("2026-01-01");
    let other = count("b", "gov", "first", "0").as_of("2026-01-01");
    let event = Value::record([("what", "released"), ("when", "2026-01-29"), ("wave", "second")]);
    let named = DetaineeDraft::new("d")
        .name("Invented Person")
        .events(vec![event]);
    assert!(fits(&nested([early, other]).with_detainee(named)));
}

#[test]
fn what_is_corrected_to_an_unknown_number_is_not_read_as_before() {
    let slip = nested([count("a", "gov", "first", "5"), count("b", "kin", "first", "7")]);
    assert!(!fits(&slip));
    let corrected = ClaimDraft::new("c").by("gov").corrects("a").figure("?");
    assert!(fits(&slip.with_claim(corrected)));
}

#[test]
fn a_list_kept_longer_is_in_no_earlier_one() {
    // All of the first wave were free by the ninth; the list had one of them twelve days later.
    let later = count("a", "kin", "first", "1")
        .stage("verified")
        .as_of("2026-01-21");
    let earlier = |day: &str| {
        let list = count("b", "kin", "winter", "0").stage("verified");
        nested([later.clone(), list.as_of(day)])
    };
    assert!(fits(&earlier("2026-01-09")));
    assert!(!fits(&earlier("2026-01-21")));
}

#[test]
fn a_count_up_to_a_day_before_its_days_keeps_nobody_apart() {
    // The one person of the first wave is on the list and in the wave inside it; nobody was free before.
    let listed = count("a", "kin", "first", "1").stage("verified");
    let before = count("b", "gov", "first", "0")
        .window("2026-01-04/2026-01-20")
        .as_of("2025-12-30");
    let inner = WaveDraft::new("sixth").window("2026-01-06").within("first");
    let told = |people| {
        nested([listed.clone(), before.clone()])
            .with_wave(inner.clone())
            .with_claim(count("c", "gov", "sixth", "1"))
            .with_claim(count("d", "gov", "first", people))
    };
    assert!(fits(&told("1")));
    assert!(!fits(&told("0")));
}
