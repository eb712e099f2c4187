//! What a claim takes over from the claim it corrects or reprints.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Error;
use crate::id::{ClaimId, Id, kinds};
use crate::model::cycle::circles;
use crate::model::draft::ClaimDraft;
use crate::model::nesting::circle_fault;
use crate::model::value::{Fields, Value};

pub(super) type Entries<'a, K> = Vec<(Id<K>, &'a [(String, Value)])>;

/// What claims take over from the claims they correct or reprint.
pub(super) struct Inherited {
    /// Their own fields over those, for the claims that do.
    pub(super) whole: BTreeMap<ClaimId, Fields>,
    /// Claims that correct or reprint one another in a circle, reported already; they inherit nothing.
    pub(super) round: BTreeSet<ClaimId>,
}

pub(super) fn inherited(claims: &Entries<'_, kinds::Claim>, faults: &mut Vec<Error>) -> Inherited {
    let own: BTreeMap<&ClaimId, &[(String, Value)]> =
        claims.iter().map(|(id, fields)| (id, *fields)).collect();
    let mut parents: BTreeMap<ClaimId, (ClaimId, bool)> = claims
        .iter()
        .filter_map(|(id, fields)| {
            let find = |key: &str| {
                fields
                    .iter()
                    .find(|(k, _)| k == key)
                    .and_then(|(_, value)| target(value))
            };
            let reprint = find("reprints").map(|id| (id, true));
            let parent = reprint.or_else(|| find("corrects").map(|id| (id, false)))?;
            Some((id.clone(), parent))
        })
        .collect();
    let edges = parents
        .iter()
        .map(|(id, (parent, _))| (id.clone(), vec![parent.clone()]))
        .collect();
    let mut round = BTreeSet::new();
    for circle in circles(&edges) {
        let Some((first, (_, reprint))) = circle.first().and_then(|id| parents.get_key_value(id)) else {
            continue;
        };
        faults.push(circle_fault(
            "claim",
            first,
            if *reprint { "reprints" } else { "corrects" },
            &circle,
        ));
        round.extend(circle);
    }
    parents.retain(|id, _| !round.contains(id));
    let mut whole: BTreeMap<ClaimId, Fields> = BTreeMap::new();
    for start in parents.keys() {
        // Up to the first ancestor that is known or has no parent, then down again.
        let mut chain = Vec::new();
        let mut at = start;
        while let Some((parent, _)) = parents.get(at).filter(|_| !whole.contains_key(at)) {
            chain.push(at);
            at = parent;
        }
        for id in chain.into_iter().rev() {
            let (Some((parent, reprint)), Some(fields)) = (parents.get(id), own.get(id)) else {
                continue;
            };
            let from = whole
                .get(parent)
                .map(Vec::as_slice)
                .or_else(|| own.get(parent).copied());
            let merged = overlay(from.unwrap_or(&[]), fields, *reprint);
            whole.insert(id.clone(), merged);
        }
    }
    Inherited { whole, round }
}

/// The claim a relation's value names, when it names one and well.
fn target(value: &Value) -> Option<ClaimId> {
    match value {
        Value::Text(text) => text.strip_prefix('@').unwrap_or(text).parse().ok(),
        Value::Record(fields) => fields
            .iter()
            .find(|(key, _)| key == "claim")
            .and_then(|(_, value)| target(value)),
        Value::List(items) => match items.as_slice() {
            [only] => target(only),
            _ => None,
        },
        Value::Null | Value::Flag(_) | Value::Number(_) | Value::TooDeep => None,
    }
}

/// What is never taken over from another claim, and what only a reprint takes over.
const OWN: &[&str] = &[
    "id",
    "corrects",
    "retracts",
    "reprints",
    "same_utterance",
    "or",
    "published",
    "because",
];

const REPRINTED: &[&str] = &[
    "statement",
    "about",
    "denies",
    "label",
    "note",
    "set_apart",
    "confirmed_by",
];

fn overlay(base: &[(String, Value)], own: &[(String, Value)], reprint: bool) -> Fields {
    let given: BTreeSet<&str> = own.iter().map(|(key, _)| key.as_str()).collect();
    let value = |fields: &[(String, Value)], key: &str| {
        fields
            .iter()
            .find(|(given, _)| given == key)
            .map(|(_, value)| value.clone())
    };
    // Printed elsewhere, a correction was said at another time and stands in another place.
    let elsewhere = !reprint && given.contains("via") && value(own, "via") != value(base, "via");
    let taken = base.iter().filter(|(key, _)| {
        let key = key.as_str();
        if elsewhere && matches!(key, "said" | "at") {
            return false;
        }
        // A key nobody knows is reported where it stands; a long chain would multiply it.
        ClaimDraft::KEYS.contains(&key)
            && !given.contains(key)
            && !OWN.contains(&key)
            && (reprint || !REPRINTED.contains(&key))
    });
    own.iter().chain(taken).cloned().collect()
}
