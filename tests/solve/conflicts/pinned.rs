//! Cases by hand.
//!
//! - `no_conflict_is_corrected_by_nothing`
//! - `what_is_inconsistent_without_anything_has_no_way_out`
//! - `a_choice_that_hides_a_conflict_does_not_hide_it_for_good`
//! - `a_second_walk_that_ends_does_not_vouch_for_the_first`
//! - `an_answer_that_names_few_saves_calls`
//! - `earlier_elements_stay_in_a_first_conflict`

use std::cell::Cell;

use cotejo::solve::{Capped, Fewest, Limits, conflicts, first_conflict};

use super::{from_family, members};

#[test]
fn no_conflict_is_corrected_by_nothing() {
    for elements in [0, 3] {
        let fine = conflicts(elements, &[], Limits::default(), |_| Ok(None));
        assert_eq!((fine.conflicts.len(), &*fine.corrections), (0, &[vec![]][..]));
        assert_eq!((fine.truncated, fine.fewest), (false, Some(Fewest::Exactly(0))));
    }
}

#[test]
fn what_is_inconsistent_without_anything_has_no_way_out() {
    let hopeless = conflicts(3, &[], Limits::default(), |active| Ok(Some(members(active))));
    assert_eq!(
        (&*hopeless.conflicts, hopeless.corrections.len()),
        (&[vec![]][..], 0)
    );
    assert_eq!((hopeless.truncated, hopeless.fewest), (false, None));
    assert_eq!(
        first_conflict(3, |active| Ok(Some(members(active)))),
        Ok(Some(vec![]))
    );
    assert_eq!(first_conflict(3, |_| Err(Capped)), Err(Capped));
}

#[test]
fn a_choice_that_hides_a_conflict_does_not_hide_it_for_good() {
    // 0 takes 1 out with it: without a walk of its own, [1] alone would never be met.
    let found = conflicts(
        2,
        &[vec![1]],
        Limits::default(),
        from_family(&[vec![0], vec![1]], 0),
    );
    assert_eq!(found.conflicts, [[0], [1]]);
    assert_eq!(found.corrections, [[0]]);
    assert!(!found.truncated);
}

#[test]
fn a_second_walk_that_ends_does_not_vouch_for_the_first() {
    // Four calls are enough for the first conflict, and to see that all else is fine once 0 and 1 are out.
    let family = [vec![0, 2], vec![1, 2]];
    let mut limits = Limits::default();
    limits.calls = 4;
    let found = conflicts(3, &[vec![1]], limits, from_family(&family, 1));
    assert_eq!(found.conflicts, [[0, 2]]);
    assert_eq!(found.corrections, [[0], [2]]);
    assert!(found.truncated);
}

#[test]
fn an_answer_that_names_few_saves_calls() {
    let asked = Cell::new(0);
    let family = [vec![3, 40]];
    for (temper, calls) in [(1, 3), (0, 61)] {
        asked.set(0);
        let mut oracle = from_family(&family, temper);
        let counted = |active: &[bool]| {
            asked.set(asked.get() + 1);
            oracle(active)
        };
        assert_eq!(first_conflict(60, counted), Ok(Some(vec![3, 40])));
        assert_eq!(
            asked.get(),
            calls,
            "one, and one for each element of the first answer"
        );
    }
}

#[test]
fn earlier_elements_stay_in_a_first_conflict() {
    let family = [vec![2, 3], vec![0, 3], vec![0, 1]];
    for temper in [0, 2] {
        assert_eq!(
            first_conflict(4, from_family(&family, temper)),
            Ok(Some(vec![0, 1]))
        );
    }
}
