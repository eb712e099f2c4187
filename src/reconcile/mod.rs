//! The whole in one call: [`reconcile`].

pub mod since;

use std::collections::BTreeMap;

use crate::dedup::{self, Utterances, Voice};
use crate::discrepancy::{
    self, Balance, Break, Coherence, Constraints, Counted, Evidence, FlowReport, Growth, ImpliedPart,
    Readings, Scope, StockReport, Suppose, balances, breaks, coherence, counted, flows, growth,
    implied_parts, readings_beside, stocks,
};
use crate::id::{ClaimId, ListingId, SourceId, WaveId};
use crate::link;
use crate::listing::{self, ListingReport, Listings};
use crate::model::ledger::Ledger;
use crate::model::person::Resolution;
use crate::model::quantity::Quantity;
use crate::model::vocabulary::Measure;
use crate::settings::Settings;
use crate::wave::{self, WaveMatches};

/// Everything the library has to say of a ledger: persons, utterances, waves, stocks.
///
/// A value that borrows its ledger; look things up in it, print it with
/// [`render`](crate::render), or serialise it: JSON carries ids, figures and reasons, and no
/// person's name.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Reconciliation<'a> {
    #[cfg_attr(feature = "serde", serde(skip))]
    ledger: &'a Ledger,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    title: Option<&'a str>,
    settings: Settings,
    utterances: Utterances,
    voices: Vec<VoiceProfile>,
    flows: Vec<FlowReport>,
    stocks: Vec<StockReport>,
    balances: Vec<Balance>,
    breaks: Vec<Break>,
    growth: Vec<Growth>,
    counted: Vec<Counted>,
    implied: Vec<ImpliedPart>,
    coherence: Coherence,
    readings: Readings,
    persons: Resolution,
    listings: Listings,
    set_apart: Vec<ClaimId>,
    superseded: Vec<ClaimId>,
    wave_matches: WaveMatches,
}

/// One voice and everything it says in a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct VoiceProfile {
    /// The voice.
    pub voice: Voice,
    /// Its utterances, each by the row that stands for it.
    pub utterances: Vec<ClaimId>,
    /// The pages through which it is heard.
    pub pages: Vec<SourceId>,
}

/// Reconciles a ledger under the given settings.
///
/// Pure and total: no clock, no I/O, no randomness; the same ledger and settings give the same value
/// whatever the order of the file. O(n log² n) in claims and records.
///
/// ```
/// use cotejo::{ClaimDraft, Draft, Ledger, Settings, SourceDraft, WaveDraft, reconcile};
/// let draft = Draft::new()
///     .with_source(SourceDraft::new("gov").kind("government"))
///     .with_source(SourceDraft::new("monitor").kind("monitor"))
///     .with_wave(WaveDraft::new("may").window("2026-05-01"))
///     .with_claim(ClaimDraft::new("g1").by("gov").count("released").wave("may").figure("116"))
///     .with_claim(
///         ClaimDraft::new("m1").by("monitor").count("released").stage("verified").wave("may").figure("41"),
///     );
/// let ledger = Ledger::try_from(draft)?;
/// let found = reconcile(&ledger, &Settings::default());
/// let may = found.wave(&"may".parse()?).ok_or("no such wave")?;
/// assert_eq!(may.gaps.first().map(|gap| gap.gap.persons.to_string()), Some("75".to_owned()));
/// assert!(may.consistency.clash.is_none(), "41 verified of 116 is a gap, not a contradiction");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn reconcile<'a>(ledger: &'a Ledger, settings: &Settings) -> Reconciliation<'a> {
    let utterances = dedup::utterances(ledger);
    let persons = link::persons(ledger, settings.joining());
    let evidence = Evidence::new(ledger, &utterances, settings);
    let flows = flows(&evidence, &persons);
    let stocks = stocks(&evidence);
    let balances = balances(&evidence);
    let breaks = breaks(&evidence);
    let growth = growth(&evidence);
    let counted = counted(&evidence, &flows);
    let implied = implied_parts(ledger, &flows);
    let coherence = coherence(&evidence, &persons, &Suppose::default());
    let readings = readings_beside(&evidence, &persons, &Suppose::default(), &coherence);
    let of = |keep: &dyn Fn(&dedup::Utterance) -> bool| -> Vec<ClaimId> {
        utterances
            .iter()
            .filter(|u| keep(u))
            .map(|u| u.id().clone())
            .collect()
    };
    let set_apart = of(&|utterance| {
        ledger
            .claim(utterance.id())
            .is_some_and(|claim| claim.set_apart().is_some())
    });
    let superseded = of(&|utterance| utterance.superseded_by().is_some());
    Reconciliation {
        wave_matches: wave::matches(ledger, &persons),
        voices: voices(ledger, &utterances),
        listings: listing::listings(ledger, &persons, settings.lexicon()),
        title: ledger.title(),
        settings: settings.clone(),
        ledger,
        flows,
        stocks,
        balances,
        breaks,
        growth,
        counted,
        implied,
        coherence,
        readings,
        persons,
        set_apart,
        superseded,
        utterances,
    }
}

