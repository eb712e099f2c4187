//! From repeats to proposals: which claims of a ledger stand at corresponding lines.

use std::collections::{BTreeMap, BTreeSet};

use crate::dedup::join::differences;
use crate::dedup::text::locator::lines;
use crate::dedup::text::proposal::{Differing, Proposals, ProposedJoin};
use crate::dedup::text::repeat::{Part, Passage, Repeats};
use crate::dedup::utterance::Utterances;
use crate::dedup::voice::{Voice, voices_of};
use crate::figure::Figure;
use crate::id::{ClaimId, SourceId};
use crate::model::claim::Claim;
use crate::model::judgement::Decision;
use crate::model::ledger::Ledger;
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{Measure, Unit};

/// Names the claims at corresponding lines of the repeats, and proposes those that say the same as one
/// utterance.
///
/// A claim stands where its `via` and `at` say (`l24`, `l1 l5`, `l2-l4`); other places cannot be compared.
/// Two claims say the same when they count one quantity, as-of dates aside, with one figure, or when one of
/// the two gives no figure and the other place offers but one; without a quantity, when they are
/// statements of one kind about the same records. Where several would do, those of the same voice are taken.
/// What a judgement keeps apart and what is one utterance already is left out; of several rows of two
/// utterances the most similar pair is named.
///
/// What is left on both sides and counts the same quantity, or at least the same thing in the same unit, is
/// listed as differing, with what differs.
///
/// O(p log n) for p corresponding lines and n claims, times a constant: at most
/// [`CLAIMS_A_PLACE`](Proposals::CLAIMS_A_PLACE) claims a place are compared.
#[must_use]
pub fn proposals(ledger: &Ledger, utterances: &Utterances, repeats: &Repeats) -> Proposals {
    let search = Search::new(ledger, utterances);
    let mut joins: BTreeMap<(ClaimId, ClaimId), ProposedJoin> = BTreeMap::new();
    let mut differing: BTreeMap<(ClaimId, ClaimId), Differing> = BTreeMap::new();
    let mut left_out = 0;
    for part in repeats.iter().flat_map(|repeat| &repeat.parts) {
        let one = search.standing_in(&part.one, &mut left_out);
        let other = search.standing_in(&part.other, &mut left_out);
        let Matches { same, unlike } = search.matches(&one, &other);
        for (a, b) in same {
            let (one, other, passages) = in_order(a, b, part);
            let proposed = ProposedJoin {
                one,
                other,
                similarity: part.similarity,
                passages,
            };
            let kept = joins
                .entry(search.utterances_of(a, b))
                .or_insert_with(|| proposed.clone());
            if better(&proposed, kept) {
                *kept = proposed;
            }
        }
        for (a, b) in unlike {
            let (one, other, passages) = in_order(a, b, part);
            let (Some(first), Some(second)) = (ledger.claim(&one), ledger.claim(&other)) else {
                continue;
            };
            let found = Differing {
                differs: differences(
                    first,
                    second,
                    &voices_of(ledger, first),
                    &voices_of(ledger, second),
                ),
                one,
                other,
                similarity: part.similarity,
                passages,
            };
            let kept = differing
                .entry(search.utterances_of(a, b))
                .or_insert_with(|| found.clone());
            let rank = |it: &Differing| (std::cmp::Reverse(it.similarity), it.one.clone(), it.other.clone());
            if rank(&found) < rank(kept) {
                *kept = found;
            }
        }
    }
    differing.retain(|pair, _| !joins.contains_key(pair));
    let mut joins: Vec<ProposedJoin> = joins.into_values().collect();
    joins.sort_by(|a, b| (&a.one, &a.other).cmp(&(&b.one, &b.other)));
    let mut differing: Vec<Differing> = differing.into_values().collect();
    differing.sort_by(|a, b| (&a.one, &a.other).cmp(&(&b.one, &b.other)));
    Proposals {
        joins,
        differing,
        left_out,
    }
}

/// The more similar of two proposals for one pair of utterances, then the one of lesser ids.
fn better(new: &ProposedJoin, kept: &ProposedJoin) -> bool {
    let rank = |it: &ProposedJoin| (std::cmp::Reverse(it.similarity), it.one.clone(), it.other.clone());
    rank(new) < rank(kept)
}

/// The two by id, each with its own passage.
fn in_order(a: &Claim, b: &Claim, part: &Part) -> (ClaimId, ClaimId, [Passage; 2]) {
    let (one, other) = (part.one.clone(), part.other.clone());
    if a.id() < b.id() {
        (a.id().clone(), b.id().clone(), [one, other])
    } else {
        (b.id().clone(), a.id().clone(), [other, one])
    }
}

/// Claims by place, and what is known about their being one utterance.
struct Search<'a> {
    ledger: &'a Ledger,
    utterances: &'a Utterances,
    standing: BTreeMap<(&'a SourceId, usize), Vec<&'a Claim>>,
    /// By utterance: the judgements that keep it apart from others.
    apart: BTreeMap<&'a ClaimId, BTreeSet<usize>>,
}

/// Claims of one place against those of the other.
struct Matches<'a> {
    same: Vec<(&'a Claim, &'a Claim)>,
    unlike: Vec<(&'a Claim, &'a Claim)>,
}

/// How well two claims go together, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// One utterance already, or kept apart by a judgement: decided.
    Decided,
    SameVoice,
    SameFigure,
    OneFigure,
    /// The same quantity with two figures.
    OtherFigure,
    /// Two quantities of the same measure and unit.
    OtherQuantity,
}

