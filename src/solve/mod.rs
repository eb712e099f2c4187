//! Exact systems of linear constraints over whole numbers of zero or more. Knows no claims.

mod answer;
mod certificate;
mod components;
mod conflicts;
mod denominator;
mod descent;
mod elastic;
mod forest;
mod general;
mod hitting;
mod integer;
mod number;
mod optimum;
mod permutations;
mod piecewise;
mod program;
mod shapley;
mod shrink;
mod simplex;
mod solver;
mod system;
mod tableau;

pub use answer::{Adjustment, Capped, End, Move, Range, Whole};
pub use certificate::Certificate;
pub use components::Component;
pub use conflicts::{Conflicts, Fewest, conflicts, first_conflict};
pub use hitting::Limits;
pub use shapley::{Division, Sampling, shapley};
pub use solver::Solver;
pub use system::{Form, Hard, Soft, System};
