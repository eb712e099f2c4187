//! [`Quantity`]: what exactly is counted.

use crate::id::{PopulationId, SourceId, WaveId};
use crate::model::vocabulary::{Measure, Outcome, Stage, Unit};
use crate::when::When;

/// What exactly a figure counts. Two figures are about one quantity only when all of it agrees.
///
/// At stage *verified* the verifying voice is part of the quantity: a verified count is exact about
/// that voice's own list and only a lower bound on what was executed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Quantity {
    pub(in crate::model) measure: Measure,
    pub(in crate::model) stage: Stage,
    pub(in crate::model) unit: Unit,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub(in crate::model) wave: Option<WaveId>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub(in crate::model) population: Option<PopulationId>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub(in crate::model) place: Option<String>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub(in crate::model) window: Option<When>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub(in crate::model) as_of: Option<When>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub(in crate::model) outcome: Option<Outcome>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub(in crate::model) verifiers: Vec<SourceId>,
}

/// What a quantity counts, without a date, as a key to compare by: [`Quantity::undated`] without copies.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Undated<'a> {
    what: (Measure, Stage, Unit),
    wave: Option<&'a WaveId>,
    population: Option<&'a PopulationId>,
    place: Option<&'a str>,
    window: Option<When>,
    outcome: Option<Outcome>,
    verifiers: &'a [SourceId],
}

impl Quantity {
    /// What happened, or *held* for a stock.
    #[must_use]
    pub fn measure(&self) -> Measure {
        self.measure
    }
    /// How far it had come.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }
    /// What one unit is.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.unit
    }
    /// The wave, where it counts one.
    #[must_use]
    pub fn wave(&self) -> Option<&WaveId> {
        self.wave.as_ref()
    }
    /// Who is counted.
    #[must_use]
    pub fn population(&self) -> Option<&PopulationId> {
        self.population.as_ref()
    }
    /// Where.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }
    /// The days counted.
    #[must_use]
    pub fn window(&self) -> Option<&When> {
        self.window.as_ref()
    }
    /// The date of a stock, or how far a running count had got.
    #[must_use]
    pub fn as_of(&self) -> Option<&When> {
        self.as_of.as_ref()
    }
    /// How people left, where only that is counted.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }
    /// Who verified, at stage verified; empty at every other stage.
    #[must_use]
    pub fn verifiers(&self) -> &[SourceId] {
        &self.verifiers
    }

    /// The same quantity on one voice's list.
    pub(crate) fn listed_by(&self, voice: &[SourceId]) -> Self {
        // Field by field, so that a long list of verifiers is not copied to be thrown away.
        Self {
            measure: self.measure,
            stage: self.stage,
            unit: self.unit,
            wave: self.wave.clone(),
            population: self.population.clone(),
            place: self.place.clone(),
            window: self.window.clone(),
            as_of: self.as_of.clone(),
            outcome: self.outcome,
            verifiers: voice.to_vec(),
        }
    }

    /// What it has in common with other editions of its count, as a key.
    pub(crate) fn undated_key(&self) -> Undated<'_> {
        Undated {
            what: (self.measure, self.stage, self.unit),
            wave: self.wave.as_ref(),
            population: self.population.as_ref(),
            place: self.place.as_deref(),
            window: self.window.as_ref().map(When::days),
            outcome: self.outcome,
            verifiers: &self.verifiers,
        }
    }

    /// The same quantity without its as-of date, its days in one spelling: what two editions of one
    /// count have in common.
    #[must_use]
    pub fn undated(&self) -> Self {
        Self {
            as_of: None,
            window: self.window.as_ref().map(When::days),
            ..self.clone()
        }
    }
}
