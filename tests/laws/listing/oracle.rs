//! - new, returned and gone are what sets say, edition by edition

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Edition, editions, found, gone, new, returned, roll};

/// The roll before an edition, written with sets and nothing else.
fn before(editions: &[Edition]) -> BTreeSet<u8> {
    let last = editions
        .iter()
        .rposition(|edition| edition.coverage == "complete");
    let mut roll = BTreeSet::new();
    for edition in &editions[last.unwrap_or(0)..] {
        if last.is_none() || edition.coverage != "partial" {
            roll.extend(edition.persons.iter().copied());
        }
    }
    roll
}

proptest! {
    #![proptest_config(crate::config())]

    #[test]
    fn new_returned_and_gone_are_what_sets_say(editions in editions()) {
        let found = found(&roll(&editions));
        for (at, report) in found.reports().iter().enumerate().skip(1) {
            let (earlier, now) = (&editions[..at], &editions[at]);
            let roll = before(earlier);
            let ever: BTreeSet<u8> = earlier
                .iter()
                .filter(|edition| edition.coverage != "partial")
                .flat_map(|edition| edition.persons.iter().copied())
                .collect();
            let fresh: BTreeSet<u8> = now.persons.difference(&roll).copied().collect();
            prop_assert_eq!(new(report), fresh.difference(&ever).copied().collect());
            prop_assert_eq!(returned(report), fresh.intersection(&ever).copied().collect());
            let complete = earlier.iter().any(|edition| edition.coverage == "complete");
            let expected = if now.coverage == "complete" && complete {
                roll.difference(&now.persons).copied().collect()
            } else {
                BTreeSet::new()
            };
            prop_assert_eq!(gone(report), expected);
            prop_assert_eq!(report.unjoined.here, fresh.len());
            prop_assert_eq!(report.unjoined.before, roll.difference(&now.persons).count());
        }
    }
}
