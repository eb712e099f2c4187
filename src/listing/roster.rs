//! [`Roster`]: every record with its person, the names it goes by and what is decided about it.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{DetaineeId, ListingId, PersonId, SourceId};
use crate::listing::custody::{Notice, Standing, Timeline};
use crate::model::detainee::{CustodyEvent, Detainee, Listing};
use crate::model::judgement::Decision;
use crate::model::ledger::Ledger;
use crate::model::person::Resolution;
use crate::model::vocabulary::{Coverage, Measure};
use crate::model::wave::ReleaseWave;

/// One record with what comparing needs. Names stay in here.
pub(super) struct Row<'a> {
    pub(super) record: &'a Detainee,
    pub(super) person: usize,
    /// Its name and aliases, folded; each once.
    pub(super) names: Vec<String>,
    /// The schemes of its identifiers.
    pub(super) schemes: BTreeSet<&'a str>,
}

/// Every record of a ledger.
pub(super) struct Roster<'a> {
    rows: Vec<Row<'a>>,
    of_listing: BTreeMap<&'a ListingId, Vec<usize>>,
    persons: Vec<PersonId>,
    of_person: Vec<Vec<usize>>,
    /// For each person, the judgements that set it apart; for each judgement, the persons.
    apart: BTreeMap<usize, Vec<usize>>,
    groups: Vec<BTreeSet<usize>>,
}

impl<'a> Roster<'a> {
    pub(super) fn new(ledger: &'a Ledger, resolution: &Resolution) -> Self {
        let mut persons: Vec<PersonId> = Vec::new();
        let mut known: BTreeMap<PersonId, usize> = BTreeMap::new();
        let mut place: BTreeMap<&DetaineeId, usize> = BTreeMap::new();
        let mut of_listing: BTreeMap<&ListingId, Vec<usize>> = BTreeMap::new();
        let mut of_person: Vec<Vec<usize>> = Vec::new();
        let mut rows = Vec::new();
        for record in ledger.detainees() {
            // A record the resolution does not know is a person of its own.
            let id = match resolution.person_of(record.id()) {
                Some(person) => person.id().clone(),
                None => match record.id().as_str().parse() {
                    Ok(id) => id,
                    Err(_) => continue,
                },
            };
            let person = *known.entry(id.clone()).or_insert_with(|| {
                persons.push(id);
                of_person.push(Vec::new());
                persons.len() - 1
            });
            let at = rows.len();
            place.insert(record.id(), person);
            if let Some(listing) = record.listing() {
                of_listing.entry(listing).or_default().push(at);
            }
            if let Some(own) = of_person.get_mut(person) {
                own.push(at);
            }
            let identifiers = record.identifiers().reveal().iter();
            rows.push(Row {
                record,
                person,
                names: names(record),
                schemes: identifiers
                    .map(|text| text.split_once(':').map_or("", |(scheme, _)| scheme))
                    .collect(),
            });
        }
        let mut apart: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut groups = Vec::new();
        for judgement in ledger.judgements() {
            if let Decision::DifferentPersons(records) = judgement.decision() {
                let group: BTreeSet<usize> = records.iter().filter_map(|id| place.get(id).copied()).collect();
                for person in &group {
                    apart.entry(*person).or_default().push(groups.len());
                }
                groups.push(group);
            }
        }
        Self {
            rows,
            of_listing,
            persons,
            of_person,
            apart,
            groups,
        }
    }

    /// The rows of one list, in order of id.
    pub(super) fn rows_of(&self, listing: &ListingId) -> Vec<&Row<'a>> {
        let rows = self.of_listing.get(listing).into_iter().flatten();
        rows.filter_map(|&at| self.rows.get(at)).collect()
    }

    pub(super) fn persons(&self) -> impl Iterator<Item = (usize, &PersonId)> {
        self.persons.iter().enumerate()
    }

    pub(super) fn id(&self, person: usize) -> Option<&PersonId> {
        self.persons.get(person)
    }

    pub(super) fn records_of(&self, person: usize) -> impl Iterator<Item = &'a Detainee> {
        let rows = self.of_person.get(person).into_iter().flatten();
        rows.filter_map(|&at| self.rows.get(at).map(|row| row.record))
    }

    /// The groups of persons judged to be all different to which a person belongs.
    pub(super) fn groups_of(&self, person: usize) -> impl Iterator<Item = &BTreeSet<usize>> {
        let groups = self.apart.get(&person).into_iter().flatten();
        groups.filter_map(|&at| self.groups.get(at))
    }

    /// Whether somebody judged the two to be different persons.
    pub(super) fn judged_apart(&self, one: usize, other: usize) -> bool {
        self.groups_of(one).any(|group| group.contains(&other))
    }
}

