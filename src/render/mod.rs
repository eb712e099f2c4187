//! Views: a reconciliation as text. They read results and compute nothing that a result does not hold.

mod account;
mod apart;
mod held;
mod layout;
mod names;
mod repeats;
mod speakers;
mod summary;
mod waves;
mod words;

pub use account::Account;
