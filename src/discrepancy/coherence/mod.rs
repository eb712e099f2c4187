//! Whether the figures of a whole ledger can all be true, and what follows from them.

mod assumed;
mod choice;
mod compose;
mod constraint;
mod constraints;
mod contradiction;
mod division;
mod extent;
mod family;
mod gather;
mod implied;
mod inference;
mod itemised;
mod people;
mod readings;
mod report;
mod rules;
mod said;
mod sets;
mod span;
mod suppose;
mod tied;

pub use choice::{Alternative, Choice};
pub use constraint::{Constraint, Origin};
pub use constraints::{Asking, Constraints};
pub use contradiction::{Addend, Contradiction, Measured, Shortfall, Totals};
pub use division::Divided;
pub use implied::{Implied, NothingFollows};
pub use itemised::{Held, Itemisation};
pub use people::People;
pub(crate) use readings::readings_beside;
pub use readings::{Combination, OnlyIf, Readings, Refused, Remaining, readings, readings_up_to};
pub use report::{Coherence, Incoherent, coherence};
pub use suppose::Suppose;
pub(crate) use tied::Tied;
