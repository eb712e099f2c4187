//! [`Source`] and [`Population`]: who speaks, and of whom.

use crate::id::{PopulationId, SourceId};
use crate::model::vocabulary::SourceKind;
use crate::when::When;

/// Somebody who says things, or a page that carries what others say, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub(in crate::model) id: SourceId,
    pub(in crate::model) name: Option<String>,
    pub(in crate::model) label: Option<String>,
    pub(in crate::model) kind: SourceKind,
    pub(in crate::model) owner: Option<SourceId>,
    pub(in crate::model) plural: bool,
    pub(in crate::model) members: Vec<SourceId>,
    pub(in crate::model) published: Option<When>,
    pub(in crate::model) note: Option<String>,
}

impl Source {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &SourceId {
        &self.id
    }
    /// Its name as printed; the id where none was given.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name
            .as_deref()
            .or(self.label.as_deref())
            .unwrap_or(self.id.as_str())
    }
    /// A short name for running text; the name where none was given.
    #[must_use]
    pub fn label(&self) -> &str {
        self.label.as_deref().unwrap_or_else(|| self.name())
    }
    /// What kind of body or person it is.
    #[must_use]
    pub fn kind(&self) -> SourceKind {
        self.kind
    }
    /// The body it speaks for.
    #[must_use]
    pub fn owner(&self) -> Option<&SourceId> {
        self.owner.as_ref()
    }
    /// Whether it is an unnamed group, whose range is an envelope over voices.
    #[must_use]
    pub fn is_plural(&self) -> bool {
        self.plural
    }
    /// Sources known to be among an unnamed group.
    #[must_use]
    pub fn members(&self) -> &[SourceId] {
        &self.members
    }
    /// For a page: when it was published.
    #[must_use]
    pub fn published(&self) -> Option<&When> {
        self.published.as_ref()
    }
    /// Anything a reader should know of it.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}

/// A set of people by somebody's definition. Without a declared relation two are incomparable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Population {
    pub(in crate::model) id: PopulationId,
    pub(in crate::model) label: Option<String>,
    pub(in crate::model) by: Option<SourceId>,
    pub(in crate::model) within: Vec<PopulationId>,
    pub(in crate::model) disjoint: Vec<PopulationId>,
    pub(in crate::model) note: Option<String>,
}

impl Population {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &PopulationId {
        &self.id
    }
    /// Who is counted, in words; the id where none were given.
    #[must_use]
    pub fn label(&self) -> &str {
        self.label.as_deref().unwrap_or(self.id.as_str())
    }
    /// Whose definition it is.
    #[must_use]
    pub fn by(&self) -> Option<&SourceId> {
        self.by.as_ref()
    }
    /// The wider populations declared to contain it.
    #[must_use]
    pub fn within(&self) -> &[PopulationId] {
        &self.within
    }
    /// Populations declared to share nobody with it.
    #[must_use]
    pub fn disjoint(&self) -> &[PopulationId] {
        &self.disjoint
    }
    /// Anything a reader should know of it.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}
