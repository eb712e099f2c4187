//! - free here and held elsewhere is what a table worked by hand says, date by date
//! - whoever a later complete edition no longer lists is not held by an earlier one
//! - a voice does not contradict itself; no order of voices matters

use cotejo::listing::FreeAndHeld;
use cotejo::{Draft, Outcome, Value};

use super::{cast, event, found, list, report, row};

/// The watch says released on a day; the families' complete roll of another day has the person.
fn released_and_listed(released: &str, listed: &str) -> Draft {
    cast()
        .with_listing(list("free", "watch", "2026-05-20", "partial"))
        .with_listing(list("roll", "kin", listed, "complete"))
        .with_detainee(row("free", 1).events(event("released", released)))
        .with_detainee(row("roll", 1))
}

fn conflicts(draft: &Draft) -> Vec<FreeAndHeld> {
    found(draft).free_and_held().to_vec()
}

#[test]
fn dates_that_do_not_meet_are_no_conflict() {
    // Released, listed as held, in conflict, surely.
    let table = [
        ("2026-05-08", "2026-05-07", false, false),
        ("2026-05-08", "2026-05-08", true, false),
        ("2026-05-08", "2026-05-09", true, true),
        ("2026-05-08/2026-05-12", "2026-05-10", true, false),
        ("2026-05-08/2026-05-12", "2026-05-12", true, false),
        ("2026-05-08/2026-05-12", "2026-05-13", true, true),
        ("2026-05-08/2026-05-12", "2026-05-07", false, false),
        ("2026-05-08~", "2026-05-10", true, false),
        ("2026-05", "2026-05-31", true, false),
        ("2026-05-08T15:00Z", "2026-05-08T09:00Z", false, false),
        ("2026-05-08T15:00Z", "2026-05-08T15:00Z", true, false),
        ("2026-05-08T15:00Z", "2026-05-08T12:00-04:00", true, true),
        ("2026-05-08T15:00Z", "2026-05-08", true, false),
        ("2026-05-08T23:00-04:00", "2026-05-09T01:00Z", false, false),
    ];
    for (released, listed, conflict, surely) in table {
        let found = conflicts(&released_and_listed(released, listed));
        assert_eq!(found.len(), usize::from(conflict), "{released} against {listed}");
        assert_eq!(
            found.first().is_some_and(|one| one.surely_later),
            surely,
            "{released} against {listed}"
        );
    }
}

#[test]
fn an_arrest_is_a_conflict_only_when_it_may_be_later_than_the_release() {
    let with = |arrested: &str| {
        let draft = cast()
            .with_listing(list("free", "watch", "2026-05-20", "partial"))
            .with_listing(list("roll", "kin", "2026-05-01", "partial"))
            .with_detainee(row("free", 1).events(event("released", "2026-05-08")));
        let draft = draft.with_detainee(row("roll", 1).events(event("arrested", arrested)));
        conflicts(&draft).first().map(|one| one.surely_later)
    };
    assert_eq!(with("2024-08"), None);
    assert_eq!(with("2026-05-08"), None, "arrested and released on one day");
    assert_eq!(with("2026-05-09"), Some(true));
    assert_eq!(with("2026-05"), Some(false));
}

#[test]
fn the_two_records_the_dates_and_the_outcome_are_given() {
    let draft = cast()
        .with_listing(list("free", "watch", "2026-05-20", "complete"))
        .with_listing(list("roll", "kin", "2026-05-09", "complete"))
        .with_detainee(row("free", 1).events(Value::record([
            ("what", "released"),
            ("outcome", "house-arrest"),
            ("when", "2026-05-08"),
        ])))
        .with_detainee(row("roll", 1));
    let here = report(&draft, "free").free_here_held_elsewhere;
    assert_eq!(here.len(), 1);
    assert_eq!(here[0].free.record.as_str(), "free-1");
    assert_eq!(here[0].free.outcome, Some(Outcome::HouseArrest));
    assert_eq!(here[0].held.record.as_str(), "roll-1");
    assert!(here[0].held.by_roll && !here[0].free.by_roll);
    assert_eq!(here[0].held.by[0].as_str(), "kin");
    assert!(report(&draft, "roll").free_here_held_elsewhere.is_empty());
}

