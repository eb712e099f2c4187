//! - reversing two complete editions swaps new and gone, and how sure each is
//! - a list against itself changes nothing
//! - only a complete edition after a complete one shows who is gone
//! - pinned: order by clock, day and zone; equal times; vague times; unnamed groups; unseen lists

use cotejo::listing::{Follows, MOST_AT_ONCE};
use cotejo::{Draft, ListingDraft};
use proptest::prelude::*;

use super::{
    cast, certainties, complete, edition, editions, found, gone, list, new, persons, report, returned, roll,
    row,
};

proptest! {
    #![proptest_config(crate::config())]

    #[test]
    fn reversing_two_complete_editions_swaps_new_and_gone(a in persons(), b in persons()) {
        let there = report(&roll(&[complete(a.clone()), complete(b.clone())]), "e1");
        let back = report(&roll(&[complete(b), complete(a)]), "e1");
        prop_assert_eq!(new(&there), gone(&back));
        prop_assert_eq!(gone(&there), new(&back));
        prop_assert_eq!(there.unjoined.here, back.unjoined.before);
        let sure = |report: &cotejo::listing::ListingReport| {
            (
                certainties(report.new_persons.iter().map(|new| &new.who)),
                certainties(&report.gone_without_release),
            )
        };
        let ((new_there, gone_there), (new_back, gone_back)) = (sure(&there), sure(&back));
        prop_assert_eq!(new_there, gone_back);
        prop_assert_eq!(gone_there, new_back);
    }

    #[test]
    fn a_list_against_itself_changes_nothing(a in persons()) {
        let again = report(&roll(&[complete(a.clone()), complete(a)]), "e1");
        prop_assert!(again.is_compared());
        prop_assert!(again.new_persons.is_empty() && again.gone_without_release.is_empty());
        prop_assert!(again.changed.is_empty() && again.returned.is_empty());
        prop_assert_eq!((again.unjoined.here, again.unjoined.before), (0, 0));
    }

    #[test]
    fn only_a_complete_edition_after_a_complete_one_shows_who_is_gone(editions in editions()) {
        let found = found(&roll(&editions));
        for (at, report) in found.reports().iter().enumerate() {
            let can = editions[at].coverage == "complete"
                && editions[..at].iter().any(|earlier| earlier.coverage == "complete");
            prop_assert_eq!(report.shows_who_is_gone(), can);
            let none = report.gone_without_release.is_empty() && report.gone_after_release.is_empty();
            prop_assert!(can || none);
        }
    }
}

fn dated(times: &[&str]) -> Draft {
    let mut draft = cast();
    for (at, time) in times.iter().enumerate() {
        let id = format!("e{at}");
        draft = draft
            .with_listing(list(&id, "watch", time, "complete"))
            .with_detainee(row(&id, u8::try_from(at).unwrap()));
    }
    draft
}

/// The edition a report follows, or why it follows none.
fn follows(draft: &Draft, id: &str) -> String {
    match report(draft, id).follows {
        Follows::Roll { edition, .. } => edition.to_string(),
        Follows::Unordered(one, other) => format!("{one} or {other}"),
        why => format!("{why:?}"),
    }
}

#[test]
fn two_bulletins_of_one_day_are_ordered_by_their_clocks() {
    // 09:00 at −04:00 is 13:00 UTC, an hour before 14:00 UTC, though its clock shows less than 13:30 at −03:00.
    let draft = dated(&[
        "2026-05-01T14:00Z",
        "2026-05-01T09:00-04:00",
        "2026-05-01T13:30-03:00",
    ]);
    assert_eq!(follows(&draft, "e1"), "Nothing");
    assert_eq!(follows(&draft, "e0"), "e1");
    assert_eq!(follows(&draft, "e2"), "e0", "13:30 at −03:00 is 16:30 UTC");
    assert_eq!(gone(&report(&draft, "e0")), [1].into());
    assert_eq!(new(&report(&draft, "e0")), [0].into());
}

#[test]
fn a_day_is_a_day_of_the_clock_the_roll_is_kept_by() {
    // 21:00 at −04:00 is already 2 May in UTC; the roll's own day is 1 May.
    let draft = dated(&["2026-05-01T21:00-04:00", "2026-05-02"]);
    assert_eq!(follows(&draft, "e1"), "e0");
    let same = dated(&["2026-05-01T21:00-04:00", "2026-05-01"]);
    assert_eq!(
        follows(&same, "e1"),
        "Nothing",
        "before or after nine in the evening"
    );
    assert_eq!(report(&same, "e1").unordered, 1);
}

