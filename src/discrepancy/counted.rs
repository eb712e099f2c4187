//! [`Counted`]: what adds up over waves that share nobody, and what an assumption implies.

use std::collections::{BTreeMap, BTreeSet};

use crate::bounds::Bounds;
use crate::dedup::Voice;
use crate::discrepancy::entry::{Entry, Evidence};
use crate::discrepancy::flow::{FlowReport, Line, Role, Scope};
use crate::discrepancy::timing::Timing;
use crate::id::{AssumptionId, ClaimId, WaveId};
use crate::model::claim::Claim;
use crate::model::judgement::{AssumptionRule, Whole};
use crate::model::ledger::Ledger;
use crate::model::quantity::Quantity;
use crate::model::source::Source;
use crate::model::vocabulary::{Measure, SourceKind, Stage};
use crate::model::wave::ReleaseWave;

/// The highest count not given by a government for each wave, added over waves whose days surely
/// have nothing in common. Our sum, nobody's claim.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Counted {
    /// The wave that contains the others; `None` for all waves that no wave contains.
    pub within: Option<WaveId>,
    /// What was added, in order of the waves' days.
    pub parts: Vec<CountedPart>,
    /// Waves for which nobody but a government gives a count: added as nothing.
    pub missing: Vec<WaveId>,
    /// The sum of the highest counts.
    pub highest: u64,
    /// The sum of what those same claims need at least.
    pub least: u64,
    /// Whether some count says "or more", or some wave is missing.
    pub open: bool,
    /// Numbers said of the whole, with what the sum leaves of them.
    pub against: Vec<Remainder>,
}

/// One wave's count in a sum.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CountedPart {
    /// The wave.
    pub wave: WaveId,
    /// The claim that counts it.
    pub claim: ClaimId,
    /// Whose.
    pub voice: Voice,
    /// Its figure.
    pub figure: Bounds,
}

/// What a sum leaves of a number said of the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Remainder {
    /// The claim.
    pub claim: ClaimId,
    /// How many of it are in none of the counts, at least and at most; for a number of those released
    /// that may be older than some count, anything up to all of it.
    pub persons: Bounds,
    /// How far it is at least above the sum of the highest counts; 0 when it need not be.
    pub above_highest: u64,
    /// How many more the counts need at least than a number of those released allows; 0 when they fit,
    /// for numbers announced or ordered, which the counts may exceed, and for older ones.
    pub short_by: u64,
}

/// What would follow if an itemisation were complete.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ImpliedPart {
    /// The assumption it rests on, which is off unless somebody makes it.
    pub assumption: AssumptionId,
    /// The wave for which no number was given at that stage.
    pub wave: WaveId,
    /// The stage.
    pub stage: Stage,
    /// The whole's number.
    pub whole: ClaimId,
    /// The other parts' numbers.
    pub others: Vec<ClaimId>,
    /// What would be left for the wave.
    pub persons: Bounds,
}

/// Adds the counts of waves that contain two or more others, and of all outermost waves. O(n log n).
#[must_use]
pub fn counted(evidence: &Evidence<'_>, reports: &[FlowReport]) -> Vec<Counted> {
    let ledger = evidence.ledger;
    let by_wave = by_wave(reports);
    let mut inner: BTreeMap<Option<&WaveId>, Vec<&ReleaseWave>> = BTreeMap::new();
    for wave in ledger.waves() {
        inner.entry(wave.within()).or_default().push(wave);
    }
    let mut best: BTreeMap<&WaveId, Vec<CountedPart>> = BTreeMap::new();
    let mut found = Vec::new();
    for (within, mut waves) in innermost_first(ledger, inner) {
        waves.sort_by(|a, b| day_order(a).cmp(&day_order(b)));
        let disjoint = waves.windows(2).all(|pair| match pair {
            [a, b] => a
                .window()
                .and_then(|w| w.latest())
                .zip(b.window().and_then(|w| w.earliest()))
                .is_some_and(|(end, start)| end < start),
            _ => true,
        });
        // A wave's own highest count, or the sum over the waves inside it when that is higher.
        for wave in &waves {
            let own = by_wave
                .get(wave.id())
                .and_then(|report| highest_count(ledger, wave.id(), report));
            let inside = best.remove(wave.id()).unwrap_or_default();
            let sum: u64 = inside
                .iter()
                .map(|part| size(part.figure))
                .fold(0, u64::saturating_add);
            let parts = match own {
                Some(own) if size(own.figure) >= sum => vec![own],
                Some(_) | None => inside,
            };
            if !parts.is_empty() {
                best.insert(wave.id(), parts);
            }
        }
        if !disjoint || waves.is_empty() {
            continue;
        }
        let missing: Vec<WaveId> = waves
            .iter()
            .filter(|w| !best.contains_key(w.id()))
            .map(|w| w.id().clone())
            .collect();
        let parts: Vec<CountedPart> = waves
            .iter()
            .filter_map(|wave| best.get(wave.id()))
            .flatten()
            .cloned()
            .collect();
        if let Some(within) = within {
            best.insert(within, parts.clone());
        }
        if parts.len() < 2 {
            continue;
        }
        let sum = parts
            .iter()
            .map(|part| part.figure)
            .fold(Bounds::exactly(0), std::ops::Add::add);
        let said = match within {
            Some(within) => by_wave
                .get(within)
                .map(|report| totals(report))
                .unwrap_or_default(),
            None => covering(evidence, &waves),
        };
        let highest = parts
            .iter()
            .map(|part| size(part.figure))
            .fold(0, u64::saturating_add);
        let open = !missing.is_empty() || sum.hi().is_none();
        let counts = if open { Bounds::at_least(sum.lo()) } else { sum };
        let remainder = |entry: &&Entry| {
            // People counted later than the number, or others than it counts, need not be among them.
            let in_time = counted_by(evidence, &parts, entry);
            Remainder {
                claim: entry.claim.clone(),
                persons: entry
                    .spread
                    .core()
                    .minus(if in_time { counts } else { Bounds::ANY }),
                above_highest: entry.spread.core().lo().saturating_sub(highest),
                short_by: match (entry.quantity.stage(), entry.spread.core().hi()) {
                    (Stage::Executed, Some(most)) if in_time => sum.lo().saturating_sub(most),
                    // That no more are freed than were announced would be an assumption.
                    _ => 0,
                },
            }
        };
        found.push(Counted {
            within: within.cloned(),
            highest,
            least: sum.lo(),
            open,
            against: said.iter().map(remainder).collect(),
            parts,
            missing,
        });
    }
    found.sort_by(|a, b| (a.within.is_none(), &a.within).cmp(&(b.within.is_none(), &b.within)));
    found
}

