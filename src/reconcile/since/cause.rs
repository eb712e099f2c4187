//! Which revisions feed which figures, by what each figure is made of.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::discrepancy::{Asking, Scope, family};
use crate::id::{AssumptionId, WaveId};
use crate::model::vocabulary::{Measure, Stage};
use crate::reconcile::Reconciliation;
use crate::reconcile::since::bearing::{Bearing, outward};
use crate::reconcile::since::first::First;
use crate::reconcile::since::group::Groups;
use crate::reconcile::since::key::{FigureKey, FlowFigure, StockFigure, StockOf, Tally};
use crate::reconcile::since::revision::{Edit, Revision, Setting};
use crate::reconcile::since::spot::{Spot, asked, shifted, spots_of};
use crate::reconcile::since::tied::Whole;
use crate::reconcile::since::version::Versions;

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
    /// What feeds the numbers of the whole.
    whole: Whole,
}

impl<'a> Causes<'a> {
    /// O(n log n); with waves nested d deep, O(n d log n).
    pub(super) fn new(
        sides: [&'a Reconciliation<'a>; 2],
        revisions: &'a [Revision],
        versions: &Versions<'_>,
    ) -> Self {
        let groups = Groups::new(sides);
        let bearing = Bearing::new(sides, revisions);
        let still = groups.still(sides);
        let unrelated = groups.related_as_before(sides, &still);
        let mut of_group: BTreeMap<usize, First> = BTreeMap::new();
        let mut related: BTreeMap<usize, First> = BTreeMap::new();
        for (claim, at) in bearing.on_claims() {
            let declared = revisions.get(at).is_some_and(Revision::is_declaration);
            let Some(group) = groups.place.get(claim) else {
                continue;
            };
            if declared || !still.contains(group) {
                of_group.entry(*group).or_default().insert(at);
            }
            if declared || !unrelated.contains(group) {
                related.entry(*group).or_default().insert(at);
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
        let mut own: BTreeMap<Asking, First> = BTreeMap::new();
        for (claim, group) in &groups.place {
            if let Some(causes) = related.get(group) {
                own.insert(Asking::Claim((*claim).clone()), causes.clone());
            }
        }
        for (wave, causes) in waves.iter().chain(&came).chain(&named) {
            let all = own.entry(Asking::Persons((*wave).clone())).or_default();
            all.extend(causes);
        }
        for (assumption, at) in bearing.on_assumptions() {
            let all = own.entry(Asking::Assumption(assumption.clone())).or_default();
            all.insert(at);
        }
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
            whole: Whole::new(sides, versions, own),
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
            FigureKey::Balance { voice, .. } => {
                vec![self.all(&[Spot::Account(voice.clone())], &First::default())]
            }
            FigureKey::Sum { within, .. } => {
                vec![self.all(&[Spot::Sum(within.as_ref())], &First::default())]
            }
            FigureKey::Implied { assumption, .. } => {
                vec![self.all(&[Spot::Assumed(assumption)], &First::default())]
            }
            FigureKey::Whole(figure) => {
                let wide = &self.wide[0];
                let mut steps = self.whole.steps(figure);
                if let Some(last) = steps.last_mut() {
                    last.extend(wide);
                }
                steps
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
