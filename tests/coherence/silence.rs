//! Nothing is said that was not found out, and nothing is left unsaid that was.

use cotejo::dedup::utterances;
use cotejo::discrepancy::{Evidence, Measured, Readings, Suppose, readings};
use cotejo::solve::{Capped, Form, Solver, System};
use cotejo::{AssumptionDraft, Bounds, ClaimDraft, Draft, PopulationDraft, Settings, SourceDraft, link};

use super::{constraints, ledger, ratio, supposing};

fn released(id: &str, by: &str, days: &str, figure: &str) -> ClaimDraft {
    ClaimDraft::new(id)
        .by(by)
        .count("released")
        .window(days)
        .figure(figure)
}

fn voiced() -> Draft {
    Draft::new()
        .with_source(SourceDraft::new("v"))
        .with_source(SourceDraft::new("w"))
}

fn read(draft: &Draft) -> Readings {
    let (ledger, settings) = (ledger(draft), Settings::default());
    let heard = utterances(&ledger);
    let evidence = Evidence::new(&ledger, &heard, &settings);
    readings(&evidence, &link::resolve(&ledger), &Suppose::default())
}

#[test]
fn a_total_that_comes_last_is_held_against_all_its_parts() {
    // 150 populations of 10 each on one day, and a total of 5: every part clashes with it.
    let mut draft = voiced().with_population(PopulationDraft::new("all"));
    for at in 0..150 {
        let part = format!("p{at:03}");
        draft = draft
            .with_population(PopulationDraft::new(&part).within("all"))
            .with_claim(
                ClaimDraft::new(&format!("c{at:03}"))
                    .by("v")
                    .count("held")
                    .population(&*part)
                    .as_of("2026-01-05")
                    .figure("10"),
            );
    }
    let total = ClaimDraft::new("total")
        .by("w")
        .count("held")
        .population("all")
        .as_of("2026-01-05");
    let found = constraints(&draft.with_claim(total.figure("5")));
    assert!(found.is_complete());
    assert_eq!(found.inconsistency(), Some(ratio("1/2")));
}

#[test]
fn from_some_combinations_nothing_follows_for_all() {
    // Twelve claims of days of their own, each with another reading: 4,096 combinations, all of which stand.
    let mut draft = voiced();
    for at in 0..12 {
        let day = format!("2026-01-{:02}", at + 1);
        let claim = released(&format!("c{at:02}"), "v", &day, "10");
        let other = cotejo::Value::record([("figure", "20"), ("label", "twenty")]);
        draft = draft.with_claim(claim.or([other]));
    }
    let found = read(&draft);
    assert_eq!((found.possible, found.combinations.len()), (4_096, 512));
    assert_eq!(found.only_if.standing, 512);
    assert!(found.only_if.read_as.is_empty() && found.only_if.cannot_hold.is_empty());
}

#[test]
fn two_assumptions_of_which_either_may_hold_are_told_as_two() {
    // x = 10, y ≥ 1, z = 5; x ≤ y and y ≤ z cannot both be, and each can.
    let draft = voiced()
        .with_claim(released("x", "v", "2026-01-01", "10"))
        .with_claim(released("y", "v", "2026-01-02", ">=1"))
        .with_claim(released("z", "v", "2026-01-03", "5"))
        .with_assumption(AssumptionDraft::new("a").at_most(["@x", "@y"]))
        .with_assumption(AssumptionDraft::new("b").at_most(["@y", "@z"]));
    let found = read(&draft).only_if;
    assert!(found.cannot_hold.is_empty());
    assert_eq!(
        found.not_together,
        [vec!["a".parse().unwrap(), "b".parse().unwrap()]]
    );
    assert_eq!(found.may_hold.len(), 1);
}

#[test]
fn the_price_of_an_assumption_about_stages_counts_nobody_twice() {
    use cotejo::WaveDraft;
    // 20 announced and 20 done of the whole, 10 of each in the one part: 10 are outside it, not 20.
    let stage = |id: &str, stage: &str, wave: &str, figure: &str| {
        ClaimDraft::new(id)
            .by("v")
            .count("released")
            .stage(stage)
            .wave(wave)
            .figure(figure)
    };
    let draft = voiced()
        .with_wave(WaveDraft::new("whole").window("2026-01"))
        .with_wave(WaveDraft::new("part").window("2026-01-02").within("whole"))
        .with_claim(stage("a", "announced", "whole", "20"))
        .with_claim(stage("b", "announced", "part", "10"))
        .with_claim(stage("c", "executed", "whole", "20"))
        .with_claim(stage("d", "executed", "part", "10"))
        .with_assumption(AssumptionDraft::new("all").complete("whole").parts(["part"]));
    let price = constraints(&draft).price(&"all".parse().unwrap()).unwrap();
    assert_eq!(price.least, ratio("10"));
}

