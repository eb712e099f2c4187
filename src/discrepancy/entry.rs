//! What is compared: one figure of one voice, after repetitions and corrections.

use std::collections::{BTreeMap, BTreeSet};

use crate::dedup::{Utterances, Voice, voices_of};
use crate::figure::{Figure, Form};
use crate::id::{ClaimId, SourceId};
use crate::lexicon::Lexicon;
use crate::model::claim::Claim;
use crate::model::ledger::Ledger;
use crate::model::quantity::{Quantity, Undated};
use crate::model::vocabulary::Stage;
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
    /// What the figure needs at least when it is a list: for an unnamed group, whose range is an
    /// envelope over several lists, the length of the longest; otherwise its lower end.
    pub longest_list: u64,
}

impl Entry {
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
            let Some(&spread) = spreads.get(claim.id()) else {
                continue;
            };
            entries.extend(entries_of(ledger, claim, utterance.voices(), spread));
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

/// One claim's figure for each voice that gives it; none without a quantity. At stage verified a list is
/// its verifier's, whoever tells of it.
pub(crate) fn entries_of(ledger: &Ledger, claim: &Claim, voices: &[Voice], spread: Spread) -> Vec<Entry> {
    let Some(quantity) = claim.quantity() else {
        return Vec::new();
    };
    let voices = match quantity.stage() {
        Stage::Verified => lists_of(ledger, claim, quantity),
        _ => voices.to_vec(),
    };
    let entry = |voice: Voice| Entry {
        claim: claim.id().clone(),
        page: claim.via().first().cloned(),
        // At stage verified the quantity names the list, here each its own.
        quantity: quantity.listed_by(match quantity.stage() {
            Stage::Verified => voice.sources(),
            _ => &[],
        }),
        spread,
        dated: claim.dated().cloned(),
        relative: claim.figure().is_some_and(|figure| figure.operand().is_some()),
        longest_list: longest_list(&voice, claim, spread),
        voice,
    };
    voices.into_iter().map(entry).collect()
}

/// Whose lists a verified count is about: one each for several verifiers, one for a joint claim's.
fn lists_of(ledger: &Ledger, claim: &Claim, quantity: &Quantity) -> Vec<Voice> {
    let own = voices_of(ledger, claim);
    let speakers: BTreeSet<&SourceId> = own.iter().flat_map(Voice::sources).collect();
    if quantity.verifiers().is_empty() || quantity.verifiers().iter().eq(speakers) {
        return own;
    }
    let list = |body: &SourceId| {
        let plural = ledger
            .source(body)
            .is_some_and(crate::model::source::Source::is_plural);
        if plural {
            Voice::Unnamed(body.clone())
        } else {
            Voice::Named(vec![body.clone()])
        }
    };
    quantity.verifiers().iter().map(list).collect()
}

fn longest_list(voice: &Voice, claim: &Claim, spread: Spread) -> u64 {
    let least = spread.core().lo();
    if !matches!(voice, Voice::Unnamed(_)) {
        return least;
    }
    match claim.figure().map(Figure::form) {
        Some(&Form::Between(_, longest)) => longest,
        // The longest is said to be about so many: at face value, its own lower end.
        Some(&Form::AboutBetween(_, longest)) => {
            let about = Figure::new(Form::About(longest))
                .ok()
                .and_then(|about| about.spread(&Lexicon::default()));
            about.map_or(least, |about| about.core().lo()).max(least)
        }
        _ => least,
    }
}

/// Each voice's figures at its latest date only, a figure given twice counted once. Only a count of
/// the same people replaces an earlier one, and a relative figure does not replace a number.
pub(crate) fn latest_per_voice<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Vec<&'e Entry> {
    let mut by_voice: BTreeMap<(&Voice, bool, Undated<'_>), Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        by_voice
            .entry((&entry.voice, entry.relative, entry.quantity.undated_key()))
            .or_default()
            .push(entry);
    }
    let mut found: Vec<&Entry> = Vec::new();
    for own in by_voice.into_values() {
        // Clock times are compared as instants where all have one, days otherwise.
        let clocks = own
            .iter()
            .all(|entry| entry.dated.as_ref().is_some_and(|when| when.instant().is_some()));
        let date = |entry: &Entry| {
            let when = entry.dated.as_ref()?;
            Some(if clocks {
                (None, when.instant())
            } else {
                (when.latest(), None)
            })
        };
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
