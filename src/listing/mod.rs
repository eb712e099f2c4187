//! Editions of one voice's roll: who is new, who is gone and by whose word, what a list adds up to,
//! and who is free by one list and held by another.
//!
//! The evening desk's questions. Everything is asked of *persons*, as [`link`](crate::link) joined
//! them, and every answer carries how sure it is: two records that nothing joins are two persons, and
//! the same person under two spellings would be gone and new at once. Results hold ids, never names.

mod capture;
mod compare;
mod custody;
mod editions;
mod elsewhere;
mod lives;
mod moment;
mod report;
mod roster;
mod series;
mod side;
mod total;

use std::collections::{BTreeMap, BTreeSet};

pub use capture::{CaptureList, CapturePattern, Captures};
pub use custody::{Notice, Standing, status};
pub use elsewhere::FreeAndHeld;
pub use lives::ReArrest;
pub use report::{
    Certainty, Changed, Field, Follows, Gone, ListingReport, MOST_AT_ONCE, MOST_PERHAPS, NewPerson, Returned,
    Roll, Unjoined, Unmatched,
};
pub use roster::notices;
pub use total::{Fit, StatedOf, Total};

use crate::id::ListingId;
use crate::lexicon::Lexicon;
use crate::listing::lives::Lives;
use crate::listing::roster::Roster;
use crate::listing::series::Series;
use crate::model::ledger::Ledger;
use crate::model::person::Resolution;

/// Every edition of every list, and what the lists together say of persons.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Listings {
    reports: Vec<ListingReport>,
    free_and_held: Vec<FreeAndHeld>,
    rearrested: Vec<ReArrest>,
    captures: Captures,
}

impl Listings {
    /// One report per listing, in order of id.
    #[must_use]
    pub fn reports(&self) -> &[ListingReport] {
        &self.reports
    }
    /// The same, one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, ListingReport> {
        self.reports.iter()
    }
    /// One listing's. O(log n).
    #[must_use]
    pub fn of(&self, listing: &ListingId) -> Option<&ListingReport> {
        let at = self
            .reports
            .binary_search_by(|report| report.listing.cmp(listing));
        at.ok().and_then(|at| self.reports.get(at))
    }
    /// Persons free by the latest word of one voice and held by that of another, in order of person;
    /// those of records outside every list too.
    #[must_use]
    pub fn free_and_held(&self) -> &[FreeAndHeld] {
        &self.free_and_held
    }
    /// Persons who left custody and were taken into it again, in order; those without a list too.
    #[must_use]
    pub fn rearrested(&self) -> &[ReArrest] {
        &self.rearrested
    }
    /// Which lists name each person, and how many persons each set of lists.
    #[must_use]
    pub fn captures(&self) -> &Captures {
        &self.captures
    }
}

impl<'a> IntoIterator for &'a Listings {
    type Item = &'a ListingReport;
    type IntoIter = std::slice::Iter<'a, ListingReport>;
    fn into_iter(self) -> Self::IntoIter {
        self.reports.iter()
    }
}

/// Compares the editions of each roll, adds up each list, and lays the voices' lists side by side.
///
/// Editions are of one roll when they are of the same bodies, population and wave. They are put in
/// order by their `as_of`: clock times as instants, days as days of the clock that most of the roll's
/// editions use. Times that overlap, that are equal, or are only approximate are in no order, and none
/// is guessed: see [`Follows`]. An edition is compared with the roll before it, which is the last
/// complete edition with the increments since.
///
/// A release explains that somebody is gone when it may have happened by the edition's time and
/// nothing later undoes it ([`status`]), whatever record of the person says it. Records published
/// later count too: [`Ledger::as_known_at`] gives what was known on the evening.
///
/// The same in any order of the file. O(n log n) in rows and events over all lists; a person in large
/// *different persons* judgements costs the size of those at each edition that has them new or gone.
///
/// # Limits
/// A record in two editions that nothing joins is two persons. People on the
/// roll who leave between two increments stay on it until the next complete edition. A complete list
/// of people who have left custody should name its wave; without one, its rows count as people held
/// unless their own events say otherwise.
///
/// ```
/// use cotejo::{DetaineeDraft, Draft, Ledger, Lexicon, ListingDraft, SourceDraft, link, listing};
/// let edition = |id: &str, at: &str| ListingDraft::new(id).by("watch").as_of(at).coverage("complete");
/// let row = |id: &str, list: &str, case: &str| DetaineeDraft::new(id).listing(list).identifiers(case);
/// let draft = Draft::new()
///     .with_source(SourceDraft::new("watch"))
///     .with_listing(edition("morning", "2026-05-01T09:00-04:00"))
///     .with_listing(edition("evening", "2026-05-01T21:00-04:00"))
///     .with_detainee(row("m-1", "morning", "case:1"))
///     .with_detainee(row("m-2", "morning", "case:2"))
///     .with_detainee(row("e-1", "evening", "case:1"));
/// let ledger = Ledger::try_from(draft)?;
/// let found = listing::listings(&ledger, &link::resolve(&ledger), &Lexicon::default());
/// let tonight = found.of(&"evening".parse()?).ok_or("no such list")?;
/// assert_eq!(tonight.gone_without_release[0].person.as_str(), "m-2");
/// assert_eq!(tonight.gone_without_release[0].certainty, listing::Certainty::Certain);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn listings(ledger: &Ledger, resolution: &Resolution, lexicon: &Lexicon) -> Listings {
    let roster = Roster::new(ledger, resolution);
    let rolls = series::rolls(ledger, &roster, lexicon);
    let past: BTreeSet<&ListingId> = rolls.iter().flat_map(Series::past).collect();
    let mut free_and_held = Vec::new();
    let mut rearrested = Vec::new();
    let mut notices: Vec<Vec<Notice>> = Vec::new();
    for (at, person) in roster.persons() {
        let records = || roster.records_of(at);
        let mut own: Vec<Notice> = records()
            .flat_map(|record| roster::said(ledger, record))
            .collect();
        own.sort();
        rearrested.extend(lives::re_arrest(person, &own).map(|found| (at, found)));
        let current = records().filter(|record| record.listing().is_some_and(|id| !past.contains(id)));
        let on_rolls = current.filter_map(|record| roster::on_roll(ledger, record));
        let all: Vec<Notice> = own.iter().cloned().chain(on_rolls).collect();
        free_and_held.extend(elsewhere::free_and_held(person, &all));
        notices.push(own);
    }
    free_and_held.sort();
    let lives = Lives::new(&notices, &rearrested);

    let mut reports: BTreeMap<ListingId, ListingReport> = BTreeMap::new();
    for series in &rolls {
        let found = series.reports(&roster, &lives).into_iter();
        reports.extend(found.map(|report| (report.listing.clone(), report)));
    }
    for found in &free_and_held {
        if let Some(report) = found.free.listing.as_ref().and_then(|id| reports.get_mut(id)) {
            report.free_here_held_elsewhere.push(found.clone());
        }
    }
    let mut rearrested: Vec<ReArrest> = rearrested.into_iter().map(|(_, found)| found).collect();
    rearrested.sort();
    for found in &rearrested {
        if let Some(report) = found.arrest.listing.as_ref().and_then(|id| reports.get_mut(id)) {
            report.rearrested.push(found.clone());
        }
    }
    Listings {
        reports: reports.into_values().collect(),
        free_and_held,
        rearrested,
        captures: Captures::of_all(ledger, &roster, resolution),
    }
}
