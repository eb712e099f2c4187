//! [`Divergence`]: how far one voice's figures are from those of the others.

use std::collections::BTreeSet;

use crate::bounds::Bounds;
use crate::dedup::Voice;
use crate::discrepancy::entry::{Entry, Evidence};
use crate::discrepancy::mean::mean;
use crate::discrepancy::scores::Scores;
use crate::discrepancy::stock::stocks_of;
use crate::discrepancy::wave::flows;
use crate::id::ClaimId;
use crate::model::person::Resolution;
use crate::model::source::Source;
use crate::model::vocabulary::Stage;
use crate::ratio::Ratio;
use crate::spread::Spread;
use crate::when::When;

/// How far one voice's figures are from those of the others, figure by figure, and on the whole.
///
/// **Being far from the others is not being wrong.** The one that diverges may be the only one that
/// counted; those that agree may have copied one another, or count fewer people. Nothing here ranks
/// anybody, and two voices of one ledger are not comparable by it: each is set against other figures.
/// It shows where to look, and it is worked out only when asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Divergence {
    /// The voice.
    pub voice: Voice,
    /// Its comparable figures, in order of claim.
    pub terms: Vec<DivergenceTerm>,
    /// The mean of the terms' gaps, from 0 to 1; `None` when there are no terms.
    pub mean: Option<Ratio>,
    /// The mean of the same with their sides, never larger than [`mean`](Self::mean); `None` when there
    /// are no terms.
    pub bias: Option<Bias>,
    /// Whether mean and bias are exact.
    pub precision: Precision,
    /// Whether there are enough terms to speak of a mean.
    pub sufficiency: Sufficiency,
}

impl Divergence {
    /// With fewer comparable figures than this the result is [`Sufficiency::Insufficient`].
    pub const ENOUGH: usize = 3;
}

/// One figure of the voice against those of the others.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DivergenceTerm {
    /// The voice's claim.
    pub claim: ClaimId,
    /// Its figure at face value.
    pub own: Bounds,
    /// What the others imply: the counts all of them allow, or their median interval where there are
    /// none.
    pub others: Bounds,
    /// Whether some count satisfies all the others.
    pub others_agree: bool,
    /// From one to the other, relative to the larger of the facing ends; 0 when they meet.
    pub gap: Ratio,
    /// On which side the voice's figure lies.
    pub lean: Lean,
    /// The claims of the others, in order; at most [`LISTED`](Self::LISTED).
    pub against: Vec<ClaimId>,
    /// How many claims of others there are.
    pub against_found: usize,
    /// Claims near it that may be the voice's own and were not taken for another's, in order; at most
    /// [`LISTED`](Self::LISTED).
    pub perhaps_own: Vec<ClaimId>,
}

impl DivergenceTerm {
    /// How many claims are listed at most.
    pub const LISTED: usize = 100;
}

/// On which side of the others a figure lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[expect(clippy::exhaustive_enums, reason = "above, below, or neither")]
pub enum Lean {
    /// All of it is below what the others imply.
    Below,
    /// Some count is in both.
    Within,
    /// All of it is above what the others imply.
    Above,
}

/// Gaps with their sides, averaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Bias {
    /// Towards which side; [`Lean::Within`] when the sides cancel out.
    pub lean: Lean,
    /// How far.
    pub size: Ratio,
}

/// Whether a mean is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[expect(clippy::exhaustive_enums, reason = "exact or rounded")]
pub enum Precision {
    /// It is the fraction itself.
    Exact,
    /// The sum does not fit 128 bits: each gap was rounded to the nearest 10⁻¹⁸, and so the mean is
    /// within half of that.
    Rounded,
}

/// Whether there are enough figures to speak of a mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[expect(clippy::exhaustive_enums, reason = "enough or not")]
pub enum Sufficiency {
    /// [`Divergence::ENOUGH`] comparable figures or more.
    Sufficient,
    /// Fewer: the values are given and say nothing of the voice.
    Insufficient,
}

