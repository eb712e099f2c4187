//! What each revision bears on: claims, waves, assumptions.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::family;
use crate::id::{AssumptionId, ClaimId, DetaineeId, PersonId, PopulationId, SourceId, WaveId};
use crate::model::claim::Claim;
use crate::model::judgement::Decision;
use crate::model::ledger::Ledger;
use crate::model::person::Resolution;
use crate::model::quantity::Quantity;
use crate::model::source::Source;
use crate::model::vocabulary::Measure;
use crate::model::wave::ReleaseWave;
use crate::reconcile::Reconciliation;
use crate::reconcile::since::fields::WORDING;
use crate::reconcile::since::first::First;
use crate::reconcile::since::revision::{Edit, Revision, Setting};

/// Revisions by what they are of.
pub(super) struct Bearing<'a> {
    sides: [&'a Reconciliation<'a>; 2],
    revisions: &'a [Revision],
    claims: BTreeMap<&'a ClaimId, usize>,
    waves: BTreeMap<&'a WaveId, usize>,
    came: BTreeMap<&'a WaveId, usize>,
    populations: BTreeMap<&'a PopulationId, usize>,
    sources: BTreeMap<&'a SourceId, usize>,
    settings: BTreeMap<Setting, usize>,
}

/// Whether an edit is of more than the fields given.
fn is_more_than(edit: &Edit, fields: &[&str]) -> bool {
    match edit {
        Edit::Added | Edit::Gone => true,
        Edit::Changed(changed) => changed.iter().any(|field| !fields.contains(field)),
    }
}

impl<'a> Bearing<'a> {
    pub(super) fn new(sides: [&'a Reconciliation<'a>; 2], revisions: &'a [Revision]) -> Self {
        let mut found = Self {
            sides,
            revisions,
            claims: BTreeMap::new(),
            waves: BTreeMap::new(),
            came: BTreeMap::new(),
            populations: BTreeMap::new(),
            sources: BTreeMap::new(),
            settings: BTreeMap::new(),
        };
        for (at, revision) in revisions.iter().enumerate() {
            match revision {
                Revision::Claim { claim, edit } if is_more_than(edit, &WORDING) => {
                    found.claims.insert(claim, at);
                }
                Revision::Wave {
                    wave,
                    edit: Edit::Added | Edit::Gone,
                } => {
                    found.came.insert(wave, at);
                }
                Revision::Wave { wave, edit } if is_more_than(edit, &["announced", "label", "note"]) => {
                    found.waves.insert(wave, at);
                }
                // What is new is used by new claims only, and those are told of themselves.
                Revision::Population {
                    population,
                    edit: edit @ Edit::Changed(_),
                } if is_more_than(edit, &["by", "label", "note"]) => {
                    found.populations.insert(population, at);
                }
                Revision::Source {
                    source,
                    edit: edit @ Edit::Changed(_),
                } if is_more_than(edit, &["label", "members", "name", "note"]) => {
                    found.sources.insert(source, at);
                }
                Revision::Setting { setting } => {
                    found.settings.insert(*setting, at);
                }
                _ => {}
            }
        }
        found
    }

    /// Each claim with each revision that may change what it counts for.
    pub(super) fn on_claims(&self) -> Vec<(&'a ClaimId, usize)> {
        let mut found = Vec::new();
        for (at, revision) in self.revisions.iter().enumerate() {
            match revision {
                Revision::Claim { claim, .. } => found.extend(self.claims.get(claim).map(|at| (claim, *at))),
                Revision::Superseded { claim, before, after } => {
                    found.push((claim, at));
                    let by = before.iter().chain(after).filter_map(|by| self.claims.get(by));
                    found.extend(by.map(|by| (claim, *by)));
                }
                Revision::Read { claim, .. } => {
                    found.push((claim, at));
                    found.extend(self.read_through(claim).into_iter().map(|by| (claim, by)));
                }
                // A denial moves no figure.
                Revision::Denied { .. } => {}
                _ => found.extend(revision.claims().into_iter().map(|claim| (claim, at))),
            }
        }
        let apart = self.settings.get(&Setting::SetApartClaims);
        let (chains, widened) = (self.chains(), self.widened());
        for claim in self.sides.iter().flat_map(|side| side.ledger().claims()) {
            let id = claim.id();
            found.extend(apart.filter(|_| claim.set_apart().is_some()).map(|at| (id, *at)));
            let quantity = claim.quantity();
            let verifiers = quantity.map_or(&[][..], Quantity::verifiers);
            for source in claim.by().iter().chain(claim.via()).chain(verifiers) {
                let own = chains.get(source).into_iter().flat_map(First::iter);
                found.extend(own.map(|at| (id, at)));
            }
            let wave = quantity
                .and_then(Quantity::wave)
                .and_then(|wave| self.waves.get(wave));
            found.extend(wave.map(|at| (id, *at)));
            let population = quantity
                .and_then(Quantity::population)
                .and_then(|own| widened.get(own));
            found.extend(population.into_iter().flat_map(First::iter).map(|at| (id, at)));
        }
        found
    }

    /// What a figure read anew is read through: the lexicon, or the claim it refers to.
    fn read_through(&self, claim: &ClaimId) -> Vec<usize> {
        let mut found: Vec<usize> = self
            .settings
            .get(&Setting::Lexicon)
            .copied()
            .into_iter()
            .collect();
        for side in self.sides {
            let figure = side.ledger().claim(claim).and_then(Claim::figure);
            if let Some(operand) = figure.and_then(|figure| figure.operand()) {
                let versions = std::iter::once(operand).chain(side.ledger().superseded_by(operand));
                found.extend(versions.filter_map(|id| self.claims.get(id)));
            }
        }
        found
    }

