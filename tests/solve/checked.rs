//! Answers, each checked by what it says itself before it is handed on.

use cotejo::solve::{Adjustment, Certificate, End, Ends, Form, Move, Range, Soft, Solver, System};
use cotejo::{Bounds, Ratio};

use crate::oracle::{Fraction, gcd, proves};
use crate::systems::{only, scaled, with_soft_rows};

/// A clash of active rows, proved, in lowest terms.
pub(crate) fn certificate(shown: &Certificate, system: &System, active: &[bool]) {
    assert!(shown.holds_of(system) && proves(shown, system), "{shown:?}");
    assert!(shown.needed > shown.allowed);
    assert!(shown.support().iter().all(|row| active[*row]));
    let soft = shown.needs.iter().chain(&shown.allows).map(|(_, times)| *times);
    let times = soft.chain(shown.hard.iter().map(|(_, times)| times.unsigned_abs()));
    assert_eq!(times.fold(0, gcd), 1, "{shown:?}");
}

/// D: a certificate shows that it is no less, and at the share it leaves nothing clashes, so that it is no
/// more. The rows of the certificate alone have the same.
pub(crate) fn inconsistency(solver: &mut Solver, system: &System, active: &[bool]) -> Ratio {
    let clash = solver.clash(active).unwrap();
    let worst = solver.inconsistency(active).unwrap();
    assert_eq!(clash.is_some(), worst.is_some());
    let (Some(clash), Some(worst)) = (clash, worst) else {
        return Ratio::ZERO;
    };
    certificate(&clash, system, active);
    certificate(&worst, system, active);
    let depth = worst.inconsistency();
    assert!(clash.inconsistency() <= depth);
    let share = Ratio::new(worst.allowed, worst.needed).unwrap();
    let (lower, upper) = (
        share.numer().try_into().unwrap(),
        share.denom().try_into().unwrap(),
    );
    assert_eq!(Solver::new(&scaled(system, lower, upper)).clash(active), Ok(None));
    let alone = Solver::new(system).inconsistency(&only(&worst.support(), system));
    assert_eq!(alone.unwrap().unwrap().inconsistency(), depth);
    depth
}

/// A: the moves add up to it, and when each row gives way by its move nothing clashes.
pub(crate) fn adjustment(solver: &mut Solver, system: &System, active: &[bool]) -> Ratio {
    let found = solver.adjustment(active).unwrap();
    let parts = found.moved.iter().map(|(_, way)| Fraction::from(length(way)));
    assert_eq!(parts.sum::<Fraction>().ratio(), found.total);
    assert!(
        found
            .moved
            .iter()
            .all(|(row, way)| active[*row] && !length(way).is_zero())
    );
    assert!(found.moved.windows(2).all(|pair| pair[0].0 < pair[1].0));
    let eased = eased(system, &found);
    assert_eq!(Solver::new(&eased).clash(active), Ok(None), "{found:?}");
    found.total
}

/// The ends of all unknowns, each the same from the rows given as its reason alone.
pub(crate) fn ranges(solver: &mut Solver, system: &System, active: &[bool]) -> Option<Vec<Ends>> {
    let mut ranges = solver.ranges(active).unwrap();
    if let Some(ranges) = &mut ranges {
        ranges.truncate(system.unknowns());
    }
    for unknown in 0..system.unknowns() {
        match (solver.range(active, unknown).unwrap(), &ranges) {
            (Range::Between(lower, upper), Some(ranges)) => {
                assert_eq!(
                    (lower.value, upper.value),
                    (Some(ranges[unknown].0), ranges[unknown].1)
                );
                forced(&lower, system, active, |ends| Some(ends[unknown].0));
                forced(&upper, system, active, |ends| ends[unknown].1);
                assert!(lower.value != Some(Ratio::ZERO) || lower.because.is_empty());
                assert!(upper.value.is_some() || upper.because.is_empty());
            }
            (Range::Clash(shown), None) => certificate(&shown, system, active),
            other => panic!("{other:?}"),
        }
    }
    ranges
}

fn forced(end: &End, system: &System, active: &[bool], of: impl Fn(&[Ends]) -> Option<Ratio>) {
    assert!(end.because.iter().all(|row| active[*row]));
    assert!(end.because.windows(2).all(|pair| pair[0] < pair[1]));
    let alone = Solver::new(system)
        .ranges(&only(&end.because, system))
        .unwrap()
        .unwrap();
    assert_eq!(end.value, of(&alone));
}

fn length(way: &Move) -> Ratio {
    match way {
        Move::Below(by) | Move::Above(by) => *by,
    }
}

/// The system with each moved row at the value that its move leads to, all of it as often as makes that whole.
fn eased(system: &System, found: &Adjustment) -> System {
    let denoms = found.moved.iter().map(|(_, way)| length(way).denom());
    let times = denoms.fold(1, |common, denom| common / gcd(common, denom) * denom);
    let mut moves = found.moved.iter().peekable();
    let eased = |(row, soft): (usize, &Soft)| {
        let Some((_, way)) = moves.next_if(|(at, _)| *at == row) else {
            return (soft.form.clone(), soft.bounds);
        };
        let by = i128::try_from(length(way).numer() * (times / length(way).denom())).unwrap();
        let value = match way {
            Move::Below(_) => i128::from(soft.bounds.lo()) - by,
            Move::Above(_) => i128::from(soft.bounds.hi().unwrap()) + by,
        };
        let sign = if value < 0 { -1 } else { 1 };
        let form = soft
            .form
            .terms()
            .iter()
            .map(|(unknown, multiple)| (*unknown, sign * multiple));
        (
            Form::sum(form),
            Bounds::exactly(value.unsigned_abs().try_into().unwrap()),
        )
    };
    let by = u64::try_from(times).unwrap();
    let larger = scaled(system, by, by);
    let rows: Vec<(Form, Bounds)> = larger.soft().iter().enumerate().map(eased).collect();
    with_soft_rows(system, rows)
}
