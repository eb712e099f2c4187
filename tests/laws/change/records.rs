//! What was written: claims, joins, persons, custody, each against something naive.
//!
//! - `claims_new_gone_and_superseded_are_those_that_a_look_at_both_finds`
//! - `utterances_joined_and_split_are_those_that_pairs_of_rows_show`
//! - `knowing_more_of_one_ledger_rewrites_nothing`
//! - `a_change_of_a_wave_is_told_of_the_wave_and_not_of_its_claims`
//! - `a_draft_without_anything_is_new_in_everything`

use std::collections::{BTreeMap, BTreeSet};

use cotejo::since::{Edit, Revision};
use cotejo::{ClaimId, Ledger, Reconciliation, Settings, reconcile};
use proptest::prelude::*;

use super::{Step, ledger, pair, small_ledger, step};
use crate::config;

fn ids(ledger: &Ledger) -> BTreeSet<ClaimId> {
    ledger.claims().map(|claim| claim.id().clone()).collect()
}

fn utterance(found: &Reconciliation<'_>, row: &ClaimId) -> ClaimId {
    found.utterances().of(row).unwrap().id().clone()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn claims_new_gone_and_superseded_are_those_that_a_look_at_both_finds(draft in small_ledger(), step in step()) {
        let [old, new] = pair(&draft, &step);
        let (then, now) = (reconcile(&old, &Settings::default()), reconcile(&new, &Settings::default()));
        let changes = now.since(&then);
        let told = |wanted: &Edit| -> BTreeSet<ClaimId> {
            let claims = changes.revisions().iter().filter_map(|one| match one {
                Revision::Claim { claim, edit } if edit == wanted => Some(claim.clone()),
                _ => None,
            });
            claims.collect()
        };
        prop_assert_eq!(told(&Edit::Added), &ids(&new) - &ids(&old));
        prop_assert_eq!(told(&Edit::Gone), &ids(&old) - &ids(&new));
        let superseded: BTreeMap<ClaimId, (Option<ClaimId>, Option<ClaimId>)> = changes.revisions().iter().filter_map(|one| match one {
            Revision::Superseded { claim, before, after } => Some((claim.clone(), (before.clone(), after.clone()))),
            _ => None,
        }).collect();
        let both = &ids(&old) & &ids(&new);
        let naive = both.iter().map(|id| (id.clone(), (old.superseded_by(id).cloned(), new.superseded_by(id).cloned())));
        let naive: BTreeMap<_, _> = naive.filter(|(_, (before, after))| before != after).collect();
        prop_assert_eq!(superseded, naive);
    }

    #[test]
    fn utterances_joined_and_split_are_those_that_pairs_of_rows_show(draft in small_ledger(), step in step()) {
        let [old, new] = pair(&draft, &step);
        let (then, now) = (reconcile(&old, &Settings::default()), reconcile(&new, &Settings::default()));
        let (mut joined, mut split) = (BTreeSet::new(), BTreeSet::new());
        let both: Vec<ClaimId> = (&ids(&old) & &ids(&new)).into_iter().collect();
        for one in &both {
            for other in &both {
                let before = [utterance(&then, one), utterance(&then, other)];
                let after = [utterance(&now, one), utterance(&now, other)];
                if before[0] != before[1] && after[0] == after[1] {
                    joined.insert((after[0].clone(), before[0].clone()));
                }
                if before[0] == before[1] && after[0] != after[1] {
                    split.insert((before[0].clone(), after[0].clone()));
                }
            }
        }
        let (mut told_joined, mut told_split) = (BTreeSet::new(), BTreeSet::new());
        for one in now.since(&then).revisions() {
            match one {
                Revision::Joined { into, from } => told_joined.extend(from.iter().map(|from| (into.clone(), from.clone()))),
                Revision::Split { from, into } => told_split.extend(into.iter().map(|into| (from.clone(), into.clone()))),
                _ => {}
            }
        }
        prop_assert_eq!((told_joined, told_split), (joined, split));
    }

    #[test]
    fn knowing_more_of_one_ledger_rewrites_nothing(draft in small_ledger(), step in step()) {
        if matches!(step, Step::Days(..)) {
            let [old, new] = pair(&draft, &step);
            let (then, now) = (reconcile(&old, &Settings::default()), reconcile(&new, &Settings::default()));
            for one in now.since(&then).revisions() {
                let written = match one {
                    Revision::Claim { edit, .. } | Revision::Listing { edit, .. } | Revision::Record { edit, .. } => *edit == Edit::Added,
                    other => !other.is_written(),
                };
                prop_assert!(written, "{one:?}");
            }
        }
    }

    #[test]
    fn a_change_of_a_wave_is_told_of_the_wave_and_not_of_its_claims(draft in small_ledger()) {
        let [old, new] = pair(&draft, &Step::Window);
        let (then, now) = (reconcile(&old, &Settings::default()), reconcile(&new, &Settings::default()));
        let changes = now.since(&then);
        let written: Vec<&Revision> = changes.revisions().iter().filter(|one| one.is_written()).collect();
        let [Revision::Wave { wave, edit: Edit::Changed(fields) }] = written.as_slice() else {
            panic!("{written:?}")
        };
        prop_assert_eq!((wave.as_str(), fields.as_slice()), ("month", &["window"][..]));
    }
}

#[test]
fn a_draft_without_anything_is_new_in_everything() {
    let empty = ledger(&serde_json::json!({"schema": 1}));
    let new = ledger(&serde_json::json!({"schema": 1,
        "sources": [{"id": "a"}], "populations": [{"id": "p"}], "waves": [{"id": "w"}],
        "claims": [{"id": "c", "by": "a", "count": "held", "population": "p", "figure": "5"}],
        "listings": [{"id": "l", "by": "a"}], "detainees": [{"id": "d", "listing": "l"}, {"id": "e"}],
        "judgements": [{"different_persons": ["d", "e"], "because": "seen together"}],
        "assumptions": [{"id": "x", "at_most": ["executed", "announced"]}]}));
    let (then, now) = (
        reconcile(&empty, &Settings::default()),
        reconcile(&new, &Settings::default()),
    );
    let changes = now.since(&then);
    let kinds: Vec<String> = changes
        .revisions()
        .iter()
        .map(|one| {
            let json = serde_json::to_value(one).unwrap();
            json.as_object().unwrap().keys().next().unwrap().clone()
        })
        .collect();
    let expected = [
        "claim",
        "listing",
        "record",
        "record",
        "judgement",
        "assumption",
        "wave",
        "population",
        "source",
    ];
    assert_eq!(kinds, expected);
}
