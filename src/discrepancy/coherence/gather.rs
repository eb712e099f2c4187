//! Gathers the sets that claims, waves and relations speak of.

use std::collections::BTreeMap;

use crate::discrepancy::coherence::constraint::Origin;
use crate::discrepancy::coherence::extent::Extent;
use crate::discrepancy::coherence::people::People;
use crate::discrepancy::coherence::said::{Said, Sayings};
use crate::discrepancy::coherence::sets::Sets;
use crate::discrepancy::coherence::span::Span;
use crate::discrepancy::entry::Evidence;
use crate::discrepancy::timing::Timing;
use crate::figure::Form;
use crate::id::{ClaimId, WaveId};
use crate::model::claim::Claim;
use crate::model::vocabulary::{RelationKind, Stage};
use crate::model::wave::ReleaseWave;

/// The sets of a ledger as gathered, and which of them each thing said counts.
pub(super) struct Gathered<'a> {
    pub(super) sets: Sets<'a>,
    /// For each thing said, the set each of its entries counts.
    pub(super) counted: Vec<Vec<usize>>,
    /// For each thing said that gives a majority, those of its people who are among the others.
    pub(super) among: BTreeMap<usize, usize>,
}

/// Gathers sets in order of claim, puts them inside and apart as claims say, and leaves what follows from
/// waves and days to [`infer`](super::inference::infer).
pub(super) fn gather<'a>(evidence: &Evidence<'a>, sayings: &Sayings<'a>) -> Gathered<'a> {
    let ledger = evidence.ledger;
    let mut gathered = Gathered {
        sets: Sets::new(ledger),
        counted: Vec::new(),
        among: BTreeMap::new(),
    };
    for wave in ledger.waves() {
        gathered.wave(wave, Stage::Executed);
    }
    let last = last_counts(evidence, sayings);
    for said in &sayings.all {
        let mut own = Vec::new();
        for (list, entry) in said.entries.iter().enumerate() {
            let mut extent =
                Extent::of_claim(ledger, said.claim, &entry.quantity, entry.quantity.verifiers());
            if let Some(wave) = extent.wave_as_a_whole(ledger)
                && counts_all(&extent, wave, &last)
            {
                own.push(gathered.wave(wave, extent.line.stage));
                continue;
            }
            extent.all_of_wave = false;
            let people = || People::Counted {
                claim: said.id.clone(),
                list,
            };
            own.push(gathered.sets.of(&extent, people));
        }
        gathered.counted.push(own);
    }
    for (at, said) in sayings.all.iter().enumerate() {
        gathered.relate(evidence, sayings, at, said);
    }
    gathered
}

/// The latest moment up to which anybody counts each wave, a wave inside it, or one of their persons by
/// name, in seconds, less the tolerance within which two dates are one. Who is counted later was not there
/// to be counted earlier.
fn last_counts(evidence: &Evidence<'_>, sayings: &Sayings<'_>) -> BTreeMap<WaveId, i64> {
    let ledger = evidence.ledger;
    let mut found: BTreeMap<WaveId, i64> = BTreeMap::new();
    let mut count = |wave: &WaveId, until: i64| {
        let mut around = ledger.wave(wave);
        while let Some(wave) = around {
            let last = found.entry(wave.id().clone()).or_insert(i64::MIN);
            *last = (*last).max(until);
            around = wave.within().and_then(|outer| ledger.wave(outer));
        }
    };
    for said in &sayings.all {
        let counted = said.claim.quantity().filter(|quantity| {
            matches!(quantity.stage(), Stage::Executed | Stage::Verified) && !quantity.measure().is_stock()
        });
        if let Some(wave) = counted.and_then(|quantity| quantity.wave()) {
            count(wave, Span::counted(said.claim).end().1);
        }
    }
    for record in ledger.detainees() {
        let listed = record.listing().and_then(|id| ledger.listing(id));
        for event in record.events() {
            if let Some(wave) = event.wave().and_then(|id| ledger.wave(id)) {
                let dated = event.when().or_else(|| listed?.as_of());
                count(wave.id(), Timing::of(dated, wave.window()).to);
            }
        }
    }
    let tolerance = Timing::days(evidence.settings.wave_tolerance());
    for last in found.values_mut().filter(|last| **last < i64::MAX) {
        *last = last.saturating_sub(tolerance);
    }
    found
}

/// Whether a count of a wave as a whole is of everybody: announced and ordered always, executed when it is
/// of the latest date anybody counts, or of a date when the wave was over.
fn counts_all(extent: &Extent, wave: &ReleaseWave, last: &BTreeMap<WaveId, i64>) -> bool {
    match extent.line.stage {
        Stage::Requested | Stage::Announced | Stage::Ordered => true,
        Stage::Executed => {
            let latest = last.get(wave.id()).copied().unwrap_or(i64::MIN);
            extent.span.ends_at_once() && extent.span.end().0 >= latest
        }
        Stage::Verified => false,
    }
}

