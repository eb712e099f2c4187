//! [`Utterance`]: one thing said once, however many rows and pages repeat it.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::dedup::voice::{Corroboration, Voice, corroboration, voices_of};
use crate::figure::Figure;
use crate::id::{ClaimId, SourceId};
use crate::model::claim::{Claim, Reference};
use crate::model::judgement::Decision;
use crate::model::ledger::Ledger;
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{Aspect, RelationKind, StatementKind};
use crate::partition::Partition;
use crate::when::When;

/// One thing said once: the rows that carry it, why they were joined, how the hearings differ.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Utterance {
    id: ClaimId,
    claims: Vec<ClaimId>,
    voices: Vec<Voice>,
    pages: Vec<SourceId>,
    joins: Vec<Join>,
    hearings: Vec<Hearing>,
    reprinted: usize,
    superseded_by: Option<ClaimId>,
}

impl Utterance {
    /// The row that stands for it: one that no other hearing is declared to be a hearing of, and
    /// among those the one that says most.
    #[must_use]
    pub fn id(&self) -> &ClaimId {
        &self.id
    }
    /// All its rows, in order of id.
    #[must_use]
    pub fn claims(&self) -> &[ClaimId] {
        &self.claims
    }
    /// Whose it is, by the row that stands for it.
    #[must_use]
    pub fn voices(&self) -> &[Voice] {
        &self.voices
    }
    /// The pages that carry it, in order of id.
    #[must_use]
    pub fn pages(&self) -> &[SourceId] {
        &self.pages
    }
    /// How many of its rows are the same text printed again on a page that already had it.
    #[must_use]
    pub fn reprinted(&self) -> usize {
        self.reprinted
    }
    /// Why the rows were joined; one join fewer than rows.
    #[must_use]
    pub fn joins(&self) -> &[Join] {
        &self.joins
    }
    /// The other rows, each with what differs from the one that stands for all.
    #[must_use]
    pub fn hearings(&self) -> &[Hearing] {
        &self.hearings
    }
    /// The standing claim that corrects or retracts it; `None` while it stands.
    #[must_use]
    pub fn superseded_by(&self) -> Option<&ClaimId> {
        self.superseded_by.as_ref()
    }
}

/// Two rows joined into one utterance, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Join {
    /// The one row.
    pub one: ClaimId,
    /// The other.
    pub other: ClaimId,
    /// Why.
    pub evidence: JoinEvidence,
}

/// On what evidence two rows are one utterance.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum JoinEvidence {
    /// Somebody decided so; taking the decision out undoes the join.
    Judged {
        /// The reason, where one was given.
        because: Option<String>,
    },
    /// The same page prints the same thing again.
    Reprinted,
    /// The same voice, quantity, said-date and figure.
    SameSaying,
    /// The same, where one of them speaks for the other or both for a third.
    SameOwner,
}

/// A row of an utterance that differs from the row that stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Hearing {
    /// The row.
    pub claim: ClaimId,
    /// In what it differs; empty for a faithful repeat.
    pub differs: Vec<Aspect>,
}

/// Two rows that look alike and were not joined.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Apart {
    /// The one row.
    pub one: ClaimId,
    /// The other.
    pub other: ClaimId,
    /// Why they were not joined.
    pub reason: ApartReason,
}

/// Why two rows that look alike were not joined.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ApartReason {
    /// Somebody decided that they are different utterances.
    Judged {
        /// The reason given.
        because: String,
    },
    /// The same voice gives the same figure for another date: said again, not heard again.
    OtherDate,
    /// An unnamed group's range contains a named voice's figure on the same page: the group may be
    /// quoting it. They count as this many voices.
    PerhapsOneVoice(Corroboration),
}

/// Every row of a ledger, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RowCount {
    /// All rows.
    pub rows: usize,
    /// Printed again on the page that already had them.
    pub reprinted: usize,
    /// Further hearings of something already counted.
    pub repeats: usize,
    /// Counted once each. `rows = reprinted + repeats + counted`.
    pub counted: usize,
}

/// Every utterance of a ledger, what was joined, and what was not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Utterances {
    utterances: Vec<Utterance>,
    rows: RowCount,
    apart: Vec<Apart>,
    apart_found: usize,
    #[cfg_attr(feature = "serde", serde(skip))]
    index: BTreeMap<ClaimId, usize>,
}

impl Utterances {
    /// How many look-alikes are listed at most; [`apart_found`](Self::apart_found) counts all.
    pub const APART_LISTED: usize = 1_000;

