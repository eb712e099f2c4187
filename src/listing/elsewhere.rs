//! [`FreeAndHeld`]: free by one voice's word, held by another's.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::id::{PersonId, SourceId};
use crate::listing::custody::{Notice, Standing, Timeline};
use crate::when::When;

/// Somebody who is free by one voice's latest word and held by another's, where the dates allow both
/// to speak of the same time. Nothing says which of the two is out of date.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct FreeAndHeld {
    /// The person.
    pub person: PersonId,
    /// Out of custody, by this voice; see its outcome: not every voice counts house arrest as release.
    pub free: Notice,
    /// In custody, by another: the one that may be latest.
    pub held: Notice,
    /// Whether the word of custody is surely later than the release. On one day without clock times it
    /// is not: a roll of the morning and a release of the afternoon agree.
    pub surely_later: bool,
}

/// Two clock times decide, else days. Standing on a roll on the day of the release is a conflict;
/// being arrested on that day may have come before it.
fn may_follow(held: &Notice, free: &Notice) -> bool {
    if let Some(order) = by_clock(held, free) {
        return order != Ordering::Less;
    }
    match (held.latest(), free.earliest()) {
        (Some(held_by), Some(freed)) if held.by_roll => held_by >= freed,
        (Some(held_by), Some(freed)) => held_by > freed,
        (None, _) | (_, None) => true,
    }
}

/// On one day without clock times nothing is sure, and nor is a date given as approximate.
fn surely_follows(held: &Notice, free: &Notice) -> bool {
    if let Some(order) = by_clock(held, free) {
        return order == Ordering::Greater;
    }
    let vague = |notice: &Notice| notice.when.as_ref().is_none_or(When::is_qualified);
    match (held.earliest(), free.latest()) {
        (Some(held_from), Some(freed)) => held_from > freed && !vague(held) && !vague(free),
        (None, _) | (_, None) => false,
    }
}

fn by_clock(held: &Notice, free: &Notice) -> Option<Ordering> {
    let clock = |notice: &Notice| {
        let exact = notice.when.as_ref().filter(|when| !when.is_qualified());
        exact.and_then(When::instant)
    };
    Some(clock(held)?.cmp(&clock(free)?))
}

/// For each voice by which the person is free, the latest contrary word. O(n log n) in the notices of
/// one person.
pub(super) fn free_and_held(person: &PersonId, notices: &[Notice]) -> Vec<FreeAndHeld> {
    let mut voices: BTreeMap<&[SourceId], Vec<Notice>> = BTreeMap::new();
    for notice in notices {
        voices.entry(&notice.by).or_default().push(notice.clone());
    }
    let latest: Vec<&Notice> = voices
        .values()
        .filter_map(|own| Timeline::of(own).at(None))
        .collect();
    let mut held: Vec<&Notice> = latest
        .iter()
        .copied()
        .filter(|notice| notice.standing() == Standing::Held)
        .collect();
    // No end known is the latest of all; of one day, standing on a roll goes further than an event.
    held.sort_by_key(|notice| {
        (
            notice.latest().is_none(),
            notice.latest(),
            notice.by_roll,
            *notice,
        )
    });
    let free = latest.iter().filter(|notice| notice.standing() == Standing::Free);
    free.filter_map(|free| {
        let held = held.last().filter(|held| may_follow(held, free))?;
        Some(FreeAndHeld {
            person: person.clone(),
            free: (*free).clone(),
            held: (*held).clone(),
            surely_later: surely_follows(held, free),
        })
    })
    .collect()
}
