//! Made-up lists of people whose truth is known, of any size: what record linkage is measured by.
//!
//! A [`Shape`] says what the lists are like and gives [`Rows`]: a plain function of a seed, so that anybody can make the
//! same lists again. Everybody is invented; the names are put together from pools of common ones.

mod dice;
mod english;
mod german;
mod person;
mod pool;
mod rows;
mod shape;
mod slips;
mod spanish;
mod told;
mod tongue;

pub use rows::{Row, Rows};
pub use shape::{Column, Shape, Sizes};
pub use tongue::Tongue;
