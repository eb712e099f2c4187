//! The listings of a small ledger, and its records of invented persons.

use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::model::draft::{DetaineeDraft, Draft, ListingDraft};
use crate::model::value::Value;
use crate::model::vocabulary::{Availability, Consent, Coverage, Measure, Outcome, Sensitivity};
use crate::strategy::cast::{WAVES, set, time};

/// One edition of a list.
#[derive(Debug, Clone)]
pub(super) struct Edition {
    as_of: Option<String>,
    coverage: Coverage,
    list: Option<Availability>,
    states: Option<u64>,
    withheld: Option<u64>,
}

pub(super) fn listing() -> impl Strategy<Value = Edition> {
    let coverage = prop_oneof![1 => Just(Coverage::Partial), 1 => select(Coverage::ALL)];
    let counts = (weighted(0.5, 0..=60_u64), weighted(0.3, 0..=9_u64));
    (
        weighted(0.8, time()),
        coverage,
        of(select(Availability::ALL)),
        counts,
    )
        .prop_map(|(as_of, coverage, list, (states, withheld))| Edition {
            as_of,
            coverage,
            list,
            states,
            withheld,
        })
}

/// One record of an invented person.
#[derive(Debug, Clone)]
pub(super) struct Record {
    listing: Option<Index>,
    /// The number of the person's case.
    case: Option<u8>,
    freed: Option<(Option<&'static str>, Option<Outcome>)>,
    /// What else happened to the person: before, or again.
    event: Option<(Measure, String)>,
    consent: Option<Consent>,
    sensitivity: Option<Sensitivity>,
}

pub(super) fn record() -> impl Strategy<Value = Record> {
    let events: Vec<Measure> = Measure::ALL
        .iter()
        .copied()
        .filter(|measure| *measure != Measure::Released)
        .collect();
    let event = prop_oneof![1 => Just(Measure::ReArrested), 1 => select(events)];
    let freed = (
        weighted(0.9, select(&WAVES[..])),
        weighted(0.3, select(Outcome::ALL)),
    );
    let happened = (weighted(0.6, freed), weighted(0.3, (event, time())));
    let care = (of(select(Consent::ALL)), of(select(Sensitivity::ALL)));
    let stands = (weighted(0.7, any::<Index>()), weighted(0.6, 1..=3_u8));
    (stands, happened, care).prop_map(
        |((listing, case), (freed, event), (consent, sensitivity))| Record {
            listing,
            case,
            freed,
            event,
            consent,
            sensitivity,
        },
    )
}

pub(super) fn with_records(mut draft: Draft, editions: &[Edition], records: &[Record]) -> Draft {
    for (at, edition) in editions.iter().enumerate() {
        let list = ListingDraft::new(&format!("list-{at}"))
            .by("watch")
            .coverage(edition.coverage.as_str());
        let list = set(list, edition.as_of.clone(), ListingDraft::as_of);
        let list = set(list, edition.list.map(Availability::as_str), ListingDraft::list);
        let list = set(list, edition.states, ListingDraft::states);
        draft = draft.with_listing(set(list, edition.withheld, ListingDraft::withheld));
    }
    for (at, record) in records.iter().enumerate() {
        draft = draft.with_detainee(record.draft(at, editions.len()));
    }
    draft
}

impl Record {
    fn draft(&self, at: usize, editions: usize) -> DetaineeDraft {
        let listing = self.listing.filter(|_| editions > 0).map(|of| of.index(editions));
        let person = DetaineeDraft::new(&format!("d-{at}")).name("Invented Person");
        let person = set(
            person,
            listing.map(|of| format!("list-{of}")),
            DetaineeDraft::listing,
        );
        let case = self.case.map(|case| format!("case:{case}"));
        let person = set(person, case, DetaineeDraft::identifiers);
        let person = set(person, self.consent.map(Consent::as_str), DetaineeDraft::consent);
        let person = set(
            person,
            self.sensitivity.map(Sensitivity::as_str),
            DetaineeDraft::sensitivity,
        );
        let mut events = Vec::new();
        if let Some((wave, outcome)) = self.freed {
            let mut event = vec![("what", "released")];
            event.extend(wave.map(|wave| ("wave", wave)));
            event.extend(outcome.map(|outcome| ("outcome", outcome.as_str())));
            events.push(Value::record(event));
        }
        if let Some((what, when)) = &self.event {
            events.push(Value::record([("what", what.as_str()), ("when", when.as_str())]));
        }
        set(
            person,
            Some(events).filter(|events| !events.is_empty()),
            DetaineeDraft::events,
        )
    }
}
