//! The door: from a [`Draft`] to the records of a ledger, or every problem at once.

use std::collections::BTreeMap;

use crate::error::{Error, ErrorKind, Problems, quoted};
use crate::id::{Id, PopulationId, SourceId, WaveId};
use crate::model::door_claim::ClaimReader;
use crate::model::door_list::{read_detainee, read_listing};
use crate::model::door_rule::{read_assumption, read_judgement};
use crate::model::draft::{Draft, PopulationDraft, SourceDraft, WaveDraft};
use crate::model::inherit::{Entries, inherited};
use crate::model::known::{Ids, Known, Records};
use crate::model::nesting::{check_claims, check_trees, inherit_whole};
use crate::model::reader::{Reader, place};
use crate::model::source::{Population, Source};
use crate::model::value::{Fields, Value};
use crate::model::vocabulary::SourceKind;
use crate::model::wave::ReleaseWave;

const LISTS: [&str; 8] = [
    "sources",
    "populations",
    "waves",
    "claims",
    "listings",
    "detainees",
    "assumptions",
    "judgements",
];

/// Everything in a draft, checked.
pub(super) fn open(draft: &Draft) -> Result<Records, Problems> {
    let mut faults = Vec::new();
    let records = read(draft, &mut faults);
    match Problems::of(faults) {
        Some(problems) => Err(problems),
        None => Ok(records),
    }
}

fn read(draft: &Draft, faults: &mut Vec<Error>) -> Records {
    let Value::Record(top) = draft.root() else {
        faults.push(Error::new(
            ErrorKind::WrongType,
            "a ledger is an object with `schema`, `sources`, `claims` and so on",
        ));
        return Records::default();
    };
    let (title, note) = read_top(top, faults);
    let empty: &[Value] = &[];
    let mut lists: BTreeMap<&str, &[Value]> = BTreeMap::new();
    for (key, value) in top {
        if let (Some(list), Value::List(items)) = (LISTS.iter().find(|list| *list == key), value) {
            lists.entry(list).or_insert(items.as_slice());
        }
    }
    let list = |name: &str| lists.get(name).copied().unwrap_or(empty);

    let mut known = Known::default();
    let sources = entries("source", list("sources"), &mut known.sources, faults);
    let populations = entries("population", list("populations"), &mut known.populations, faults);
    let waves = entries("wave", list("waves"), &mut known.waves, faults);
    let claims = entries("claim", list("claims"), &mut known.claims, faults);
    let listings = entries("listing", list("listings"), &mut known.listings, faults);
    let detainees = entries("detainee", list("detainees"), &mut known.detainees, faults);
    let assumptions = entries("assumption", list("assumptions"), &mut known.assumptions, faults);

    let mut records = Records {
        title,
        note,
        ..Records::default()
    };
    for (id, fields) in sources {
        let source = read_source(&id, fields, &known, faults);
        records.sources.insert(id, source);
    }
    for (id, fields) in populations {
        let population = read_population(&id, fields, &known, faults);
        records.populations.insert(id, population);
    }
    for (id, fields) in waves {
        let wave = read_wave(&id, fields, &known, faults);
        records.waves.insert(id, wave);
    }
    check_trees(&records, faults);
    inherit_whole(&mut records);
    let inherited = inherited(&claims, faults);
    for (id, own) in &claims {
        let fields = inherited.whole.get(id).map_or(*own, Vec::as_slice);
        let claim = ClaimReader {
            known: &known,
            records: &records,
        }
        .read(id, own, fields, faults);
        records.claims.insert(id.clone(), claim);
    }
    check_claims(&records.claims, &inherited.round, faults);
    for (id, fields) in listings {
        let listing = read_listing(&id, fields, &known, &records, faults);
        records.listings.insert(id, listing);
    }
    for (id, fields) in detainees {
        let detainee = read_detainee(&records, &id, fields, &known, faults);
        records.detainees.insert(id, detainee);
    }
    for (id, fields) in assumptions {
        if let Some(assumption) = read_assumption(&id, fields, &known, faults) {
            records.assumptions.insert(id, assumption);
        }
    }
    for (place, value) in list("judgements").iter().enumerate() {
        records
            .judgements
            .extend(read_judgement(place, value, &known, faults));
    }
    records
}

