//! A certificate holds by its own numbers, and by them alone.
//!
//! - `a_certificate_with_one_number_changed_holds_only_where_it_is_still_right`
//! - `what_holds_and_needs_more_than_is_allowed_is_a_clash`
//! - `a_certificate_is_pinned_number_by_number`

use cotejo::Bounds;
use cotejo::solve::{Certificate, Form, Hard, Solver, System};
use proptest::prelude::*;

use crate::oracle::{ends, proves};
use crate::systems::{Dice, all, forest, only, small, with_circle};

/// Every certificate that differs in one number: one more, one less, none, twice, the opposite; the row
/// beside.
fn tampered(shown: &Certificate) -> Vec<Certificate> {
    let mut found = Vec::new();
    let mut keep = |change: &dyn Fn(&mut Certificate)| {
        let mut other = shown.clone();
        change(&mut other);
        if other != *shown {
            found.push(other);
        }
    };
    let near: [fn(u128) -> u128; 4] = [|n| n + 1, |n| n.saturating_sub(1), |_| 0, |n| n * 2];
    let beside: [fn(usize) -> usize; 2] = [|row| row + 1, |row| row.saturating_sub(1)];
    let signed: [fn(i128) -> i128; 5] = [|n| n + 1, |n| n - 1, |_| 0, |n| n * 2, |n| -n];
    for change in near {
        keep(&|other| other.needed = change(other.needed));
        keep(&|other| other.allowed = change(other.allowed));
        for at in 0..shown.needs.len() {
            keep(&|other| other.needs[at].1 = change(other.needs[at].1));
        }
        for at in 0..shown.allows.len() {
            keep(&|other| other.allows[at].1 = change(other.allows[at].1));
        }
    }
    for change in signed {
        for at in 0..shown.hard.len() {
            keep(&|other| other.hard[at].1 = change(other.hard[at].1));
        }
    }
    for change in beside {
        for at in 0..shown.needs.len() {
            keep(&|other| other.needs[at].0 = change(other.needs[at].0));
        }
        for at in 0..shown.allows.len() {
            keep(&|other| other.allows[at].0 = change(other.allows[at].0));
        }
        for at in 0..shown.hard.len() {
            keep(&|other| other.hard[at].0 = change(other.hard[at].0));
        }
    }
    found
}

/// How many of the changed ones hold all the same; whatever holds is right.
fn still_right(shown: &Certificate, system: &System) -> usize {
    let changed = tampered(shown);
    for other in &changed {
        assert_eq!(other.holds_of(system), proves(other, system), "{other:?}");
    }
    changed.iter().filter(|other| other.holds_of(system)).count()
}

proptest! {
    #![proptest_config(crate::cases(1_000))]

    #[test]
    fn a_certificate_with_one_number_changed_holds_only_where_it_is_still_right(
        seed: u64, unknowns in 1_usize..12, rows in 2_usize..20,
    ) {
        let mut dice = Dice::new(seed);
        let system = forest(&mut dice, unknowns, rows, 30);
        for mut solver in [Solver::new(&system), with_circle(&system)] {
            if let Some(shown) = solver.inconsistency(&all(&system)).unwrap() {
                still_right(&shown, &system);
                let mut other = shown.clone();
                (other.needed, other.allowed) = (shown.needed + 1, shown.allowed + 1);
                prop_assert!(!other.holds_of(&system));
            }
        }
    }

    #[test]
    fn what_holds_and_needs_more_than_is_allowed_is_a_clash((system, masks) in small(3, 5, 6)) {
        for active in &masks {
            let Some(shown) = Solver::new(&system).clash(active).unwrap() else { continue };
            still_right(&shown, &system);
            for other in tampered(&shown).into_iter().chain([shown]) {
                if other.holds_of(&system) && other.needed > other.allowed {
                    prop_assert_eq!(ends(&system, &only(&other.support(), &system)), None);
                }
            }
        }
    }
}

#[test]
fn a_certificate_is_pinned_number_by_number() {
    // At least 60 of a total of 116 in one part, and 70 in the other.
    let system = System::new(3)
        .with_hard(Hard::Zero(Form::sum([(0, 1), (1, -1), (2, -1)])))
        .with_soft(Form::of(0), Bounds::exactly(116))
        .with_soft(Form::of(1), Bounds::at_least(60))
        .with_soft(Form::of(2), Bounds::exactly(70));
    let shown = Solver::new(&system).clash(&all(&system)).unwrap().unwrap();
    assert_eq!(
        (&*shown.needs, &*shown.allows),
        (&[(1, 1), (2, 1)][..], &[(0, 1)][..])
    );
    // x1 + x2 − x0 is the opposite of the hard row.
    assert_eq!(
        (&*shown.hard, shown.needed, shown.allowed),
        (&[(0, -1)][..], 130, 116)
    );
    assert_eq!(still_right(&shown, &system), 0);
    // Bounded by zero instead, the row does not make the parts less than the total.
    let loose = System::new(3).with_hard(Hard::AtMostZero(Form::sum([(0, 1), (1, -1), (2, -1)])));
    let loose = system.soft().iter().fold(loose, |loose, soft| {
        loose.with_soft(soft.form.clone(), soft.bounds)
    });
    assert!(!shown.holds_of(&loose));
}