#[test]
fn days_that_are_not_sure_make_no_contradiction() {
    let held = |id: &str, by: &str, date: &str, figure: &str| {
        ClaimDraft::new(id)
            .by(by)
            .count("held")
            .as_of(date)
            .figure(figure)
    };
    let unknown = |id: &str, by: &str, figure: &str| {
        ClaimDraft::new(id)
            .by(by)
            .count("released")
            .window("/2026-01-08")
            .said("2026-01-09")
            .figure(figure)
    };
    let draft = voiced()
        .with_claim(held("a", "v", "2025", "300"))
        .with_claim(held("b", "w", "2025", "806"))
        .with_claim(unknown("c", "v", "300"))
        .with_claim(unknown("d", "w", "806"));
    assert_eq!(constraints(&draft).inconsistency(), Some(ratio("0")));
    // Of one day they do.
    let sure = voiced()
        .with_claim(held("a", "v", "2025-06-01", "300"))
        .with_claim(held("b", "w", "2025-06-01", "806"));
    assert_eq!(constraints(&sure).inconsistency(), Some(ratio("253/403")));
}

#[test]
fn a_shortfall_is_of_whole_persons() {
    // The majority of 100 is 51; it lies inside a whole of 30.
    let draft = voiced()
        .with_population(PopulationDraft::new("all"))
        .with_claim(released("t", "v", "2026-01", "100").population("all"))
        .with_claim(released("m", "v", "2026-01-10", "majority of @t").population("all"))
        .with_claim(released("h", "w", "2026-01-01/2026-01-15", "30").population("all"));
    let found = constraints(&draft).coherence();
    let short = &found.conflicts[0].shortfall;
    assert_eq!(
        (short.needs, short.allows, short.short_by),
        (ratio("51"), ratio("30"), ratio("21"))
    );
    assert!(matches!(short.measured, Measured::AgainstCap { .. }));
}

#[test]
fn two_running_series_are_followed_to_the_end() {
    // One voice gives all and women, day after day; nothing of it is left out.
    let mut draft = voiced()
        .with_population(PopulationDraft::new("all"))
        .with_population(PopulationDraft::new("women").within("all"));
    for day in 1..=100_u32 {
        let until = format!("2026-{:02}-{:02}", day / 28 + 1, day % 28 + 1);
        for (population, figure) in [("all", 3 * day), ("women", day)] {
            let id = format!("{population}{day:03}");
            let claim = released(&id, "v", "2026-01-01/..", &figure.to_string());
            draft = draft.with_claim(claim.population(population).as_of(&*until));
        }
    }
    let found = constraints(&draft);
    assert!(found.is_complete());
    assert_eq!(found.inconsistency(), Some(ratio("0")));
    // A hundred days with more women than all: said to clash.
    let more = released("late", "w", "2026-01-01/..", ">=400")
        .population("women")
        .as_of("2026-02-01");
    let clash = constraints(&draft.with_claim(more)).contradiction().unwrap();
    assert!(clash.is_some());
}

#[test]
fn totals_hold_of_their_own_ledger_and_of_no_other() {
    let draft = |figure: &str| {
        voiced()
            .with_claim(released("a", "v", "2026-01", figure))
            .with_claim(released("b", "w", "2026-01", "73"))
    };
    let (one, other) = (constraints(&draft("116")), constraints(&draft("117")));
    let totals = one.coherence().totals.unwrap();
    assert!(totals.add_up() && totals.holds_of(&one) && !totals.holds_of(&other));
    let mut made_up = totals.clone();
    made_up.needed = made_up.allowed;
    assert!(!made_up.add_up());
}

#[test]
fn what_is_given_can_be_switched_off() {
    let draft = voiced()
        .with_claim(released("t", "v", "2026-01", "10"))
        .with_claim(released("m", "v", "2026-01-01", "4"))
        .with_claim(released("w", "v", "2026-01-02", "5"))
        .with_assumption(
            AssumptionDraft::new("all")
                .complete("@t")
                .parts(["@m", "@w"])
                .given(true),
        );
    assert_eq!(constraints(&draft).inconsistency(), Some(ratio("1/10")));
    let off = Suppose::default().without_given("all".parse().unwrap());
    assert_eq!(supposing(&draft, &off).inconsistency(), Some(ratio("0")));
}

#[test]
fn an_unknown_numbered_beyond_all_is_answered_as_too_much() {
    let system = System::new(0).with_soft(Form::of(usize::MAX), Bounds::exactly(1));
    assert_eq!(system.components().len(), 1);
    assert_eq!(Solver::new(&system).clash(&[true]), Err(Capped));
}
