//! [`Detainee`] and [`Listing`]: one list's record of one person, and the list.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::figure::Figure;
use crate::id::{DetaineeId, ListingId, PopulationId, SourceId, WaveId};
use crate::model::vocabulary::{Availability, Consent, Coverage, Measure, Outcome, Sensitivity};
use crate::when::When;

/// Something that identifies a person. `Debug` does not show it; [`reveal`](Self::reveal) does.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Private<T>(pub(in crate::model) T);

impl<T> Private<T> {
    /// The content itself. Whoever calls this takes over the care for it.
    #[must_use]
    pub fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[private]")
    }
}

/// One edition of one voice's list. Absence from a partial list is not release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    pub(in crate::model) id: ListingId,
    pub(in crate::model) by: Vec<SourceId>,
    pub(in crate::model) via: Vec<SourceId>,
    pub(in crate::model) at: Option<String>,
    pub(in crate::model) as_of: Option<When>,
    pub(in crate::model) published: Option<When>,
    pub(in crate::model) coverage: Coverage,
    pub(in crate::model) states: Option<Figure>,
    pub(in crate::model) withheld: Option<Figure>,
    pub(in crate::model) availability: Option<Availability>,
    pub(in crate::model) wave: Option<WaveId>,
    pub(in crate::model) population: Option<PopulationId>,
    pub(in crate::model) label: Option<String>,
    pub(in crate::model) note: Option<String>,
}

impl Listing {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &ListingId {
        &self.id
    }
    /// Whose list it is.
    #[must_use]
    pub fn by(&self) -> &[SourceId] {
        &self.by
    }
    /// The pages that carry it.
    #[must_use]
    pub fn via(&self) -> &[SourceId] {
        &self.via
    }
    /// Where on the page.
    #[must_use]
    pub fn at(&self) -> Option<&str> {
        self.at.as_deref()
    }
    /// The time of this edition.
    #[must_use]
    pub fn as_of(&self) -> Option<&When> {
        self.as_of.as_ref()
    }
    /// When it became known: its own date, its pages', or the edition's.
    #[must_use]
    pub fn published(&self) -> Option<&When> {
        self.published.as_ref()
    }
    /// How much of the whole it covers; partial where not stated.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        self.coverage
    }
    /// The total the list states.
    #[must_use]
    pub fn states(&self) -> Option<&Figure> {
        self.states.as_ref()
    }
    /// How many persons it counts without listing them.
    #[must_use]
    pub fn withheld(&self) -> Option<&Figure> {
        self.withheld.as_ref()
    }
    /// Whether the list can be seen.
    #[must_use]
    pub fn availability(&self) -> Option<Availability> {
        self.availability
    }
    /// The wave it is about.
    #[must_use]
    pub fn wave(&self) -> Option<&WaveId> {
        self.wave.as_ref()
    }
    /// Who is listed.
    #[must_use]
    pub fn population(&self) -> Option<&PopulationId> {
        self.population.as_ref()
    }
    /// The list in a few words; the id where none were given.
    #[must_use]
    pub fn label(&self) -> &str {
        self.label.as_deref().unwrap_or(self.id.as_str())
    }
    /// Anything a reader should know of it.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}

/// One listing's record of one person, kept as its source wrote it.
///
/// Everything that identifies the person is [`Private`]. Records are never edited; a
/// [`Person`](crate::Person) only joins them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detainee {
    pub(in crate::model) id: DetaineeId,
    pub(in crate::model) listing: Option<ListingId>,
    pub(in crate::model) name: Option<Private<String>>,
    pub(in crate::model) aliases: Private<Vec<String>>,
    pub(in crate::model) sex: Option<u8>,
    pub(in crate::model) born: Option<Private<When>>,
    pub(in crate::model) birthplace: Option<Private<String>>,
    pub(in crate::model) residence: Option<Private<String>>,
    pub(in crate::model) nationalities: Vec<String>,
    pub(in crate::model) identifiers: Private<BTreeSet<String>>,
    pub(in crate::model) occupation: Option<Private<String>>,
    pub(in crate::model) category: Option<String>,
    pub(in crate::model) events: Vec<CustodyEvent>,
    pub(in crate::model) consent: Option<Consent>,
    pub(in crate::model) sensitivity: Option<Sensitivity>,
    pub(in crate::model) attributes: Private<BTreeMap<String, String>>,
    pub(in crate::model) note: Option<Private<String>>,
}

