//! [`ProposedJoin`]: two claims at corresponding places of a repeat, for somebody to decide on.

use crate::dedup::text::repeat::Passage;
use crate::id::ClaimId;
use crate::model::draft::JudgementDraft;
use crate::model::vocabulary::Aspect;
use crate::ratio::Ratio;

/// Two claims that may be one utterance: they stand at corresponding lines of a repeat and say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ProposedJoin {
    /// The one claim, of the lesser id.
    pub one: ClaimId,
    /// The other.
    pub other: ClaimId,
    /// How nearly the passages are the same; see [`Repeat::similarity`](crate::dedup::text::Repeat).
    pub similarity: Ratio,
    /// Where the one stands and where the other.
    pub passages: [Passage; 2],
}

impl ProposedJoin {
    /// The proposal as a judgement, with its reason in words. It is a decision only once somebody adds it to a
    /// draft ([`Draft::with_judgement`](crate::Draft::with_judgement)), best with the id of
    /// whoever decides ([`by`](JudgementDraft::by)); taking it out undoes it.
    ///
    /// For a row printed again on the same page, [`ClaimDraft::reprints`](crate::ClaimDraft) says the same in the
    /// record itself.
    #[must_use]
    pub fn judgement(&self) -> JudgementDraft {
        let [one, other] = self.passages.each_ref().map(place);
        let because = if self.similarity == Ratio::ONE {
            format!("the same words at {one} and at {other}")
        } else {
            format!(
                "nearly the same words at {one} and at {other}: similarity {} ({} %)",
                self.similarity,
                self.similarity.percent()
            )
        };
        JudgementDraft::same_utterance([self.one.as_str(), self.other.as_str()], &because)
    }
}

/// `s0 l3`, `s0 l3-l5`.
fn place(passage: &Passage) -> String {
    if passage.first_line == passage.last_line {
        format!("{} l{}", passage.page, passage.first_line)
    } else {
        format!("{} l{}-l{}", passage.page, passage.first_line, passage.last_line)
    }
}

/// Two claims at corresponding lines of a repeat that do not say the same: a rewrite that changed the number.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Differing {
    /// The one claim, of the lesser id.
    pub one: ClaimId,
    /// The other.
    pub other: ClaimId,
    /// In what they differ.
    pub differs: Vec<Aspect>,
    /// How nearly the passages are the same.
    pub similarity: Ratio,
    /// Where the one stands and where the other.
    pub passages: [Passage; 2],
}

/// What the repeats in some text suggest about a ledger. Nothing of it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Proposals {
    /// Claims that may be one utterance, by the ids of both; one pair for two utterances.
    pub joins: Vec<ProposedJoin>,
    /// Claims at corresponding lines that differ, by the ids of both; one pair for two utterances.
    pub differing: Vec<Differing>,
    /// How many times a claim was not looked at because [`CLAIMS_A_PLACE`](Self::CLAIMS_A_PLACE) others stand at
    /// the same place.
    pub left_out: usize,
}

impl Proposals {
    /// How many claims at one place are compared with those of the corresponding one.
    pub const CLAIMS_A_PLACE: usize = 32;
}
