//! Breaks in series, and what makes a pair.
//!
//! - `a_changed_definition_is_a_break_and_no_balance`
//! - `two_definitions_side_by_side_are_no_break`
//! - `a_changed_standard_is_a_break_and_silence_is_none`
//! - `a_count_that_falls_is_a_break_with_its_size`
//! - `a_corrected_figure_is_no_pair_and_no_break`
//! - `of_two_figures_for_one_date_the_one_said_last_counts`
//! - `an_unnamed_group_or_nobody_has_no_series`

use cotejo::discrepancy::Break;
use cotejo::{Aspect, ClaimDraft, Draft, Ledger, PopulationDraft, Settings, SourceDraft, reconcile};

use super::{archive, balances, day, days, flow, held, held_at, ids, only};

fn breaks(draft: Draft) -> Vec<Break> {
    let ledger = Ledger::try_from(draft).unwrap();
    reconcile(&ledger, &Settings::default()).breaks().to_vec()
}

fn shown(draft: Draft) -> Vec<String> {
    let one = |one: &Break| {
        format!(
            "{} {} {:?} {:?}",
            one.from.claim, one.to.claim, one.differs, one.fell_by
        )
    };
    breaks(draft).iter().map(one).collect()
}

/// Something said otherwise.
type Change = fn(ClaimDraft) -> ClaimDraft;

#[test]
fn a_changed_definition_is_a_break_and_no_balance() {
    let changes: [(Change, Aspect); 4] = [
        (|claim| claim.population("political"), Aspect::Population),
        (|claim| claim.place("Norte"), Aspect::Place),
        (|claim| claim.unit("detention"), Aspect::Unit),
        (|claim| claim.stage("verified"), Aspect::Stage),
    ];
    for (change, aspect) in changes {
        let draft = archive()
            .with_population(PopulationDraft::new("political"))
            .with_claim(held("h0", 1, "100"))
            .with_claim(held("h1", 5, "90"))
            .with_claim(change(held("h2", 9, "80")))
            .with_claim(change(held("h3", 12, "70")));
        assert_eq!(shown(draft.clone()), [format!("h1 h2 [{aspect:?}] None")]);
        let nets: Vec<String> = balances(draft)
            .iter()
            .map(|balance| balance.face.net.to_string())
            .collect();
        assert_eq!(nets, ["-10", "-10"], "one on either side");
    }
}

#[test]
fn two_definitions_side_by_side_are_no_break() {
    let there = |claim: ClaimDraft| claim.place("Norte");
    let draft = archive()
        .with_claim(held("h0", 1, "100"))
        .with_claim(there(held("n0", 3, "10")))
        .with_claim(held("h1", 5, "90"))
        .with_claim(there(held("n1", 7, "9")));
    assert_eq!(shown(draft.clone()), Vec::<String>::new());
    assert_eq!(balances(draft).len(), 2);
    // Norte ended on day 3, and what came before Sur on day 6 is the country, which goes on.
    let draft = archive()
        .with_claim(held("h0", 1, "100"))
        .with_claim(there(held("n0", 3, "10")))
        .with_claim(held("h1", 5, "90"))
        .with_claim(held("s0", 6, "8").place("Sur"))
        .with_claim(held("h2", 10, "80"));
    assert_eq!(shown(draft), Vec::<String>::new());
}

#[test]
fn a_changed_standard_is_a_break_and_silence_is_none() {
    let draft = archive()
        .with_claim(held("h0", 1, "100").standard("by name"))
        .with_claim(held("h1", 3, "90"))
        .with_claim(held("h2", 5, "80").standard("by telephone"))
        .with_claim(held("h3", 7, "70"));
    assert_eq!(shown(draft.clone()), ["h1 h2 [Standard] None"]);
    let pairs: Vec<String> = balances(draft)
        .iter()
        .map(|b| format!("{} {}", b.from.claim, b.to.claim))
        .collect();
    assert_eq!(pairs, ["h0 h1", "h2 h3"]);
}

#[test]
fn a_count_that_falls_is_a_break_with_its_size() {
    let count = |id: &str, on: u32, figure: &str| {
        flow(id, "released", days(1, 2), figure)
            .stage("verified")
            .as_of(day(on))
    };
    let draft = archive()
        .with_claim(count("c1", 3, "75"))
        .with_claim(count("c2", 9, "61"))
        .with_claim(count("c3", 12, "61"));
    assert_eq!(shown(draft), ["c1 c2 [] Some(14)"]);
    let vague = archive()
        .with_claim(count("c1", 3, "75"))
        .with_claim(count("c2", 9, "60-80"));
    assert_eq!(shown(vague), Vec::<String>::new(), "it need not have fallen");
    let one_day = archive()
        .with_claim(count("c1", 3, "75"))
        .with_claim(count("c2", 3, "61"));
    let stretch = flow("c2", "released", days(1, 2), "61")
        .stage("verified")
        .as_of(days(2, 9));
    let overlapping = archive().with_claim(count("c1", 3, "75")).with_claim(stretch);
    assert_eq!(
        shown(overlapping),
        Vec::<String>::new(),
        "nor with days in common"
    );
    assert_eq!(
        shown(one_day),
        Vec::<String>::new(),
        "which was first is not known"
    );
}

#[test]
fn a_corrected_figure_is_no_pair_and_no_break() {
    let draft = archive()
        .with_claim(held("h0", 1, "100"))
        .with_claim(held("h1", 5, "90"))
        .with_claim(ClaimDraft::new("fixed").corrects("h1").figure("95"));
    assert_eq!(shown(draft.clone()), Vec::<String>::new());
    let balance = only(draft);
    assert_eq!(
        (balance.to.claim.as_str(), balance.face.net.to_string()),
        ("fixed", "-5".to_owned())
    );
    assert!(balance.beside.is_empty());
    let count = |id: &str, on: u32, figure: &str| flow(id, "released", days(1, 2), figure).as_of(day(on));
    let corrected = archive()
        .with_claim(count("c1", 3, "75"))
        .with_claim(ClaimDraft::new("c2").corrects("c1").figure("61").as_of(day(9)));
    assert_eq!(shown(corrected), Vec::<String>::new());
}

#[test]
fn of_two_figures_for_one_date_the_one_said_last_counts() {
    let draft = archive()
        .with_claim(held("a", 1, "100").said(day(3)))
        .with_claim(held("b", 1, "104").said(day(2)))
        .with_claim(held("c", 9, "90"))
        .with_claim(held_at("stretch", "archive", &days(8, 12), "700"));
    let balance = only(draft);
    assert_eq!(
        (balance.from.claim.as_str(), balance.to.claim.as_str()),
        ("a", "c")
    );
    assert_eq!(ids(&balance.beside), ["b", "stretch"]);
}

#[test]
fn an_unnamed_group_or_nobody_has_no_series() {
    let by = |by: &'static str| {
        archive()
            .with_source(SourceDraft::new("groups").kind("monitor").plural(true))
            .with_claim(held_at("h0", by, &day(1), "100"))
            .with_claim(held_at("h1", by, &day(5), "90"))
    };
    assert_eq!(balances(by("archive")).len(), 1);
    assert_eq!(balances(by("groups")).len(), 0);
    let nobody = |id: &str, on: u32| {
        ClaimDraft::new(id)
            .via("page")
            .count("held")
            .as_of(day(on))
            .figure("100")
    };
    assert_eq!(
        balances(archive().with_claim(nobody("n0", 1)).with_claim(nobody("n1", 5))).len(),
        0
    );
}
