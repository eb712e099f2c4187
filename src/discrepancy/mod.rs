//! How far figures are from fitting together, and what is merely not verified yet.
//!
//! Four answers are kept apart: a contradiction, a verification gap, imprecision, and figures that
//! cannot be compared. Every score is exact and comes with the claims that cause it.

mod counted;
mod entry;
mod fit;
mod flow;
mod gap;
mod group;
mod pair;
mod scores;
mod series;
mod shares;
mod stock;
mod timing;
mod wave;
mod whole;

pub use counted::{Counted, CountedPart, ImpliedPart, Remainder, counted, implied_parts};
pub use entry::{Entry, Evidence};
pub use flow::{
    Consistency, Contest, Floor, FlowReport, Gap, Line, Pending, Rivals, Role, Scope, Unverified,
};
pub use gap::{OpenEnd, VerificationGap, union_of_lists};
pub use group::{Conflict, GroupReport, Player, possibilistic};
pub use pair::{Comparison, Pair, pair, relate};
pub use scores::{Clash, Scores, conflicting_pairs};
pub use series::{SeriesScores, series};
pub use shares::{MOST_PLAYERS, MOST_WITH_SEVERAL, Shares, shares};
pub use stock::{StockReport, stocks, stocks_at};
pub(crate) use wave::family;
pub use wave::flows;
