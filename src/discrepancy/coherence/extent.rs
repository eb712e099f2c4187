//! [`Extent`]: what exactly a set is of, so that one can be told to lie inside another.

use std::collections::BTreeSet;

use crate::discrepancy::coherence::span::Span;
use crate::id::{ClaimId, PopulationId, SourceId, WaveId};
use crate::model::claim::Claim;
use crate::model::ledger::Ledger;
use crate::model::quantity::Quantity;
use crate::model::source::Population;
use crate::model::vocabulary::{Aspect, Measure, Outcome, Stage, Unit};
use crate::model::wave::ReleaseWave;
use crate::when::When;

/// What a set is of, but for the days: sets of one line differ only in when they count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    pub(super) measure: Measure,
    pub(super) stage: Stage,
    pub(super) unit: Unit,
    pub(super) outcome: Option<Outcome>,
    /// Counted are those in all of them; of two, one inside the other, the inner.
    pub(super) populations: Vec<PopulationId>,
    pub(super) place: Option<String>,
    pub(super) wave: Option<WaveId>,
    pub(super) verifiers: Vec<SourceId>,
    /// A claim with neither wave, days nor date counts a set of its own.
    pub(super) own: Option<ClaimId>,
}

/// What a set is of. Two claims of equal extent count the same people.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Extent {
    pub(super) line: Line,
    /// Days of its own inside a wave, or the days of a flow without one.
    pub(super) window: Option<When>,
    /// The date of a stock.
    pub(super) date: Option<When>,
    pub(super) span: Span,
    /// At stage verified, up to when the list was kept: it grows after the days it is of.
    pub(super) kept: Span,
    /// Everybody of the wave, whenever counted.
    pub(super) all_of_wave: bool,
    /// Where the days or the date are not sure, the claim: two such claims need not count the same.
    pub(super) unsure: Option<ClaimId>,
}

impl Extent {
    /// Everybody of a wave at a stage.
    pub(super) fn of_wave(wave: &ReleaseWave, stage: Stage) -> Self {
        Self {
            line: Line {
                measure: Measure::Released,
                stage,
                unit: Unit::Person,
                outcome: None,
                populations: wave.population().cloned().into_iter().collect(),
                place: wave.place().map(str::to_owned),
                wave: Some(wave.id().clone()),
                verifiers: Vec::new(),
                own: None,
            },
            window: None,
            date: None,
            span: wave.window().map_or(Span::UNKNOWN, Span::of),
            kept: Span::UNKNOWN,
            all_of_wave: true,
            unsure: None,
        }
    }

    /// What a claim counts, on the list of `verifiers` at stage verified. Whether it counts everybody of
    /// its wave is decided when all claims of the wave are known.
    pub(super) fn of_claim(
        ledger: &Ledger,
        claim: &Claim,
        quantity: &Quantity,
        verifiers: &[SourceId],
    ) -> Self {
        let wave = quantity.wave().and_then(|id| ledger.wave(id));
        let stock = quantity.measure().is_stock();
        let given = wave
            .and_then(ReleaseWave::population)
            .into_iter()
            .chain(quantity.population());
        let days = quantity.window().map(When::days);
        let of_wave = wave.and_then(ReleaseWave::window).map(When::days);
        let window = days.filter(|days| of_wave.as_ref() != Some(days));
        let date = claim.dated().filter(|_| stock).map(When::days);
        let known = wave.is_some() || window.is_some() || date.is_some();
        let span = match quantity.stage() {
            _ if stock || !known => Span::UNKNOWN,
            Stage::Executed | Stage::Verified => Span::counted(claim),
            // What is to come is not bounded by when it was said.
            Stage::Requested | Stage::Announced | Stage::Ordered => {
                quantity.window().map_or(Span::UNKNOWN, Span::of)
            }
        };
        let one_day = |when: &When| !when.is_qualified() && when.earliest() == when.latest();
        let sure = if stock {
            claim.dated().is_some_and(one_day)
        } else if wave.is_some() && window.is_none() {
            quantity.stage() < Stage::Executed || span.ends_at_once()
        } else {
            span.is_exact()
        };
        Self {
            line: Line {
                measure: quantity.measure(),
                stage: quantity.stage(),
                unit: quantity.unit(),
                outcome: quantity.outcome(),
                populations: innermost(ledger, given),
                place: quantity.place().map(str::to_owned),
                wave: wave.map(|wave| wave.id().clone()),
                verifiers: verifiers.to_vec(),
                own: (!known).then(|| claim.id().clone()),
            },
            window,
            date,
            span,
            kept: match quantity.stage() {
                Stage::Verified if !stock => Span::kept(claim),
                _ => Span::UNKNOWN,
            },
            all_of_wave: false,
            unsure: (known && !sure).then(|| claim.id().clone()),
        }
    }

    /// The wave of which it may be everybody: at its stage nothing narrows it but the date.
    pub(super) fn wave_as_a_whole<'a>(&self, ledger: &'a Ledger) -> Option<&'a ReleaseWave> {
        let wave = ledger.wave(self.line.wave.as_ref()?)?;
        let whole = Self::of_wave(wave, self.line.stage);
        (self.line == whole.line && self.window.is_none()).then_some(wave)
    }
}

