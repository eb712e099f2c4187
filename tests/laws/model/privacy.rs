//! Laws of privacy: a name never leaves by accident.
//!
//! - `a_detainees_name_is_in_no_debug_or_result`
//! - `a_detainees_name_is_in_no_error_wherever_it_was_written`
//! - `a_name_where_an_object_belongs_is_not_repeated`
//! - `a_name_is_revealed_when_asked_for`
//! - `the_keepers_file_keeps_it`

use cotejo::{Settings, link, reconcile};
use serde_json::{Value, json};

use super::{ledger, places, problems};

/// Invented, and nowhere else in the crate.
const CANARY: &str = "Zuleyka Quetzalcanary";

fn holder() -> Value {
    json!({
        "waves": [{"id": "w", "window": "2026-01-08"}],
        "listings": [{"id": "l", "coverage": "complete"}],
        "detainees": [
            {"id": "d-1", "listing": "l", "name": CANARY, "aliases": [CANARY], "birthplace": CANARY, "residence": CANARY,
             "occupation": CANARY, "identifiers": format!("case:{CANARY}"), "note": CANARY, "attributes": {"mother": CANARY},
             "events": [{"what": "released", "wave": "w", "place": CANARY, "facility": CANARY}]},
            {"id": "d-2", "listing": "l", "name": CANARY, "identifiers": {"scheme": "case", "value": CANARY}}],
        "judgements": [{"different_persons": ["d-1", "d-2"], "because": "two cases"}]})
}

#[test]
fn a_detainees_name_is_in_no_debug_or_result() {
    let ledger = ledger(holder());
    let found = reconcile(&ledger, &Settings::default());
    let mut shown = vec![
        format!("{ledger:?} {:?}", ledger.draft()),
        format!("{found:?}"),
        format!("{:?}", link::resolve(&ledger)),
        serde_json::to_string(&found).unwrap(),
        serde_json::to_string(found.persons()).unwrap(),
    ];
    shown.extend(ledger.detainees().map(|record| format!("{record:?}")));
    shown.extend(ledger.listings().map(|listing| format!("{listing:?}")));
    assert_eq!(
        found.persons().kept_apart().len(),
        1,
        "the identifier was compared"
    );
    for text in shown {
        assert!(
            !text.contains("Quetzalcanary") && !text.contains("Zuleyka"),
            "{text}"
        );
    }
}

#[test]
fn a_detainees_name_is_in_no_error_wherever_it_was_written() {
    let nowhere = [
        "id",
        "listing",
        "sex",
        "born",
        "consent",
        "sensitivity",
        "events",
        "identifiers",
        "attributes",
        "name",
        "aliases",
    ];
    for field in nowhere {
        for wrong in [
            json!(CANARY),
            json!({ "first": CANARY }),
            json!({ CANARY: [CANARY] }),
            json!([[CANARY]]),
        ] {
            let record = json!({"id": "d", field: wrong});
            let Err(problems) = super::opened(json!({"detainees": [record]})) else {
                continue;
            };
            let text = format!("{problems} {problems:?}");
            assert!(
                !text.contains("Quetzalcanary") && !text.contains("Zuleyka"),
                "{field}: {text}"
            );
        }
    }
    let events = [
        json!({"what": CANARY}),
        json!({"what": "released", "when": CANARY}),
        json!({"what": "released", "outcome": CANARY}),
        json!({"what": "released", "wave": "w-Quetzalcanary"}),
        json!({"what": "released", "by": CANARY}),
        json!({"what": "released", "place": {"of": CANARY}}),
        json!({"what": "released", CANARY: 1}),
    ];
    for event in events {
        let text = problems(json!({"detainees": [{"id": "d", "events": [event]}]})).to_string();
        assert!(!text.contains("Quetzalcanary"), "{text}");
    }
    let keyed = problems(json!({"detainees": [{"id": "d", CANARY: "released"}]})).to_string();
    assert!(
        keyed.contains("detainee `d`") && !keyed.contains("Quetzalcanary"),
        "{keyed}"
    );
}

#[test]
fn a_name_where_an_object_belongs_is_not_repeated() {
    for list in [
        "sources",
        "populations",
        "waves",
        "claims",
        "listings",
        "detainees",
        "assumptions",
        "judgements",
    ] {
        let found = problems(json!({list: [CANARY]}));
        let text = found.to_string();
        assert!(places(&found).len() == 1 && !text.contains("Zuleyka"), "{text}");
        assert!(text.contains("object") && text.contains("number 1"), "{text}");
        let whole = problems(json!({list: CANARY})).to_string();
        assert!(whole.contains(list) && !whole.contains("Zuleyka"), "{whole}");
    }
    for (record, field) in [
        ("claims", "set_apart"),
        ("claims", "or"),
        ("detainees", "events"),
        ("detainees", "attributes"),
    ] {
        let text = problems(json!({record: [{"id": "x", "count": "held", field: CANARY}]})).to_string();
        assert!(text.contains(field) && !text.contains("Zuleyka"), "{text}");
    }
    let bare = serde_json::from_value::<cotejo::Draft>(json!(CANARY)).unwrap();
    let text = cotejo::Ledger::try_from(bare).unwrap_err().to_string();
    assert!(!text.contains("Zuleyka"), "{text}");
}

#[test]
fn a_name_is_revealed_when_asked_for() {
    let ledger = ledger(holder());
    let record = ledger.detainee(&"d-1".parse().unwrap()).unwrap();
    assert_eq!(record.name().map(|name| name.reveal().as_str()), Some(CANARY));
    assert_eq!(record.aliases().reveal(), &[CANARY]);
    assert_eq!(
        record.attributes().reveal().get("mother").map(String::as_str),
        Some(CANARY)
    );
    assert!(record.identifiers().reveal().contains(&format!("case:{CANARY}")));
    assert_eq!(
        record.events()[0].place().map(|place| place.reveal().as_str()),
        Some(CANARY)
    );
}

#[test]
fn the_keepers_file_keeps_it() {
    let text = serde_json::to_string(&ledger(holder())).unwrap();
    assert!(text.contains(CANARY));
}
