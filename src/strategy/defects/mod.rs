//! Defects to plant in a sound draft, each with the fault the door must find.

mod claims;
mod lists;
mod rules;
mod sources;

use proptest::prelude::*;
use proptest::sample::select;

use crate::error::ErrorKind;
use crate::model::draft::{ClaimDraft, Draft};

/// One defect: what it is called, what the door calls it, and how to plant it.
///
/// Defects plant records of their own, with ids that begin with `x-`, so they do not touch what is
/// there or one another.
#[derive(Debug, Clone, Copy)]
pub struct Defect {
    name: &'static str,
    kind: ErrorKind,
    plant: fn(Draft) -> Draft,
}

/// One of the known defects.
///
/// ```
/// use cotejo::{Draft, Ledger, strategy};
/// use proptest::test_runner::TestRunner;
/// TestRunner::deterministic().run(&strategy::defect(), |defect| {
///     let problems = Ledger::try_from(defect.plant(Draft::new())).unwrap_err();
///     assert_eq!(problems.iter().map(|fault| fault.kind()).collect::<Vec<_>>(), [defect.kind()]);
///     Ok(())
/// })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn defect() -> impl Strategy<Value = Defect> {
    select(Defect::ALL)
}

impl Defect {
    /// Its name, as the sentence "there is …" would have it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }
    /// The kind of fault that the door must report, once.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
    /// The draft with the defect planted.
    #[must_use]
    pub fn plant(&self, draft: Draft) -> Draft {
        (self.plant)(draft)
    }

    /// Every defect there is: of claims, of lists and records, of sources, populations and waves, and of
    /// what is assumed and decided.
    pub const ALL: &[Self] = &ALL;
}

const MOST: usize = claims::ALL.len() + lists::ALL.len() + sources::ALL.len() + rules::ALL.len();

#[expect(
    clippy::indexing_slicing,
    reason = "worked out when compiled: outside, it would not compile"
)]
const ALL: [Defect; MOST] = {
    let parts: [&[Defect]; 4] = [claims::ALL, lists::ALL, sources::ALL, rules::ALL];
    let mut all = [claims::ALL[0]; MOST];
    let (mut part, mut at, mut next) = (0, 0, 0);
    while part < parts.len() {
        if at < parts[part].len() {
            all[next] = parts[part][at];
            (at, next) = (at + 1, next + 1);
        } else {
            (part, at) = (part + 1, 0);
        }
    }
    all
};

const fn of(name: &'static str, kind: ErrorKind, plant: fn(Draft) -> Draft) -> Defect {
    Defect { name, kind, plant }
}

fn freed(id: &str) -> ClaimDraft {
    ClaimDraft::new(id).count("released")
}

fn held(id: &str) -> ClaimDraft {
    ClaimDraft::new(id).count("held")
}