impl<'a> Search<'a> {
    fn new(ledger: &'a Ledger, utterances: &'a Utterances) -> Self {
        let mut search = Self {
            ledger,
            utterances,
            standing: BTreeMap::new(),
            apart: BTreeMap::new(),
        };
        for claim in ledger.claims() {
            for line in claim.at().map(lines).unwrap_or_default() {
                for page in claim.via() {
                    search.standing.entry((page, line)).or_default().push(claim);
                }
            }
        }
        for (group, judgement) in ledger.judgements().iter().enumerate() {
            if let Decision::DifferentUtterances(ids) = judgement.decision() {
                for id in ids {
                    let utterance = search.utterance(id);
                    search.apart.entry(utterance).or_default().insert(group);
                }
            }
        }
        search
    }

    fn utterance(&self, id: &'a ClaimId) -> &'a ClaimId {
        self.utterances.of(id).map_or(id, |utterance| utterance.id())
    }

    /// The two utterances, the lesser id first.
    fn utterances_of(&self, a: &'a Claim, b: &'a Claim) -> (ClaimId, ClaimId) {
        let (one, other) = (self.utterance(a.id()), self.utterance(b.id()));
        (one.min(other).clone(), one.max(other).clone())
    }

    /// The claims on the passage's lines, in order of id, to a cap.
    fn standing_in(&self, passage: &Passage, left_out: &mut usize) -> Vec<&'a Claim> {
        let lines = (&passage.page, passage.first_line)..=(&passage.page, passage.last_line);
        let mut found: BTreeMap<&ClaimId, &'a Claim> = BTreeMap::new();
        for claims in self.standing.range(lines).map(|(_, claims)| claims) {
            let looked_at = claims.iter().take(Proposals::CLAIMS_A_PLACE);
            found.extend(looked_at.map(|claim| (claim.id(), *claim)));
            *left_out += claims.len().saturating_sub(Proposals::CLAIMS_A_PLACE);
        }
        *left_out += found.len().saturating_sub(Proposals::CLAIMS_A_PLACE);
        found.into_values().take(Proposals::CLAIMS_A_PLACE).collect()
    }

    /// Every claim with the partners that fit it best, from the best fit down.
    fn matches(&self, one: &[&'a Claim], other: &[&'a Claim]) -> Matches<'a> {
        let mut fits: Vec<(Fit, &Claim, &Claim)> = Vec::new();
        for a in one {
            for b in other.iter().filter(|b| b.id() != a.id()) {
                fits.extend(self.fit(a, b).map(|fit| (fit, *a, *b)));
            }
        }
        fits.sort_by_key(|(fit, a, b)| (*fit, a.id(), b.id()));
        let mut found = Matches {
            same: Vec::new(),
            unlike: Vec::new(),
        };
        let mut offered: BTreeMap<&ClaimId, BTreeSet<&Figure>> = BTreeMap::new();
        for (_, a, b) in fits.iter().filter(|(fit, ..)| *fit == Fit::OneFigure) {
            offered.entry(a.id()).or_default().extend(b.figure());
            offered.entry(b.id()).or_default().extend(a.figure());
        }
        // What has a partner of a better fit takes none of a worse.
        let mut partners: BTreeMap<&ClaimId, Fit> = BTreeMap::new();
        for (fit, a, b) in &fits {
            let taken = |claim: &Claim| partners.get(claim.id()).is_some_and(|best| best < fit);
            if taken(a) || taken(b) {
                continue;
            }
            match fit {
                Fit::Decided => {}
                Fit::SameVoice | Fit::SameFigure => found.same.push((*a, *b)),
                Fit::OneFigure => {
                    let silent = if a.figure().is_none() { a } else { b };
                    if offered.get(silent.id()).is_some_and(|figures| figures.len() > 1) {
                        continue;
                    }
                    found.same.push((*a, *b));
                }
                Fit::OtherFigure | Fit::OtherQuantity => found.unlike.push((*a, *b)),
            }
            partners.entry(a.id()).or_insert(*fit);
            partners.entry(b.id()).or_insert(*fit);
        }
        found
    }

    fn fit(&self, a: &'a Claim, b: &'a Claim) -> Option<Fit> {
        let utterances = (self.utterance(a.id()), self.utterance(b.id()));
        let kept_apart = match (self.apart.get(utterances.0), self.apart.get(utterances.1)) {
            (Some(one), Some(other)) => !one.is_disjoint(other),
            _ => false,
        };
        if utterances.0 == utterances.1 || kept_apart {
            return Some(Fit::Decided);
        }
        let same_voice = || self.voices(a) == self.voices(b);
        match (a.quantity(), b.quantity()) {
            (None, None) if a.statement().is_some() => {
                let same = a.statement() == b.statement() && a.about() == b.about();
                same.then(|| {
                    if same_voice() {
                        Fit::SameVoice
                    } else {
                        Fit::SameFigure
                    }
                })
            }
            (Some(one), Some(other)) if one.undated() == other.undated() => {
                Some(match (a.figure(), b.figure()) {
                    (x, y) if x == y && same_voice() => Fit::SameVoice,
                    (x, y) if x == y => Fit::SameFigure,
                    (Some(_), Some(_)) => Fit::OtherFigure,
                    (None, _) | (_, None) => Fit::OneFigure,
                })
            }
            (Some(one), Some(other)) if thing(one) == thing(other) => Some(Fit::OtherQuantity),
            _ => None,
        }
    }

    fn voices(&self, claim: &Claim) -> Vec<Voice> {
        voices_of(self.ledger, claim)
    }
}

/// What is counted, whoever and whenever: releases of persons, not arrests.
fn thing(quantity: &Quantity) -> (Measure, Unit) {
    (quantity.measure(), quantity.unit())
}
