//! Views: a reconciliation as text. They read results and compute nothing that a result does not hold.

mod account;
mod apart;
mod gaps;
mod held;
mod layout;
mod lists;
mod matched;
mod names;
mod repeats;
mod rows;
mod speakers;
mod summary;
mod sums;
mod waves;
mod why;
mod words;

pub use account::Account;
pub use why::Why;
