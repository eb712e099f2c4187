//! Expected values derived by hand.
//!
//! - `a_later_list_narrows_the_gap`
//! - `a_correction_moves_what_rests_on_it`
//! - `a_release_and_a_re_arrest_are_told_of_persons_by_id`
//! - `only_what_moves_a_number_is_its_cause`
//! - `a_date_no_longer_asked_owes_it_to_a_figure_of_another_date`
//! - `a_judgement_joins_utterances_and_persons_and_its_end_splits_them`
//! - `a_flow_between_two_stocks_moves_what_they_leave`
//! - `a_declaration_moves_numbers_too`
//! - `thirty_thousand_claims_against_half_of_them`

use cotejo::since::{Amount, Change, Edit, FigureKey, FlowFigure, Revision, Tally};
use cotejo::{
    Bounds, ClaimDraft, Draft, Ledger, Measure, Settings, SourceDraft, Stage, WaveDraft, reconcile,
};
use serde_json::{Value, json};

use super::ledger;

fn base() -> Value {
    json!({"schema": 1,
        "sources": [{"id": "gov", "label": "Government", "kind": "government"}, {"id": "fp", "label": "Watch", "kind": "monitor"}],
        "waves": [{"id": "w", "label": "from 8 May", "window": "2026-05-08/2026-05-13"}],
        "claims": [
            {"id": "g1", "by": "gov", "count": "released", "wave": "w", "figure": "116", "said": "2026-05-12"},
            {"id": "f1", "by": "fp", "count": "released", "stage": "verified", "wave": "w", "figure": "49", "as_of": "2026-05-12"}]})
}

fn with(draft: &Value, list: &str, record: Value) -> Value {
    let mut longer = draft.clone();
    if !longer[list].is_array() {
        longer[list] = json!([]);
    }
    longer[list].as_array_mut().unwrap().push(record);
    longer
}

/// The changes from one draft to another, as lines.
fn lines(old: &Value, new: &Value) -> Vec<String> {
    let (old, new) = (ledger(old), ledger(new));
    let (then, now) = (
        reconcile(&old, &Settings::default()),
        reconcile(&new, &Settings::default()),
    );
    now.since(&then).iter().map(ToString::to_string).collect()
}

#[test]
fn a_later_list_narrows_the_gap() {
    let later = json!({"id": "f2", "by": "fp", "count": "released", "stage": "verified", "wave": "w", "figure": "56", "as_of": "2026-05-13"});
    let (old, new) = (ledger(&base()), ledger(&with(&base(), "claims", later.clone())));
    let (then, now) = (
        reconcile(&old, &Settings::default()),
        reconcile(&new, &Settings::default()),
    );
    let changes = now.since(&then);
    let added = Revision::Claim {
        claim: "f2".parse().unwrap(),
        edit: Edit::Added,
    };
    assert_eq!(changes.revisions(), std::slice::from_ref(&added));
    // The gap 116 − 49 = 67 is 116 − 56 = 60; the one list is the union of all. Rows 2, 3; utterances too.
    let of = |persons| {
        vec![Amount::Of {
            persons: Bounds::exactly(persons),
            of: Bounds::exactly(116),
        }]
    };
    let found: Vec<_> = changes
        .moved()
        .iter()
        .map(|moved| {
            let figure = match &moved.figure {
                FigureKey::Flow { figure, .. } => format!("{figure:?}"),
                FigureKey::Tally(tally) => format!("{tally:?}"),
                other => format!("{other:?}"),
            };
            assert_eq!(
                (moved.because.as_slice(), moved.traced, moved.truncated),
                (std::slice::from_ref(&added), true, false)
            );
            (figure, moved.before.clone(), moved.after.clone())
        })
        .collect();
    let voice = cotejo::dedup::Voice::Named(vec!["fp".parse().unwrap()]);
    let gap = FlowFigure::Gap {
        stage: Stage::Executed,
        voice: voice.clone(),
    };
    let said = FlowFigure::Said {
        stage: Stage::Verified,
        role: cotejo::discrepancy::Role::List,
        voice,
    };
    let spread = |n| vec![Amount::Figure(cotejo::Spread::crisp(Bounds::exactly(n)))];
    let nobody = FlowFigure::ByNobody {
        stage: Stage::Executed,
    };
    let count = |n| vec![Amount::Count(n)];
    assert_eq!(
        found,
        [
            (format!("{said:?}"), spread(49), spread(56)),
            (format!("{gap:?}"), of(67), of(60)),
            (format!("{nobody:?}"), of(67), of(60)),
            (format!("{:?}", Tally::Rows), count(2), count(3)),
            (format!("{:?}", Tally::Counted), count(2), count(3)),
        ]
    );
    // One item, with all of them.
    let [only] = changes.iter().collect::<Vec<_>>()[..] else {
        panic!("{changes}")
    };
    assert_eq!((only.news(), only.moved().len()), (&[added][..], 5));
    assert_eq!(
        only.to_string(),
        "new: Watch: 56 released, verified, from 8 May (13 May) — Watch’s gap to 116 down from 67 to 60; \
        what is on no list of 116 down from 67 to 60"
    );
}