#[test]
fn equal_times_are_in_no_order_and_the_next_edition_says_so() {
    let draft = dated(&[
        "2026-05-01",
        "2026-05-02",
        "2026-05-02",
        "2026-05-03",
        "2026-05-04",
    ]);
    for one in ["e1", "e2"] {
        assert_eq!(follows(&draft, one), "e0");
        assert_eq!(report(&draft, one).unordered, 1);
    }
    let next = report(&draft, "e3");
    assert_eq!(follows(&draft, "e3"), "e1 or e2");
    assert!(next.new_persons.is_empty() && next.gone_without_release.is_empty());
    assert_eq!(follows(&draft, "e4"), "e3", "one night later it is clear again");
}

#[test]
fn an_approximate_or_missing_date_is_not_guessed_at() {
    let mut draft = dated(&["2026-05-01", "2026-05-03", "2026-05-02~"]);
    draft = draft
        .with_listing(ListingDraft::new("e3").by("watch").coverage("complete"))
        .with_detainee(row("e3", 3));
    assert_eq!(follows(&draft, "e2"), "Undated");
    assert_eq!(follows(&draft, "e3"), "Undated");
    assert_eq!(report(&draft, "e3").unordered, 3);
    assert_eq!(follows(&draft, "e1"), "e0");
    assert_eq!(report(&draft, "e1").unordered, 2);
    assert_eq!(gone(&report(&draft, "e1")), [0].into());
}

#[test]
fn a_month_beside_its_nights_does_not_hide_what_changed_from_night_to_night() {
    let draft = dated(&["2026-04-30", "2026-05-01", "2026-05", "2026-05-02", "2026-06-01"]);
    assert_eq!(follows(&draft, "e1"), "e0");
    assert_eq!(follows(&draft, "e3"), "e1");
    assert_eq!(follows(&draft, "e2"), "e0");
    assert_eq!(follows(&draft, "e4"), "e2 or e3");
}

#[test]
fn an_increment_that_overlaps_the_complete_edition_leaves_the_roll_in_doubt() {
    let both = |increment: &str| {
        let draft = roll(&[complete([1, 2]), complete([2]), complete([2, 3])]);
        draft
            .with_listing(list("i", "watch", increment, "increment"))
            .with_detainee(row("i", 3))
    };
    assert_eq!(follows(&both("2026-05-02"), "e2"), "e1 or i");
    assert_eq!(follows(&both("2026-05-01/2026-05-02"), "e2"), "e1 or i");
    assert_eq!(follows(&both("2026-05-02T00:00Z/2026-05-02"), "e2"), "e1 or i");
    // Over before e1: e1 has taken it in or dropped it, and 3 is back.
    assert_eq!(follows(&both("2026-05-01"), "e2"), "e1");
    assert_eq!(returned(&report(&both("2026-05-01"), "e2")), [3].into());
}

#[test]
fn an_increment_adds_to_the_roll_and_a_partial_list_does_not() {
    let draft = roll(&[
        complete([1, 2]),
        edition("increment", [3]),
        edition("partial", [4]),
        edition("increment", [5, 1]),
        complete([1, 3, 4]),
    ]);
    let (second, third, fourth, last) = (
        report(&draft, "e1"),
        report(&draft, "e2"),
        report(&draft, "e3"),
        report(&draft, "e4"),
    );
    assert_eq!(new(&second), [3].into());
    assert_eq!(new(&third), [4].into());
    assert_eq!(new(&fourth), [5].into(), "1 was on the roll");
    // The roll is 1, 2, 3, 5: 2 and 5 are gone, 4 is new to it, though a partial list had them.
    assert_eq!(gone(&last), [2, 5].into());
    assert_eq!(new(&last), [4].into());
    assert_eq!(last.new_persons[0].seen.as_ref().map(AsRef::as_ref), Some("e2"));
    let Follows::Roll {
        edition,
        complete,
        increments,
    } = &last.follows
    else {
        panic!("{:?}", last.follows)
    };
    assert_eq!(
        (
            edition.as_str(),
            complete.as_ref().map(AsRef::as_ref),
            *increments
        ),
        ("e3", Some("e0"), 2)
    );
}

#[test]
fn without_a_complete_edition_the_roll_is_everybody_listed_so_far() {
    let draft = roll(&[
        edition("partial", [1]),
        edition("increment", [2]),
        edition("partial", [1, 2, 3]),
        complete([1, 4]),
    ]);
    assert_eq!(new(&report(&draft, "e2")), [3].into());
    let last = report(&draft, "e3");
    assert_eq!(new(&last), [4].into());
    assert!(gone(&last).is_empty(), "2 and 3 stood on no complete list");
    assert!(!last.shows_who_is_gone());
}

