//! What a ledger records of each wave, worked out once for all pairs.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::bounds::Bounds;
use crate::figure::{Figure, Form};
use crate::id::{ClaimId, SourceId, WaveId};
use crate::lexicon::Lexicon;
use crate::model::claim::Claim;
use crate::model::judgement::Decision;
use crate::model::ledger::Ledger;
use crate::model::person::Resolution;
use crate::model::quantity::Quantity;
use crate::model::source::Source;
use crate::model::vocabulary::{Measure, Outcome, RelationKind, Stage, Unit};
use crate::model::wave::ReleaseWave;
use crate::partition::Partition;
use crate::wave::extent::Populations;
use crate::wave::reason::Reason;
use crate::when::When;

/// Everything compared of the waves of a ledger, by position in order of id.
pub(super) struct Known<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) waves: Vec<&'a ReleaseWave>,
    pub(super) at: BTreeMap<&'a WaveId, usize>,
    pub(super) populations: Populations<'a>,
    /// Who left in each wave or in one declared within it, and over which days.
    pub(super) left: Vec<BTreeMap<usize, Left>>,
    /// Persons recorded as taken again after they left.
    pub(super) taken_again: BTreeSet<usize>,
    /// What claims on two waves are said to have to do with one another.
    pub(super) said: BTreeMap<(usize, usize), BTreeSet<Reason>>,
    /// The utterances that count each wave, with the first row that does.
    pub(super) utterances: Vec<BTreeMap<usize, &'a ClaimId>>,
    /// Who announced each wave on which day.
    pub(super) announced: Vec<BTreeSet<(Speaker<'a>, Date)>>,
    /// The figures of each wave by who gave them of what.
    pub(super) figures: Vec<BTreeMap<Count<'a>, Figures<'a>>>,
}

/// Identified bodies that speak with one voice.
pub(super) type Speaker<'a> = Vec<&'a SourceId>;

/// Who gave a figure of what, as of when.
pub(super) type Count<'a> = (Speaker<'a>, Measure, Stage, Unit, Option<Outcome>, (Date, Date));

/// One voice's figures for one count of a wave.
#[derive(Default)]
pub(super) struct Figures<'a> {
    /// Those that are a number of their own.
    pub(super) numbers: BTreeMap<&'a Figure, &'a ClaimId>,
    /// What they allow at their widest, where they are of the whole wave.
    pub(super) whole: Option<(Bounds, &'a ClaimId)>,
}

/// When somebody left: from the earliest to the latest record of it; an end is `None` where a record
/// leaves it open.
#[derive(Clone, Copy)]
pub(super) struct Left {
    from: Option<Date>,
    to: Option<Date>,
}

impl Left {
    fn of(when: Option<&When>) -> Self {
        let plain = when.filter(|when| !when.is_qualified());
        Self {
            from: plain.and_then(When::earliest),
            to: plain.and_then(When::latest),
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            from: self.from.zip(other.from).map(|(a, b)| a.min(b)),
            to: self.to.zip(other.to).map(|(a, b)| a.max(b)),
        }
    }

    /// Whether the two are two leavings: two or more days apart on every record.
    pub(super) fn is_apart_from(self, other: Self) -> bool {
        let after = |end: Option<Date>, start: Option<Date>| {
            let days = end
                .zip(start)
                .map(|(end, start)| start.to_julian_day() - end.to_julian_day());
            days.is_some_and(|days| days > 1)
        };
        after(self.to, other.from) || after(other.to, self.from)
    }
}

const fn is_leaving(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::Released | Measure::Expelled | Measure::Exchanged
    )
}

impl<'a> Known<'a> {
    /// O(n log² n) in records, for at most [`Ledger::DEEPEST`] waves around a wave.
    pub(super) fn of(ledger: &'a Ledger, persons: &Resolution) -> Self {
        let waves: Vec<&ReleaseWave> = ledger.waves().collect();
        let at: BTreeMap<&WaveId, usize> = waves.iter().enumerate().map(|(at, w)| (w.id(), at)).collect();
        let mut known = Self {
            ledger,
            populations: Populations::of(ledger),
            left: waves.iter().map(|_| BTreeMap::new()).collect(),
            utterances: waves.iter().map(|_| BTreeMap::new()).collect(),
            announced: waves.iter().map(|_| BTreeSet::new()).collect(),
            figures: waves.iter().map(|_| BTreeMap::new()).collect(),
            taken_again: BTreeSet::new(),
            said: BTreeMap::new(),
            waves,
            at,
        };
        known.read_persons(persons);
        known.read_utterances();
        let counting = ledger.standing().filter(|claim| claim.set_apart().is_none());
        for claim in counting {
            known.read_figure(claim);
            known.read_relations(claim);
        }
        known
    }

