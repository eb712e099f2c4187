//! Which agreements follow from others: whoever is held in one prison is held in one state.

use crate::link::comparing::{Comparing, number};
use crate::name::{Desk, Level};

/// How many pairs that share a text are looked at for what else they share, and how many must be of two people.
const LOOKED_AT: usize = 20_000;
const LEAST: u32 = 50;

/// Texts that follow from other texts, each with the other: of people of different names who share the other, four in
/// five share it too. Of two that follow from each other the later does. O(records · log records) a text.
pub(super) fn implied(comparing: &Comparing<'_>) -> Vec<(usize, usize)> {
    let mut desk = Desk::default();
    let texts: Vec<usize> = comparing.texts().collect();
    let mut implied = Vec::new();
    for &from in &texts {
        let coded = |record: u32| {
            Some((
                *comparing
                    .row(usize::try_from(record).ok()?)
                    .get(from)
                    .filter(|code| **code > 0)?,
                record,
            ))
        };
        let mut records: Vec<(u32, u32)> = (0..comparing.records()).filter_map(coded).collect();
        records.sort_unstable();
        let step = records.len().div_ceil(LOOKED_AT).max(1);
        let mut seen = vec![(0_u32, 0_u32); comparing.width()];
        for pair in records.windows(2).step_by(step) {
            let [(code, one), (other_code, other)] = *pair else {
                continue;
            };
            if code != other_code {
                continue;
            }
            let pattern = comparing.pattern(one, other, &mut desk).0;
            let names = comparing.names().map(|names| pattern.level(names.column));
            if names.is_some_and(|level| level != number(Level::Different)) {
                continue;
            }
            for (to, (agree, all)) in seen.iter_mut().enumerate() {
                *agree += u32::from(pattern.level(to) == 1);
                *all += u32::from(pattern.level(to) != 0);
            }
        }
        let follows = |to: &usize| {
            let seen = seen.get(*to).filter(|_| *to != from);
            seen.is_some_and(|(agree, all)| *all >= LEAST && agree * 5 >= all * 4)
        };
        implied.extend(texts.iter().copied().filter(follows).map(|to| (to, from)));
    }
    let mutual = |&(to, from): &(usize, usize)| to < from && implied.contains(&(from, to));
    implied.iter().copied().filter(|pair| !mutual(pair)).collect()
}
