//! Input made to break something: it ends in time, says what is missing, and panics nowhere.
//!
//! - `ten_thousand_claims_that_all_disagree`
//! - `a_thousand_claims_of_parts_that_do_not_fit`
//! - `dense_overlapping_sums_end_and_say_what_is_missing`
//! - `hundreds_of_overlapping_windows`
//! - `constraints_that_contradict_one_another`
//! - `a_quantity_with_no_claims`
//! - `figures_near_two_to_the_63_in_a_system` · `the_largest_figures_through_the_door`
//! - `parts_of_one_another_in_a_circle_through_announced_waves`
//! - `a_figure_relative_to_a_claim_without_one`

use cotejo::discrepancy::{Coherence, People, Suppose};
use cotejo::solve::{Fewest, Form, Hard, Limits, Solver, System, conflicts};
use cotejo::{
    AssumptionDraft, Bounds, ClaimDraft, Draft, LARGEST, PopulationDraft, Ratio, SourceDraft, Stage,
    WaveDraft,
};

use super::{constraints, ratio, supposing};

fn checked(coherence: &Coherence) {
    assert!(coherence.conflicts.iter().all(|one| one.totals.add_up()));
    assert!(coherence.totals.iter().all(|totals| totals.add_up()));
}

fn held(draft: Draft, at: usize, population: &str, figure: usize) -> Draft {
    let voice = format!("v{at}");
    let claim = ClaimDraft::new(&format!("c{at:05}"))
        .by(voice.clone())
        .count("held")
        .population(population);
    draft
        .with_source(SourceDraft::new(&voice))
        .with_claim(claim.as_of("2026-01-05").figure(figure.to_string()))
}

#[test]
fn ten_thousand_claims_that_all_disagree() {
    let all = Draft::new().with_population(PopulationDraft::new("all"));
    let draft = (0..10_000).fold(all, |draft, at| held(draft, at, "all", 10 * at));
    let coherence = constraints(&draft).coherence();
    // All but one must go; the most against the least is 99,990 of 99,990.
    assert_eq!(coherence.fewest, Some(Fewest::Exactly(9_999)));
    assert_eq!(coherence.inconsistency, Ratio::ONE);
    // The outermost pair is 99,990 apart, the next 20 less, and so on: 5,000 · (99,990 + 10) / 2.
    assert_eq!(coherence.adjustment, Ratio::whole(5_000 * 100_000 / 2));
    assert!(coherence.truncated && !coherence.conflicts.is_empty());
    checked(&coherence);
}

#[test]
fn a_thousand_claims_of_parts_that_do_not_fit() {
    // Each part alone is more than the whole allows: a thousand conflicts of two.
    let all = Draft::new().with_population(PopulationDraft::new("all"));
    let draft = (1..=1_000).fold(held(all, 0, "all", 5), |draft, at| {
        let part = format!("part-{at}");
        held(
            draft.with_population(PopulationDraft::new(&part).within("all")),
            at,
            &part,
            10,
        )
    });
    let coherence = constraints(&draft).coherence();
    assert_eq!(
        (coherence.inconsistency, coherence.adjustment),
        (ratio("1/2"), ratio("5"))
    );
    assert!(coherence.conflicts.iter().all(|one| one.members.len() == 2));
    assert!(coherence.truncated && !coherence.conflicts.is_empty());
    checked(&coherence);
}

#[test]
fn dense_overlapping_sums_end_and_say_what_is_missing() {
    // 24 unknowns of one each, every sum of eight neighbours no more than five: very many conflicts.
    let n = 24;
    let ones = (0..n).fold(System::new(n), |system, at| {
        system.with_soft(Form::of(at), Bounds::at_least(1))
    });
    let system = (0..n).fold(ones, |system, at| {
        let eight = (0..8).map(|step| ((at + step * 5) % n, 1));
        system.with_soft(Form::sum(eight), Bounds::at_most(5))
    });
    let mut limits = Limits::default();
    (limits.conflicts, limits.corrections, limits.nodes, limits.calls) = (50, 50, 300, 600);
    let mut solver = Solver::new(&system);
    let found = {
        conflicts(2 * n, &[], limits, |active| {
            Ok(solver.clash(active)?.map(|clash| clash.support()))
        })
    };
    assert!(found.truncated && !found.conflicts.is_empty());
    // Six ones are too many for a five, however chosen.
    assert!(found.conflicts.iter().all(|one| one.len() == 7));
}

#[test]
fn hundreds_of_overlapping_windows() {
    let day = |at: usize| format!("2026-{:02}-{:02}", 1 + at / 28, 1 + at % 28);
    let draft = (0..300).fold(Draft::new(), |draft, at| {
        let window = format!("{}/{}", day(at % 150), day(at % 150 + 7 + at / 150));
        draft.with_claim(
            ClaimDraft::new(&format!("c{at:03}"))
                .count("released")
                .window(window)
                .figure("10"),
        )
    });
    let found = {
        let found = constraints(&draft);
        (found.inconsistency(), found.rules().count())
    };
    assert_eq!(
        found.0,
        Some(Ratio::ZERO),
        "ten at any time, and no more, may be ten in all"
    );
    assert!(found.1 > 0);
}

