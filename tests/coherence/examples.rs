//! The worked examples of the discrepancy reference that need more than one quantity, by their numbers
//! there, against values derived by hand.
//!
//! - `example_3_lists_are_floors_of_an_official_total` · `example_4_a_known_overlap`
//! - `example_5_a_list_longer_than_the_total`
//! - `example_8_of_over_400_160_since_december` · `example_9_and_187_before_december`
//! - `example_10_the_187_included` · `example_11_a_total_below_what_it_includes`
//! - `example_12_two_stocks_and_the_released` · `example_13_and_fifty_arrests_at_most`
//! - `example_14_parts_above_their_total` · `example_15_the_part_left_over`
//! - `example_16_a_count_that_may_not_fall`
//! - `example_21_a_part_and_its_whole`
//! - `example_22_one_number_twice_is_odd` · `example_23_half_a_person`

use cotejo::discrepancy::{Asking, Coherence, Constraints, Measured, Suppose};
use cotejo::solve::{Division, Form, Hard, Sampling, Solver, System, Whole};
use cotejo::{AssumptionDraft, Bounds, ClaimDraft, Draft, PopulationDraft, Ratio, SourceDraft, WaveDraft};

use super::{asking, constraints, ratio, supposing};

/// `D`, `A` and the members of every smallest conflict.
fn scored(coherence: &Coherence) -> (Ratio, Ratio, Vec<Vec<Asking>>) {
    let members = coherence.conflicts.iter().map(|one| one.members.clone());
    assert!(!coherence.truncated && coherence.capped == 0);
    assert!(coherence.conflicts.iter().all(|one| one.totals.add_up()));
    (coherence.inconsistency, coherence.adjustment, members.collect())
}

fn fits(constraints: &Constraints) -> bool {
    let coherence = constraints.coherence();
    scored(&coherence) == (Ratio::ZERO, Ratio::ZERO, Vec::new()) && coherence.whole == Whole::Possible
}

/// The two totals behind `D`.
fn totals(coherence: &Coherence) -> (u128, u128) {
    let totals = coherence.totals.as_ref().unwrap();
    (totals.needed, totals.allowed)
}

/// What follows for the people of a claim: at least so many, at most so many.
fn implied(constraints: &Constraints, claim: &str) -> (Ratio, Option<Ratio>) {
    let implied = constraints.implied_of(&claim.parse().unwrap()).unwrap();
    (implied.least, implied.most)
}

/// The shares of the one part that does not fit, by claim.
fn shares(constraints: &Constraints) -> Vec<(Asking, Ratio)> {
    let mut parts = constraints.shares_by_claim(Sampling::default()).unwrap();
    let part = parts.pop().unwrap();
    assert!(parts.is_empty() && matches!(part.division, Division::Exact(_)));
    part.players
        .into_iter()
        .zip(part.division.shares().to_vec())
        .collect()
}

fn each(claims: &[&str], share: &str) -> Vec<(Asking, Ratio)> {
    asking(claims)
        .into_iter()
        .map(|claim| (claim, ratio(share)))
        .collect()
}

fn released(id: &str, figure: &str) -> ClaimDraft {
    ClaimDraft::new(id).count("released").figure(figure)
}

fn since(id: &str, window: &str, figure: &str) -> ClaimDraft {
    released(id, figure).window(window).as_of("2026-05-31")
}

/// An official total of a wave, where there is one, and two lists of those released in it.
fn lists(official: Option<&str>) -> Draft {
    let verified = |id: &str, by: &str, figure: &str| released(id, figure).by(by).stage("verified").wave("w");
    let draft = Draft::new()
        .with_source(SourceDraft::new("gov").kind("government"))
        .with_source(SourceDraft::new("a").kind("monitor"))
        .with_source(SourceDraft::new("b").kind("monitor"))
        .with_wave(WaveDraft::new("w").window("2026-01-08"))
        .with_claim(verified("a41", "a", "41"))
        .with_claim(verified("b73", "b", "73"));
    let total = official.map(|figure| released("x", figure).by("gov").wave("w"));
    total.into_iter().fold(draft, Draft::with_claim)
}

#[test]
fn example_3_lists_are_floors_of_an_official_total() {
    assert!(fits(&constraints(&lists(Some("116")))));
    let alone = supposing(
        &lists(Some("116")),
        &Suppose::default().trusting(["a", "b"].map(|id| id.parse().unwrap())),
    );
    assert_eq!(implied(&alone, "x"), (ratio("73"), None), "from the lists alone");
}