#[test]
fn who_comes_back_is_not_new() {
    let draft = roll(&[complete([1, 2]), complete([1]), complete([1, 2, 3])]);
    let last = report(&draft, "e2");
    assert_eq!(returned(&last), [2].into());
    assert_eq!(new(&last), [3].into());
    assert_eq!(last.returned[0].last.as_str(), "e0");
    let seen_between = roll(&[
        complete([1, 2]),
        complete([1]),
        edition("partial", [2]),
        complete([1, 2]),
    ]);
    let last = report(&seen_between, "e3");
    assert_eq!(
        returned(&last),
        [2].into(),
        "once on the roll, always back and never new"
    );
    assert_eq!(last.returned[0].last.as_str(), "e2");
}

#[test]
fn a_speaker_keeps_the_roll_of_the_body_and_another_subject_is_another_roll() {
    let draft = cast()
        .with_population(cotejo::PopulationDraft::new("women"))
        .with_listing(list("e0", "watch", "2026-05-01", "complete"))
        .with_listing(list("e1", "spokesman", "2026-05-02", "complete"))
        .with_listing(list("e2", "watch", "2026-05-03", "complete").population("women"))
        .with_listing(list("e3", "kin", "2026-05-03", "complete"))
        .with_detainee(row("e0", 1))
        .with_detainee(row("e1", 2))
        .with_detainee(row("e2", 3))
        .with_detainee(row("e3", 4));
    assert_eq!(follows(&draft, "e1"), "e0");
    assert_eq!(follows(&draft, "e2"), "Nothing");
    assert_eq!(follows(&draft, "e3"), "Nothing");
}

#[test]
fn lists_of_nobody_named_or_of_an_unnamed_group_are_of_no_one_voice() {
    for by in ["groups", ""] {
        let mut draft = cast();
        for (at, id) in ["e0", "e1"].into_iter().enumerate() {
            let listing = ListingDraft::new(id)
                .as_of(format!("2026-05-0{}", at + 1))
                .coverage("complete");
            let listing = if by.is_empty() { listing } else { listing.by(by) };
            draft = draft
                .with_listing(listing)
                .with_detainee(row(id, u8::try_from(at).unwrap()));
        }
        assert_eq!(follows(&draft, "e1"), "NoVoice");
        assert!(gone(&report(&draft, "e1")).is_empty());
    }
}

#[test]
fn a_list_without_rows_frees_nobody_unless_it_says_that_it_is_empty() {
    let draft = roll(&[complete([1, 2]), complete([]), complete([1])]);
    assert_eq!(follows(&draft, "e1"), "Unseen");
    assert_eq!(follows(&draft, "e2"), "e0", "as if it were not there");
    let empty =
        roll(&[complete([1, 2])]).with_listing(list("e1", "watch", "2026-05-02", "complete").states("0"));
    assert_eq!(gone(&report(&empty, "e1")), [1, 2].into());
}

#[test]
fn more_editions_at_one_time_than_can_be_told_apart_are_not_compared() {
    let crowd = |editions: usize| {
        let times: Vec<&str> = std::iter::once("2026-05-01")
            .chain(std::iter::repeat_n("2026-05-02", editions))
            .collect();
        follows(&dated(&times), "e1")
    };
    assert_eq!(crowd(MOST_AT_ONCE), "e0");
    assert_eq!(crowd(MOST_AT_ONCE + 1), "Crowded");
}

#[test]
fn a_list_of_a_wave_takes_back_what_it_no_longer_says() {
    let draft = cast()
        .with_wave(cotejo::WaveDraft::new("may").window("2026-05-01"))
        .with_listing(list("e0", "watch", "2026-05-01", "complete").wave("may"))
        .with_listing(list("e1", "watch", "2026-05-02", "complete").wave("may"))
        .with_detainee(row("e0", 1).events(event_released()))
        .with_detainee(row("e0", 2).events(event_released()))
        .with_detainee(row("e1", 2).events(event_released()));
    let last = report(&draft, "e1");
    assert_eq!(super::numbers(&last.withdrawn), [1].into());
    assert!(last.gone_after_release.is_empty() && last.gone_without_release.is_empty());
}

fn event_released() -> cotejo::Value {
    cotejo::Value::record([("what", "released")])
}