    /// The utterances, in order of id.
    pub fn iter(&self) -> std::slice::Iter<'_, Utterance> {
        self.utterances.iter()
    }
    /// The utterance a row belongs to.
    #[must_use]
    pub fn of(&self, row: &ClaimId) -> Option<&Utterance> {
        self.index.get(row).and_then(|&at| self.utterances.get(at))
    }
    /// How the rows add up.
    #[must_use]
    pub fn rows(&self) -> RowCount {
        self.rows
    }
    /// Rows that look alike and were not joined.
    #[must_use]
    pub fn apart(&self) -> &[Apart] {
        &self.apart
    }
    /// How many such pairs there are in all.
    #[must_use]
    pub fn apart_found(&self) -> usize {
        self.apart_found
    }
}

impl<'a> IntoIterator for &'a Utterances {
    type Item = &'a Utterance;
    type IntoIter = std::slice::Iter<'a, Utterance>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// What two rows must share to be one saying without anybody's judgement.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Saying<'a> {
    voices: &'a [Voice],
    quantity: Option<Quantity>,
    figure: Option<&'a Figure>,
    as_of: Days,
    said: Days,
    /// What a row without a figure says; empty for one with a figure.
    content: Option<Content<'a>>,
}

/// The days a date covers, whatever marks it carries: `2026-01-12~` and `2026-01-12` are one date.
type Days = Option<(Option<Date>, Option<Date>)>;

type Content<'a> =
    (Option<StatementKind>, &'a [Reference], Vec<(RelationKind, &'a ClaimId)>, Option<&'a str>, Option<&'a str>);

fn days(when: Option<&When>) -> Days {
    when.map(|when| (when.earliest(), when.latest()))
}

fn saying<'a>(claim: &'a Claim, voices: &'a [Voice]) -> Saying<'a> {
    let content = claim.figure().is_none().then(|| {
        let bearing = claim.relations().iter().filter(|relation| {
            !matches!(relation.kind(), RelationKind::SameUtterance | RelationKind::Reprints)
        });
        let bearing = bearing.map(|relation| (relation.kind(), relation.claim())).collect();
        (claim.statement(), claim.about(), bearing, claim.label(), claim.note())
    });
    Saying {
        voices,
        quantity: claim.quantity().map(Quantity::undated),
        figure: claim.figure(),
        as_of: days(claim.quantity().and_then(Quantity::as_of)),
        said: days(claim.said()),
        content,
    }
}

