//! Records of the persons of the true world, on two lists.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::id::{DetaineeId, Id};
use crate::model::draft::{DetaineeDraft, Draft, JudgementDraft, ListingDraft};
use crate::model::value::Value;
use crate::model::vocabulary::{Consent, Sensitivity};
use crate::strategy::cast::set;
use crate::strategy::values::day;
use crate::strategy::world::{WAVES, World};

/// How it is known that two records are one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Evidence {
    Identifier,
    Judgement,
    /// Not known yet.
    Nothing,
}

/// A person of some batch, and the lists that have a record.
#[derive(Debug, Clone)]
pub(super) struct Named {
    batch: Index,
    nth: Index,
    lists: &'static [&'static str],
    evidence: Evidence,
    consent: Option<Consent>,
    sensitivity: Option<Sensitivity>,
}

pub(super) fn named() -> impl Strategy<Value = Named> {
    let lists: Vec<&[&str]> = vec![&["watch"], &["kin"], &["watch", "kin"], &["watch", "kin"]];
    let evidence = select(vec![Evidence::Identifier, Evidence::Judgement, Evidence::Nothing]);
    let care = (
        proptest::option::of(select(Consent::ALL)),
        proptest::option::of(select(Sensitivity::ALL)),
    );
    (any::<Index>(), any::<Index>(), select(lists), evidence, care).prop_map(
        |(batch, nth, lists, evidence, (consent, sensitivity))| Named {
            batch,
            nth,
            lists,
            evidence,
            consent,
            sensitivity,
        },
    )
}

/// The draft with a record of each person named on each list that has one, and whose each record is.
pub(super) fn with_records(
    mut draft: Draft,
    world: &World,
    named: &[Named],
) -> (Draft, BTreeMap<DetaineeId, usize>) {
    let mut records = BTreeMap::new();
    let mut seen = BTreeSet::new();
    if world.batches.is_empty() || named.is_empty() {
        return (draft, records);
    }
    for keeper in ["watch", "kin"] {
        let list = ListingDraft::new(&format!("{keeper}-list"))
            .by(keeper)
            .coverage("partial");
        draft = draft.with_listing(list.as_of("2026-03-02"));
    }
    for (person, one) in named.iter().enumerate() {
        let at = one.batch.index(world.batches.len());
        let Some(batch) = world.batches.get(at) else {
            continue;
        };
        let nth = one.nth.index(usize::try_from(batch.people).unwrap_or(1).max(1));
        if !seen.insert((at, nth)) {
            continue;
        }
        for keeper in one.lists {
            let id = format!("{keeper}-{person}");
            let record = DetaineeDraft::new(&id)
                .listing(format!("{keeper}-list"))
                .name(format!("Invented Person {person}"));
            let record = set(
                record,
                one.consent.map(|consent| consent.as_str()),
                DetaineeDraft::consent,
            );
            let care = one.sensitivity.map(|care| care.as_str());
            let mut record = set(record, care, DetaineeDraft::sensitivity);
            if one.evidence == Evidence::Identifier {
                record = record.identifiers(format!("case:{person}"));
            }
            // Of a record that nobody has joined yet, only the arrest is known.
            let joined = one.evidence != Evidence::Nothing || one.lists.first() == Some(keeper);
            let freed = batch.freed.filter(|_| joined);
            record = record.events(events(batch.arrested, freed));
            draft = draft.with_detainee(record);
            records.extend(Id::new(&id).ok().map(|id| (id, person)));
        }
        if let (Evidence::Judgement, [first, second]) = (one.evidence, one.lists) {
            let ids = [format!("{first}-{person}"), format!("{second}-{person}")];
            let [first, second] = &ids;
            draft = draft.with_judgement(JudgementDraft::same_person([first, second], "the same face"));
        }
    }
    (draft, records)
}

fn events(arrested: i32, freed: Option<i32>) -> Value {
    let when = |at: i32| day(at).map_or(String::new(), |date| date.to_string());
    let mut events = vec![Value::record([("what", "arrested"), ("when", &when(arrested))])];
    if let Some(freed) = freed {
        let wave = WAVES
            .iter()
            .rev()
            .find(|wave| wave.days.0 <= freed && freed <= wave.days.1);
        let wave = wave.map_or("winter", |wave| wave.id);
        events.push(Value::record([
            ("what", "released"),
            ("when", &when(freed)),
            ("wave", wave),
        ]));
    }
    Value::from(events)
}
