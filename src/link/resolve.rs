//! [`resolve`]: records joined by what is certain.

use std::collections::BTreeMap;

use crate::id::DetaineeId;
use crate::model::judgement::{Decision, KeptApart, Person, PersonEvidence, PersonJoin, Resolution};
use crate::model::ledger::Ledger;
use crate::partition::Partition;

/// Joins the records of a ledger into persons.
///
/// Evidence is taken in this order: judgements, then equal identifiers (`scheme:value`, compared
/// as written). A *different persons* judgement is never overruled: the joins it forbids are
/// returned as [`kept apart`](Resolution::kept_apart). Deterministic, independent of the order of
/// the file; O(n log² n) in records and identifiers.
///
/// ```
/// use cotejo::{DetaineeDraft, Draft, JudgementDraft, Ledger, link};
/// let draft = Draft::new()
///     .with_detainee(DetaineeDraft::new("a-1").identifiers("case:77"))
///     .with_detainee(DetaineeDraft::new("b-9").identifiers("case:77"))
///     .with_detainee(DetaineeDraft::new("b-10"));
/// let persons = link::resolve(&Ledger::try_from(draft.clone())?);
/// assert_eq!(persons.persons().len(), 2);
/// let judged = draft.with_judgement(JudgementDraft::different_persons(["a-1", "b-9"], "two people share a case"));
/// assert_eq!(link::resolve(&Ledger::try_from(judged)?).persons().len(), 3);
/// # Ok::<(), cotejo::Problems>(())
/// ```
#[must_use]
pub fn resolve(ledger: &Ledger) -> Resolution {
    let ids: Vec<&DetaineeId> = ledger
        .detainees()
        .map(crate::model::detainee::Detainee::id)
        .collect();
    let place: BTreeMap<&DetaineeId, usize> = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let mut partition = Partition::new(ids.len());
    for (group, judgement) in ledger.judgements().iter().enumerate() {
        if let Decision::DifferentPersons(records) = judgement.decision() {
            partition.keep_apart(group, records.iter().filter_map(|id| place.get(id).copied()));
        }
    }

    let mut made = Vec::new();
    let mut kept_apart = Vec::new();
    for join in wanted(ledger) {
        let (Some(&one), Some(&other)) = (place.get(&join.one), place.get(&join.other)) else {
            continue;
        };
        match partition.join(one, other) {
            Ok(()) => made.push((one, join)),
            Err(group) => {
                let because = ledger
                    .judgements()
                    .get(group)
                    .map_or("", |judgement| judgement.because());
                kept_apart.push(KeptApart {
                    join,
                    because: because.to_owned(),
                });
            }
        }
    }
    kept_apart.sort();
    kept_apart.dedup();

    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..ids.len() {
        members.entry(partition.root(at)).or_default().push(at);
    }
    let mut evidence: BTreeMap<usize, Vec<PersonJoin>> = BTreeMap::new();
    for (at, join) in made {
        evidence.entry(partition.root(at)).or_default().push(join);
    }
    let mut persons: Vec<Person> = members
        .into_iter()
        .filter_map(|(root, members)| {
            let records: Vec<DetaineeId> = members
                .iter()
                .filter_map(|&at| ids.get(at).map(|id| (*id).clone()))
                .collect();
            let mut joins = evidence.remove(&root).unwrap_or_default();
            joins.sort();
            joins.dedup();
            let id = records.first()?.as_str().parse().ok()?;
            Some(Person { id, records, joins })
        })
        .collect();
    persons.sort_by(|a, b| a.id.cmp(&b.id));
    let index = persons
        .iter()
        .enumerate()
        .flat_map(|(at, person)| person.records.iter().map(move |record| (record.clone(), at)))
        .collect();
    Resolution {
        persons,
        index,
        kept_apart,
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
