//! [`Ledger`]: a checked account of what was said, in which every reference resolves.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::error::Problems;
use crate::figure::Figure;
use crate::id::{ClaimId, DetaineeId, ListingId, PopulationId, SourceId, WaveId};
use crate::lexicon::Lexicon;
use crate::model::claim::{Claim, Reference};
use crate::model::detainee::{Detainee, Listing};
use crate::model::door;
use crate::model::draft::Draft;
use crate::model::judgement::{Assumption, Decision, Judgement};
use crate::model::known::{DEEPEST, Records};
use crate::model::replaced::{Replaced, replaced};
use crate::model::source::{Population, Source};
use crate::model::wave::ReleaseWave;
use crate::spread::Spread;
use crate::when::When;

/// A checked account of what was said: every reference resolves, corrections and nesting go in no
/// circle, every figure and date is well-formed.
///
/// There is one way in: `Ledger::try_from(draft)`, which returns every problem at once. From there
/// on nothing can fail. A ledger is never edited; a day's news is another draft
/// ([`extended`](Self::extended)), and what was known earlier is a view
/// ([`as_known_at`](Self::as_known_at)). Records are kept in order of their ids, so the order of a
/// file changes nothing. `Debug` counts records.
#[derive(Clone, PartialEq, Eq)]
pub struct Ledger {
    draft: Draft,
    records: Records,
    replaced: Replaced,
    bodies: BTreeMap<SourceId, SourceId>,
}

impl TryFrom<Draft> for Ledger {
    type Error = Problems;

    /// # Errors
    /// Every problem of the draft, each naming its record and field.
    fn try_from(draft: Draft) -> Result<Self, Problems> {
        let mut records = door::open(&draft)?;
        records
            .judgements
            .sort_by(|a, b| judgement_key(a).cmp(&judgement_key(b)));
        let bodies = bodies(&records.sources);
        for claim in records.claims.values_mut() {
            speak_for_bodies(claim, &bodies);
        }
        let replaced = replaced(&records, &bodies);
        Ok(Self {
            draft,
            records,
            replaced,
            bodies,
        })
    }
}

impl From<Ledger> for Draft {
    fn from(ledger: Ledger) -> Self {
        ledger.draft
    }
}

impl Ledger {
    /// How many populations may contain one population, and how many waves one wave.
    pub const DEEPEST: usize = DEEPEST;

    /// The draft it was read from, as written. A view [as known](Self::as_known_at) at some time
    /// still carries the whole draft.
    #[must_use]
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// This ledger and another draft's records, checked together: how a day's file is added.
    ///
    /// # Errors
    /// Every problem of the two drafts taken together.
    pub fn extended(&self, more: Draft) -> Result<Self, Problems> {
        Self::try_from(self.draft.clone().merged(more))
    }

    /// What was known at a time: claims, listings and their records published by then, and nothing
    /// that refers to what was not.
    ///
    /// Published means surely published: a page dated 13–15 January counts from the 15th
    /// ([`When::is_over_by`]). Where no publication is known, a record counts from the earliest day
    /// it can have been said; where nothing is known, always. Judgements, assumptions, sources,
    /// populations and waves are undated and always there.
    #[must_use]
    pub fn as_known_at(&self, at: &When) -> Self {
        let known = |published: Option<&When>, said: Option<&When>| match (published, said) {
            (Some(published), _) => published.is_over_by(at),
            (None, Some(said)) => said
                .earliest()
                .is_none_or(|first| When::day(first).is_over_by(at)),
            (None, None) => true,
        };
        let mut records = self.records.clone();
        records
            .claims
            .retain(|_, claim| known(claim.published(), claim.dated()));
        records
            .listings
            .retain(|_, listing| known(listing.published(), listing.as_of()));
        let Records {
            claims,
            listings,
            detainees,
            judgements,
            ..
        } = &mut records;
        detainees.retain(|_, record| record.listing().is_none_or(|id| listings.contains_key(id)));
        let left: BTreeSet<ClaimId> = claims.keys().cloned().collect();
        for claim in claims.values_mut() {
            forget_unknown(claim, &left);
        }
        for judgement in judgements.iter_mut() {
            match &mut judgement.decision {
                Decision::SamePerson(ids) | Decision::DifferentPersons(ids) => {
                    ids.retain(|id| detainees.contains_key(id));
                }
                Decision::SameUtterance(ids) | Decision::DifferentUtterances(ids) => {
                    ids.retain(|id| left.contains(id));
                }
            }
        }
        let replaced = replaced(&records, &self.bodies);
        Self {
            draft: self.draft.clone(),
            records,
            replaced,
            bodies: self.bodies.clone(),
        }
    }