impl Detainee {
    /// Its id: the caller's own label, never a national identity number.
    #[must_use]
    pub fn id(&self) -> &DetaineeId {
        &self.id
    }
    /// The listing it stands in.
    #[must_use]
    pub fn listing(&self) -> Option<&ListingId> {
        self.listing.as_ref()
    }
    /// The name as written; `None` for a person counted without a name.
    #[must_use]
    pub fn name(&self) -> Option<&Private<String>> {
        self.name.as_ref()
    }
    /// Other names as written.
    #[must_use]
    pub fn aliases(&self) -> &Private<Vec<String>> {
        &self.aliases
    }
    /// ISO/IEC 5218: 0 not known, 1 male, 2 female, 9 not applicable.
    #[must_use]
    pub fn sex(&self) -> Option<u8> {
        self.sex
    }
    /// Date of birth.
    #[must_use]
    pub fn born(&self) -> Option<&Private<When>> {
        self.born.as_ref()
    }
    /// Place of birth.
    #[must_use]
    pub fn birthplace(&self) -> Option<&Private<String>> {
        self.birthplace.as_ref()
    }
    /// Place of residence.
    #[must_use]
    pub fn residence(&self) -> Option<&Private<String>> {
        self.residence.as_ref()
    }
    /// Nationalities, as written.
    #[must_use]
    pub fn nationalities(&self) -> &[String] {
        &self.nationalities
    }
    /// Official numbers, each `scheme:value`.
    #[must_use]
    pub fn identifiers(&self) -> &Private<BTreeSet<String>> {
        &self.identifiers
    }
    /// Occupation.
    #[must_use]
    pub fn occupation(&self) -> Option<&Private<String>> {
        self.occupation.as_ref()
    }
    /// The list's own category.
    #[must_use]
    pub fn category(&self) -> Option<&str> {
        self.category.as_deref()
    }
    /// What happened to the person, in the order given.
    #[must_use]
    pub fn events(&self) -> &[CustodyEvent] {
        &self.events
    }
    /// What the person or family agreed to.
    #[must_use]
    pub fn consent(&self) -> Option<Consent> {
        self.consent
    }
    /// How far the record may travel.
    #[must_use]
    pub fn sensitivity(&self) -> Option<Sensitivity> {
        self.sensitivity
    }
    /// Free attributes.
    #[must_use]
    pub fn attributes(&self) -> &Private<BTreeMap<String, String>> {
        &self.attributes
    }
    /// Anything the keeper noted.
    #[must_use]
    pub fn note(&self) -> Option<&Private<String>> {
        self.note.as_ref()
    }
}

/// Something that happened to one person, with the voice that says so where it is not the list's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustodyEvent {
    pub(in crate::model) what: Measure,
    pub(in crate::model) outcome: Option<Outcome>,
    pub(in crate::model) when: Option<When>,
    pub(in crate::model) place: Option<Private<String>>,
    pub(in crate::model) facility: Option<Private<String>>,
    pub(in crate::model) wave: Option<WaveId>,
    pub(in crate::model) by: Option<SourceId>,
}

impl CustodyEvent {
    /// What happened.
    #[must_use]
    pub fn what(&self) -> Measure {
        self.what
    }
    /// How the person left custody.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }
    /// When.
    #[must_use]
    pub fn when(&self) -> Option<&When> {
        self.when.as_ref()
    }
    /// Where.
    #[must_use]
    pub fn place(&self) -> Option<&Private<String>> {
        self.place.as_ref()
    }
    /// In which prison or post.
    #[must_use]
    pub fn facility(&self) -> Option<&Private<String>> {
        self.facility.as_ref()
    }
    /// The wave it belongs to.
    #[must_use]
    pub fn wave(&self) -> Option<&WaveId> {
        self.wave.as_ref()
    }
    /// Who says so, where it is not the list's own voice.
    #[must_use]
    pub fn by(&self) -> Option<&SourceId> {
        self.by.as_ref()
    }
}
