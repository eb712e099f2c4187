//! Answers from every point where enough of the bounds meet: some optimum is among them, since unknowns are
//! zero or more and what they span holds no line.

use cotejo::Ratio;
use cotejo::solve::{Ends, Form, Hard, System};

use super::Fraction;

/// The points whose product with the first is the second at most.
type HalfSpace = (Vec<i128>, i128);
type Point = Vec<Fraction>;

/// Both ends of every unknown; `None` when nothing satisfies all.
pub(crate) fn ends(system: &System, active: &[bool]) -> Option<Vec<Ends>> {
    let n = system.unknowns();
    let mut spaces = cone(n, system);
    spaces.extend(asked(n, system, active));
    let points = vertices(n, &spaces);
    let end = |unknown: usize| {
        let values = || points.iter().map(|point| point[unknown]);
        // Is there a direction in which it grows for ever?
        let mut rays: Vec<HalfSpace> = spaces.iter().map(|(form, _)| (form.clone(), 0)).collect();
        rays.extend([(only(n, unknown, -1), -1), (only(n, unknown, 1), 1)]);
        let bounded = vertices(n, &rays).is_empty();
        let greatest = values().max().filter(|_| bounded).map(Fraction::ratio);
        Some((values().min()?.ratio(), greatest))
    };
    (0..n).map(end).collect()
}

/// 1 minus the greatest t up to 1 at which t times every lower end can be met.
pub(crate) fn inconsistency(system: &System, active: &[bool]) -> Ratio {
    let t = system.unknowns();
    let n = t + 1;
    let mut spaces = cone(n, system);
    spaces.extend([(only(n, t, 1), 1), (only(n, t, -1), 0)]);
    for (mut form, bound) in asked(n, system, active) {
        let lower = bound.min(0);
        form[t] = -lower;
        spaces.push((form, bound - lower));
    }
    let greatest = vertices(n, &spaces).into_iter().map(|point| point[t]).max();
    (Fraction::from(1) - greatest.unwrap()).ratio()
}

/// The least sum of distances, which no bound that is asked keeps from being at a point where they meet.
pub(crate) fn adjustment(system: &System, active: &[bool]) -> Ratio {
    let n = system.unknowns();
    let (cone, asked) = (cone(n, system), asked(n, system, active));
    let mut crossings = crossings(n, &[cone.clone(), asked.clone()].concat());
    crossings.retain(|point| inside(&cone, point));
    let beyond = |(form, bound): &HalfSpace, point: &Point| {
        let over = dot(form, point) - Fraction::from(*bound);
        over.max(Fraction::ZERO)
    };
    let totals = crossings
        .iter()
        .map(|point| asked.iter().map(|space| beyond(space, point)).sum::<Fraction>());
    totals.min().unwrap().ratio()
}

fn vector(n: usize, form: &Form, sign: i128) -> Vec<i128> {
    let mut vector = vec![0; n];
    for (unknown, multiple) in form.terms() {
        vector[*unknown] = sign * i128::from(*multiple);
    }
    vector
}

fn only(n: usize, unknown: usize, multiple: i128) -> Vec<i128> {
    let mut vector = vec![0; n];
    vector[unknown] = multiple;
    vector
}

/// What holds whatever is asked, over n variables of which the first are the unknowns.
fn cone(n: usize, system: &System) -> Vec<HalfSpace> {
    let mut spaces: Vec<HalfSpace> = (0..system.unknowns())
        .map(|unknown| (only(n, unknown, -1), 0))
        .collect();
    for hard in system.hard() {
        spaces.push((vector(n, hard.form(), 1), 0));
        if matches!(hard, Hard::Zero(_)) {
            spaces.push((vector(n, hard.form(), -1), 0));
        }
    }
    spaces
}

/// What is asked: lower ends with a bound of zero or less, upper ones with zero or more.
fn asked(n: usize, system: &System, active: &[bool]) -> Vec<HalfSpace> {
    let mut spaces = Vec::new();
    for (soft, _) in system.soft().iter().zip(active).filter(|(_, asked)| **asked) {
        spaces.push((vector(n, &soft.form, -1), -i128::from(soft.bounds.lo())));
        spaces.extend(
            soft.bounds
                .hi()
                .map(|hi| (vector(n, &soft.form, 1), i128::from(hi))),
        );
    }
    spaces
}

fn dot(form: &[i128], point: &[Fraction]) -> Fraction {
    let terms = form.iter().zip(point);
    terms.map(|(multiple, x)| Fraction::from(*multiple) * *x).sum()
}

fn inside(spaces: &[HalfSpace], point: &[Fraction]) -> bool {
    spaces
        .iter()
        .all(|(form, bound)| dot(form, point) <= Fraction::from(*bound))
}

fn vertices(n: usize, spaces: &[HalfSpace]) -> Vec<Point> {
    let mut points = crossings(n, spaces);
    points.retain(|point| inside(spaces, point));
    points
}

/// All points where the borders of n of the spaces meet in one.
fn crossings(n: usize, spaces: &[HalfSpace]) -> Vec<Point> {
    let mut borders = spaces.to_vec();
    for (form, bound) in &mut borders {
        let first = form.iter().find(|multiple| **multiple != 0);
        let sign = first.map_or(1, |first| first.signum());
        for multiple in form {
            *multiple *= sign;
        }
        *bound *= sign;
    }
    borders.sort();
    borders.dedup();
    borders.retain(|(form, _)| form.iter().any(|multiple| *multiple != 0));
    let mut found = Vec::new();
    choose(n, &borders, &mut Vec::new(), &mut found);
    found
}

fn choose<'a>(n: usize, left: &'a [HalfSpace], chosen: &mut Vec<&'a HalfSpace>, found: &mut Vec<Point>) {
    if chosen.len() == n {
        found.extend(meeting(n, chosen));
        return;
    }
    for (at, border) in left.iter().enumerate() {
        chosen.push(border);
        choose(n, &left[at + 1..], chosen, found);
        chosen.pop();
    }
}

/// Gauss and Jordan; `None` where they do not meet in one point.
fn meeting(n: usize, borders: &[&HalfSpace]) -> Option<Point> {
    let row = |(form, bound): &&HalfSpace| form.iter().chain([bound]).map(|v| Fraction::from(*v)).collect();
    let mut rows: Vec<Vec<Fraction>> = borders.iter().map(row).collect();
    for column in 0..n {
        let pivot = (column..n).find(|at| rows[*at][column] != Fraction::ZERO)?;
        rows.swap(column, pivot);
        let by = rows[column][column];
        for v in &mut rows[column] {
            *v = *v / by;
        }
        let pivot = rows[column].clone();
        for (_, row) in rows.iter_mut().enumerate().filter(|(at, _)| *at != column) {
            let times = row[column];
            for (v, p) in row.iter_mut().zip(&pivot).filter(|_| times != Fraction::ZERO) {
                *v = *v - times * *p;
            }
        }
    }
    Some(rows.iter().map(|row| row[n]).collect())
}
