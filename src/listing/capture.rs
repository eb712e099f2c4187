//! [`Captures`]: which lists name each person.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{ListingId, PersonId};
use crate::listing::report::Roll;
use crate::listing::roster::{Roster, bodies};
use crate::model::ledger::Ledger;
use crate::model::person::Resolution;
use crate::model::source::Source;

/// One list, whatever its editions: those of the same bodies, population and wave. An edition of nobody's, or of an
/// unnamed group, is a list by itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CaptureList {
    /// Whose list of whom.
    pub roll: Roll,
    /// Its editions, in order of id.
    pub editions: Vec<ListingId>,
    /// The persons any of them names.
    pub persons: usize,
}

/// The persons whom the same lists name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CapturePattern {
    /// The lists that name them, by their places among [`Captures::lists`]; no other list does.
    pub lists: Vec<usize>,
    /// How many they are; one or more.
    pub persons: usize,
}

/// Which lists name each person: the table that estimates by capture and recapture begin from, and no estimate.
///
/// A person is on a list when any of its editions has a record of theirs. Lists of detainees are no random samples: who
/// is known to one is often known to another, and somebody who left before a list began is on none. What the table says
/// also rests on who is one person: pairs [in doubt](Self::in_doubt) may be persons on one list more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Captures {
    lists: Vec<CaptureList>,
    patterns: Vec<CapturePattern>,
    unlisted: usize,
    in_doubt: usize,
    /// The pattern of each person on a list.
    #[cfg_attr(feature = "serde", serde(skip))]
    of: BTreeMap<PersonId, usize>,
    /// The lists of the records of each pair in doubt.
    #[cfg_attr(feature = "serde", serde(skip))]
    doubts: Vec<[usize; 2]>,
}

impl Captures {
    /// The table of all lists. O(n log n) in records.
    pub(super) fn of_all(ledger: &Ledger, roster: &Roster<'_>, resolution: &Resolution) -> Self {
        let mut lists: Vec<CaptureList> = Vec::new();
        let mut known: BTreeMap<Roll, usize> = BTreeMap::new();
        let mut list_of: BTreeMap<&ListingId, usize> = BTreeMap::new();
        for listing in ledger.listings() {
            let roll = Roll {
                by: bodies(ledger, listing),
                population: listing.population().cloned(),
                wave: listing.wave().cloned(),
            };
            let unnamed = |id| ledger.source(id).is_some_and(Source::is_plural);
            let voiced = !roll.by.is_empty() && !roll.by.iter().any(unnamed);
            let at = known.get(&roll).filter(|_| voiced).copied().unwrap_or_else(|| {
                known.insert(roll.clone(), lists.len());
                lists.push(CaptureList {
                    roll,
                    editions: Vec::new(),
                    persons: 0,
                });
                lists.len() - 1
            });
            list_of.insert(listing.id(), at);
            if let Some(list) = lists.get_mut(at) {
                list.editions.push(listing.id().clone());
            }
        }
        let named = roster.persons().map(|(at, person)| {
            let records = roster.records_of(at);
            let on = records.filter_map(|record| list_of.get(record.listing()?).copied());
            (person.clone(), on.collect())
        });
        let list = |id| {
            let listing = ledger.detainee(id)?.listing()?;
            list_of.get(listing).copied()
        };
        let apart = resolution.in_doubt().iter().filter(|pair| !pair.together);
        let doubts = apart.filter_map(|pair| Some([list(&pair.one)?, list(&pair.other)?]));
        Self::tabled(lists, named, doubts.collect())
    }