/// Whether every part of a sum surely counts people of a number executed, and no later than it; those
/// announced or ordered have no such date.
fn counted_by(evidence: &Evidence<'_>, parts: &[CountedPart], total: &Entry) -> bool {
    let tolerance = evidence.settings.wave_tolerance();
    let said = Timing::of(total.dated.as_ref(), total.quantity.window());
    total.quantity.stage() != Stage::Executed
        || parts.iter().all(|part| {
            let claim = evidence.ledger.claim(&part.claim);
            let counts = claim.and_then(Claim::quantity).and_then(Quantity::population);
            let among = match (counts, total.quantity.population()) {
                (one, whole) if one == whole => true,
                (Some(one), Some(whole)) => evidence.ledger.is_within(one, whole),
                (None, _) | (_, None) => true,
            };
            let window = claim.and_then(Claim::quantity).and_then(Quantity::window);
            among && Timing::of(claim.and_then(Claim::dated), window).surely_by(said, tolerance)
        })
}

/// For each assumed itemisation of waves with all numbers but one: what would be left for that one.
#[must_use]
pub fn implied_parts(ledger: &Ledger, reports: &[FlowReport]) -> Vec<ImpliedPart> {
    let by_wave = by_wave(reports);
    let said = |wave: &WaveId, stage: Stage| {
        let totals = by_wave.get(wave).map(|report| totals(report)).unwrap_or_default();
        totals.into_iter().find(|entry| entry.quantity.stage() == stage)
    };
    let mut found = Vec::new();
    for assumption in ledger.assumptions() {
        let AssumptionRule::Complete {
            whole: Whole::Wave(whole),
            parts,
        } = assumption.rule()
        else {
            continue;
        };
        for stage in [Stage::Announced, Stage::Ordered, Stage::Executed] {
            let Some(total) = said(whole, stage) else { continue };
            let mut open = Vec::new();
            let mut others = Vec::new();
            for part in parts {
                match part {
                    Whole::Wave(wave) => match said(wave, stage) {
                        Some(entry) => others.push(entry),
                        None => open.push(wave),
                    },
                    Whole::Claim(_) => open.clear(),
                }
            }
            let [wave] = open.as_slice() else { continue };
            if others.len() + 1 != parts.len() {
                continue;
            }
            let known = others
                .iter()
                .fold(Bounds::exactly(0), |sum, entry| sum + entry.spread.core());
            found.push(ImpliedPart {
                assumption: assumption.id().clone(),
                wave: (*wave).clone(),
                stage,
                whole: total.claim.clone(),
                others: others.iter().map(|entry| entry.claim.clone()).collect(),
                persons: total.spread.core().minus(known),
            });
        }
    }
    found
}

fn by_wave(reports: &[FlowReport]) -> BTreeMap<&WaveId, &FlowReport> {
    let leaving = reports.iter().filter(|report| {
        matches!(
            report.measure,
            Measure::Released | Measure::Expelled | Measure::Exchanged
        )
    });
    let waves = leaving.filter_map(|report| match &report.scope {
        Scope::Wave(id) => Some((id, report)),
        Scope::Window { .. } => None,
    });
    waves.collect()
}

