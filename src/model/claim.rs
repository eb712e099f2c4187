//! [`Claim`]: what was said, by whom, carried by which page, about which quantity.

use crate::figure::Figure;
use crate::id::{ClaimId, PopulationId, SourceId, WaveId};
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{RelationKind, SetApartFor, StatementKind};
use crate::when::When;

/// One thing that was said, as coded by hand or by a program from one place on one page.
///
/// A claim belongs to the voice that said it, not to the page that carries it. It has a quantity
/// and mostly a [`Figure`], or it is a statement without a number; both are kept, only figures are
/// scored. What the record left out has been filled in from its wave, its page, or the claim it
/// corrects or reprints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub(in crate::model) id: ClaimId,
    pub(in crate::model) by: Vec<SourceId>,
    pub(in crate::model) jointly: bool,
    pub(in crate::model) via: Vec<SourceId>,
    pub(in crate::model) at: Option<String>,
    pub(in crate::model) quantity: Option<Quantity>,
    pub(in crate::model) figure: Option<Figure>,
    pub(in crate::model) statement: Option<StatementKind>,
    pub(in crate::model) about: Vec<Reference>,
    pub(in crate::model) said: Option<When>,
    pub(in crate::model) published: Option<When>,
    pub(in crate::model) relations: Vec<Relation>,
    pub(in crate::model) confirmed_by: Vec<Confirmation>,
    pub(in crate::model) readings: Vec<Reading>,
    pub(in crate::model) set_apart: Option<SetApart>,
    pub(in crate::model) because: Option<String>,
    pub(in crate::model) label: Option<String>,
    pub(in crate::model) note: Option<String>,
    pub(in crate::model) standard: Option<String>,
    pub(in crate::model) coded_by: Option<String>,
    pub(in crate::model) checked_by: Option<String>,
}

impl Claim {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &ClaimId {
        &self.id
    }
    /// Who said it; empty when nobody is named.
    #[must_use]
    pub fn by(&self) -> &[SourceId] {
        &self.by
    }
    /// Whether several sources said it with one voice.
    #[must_use]
    pub fn is_joint(&self) -> bool {
        self.jointly
    }
    /// The pages that carry it.
    #[must_use]
    pub fn via(&self) -> &[SourceId] {
        &self.via
    }
    /// Where on the page, as written.
    #[must_use]
    pub fn at(&self) -> Option<&str> {
        self.at.as_deref()
    }
    /// What it counts; `None` for a pure statement.
    #[must_use]
    pub fn quantity(&self) -> Option<&Quantity> {
        self.quantity.as_ref()
    }
    /// The number as said; `None` when no number was given.
    #[must_use]
    pub fn figure(&self) -> Option<&Figure> {
        self.figure.as_ref()
    }
    /// The kind of statement, for a claim without a number.
    #[must_use]
    pub fn statement(&self) -> Option<StatementKind> {
        self.statement
    }
    /// What a statement is about.
    #[must_use]
    pub fn about(&self) -> &[Reference] {
        &self.about
    }
    /// When it was said.
    #[must_use]
    pub fn said(&self) -> Option<&When> {
        self.said.as_ref()
    }
    /// When it became known: its own date or the earliest of its pages'.
    #[must_use]
    pub fn published(&self) -> Option<&When> {
        self.published.as_ref()
    }
    /// How it bears on other claims.
    #[must_use]
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }
    /// The claims it stands to in one relation.
    pub fn related(&self, kind: RelationKind) -> impl Iterator<Item = &ClaimId> {
        self.relations
            .iter()
            .filter(move |relation| relation.kind == kind)
            .map(|relation| &relation.claim)
    }
    /// Who confirmed the event, though not the number.
    #[must_use]
    pub fn confirmed_by(&self) -> &[Confirmation] {
        &self.confirmed_by
    }
    /// Other readings of the same words; this claim is the face value.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }
    /// Why it is kept out of comparisons, where it is.
    #[must_use]
    pub fn set_apart(&self) -> Option<&SetApart> {
        self.set_apart.as_ref()
    }
    /// The reason for how it was coded.
    #[must_use]
    pub fn because(&self) -> Option<&str> {
        self.because.as_deref()
    }
    /// The claim in a few words.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }
    /// Anything a reader should know of it.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
    /// The standard of verification, in words.
    #[must_use]
    pub fn standard(&self) -> Option<&str> {
        self.standard.as_deref()
    }
    /// Who wrote the record.
    #[must_use]
    pub fn coded_by(&self) -> Option<&str> {
        self.coded_by.as_deref()
    }
    /// Who checked the record.
    #[must_use]
    pub fn checked_by(&self) -> Option<&str> {
        self.checked_by.as_deref()
    }
    /// The date its count refers to: as of, else said, else published.
    #[must_use]
    pub fn dated(&self) -> Option<&When> {
        let as_of = self.quantity.as_ref().and_then(Quantity::as_of);
        as_of.or(self.said.as_ref()).or(self.published.as_ref())
    }
}

/// One claim's bearing on another, with the voice that says so where that is not the claim's own.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Relation {
    pub(in crate::model) kind: RelationKind,
    pub(in crate::model) claim: ClaimId,
    pub(in crate::model) by: Option<SourceId>,
    pub(in crate::model) because: Option<String>,
}

impl Relation {
    /// How the one bears on the other.
    #[must_use]
    pub fn kind(&self) -> RelationKind {
        self.kind
    }
    /// The other claim.
    #[must_use]
    pub fn claim(&self) -> &ClaimId {
        &self.claim
    }
    /// Who says so: *the page infers* is a relation by the page.
    #[must_use]
    pub fn by(&self) -> Option<&SourceId> {
        self.by.as_ref()
    }
    /// Why.
    #[must_use]
    pub fn because(&self) -> Option<&str> {
        self.because.as_deref()
    }
}

/// Another reading of a claim's words: the same claim with some fields changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub(in crate::model) label: Option<String>,
    pub(in crate::model) because: Option<String>,
    pub(in crate::model) claim: Claim,
}

impl Reading {
    /// The reading in a few words.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }
    /// Why one might read it so.
    #[must_use]
    pub fn because(&self) -> Option<&str> {
        self.because.as_deref()
    }
    /// The claim under this reading; it has no readings of its own.
    #[must_use]
    pub fn claim(&self) -> &Claim {
        &self.claim
    }
}

/// A claim is set apart for its date or its scope, with the reason; never for its size.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SetApart {
    pub(in crate::model) ground: SetApartFor,
    pub(in crate::model) because: String,
}

impl SetApart {
    /// For its date or for its scope.
    #[must_use]
    pub fn ground(&self) -> SetApartFor {
        self.ground
    }
    /// The evidence.
    #[must_use]
    pub fn because(&self) -> &str {
        &self.because
    }
}

/// Somebody who confirmed that it happened, though not how many.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Confirmation {
    pub(in crate::model) by: SourceId,
    pub(in crate::model) relayed_by: Option<SourceId>,
    pub(in crate::model) at: Option<String>,
}

impl Confirmation {
    /// Who confirmed.
    #[must_use]
    pub fn by(&self) -> &SourceId {
        &self.by
    }
    /// Who passed it on.
    #[must_use]
    pub fn relayed_by(&self) -> Option<&SourceId> {
        self.relayed_by.as_ref()
    }
    /// Where on the page.
    #[must_use]
    pub fn at(&self) -> Option<&str> {
        self.at.as_deref()
    }
}

/// What a statement is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Reference {
    /// A claim.
    Claim(ClaimId),
    /// A source.
    Source(SourceId),
    /// A wave.
    Wave(WaveId),
    /// A population.
    Population(PopulationId),
}
