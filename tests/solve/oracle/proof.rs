//! A certificate read column by column, for numbers far from the ends of their range.

use cotejo::solve::{Certificate, Form, Hard, System};

/// Whether it shows that the forms of `needs` are no more than those of `allows`, with the totals it gives.
pub(crate) fn proves(shown: &Certificate, system: &System) -> bool {
    let (soft, hard) = (system.soft(), system.hard());
    let named = shown
        .needs
        .iter()
        .chain(&shown.allows)
        .all(|(at, _)| *at < soft.len())
        && shown.hard.iter().all(|(at, _)| *at < hard.len())
        && shown.allows.iter().all(|(at, _)| soft[*at].bounds.hi().is_some());
    if !named {
        return false;
    }
    let signed = |(at, times): &(usize, i128)| *times >= 0 || matches!(hard[*at], Hard::Zero(_));
    let times = |of: &[(usize, u128)], unknown: usize| -> i128 {
        let row = |(at, times): &(usize, u128)| {
            i128::try_from(*times).unwrap() * of_unknown(&soft[*at].form, unknown)
        };
        of.iter().map(row).sum()
    };
    let column = |unknown: usize| {
        let given = shown
            .hard
            .iter()
            .map(|(at, times)| times * of_unknown(hard[*at].form(), unknown));
        times(&shown.needs, unknown) - times(&shown.allows, unknown) - given.sum::<i128>()
    };
    let lower = |(at, times): &(usize, u128)| times * u128::from(soft[*at].bounds.lo());
    let upper = |(at, times): &(usize, u128)| times * u128::from(soft[*at].bounds.hi().unwrap());
    shown.hard.iter().all(signed)
        && (0..system.unknowns()).all(|unknown| column(unknown) <= 0)
        && shown.needs.iter().map(lower).sum::<u128>() == shown.needed
        && shown.allows.iter().map(upper).sum::<u128>() == shown.allowed
}

fn of_unknown(form: &Form, unknown: usize) -> i128 {
    let found = form.terms().iter().find(|(at, _)| *at == unknown);
    found.map_or(0, |(_, multiple)| i128::from(*multiple))
}