    /// The wave a claim counts people leaving in.
    fn counted(&self, claim: &'a Claim) -> Option<(usize, &'a Quantity)> {
        let quantity = claim
            .quantity()
            .filter(|quantity| is_leaving(quantity.measure()))?;
        Some((*self.at.get(quantity.wave()?)?, quantity))
    }

    fn read_persons(&mut self, persons: &Resolution) {
        for (who, person) in persons.persons().iter().enumerate() {
            let records = person.records().iter().filter_map(|id| self.ledger.detainee(id));
            for event in records.flat_map(|record| record.events()) {
                if event.what() == Measure::ReArrested {
                    self.taken_again.insert(who);
                }
                let mut wave = event.wave().filter(|_| is_leaving(event.what()));
                let left = Left::of(event.when());
                // No wave is in more than `Ledger::DEEPEST` others, nor in itself.
                while let Some(id) = wave {
                    if let Some(own) = self.at.get(id).and_then(|&at| self.left.get_mut(at)) {
                        own.entry(who)
                            .and_modify(|old| *old = old.with(left))
                            .or_insert(left);
                    }
                    wave = self.ledger.wave(id).and_then(ReleaseWave::within);
                }
            }
        }
    }

    /// Joins rows by declared relations and judgements. A row joined only because it says the same of
    /// the same quantity counts the same wave already.
    fn read_utterances(&mut self) {
        // Claims are in order of id.
        let rows: Vec<&ClaimId> = self.ledger.claims().map(Claim::id).collect();
        let mut joined = Partition::new(rows.len());
        let place = |id: &ClaimId| rows.binary_search(&id).ok();
        for (group, judgement) in self.ledger.judgements().iter().enumerate() {
            if let Decision::DifferentUtterances(ids) = judgement.decision() {
                joined.keep_apart(group, ids.iter().filter_map(place));
            }
        }
        let mut wanted: Vec<(usize, usize)> = Vec::new();
        for judgement in self.ledger.judgements() {
            if let Decision::SameUtterance(ids) = judgement.decision() {
                let ids: Vec<usize> = ids.iter().filter_map(place).collect();
                wanted.extend(ids.iter().copied().zip(ids.iter().copied().skip(1)));
            }
        }
        for (at, claim) in self.ledger.claims().enumerate() {
            let heard = [RelationKind::SameUtterance, RelationKind::Reprints];
            let others = heard.into_iter().flat_map(|kind| claim.related(kind));
            wanted.extend(others.filter_map(place).map(|other| (other, at)));
        }
        for (one, other) in wanted {
            // What a judgement keeps apart stays apart.
            let _kept = joined.join(one, other);
        }
        let all = self.ledger.claims().enumerate();
        for (row, claim) in all.filter(|(_, claim)| self.ledger.superseded_by(claim.id()).is_none()) {
            if let Some((wave, _)) = self.counted(claim)
                && let Some(own) = self.utterances.get_mut(wave)
            {
                own.entry(joined.root(row)).or_insert_with(|| claim.id());
            }
        }
    }

    fn read_figure(&mut self, claim: &'a Claim) {
        let Some((wave, quantity)) = self.counted(claim) else {
            return;
        };
        let day = |when: Option<&When>| {
            let when = when.filter(|when| !when.is_qualified())?;
            when.earliest().zip(when.latest())
        };
        let speakers = speakers(self.ledger, claim);
        if quantity.stage() == Stage::Announced {
            let announced = self.waves.get(wave).and_then(|wave| wave.announced());
            let on = day(claim.said().or(announced)).filter(|(from, to)| from == to);
            if let (Some((on, _)), Some(own)) = (on, self.announced.get_mut(wave)) {
                own.extend(speakers.iter().map(|speaker| (speaker.clone(), on)));
            }
        }
        let figure = claim.figure().filter(|figure| is_number(figure));
        let (Some(figure), Some(of)) = (figure, day(quantity.as_of().or(claim.said()))) else {
            return;
        };
        let whole = self.is_whole(claim);
        let spread = figure.spread(&Lexicon::default());
        let Some(own) = self.figures.get_mut(wave) else {
            return;
        };
        for speaker in speakers {
            let count = (
                speaker,
                quantity.measure(),
                quantity.stage(),
                quantity.unit(),
                quantity.outcome(),
                of,
            );
            let figures = own.entry(count).or_default();
            figures.numbers.entry(figure).or_insert_with(|| claim.id());
            if let Some(spread) = spread.filter(|_| whole) {
                let allowed = spread.support();
                let (old, id) = figures.whole.unwrap_or((allowed, claim.id()));
                figures.whole = Some((old.hull(allowed), id));
            }
        }
    }

