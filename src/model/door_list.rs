//! The door for listings and the records in them.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, ErrorKind};
use crate::id::{DetaineeId, ListingId};
use crate::model::detainee::{CustodyEvent, Detainee, Listing, Private};
use crate::model::draft::{DetaineeDraft, ListingDraft};
use crate::model::known::{Known, Records};
use crate::model::reader::{Reader, place};
use crate::model::value::Value;
use crate::model::vocabulary::{Coverage, Measure};

pub(super) fn read_listing(
    id: &ListingId,
    fields: &[(String, Value)],
    known: &Known,
    records: &Records,
    faults: &mut Vec<Error>,
) -> Listing {
    let mut reader = Reader::new(place("listing", id), fields, faults);
    reader.check_keys(&[ListingDraft::KEYS, &["id"]]);
    let via = reader.references("via", &known.sources, "source");
    let as_of = reader.parsed("as_of");
    let published = reader
        .parsed("published")
        .or_else(|| records.published(&via))
        .or_else(|| as_of.clone());
    Listing {
        id: id.clone(),
        by: reader.references("by", &known.sources, "source"),
        via,
        at: reader.text("at"),
        as_of,
        published,
        coverage: reader.parsed("coverage").unwrap_or(Coverage::Partial),
        states: reader.parsed("states"),
        withheld: reader.parsed("withheld"),
        availability: reader.parsed("list"),
        wave: reader.reference("wave", &known.waves, "wave"),
        population: reader.reference("population", &known.populations, "population"),
        label: reader.text("label"),
        note: reader.text("note"),
    }
}

pub(super) fn read_detainee(
    records: &Records,
    id: &DetaineeId,
    fields: &[(String, Value)],
    known: &Known,
    faults: &mut Vec<Error>,
) -> Detainee {
    let mut reader = Reader::new(place("detainee", id), fields, faults).private();
    reader.check_keys(&[DetaineeDraft::KEYS, &["id"]]);
    let sex = reader.text("sex").and_then(|text| match text.as_str() {
        "0" => Some(0),
        "1" | "male" | "m" | "M" => Some(1),
        "2" | "female" | "f" | "F" => Some(2),
        "9" => Some(9),
        _ => {
            reader.fault("sex", ErrorKind::Unknown, "ISO/IEC 5218 knows 0, 1, 2 and 9");
            None
        }
    });
    let listing = reader.reference("listing", &known.listings, "listing");
    // Who left custody on the list of a wave left in that wave.
    let list = listing.as_ref().and_then(|id| records.listings.get(id));
    let own_wave = |what: Measure| {
        let left = matches!(what, Measure::Released | Measure::Expelled | Measure::Exchanged);
        list.filter(|_| left).and_then(|list| list.wave.clone())
    };
    let mut events = Vec::new();
    for event in reader.records("events") {
        let mut inner = reader.inner("events", event);
        inner.check_keys(&[&[
            "what", "outcome", "when", "place", "facility", "wave", "by", "note",
        ]]);
        if !inner.has("what") {
            inner.fault("what", ErrorKind::Missing, "an event needs to say what happened");
        }
        let Some(what) = inner.parsed("what") else {
            continue;
        };
        events.push(CustodyEvent {
            what,
            outcome: inner.parsed("outcome"),
            when: inner.parsed("when"),
            place: inner.text("place").map(Private),
            facility: inner.text("facility").map(Private),
            wave: inner
                .reference("wave", &known.waves, "wave")
                .or_else(|| own_wave(what)),
            by: inner.reference("by", &known.sources, "source"),
        });
    }
    let attributes = match reader.value("attributes") {
        Some(Value::Record(pairs)) => reader.inner("attributes", pairs).named_texts(),
        Some(_) => {
            reader.fault("attributes", ErrorKind::WrongType, "an object belongs here");
            BTreeMap::new()
        }
        None => BTreeMap::new(),
    };
    Detainee {
        id: id.clone(),
        listing,
        name: reader.text("name").map(Private),
        aliases: Private(reader.texts("aliases")),
        sex,
        born: reader.parsed("born").map(Private),
        birthplace: reader.text("birthplace").map(Private),
        residence: reader.text("residence").map(Private),
        nationalities: reader.texts("nationalities"),
        identifiers: Private(read_identifiers(&mut reader)),
        occupation: reader.text("occupation").map(Private),
        category: reader.text("category"),
        events,
        consent: reader.parsed("consent"),
        sensitivity: reader.parsed("sensitivity"),
        attributes: Private(attributes),
        note: reader.text("note").map(Private),
    }
}

/// `scheme:value` as text, or an object with the two.
fn read_identifiers(reader: &mut Reader<'_, '_>) -> BTreeSet<String> {
    let is_record = |value: &Value| match value {
        Value::List(items) => items.iter().any(|item| matches!(item, Value::Record(_))),
        other => matches!(other, Value::Record(_)),
    };
    if !reader.value("identifiers").is_some_and(is_record) {
        return reader.texts("identifiers").into_iter().collect();
    }
    let mut found = BTreeSet::new();
    for fields in reader.records("identifiers") {
        let mut inner = reader.inner("identifiers", fields);
        inner.check_keys(&[&["scheme", "kind", "value"]]);
        let scheme = inner.text("scheme").or_else(|| inner.text("kind"));
        match (scheme, inner.text("value")) {
            (Some(scheme), Some(value)) => {
                found.insert(format!("{scheme}:{value}"));
            }
            _ => inner.fault("", ErrorKind::Missing, "an identifier has `scheme` and `value`"),
        }
    }
    found
}
