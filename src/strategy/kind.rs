//! The reasons for which two claims differ.

/// Why two claims differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DifferenceKind {
    /// For no reason: two voices give two numbers for one quantity. A contradiction.
    Nothing,
    /// One counts a population within the other's; a third claim counts the rest.
    Scope,
    /// Each counts by its own definition, and nobody says how the two relate.
    Definition,
    /// One counts two days more; a third claim counts those days.
    Window,
    /// One counts a running flow later than the other.
    AsOf,
    /// The dates are a day apart because one is local and the other is not: by the clock, the one
    /// dated a day later was counted earlier that evening.
    DayShift,
    /// One counts orders and the other persons, of whom some have two.
    Unit,
    /// One was announced and the other carried out.
    Stage,
    /// One counts one of two batches of the other; a third claim counts the second. An assumption may
    /// say that the two are all there were.
    Part,
    /// One adds two figures of which the second is among the first: 116 + 17 = 133.
    Overlap,
    /// One adds two figures of different voices: 186 = 99 by one + 87 by another, who himself says 88.
    MixedVoices,
    /// One is rounded to tens or hundreds, as "about" or without saying so.
    Rounding,
    /// One is verified and grows to the other by the next date.
    Lag,
    /// One voice's list was revised between the two: people entered who had been held before, others
    /// taken off.
    Revision,
    /// The number was copied wrongly: a digit left out, a digit too many, or two exchanged.
    Transcription,
    /// One corrects the other.
    Superseded,
}

impl DifferenceKind {
    /// Every kind, a contradiction first.
    pub const ALL: &[Self] = &[
        Self::Nothing,
        Self::Scope,
        Self::Definition,
        Self::Window,
        Self::AsOf,
        Self::DayShift,
        Self::Unit,
        Self::Stage,
        Self::Part,
        Self::Overlap,
        Self::MixedVoices,
        Self::Rounding,
        Self::Lag,
        Self::Revision,
        Self::Transcription,
        Self::Superseded,
    ];
}