    /// Whether a claim counts all of its wave, rather than a list, or some of its people or days.
    fn is_whole(&self, claim: &'a Claim) -> bool {
        let Some((wave, quantity)) = self.counted(claim) else {
            return false;
        };
        let Some(wave) = self.waves.get(wave) else {
            return false;
        };
        quantity.measure() == Measure::Released
            && matches!(
                quantity.stage(),
                Stage::Announced | Stage::Ordered | Stage::Executed
            )
            && quantity.unit() == Unit::Person
            && quantity.outcome().is_none()
            && (wave.population().is_none() || quantity.population() == wave.population())
            && (quantity.place() == wave.place())
            && (wave.window().is_none() || quantity.window().map(When::days) == wave.window().map(When::days))
    }

    fn read_relations(&mut self, claim: &'a Claim) {
        let ledger = self.ledger;
        for relation in claim.relations() {
            // What corrects a claim counts the same people anew.
            let other = ledger.superseded_by(relation.claim()).unwrap_or(relation.claim());
            let Some(other) = ledger.claim(other) else {
                continue;
            };
            let (Some((wave, _)), Some((others, _))) = (self.counted(claim), self.counted(other)) else {
                continue;
            };
            if wave == others {
                continue;
            }
            let by = relation.by().cloned();
            let reason = match relation.kind() {
                RelationKind::PartOf => self.among(claim, other, by),
                RelationKind::Includes => self.among(other, claim, by),
                RelationKind::AddsTo if self.is_whole(claim) && self.is_whole(other) => {
                    let (one, other) = if wave < others {
                        (claim, other)
                    } else {
                        (other, claim)
                    };
                    Some(Reason::CountsOthers {
                        claims: [one.id().clone(), other.id().clone()],
                        by,
                    })
                }
                _ => None,
            };
            if let Some(reason) = reason {
                let pair = (wave.min(others), wave.max(others));
                self.said.entry(pair).or_default().insert(reason);
            }
        }
    }

    /// A part that is all of its wave puts the wave inside the other; one that is some of it, and
    /// somebody, shows that the two share somebody.
    fn among(&self, part: &'a Claim, whole: &'a Claim, by: Option<SourceId>) -> Option<Reason> {
        let inner = self
            .is_whole(part)
            .then(|| part.quantity().and_then(Quantity::wave).cloned())
            .flatten();
        let least = part
            .figure()
            .and_then(|figure| figure.spread(&Lexicon::default()));
        let somebody = least.is_some_and(|spread| spread.support().lo() > 0);
        (inner.is_some() || somebody).then(|| Reason::CountsAmong {
            part: part.id().clone(),
            whole: whole.id().clone(),
            inner,
            by,
        })
    }
}

/// The identified bodies behind a claim: one each, or all as one where they spoke jointly. A group
/// that is not named may be anybody, so that two of its claims need not be of one voice.
fn speakers<'a>(ledger: &'a Ledger, claim: &'a Claim) -> Vec<Speaker<'a>> {
    let bodies = claim.by().iter().map(|id| ledger.speaks_for(id));
    if claim.is_joint() {
        let bodies: BTreeSet<&SourceId> = bodies.collect();
        return vec![bodies.into_iter().collect()];
    }
    let named = bodies.filter(|id| !ledger.source(id).is_some_and(Source::is_plural));
    let named: BTreeSet<&SourceId> = named.collect();
    named.into_iter().map(|id| vec![id]).collect()
}

/// Whether a figure gives a number of its own, rather than a word or another claim's.
fn is_number(figure: &Figure) -> bool {
    figure.operand().is_none() && !matches!(figure.form(), Form::Vague(_) | Form::Unknown)
}
