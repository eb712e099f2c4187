//! What is compared: one figure of one voice, after repetitions and corrections.

use std::collections::{BTreeMap, BTreeSet};

use crate::dedup::{Utterances, Voice};
use crate::id::{ClaimId, SourceId};
use crate::lexicon::Lexicon;
use crate::model::claim::Claim;
use crate::model::ledger::Ledger;
use crate::model::quantity::Quantity;
use crate::settings::{SetApartClaims, Settings};
use crate::spread::Spread;
use crate::when::When;

/// One voice's figure for one quantity, as compared.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Entry {
    /// The row that stands for the utterance.
    pub claim: ClaimId,
    /// Whose figure it is.
    pub voice: Voice,
    /// The first page that carries it.
    pub page: Option<SourceId>,
    /// What is counted.
    pub quantity: Quantity,
    /// The figure at face value and at its widest.
    pub spread: Spread,
    /// The date it refers to: as of, else said, else published.
    pub dated: Option<When>,
    /// Whether the figure is relative to another claim's: "fewer than the government says".
    pub relative: bool,
}

impl Entry {
    /// What the figure needs at least when it is a list: for an unnamed group, whose range is an
    /// envelope over several lists, the length of the longest.
    pub(crate) fn longest_list(&self) -> u64 {
        let core = self.spread.core();
        match self.voice {
            Voice::Unnamed(_) => core.hi().unwrap_or(core.lo()),
            Voice::Named(_) | Voice::Nobody(_) => core.lo(),
        }
    }

    /// Whether it gives a number of its own that says more than "some".
    pub(crate) fn gives_a_number(&self) -> bool {
        !self.relative && (self.spread.core().lo() > 1 || self.spread.core().hi().is_some())
    }
}

/// Everything that is compared in a ledger, worked out once: utterances, figures, and policies.
#[derive(Debug, Clone)]
pub struct Evidence<'a> {
    pub(crate) ledger: &'a Ledger,
    pub(crate) utterances: &'a Utterances,
    pub(crate) settings: &'a Settings,
    spreads: BTreeMap<ClaimId, Spread>,
    entries: Vec<Entry>,
}

impl<'a> Evidence<'a> {
    /// Prepares a ledger for comparison. O(n log n).
    ///
    /// Compared is every standing utterance with a figure that is not *unknown*. Claims set apart are
    /// left out unless the settings take them in.
    #[must_use]
    pub fn new(ledger: &'a Ledger, utterances: &'a Utterances, settings: &'a Settings) -> Self {
        let spreads = ledger.spreads(settings.lexicon());
        let mut entries = Vec::new();
        for utterance in utterances {
            let Some(claim) = ledger.claim(utterance.id()) else {
                continue;
            };
            let apart = claim.set_apart().is_some() && settings.set_apart_claims() == SetApartClaims::LeftOut;
            let scored = claim.figure().is_some_and(|figure| !figure.is_unknown());
            if utterance.superseded_by().is_some() || apart || !scored {
                continue;
            }
            let (Some(quantity), Some(&spread)) = (claim.quantity(), spreads.get(claim.id())) else {
                continue;
            };
            for voice in utterance.voices() {
                // Several voices that verify separately each have a list of their own.
                let mut quantity = quantity.clone();
                if utterance.voices().len() > 1 && quantity.verifiers().len() > 1 {
                    quantity = quantity.verified_by(voice.sources());
                }
                entries.push(Entry {
                    claim: claim.id().clone(),
                    voice: voice.clone(),
                    page: claim.via().first().cloned(),
                    quantity,
                    spread,
                    dated: claim.dated().cloned(),
                    relative: claim.figure().is_some_and(|figure| figure.operand().is_some()),
                });
            }
        }
        Self {
            ledger,
            utterances,
            settings,
            spreads,
            entries,
        }
    }

    /// What is compared, in order of claim.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// A claim's figure at face value and at its widest, relative ones resolved.
    #[must_use]
    pub fn spread(&self, claim: &Claim) -> Option<Spread> {
        self.spreads.get(claim.id()).copied()
    }

    /// The policy for vague words.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        self.settings.lexicon()
    }
}

/// Each voice's figures at its latest date only, a figure given twice counted once. Only a count of
/// the same people replaces an earlier one, and a relative figure does not replace a number.
pub(crate) fn latest_per_voice<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Vec<&'e Entry> {
    let mut by_voice: BTreeMap<(&Voice, bool, Quantity), Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        by_voice
            .entry((&entry.voice, entry.relative, entry.quantity.undated()))
            .or_default()
            .push(entry);
    }
    let date = |entry: &Entry| entry.dated.as_ref().map(|when| (when.latest(), when.instant()));
    let mut found: Vec<&Entry> = Vec::new();
    for own in by_voice.into_values() {
        let latest = own.iter().map(|entry| date(entry)).max().flatten();
        let mut seen = BTreeSet::new();
        found.extend(
            own.into_iter()
                .filter(|entry| date(entry) == latest && seen.insert(entry.spread)),
        );
    }
    found.sort_by(|a, b| a.claim.cmp(&b.claim).then_with(|| a.voice.cmp(&b.voice)));
    found
}
