//! [`Lives`]: where every person stands from day to day, and who was taken into custody again.

use std::collections::BTreeMap;

use time::Date;

use crate::id::PersonId;
use crate::listing::custody::{Notice, Timeline};
use crate::model::vocabulary::Measure;

/// Somebody who left custody and was taken into it again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ReArrest {
    /// The person.
    pub person: PersonId,
    /// The release before it; `None` where a re-arrest is recorded and no release before it.
    pub release: Option<Notice>,
    /// The arrest, re-arrest or stay in custody after it.
    pub arrest: Notice,
}

/// The last arrest after a release, with the release: surely later, or said to be a re-arrest and
/// not surely earlier. O(n) in the notices of one person.
pub(super) fn re_arrest(person: &PersonId, notices: &[Notice]) -> Option<ReArrest> {
    let again = |notice: &&Notice| {
        !notice.by_roll
            && matches!(
                notice.what,
                Measure::Held | Measure::Arrested | Measure::ReArrested
            )
    };
    let follows = |arrest: &Notice, release: &Notice| match arrest.what {
        Measure::ReArrested => release.first() <= arrest.last(),
        _ => release.last() < arrest.first(),
    };
    let left: Vec<&Notice> = notices
        .iter()
        .filter(|n| n.leaves() && n.what != Measure::Died)
        .collect();
    // An arrest follows some release if it follows the one that is over first.
    let soonest = left.iter().map(|n| n.last()).min();
    let after = |n: &&Notice| n.what == Measure::ReArrested || soonest.is_some_and(|day| day < n.first());
    let arrest = notices
        .iter()
        .filter(again)
        .filter(after)
        .max_by_key(|n| (n.first(), n.last(), *n))?;
    let release = left.into_iter().filter(|release| follows(arrest, release));
    Some(ReArrest {
        person: person.clone(),
        release: release.max_by_key(|n| (n.last(), *n)).cloned(),
        arrest: arrest.clone(),
    })
}

/// Every person's days in and out of custody, by all that any record says.
pub(super) struct Lives<'n> {
    timelines: Vec<Timeline<'n>>,
    rearrests: BTreeMap<usize, &'n ReArrest>,
}

impl<'n> Lives<'n> {
    pub(super) fn new(notices: &'n [Vec<Notice>], rearrests: &'n [(usize, ReArrest)]) -> Self {
        Self {
            timelines: notices.iter().map(|own| Timeline::of(own)).collect(),
            rearrests: rearrests.iter().map(|(person, found)| (*person, found)).collect(),
        }
    }

    /// The notice that decides where a person stands on a day.
    pub(super) fn at(&self, person: usize, day: Option<Date>) -> Option<&'n Notice> {
        self.timelines.get(person).and_then(|life| life.at(day))
    }

    /// The last re-arrest of a person, where it may have happened by a day.
    pub(super) fn rearrest(&self, person: usize, day: Option<Date>) -> Option<&'n ReArrest> {
        let day = day.map_or(i32::MAX, Date::to_julian_day);
        let found = self.rearrests.get(&person).copied();
        found.filter(|found| found.arrest.counts_from() <= day)
    }
}