    /// What the ledger is about.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.records.title.as_deref()
    }
    /// Anything a reader should know of it.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.records.note.as_deref()
    }
    /// Every claim, in order of id.
    #[must_use]
    pub fn claims(&self) -> impl ExactSizeIterator<Item = &Claim> {
        self.records.claims.values()
    }
    /// One claim.
    #[must_use]
    pub fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        self.records.claims.get(id)
    }
    /// Every source, in order of id.
    #[must_use]
    pub fn sources(&self) -> impl ExactSizeIterator<Item = &Source> {
        self.records.sources.values()
    }
    /// One source.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.records.sources.get(id)
    }
    /// Every population, in order of id.
    #[must_use]
    pub fn populations(&self) -> impl ExactSizeIterator<Item = &Population> {
        self.records.populations.values()
    }
    /// One population.
    #[must_use]
    pub fn population(&self, id: &PopulationId) -> Option<&Population> {
        self.records.populations.get(id)
    }
    /// Every wave, in order of id.
    #[must_use]
    pub fn waves(&self) -> impl ExactSizeIterator<Item = &ReleaseWave> {
        self.records.waves.values()
    }
    /// One wave.
    #[must_use]
    pub fn wave(&self, id: &WaveId) -> Option<&ReleaseWave> {
        self.records.waves.get(id)
    }
    /// Every listing, in order of id.
    #[must_use]
    pub fn listings(&self) -> impl ExactSizeIterator<Item = &Listing> {
        self.records.listings.values()
    }
    /// One listing.
    #[must_use]
    pub fn listing(&self, id: &ListingId) -> Option<&Listing> {
        self.records.listings.get(id)
    }
    /// Every detainee record, in order of id.
    #[must_use]
    pub fn detainees(&self) -> impl ExactSizeIterator<Item = &Detainee> {
        self.records.detainees.values()
    }
    /// One detainee record.
    #[must_use]
    pub fn detainee(&self, id: &DetaineeId) -> Option<&Detainee> {
        self.records.detainees.get(id)
    }
    /// Every assumption, in order of id.
    #[must_use]
    pub fn assumptions(&self) -> impl ExactSizeIterator<Item = &Assumption> {
        self.records.assumptions.values()
    }
    /// Every judgement.
    #[must_use]
    pub fn judgements(&self) -> &[Judgement] {
        &self.records.judgements
    }

    /// The standing claim that corrects this one, or a correction of it, or retracts it; `None` when
    /// this one stands.
    #[must_use]
    pub fn superseded_by(&self, id: &ClaimId) -> Option<&ClaimId> {
        self.replaced.superseded.get(id)
    }

    /// The claims that no standing claim corrects or retracts.
    pub fn standing(&self) -> impl Iterator<Item = &Claim> {
        self.claims()
            .filter(|claim| !self.replaced.superseded.contains_key(&claim.id))
    }

    /// The body a source finally speaks for: its owner's owner, and so on; itself when it has none.
    #[must_use]
    pub fn speaks_for<'a>(&'a self, source: &'a SourceId) -> &'a SourceId {
        self.bodies.get(source).unwrap_or(source)
    }

    /// Every population declared to contain this one, at any remove. At most
    /// [`DEEPEST`](Self::DEEPEST): the door lets no more in.
    #[must_use]
    pub fn wider<'a>(&'a self, population: &'a PopulationId) -> BTreeSet<&'a PopulationId> {
        let mut found = BTreeSet::new();
        let mut open = vec![population];
        while let Some(at) = open.pop() {
            let outer = self.population(at).map_or(&[][..], Population::within);
            open.extend(outer.iter().filter(|outer| found.insert(*outer)));
        }
        found
    }

    /// Whether the first population is declared to lie within the second, at any remove, or is it.
    #[must_use]
    pub fn is_within(&self, inner: &PopulationId, outer: &PopulationId) -> bool {
        inner == outer || self.wider(inner).contains(outer)
    }

    /// Face value and widest reading of every figure, relative ones through the claims they refer
    /// to (the standing correction of a corrected one). An operand that is not known or has no
    /// figure leaves the figure open.
    #[must_use]
    pub fn spreads(&self, lexicon: &Lexicon) -> BTreeMap<ClaimId, Spread> {
        let mut found: BTreeMap<ClaimId, Spread> = BTreeMap::new();
        for claim in self.claims() {
            // Walk to an operand that is known, then back: a chain may be as long as the ledger.
            let mut chain: Vec<(&ClaimId, &Figure)> = Vec::new();
            let mut seen = BTreeSet::new();
            let mut at = Some(claim);
            let mut below = Spread::ANY;
            while let Some(claim) = at {
                if let Some(&known) = found.get(&claim.id) {
                    below = known;
                    break;
                }
                let Some(figure) = claim.figure() else { break };
                if let Some(spread) = figure.spread(lexicon) {
                    found.insert(claim.id.clone(), spread);
                    below = spread;
                    break;
                }
                // A correction may refer to what it corrects; the door lets no other circle in.
                if !seen.insert(&claim.id) {
                    break;
                }
                chain.push((&claim.id, figure));
                at = figure
                    .operand()
                    .and_then(|id| self.claim(self.standing_version(id)));
            }
            for (id, figure) in chain.into_iter().rev() {
                below = figure.relative_to(below);
                found.insert(id.clone(), below);
            }
        }
        found
    }

    /// The claim that stands for this one: the last of its corrections, itself when there is none.
    fn standing_version<'a>(&'a self, id: &'a ClaimId) -> &'a ClaimId {
        self.replaced.corrected.get(id).unwrap_or(id)
    }
}

