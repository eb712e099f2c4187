//! [`status`]: where a person stands at a date, from what records say happened.

use std::collections::VecDeque;

use time::Date;

use crate::id::{DetaineeId, ListingId, SourceId};
use crate::model::vocabulary::{Measure, Outcome};
use crate::when::When;

/// One record's word that something happened, or that a person stood on a roll.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Notice {
    /// The record that says so.
    pub record: DetaineeId,
    /// The list it stands in.
    pub listing: Option<ListingId>,
    /// Who says so: the event's own voice, else those whose list it is, as the bodies they speak for.
    pub by: Vec<SourceId>,
    /// What happened; [`Measure::Held`] for standing on a roll.
    pub what: Measure,
    /// How the person left: some voices do not count house arrest as a release.
    pub outcome: Option<Outcome>,
    /// When: the event's own date, else the days of its wave.
    pub when: Option<When>,
    /// The time of the list, by which an event without a date had happened.
    pub listed: Option<When>,
    /// Whether nothing is said to have happened and the person simply stands on the roll.
    pub by_roll: bool,
}

/// Where a person stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Standing {
    /// In custody: arrested, held, transferred, registered late.
    Held,
    /// Out of custody: released in whatever way, expelled, exchanged, escaped.
    Free,
    /// Dead.
    Dead,
    /// Neither is said: whereabouts unknown, or taken off a list for another reason than release.
    Unclear,
}

impl Standing {
    /// What one kind of event says of a person's standing.
    #[must_use]
    pub const fn after(what: Measure) -> Self {
        match what {
            Measure::Held
            | Measure::Arrested
            | Measure::ReArrested
            | Measure::Transferred
            | Measure::LateRegistered => Self::Held,
            Measure::Released | Measure::Expelled | Measure::Exchanged | Measure::Escaped => Self::Free,
            Measure::Died => Self::Dead,
            Measure::Disappeared | Measure::Delisted => Self::Unclear,
        }
    }
}

impl Notice {
    /// What it says of the person's standing.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::after(self.what)
    }

    /// The first day it can have happened; `None` where nothing is known.
    #[must_use]
    pub fn earliest(&self) -> Option<Date> {
        self.when.as_ref().and_then(When::earliest)
    }

    /// The last day it can have happened: without a date of its own, the day of its list.
    #[must_use]
    pub fn latest(&self) -> Option<Date> {
        let known = self.when.as_ref().or(self.listed.as_ref());
        known.and_then(When::latest)
    }

    /// From when on it counts: its first day, or that of its list where it has no date.
    pub(super) fn counts_from(&self) -> i32 {
        let known = self.when.as_ref().or(self.listed.as_ref());
        known
            .and_then(When::earliest)
            .map_or(i32::MIN, Date::to_julian_day)
    }

    pub(super) fn first(&self) -> i32 {
        self.earliest().map_or(i32::MIN, Date::to_julian_day)
    }

    pub(super) fn last(&self) -> i32 {
        self.latest().map_or(i32::MAX, Date::to_julian_day)
    }

    pub(super) fn leaves(&self) -> bool {
        matches!(self.standing(), Standing::Free | Standing::Dead)
    }
}

/// The notice that decides where a person stands at the end of a day, or at last where none is
/// given; `None` where nothing is said by then.
///
/// Somebody who left custody is out of it until something says otherwise: an arrest or a stay in
/// custody surely later than the leaving, or a re-arrest that is not surely earlier. In doubt about
/// a re-arrest the person counts as held, because a wrong answer the other way hides somebody still
/// in prison. What may have happened by the day counts; what surely happened later does not. An
/// event without a date happened by the time of its list.
///
/// Between several that decide alike, the one that may be latest, then the last by record. O(n log n).
///
/// ```
/// use cotejo::{Measure, link, listing, Draft, DetaineeDraft, Ledger, Value};
/// let event = |what: &str, when: &str| Value::record([("what", what), ("when", when)]);
/// let events = vec![event("arrested", "2026-03-01"), event("released", "2026-05-01")];
/// let draft = Draft::new().with_detainee(DetaineeDraft::new("d").events(Value::List(events)));
/// let ledger = Ledger::try_from(draft)?;
/// let notices = listing::notices(&ledger, link::resolve(&ledger).persons()[0].records());
/// let at = |day: &str| -> Result<_, cotejo::Error> {
///     Ok(listing::status(&notices, day.parse::<cotejo::When>()?.latest()).map(|notice| notice.what))
/// };
/// assert_eq!(at("2026-04-01")?, Some(Measure::Arrested));
/// assert_eq!(at("2026-06-01")?, Some(Measure::Released));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn status(notices: &[Notice], at: Option<Date>) -> Option<&Notice> {
    Timeline::of(notices).at(at)
}