/// How far a voice's figures are from those of the others.
///
/// Comparable are the voice's totals that others also give a number for: a stock, with the figure of
/// each other voice nearest its date, within the tolerance of the settings; a total of one flow at one
/// stage, with the rival totals of its date, of each voice the latest. Not compared: verified counts,
/// which are floors and no rivals; figures relative to another's; what is unknown or says no more than
/// "some". A figure given again for one date counts once. All at face value.
///
/// The others are voices that are surely not this one. A joint voice in which it has a part is not
/// another. An unnamed group, or a number nobody is named for, may be any voice; it is taken for
/// another's unless the ledger gives reason to think otherwise: the group is declared to have the voice
/// as a member, or its figure stands on one page with the voice's and contains it, as a page does that
/// quotes one of them. What is left out for that reason is listed with the term
/// ([`perhaps_own`](DivergenceTerm::perhaps_own)). The rule is the same whichever of the two is asked.
///
/// O(n log n + d m) for d figures of the voice with m figures near each.
///
/// ```
/// use cotejo::{ClaimDraft, Draft, Ledger, Settings, SourceDraft, reconcile};
/// use cotejo::discrepancy::{Lean, Sufficiency};
/// let said = [("a", "300"), ("b", "650-750"), ("c", "806"), ("d", "800-1000"), ("e", "800-1200")];
/// let draft = said.iter().fold(Draft::new(), |draft, (by, figure)| {
///     let claim = ClaimDraft::new(&format!("held-{by}")).by(*by).count("held");
///     draft.with_source(SourceDraft::new(by)).with_claim(claim.as_of("2026-05-01").figure(*figure))
/// });
/// let ledger = Ledger::try_from(draft)?;
/// let found = reconcile(&ledger, &Settings::default());
/// let voice = cotejo::dedup::Voice::Named(vec!["a".parse()?]);
/// let divergence = found.divergence(&voice);
/// assert_eq!(divergence.terms[0].others.to_string(), "800-806");
/// assert_eq!(divergence.mean.map(|mean| mean.to_string()), Some("5/8".to_owned()));
/// assert_eq!(divergence.bias.map(|bias| bias.lean), Some(Lean::Below));
/// assert_eq!(divergence.sufficiency, Sufficiency::Insufficient);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn divergence(evidence: &Evidence<'_>, voice: &Voice) -> Divergence {
    let mut found: Vec<(&Entry, DivergenceTerm)> = Vec::new();
    let stocks = stocks_of(evidence, voice);
    for (own, near) in &stocks {
        let others = Others::of(voice, near.iter().copied());
        found.extend(
            own.iter()
                .filter_map(|own| Some((*own, others.against(evidence, own)?))),
        );
    }
    // Rival totals do not depend on the persons named.
    let flows = flows(evidence, &Resolution::default());
    for group in flows
        .iter()
        .flat_map(|flow| &flow.rivals)
        .map(|rivals| &rivals.group)
    {
        let others = Others::of(voice, &group.entries);
        let own = group.entries.iter().filter(|entry| entry.voice == *voice);
        found.extend(own.filter_map(|own| Some((own, others.against(evidence, own)?))));
    }
    found.sort_by(|a, b| a.1.claim.cmp(&b.1.claim));
    // Said again of one date, a figure counts once.
    let mut seen = BTreeSet::new();
    found.retain(|(own, _)| {
        let dated = own.dated.as_ref().map(When::days);
        seen.insert((own.quantity.undated(), dated, own.spread))
    });
    let terms: Vec<DivergenceTerm> = found.into_iter().map(|(_, term)| term).collect();
    let on = |lean: Lean| -> Vec<Ratio> {
        let own = terms.iter().filter(|term| term.lean == lean);
        own.map(|term| term.gap).collect()
    };
    let mean = mean(&on(Lean::Above), &on(Lean::Below), terms.len());
    let bias = mean.as_ref().map(|mean| Bias {
        lean: match mean.balance {
            (_, size) if size.is_zero() => Lean::Within,
            (true, _) => Lean::Above,
            (false, _) => Lean::Below,
        },
        size: mean.balance.1,
    });
    Divergence {
        voice: voice.clone(),
        mean: mean.as_ref().map(|mean| mean.of_all),
        bias,
        precision: if mean.is_none_or(|mean| mean.exact) {
            Precision::Exact
        } else {
            Precision::Rounded
        },
        sufficiency: if terms.len() < Divergence::ENOUGH {
            Sufficiency::Insufficient
        } else {
            Sufficiency::Sufficient
        },
        terms,
    }
}

/// Whether an entry is a total that gives a number of its own.
fn is_total(entry: &Entry) -> bool {
    entry.quantity.stage() != Stage::Verified && entry.gives_a_number()
}

/// The totals near one date that are not of the voice.
struct Others<'e> {
    totals: Vec<&'e Entry>,
    /// Those that are not surely of another voice.
    unsure: Vec<&'e Entry>,
    /// What they imply where none of them may be the voice's own.
    implied: Option<Implied>,
}

