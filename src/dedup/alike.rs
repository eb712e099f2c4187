//! Utterances that look like repetitions of one another and are not joined.

use std::collections::{BTreeMap, BTreeSet};

use crate::dedup::utterance::{Apart, ApartReason, Utterance, Utterances};
use crate::dedup::voice::{Voice, corroboration};
use crate::figure::Figure;
use crate::id::{ClaimId, SourceId};
use crate::model::ledger::Ledger;
use crate::model::quantity::Quantity;

/// Utterances that look like repetitions and are not joined.
pub(super) fn look_alikes(
    ledger: &Ledger,
    found: &[Utterance],
    apart: &mut BTreeSet<Apart>,
    count: &mut usize,
) {
    let pair = |one: &ClaimId, other: &ClaimId, reason: ApartReason| {
        let (one, other) = if one < other { (one, other) } else { (other, one) };
        Apart {
            one: one.clone(),
            other: other.clone(),
            reason,
        }
    };
    let mut same: BTreeMap<(&[Voice], Quantity, &Figure), &ClaimId> = BTreeMap::new();
    let mut exact: BTreeMap<(&SourceId, Quantity), Vec<(u64, &Utterance)>> = BTreeMap::new();
    let mut ranges: Vec<((&SourceId, Quantity), crate::bounds::Bounds, &Utterance)> = Vec::new();
    for utterance in found {
        let Some(claim) = ledger.claim(&utterance.id) else {
            continue;
        };
        let (Some(quantity), Some(figure)) = (claim.quantity(), claim.figure()) else {
            continue;
        };
        let key = (utterance.voices.as_slice(), quantity.undated(), figure);
        if let Some(earlier) = same.insert(key, &utterance.id) {
            *count += 1;
            if apart.len() < Utterances::APART_LISTED {
                apart.insert(pair(earlier, &utterance.id, ApartReason::OtherDate));
            }
        }
        let core = figure
            .spread(&crate::lexicon::Lexicon::default())
            .map(crate::spread::Spread::core);
        let (Some(core), Some(page)) = (core, claim.via().first()) else {
            continue;
        };
        let [voice] = utterance.voices.as_slice() else {
            continue;
        };
        let key = (page, quantity.undated());
        match (voice, core.exact()) {
            (Voice::Named(_), Some(number)) => exact.entry(key).or_default().push((number, utterance)),
            (Voice::Unnamed(_), _) if core.hi().is_some() => ranges.push((key, core, utterance)),
            (Voice::Named(_) | Voice::Unnamed(_) | Voice::Nobody(_), _) => {}
        }
    }
    for numbers in exact.values_mut() {
        numbers.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
    }
    for (key, range, group) in ranges {
        let Some(numbers) = exact.get(&key) else { continue };
        let from = numbers.partition_point(|(number, _)| *number < range.lo());
        let to = numbers.partition_point(|(number, _)| range.hi().is_none_or(|hi| *number <= hi));
        let inside = numbers.get(from..to).unwrap_or(&[]);
        *count += inside.len();
        // All are counted; of pairs that may be as many as the product, only so many are made.
        for (_, named) in inside
            .iter()
            .take(Utterances::APART_LISTED.saturating_sub(apart.len()))
        {
            let together = corroboration(group.voices.iter().chain(&named.voices));
            apart.insert(pair(&group.id, &named.id, ApartReason::PerhapsOneVoice(together)));
        }
    }
}
