//! Laws of voices: who is counted as one, and how many stand behind something.
//!
//! - `who_speaks_for_another_is_that_voice`
//! - `several_are_several_unless_jointly`
//! - `corroboration_is_pinned`
//! - `corroboration_is_an_interval_and_order_does_not_matter`
//! - `a_further_voice_never_lowers_corroboration`
//! - `an_unnamed_group_raises_the_most_only`
//! - `every_row_has_a_voice`

use cotejo::dedup::{Voice, corroboration, voices_of};
use cotejo::{ClaimDraft, Ledger, strategy};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::cast;
use crate::config;

fn named(ids: &[&str]) -> Voice {
    Voice::Named(ids.iter().map(|id| id.parse().unwrap()).collect())
}

fn group(id: &str) -> Voice {
    Voice::Unnamed(id.parse().unwrap())
}

fn nobody(page: &str) -> Voice {
    Voice::Nobody(Some(page.parse().unwrap()))
}

fn any_voice() -> impl Strategy<Value = Voice> {
    select(vec![
        named(&["a"]),
        named(&["b"]),
        named(&["c"]),
        named(&["a", "b"]),
        named(&["b", "c"]),
        group("g"),
        group("h"),
        nobody("p"),
        Voice::Nobody(None),
    ])
}

/// The voices of one claim, as text.
fn voices(claim: ClaimDraft) -> Vec<String> {
    let ledger = Ledger::try_from(cast().with_claim(claim)).unwrap();
    let voices = ledger
        .claims()
        .flat_map(|claim| voices_of(&ledger, claim))
        .map(|voice| voice.to_string());
    voices.collect()
}

fn held(by: &[&str]) -> ClaimDraft {
    ClaimDraft::new("c")
        .via("p1")
        .count("held")
        .figure("5")
        .by(by.to_vec())
}

#[test]
fn who_speaks_for_another_is_that_voice() {
    assert_eq!(voices(held(&["minister"])), ["gov"]);
    assert_eq!(voices(held(&["minister", "gov"])), ["gov"]);
    assert_eq!(voices(held(&["minister", "gov"]).jointly(true)), ["gov"]);
    assert_eq!(voices(held(&["groups"])), ["(groups)"]);
    assert_eq!(
        voices(ClaimDraft::new("c").via("p1").count("held").figure("5")),
        ["-"]
    );
}

#[test]
fn several_are_several_unless_jointly() {
    assert_eq!(voices(held(&["watch", "gov"])), ["gov", "watch"]);
    assert_eq!(voices(held(&["watch", "gov"]).jointly(true)), ["gov+watch"]);
    assert_eq!(voices(held(&["watch", "groups"])), ["watch", "(groups)"]);
}

#[test]
fn corroboration_is_pinned() {
    let table: &[(&[Voice], &str)] = &[
        (&[], "0"),
        (&[named(&["a"])], "1"),
        (&[named(&["a"]), named(&["a"])], "1"),
        (&[named(&["a"]), named(&["b"])], "2"),
        (&[named(&["a"]), group("g")], "1 or 2"),
        (&[named(&["a"]), group("g"), group("h")], "1 to 3"),
        (&[named(&["a"]), group("g"), nobody("p")], "1 to 3"),
        (&[named(&["a"]), named(&["b"]), group("g")], "2 or 3"),
        (&[group("g"), group("h")], "1 or 2"),
        (&[nobody("p")], "0 or 1"),
        (&[named(&["a", "b"]), named(&["b", "c"])], "1"),
        (&[named(&["a", "b"]), named(&["c"])], "2"),
        (&[named(&["a", "b"]), named(&["b", "c"]), named(&["c"])], "2"),
        (&[named(&["a", "b"]), named(&["a"]), named(&["b"])], "2"),
    ];
    for (voices, expected) in table {
        assert_eq!(corroboration(*voices).to_string(), *expected, "{voices:?}");
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn corroboration_is_an_interval_and_order_does_not_matter(
        (voices, shuffled) in vec(any_voice(), 0..=6).prop_flat_map(|v| (Just(v.clone()), Just(v).prop_shuffle())),
    ) {
        let found = corroboration(&voices);
        prop_assert!(found.least <= found.most && found.most <= voices.len());
        prop_assert_eq!(found, corroboration(&shuffled));
        let twice = voices.iter().chain(&voices);
        prop_assert_eq!(found, corroboration(twice), "a repetition adds no voice");
    }

    #[test]
    fn a_further_voice_never_lowers_corroboration(voices in vec(any_voice(), 0..=6), body in select(vec!["d", "e"])) {
        let before = corroboration(&voices);
        let more = [voices.as_slice(), &[named(&[body])]].concat();
        let after = corroboration(&more);
        let identified = voices.iter().any(Voice::is_named);
        // The first identified voice may be the group that was there.
        let least = before.least + usize::from(identified || before.least == 0);
        prop_assert_eq!((after.least, after.most), (least, before.most + 1));
    }

    #[test]
    fn an_unnamed_group_raises_the_most_only(voices in vec(any_voice(), 0..=6)) {
        let before = corroboration(&voices);
        let more = [voices.as_slice(), &[group("another")]].concat();
        let after = corroboration(&more);
        prop_assert_eq!((after.least, after.most), (before.least.max(1), before.most + 1));
    }

    #[test]
    fn every_row_has_a_voice(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        for claim in ledger.claims() {
            let voices = voices_of(&ledger, claim);
            prop_assert!(!voices.is_empty() && voices.is_sorted());
            let one = claim.by().is_empty() || claim.is_joint();
            prop_assert!(voices.len() <= claim.by().len().max(1) && (!one || voices.len() == 1));
            for voice in voices.iter().filter(|voice| voice.is_named()) {
                prop_assert!(voice.sources().iter().all(|body| ledger.speaks_for(body) == body));
            }
        }
    }
}
