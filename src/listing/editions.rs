//! The editions of one roll in their order, each against the roll as it was before it.

use std::collections::BTreeMap;

use crate::bounds::Bounds;
use crate::listing::moment::Moment;
use crate::listing::report::{Follows, MOST_AT_ONCE};
use crate::listing::roster::Row;
use crate::listing::side::Side;
use crate::listing::total::Total;
use crate::model::detainee::Listing;
use crate::model::vocabulary::Coverage;

/// One edition that can be seen and dated.
pub(super) struct Edition<'r, 'a> {
    pub(super) listing: &'a Listing,
    pub(super) moment: Moment,
    pub(super) rows: Vec<&'r Row<'a>>,
    pub(super) total: Total,
}

impl Edition<'_, '_> {
    /// Whether it may count somebody it does not list. An increment may state the total of its roll,
    /// so only what it withholds counts.
    pub(super) fn open(&self) -> bool {
        match self.listing.coverage() {
            Coverage::Complete => self.total.may_count_more(),
            Coverage::Increment | Coverage::Partial => self.total.withholds(),
        }
    }

    fn is(&self, coverage: Coverage) -> bool {
        self.listing.coverage() == coverage
    }
}

/// The last edition that had somebody, and whether it put them on the roll.
#[derive(Clone, Copy)]
pub(super) struct Last<'a> {
    pub(super) listing: &'a Listing,
    pub(super) on_roll: bool,
}

/// A roll as it is after some of its editions.
#[derive(Default)]
pub(super) struct Former<'e, 'r, 'a> {
    pub(super) side: Side<'r, 'a>,
    pub(super) last_seen: BTreeMap<usize, Last<'a>>,
    complete: Option<&'e Edition<'r, 'a>>,
    increments: usize,
    end: Option<&'e Edition<'r, 'a>>,
    /// Two editions whose order matters and is not known.
    unordered: Option<[&'a Listing; 2]>,
    /// The complete edition and the increment that end last.
    last_complete: Option<&'e Edition<'r, 'a>>,
    last_increment: Option<&'e Edition<'r, 'a>>,
}

impl<'e, 'r, 'a> Former<'e, 'r, 'a> {
    pub(super) fn follows(&self) -> Follows {
        match (self.unordered, self.end) {
            (Some(both), _) => {
                let [one, other] = both.map(|listing| listing.id().clone());
                Follows::Unordered(one.clone().min(other.clone()), one.max(other))
            }
            (None, Some(end)) => Follows::Roll {
                edition: end.listing.id().clone(),
                complete: self.complete.map(|complete| complete.listing.id().clone()),
                increments: self.increments,
            },
            (None, None) => Follows::Nothing,
        }
    }

    pub(super) fn is_complete(&self) -> bool {
        self.complete.is_some()
    }

    /// Takes in the next edition in order of when editions end.
    ///
    /// The roll rests on the complete edition that begins last. It is in doubt where another complete
    /// edition or an increment overlaps that one in time.
    fn take(&mut self, edition: &'e Edition<'r, 'a>) {
        match (edition.listing.coverage(), self.complete) {
            (Coverage::Complete, Some(resting)) if edition.moment.first <= resting.moment.first => {
                self.unordered = Some([resting.listing, edition.listing]);
            }
            (Coverage::Complete, _) => {
                let others = [self.last_complete, self.last_increment].into_iter().flatten();
                let overlaps = |one: &&Edition<'r, 'a>| one.moment.last >= edition.moment.first;
                let doubt = others.filter(overlaps).min_by_key(|one| one.listing.id());
                self.unordered = doubt.map(|one| [one.listing, edition.listing]);
                self.side = Side::default();
                self.complete = Some(edition);
                self.increments = 0;
                self.extend(edition);
            }
            (Coverage::Increment, Some(resting)) if edition.moment.first <= resting.moment.last => {
                self.unordered = Some([resting.listing, edition.listing]);
            }
            (Coverage::Increment, _) => {
                self.increments += 1;
                self.extend(edition);
            }
            (Coverage::Partial, None) => self.extend(edition),
            (Coverage::Partial, Some(_)) => {}
        }
        match edition.listing.coverage() {
            Coverage::Complete => self.last_complete = Some(edition),
            Coverage::Increment => self.last_increment = Some(edition),
            Coverage::Partial => {}
        }
        for row in &edition.rows {
            let seen = Last {
                listing: edition.listing,
                on_roll: !edition.is(Coverage::Partial)
                    || self.last_seen.get(&row.person).is_some_and(|last| last.on_roll),
            };
            self.last_seen.insert(row.person, seen);
        }
    }

    fn extend(&mut self, edition: &'e Edition<'r, 'a>) {
        let withheld: Bounds = edition.total.withheld.support();
        self.side.add(&edition.rows, edition.open(), withheld);
        self.end = Some(edition);
    }
}

/// Shows each edition the roll as it was before it, in order of when they begin. An edition is taken
/// into the roll once it is surely over: O(n log n) in rows over all editions.
pub(super) fn in_order<'e, 'r, 'a>(
    editions: &'e [Edition<'r, 'a>],
    mut show: impl FnMut(&'e Edition<'r, 'a>, &Former<'e, 'r, 'a>, Follows, usize),
) {
    let mut by_start: Vec<&Edition<'r, 'a>> = editions.iter().collect();
    by_start.sort_by_key(|one| (one.moment.first, one.moment.last, one.listing.id()));
    let mut by_end = by_start.clone();
    by_end.sort_by_key(|one| (one.moment.last, one.moment.first, one.listing.id()));
    let starts: Vec<i64> = by_start.iter().map(|one| one.moment.first).collect();
    let of_complete = |order: &[&Edition<'r, 'a>], end: fn(Moment) -> i64| -> Vec<i64> {
        let complete = order.iter().filter(|one| one.is(Coverage::Complete));
        complete.map(|one| end(one.moment)).collect()
    };
    let complete_starts = of_complete(&by_start, |moment| moment.first);
    let complete_ends = of_complete(&by_end, |moment| moment.last);

    let mut former = Former::default();
    let mut over = by_end.iter().copied().peekable();
    let mut taken = 0;
    for edition in by_start {
        while let Some(past) = over.next_if(|past| past.moment.last < edition.moment.first) {
            former.take(past);
            taken += 1;
        }
        let after = starts.len() - starts.partition_point(|start| *start <= edition.moment.last);
        let unordered = editions.len().saturating_sub(taken + after + 1);
        let begun = complete_starts.partition_point(|start| *start <= edition.moment.last);
        let ended = complete_ends.partition_point(|end| *end < edition.moment.first);
        let at_once = begun.saturating_sub(ended);
        // A complete edition walks over the whole roll before it: only so many at one time may.
        let follows = if edition.is(Coverage::Complete) && at_once > MOST_AT_ONCE {
            Follows::Crowded
        } else {
            former.follows()
        };
        show(edition, &former, follows, unordered);
    }
}
