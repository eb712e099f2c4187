//! Laws of every ledger: what forces an end forces it alone, conflicts are smallest, ways out are ways out.
//!
//! - `what_forces_an_end_alone_gives_the_same_end`
//! - `more_claims_never_widen_what_follows`
//! - `every_contradiction_cannot_hold_and_holds_without_any_one_of_it`
//! - `setting_aside_as_told_restores_consistency`
//! - `every_way_out_hits_every_contradiction`
//! - `totals_always_add_up`
//! - `all_is_zero_or_nothing_is`
//! - `the_whole_is_at_most_its_worst_part_and_exactly_their_sum`
//! - `a_free_claim_is_in_no_contradiction`

use std::collections::BTreeSet;

use cotejo::discrepancy::{Asking, Coherence, Constraints, Suppose};
use cotejo::solve::Fewest;
use cotejo::{Draft, Ratio, Settings, reconcile};
use proptest::prelude::*;
use proptest::sample::Index;

use super::counts::any_ledger;
use super::{cases, ledger};

/// The ledger with its counts and scores under a supposition.
struct Seen {
    constraints: Constraints,
    coherence: Coherence,
}

fn seen(draft: &Draft, suppose: &Suppose) -> Seen {
    let ledger = ledger(draft);
    let constraints = reconcile(&ledger, &Settings::default()).constraints(suppose);
    let coherence = constraints.coherence();
    Seen {
        constraints,
        coherence,
    }
}

/// Everything but these claims, set aside.
fn only(draft: &Draft, kept: &[Asking]) -> Suppose {
    let ledger = ledger(draft);
    let others = ledger
        .claims()
        .filter(|claim| !kept.contains(&Asking::Claim(claim.id().clone())));
    others.fold(Suppose::default(), |suppose, claim| {
        suppose.aside(claim.id().clone())
    })
}

fn without(aside: &[Asking]) -> Suppose {
    aside.iter().fold(Suppose::default(), |suppose, by| match by {
        Asking::Claim(claim) => suppose.aside(claim.clone()),
        _ => suppose,
    })
}

/// Whether persons named or assumptions have a part in it, which cannot be set aside by a supposition.
fn claims_alone(members: &[Asking]) -> bool {
    members.iter().all(|by| matches!(by, Asking::Claim(_)))
}

/// Whether every claim the figure of another rests on is there with it.
fn self_contained(draft: &Draft, members: &[Asking]) -> bool {
    let ledger = ledger(draft);
    let operands = ledger
        .claims()
        .filter(|claim| members.contains(&Asking::Claim(claim.id().clone())));
    let mut operands = operands.filter_map(|claim| claim.figure().and_then(|figure| figure.operand()));
    operands.all(|of| members.contains(&Asking::Claim(of.clone())))
}

