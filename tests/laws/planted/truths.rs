//! Laws of intervals: whatever is drawn from true figures contains the true number.
//!
//! - `every_true_figure_contains_its_number`
//! - `every_gap_contains_the_true_number_not_on_the_list`
//! - `what_nobody_verified_contains_the_true_number_on_no_list`
//! - `what_is_pending_contains_the_true_number`
//! - `every_floor_is_below_the_true_number`
//! - `every_sum_of_waves_is_below_the_true_number`
//! - `the_true_number_held_satisfies_every_figure_of_its_date`

use cotejo::discrepancy::{Role, Scope};
use cotejo::{ClaimId, Lexicon, Measure, strategy};
use proptest::prelude::*;

use crate::config;
use crate::planted::{file, last, ledger, with_found};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_true_figure_contains_its_number(planted in strategy::planted()) {
        let ledger = ledger(&planted.draft);
        let spreads = ledger.spreads(&Lexicon::default());
        for claim in ledger.claims().filter(|claim| claim.figure().is_some()) {
            let number = planted.count(claim.id()).unwrap();
            let inside = spreads[claim.id()].core().contains(number);
            prop_assert_eq!(inside, !planted.is_slip(claim.id()), "{}: {}\n{}", claim.id(), number, file(&planted));
        }
    }

    #[test]
    fn every_gap_contains_the_true_number_not_on_the_list(planted in strategy::planted()) {
        let wrong = with_found(&planted, |found| {
            let gaps = found.flows().iter().flat_map(|flow| &flow.gaps);
            let truth = |id: &ClaimId| planted.count(id).unwrap();
            gaps.filter(|gap| {
                let missing = truth(&gap.said).saturating_sub(truth(&gap.verified));
                !gap.gap.persons.contains(missing)
            }).map(|gap| format!("{gap:?}")).collect::<Vec<_>>()
        });
        prop_assert!(wrong.is_empty(), "{}\n{}", wrong.join("\n"), file(&planted));
    }

    #[test]
    fn what_nobody_verified_contains_the_true_number_on_no_list(planted in strategy::planted()) {
        let wrong = with_found(&planted, |found| {
            let mut wrong = Vec::new();
            for flow in found.flows().iter().filter(|flow| flow.measure == Measure::Released) {
                let lists = flow.lines.iter().filter(|line| line.role == Role::List && line.latest);
                let verified = planted.verified_by(lists.map(|line| &line.entry.claim));
                for nobody in &flow.unverified {
                    let missing = planted.count(&nobody.said).unwrap().saturating_sub(verified);
                    if !nobody.gap.persons.contains(missing) {
                        wrong.push(format!("{missing}: {nobody:?}"));
                    }
                }
            }
            wrong
        });
        prop_assert!(wrong.is_empty(), "{}\n{}", wrong.join("\n"), file(&planted));
    }

    #[test]
    fn what_is_pending_contains_the_true_number(planted in strategy::planted()) {
        let wrong = with_found(&planted, |found| {
            let pending = found.flows().iter().flat_map(|flow| &flow.pending);
            pending.filter(|one| {
                let [said, done] = [&one.said, &one.executed].map(|id| planted.count(id).unwrap());
                !one.persons.contains(said - done)
            }).map(|one| format!("{one:?}")).collect::<Vec<_>>()
        });
        prop_assert!(wrong.is_empty(), "{}\n{}", wrong.join("\n"), file(&planted));
    }

    #[test]
    fn every_floor_is_below_the_true_number(planted in strategy::planted()) {
        let wrong = with_found(&planted, |found| {
            let mut wrong = Vec::new();
            for flow in found.flows().iter().filter(|flow| flow.measure == Measure::Released) {
                let Scope::Wave(wave) = &flow.scope else { continue };
                let freed = planted.freed(wave, last()).unwrap();
                if flow.floor.count > freed {
                    wrong.push(format!("{wave}: {freed} freed, {:?}", flow.floor));
                }
            }
            wrong
        });
        prop_assert!(wrong.is_empty(), "{}\n{}", wrong.join("\n"), file(&planted));
    }

    #[test]
    fn every_sum_of_waves_is_below_the_true_number(planted in strategy::planted()) {
        let wrong = with_found(&planted, |found| {
            let all = planted.freed(&"winter".parse().unwrap(), last()).unwrap();
            found.counted().iter().filter(|sum| sum.least > all).map(|sum| format!("{all}: {sum:?}")).collect::<Vec<_>>()
        });
        prop_assert!(wrong.is_empty(), "{}\n{}", wrong.join("\n"), file(&planted));
    }

    #[test]
    fn the_true_number_held_satisfies_every_figure_of_its_date(planted in strategy::planted()) {
        let wrong = with_found(&planted, |found| {
            let mut wrong = Vec::new();
            for stock in found.stocks() {
                let held = planted.held(stock.population.as_ref().unwrap(), stock.date).unwrap();
                let totals = stock.group.entries.iter().all(|entry| entry.spread.core().contains(held));
                if !totals || stock.lists.iter().any(|list| list.spread.core().lo() > held) {
                    wrong.push(format!("{held}: {stock:?}"));
                }
            }
            wrong
        });
        prop_assert!(wrong.is_empty(), "{}\n{}", wrong.join("\n"), file(&planted));
    }
}
