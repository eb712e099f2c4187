//! Numbers of all figures together that moved, as phrases.

use crate::discrepancy::Asking;
use crate::id::{AssumptionId, ClaimId};
use crate::model::judgement::Assumption;
use crate::reconcile::since::{Moved, WholeFigure};
use crate::render::amounts::{all, went};
use crate::render::layout::clean;
use crate::render::names::Speech;
use crate::render::teller::Teller;
use crate::render::words::{counted, listed};

/// How many members of a contradiction are named; more are counted.
const MOST_MEMBERS: usize = 4;

/// How much an editor wants to know of it: the lower, the sooner told.
pub(super) fn rank(figure: &WholeFigure) -> u8 {
    match figure {
        WholeFigure::Contradiction { .. } => 2,
        WholeFigure::Outside { .. } => 6,
        WholeFigure::Aside => 13,
        WholeFigure::Adjustment => 15,
        WholeFigure::Inconsistency => 16,
    }
}

/// The number and how it moved.
pub(super) fn phrase(teller: &Teller<'_>, figure: &WholeFigure, moved: &Moved) -> String {
    match figure {
        WholeFigure::Contradiction { members } => contradiction(teller, members, moved),
        WholeFigure::Aside => went("figures to set aside, at least", moved),
        WholeFigure::Inconsistency => went("D of all figures together", moved),
        WholeFigure::Adjustment => went("persons to move for all figures to fit together", moved),
        WholeFigure::Outside { assumption } => {
            let label = label(teller, assumption);
            went(&format!("people outside “{label}”, at least"), moved)
        }
    }
}

/// `116 (Government) and 120 (Watch) cannot both hold: short by 4`.
fn contradiction(teller: &Teller<'_>, members: &[Asking], moved: &Moved) -> String {
    let (before, after) = (moved.before.as_slice(), moved.after.as_slice());
    let speech = if after.is_empty() {
        &teller.then
    } else {
        &teller.now
    };
    let mut texts: Vec<String> = members
        .iter()
        .take(MOST_MEMBERS)
        .map(|member| match member {
            Asking::Claim(claim) => says(teller, speech, claim),
            Asking::Persons(wave) => {
                let label = speech
                    .ledger
                    .wave(wave)
                    .map_or(wave.as_str(), |wave| wave.label());
                format!("the persons named in “{}”", clean(label))
            }
            Asking::Assumption(assumption) => format!("“{}”", label(teller, assumption)),
        })
        .collect();
    if let more @ 1.. = members.len().saturating_sub(MOST_MEMBERS) {
        texts.push(counted(more, "other", "others"));
    }
    let together = match members.len() {
        1 => "hold",
        2 => "both hold",
        _ => "all hold",
    };
    let who = listed(&texts);
    match (before, after) {
        ([], after) => format!("{who} cannot {together}: short by {}", all(after)),
        (before, []) => format!(
            "the contradiction of {who} is gone, before short by {}",
            all(before)
        ),
        (before, after) => format!(
            "{who} still cannot {together}: short by {}, before {}",
            all(after),
            all(before)
        ),
    }
}

/// A claim as it stands on the side spoken of.
fn says(teller: &Teller<'_>, speech: &Speech<'_>, claim: &ClaimId) -> String {
    let utterances = speech.found.utterances();
    let counts = |id: &&ClaimId| speech.ledger.claim(id).is_some_and(|one| one.figure().is_some());
    let own = utterances.of(claim);
    let standing = std::iter::successors(own, |one| {
        one.superseded_by()
            .filter(counts)
            .and_then(|next| utterances.of(next))
    });
    let last = standing.take(utterances.iter().len()).last();
    last.map_or_else(|| teller.says(claim), |one| speech.says(one.id()))
}

fn label(teller: &Teller<'_>, assumption: &AssumptionId) -> String {
    let sides = [&teller.now, &teller.then].into_iter();
    let mut known = sides.flat_map(|side| side.ledger.assumptions());
    let own = known.find(|one| one.id() == assumption);
    clean(own.map_or(assumption.as_str(), Assumption::label))
}
