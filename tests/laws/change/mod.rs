//! What changed: every number that moved, and nothing else, each with what moved it.

mod causes;
mod numbers;
mod pinned;
mod records;
mod text;
mod whole;

use cotejo::since::{FigureKey, Revision};
use cotejo::{Draft, Ledger, Settings, When, strategy};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// A ledger of a draft as written.
fn ledger(draft: &Value) -> Ledger {
    let draft: Draft = serde_json::from_value(draft.clone()).unwrap();
    Ledger::try_from(draft).unwrap()
}

/// The draft with the first so many claims, and the judgements and assumptions over those.
fn beginning(draft: &Value, claims: usize) -> Value {
    let mut short = draft.clone();
    short["claims"].as_array_mut().unwrap().truncate(claims);
    let left: Vec<Value> = short["claims"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].clone())
        .collect();
    if let Some(judgements) = short["judgements"].as_array_mut() {
        let known = |ids: &Value| {
            ids.as_array()
                .is_none_or(|ids| ids.iter().all(|id| left.contains(id)))
        };
        judgements.retain(|one| known(&one["same_utterance"]) && known(&one["different_utterances"]));
    }
    if let Some(assumptions) = short["assumptions"].as_array_mut() {
        let named = |one: &Value| one.to_string().matches("\"@").count();
        let known = |one: &Value| {
            let id = |id: &Value| format!("\"@{}\"", id.as_str().unwrap());
            left.iter()
                .map(|claim| one.to_string().matches(&id(claim)).count())
                .sum::<usize>()
        };
        assumptions.retain(|one| known(one) == named(one));
    }
    short
}

fn small_ledger() -> impl Strategy<Value = Value> {
    strategy::small_ledger().prop_map(|draft| {
        let mut draft = serde_json::to_value(draft).unwrap();
        if !draft["claims"].is_array() {
            draft["claims"] = json!([]);
        }
        draft
    })
}

/// How a later state comes from an earlier one.
#[derive(Debug, Clone)]
enum Step {
    /// More claims.
    File(Index),
    /// The same claims, some figure rewritten.
    Rewritten(Index, &'static str),
    /// One ledger as known on two days.
    Days(When, When),
    /// Without the lists and their records.
    Lists,
    /// A wave whose days are others.
    Window,
    /// A population no longer within another.
    Population,
    /// A page published on another day.
    Page,
    /// A minister who no longer speaks for the government.
    Owner,
}

fn step() -> impl Strategy<Value = Step> {
    let day = || strategy::date().prop_map(When::day);
    prop_oneof![
        4 => any::<Index>().prop_map(Step::File),
        1 => (any::<Index>(), prop::sample::select(vec!["55", "~700", "?"])).prop_map(|(at, figure)| Step::Rewritten(at, figure)),
        3 => (day(), day()).prop_map(|(one, other)| Step::Days(one, other)),
        1 => Just(Step::Lists),
        1 => Just(Step::Window),
        1 => Just(Step::Population),
        1 => Just(Step::Page),
        1 => Just(Step::Owner),
    ]
}

/// The record with an id in a list of a draft.
fn record<'v>(draft: &'v mut Value, list: &str, id: &str) -> &'v mut Value {
    let records = draft[list].as_array_mut().unwrap();
    records.iter_mut().find(|one| one["id"] == id).unwrap()
}

/// The earlier and the later ledger.
fn pair(draft: &Value, step: &Step) -> [Ledger; 2] {
    let whole = ledger(draft);
    let count = draft["claims"].as_array().unwrap().len();
    let mut earlier = draft.clone();
    match step {
        Step::File(at) => earlier = beginning(draft, at.index(count + 1)),
        Step::Rewritten(at, figure) => {
            let claims = earlier["claims"].as_array_mut().unwrap();
            if let Some(claim) = (!claims.is_empty())
                .then(|| at.index(count))
                .and_then(|at| claims.get_mut(at))
                && claim["figure"].as_str().is_some_and(|old| !old.contains('@'))
            {
                claim["figure"] = json!(figure);
            }
        }
        Step::Days(one, other) => {
            let (early, late) = if one.cmp_days(other).is_le() {
                (one, other)
            } else {
                (other, one)
            };
            return [whole.as_known_at(early), whole.as_known_at(late)];
        }
        Step::Lists => {
            let lists = earlier.as_object_mut().unwrap();
            for list in ["listings", "detainees"] {
                lists.remove(list);
            }
            if let Some(judgements) = lists.get_mut("judgements").and_then(Value::as_array_mut) {
                judgements.retain(|one| one["same_person"].is_null() && one["different_persons"].is_null());
            }
        }
        Step::Window => record(&mut earlier, "waves", "month")["window"] = json!("2026-01-01/2026-01-15"),
        Step::Population => record(&mut earlier, "populations", "political")["within"] = Value::Null,
        Step::Page => record(&mut earlier, "sources", "page-a")["published"] = json!("2026-01-03"),
        Step::Owner => record(&mut earlier, "sources", "minister")["owner"] = Value::Null,
    }
    [ledger(&earlier), whole]
}

/// Settings of either side, the same or not.
fn settings() -> impl Strategy<Value = [Settings; 2]> {
    let other = Settings::default()
        .with_lexicon(cotejo::Lexicon::acled())
        .with_stock_tolerance(3)
        .with_set_apart_claims(cotejo::SetApartClaims::TakenIn)
        .with_wave_tolerance(2);
    let each = vec![
        other.clone(),
        Settings::default().with_stock_tolerance(0),
        Settings::default().with_wave_tolerance(3),
        Settings::default().with_set_apart_claims(cotejo::SetApartClaims::TakenIn),
        Settings::default().with_lexicon(cotejo::Lexicon::acled()),
    ];
    prop_oneof![
        3 => Just([Settings::default(), Settings::default()]),
        1 => prop::sample::select(each).prop_map(|other| [Settings::default(), other]),
    ]
}

fn is_tally(key: &FigureKey) -> bool {
    matches!(key, FigureKey::Tally(_))
}

/// The ids that a revision names, in whatever role.
fn names(revision: &Revision, claim: &str) -> bool {
    revision.claims().iter().any(|id| id.as_str() == claim)
}
