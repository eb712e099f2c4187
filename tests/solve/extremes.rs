//! Figures at the end of their range, multiples at the end of theirs, and systems of next to nothing.
//!
//! - `figures_near_the_end_of_their_range_are_exact`
//! - `shares_that_leave_128_bits_when_multiplied_out_are_compared_all_the_same`
//! - `extreme_multiples_are_answered_or_capped`
//! - `of_nothing_one_may_ask_the_impossible`
//! - `rows_not_reached_are_not_asked`
//! - `an_unknown_that_is_not_there_may_be_anything`

use cotejo::solve::{Form, Hard, Range, Solver, System};
use cotejo::{Bounds, Ratio};

use crate::checked;
use crate::systems::{all, with_circle};

const MOST: u64 = u64::MAX;

fn parts(count: usize) -> Hard {
    Hard::Zero(Form::sum(
        (0..=count).map(|at| (at, if at == 0 { 1 } else { -1 })),
    ))
}

#[test]
fn figures_near_the_end_of_their_range_are_exact() {
    let system = System::new(4)
        .with_hard(parts(3))
        .with_soft(Form::of(0), Bounds::exactly(MOST))
        .with_soft(Form::of(1), Bounds::exactly(MOST))
        .with_soft(Form::of(2), Bounds::exactly(MOST - 1))
        .with_soft(Form::of(3), Bounds::at_least(MOST - 2));
    let needed = 3 * u128::from(MOST) - 3;
    let short = needed - u128::from(MOST);
    for mut solver in [Solver::new(&system), with_circle(&system)] {
        let shown = solver.inconsistency(&all(&system)).unwrap().unwrap();
        assert!(shown.holds_of(&system));
        assert_eq!((shown.needed, shown.allowed), (needed, MOST.into()));
        assert_eq!(
            solver.adjustment(&all(&system)).unwrap().total,
            Ratio::whole(short)
        );
        // Without the total, it is what the parts need.
        let ranges = solver.ranges(&[false, true, true, true]).unwrap().unwrap();
        assert_eq!(ranges[0], (Ratio::whole(needed), None));
    }
}

#[test]
fn shares_that_leave_128_bits_when_multiplied_out_are_compared_all_the_same() {
    // (MOST − 1) / MOST and (MOST − 2) / (MOST − 1): the second is less, by less than 2⁻¹²⁷.
    let system = System::new(3)
        .with_hard(Hard::AtMostZero(Form::sum([(0, 1), (1, -1)])))
        .with_soft(Form::of(0), Bounds::at_least(MOST))
        .with_soft(Form::of(1), Bounds::at_most(MOST - 1))
        .with_soft(Form::of(2), Bounds::at_least(MOST - 1))
        .with_soft(Form::of(2), Bounds::at_most(MOST - 2));
    for mut solver in [Solver::new(&system), with_circle(&system)] {
        let shown = solver.inconsistency(&all(&system)).unwrap().unwrap();
        assert!(shown.holds_of(&system));
        assert_eq!(
            (shown.needed, shown.allowed),
            ((MOST - 1).into(), (MOST - 2).into())
        );
        assert_eq!(solver.adjustment(&all(&system)).unwrap().total, Ratio::whole(2));
    }
}

#[test]
fn extreme_multiples_are_answered_or_capped() {
    for (m, k) in [
        (i64::MIN, i64::MAX),
        (i64::MAX, i64::MIN),
        (i64::MIN, i64::MIN),
        (i64::MIN, 1),
    ] {
        let mut system = System::new(4)
            .with_hard(Hard::AtMostZero(Form::sum([(0, m), (1, k), (2, 1)])))
            .with_hard(Hard::Zero(Form::sum([(0, k), (2, m), (3, 3)])))
            .with_hard(Hard::Zero(Form::sum([(1, k), (3, m), (2, -7)])));
        for (at, less) in (0..4).zip(0..) {
            let both = Form::sum([(at, m), ((at + 1) % 4, k)]);
            system = system
                .with_soft(Form::of(at), Bounds::at_least(MOST - less))
                .with_soft(both, Bounds::between(MOST - 3, MOST).unwrap());
        }
        // Numbers of a thousand bits: what is not answered soon takes all the work allowed.
        let mut solver = Solver::new(&system).with_limit(50_000);
        let mut answered = 0;
        for asked in 0..=system.soft().len() {
            let active: Vec<bool> = (0..system.soft().len()).map(|row| row < asked).collect();
            let clash = solver.clash(&active);
            for shown in [clash.clone(), solver.inconsistency(&active)] {
                assert!(shown.ok().flatten().is_none_or(|shown| shown.holds_of(&system)));
            }
            if let (Ok(clash), Ok(found)) = (&clash, solver.adjustment(&active)) {
                assert_eq!(clash.is_none(), found.total.is_zero());
            }
            if let (Ok(clash), Ok(ranges)) = (&clash, solver.ranges(&active)) {
                assert_eq!(clash.is_none(), ranges.is_some());
            }
            if let (Ok(Some(least)), Ok(found)) =
                (solver.whole_adjustment(&active), solver.adjustment(&active))
            {
                assert!(found.total <= Ratio::whole(least));
            }
            answered += usize::from(clash.is_ok());
            assert!(asked > 0 || clash == Ok(None), "nothing is asked");
        }
        assert!(answered > 1, "something is asked and answered");
    }
}

#[test]
fn of_nothing_one_may_ask_the_impossible() {
    let system = System::new(1).with_soft(Form::sum([]), Bounds::exactly(3));
    for mut solver in [Solver::new(&system), with_circle(&system)] {
        assert_eq!(checked::inconsistency(&mut solver, &system, &[true]), Ratio::ONE);
        assert_eq!(
            checked::adjustment(&mut solver, &system, &[true]),
            Ratio::whole(3)
        );
        assert_eq!(solver.ranges(&[true]), Ok(None));
    }
    let parts = system.components();
    assert_eq!(parts.len(), 2, "the unknown, and the row without one");
    assert_eq!((&*parts[1].soft, &*parts[1].unknowns), (&[0][..], &[][..]));
    // A hard row of nothing holds by itself.
    let held = System::new(0).with_hard(Hard::Zero(Form::sum([])));
    assert_eq!(Solver::new(&held).clash(&[]), Ok(None));
    assert!(held.components().is_empty());
}

#[test]
fn rows_not_reached_are_not_asked() {
    let system = System::new(1)
        .with_soft(Form::of(0), Bounds::at_most(1))
        .with_soft(Form::of(0), Bounds::at_least(2));
    for mut solver in [Solver::new(&system), with_circle(&system)] {
        assert_eq!(solver.clash(&[]), Ok(None));
        assert_eq!(solver.clash(&[true]), Ok(None));
        assert!(solver.clash(&[true, true, true]).unwrap().is_some());
    }
}

#[test]
fn an_unknown_that_is_not_there_may_be_anything() {
    let system = System::new(2).with_hard(parts(1));
    for mut solver in [Solver::new(&system), with_circle(&system)] {
        let Range::Between(lower, upper) = solver.range(&[], 999).unwrap() else {
            panic!("nothing is asked")
        };
        assert_eq!((lower.value, upper.value), (Some(Ratio::ZERO), None));
        assert!(lower.because.is_empty() && upper.because.is_empty());
    }
}
