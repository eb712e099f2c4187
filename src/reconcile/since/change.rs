//! [`Changes`], its numbers that [`Moved`], and each [`Change`] as an editor reads it.

use std::fmt;

use crate::id::ClaimId;
use crate::reconcile::Reconciliation;
use crate::reconcile::since::amount::Amount;
use crate::reconcile::since::first::LISTED;
use crate::reconcile::since::key::FigureKey;
use crate::reconcile::since::revision::Revision;

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
    pub(super) sides: Sides<'a>,
    pub(super) revisions: Vec<Revision>,
    pub(super) moved: Vec<Moved>,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(super) items: Vec<Change<'a>>,
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
    pub(super) sides: Sides<'a>,
    pub(super) news: Vec<Revision>,
    pub(super) moved: Vec<Moved>,
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
