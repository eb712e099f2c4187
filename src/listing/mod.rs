//! Editions of one voice's roll: who is new, who is gone and by whose word, what a list adds up to,
//! and who is free by one list and held by another.
//!
//! The evening desk's questions. Everything is asked of *persons*, as [`link`](crate::link) joined
//! them, and every answer carries how sure it is: two records that nothing joins are two persons, and
//! the same person under two spellings would be gone and new at once. Results hold ids, never names.

mod compare;
mod custody;
mod editions;
mod elsewhere;
mod lives;
mod moment;
mod report;
mod roster;
mod side;
mod total;

use std::collections::{BTreeMap, BTreeSet};

pub use custody::{Notice, Standing, status};
pub use elsewhere::FreeAndHeld;
pub use lives::ReArrest;
pub use report::{
    Certainty, Changed, Field, Follows, Gone, ListingReport, MOST_AT_ONCE, MOST_PERHAPS, NewPerson, Returned,
    Roll, Unjoined, Unmatched,
};
pub use roster::notices;
pub use total::{Fit, StatedOf, Total};

use crate::bounds::Bounds;
use crate::id::ListingId;
use crate::lexicon::Lexicon;
use crate::listing::editions::Edition;
use crate::listing::lives::Lives;
use crate::listing::moment::Moment;
use crate::listing::roster::Roster;
use crate::model::detainee::Listing;
use crate::model::judgement::Resolution;
use crate::model::ledger::Ledger;
use crate::model::source::Source;
use crate::model::vocabulary::Coverage;

/// Every edition of every list, and what the lists together say of persons.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Listings {
    reports: Vec<ListingReport>,
    free_and_held: Vec<FreeAndHeld>,
    rearrested: Vec<ReArrest>,
}

impl Listings {
    /// One report per listing, in order of id.
    #[must_use]
    pub fn reports(&self) -> &[ListingReport] {
        &self.reports
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
/// A record in two editions without an equal identifier or a judgement is two persons. People on the
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
    let mut free_and_held = Vec::new();
    let mut rearrested = Vec::new();
    let mut notices: Vec<Vec<Notice>> = Vec::new();
    for (at, person) in roster.persons() {
        let mut own: Vec<Notice> = roster
            .records_of(at)
            .flat_map(|record| roster::said(ledger, record))
            .collect();
        own.sort();
        rearrested.extend(lives::re_arrest(person, &own).map(|found| (at, found)));
        let rolls = roster
            .records_of(at)
            .filter_map(|record| roster::on_roll(ledger, record));
        let all: Vec<Notice> = own.iter().cloned().chain(rolls).collect();
        free_and_held.extend(elsewhere::free_and_held(person, &all));
        notices.push(own);
    }
    free_and_held.sort();
    let lives = Lives::new(&notices, &rearrested);

    let mut reports: BTreeMap<&ListingId, ListingReport> = BTreeMap::new();
    let mut rolls: BTreeMap<Roll, Vec<&Listing>> = BTreeMap::new();
    for listing in ledger.listings() {
        let roll = Roll {
            by: roster::bodies(ledger, listing),
            population: listing.population().cloned(),
            wave: listing.wave().cloned(),
        };
        rolls.entry(roll).or_default().push(listing);
    }
    for (roll, listings) in rolls {
        for report in editions_of(ledger, &roster, &lives, lexicon, &roll, &listings) {
            if let Some(listing) = ledger.listing(&report.listing) {
                reports.insert(listing.id(), report);
            }
        }
    }
    for found in &free_and_held {
        let report = found.free.listing.as_ref().and_then(|id| reports.get_mut(id));
        report
            .into_iter()
            .for_each(|report| report.free_here_held_elsewhere.push(found.clone()));
    }
    let mut rearrested: Vec<ReArrest> = rearrested.into_iter().map(|(_, found)| found).collect();
    rearrested.sort();
    for found in &rearrested {
        let report = found.arrest.listing.as_ref().and_then(|id| reports.get_mut(id));
        report
            .into_iter()
            .for_each(|report| report.rearrested.push(found.clone()));
    }
    Listings {
        reports: reports.into_values().collect(),
        free_and_held,
        rearrested,
    }
}

/// The editions of one roll, each with its report.
fn editions_of<'a>(
    ledger: &'a Ledger,
    roster: &Roster<'a>,
    lives: &Lives<'_>,
    lexicon: &Lexicon,
    roll: &Roll,
    listings: &[&'a Listing],
) -> Vec<ListingReport> {
    let clock = moment::clock(listings.iter().filter_map(|listing| listing.as_of()));
    let unnamed = |id| ledger.source(id).is_some_and(Source::is_plural);
    let voiced = !roll.by.is_empty() && !roll.by.iter().any(unnamed);
    let mut editions = Vec::new();
    let mut reports = Vec::new();
    for &listing in listings {
        let rows = roster.rows_of(listing.id());
        let persons: BTreeSet<usize> = rows.iter().map(|row| row.person).collect();
        let total = Total::of(listing, rows.len(), persons.len(), lexicon);
        let empty = listing.states().and_then(|figure| figure.spread(lexicon));
        let unseen = rows.is_empty() && empty.is_none_or(|stated| stated.support() != Bounds::exactly(0));
        let moment = listing.as_of().and_then(|when| Moment::of(when, clock));
        match moment.filter(|_| voiced && !unseen) {
            Some(moment) => editions.push(Edition {
                listing,
                moment,
                rows,
                total,
            }),
            None => {
                let why = match (voiced, unseen) {
                    (false, _) => Follows::NoVoice,
                    (true, true) => Follows::Unseen,
                    (true, false) => Follows::Undated,
                };
                reports.push(blank(roll, listing, total, why));
            }
        }
    }
    let undated = reports
        .iter()
        .filter(|report| report.follows == Follows::Undated)
        .count();
    for report in &mut reports {
        if report.follows == Follows::Undated {
            report.unordered = undated - 1 + editions.len();
        }
    }
    editions::in_order(&editions, |edition, former, follows, unordered| {
        let mut report = blank(roll, edition.listing, edition.total.clone(), follows);
        report.unordered = unordered + undated;
        if report.is_compared() {
            if edition.listing.coverage() == Coverage::Increment {
                let fresh = edition.rows.iter().map(|row| row.person);
                let fresh: BTreeSet<usize> = fresh
                    .filter(|one| !former.side.persons.contains_key(one))
                    .collect();
                let withheld = former.side.withheld.unwrap_or(Bounds::exactly(0));
                let all = former.side.persons.len() + fresh.len();
                report
                    .total
                    .of_roll(all, withheld + edition.total.withheld.support());
            }
            compare::compare(&mut report, roster, lives, edition, former);
        }
        reports.push(report);
    });
    reports
}

fn blank(roll: &Roll, listing: &Listing, total: Total, follows: Follows) -> ListingReport {
    ListingReport {
        listing: listing.id().clone(),
        roll: roll.clone(),
        coverage: listing.coverage(),
        follows,
        unordered: 0,
        total,
        unjoined: Unjoined::default(),
        new_persons: Vec::new(),
        returned: Vec::new(),
        changed: Vec::new(),
        gone_without_release: Vec::new(),
        gone_after_release: Vec::new(),
        gone_otherwise: Vec::new(),
        withdrawn: Vec::new(),
        free_here_held_elsewhere: Vec::new(),
        rearrested: Vec::new(),
    }
}
