//! The door: from a [`Draft`] to the records of a ledger, or every problem at once.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, ErrorKind, Problems, quoted};
use crate::id::{AssumptionId, ClaimId, DetaineeId, Id, ListingId, PopulationId, SourceId, WaveId};
use crate::model::claim::Claim;
use crate::model::cycle::circles;
use crate::model::door_claim::{ClaimReader, key_of};
use crate::model::detainee::{CustodyEvent, Detainee, Listing, Private};
use crate::model::draft::{
    AssumptionDraft, ClaimDraft, DetaineeDraft, Draft, JudgementDraft, ListingDraft, PopulationDraft, SourceDraft,
    WaveDraft,
};
use crate::model::judgement::{Assumption, AssumptionRule, Decision, Judgement, Whole};
use crate::model::known::{Ids, Known, Records};
use crate::model::reader::Reader;
use crate::model::source::{Population, Source};
use crate::model::value::{Fields, Value};
use crate::model::vocabulary::{Coverage, RelationKind, SourceKind};
use crate::model::wave::ReleaseWave;

const LISTS: [&str; 8] =
    ["sources", "populations", "waves", "claims", "listings", "detainees", "assumptions", "judgements"];

type Entries<'a, K> = Vec<(Id<K>, &'a [(String, Value)])>;

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
        faults.push(Error::new(ErrorKind::WrongType, "a ledger is an object with `schema`, `sources`, `claims` and so on"));
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

    let mut records = Records { title, note, ..Records::default() };
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
    let inherited = inherited(&claims, faults);
    for (id, own) in &claims {
        let fields = inherited.whole.get(id).map_or(*own, Vec::as_slice);
        let claim = ClaimReader { known: &known, records: &records }.read(id, own, fields, faults);
        records.claims.insert(id.clone(), claim);
    }
    check_claims(&records.claims, &inherited.round, faults);
    for (id, fields) in listings {
        let listing = read_listing(&id, fields, &known, &records, faults);
        records.listings.insert(id, listing);
    }
    for (id, fields) in detainees {
        let detainee = read_detainee(&id, fields, &known, faults);
        records.detainees.insert(id, detainee);
    }
    for (id, fields) in assumptions {
        if let Some(assumption) = read_assumption(&id, fields, &known, faults) {
            records.assumptions.insert(id, assumption);
        }
    }
    for (place, value) in list("judgements").iter().enumerate() {
        records.judgements.extend(read_judgement(place, value, &known, faults));
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
            let message = format!("{} is no schema this version reads; it reads {}", quoted(number), Draft::SCHEMA);
            reader.fault("schema", ErrorKind::Schema, message);
        }
        Some(_) => reader.fault("schema", ErrorKind::WrongType, "the number 1 belongs here"),
        None => reader.fault("schema", ErrorKind::Missing, "say which form this is: `\"schema\": 1`"),
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
        let Some(id) = reader.parsed::<Id<K>>("id") else { continue };
        if known.insert(id.clone()) {
            found.push((id, fields));
        } else {
            reader.fault("id", ErrorKind::Repeated, format!("there are two {kind}s {}", quoted(id.as_str())));
        }
    }
    found
}