#[test]
fn example_4_a_known_overlap() {
    // 41 + 73 - 30 distinct persons on the two lists.
    let both = released("v", "84")
        .by(["a", "b"])
        .jointly(true)
        .stage("verified")
        .wave("w");
    assert!(fits(&constraints(&lists(Some("116")).with_claim(both.clone()))));
    let below = constraints(&lists(Some("80")).with_claim(both)).coherence();
    assert_eq!(
        scored(&below),
        (ratio("4/84"), ratio("4"), vec![asking(&["v", "x"])])
    );
}

#[test]
fn example_5_a_list_longer_than_the_total() {
    let found = constraints(&lists(Some("60"))).coherence();
    assert_eq!(
        scored(&found),
        (ratio("13/73"), ratio("13"), vec![asking(&["b73", "x"])])
    );
}

fn december() -> Draft {
    Draft::new()
        .with_claim(since("all", "2025-01/2026-05", ">400"))
        .with_claim(since("late", "2025-12/2026-05", "160"))
}

#[test]
fn example_8_of_over_400_160_since_december() {
    let found = constraints(&december().with_claim(since("early", "2025-01/2025-11", "an important number")));
    assert!(fits(&found));
    assert_eq!(implied(&found, "early"), (ratio("241"), None), "401 - 160");
}

#[test]
fn example_9_and_187_before_december() {
    let found = constraints(&december().with_claim(since("early", "2025-01/2025-11", "187")));
    let coherence = found.coherence();
    assert_eq!(totals(&coherence), (401, 187 + 160));
    let all = asking(&["all", "early", "late"]);
    assert_eq!(scored(&coherence), (ratio("54/401"), ratio("54"), vec![all]));
    assert_eq!(shares(&found), each(&["all", "early", "late"], "18"));
    // The one that demands, against the most the two others allow.
    let short = &coherence.conflicts[0].shortfall;
    assert!(matches!(short.measured, Measured::AgainstDemand { .. }));
    assert_eq!(
        (short.needs, short.allows, short.short_by),
        (ratio("401"), ratio("347"), ratio("54"))
    );
}

#[test]
fn example_10_the_187_included() {
    let draft = Draft::new()
        .with_wave(WaveDraft::new("w").window("2026-01"))
        .with_wave(WaveDraft::new("earlier").window("2025-12"))
        .with_claim(
            released("all", ">400")
                .window("2025-01/2026-05")
                .includes("first"),
        )
        .with_claim(released("first", "187").wave("earlier"))
        .with_claim(
            released("new", "an important number")
                .window("2025-01/2026-05")
                .place("elsewhere")
                .adds_to("first"),
        )
        .with_assumption(
            AssumptionDraft::new("two")
                .complete("@all")
                .parts(["@first", "@new"])
                .given(true),
        );
    let found = constraints(&draft);
    assert!(fits(&found));
    assert_eq!(implied(&found, "new"), (ratio("214"), None), "401 - 187");
}

#[test]
fn example_11_a_total_below_what_it_includes() {
    let draft = Draft::new()
        .with_wave(WaveDraft::new("w").window("2026-01-08"))
        .with_claim(released("x", "116").wave("w").includes("earlier"))
        .with_claim(released("earlier", "187").window("2025-12"));
    let found = constraints(&draft);
    let members = vec![asking(&["earlier", "x"])];
    assert_eq!(
        scored(&found.coherence()),
        (ratio("71/187"), ratio("71"), members)
    );
}

/// Two stocks, those released between them, and those arrested.
fn stocks(arrested: &str) -> Draft {
    let held =
        |id: &str, day: &str, figure: &str| ClaimDraft::new(id).count("held").as_of(day).figure(figure);
    let window = "2026-01-02/2026-02-01";
    Draft::new()
        .with_claim(held("h0", "2026-01-01", "806"))
        .with_claim(held("h1", "2026-02-01", "800-1000"))
        .with_claim(released("out", "116").window(window))
        .with_claim(
            ClaimDraft::new("in")
                .count("arrested")
                .window(window)
                .figure(arrested),
        )
        .with_assumption(
            AssumptionDraft::new("closed")
                .balance(["@h0", "@h1"])
                .came("@in")
                .left("@out"),
        )
}

fn closed() -> Suppose {
    Suppose::default().assuming("closed".parse().unwrap())
}

#[test]
fn example_12_two_stocks_and_the_released() {
    let found = supposing(&stocks("an important number"), &closed());
    assert!(fits(&found));
    assert_eq!(implied(&found, "in"), (ratio("110"), Some(ratio("310"))));
    let open = constraints(&stocks("an important number"));
    assert_eq!(
        implied(&open, "in"),
        (ratio("1"), None),
        "nothing follows without the assumption"
    );
}

