//! Exact systems of linear constraints over whole numbers of zero or more.
//!
//! For counts that hang together: totals and parts, sets within sets, stocks and flows. It knows no claims
//! and nobody who makes them, only a [`System`] of unknowns. [`Hard`] rows hold whatever is asked: a form is
//! zero, or zero at most; they have no constants, so what they allow is a cone, and nothing at all is always
//! in it. [`Soft`] rows ask for a form within [`Bounds`](crate::Bounds), and each question to a [`Solver`]
//! says which of them it means:
//!
//! * [`clash`](Solver::clash): why not all can hold, as a [`Certificate`] that anybody can check (Farkas,
//!   1902).
//! * [`inconsistency`](Solver::inconsistency): D, 1 minus the greatest share of all lower ends that can be
//!   met at once, from 0 to 1, and the certificate that reaches it.
//! * [`adjustment`](Solver::adjustment): A, the least total by which rows have to give way (Potyka, 2014).
//! * [`range`](Solver::range), [`ranges`](Solver::ranges): the least and the greatest of an unknown.
//! * [`whole`](Solver::whole): whether whole numbers can do what fractions can.
//!
//! [`conflicts()`] finds which elements cannot stand together, and which to set aside (Reiter, 1987);
//! [`shapley()`] divides a measure among them (Shapley, 1953).
//!
//! Where no circle leads through unknowns and rows, and every multiple is 1 or −1, bounds are propagated from
//! leaves to roots and back, in near-linear time whatever the limit; all else goes to a simplex in fractions
//! (Dutertre & de Moura, 2006; Fourer, 1985), with branch and bound for whole numbers. Both give the same
//! values. Nothing is rounded: what takes more work than allowed, or leaves 128 bits, is [`Capped`], and the
//! next question is not affected by it.
//!
//! ```
//! use cotejo::{Bounds, solve::{Capped, Form, Hard, Solver, System}};
//! // 116 in all, at least 60 in one part and exactly 70 in the other.
//! let system = System::new(3)
//!     .with_hard(Hard::Zero(Form::sum([(0, 1), (1, -1), (2, -1)])))
//!     .with_soft(Form::of(0), Bounds::exactly(116))
//!     .with_soft(Form::of(1), Bounds::at_least(60))
//!     .with_soft(Form::of(2), Bounds::exactly(70));
//! let shown = Solver::new(&system).inconsistency(&[true; 3])?.ok_or(Capped)?;
//! assert_eq!((shown.needed, shown.allowed), (130, 116));
//! assert!(shown.holds_of(&system));
//! assert_eq!(shown.inconsistency().to_string(), "7/65");
//! # Ok::<(), Capped>(())
//! ```

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
mod random;
mod shapley;
mod shrink;
mod side;
mod simplex;
mod solver;
mod system;
mod tableau;

pub use answer::{Adjustment, Capped, End, Ends, Move, Range, Whole};
pub use certificate::Certificate;
pub use components::Component;
pub use conflicts::{Conflicts, Fewest, conflicts, first_conflict};
pub use hitting::Limits;
pub use shapley::{Division, Sampling, shapley};
pub use solver::Solver;
pub use system::{Form, Hard, Soft, System};
