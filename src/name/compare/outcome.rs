//! [`Outcome`]: what two short names come to, in as little room as can be.

use std::ops::Range;

use crate::name::compare::align::{Step, Steps};
use crate::name::compare::level::Level;
use crate::name::lanes::WORDS;

/// The level of two names and, where they may be one, the words that meet in full: the level in four bits, from 1, then ten
/// bits a meeting of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::name) struct Outcome(u64);

/// Words that meet in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::name) struct Pairing {
    /// They are given names.
    pub(in crate::name) given: bool,
    pub(in crate::name) left: Range<usize>,
    pub(in crate::name) right: Range<usize>,
}

/// The bits of the level, of a meeting, and how many meetings there is room for.
const LEVEL: u32 = 4;
const MEETING: u32 = 10;
const MEETINGS: usize = 6;
const _: () = assert!(WORDS <= MEETINGS, "every word of a short name may meet another");

impl Outcome {
    /// Of an alignment of names of at most six words; `None` where more meets than there is room for.
    pub(super) fn of(level: Level, steps: &Steps) -> Option<Self> {
        let number = Level::ALL.iter().position(|one| *one == level)?;
        let bits = u64::try_from(number + 1).ok()?;
        // What words meet counts only where the two may be one.
        let parts = [
            (true, &steps.given),
            (false, &steps.surnames),
            (false, &steps.married),
        ];
        let parts = parts.into_iter().filter(|_| level <= Level::Thin);
        let met = parts.flat_map(|(given, steps)| steps.iter().filter_map(move |step| meeting(given, *step)));
        let mut outcome = bits;
        for (at, meeting) in met.enumerate() {
            if at >= MEETINGS {
                return None;
            }
            outcome |= meeting << LEVEL << (MEETING * u32::try_from(at).ok()?);
        }
        Some(Self(outcome))
    }

    /// Told by how words meet, but only together with what they are by themselves.
    pub(super) const DEPENDS: Self = Self(15);

    /// `None` where nothing was found out.
    pub(in crate::name) fn level(self) -> Option<Level> {
        let number = usize::try_from(self.0 & 15).ok()?.checked_sub(1)?;
        Level::ALL.get(number).copied()
    }

    /// The words that meet in full.
    pub(in crate::name) fn pairings(self) -> impl Iterator<Item = Pairing> {
        let next = |rest: &u64| Some(rest >> MEETING);
        std::iter::successors(Some(self.0 >> LEVEL), next)
            .take_while(|rest| *rest != 0)
            .map(|bits| {
                let range = |bits: u64| {
                    let start = usize::try_from(bits & 7).unwrap_or(0);
                    start..start + if bits & 8 == 0 { 1 } else { 2 }
                };
                Pairing {
                    given: bits & 2 != 0,
                    left: range(bits >> 2),
                    right: range(bits >> 6),
                }
            })
    }
}

/// Words that meet in full: a bit that is set, whether they are given names, and for each name the place in three bits and
/// whether there are two.
fn meeting(given: bool, step: Step) -> Option<u64> {
    let Step::Met { a, b, words, met } = step else {
        return None;
    };
    let range = |at: u8, words: u8| u64::from(at & 7) | u64::from(words > 1) << 3;
    met.how()
        .is_whole()
        .then(|| 1 | u64::from(given) << 1 | range(a, words.0) << 2 | range(b, words.1) << 6)
}

#[cfg(test)]
mod tests {
    use super::{Level, Outcome, Pairing, Step, Steps};
    use crate::name::compare::how::How;
    use crate::name::compare::met::Met;

    fn met(a: u8, b: u8, words: (u8, u8), how: How) -> Step {
        let met = Met::new(how, Default::default());
        Step::Met { a, b, words, met }
    }

    #[test]
    fn what_met_is_read_as_it_was_written() {
        let steps = Steps {
            given: vec![
                met(0, 4, (1, 1), How::Same),
                Step::OnlyA(1),
                met(2, 5, (1, 1), How::Gender),
            ],
            surnames: vec![met(3, 0, (2, 1), How::Joined), met(5, 1, (1, 2), How::Typo)],
            married: vec![met(6, 7, (1, 1), How::Initial)],
        };
        let pairing = |given, left, right| Pairing { given, left, right };
        let kept = [
            pairing(true, 0..1, 4..5),
            pairing(false, 3..5, 0..1),
            pairing(false, 5..6, 1..3),
        ];
        for level in Level::ALL {
            let outcome = Outcome::of(level, &steps).unwrap();
            assert_eq!(outcome.level(), Some(level));
            let found: Vec<Pairing> = outcome.pairings().collect();
            assert_eq!(found, if level <= Level::Thin { &kept[..] } else { &[] });
        }
        assert_eq!(
            (Outcome::default().level(), Outcome::default().pairings().count()),
            (None, 0)
        );
    }

    #[test]
    fn more_than_there_is_room_for_is_not_kept() {
        let of = |words: u8| {
            let given = (0..words).map(|at| met(at, at, (1, 1), How::Same)).collect();
            let steps = Steps {
                given,
                ..Steps::default()
            };
            Outcome::of(Level::Equal, &steps).map(|outcome| outcome.pairings().count())
        };
        assert_eq!((of(0), of(6), of(7)), (Some(0), Some(6), None));
    }
}
