//! The postulates that do not hold, each with a smallest case worked by hand.
//!
//! - `a_free_one_may_raise_d` · `a_free_one_may_raise_a`
//! - `one_in_conflict_may_raise_neither_d_nor_a` (penalty)
//! - `a_copy_may_raise_a_and_conflicts` (replication)
//! - `a_wider_one_may_raise_conflicts` (dominance)
//! - `d_is_not_super_additive`
//! - `a_and_conflicts_are_no_fractions_of_one` (normalisation)
//! - `one_step_may_make_many_conflicts` · `one_step_from_zero_moves_d_by_one` (continuity)
//! - `no_single_edit_lowers_d_of_two_equal_parts` · `no_single_edit_lowers_conflicts` (progression)

use cotejo::Bounds;
use cotejo::solve::{Form, Hard};

use super::ratio;
use super::systems::{Ask, Asked};

fn one(at: usize, bounds: &str) -> Ask {
    (Form::of(at), bounds.parse().unwrap())
}

fn sum(of: &[usize], bounds: &str) -> Ask {
    (Form::sum(of.iter().map(|at| (*at, 1))), bounds.parse().unwrap())
}

/// Figures of one quantity.
fn figures(said: &[&str]) -> Asked {
    Asked {
        unknowns: 1,
        hard: Vec::new(),
        soft: said.iter().map(|bounds| one(0, bounds)).collect(),
    }
}

/// The first is the sum of three others.
fn total(soft: Vec<Ask>) -> Asked {
    let hard = vec![Hard::Zero(Form::sum([(0, 1), (1, -1), (2, -1), (3, -1)]))];
    Asked {
        unknowns: 4,
        hard,
        soft,
    }
}

#[test]
fn a_free_one_may_raise_d() {
    // 11 of at most 8. The other two parts being 5, which 7 or 8 allow: 11 t + 5 t = 8 gives a half.
    let before = total(vec![one(0, "7-8"), one(3, "11-14")]);
    let after = before.and(&[sum(&[1, 2], "5")]);
    assert_eq!(after.conflicts().conflicts, [[0, 1]], "the third is in none");
    assert_eq!(
        (before.inconsistency(), after.inconsistency()),
        (ratio("3/11"), ratio("1/2"))
    );
}

#[test]
fn a_free_one_may_raise_a() {
    // x0 = 5/2 = x1 is half a person below 3, and no more than x0 + x1 = 5. With 3 or more for x1,
    // whatever x0 gives way by, the three others or the sum give way by as much.
    let before = Asked {
        unknowns: 2,
        hard: vec![Hard::AtMostZero(Form::sum([(0, 1), (1, -1)]))],
        soft: vec![one(0, "3-4"), one(0, "2-3"), sum(&[0, 1], "4-5")],
    };
    let after = before.and(&[one(1, "3-4")]);
    assert_eq!(after.conflicts().conflicts, [[0, 2]], "the fourth is in none");
    assert_eq!(
        (before.adjustment(), after.adjustment()),
        (ratio("1/2"), ratio("1"))
    );
}

#[test]
fn one_in_conflict_may_raise_neither_d_nor_a() {
    // 73 agrees with neither, and lies between the two.
    let (before, after) = (figures(&["116", "41"]), figures(&["116", "41", "73"]));
    assert_eq!((before.count(), after.count()), (1, 3));
    for asked in [before, after] {
        assert_eq!(
            (asked.inconsistency(), asked.adjustment()),
            (ratio("75/116"), ratio("75"))
        );
    }
}

#[test]
fn a_copy_may_raise_a_and_conflicts() {
    // Of 0, 10, 10 the first gives way; of 0, 0, 10, 10 two must.
    let (before, after) = (figures(&["0", "10", "10"]), figures(&["0", "0", "10", "10"]));
    assert_eq!(before.measures(), (ratio("1"), ratio("10"), 2));
    assert_eq!(after.measures(), (ratio("1"), ratio("20"), 4));
}

#[test]
fn a_wider_one_may_raise_conflicts() {
    // 20 alone is too many for 10; 8 is so with either 5, while the two 5 are not.
    let asked = total(vec![one(0, "10"), one(1, ">=20"), one(2, ">=5"), one(3, ">=5")]);
    let wider = asked.replaced(1, Bounds::at_least(8));
    assert_eq!(asked.conflicts().conflicts, [[0, 1]]);
    assert_eq!(wider.conflicts().conflicts, [[0, 1, 2], [0, 1, 3]]);
}

#[test]
fn d_is_not_super_additive() {
    let half = figures(&["5", "10"]);
    assert_eq!(half.inconsistency(), ratio("1/2"));
    assert_eq!(
        half.beside(&half).inconsistency(),
        ratio("1/2"),
        "and not the sum"
    );
}

#[test]
fn a_and_conflicts_are_no_fractions_of_one() {
    assert_eq!(
        figures(&["0", "5", "10"]).measures(),
        (ratio("1"), ratio("10"), 3)
    );
}

#[test]
fn one_step_may_make_many_conflicts() {
    let agree = ["5"; 6];
    assert_eq!(figures(&agree).count(), 0);
    assert_eq!(
        figures(&[&agree[1..], &["6"]].concat()).measures(),
        (ratio("1/6"), ratio("1"), 5)
    );
}

#[test]
fn one_step_from_zero_moves_d_by_one() {
    assert_eq!(figures(&["0", "0"]).inconsistency(), ratio("0"));
    assert_eq!(figures(&["0", "1"]).inconsistency(), ratio("1"));
}

/// Every one-person move of an end.
fn edited(asked: &Asked) -> Vec<Asked> {
    let near = |end: u64| [end - 1, end, end + 1];
    let each = |at: usize| {
        let figure = asked.soft[at].1.exact().unwrap();
        let ends = near(figure)
            .into_iter()
            .flat_map(move |lo| near(figure).map(|hi| (lo, hi)));
        let bounds = ends.filter_map(|(lo, hi)| Bounds::new(lo, Some(hi)));
        bounds
            .map(move |bounds| asked.replaced(at, bounds))
            .collect::<Vec<_>>()
    };
    (0..asked.soft.len()).flat_map(each).collect()
}

#[test]
fn no_single_edit_lowers_d_of_two_equal_parts() {
    let half = figures(&["5", "10"]);
    let both = half.beside(&half);
    assert!(
        edited(&both)
            .iter()
            .all(|asked| asked.inconsistency() >= ratio("1/2"))
    );
    assert!(
        edited(&half)
            .iter()
            .any(|asked| asked.inconsistency() < ratio("1/2")),
        "of one part some does"
    );
}

#[test]
fn no_single_edit_lowers_conflicts() {
    assert!(
        edited(&figures(&["10", "20"]))
            .iter()
            .all(|asked| asked.count() == 1)
    );
}
