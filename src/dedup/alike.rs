//! Utterances that look like repetitions of one another and are not joined.

use std::collections::{BTreeMap, BTreeSet};

use crate::bounds::Bounds;
use crate::dedup::utterance::{Apart, ApartReason, Utterance, Utterances};
use crate::dedup::voice::{Voice, corroboration};
use crate::duplicates::duplicates;
use crate::figure::Figure;
use crate::id::{ClaimId, SourceId};
use crate::model::ledger::Ledger;
use crate::model::quantity::Undated;
use crate::spread::Spread;

/// An utterance with a figure, and what it counts without a date.
struct Told<'a> {
    utterance: &'a Utterance,
    undated: Undated<'a>,
    figure: &'a Figure,
    page: Option<&'a SourceId>,
}

impl<'a> Told<'a> {
    fn of(ledger: &'a Ledger, utterance: &'a Utterance) -> Option<Self> {
        let claim = ledger.claim(&utterance.id)?;
        Some(Self {
            utterance,
            undated: claim.quantity()?.undated_key(),
            figure: claim.figure()?,
            page: claim.via().first(),
        })
    }
}

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
    let told: Vec<Told<'_>> = found
        .iter()
        .filter_map(|utterance| Told::of(ledger, utterance))
        .collect();
    let keys: Vec<_> = told
        .iter()
        .map(|one| (one.utterance.voices.as_slice(), &one.undated, one.figure))
        .collect();
    let mut again: Vec<(usize, usize)> = duplicates(&keys)
        .iter()
        .flat_map(|same| same.iter().copied().zip(same.iter().copied().skip(1)))
        .collect();
    again.sort_by_key(|(_, later)| *later);
    *count += again.len();
    for (earlier, later) in again {
        if let (Some(one), Some(other)) = (told.get(earlier), told.get(later))
            && apart.len() < Utterances::APART_LISTED
        {
            apart.insert(pair(
                &one.utterance.id,
                &other.utterance.id,
                ApartReason::OtherDate,
            ));
        }
    }

    let mut ranges: Vec<((&SourceId, &Undated<'_>), Bounds, &Utterance)> = Vec::new();
    let mut numbers: Vec<((&SourceId, &Undated<'_>), u64, &Utterance)> = Vec::new();
    for one in &told {
        let core = one
            .figure
            .spread(&crate::lexicon::Lexicon::default())
            .map(Spread::core);
        let (Some(core), Some(page)) = (core, one.page) else {
            continue;
        };
        let [voice] = one.utterance.voices.as_slice() else {
            continue;
        };
        let key = (page, &one.undated);
        match (voice, core.exact()) {
            (Voice::Named(_), Some(number)) => numbers.push((key, number, one.utterance)),
            (Voice::Unnamed(_), _) if core.hi().is_some() => ranges.push((key, core, one.utterance)),
            (Voice::Named(_) | Voice::Unnamed(_) | Voice::Nobody(_), _) => {}
        }
    }
    // Only numbers beside some range are looked at again.
    let wanted: BTreeSet<(&SourceId, &Undated<'_>)> = ranges.iter().map(|(key, ..)| *key).collect();
    let mut exact: BTreeMap<(&SourceId, &Undated<'_>), Vec<(u64, &Utterance)>> = BTreeMap::new();
    for (key, number, utterance) in numbers.into_iter().filter(|(key, ..)| wanted.contains(key)) {
        exact.entry(key).or_default().push((number, utterance));
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
