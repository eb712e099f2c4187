//! Views: a reconciliation as text. They read results and compute nothing that a result does not hold.

mod account;
mod apart;
mod changes;
mod gaps;
mod held;
mod layout;
mod lists;
mod moved;
mod names;
mod news;
mod repeats;
mod rows;
mod speakers;
mod summary;
mod sums;
mod waves;
mod words;

pub use account::Account;
pub use changes::ChangeSheet;
