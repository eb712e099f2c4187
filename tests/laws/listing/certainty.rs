//! - nobody who in truth is on both lists is ever certainly gone or certainly new
//! - whoever is gone while nobody is new is certainly gone
//! - joining two records by judgement takes one new and one gone away
//! - pinned: the four certainties, and records offered under an equal name

use cotejo::listing::{Certainty, MOST_PERHAPS};
use cotejo::{DetaineeDraft, Draft, JudgementDraft};
use proptest::prelude::*;

use super::{cast, certainties, complete, gone, list, new, persons, report, roll, row};

/// A row without an identifier.
fn named(list: &str, person: u8, name: &str) -> DetaineeDraft {
    let row = DetaineeDraft::new(&format!("{list}-{person}")).listing(list);
    if name.is_empty() { row } else { row.name(name) }
}

fn two_editions() -> Draft {
    cast()
        .with_listing(list("e0", "watch", "2026-05-01", "complete"))
        .with_listing(list("e1", "watch", "2026-05-02", "complete"))
}

/// The certainty with which the first edition's person `1` is gone.
fn sure(draft: &Draft) -> Certainty {
    certainties(&report(draft, "e1").gone_without_release)[&1]
}

proptest! {
    #![proptest_config(crate::config())]

    /// Rows lose their case numbers; the oracle alone knows who is who.
    #[test]
    fn nobody_who_in_truth_is_on_both_lists_is_ever_certainly_gone(
        a in persons(),
        b in persons(),
        lost in proptest::array::uniform2(persons()),
    ) {
        let mut draft = two_editions();
        for (at, (side, lost)) in [&a, &b].into_iter().zip(&lost).enumerate() {
            for person in side {
                let bare = named(&format!("e{at}"), *person, "");
                let full = row(&format!("e{at}"), *person);
                draft = draft.with_detainee(if lost.contains(person) { bare } else { full });
            }
        }
        let later = report(&draft, "e1");
        let absent = certainties(&later.gone_without_release).into_iter();
        let fresh = certainties(later.new_persons.iter().map(|new| &new.who));
        for (person, certainty) in absent.chain(fresh) {
            prop_assert!(!(a.contains(&person) && b.contains(&person)) || certainty == Certainty::NotJoined);
        }
    }

    #[test]
    fn whoever_is_gone_while_nobody_is_new_is_certainly_gone(a in persons(), b in persons()) {
        let later = report(&roll(&[complete(a.clone()), complete(b.clone())]), "e1");
        for (person, certainty) in certainties(&later.gone_without_release) {
            // All carry a case number: new persons have other numbers, which is less than certain.
            let expected = if b.is_subset(&a) { Certainty::Certain } else { Certainty::OtherNumbers };
            prop_assert_eq!(certainty, expected, "{}", person);
        }
    }

    #[test]
    fn joining_two_records_by_judgement_takes_one_new_and_one_gone_away(a in persons(), b in persons()) {
        let draft = roll(&[complete(a), complete(b)]);
        let apart = report(&draft, "e1");
        let pair = apart.gone_without_release.first().zip(apart.new_persons.first());
        let Some((gone, new)) = pair else { return Ok(()) };
        let ids = [gone.records[0].as_str(), new.who.records[0].as_str()];
        let joined = report(&draft.with_judgement(JudgementDraft::same_person(ids, "one face")), "e1");
        prop_assert_eq!(joined.new_persons.len() + 1, apart.new_persons.len());
        prop_assert_eq!(joined.gone_without_release.len() + 1, apart.gone_without_release.len());
        prop_assert_eq!(joined.unjoined.here + 1, apart.unjoined.here);
        prop_assert_eq!(joined.changed.len(), 1, "the two case numbers differ");
    }
}

#[test]
fn a_record_that_nothing_tells_apart_leaves_the_gone_uncertain() {
    let alone = two_editions()
        .with_detainee(named("e0", 1, "Ana"))
        .with_detainee(row("e0", 2))
        .with_detainee(row("e1", 2));
    assert_eq!(sure(&alone), Certainty::Certain, "the only row is the other's");
    let unnamed = alone.clone().with_detainee(named("e1", 3, ""));
    assert_eq!(
        sure(&unnamed),
        Certainty::NotJoined,
        "a person without a name may be anybody"
    );
    let judged = unnamed.clone().with_judgement(JudgementDraft::different_persons(
        ["e0-1", "e1-3"],
        "seen together",
    ));
    assert_eq!(sure(&judged), Certainty::Certain);
    let another = judged.with_detainee(named("e1", 4, "Berta"));
    assert_eq!(sure(&another), Certainty::NotJoined, "one of two is told apart");
}