#[test]
fn example_13_and_fifty_arrests_at_most() {
    let found = supposing(&stocks("<=50"), &closed());
    let coherence = found.coherence();
    assert_eq!(totals(&coherence), (800 + 116, 806 + 50));
    let mut members = asking(&["h0", "h1", "in", "out"]);
    assert_eq!(shares(&found), each(&["h0", "h1", "in", "out"], "15"));
    members.push(Asking::Assumption("closed".parse().unwrap()));
    assert_eq!(scored(&coherence), (ratio("60/916"), ratio("60"), vec![members]));
    let open = constraints(&stocks("<=50"));
    assert!(fits(&open));
    let price = open.price(&"closed".parse().unwrap()).unwrap();
    assert_eq!(price.least, ratio("60"), "sixty came or stayed in no way named");
}

/// A total and three parts that are known to be all of it and to share nobody.
fn partition(parts: [&str; 3]) -> Draft {
    let ids = ["p1", "p2", "p3"];
    let draft = Draft::new()
        .with_population(PopulationDraft::new("all"))
        .with_claim(
            ClaimDraft::new("total")
                .count("held")
                .population("all")
                .as_of("2026-01-05")
                .figure("116"),
        )
        .with_assumption(
            AssumptionDraft::new("sexes")
                .complete("@total")
                .parts(ids.map(|id| format!("@{id}")))
                .given(true),
        );
    ids.iter().zip(parts).fold(draft, |draft, (id, figure)| {
        let claim = ClaimDraft::new(id)
            .count("held")
            .population(*id)
            .as_of("2026-01-05");
        draft
            .with_population(PopulationDraft::new(id).within("all"))
            .with_claim(claim.figure(figure))
    })
}

#[test]
fn example_14_parts_above_their_total() {
    let found = constraints(&partition(["60", "40", "30"]));
    let coherence = found.coherence();
    assert_eq!(totals(&coherence), (130, 116));
    assert_eq!(
        (coherence.inconsistency, coherence.adjustment),
        (ratio("14/130"), ratio("14"))
    );
    assert_eq!(shares(&found), each(&["p1", "p2", "p3", "total"], "7/2"));
}

#[test]
fn example_15_the_part_left_over() {
    let found = constraints(&partition(["60", "40", "an important number"]));
    assert!(fits(&found));
    assert_eq!(implied(&found, "p3"), (ratio("16"), Some(ratio("16"))));
}

#[test]
fn example_16_a_count_that_may_not_fall() {
    let by = |id: &str, day: &str, figure: &str| {
        let claim = ClaimDraft::new(id)
            .count("released")
            .wave("w")
            .by(format!("s-{id}"));
        claim.as_of(day).figure(figure)
    };
    let draft = Draft::new()
        .with_source(SourceDraft::new("s-march").kind("monitor"))
        .with_source(SourceDraft::new("s-may").kind("monitor"))
        .with_wave(WaveDraft::new("w").window("2026-01/.."))
        .with_claim(by("march", "2026-03-31", ">=400"))
        .with_claim(by("may", "2026-05-31", "347"));
    let found = constraints(&draft).coherence();
    assert_eq!(
        scored(&found),
        (ratio("53/400"), ratio("53"), vec![asking(&["march", "may"])])
    );
}

#[test]
fn example_21_a_part_and_its_whole() {
    let held = |id: &str, population: &str, figure: &str| {
        let claim = ClaimDraft::new(id).count("held").population(population);
        claim.as_of("2026-01-05").figure(figure)
    };
    let draft = Draft::new()
        .with_population(PopulationDraft::new("all"))
        .with_population(PopulationDraft::new("political").within("all"))
        .with_claim(held("sub", "political", "800-1000"))
        .with_claim(held("super", "all", "5000"));
    assert!(fits(&constraints(&draft)));
}

#[test]
fn example_22_one_number_twice_is_odd() {
    // x = y, x + y = 7: three and a half each.
    let system = System::new(2)
        .with_hard(Hard::Zero(Form::sum([(0, 1), (1, -1)])))
        .with_soft(Form::sum([(0, 1), (1, 1)]), Bounds::exactly(7));
    let mut solver = Solver::new(&system);
    assert_eq!(solver.clash(&[true]), Ok(None));
    assert_eq!(solver.whole(&[true]), Ok(Whole::FractionsOnly));
}

#[test]
fn example_23_half_a_person() {
    // x <= y, x + y = 7, y = 3: fractions meet half way, whole numbers cannot.
    let system = System::new(2)
        .with_hard(Hard::AtMostZero(Form::sum([(0, 1), (1, -1)])))
        .with_soft(Form::sum([(0, 1), (1, 1)]), Bounds::exactly(7))
        .with_soft(Form::of(1), Bounds::exactly(3));
    let mut solver = Solver::new(&system);
    assert_eq!(solver.adjustment(&[true, true]).unwrap().total, ratio("1/2"));
    assert_eq!(solver.whole_adjustment(&[true, true]), Ok(Some(1)));
}