/// Schema, title, note, and lists that are no lists.
fn read_top(top: &Fields, faults: &mut Vec<Error>) -> (Option<String>, Option<String>) {
    let mut reader = Reader::new("ledger".to_owned(), top, faults);
    reader.check_keys(&[Draft::KEYS]);
    match reader.value("schema") {
        Some(Value::Number(number)) if *number == Draft::SCHEMA.to_string() => {}
        Some(Value::Number(number) | Value::Text(number)) => {
            let message = format!(
                "{} is no schema this version reads; it reads {}",
                quoted(number),
                Draft::SCHEMA
            );
            reader.fault("schema", ErrorKind::Schema, message);
        }
        Some(_) => reader.fault("schema", ErrorKind::WrongType, "the number 1 belongs here"),
        None => reader.fault(
            "schema",
            ErrorKind::Missing,
            "say which form this is: `\"schema\": 1`",
        ),
    }
    for list in LISTS {
        match reader.value(list) {
            None | Some(Value::List(_)) => {}
            Some(_) => reader.fault(list, ErrorKind::WrongType, "a list of objects belongs here"),
        }
    }
    (reader.text("title"), reader.text("note"))
}

/// The records of one list that have an id of their own, and a fault for each that has not.
fn entries<'a, K>(
    kind: &str,
    items: &'a [Value],
    known: &mut Ids<K>,
    faults: &mut Vec<Error>,
) -> Entries<'a, K> {
    let mut found: Entries<'a, K> = Vec::with_capacity(items.len());
    for (place, item) in items.iter().enumerate() {
        let place = format!("{kind} number {}", place + 1);
        let Value::Record(fields) = item else {
            faults.push(Error::new(ErrorKind::WrongType, "an object belongs here").in_record(place));
            continue;
        };
        let mut reader = Reader::new(place, fields, faults);
        if !reader.has("id") {
            reader.fault("id", ErrorKind::Missing, format!("every {kind} needs an id"));
            continue;
        }
        let Some(id) = reader.parsed::<Id<K>>("id") else {
            continue;
        };
        if known.insert(id.clone()) {
            found.push((id, fields));
        } else {
            reader.fault(
                "id",
                ErrorKind::Repeated,
                format!("there are two {kind}s {}", quoted(id.as_str())),
            );
        }
    }
    found
}

fn read_source(id: &SourceId, fields: &[(String, Value)], known: &Known, faults: &mut Vec<Error>) -> Source {
    let mut reader = Reader::new(place("source", id), fields, faults);
    reader.check_keys(&[SourceDraft::KEYS, &["id"]]);
    Source {
        id: id.clone(),
        name: reader.text("name"),
        label: reader.text("label"),
        kind: reader.parsed("kind").unwrap_or(SourceKind::Other),
        owner: reader.reference("owner", &known.sources, "source"),
        plural: reader.flag("plural"),
        members: reader.references("members", &known.sources, "source"),
        published: reader.parsed("published"),
        note: reader.text("note"),
    }
}

fn read_population(
    id: &PopulationId,
    fields: &[(String, Value)],
    known: &Known,
    faults: &mut Vec<Error>,
) -> Population {
    let mut reader = Reader::new(place("population", id), fields, faults);
    reader.check_keys(&[PopulationDraft::KEYS, &["id"]]);
    Population {
        id: id.clone(),
        label: reader.text("label"),
        by: reader.reference("by", &known.sources, "source"),
        within: reader.references("within", &known.populations, "population"),
        disjoint: reader.references("disjoint", &known.populations, "population"),
        note: reader.text("note"),
    }
}

fn read_wave(id: &WaveId, fields: &[(String, Value)], known: &Known, faults: &mut Vec<Error>) -> ReleaseWave {
    let mut reader = Reader::new(place("wave", id), fields, faults);
    reader.check_keys(&[WaveDraft::KEYS, &["id"]]);
    ReleaseWave {
        id: id.clone(),
        label: reader.text("label"),
        window: reader.parsed("window"),
        population: reader.reference("population", &known.populations, "population"),
        place: reader.text("place"),
        announced: reader.parsed("announced"),
        within: reader.reference("within", &known.waves, "wave"),
        note: reader.text("note"),
    }
}
