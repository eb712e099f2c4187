//! The text of a name before it is read: repaired, normalised, in one script where a romaniser helps.

mod asian;
pub(super) mod clean;
pub(super) mod codepage;
mod compose;
pub(super) mod draft;
mod entity;
mod escape;
pub(super) mod fold;
mod greek;
mod legacy;
mod mojibake;
pub(super) mod repair;
pub(super) mod romanise;
pub(super) mod script;
mod spaced;
pub(super) mod spelled;
mod twin;
mod typed;
mod unknown;
mod visible;
