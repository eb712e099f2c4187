//! Two claims that differ for one planted reason.

use proptest::prelude::*;
use proptest::sample::select;

use crate::id::{ClaimId, Id};
use crate::model::draft::Draft;
use crate::strategy::differences::plant;

/// Why two claims differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DifferenceKind {
    /// For no reason: two voices give two numbers for one quantity. A contradiction.
    Nothing,
    /// One counts a population within the other's; a third claim counts the rest.
    Scope,
    /// Each counts by its own definition, and nobody says how the two relate.
    Definition,
    /// One counts two days more; a third claim counts those days.
    Window,
    /// One counts a running flow later than the other.
    AsOf,
    /// The dates are a day apart because one is local and the other is not: by the clock, the one
    /// dated a day later was counted earlier that evening.
    DayShift,
    /// One counts orders and the other persons, of whom some have two.
    Unit,
    /// One was announced and the other carried out.
    Stage,
    /// One counts one of two batches of the other; a third claim counts the second. An assumption may
    /// say that the two are all there were.
    Part,
    /// One adds two figures of which the second is among the first: 116 + 17 = 133.
    Overlap,
    /// One adds two figures of different voices: 186 = 99 by one + 87 by another, who himself says 88.
    MixedVoices,
    /// One is rounded to tens or hundreds, as "about" or without saying so.
    Rounding,
    /// One is verified and grows to the other by the next date.
    Lag,
    /// One voice's list was revised between the two: people entered who had been held before, others
    /// taken off.
    Revision,
    /// The number was copied wrongly: a digit left out, a digit too many, or two exchanged.
    Transcription,
    /// One corrects the other.
    Superseded,
}

impl DifferenceKind {
    /// Every kind, a contradiction first.
    pub const ALL: &[Self] = &[
        Self::Nothing,
        Self::Scope,
        Self::Definition,
        Self::Window,
        Self::AsOf,
        Self::DayShift,
        Self::Unit,
        Self::Stage,
        Self::Part,
        Self::Overlap,
        Self::MixedVoices,
        Self::Rounding,
        Self::Lag,
        Self::Revision,
        Self::Transcription,
        Self::Superseded,
    ];
}

/// A small ledger with two claims that differ for one planted reason, and for no other.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Difference {
    /// The ledger to be, coded as a desk would code it.
    pub draft: Draft,
    /// The claim that counts more by nature, where one of the two does: the wider scope, the later
    /// count, the announcement.
    pub one: ClaimId,
    /// The other claim.
    pub other: ClaimId,
    /// Why they differ.
    pub kind: DifferenceKind,
    /// How many persons of the difference the reason accounts for: 0 for
    /// [`Nothing`](DifferenceKind::Nothing), and else all of it.
    pub persons: u64,
}

/// The numbers a difference is made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amounts {
    /// The number there is, 11 or more.
    pub(super) number: u64,
    /// By how much the other differs, at least 1 and less than the number.
    pub(super) by: u64,
    /// Which of several ways.
    pub(super) way: u8,
}

/// Two claims that differ for one planted reason, of any kind.
///
/// ```
/// use cotejo::strategy::{self, DifferenceKind};
/// use cotejo::{Ledger, Settings, reconcile};
/// use proptest::test_runner::TestRunner;
/// TestRunner::deterministic().run(&strategy::difference(), |planted| {
///     let ledger = Ledger::try_from(planted.draft).unwrap();
///     let found = reconcile(&ledger, &Settings::default());
///     assert!(found.pair(&planted.one, &planted.other).is_some());
///     assert_eq!(planted.persons == 0, planted.kind == DifferenceKind::Nothing);
///     Ok(())
/// })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn difference() -> impl Strategy<Value = Difference> {
    of(select(DifferenceKind::ALL)).boxed()
}

/// Two claims that differ for a reason of this kind.
pub fn difference_of(kind: DifferenceKind) -> impl Strategy<Value = Difference> {
    of(Just(kind)).boxed()
}

fn of(kind: impl Strategy<Value = DifferenceKind>) -> impl Strategy<Value = Difference> {
    let number = prop_oneof![3 => 11..=99_u64, 3 => 100..=999_u64, 1 => 1000..=9999_u64];
    (kind, number, 1..=40_u64, 0..6_u8).prop_filter_map("a number differs", |(kind, number, by, way)| {
        // "By" stays below the number, and shrinks towards 1.
        let by = 1 + by.saturating_sub(1) % number.saturating_sub(1).max(1);
        let amounts = Amounts { number, by, way };
        let (draft, persons) = plant(kind, amounts)?;
        Some(Difference {
            draft,
            one: Id::new("one").ok()?,
            other: Id::new("other").ok()?,
            kind,
            persons,
        })
    })
}
