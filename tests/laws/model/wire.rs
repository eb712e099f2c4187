//! Laws of what the door says of files it cannot take: clear, bounded, never a panic.
//!
//! - `unknown_keys_have_a_suggestion`
//! - `unknown_words_have_a_suggestion`
//! - `a_key_given_twice_is_reported`
//! - `an_unknown_schema_is_refused`
//! - `wrong_types_are_named_by_their_shape`
//! - `truncated_json_is_an_error`
//! - `deep_nesting_is_an_error_and_no_overflow`
//! - `huge_ids_and_figures_and_odd_years_are_reported`
//! - `a_circle_is_reported_once_with_its_members`
//! - `problems_list_every_fault_and_print_a_hundred`

use cotejo::{Draft, ErrorKind, Ledger};
use serde_json::json;

use super::{opened, places, problems};

#[test]
fn unknown_keys_have_a_suggestion() {
    let found = problems(json!({"claims": [{"id": "a", "count": "held", "figur": "3"}], "clams": []}));
    assert_eq!(
        places(&found),
        [
            (ErrorKind::Unknown, "ledger", ""),
            (ErrorKind::Unknown, "claim `a`", "")
        ]
    );
    let text = found.to_string();
    assert!(
        text.contains("did you mean `figure`?") && text.contains("did you mean `claims`?"),
        "{text}"
    );
    let far = problems(json!({"sources": [{"id": "s", "frequency": 3}]})).to_string();
    assert!(
        far.contains("unknown field `frequency`") && !far.contains("mean"),
        "{far}"
    );
    let inner = problems(json!({"claims": [{"id": "a", "count": "held", "or": [{"lable": "x"}]}]}));
    assert!(inner.to_string().contains("did you mean `label`?"), "{inner}");
}

#[test]
fn unknown_words_have_a_suggestion() {
    let source = problems(json!({"sources": [{"id": "s", "kind": "goverment"}]})).to_string();
    assert!(source.contains("did you mean `government`?"), "{source}");
    let reference = problems(
        json!({"sources": [{"id": "foro-penal"}], "claims": [{"id": "a", "by": "foro-pena", "count": "held"}]}),
    );
    assert!(
        reference.to_string().contains("did you mean `foro-penal`?"),
        "{reference}"
    );
    let ground = problems(
        json!({"claims": [{"id": "a", "count": "held", "set_apart": {"for": "size", "because": "too low"}}]}),
    );
    assert!(ground.to_string().contains("never its size"), "{ground}");
}

#[test]
fn a_key_given_twice_is_reported() {
    let twice = r#"{"schema": 1, "claims": [{"id": "a", "count": "held", "figure": "1", "figure": "2"}], "claims": []}"#;
    let found = Ledger::try_from(serde_json::from_str::<Draft>(twice).unwrap()).unwrap_err();
    assert_eq!(
        places(&found),
        [
            (ErrorKind::Repeated, "ledger", "claims"),
            (ErrorKind::Repeated, "claim `a`", "figure")
        ]
    );
}

