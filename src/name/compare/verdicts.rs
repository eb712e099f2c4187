//! [`Verdicts`]: what names came to before that are made alike and whose words met alike.

use crate::name::compare::outcome::Outcome;

/// How many are remembered at first, as most lists are short, and at most: as many as leave room in the nearer caches.
const FEW: usize = 1 << 6;
const PLACES: usize = 1 << 14;

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
pub(super) struct Verdicts {
    slots: Vec<(Case, Outcome)>,
    /// How many were kept since there were so many places.
    kept: usize,
}

impl Case {
    /// Where it is remembered, of so many places, a power of two.
    fn place(&self, places: usize) -> usize {
        let [first, second] = self.touches;
        let names = u64::from(self.names.0) << 32 | u64::from(self.names.1);
        let mixed = [first, second].into_iter().fold(names, |mixed, bits| {
            (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15)).rotate_left(29) ^ bits
        });
        let high = usize::try_from(mixed.wrapping_mul(0xD1B5_4A32_D192_ED03) >> 48).unwrap_or(0);
        high & places.wrapping_sub(1)
    }
}

impl Verdicts {
    /// What the case came to, where that is remembered.
    pub(super) fn find(&self, case: &Case) -> Option<Outcome> {
        let (kept, outcome) = self.slots.get(case.place(self.slots.len()))?;
        (kept == case && *outcome != Outcome::default()).then_some(*outcome)
    }

    pub(super) fn keep(&mut self, case: Case, outcome: Outcome) {
        if self.kept >= self.slots.len() && self.slots.len() < PLACES {
            let length = (self.slots.len() * 8).clamp(FEW, PLACES);
            let before = std::mem::replace(&mut self.slots, vec![Default::default(); length]);
            self.kept = 0;
            let kept = before
                .into_iter()
                .filter(|(_, outcome)| *outcome != Outcome::default());
            kept.for_each(|(case, outcome)| self.put(case, outcome));
        }
        self.kept += 1;
        self.put(case, outcome);
    }

    fn put(&mut self, case: Case, outcome: Outcome) {
        let at = case.place(self.slots.len());
        if let Some(slot) = self.slots.get_mut(at) {
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
