//! Laws of the wire form: what a claim leaves out it takes from its wave, its page, or the claim it
//! corrects or reprints.
//!
//! - `a_claim_takes_population_place_and_days_from_its_wave`
//! - `a_claim_is_published_with_the_earliest_of_its_pages`
//! - `a_stock_has_a_date_and_no_window`
//! - `a_verified_count_is_verified_by_who_says_it_unless_another_is_named`
//! - `what_is_left_out_has_its_usual_value`
//! - `a_correction_takes_what_it_leaves_out`
//! - `a_reprint_takes_everything`
//! - `null_in_a_reading_takes_a_field_away`
//! - `a_reading_changes_its_keys_only`
//! - `a_relation_is_text_or_an_object_with_its_own_voice`

use cotejo::{Measure, RelationKind, SetApartFor, Stage, StatementKind, Unit};
use serde_json::{Value, json};

use super::{claim, ledger};

fn setting(claims: Value) -> cotejo::Ledger {
    let mut whole = json!({
        "sources": [{"id": "gov"}, {"id": "watch"}, {"id": "kin"},
            {"id": "p1", "published": "2026-01-13/2026-01-15"}, {"id": "p2", "published": "2026-01-12"}, {"id": "p3"}],
        "populations": [{"id": "all"}, {"id": "political", "within": "all"}],
        "waves": [{"id": "w", "window": "2026-01-08/2026-01-13", "population": "all", "place": "Tocorón"}, {"id": "bare"}]});
    whole["claims"] = claims;
    ledger(whole)
}

fn shown(value: Option<&impl ToString>) -> Option<String> {
    value.map(ToString::to_string)
}

#[test]
fn a_claim_takes_population_place_and_days_from_its_wave() {
    let ledger = setting(json!([
        {"id": "a", "count": "released", "wave": "w"},
        {"id": "b", "count": "released", "wave": "w", "population": "political", "place": "Caracas", "window": "2026-01-09"},
        {"id": "c", "count": "released", "wave": "bare"}]));
    let taken = |id: &str| {
        let quantity = claim(&ledger, id).quantity().unwrap();
        (
            shown(quantity.population()),
            shown(quantity.place().as_ref()),
            shown(quantity.window()),
        )
    };
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        taken("a"),
        (text("all"), text("Tocorón"), text("2026-01-08/2026-01-13"))
    );
    assert_eq!(
        taken("b"),
        (text("political"), text("Caracas"), text("2026-01-09"))
    );
    assert_eq!(taken("c"), (None, None, None));
}

#[test]
fn a_claim_is_published_with_the_earliest_of_its_pages() {
    let ledger = setting(json!([
        {"id": "a", "via": ["p1", "p2", "p3"], "count": "held"},
        {"id": "b", "via": "p1", "count": "held", "published": "2026-02-01"},
        {"id": "c", "via": "p3", "count": "held"},
        {"id": "d", "via": "p1", "count": "held", "said": "2026-01-10"},
        {"id": "e", "via": "p1", "count": "held", "said": "2026-01-10", "as_of": "2026-01-09"}]));
    assert_eq!(
        shown(claim(&ledger, "a").published()).as_deref(),
        Some("2026-01-12")
    );
    assert_eq!(
        shown(claim(&ledger, "b").published()).as_deref(),
        Some("2026-02-01")
    );
    assert_eq!(claim(&ledger, "c").published(), None);
    // The date of a count: as of, else said, else published.
    let dated = ["a", "d", "e"].map(|id| shown(claim(&ledger, id).dated()).unwrap());
    assert_eq!(dated, ["2026-01-12", "2026-01-10", "2026-01-09"]);
}

