//! Every number that moved, and no other.
//!
//! - `nothing_changes_since_itself`
//! - `what_moved_is_what_a_naive_comparison_finds`
//! - `asked_the_other_way_round_before_and_after_change_places`
//! - `what_moved_in_two_steps_moved_in_one_of_them`
//! - `a_copy_moves_rows_and_no_figure`
//! - `every_revision_and_every_number_is_told_once`

use std::collections::{BTreeMap, BTreeSet};

use cotejo::since::{Edit, FigureKey, Revision};
use cotejo::{Ledger, Settings, reconcile};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::{is_tally, ledger, pair, settings, small_ledger, step};
use crate::config;

type Naive = BTreeMap<String, Vec<String>>;

/// Every number of a result, read from its JSON; claims in contradictions by their versions.
fn naive(ledger: &Ledger, all: &Value, settings: &Settings, versions: &BTreeMap<String, String>) -> Naive {
    let mut numbers = Naive::new();
    let mut add = |key: Value, amount: Value| {
        numbers
            .entry(key.to_string())
            .or_default()
            .push(amount.to_string());
    };
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    for flow in list(&all["flows"]) {
        let measure = match flow["measure"].as_str().unwrap() {
            "expelled" | "exchanged" => "released",
            other => other,
        };
        let mut own = |figure: Value, amount: Value| {
            add(
                json!({"flow": {"scope": flow["scope"], "measure": measure, "figure": figure}}),
                amount,
            );
        };
        let mut faces: BTreeMap<String, (Value, Value)> = BTreeMap::new();
        for line in list(&flow["lines"]) {
            let entry = &line["entry"];
            let core = entry["spread"]["core"].clone();
            faces.insert(
                entry["claim"].to_string(),
                (core, entry["quantity"]["stage"].clone()),
            );
            if line["latest"] == true || line["role"].is_object() {
                let said = json!({"stage": entry["quantity"]["stage"], "role": line["role"], "voice": entry["voice"]});
                own(json!({"said": said}), json!({"figure": entry["spread"]}));
            }
        }
        let of = |claim: &Value, persons: &Value| json!({"of": {"persons": persons, "of": faces[&claim.to_string()].0}});
        for gap in list(&flow["gaps"]) {
            let figure = json!({"gap": {"stage": gap["stage"], "voice": gap["voice"]}});
            own(figure, of(&gap["said"], &gap["gap"]["persons"]));
        }
        for nobody in list(&flow["unverified"]) {
            own(
                json!({"by-nobody": {"stage": nobody["stage"]}}),
                of(&nobody["said"], &nobody["gap"]["persons"]),
            );
        }
        for rest in list(&flow["pending"]) {
            let stage = &faces[&rest["said"].to_string()].1;
            own(
                json!({"pending": {"stage": stage}}),
                of(&rest["said"], &rest["persons"]),
            );
        }
        let consistency = &flow["consistency"];
        let counts = [
            ("floor", &flow["floor"]["count"]),
            ("named", &flow["floor"]["persons"]),
            ("parts", &flow["floor"]["parts"]),
            ("adjustment", &consistency["adjustment"]),
        ];
        for (figure, count) in counts.into_iter().filter(|(_, count)| **count != 0) {
            own(json!(figure), json!({"count": count}));
        }
        if !consistency["clash"].is_null() {
            own(json!("clash"), clash(&consistency["clash"]));
            own(
                json!("inconsistency"),
                json!({"share": consistency["inconsistency"]}),
            );
        }
        for rivals in list(&flow["rivals"]) {
            for (figure, amount) in group(&rivals["group"]) {
                own(
                    json!({"rivals": {"stage": rivals["stage"], "figure": figure}}),
                    amount,
                );
            }
        }
    }
    for stock in list(&all["stocks"]) {
        let of = json!({"population": stock["population"], "place": stock["place"], "wave": stock["wave"], "unit": stock["unit"]});
        let mut own = |figure: Value, amount: Value| {
            add(
                json!({"stock": {"of": of, "date": stock["date"], "figure": figure}}),
                amount,
            );
        };
        for entry in list(&stock["group"]["entries"]) {
            own(
                json!({"said": {"voice": entry["voice"]}}),
                json!({"figure": entry["spread"]}),
            );
        }
        for entry in list(&stock["lists"]) {
            own(
                json!({"listed": {"voice": entry["voice"]}}),
                json!({"figure": entry["spread"]}),
            );
        }
        if !stock["short_of_lists"].is_null() {
            own(json!("clash"), clash(&stock["short_of_lists"]));
        }
        for (figure, amount) in group(&stock["group"]) {
            own(json!({"group": figure}), amount);
        }
    }
    for (key, amount) in balances(&all["balances"]) {
        add(key, amount);
    }
    for (figure, amount) in whole(all, versions) {
        add(json!({"whole": figure}), amount);
    }
    let spreads = ledger.spreads(settings.lexicon());
    for sum in list(&all["counted"]) {
        let mut own = |figure: &str, amount: Value| {
            add(
                json!({"sum": {"within": sum["within"], "figure": figure}}),
                amount,
            );
        };
        own("highest", json!({"count": sum["highest"]}));
        own("least", json!({"count": sum["least"]}));
        if let missing @ 1.. = list(&sum["missing"]).len() {
            own("missing", json!({"count": missing}));
        }
        for rest in list(&sum["against"]) {
            let of = spreads[&rest["claim"].as_str().unwrap().parse().unwrap()].core();
            own("remainder", json!({"of": {"persons": rest["persons"], "of": of}}));
            if rest["short_by"] != 0 {
                own("short-by", json!({"count": rest["short_by"]}));
            }
        }
    }
    for part in list(&all["implied"]) {
        let key = json!({"assumption": part["assumption"], "wave": part["wave"], "stage": part["stage"]});
        add(json!({"implied": key}), json!({"range": part["persons"]}));
    }
    let rows = &all["utterances"]["rows"];
    let tallies = [
        ("rows", ledger.claims().len()),
        (
            "reprinted",
            usize::try_from(rows["reprinted"].as_u64().unwrap()).unwrap(),
        ),
        (
            "repeats",
            usize::try_from(rows["repeats"].as_u64().unwrap()).unwrap(),
        ),
        ("counted", list(&all["utterances"]["utterances"]).len()),
        ("superseded", list(&all["superseded"]).len()),
        ("set-apart", list(&all["set_apart"]).len()),
        ("voices", list(&all["voices"]).len()),
        ("records", ledger.detainees().len()),
        ("persons", list(&all["persons"]["persons"]).len()),
    ];
    for (tally, count) in tallies {
        add(json!({"tally": tally}), json!({"count": count}));
    }
    for amounts in numbers.values_mut() {
        amounts.sort();
    }
    numbers
}

