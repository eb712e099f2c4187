//! Laws of waves and stretches of days: stages, voices, gaps, floors.
//!
//! - `every_figure_of_a_flow_is_a_line_once`
//! - `each_gap_is_that_of_its_two_figures`
//! - `nobody_is_never_more_than_each_voice`
//! - `the_floor_is_what_some_line_needs`
//! - `consistency_is_zero_exactly_without_a_clash`
//! - `from_8_january_is_a_gap_and_no_contradiction`
//! - `two_waves_add_up_to_a_floor`
//! - `persons_named_are_a_floor`
//! - `a_denial_contests_and_scores_nothing`
//! - `deaths_join_no_count_of_releases`
//! - `executed_above_announced_is_no_contradiction`

use cotejo::discrepancy::FlowReport;
use cotejo::{
    ClaimDraft, DetaineeDraft, Draft, Ledger, PopulationDraft, Settings, SourceDraft, Value, WaveDraft,
    reconcile, strategy,
};
use proptest::prelude::*;

use super::{ledger, ratio};
use crate::config;

fn setting() -> Draft {
    Draft::new()
        .with_source(SourceDraft::new("gov").kind("government"))
        .with_source(SourceDraft::new("watch").kind("monitor"))
        .with_source(SourceDraft::new("groups").kind("monitor").plural(true))
        .with_population(PopulationDraft::new("all"))
        .with_population(PopulationDraft::new("political").within("all"))
        .with_wave(
            WaveDraft::new("both")
                .window("2025-12-25/2026-01-01")
                .population("all"),
        )
        .with_wave(
            WaveDraft::new("25-dec")
                .window("2025-12-25")
                .population("all")
                .within("both"),
        )
        .with_wave(
            WaveDraft::new("1-jan")
                .window("2026-01-01")
                .population("all")
                .within("both"),
        )
        .with_wave(
            WaveDraft::new("from-8")
                .window("2026-01-08/2026-01-13")
                .population("all"),
        )
}

fn freed(id: &str, by: &str, wave: &str, figure: &str) -> ClaimDraft {
    ClaimDraft::new(id)
        .by(by)
        .count("released")
        .wave(wave)
        .figure(figure)
}

fn report(draft: Draft, wave: &str) -> FlowReport {
    let ledger = ledger(draft);
    reconcile(&ledger, &Settings::default())
        .wave(&wave.parse().unwrap())
        .unwrap()
        .clone()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_figure_of_a_flow_is_a_line_once(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        let found = reconcile(&ledger, &Settings::default());
        let evidence = found.evidence();
        for entry in evidence.entries().iter().filter(|entry| !entry.quantity.measure().is_stock()) {
            let placed = entry.quantity.wave().is_some() || entry.quantity.window().is_some();
            let lines = found.flows().iter().flat_map(|flow| &flow.lines).filter(|line| line.entry == *entry);
            prop_assert_eq!(lines.count(), usize::from(placed), "{}", entry.claim);
        }
    }

    #[test]
    fn each_gap_is_that_of_its_two_figures(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        let found = reconcile(&ledger, &Settings::default());
        for flow in found.flows() {
            let core = |claim: &cotejo::ClaimId| {
                flow.lines.iter().find(|line| line.entry.claim == *claim).unwrap().entry.spread.core()
            };
            for gap in &flow.gaps {
                let expected = cotejo::discrepancy::VerificationGap::between(core(&gap.said), core(&gap.verified));
                prop_assert_eq!(Some(gap.gap), expected);
            }
        }
    }

    #[test]
    fn nobody_is_never_more_than_each_voice(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        let found = reconcile(&ledger, &Settings::default());
        for flow in found.flows() {
            for nobody in &flow.unverified {
                for own in flow.gaps.iter().filter(|gap| gap.said == nobody.said) {
                    prop_assert!(nobody.gap.persons.lo() <= own.gap.persons.lo());
                    let (all, one) = (nobody.gap.persons.hi(), own.gap.persons.hi());
                    prop_assert!(one.is_none_or(|one| all.is_some_and(|all| all <= one)));
                }
            }
        }
    }

    #[test]
    fn the_floor_is_what_some_line_needs(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        let found = reconcile(&ledger, &Settings::default());
        for flow in found.flows() {
            prop_assert!(flow.floor.surely <= flow.floor.persons);
            if let Some(claim) = &flow.floor.because {
                let own = flow.lines.iter().find(|line| line.entry.claim == *claim).unwrap().entry.spread.core();
                prop_assert!(own.contains(flow.floor.count));
            } else {
                prop_assert_eq!(flow.floor.count, u64::try_from(flow.floor.surely).unwrap());
            }
            prop_assert!(flow.floor.count >= flow.floor.parts.max(u64::try_from(flow.floor.surely).unwrap()) || flow.lines.iter().any(|line| line.entry.relative));
        }
    }

    #[test]
    fn consistency_is_zero_exactly_without_a_clash(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        for flow in reconcile(&ledger, &Settings::default()).flows() {
            let found = &flow.consistency;
            prop_assert_eq!([found.clash.is_none(), found.inconsistency.is_zero(), found.adjustment == 0], [found.clash.is_none(); 3]);
            prop_assert_eq!(found.clash.is_some(), found.allows.is_some());
        }
    }
}

