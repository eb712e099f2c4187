//! The exact solver against an independent one that works in floats: an oracle to a millionth, no more.
//!
//! - `d_is_the_same` · `a_is_the_same` · `ranges_are_the_same`

use cotejo::solve::{Form, Hard, Range, Solver, System};
use cotejo::{Bounds, Ratio};
use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, Variable};
use proptest::collection::vec;
use proptest::prelude::*;

use super::cases;

/// A problem of the other solver with the same unknowns and hard rows.
fn problem(
    system: &System,
    direction: OptimizationDirection,
    cost: impl Fn(usize) -> f64,
) -> (Problem, Vec<Variable>) {
    let mut problem = Problem::new(direction);
    let unknowns = (0..system.unknowns()).map(|at| problem.add_var(cost(at), (0.0, f64::INFINITY)));
    let unknowns: Vec<Variable> = unknowns.collect();
    for hard in system.hard() {
        let sign = match hard {
            Hard::Zero(_) => ComparisonOp::Eq,
            Hard::AtMostZero(_) => ComparisonOp::Le,
        };
        problem.add_constraint(terms(hard.form(), &unknowns), sign, 0.0);
    }
    (problem, unknowns)
}

fn terms(form: &Form, unknowns: &[Variable]) -> Vec<(Variable, f64)> {
    form.terms()
        .iter()
        .map(|(at, times)| (unknowns[*at], float(*times)))
        .collect()
}

fn float(number: i64) -> f64 {
    i32::try_from(number).map(f64::from).unwrap()
}

fn end(end: u64) -> f64 {
    u32::try_from(end).map(f64::from).unwrap()
}

/// The optimum; infinite without bound, `None` where nothing is feasible.
fn optimum(problem: &Problem) -> Option<f64> {
    match problem.solve() {
        Ok(found) => Some(found.into_solution().unwrap().objective()),
        Err(Error::Infeasible) => None,
        Err(Error::Unbounded) => Some(f64::INFINITY),
        Err(other) => panic!("{other}"),
    }
}

/// Sums and differences of some unknowns.
fn form(unknowns: usize) -> impl Strategy<Value = Form> {
    prop_oneof![
        2 => (0..unknowns).prop_map(Form::of),
        2 => vec((0..unknowns, 1..=2_i64), 1..=4).prop_map(Form::sum),
        1 => vec((0..unknowns, -2..=2_i64), 1..=4).prop_map(Form::sum),
    ]
}

fn bounds() -> impl Strategy<Value = Bounds> {
    let end = || 0..=1000_u64;
    prop_oneof![
        2 => end().prop_map(Bounds::exactly),
        2 => (end(), 0..=50_u64).prop_map(|(lo, more)| Bounds::new(lo, Some(lo + more)).unwrap()),
        1 => end().prop_map(Bounds::at_least),
        1 => end().prop_map(Bounds::at_most),
    ]
}

fn system() -> impl Strategy<Value = System> {
    (1..=8_usize).prop_flat_map(|unknowns| {
        let hard = (any::<bool>(), form(unknowns));
        (vec(hard, 0..=4), vec((form(unknowns), bounds()), 1..=8)).prop_map(move |(hard, soft)| {
            let hard = hard.into_iter().map(|(zero, form)| {
                if zero {
                    Hard::Zero(form)
                } else {
                    Hard::AtMostZero(form)
                }
            });
            let system = hard.fold(System::new(unknowns), System::with_hard);
            soft.into_iter()
                .fold(system, |system, (form, bounds)| system.with_soft(form, bounds))
        })
    })
}

fn all(system: &System) -> Vec<bool> {
    vec![true; system.soft().len()]
}

fn close(exact: Ratio, other: f64) -> bool {
    (exact.to_f64() - other).abs() <= 1e-6 * exact.to_f64().max(1.0)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn d_is_the_same(system in system()) {
        let found = Solver::new(&system).inconsistency(&all(&system)).unwrap();
        let d = found.map_or(Ratio::ZERO, |certificate| certificate.inconsistency());
        let (mut other, unknowns) = problem(&system, OptimizationDirection::Maximize, |_| 0.0);
        let share = other.add_var(1.0, (0.0, 1.0));
        for soft in system.soft() {
            let mut least = terms(&soft.form, &unknowns);
            if let Some(hi) = soft.bounds.hi() {
                other.add_constraint(&least, ComparisonOp::Le, end(hi));
            }
            // A lower end of nothing asks nothing of sums, and that they are no debt of differences.
            least.push((share, -end(soft.bounds.lo())));
            other.add_constraint(&least, ComparisonOp::Ge, 0.0);
        }
        prop_assert!(close(d, 1.0 - optimum(&other).unwrap()), "{} {:?}", d, optimum(&other));
    }

    #[test]
    fn a_is_the_same(system in system()) {
        let a = Solver::new(&system).adjustment(&all(&system)).unwrap().total;
        let (mut other, unknowns) = problem(&system, OptimizationDirection::Minimize, |_| 0.0);
        for soft in system.soft() {
            let own = terms(&soft.form, &unknowns);
            let below = other.add_var(1.0, (0.0, f64::INFINITY));
            other.add_constraint([own.as_slice(), &[(below, 1.0)]].concat(), ComparisonOp::Ge, end(soft.bounds.lo()));
            if let Some(hi) = soft.bounds.hi() {
                let above = other.add_var(1.0, (0.0, f64::INFINITY));
                other.add_constraint([own.as_slice(), &[(above, -1.0)]].concat(), ComparisonOp::Le, end(hi));
            }
        }
        prop_assert!(close(a, optimum(&other).unwrap()), "{} {:?}", a, optimum(&other));
    }

    #[test]
    fn ranges_are_the_same(system in system()) {
        let mut solver = Solver::new(&system);
        for unknown in 0..system.unknowns() {
            let side = |direction, sign: f64| {
                let (mut other, unknowns) = problem(&system, direction, |at| if at == unknown { sign } else { 0.0 });
                for soft in system.soft() {
                    let own = terms(&soft.form, &unknowns);
                    other.add_constraint(&own, ComparisonOp::Ge, end(soft.bounds.lo()));
                    if let Some(hi) = soft.bounds.hi() {
                        other.add_constraint(&own, ComparisonOp::Le, end(hi));
                    }
                }
                optimum(&other)
            };
            let low = side(OptimizationDirection::Minimize, 1.0);
            match solver.range(&all(&system), unknown).unwrap() {
                Range::Clash(certificate) => {
                    prop_assert!(certificate.holds_of(&system));
                    prop_assert!(low.is_none());
                }
                Range::Between(least, most) => {
                    prop_assert!(low.is_some_and(|low| close(least.value.unwrap_or(Ratio::ZERO), low)));
                    let high = side(OptimizationDirection::Maximize, 1.0).unwrap();
                    prop_assert!(most.value.map_or(high == f64::INFINITY, |most| close(most, high)));
                }
                other => prop_assert!(false, "{other:?}"),
            }
        }
    }
}