/// Joins the rows of a ledger into utterances.
///
/// Joined are, in this order: rows judged one utterance or related by `same_utterance` or
/// `reprints`; then rows of the same voice with the same quantity, said-date and figure (a row
/// without a figure: the same statement, relations, label and note). A *different utterances*
/// judgement is never overruled. Rows by nobody are joined only within a page. Every join carries
/// its evidence; look-alikes that were not joined are listed with the reason.
///
/// Deterministic and independent of the order of the file; O(n log² n).
#[must_use]
pub fn utterances(ledger: &Ledger) -> Utterances {
    let claims: Vec<&Claim> = ledger.claims().collect();
    let place: BTreeMap<&ClaimId, usize> = claims.iter().enumerate().map(|(at, claim)| (claim.id(), at)).collect();
    let voices: Vec<Vec<Voice>> = claims.iter().map(|claim| voices_of(ledger, claim)).collect();
    let mut sayings: BTreeMap<Saying<'_>, Vec<usize>> = BTreeMap::new();
    for (at, (claim, voices)) in claims.iter().zip(&voices).enumerate() {
        sayings.entry(saying(claim, voices)).or_default().push(at);
    }

    let mut partition = Partition::new(claims.len());
    for (group, judgement) in ledger.judgements().iter().enumerate() {
        if let Decision::DifferentUtterances(ids) = judgement.decision() {
            partition.keep_apart(group, ids.iter().filter_map(|id| place.get(id).copied()));
        }
    }
    let mut made: Vec<(usize, Join)> = Vec::new();
    let mut apart: BTreeSet<Apart> = BTreeSet::new();
    let mut heard_of: BTreeSet<usize> = BTreeSet::new();
    let mut join = |one: usize, other: usize, evidence: JoinEvidence| {
        let (Some(a), Some(b)) = (claims.get(one), claims.get(other)) else { return };
        let joined = partition.root(one) == partition.root(other);
        match partition.join(one, other) {
            Ok(()) if joined => {}
            Ok(()) => made.push((one, Join { one: a.id().clone(), other: b.id().clone(), evidence })),
            Err(group) => {
                let because = ledger.judgements().get(group).map_or("", |judgement| judgement.because()).to_owned();
                let reason = ApartReason::Judged { because };
                apart.insert(Apart { one: a.id().clone(), other: b.id().clone(), reason });
            }
        }
    };
    for judgement in ledger.judgements() {
        if let Decision::SameUtterance(ids) = judgement.decision() {
            let mut rows = ids.iter().filter_map(|id| place.get(id).copied());
            let Some(first) = rows.next() else { continue };
            for other in rows {
                join(first, other, JoinEvidence::Judged { because: Some(judgement.because().to_owned()) });
            }
        }
    }
    for (at, claim) in claims.iter().enumerate() {
        for relation in claim.relations() {
            let evidence = match relation.kind() {
                RelationKind::Reprints => JoinEvidence::Reprinted,
                RelationKind::SameUtterance => {
                    let because = relation.because().or(claim.because()).map(str::to_owned);
                    JoinEvidence::Judged { because }
                }
                RelationKind::Denies
                | RelationKind::Corrects
                | RelationKind::Retracts
                | RelationKind::Includes
                | RelationKind::AddsTo
                | RelationKind::PartOf => continue,
            };
            if let Some(&target) = place.get(relation.claim()) {
                heard_of.insert(at);
                join(target, at, evidence);
            }
        }
    }
    for rows in sayings.values() {
        for (one, other) in rows.iter().zip(rows.iter().skip(1)) {
            let (Some(a), Some(b)) = (claims.get(*one), claims.get(*other)) else { continue };
            let pages: BTreeSet<&SourceId> = a.via().iter().collect();
            let evidence = if b.via().iter().any(|page| pages.contains(page)) {
                JoinEvidence::Reprinted
            } else if a.by() == b.by() {
                JoinEvidence::SameSaying
            } else {
                JoinEvidence::SameOwner
            };
            join(*one, *other, evidence);
        }
    }

    let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..claims.len() {
        sets.entry(partition.root(at)).or_default().push(at);
    }
    let mut joins: BTreeMap<usize, Vec<Join>> = BTreeMap::new();
    for (at, join) in made {
        joins.entry(partition.root(at)).or_default().push(join);
    }
    let mut found: Vec<Utterance> = sets
        .into_iter()
        .filter_map(|(root, rows)| {
            let rows: Vec<(usize, &Claim)> = rows.iter().filter_map(|&at| Some((at, *claims.get(at)?))).collect();
            utterance(ledger, &rows, &voices, &heard_of, joins.remove(&root).unwrap_or_default())
        })
        .collect();
    found.sort_by(|a, b| a.id.cmp(&b.id));
    let index: BTreeMap<ClaimId, usize> = found
        .iter()
        .enumerate()
        .flat_map(|(at, utterance)| utterance.claims.iter().map(move |id| (id.clone(), at)))
        .collect();

    let rows = claims.len();
    let reprinted = found.iter().map(|utterance| utterance.reprinted).sum();
    let counted = found.len();
    let mut apart_found = apart.len();
    look_alikes(ledger, &found, &mut apart, &mut apart_found);
    Utterances {
        utterances: found,
        rows: RowCount { rows, reprinted, counted, repeats: rows - counted - reprinted },
        apart: apart.into_iter().take(Utterances::APART_LISTED).collect(),
        apart_found,
        index,
    }
}

fn utterance<'a>(
    ledger: &Ledger,
    rows: &[(usize, &'a Claim)],
    voices: &'a [Vec<Voice>],
    heard_of: &BTreeSet<usize>,
    mut joins: Vec<Join>,
) -> Option<Utterance> {
    let says_most = |at: usize, claim: &'a Claim| {
        let width = |figure: &Figure| {
            let core = figure.spread(&crate::lexicon::Lexicon::default()).map(crate::spread::Spread::core);
            core.map_or((true, u64::MAX), |core| (core.hi().is_none(), core.hi().map_or(u64::MAX, |hi| hi - core.lo())))
        };
        let superseded = ledger.superseded_by(claim.id()).is_some();
        // By what they say before by their ids, so that a copy never stands for another hearing.
        let own = voices.get(at).map_or(&[][..], Vec::as_slice);
        let content = (saying(claim, own), claim.via(), claim.quantity(), claim.said(), claim.published());
        (superseded, heard_of.contains(&at), claim.figure().is_none(), claim.figure().map(width), content, at)
    };
    let (at, stands) = rows.iter().min_by(|(a, one), (b, other)| says_most(*a, one).cmp(&says_most(*b, other)))?;
    let own_voices = voices.get(*at).cloned().unwrap_or_default();
    let mut distinct = BTreeSet::new();
    for (row, claim) in rows {
        let voices = voices.get(*row).map_or(&[][..], Vec::as_slice);
        distinct.insert((saying(claim, voices), claim.via()));
    }
    let mut claims: Vec<ClaimId> = rows.iter().map(|(_, claim)| claim.id().clone()).collect();
    claims.sort();
    let mut pages: Vec<SourceId> = rows.iter().flat_map(|(_, claim)| claim.via().iter().cloned()).collect();
    pages.sort();
    pages.dedup();
    let hearings = rows.iter().filter(|(row, _)| row != at).map(|(row, claim)| Hearing {
        claim: claim.id().clone(),
        differs: differences(stands, claim, &own_voices, voices.get(*row).map_or(&[], Vec::as_slice)),
    });
    let hearings = hearings.collect();
    // To correct one hearing is to correct what was said; a correction that says the same is a
    // hearing of it.
    let replacing = rows.iter().filter_map(|(_, claim)| ledger.superseded_by(claim.id()));
    let superseded_by = replacing.filter(|id| claims.binary_search(id).is_err()).min().cloned();
    joins.sort();
    Some(Utterance {
        id: stands.id().clone(),
        reprinted: rows.len() - distinct.len(),
        claims,
        voices: own_voices,
        pages,
        joins,
        hearings,
        superseded_by,
    })
}