#[test]
fn from_8_january_is_a_gap_and_no_contradiction() {
    let lists = freed("orgs", "groups", "from-8", "~49-73")
        .stage("verified")
        .population("political")
        .as_of("2026-01-13");
    let draft = setting()
        .with_claim(freed("official", "gov", "from-8", "116").said("2026-01-12"))
        .with_claim(lists)
        .with_claim(freed("fewer", "watch", "from-8", "< @official").stage("verified"));
    let found = report(draft, "from-8");
    let [gap] = found.gaps.as_slice() else {
        panic!("{:?}", found.gaps)
    };
    assert_eq!(gap.gap.persons.to_string(), "43-67");
    assert_eq!(
        [gap.gap.least_share, gap.gap.most_share],
        [ratio("43/116"), ratio("67/116")]
    );
    let [nobody] = found.unverified.as_slice() else {
        panic!("{:?}", found.unverified)
    };
    assert_eq!(
        nobody.gap.persons.to_string(),
        "<=43",
        "0 to 43 verified by nobody"
    );
    assert!(found.consistency.clash.is_none());
}

#[test]
fn two_waves_add_up_to_a_floor() {
    let draft = setting()
        .with_claim(freed("announced", "gov", "both", "187").stage("announced"))
        .with_claim(freed("decree", "gov", "25-dec", "99").stage("announced"))
        .with_claim(freed("counted", "watch", "25-dec", "61").stage("verified"))
        .with_claim(
            ClaimDraft::new("new-year")
                .count("released")
                .wave("1-jan")
                .figure(">=87"),
        );
    let ledger = ledger(draft);
    let found = reconcile(&ledger, &Settings::default());
    let gap = found.wave(&"25-dec".parse().unwrap()).unwrap().gaps[0].gap;
    assert_eq!(
        (gap.persons.to_string(), gap.least_share),
        ("38".to_owned(), ratio("38/99"))
    );
    let within = found.counted().iter().find(|sum| sum.within.is_some()).unwrap();
    assert_eq!((within.highest, within.least, within.open), (61 + 87, 148, true));
    let counted: Vec<&str> = within.parts.iter().map(|part| part.claim.as_str()).collect();
    assert_eq!(counted, ["counted", "new-year"], "by two voices");
    let [left] = within.against.as_slice() else {
        panic!("{:?}", within.against)
    };
    assert_eq!(
        (left.claim.as_str(), left.persons.to_string(), left.short_by),
        ("announced", "<=39".to_owned(), 0)
    );
}

#[test]
fn persons_named_are_a_floor() {
    let freed_in = |wave: &str| Value::record([("what", "released"), ("wave", wave)]);
    let person = |id: &str| {
        DetaineeDraft::new(id)
            .name("Invented")
            .events([freed_in("25-dec")])
    };
    let draft = setting()
        .with_claim(freed("total", "gov", "25-dec", "2"))
        .with_detainee(person("d1").identifiers("case:1"))
        .with_detainee(person("d2").identifiers("case:1"))
        .with_detainee(person("d3"))
        .with_detainee(person("d4"));
    let found = report(draft.clone(), "25-dec");
    assert_eq!(
        (found.floor.count, found.floor.persons, found.floor.because),
        (3, 3, None)
    );
    assert_eq!(
        (found.consistency.adjustment, found.consistency.inconsistency),
        (1, ratio("1/3"))
    );
    assert_eq!(
        (
            found.consistency.needs,
            found.consistency.allows.unwrap().as_str()
        ),
        (None, "total")
    );
    let whole = draft.with_claim(freed("whole", "gov", "both", "5"));
    assert_eq!(
        report(whole, "both").floor.persons,
        3,
        "persons of a part are persons of the whole"
    );
}

#[test]
fn a_denial_contests_and_scores_nothing() {
    let plain = setting().with_claim(freed("said", "gov", "from-8", "116"));
    let denied = plain
        .clone()
        .with_claim(ClaimDraft::new("denial").by("watch").denies("said"));
    let (before, after) = (report(plain, "from-8"), report(denied, "from-8"));
    let [contest] = after.contested.as_slice() else {
        panic!("{:?}", after.contested)
    };
    assert_eq!(
        (contest.denied.as_str(), contest.denial.as_str()),
        ("said", "denial")
    );
    assert_eq!(
        (before.lines, before.consistency),
        (after.lines, after.consistency)
    );
}

#[test]
fn deaths_join_no_count_of_releases() {
    let died = ClaimDraft::new("died")
        .by("watch")
        .count("died")
        .window("2024-07/2024-08")
        .figure(">28");
    let freed = ClaimDraft::new("freed")
        .by("gov")
        .count("released")
        .window("2024-07/2024-08")
        .figure("20");
    let ledger = ledger(setting().with_claim(died).with_claim(freed));
    let found = reconcile(&ledger, &Settings::default());
    let counted = found.flows().iter().filter(|flow| !flow.lines.is_empty());
    assert_eq!(counted.map(|flow| flow.lines.len()).collect::<Vec<_>>(), [1, 1]);
    assert!(found.flows().iter().all(|flow| flow.consistency.clash.is_none()));
}

#[test]
fn executed_above_announced_is_no_contradiction() {
    let draft = setting()
        .with_claim(freed("announced", "gov", "from-8", "99").stage("announced"))
        .with_claim(freed("done", "gov", "from-8", "116"));
    let found = report(draft, "from-8");
    assert!(
        found.consistency.clash.is_none(),
        "an assumption that is off unless somebody makes it"
    );
    assert_eq!(found.pending[0].persons.to_string(), "0");
}
