//! From two reconciliations to every [`Revision`] between them.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{ClaimId, DetaineeId, Id, PersonId};
use crate::model::claim::Claim;
use crate::model::detainee::Detainee;
use crate::model::judgement::Decision;
use crate::model::ledger::Ledger;
use crate::model::person::Resolution;
use crate::model::vocabulary::{Measure, RelationKind};
use crate::reconcile::Reconciliation;
use crate::reconcile::since::fields;
use crate::reconcile::since::revision::{Edit, Revision, Setting};
use crate::spread::Spread;

/// Everything that differs, in order. O(n log n).
pub(super) fn revisions(before: &Reconciliation<'_>, after: &Reconciliation<'_>) -> Vec<Revision> {
    let mut found = written(before, after);
    found.extend(superseded(before.ledger(), after.ledger()));
    found.extend(denied(before, after));
    found.extend(read(before, after));
    found.extend(joined(before, after));
    found.extend(split(before, after));
    found.extend(persons(before, after));
    found.extend(custody(before, after));
    found.sort();
    found.dedup();
    found
}

/// Records of one kind compared by id.
fn edits<'a, K: 'a, R: 'a>(
    before: impl Iterator<Item = &'a R>,
    after: impl Iterator<Item = &'a R>,
    id: fn(&R) -> &Id<K>,
    differ: impl Fn(&R, &R) -> Vec<&'static str>,
    told: fn(Id<K>, Edit) -> Revision,
) -> Vec<Revision> {
    let earlier: BTreeMap<&Id<K>, &R> = before.map(|record| (id(record), record)).collect();
    let later: BTreeMap<&Id<K>, &R> = after.map(|record| (id(record), record)).collect();
    let gone = earlier.keys().filter(|id| !later.contains_key(*id));
    let mut found: Vec<Revision> = gone.map(|id| told((*id).clone(), Edit::Gone)).collect();
    for (id, record) in &later {
        match earlier.get(id) {
            None => found.push(told((*id).clone(), Edit::Added)),
            Some(old) => {
                let fields = differ(old, record);
                if !fields.is_empty() {
                    found.push(told((*id).clone(), Edit::Changed(fields)));
                }
            }
        }
    }
    found
}

fn written(before: &Reconciliation<'_>, after: &Reconciliation<'_>) -> Vec<Revision> {
    let (old, new) = (before.ledger(), after.ledger());
    let differ = |one: &Claim, other: &Claim| fields::of_claim([old, new], one, other);
    let told = |claim, edit| Revision::Claim { claim, edit };
    let mut found = edits(old.claims(), new.claims(), Claim::id, differ, told);
    found.extend(edits(
        old.listings(),
        new.listings(),
        |record| record.id(),
        fields::of_listing,
        |listing, edit| Revision::Listing { listing, edit },
    ));
    found.extend(edits(
        old.detainees(),
        new.detainees(),
        |record| record.id(),
        fields::of_record,
        |record, edit| Revision::Record { record, edit },
    ));
    found.extend(edits(
        old.assumptions(),
        new.assumptions(),
        |record| record.id(),
        fields::of_assumption,
        |assumption, edit| Revision::Assumption { assumption, edit },
    ));
    found.extend(edits(
        old.waves(),
        new.waves(),
        |record| record.id(),
        fields::of_wave,
        |wave, edit| Revision::Wave { wave, edit },
    ));
    found.extend(edits(
        old.populations(),
        new.populations(),
        |record| record.id(),
        fields::of_population,
        |population, edit| Revision::Population { population, edit },
    ));
    found.extend(edits(
        old.sources(),
        new.sources(),
        |record| record.id(),
        fields::of_source,
        |source, edit| Revision::Source { source, edit },
    ));
    found.extend(judged(old, new));
    let (one, other) = (before.settings(), after.settings());
    let settings = [
        (Setting::Lexicon, one.lexicon() != other.lexicon()),
        (
            Setting::StockTolerance,
            one.stock_tolerance() != other.stock_tolerance(),
        ),
        (
            Setting::WaveTolerance,
            one.wave_tolerance() != other.wave_tolerance(),
        ),
        (
            Setting::SetApartClaims,
            one.set_apart_claims() != other.set_apart_claims(),
        ),
        (Setting::Joining, one.joining() != other.joining()),
    ];
    let differ = settings.into_iter().filter(|(_, differs)| *differs);
    found.extend(differ.map(|(setting, _)| Revision::Setting { setting }));
    found
}

