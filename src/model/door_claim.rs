//! The door for claims: fields, inheritance from wave and page, relations, readings.

use std::collections::BTreeSet;

use crate::error::{Error, ErrorKind, quoted};
use crate::figure::Figure;
use crate::id::{ClaimId, SourceId};
use crate::model::claim::{Claim, Confirmation, Reading, Reference, Relation, SetApart};
use crate::model::draft::ClaimDraft;
use crate::model::known::{Known, Records};
use crate::model::quantity::Quantity;
use crate::model::reader::Reader;
use crate::model::value::{Fields, Value};
use crate::model::vocabulary::{Measure, RelationKind, SetApartFor, Stage, StatementKind, Unit};
use crate::when::When;

/// The relations and the keys that hold them.
const RELATIONS: [(RelationKind, &str); 8] = [
    (RelationKind::Denies, "denies"),
    (RelationKind::Corrects, "corrects"),
    (RelationKind::Retracts, "retracts"),
    (RelationKind::Includes, "includes"),
    (RelationKind::AddsTo, "adds_to"),
    (RelationKind::PartOf, "part_of"),
    (RelationKind::SameUtterance, "same_utterance"),
    (RelationKind::Reprints, "reprints"),
];

/// The key that holds relations of a kind.
pub(super) fn key_of(kind: RelationKind) -> &'static str {
    RELATIONS
        .iter()
        .find(|(known, _)| *known == kind)
        .map_or(kind.as_str(), |(_, key)| *key)
}

/// Reads claims against the records that stand already.
pub(super) struct ClaimReader<'a> {
    pub(super) known: &'a Known,
    pub(super) records: &'a Records,
}