impl Extent {
    /// Whether its people are surely among the other's.
    pub(super) fn within(&self, ledger: &Ledger, other: &Self) -> bool {
        self.line.within(ledger, &other.line) && self.in_time(other)
    }

    /// Whether its days, or its date, surely lie in the other's; for sets whose lines lie within.
    pub(super) fn in_time(&self, other: &Self) -> bool {
        if self.line.measure.is_stock() {
            return self.date.is_some()
                && self.date == other.date
                && self.unsure.is_none()
                && other.unsure.is_none();
        }
        if other.line.stage == Stage::Verified && !self.kept.ends_by(other.kept) {
            return false;
        }
        match other.line.wave {
            None => self.span.inside(other.span),
            Some(_) => {
                other.all_of_wave
                    || (self.span.ends_by(other.span)
                        && (other.window.is_none() || self.span.begins_within(other.span)))
            }
        }
    }

    /// In what it is narrower than a set it lies within.
    pub(super) fn narrower_in(&self, other: &Self) -> Vec<Aspect> {
        let mut found: Vec<Aspect> = self.line.narrower_in(&other.line).collect();
        if self.window != other.window && other.line.wave.is_none() {
            found.push(Aspect::Window);
        } else if self.span.end() != other.span.end() {
            found.push(Aspect::AsOf);
        }
        found.sort_unstable();
        found
    }
}

impl Line {
    /// Whether the people of this line are surely among those of the other whenever the days agree.
    pub(super) fn within(&self, ledger: &Ledger, other: &Self) -> bool {
        let leaving = matches!(self.measure, Measure::Expelled | Measure::Exchanged);
        let measure = self.measure == other.measure || (leaving && other.measure == Measure::Released);
        let stage = match (self.stage, other.stage) {
            (Stage::Verified, Stage::Executed) => true,
            (one, whole) => one == whole && self.verifiers == other.verifiers,
        };
        let of_wave = match (&self.wave, &other.wave) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(own), Some(outer)) => is_inside(ledger, own, outer),
        };
        // Without a population it is not said who is counted; naming a wave puts anybody inside it.
        let somebody = !other.populations.is_empty() || self.populations.is_empty() || other.wave.is_some();
        let populations = other
            .populations
            .iter()
            .all(|whole| self.populations.iter().any(|part| ledger.is_within(part, whole)));
        self.unit == other.unit
            && measure
            && stage
            && of_wave
            && other.own.is_none()
            && self.own.is_none()
            && (other.outcome.is_none() || self.outcome == other.outcome)
            && (other.place.is_none() || self.place == other.place)
            && somebody
            && populations
    }

    /// In what it differs from a line it lies within.
    pub(super) fn narrower_in(&self, other: &Self) -> impl Iterator<Item = Aspect> {
        [
            (self.measure != other.measure, Aspect::Measure),
            (self.stage != other.stage, Aspect::Stage),
            (self.populations != other.populations, Aspect::Population),
            (self.place != other.place, Aspect::Place),
            (self.wave != other.wave, Aspect::Wave),
            (self.outcome != other.outcome, Aspect::Outcome),
        ]
        .into_iter()
        .filter_map(|(differs, aspect)| differs.then_some(aspect))
    }
}

/// Whether a wave is another or lies within it, at any remove.
fn is_inside(ledger: &Ledger, inner: &WaveId, outer: &WaveId) -> bool {
    let mut at = Some(inner);
    while let Some(id) = at {
        if id == outer {
            return true;
        }
        at = ledger.wave(id).and_then(ReleaseWave::within);
    }
    false
}

/// Of populations one inside the other, the inner.
fn innermost<'a>(ledger: &Ledger, given: impl Iterator<Item = &'a PopulationId>) -> Vec<PopulationId> {
    let all: BTreeSet<&PopulationId> = given.collect();
    let wider = |one: &&&PopulationId| {
        all.iter()
            .any(|other| other != *one && ledger.is_within(other, one))
    };
    all.iter()
        .filter(|one| !wider(one))
        .map(|one| (*one).clone())
        .collect()
}

/// Whether two populations are declared to share nobody, themselves or through wider ones.
pub(super) fn share_nobody(ledger: &Ledger, one: &PopulationId, other: &PopulationId) -> bool {
    let around = |id: &'_ PopulationId| -> BTreeSet<PopulationId> {
        ledger
            .wider(id)
            .into_iter()
            .cloned()
            .chain([id.clone()])
            .collect()
    };
    let (one, other) = (around(one), around(other));
    let declared = |from: &BTreeSet<PopulationId>, to: &BTreeSet<PopulationId>| {
        from.iter()
            .filter_map(|id| ledger.population(id))
            .flat_map(Population::disjoint)
            .any(|id| to.contains(id))
    };
    declared(&one, &other) || declared(&other, &one)
}
