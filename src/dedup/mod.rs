//! Claims to utterances to independent voices: repetitions counted once.

mod utterance;
mod voice;

pub use utterance::{Apart, ApartReason, Hearing, Join, JoinEvidence, RowCount, Utterance, Utterances, utterances};
pub use voice::{Corroboration, Voice, corroboration, voices_of};
