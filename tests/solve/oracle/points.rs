//! Whole points: what a form is at one, and all of them in a box.

use cotejo::Bounds;
use cotejo::solve::{Form, Hard, System};

fn value(form: &Form, point: &[i128]) -> i128 {
    let terms = form.terms().iter();
    terms
        .map(|(unknown, multiple)| i128::from(*multiple) * point[*unknown])
        .sum()
}

/// Whether all hard rows hold.
pub(crate) fn in_cone(system: &System, point: &[i128]) -> bool {
    system.hard().iter().all(|hard| match hard {
        Hard::Zero(form) => value(form, point) == 0,
        Hard::AtMostZero(form) => value(form, point) <= 0,
    })
}

fn distance(bounds: Bounds, value: i128) -> i128 {
    let above = bounds.hi().map_or(0, |hi| value - i128::from(hi));
    above.max(i128::from(bounds.lo()) - value).max(0)
}

/// The sum of what active rows are missed by.
pub(crate) fn violation(system: &System, active: &[bool], point: &[i128]) -> i128 {
    let asked = system.soft().iter().zip(active).filter(|(_, asked)| **asked);
    asked
        .map(|(soft, _)| distance(soft.bounds, value(&soft.form, point)))
        .sum()
}

/// Every point of so many whole numbers from 0 to `most`.
pub(crate) fn box_of(unknowns: usize, most: i128) -> impl Iterator<Item = Vec<i128>> {
    let next = move |point: &Vec<i128>| {
        let mut point = point.clone();
        let at = point.iter().position(|x| *x < most)?;
        point[..at].fill(0);
        point[at] += 1;
        Some(point)
    };
    std::iter::successors(Some(vec![0; unknowns]), next)
}
