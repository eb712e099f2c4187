//! Which revisions feed which figures, by what each figure is made of.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::dedup::Voice;
use crate::discrepancy::{Entry, Role, Scope, family};
use crate::id::{AssumptionId, ClaimId, WaveId};
use crate::model::vocabulary::{Measure, Stage};
use crate::partition::Partition;
use crate::reconcile::Reconciliation;
use crate::reconcile::since::bearing::{Bearing, outward};
use crate::reconcile::since::figure::{FigureKey, FlowFigure, StockFigure, StockOf, Tally};
use crate::reconcile::since::first::First;
use crate::reconcile::since::revision::{Edit, Revision, Setting};

/// A part of a result on which figures depend.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Spot<'a> {
    /// A wave or stretch of days.
    Flow(&'a Scope, Measure),
    /// One voice in it.
    Voice(&'a Scope, Measure, &'a Voice),
    /// What is said of the whole at one stage.
    Whole(&'a Scope, Measure, Stage),
    /// A stock at any date.
    Stock(StockOf),
    /// A stock at a date.
    Date(StockOf, Date),
    /// One voice in it.
    DateVoice(StockOf, Date, &'a Voice),
    /// The numbers said of the whole of a sum.
    Sum(Option<&'a WaveId>),
    /// What an assumption rests on.
    Assumed(&'a AssumptionId),
}

/// What feeds what.
pub(super) struct Causes<'a> {
    revisions: &'a [Revision],
    fed: BTreeMap<Spot<'a>, First>,
    /// What feeds the persons named in a wave.
    named: BTreeMap<&'a WaveId, First>,
    /// Settings that bear on every flow, and on every stock.
    wide: [First; 2],
    /// Flows in which a figure that is on both sides is something else of the whole: their numbers hang
    /// together.
    shifted: BTreeSet<(&'a Scope, Measure)>,
    /// Stocks that are asked at a date on both sides.
    lasting: BTreeSet<(StockOf, Date)>,
}

/// Claims that are, or were, one utterance with one another.
struct Groups<'a> {
    place: BTreeMap<&'a ClaimId, usize>,
}

impl<'a> Groups<'a> {
    fn new(sides: [&'a Reconciliation<'a>; 2]) -> Self {
        let ids: BTreeSet<&ClaimId> = sides
            .iter()
            .flat_map(|side| side.ledger().claims())
            .map(|one| one.id())
            .collect();
        let mut place: BTreeMap<&ClaimId, usize> =
            ids.into_iter().enumerate().map(|(at, id)| (id, at)).collect();
        let mut partition = Partition::new(place.len());
        for utterance in sides.iter().flat_map(|side| side.utterances()) {
            let mut rows = utterance.claims().iter().filter_map(|id| place.get(id).copied());
            if let Some(first) = rows.next() {
                for row in rows {
                    // Nothing is kept apart here, so no join is refused.
                    partition.join(first, row).unwrap_or_default();
                }
            }
        }
        for at in place.values_mut() {
            *at = partition.root(*at);
        }
        Self { place }
    }

    /// Groups of which the very same is compared on both sides: a repeat, a note. They move nothing.
    fn still(&self, sides: [&'a Reconciliation<'a>; 2]) -> BTreeSet<usize> {
        let compared = sides.map(|side| {
            let mut found: BTreeMap<usize, Vec<Entry>> = BTreeMap::new();
            for entry in side.evidence().entries() {
                if let Some(group) = self.place.get(&entry.claim) {
                    found.entry(*group).or_default().push(entry.clone());
                }
            }
            found
        });
        let content = |entries: Option<&Vec<Entry>>| {
            let mut found: Vec<_> = entries
                .into_iter()
                .flatten()
                .map(|one| {
                    let when = one.dated.clone();
                    (
                        one.voice.clone(),
                        one.quantity.clone(),
                        one.spread,
                        when,
                        one.relative,
                        one.longest_list,
                    )
                })
                .collect();
            found.sort();
            found
        };
        let groups: BTreeSet<usize> = self.place.values().copied().collect();
        let same = |group: &usize| {
            let [before, after] = compared.each_ref().map(|side| content(side.get(group)));
            before == after
        };
        groups.into_iter().filter(same).collect()
    }
}

impl<'a> Causes<'a> {
    /// O(n log n); with waves nested d deep, O(n d log n).
    pub(super) fn new(sides: [&'a Reconciliation<'a>; 2], revisions: &'a [Revision]) -> Self {
        let groups = Groups::new(sides);
        let bearing = Bearing::new(sides, revisions);
        let still = groups.still(sides);
        let mut of_group: BTreeMap<usize, First> = BTreeMap::new();
        for (claim, at) in bearing.on_claims() {
            let declared = revisions.get(at).is_some_and(Revision::is_declaration);
            if let Some(group) = groups
                .place
                .get(claim)
                .filter(|group| declared || !still.contains(group))
            {
                of_group.entry(*group).or_default().insert(at);
            }
        }
        let mut spots: BTreeMap<Spot<'a>, BTreeSet<usize>> = BTreeMap::new();
        for side in sides {
            // A wave may have persons named and no claim.
            for report in side.flows() {
                spots
                    .entry(Spot::Flow(&report.scope, family(report.measure)))
                    .or_default();
            }
            for (claim, spot) in spots_of(side) {
                let own = spots.entry(spot).or_default();
                own.extend(groups.place.get(claim));
            }
        }
        let mut fed: BTreeMap<Spot<'a>, First> = BTreeMap::new();
        for (spot, claims) in spots {
            let causes = fed.entry(spot).or_default();
            for group in claims {
                if let Some(own) = of_group.get(&group) {
                    causes.extend(own);
                }
            }
        }
        let [waves, came, named] = bearing.on_waves();
        for (spot, causes) in &mut fed {
            if let Spot::Flow(Scope::Wave(wave), measure) = spot {
                let persons = named.get(wave).filter(|_| *measure == Measure::Released);
                for own in waves.get(wave).into_iter().chain(persons) {
                    causes.extend(own);
                }
            }
        }
        let mut causes = Self {
            revisions,
            named,
            wide: [Setting::WaveTolerance, Setting::StockTolerance].map(|wanted| {
                let found = revisions.iter().enumerate();
                let found = found
                    .filter(|(_, one)| matches!(one, Revision::Setting { setting } if *setting == wanted));
                First::of(found.map(|(at, _)| at))
            }),
            shifted: shifted(sides),
            lasting: asked(sides[0]).intersection(&asked(sides[1])).cloned().collect(),
            fed,
        };
        causes.add_up(sides, &came);
        for (assumption, at) in bearing.on_assumptions() {
            causes
                .fed
                .entry(Spot::Assumed(assumption))
                .or_default()
                .insert(at);
        }
        causes
    }

    /// What feeds a wave feeds the sums over it, and what is assumed of it.
    fn add_up(&mut self, sides: [&'a Reconciliation<'a>; 2], came: &BTreeMap<&'a WaveId, First>) {
        let mut above: BTreeMap<Spot<'a>, First> = BTreeMap::new();
        for side in sides {
            let sums: BTreeSet<Option<&WaveId>> =
                side.counted().iter().map(|sum| sum.within.as_ref()).collect();
            let mut assumed: BTreeMap<&WaveId, Vec<&AssumptionId>> = BTreeMap::new();
            for implied in side.implied() {
                let whole = side
                    .ledger()
                    .claim(&implied.whole)
                    .and_then(|claim| claim.quantity()?.wave());
                let others = implied
                    .others
                    .iter()
                    .filter_map(|id| side.ledger().claim(id)?.quantity()?.wave());
                for wave in others.chain(whole).chain([&implied.wave]) {
                    assumed.entry(wave).or_default().push(&implied.assumption);
                }
            }
            for (spot, causes) in &self.fed {
                let Spot::Flow(Scope::Wave(wave), _) = spot else {
                    continue;
                };
                let mut causes = causes.clone();
                if let Some(own) = came.get(wave) {
                    causes.extend(own);
                }
                if causes.is_empty() {
                    continue;
                }
                let outer = outward(side.ledger(), wave).map(Some).chain([None]);
                for within in outer.filter(|within| sums.contains(within)) {
                    above.entry(Spot::Sum(within)).or_default().extend(&causes);
                }
                for assumption in assumed.get(wave).into_iter().flatten() {
                    above
                        .entry(Spot::Assumed(assumption))
                        .or_default()
                        .extend(&causes);
                }
            }
        }
        for (spot, causes) in above {
            self.fed.entry(spot).or_default().extend(&causes);
        }
    }

    /// The revisions that feed a figure, and whether they were told apart from the others: where none
    /// is found that somebody wrote, all that were written are named.
    pub(super) fn of(&self, key: &FigureKey) -> (First, bool) {
        let mut found = self.near(key);
        let is_written = |at: usize| self.revisions.get(at).is_some_and(Revision::is_written);
        let traced = found.iter().any(is_written);
        if !traced {
            let written = self
                .revisions
                .iter()
                .enumerate()
                .filter(|(_, one)| one.is_written());
            found.extend(&First::of(written.map(|(at, _)| at)));
        }
        (found, traced)
    }

    fn near(&self, key: &FigureKey) -> First {
        // From the narrowest on: the first that anything feeds.
        let steps: Vec<First> = match key {
            FigureKey::Flow {
                scope,
                measure,
                figure,
            } => {
                let whole = || self.all(&[Spot::Flow(scope, *measure)], &self.wide[0]);
                let voice = |voice| Spot::Voice(scope, *measure, voice);
                let stage = |stage: &Stage| Spot::Whole(scope, *measure, *stage);
                let none = First::default();
                let narrow = match figure {
                    _ if self.shifted.contains(&(scope, *measure)) => none,
                    FlowFigure::Said { voice: own, .. } => self.all(&[voice(own)], &none),
                    FlowFigure::Gap {
                        stage: said,
                        voice: own,
                    } => self.all(&[voice(own), stage(said)], &none),
                    FlowFigure::Pending { stage: said } => {
                        self.all(&[stage(said), stage(&Stage::Executed)], &none)
                    }
                    FlowFigure::Rivals { stage: own, .. } => self.all(&[stage(own)], &self.wide[0]),
                    FlowFigure::Named => match scope {
                        Scope::Wave(wave) => self.named.get(wave).cloned().unwrap_or_default(),
                        Scope::Window { .. } => none,
                    },
                    _ => none,
                };
                vec![narrow, whole()]
            }
            FigureKey::Stock { of, date, figure } => {
                let stock = self.all(&[Spot::Stock(of.clone())], &self.wide[1]);
                let near = self.all(&[Spot::Date(of.clone(), *date)], &self.wide[1]);
                // A date that was asked on one side only may owe it to a figure of another date.
                let lasting = self.lasting.contains(&(of.clone(), *date));
                match figure {
                    _ if !lasting => vec![stock],
                    StockFigure::Said { voice } | StockFigure::Listed { voice } => {
                        let own = Spot::DateVoice(of.clone(), *date, voice);
                        vec![self.all(&[own], &First::default()), near, stock]
                    }
                    StockFigure::Clash | StockFigure::Group(_) => vec![near, stock],
                }
            }
            FigureKey::Sum { within, .. } => {
                vec![self.all(&[Spot::Sum(within.as_ref())], &First::default())]
            }
            FigureKey::Implied { assumption, .. } => {
                vec![self.all(&[Spot::Assumed(assumption)], &First::default())]
            }
            FigureKey::Tally(tally) => vec![self.counted(*tally)],
        };
        steps
            .into_iter()
            .find(|step| !step.is_empty())
            .unwrap_or_default()
    }

    fn all(&self, spots: &[Spot<'_>], wide: &First) -> First {
        let mut found = wide.clone();
        for own in spots.iter().filter_map(|spot| self.fed.get(spot)) {
            found.extend(own);
        }
        found
    }

    fn counted(&self, tally: Tally) -> First {
        let feeds = |revision: &Revision| match revision {
            Revision::Claim { .. }
            | Revision::Source {
                edit: Edit::Changed(_),
                ..
            } => !matches!(tally, Tally::Records | Tally::Persons),
            Revision::Superseded { .. } => tally == Tally::Superseded,
            Revision::Joined { .. } | Revision::Split { .. } => {
                !matches!(tally, Tally::Rows | Tally::Records | Tally::Persons)
            }
            Revision::Judgement { .. } => !matches!(tally, Tally::Rows | Tally::Records),
            Revision::Record { .. } => matches!(tally, Tally::Records | Tally::Persons),
            Revision::PersonsJoined { .. } | Revision::PersonsSplit { .. } => tally == Tally::Persons,
            _ => false,
        };
        let found = self.revisions.iter().enumerate().filter(|(_, one)| feeds(one));
        First::of(found.map(|(at, _)| at))
    }
}

fn shifted<'a>(sides: [&'a Reconciliation<'a>; 2]) -> BTreeSet<(&'a Scope, Measure)> {
    let mut roles: BTreeMap<(&Scope, Measure, &ClaimId, &Voice), BTreeSet<&Role>> = BTreeMap::new();
    for report in sides.iter().flat_map(|side| side.flows()) {
        for line in &report.lines {
            let key = (
                &report.scope,
                family(report.measure),
                &line.entry.claim,
                &line.entry.voice,
            );
            roles.entry(key).or_default().insert(&line.role);
        }
    }
    let several = roles.into_iter().filter(|(_, roles)| roles.len() > 1);
    several
        .map(|((scope, measure, ..), _)| (scope, measure))
        .collect()
}

fn asked(side: &Reconciliation<'_>) -> BTreeSet<(StockOf, Date)> {
    side.stocks()
        .iter()
        .map(|stock| (StockOf::of(stock), stock.date))
        .collect()
}

/// Where each compared claim bears on figures.
fn spots_of<'a>(side: &'a Reconciliation<'a>) -> Vec<(&'a ClaimId, Spot<'a>)> {
    let mut found = Vec::new();
    for report in side.flows() {
        let (scope, measure) = (&report.scope, family(report.measure));
        for line in &report.lines {
            let (claim, quantity) = (&line.entry.claim, &line.entry.quantity);
            found.push((claim, Spot::Flow(scope, measure)));
            found.push((claim, Spot::Voice(scope, measure, &line.entry.voice)));
            if line.role == Role::Whole {
                found.push((claim, Spot::Whole(scope, measure, quantity.stage())));
            }
        }
        found.extend(
            report
                .unnumbered
                .iter()
                .map(|claim| (claim, Spot::Flow(scope, measure))),
        );
    }
    for report in side.stocks() {
        let (of, date) = (StockOf::of(report), report.date);
        for entry in report.group.entries.iter().chain(&report.lists) {
            let claim = &entry.claim;
            found.push((claim, Spot::Stock(of.clone())));
            found.push((claim, Spot::Date(of.clone(), date)));
            found.push((claim, Spot::DateVoice(of.clone(), date, &entry.voice)));
        }
        for claim in &report.further {
            found.push((claim, Spot::Stock(of.clone())));
            found.push((claim, Spot::Date(of.clone(), date)));
        }
    }
    // A figure that a voice gives twice stands once in a report, and both feed it.
    for entry in side.evidence().entries() {
        if let (Some(of), Some(claim)) = (StockOf::counted(entry), side.ledger().claim(&entry.claim)) {
            found.push((claim.id(), Spot::Stock(of)));
        }
    }
    for sum in side.counted() {
        let against = sum.against.iter().map(|rest| &rest.claim);
        found.extend(against.map(|claim| (claim, Spot::Sum(sum.within.as_ref()))));
    }
    for implied in side.implied() {
        let claims = implied.others.iter().chain([&implied.whole]);
        found.extend(claims.map(|claim| (claim, Spot::Assumed(&implied.assumption))));
    }
    found
}