    /// For each source, the revised sources among those it speaks for, itself included.
    fn chains(&self) -> BTreeMap<&'a SourceId, First> {
        let mut all: BTreeMap<&SourceId, First> = BTreeMap::new();
        if self.sources.is_empty() {
            return all;
        }
        for side in self.sides {
            let mut known: BTreeMap<&SourceId, First> = BTreeMap::new();
            for source in side.ledger().sources() {
                // Up to a source that is known or has no owner, then down again.
                let mut path = Vec::new();
                let mut at = Some(source.id());
                while let Some(id) = at.filter(|id| !known.contains_key(id)) {
                    path.push(id);
                    at = side.ledger().source(id).and_then(Source::owner);
                }
                let mut causes = at.and_then(|id| known.get(id)).cloned().unwrap_or_default();
                for id in path.into_iter().rev() {
                    if let Some(own) = self.sources.get(id) {
                        causes.insert(*own);
                    }
                    known.insert(id, causes.clone());
                }
            }
            for (id, causes) in known {
                all.entry(id).or_default().extend(&causes);
            }
        }
        all
    }

    /// For each population that lies within others than before, the revised ones among all of these.
    fn widened(&self) -> BTreeMap<&'a PopulationId, First> {
        let mut found: BTreeMap<&PopulationId, First> = BTreeMap::new();
        if self.populations.is_empty() {
            return found;
        }
        let [old, new] = self.sides.map(|side| side.ledger());
        for population in old.populations().chain(new.populations()) {
            let id = population.id();
            let wider: [BTreeSet<&PopulationId>; 2] = [old.wider(id), new.wider(id)];
            if wider[0] != wider[1] || self.populations.contains_key(id) {
                let chain = wider.iter().flatten().copied().chain([id]);
                let own = found.entry(id).or_default();
                for at in chain.filter_map(|id| self.populations.get(id)) {
                    own.insert(*at);
                }
            }
        }
        found
    }

    /// For each wave: the revisions of its declaration, its coming or going, and the revisions of the
    /// persons named in it.
    pub(super) fn on_waves(&self) -> [BTreeMap<&'a WaveId, First>; 3] {
        let mut declared: BTreeMap<&WaveId, First> = BTreeMap::new();
        for (wave, at) in &self.waves {
            declared.entry(wave).or_default().insert(*at);
        }
        let widened = self.widened();
        let mut named: BTreeMap<&WaveId, First> = BTreeMap::new();
        for side in self.sides {
            for wave in side.ledger().waves() {
                if let Some(causes) = wave.population().and_then(|id| widened.get(id)) {
                    declared.entry(wave.id()).or_default().extend(causes);
                }
                // Persons named in a wave are named in those that contain it.
                if let Some(at) = self.waves.get(wave.id()) {
                    for outer in outward(side.ledger(), wave.id()) {
                        named.entry(outer).or_default().insert(*at);
                    }
                }
            }
        }
        for (at, revision) in self.revisions.iter().enumerate() {
            for side in self.sides {
                for record in records(side, revision) {
                    let events = side
                        .ledger()
                        .detainee(record)
                        .into_iter()
                        .flat_map(|one| one.events());
                    let left = events.filter(|event| family(event.what()) == Measure::Released);
                    for wave in left.filter_map(|event| event.wave()) {
                        for outer in outward(side.ledger(), wave) {
                            named.entry(outer).or_default().insert(at);
                        }
                    }
                }
            }
        }
        let one = |(wave, at): (&&'a WaveId, &usize)| (*wave, First::of(std::iter::once(*at)));
        [declared, self.came.iter().map(one).collect(), named]
    }

    /// Assumptions that were made, changed or taken back.
    pub(super) fn on_assumptions(&self) -> Vec<(&'a AssumptionId, usize)> {
        let assumption = |(at, revision): (usize, &'a Revision)| match revision {
            Revision::Assumption { assumption, .. } => Some((assumption, at)),
            _ => None,
        };
        self.revisions.iter().enumerate().filter_map(assumption).collect()
    }
}

/// The records of one side whose persons a revision bears on.
fn records<'a>(side: &'a Reconciliation<'a>, revision: &'a Revision) -> Vec<&'a DetaineeId> {
    let of = |person: &PersonId| records_of(side.persons(), person);
    match revision {
        Revision::Record { record, .. } => vec![record],
        Revision::Judgement {
            decision: Decision::SamePerson(ids) | Decision::DifferentPersons(ids),
            ..
        } => ids.iter().collect(),
        Revision::PersonsJoined { into: one, from: all }
        | Revision::PersonsSplit { from: one, into: all } => all.iter().chain([one]).flat_map(of).collect(),
        Revision::Custody {
            person,
            what: Measure::Released,
            ..
        } => of(person),
        _ => Vec::new(),
    }
}

/// A wave and the waves that contain it, from the inside out.
pub(super) fn outward<'a>(ledger: &'a Ledger, wave: &'a WaveId) -> impl Iterator<Item = &'a WaveId> {
    std::iter::successors(Some(wave), |at| ledger.wave(at).and_then(ReleaseWave::within))
}

/// The records of a person by its id.
pub(super) fn records_of<'a>(persons: &'a Resolution, person: &PersonId) -> Vec<&'a DetaineeId> {
    let all = persons.persons();
    let at = all.binary_search_by(|one| one.id().cmp(person)).ok();
    let found = at.and_then(|at| all.get(at));
    found.map_or(&[][..], |one| one.records()).iter().collect()
}
