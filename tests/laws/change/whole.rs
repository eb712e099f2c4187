//! The numbers of all figures together, with values derived by hand.
//!
//! - `a_new_claim_that_creates_a_contradiction_is_news_and_is_named_as_its_cause`
//! - `a_correction_that_resolves_a_contradiction_is_named_as_its_end`
//! - `a_contradiction_outlasts_the_correction_of_a_figure_in_it`
//! - `the_least_outside_an_itemisation_moves_with_its_parts`
//! - `the_order_of_the_file_changes_nothing_of_what_moved`
//! - `a_contradiction_that_a_limit_leaves_out_is_not_gone`

use cotejo::discrepancy::Asking;
use cotejo::since::{Amount, Changes, Edit, FigureKey, Revision, WholeFigure};
use cotejo::{Bounds, Ledger, Ratio, Reconciliation, Settings, reconcile};
use serde_json::{Value, json};

use super::ledger;

/// 116 released by the government's count, and a stock that has nothing to do with it.
fn base(more: &[Value]) -> Ledger {
    let mut claims = vec![
        json!({"id": "g1", "by": "gov", "count": "released", "wave": "w", "figure": "116", "said": "2026-05-12"}),
        json!({"id": "h1", "by": "fp", "count": "held", "figure": "806", "as_of": "2026-05-12"}),
    ];
    claims.extend_from_slice(more);
    ledger(&json!({"schema": 1,
        "sources": [{"id": "gov", "label": "Government", "kind": "government"}, {"id": "fp", "label": "Watch", "kind": "monitor"}],
        "waves": [{"id": "w", "label": "from 8 May", "window": "2026-05-08/2026-05-13"},
                  {"id": "e", "label": "early", "window": "2026-05-08", "within": "w"},
                  {"id": "l", "label": "late", "window": "2026-05-12", "within": "w"}],
        "claims": claims,
        "assumptions": [{"id": "two", "complete": "w", "parts": ["e", "l"], "label": "two batches are all"}]}))
}

fn watch(figure: &str) -> Value {
    json!({"id": "f1", "by": "fp", "count": "released", "wave": "w", "figure": figure, "said": "2026-05-12"})
}

fn corrected(figure: &str) -> Value {
    json!({"id": "g2", "by": "gov", "corrects": "g1", "figure": figure, "said": "2026-05-12"})
}

fn unrelated() -> Value {
    json!({"id": "h2", "by": "gov", "count": "held", "figure": "790", "as_of": "2026-05-12"})
}

fn found(ledger: &Ledger) -> Reconciliation<'_> {
    reconcile(ledger, &Settings::default())
}

fn persons(n: u128) -> Vec<Amount> {
    vec![Amount::Persons(Ratio::new(n, 1).unwrap())]
}

/// The contradiction of the two counts of the wave.
fn contradiction() -> WholeFigure {
    let claim = |id: &str| Asking::Claim(id.parse().unwrap());
    WholeFigure::Contradiction {
        members: vec![claim("f1"), claim("g1")],
    }
}

/// What a number was and is, and the claims written that it names as its causes.
type Told = (Vec<Amount>, Vec<Amount>, Vec<String>);

fn told(changes: &Changes<'_>, figure: &WholeFigure) -> Option<Told> {
    let key = FigureKey::Whole(figure.clone());
    let moved = changes.moved().iter().find(|moved| moved.figure == key)?;
    assert!(moved.traced && !moved.truncated, "{moved:?}");
    let written = moved.because.iter().filter_map(|cause| match cause {
        Revision::Claim {
            claim,
            edit: Edit::Added,
        } => Some(claim.to_string()),
        _ => None,
    });
    Some((moved.before.clone(), moved.after.clone(), written.collect()))
}

#[test]
fn a_new_claim_that_creates_a_contradiction_is_news_and_is_named_as_its_cause() {
    let (old, new) = (base(&[]), base(&[watch(">=120"), unrelated()]));
    let (then, now) = (found(&old), found(&new));
    let changes = now.since(&then);
    let because = vec!["f1".to_owned()];
    // 120 needed, 116 allowed: 4 of 120, and either may be set aside.
    let told = |figure| told(&changes, &figure);
    assert_eq!(told(contradiction()), Some((vec![], persons(4), because.clone())));
    // The two stocks clash too, 806 and 790: 16 of 806 is less than 4 of 120, and 16 + 4 are to move.
    let all = vec!["f1".to_owned(), "h2".to_owned()];
    let share = vec![Amount::Share(Ratio::new(4, 120).unwrap())];
    assert_eq!(
        told(WholeFigure::Inconsistency),
        Some((vec![], share, all.clone()))
    );
    assert_eq!(
        told(WholeFigure::Adjustment),
        Some((vec![], persons(20), all.clone()))
    );
    let two = vec![Amount::Range(Bounds::exactly(2))];
    assert_eq!(told(WholeFigure::Aside), Some((vec![], two, all)));
    let sentence = changes.to_string().replace("\n  ", " ");
    assert!(sentence.contains("cannot both hold: short by 4"), "{sentence}");
}

#[test]
fn a_correction_that_resolves_a_contradiction_is_named_as_its_end() {
    let old = base(&[watch(">=120")]);
    let new = base(&[watch(">=120"), corrected("130"), unrelated()]);
    let (then, now) = (found(&old), found(&new));
    let changes = now.since(&then);
    let because = vec!["g2".to_owned()];
    assert_eq!(
        told(&changes, &contradiction()),
        Some((persons(4), vec![], because))
    );
    let sentence = changes.to_string().replace("\n  ", " ");
    assert!(sentence.contains("is gone, before short by 4"), "{sentence}");
}

