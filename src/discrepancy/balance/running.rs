//! What bears on a balance: every flow of a voice, its counts at several dates taken together.

use std::collections::BTreeMap;

use crate::bounds::Bounds;
use crate::dedup::Voice;
use crate::discrepancy::balance::moment::{Counted, Moment};
use crate::discrepancy::balance::result::{LeftOut, LeftOutFor, Side};
use crate::discrepancy::balance::term::{Item, Kind, Narrower};
use crate::discrepancy::entry::Entry;
use crate::id::ClaimId;
use crate::model::ledger::Ledger;
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{Measure, Outcome, Stage};
use crate::spread::Spread;

/// One flow of one voice with all its counts: those of a running wave contain one another.
pub(super) struct Running<'e> {
    pub(super) voice: &'e Voice,
    pub(super) quantity: &'e Quantity,
    first: &'e ClaimId,
    /// With a number and known days, the earliest end first; of one date the one said last, last.
    counts: Vec<(Counted, &'e Entry)>,
    has_number: bool,
}

/// Which of a stock's people a flow counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bearing<'e> {
    /// All who went that way.
    All,
    /// Only some of them.
    Some(Narrower<'e>),
    /// Others too.
    OthersToo(Narrower<'e>),
}

impl<'e> Running<'e> {
    /// Every flow among the entries, in order of its first claim.
    pub(super) fn all(ledger: &Ledger, entries: impl IntoIterator<Item = &'e Entry>) -> Vec<Self> {
        let mut flows: BTreeMap<(&Voice, Quantity), Vec<&Entry>> = BTreeMap::new();
        for entry in entries {
            if !entry.quantity.measure().is_stock() {
                let key = (&entry.voice, entry.quantity.undated());
                flows.entry(key).or_default().push(entry);
            }
        }
        let known = |entry: &Entry| {
            let claim = ledger.claim(&entry.claim)?;
            claim.said().or(claim.published()).and_then(Moment::of)
        };
        let running = |((voice, _), entries): ((&'e Voice, Quantity), Vec<&'e Entry>)| {
            let first = entries.iter().min_by_key(|entry| &entry.claim)?;
            let numbers = || entries.iter().filter(|entry| entry.gives_a_number());
            let mut counts: Vec<(Counted, &Entry)> = numbers()
                .filter_map(|entry| Some((Counted::of(entry)?, *entry)))
                .collect();
            counts.sort_by_cached_key(|(counted, entry)| {
                let end = counted.end;
                (end.to, end.from, known(entry), entry.spread, entry.claim.clone())
            });
            Some(Self {
                voice,
                quantity: &first.quantity,
                first: &first.claim,
                has_number: numbers().next().is_some(),
                counts,
            })
        };
        let mut found: Vec<Self> = flows.into_iter().filter_map(running).collect();
        found.sort_by(|a, b| (a.first, a.voice).cmp(&(b.first, b.voice)));
        found
    }

    pub(super) fn left_out(&self, why: LeftOutFor) -> LeftOut {
        LeftOut {
            claim: self.first.clone(),
            measure: self.quantity.measure(),
            why,
        }
    }

    /// From its beginning to its last count; `None` when no days are known.
    pub(super) fn span(&self) -> Option<(Moment, Moment)> {
        let (first, _) = self.counts.first()?;
        let (last, _) = self.counts.last()?;
        Some((first.start, last.end))
    }

    /// Why it is used nowhere but where it was taken in.
    pub(super) fn without_days(&self) -> LeftOutFor {
        match (self.has_number, self.counts.is_empty()) {
            (false, _) => LeftOutFor::Figure,
            (true, true) => LeftOutFor::Undated,
            (true, false) => LeftOutFor::Window,
        }
    }

    /// Its beginning and every date up to which it was counted.
    pub(super) fn moments(&self) -> impl Iterator<Item = Moment> {
        let start = self.counts.first().map(|(counted, _)| counted.start);
        start
            .into_iter()
            .chain(self.counts.iter().map(|(counted, _)| counted.end))
    }

    /// Which of a stock's people it counts and which way they went, or why it says nothing of them.
    pub(super) fn bearing(
        &self,
        ledger: &Ledger,
        stock: &Quantity,
    ) -> Result<(Side, Bearing<'e>), LeftOutFor> {
        let flow = self.quantity;
        if flow.unit() != stock.unit() {
            return Err(LeftOutFor::Unit);
        }
        let side = Side::of(flow.measure()).ok_or(LeftOutFor::Side)?;
        let elsewhere = flow.measure() == Measure::Transferred
            && (stock.place().is_none() || stock.place() != flow.place());
        if elsewhere || flow.outcome() == Some(Outcome::HouseArrest) {
            return Err(LeftOutFor::StillHeld);
        }
        if !matches!(flow.stage(), Stage::Executed | Stage::Verified) {
            return Err(LeftOutFor::Stage);
        }
        if let Some(wave) = stock.wave() {
            let mut own = flow.wave();
            while own.is_some_and(|own| own != wave) {
                own = own.and_then(|own| ledger.wave(own)).and_then(|own| own.within());
            }
            own.ok_or(LeftOutFor::Wave)?;
        }
        let narrower = (flow.measure(), flow.population(), flow.place(), flow.outcome());
        let (mut some, mut others) = (flow.outcome().is_some(), false);
        match (flow.population(), stock.population()) {
            (own, whole) if own == whole => {}
            (Some(own), Some(whole)) if ledger.is_within(own, whole) => some = true,
            (Some(own), Some(whole)) if ledger.is_within(whole, own) => others = true,
            _ => return Err(LeftOutFor::Population),
        }
        match (flow.place(), stock.place()) {
            (own, whole) if own == whole => {}
            (Some(_), None) => some = true,
            (None, Some(_)) => others = true,
            _ => return Err(LeftOutFor::Place),
        }
        match (some, others) {
            // How many of the few are among these and how many are others: nothing follows.
            (true, true) => Err(LeftOutFor::Population),
            (true, false) => Ok((side, Bearing::Some(narrower))),
            (false, true) => Ok((side, Bearing::OthersToo(narrower))),
            (false, false) => Ok((side, Bearing::All)),
        }
    }

    /// What it says of the time between two stocks: its last count there; where it began before, the
    /// difference of its last and first counts there.
    pub(super) fn between(
        &self,
        bearing: Bearing<'e>,
        first: Moment,
        last: Moment,
    ) -> Result<Item<'e>, LeftOutFor> {
        if self.counts.is_empty() {
            return Err(self.without_days());
        }
        let inside: Vec<&(Counted, &Entry)> = self
            .around(first, last)
            .filter(|(counted, _)| counted.is_between(first, last))
            .collect();
        let made = match inside.split_last() {
            Some(((counted, latest), earlier)) => {
                let sure = |counted: &Counted| counted.is_surely_between(first, last);
                // What was surely counted by the last stock is a floor for the count that may be later.
                let all = inside.iter().filter(|(counted, _)| sure(counted));
                let least = all
                    .map(|(_, entry)| entry.spread.support().lo())
                    .max()
                    .unwrap_or(0);
                (
                    *counted,
                    latest.spread,
                    least,
                    sure(counted),
                    vec![&latest.claim],
                    earlier.iter().map(|(_, entry)| &entry.claim).collect(),
                )
            }
            None => self.difference(first, last)?,
        };
        let (counted, persons, least, sure, claims, earlier) = made;
        let support = persons.support();
        let widest = if sure {
            support
        } else {
            Bounds::new(least.min(persons.core().lo()), support.hi()).unwrap_or(support)
        };
        let persons = Spread::new(persons.core(), widest).unwrap_or(persons);
        let none = |of: Bounds| Bounds::new(0, of.hi()).unwrap_or(of);
        let (persons, some) = match bearing {
            Bearing::All => (persons, None),
            Bearing::Some(narrower) => (persons, Some(narrower)),
            // How many of them are of the stock is not said.
            Bearing::OthersToo(narrower) => {
                let open = Spread::new(none(persons.core()), none(persons.support()));
                (open.unwrap_or(Spread::ANY), Some(narrower))
            }
        };
        Ok(Item {
            kind: Kind {
                voice: self.voice,
                wave: self.quantity.wave(),
                verified: self.quantity.stage() == Stage::Verified,
                some,
            },
            counted,
            persons,
            boundary: !sure,
            claims,
            earlier,
        })
    }

    /// The counts whose last day may lie between the two. They are in order of their last second.
    fn around(&self, first: Moment, last: Moment) -> impl Iterator<Item = &(Counted, &'e Entry)> {
        let from = self
            .counts
            .partition_point(|(counted, _)| counted.end.to < first.from);
        let rest = self.counts.get(from..).unwrap_or(&[]).iter();
        rest.take_while(move |(counted, _)| !counted.end.on_later_days(last))
    }

    fn difference(&self, first: Moment, last: Moment) -> Result<Made<'e>, LeftOutFor> {
        let dated = |counted: &Counted| {
            Counted {
                start: counted.end,
                end: counted.end,
            }
            .is_between(first, last)
        };
        let mut inside = self.around(first, last).filter(|(counted, _)| dated(counted));
        let (begin, earlier) = inside.next().ok_or(LeftOutFor::Window)?;
        let rest: Vec<&(Counted, &Entry)> = inside.collect();
        let (end, later) = rest
            .last()
            .filter(|(end, _)| begin.end.surely_before(end.end))
            .ok_or(LeftOutFor::Window)?;
        let minus = |read: fn(Spread) -> Bounds| {
            let (later, earlier) = (read(later.spread), read(earlier.spread));
            let hi = match later.hi() {
                Some(hi) => Some(hi.checked_sub(earlier.lo())?),
                None => None,
            };
            Bounds::new(earlier.hi().map_or(0, |hi| later.lo().saturating_sub(hi)), hi)
        };
        let (Some(core), Some(support)) = (minus(Spread::core), minus(Spread::support)) else {
            return Err(LeftOutFor::Fell);
        };
        let counted = Counted {
            start: begin.end,
            end: end.end,
        };
        let persons = Spread::new(core, support).unwrap_or(Spread::crisp(core.hull(support)));
        let between = rest.iter().rev().skip(1).map(|(_, entry)| &entry.claim).collect();
        Ok((
            counted,
            persons,
            0,
            counted.is_surely_between(first, last),
            vec![&earlier.claim, &later.claim],
            between,
        ))
    }
}

/// When it was counted, how many, how many of them surely there, whether all surely were, by which
/// claims, and which others are among them.
type Made<'e> = (Counted, Spread, u64, bool, Vec<&'e ClaimId>, Vec<&'e ClaimId>);
