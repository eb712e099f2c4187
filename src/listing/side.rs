//! [`Side`]: the persons on one side of a comparison, and how sure it is that somebody is not there.

use std::collections::{BTreeMap, BTreeSet};

use crate::bounds::Bounds;
use crate::id::DetaineeId;
use crate::listing::report::{Certainty, MOST_PERHAPS, Unmatched};
use crate::listing::roster::{Roster, Row};

/// The persons of one edition, or of a roll put together from several.
#[derive(Default)]
pub(super) struct Side<'r, 'a> {
    /// Each person's rows in the last edition that has them.
    pub(super) persons: BTreeMap<usize, Vec<&'r Row<'a>>>,
    /// How many rows these are.
    pub(super) rows: usize,
    /// The schemes of which each person has a number, in any edition.
    schemes_of: BTreeMap<usize, BTreeSet<&'a str>>,
    /// How many persons have a number of each scheme.
    carriers: BTreeMap<&'a str, usize>,
    names: BTreeMap<&'r str, Vec<&'r Row<'a>>>,
    /// Whether it may count somebody it does not list.
    pub(super) open: bool,
    /// How many are withheld, over its editions.
    pub(super) withheld: Option<Bounds>,
}

/// Those of a side whom somebody missing from it might be: all but those who are on both sides.
pub(super) struct Candidates<'s, 'r, 'a> {
    side: &'s Side<'r, 'a>,
    matched: &'s BTreeSet<usize>,
    /// How many of those on both sides carry a number of each scheme here.
    carriers: BTreeMap<&'a str, usize>,
}

impl<'s, 'r, 'a> Candidates<'s, 'r, 'a> {
    /// O(m log n) for m persons on both sides, however many are on this one.
    pub(super) fn new(side: &'s Side<'r, 'a>, matched: &'s BTreeSet<usize>) -> Self {
        let mut carriers: BTreeMap<&str, usize> = BTreeMap::new();
        for scheme in matched
            .iter()
            .filter_map(|one| side.schemes_of.get(one))
            .flatten()
        {
            *carriers.entry(scheme).or_default() += 1;
        }
        Self {
            side,
            matched,
            carriers,
        }
    }

    fn count(&self) -> usize {
        self.side.persons.len().saturating_sub(self.matched.len())
    }

    fn contains(&self, person: usize) -> bool {
        self.side.persons.contains_key(&person) && !self.matched.contains(&person)
    }

    fn carriers(&self, scheme: &str) -> usize {
        let all = self.side.carriers.get(scheme).copied().unwrap_or(0);
        all.saturating_sub(self.carriers.get(scheme).copied().unwrap_or(0))
    }
}

impl<'r, 'a> Side<'r, 'a> {
    /// Takes an edition in; its rows stand for persons who were there before.
    pub(super) fn add(&mut self, rows: &[&'r Row<'a>], open: bool, withheld: Bounds) {
        let mut fresh: BTreeMap<usize, Vec<&'r Row<'a>>> = BTreeMap::new();
        for row in rows {
            fresh.entry(row.person).or_default().push(row);
            for scheme in &row.schemes {
                if self.schemes_of.entry(row.person).or_default().insert(scheme) {
                    *self.carriers.entry(scheme).or_default() += 1;
                }
            }
            for name in &row.names {
                self.names.entry(name).or_default().push(row);
            }
        }
        for (person, rows) in fresh {
            self.rows += rows.len();
            let replaced = self.persons.insert(person, rows);
            self.rows -= replaced.map_or(0, |rows| rows.len());
        }
        self.open |= open;
        self.withheld = Some(self.withheld.map_or(withheld, |known| known + withheld));
    }

    /// Somebody of this side who is not on the other, with how sure that is.
    pub(super) fn unmatched(
        &self,
        roster: &Roster<'a>,
        person: usize,
        candidates: &Candidates<'_, '_, 'a>,
    ) -> Option<Unmatched> {
        let other = candidates.side;
        let rows = self.persons.get(&person)?;
        let mut perhaps_same: BTreeSet<&DetaineeId> = BTreeSet::new();
        let names: BTreeSet<&str> = rows
            .iter()
            .flat_map(|row| row.names.iter().map(String::as_str))
            .collect();
        for name in names {
            let twins = other.names.get(name).into_iter().flatten();
            let twins = twins.filter(|twin| !roster.judged_apart(person, twin.person));
            // One more than are shown, to know whether there are more.
            for twin in twins {
                perhaps_same.insert(twin.record.id());
                if perhaps_same.len() > MOST_PERHAPS {
                    break;
                }
            }
        }
        let rowwise = if perhaps_same.is_empty() {
            self.apart_from(roster, person, candidates)
        } else {
            Certainty::NotJoined
        };
        let certainty = match rowwise {
            Certainty::NotJoined => Certainty::NotJoined,
            _ if other.open => Certainty::PerhapsUnlisted,
            sure => sure,
        };
        Some(Unmatched {
            person: roster.id(person)?.clone(),
            records: rows.iter().map(|row| row.record.id().clone()).collect(),
            certainty,
            truncated: perhaps_same.len() > MOST_PERHAPS,
            perhaps_same: perhaps_same.into_iter().take(MOST_PERHAPS).cloned().collect(),
        })
    }

    /// Whether all candidates are somebody else: by judgement, or by carrying another number.
    fn apart_from(
        &self,
        roster: &Roster<'a>,
        person: usize,
        candidates: &Candidates<'_, '_, 'a>,
    ) -> Certainty {
        let all = candidates.count();
        if all == 0 {
            return Certainty::Certain;
        }
        let judged: BTreeSet<usize> = roster
            .groups_of(person)
            .flatten()
            .copied()
            .filter(|one| candidates.contains(*one))
            .collect();
        if judged.len() == all {
            return Certainty::Certain;
        }
        let own = self.schemes_of.get(&person);
        let carries = |one: &usize, scheme: &str| {
            let schemes = candidates.side.schemes_of.get(one);
            schemes.is_some_and(|schemes| schemes.contains(scheme))
        };
        let told_apart = |scheme: &&str| {
            let judged_carriers = judged.iter().filter(|one| carries(one, scheme)).count();
            candidates.carriers(scheme) == all - judged.len() + judged_carriers
        };
        if own.into_iter().flatten().any(told_apart) {
            Certainty::OtherNumbers
        } else {
            Certainty::NotJoined
        }
    }
}