fn voices(ledger: &Ledger, utterances: &Utterances) -> Vec<VoiceProfile> {
    let mut found: BTreeMap<&Voice, VoiceProfile> = BTreeMap::new();
    for utterance in utterances {
        for voice in utterance.voices() {
            let profile = found.entry(voice).or_insert_with(|| VoiceProfile {
                voice: voice.clone(),
                utterances: Vec::new(),
                pages: Vec::new(),
            });
            profile.utterances.push(utterance.id().clone());
        }
        // Pages where a voice is heard, not those that put its words into another's mouth.
        let alone = utterance.claims().len() == 1;
        for claim in utterance.claims().iter().filter_map(|id| ledger.claim(id)) {
            let own = if alone {
                utterance.voices().to_vec()
            } else {
                dedup::voices_of(ledger, claim)
            };
            for voice in own
                .iter()
                .filter(|voice| utterance.voices().binary_search(voice).is_ok())
            {
                if let Some(profile) = found.get_mut(voice) {
                    profile.pages.extend(claim.via().iter().cloned());
                }
            }
        }
    }
    let sorted = |mut profile: VoiceProfile| {
        profile.pages.sort();
        profile.pages.dedup();
        profile
    };
    found.into_values().map(sorted).collect()
}

impl<'a> Reconciliation<'a> {
    /// The ledger reconciled.
    #[must_use]
    pub fn ledger(&self) -> &'a Ledger {
        self.ledger
    }
    /// What the ledger is about.
    #[must_use]
    pub fn title(&self) -> Option<&'a str> {
        self.title
    }
    /// The policies that shaped the result.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }
    /// What was said, repetitions joined.
    #[must_use]
    pub fn utterances(&self) -> &Utterances {
        &self.utterances
    }
    /// Every voice with all it says, identified ones first.
    #[must_use]
    pub fn voices(&self) -> &[VoiceProfile] {
        &self.voices
    }
    /// One voice.
    #[must_use]
    pub fn voice(&self, voice: &Voice) -> Option<&VoiceProfile> {
        self.voices.iter().find(|profile| profile.voice == *voice)
    }
    /// The voices in which a source has a part: alone, jointly, or as the body others speak for.
    pub fn voices_with<'s>(&'s self, source: &'s SourceId) -> impl Iterator<Item = &'s VoiceProfile> {
        let body = self.ledger.speaks_for(source);
        self.voices
            .iter()
            .filter(move |profile| profile.voice.sources().contains(body))
    }
    /// Every wave and every stretch of days, waves first.
    #[must_use]
    pub fn flows(&self) -> &[FlowReport] {
        &self.flows
    }
    /// One wave: those who left custody in it. O(log n).
    #[must_use]
    pub fn wave(&self, id: &WaveId) -> Option<&FlowReport> {
        let leaving = |measure| {
            matches!(
                measure,
                Measure::Released | Measure::Expelled | Measure::Exchanged
            )
        };
        // Flows are in order of their scope.
        let scope = Scope::Wave(id.clone());
        let first = self.flows.partition_point(|flow| flow.scope < scope);
        let mut own = self
            .flows
            .iter()
            .skip(first)
            .take_while(|flow| flow.scope == scope);
        own.find(|flow| leaving(flow.measure))
    }
    /// Stocks, each at the dates near which somebody gives a figure.
    #[must_use]
    pub fn stocks(&self) -> &[StockReport] {
        &self.stocks
    }
    /// Stocks at a date of your choice. Prepares the evidence anew, O(n log n).
    #[must_use]
    pub fn stocks_at(&self, date: time::Date) -> Vec<StockReport> {
        discrepancy::stocks_at(&self.evidence(), date)
    }
    /// Each voice's consecutive stocks with the flows it gives between them, and what is left.
    #[must_use]
    pub fn balances(&self) -> &[Balance] {
        &self.balances
    }
    /// Two stocks and flows of your choice as one balance, voices mixed where you mix them. Prepares the
    /// evidence anew, O(n log n); see [`discrepancy::balance`](discrepancy::balance()).
    #[must_use]
    pub fn balance(&self, from: &ClaimId, to: &ClaimId, flows: &[ClaimId]) -> Option<Balance> {
        discrepancy::balance(&self.evidence(), from, to, flows)
    }
    /// Where a voice's consecutive figures cannot be balanced.
    #[must_use]
    pub fn breaks(&self) -> &[Break] {
        &self.breaks
    }
    /// How verified counts rose from date to date.
    #[must_use]
    pub fn growth(&self) -> &[Growth] {
        &self.growth
    }
    /// All figures for one quantity as one group, whatever their dates; `None` when nobody gives one.
    #[must_use]
    pub fn quantity(&self, quantity: &Quantity) -> Option<discrepancy::GroupReport> {
        let wanted = quantity.undated();
        let evidence = self.evidence();
        let group = discrepancy::GroupReport::of(
            evidence
                .entries()
                .iter()
                .filter(|e| e.quantity.undated() == wanted),
        );
        (!group.entries.is_empty()).then_some(group)
    }
    /// Two claims compared; `None` when one is not in the ledger. A claim without a figure is
    /// incomparable. Prepares the evidence anew each time, O(n log n): for many pairs take
    /// [`evidence`](Self::evidence) once and call [`discrepancy::pair`].
    #[must_use]
    pub fn pair(&self, one: &ClaimId, other: &ClaimId) -> Option<discrepancy::Pair> {
        let (one, other) = (self.ledger.claim(one)?, self.ledger.claim(other)?);
        Some(discrepancy::pair(&self.evidence(), one, other))
    }
    /// Why the figures of two claims differ, reason by reason; `None` when one is not in the ledger,
    /// gives no number, or counts something of another kind. Prepares the evidence anew each time,
    /// O(n log n): for many pairs take [`evidence`](Self::evidence) and one
    /// [`discrepancy::Explainer`].
    #[must_use]
    pub fn explain(&self, one: &ClaimId, other: &ClaimId) -> Option<discrepancy::Explanation> {
        let (one, other) = (self.ledger.claim(one)?, self.ledger.claim(other)?);
        discrepancy::explain(&self.evidence(), one, other)
    }
    /// Sums over waves that share nobody.
    #[must_use]
    pub fn counted(&self) -> &[Counted] {
        &self.counted
    }
    /// What would follow if an itemisation were complete.
    #[must_use]
    pub fn implied(&self) -> &[ImpliedPart] {
        &self.implied
    }
    /// Whether the figures of the whole ledger can all be true, at face value and with no assumption: scores,
    /// the smallest sets of claims that cannot, and the smallest to set aside.
    #[must_use]
    pub fn coherence(&self) -> &Coherence {
        &self.coherence
    }
    /// Every combination of readings, which of them let all claims stand, and what would have to be so.
    #[must_use]
    pub fn readings(&self) -> &Readings {
        &self.readings
    }
    /// The counts of the ledger as one system under a supposition of your own: other readings, assumptions
    /// switched on, rules switched off, claims set aside, or only the sources you trust. From there
    /// [`coherence`](Constraints::coherence), [`implied`](Constraints::implied) and shares. Prepares the
    /// evidence anew, O(n log n).
    #[must_use]
    pub fn constraints(&self, suppose: &Suppose) -> Constraints {
        Constraints::derive(&self.evidence(), &self.persons, suppose)
    }
    /// Detainee records joined into persons.
    #[must_use]
    pub fn persons(&self) -> &Resolution {
        &self.persons
    }
    /// Every edition of every list: what changed, what it adds up to, who is free by it and held elsewhere.
    #[must_use]
    pub fn listings(&self) -> &Listings {
        &self.listings
    }
    /// One edition of a list. O(log n).
    #[must_use]
    pub fn listing(&self, id: &ListingId) -> Option<&ListingReport> {
        self.listings.of(id)
    }
    /// Utterances set apart for their date or scope.
    #[must_use]
    pub fn set_apart(&self) -> &[ClaimId] {
        &self.set_apart
    }
    /// Utterances that a standing claim corrects or retracts.
    #[must_use]
    pub fn superseded(&self) -> &[ClaimId] {
        &self.superseded
    }
    /// How far a voice's figures are from those of the others: no judgement of anybody, and worked out
    /// only here, never with the whole. Prepares the evidence anew, O(n log n) and more where many
    /// figures are near: see [`discrepancy::divergence`].
    #[must_use]
    pub fn divergence(&self, voice: &Voice) -> discrepancy::Divergence {
        discrepancy::divergence(&self.evidence(), voice)
    }
    /// Pairs of wave records that may be one wave, or share people. Nothing is merged.
    #[must_use]
    pub fn wave_matches(&self) -> &WaveMatches {
        &self.wave_matches
    }
    /// What is compared, for the stages that take it.
    #[must_use]
    pub fn evidence(&self) -> Evidence<'_> {
        Evidence::new(self.ledger, &self.utterances, &self.settings)
    }
}