    fn tabled(
        mut lists: Vec<CaptureList>,
        named: impl Iterator<Item = (PersonId, BTreeSet<usize>)>,
        doubts: Vec<[usize; 2]>,
    ) -> Self {
        let mut by_pattern: BTreeMap<Vec<usize>, Vec<PersonId>> = BTreeMap::new();
        for (person, on) in named {
            by_pattern
                .entry(on.into_iter().collect())
                .or_default()
                .push(person);
        }
        let unlisted = by_pattern.remove(&Vec::new()).map_or(0, |persons| persons.len());
        for list in &mut lists {
            list.persons = 0;
        }
        let (mut patterns, mut of) = (Vec::new(), BTreeMap::new());
        for (on, persons) in by_pattern {
            for at in &on {
                if let Some(list) = lists.get_mut(*at) {
                    list.persons += persons.len();
                }
            }
            let (at, count) = (patterns.len(), persons.len());
            of.extend(persons.into_iter().map(|person| (person, at)));
            patterns.push(CapturePattern {
                lists: on,
                persons: count,
            });
        }
        Self {
            lists,
            patterns,
            unlisted,
            in_doubt: doubts.iter().filter(|[one, other]| one != other).count(),
            of,
            doubts,
        }
    }

    /// The lists, in order of their first editions' ids.
    #[must_use]
    pub fn lists(&self) -> &[CaptureList] {
        &self.lists
    }
    /// The patterns that occur, in order of their lists.
    #[must_use]
    pub fn patterns(&self) -> &[CapturePattern] {
        &self.patterns
    }
    /// The pattern of a person; `None` for somebody on no list. O(log n).
    #[must_use]
    pub fn of(&self, person: &PersonId) -> Option<&CapturePattern> {
        self.of.get(person).and_then(|at| self.patterns.get(*at))
    }
    /// The persons on any list, in order, with their patterns.
    pub fn iter(&self) -> impl Iterator<Item = (&PersonId, &CapturePattern)> {
        let pattern = |at: &usize| self.patterns.get(*at);
        self.of
            .iter()
            .filter_map(move |(person, at)| Some((person, pattern(at)?)))
    }
    /// How many persons are on any list.
    #[must_use]
    pub fn persons(&self) -> usize {
        self.of.len()
    }
    /// How many persons so many lists name; of [`on`](Self::on)`(1)` there is one word only.
    #[must_use]
    pub fn on(&self, lists: usize) -> usize {
        let patterns = self
            .patterns
            .iter()
            .filter(|pattern| pattern.lists.len() == lists);
        patterns.map(|pattern| pattern.persons).sum()
    }
    /// How many persons two lists share, by their places.
    #[must_use]
    pub fn shared(&self, one: usize, other: usize) -> usize {
        let both = |pattern: &&CapturePattern| [one, other].iter().all(|at| pattern.lists.contains(at));
        self.patterns
            .iter()
            .filter(both)
            .map(|pattern| pattern.persons)
            .sum()
    }
    /// How many persons have records outside every list alone.
    #[must_use]
    pub fn unlisted(&self) -> usize {
        self.unlisted
    }
    /// How many pairs of records of two lists may be one person, among those that are listed as
    /// [in doubt](Resolution::in_doubt).
    #[must_use]
    pub fn in_doubt(&self) -> usize {
        self.in_doubt
    }
    /// The table of some lists alone, such as those of one wave. Whoever is on none of them is unlisted. O(n log n).
    #[must_use]
    pub fn among(&self, keep: impl Fn(&CaptureList) -> bool) -> Self {
        let kept: Vec<bool> = self.lists.iter().map(keep).collect();
        let mut next = 0..;
        let place: Vec<Option<usize>> = kept
            .iter()
            .map(|kept| kept.then(|| next.next()).flatten())
            .collect();
        let to = |at: &usize| place.get(*at).copied().flatten();
        let lists = self.lists.iter().zip(&kept).filter(|(_, kept)| **kept);
        let named = self
            .iter()
            .map(|(person, pattern)| (person.clone(), pattern.lists.iter().filter_map(to).collect()));
        let doubts = self
            .doubts
            .iter()
            .filter_map(|[one, other]| Some([to(one)?, to(other)?]));
        let mut found = Self::tabled(
            lists.map(|(list, _)| list.clone()).collect(),
            named,
            doubts.collect(),
        );
        found.unlisted += self.unlisted;
        found
    }
}
