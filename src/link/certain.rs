//! [`Certain`]: the joins of a ledger's records that are certain, and those a judgement forbids.

use std::collections::BTreeMap;

use crate::id::DetaineeId;
use crate::model::detainee::Detainee;
use crate::model::judgement::Decision;
use crate::model::ledger::Ledger;
use crate::model::person::{KeptApart, Person, PersonEvidence, PersonJoin};
use crate::partition::Partition;

/// A join that was made, with the place of its first record.
type Made = (usize, PersonJoin);

/// The records of a ledger in order of id, joined by judgements and equal identifiers.
pub(super) struct Certain<'a> {
    ledger: &'a Ledger,
    ids: Vec<&'a DetaineeId>,
    partition: Partition,
    made: Vec<Made>,
    kept_apart: Vec<KeptApart>,
}

impl<'a> Certain<'a> {
    /// O(n log² n) in records and identifiers.
    pub(super) fn of(ledger: &'a Ledger) -> Self {
        let ids: Vec<&DetaineeId> = ledger.detainees().map(Detainee::id).collect();
        let mut partition = Partition::new(ids.len());
        for (group, judgement) in ledger.judgements().iter().enumerate() {
            if let Decision::DifferentPersons(records) = judgement.decision() {
                let places = records.iter().filter_map(|id| ids.binary_search(&id).ok());
                partition.keep_apart(group, places);
            }
        }
        let mut found = Self {
            ledger,
            ids,
            partition,
            made: Vec::new(),
            kept_apart: Vec::new(),
        };
        for join in wanted(ledger) {
            found.join(join);
        }
        found
    }

    /// Joins two records, unless a judgement forbids it.
    pub(super) fn join(&mut self, join: PersonJoin) {
        let (Some(one), Some(other)) = (self.place(&join.one), self.place(&join.other)) else {
            return;
        };
        match self.partition.join(one, other) {
            Ok(()) => self.made.push((one, join)),
            Err(group) => {
                let judgement = self.ledger.judgements().get(group);
                self.kept_apart.push(KeptApart {
                    join,
                    because: judgement.map_or("", |judgement| judgement.because()).to_owned(),
                });
            }
        }
    }

    /// The place of a record in the order of ids.
    pub(super) fn place(&self, id: &DetaineeId) -> Option<usize> {
        self.ids.binary_search(&id).ok()
    }

    /// The record at a place.
    pub(super) fn id(&self, place: usize) -> Option<&'a DetaineeId> {
        self.ids.get(place).copied()
    }

    /// Whether two records are one person so far.
    pub(super) fn are_one(&mut self, one: usize, other: usize) -> bool {
        self.partition.root(one) == self.partition.root(other)
    }

    /// Whether a judgement forbids to join the persons of two records.
    pub(super) fn are_apart(&mut self, one: usize, other: usize) -> bool {
        self.partition.forbids(one, other)
    }

    /// The joins made so far.
    pub(super) fn joins(&self) -> impl Iterator<Item = &PersonJoin> {
        self.made.iter().map(|(_, join)| join)
    }

    /// The persons in order of id, and what was kept apart.
    pub(super) fn persons(self) -> (Vec<Person>, Vec<KeptApart>) {
        let Self {
            ids,
            mut partition,
            made,
            mut kept_apart,
            ..
        } = self;
        kept_apart.sort();
        kept_apart.dedup();
        let mut members: BTreeMap<usize, Vec<DetaineeId>> = BTreeMap::new();
        for (at, id) in ids.iter().enumerate() {
            members.entry(partition.root(at)).or_default().push((*id).clone());
        }
        let mut evidence: BTreeMap<usize, Vec<PersonJoin>> = BTreeMap::new();
        for (at, join) in made {
            evidence.entry(partition.root(at)).or_default().push(join);
        }
        let person = |(root, records): (usize, Vec<DetaineeId>)| {
            let mut joins = evidence.remove(&root).unwrap_or_default();
            joins.sort();
            joins.dedup();
            let id = records.first()?.as_str().parse().ok()?;
            Some(Person { id, records, joins })
        };
        let mut persons: Vec<Person> = members.into_iter().filter_map(person).collect();
        persons.sort_by(|a, b| a.id.cmp(&b.id));
        (persons, kept_apart)
    }
}

/// Every join the evidence asks for, judgements first, each in order.
fn wanted(ledger: &Ledger) -> Vec<PersonJoin> {
    let mut found = Vec::new();
    for judgement in ledger.judgements() {
        if let Decision::SamePerson(records) = judgement.decision() {
            let evidence = PersonEvidence::Judged {
                because: judgement.because().to_owned(),
            };
            found.extend(chained(records.iter(), &evidence));
        }
    }
    let mut holders: BTreeMap<&str, Vec<&DetaineeId>> = BTreeMap::new();
    for record in ledger.detainees() {
        for identifier in record.identifiers().reveal() {
            holders.entry(identifier).or_default().push(record.id());
        }
    }
    for (identifier, records) in holders {
        // Only the scheme is evidence to show; the number stays with its record.
        let scheme = identifier
            .split_once(':')
            .map_or("unnamed scheme", |(scheme, _)| scheme);
        let evidence = PersonEvidence::EqualIdentifier {
            scheme: scheme.to_owned(),
        };
        found.extend(chained(records.into_iter(), &evidence));
    }
    found
}

/// Each record joined to the first.
fn chained<'a>(
    mut records: impl Iterator<Item = &'a DetaineeId>,
    evidence: &PersonEvidence,
) -> impl Iterator<Item = PersonJoin> {
    let first = records.next().cloned();
    records.filter_map(move |other| {
        Some(PersonJoin {
            one: first.clone()?,
            other: other.clone(),
            evidence: evidence.clone(),
        })
    })
}
