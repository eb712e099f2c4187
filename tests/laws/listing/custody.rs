//! - the status at a day is what a search through all pairs of notices says
//! - it does not depend on the order of the notices
//! - pinned: leaving, re-arrest, doubt, events without a date, being taken off a list

use cotejo::listing::{Notice, Standing, notices, status};
use cotejo::{Date, DetaineeDraft, Ledger, Measure, Value, When};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::{cast, list};

type Told = (&'static str, Option<String>);

fn told() -> impl Strategy<Value = Vec<Told>> {
    let day = || 1..=9_u8;
    let when = prop_oneof![
        1 => Just(None),
        5 => day().prop_map(|day| Some(format!("2026-05-0{day}"))),
        3 => (day(), day()).prop_map(|(a, b)| Some(format!("2026-05-0{}/2026-05-0{}", a.min(b), a.max(b)))),
        1 => day().prop_map(|day| Some(format!("../2026-05-0{day}"))),
        1 => day().prop_map(|day| Some(format!("2026-05-0{day}/.."))),
    ];
    let words: Vec<&str> = Measure::ALL.iter().map(|what| what.as_str()).collect();
    vec((select(words), when), 0..=6)
}

/// One record on a list of 5 May that tells these events.
fn record(events: &[Told]) -> Vec<Notice> {
    let events = events.iter().map(|(what, when)| match when {
        Some(when) => Value::record([("what", *what), ("when", when)]),
        None => Value::record([("what", *what)]),
    });
    let draft = cast()
        .with_listing(list("l", "watch", "2026-05-05", "partial"))
        .with_detainee(
            DetaineeDraft::new("d")
                .listing("l")
                .events(Value::List(events.collect())),
        );
    let ledger = Ledger::try_from(draft).unwrap();
    let resolved = cotejo::link::resolve(&ledger);
    notices(&ledger, resolved.persons()[0].records())
}

fn day(day: u8) -> Option<Date> {
    format!("2026-05-{day:02}").parse::<When>().unwrap().latest()
}

/// What the rule says, pair by pair, of the standing on a day: whether a leaving stands, which ones
/// may decide, and otherwise whether somebody was taken.
fn by_search(notices: &[Notice], at: Option<Date>) -> Option<Standing> {
    let listed = |n: &Notice| n.listed.as_ref().and_then(When::earliest);
    let counts = |n: &&Notice| {
        let from = if n.when.is_some() { n.earliest() } else { listed(n) };
        from.is_none_or(|from| at.is_none_or(|at| from <= at))
    };
    let counted: Vec<&Notice> = notices.iter().filter(counts).collect();
    // None is before every first day and after every last one.
    let surely_before = |one: &Notice, other: &Notice| match (one.latest(), other.earliest()) {
        (Some(last), Some(first)) => last < first,
        _ => false,
    };
    let held = |n: &Notice| {
        matches!(n.standing(), Standing::Held | Standing::Unclear) && n.what != Measure::Delisted
    };
    let undone = |left: &Notice| {
        counted.iter().any(|taken| {
            held(taken)
                && (surely_before(left, taken)
                    || (taken.what == Measure::ReArrested && !surely_before(taken, left)))
        })
    };
    let lasts = |n: &&Notice| (n.latest().is_none(), n.latest());
    let left = counted
        .iter()
        .copied()
        .filter(|n| matches!(n.standing(), Standing::Free | Standing::Dead))
        .filter(|n| !undone(n));
    let best = left.clone().map(|n| lasts(&n)).max();
    let mut decide: Vec<Standing> = left
        .filter(|n| Some(lasts(n)) == best)
        .map(Notice::standing)
        .collect();
    if decide.is_empty() {
        let off = |n: &&&Notice| n.what == Measure::Delisted;
        let taken_later = |off: &Notice| counted.iter().any(|n| held(n) && surely_before(off, n));
        decide = counted
            .iter()
            .filter(off)
            .filter(|off| !taken_later(off))
            .map(|_| Standing::Unclear)
            .collect();
    }
    if decide.is_empty() {
        let taken = counted.iter().filter(|n| held(n));
        let latest = taken.clone().map(|n| n.earliest()).max();
        decide = taken
            .filter(|n| Some(n.earliest()) == latest)
            .map(|n| n.standing())
            .collect();
    }
    // Several of one day: any of them may decide; the caller checks that the answer is among them.
    decide.sort_unstable();
    decide.dedup();
    match decide.as_slice() {
        [] => None,
        [only] => Some(*only),
        _ => Some(Standing::after(status(notices, at).unwrap().what)).filter(|one| decide.contains(one)),
    }
}

proptest! {
    #![proptest_config(crate::config())]

    #[test]
    fn the_status_is_what_a_search_through_all_pairs_says(events in told(), at in 0..=12_u8) {
        let notices = record(&events);
        let at = (at > 0).then(|| day(at).unwrap());
        let found = status(&notices, at).map(Notice::standing);
        prop_assert_eq!(found, by_search(&notices, at));
    }

    #[test]
    fn the_order_of_the_notices_changes_nothing(events in told(), at in 1..=12_u8) {
        let notices = record(&events);
        let mut turned = notices.clone();
        turned.reverse();
        prop_assert_eq!(status(&notices, day(at)), status(&turned, day(at)));
    }
}

fn standing(events: &[(&'static str, &str)], at: u8) -> Option<Standing> {
    let events: Vec<Told> = events
        .iter()
        .map(|(what, when)| (*what, (!when.is_empty()).then(|| (*when).to_owned())))
        .collect();
    status(&record(&events), day(at)).map(Notice::standing)
}

#[test]
fn a_person_is_held_until_released_and_free_until_taken_again() {
    let life = [
        ("arrested", "2026-05-02"),
        ("released", "2026-05-04"),
        ("arrested", "2026-05-08"),
    ];
    let expected = [
        (1, None),
        (2, Some(Standing::Held)),
        (4, Some(Standing::Free)),
        (7, Some(Standing::Free)),
        (8, Some(Standing::Held)),
    ];
    for (day, expected) in expected {
        assert_eq!(standing(&life, day), expected, "{day} May");
    }
}

#[test]
fn a_first_arrest_in_doubt_does_not_undo_a_release_and_a_re_arrest_does() {
    let released = ("released", "2026-05-03/2026-05-06");
    assert_eq!(
        standing(&[released, ("arrested", "2026-05-04")], 9),
        Some(Standing::Free)
    );
    assert_eq!(
        standing(&[released, ("arrested", "2026-05-07")], 9),
        Some(Standing::Held)
    );
    assert_eq!(
        standing(&[released, ("re-arrested", "2026-05-04")], 9),
        Some(Standing::Held)
    );
    assert_eq!(
        standing(&[released, ("re-arrested", "2026-05-02")], 9),
        Some(Standing::Free)
    );
    assert_eq!(
        standing(&[("released", "2026-05-03"), ("re-arrested", "2026-05-03")], 9),
        Some(Standing::Held)
    );
}

#[test]
fn a_release_without_a_date_happened_by_the_day_of_its_list() {
    assert_eq!(standing(&[("released", "")], 4), None, "the list is of 5 May");
    assert_eq!(standing(&[("released", "")], 5), Some(Standing::Free));
    assert_eq!(
        standing(&[("released", ""), ("arrested", "2026-05-05")], 9),
        Some(Standing::Free)
    );
    assert_eq!(
        standing(&[("released", ""), ("arrested", "2026-05-06")], 9),
        Some(Standing::Held)
    );
    assert_eq!(
        standing(&[("released", ""), ("re-arrested", "2026-05-01")], 9),
        Some(Standing::Held)
    );
}

#[test]
fn transfer_is_custody_and_being_taken_off_a_list_is_neither() {
    assert_eq!(
        standing(&[("transferred", "2026-05-02")], 9),
        Some(Standing::Held)
    );
    assert_eq!(
        standing(&[("arrested", "2026-05-01"), ("delisted", "2026-05-02")], 9),
        Some(Standing::Unclear)
    );
    assert_eq!(
        standing(&[("released", "2026-05-01"), ("delisted", "2026-05-02")], 9),
        Some(Standing::Free)
    );
    assert_eq!(standing(&[("died", "2026-05-02")], 9), Some(Standing::Dead));
    assert_eq!(
        standing(&[("arrested", "2026-05-01"), ("disappeared", "2026-05-02")], 9),
        Some(Standing::Unclear)
    );
}