/// What each voice's stocks and flows leave at face value.
fn balances(all: &Value) -> Vec<(Value, Value)> {
    let mut found = Vec::new();
    for balance in all.as_array().unwrap() {
        let (from, to, face) = (&balance["from"], &balance["to"], &balance["face"]);
        let quantity = &from["quantity"];
        let of = json!({"population": quantity["population"], "place": quantity["place"], "wave": quantity["wave"], "unit": quantity["unit"]});
        let key = |figure: &str| json!({"balance": {"voice": balance["voice"], "of": of, "from": from["dated"], "to": to["dated"], "figure": figure}});
        found.push((key("net"), json!({"net": face["net"]})));
        for (figure, least) in [("entered", "entered_at_least"), ("left", "left_at_least")] {
            if face[least] != 0 {
                found.push((key(figure), json!({"count": face[least]})));
            }
        }
    }
    found
}

/// The numbers of all figures taken together.
fn whole(all: &Value, versions: &BTreeMap<String, String>) -> Vec<(Value, Value)> {
    let (coherence, readings) = (&all["coherence"], &all["readings"]);
    // Small ledgers are worked out to the end.
    assert_eq!(
        (&coherence["truncated"], &coherence["capped"]),
        (&json!(false), &json!(0))
    );
    assert_eq!(
        readings["combinations"].as_array().unwrap().len(),
        readings["possible"]
    );
    let mut found = Vec::new();
    if coherence["inconsistency"] != "0" {
        found.push((
            json!("inconsistency"),
            json!({"share": coherence["inconsistency"]}),
        ));
        found.push((json!("adjustment"), json!({"persons": coherence["adjustment"]})));
        let fewest = coherence["fewest"]["exactly"].as_u64().unwrap();
        found.push((json!("aside"), json!({"range": fewest.to_string()})));
    }
    for conflict in coherence["conflicts"].as_array().unwrap() {
        let mut members = conflict["members"].as_array().unwrap().clone();
        for member in &mut members {
            if let Some(claim) = member["claim"].as_str() {
                *member = json!({"claim": versions[claim]});
            }
        }
        let rank = |member: &Value| {
            ["claim", "persons", "assumption"]
                .iter()
                .position(|kind| member.get(kind).is_some())
        };
        members.sort_by_key(|member| (rank(member), member.to_string()));
        found.push((
            json!({"contradiction": {"members": members}}),
            json!({"persons": conflict["shortfall"]["short_by"]}),
        ));
    }
    for refused in readings["only_if"]["cannot_hold"].as_array().unwrap() {
        found.push((
            json!({"outside": {"assumption": refused["assumption"]}}),
            json!({"persons": refused["least"]}),
        ));
    }
    found
}

