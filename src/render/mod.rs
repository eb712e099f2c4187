//! Views: a reconciliation as text. They read results and compute nothing that a result does not hold.

mod account;
mod amounts;
mod apart;
mod balanced;
mod changes;
mod chart;
mod claimed;
mod clauses;
mod gaps;
mod growing;
mod held;
mod layout;
mod listed;
mod lists;
mod matched;
mod moved;
mod names;
mod near;
mod news;
mod repeats;
mod rows;
mod speakers;
mod stock_and_flow;
mod summary;
mod sums;
mod teller;
mod waves;
mod why;
mod words;

pub use account::Account;
pub use changes::ChangeSheet;
pub use stock_and_flow::StockAndFlow;
pub use why::Why;
