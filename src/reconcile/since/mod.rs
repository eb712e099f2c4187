//! What changed between two reconciliations, and which numbers moved because of it.
//!
//! [`Reconciliation::since`] lays a later state beside an earlier one: the same ledger as known at two
//! times, yesterday's file and today's, or one ledger under two settings. A [`Revision`] is one thing
//! that differs; a [`Moved`] figure names the revisions that feed it; a [`Change`] is what an editor
//! reads as one item.

mod bearing;
mod cause;
mod fields;
mod figure;
mod first;
mod revise;
mod revision;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::id::{ClaimId, DetaineeId, ListingId, PersonId};
use crate::model::claim::Claim;
use crate::model::detainee::Detainee;
use crate::model::judgement::Decision;
use crate::model::ledger::Ledger;
use crate::model::wave::ReleaseWave;
use crate::reconcile::Reconciliation;
use crate::reconcile::since::bearing::records_of;
use crate::reconcile::since::cause::Causes;
pub(crate) use crate::reconcile::since::figure::Part;
use crate::reconcile::since::figure::figures;
use crate::reconcile::since::first::LISTED;
use crate::reconcile::since::revise::revisions;

pub use figure::{Amount, FigureKey, FlowFigure, GroupFigure, StockFigure, StockOf, SumFigure, Tally};
pub use revision::{Edit, Revision, Setting};

/// What changed between an earlier and a later reconciliation: what was written, what follows from
/// it, and every number that moved, with its causes.
///
/// Iterated, it gives one [`Change`] after the other, each of which prints as a sentence; as data it
/// is [`revisions`](Self::revisions) and [`moved`](Self::moved). Printed whole, it wraps at 100
/// columns; `render::ChangeSheet` takes another width. Holds ids and no person's name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Changes<'a> {
    #[cfg_attr(feature = "serde", serde(skip))]
    sides: Sides<'a>,
    revisions: Vec<Revision>,
    moved: Vec<Moved>,
    #[cfg_attr(feature = "serde", serde(skip))]
    items: Vec<Change<'a>>,
}

/// One number that is another than before.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Moved {
    /// Which number.
    pub figure: FigureKey,
    /// What it was, in order where several stand side by side; empty where there was none.
    pub before: Vec<Amount>,
    /// What it is; empty where there is none any more.
    pub after: Vec<Amount>,
    /// The revisions that feed it, in order, never none; the first [`Moved::LISTED`] where there are
    /// more.
    pub because: Vec<Revision>,
    /// Whether there are more causes than are listed.
    pub truncated: bool,
    /// Whether the causes were found by what the number is made of. Where nothing that was written
    /// feeds it there, everything that was written is named.
    pub traced: bool,
}

impl Moved {
    /// How many causes are listed at most.
    pub const LISTED: usize = LISTED;
}

/// One thing to tell: what was written with what follows from it, and the numbers that moved because
/// of it alone; or numbers of one part of the account that moved for the same several reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Change<'a> {
    #[cfg_attr(feature = "serde", serde(skip))]
    sides: Sides<'a>,
    news: Vec<Revision>,
    moved: Vec<Moved>,
}

impl<'a> Change<'a> {
    /// What was written, first, and what follows from it; empty for numbers that moved for several
    /// reasons.
    #[must_use]
    pub fn news(&self) -> &[Revision] {
        &self.news
    }
    /// The numbers that moved because of it alone, or for the same several reasons.
    #[must_use]
    pub fn moved(&self) -> &[Moved] {
        &self.moved
    }
    pub(crate) fn sides(&self) -> Sides<'a> {
        self.sides
    }
}

impl<'a> Changes<'a> {
    /// Everything that differs in the two ledgers and settings, what was written before what follows
    /// from it.
    #[must_use]
    pub fn revisions(&self) -> &[Revision] {
        &self.revisions
    }
    /// Every number that moved, in order of its key.
    #[must_use]
    pub fn moved(&self) -> &[Moved] {
        &self.moved
    }
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.revisions.is_empty() && self.moved.is_empty()
    }
    /// The changes one by one: corrections, what is new, what is denied, lists and persons,
    /// declarations and settings, what is gone; then the numbers that moved for several reasons.
    pub fn iter(&self) -> std::slice::Iter<'_, Change<'a>> {
        self.items.iter()
    }
    pub(crate) fn sides(&self) -> Sides<'a> {
        self.sides
    }
}

