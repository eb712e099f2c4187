//! Naive answers, from nothing but the definitions.

mod fraction;
mod points;
mod proof;
mod vertices;

pub(crate) use fraction::{Fraction, gcd};
pub(crate) use points::{box_of, in_cone, violation};
pub(crate) use proof::proves;
pub(crate) use vertices::{adjustment, ends, inconsistency};
