//! What is named as a cause is one.
//!
//! - `every_cause_is_a_revision_and_something_written_is_among_them`
//! - `one_claim_added_is_named_by_all_that_moved`
//! - `without_its_only_cause_a_number_is_not_what_it_is`
//! - `a_number_told_with_one_change_has_all_its_causes_there`
//! - `causes_are_mostly_told_apart`

use std::cell::Cell;

use cotejo::since::{Edit, Moved, Revision};
use cotejo::{Settings, reconcile};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;

use super::{beginning, is_tally, ledger, names, pair, settings, small_ledger, step};
use crate::config;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_cause_is_a_revision_and_something_written_is_among_them(draft in small_ledger(), step in step(), settings in settings()) {
        let [old, new] = pair(&draft, &step);
        let (then, now) = (reconcile(&old, &settings[0]), reconcile(&new, &settings[1]));
        let changes = now.since(&then);
        for moved in changes.moved() {
            prop_assert!(moved.before.is_sorted() && moved.after.is_sorted() && moved.before != moved.after);
            prop_assert!(moved.because.iter().all(|cause| changes.revisions().contains(cause)));
            prop_assert!(moved.because.iter().any(Revision::is_written), "{moved:?}");
            prop_assert!(moved.because.is_sorted() && moved.because.len() <= Moved::LISTED && !moved.truncated);
        }
    }

    #[test]
    fn one_claim_added_is_named_by_all_that_moved(draft in small_ledger(), at in any::<Index>()) {
        let claims = draft["claims"].as_array().unwrap().clone();
        if !claims.is_empty() {
            let last = at.index(claims.len());
            let (old, new) = (ledger(&beginning(&draft, last)), beginning(&draft, last + 1));
            // Judgements and assumptions about the claim come with it only in a file of their own.
            let mut new = new;
            for list in ["judgements", "assumptions"] {
                new[list] = beginning(&draft, last)[list].clone();
            }
            let new = ledger(&new);
            let (then, now) = (reconcile(&old, &Settings::default()), reconcile(&new, &Settings::default()));
            let changes = now.since(&then);
            let id = claims[last]["id"].as_str().unwrap();
            prop_assert!(!changes.moved().is_empty(), "rows at least");
            for moved in changes.moved() {
                prop_assert!(moved.because.iter().any(|cause| names(cause, id)), "{id}: {moved:?}");
                let foreign = moved.because.iter().filter(|cause| cause.is_written());
                prop_assert_eq!(foreign.count(), 1);
            }
        }
    }

    #[test]
    fn without_its_only_cause_a_number_is_not_what_it_is(draft in small_ledger(), at in any::<Index>()) {
        let count = draft["claims"].as_array().unwrap().len();
        let earlier = beginning(&draft, at.index(count + 1));
        let (old, new) = (ledger(&earlier), ledger(&draft));
        let (then, now) = (reconcile(&old, &Settings::default()), reconcile(&new, &Settings::default()));
        let changes = now.since(&then);
        for moved in changes.moved().iter().filter(|moved| moved.traced && !is_tally(&moved.figure)) {
            let written: Vec<&Revision> = moved.because.iter().filter(|cause| cause.is_written()).collect();
            let [Revision::Claim { claim, edit: Edit::Added }] = written.as_slice() else { continue };
            // What it replaced would stand again, and move the number in its stead.
            let replaces = changes.revisions().iter().any(|one| matches!(one, Revision::Superseded { .. }))
                || new.claims().any(|other| new.superseded_by(other.id()) == Some(claim));
            if replaces {
                continue;
            }
            // A figure that its voice gives again stays where it was.
            let own = new.claim(claim).unwrap();
            if new.claims().any(|other| other.id() != claim && other.figure() == own.figure() && other.by() == own.by()) {
                continue;
            }
            // Taking it out is possible where nothing refers to it.
            let mut without = draft.clone();
            without["claims"].as_array_mut().unwrap().retain(|one| one["id"] != claim.as_str());
            if without.to_string().contains(&format!("{}\"", claim.as_str())) {
                continue;
            }
            let without = ledger(&without);
            let reduced = reconcile(&without, &Settings::default());
            let reduced = reduced.since(&then);
            let still = reduced.moved().iter().any(|one| one.figure == moved.figure && one.after == moved.after);
            prop_assert!(!still, "{claim}: {moved:?}");
        }
    }

    #[test]
    fn a_number_told_with_one_change_has_all_its_causes_there(draft in small_ledger(), step in step(), settings in settings()) {
        let [old, new] = pair(&draft, &step);
        let (then, now) = (reconcile(&old, &settings[0]), reconcile(&new, &settings[1]));
        for change in &now.since(&then) {
            for moved in change.moved() {
                let there = moved.because.iter().all(|cause| change.news().contains(cause));
                prop_assert_eq!(there, !change.news().is_empty());
            }
        }
    }
}

/// Of the figures that move in generated pairs, few have causes that are not found by scope.
#[test]
fn causes_are_mostly_told_apart() {
    let (all, untraced) = (Cell::new(0_usize), Cell::new(0_usize));
    let cases = (small_ledger(), step(), settings());
    TestRunner::deterministic()
        .run(&cases, |(draft, step, settings)| {
            let [old, new] = pair(&draft, &step);
            let (then, now) = (reconcile(&old, &settings[0]), reconcile(&new, &settings[1]));
            let changes = now.since(&then);
            all.set(all.get() + changes.moved().len());
            untraced.set(untraced.get() + changes.moved().iter().filter(|moved| !moved.traced).count());
            Ok(())
        })
        .unwrap();
    assert!(all.get() > 200, "{}", all.get());
    assert!(
        untraced.get() * 50 < all.get(),
        "{} of {}",
        untraced.get(),
        all.get()
    );
}
