//! The postulates that fail of one quantity, each by a counter-example that must stay one.
//!
//! - `adjustment_and_pairs_are_not_fractions_of_one` (normalisation)
//! - `a_figure_in_conflict_may_change_nothing` (penalty of `D` and of `A`)
//! - `inconsistency_is_not_super_additive`
//! - `a_copy_may_raise_adjustment_and_pairs` (replication)
//! - `scaling_scales_the_adjustment` (so it is not scale-free)
//! - `inconsistency_jumps_at_zero` (continuity away from zero only)
//! - `pairs_jump_when_a_figure_is_shifted_by_one` (continuity)
//! - `no_single_edit_may_lower_the_inconsistency` (progression of `D`: ties)
//! - `no_single_edit_may_lower_the_pairs` (progression of the number of pairs)

use cotejo::Bounds;
use cotejo::discrepancy::Scores;

use super::figures;

fn scores(texts: &[&str]) -> Scores {
    Scores::of(&figures(texts))
}

/// Scores after every way of moving one figure by one person.
fn edited(texts: &[&str]) -> Vec<Scores> {
    let figures = figures(texts);
    let moved = |at: usize, by: i64| {
        let mut other = figures.clone();
        other[at] = Bounds::exactly(figures[at].lo().checked_add_signed(by).unwrap());
        Scores::of(&other)
    };
    (0..figures.len())
        .flat_map(|at| [moved(at, -1), moved(at, 1)])
        .collect()
}

#[test]
fn adjustment_and_pairs_are_not_fractions_of_one() {
    let three = scores(&["10", "20", "30"]);
    assert_eq!((three.adjustment, three.conflicting_pairs), (20, 3));
}

#[test]
fn a_figure_in_conflict_may_change_nothing() {
    let (two, three) = (scores(&["10", "20"]), scores(&["10", "15", "20"]));
    assert_eq!(
        (two.inconsistency, two.adjustment),
        (three.inconsistency, three.adjustment)
    );
    assert_eq!(
        (two.in_conflict, three.in_conflict),
        (2, 3),
        "15 fits with neither"
    );
}

#[test]
fn inconsistency_is_not_super_additive() {
    let (one, twice) = (scores(&["10", "20"]), scores(&["10", "20", "10", "20"]));
    assert_eq!(one.inconsistency.to_string(), "1/2");
    assert_eq!(twice.inconsistency, one.inconsistency, "not 1/2 + 1/2");
}

#[test]
fn a_copy_may_raise_adjustment_and_pairs() {
    let (once, copied) = (scores(&["10", "20", "20"]), scores(&["10", "10", "20", "20"]));
    assert_eq!((once.adjustment, copied.adjustment), (10, 20));
    assert_eq!((once.conflicting_pairs, copied.conflicting_pairs), (2, 4));
}

#[test]
fn scaling_scales_the_adjustment() {
    assert_eq!(
        (scores(&["1", "2"]).adjustment, scores(&["10", "20"]).adjustment),
        (1, 10)
    );
}

#[test]
fn inconsistency_jumps_at_zero() {
    assert!(scores(&["0", "0"]).fits());
    assert_eq!(
        scores(&["0", "1"]).inconsistency.to_string(),
        "1",
        "one person against none"
    );
    assert_eq!(
        scores(&["1000", "1001"]).inconsistency.to_string(),
        "1/1001",
        "one of a thousand"
    );
}

#[test]
fn pairs_jump_when_a_figure_is_shifted_by_one() {
    assert_eq!(scores(&["5", "5", "5", "5", "5"]).conflicting_pairs, 0);
    assert_eq!(scores(&["5", "5", "5", "5", "6"]).conflicting_pairs, 4);
}

#[test]
fn no_single_edit_may_lower_the_inconsistency() {
    let tied = ["10", "10", "30", "30"];
    let now = scores(&tied);
    assert!(
        edited(&tied)
            .iter()
            .all(|other| other.inconsistency >= now.inconsistency)
    );
    assert!(
        edited(&tied)
            .iter()
            .any(|other| other.adjustment < now.adjustment)
    );
}

#[test]
fn no_single_edit_may_lower_the_pairs() {
    assert!(
        edited(&["10", "30"])
            .iter()
            .all(|other| other.conflicting_pairs == 1)
    );
}
