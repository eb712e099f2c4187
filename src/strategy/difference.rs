//! Two claims that differ for one planted reason.

use proptest::prelude::*;
use proptest::sample::select;

use crate::id::{ClaimId, Id};
use crate::model::draft::Draft;
use crate::strategy::differences::{Amounts, plant};
use crate::strategy::kind::DifferenceKind;

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