fn differences(stands: &Claim, other: &Claim, voices: &[Voice], other_voices: &[Voice]) -> Vec<Aspect> {
    let mut found = Vec::new();
    let mut check = |differs: bool, aspect: Aspect| {
        if differs {
            found.push(aspect);
        }
    };
    check(voices != other_voices, Aspect::Speaker);
    check(stands.figure() != other.figure(), Aspect::Figure);
    if let (Some(a), Some(b)) = (stands.quantity(), other.quantity()) {
        check(a.measure() != b.measure(), Aspect::Measure);
        check(a.stage() != b.stage(), Aspect::Stage);
        check(a.unit() != b.unit(), Aspect::Unit);
        check(a.population() != b.population(), Aspect::Population);
        check(a.place() != b.place(), Aspect::Place);
        check(a.wave() != b.wave(), Aspect::Wave);
        check(a.window() != b.window(), Aspect::Window);
        check(a.outcome() != b.outcome(), Aspect::Outcome);
        // A hearing without a date of its own does not disagree about it.
        check(other.quantity().and_then(Quantity::as_of).is_some() && days(a.as_of()) != days(b.as_of()), Aspect::AsOf);
    }
    check(other.said().is_some() && stands.said().is_some() && days(stands.said()) != days(other.said()), Aspect::Said);
    found
}

/// Utterances that look like repetitions and are not joined.
fn look_alikes(ledger: &Ledger, found: &[Utterance], apart: &mut BTreeSet<Apart>, count: &mut usize) {
    let pair = |one: &ClaimId, other: &ClaimId, reason: ApartReason| {
        let (one, other) = if one < other { (one, other) } else { (other, one) };
        Apart { one: one.clone(), other: other.clone(), reason }
    };
    let mut same: BTreeMap<(&[Voice], Quantity, &Figure), &ClaimId> = BTreeMap::new();
    let mut exact: BTreeMap<(&SourceId, Quantity), Vec<(u64, &Utterance)>> = BTreeMap::new();
    let mut ranges: Vec<((&SourceId, Quantity), crate::bounds::Bounds, &Utterance)> = Vec::new();
    for utterance in found {
        let Some(claim) = ledger.claim(&utterance.id) else { continue };
        let (Some(quantity), Some(figure)) = (claim.quantity(), claim.figure()) else { continue };
        let key = (utterance.voices.as_slice(), quantity.undated(), figure);
        if let Some(earlier) = same.insert(key, &utterance.id) {
            *count += 1;
            if apart.len() < Utterances::APART_LISTED {
                apart.insert(pair(earlier, &utterance.id, ApartReason::OtherDate));
            }
        }
        let core = figure.spread(&crate::lexicon::Lexicon::default()).map(crate::spread::Spread::core);
        let (Some(core), Some(page)) = (core, claim.via().first()) else { continue };
        let [voice] = utterance.voices.as_slice() else { continue };
        let key = (page, quantity.undated());
        match (voice, core.exact()) {
            (Voice::Named(_), Some(number)) => exact.entry(key).or_default().push((number, utterance)),
            (Voice::Unnamed(_), _) if core.hi().is_some() => ranges.push((key, core, utterance)),
            (Voice::Named(_) | Voice::Unnamed(_) | Voice::Nobody(_), _) => {}
        }
    }
    for numbers in exact.values_mut() {
        numbers.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
    }
    for (key, range, group) in ranges {
        let Some(numbers) = exact.get(&key) else { continue };
        let from = numbers.partition_point(|(number, _)| *number < range.lo());
        let to = numbers.partition_point(|(number, _)| range.hi().is_none_or(|hi| *number <= hi));
        let inside = numbers.get(from..to).unwrap_or(&[]);
        *count += inside.len();
        // All are counted; of pairs that may be as many as the product, only so many are made.
        for (_, named) in inside.iter().take(Utterances::APART_LISTED.saturating_sub(apart.len())) {
            let together = corroboration(group.voices.iter().chain(&named.voices));
            apart.insert(pair(&group.id, &named.id, ApartReason::PerhapsOneVoice(together)));
        }
    }
}
