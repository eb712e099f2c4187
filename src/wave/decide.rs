//! From reasons to a proposal.

use std::collections::BTreeSet;

use crate::id::WaveId;
use crate::wave::extent::{Days, People, Side};
use crate::wave::reason::Reason;
use crate::wave::result::{Certain, WaveRelation};

/// What is sure: the records' own reasons, and nothing else.
pub(super) fn certain(reasons: &[Reason]) -> Option<Certain> {
    let within = reasons.iter().find_map(|reason| match reason {
        Reason::DeclaredWithin { inner } => Some(inner.clone()),
        _ => None,
    });
    let persons = reasons
        .iter()
        .any(|reason| matches!(reason, Reason::SharedPersons { .. }));
    let nobody = reasons
        .iter()
        .any(|reason| matches!(reason, Reason::DaysApart { .. } | Reason::PopulationsDisjoint));
    match (within, persons, nobody) {
        (Some(_), _, true) | (_, true, true) => Some(Certain::Contradictory),
        (Some(inner), _, false) => Some(Certain::Within { inner }),
        (None, true, false) => Some(Certain::ShareSomebody),
        (None, false, true) => Some(Certain::ShareNobody),
        (None, false, false) => None,
    }
}

/// What is proposed of two different waves. Records first, then what sources say, then likeness; where
/// two of one rank contradict one another, or what is said contradicts the records, nothing is
/// proposed.
pub(super) fn propose(waves: [&WaveId; 2], days: Days, people: People, reasons: &[Reason]) -> WaveRelation {
    let any = |test: fn(&Reason) -> bool| reasons.iter().any(test);
    let share = any(|reason| {
        matches!(
            reason,
            Reason::DeclaredWithin { .. }
                | Reason::SharedPersons { .. }
                | Reason::OneUtterance { .. }
                | Reason::CountsAmong { .. }
        )
    });
    let apart = any(|reason| {
        matches!(
            reason,
            Reason::DaysApart { .. } | Reason::PopulationsDisjoint | Reason::CountsOthers { .. }
        )
    });
    let declared = reasons.iter().find_map(|reason| match reason {
        Reason::DeclaredWithin { inner } => Some(inner.clone()),
        _ => None,
    });
    match (share, apart, declared) {
        (true, true, _) => return WaveRelation::Undecided,
        (_, _, Some(inner)) => return WaveRelation::Nested { inner },
        (false, true, None) => return WaveRelation::Separate,
        (_, false, None) => {}
    }
    let extent = extent(waves, days, people);
    let said: BTreeSet<WaveRelation> = reasons.iter().filter_map(said).collect();
    let mut said = said.into_iter();
    match (said.next(), said.next()) {
        (Some(_), Some(_)) => return WaveRelation::Undecided,
        (Some(said @ WaveRelation::Nested { .. }), None) if is_other_way(&said, &extent) => {
            return WaveRelation::Undecided;
        }
        (Some(said), None) => return said,
        (None, _) => {}
    }
    likely(extent, days, people, share, reasons)
}

/// What a source's statement amounts to, where it is about whole waves.
fn said(reason: &Reason) -> Option<WaveRelation> {
    match reason {
        Reason::OneUtterance { .. } => Some(WaveRelation::Same),
        Reason::CountsAmong { inner, .. } => inner.clone().map(|inner| WaveRelation::Nested { inner }),
        _ => None,
    }
}

fn is_other_way(said: &WaveRelation, extent: &WaveRelation) -> bool {
    matches!(extent, WaveRelation::Nested { .. }) && said != extent
}

/// What days and people alone suggest; `Undecided` where they suggest nothing.
fn extent(waves: [&WaveId; 2], days: Days, people: People) -> WaveRelation {
    let [first, second] = waves;
    let nested = |side: Side| WaveRelation::Nested {
        inner: match side {
            Side::First => first.clone(),
            Side::Second => second.clone(),
        },
    };
    match (days, people) {
        (Days::Same, People::Same | People::Unknown) => WaveRelation::Same,
        (Days::Same, People::Inside(side)) | (Days::Inside(side), People::Same | People::Unknown) => {
            nested(side)
        }
        (Days::Inside(side), People::Inside(other)) if side == other => nested(side),
        (Days::Inside(_), People::Inside(_))
        | (Days::Meet { .. }, People::Same | People::Inside(_) | People::Unknown) => {
            WaveRelation::Overlapping
        }
        (Days::Apart { .. }, _) => WaveRelation::Separate,
        (_, People::Disjoint | People::Unrelated) | (Days::ADayApart | Days::Unknown, _) => {
            WaveRelation::Undecided
        }
    }
}

/// What likeness suggests. `shared`: somebody is shared, by records or because a source counts some of
/// the other's people.
fn likely(
    extent: WaveRelation,
    days: Days,
    people: People,
    shared: bool,
    reasons: &[Reason],
) -> WaveRelation {
    let for_same = reasons.iter().any(|reason| {
        matches!(
            reason,
            Reason::AnnouncedByOneVoice { .. } | Reason::SameFigure { .. }
        )
    });
    let other_place = reasons.contains(&Reason::OtherPlace);
    let against_same = other_place
        || reasons
            .iter()
            .any(|reason| matches!(reason, Reason::OtherFigure { .. } | Reason::AnnouncedApart { .. }));
    // A day's shift is no reason to part two records that something else takes for one.
    let shifted = matches!(days, Days::ADayApart | Days::Meet { shifted: true });
    let one_people = !matches!(people, People::Inside(_));
    let overlapping_or = |otherwise| {
        if shared {
            WaveRelation::Overlapping
        } else {
            otherwise
        }
    };
    match extent {
        WaveRelation::Same if against_same => WaveRelation::Undecided,
        WaveRelation::Same => WaveRelation::Same,
        WaveRelation::Overlapping | WaveRelation::Undecided
            if shifted && one_people && !against_same && (for_same || shared) =>
        {
            WaveRelation::Same
        }
        WaveRelation::Undecided
            if one_people && for_same && !against_same && matches!(days, Days::Same | Days::Unknown) =>
        {
            WaveRelation::Same
        }
        // One wave dated more roughly, or one inside the other, or two.
        WaveRelation::Nested { .. } | WaveRelation::Overlapping | WaveRelation::Separate if for_same => {
            WaveRelation::Undecided
        }
        WaveRelation::Nested { .. } | WaveRelation::Overlapping if other_place => {
            overlapping_or(WaveRelation::Undecided)
        }
        nested_or_overlapping @ (WaveRelation::Nested { .. } | WaveRelation::Overlapping) => {
            nested_or_overlapping
        }
        separate_or_undecided @ (WaveRelation::Separate | WaveRelation::Undecided) => {
            overlapping_or(separate_or_undecided)
        }
    }
}