impl<'a> IntoIterator for Changes<'a> {
    type Item = Change<'a>;
    type IntoIter = std::vec::IntoIter<Change<'a>>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'s, 'a> IntoIterator for &'s Changes<'a> {
    type Item = &'s Change<'a>;
    type IntoIter = std::slice::Iter<'s, Change<'a>>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The two reconciliations, so that a change can be told.
#[derive(Clone, Copy)]
pub(crate) struct Sides<'a> {
    pub(crate) before: &'a Reconciliation<'a>,
    pub(crate) after: &'a Reconciliation<'a>,
    /// The first and the last day either of them speaks of.
    pub(crate) days: Option<(time::Date, time::Date)>,
}

impl Sides<'_> {
    /// Whether a new row says what another row says: one known already, or one that stands for both.
    pub(crate) fn is_repeat(self, row: &ClaimId) -> bool {
        let utterance = self.after.utterances().of(row);
        utterance.is_some_and(|one| {
            one.id() != row
                || one
                    .claims()
                    .iter()
                    .any(|row| self.before.ledger().claim(row).is_some())
        })
    }
}

impl fmt::Debug for Sides<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(before, after)")
    }
}

/// Changes are compared by what they hold.
impl PartialEq for Sides<'_> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
impl Eq for Sides<'_> {}

impl Reconciliation<'_> {
    /// What changed since an earlier reconciliation: of the same ledger as known at an earlier time
    /// ([`Ledger::as_known_at`](crate::Ledger::as_known_at)), of yesterday's file, or of the same
    /// ledger under other settings.
    ///
    /// Listed is every number an account shows that is not what it was, with the revisions that feed it;
    /// nothing that did not move. Asked the other way round, before and after change places. A copy of a
    /// claim on another page moves rows and no figure.
    ///
    /// Pure and total. O(n log n) in the claims and records of both; with waves nested d deep,
    /// O(n d log n).
    ///
    /// ```
    /// use cotejo::{ClaimDraft, Draft, Ledger, Settings, SourceDraft, WaveDraft, reconcile};
    /// let monday = Ledger::try_from(
    ///     Draft::new()
    ///         .with_source(SourceDraft::new("gov").label("Government").kind("government"))
    ///         .with_wave(WaveDraft::new("may").label("1 May").window("2026-05-01"))
    ///         .with_claim(ClaimDraft::new("g1").by("gov").count("released").wave("may").figure("116")),
    /// )?;
    /// let correction = ClaimDraft::new("g2").by("gov").corrects("g1").figure("112");
    /// let tuesday = monday.extended(Draft::new().with_claim(correction))?;
    /// let settings = Settings::default();
    /// let (then, now) = (reconcile(&monday, &settings), reconcile(&tuesday, &settings));
    /// let changes = now.since(&then);
    /// let told: Vec<String> = changes.iter().map(ToString::to_string).collect();
    /// assert!(told[0].starts_with("corrected: Government: 112 released, 1 May, before 116"), "{told:?}");
    /// assert!(then.since(&then).is_empty());
    /// # Ok::<(), cotejo::Problems>(())
    /// ```
    #[must_use]
    pub fn since<'s>(&'s self, earlier: &'s Reconciliation<'_>) -> Changes<'s> {
        let sides = Sides {
            before: earlier,
            after: self,
            days: days([earlier, self]),
        };
        let revisions = revisions(earlier, self);
        let (old, new) = (figures(earlier), figures(self));
        let keys: BTreeSet<&FigureKey> = old.keys().chain(new.keys()).collect();
        let causes = Causes::new([earlier, self], &revisions);
        let mut moved = Vec::new();
        let mut positions: Vec<BTreeSet<usize>> = Vec::new();
        for key in keys {
            let side = |side: &BTreeMap<FigureKey, Vec<Amount>>| side.get(key).cloned().unwrap_or_default();
            let (before, after) = (side(&old), side(&new));
            if before == after {
                continue;
            }
            let (because, traced) = causes.of(key);
            moved.push(Moved {
                figure: key.clone(),
                before,
                after,
                because: because
                    .iter()
                    .filter_map(|at| revisions.get(at).cloned())
                    .collect(),
                truncated: because.is_cut(),
                traced,
            });
            positions.push(because.iter().collect());
        }
        let items = told(sides, &revisions, &moved, &positions);
        Changes {
            sides,
            revisions,
            moved,
            items,
        }
    }
}