/// Where a person stands from day to day, for many questions about one person.
#[derive(Debug)]
pub(super) struct Timeline<'n> {
    /// From a day on, this notice decides.
    steps: Vec<(i32, Option<&'n Notice>)>,
}

impl<'n> Timeline<'n> {
    /// Takes the notices in the order in which they come to count.
    pub(super) fn of(notices: &'n [Notice]) -> Self {
        let mut ordered: Vec<&Notice> = notices.iter().collect();
        ordered.sort_by(|a, b| (a.counts_from(), a).cmp(&(b.counts_from(), b)));
        let mut steps: Vec<(i32, Option<&Notice>)> = Vec::new();
        let mut so_far = SoFar::default();
        for notice in ordered {
            so_far.take(notice);
            match steps.last_mut() {
                Some((day, last)) if *day == notice.counts_from() => *last = so_far.decides(),
                _ => steps.push((notice.counts_from(), so_far.decides())),
            }
        }
        Self { steps }
    }

    pub(super) fn at(&self, at: Option<Date>) -> Option<&'n Notice> {
        let day = at.map_or(i32::MAX, Date::to_julian_day);
        let known = self.steps.partition_point(|(from, _)| *from <= day);
        let (_, decides) = known.checked_sub(1).and_then(|last| self.steps.get(last))?;
        *decides
    }
}

/// What the notices taken so far leave standing.
#[derive(Default)]
struct SoFar<'n> {
    /// Dated leavings that no re-arrest undoes, those that begin later behind; only such as may be
    /// later than all behind them, so that the first may be latest (a sliding-window maximum).
    left: VecDeque<&'n Notice>,
    /// The leaving without a first day that may be latest; any re-arrest undoes it.
    undated: Option<&'n Notice>,
    /// The stay in custody that surely begins latest.
    taken: Option<&'n Notice>,
    /// The latest that a re-arrest may have been.
    retaken: Option<i32>,
    /// Taken off a list for another reason.
    delisted: Option<&'n Notice>,
}

impl<'n> SoFar<'n> {
    fn take(&mut self, notice: &'n Notice) {
        let later =
            |one: Option<&Notice>, day: fn(&Notice) -> i32| one.is_none_or(|one| day(one) <= day(notice));
        if notice.what == Measure::Delisted {
            if later(self.delisted, Notice::last) {
                self.delisted = Some(notice);
            }
        } else if !notice.leaves() {
            if later(self.taken, Notice::first) {
                self.taken = Some(notice);
            }
            if notice.what == Measure::ReArrested {
                self.retaken = self.retaken.max(Some(notice.last()));
            }
        } else if notice.first() == i32::MIN {
            if later(self.undated, Notice::last) {
                self.undated = Some(notice);
            }
        } else {
            while self.left.back().is_some_and(|back| back.last() <= notice.last()) {
                self.left.pop_back();
            }
            self.left.push_back(notice);
        }
        let undone = |notice: &&Notice| self.retaken.is_some_and(|day| notice.first() <= day);
        while self.left.front().is_some_and(undone) {
            self.left.pop_front();
        }
    }

    fn decides(&self) -> Option<&'n Notice> {
        let stands = |notice: &&Notice| self.taken.is_none_or(|taken| notice.last() >= taken.first());
        let undated = self.undated.filter(|_| self.retaken.is_none());
        let left = self.left.front().copied().into_iter().chain(undated);
        let left = left.max_by_key(|notice| (notice.last(), *notice));
        let delisted = || self.delisted.filter(stands);
        left.filter(stands).or_else(delisted).or(self.taken)
    }
}
