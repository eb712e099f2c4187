//! Values worked by hand, and published ones.
//!
//! - `the_examples_worked_by_hand_come_out`
//! - `shares_of_an_adjustment_are_those_worked_by_hand`
//! - `probabilities_cost_what_tweety_says`
//! - `an_end_names_what_it_follows_from`
//! - `what_is_free_of_every_conflict_can_still_cost`
//! - `whole_numbers_can_cost_more_than_fractions`

use cotejo::solve::{Form, Hard, Move, Range, Sampling, Solver, System, Whole, shapley};
use cotejo::{Bounds, Ratio};

use crate::checked;
use crate::systems::{all, with_circle};

/// Hard rows of zero, and what is asked of single unknowns, as text.
fn system(zero: &[&[(usize, i64)]], asked: &[(usize, &str)]) -> System {
    let hard = zero
        .iter()
        .map(|terms| Hard::Zero(Form::sum(terms.iter().copied())));
    let bare = hard.fold(System::new(1), System::with_hard);
    asked.iter().fold(bare, |system, (unknown, bounds)| {
        system.with_soft(Form::of(*unknown), bounds.parse().unwrap())
    })
}

fn at_most(form: &[(usize, i64)]) -> Hard {
    Hard::AtMostZero(Form::sum(form.iter().copied()))
}

/// D and A of everything, the same from both engines.
fn measured(system: &System) -> (Ratio, Ratio) {
    let of = |mut solver: Solver| {
        let depth = checked::inconsistency(&mut solver, system, &all(system));
        (depth, checked::adjustment(&mut solver, system, &all(system)))
    };
    let found = of(Solver::new(system));
    assert_eq!(of(with_circle(system)), found);
    found
}

fn ratio(numer: u128, denom: u128) -> Ratio {
    Ratio::new(numer, denom).unwrap()
}

const PARTS: &[(usize, i64)] = &[(0, 1), (1, -1), (2, -1), (3, -1)];
const SUM: &[(usize, i64)] = &[(0, 1), (1, -1), (2, -1)];
/// Held at the end = held at the start + arrested − released.
const STOCK: &[(usize, i64)] = &[(0, 1), (1, -1), (2, -1), (3, 1)];

#[test]
fn the_examples_worked_by_hand_come_out() {
    let rivals = [(0, "116"), (0, "41"), (0, "73")];
    assert_eq!(measured(&system(&[], &rivals)), (ratio(75, 116), ratio(75, 1)));
    // An official count that two monitors' lists are part of.
    let listed = |official: &str| {
        system(&[], &[(0, official), (1, "41"), (2, "73")])
            .with_hard(at_most(&[(1, 1), (0, -1)]))
            .with_hard(at_most(&[(2, 1), (0, -1)]))
    };
    assert_eq!(measured(&listed("116")), (Ratio::ZERO, Ratio::ZERO));
    assert_eq!(measured(&listed("60")), (ratio(13, 73), ratio(13, 1)));
    let held = [
        (0, "300"),
        (0, "650-750"),
        (0, "806"),
        (0, "800-1000"),
        (0, "800-1200"),
    ];
    assert_eq!(measured(&system(&[], &held)), (ratio(506, 806), ratio(556, 1)));
    assert_eq!(measured(&system(&[], &held[2..])), (Ratio::ZERO, Ratio::ZERO));
    let since = [(0, ">=401"), (1, "160"), (2, "187")];
    assert_eq!(measured(&system(&[SUM], &since[..2])), (Ratio::ZERO, Ratio::ZERO));
    assert_eq!(measured(&system(&[SUM], &since)), (ratio(54, 401), ratio(54, 1)));
    let including = system(&[], &[(0, "116"), (1, "187")]).with_hard(at_most(&[(1, 1), (0, -1)]));
    assert_eq!(measured(&including), (ratio(71, 187), ratio(71, 1)));
    let stock = [(1, "806"), (3, "116"), (0, "800-1000"), (2, "0-50")];
    assert_eq!(
        measured(&system(&[STOCK], &stock[..3])),
        (Ratio::ZERO, Ratio::ZERO)
    );
    assert_eq!(
        measured(&system(&[STOCK], &stock)),
        (ratio(60, 916), ratio(60, 1))
    );
    let parts = system(&[PARTS], &[(0, "116"), (1, "60"), (2, "40"), (3, "30")]);
    assert_eq!(measured(&parts), (ratio(14, 130), ratio(14, 1)));
    let moved = Solver::new(&parts).adjustment(&all(&parts)).unwrap().moved;
    let [(_, Move::Above(by) | Move::Below(by))] = moved[..] else {
        panic!("one row: {moved:?}")
    };
    assert_eq!(by, ratio(14, 1));
    let series = system(&[], &[(0, ">=400"), (1, "347")]).with_hard(at_most(&[(0, 1), (1, -1)]));
    assert_eq!(measured(&series), (ratio(53, 400), ratio(53, 1)));
    // The majority of over 400, which is in a window of 160: 2a − t ≥ 1.
    let majority = System::new(3)
        .with_hard(at_most(&[(0, 1), (2, -1)]))
        .with_soft(Form::sum([(0, 2), (1, -1)]), Bounds::at_least(1))
        .with_soft(Form::of(1), Bounds::at_least(401))
        .with_soft(Form::of(2), Bounds::at_most(160));
    assert_eq!(measured(&majority).0, ratio(41, 201));
}