#[test]
fn an_unknown_schema_is_refused() {
    let kind = |text: &str| {
        let found = Ledger::try_from(serde_json::from_str::<Draft>(text).unwrap()).unwrap_err();
        assert_eq!(found.len(), 1, "{found}");
        found.iter().next().unwrap().kind()
    };
    assert_eq!(kind(r#"{"schema": 2}"#), ErrorKind::Schema);
    assert_eq!(kind(r#"{"schema": "one"}"#), ErrorKind::Schema);
    assert_eq!(kind(r#"{"schema": true}"#), ErrorKind::WrongType);
    assert_eq!(kind("{}"), ErrorKind::Missing);
    assert_eq!(kind("[]"), ErrorKind::WrongType);
}

#[test]
fn wrong_types_are_named_by_their_shape() {
    let found = problems(json!({
        "sources": {"id": "s"},
        "claims": [{"id": "a", "count": ["held"], "figure": {"n": 3}, "or": "b", "part_of": 7, "jointly": "yes"}, 5]}));
    assert!(
        found.iter().all(|fault| fault.kind() == ErrorKind::WrongType),
        "{found}"
    );
    let fields: Vec<&str> = found.iter().filter_map(cotejo::Error::field).collect();
    for field in ["sources", "count", "figure", "or", "part_of", "jointly"] {
        assert!(fields.contains(&field), "{field}: {found}");
    }
    let text = found.to_string();
    assert!(
        text.contains("not a list") && text.contains("not an object") && text.contains("claim number 2"),
        "{text}"
    );
}

#[test]
fn truncated_json_is_an_error() {
    let whole = r#"{"schema": 1, "claims": [{"id": "a", "count": "held", "figure": "3"}]}"#;
    assert!(serde_json::from_str::<Ledger>(whole).is_ok());
    for end in 0..whole.len() {
        let begun = whole.get(..end).unwrap();
        assert!(serde_json::from_str::<Ledger>(begun).is_err(), "{begun}");
    }
}

#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    // As deep as the JSON reader itself goes; deeper is its own error.
    let deep = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    let field = format!(
        r#"{{"schema": 1, "claims": [{{"id": "a", "count": "held", "note": {}}}]}}"#,
        deep(100)
    );
    let text = serde_json::from_str::<Ledger>(&field).unwrap_err().to_string();
    assert!(text.contains("claim `a`"), "{text}");
    for depth in [120, 10_000, 5_000_000] {
        assert!(serde_json::from_str::<Ledger>(&deep(depth)).is_err());
    }
}

#[test]
fn huge_ids_and_figures_and_odd_years_are_reported() {
    let id = "x".repeat(1_000_000);
    let found = problems(json!({
        "sources": [{"id": id.clone()}],
        "claims": [
            {"id": "a", "count": "held", "by": id, "figure": "1000000000000000000000000000000"},
            {"id": "b", "count": "held", "as_of": "0000-01-01", "figure": "5"},
            {"id": "c", "count": "held", "said": "10000-01-01"}]}));
    let kinds: Vec<ErrorKind> = found.iter().map(cotejo::Error::kind).collect();
    assert_eq!(
        kinds,
        [
            ErrorKind::Syntax,
            ErrorKind::Syntax,
            ErrorKind::OutOfRange,
            ErrorKind::OutOfRange,
            ErrorKind::Syntax
        ]
    );
    assert!(
        found.to_string().len() < 2_000,
        "a message never repeats a megabyte"
    );
    let last = opened(json!({"claims": [
        {"id": "a", "count": "held", "as_of": "9999-12-31", "figure": "5"},
        {"id": "b", "count": "held", "as_of": "0001-01-01", "figure": "1000000000000"}]}));
    let last = last.unwrap();
    let found = cotejo::reconcile(&last, &cotejo::Settings::default());
    assert_eq!(found.stocks().len(), 2, "the first and the last day there are");
}

#[test]
fn a_circle_is_reported_once_with_its_members() {
    let row = |id: &str, next: &str| json!({"id": id, "count": "held", "part_of": next});
    let found = problems(json!({"claims": [row("a", "b"), row("b", "c"), row("c", "a")]}));
    assert_eq!(places(&found), [(ErrorKind::Cycle, "claim `a`", "part_of")]);
    assert!(found.to_string().contains("`a` → `b` → `c` → `a`"), "{found}");
    let mixed = problems(
        json!({"claims": [row("a", "b"), {"id": "b", "count": "held"}, {"id": "c", "count": "held", "part_of": "a", "includes": "b"}]}),
    );
    assert_eq!(
        places(&mixed),
        [(ErrorKind::Cycle, "claim `a`", "part_of")],
        "what includes is the other way round"
    );
}

#[test]
fn problems_list_every_fault_and_print_a_hundred() {
    let claims: Vec<_> = (0..250)
        .map(|n| json!({"id": format!("c{n}"), "count": "held", "figure": "12-5"}))
        .collect();
    let found = problems(json!({ "claims": claims }));
    assert_eq!((found.len(), found.iter().count()), (250, 250));
    let text = found.to_string();
    assert_eq!(text.lines().count(), 101);
    assert!(text.ends_with("and 150 more"), "{text}");
}
