//! How far figures are from fitting together, and what is merely not verified yet.
//!
//! Four answers are kept apart: a contradiction, a verification gap, imprecision, and figures that
//! cannot be compared. Every score is exact and comes with the claims that cause it.

mod balance;
mod coherence;
mod counted;
mod divergence;
mod entry;
mod explain;
mod fit;
mod flow;
mod gap;
mod group;
mod growth;
mod makeup;
mod mean;
mod measured;
mod pair;
mod reason;
mod relax;
mod scores;
mod series;
mod shares;
mod slip;
mod stock;
mod timing;
mod wave;
mod whole;

pub use balance::{
    Balance, Break, LeftOut, LeftOutFor, Net, Residual, Side, Term, balance, balances, breaks,
};
pub(crate) use coherence::Tied;
pub(crate) use coherence::readings_beside;
pub use coherence::{
    Addend, Alternative, Asking, Choice, Coherence, Combination, Constraint, Constraints, Contradiction,
    Divided, Held, Implied, Incoherent, Itemisation, Measured, NothingFollows, OnlyIf, Origin, People,
    Readings, Refused, Remaining, Shortfall, Suppose, Totals, coherence, readings, readings_up_to,
};
pub use counted::{Counted, CountedPart, ImpliedPart, Remainder, counted, implied_parts};
pub use divergence::{Bias, Divergence, DivergenceTerm, Lean, Precision, Sufficiency, divergence};
pub use entry::{Entry, Evidence};
pub use explain::{Explainer, explain};
pub use flow::{
    Consistency, Contest, Floor, FlowReport, Gap, Line, Pending, Rivals, Role, Scope, Unverified,
};
pub use gap::{OpenEnd, VerificationGap, union_of_lists};
pub use group::{Conflict, GroupReport, Player, possibilistic};
pub use growth::{Growth, GrowthPoint, growth};
pub use pair::{Comparison, Pair, pair, relate};
pub use reason::{Amount, Explanation, Makeup, Reason, ReasonKind, Slip};
pub use scores::{Clash, Scores, conflicting_pairs};
pub use series::{SeriesScores, series};
pub use shares::{MOST_PLAYERS, MOST_WITH_SEVERAL, Shares, shares};
pub use stock::{StockReport, stocks, stocks_at};
pub(crate) use wave::family;
pub use wave::flows;
