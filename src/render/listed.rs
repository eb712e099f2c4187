//! News of lists, of records and persons on them, and of judgements over these.

use crate::id::ListingId;
use crate::model::judgement::Decision;
use crate::model::vocabulary::Measure;
use crate::reconcile::since::{Edit, Revision};
use crate::render::layout::clean;
use crate::render::teller::Teller;
use crate::render::words::{self, counted};

/// How many ids are told in a row; more are counted.
const MOST_IDS: usize = 5;

/// What became of an edition of a list, with its records and what they say.
pub(super) fn news_of_listing(teller: &Teller<'_>, id: &ListingId, edit: &Edit, rest: &[Revision]) -> String {
    let speech = if teller.now.ledger.listing(id).is_some() {
        &teller.now
    } else {
        &teller.then
    };
    let Some(listing) = speech.ledger.listing(id) else {
        return String::new();
    };
    let voices: Vec<String> = listing.by().iter().map(|id| speech.source(id)).collect();
    let mut text = match edit {
        Edit::Added => "new list: ".to_owned(),
        Edit::Gone => "list no longer in the ledger: ".to_owned(),
        Edit::Changed(fields) => format!("list rewritten ({}): ", fields.join(", ")),
    };
    text.push_str(&format!("“{}”", clean(listing.label())));
    if !voices.is_empty() {
        text.push_str(&format!(" of {}", words::listed(&voices)));
    }
    if let Some(when) = listing.as_of() {
        text.push_str(&format!(", {}", speech.calendar.when(when)));
    }
    let old = teller.then.ledger.listing(id).and_then(|old| old.states());
    match (edit, listing.states()) {
        (Edit::Changed(fields), states) if fields.contains(&"states") => {
            let figure = |figure| words::figure(speech.ledger, figure);
            let none = || "no total".to_owned();
            let (now, then) = (states.map_or_else(none, figure), old.map_or_else(none, figure));
            text.push_str(&format!("; it states {now}, before {then}"));
        }
        (_, Some(states)) => {
            text.push_str(&format!("; it states {}", words::figure(speech.ledger, states)));
        }
        (_, None) => {}
    }
    for remark in records(rest) {
        text.push_str(&format!("; {remark}"));
    }
    text
}

/// Records that came, went or changed, and what is recorded of persons, counted.
fn records(rest: &[Revision]) -> Vec<String> {
    let count = |wanted: fn(&Edit) -> bool| {
        let records = rest
            .iter()
            .filter(|one| matches!(one, Revision::Record { edit, .. } if wanted(edit)));
        records.count()
    };
    let kinds = [
        (count(|edit| *edit == Edit::Added), "new"),
        (count(|edit| *edit == Edit::Gone), "gone"),
        (count(|edit| matches!(edit, Edit::Changed(_))), "changed"),
    ];
    let mut told = Vec::new();
    for (n, word) in kinds.into_iter().filter(|(n, _)| *n > 0) {
        told.push(format!("{} {word}", counted(n, "record", "records")));
    }
    for what in [Measure::Released, Measure::ReArrested, Measure::Died] {
        for wanted in [Edit::Added, Edit::Gone] {
            let persons: Vec<&str> = rest
                .iter()
                .filter_map(|one| match one {
                    Revision::Custody {
                        person,
                        what: own,
                        edit,
                    } if *own == what && *edit == wanted => Some(person.as_str()),
                    _ => None,
                })
                .collect();
            if !persons.is_empty() {
                told.push(recorded(what, &wanted, &persons));
            }
        }
    }
    told
}

/// The first few ids, and how many more.
pub(super) fn listed_ids(ids: &[&str]) -> String {
    let mut shown: Vec<String> = ids.iter().take(MOST_IDS).map(|id| clean(id)).collect();
    if let more @ 1.. = ids.len().saturating_sub(MOST_IDS) {
        shown.push(format!("{} more", words::number(more)));
    }
    words::listed(&shown)
}

/// What is recorded of persons, by id.
pub(super) fn recorded(what: Measure, edit: &Edit, persons: &[&str]) -> String {
    let what = match what {
        Measure::ReArrested => "as taken into custody again",
        Measure::Died => "as dead",
        _ => "as released",
    };
    let noun = if persons.len() == 1 { "person" } else { "persons" };
    let no_more = if *edit == Edit::Gone { "no longer " } else { "now " };
    format!("{no_more}recorded {what}: {noun} {}", listed_ids(persons))
}

/// What was decided of which ids.
pub(super) fn judged(decision: &Decision, edit: &Edit) -> String {
    let (what, ids): (&str, Vec<&str>) = match decision {
        Decision::SamePerson(ids) => ("one person", ids.iter().map(|id| id.as_str()).collect()),
        Decision::DifferentPersons(ids) => ("different persons", ids.iter().map(|id| id.as_str()).collect()),
        Decision::SameUtterance(ids) => ("one utterance", ids.iter().map(|id| id.as_str()).collect()),
        Decision::DifferentUtterances(ids) => {
            ("different utterances", ids.iter().map(|id| id.as_str()).collect())
        }
    };
    let made = if *edit == Edit::Gone {
        "judgement taken back"
    } else {
        "judged"
    };
    format!("{made}: {what}, {}", listed_ids(&ids))
}