/// What some figures imply together.
#[derive(Clone)]
struct Implied {
    figure: Bounds,
    agree: bool,
    claims: Vec<ClaimId>,
    found: usize,
}

impl Implied {
    /// `None` of nothing.
    fn of(totals: &[&Entry]) -> Option<Self> {
        // One voice's repeated figure counts once.
        let distinct: BTreeSet<(&Voice, Spread)> = totals.iter().map(|e| (&e.voice, e.spread)).collect();
        let figures: Vec<Bounds> = distinct.into_iter().map(|(_, spread)| spread.core()).collect();
        let scores = Scores::of(&figures);
        let (claims, found) = claims(totals);
        // Where all fit, the median interval is what all allow: every lower end is below every upper.
        (!figures.is_empty()).then_some(Self {
            figure: scores.median,
            agree: scores.fits(),
            claims,
            found,
        })
    }
}

/// The first claims in order, and how many there are.
fn claims(entries: &[&Entry]) -> (Vec<ClaimId>, usize) {
    let ids: BTreeSet<&ClaimId> = entries.iter().map(|entry| &entry.claim).collect();
    let first = ids.iter().take(DivergenceTerm::LISTED);
    (first.map(|id| (*id).clone()).collect(), ids.len())
}

impl<'e> Others<'e> {
    fn of(voice: &Voice, near: impl IntoIterator<Item = &'e Entry>) -> Self {
        let near = near.into_iter();
        let totals: Vec<&Entry> = near
            .filter(|other| is_total(other) && other.voice != *voice && !shares_a_body(voice, &other.voice))
            .collect();
        let both_named = |other: &&&Entry| voice.is_named() && other.voice.is_named();
        Self {
            implied: Implied::of(&totals),
            unsure: totals
                .iter()
                .filter(|other| !both_named(other))
                .copied()
                .collect(),
            totals,
        }
    }

    /// `None` when nobody else gives a number.
    fn against(&self, evidence: &Evidence<'_>, own: &Entry) -> Option<DivergenceTerm> {
        if !is_total(own) {
            return None;
        }
        let one = |other: &&&Entry| may_be_one(evidence, own, other);
        let perhaps: Vec<&Entry> = self.unsure.iter().filter(one).copied().collect();
        let implied = if perhaps.is_empty() {
            self.implied.clone()
        } else {
            let surely = self.totals.iter().filter(|other| !one(other)).copied();
            Implied::of(&surely.collect::<Vec<&Entry>>())
        }?;
        let own_figure = own.spread.core();
        let gap = own_figure.relative_gap(implied.figure);
        Some(DivergenceTerm {
            claim: own.claim.clone(),
            own: own_figure,
            others: implied.figure,
            others_agree: implied.agree,
            gap,
            lean: match own_figure.lo() < implied.figure.lo() {
                _ if gap.is_zero() => Lean::Within,
                true => Lean::Below,
                false => Lean::Above,
            },
            against: implied.claims,
            against_found: implied.found,
            perhaps_own: claims(&perhaps).0,
        })
    }
}

/// Whether somebody identified has a part in both.
fn shares_a_body(one: &Voice, other: &Voice) -> bool {
    let both_named = one.is_named() && other.is_named();
    both_named && one.sources().iter().any(|id| other.sources().contains(id))
}

/// Whether one of two voices that are not the same may be the other again. Symmetric.
fn may_be_one(evidence: &Evidence<'_>, one: &Entry, other: &Entry) -> bool {
    if one.voice.is_named() && other.voice.is_named() {
        return false;
    }
    let member = |group: &Voice, voice: &Voice| {
        let Voice::Unnamed(group) = group else {
            return false;
        };
        let group = evidence.ledger.source(group);
        let members = group.map_or(&[][..], Source::members);
        let mut bodies = members.iter().map(|id| evidence.ledger.speaks_for(id));
        bodies.any(|body| voice.sources().contains(body))
    };
    if member(&one.voice, &other.voice) || member(&other.voice, &one.voice) {
        return true;
    }
    let pages = |entry: &Entry| {
        evidence
            .utterances
            .of(&entry.claim)
            .map(|utterance| utterance.pages())
    };
    let one_page = pages(one)
        .zip(pages(other))
        .is_some_and(|(a, b)| a.iter().any(|page| b.contains(page)));
    let (a, b) = (one.spread.core(), other.spread.core());
    let contains = (!one.voice.is_named() && b.is_within(a)) || (!other.voice.is_named() && a.is_within(b));
    one_page && contains
}