/// Each claim with the least id among its repeats, what it corrects and what corrects it, in either result.
fn versions(sides: [&Value; 2], ledgers: [&Ledger; 2]) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for claim in ledgers.iter().flat_map(|ledger| ledger.claims()) {
        found.insert(claim.id().to_string(), claim.id().to_string());
    }
    // Until nothing changes any more.
    loop {
        let before = found.clone();
        for (side, ledger) in sides.iter().zip(ledgers) {
            for utterance in side["utterances"]["utterances"].as_array().unwrap() {
                let by = utterance["superseded_by"].as_str();
                let by = by.filter(|by| ledger.claim(&by.parse().unwrap()).unwrap().figure().is_some());
                let rows = utterance["claims"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|row| row.as_str().unwrap());
                let rows: Vec<&str> = rows.chain(by).collect();
                let least = rows.iter().map(|row| found[*row].clone()).min().unwrap();
                found.extend(rows.iter().map(|row| ((*row).to_owned(), least.clone())));
            }
        }
        if found == before {
            return found;
        }
    }
}

fn clash(clash: &Value) -> Value {
    json!({"clash": {"needs": clash["needs"], "allows": clash["allows"]}})
}

/// The numbers of a group of two figures or more.
fn group(group: &Value) -> Vec<(&'static str, Value)> {
    let (face, voices) = (&group["face"], &group["agreement_voices"]);
    if group["entries"].as_array().unwrap().len() < 2 {
        return Vec::new();
    }
    let mut found = vec![
        ("median", json!({"range": face["median"]})),
        ("support", json!({"count": face["support"]})),
        (
            "voices",
            json!({"voices": {"least": voices["least"], "most": voices["most"]}}),
        ),
    ];
    let regions = face["agreement"].as_array().unwrap().iter();
    found.extend(regions.map(|region| ("agreement", json!({"range": region}))));
    if !face["clash"].is_null() {
        found.push(("clash", clash(&face["clash"])));
        found.push(("inconsistency", json!({"share": face["inconsistency"]})));
        found.push(("adjustment", json!({"count": face["adjustment"]})));
        found.push(("conflicts", json!({"count": face["conflicting_pairs"]})));
    }
    found
}