/// Drops what refers to claims not known yet.
fn forget_unknown(claim: &mut Claim, left: &BTreeSet<ClaimId>) {
    claim.relations.retain(|relation| left.contains(&relation.claim));
    claim.about.retain(|reference| match reference {
        Reference::Claim(id) => left.contains(id),
        Reference::Source(_) | Reference::Wave(_) | Reference::Population(_) => true,
    });
    for reading in &mut claim.readings {
        reading
            .claim
            .relations
            .retain(|relation| left.contains(&relation.claim));
    }
}

/// The body that each source with an owner finally speaks for.
fn bodies(sources: &BTreeMap<SourceId, Source>) -> BTreeMap<SourceId, SourceId> {
    let mut found: BTreeMap<SourceId, SourceId> = BTreeMap::new();
    for start in sources.keys() {
        // Up to a source that is known or has no owner, then down again.
        let mut path = Vec::new();
        let mut at = start;
        while let Some(owner) = sources
            .get(at)
            .and_then(Source::owner)
            .filter(|_| !found.contains_key(at))
        {
            path.push(at);
            at = owner;
        }
        let body = found.get(at).unwrap_or(at).clone();
        found.extend(path.into_iter().map(|id| (id.clone(), body.clone())));
    }
    found
}

/// A list is the body's, whichever of its speakers tells of it.
fn speak_for_bodies(claim: &mut Claim, bodies: &BTreeMap<SourceId, SourceId>) {
    let readings = claim
        .readings
        .iter_mut()
        .map(|reading| &mut reading.claim.quantity);
    for quantity in std::iter::once(&mut claim.quantity).chain(readings).flatten() {
        for verifier in &mut quantity.verifiers {
            if let Some(body) = bodies.get(verifier) {
                verifier.clone_from(body);
            }
        }
        quantity.verifiers.sort();
        quantity.verifiers.dedup();
    }
}

fn judgement_key(judgement: &Judgement) -> (u8, Vec<&str>, &str) {
    let (kind, ids): (u8, Vec<&str>) = match &judgement.decision {
        Decision::SamePerson(ids) => (0, ids.iter().map(AsRef::as_ref).collect()),
        Decision::DifferentPersons(ids) => (1, ids.iter().map(AsRef::as_ref).collect()),
        Decision::SameUtterance(ids) => (2, ids.iter().map(AsRef::as_ref).collect()),
        Decision::DifferentUtterances(ids) => (3, ids.iter().map(AsRef::as_ref).collect()),
    };
    (kind, ids, &judgement.because)
}

impl fmt::Debug for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ledger")
            .field("sources", &self.records.sources.len())
            .field("waves", &self.records.waves.len())
            .field("claims", &self.records.claims.len())
            .field("listings", &self.records.listings.len())
            .field("detainees", &self.records.detainees.len())
            .finish_non_exhaustive()
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Ledger {
    /// Through the same door as everything else; the message carries every problem.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let draft = Draft::deserialize(deserializer)?;
        Self::try_from(draft).map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Ledger {
    /// The draft as written: everything a keeper needs, names included.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.draft.serialize(serializer)
    }
}
