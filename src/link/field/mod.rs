//! What the fields of two records say of one another, each in one of a few agreement levels.
//!
//! Every field has a value, read or prepared once for a record, and a `level` of two values: 0 where either is
//! missing, which is no evidence; 1 for the best agreement; the last of the labels for disagreement. Levels are
//! ordered by how seldom chance brings them about, so that weights may be asked to fall from one to the next.
//! Every `level` is symmetric, total and deterministic, and allocates nothing; no `Debug` shows what a record says.
//!
//! | value | of | its levels |
//! |---|---|---|
//! | [`Day`] | birth, arrest, release | [`born`](Day::born), [`event`](Day::event) |
//! | [`Identifier`] | national ids, case numbers, postcodes | [`Identifier::level`] |
//! | [`Text`] | state, facility, city, street | [`Text::level`] |
//! | [`Email`] | addresses of mail | [`Email::level`] |
//! | [`Category`] | sex and other closed vocabularies | [`Category::level`] |
//! | [`Set`] | nationalities | [`Set::level`] |

mod category;
mod day;
mod email;
mod identifier;
mod likeness;
mod set;
mod text;

pub use category::{Category, SexLetters};
pub use day::Day;
pub use email::Email;
pub use identifier::Identifier;
pub use set::Set;
pub use text::Text;