fn place<K>(kind: &str, id: &Id<K>) -> String {
    format!("{kind} `{id}`")
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

fn read_population(id: &PopulationId, fields: &[(String, Value)], known: &Known, faults: &mut Vec<Error>) -> Population {
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

/// Owners, populations and waves nest without circles, and a wave lies in the days of its whole.
fn check_trees(records: &Records, faults: &mut Vec<Error>) {
    let owners = records.sources.values().map(|s| (s.id.clone(), s.owner.iter().cloned().collect()));
    report_circles("source", "owner", &owners.collect(), faults);
    let members = records.sources.values().map(|s| (s.id.clone(), s.members.clone()));
    report_circles("source", "members", &members.collect(), faults);
    let within = records.populations.values().map(|p| (p.id.clone(), p.within.clone()));
    report_circles("population", "within", &within.collect(), faults);
    let nested = records.waves.values().map(|w| (w.id.clone(), w.within.iter().cloned().collect()));
    report_circles("wave", "within", &nested.collect(), faults);
    for wave in records.waves.values() {
        let outer = wave.within.as_ref().and_then(|id| records.waves.get(id)).and_then(|outer| outer.window.as_ref());
        if let (Some(inner), Some(outer)) = (&wave.window, outer)
            && !inner.may_meet(outer)
        {
            let message = format!("`{inner}` has no day in common with `{outer}`, the window of the wave it is within");
            let error = Error::new(ErrorKind::Conflicting, message);
            faults.push(error.in_record(place("wave", &wave.id)).in_field("window"));
        }
    }
}

fn report_circles<K>(kind: &str, field: &str, edges: &BTreeMap<Id<K>, Vec<Id<K>>>, faults: &mut Vec<Error>) {
    faults.extend(circles(edges).iter().filter_map(|circle| Some(circle_fault(kind, circle.first()?, field, circle))));
}

fn circle_fault<K>(kind: &str, first: &Id<K>, field: &str, circle: &[Id<K>]) -> Error {
    let mut shown: Vec<String> = circle.iter().take(5).map(|id| quoted(id.as_str())).collect();
    if let more @ 1.. = circle.len().saturating_sub(5) {
        shown.push(format!("{more} more"));
    }
    shown.push(quoted(first.as_str()));
    let error = Error::new(ErrorKind::Cycle, format!("goes round in a circle: {}", shown.join(" → ")));
    error.in_record(place(kind, first)).in_field(field)
}

/// What claims take over from the claims they correct or reprint.
struct Inherited {
    /// Their own fields over those, for the claims that do.
    whole: BTreeMap<ClaimId, Fields>,
    /// Claims that correct or reprint one another in a circle, reported already; they inherit nothing.
    round: BTreeSet<ClaimId>,
}

fn inherited(claims: &Entries<'_, crate::id::kinds::Claim>, faults: &mut Vec<Error>) -> Inherited {
    let own: BTreeMap<&ClaimId, &[(String, Value)]> = claims.iter().map(|(id, fields)| (id, *fields)).collect();
    let mut parents: BTreeMap<ClaimId, (ClaimId, bool)> = claims
        .iter()
        .filter_map(|(id, fields)| {
            let find = |key: &str| fields.iter().find(|(k, _)| k == key).and_then(|(_, value)| target(value));
            let reprint = find("reprints").map(|id| (id, true));
            let parent = reprint.or_else(|| find("corrects").map(|id| (id, false)))?;
            Some((id.clone(), parent))
        })
        .collect();
    let edges = parents.iter().map(|(id, (parent, _))| (id.clone(), vec![parent.clone()])).collect();
    let mut round = BTreeSet::new();
    for circle in circles(&edges) {
        let Some((first, (_, reprint))) = circle.first().and_then(|id| parents.get_key_value(id)) else { continue };
        faults.push(circle_fault("claim", first, if *reprint { "reprints" } else { "corrects" }, &circle));
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
            let (Some((parent, reprint)), Some(fields)) = (parents.get(id), own.get(id)) else { continue };
            let from = whole.get(parent).map(Vec::as_slice).or_else(|| own.get(parent).copied());
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
        Value::Record(fields) => fields.iter().find(|(key, _)| key == "claim").and_then(|(_, value)| target(value)),
        Value::List(items) => match items.as_slice() {
            [only] => target(only),
            _ => None,
        },
        Value::Null | Value::Flag(_) | Value::Number(_) | Value::TooDeep => None,
    }
}

/// What is never taken over from another claim, and what only a reprint takes over.
const OWN: &[&str] = &["id", "corrects", "retracts", "reprints", "same_utterance", "or", "published", "because"];
const REPRINTED: &[&str] = &["statement", "about", "denies", "label", "note", "set_apart", "confirmed_by"];

fn overlay(base: &[(String, Value)], own: &[(String, Value)], reprint: bool) -> Fields {
    let given: BTreeSet<&str> = own.iter().map(|(key, _)| key.as_str()).collect();
    let taken = base.iter().filter(|(key, _)| {
        let key = key.as_str();
        // A key nobody knows is reported where it stands; a long chain would multiply it.
        ClaimDraft::KEYS.contains(&key) && !given.contains(key) && !OWN.contains(&key) && (reprint || !REPRINTED.contains(&key))
    });
    own.iter().chain(taken).cloned().collect()
}

/// Relative figures and parts of parts go in no circle; correcting needs a claim with a quantity.
fn check_claims(claims: &BTreeMap<ClaimId, Claim>, round: &BTreeSet<ClaimId>, faults: &mut Vec<Error>) {
    let operands = claims.values().map(|claim| {
        let operand = claim.figure().and_then(|figure| figure.operand());
        (claim.id.clone(), operand.into_iter().cloned().collect())
    });
    report_circles("claim", "figure", &operands.collect(), faults);
    let mut inside: BTreeMap<ClaimId, Vec<ClaimId>> = BTreeMap::new();
    let mut supersedes: BTreeMap<ClaimId, Vec<ClaimId>> = BTreeMap::new();
    for claim in claims.values() {
        for reading in &claim.readings {
            let own = reading.claim.relations.iter().filter(|relation| !claim.relations.contains(relation));
            for relation in own.filter(|relation| relation.claim == claim.id) {
                let error = Error::new(ErrorKind::Cycle, "refers to itself").in_record(place("claim", &claim.id));
                faults.push(error.in_field(format!("or.{}", key_of(relation.kind))));
            }
        }
        for relation in &claim.relations {
            let (own, other) = (claim.id.clone(), relation.claim.clone());
            match relation.kind {
                RelationKind::Corrects | RelationKind::Reprints if round.contains(&own) => {}
                RelationKind::PartOf => inside.entry(own).or_default().push(other),
                RelationKind::Includes => inside.entry(other).or_default().push(own),
                RelationKind::Retracts | RelationKind::Corrects => supersedes.entry(own).or_default().push(other),
                RelationKind::Denies | RelationKind::SameUtterance | RelationKind::Reprints | RelationKind::AddsTo => {
                    if own == other {
                        let error = Error::new(ErrorKind::Cycle, "refers to itself");
                        faults.push(error.in_record(place("claim", &own)).in_field(key_of(relation.kind)));
                    }
                }
            }
        }
    }
    report_circles("claim", "part_of", &inside, faults);
    report_circles("claim", "retracts", &supersedes, faults);
}

fn read_listing(
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
    let published = reader.parsed("published").or_else(|| records.published(&via)).or_else(|| as_of.clone());
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

fn read_detainee(id: &DetaineeId, fields: &[(String, Value)], known: &Known, faults: &mut Vec<Error>) -> Detainee {
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
    let mut events = Vec::new();
    for event in reader.records("events") {
        let mut inner = reader.inner("events", event);
        inner.check_keys(&[&["what", "outcome", "when", "place", "facility", "wave", "by", "note"]]);
        if !inner.has("what") {
            inner.fault("what", ErrorKind::Missing, "an event needs to say what happened");
        }
        let Some(what) = inner.parsed("what") else { continue };
        events.push(CustodyEvent {
            what,
            outcome: inner.parsed("outcome"),
            when: inner.parsed("when"),
            place: inner.text("place").map(Private),
            facility: inner.text("facility").map(Private),
            wave: inner.reference("wave", &known.waves, "wave"),
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
        listing: reader.reference("listing", &known.listings, "listing"),
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

fn read_assumption(
    id: &AssumptionId,
    fields: &[(String, Value)],
    known: &Known,
    faults: &mut Vec<Error>,
) -> Option<Assumption> {
    let mut reader = Reader::new(place("assumption", id), fields, faults);
    reader.check_keys(&[AssumptionDraft::KEYS, &["id"]]);
    let label = reader.text("label");
    let because = reader.text("because");
    let rule = match (reader.has("complete"), reader.has("at_most")) {
        (true, false) => {
            let text = reader.text("complete")?;
            let whole = read_whole(&mut reader, "complete", &text, known);
            let texts = reader.texts("parts");
            let parts: Vec<Whole> =
                texts.iter().filter_map(|text| read_whole(&mut reader, "parts", text, known)).collect();
            if texts.is_empty() {
                reader.fault("parts", ErrorKind::Missing, "name the parts that are taken to be all there is");
            }
            let mut seen = BTreeSet::from_iter(&whole);
            if !parts.iter().all(|part| seen.insert(part)) {
                reader.fault("parts", ErrorKind::Repeated, "each part is named once, and the whole is no part of itself");
            }
            AssumptionRule::Complete { whole: whole?, parts }
        }
        (false, true) => {
            let stages: Vec<_> = reader.texts("at_most");
            let [lesser, greater] = stages.as_slice() else {
                reader.fault("at_most", ErrorKind::WrongType, "two stages belong here, the lesser first");
                return None;
            };
            let (lesser, greater) = (reader.parse("at_most", lesser), reader.parse("at_most", greater));
            AssumptionRule::AtMost { lesser: lesser?, greater: greater? }
        }
        (true, true) => {
            reader.fault("at_most", ErrorKind::Conflicting, "an assumption has either `complete` or `at_most`");
            return None;
        }
        (false, false) => {
            reader.fault("", ErrorKind::Missing, "an assumption needs `complete` with `parts`, or `at_most`");
            return None;
        }
    };
    Some(Assumption { id: id.clone(), rule, label, because })
}

fn read_whole(reader: &mut Reader<'_, '_>, field: &str, text: &str, known: &Known) -> Option<Whole> {
    if text.starts_with('@') {
        reader.resolve(field, text, &known.claims, "claim").map(Whole::Claim)
    } else {
        reader.resolve(field, text, &known.waves, "wave").map(Whole::Wave)
    }
}

fn read_judgement(place: usize, value: &Value, known: &Known, faults: &mut Vec<Error>) -> Option<Judgement> {
    let place = format!("judgement number {}", place + 1);
    let Value::Record(fields) = value else {
        faults.push(Error::new(ErrorKind::WrongType, "an object belongs here").in_record(place));
        return None;
    };
    let mut reader = Reader::new(place, fields, faults);
    reader.check_keys(&[JudgementDraft::KEYS]);
    let by = reader.reference("by", &known.sources, "source");
    let because = reader.text("because");
    if !reader.has("because") {
        reader.fault("because", ErrorKind::Missing, "a judgement needs its reason");
    }
    let kinds = ["same_person", "different_persons", "same_utterance", "different_utterances"];
    let given: Vec<&str> = kinds.into_iter().filter(|kind| reader.has(kind)).collect();
    let [kind] = given.as_slice() else {
        reader.fault("", ErrorKind::Conflicting, format!("a judgement has exactly one of {}", kinds.join(", ")));
        return None;
    };
    let (decision, members) = match *kind {
        "same_person" | "different_persons" => {
            let records = reader.references(kind, &known.detainees, "detainee");
            let members = records.len();
            let same = *kind == "same_person";
            (if same { Decision::SamePerson(records) } else { Decision::DifferentPersons(records) }, members)
        }
        _ => {
            let claims = reader.references(kind, &known.claims, "claim");
            let members = claims.len();
            let same = *kind == "same_utterance";
            (if same { Decision::SameUtterance(claims) } else { Decision::DifferentUtterances(claims) }, members)
        }
    };
    if members < 2 {
        reader.fault(kind, ErrorKind::Missing, "a judgement is about two or more records");
    }
    Some(Judgement { decision, by, because: because? })
}
