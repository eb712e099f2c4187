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
    let given = reader.flag("given");
    let kinds = ["complete", "at_most", "balance"];
    let named: Vec<&str> = kinds.into_iter().filter(|kind| reader.has(kind)).collect();
    for (field, kind) in [("parts", "complete"), ("came", "balance"), ("left", "balance")] {
        if reader.has(field) && !named.is_empty() && !named.contains(&kind) {
            reader.fault(field, ErrorKind::Conflicting, format!("this belongs to `{kind}`"));
        }
    }
    let rule = match named.as_slice() {
        ["complete"] => itemisation(&mut reader, known)?,
        ["at_most"] => ceiling(&mut reader, known)?,
        ["balance"] => balance(&mut reader, known)?,
        [] => {
            let message = "an assumption needs `complete` with `parts`, `at_most`, or `balance`";
            reader.fault("", ErrorKind::Missing, message);
            return None;
        }
        [.., last] => {
            let message = "an assumption has one of `complete`, `at_most` and `balance`";
            reader.fault(last, ErrorKind::Conflicting, message);
            return None;
        }
    };
    Some(Assumption {
        id: id.clone(),
        rule,
        given,
        label,
        because,
    })
}

fn itemisation(reader: &mut Reader<'_, '_>, known: &Known) -> Option<AssumptionRule> {
    let text = reader.text("complete")?;
    let whole = read_whole(reader, "complete", &text, known);
    let named = !reader.texts("parts").is_empty();
    let parts = read_wholes(reader, "parts", known);
    if !named {
        let message = "name the parts that are taken to be all there is";
        reader.fault("parts", ErrorKind::Missing, message);
    }
    let mut seen = BTreeSet::from_iter(&whole);
    if !parts.iter().all(|part| seen.insert(part)) {
        let message = "each part is named once, and the whole is no part of itself";
        reader.fault("parts", ErrorKind::Repeated, message);
    }
    Some(AssumptionRule::Complete { whole: whole?, parts })
}

fn ceiling(reader: &mut Reader<'_, '_>, known: &Known) -> Option<AssumptionRule> {
    let texts = reader.texts("at_most");
    let [lesser, greater] = texts.as_slice() else {
        let message = "two stages, claims or waves belong here, the lesser first";
        reader.fault("at_most", ErrorKind::WrongType, message);
        return None;
    };
    let is_wave = |text: &str| text.parse().is_ok_and(|id| known.waves.contains(&id));
    if texts.iter().any(|text| text.starts_with('@') || is_wave(text)) {
        let lesser = read_whole(reader, "at_most", lesser, known);
        let greater = read_whole(reader, "at_most", greater, known);
        return Some(AssumptionRule::NoMore {
            lesser: lesser?,
            greater: greater?,
        });
    }
    let (lesser, greater) = (reader.parse("at_most", lesser), reader.parse("at_most", greater));
    Some(AssumptionRule::AtMost {
        lesser: lesser?,
        greater: greater?,
    })
}

fn balance(reader: &mut Reader<'_, '_>, known: &Known) -> Option<AssumptionRule> {
    let texts = reader.texts("balance");
    let [from, to] = texts.as_slice() else {
        let message = "two stocks belong here, the earlier first";
        reader.fault("balance", ErrorKind::WrongType, message);
        return None;
    };
    let from = read_whole(reader, "balance", from, known);
    let to = read_whole(reader, "balance", to, known);
    let came = read_wholes(reader, "came", known);
    let left = read_wholes(reader, "left", known);
    let mut seen = BTreeSet::new();
    let all = from.iter().chain(&to).chain(&came).chain(&left);
    if !all.into_iter().all(|one| seen.insert(one)) {
        let message = "each stock and each flow is named once";
        reader.fault("balance", ErrorKind::Repeated, message);
    }
    Some(AssumptionRule::Balance {
        from: from?,
        to: to?,
        came,
        left,
    })
}

fn read_wholes(reader: &mut Reader<'_, '_>, field: &str, known: &Known) -> Vec<Whole> {
    let texts = reader.texts(field);
    let whole = |text: &String| read_whole(reader, field, text, known);
    texts.iter().filter_map(whole).collect()
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