/// The other way round.
fn turned(revision: &Revision) -> Revision {
    let mut turned = revision.clone();
    let edit = match &mut turned {
        Revision::Claim { edit, .. }
        | Revision::Listing { edit, .. }
        | Revision::Record { edit, .. }
        | Revision::Judgement { edit, .. }
        | Revision::Assumption { edit, .. }
        | Revision::Wave { edit, .. }
        | Revision::Population { edit, .. }
        | Revision::Source { edit, .. }
        | Revision::Denied { edit, .. }
        | Revision::Custody { edit, .. } => edit,
        Revision::Superseded { before, after, .. } => {
            std::mem::swap(before, after);
            return turned;
        }
        Revision::Read { before, after, .. } => {
            std::mem::swap(before, after);
            return turned;
        }
        Revision::Joined { into, from } => {
            return Revision::Split {
                from: into.clone(),
                into: from.clone(),
            };
        }
        Revision::Split { from, into } => {
            return Revision::Joined {
                into: from.clone(),
                from: into.clone(),
            };
        }
        Revision::PersonsJoined { into, from } => {
            return Revision::PersonsSplit {
                from: into.clone(),
                into: from.clone(),
            };
        }
        Revision::PersonsSplit { from, into } => {
            return Revision::PersonsJoined {
                into: from.clone(),
                from: into.clone(),
            };
        }
        _ => return turned,
    };
    *edit = match edit.clone() {
        Edit::Added => Edit::Gone,
        Edit::Gone => Edit::Added,
        other => other,
    };
    turned
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nothing_changes_since_itself(draft in small_ledger()) {
        let ledger = ledger(&draft);
        let found = reconcile(&ledger, &Settings::default());
        let changes = found.since(&found);
        prop_assert!(changes.is_empty() && changes.iter().next().is_none());
        prop_assert_eq!(changes.to_string(), "Nothing has changed.");
    }

    #[test]
    fn what_moved_is_what_a_naive_comparison_finds(draft in small_ledger(), step in step(), settings in settings()) {
        let [old, new] = pair(&draft, &step);
        let (then, now) = (reconcile(&old, &settings[0]), reconcile(&new, &settings[1]));
        let [earlier, later] = [&then, &now].map(|found| serde_json::to_value(found).unwrap());
        let versions = versions([&earlier, &later], [&old, &new]);
        let before = naive(&old, &earlier, &settings[0], &versions);
        let after = naive(&new, &later, &settings[1], &versions);
        let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        let none = Vec::new();
        let side = |side: &Naive, key: &String| side.get(key).unwrap_or(&none).clone();
        let expected: Naive = keys
            .into_iter()
            .filter(|key| before.get(*key) != after.get(*key))
            .map(|key| (key.clone(), vec![side(&before, key).join(" "), side(&after, key).join(" ")]))
            .collect();
        let changes = now.since(&then);
        let amounts = |amounts: &Value| {
            let mut texts: Vec<String> = amounts.as_array().unwrap().iter().map(ToString::to_string).collect();
            texts.sort();
            texts.join(" ")
        };
        let mut found = Naive::new();
        for moved in changes.moved() {
            let json = serde_json::to_value(moved).unwrap();
            let twice = found.insert(json["figure"].to_string(), vec![amounts(&json["before"]), amounts(&json["after"])]);
            prop_assert!(twice.is_none());
        }
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn asked_the_other_way_round_before_and_after_change_places(draft in small_ledger(), step in step(), settings in settings()) {
        let [old, new] = pair(&draft, &step);
        let (then, now) = (reconcile(&old, &settings[0]), reconcile(&new, &settings[1]));
        let (forth, back) = (now.since(&then), then.since(&now));
        let numbers = |changes: &cotejo::since::Changes<'_>, turn: bool| -> Vec<_> {
            let moved = changes.moved().iter();
            moved.map(|one| {
                let (before, after) = (one.before.clone(), one.after.clone());
                (one.figure.clone(), if turn { (after, before) } else { (before, after) }, one.traced)
            }).collect()
        };
        prop_assert_eq!(numbers(&forth, false), numbers(&back, true));
        let mut turned: Vec<Revision> = back.revisions().iter().map(turned).collect();
        turned.sort();
        prop_assert_eq!(forth.revisions(), turned.as_slice());
    }

    #[test]
    fn what_moved_in_two_steps_moved_in_one_of_them(draft in small_ledger(), first in any::<Index>(), second in any::<Index>()) {
        let count = draft["claims"].as_array().unwrap().len() + 1;
        let (one, other) = (first.index(count), second.index(count));
        let steps = [one.min(other), one.max(other), count];
        let ledgers = steps.map(|claims| ledger(&super::beginning(&draft, claims)));
        let found = ledgers.each_ref().map(|ledger| reconcile(ledger, &Settings::default()));
        let keys = |now: usize, then: usize| -> BTreeSet<FigureKey> {
            let changes = found[now].since(&found[then]);
            changes.moved().iter().map(|moved| moved.figure.clone()).collect()
        };
        let either: BTreeSet<FigureKey> = keys(1, 0).union(&keys(2, 1)).cloned().collect();
        prop_assert!(keys(2, 0).is_subset(&either));
    }

    #[test]
    fn a_copy_moves_rows_and_no_figure(draft in small_ledger(), at in any::<Index>(), reprinted in any::<bool>()) {
        let claims = draft["claims"].as_array().unwrap();
        if !claims.is_empty() {
            let original = at.get(claims).clone();
            let id = format!("{}x", original["id"].as_str().unwrap());
            let mut copy = if reprinted { json!({"reprints": original["id"]}) } else { original };
            copy["id"] = json!(id);
            let mut longer = draft.clone();
            longer["claims"].as_array_mut().unwrap().push(copy);
            let (old, new) = (ledger(&draft), ledger(&longer));
            let (then, now) = (reconcile(&old, &Settings::default()), reconcile(&new, &Settings::default()));
            let changes = now.since(&then);
            let moved: Vec<&FigureKey> = changes.moved().iter().map(|moved| &moved.figure).collect();
            prop_assert!(moved.iter().all(|key| is_tally(key)), "{moved:?}");
            let keys = serde_json::to_string(&moved).unwrap();
            prop_assert!(keys.contains(r#"{"tally":"rows"}"#) && !keys.contains("voices") && !keys.contains("counted"), "{keys}");
        }
    }

    #[test]
    fn every_revision_and_every_number_is_told_once(draft in small_ledger(), step in step(), settings in settings()) {
        let [old, new] = pair(&draft, &step);
        let (then, now) = (reconcile(&old, &settings[0]), reconcile(&new, &settings[1]));
        let changes = now.since(&then);
        let mut told: Vec<Revision> = changes.iter().flat_map(|change| change.news().to_vec()).collect();
        told.sort();
        prop_assert_eq!(changes.revisions(), told.as_slice());
        let mut numbers: Vec<FigureKey> = changes.iter().flat_map(|change| change.moved()).map(|moved| moved.figure.clone()).collect();
        numbers.sort();
        let all: Vec<FigureKey> = changes.moved().iter().map(|moved| moved.figure.clone()).collect();
        prop_assert_eq!(&numbers, &all);
        prop_assert!(changes.iter().all(|change| !change.news().is_empty() || !change.moved().is_empty()));
        let borrowed: Vec<_> = (&changes).into_iter().cloned().collect();
        prop_assert_eq!(borrowed, changes.clone().into_iter().collect::<Vec<_>>());
    }
}