/// The first and the last day that waves and claims of a ledger speak of.
pub(crate) fn spoken_days(ledger: &Ledger) -> Option<(time::Date, time::Date)> {
    let waves = ledger.waves().filter_map(ReleaseWave::window);
    let claims = ledger.claims().filter(|claim| claim.set_apart().is_none());
    let ends = waves
        .chain(claims.filter_map(Claim::dated))
        .flat_map(|when| [when.earliest(), when.latest()]);
    let (mut first, mut last) = (None, None);
    for day in ends.flatten() {
        first = Some(first.map_or(day, |first: time::Date| first.min(day)));
        last = Some(last.map_or(day, |last: time::Date| last.max(day)));
    }
    first.zip(last)
}

fn days(sides: [&Reconciliation<'_>; 2]) -> Option<(time::Date, time::Date)> {
    let spans = sides.map(|side| spoken_days(side.ledger()));
    let first = spans.iter().flatten().map(|(from, _)| *from).min()?;
    let last = spans.iter().flatten().map(|(_, to)| *to).max()?;
    Some((first, last))
}

/// Revisions told together, and the figures that moved because of one such story alone.
fn told<'a>(
    sides: Sides<'a>,
    revisions: &[Revision],
    moved: &[Moved],
    positions: &[BTreeSet<usize>],
) -> Vec<Change<'a>> {
    let story = stories(sides, revisions);
    let mut news: BTreeMap<usize, Vec<Revision>> = BTreeMap::new();
    for (revision, first) in revisions.iter().zip(&story) {
        news.entry(*first).or_default().push(revision.clone());
    }
    let mut because: BTreeMap<usize, Vec<Moved>> = BTreeMap::new();
    let mut several: BTreeMap<(Part<'_>, Vec<usize>), Vec<Moved>> = BTreeMap::new();
    for (one, causes) in moved.iter().zip(positions) {
        let own: BTreeSet<usize> = causes.iter().filter_map(|at| story.get(*at).copied()).collect();
        match own.first() {
            Some(first) if own.len() == 1 && !one.truncated => {
                because.entry(*first).or_default().push(one.clone());
            }
            _ => {
                let part = one.figure.part();
                // How the rows add up is one thing to tell, whatever the causes.
                let causes = if part == Part::Ledger {
                    Vec::new()
                } else {
                    causes.iter().copied().collect()
                };
                several.entry((part, causes)).or_default().push(one.clone());
            }
        }
    }
    let mut found: Vec<Change<'a>> = news
        .into_iter()
        .map(|(first, news)| Change {
            sides,
            news,
            moved: because.remove(&first).unwrap_or_default(),
        })
        .collect();
    // Stable: within a rank, in order of the revisions.
    found.sort_by_key(|change| rank(sides, &change.news));
    found.extend(several.into_values().map(|moved| Change {
        sides,
        news: Vec::new(),
        moved,
    }));
    found
}

