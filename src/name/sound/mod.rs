//! How names sound: what two spellings of one name share, family by family.

mod arabic;
mod chinese;
mod east;
pub(super) mod form;
mod germanic;
pub(super) mod key;
mod korean;
mod letters;
mod romance;
pub(super) mod slavic;
mod spanish;
mod syllable;
mod turkish;