impl ClaimReader<'_> {
    /// Reads one claim from `fields`: its `own` and what it takes from the claim it corrects or
    /// reprints. Faults in what it takes over are reported there, not again here.
    pub(super) fn read(
        &self,
        id: &ClaimId,
        own: &[(String, Value)],
        fields: &[(String, Value)],
        faults: &mut Vec<Error>,
    ) -> Claim {
        let place = format!("claim `{id}`");
        let mut reader = Reader::new(place.clone(), own, faults);
        reader.check_keys(&[ClaimDraft::KEYS, &["id"]]);
        let patches = reader.records("or");
        let mut found = Vec::new();
        let mut claim = self.one(id, fields, &mut Reader::new(place.clone(), fields, &mut found));
        let nameless = found.iter().any(|error| error.field().is_none());
        faults.extend(
            found
                .into_iter()
                .filter(|error| head(error).is_none_or(|key| has(own, key) || !has(fields, key))),
        );
        for patch in patches {
            let mut reader = Reader::new(place.clone(), own, faults);
            let mut inner = reader.inner("or", patch);
            inner.check_keys(&[ClaimDraft::KEYS]);
            if has(patch, "or") {
                inner.fault(
                    "or",
                    ErrorKind::Conflicting,
                    "a reading has no readings of its own",
                );
            }
            let (label, because) = (inner.text("label"), inner.text("because"));
            let merged = merge_patch(fields, patch);
            let mut found = Vec::new();
            let mut reader = Reader::new(place.clone(), &merged, &mut found);
            let read = self.one(id, &merged, &mut reader.inner("or", &merged));
            faults.extend(
                found
                    .into_iter()
                    .filter(|error| head(error).map_or(!nameless, |key| has(patch, key))),
            );
            claim.readings.push(Reading {
                label,
                because,
                claim: read,
            });
        }
        claim
    }

    fn one(&self, id: &ClaimId, fields: &[(String, Value)], reader: &mut Reader<'_, '_>) -> Claim {
        let known = self.known;
        let by = reader.references("by", &known.sources, "source");
        let via = reader.references("via", &known.sources, "source");
        let said = reader.parsed("said");
        let published = reader
            .parsed("published")
            .or_else(|| self.records.published(&via));
        let relations = self.relations(reader);
        let denies = relations
            .iter()
            .any(|relation| relation.kind == RelationKind::Denies);
        let quantity = self.quantity(reader, &by);
        let figure: Option<Figure> = reader.parsed("figure");
        let given: Option<StatementKind> = reader.parsed("statement");
        if given.is_some() && figure.is_some() {
            reader.fault(
                "statement",
                ErrorKind::Conflicting,
                "a statement has no figure; leave out the one or the other",
            );
        }
        if let Some(operand) = figure.as_ref().and_then(Figure::operand) {
            let text = operand.as_str().to_owned();
            let _known = reader.resolve("figure", &text, &known.claims, "claim");
        }
        let says_something = reader.has("count") || reader.has("statement") || !relations.is_empty();
        if reader.has("figure") && !reader.has("count") {
            reader.fault(
                "count",
                ErrorKind::Missing,
                "a figure needs `count`: held, released, arrested and so on",
            );
        } else if !says_something && !relations_tried(fields) {
            reader.fault(
                "",
                ErrorKind::Missing,
                "the claim says nothing: it needs `count`, `statement` or a relation such as `denies`",
            );
        }
        let statement = given.or_else(|| (denies && quantity.is_none()).then_some(StatementKind::Denial));
        let at = reader.value("at").map(|_| reader.texts("at").join(" "));
        let jointly = reader.flag("jointly");
        Claim {
            id: id.clone(),
            jointly: jointly && by.len() > 1,
            by,
            via,
            at,
            quantity,
            figure,
            statement,
            about: self.about(reader),
            said,
            published,
            relations,
            confirmed_by: self.confirmations(reader),
            readings: Vec::new(),
            set_apart: set_apart(reader),
            because: reader.text("because"),
            label: reader.text("label"),
            note: reader.text("note"),
            standard: reader.text("standard"),
            coded_by: reader.text("coded_by"),
            checked_by: reader.text("checked_by"),
        }
    }

    fn quantity(&self, reader: &mut Reader<'_, '_>, by: &[SourceId]) -> Option<Quantity> {
        let known = self.known;
        // Read all of it even when `count` is missing, so that every fault is reported at once.
        let measure: Option<Measure> = reader.parsed("count");
        let stage = reader.parsed("stage").unwrap_or(Stage::Executed);
        let unit = reader.parsed("unit").unwrap_or(Unit::Person);
        let own_window: Option<When> = reader.parsed("window");
        let as_of: Option<When> = reader.parsed("as_of");
        let outcome = reader.parsed("outcome");
        let own_population = reader.reference("population", &known.populations, "population");
        let own_place = reader.text("place");
        let verifiers = reader.references("verifier", &known.sources, "source");
        let wave = reader.reference("wave", &known.waves, "wave");
        let whole = wave.as_ref().and_then(|id| self.records.waves.get(id));
        let measure = measure?;
        let stock = measure.is_stock();
        let mut verifiers = match stage {
            Stage::Verified if verifiers.is_empty() => by.to_vec(),
            Stage::Verified => verifiers,
            Stage::Requested | Stage::Announced | Stage::Ordered | Stage::Executed => Vec::new(),
        };
        verifiers.sort();
        Some(Quantity {
            measure,
            stage,
            unit,
            population: own_population.or_else(|| whole.and_then(|wave| wave.population.clone())),
            place: own_place.or_else(|| whole.and_then(|wave| wave.place.clone())),
            // A stock has a date and no window; a window given for one is that date.
            as_of: as_of.or_else(|| own_window.clone().filter(|_| stock)),
            window: if stock {
                None
            } else {
                own_window.or_else(|| whole.and_then(|wave| wave.window.clone()))
            },
            wave,
            outcome,
            verifiers,
        })
    }

    fn relations(&self, reader: &mut Reader<'_, '_>) -> Vec<Relation> {
        let mut found: Vec<Relation> = Vec::new();
        for (kind, field) in RELATIONS {
            let mut seen = BTreeSet::new();
            let items: Vec<&Value> = match reader.value(field) {
                None => Vec::new(),
                Some(Value::List(items)) => items.iter().collect(),
                Some(single) => vec![single],
            };
            let one_only = matches!(kind, RelationKind::Corrects | RelationKind::Reprints);
            if one_only && items.len() > 1 {
                reader.fault(field, ErrorKind::Conflicting, "only one claim belongs here");
            }
            for item in items {
                if let Some(relation) = self.relation(reader, kind, field, item)
                    && seen.insert(relation.claim.clone())
                {
                    found.push(relation);
                }
            }
        }
        if reader.has("corrects") && reader.has("reprints") {
            reader.fault(
                "reprints",
                ErrorKind::Conflicting,
                "a claim either corrects another or reprints it",
            );
        }
        found.sort_by(|a, b| (a.kind, &a.claim).cmp(&(b.kind, &b.claim)));
        found
    }

    fn relation(
        &self,
        reader: &mut Reader<'_, '_>,
        kind: RelationKind,
        field: &'static str,
        item: &Value,
    ) -> Option<Relation> {
        match item {
            Value::Text(text) => {
                let claim = reader.resolve(field, text, &self.known.claims, "claim")?;
                Some(Relation {
                    kind,
                    claim,
                    by: None,
                    because: None,
                })
            }
            Value::Record(fields) => {
                let mut inner = reader.inner(field, fields);
                inner.check_keys(&[&["claim", "by", "because"]]);
                if !inner.has("claim") {
                    inner.fault("claim", ErrorKind::Missing, "a relation names a claim");
                }
                Some(Relation {
                    kind,
                    claim: inner.reference("claim", &self.known.claims, "claim")?,
                    by: inner.reference("by", &self.known.sources, "source"),
                    because: inner.text("because"),
                })
            }
            Value::Null | Value::Flag(_) | Value::Number(_) | Value::List(_) | Value::TooDeep => {
                reader.fault(
                    field,
                    ErrorKind::WrongType,
                    "the id of a claim belongs here, or an object with `claim`",
                );
                None
            }
        }
    }

    fn confirmations(&self, reader: &mut Reader<'_, '_>) -> Vec<Confirmation> {
        let sources = &self.known.sources;
        let plain = |value: &Value| match value {
            Value::Text(_) => true,
            Value::List(items) => items.iter().all(|item| matches!(item, Value::Text(_))),
            Value::Null | Value::Flag(_) | Value::Number(_) | Value::Record(_) | Value::TooDeep => false,
        };
        if reader.value("confirmed_by").is_some_and(plain) {
            let by = reader.references("confirmed_by", sources, "source");
            return by
                .into_iter()
                .map(|by| Confirmation {
                    by,
                    relayed_by: None,
                    at: None,
                })
                .collect();
        }
        let mut found = Vec::new();
        for fields in reader.records("confirmed_by") {
            let mut inner = reader.inner("confirmed_by", fields);
            inner.check_keys(&[&["by", "relayed_by", "at"]]);
            if !inner.has("by") {
                inner.fault("by", ErrorKind::Missing, "say who confirmed");
            }
            let relayed_by = inner.reference("relayed_by", sources, "source");
            let at = inner.text("at");
            for by in inner.references("by", sources, "source") {
                found.push(Confirmation {
                    by,
                    relayed_by: relayed_by.clone(),
                    at: at.clone(),
                });
            }
        }
        found
    }

    fn about(&self, reader: &mut Reader<'_, '_>) -> Vec<Reference> {
        let mut found = Vec::new();
        for text in reader.texts("about") {
            let id = text.strip_prefix('@').unwrap_or(&text);
            let known = self.known;
            let claim = id
                .parse()
                .ok()
                .filter(|id| known.claims.contains(id))
                .map(Reference::Claim);
            let reference = claim
                .or_else(|| {
                    id.parse()
                        .ok()
                        .filter(|id| known.sources.contains(id))
                        .map(Reference::Source)
                })
                .or_else(|| {
                    id.parse()
                        .ok()
                        .filter(|id| known.waves.contains(id))
                        .map(Reference::Wave)
                })
                .or_else(|| {
                    id.parse()
                        .ok()
                        .filter(|id| known.populations.contains(id))
                        .map(Reference::Population)
                });
            if reference.is_none() {
                let message = format!("there is no claim, source, wave or population {}", quoted(id));
                reader.fault("about", ErrorKind::Dangling, message);
            }
            found.extend(reference);
        }
        found.sort();
        found.dedup();
        found
    }
}

