//! From figures to flow reports: stages, gaps, floors, and whether they fit.

use std::collections::{BTreeMap, BTreeSet};

use crate::bounds::Bounds;
use crate::dedup::Voice;
use crate::discrepancy::entry::{Entry, Evidence, latest_per_voice};
use crate::discrepancy::fit::fit;
use crate::discrepancy::flow::{
    Contest, Floor, FlowReport, Gap, Line, Pending, Rivals, Role, Scope, Unverified,
};
use crate::discrepancy::gap::{OpenEnd, VerificationGap, union_of_lists};
use crate::discrepancy::group::GroupReport;
use crate::discrepancy::timing::Timing;
use crate::discrepancy::whole::Whole;
use crate::id::{ClaimId, ListingId, WaveId};
use crate::model::ledger::Ledger;
use crate::model::person::Resolution;
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{Aspect, Measure, RelationKind, Stage};
use crate::when::When;

/// How many different numbers said are each set against all lists.
const MOST_BASES: usize = 8;

/// Released, expelled and exchanged are ways of leaving custody and are reported together.
pub(crate) fn family(measure: Measure) -> Measure {
    match measure {
        Measure::Expelled | Measure::Exchanged => Measure::Released,
        other => other,
    }
}

type Key = (Scope, Measure);

fn key(quantity: &Quantity) -> Option<Key> {
    if quantity.measure().is_stock() {
        return None;
    }
    let scope = match (quantity.wave(), quantity.window()) {
        (Some(wave), _) => Scope::Wave(wave.clone()),
        (None, Some(window)) => Scope::Window {
            // However the days were written.
            window: window.days(),
            place: quantity.place().map(str::to_owned),
        },
        (None, None) => return None,
    };
    Some((scope, family(quantity.measure())))
}

/// Every wave of a ledger, and every stretch of days that claims without a wave count; waves first.
///
/// A wave nobody counted has an empty report. Claims with neither wave nor window count a set of
/// their own and are compared with nothing. O(n log n) in claims and detainee records.
#[must_use]
pub fn flows(evidence: &Evidence<'_>, persons: &Resolution) -> Vec<FlowReport> {
    let ledger = evidence.ledger;
    let mut entries: BTreeMap<Key, Vec<&Entry>> = BTreeMap::new();
    for wave in ledger.waves() {
        entries.insert((Scope::Wave(wave.id().clone()), Measure::Released), Vec::new());
    }
    for entry in evidence.entries() {
        if let Some(key) = key(&entry.quantity) {
            entries.entry(key).or_default().push(entry);
        }
    }
    let mut unnumbered: BTreeMap<Key, Vec<ClaimId>> = BTreeMap::new();
    for utterance in evidence.utterances {
        let Some(claim) = ledger.claim(utterance.id()) else {
            continue;
        };
        let silent = claim.figure().is_none_or(crate::figure::Figure::is_unknown);
        if let Some(key) = claim.quantity().and_then(key)
            && silent
            && utterance.superseded_by().is_none()
            && claim.set_apart().is_none()
        {
            entries.entry(key.clone()).or_default();
            unnumbered.entry(key).or_default().push(claim.id().clone());
        }
    }
    let named = named_persons(ledger, persons);
    let denials = denials(evidence);
    let report = |(key, entries): (Key, Vec<&Entry>)| {
        let silent = unnumbered.get(&key).cloned().unwrap_or_default();
        let named = match &key {
            (Scope::Wave(wave), Measure::Released) => named.get(wave).copied().unwrap_or_default(),
            _ => Named::default(),
        };
        flow(evidence, key, &entries, silent, named, &denials)
    };
    entries.into_iter().map(report).collect()
}

/// Persons recorded as having left custody in a wave.
#[derive(Clone, Copy, Default)]
pub(super) struct Named {
    /// As the records are joined.
    pub(super) persons: usize,
    /// Those of the one list that names most: what nobody has joined may be one person all the same.
    pub(super) surely: usize,
}

/// Persons recorded as having left custody, per wave and per wave that contains it. Records without a
/// list are taken as one list, the ledger's own.
pub(super) fn named_persons(ledger: &Ledger, persons: &Resolution) -> BTreeMap<WaveId, Named> {
    let mut found: BTreeMap<(&WaveId, Option<&ListingId>), BTreeSet<usize>> = BTreeMap::new();
    for (at, person) in persons.persons().iter().enumerate() {
        for record in person.records().iter().filter_map(|id| ledger.detainee(id)) {
            for event in record
                .events()
                .iter()
                .filter(|event| family(event.what()) == Measure::Released)
            {
                let mut wave = event.wave();
                while let Some(id) = wave {
                    if !found.entry((id, record.listing())).or_default().insert(at) {
                        break;
                    }
                    wave = ledger.wave(id).and_then(|wave| wave.within());
                }
            }
        }
    }
    let mut by_wave: BTreeMap<WaveId, (usize, BTreeSet<usize>)> = BTreeMap::new();
    for ((wave, _), persons) in found {
        let (surely, all) = by_wave.entry(wave.clone()).or_default();
        *surely = (*surely).max(persons.len());
        all.extend(persons);
    }
    let named = |(surely, all): (usize, BTreeSet<usize>)| Named {
        persons: all.len(),
        surely,
    };
    by_wave
        .into_iter()
        .map(|(wave, own)| (wave, named(own)))
        .collect()
}

