//! Claims to utterances to independent voices: repetitions counted once.

mod alike;
mod join;
pub mod text;
mod utterance;
mod voice;

pub use join::utterances;
pub use utterance::{Apart, ApartReason, Hearing, Join, JoinEvidence, RowCount, Utterance, Utterances};
pub use voice::{Corroboration, Voice, corroboration, voices_of};
