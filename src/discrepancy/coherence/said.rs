//! What is said under a supposition: one reading of every claim heard, with whose figure it is.

use std::collections::{BTreeMap, BTreeSet};

use crate::dedup::{Voice, voices_of};
use crate::discrepancy::coherence::choice::{Choice, Read, read};
use crate::discrepancy::coherence::suppose::Suppose;
use crate::discrepancy::entry::{Entry, Evidence, entries_of};
use crate::id::{ClaimId, SourceId};
use crate::model::claim::{Claim, Relation};
use crate::model::ledger::Ledger;
use crate::spread::Spread;

/// One claim in the reading supposed.
pub(super) struct Said<'a> {
    /// The utterance that stands.
    pub(super) id: ClaimId,
    pub(super) claim: &'a Claim,
    pub(super) relations: Vec<Relation>,
    /// One figure a voice; at stage verified, one a list.
    pub(super) entries: Vec<Entry>,
    /// Whether its figure takes part: it is not set aside and whoever gives it is trusted.
    pub(super) heard: bool,
}

/// Everything said, in order of claim, and where each row is found in it.
pub(super) struct Sayings<'a> {
    pub(super) all: Vec<Said<'a>>,
    rows: BTreeMap<ClaimId, usize>,
}

impl<'a> Sayings<'a> {
    pub(super) fn under(evidence: &Evidence<'a>, choices: &[Choice], suppose: &Suppose) -> Self {
        let ledger = evidence.ledger;
        let trust = Trust::of(ledger, suppose);
        let mut found = Self {
            all: Vec::new(),
            rows: BTreeMap::new(),
        };
        for choice in choices {
            let wanted = suppose.readings.get(&choice.claim).copied().unwrap_or(0);
            let option = choice.options.get(wanted).or_else(|| choice.options.first());
            let Some(Read { claim, relations }) = option.and_then(|option| read(evidence, option)) else {
                continue;
            };
            let spread = claim
                .figure()
                .and_then(|figure| figure.spread(evidence.lexicon()))
                .unwrap_or(Spread::ANY);
            let utterance = evidence.utterances.of(&choice.claim);
            let standing = ledger.claim(&choice.claim);
            let voices = match utterance.zip(standing) {
                Some((utterance, standing)) if standing.by() == claim.by() => utterance.voices().to_vec(),
                _ => voices_of(ledger, claim),
            };
            for row in choice
                .options
                .iter()
                .filter_map(|option| evidence.utterances.of(&option.row))
            {
                found.rows.insert(row.id().clone(), found.all.len());
            }
            let mut entries = entries_of(ledger, claim, &voices, spread);
            entries.retain(|entry| trust.hears(ledger, &entry.voice));
            found.all.push(Said {
                id: choice.claim.clone(),
                claim,
                relations: relations
                    .into_iter()
                    .filter(|one| trust.hears_relation(ledger, one, &voices))
                    .collect(),
                heard: !entries.is_empty(),
                entries: if entries.is_empty() {
                    // Its people may be spoken of by others.
                    entries_of(ledger, claim, &voices, spread)
                } else {
                    entries
                },
            });
        }
        found.silence_dependents(evidence, &suppose.aside);
        found
    }

    /// A figure relative to one that is set aside is set aside with it.
    fn silence_dependents(&mut self, evidence: &Evidence<'_>, aside: &BTreeSet<ClaimId>) {
        let dependents = self.dependents(evidence);
        let mut open: Vec<usize> = self
            .all
            .iter()
            .enumerate()
            .filter(|(_, said)| aside.contains(&said.id))
            .map(|(at, _)| at)
            .collect();
        let mut seen: BTreeSet<usize> = open.iter().copied().collect();
        while let Some(at) = open.pop() {
            if let Some(said) = self.all.get_mut(at) {
                said.heard = false;
            }
            let others = dependents.get(&at).map_or(&[][..], Vec::as_slice);
            open.extend(others.iter().copied().filter(|other| seen.insert(*other)));
        }
    }

    /// For each thing said, those whose figures are relative to it.
    pub(super) fn dependents(&self, evidence: &Evidence<'_>) -> BTreeMap<usize, Vec<usize>> {
        let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, said) in self.all.iter().enumerate() {
            let operand = said.claim.figure().and_then(|figure| figure.operand());
            if let Some(of) = operand.and_then(|id| self.place(evidence, id)) {
                found.entry(of).or_default().push(at);
            }
        }
        found
    }

    /// Every utterance that something said may be read as, with its place.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&ClaimId, usize)> {
        self.rows.iter().map(|(row, at)| (row, *at))
    }

    /// What a row is heard as: the member chosen of its utterance, its corrections and what it corrects.
    pub(super) fn place(&self, evidence: &Evidence<'_>, row: &ClaimId) -> Option<usize> {
        let utterance = evidence.utterances.of(row)?;
        self.rows.get(utterance.id()).copied()
    }
}

/// Whom a supposition hears.
struct Trust(Option<BTreeSet<SourceId>>);

impl Trust {
    fn of(ledger: &Ledger, suppose: &Suppose) -> Self {
        let bodies = |sources: &BTreeSet<SourceId>| -> BTreeSet<SourceId> {
            sources.iter().map(|id| ledger.speaks_for(id).clone()).collect()
        };
        Self(suppose.trusted.as_ref().map(bodies))
    }

    /// A joint claim needs everybody who makes it; one of nobody, its page.
    fn hears(&self, ledger: &Ledger, voice: &Voice) -> bool {
        self.0.as_ref().is_none_or(|trusted| {
            let sources = voice.sources();
            !sources.is_empty() && sources.iter().all(|id| trusted.contains(ledger.speaks_for(id)))
        })
    }

    fn hears_relation(&self, ledger: &Ledger, relation: &Relation, voices: &[Voice]) -> bool {
        match relation.by() {
            Some(by) => self.hears(ledger, &Voice::Named(vec![by.clone()])),
            None => voices.iter().any(|voice| self.hears(ledger, voice)),
        }
    }
}