#[test]
fn shares_of_an_adjustment_are_those_worked_by_hand() {
    let shares = |system: &System| {
        let mut solver = Solver::new(system);
        let value = |active: &[bool]| Ok(solver.adjustment(active)?.total);
        let division = shapley(system.soft().len(), &[], Sampling::default(), value);
        division
            .unwrap()
            .shares()
            .iter()
            .map(Ratio::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(shares(&system(&[], &[(0, "116"), (0, "41")])), ["75/2", "75/2"]);
    assert_eq!(
        shares(&system(&[], &[(0, "116"), (0, "41"), (0, "73")])),
        ["34", "57/2", "25/2"]
    );
    let held = [
        (0, "300"),
        (0, "650-750"),
        (0, "806"),
        (0, "800-1000"),
        (0, "800-1200"),
    ];
    assert_eq!(
        shares(&system(&[], &held)),
        ["777/2", "51", "83/2", "75/2", "75/2"]
    );
    let parts = [(0, "116"), (1, "60"), (2, "40"), (3, "30")];
    assert_eq!(shares(&system(&[PARTS], &parts)), ["7/2"; 4]);
    let stock = [(1, "806"), (3, "116"), (0, "800-1000"), (2, "0-50")];
    assert_eq!(shares(&system(&[STOCK], &stock)), ["15"; 4]);
    assert_eq!(
        shares(&system(&[SUM], &[(0, ">=401"), (1, "160"), (2, "187")])),
        ["18"; 3]
    );
}

/// 1-norm minimal violation, as `TweetyProject`'s unit tests have it, in hundredths.
#[test]
fn probabilities_cost_what_tweety_says() {
    let told = |values: &[u64]| {
        let certain = System::new(2)
            .with_hard(at_most(&[(0, 1), (1, -1)]))
            .with_soft(Form::of(1), Bounds::exactly(100));
        let told = values.iter().map(|value| Bounds::exactly(*value));
        measured(&told.fold(certain, |system, bounds| system.with_soft(Form::of(0), bounds))).1
    };
    assert_eq!(told(&[50]), Ratio::ZERO);
    assert_eq!(told(&[49, 51]), ratio(2, 1));
    assert_eq!(told(&[40, 60]), ratio(20, 1));
    assert_eq!(told(&[20, 80]), ratio(60, 1));
    assert_eq!(told(&[0, 100]), ratio(100, 1));
    // A is 0.8, B is 0.6, B given A is 0.9 whatever is asked: both, A alone, B alone.
    let conditional = System::new(3)
        .with_hard(Hard::Zero(Form::sum([(0, 1), (1, -9)])))
        .with_soft(Form::sum([(0, 1), (1, 1)]), Bounds::exactly(80))
        .with_soft(Form::sum([(0, 1), (2, 1)]), Bounds::exactly(60));
    assert_eq!(measured(&conditional).1, ratio(12, 1));
}

#[test]
fn an_end_names_what_it_follows_from() {
    let stock = system(&[STOCK], &[(1, "806"), (3, "116"), (0, "800-1000")]);
    for mut solver in [Solver::new(&stock), with_circle(&stock)] {
        let Range::Between(lower, upper) = solver.range(&all(&stock), 2).unwrap() else {
            panic!("nothing clashes")
        };
        assert_eq!(
            (lower.value, upper.value),
            (Some(ratio(110, 1)), Some(ratio(310, 1)))
        );
        assert_eq!((lower.because, upper.because), (vec![0, 1, 2], vec![0, 1, 2]));
    }
    let third = system(&[PARTS], &[(0, "116"), (1, "60"), (2, "40")]);
    let ends = checked::ranges(&mut Solver::new(&third), &third, &all(&third)).unwrap();
    assert_eq!(ends[3], (ratio(16, 1), Some(ratio(16, 1))));
}

/// Neither D nor A is independent of a row that is in no minimal conflict.
#[test]
fn what_is_free_of_every_conflict_can_still_cost() {
    let whole = system(&[PARTS], &[(0, "7-8"), (3, "11-14")]);
    assert_eq!(measured(&whole).0, ratio(3, 11));
    let with_free = whole.with_soft(Form::sum([(1, 1), (2, 1)]), Bounds::exactly(5));
    assert_eq!(measured(&with_free).0, ratio(1, 2));
    let part = system(&[], &[(0, "3-4"), (0, "2-3")])
        .with_hard(at_most(&[(0, 1), (1, -1)]))
        .with_soft(Form::sum([(0, 1), (1, 1)]), Bounds::between(4, 5).unwrap());
    assert_eq!(measured(&part).1, ratio(1, 2));
    let with_free = part.with_soft(Form::of(1), Bounds::between(3, 4).unwrap());
    assert_eq!(measured(&with_free).1, ratio(1, 1));
}

#[test]
fn whole_numbers_can_cost_more_than_fractions() {
    let seven = (Form::sum([(0, 1), (1, 1)]), Bounds::exactly(7));
    let equal = System::new(2).with_hard(Hard::Zero(Form::sum([(0, 1), (1, -1)])));
    let equal = equal.with_soft(seven.0.clone(), seven.1);
    assert_eq!(measured(&equal), (Ratio::ZERO, Ratio::ZERO));
    let mut solver = Solver::new(&equal);
    assert_eq!(solver.whole(&[true]), Ok(Whole::FractionsOnly));
    assert_eq!(solver.whole_adjustment(&[true]), Ok(Some(1)));
    let part = System::new(2).with_hard(at_most(&[(0, 1), (1, -1)]));
    let part = part
        .with_soft(seven.0, seven.1)
        .with_soft(Form::of(1), Bounds::exactly(3));
    assert_eq!(measured(&part).1, ratio(1, 2));
    assert_eq!(Solver::new(&part).whole_adjustment(&[true; 2]), Ok(Some(1)));
}