/// Judgements, each compared by what it says of the records that both sides know.
fn judged(old: &Ledger, new: &Ledger) -> Vec<Revision> {
    let known = |decision: &Decision| {
        let claim = |id: &&ClaimId| old.claim(id).is_some() && new.claim(id).is_some();
        let record = |id: &&DetaineeId| old.detainee(id).is_some() && new.detainee(id).is_some();
        match decision {
            Decision::SamePerson(ids) => Decision::SamePerson(ids.iter().filter(record).cloned().collect()),
            Decision::DifferentPersons(ids) => {
                Decision::DifferentPersons(ids.iter().filter(record).cloned().collect())
            }
            Decision::SameUtterance(ids) => {
                Decision::SameUtterance(ids.iter().filter(claim).cloned().collect())
            }
            Decision::DifferentUtterances(ids) => {
                Decision::DifferentUtterances(ids.iter().filter(claim).cloned().collect())
            }
        }
    };
    let mut sides: BTreeMap<_, [Vec<&Decision>; 2]> = BTreeMap::new();
    for (side, ledger) in [old, new].into_iter().enumerate() {
        for judgement in ledger.judgements() {
            let key = (known(judgement.decision()), judgement.by(), judgement.because());
            if let Some(own) = sides.entry(key).or_default().get_mut(side) {
                own.push(judgement.decision());
            }
        }
    }
    let mut found = Vec::new();
    for [before, after] in sides.into_values() {
        let told = |decision: &&Decision, edit: Edit| Revision::Judgement {
            decision: (*decision).clone(),
            edit,
        };
        found.extend(before.iter().skip(after.len()).map(|one| told(one, Edit::Gone)));
        found.extend(after.iter().skip(before.len()).map(|one| told(one, Edit::Added)));
    }
    found
}

/// Claims known to both of which another stands in the place, or none any more.
fn superseded(old: &Ledger, new: &Ledger) -> Vec<Revision> {
    let both = new.claims().map(Claim::id).filter(|id| old.claim(id).is_some());
    let revision = |id: &ClaimId| {
        let (before, after) = (old.superseded_by(id), new.superseded_by(id));
        (before != after).then(|| Revision::Superseded {
            claim: id.clone(),
            before: before.cloned(),
            after: after.cloned(),
        })
    };
    both.filter_map(revision).collect()
}

/// What denies what, by rows: the denial, and what it denies. Only what stands denies.
fn denials<'a>(found: &Reconciliation<'a>) -> Vec<(&'a ClaimId, &'a ClaimId)> {
    let ledger = found.ledger();
    let denies = |claim: &'a Claim| {
        let denied = claim.related(RelationKind::Denies);
        denied.map(move |denied| (claim.id(), denied))
    };
    ledger.standing().flat_map(denies).collect()
}

/// Utterances denied on one side and not on the other, repeats of a denial and copies of the denied
/// counted with them.
fn denied(before: &Reconciliation<'_>, after: &Reconciliation<'_>) -> Vec<Revision> {
    let told = |here: &Reconciliation<'_>, there: &Reconciliation<'_>, edit: &Edit| {
        let utterance = |row: &ClaimId| here.utterances().of(row).map(|one| one.id().clone());
        let pairs = |found: &Reconciliation<'_>| -> BTreeSet<(ClaimId, ClaimId)> {
            let pairs = denials(found).into_iter();
            pairs
                .filter_map(|(denial, claim)| Some((utterance(claim)?, utterance(denial)?)))
                .collect()
        };
        let known = pairs(there);
        let new = pairs(here).into_iter().filter(|pair| !known.contains(pair));
        new.map(|(claim, denial)| Revision::Denied {
            claim,
            denial,
            edit: edit.clone(),
        })
        .collect::<Vec<_>>()
    };
    let mut found = told(before, after, &Edit::Gone);
    found.extend(told(after, before, &Edit::Added));
    found
}

/// Figures whose record is the same and which are read otherwise.
fn read(before: &Reconciliation<'_>, after: &Reconciliation<'_>) -> Vec<Revision> {
    let spreads = |found: &Reconciliation<'_>| found.ledger().spreads(found.settings().lexicon());
    let (old, new) = (spreads(before), spreads(after));
    let revision = |(id, now): (&ClaimId, &Spread)| {
        let then = old.get(id).copied().filter(|then| then != now)?;
        let figure = |ledger: &Ledger| ledger.claim(id).and_then(Claim::figure).cloned();
        (figure(before.ledger()) == figure(after.ledger())).then(|| Revision::Read {
            claim: id.clone(),
            before: then,
            after: *now,
        })
    };
    new.iter().filter_map(revision).collect()
}