impl Gathered<'_> {
    /// Everybody of a wave at a stage.
    pub(super) fn wave(&mut self, wave: &ReleaseWave, stage: Stage) -> usize {
        let extent = Extent::of_wave(wave, stage);
        let people = || People::Wave {
            wave: wave.id().clone(),
            stage,
        };
        self.sets.of(&extent, people)
    }

    /// The people a thing said speaks of: those it counts, and for what is announced, ordered or requested
    /// those of them to whom it happened. Relations hold between people.
    pub(super) fn people(&mut self, sayings: &Sayings<'_>, at: usize) -> Vec<usize> {
        let Some(said) = sayings.all.get(at) else {
            return Vec::new();
        };
        self.carried_out(&said.id, said.claim).map_or_else(
            || self.counted.get(at).cloned().unwrap_or_default(),
            |one| vec![one],
        )
    }

    fn carried_out(&mut self, id: &ClaimId, claim: &Claim) -> Option<usize> {
        let quantity = claim.quantity()?;
        match quantity.stage() {
            Stage::Executed | Stage::Verified => return None,
            Stage::Requested | Stage::Announced | Stage::Ordered => {}
        }
        let mut extent = Extent::of_claim(self.sets.ledger, claim, quantity, &[]);
        extent.line.stage = Stage::Executed;
        if let Some(wave) = extent.wave_as_a_whole(self.sets.ledger) {
            return Some(self.wave(wave, Stage::Executed));
        }
        let people = || People::CarriedOut { claim: id.clone() };
        Some(self.sets.of(&extent, people))
    }

    /// The people of another row: as heard, or as the row stands where it gives no figure.
    pub(super) fn people_of(
        &mut self,
        evidence: &Evidence<'_>,
        sayings: &Sayings<'_>,
        row: &ClaimId,
    ) -> Vec<usize> {
        if let Some(at) = sayings.place(evidence, row) {
            return self.people(sayings, at);
        }
        let claim = evidence
            .utterances
            .of(row)
            .and_then(|one| evidence.ledger.claim(one.id()));
        let Some(claim) = claim.filter(|claim| evidence.ledger.superseded_by(claim.id()).is_none()) else {
            return Vec::new();
        };
        if let Some(one) = self.carried_out(claim.id(), claim) {
            return vec![one];
        }
        let Some(quantity) = claim.quantity() else {
            return Vec::new();
        };
        let extent = Extent::of_claim(evidence.ledger, claim, quantity, quantity.verifiers());
        let people = || People::Counted {
            claim: claim.id().clone(),
            list: 0,
        };
        vec![self.sets.of(&extent, people)]
    }

    /// The set that the number of another row counts.
    pub(super) fn number_of(
        &self,
        evidence: &Evidence<'_>,
        sayings: &Sayings<'_>,
        row: &ClaimId,
    ) -> Option<usize> {
        let at = sayings.place(evidence, row)?;
        self.counted.get(at)?.first().copied()
    }

    /// Puts the people of a thing said inside and apart from others as its relations say.
    fn relate(&mut self, evidence: &Evidence<'_>, sayings: &Sayings<'_>, at: usize, said: &Said<'_>) {
        let bears = |kind| {
            matches!(
                kind,
                RelationKind::PartOf | RelationKind::Includes | RelationKind::AddsTo
            )
        };
        for relation in said.relations.iter().filter(|relation| bears(relation.kind())) {
            let own = self.people(sayings, at);
            let others = self.people_of(evidence, sayings, relation.claim());
            let origin = Origin::Said {
                claim: said.id.clone(),
                kind: relation.kind(),
                other: relation.claim().clone(),
                by: relation.by().cloned(),
            };
            for (&own, &other) in own
                .iter()
                .flat_map(|own| others.iter().map(move |other| (own, other)))
            {
                match relation.kind() {
                    RelationKind::PartOf => self.sets.put_inside(own, other, origin.clone()),
                    RelationKind::Includes => self.sets.put_inside(other, own, origin.clone()),
                    _ => self.sets.put_apart(own, other, origin.clone()),
                }
            }
        }
        let Some(Form::MajorityOf(operand)) = said.claim.figure().map(|figure| figure.form()) else {
            return;
        };
        let scope = self.counted.get(at).and_then(|own| own.first()).copied();
        let whole = self.people_of(evidence, sayings, operand).first().copied();
        let (Some(scope), Some(whole)) = (scope, whole) else {
            return;
        };
        let people = People::Among {
            claim: said.id.clone(),
        };
        let among = self.sets.named(people, None);
        self.among.insert(at, among);
        for outer in [scope, whole] {
            self.sets
                .put_inside(among, outer, Origin::Majority(said.id.clone()));
        }
    }
}