#[test]
fn whoever_a_later_complete_edition_no_longer_lists_is_held_by_it_no_more() {
    let stale = released_and_listed("2026-05-08", "2026-05-09");
    assert_eq!(conflicts(&stale).len(), 1);
    let later = |coverage: &str| {
        let draft = stale
            .clone()
            .with_listing(list("roll-2", "kin", "2026-05-10", coverage));
        conflicts(&draft.with_detainee(row("roll-2", 2))).len()
    };
    assert_eq!(later("complete"), 0);
    assert_eq!(later("partial"), 1, "absence from a partial list is no release");
    assert_eq!(later("increment"), 1);
}

#[test]
fn a_partial_list_and_a_list_of_a_wave_say_nothing_of_custody_by_themselves() {
    let on = |coverage: &str, wave: Option<&str>| {
        let roll = list("roll", "kin", "2026-05-09", coverage);
        let draft = cast()
            .with_wave(cotejo::WaveDraft::new("may"))
            .with_listing(list("free", "watch", "2026-05-20", "partial"))
            .with_listing(match wave {
                Some(wave) => roll.wave(wave),
                None => roll,
            })
            .with_detainee(row("free", 1).events(event("released", "2026-05-08")));
        conflicts(&draft.with_detainee(row("roll", 1))).len()
    };
    assert_eq!(on("complete", None), 1);
    assert_eq!(on("increment", None), 1);
    assert_eq!(on("partial", None), 0);
    assert_eq!(on("complete", Some("may")), 0);
}

#[test]
fn a_voice_that_speaks_for_a_body_does_not_contradict_it() {
    let draft = |by: &str| {
        let draft = cast()
            .with_listing(list("free", "watch", "2026-05-20", "partial"))
            .with_listing(list("roll", by, "2026-05-09", "complete"))
            .with_detainee(row("free", 1).events(event("released", "2026-05-08")));
        conflicts(&draft.with_detainee(row("roll", 1))).len()
    };
    assert_eq!((draft("kin"), draft("spokesman")), (1, 0));
}

#[test]
fn a_roll_that_itself_says_the_person_left_does_not_hold_them() {
    let draft = cast()
        .with_listing(list("free", "watch", "2026-05-20", "partial"))
        .with_listing(list("roll", "kin", "2026-05-09", "complete"))
        .with_detainee(row("free", 1).events(event("released", "2026-05-08")))
        .with_detainee(row("roll", 1).events(event("released", "2026-05-07")));
    assert!(conflicts(&draft).is_empty());
}

#[test]
fn of_several_who_hold_the_person_the_latest_is_given() {
    let mut draft = released_and_listed("2026-05-08", "2026-05-09")
        .with_source(cotejo::SourceDraft::new("archive"))
        .with_listing(list("other", "archive", "2026-05-12", "complete"));
    draft = draft.with_detainee(row("other", 1));
    let found = conflicts(&draft);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].held.record.as_str(), "other-1");
}

#[test]
fn who_is_taken_again_is_told_with_both_events() {
    let with = |again: (&str, &str)| {
        let draft = cast()
            .with_listing(list("l0", "watch", "2026-05-09", "partial"))
            .with_listing(list("l1", "kin", "2026-05-12", "partial"))
            .with_detainee(row("l0", 1).events(event("released", "2026-05-08")))
            .with_detainee(row("l1", 1).events(event(again.0, again.1)));
        let all = found(&draft);
        assert_eq!(all.rearrested(), report(&draft, "l1").rearrested);
        assert!(report(&draft, "l0").rearrested.is_empty());
        let both = |one: &cotejo::listing::ReArrest| {
            let release = one.release.as_ref().map(|notice| notice.record.to_string());
            (release, one.arrest.record.to_string())
        };
        all.rearrested().first().map(both)
    };
    let both = Some((Some("l0-1".to_owned()), "l1-1".to_owned()));
    assert_eq!(with(("arrested", "2026-05-11")), both);
    assert_eq!(with(("held", "2026-05-11")), both);
    assert_eq!(with(("arrested", "2026-05-08")), None);
    assert_eq!(with(("re-arrested", "2026-05-08")), both);
    assert_eq!(
        with(("re-arrested", "2026-05-07")),
        Some((None, "l1-1".to_owned()))
    );
    assert_eq!(with(("transferred", "2026-05-11")), None);
}