#[test]
fn constraints_that_contradict_one_another() {
    // Men and women are all; men alone are all; and women are not nobody.
    let held = |id: &str, population: &str, figure: &str| {
        ClaimDraft::new(id)
            .count("held")
            .population(population)
            .as_of("2026-01-05")
            .figure(figure)
    };
    let draft = Draft::new()
        .with_population(PopulationDraft::new("all"))
        .with_population(PopulationDraft::new("men").within("all"))
        .with_population(PopulationDraft::new("women").within("all").disjoint("men"))
        .with_claim(held("t", "all", "10"))
        .with_claim(held("m", "men", "an important number"))
        .with_claim(held("w", "women", "3"))
        .with_assumption(
            AssumptionDraft::new("both")
                .complete("@t")
                .parts(["@m", "@w"])
                .given(true),
        )
        .with_assumption(
            AssumptionDraft::new("men")
                .complete("@t")
                .parts(["@m"])
                .given(true),
        );
    let coherence = constraints(&draft).coherence();
    // Only nobody can be a woman: the 3 are short of all of themselves.
    assert_eq!(
        (coherence.inconsistency, coherence.adjustment),
        (Ratio::ONE, ratio("3"))
    );
    checked(&coherence);
}

#[test]
fn a_quantity_with_no_claims() {
    let draft = Draft::new().with_wave(WaveDraft::new("w").window("2026-01"));
    let found = constraints(&draft);
    let wave = People::Wave {
        wave: "w".parse().unwrap(),
        stage: Stage::Executed,
    };
    let implied = found.implied(&wave).unwrap();
    assert_eq!((implied.least, implied.most), (Ratio::ZERO, None));
    assert!(found.coherence().fits() && constraints(&Draft::new()).coherence().fits());
}

#[test]
fn figures_near_two_to_the_63_in_a_system() {
    let edge = u64::MAX / 2;
    let parts = (1..=40).map(|at| (at, -1));
    let total = System::new(41).with_hard(Hard::Zero(Form::sum([(0, 1)].into_iter().chain(parts))));
    let system = (1..=40).fold(
        total.with_soft(Form::of(0), Bounds::at_most(edge)),
        |system, at| system.with_soft(Form::of(at), Bounds::exactly(edge)),
    );
    let mut solver = Solver::new(&system);
    let all = [true; 41];
    let found = solver.inconsistency(&all).unwrap().unwrap();
    assert!(found.holds_of(&system));
    assert_eq!(found.inconsistency(), ratio("39/40"));
    assert_eq!(
        solver.adjustment(&all).unwrap().total,
        Ratio::whole(39 * u128::from(edge))
    );
}

#[test]
fn the_largest_figures_through_the_door() {
    let part = |id: &str| PopulationDraft::new(id).within("all");
    let held = |id: &str, population: &str, figure: u64| {
        ClaimDraft::new(id)
            .count("held")
            .population(population)
            .as_of("2026-01-05")
            .figure(figure.to_string())
    };
    let draft = Draft::new()
        .with_population(PopulationDraft::new("all"))
        .with_population(part("one").disjoint("other"))
        .with_population(part("other"))
        .with_claim(held("a", "all", LARGEST))
        .with_claim(held("b", "one", LARGEST))
        .with_claim(held("c", "other", LARGEST));
    let coherence = constraints(&draft).coherence();
    assert_eq!(
        (coherence.inconsistency, coherence.adjustment),
        (ratio("1/2"), Ratio::whole(LARGEST.into()))
    );
    checked(&coherence);
}

#[test]
fn parts_of_one_another_in_a_circle_through_announced_waves() {
    let announced = |id: &str, wave: &str, other: &str, figure: &str| {
        let claim = ClaimDraft::new(id)
            .count("released")
            .stage("announced")
            .wave(wave);
        claim.part_of(other).figure(figure)
    };
    let executed =
        |id: &str, wave: &str, figure: &str| ClaimDraft::new(id).count("released").wave(wave).figure(figure);
    let draft = Draft::new()
        .with_wave(WaveDraft::new("one").window("2026-01"))
        .with_wave(WaveDraft::new("other").window("2026-01"))
        .with_claim(announced("a", "one", "b", "9"))
        .with_claim(executed("b", "other", "5"))
        .with_claim(announced("c", "other", "d", "9"))
        .with_claim(executed("d", "one", "8"));
    // Each lies in the other, so they are as many: 5 and 8 are not.
    let coherence = constraints(&draft).coherence();
    assert_eq!(
        (coherence.inconsistency, coherence.adjustment),
        (ratio("3/8"), ratio("3"))
    );
    checked(&coherence);
}

#[test]
fn a_figure_relative_to_a_claim_without_one() {
    let count = |id: &str, figure: &str| {
        ClaimDraft::new(id)
            .count("released")
            .window("2026-01")
            .figure(figure)
    };
    let draft = Draft::new()
        .with_claim(count("a", "?"))
        .with_claim(count("b", "majority of @a").place("Caracas"))
        .with_claim(count("c", "< @a"));
    assert!(constraints(&draft).coherence().fits());
    let aside = supposing(&draft, &Suppose::default().aside("a".parse().unwrap()));
    assert!(aside.coherence().fits());
}