/// Corrections first, then new numbers, other news, lists and persons, repeats, declarations; what is
/// gone last.
fn rank(sides: Sides<'_>, news: &[Revision]) -> u8 {
    let replaces = news
        .iter()
        .any(|one| matches!(one, Revision::Superseded { after: Some(_), .. }));
    match news.first() {
        _ if replaces => 0,
        Some(Revision::Claim {
            claim,
            edit: Edit::Added,
        }) => {
            let silent = sides
                .after
                .ledger()
                .claim(claim)
                .is_none_or(|claim| claim.figure().is_none());
            match (sides.is_repeat(claim), silent) {
                (true, _) => 9,
                (false, false) => 1,
                (false, true) => 3,
            }
        }
        Some(Revision::Claim {
            edit: Edit::Changed(_),
            ..
        }) => 2,
        Some(Revision::Superseded { .. } | Revision::Denied { .. }) => 4,
        Some(Revision::Read { .. } | Revision::Joined { .. } | Revision::Split { .. }) => 5,
        Some(Revision::Listing { .. }) => 6,
        Some(Revision::Custody { .. } | Revision::Record { .. }) => 7,
        Some(Revision::PersonsJoined { .. } | Revision::PersonsSplit { .. }) => 8,
        Some(Revision::Judgement { .. } | Revision::Assumption { .. }) => 10,
        Some(Revision::Wave { .. } | Revision::Population { .. } | Revision::Source { .. }) => 11,
        Some(Revision::Setting { .. }) => 12,
        Some(Revision::Claim { edit: Edit::Gone, .. }) => 13,
        None => 14,
    }
}

/// For each revision, the position of the first one it is told with.
fn stories(sides: Sides<'_>, revisions: &[Revision]) -> Vec<usize> {
    let mut claims: BTreeMap<&ClaimId, usize> = BTreeMap::new();
    let mut records: BTreeMap<&DetaineeId, usize> = BTreeMap::new();
    let mut listings: BTreeMap<&ListingId, usize> = BTreeMap::new();
    let mut judgements: [BTreeMap<&str, usize>; 2] = [BTreeMap::new(), BTreeMap::new()];
    for (at, revision) in revisions.iter().enumerate() {
        match revision {
            Revision::Claim { claim, .. } => {
                claims.insert(claim, at);
            }
            Revision::Record { record, .. } => {
                records.insert(record, at);
            }
            Revision::Listing { listing, .. } => {
                listings.insert(listing, at);
            }
            Revision::Judgement { decision, .. } => match decision {
                Decision::SameUtterance(ids) | Decision::DifferentUtterances(ids) => {
                    judgements[0].extend(ids.iter().map(|id| (id.as_str(), at)));
                }
                Decision::SamePerson(ids) | Decision::DifferentPersons(ids) => {
                    judgements[1].extend(ids.iter().map(|id| (id.as_str(), at)));
                }
            },
            _ => {}
        }
    }
    let listed = |record: &DetaineeId| {
        let known = [sides.after, sides.before].into_iter();
        let mut own = known.filter_map(|side| side.ledger().detainee(record));
        own.next()
            .and_then(Detainee::listing)
            .and_then(|id| listings.get(id))
            .copied()
    };
    let record = |id: &DetaineeId| {
        let own = records.get(id).copied();
        // A record that came or went with its list is told with the list.
        own.map(|at| listed(id).unwrap_or(at))
    };
    let person = |id: &PersonId| {
        let sides = [sides.after, sides.before].into_iter();
        let own: Vec<&DetaineeId> = sides.flat_map(|side| records_of(side.persons(), id)).collect();
        let judged = own.iter().find_map(|id| judgements[1].get(id.as_str())).copied();
        (judged, own.into_iter().find_map(record))
    };
    let first = |(at, revision): (usize, &Revision)| {
        let found = match revision {
            Revision::Superseded { before, after, .. } => {
                after.iter().chain(before).find_map(|id| claims.get(id)).copied()
            }
            Revision::Denied { claim, denial, .. } => claims.get(denial).or(claims.get(claim)).copied(),
            Revision::Joined { into: one, from: all } | Revision::Split { from: one, into: all } => {
                let judged = all
                    .iter()
                    .chain([one])
                    .find_map(|id| judgements[0].get(id.as_str()));
                judged
                    .or_else(|| all.iter().chain([one]).find_map(|id| claims.get(id)))
                    .copied()
            }
            Revision::PersonsJoined { into: one, from: all }
            | Revision::PersonsSplit { from: one, into: all } => {
                let (judged, written) = person(one);
                judged
                    .or(written)
                    .or_else(|| all.iter().find_map(|id| person(id).0))
            }
            Revision::Custody { person: id, .. } => person(id).1,
            Revision::Record { record: id, .. } => record(id),
            _ => None,
        };
        found.unwrap_or(at)
    };
    revisions.iter().enumerate().map(first).collect()
}