#[test]
fn a_contradiction_outlasts_the_correction_of_a_figure_in_it() {
    let (old, new) = (base(&[watch(">=120")]), base(&[watch(">=120"), corrected("118")]));
    let (then, now) = (found(&old), found(&new));
    let (forth, back) = (now.since(&then), then.since(&now));
    let because = vec!["g2".to_owned()];
    assert_eq!(
        told(&forth, &contradiction()),
        Some((persons(4), persons(2), because))
    );
    // The other way round the correction is no more, and nothing was added.
    assert_eq!(
        told(&back, &contradiction()),
        Some((persons(2), persons(4), vec![]))
    );
    // Nothing else is told of the two: one contradiction before, one after.
    let all = |changes: &Changes<'_>| {
        let is_one = |key: &FigureKey| matches!(key, FigureKey::Whole(WholeFigure::Contradiction { .. }));
        changes
            .moved()
            .iter()
            .filter(|moved| is_one(&moved.figure))
            .count()
    };
    assert_eq!((all(&forth), all(&back)), (1, 1));
    assert_eq!(
        told(&forth, &WholeFigure::Aside),
        None,
        "one before and one after"
    );
}

#[test]
fn the_least_outside_an_itemisation_moves_with_its_parts() {
    let part = |id: &str, wave: &str, figure: &str| json!({"id": id, "by": "gov", "count": "released", "wave": wave, "figure": figure, "said": "2026-05-12"});
    let (early, late) = (part("e1", "e", "30"), part("l1", "l", "50"));
    let later = json!({"id": "l2", "by": "gov", "corrects": "l1", "figure": "70", "said": "2026-05-12"});
    let old = base(&[early.clone(), late.clone()]);
    let new = base(&[early, late, later, unrelated()]);
    let (then, now) = (found(&old), found(&new));
    let changes = now.since(&then);
    let outside = WholeFigure::Outside {
        assumption: "two".parse().unwrap(),
    };
    // 116 − 30 − 50 and 116 − 30 − 70. The stocks clash in the later state, so nothing stands there.
    assert_eq!(
        told(&changes, &outside).map(|(before, ..)| before),
        Some(persons(36))
    );
    let quiet = base(&[
        part("e1", "e", "30"),
        part("l1", "l", "50"),
        json!({"id": "l2", "by": "gov", "corrects": "l1", "figure": "70", "said": "2026-05-12"}),
    ]);
    let quiet = found(&quiet);
    let changes = quiet.since(&then);
    let because = vec!["l2".to_owned()];
    assert_eq!(
        told(&changes, &outside),
        Some((persons(36), persons(16), because))
    );
}

#[test]
fn the_order_of_the_file_changes_nothing_of_what_moved() {
    let mut more = vec![watch(">=120"), corrected("118"), unrelated()];
    let old = base(&[watch(">=120")]);
    let new = base(&more);
    more.reverse();
    let turned = base(&more);
    let (then, now, also) = (found(&old), found(&new), found(&turned));
    assert_eq!(now.since(&then).moved(), also.since(&then).moved());
    assert!(now.since(&also).is_empty());
}

#[test]
fn a_contradiction_that_a_limit_leaves_out_is_not_gone() {
    // Each of so many voices at 100 at most contradicts each of as many at 200 at least.
    let draft = |old: usize, new: usize| {
        let voices = (0..old)
            .map(|n| format!("b{n}"))
            .chain((0..new).map(|n| format!("a{n}")));
        let sides = voices.flat_map(|voice| {
            [
                (format!("{voice}-high"), ">=200"),
                (format!("{voice}-low"), "<=100"),
            ]
        });
        let (mut sources, mut claims) = (Vec::new(), Vec::new());
        for (voice, figure) in sides {
            sources.push(json!({"id": voice, "kind": "monitor"}));
            claims.push(json!({"id": format!("c-{voice}"), "by": voice, "count": "released", "wave": "w", "figure": figure, "said": "2026-05-12"}));
        }
        ledger(
            &json!({"schema": 1, "sources": sources, "waves": [{"id": "w", "window": "2026-05"}], "claims": claims}),
        )
    };
    let (old, new) = (draft(9, 0), draft(9, 4));
    let (then, now) = (found(&old), found(&new));
    assert_eq!(
        (then.coherence().conflicts.len(), then.coherence().truncated),
        (81, false)
    );
    assert!(now.coherence().truncated);
    let lists = |found: &Reconciliation<'_>| -> Vec<Vec<Asking>> {
        found
            .coherence()
            .conflicts
            .iter()
            .map(|one| one.members.clone())
            .collect()
    };
    let kept = lists(&now);
    assert!(
        lists(&then).iter().any(|members| !kept.contains(members)),
        "some are left out"
    );
    let changes = now.since(&then);
    let contradictions: Vec<_> = changes
        .moved()
        .iter()
        .filter(|moved| matches!(moved.figure, FigureKey::Whole(WholeFigure::Contradiction { .. })))
        .collect();
    assert!(contradictions.iter().all(|moved| moved.before.is_empty()) && !contradictions.is_empty());
}
