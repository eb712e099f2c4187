//! Stock and flow, voice by voice: whether what a voice says is held agrees over time with what it
//! says came and went.

mod asked;
mod breaks;
mod chain;
mod moment;
mod net;
mod pair;
mod result;
mod running;
mod series;
mod term;

pub use asked::balance;
pub(super) use breaks::in_order;
pub use breaks::{Break, breaks};
pub(super) use moment::Moment;
pub use net::Net;
pub use result::{Balance, LeftOut, LeftOutFor, Residual, Side, Term};
pub use series::balances;
