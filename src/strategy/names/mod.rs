//! Strategies for names of persons: whole names, the ways in which one name is written differently, and the
//! names of somebody else that look like it.
//!
//! Every name is put together from lists of given names and surnames, so nobody in particular is meant. What
//! a variant or a rival is said to be follows from how it was made, not from how the crate compares it.

mod faults;
mod hostile;
mod letters;
mod pool;
mod rivals;
mod variants;
mod world;

pub use faults::NameFault;
pub use hostile::hostile_text;
pub use pool::name_text;
pub use rivals::{NameDifference, RivalName, rival_name};
pub use variants::{NameVariant, name_variant};
pub use world::world_name_text;