/// Which standing utterances are denied by which.
fn denials(evidence: &Evidence<'_>) -> BTreeMap<ClaimId, BTreeSet<ClaimId>> {
    let mut found: BTreeMap<ClaimId, BTreeSet<ClaimId>> = BTreeMap::new();
    for utterance in evidence
        .utterances
        .iter()
        .filter(|utterance| utterance.superseded_by().is_none())
    {
        for claim in utterance
            .claims()
            .iter()
            .filter_map(|id| evidence.ledger.claim(id))
        {
            for denied in claim
                .related(RelationKind::Denies)
                .filter_map(|id| evidence.utterances.of(id))
            {
                found
                    .entry(denied.id().clone())
                    .or_default()
                    .insert(utterance.id().clone());
            }
        }
    }
    found
}

fn flow(
    evidence: &Evidence<'_>,
    (scope, family): Key,
    entries: &[&Entry],
    unnumbered: Vec<ClaimId>,
    named: Named,
    denials: &BTreeMap<ClaimId, BTreeSet<ClaimId>>,
) -> FlowReport {
    let whole = Whole::of(evidence.ledger, &scope, family, entries);
    let mut roles: Vec<(&Entry, Role)> = entries
        .iter()
        .map(|entry| (*entry, whole.role(evidence.ledger, entry)))
        .collect();
    roles.sort_by(|a, b| line_order(a).cmp(&line_order(b)));
    let stages = [
        Stage::Requested,
        Stage::Announced,
        Stage::Ordered,
        Stage::Executed,
        Stage::Verified,
    ];
    let of = |stage: Stage, role: &Role| {
        let matching = roles
            .iter()
            .filter(move |(entry, own)| entry.quantity.stage() == stage && own == role);
        latest_per_voice(matching.map(|(entry, _)| *entry))
    };
    let wholes: BTreeMap<Stage, Vec<&Entry>> = stages
        .into_iter()
        .map(|stage| (stage, of(stage, &Role::Whole)))
        .collect();
    let at_stage = |stage: Stage| wholes.get(&stage).map_or(&[][..], Vec::as_slice);
    let lists = widest_lists(evidence.ledger, of(Stage::Verified, &Role::List));
    let parts = of(Stage::Executed, &Role::Part);

    let mut gaps = Vec::new();
    let mut unverified = Vec::new();
    for stage in [Stage::Executed, Stage::Ordered, Stage::Announced] {
        for said in distinct_figures(at_stage(stage)).into_iter().take(MOST_BASES) {
            let own = lists.iter().filter(|list| !list.relative);
            gaps.extend(own.filter_map(|list| gap(stage, said, list)));
            unverified.extend(nobody(stage, said, &lists));
        }
    }
    let executed = at_stage(Stage::Executed);
    let pending = [Stage::Ordered, Stage::Announced].into_iter().flat_map(|stage| {
        distinct_figures(at_stage(stage))
            .into_iter()
            .take(MOST_BASES)
            .filter_map(|said| {
                let done = executed
                    .iter()
                    .filter(|entry| entry.gives_a_number())
                    .max_by_key(|entry| entry.spread.core())?;
                let persons = said.spread.core().minus(done.spread.core());
                Some(Pending {
                    said: said.claim.clone(),
                    executed: done.claim.clone(),
                    persons,
                })
            })
    });
    let rivals = stages
        .into_iter()
        .filter(|stage| *stage != Stage::Verified)
        .flat_map(|stage| {
            let groups = of_one_date(evidence, &whole, at_stage(stage)).into_iter();
            let groups = groups.map(|entries| GroupReport::of(entries.iter().copied()));
            groups
                .filter(|group| group.entries.len() > 1)
                .map(move |group| Rivals { stage, group })
        });
    let rivals: Vec<Rivals> = rivals.collect();

    let mut floor = Floor {
        count: u64::try_from(named.surely).unwrap_or(u64::MAX),
        because: None,
        persons: named.persons,
        surely: named.surely,
        parts: parts
            .iter()
            .map(|entry| entry.spread.core().lo())
            .max()
            .unwrap_or(0),
    };
    let needs = executed
        .iter()
        .chain(&parts)
        .map(|entry| (entry, entry.spread.core().lo()));
    for (entry, least) in needs.chain(lists.iter().map(|list| (list, list.longest_list))) {
        if least > floor.count && !entry.relative {
            floor.count = least;
            floor.because = Some(entry.claim.clone());
        }
    }
    let contested = roles.iter().flat_map(|(entry, _)| {
        let denied = denials.get(&entry.claim).into_iter().flatten();
        denied.map(|denial| Contest {
            denied: entry.claim.clone(),
            denial: denial.clone(),
        })
    });
    let contested: BTreeSet<Contest> = contested.collect();
    let pending: Vec<Pending> = pending.collect();
    let tolerance = evidence.settings.wave_tolerance();
    // Where the figures are of some of the wave's people only, those named may be others.
    let named = if whole.everybody { named.surely } else { 0 };
    let consistency = fit(&whole, executed, &lists, &parts, named, tolerance);
    let mut newest: BTreeSet<(&ClaimId, &Voice)> = BTreeSet::new();
    for entry in wholes.values().flatten().chain(&lists).chain(&parts) {
        newest.insert((&entry.claim, &entry.voice));
    }
    let line = |(entry, role): &(&Entry, Role)| Line {
        latest: newest.contains(&(&entry.claim, &entry.voice)),
        entry: (*entry).clone(),
        role: role.clone(),
    };
    FlowReport {
        lines: roles.iter().map(line).collect(),
        contested: contested.into_iter().collect(),
        measure: whole.measure,
        scope,
        unnumbered,
        rivals,
        gaps,
        unverified,
        pending,
        floor,
        consistency,
    }
}

