//! What holds of every explanation, whatever the ledger.

use std::collections::BTreeSet;

use cotejo::discrepancy::{Amount, Explainer, Explanation, ReasonKind};
use cotejo::{Bounds, Claim, Draft, Ledger, Reconciliation, Settings, reconcile, strategy};
use proptest::prelude::*;

/// Every explanation of a ledger, each pair both ways.
fn all(found: &Reconciliation<'_>, check: &mut dyn FnMut(&Claim, &Claim, Option<Explanation>)) {
    let evidence = found.evidence();
    let explainer = Explainer::new(&evidence);
    let claims: Vec<&Claim> = found.ledger().claims().collect();
    for one in &claims {
        for other in &claims {
            check(one, other, explainer.between(one, other));
        }
    }
}

fn of(draft: Draft, check: &mut dyn FnMut(&Claim, &Claim, Option<Explanation>)) {
    let ledger = Ledger::try_from(draft).unwrap();
    all(&reconcile(&ledger, &Settings::default()), check);
}

proptest! {
    #[test]
    fn what_a_reason_explains_and_leaves_is_the_gap_and_the_remainder_is_never_more(draft in strategy::small_ledger()) {
        of(draft, &mut |_, _, found| {
            let Some(why) = found else { return };
            let [a, b] = why.figures;
            assert_eq!(why.gap, a.gap(b));
            assert!(why.remainder <= why.beyond_measured && why.beyond_measured <= why.gap);
            let sized = why.reasons.iter().any(|reason| reason.amount != Amount::Open);
            assert_eq!(why.beyond_measured == why.gap, !sized, "{why:?}");
            assert_eq!(why.remainder == why.gap, why.reasons.is_empty(), "{why:?}");
            for reason in &why.reasons {
                assert_eq!(reason.explains + reason.leaves, why.gap);
                assert!(reason.explains > 0 && why.remainder <= reason.leaves);
                assert!(!why.without_effect.contains(&reason.kind));
            }
            // Together they leave no more than they would if their parts were added.
            let added: u64 = why.reasons.iter().map(|reason| reason.explains).sum();
            assert!(why.gap <= why.remainder + added);
        });
    }

    #[test]
    fn it_does_not_matter_which_of_the_two_is_named_first(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        let found = reconcile(&ledger, &Settings::default());
        let evidence = found.evidence();
        let explainer = Explainer::new(&evidence);
        all(&found, &mut |one, other, why| assert_eq!(why, explainer.between(other, one)));
    }

    #[test]
    fn a_claim_has_no_difference_with_itself(draft in strategy::small_ledger()) {
        of(draft, &mut |one, other, why| {
            if one.id() == other.id() && let Some(why) = why {
                assert!(why.gap == 0 && why.reasons.is_empty() && why.without_effect.is_empty());
            }
        });
    }

    /// An oracle for every reason whose amount is open: the part, list or earlier count says "so many
    /// or more", and nothing else changes; where neither is named, anything is possible.
    #[test]
    fn an_open_reason_makes_a_floor_of_what_it_is_of(draft in strategy::small_ledger()) {
        of(draft, &mut |_, _, found| {
            let Some(why) = found else { return };
            let ([first, _], [a, b]) = (&why.claims, why.figures);
            for reason in why.reasons.iter().filter(|one| one.amount == Amount::Open && one.reading.is_none()) {
                let floor = |own: Bounds| Bounds::at_least(own.lo());
                let left = match &reason.of {
                    _ if matches!(reason.kind, ReasonKind::ListRevision | ReasonKind::Reading) => continue,
                    None => 0,
                    Some(id) if id == first => floor(a).gap(b),
                    Some(_) => a.gap(floor(b)),
                };
                assert_eq!(reason.leaves, left, "{reason:?}");
            }
        });
    }

    #[test]
    fn a_sum_names_claims_on_record_that_add_up_to_its_number(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        let found = reconcile(&ledger, &Settings::default());
        all(&found, &mut |one, other, why| {
            for reason in why.iter().flat_map(|why| &why.reasons) {
                // Claims named are others than the two, and on record.
                let named: BTreeSet<_> = reason.claims.iter().collect();
                assert_eq!(named.len(), reason.claims.len(), "each once");
                assert!(named.iter().all(|id| ledger.claim(id).is_some()));
                let own = [one.id(), other.id()];
                if reason.kind == ReasonKind::Lag {
                    // A later list may be the other claim itself, never its own.
                    assert!(reason.of.as_ref().is_none_or(|of| !named.contains(of)));
                }
                if matches!(reason.kind, ReasonKind::Overlap | ReasonKind::MixedVoices) {
                    assert!(named.len() > 1 && reason.of.as_ref().is_some_and(|of| own.contains(&of)));
                    let sum: Option<u64> = named
                        .iter()
                        .map(|id| found.evidence().spread(ledger.claim(id).unwrap()).unwrap().core().exact())
                        .sum();
                    let whole = reason.of.as_ref().and_then(|id| ledger.claim(id)).unwrap();
                    let whole = found.evidence().spread(whole).and_then(|spread| spread.core().exact());
                    assert_eq!(sum, whole, "the parts add up to the number");
                }
            }
        });
    }
}