fn narrower((least, most): (Ratio, Option<Ratio>), (low, high): (Ratio, Option<Ratio>)) -> bool {
    let below = high.is_none_or(|high| most.is_some_and(|most| most <= high));
    low <= least && below
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn what_forces_an_end_alone_gives_the_same_end(draft in any_ledger(), at in any::<Index>()) {
        let found = seen(&draft, &Suppose::default());
        let people = found.constraints.people();
        if people.is_empty() {
            return Ok(());
        }
        if let Ok(implied) = found.constraints.implied(&people[at.index(people.len())].clone()) {
            let ends = [&implied.because_least, &implied.because_most];
            for (end, because) in ends.into_iter().enumerate() {
                if !claims_alone(because) || !self_contained(&draft, because) {
                    continue;
                }
                let alone = seen(&draft, &only(&draft, because)).constraints.implied(&implied.of);
                let alone = alone.unwrap();
                if end == 0 {
                    prop_assert_eq!(alone.least, implied.least, "{:?} {:?}", because, draft);
                } else {
                    prop_assert_eq!(alone.most, implied.most, "{:?} {:?}", because, draft);
                }
            }
        }
    }

    #[test]
    fn more_claims_never_widen_what_follows(draft in any_ledger(), kept in any::<u16>()) {
        let ledger = ledger(&draft);
        let some = ledger.claims().enumerate().filter(|(at, _)| kept >> (at % 16) & 1 == 1);
        let kept: Vec<Asking> = some.map(|(_, claim)| Asking::Claim(claim.id().clone())).collect();
        let (all, few) = (seen(&draft, &Suppose::default()), seen(&draft, &only(&draft, &kept)));
        let of_all = all.constraints.implied_of_all();
        for (people, range) in few.constraints.people().iter().zip(few.constraints.implied_of_all()) {
            let Some(at) = all.constraints.people().iter().position(|one| one == people) else { continue };
            match (of_all[at], range) {
                (Some(many), Some(few)) => prop_assert!(narrower(many, few), "{:?}: {:?} {:?}", people, many, few),
                (Some(_), None) => prop_assert!(false, "{people:?}: less clashes and more does not"),
                (None, _) => {}
            }
        }
    }

    #[test]
    fn every_contradiction_cannot_hold_and_holds_without_any_one_of_it(draft in any_ledger()) {
        let found = seen(&draft, &Suppose::default());
        for conflict in &found.coherence.conflicts {
            let among = |members: &[Asking]| found.constraints.clash_among(members);
            prop_assert_eq!(among(&conflict.members), Ok(true));
            let quick = found.constraints.contradiction().unwrap();
            prop_assert!(quick.is_some_and(|one| found.coherence.truncated || found.coherence.conflicts.contains(&one)));
            for at in 0..conflict.members.len() {
                let mut fewer = conflict.members.clone();
                fewer.remove(at);
                prop_assert_eq!(among(&fewer), Ok(false), "{:?}", conflict.members);
            }
            if claims_alone(&conflict.members) && self_contained(&draft, &conflict.members) {
                let alone = seen(&draft, &only(&draft, &conflict.members));
                let (alone, told) = (alone.coherence.inconsistency, conflict.inconsistency);
                // An assumption that holds and is no member may make it worse.
                prop_assert!(alone >= told, "{alone} {told} {draft:?}");
                if found.constraints.assumptions().is_empty() {
                    prop_assert_eq!(alone, told, "{:?}", draft);
                }
            }
        }
    }

    #[test]
    fn setting_aside_as_told_restores_consistency(draft in any_ledger()) {
        let found = seen(&draft, &Suppose::default());
        // One way out for each part; of several parts the first of each is taken.
        let parts = found.coherence.parts.len();
        for aside in found.coherence.aside.iter().filter(|aside| parts == 1 && claims_alone(aside)) {
            let rest = seen(&draft, &without(aside));
            prop_assert!(rest.coherence.fits(), "{:?}: {:?}", aside, rest.coherence.conflicts);
        }
        if parts == 1 && let (Some(Fewest::Exactly(fewest)), Some(first)) = (found.coherence.fewest, found.coherence.aside.first()) {
            prop_assert_eq!(fewest, first.len());
        }
    }

    #[test]
    fn every_way_out_hits_every_contradiction(draft in any_ledger()) {
        let found = seen(&draft, &Suppose::default());
        let ledger = ledger(&draft);
        let takes = |aside: &[Asking], member: &Asking| {
            let mut at = Some(member.clone());
            // A figure goes with the one it is relative to.
            while let Some(by) = at {
                if aside.contains(&by) {
                    return true;
                }
                let Asking::Claim(id) = &by else { return false };
                let figure = ledger.claim(id).and_then(|claim| claim.figure());
                at = figure.and_then(|figure| figure.operand()).map(|of| Asking::Claim(of.clone()));
            }
            false
        };
        if found.coherence.parts.len() == 1 {
            for (aside, conflict) in found.coherence.aside.iter().flat_map(|aside| found.coherence.conflicts.iter().map(move |one| (aside, one))) {
                prop_assert!(conflict.members.iter().any(|member| takes(aside, member)), "{:?} {:?}", aside, conflict.members);
            }
        }
    }

    #[test]
    fn totals_always_add_up(draft in any_ledger()) {
        let found = seen(&draft, &Suppose::default());
        let of_conflicts = found.coherence.conflicts.iter().map(|one| (&one.totals, one.inconsistency));
        let of_parts = found.coherence.parts.iter().map(|one| (&one.totals, one.inconsistency));
        for (totals, inconsistency) in of_conflicts.chain(of_parts) {
            prop_assert!(totals.add_up() && totals.needed > totals.allowed, "{:?}", totals);
            prop_assert_eq!(totals.inconsistency(), inconsistency);
        }
        for conflict in &found.coherence.conflicts {
            prop_assert!(!conflict.shortfall.short_by.is_zero());
            prop_assert!(conflict.shortfall.needs > conflict.shortfall.allows);
        }
    }

    #[test]
    fn all_is_zero_or_nothing_is(draft in any_ledger()) {
        let Coherence { inconsistency, adjustment, conflicts, truncated, capped, aside, .. } = seen(&draft, &Suppose::default()).coherence;
        prop_assert!(!truncated && capped == 0);
        let nothing = [inconsistency.is_zero(), adjustment.is_zero(), conflicts.is_empty(), aside.is_empty()];
        prop_assert!(nothing == [true; 4] || nothing == [false; 4], "{:?}", nothing);
        prop_assert!(inconsistency <= Ratio::ONE);
    }

    #[test]
    fn the_whole_is_at_most_its_worst_part_and_exactly_their_sum(draft in any_ledger()) {
        let found = seen(&draft, &Suppose::default()).coherence;
        let worst = found.parts.iter().map(|part| part.inconsistency).max();
        prop_assert_eq!(found.inconsistency, worst.unwrap_or(Ratio::ZERO));
        let halves = found.parts.iter().map(|part| part.adjustment);
        prop_assert_eq!(found.adjustment, halves.fold(Ratio::ZERO, super::plus));
    }

    #[test]
    fn a_free_claim_is_in_no_contradiction(draft in any_ledger()) {
        let found = seen(&draft, &Suppose::default()).coherence;
        let members: BTreeSet<&Asking> = found.conflicts.iter().flat_map(|one| &one.members).collect();
        for claim in &found.free {
            prop_assert!(!members.contains(&Asking::Claim(claim.clone())));
        }
    }
}
