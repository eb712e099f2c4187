//! [`resolve`]: records joined by what is certain.

use crate::link::certain::Certain;
use crate::model::ledger::Ledger;
use crate::model::person::Resolution;

/// Joins the records of a ledger into persons by what is certain, and by nothing else: see
/// [`persons`](crate::link::persons()) for what they say besides.
///
/// Evidence is taken in this order: judgements, then equal identifiers (`scheme:value`, compared
/// as written). A *different persons* judgement is never overruled: the joins it forbids are
/// returned as [`kept apart`](Resolution::kept_apart). Deterministic, independent of the order of
/// the file; O(n log² n) in records and identifiers.
///
/// ```
/// use cotejo::{DetaineeDraft, Draft, JudgementDraft, Ledger, link};
/// let draft = Draft::new()
///     .with_detainee(DetaineeDraft::new("a-1").identifiers("case:77"))
///     .with_detainee(DetaineeDraft::new("b-9").identifiers("case:77"))
///     .with_detainee(DetaineeDraft::new("b-10"));
/// let persons = link::resolve(&Ledger::try_from(draft.clone())?);
/// assert_eq!(persons.persons().len(), 2);
/// let judged = draft.with_judgement(JudgementDraft::different_persons(["a-1", "b-9"], "two people share a case"));
/// assert_eq!(link::resolve(&Ledger::try_from(judged)?).persons().len(), 3);
/// # Ok::<(), cotejo::Problems>(())
/// ```
#[must_use]
pub fn resolve(ledger: &Ledger) -> Resolution {
    let (persons, kept_apart) = Certain::of(ledger).persons();
    Resolution::of(persons, kept_apart)
}
