//! [`ReleaseWave`]: a stretch of releases that sources speak of as one.

use crate::id::{PopulationId, WaveId};
use crate::when::When;

/// A stretch of releases that sources speak of as one. Waves nest.
///
/// A count of a wave is as of its own date: two dates are two nested counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseWave {
    pub(in crate::model) id: WaveId,
    pub(in crate::model) label: Option<String>,
    pub(in crate::model) window: Option<When>,
    pub(in crate::model) population: Option<PopulationId>,
    pub(in crate::model) place: Option<String>,
    pub(in crate::model) announced: Option<When>,
    pub(in crate::model) within: Option<WaveId>,
    pub(in crate::model) note: Option<String>,
}

impl ReleaseWave {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &WaveId {
        &self.id
    }
    /// The wave in words; the id where none were given.
    #[must_use]
    pub fn label(&self) -> &str {
        self.label.as_deref().unwrap_or(self.id.as_str())
    }
    /// When people were released in it.
    #[must_use]
    pub fn window(&self) -> Option<&When> {
        self.window.as_ref()
    }
    /// Who was released in it.
    #[must_use]
    pub fn population(&self) -> Option<&PopulationId> {
        self.population.as_ref()
    }
    /// Where.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }
    /// When it was announced.
    #[must_use]
    pub fn announced(&self) -> Option<&When> {
        self.announced.as_ref()
    }
    /// The wider wave that contains it.
    #[must_use]
    pub fn within(&self) -> Option<&WaveId> {
        self.within.as_ref()
    }
    /// Anything a reader should know of it.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}
