//! Why two figures differ.

mod algebra;
mod cases;
mod slips;