#[test]
fn a_correction_moves_what_rests_on_it() {
    let corrected = with(
        &base(),
        "claims",
        json!({"id": "g2", "by": "gov", "corrects": "g1", "figure": "112"}),
    );
    let denied = with(
        &base(),
        "claims",
        json!({"id": "f9", "by": "fp", "denies": "g1", "count": "released", "wave": "w"}),
    );
    let taken_back = with(
        &base(),
        "claims",
        json!({"id": "g2", "by": "gov", "retracts": "g1"}),
    );
    let first = |new: &Value| lines(&base(), new).remove(0);
    assert_eq!(
        first(&corrected),
        "corrected: Government: 112 released, from 8 May, before 116 (12 May) — \
        Watch’s gap: 63 of 112, before 67 of 116; what is on no list: 63 of 112, before 67 of 116; \
        the floor down from 116 to 112"
    );
    assert!(
        first(&denied).contains("rejects 116 (Government)"),
        "{}",
        first(&denied)
    );
    assert_eq!(
        first(&taken_back),
        "taken back: 116 (Government), by Government — \
        Watch’s gap to 116: gone (was 67); what is on no list of 116: gone (was 67); \
        the floor down from 116 to 49; Government: gone (was 116)"
    );
    assert_eq!(
        lines(&corrected, &base())[0],
        "no longer in the ledger: Government: 112 released, from 8 May (12 May) — \
        Watch’s gap: 67 of 116, before 63 of 112; what is on no list: 67 of 116, before 63 of 112; \
        the floor up from 112 to 116"
    );
}

#[test]
fn a_release_and_a_re_arrest_are_told_of_persons_by_id() {
    let record = |id: &str, list: &str, events: Value| json!({"id": id, "listing": list, "name": "Somebody Invented", "identifiers": "case:1", "events": events});
    let listed = with(
        &base(),
        "listings",
        json!({"id": "l1", "label": "roll", "by": "fp", "as_of": "2026-05-10", "states": "1"}),
    );
    let freed = with(
        &listed,
        "detainees",
        record(
            "d1",
            "l1",
            json!([{"what": "released", "when": "2026-05-09", "wave": "w"}]),
        ),
    );
    let mut taken = with(
        &freed,
        "listings",
        json!({"id": "l2", "label": "roll", "by": "fp", "as_of": "2026-05-12"}),
    );
    taken = with(
        &taken,
        "detainees",
        record("d2", "l2", json!([{"what": "arrested", "when": "2026-05-11"}])),
    );
    let dead = with(
        &freed,
        "detainees",
        record("d3", "l1", json!([{"what": "died", "when": "2026-05-12"}])),
    );
    let told = lines(&base(), &freed);
    assert_eq!(
        told[0],
        "new list: “roll” of Watch, 10 May; it states 1; 1 record new; now recorded as released: person d1 — \
        in “from 8 May”, persons named: 1 (new)"
    );
    let told = lines(&freed, &taken);
    assert_eq!(
        told[0],
        "new list: “roll” of Watch, 12 May; 1 record new; now recorded as taken into custody again: person d1"
    );
    assert!(lines(&taken, &freed)[0].contains("no longer recorded as taken into custody again: person d1"));
    assert!(
        lines(&freed, &dead)
            .iter()
            .any(|line| line.contains("now recorded as dead: person d1"))
    );
    // A second list that frees the same person frees nobody new.
    let again = with(
        &taken,
        "detainees",
        record("d4", "l2", json!([{"what": "released", "when": "2026-05-09"}])),
    );
    assert!(
        lines(&taken, &again)
            .iter()
            .all(|line| !line.contains("as released")),
        "{:?}",
        lines(&taken, &again)
    );
    let mut revised = freed.clone();
    revised["listings"][0]["states"] = json!("3");
    assert_eq!(
        lines(&freed, &revised),
        ["list rewritten (states): “roll” of Watch, 10 May; it states 3, before 1"]
    );
}

/// The written causes of one number, by claim.
fn causes(old: &Value, new: &Value, wanted: impl Fn(&FigureKey) -> bool) -> Vec<String> {
    let (old, new) = (ledger(old), ledger(new));
    let (then, now) = (
        reconcile(&old, &Settings::default()),
        reconcile(&new, &Settings::default()),
    );
    let changes = now.since(&then);
    let moved = changes
        .moved()
        .iter()
        .find(|moved| wanted(&moved.figure))
        .unwrap();
    let written = moved.because.iter().filter(|cause| cause.is_written());
    written
        .flat_map(Revision::claims)
        .map(ToString::to_string)
        .collect()
}