type LineOrder<'a> = (Stage, &'a Role, Option<time::Date>, &'a ClaimId, &'a Voice);

fn line_order<'a>((entry, role): &'a (&Entry, Role)) -> LineOrder<'a> {
    (
        entry.quantity.stage(),
        role,
        entry.dated.as_ref().and_then(When::latest),
        &entry.claim,
        &entry.voice,
    )
}

/// Numbers of one date, within the tolerance, or of days that were over; others are for the series.
fn of_one_date<'e>(evidence: &Evidence<'_>, whole: &Whole<'_>, entries: &[&'e Entry]) -> Vec<Vec<&'e Entry>> {
    let tolerance = evidence.settings.wave_tolerance();
    let mut dated: Vec<(Timing, &Entry)> = entries
        .iter()
        .filter(|entry| entry.gives_a_number())
        .map(|entry| (whole.timing(entry), *entry))
        .collect();
    dated.sort_by(|a, b| (a.0, &a.1.claim).cmp(&(b.0, &b.1.claim)));
    let mut found: Vec<(Timing, Vec<&Entry>)> = Vec::new();
    for (timing, entry) in dated {
        match found.last_mut() {
            Some((first, group))
                if first.surely_by(timing, tolerance) && timing.surely_by(*first, tolerance) =>
            {
                group.push(entry);
            }
            _ => found.push((timing, vec![entry])),
        }
    }
    found.into_iter().map(|(_, group)| group).collect()
}

/// Of one voice's lists, those that are not declared to be part of another of its lists.
fn widest_lists<'e>(ledger: &Ledger, lists: Vec<&'e Entry>) -> Vec<&'e Entry> {
    // A voice with more kinds of lists than this keeps them all, so that the work stays bounded.
    const MOST: usize = 50;
    let mut by_voice: BTreeMap<&Voice, Vec<&Entry>> = BTreeMap::new();
    for &list in &lists {
        by_voice.entry(&list.voice).or_default().push(list);
    }
    let part = |list: &Entry| {
        let own = by_voice
            .get(&list.voice)
            .filter(|own| own.len() <= MOST)
            .map_or(&[][..], Vec::as_slice);
        own.iter().any(
            |other| match (list.quantity.population(), other.quantity.population()) {
                (Some(inner), Some(outer)) => inner != outer && ledger.is_within(inner, outer),
                (None, _) | (Some(_), None) => false,
            },
        )
    };
    lists.into_iter().filter(|list| !part(list)).collect()
}

/// The first entry of each different number given.
fn distinct_figures<'e>(entries: &[&'e Entry]) -> Vec<&'e Entry> {
    let mut seen = BTreeSet::new();
    entries
        .iter()
        .filter(|entry| entry.gives_a_number() && seen.insert(entry.spread))
        .copied()
        .collect()
}

fn gap(stage: Stage, said: &Entry, list: &Entry) -> Option<Gap> {
    let mut scope = Vec::new();
    if said.quantity.population() != list.quantity.population() {
        scope.push(Aspect::Population);
    }
    if said.quantity.measure() != list.quantity.measure() {
        scope.push(Aspect::Measure);
    }
    Some(Gap {
        said: said.claim.clone(),
        stage,
        verified: list.claim.clone(),
        voice: list.voice.clone(),
        gap: VerificationGap::between(said.spread.core(), list.spread.core())?,
        scope,
    })
}

fn nobody(stage: Stage, said: &Entry, lists: &[&Entry]) -> Option<Unverified> {
    if lists.is_empty() {
        return None;
    }
    let length = |list: &&Entry| Bounds::new(list.longest_list, list.spread.core().hi());
    let lengths: Vec<Bounds> = lists.iter().filter_map(length).collect();
    let all_named = lists.iter().all(|list| list.voice.is_named());
    let open = if all_named { OpenEnd::Closed } else { OpenEnd::Open };
    let union = union_of_lists(&lengths, open, said.spread.core())?;
    let gap = VerificationGap::between(said.spread.core(), union)?;
    Some(Unverified {
        said: said.claim.clone(),
        stage,
        gap,
    })
}