/// For each group now, the groups its common members were in, where there were several.
fn merged<M: Ord, G: Ord + Clone>(
    members: impl Iterator<Item = M>,
    here: impl Fn(&M) -> Option<G>,
    there: impl Fn(&M) -> Option<G>,
) -> Vec<(G, Vec<G>)> {
    let mut groups: BTreeMap<G, BTreeSet<G>> = BTreeMap::new();
    for member in members {
        if let (Some(group), Some(other)) = (here(&member), there(&member)) {
            groups.entry(group).or_default().insert(other);
        }
    }
    let several = groups.into_iter().filter(|(_, others)| others.len() > 1);
    several
        .map(|(group, others)| (group, others.into_iter().collect()))
        .collect()
}

fn utterance(found: &Reconciliation<'_>, row: &ClaimId) -> Option<ClaimId> {
    found.utterances().of(row).map(|one| one.id().clone())
}

fn joined(before: &Reconciliation<'_>, after: &Reconciliation<'_>) -> Vec<Revision> {
    let rows = after.ledger().claims().map(Claim::id);
    let groups = merged(rows, |row| utterance(after, row), |row| utterance(before, row));
    let told = groups
        .into_iter()
        .map(|(into, from)| Revision::Joined { into, from });
    told.collect()
}

fn split(before: &Reconciliation<'_>, after: &Reconciliation<'_>) -> Vec<Revision> {
    let rows = before.ledger().claims().map(Claim::id);
    let groups = merged(rows, |row| utterance(before, row), |row| utterance(after, row));
    let told = groups
        .into_iter()
        .map(|(from, into)| Revision::Split { from, into });
    told.collect()
}

fn person(persons: &Resolution, record: &DetaineeId) -> Option<PersonId> {
    persons.person_of(record).map(|person| person.id().clone())
}

fn persons(before: &Reconciliation<'_>, after: &Reconciliation<'_>) -> Vec<Revision> {
    let (old, new) = (before.persons(), after.persons());
    let records = || after.ledger().detainees().map(Detainee::id);
    let joined = merged(records(), |id| person(new, id), |id| person(old, id));
    let split = merged(records(), |id| person(old, id), |id| person(new, id));
    let joined = joined
        .into_iter()
        .map(|(into, from)| Revision::PersonsJoined { into, from });
    let split = split
        .into_iter()
        .map(|(from, into)| Revision::PersonsSplit { from, into });
    joined.chain(split).collect()
}

/// Whether an event is one of those told of a person.
pub(super) fn told_of(what: Measure) -> Option<Measure> {
    match crate::discrepancy::family(what) {
        Measure::Released => Some(Measure::Released),
        Measure::Died => Some(Measure::Died),
        _ => None,
    }
}

/// Releases, re-arrests and deaths of persons of whom no record had one.
fn custody(before: &Reconciliation<'_>, after: &Reconciliation<'_>) -> Vec<Revision> {
    let told = |here: &Reconciliation<'_>, there: &Reconciliation<'_>, edit: &Edit| {
        // Persons may be cut otherwise there: what any of their records' persons has, they have.
        let mut known: BTreeSet<(Measure, PersonId)> = BTreeSet::new();
        for (what, person) in said(there) {
            let own = there.persons().persons();
            let at = own.binary_search_by(|one| one.id().cmp(&person));
            let records = at
                .ok()
                .and_then(|at| own.get(at))
                .map_or(&[][..], |one| one.records());
            let persons = records.iter().filter_map(|id| self::person(here.persons(), id));
            known.extend(persons.map(|person| (what, person)));
        }
        let new = said(here).into_iter().filter(|one| !known.contains(one));
        new.map(|(what, person)| Revision::Custody {
            person,
            what,
            edit: edit.clone(),
        })
        .collect::<Vec<_>>()
    };
    let mut found = told(before, after, &Edit::Gone);
    found.extend(told(after, before, &Edit::Added));
    found
}

fn said(found: &Reconciliation<'_>) -> BTreeSet<(Measure, PersonId)> {
    let mut all: BTreeSet<(Measure, PersonId)> = BTreeSet::new();
    for record in found.ledger().detainees() {
        let events = record.events().iter().filter_map(|event| told_of(event.what()));
        for what in events {
            all.extend(person(found.persons(), record.id()).map(|person| (what, person)));
        }
    }
    let again = found.listings().rearrested().iter();
    all.extend(again.map(|one| (Measure::ReArrested, one.person.clone())));
    all
}