#[test]
fn only_what_moves_a_number_is_its_cause() {
    let list = json!({"id": "f2", "by": "fp", "count": "released", "stage": "verified", "wave": "w", "figure": "56", "as_of": "2026-05-13"});
    let copy = json!({"id": "g9", "by": "gov", "count": "released", "wave": "w", "figure": "116", "said": "2026-05-12"});
    let correction = json!({"id": "g2", "by": "gov", "corrects": "g1", "figure": "112"});
    let gap = |key: &FigureKey| {
        matches!(
            key,
            FigureKey::Flow {
                figure: FlowFigure::Gap { .. },
                ..
            }
        )
    };
    let listed = with(&base(), "claims", list);
    assert_eq!(causes(&base(), &with(&listed, "claims", copy), gap), ["f2"]);
    // The gap 116 − 49 is 112 − 56: the list and the correction moved it.
    assert_eq!(
        causes(&base(), &with(&listed, "claims", correction), gap),
        ["f2", "g2"]
    );
}

#[test]
fn a_date_no_longer_asked_owes_it_to_a_figure_of_another_date() {
    // Asked on the 10th, two voices of the 5th and the 10th are compared, and the 5th waits for nothing.
    let held = |id: &str, by: &str, figure: &str, day: &str| json!({"id": id, "by": by, "count": "held", "figure": figure, "as_of": day});
    let old = with(&base(), "claims", held("h1", "fp", "800", "2026-05-05"));
    let other = with(&old, "claims", held("h0", "fp", "700", "2024-05-05"));
    let new = with(&other, "claims", held("h2", "gov", "900", "2026-05-10"));
    let gone =
        |key: &FigureKey| matches!(key, FigureKey::Stock { date, .. } if date.to_string() == "2026-05-05");
    assert_eq!(causes(&other, &new, gone), ["h2"]);
}

#[test]
fn a_judgement_joins_utterances_and_persons_and_its_end_splits_them() {
    let said = json!({"id": "g2", "by": "gov", "count": "released", "wave": "w", "figure": "115", "said": "2026-05-13"});
    let mut apart = with(&base(), "claims", said);
    for id in ["d1", "d2"] {
        apart = with(&apart, "detainees", json!({"id": id}));
    }
    let claims = json!({"same_utterance": ["g1", "g2"], "because": "one speech"});
    let persons = json!({"same_person": ["d1", "d2"], "because": "one face"});
    let joined = with(&with(&apart, "judgements", claims), "judgements", persons);
    let forth = lines(&apart, &joined);
    let told = |lines: &[String], start: &str| lines.iter().any(|line| line.starts_with(start));
    assert!(
        told(
            &forth,
            "judged: one utterance, g1 and g2; 115 (Government) was counted as 2 utterances and is one"
        ),
        "{forth:?}"
    );
    assert!(
        told(
            &forth,
            "judged: one person, d1 and d2; one person now, d1: before d1 and d2"
        ),
        "{forth:?}"
    );
    let back = lines(&joined, &apart);
    assert!(
        told(
            &back,
            "judgement taken back: one utterance, g1 and g2; 115 (Government) was counted as one utterance and is 2"
        ),
        "{back:?}"
    );
    assert!(
        told(
            &back,
            "judgement taken back: one person, d1 and d2; no longer one person, d1: now d1 and d2"
        ),
        "{back:?}"
    );
}

#[test]
fn a_flow_between_two_stocks_moves_what_they_leave() {
    let stock = |id: &str, figure: &str, at: &str| json!({"id": id, "by": "fp", "count": "held", "population": "prisoners", "figure": figure, "as_of": at});
    let mut old = json!({"schema": 1,
        "sources": [{"id": "fp", "label": "Watch", "kind": "monitor"}, {"id": "gov", "label": "Government", "kind": "government"}],
        "populations": [{"id": "prisoners", "label": "prisoners"}],
        "claims": [stock("s1", "100", "2026-05-01"), stock("s2", "90", "2026-05-10")]});
    let flow = |id: &str, by: &str| json!({"id": id, "by": by, "count": "released", "population": "prisoners", "figure": "4", "window": "2026-05-05"});
    let new = with(&old, "claims", flow("r1", "fp"));
    // 90 − 100 = −10 with no flow given; 4 released are 4 of the 10 who left.
    let (earlier, later) = (ledger(&old), ledger(&new));
    let (then, now) = (
        reconcile(&earlier, &Settings::default()),
        reconcile(&later, &Settings::default()),
    );
    let changes = now.since(&then);
    let added = Revision::Claim {
        claim: "r1".parse().unwrap(),
        edit: Edit::Added,
    };
    let balances: Vec<Value> = changes
        .moved()
        .iter()
        .filter(|moved| matches!(moved.figure, FigureKey::Balance { .. }))
        .map(|moved| {
            assert_eq!(
                (moved.because.as_slice(), moved.traced),
                (std::slice::from_ref(&added), true)
            );
            let key = serde_json::to_value(&moved.figure).unwrap()["balance"].clone();
            assert_eq!(
                (&key["from"], &key["to"]),
                (&json!("2026-05-01"), &json!("2026-05-10"))
            );
            json!([key["figure"], moved.before, moved.after])
        })
        .collect();
    assert_eq!(
        balances,
        [
            json!(["net", [{"net": "-10"}], [{"net": "-6"}]]),
            json!(["left", [{"count": 10}], [{"count": 6}]]),
        ]
    );
    assert_eq!(
        lines(&old, &new)[0],
        "new: Watch: 4 released, 5 May, prisoners — the floor: 4 (new); the least that left uncounted by Watch \
        (1–10 May) down from 10 to 6; in less out, beyond the flows Watch gives (1–10 May): −6, before −10"
    );
    // What another voice says of the days between moves nothing here.
    old["claims"].as_array_mut().unwrap().push(flow("g1", "gov"));
    let new = with(&old, "claims", flow("r1", "fp"));
    let first = lines(&old, &new).remove(0);
    assert!(
        first.contains("uncounted by Watch (1–10 May) down from 10 to 6"),
        "{first}"
    );
}