#[test]
fn a_stock_has_a_date_and_no_window() {
    let ledger = setting(json!([
        {"id": "a", "count": "held", "window": "2026-01-05"},
        {"id": "b", "count": "held", "wave": "w"},
        {"id": "c", "count": "held", "window": "2026-01-05", "as_of": "2026-01-06"}]));
    let date = |id: &str| {
        let quantity = claim(&ledger, id).quantity().unwrap();
        assert_eq!(quantity.window(), None);
        shown(quantity.as_of())
    };
    assert_eq!(
        ["a", "b", "c"].map(date),
        [Some("2026-01-05".to_owned()), None, Some("2026-01-06".to_owned())]
    );
}

#[test]
fn a_verified_count_is_verified_by_who_says_it_unless_another_is_named() {
    let ledger = setting(json!([
        {"id": "a", "by": ["watch", "kin"], "count": "released", "stage": "verified", "wave": "w"},
        {"id": "b", "by": "gov", "verifier": "watch", "count": "released", "stage": "verified", "wave": "w"},
        {"id": "c", "by": "gov", "verifier": "watch", "count": "released", "wave": "w"}]));
    let verifiers = |id: &str| {
        claim(&ledger, id)
            .quantity()
            .unwrap()
            .verifiers()
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(verifiers("a"), ["kin", "watch"]);
    assert_eq!(verifiers("b"), ["watch"]);
    assert!(
        verifiers("c").is_empty(),
        "only at stage verified is the voice part of the quantity"
    );
}

#[test]
fn what_is_left_out_has_its_usual_value() {
    let ledger = setting(
        json!([{"id": "a", "count": "freed", "figure": 116}, {"id": "b", "by": "gov", "denies": "@a"}]),
    );
    let quantity = claim(&ledger, "a").quantity().unwrap();
    assert_eq!(
        (quantity.measure(), quantity.stage(), quantity.unit()),
        (Measure::Released, Stage::Executed, Unit::Person)
    );
    assert_eq!(
        shown(claim(&ledger, "a").figure()).as_deref(),
        Some("116"),
        "a number is a figure too"
    );
    let denial = claim(&ledger, "b");
    assert_eq!(
        (denial.statement(), denial.quantity(), denial.figure()),
        (Some(StatementKind::Denial), None, None)
    );
}

#[test]
fn a_correction_takes_what_it_leaves_out() {
    let ledger = setting(json!([
        {"id": "a", "by": "gov", "via": "p1", "count": "released", "population": "all", "window": "2024-12/..", "figure": "160",
         "said": "2026-01-13", "label": "since 2024", "because": "as said", "or": [{"window": "2024-12"}], "set_apart": {"for": "date", "because": "x"}},
        {"id": "b", "corrects": "a", "window": "2025-12/..", "via": "p2"},
        {"id": "c", "corrects": "b", "figure": "161"}]));
    let (b, c) = (claim(&ledger, "b"), claim(&ledger, "c"));
    assert_eq!(
        (
            b.by()[0].as_str(),
            b.via()[0].as_str(),
            shown(b.figure()).unwrap()
        ),
        ("gov", "p2", "160".to_owned())
    );
    assert_eq!(
        (shown(b.quantity().unwrap().window()).unwrap(), shown(b.said())),
        ("2025-12/..".to_owned(), None),
        "on another page it was said at another time"
    );
    assert_eq!(
        (b.label(), b.because(), b.readings().len(), b.set_apart()),
        (None, None, 0, None),
        "its own, not its object's"
    );
    assert_eq!(
        (
            shown(c.figure()).unwrap(),
            shown(c.quantity().unwrap().window()).unwrap()
        ),
        ("161".to_owned(), "2025-12/..".to_owned())
    );
    let there = setting(json!([
        {"id": "a", "via": "p1", "count": "held", "figure": "160", "said": "2026-01-13"}, {"id": "b", "corrects": "a", "via": "p1"}]));
    assert_eq!(shown(claim(&there, "b").said()).as_deref(), Some("2026-01-13"));
    assert_eq!(
        c.related(RelationKind::Corrects)
            .map(AsRef::as_ref)
            .collect::<Vec<&str>>(),
        ["b"]
    );
}

#[test]
fn a_reprint_takes_everything() {
    let ledger = setting(json!([
        {"id": "a", "by": "gov", "via": "p1", "statement": "demand", "about": ["watch", "w"], "label": "in short", "said": "2026-01-10"},
        {"id": "b", "reprints": "a", "via": "p2"}]));
    let (a, b) = (claim(&ledger, "a"), claim(&ledger, "b"));
    assert_eq!(
        (b.by(), b.statement(), b.about(), b.label(), b.said()),
        (a.by(), a.statement(), a.about(), a.label(), a.said())
    );
    assert_eq!(
        (b.via()[0].as_str(), shown(b.published()).unwrap()),
        ("p2", "2026-01-12".to_owned())
    );
}

#[test]
fn null_in_a_reading_takes_a_field_away() {
    let ledger = setting(json!([
        {"id": "whole", "count": "released", "figure": "400"},
        {"id": "a", "by": "gov", "count": "released", "wave": "w", "window": "2026-01-09", "figure": "116", "part_of": "whole",
         "population": null, "or": [{"window": null, "label": "all of it"}, {"part_of": null, "wave": null}]}]));
    let face = claim(&ledger, "a");
    assert_eq!(
        shown(face.quantity().unwrap().population()).as_deref(),
        Some("all"),
        "elsewhere null is the same as absent"
    );
    let [first, second] = face.readings() else {
        panic!("two readings")
    };
    assert_eq!(
        (first.label(), shown(first.claim().quantity().unwrap().window())),
        (Some("all of it"), Some("2026-01-08/2026-01-13".to_owned()))
    );
    assert_eq!(second.claim().relations(), []);
    assert_eq!(
        (
            second.claim().quantity().unwrap().wave(),
            shown(second.claim().quantity().unwrap().window()).as_deref()
        ),
        (None, Some("2026-01-09"))
    );
}

#[test]
fn a_reading_changes_its_keys_only() {
    let ledger = setting(json!([
        {"id": "a", "by": "gov", "via": "p1", "count": "released", "wave": "w", "figure": "116", "or": [{"by": "p1"}, {"figure": "~100", "because": "rounded"}]}]));
    let face = claim(&ledger, "a");
    let [voice, figure] = face.readings() else {
        panic!("two readings")
    };
    assert_eq!(voice.claim().by()[0].as_str(), "p1");
    assert_eq!(
        (voice.claim().figure(), voice.claim().quantity()),
        (face.figure(), face.quantity())
    );
    assert_eq!(
        (shown(figure.claim().figure()).unwrap(), figure.because()),
        ("~100".to_owned(), Some("rounded"))
    );
    assert_eq!(
        (
            figure.claim().by(),
            figure.claim().id(),
            figure.claim().readings().len()
        ),
        (face.by(), face.id(), 0)
    );
}

#[test]
fn a_relation_is_text_or_an_object_with_its_own_voice() {
    let ledger = setting(json!([
        {"id": "a", "count": "released"}, {"id": "b", "count": "released"},
        {"id": "c", "count": "released", "part_of": ["a", {"claim": "@b", "by": "p1", "because": "the page infers"}],
         "set_apart": {"for": "scope", "because": "other people"}, "confirmed_by": {"by": "kin", "relayed_by": "watch", "at": "l9"}}]));
    let found = claim(&ledger, "c");
    let [plain, inferred] = found.relations() else {
        panic!("two relations")
    };
    assert_eq!(
        (plain.kind(), plain.claim().as_str(), plain.by(), plain.because()),
        (RelationKind::PartOf, "a", None, None)
    );
    assert_eq!(
        (inferred.by().unwrap().as_str(), inferred.because()),
        ("p1", Some("the page infers"))
    );
    assert_eq!(found.set_apart().unwrap().ground(), SetApartFor::Scope);
    let confirmed = &found.confirmed_by()[0];
    assert_eq!(
        (
            confirmed.by().as_str(),
            confirmed.relayed_by().unwrap().as_str(),
            confirmed.at()
        ),
        ("kin", "watch", Some("l9"))
    );
}
