//! Weights for comparisons that the records cannot teach.

use crate::link::model::{Level, Weights};
use crate::link::train::Comparison;

/// What a comparison is of, for its weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Born,
    Event,
    Identifier,
    Category,
    Text,
    Email,
    Set,
}

/// Weights in millibits, level by level, that lists too small or too even to train are given: what training found on
/// lists of some ten thousand invented people, rounded to half bits, and drawn in where one list's luck may speak.
pub(super) fn weights(kind: Kind, comparison: &Comparison) -> Weights {
    let halves: &[i32] = match kind {
        Kind::Name => &[26, 22, 22, 20, 16, 16, 8, 0, 2, 8, -6, -8, -10],
        Kind::Born => &[22, 12, 12, 10, 9, 9, 8, 3, 2, -5, -10, -15],
        Kind::Event => &[13, 10, 8, 7, 6, 0, 0, -5, -10, -14],
        Kind::Identifier => &[30, 26, 24, 5, -16],
        Kind::Category => &[1, -10],
        Kind::Text => &[7, 7, 6, 5, 3, 1, -6],
        Kind::Email => &[26, 18, 17, 12, 6, -6],
        Kind::Set => &[2, 1, -10],
    };
    let levels = comparison.levels.iter().zip(halves);
    Weights::new(
        comparison.label.as_str(),
        levels.map(|(label, halves)| Level::new(label.as_str(), halves * 500)),
    )
}

#[cfg(test)]
mod tests {
    use super::{Kind, weights};
    use crate::link::field::{Category, Day, Email, Identifier, Set, Text};
    use crate::link::train::Comparison;

    #[test]
    fn every_level_has_a_weight_and_the_last_speaks_against() {
        let names: Vec<&str> = vec![""; 13];
        for (kind, levels) in [
            (Kind::Name, names.as_slice()),
            (Kind::Born, Day::BORN),
            (Kind::Event, Day::EVENT),
            (Kind::Identifier, Identifier::LEVELS),
            (Kind::Category, Category::LEVELS),
            (Kind::Text, Text::LEVELS),
            (Kind::Email, Email::LEVELS),
            (Kind::Set, Set::LEVELS),
        ] {
            let weights = weights(kind, &Comparison::new("a", levels.iter().copied()));
            assert_eq!(weights.levels().len(), levels.len(), "{kind:?}");
            assert!(weights.levels().last().is_some_and(|level| level.weight() < 0));
        }
    }
}
