//! Invented people on three lists, few names among many, so that namesakes are everywhere.

use cotejo::{DetaineeDraft, Draft, JudgementDraft, ListingDraft, SourceDraft, Value, WaveDraft};
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;

pub(super) const LISTS: usize = 3;

const GIVEN: [&str; 4] = ["José", "María", "Rubén Darío", "Yusmary"];
const SURNAMES: [&str; 5] = ["Peña", "Peña Ibarra", "Vela Coa", "García", "Istúriz Maya"];
const PLACES: [&str; 3] = ["Northern Prison", "Old Fort", "Port Barracks"];

/// What a record says; nothing where it is missing.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) list: usize,
    pub(super) name: Option<String>,
    pub(super) born: Option<String>,
    pub(super) sex: Option<&'static str>,
    pub(super) facility: Option<&'static str>,
    pub(super) arrested: Option<String>,
    pub(super) birthplace: Option<&'static str>,
    pub(super) number: Option<String>,
    pub(super) case: Option<String>,
}

pub(super) fn said() -> impl Strategy<Value = Said> {
    let name = (0..GIVEN.len(), 0..SURNAMES.len(), any::<bool>()).prop_map(|(given, surname, turned)| {
        let (given, surname) = (GIVEN[given], SURNAMES[surname]);
        if turned {
            format!("{}, {given}", surname.to_uppercase())
        } else {
            format!("{given} {surname}")
        }
    });
    let place = || weighted(0.7, proptest::sample::select(&PLACES[..]));
    (
        (0..LISTS, weighted(0.95, name)),
        weighted(0.6, (1980..1983u16, 1..4u8, 1..4u8)),
        of(prop_oneof![Just("1"), Just("2")]),
        (place(), place()),
        weighted(0.6, 1..5u8),
        (weighted(0.2, 0..20u32), weighted(0.2, 0..9u32)),
    )
        .prop_map(
            |((list, name), born, sex, (facility, birthplace), arrested, (number, case))| Said {
                list,
                name,
                born: born.map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
                sex,
                facility,
                arrested: arrested.map(|day| format!("2026-01-{day:02}")),
                birthplace,
                number: number.map(|n| format!("cedula:V-{}", 12_345_670 + 7 * n)),
                case: case.map(|n| format!("case:{n}")),
            },
        )
}

/// Records, and judgements between pairs of them.
#[derive(Debug, Clone)]
pub(super) struct World {
    pub(super) said: Vec<Said>,
    pub(super) judged: Vec<(bool, usize, usize)>,
}

pub(super) fn worlds(most: usize) -> impl Strategy<Value = World> {
    let judged = vec((any::<bool>(), 0..most, 0..most), 0..3);
    (vec(said(), 0..most), judged).prop_map(|(said, mut judged)| {
        judged.retain(|(_, one, other)| one != other && *one.max(other) < said.len());
        World { said, judged }
    })
}

pub(super) fn id(at: usize) -> String {
    format!("r{at:03}")
}

/// The number in an id.
pub(super) fn at(id: &cotejo::DetaineeId) -> usize {
    id.as_str().trim_start_matches('r').parse().unwrap()
}

pub(super) fn record(id: &str, said: &Said) -> DetaineeDraft {
    let mut record = DetaineeDraft::new(id).listing(format!("l{}", said.list));
    if let Some(name) = &said.name {
        record = record.name(name.as_str());
    }
    if let Some(born) = &said.born {
        record = record.born(born.as_str());
    }
    if let Some(sex) = said.sex {
        record = record.sex(sex);
    }
    if let Some(place) = said.birthplace {
        record = record.birthplace(place);
    }
    let numbers: Vec<Value> = said
        .number
        .iter()
        .chain(&said.case)
        .map(|n| Value::from(n.as_str()))
        .collect();
    if !numbers.is_empty() {
        record = record.identifiers(Value::List(numbers));
    }
    let mut held = vec![("what", "held")];
    held.extend(said.facility.map(|place| ("facility", place)));
    let mut events = vec![
        Value::record(held),
        Value::record([("what", "released"), ("wave", "may")]),
    ];
    if let Some(day) = &said.arrested {
        events.push(Value::record([("what", "arrested"), ("when", day)]));
    }
    record.events(Value::List(events))
}

/// Three lists of three voices of one wave.
pub(super) fn lists() -> Draft {
    (0..LISTS).fold(
        Draft::new().with_wave(WaveDraft::new("may").window("2026-05-01")),
        |draft, n| {
            draft
                .with_source(SourceDraft::new(&format!("s{n}")).kind("monitor"))
                .with_listing(
                    ListingDraft::new(&format!("l{n}"))
                        .by(format!("s{n}"))
                        .wave("may"),
                )
        },
    )
}

impl World {
    pub(super) fn draft(&self) -> Draft {
        let records = self.said.iter().enumerate();
        let draft = records.fold(lists(), |draft, (at, said)| {
            draft.with_detainee(record(&id(at), said))
        });
        self.judged.iter().fold(draft, |draft, (same, one, other)| {
            let (one, other) = (id(*one), id(*other));
            let pair = [one.as_str(), other.as_str()];
            draft.with_judgement(if *same {
                JudgementDraft::same_person(pair, "one face")
            } else {
                JudgementDraft::different_persons(pair, "seen together")
            })
        })
    }
}