/// The groups of sister waves, those deepest inside first.
fn innermost_first<'a>(
    ledger: &'a Ledger,
    inner: BTreeMap<Option<&'a WaveId>, Vec<&'a ReleaseWave>>,
) -> Vec<(Option<&'a WaveId>, Vec<&'a ReleaseWave>)> {
    let mut depth: BTreeMap<&WaveId, usize> = BTreeMap::new();
    for wave in ledger.waves() {
        let mut path = Vec::new();
        let mut at = Some(wave.id());
        while let Some(id) = at.filter(|id| !depth.contains_key(id)) {
            path.push(id);
            at = ledger.wave(id).and_then(ReleaseWave::within);
        }
        let below = at
            .and_then(|id| depth.get(id).copied())
            .map_or(0, |depth| depth + 1);
        for (level, id) in (below..).zip(path.into_iter().rev()) {
            depth.insert(id, level);
        }
    }
    let mut groups: Vec<_> = inner.into_iter().collect();
    let level = |within: Option<&WaveId>| within.and_then(|id| depth.get(id)).map_or(0, |depth| depth + 1);
    groups.sort_by_key(|(within, _)| (std::cmp::Reverse(level(*within)), *within));
    groups
}

fn day_order(wave: &ReleaseWave) -> (Option<time::Date>, Option<time::Date>, &WaveId) {
    let window = wave.window();
    (
        window.and_then(|w| w.earliest()),
        window.and_then(|w| w.latest()),
        wave.id(),
    )
}

/// "Or more" counts as what it says at least.
fn size(figure: Bounds) -> u64 {
    figure.hi().unwrap_or(figure.lo())
}

fn highest_count(ledger: &Ledger, wave: &WaveId, report: &FlowReport) -> Option<CountedPart> {
    let official = |voice: &Voice| {
        let mut sources = voice
            .sources()
            .iter()
            .filter_map(|id| ledger.source(id))
            .map(Source::kind);
        voice.is_named() && sources.all(|kind| kind == SourceKind::Government)
    };
    let counts = |line: &&Line| {
        let done = matches!(
            (line.entry.quantity.stage(), &line.role),
            (Stage::Verified, Role::List) | (Stage::Executed, Role::Whole)
        );
        // "Fewer than" and "up to" count nobody.
        let counts_some = line.entry.spread.core().lo() > 0;
        done && counts_some && !line.entry.relative && line.latest && !official(&line.entry.voice)
    };
    let line = report.lines.iter().filter(counts).max_by(|a, b| {
        let key = |line: &Line| (size(line.entry.spread.core()), line.entry.spread.core().lo());
        key(a)
            .cmp(&key(b))
            .then_with(|| (&b.entry.voice, &b.entry.claim).cmp(&(&a.entry.voice, &a.entry.claim)))
    })?;
    Some(CountedPart {
        wave: wave.clone(),
        claim: line.entry.claim.clone(),
        voice: line.entry.voice.clone(),
        figure: Bounds::new(least(line), line.entry.spread.core().hi())?,
    })
}

/// What a count needs at least; a range over several lists, its longest.
fn least(line: &Line) -> u64 {
    match line.role {
        Role::List => line.entry.longest_list,
        Role::Whole | Role::Part | Role::Apart(_) => line.entry.spread.core().lo(),
    }
}

/// The latest figures for the whole, none of them merely "some".
fn totals(report: &FlowReport) -> Vec<&Entry> {
    let whole = report
        .lines
        .iter()
        .filter(|line| line.role == Role::Whole && line.latest);
    let entries = whole
        .map(|line| &line.entry)
        .filter(|entry| entry.quantity.stage() != Stage::Requested && entry.gives_a_number());
    entries.collect()
}

/// Claims outside any wave that count all who left custody over days that may cover all the waves.
fn covering<'e>(evidence: &'e Evidence<'_>, waves: &[&ReleaseWave]) -> Vec<&'e Entry> {
    let covers = |entry: &&Entry| {
        let quantity = &entry.quantity;
        let may_cover = quantity.window().is_some_and(|window| {
            waves.iter().filter_map(|wave| wave.window()).all(|inner| {
                let starts = window
                    .earliest()
                    .is_none_or(|start| inner.earliest().is_some_and(|first| start <= first));
                let ends = window
                    .latest()
                    .is_none_or(|end| inner.latest().is_some_and(|last| last <= end));
                starts && ends
            })
        });
        quantity.wave().is_none()
            && quantity.measure() == Measure::Released
            && quantity.stage() == Stage::Executed
            && quantity.outcome().is_none()
            && quantity.place().is_none()
            && entry.gives_a_number()
            && may_cover
    };
    let populations: BTreeSet<_> = waves.iter().filter_map(|wave| wave.population()).collect();
    let wide = |entry: &&Entry| {
        let whole = entry.quantity.population();
        whole.is_none_or(|whole| {
            populations
                .iter()
                .all(|inner| evidence.ledger.is_within(inner, whole))
        })
    };
    evidence.entries().iter().filter(covers).filter(wide).collect()
}
