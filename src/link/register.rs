//! [`Register`]: the records of a ledger as a roll, and what is decided about them.

use crate::link::certain::Certain;
use crate::link::cluster::Constraints;
use crate::link::roll::Roll;
use crate::link::weighing::Field;
use crate::model::detainee::{CustodyEvent, Detainee, Private};
use crate::model::judgement::Decision;
use crate::model::ledger::Ledger;
use crate::model::vocabulary::Measure;
use crate::name;
use crate::when::When;

/// Makes the records of a ledger ready to be linked, in the order of their ids.
///
/// Aliases are left out: a roll has one name for each record. So are attributes and categories, of which only the list
/// itself knows what they mean, and numbers that are no person's own, such as a case's.
pub(super) fn roll(ledger: &Ledger) -> Roll {
    let records: Vec<&Detainee> = ledger.detainees().collect();
    let roll = Roll::new(records.iter().map(|record| record.id().as_str()));
    let listings = records
        .iter()
        .map(|record| record.listing().map_or("", |id| id.as_str()));
    let roll = roll.with_listings(listings);
    Field::ALL
        .into_iter()
        .fold(roll, |roll, field| with(roll, field, &records))
}

/// The roll with one field more.
fn with(roll: Roll, field: Field, records: &[&Detainee]) -> Roll {
    let label = field.label();
    if field == Field::Name {
        let written = |record: &&Detainee| record.name().map(|name| name.reveal().clone());
        let read = |text: String| name::parse(&text).one().cloned();
        return roll.with_names(records.iter().map(|record| written(record).and_then(read)));
    }
    let texts: Vec<String> = records
        .iter()
        .map(|record| text(field, record).unwrap_or_default())
        .collect();
    let texts = texts.iter().map(String::as_str);
    match field {
        Field::Born => roll.with_born(label, texts),
        Field::Arrested => roll.with_events(label, texts),
        Field::Sex => roll.with_sexes(label, texts),
        Field::NationalId | Field::Passport => roll.with_identifiers(label, texts),
        Field::Name | Field::Nationality | Field::Birthplace | Field::Residence | Field::Facility => {
            roll.with_texts(label, texts)
        }
    }
}

/// What a record says in a field, where it says one thing.
fn text(field: Field, record: &Detainee) -> Option<String> {
    let revealed = |text: Option<&Private<String>>| text.map(|text| text.reveal().clone());
    match field {
        Field::Name => revealed(record.name()),
        Field::Born => record.born().and_then(|born| birthday(born.reveal())),
        Field::Sex => record.sex().map(|sex| sex.to_string()),
        Field::Nationality => only(record.nationalities().iter().cloned()),
        Field::Birthplace => revealed(record.birthplace()),
        Field::Residence => revealed(record.residence()),
        Field::Facility => revealed(
            record
                .events()
                .iter()
                .filter_map(CustodyEvent::facility)
                .next_back(),
        ),
        Field::Arrested => {
            let mut arrests = record
                .events()
                .iter()
                .filter(|event| event.what() == Measure::Arrested);
            arrests.find_map(|event| event.when().and_then(day))
        }
        Field::NationalId => number(record, NATIONAL),
        Field::Passport => number(record, PASSPORT),
    }
}

/// A date that is one, not a stretch or a choice of several.
fn day(when: &When) -> Option<String> {
    let text = when.to_string();
    (!text.contains(['/', '[', ',']) && !text.contains("..")).then_some(text)
}

/// A date of birth. 1 January often stands for a year of which the day is not known, and says no more than that.
fn birthday(when: &When) -> Option<String> {
    let text = day(when)?;
    let year = text.strip_suffix("-01-01").map(str::to_owned);
    Some(year.unwrap_or(text))
}

fn only(mut texts: impl Iterator<Item = String>) -> Option<String> {
    let first = texts.next();
    first.filter(|_| texts.next().is_none())
}

/// Words of a scheme whose numbers are a person's own.
const NATIONAL: &[&str] = &[
    "cedula", "ci", "cc", "dni", "curp", "rut", "run", "nie", "cpf", "nid", "ssn", "national",
];
const PASSPORT: &[&str] = &["passport", "pasaporte"];

/// The only number a record has of a scheme of one of these words.
fn number(record: &Detainee, schemes: &[&str]) -> Option<String> {
    let of_scheme = |identifier: &String| {
        let (scheme, value) = identifier.split_once(':')?;
        let scheme = name::fold(scheme);
        let mut words = scheme.split(|c: char| !c.is_alphanumeric());
        words
            .any(|word| schemes.contains(&word))
            .then(|| value.to_owned())
    };
    only(record.identifiers().reveal().iter().filter_map(of_scheme))
}

/// What is decided about the records, by their places: what is certain, and who is judged to be different.
pub(super) fn constraints(ledger: &Ledger, certain: &Certain<'_>) -> Constraints {
    let place = |id| certain.place(id).and_then(|at| u32::try_from(at).ok());
    let same = certain.joins().filter_map(|join| {
        let [one, other] = join.records();
        place(one).zip(place(other))
    });
    let apart = ledger
        .judgements()
        .iter()
        .filter_map(|judgement| match judgement.decision() {
            Decision::DifferentPersons(records) => Some(records.iter().filter_map(place).collect()),
            _ => None,
        });
    Constraints {
        same: same.collect(),
        apart: apart.collect(),
        ..Constraints::default()
    }
}
