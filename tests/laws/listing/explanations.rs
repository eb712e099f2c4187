//! - the record named for a release is the cause: without it the person is gone without a release
//! - the records offered under an equal name are the doubt: judged different, the person is surer
//! - the two editions named as unordered are the doubt: a clock on each and the next is compared
//! - both words of a conflict are its cause: without either there is none

use cotejo::listing::{Certainty, Follows};
use cotejo::{DetaineeDraft, Draft, JudgementDraft, ListingDraft};
use proptest::prelude::*;
use proptest::sample::subsequence;

use super::{cast, complete, event, found, gone, gone_after, list, report, roll, row};

proptest! {
    #![proptest_config(crate::config())]

    #[test]
    fn without_the_record_named_the_person_is_gone_without_a_release(
        told in subsequence(vec![1_u8, 2, 3, 4], 1..=4),
    ) {
        let with = |told: &[u8]| {
            let draft = roll(&[complete([1, 2, 3, 4, 5]), complete([5])])
                .with_listing(list("told", "kin", "2026-05-02", "partial"));
            let released = |person: &u8| row("told", *person).events(event("released", "2026-05-01"));
            told.iter().map(released).fold(draft, Draft::with_detainee)
        };
        let explained = report(&with(&told), "e1");
        prop_assert_eq!(gone_after(&explained), told.iter().copied().collect());
        for one in &explained.gone_after_release {
            let named = super::number(&one.notice.record);
            let rest: Vec<u8> = told.iter().copied().filter(|person| *person != named).collect();
            prop_assert!(gone(&report(&with(&rest), "e1")).contains(&named));
        }
    }
}

#[test]
fn judged_different_from_all_that_is_offered_a_person_is_certainly_gone() {
    let named = |list: &str, n: u8| {
        DetaineeDraft::new(&format!("{list}-{n}"))
            .listing(list)
            .name("Ana")
    };
    let draft = roll(&[complete([7]), complete([7])])
        .with_detainee(named("e0", 1))
        .with_detainee(named("e1", 2))
        .with_detainee(named("e1", 3));
    let sure = |draft: &Draft| {
        let report = report(draft, "e1");
        let gone = &report.gone_without_release[0];
        (gone.certainty, gone.perhaps_same.len())
    };
    assert_eq!(sure(&draft), (Certainty::NotJoined, 2));
    let one = draft.with_judgement(JudgementDraft::different_persons(["e0-1", "e1-2"], "met both"));
    assert_eq!(sure(&one), (Certainty::NotJoined, 1));
    let both = one.with_judgement(JudgementDraft::different_persons(["e0-1", "e1-3"], "met both"));
    assert_eq!(sure(&both), (Certainty::Certain, 0));
}

#[test]
fn a_clock_on_the_two_editions_named_settles_the_order() {
    let times = |one: &str, other: &str| {
        let mut draft = cast();
        for (id, at) in [("a", one), ("b", other), ("next", "2026-05-03")] {
            draft = draft.with_listing(list(id, "watch", at, "complete"));
        }
        draft
            .with_detainee(row("a", 1))
            .with_detainee(row("b", 2))
            .with_detainee(row("next", 3))
    };
    let vague = report(&times("2026-05-02", "2026-05-02"), "next");
    assert_eq!(
        vague.follows,
        Follows::Unordered("a".parse().unwrap(), "b".parse().unwrap())
    );
    let clear = report(&times("2026-05-02T21:00Z", "2026-05-02T09:00Z"), "next");
    assert!(clear.is_compared());
    assert_eq!(
        gone(&clear),
        [1].into(),
        "the one of nine in the evening is the last"
    );
}

#[test]
fn without_either_word_there_is_no_conflict() {
    let with = |free: bool, held: bool| {
        let mut draft = cast()
            .with_listing(ListingDraft::new("free").by("watch").as_of("2026-05-09"))
            .with_listing(list("roll", "kin", "2026-05-09", "complete"))
            .with_detainee(row("roll", 9));
        if free {
            draft = draft.with_detainee(row("free", 1).events(event("released", "2026-05-08")));
        }
        if held {
            draft = draft.with_detainee(row("roll", 1));
        }
        found(&draft).free_and_held().len()
    };
    assert_eq!(
        [with(true, true), with(true, false), with(false, true)],
        [1, 0, 0]
    );
}