#[test]
fn another_number_tells_apart_only_where_everybody_it_may_be_has_one() {
    let draft = two_editions()
        .with_detainee(row("e0", 1))
        .with_detainee(row("e1", 3))
        .with_detainee(row("e1", 4));
    assert_eq!(sure(&draft), Certainty::OtherNumbers);
    let other_scheme = draft
        .clone()
        .with_detainee(DetaineeDraft::new("e1-5").listing("e1").identifiers("file:1"));
    assert_eq!(sure(&other_scheme), Certainty::NotJoined);
    let judged = other_scheme.with_judgement(JudgementDraft::different_persons(["e0-1", "e1-5"], "met both"));
    assert_eq!(
        sure(&judged),
        Certainty::OtherNumbers,
        "judgement for one, numbers for two"
    );
    let carrier = draft.with_judgement(JudgementDraft::different_persons(["e0-1", "e1-3"], "met both"));
    assert_eq!(sure(&carrier), Certainty::OtherNumbers);
}

#[test]
fn persons_counted_and_not_listed_may_be_the_gone() {
    let with = |set: fn(cotejo::ListingDraft) -> cotejo::ListingDraft| {
        let later = set(list("e1", "watch", "2026-05-02", "complete"));
        let draft = cast()
            .with_listing(list("e0", "watch", "2026-05-01", "complete"))
            .with_listing(later);
        sure(
            &draft
                .with_detainee(row("e0", 1))
                .with_detainee(row("e0", 2))
                .with_detainee(row("e1", 2)),
        )
    };
    assert_eq!(with(|list| list), Certainty::Certain);
    assert_eq!(with(|list| list.withheld("1")), Certainty::PerhapsUnlisted);
    assert_eq!(with(|list| list.withheld("0")), Certainty::Certain);
    assert_eq!(with(|list| list.withheld("?")), Certainty::PerhapsUnlisted);
    assert_eq!(with(|list| list.states("2")), Certainty::PerhapsUnlisted);
    assert_eq!(with(|list| list.states("1")), Certainty::Certain);
    assert_eq!(with(|list| list.states(">=1")), Certainty::PerhapsUnlisted);
}

#[test]
fn what_came_before_a_first_complete_list_makes_nobody_certainly_new() {
    let draft = roll(&[super::edition("partial", [1]), complete([1, 2])]);
    let last = report(&draft, "e1");
    assert_eq!(last.new_persons[0].who.certainty, Certainty::PerhapsUnlisted);
}

#[test]
fn an_equal_name_is_offered_and_never_joined() {
    let draft = two_editions()
        .with_detainee(named("e0", 1, "  José  PÉREZ-Núñez"))
        .with_detainee(named("e1", 2, "nunez, Jose\u{301} Perez"))
        .with_detainee(named("e1", 3, "Josefa Pérez Núñez"));
    let later = report(&draft, "e1");
    assert_eq!(gone(&later), [1].into());
    assert_eq!(new(&later), [2, 3].into());
    let offered: Vec<&str> = later.gone_without_release[0]
        .perhaps_same
        .iter()
        .map(AsRef::as_ref)
        .collect();
    assert_eq!(offered, ["e1-2"]);
    assert_eq!(later.new_persons[0].who.perhaps_same[0].as_str(), "e0-1");
    assert!(later.new_persons[1].who.perhaps_same.is_empty());
    let judged = draft.with_judgement(JudgementDraft::different_persons(["e0-1", "e1-2"], "cousins"));
    assert!(
        report(&judged, "e1").gone_without_release[0]
            .perhaps_same
            .is_empty()
    );
}

#[test]
fn a_name_on_a_record_of_somebody_else_on_both_lists_is_a_doubt_too() {
    // Berta is on both lists; her evening row has the gone Ana's name as an alias.
    let draft = two_editions()
        .with_detainee(named("e0", 1, "Ana"))
        .with_detainee(row("e0", 2).name("Berta"))
        .with_detainee(row("e1", 2).name("Berta").aliases("ANA"));
    assert_eq!(sure(&draft), Certainty::NotJoined);
}

#[test]
fn a_long_list_of_equal_names_is_cut_and_says_so() {
    for many in [MOST_PERHAPS, MOST_PERHAPS + 1] {
        let mut draft = two_editions().with_detainee(named("e0", 1, "Ana"));
        for n in 0..many {
            draft = draft.with_detainee(named("e1", u8::try_from(n + 10).unwrap(), "Ana"));
        }
        let later = report(&draft, "e1");
        let gone = &later.gone_without_release[0];
        assert_eq!(gone.perhaps_same.len(), MOST_PERHAPS);
        assert_eq!(gone.truncated, many > MOST_PERHAPS);
    }
}
