//! [`Series`]: every edition of one roll, those that cannot be put in order with the reason.

use std::collections::{BTreeMap, BTreeSet};

use crate::bounds::Bounds;
use crate::id::ListingId;
use crate::lexicon::Lexicon;
use crate::listing::compare::compare;
use crate::listing::editions::{Edition, Former, in_order};
use crate::listing::lives::Lives;
use crate::listing::moment::{Moment, clock};
use crate::listing::report::{Follows, ListingReport, Roll, Unjoined};
use crate::listing::roster::{Roster, bodies};
use crate::listing::total::Total;
use crate::model::detainee::Listing;
use crate::model::ledger::Ledger;
use crate::model::source::Source;
use crate::model::vocabulary::Coverage;

/// The editions of one roll.
pub(super) struct Series<'r, 'a> {
    roll: Roll,
    editions: Vec<Edition<'r, 'a>>,
    /// Those that are compared with nothing, and why.
    others: Vec<(&'a Listing, Total, Follows)>,
}

/// Every list, by the roll it is an edition of.
pub(super) fn rolls<'r, 'a>(
    ledger: &'a Ledger,
    roster: &'r Roster<'a>,
    lexicon: &Lexicon,
) -> Vec<Series<'r, 'a>> {
    let mut rolls: BTreeMap<Roll, Vec<&Listing>> = BTreeMap::new();
    for listing in ledger.listings() {
        let roll = Roll {
            by: bodies(ledger, listing),
            population: listing.population().cloned(),
            wave: listing.wave().cloned(),
        };
        rolls.entry(roll).or_default().push(listing);
    }
    let series = |(roll, listings): (Roll, Vec<&'a Listing>)| {
        let clock = clock(listings.iter().filter_map(|listing| listing.as_of()));
        let unnamed = |id| ledger.source(id).is_some_and(Source::is_plural);
        let voiced = !roll.by.is_empty() && !roll.by.iter().any(unnamed);
        let (mut editions, mut others) = (Vec::new(), Vec::new());
        for listing in listings {
            let rows = roster.rows_of(listing.id());
            let persons: BTreeSet<usize> = rows.iter().map(|row| row.person).collect();
            let total = Total::of(listing, rows.len(), persons.len(), lexicon);
            let said_empty = total
                .stated
                .is_some_and(|stated| stated.support() == Bounds::exactly(0));
            let moment = listing.as_of().and_then(|when| Moment::of(when, clock));
            let apart = match moment {
                _ if !voiced => Err(Follows::NoVoice),
                _ if rows.is_empty() && !said_empty => Err(Follows::Unseen),
                None => Err(Follows::Undated),
                Some(moment) => Ok(moment),
            };
            match apart {
                Ok(moment) => editions.push(Edition {
                    listing,
                    moment,
                    rows,
                    total,
                }),
                Err(why) => others.push((listing, total, why)),
            }
        }
        Series {
            roll,
            editions,
            others,
        }
    };
    rolls.into_iter().map(series).collect()
}

impl<'a> Series<'_, 'a> {
    /// Editions that a complete edition is surely later than: whoever stands only on these is on the
    /// roll no more.
    pub(super) fn past(&self) -> impl Iterator<Item = &'a ListingId> {
        let complete = self
            .editions
            .iter()
            .filter(|one| one.listing.coverage() == Coverage::Complete);
        let latest = complete.map(|one| one.moment.first).max();
        let past = self
            .editions
            .iter()
            .filter(move |one| latest.is_some_and(|latest| one.moment.last < latest));
        past.map(|one| one.listing.id())
    }

    /// A report on each.
    pub(super) fn reports(&self, roster: &Roster<'a>, lives: &Lives<'_>) -> Vec<ListingReport> {
        let undated = self.others.iter().filter(|(_, _, why)| *why == Follows::Undated);
        let undated = undated.count();
        let mut reports = Vec::new();
        for (listing, total, why) in &self.others {
            let mut report = self.blank(listing, total.clone(), why.clone());
            if *why == Follows::Undated {
                report.unordered = undated - 1 + self.editions.len();
            }
            reports.push(report);
        }
        in_order(&self.editions, |edition, former, follows, unordered| {
            let mut report = self.blank(edition.listing, edition.total.clone(), follows);
            report.unordered = unordered + undated;
            if report.is_compared() {
                which_total(&mut report.total, edition, former);
                compare(&mut report, roster, lives, edition, former);
            }
            reports.push(report);
        });
        reports
    }

    fn blank(&self, listing: &Listing, total: Total, follows: Follows) -> ListingReport {
        ListingReport {
            listing: listing.id().clone(),
            roll: self.roll.clone(),
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
}

/// Whether the total an increment states is its own or that of the roll with it.
fn which_total(total: &mut Total, edition: &Edition<'_, '_>, former: &Former<'_, '_, '_>) {
    if edition.listing.coverage() != Coverage::Increment {
        return;
    }
    let before = &former.side;
    let fresh: BTreeSet<usize> = edition
        .rows
        .iter()
        .map(|row| row.person)
        .filter(|person| !before.persons.contains_key(person))
        .collect();
    let withheld = before.withheld.unwrap_or(Bounds::exactly(0)) + total.withheld.support();
    total.of_roll(before.persons.len() + fresh.len(), withheld);
}
