//! [`Verdicts`]: what names came to before that are made alike and whose words met alike.

use crate::name::compare::outcome::Outcome;

/// How many are remembered: as many as leave room in the nearer caches.
const PLACES: usize = 1 << PLACE_BITS;
const PLACE_BITS: u32 = 14;

/// All that two short names are judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Case {
    /// For each name, the number of its build or of its make.
    pub(super) names: (u32, u32),
    /// Which words meet, and how.
    pub(super) touches: [u64; 2],
}

/// What cases came to, the latest of those that share a place. It changes no answer: the whole case is compared.
#[derive(Debug, Default)]
pub(super) struct Verdicts(Vec<(Case, Outcome)>);

impl Case {
    fn place(&self) -> usize {
        let [first, second] = self.touches;
        let names = u64::from(self.names.0) << 32 | u64::from(self.names.1);
        let mixed = [first, second].into_iter().fold(names, |mixed, bits| {
            (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15)).rotate_left(29) ^ bits
        });
        let place = mixed.wrapping_mul(0xD1B5_4A32_D192_ED03) >> (64 - PLACE_BITS);
        usize::try_from(place).unwrap_or(0)
    }
}

impl Verdicts {
    /// What the case came to, where that is remembered.
    pub(super) fn find(&self, case: &Case) -> Option<Outcome> {
        let (kept, outcome) = self.0.get(case.place())?;
        (kept == case && *outcome != Outcome::default()).then_some(*outcome)
    }

    pub(super) fn keep(&mut self, case: Case, outcome: Outcome) {
        if self.0.is_empty() {
            self.0 = vec![(Case::default(), Outcome::default()); PLACES];
        }
        if let Some(slot) = self.0.get_mut(case.place()) {
            *slot = (case, outcome);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, Outcome, PLACES, Verdicts};
    use crate::name::compare::align::Steps;
    use crate::name::compare::level::Level;

    #[test]
    fn a_case_is_found_until_another_takes_its_place() {
        let outcome = |level| Outcome::of(level, &Steps::default()).unwrap();
        let mut verdicts = Verdicts::default();
        let first = Case::default();
        assert_eq!(verdicts.find(&first), None);
        verdicts.keep(first, outcome(Level::Near));
        assert_eq!(verdicts.find(&first), Some(outcome(Level::Near)));
        // No two of many cases are taken for one another, and each of these differs in one thing.
        let cases = (1..).flat_map(|n| {
            let (one, two) = (Case::default(), u64::from(n));
            [
                Case { names: (n, 0), ..one },
                Case { names: (0, n), ..one },
                Case {
                    touches: [two, 0],
                    ..one
                },
                Case {
                    touches: [0, two],
                    ..one
                },
            ]
        });
        for case in cases.take(8 * PLACES) {
            assert_eq!(verdicts.find(&case), None);
            verdicts.keep(case, outcome(Level::Thin));
            assert_eq!(verdicts.find(&case), Some(outcome(Level::Thin)));
        }
        assert_eq!(verdicts.find(&first), None);
    }
}
