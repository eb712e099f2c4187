//! Whole numbers against every whole point of a box.
//!
//! - `whole_numbers_do_what_some_point_of_a_box_does`
//! - `fractions_do_what_whole_numbers_do`
//! - `parity_is_found_without_an_upper_end`
//! - `what_no_divisor_and_no_bound_settles_is_left_open`

use cotejo::solve::{Form, Solver, System, Whole};
use cotejo::{Bounds, Ratio};
use proptest::prelude::*;

use crate::oracle::{box_of, in_cone, violation};
use crate::systems::{all, small, with_circle};

/// The side of the box.
const MOST: u64 = 7;

/// With every unknown asked to stay in the box, so often that leaving it costs more than having none of
/// anything, which costs all lower ends.
fn boxed(system: &System) -> System {
    let price = 1 + system.soft().iter().map(|soft| soft.bounds.lo()).sum::<u64>();
    let stays = (0..system.unknowns()).flat_map(|unknown| (0..price).map(move |_| unknown));
    stays.fold(system.clone(), |boxed, unknown| {
        boxed.with_soft(Form::of(unknown), Bounds::at_most(MOST))
    })
}

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn whole_numbers_do_what_some_point_of_a_box_does((system, masks) in small(3, 4, 6)) {
        let boxed = boxed(&system);
        let mut warm = [Solver::new(&boxed), with_circle(&boxed)];
        for mut active in masks {
            active.resize(boxed.soft().len(), true);
            let points = box_of(system.unknowns(), MOST.into()).filter(|point| in_cone(&boxed, point));
            let least = points.map(|point| violation(&boxed, &active, &point)).min().unwrap();
            for solver in &mut warm {
                let found = solver.whole_adjustment(&active).unwrap().map(i128::try_from);
                prop_assert_eq!(found, Some(Ok(least)));
                let possible = if least == 0 { Whole::Possible } else { Whole::FractionsOnly };
                prop_assert_eq!(solver.whole(&active), Ok(possible));
            }
        }
    }

    #[test]
    fn fractions_do_what_whole_numbers_do((system, masks) in small(4, 7, 20)) {
        let mut solver = with_circle(&system);
        for active in &masks {
            let least = solver.adjustment(active).unwrap().total;
            let whole = solver.whole_adjustment(active).unwrap();
            prop_assert!(whole.is_none_or(|whole| least <= Ratio::whole(whole)));
            match solver.whole(active).unwrap() {
                Whole::Possible => prop_assert!(least.is_zero() && whole.is_none_or(|whole| whole == 0)),
                Whole::FractionsOnly => prop_assert!(whole.is_none_or(|whole| whole > 0)),
                _ => prop_assert!(least.is_zero()),
            }
        }
    }
}

#[test]
fn parity_is_found_without_an_upper_end() {
    // 2x − 2y = 1: no branch ends, and the divisor tells at once.
    let system = System::new(2).with_soft(Form::sum([(0, 2), (1, -2)]), Bounds::exactly(1));
    assert_eq!(
        Solver::new(&system).whole(&all(&system)),
        Ok(Whole::FractionsOnly)
    );
}

#[test]
fn what_no_divisor_and_no_bound_settles_is_left_open() {
    // 1 ≤ 3x − 3y ≤ 2 has no whole solution either.
    let between = Bounds::between(1, 2).unwrap();
    let system = System::new(2).with_soft(Form::sum([(0, 3), (1, -3)]), between);
    assert_eq!(Solver::new(&system).whole(&all(&system)), Ok(Whole::Open));
}