/// What the records given say happened, in order; records that are not in the ledger say nothing.
/// O(n log n).
#[must_use]
pub fn notices<'i>(ledger: &Ledger, records: impl IntoIterator<Item = &'i DetaineeId>) -> Vec<Notice> {
    let records = records.into_iter().filter_map(|id| ledger.detainee(id));
    let mut found: Vec<Notice> = records.flat_map(|record| said(ledger, record)).collect();
    found.sort();
    found
}

/// What one record says happened.
pub(super) fn said(ledger: &Ledger, record: &Detainee) -> Vec<Notice> {
    let listing = record.listing().and_then(|id| ledger.listing(id));
    let own = listing.map_or_else(Vec::new, |listing| bodies(ledger, listing));
    let notice = |event: &CustodyEvent| {
        let wave = event.wave().and_then(|id| ledger.wave(id));
        Notice {
            record: record.id().clone(),
            listing: record.listing().cloned(),
            by: event
                .by()
                .map_or_else(|| own.clone(), |by| vec![ledger.speaks_for(by).clone()]),
            what: event.what(),
            outcome: event.outcome(),
            when: event
                .when()
                .or_else(|| wave.and_then(ReleaseWave::window))
                .cloned(),
            listed: listing.and_then(Listing::as_of).cloned(),
            by_roll: false,
        }
    };
    record.events().iter().map(notice).collect()
}

/// Standing on the roll of those held, as the voice's word that the person was held at its time;
/// `None` for other lists and where the record itself says that the person has left.
pub(super) fn on_roll(ledger: &Ledger, record: &Detainee) -> Option<Notice> {
    let listing = ledger.listing(record.listing()?)?;
    if listing.coverage() == Coverage::Partial || listing.wave().is_some() {
        return None;
    }
    let as_of = listing.as_of()?;
    let own = said(ledger, record);
    let at = Timeline::of(&own).at(as_of.latest());
    if at.is_some_and(|notice| notice.standing() != Standing::Held) {
        return None;
    }
    Some(Notice {
        record: record.id().clone(),
        listing: record.listing().cloned(),
        by: bodies(ledger, listing),
        what: Measure::Held,
        outcome: None,
        when: Some(as_of.clone()),
        listed: Some(as_of.clone()),
        by_roll: true,
    })
}

/// Whose list it is: the bodies finally spoken for, in order.
pub(super) fn bodies(ledger: &Ledger, listing: &Listing) -> Vec<SourceId> {
    let mut found: Vec<SourceId> = listing
        .by()
        .iter()
        .map(|id| ledger.speaks_for(id).clone())
        .collect();
    found.sort();
    found.dedup();
    found
}

fn names(record: &Detainee) -> Vec<String> {
    let own = record.name().map(|name| name.reveal().as_str()).into_iter();
    let all = own.chain(record.aliases().reveal().iter().map(String::as_str));
    let mut found: Vec<String> = all.map(fold).filter(|name| !name.is_empty()).collect();
    found.sort();
    found.dedup();
    found
}

/// A name without case, accents, marks and the order of its words: enough to offer a pair for review,
/// never enough to join it.
fn fold(name: &str) -> String {
    let mut words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c))
        .map(|word| {
            let lower = word.chars().flat_map(char::to_lowercase);
            lower.filter(|c| c.is_alphanumeric()).map(plain).collect()
        })
        .filter(|word: &String| !word.is_empty())
        .collect();
    words.sort();
    words.join(" ")
}

/// The letter under an accent, for the letters of western European names.
const fn plain(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        c => c,
    }
}