#[test]
fn a_declaration_moves_numbers_too() {
    let acled = Settings::default().with_lexicon(cotejo::Lexicon::acled());
    let dozens = with(
        &base(),
        "claims",
        json!({"id": "x", "by": "fp", "count": "released", "wave": "w", "place": "north", "figure": "dozens"}),
    );
    let ledger = ledger(&dozens);
    let (then, now) = (
        reconcile(&ledger, &Settings::default()),
        reconcile(&ledger, &acled),
    );
    let changes = now.since(&then);
    let told: Vec<String> = changes.iter().map(ToString::to_string).collect();
    // Dozens are 24 or more, or 12 or more: the voice's own figure, and the largest part of the wave.
    assert_eq!(changes.moved().len(), 2, "{told:?}");
    let custody = |measure: Measure| {
        changes
            .revisions()
            .iter()
            .any(|one| matches!(one, Revision::Custody { what, .. } if *what == measure))
    };
    assert!(!custody(Measure::Released));
    assert!(
        told.iter()
            .any(|line| line.starts_with("other settings: what vague words mean")),
        "{told:?}"
    );
    assert!(
        told.iter()
            .any(|line| line.contains("“dozens” (Watch) is read as 12 or more, before as 24 or more")),
        "{told:?}"
    );
    assert!(
        told.iter()
            .any(|line| line.contains("Watch, of some down from 24 or more to 12 or more")),
        "{told:?}"
    );
}

#[test]
fn thirty_thousand_claims_against_half_of_them() {
    const CLAIMS: usize = 30_000;
    let draft = |claims: usize| {
        let mut draft = Draft::new().with_wave(WaveDraft::new("w").window("2026-05-01"));
        for n in 0..claims {
            let voice = format!("v{n}");
            draft = draft.with_source(SourceDraft::new(&voice).kind("monitor"));
            let claim = ClaimDraft::new(&format!("c{n:06}"))
                .by(voice)
                .count("released")
                .stage("verified");
            draft = draft.with_claim(claim.wave("w").figure((n + 1).to_string()));
        }
        draft
            .with_source(SourceDraft::new("gov").kind("government"))
            .with_claim(
                ClaimDraft::new("g")
                    .by("gov")
                    .count("released")
                    .wave("w")
                    .figure("1000000"),
            )
    };
    let [old, new] = [CLAIMS / 2, CLAIMS].map(|claims| Ledger::try_from(draft(claims)).unwrap());
    let (then, now) = (
        reconcile(&old, &Settings::default()),
        reconcile(&new, &Settings::default()),
    );
    let changes = now.since(&then);
    // Each new voice: a figure, a gap. What nobody verified of the million.
    // The sum needs two waves. Rows, utterances, voices.
    assert_eq!(changes.moved().len(), CLAIMS + 1 + 3);
    let with_causes = |change: &Change<'_>| change.news().len() == 1 && change.moved().len() == 2;
    let own = changes.iter().filter(|change| with_causes(change)).count();
    assert_eq!(own, CLAIMS / 2);
    let nobody = changes.moved().iter().find(|moved| {
        matches!(
            &moved.figure,
            FigureKey::Flow {
                figure: FlowFigure::ByNobody { .. },
                ..
            }
        )
    });
    let nobody = nobody.unwrap();
    assert!(nobody.truncated && nobody.because.len() == cotejo::since::Moved::LISTED);
    assert!(changes.to_string().lines().count() > CLAIMS / 2);
}
