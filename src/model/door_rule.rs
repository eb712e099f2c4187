//! The door for what people assume and decide.

use std::collections::BTreeSet;

use crate::error::{Error, ErrorKind};
use crate::id::AssumptionId;
use crate::model::draft::{AssumptionDraft, JudgementDraft};
use crate::model::judgement::{Assumption, AssumptionRule, Decision, Judgement, Whole};
use crate::model::known::Known;
use crate::model::reader::{Reader, place};
use crate::model::value::Value;

pub(super) fn read_assumption(
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
            let parts: Vec<Whole> = texts
                .iter()
                .filter_map(|text| read_whole(&mut reader, "parts", text, known))
                .collect();
            if texts.is_empty() {
                reader.fault(
                    "parts",
                    ErrorKind::Missing,
                    "name the parts that are taken to be all there is",
                );
            }
            let mut seen = BTreeSet::from_iter(&whole);
            if !parts.iter().all(|part| seen.insert(part)) {
                reader.fault(
                    "parts",
                    ErrorKind::Repeated,
                    "each part is named once, and the whole is no part of itself",
                );
            }
            AssumptionRule::Complete { whole: whole?, parts }
        }
        (false, true) => {
            let stages: Vec<_> = reader.texts("at_most");
            let [lesser, greater] = stages.as_slice() else {
                reader.fault(
                    "at_most",
                    ErrorKind::WrongType,
                    "two stages belong here, the lesser first",
                );
                return None;
            };
            let (lesser, greater) = (reader.parse("at_most", lesser), reader.parse("at_most", greater));
            AssumptionRule::AtMost {
                lesser: lesser?,
                greater: greater?,
            }
        }
        (true, true) => {
            reader.fault(
                "at_most",
                ErrorKind::Conflicting,
                "an assumption has either `complete` or `at_most`",
            );
            return None;
        }
        (false, false) => {
            reader.fault(
                "",
                ErrorKind::Missing,
                "an assumption needs `complete` with `parts`, or `at_most`",
            );
            return None;
        }
    };
    Some(Assumption {
        id: id.clone(),
        rule,
        label,
        because,
    })
}

fn read_whole(reader: &mut Reader<'_, '_>, field: &str, text: &str, known: &Known) -> Option<Whole> {
    if text.starts_with('@') {
        reader
            .resolve(field, text, &known.claims, "claim")
            .map(Whole::Claim)
    } else {
        reader.resolve(field, text, &known.waves, "wave").map(Whole::Wave)
    }
}

pub(super) fn read_judgement(
    place: usize,
    value: &Value,
    known: &Known,
    faults: &mut Vec<Error>,
) -> Option<Judgement> {
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
    let kinds = [
        "same_person",
        "different_persons",
        "same_utterance",
        "different_utterances",
    ];
    let given: Vec<&str> = kinds.into_iter().filter(|kind| reader.has(kind)).collect();
    let [kind] = given.as_slice() else {
        reader.fault(
            "",
            ErrorKind::Conflicting,
            format!("a judgement has exactly one of {}", kinds.join(", ")),
        );
        return None;
    };
    let (decision, members) = match *kind {
        "same_person" | "different_persons" => {
            let records = reader.references(kind, &known.detainees, "detainee");
            let members = records.len();
            let same = *kind == "same_person";
            (
                if same {
                    Decision::SamePerson(records)
                } else {
                    Decision::DifferentPersons(records)
                },
                members,
            )
        }
        _ => {
            let claims = reader.references(kind, &known.claims, "claim");
            let members = claims.len();
            let same = *kind == "same_utterance";
            (
                if same {
                    Decision::SameUtterance(claims)
                } else {
                    Decision::DifferentUtterances(claims)
                },
                members,
            )
        }
    };
    if members < 2 {
        reader.fault(
            kind,
            ErrorKind::Missing,
            "a judgement is about two or more records",
        );
    }
    Some(Judgement {
        decision,
        by,
        because: because?,
    })
}