/// Whether a relation was written at all, however badly: its own fault has then been reported.
fn relations_tried(fields: &[(String, Value)]) -> bool {
    fields
        .iter()
        .any(|(key, value)| *value != Value::Null && RELATIONS.iter().any(|(_, field)| field == key))
}

fn set_apart(reader: &mut Reader<'_, '_>) -> Option<SetApart> {
    let fields = match reader.value("set_apart")? {
        Value::Record(fields) => fields,
        Value::Null
        | Value::Flag(_)
        | Value::Number(_)
        | Value::Text(_)
        | Value::List(_)
        | Value::TooDeep => {
            let message = "an object with `for` (date or scope) and `because` belongs here";
            reader.fault("set_apart", ErrorKind::WrongType, message);
            return None;
        }
    };
    let mut inner = reader.inner("set_apart", fields);
    inner.check_keys(&[&["for", "because"]]);
    for field in ["for", "because"] {
        if !inner.has(field) {
            inner.fault(
                field,
                ErrorKind::Missing,
                "a claim is set apart for its date or scope, with the reason",
            );
        }
    }
    let ground: Option<SetApartFor> = inner.parsed("for");
    let because = inner.text("because");
    Some(SetApart {
        ground: ground?,
        because: because?,
    })
}

/// The key of the claim at which a fault lies, also inside a reading.
fn head(error: &Error) -> Option<&str> {
    let field = error.field()?;
    let field = field.strip_prefix("or.").unwrap_or(field);
    field.split('.').next().filter(|key| *key != "or")
}

fn has(fields: &[(String, Value)], key: &str) -> bool {
    fields.iter().any(|(given, _)| given == key)
}

/// RFC 7396 for one level: the patch's keys replace, `null` removes.
fn merge_patch(base: &[(String, Value)], patch: &[(String, Value)]) -> Fields {
    let kept = base
        .iter()
        .filter(|(key, _)| key != "or" && !patch.iter().any(|(given, _)| given == key));
    let set = patch
        .iter()
        .filter(|(key, value)| key != "id" && key != "or" && *value != Value::Null);
    kept.chain(set).cloned().collect()
}
