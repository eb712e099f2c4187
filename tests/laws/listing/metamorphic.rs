//! - shifting all dates changes no group
//! - the order of the file changes nothing
//! - adding a partial list never adds to gone
//! - adding a release record moves a person from gone without to gone after
//! - another voice's roll changes nothing in this one's editions

use cotejo::listing::{Field, Listings, listings};
use cotejo::{DetaineeDraft, Draft, Ledger, Lexicon, Measure, Value, WaveDraft, link};
use proptest::prelude::*;

use super::{
    Edition, complete, editions, event, found, gone, gone_after, list, new, persons, report, returned, roll,
    row,
};

/// Who is in which group, edition by edition.
fn groups(found: &Listings) -> Vec<[std::collections::BTreeSet<u8>; 4]> {
    let group = |report| [new(report), gone(report), gone_after(report), returned(report)];
    found.reports().iter().map(group).collect()
}

/// The editions with clock times, from an hour of 1 May on, some hours apart.
fn timed(editions: &[Edition], first: usize, apart: usize) -> Draft {
    let mut draft = super::cast();
    for (at, edition) in editions.iter().enumerate() {
        let id = format!("e{at}");
        let hours = first + at * apart;
        let time = format!("2026-05-{:02}T{:02}:00-04:00", 1 + hours / 24, hours % 24);
        draft = draft.with_listing(list(&id, "watch", &time, edition.coverage));
        for person in &edition.persons {
            draft = draft.with_detainee(row(&id, *person));
        }
    }
    draft
}

proptest! {
    #![proptest_config(crate::config())]

    #[test]
    fn shifting_all_dates_changes_no_group(editions in editions(), first in 0..200_usize, apart in 1..=80_usize) {
        let by_days = groups(&found(&roll(&editions)));
        prop_assert_eq!(by_days, groups(&found(&timed(&editions, first, apart))));
    }

    #[test]
    fn the_order_of_the_file_changes_nothing(editions in editions()) {
        let mut backwards = super::cast();
        for (at, edition) in editions.iter().enumerate().rev() {
            let id = format!("e{at}");
            for person in edition.persons.iter().rev() {
                backwards = backwards.with_detainee(row(&id, *person));
            }
            let day = format!("2026-05-{:02}", at + 1);
            backwards = backwards.with_listing(list(&id, "watch", &day, edition.coverage));
        }
        prop_assert_eq!(found(&roll(&editions)), found(&backwards));
    }

    #[test]
    fn adding_a_partial_list_never_adds_to_gone(editions in editions(), partial in persons(), day in 1..=6_u8) {
        let before = found(&roll(&editions));
        let mut draft = roll(&editions)
            .with_listing(list("p", "watch", &format!("2026-05-{day:02}"), "partial"));
        for person in &partial {
            draft = draft.with_detainee(row("p", *person));
        }
        let after = found(&draft);
        prop_assert!(after.of(&"p".parse().unwrap()).unwrap().gone_without_release.is_empty());
        for report in before.reports() {
            prop_assert_eq!(gone(after.of(&report.listing).unwrap()), gone(report));
        }
    }

    #[test]
    fn adding_a_release_record_moves_a_person_from_gone_without_to_gone_after(a in persons(), b in persons()) {
        let draft = roll(&[complete(a), complete(b)]);
        let before = report(&draft, "e1");
        let Some(person) = gone(&before).first().copied() else { return Ok(()) };
        // Whoever says so: here the families, on a partial list of their own.
        let told = draft
            .with_listing(list("told", "kin", "2026-05-02", "partial"))
            .with_detainee(row("told", person).events(event("released", "2026-05-02")));
        let after = report(&told, "e1");
        let mut left = gone(&before);
        left.remove(&person);
        prop_assert_eq!(gone(&after), left);
        prop_assert_eq!(gone_after(&after), [person].into());
        let notice = &after.gone_after_release[0].notice;
        prop_assert_eq!(notice.record.to_string(), format!("told-{person}"));
        prop_assert_eq!(notice.by[0].as_str(), "kin");
    }

    #[test]
    fn another_voices_roll_changes_nothing_in_this_ones_editions(ours in editions(), theirs in editions()) {
        let alone = found(&roll(&ours));
        let mut both = roll(&ours);
        for (at, edition) in theirs.iter().enumerate() {
            let id = format!("k{at}");
            both = both.with_listing(list(&id, "kin", &format!("2026-05-{:02}", at + 1), edition.coverage));
            for person in &edition.persons {
                both = both.with_detainee(row(&id, *person));
            }
        }
        let both = found(&both);
        for report in alone.reports() {
            let beside = both.of(&report.listing).unwrap();
            prop_assert_eq!(groups(&alone).len() + theirs.len(), both.reports().len());
            prop_assert_eq!((new(report), gone(report), returned(report)), (new(beside), gone(beside), returned(beside)));
            prop_assert_eq!(&report.follows, &beside.follows);
        }
    }
}

#[test]
fn what_explains_that_somebody_is_gone() {
    let with = |what: &str, when: &str| {
        let draft = roll(&[complete([1, 2]), complete([2])])
            .with_listing(list("told", "kin", "2026-05-20", "partial"))
            .with_detainee(row("told", 1).events(event(what, when)));
        let report = report(&draft, "e1");
        (
            report.gone_without_release.len(),
            report.gone_after_release.len(),
            report.gone_otherwise.first().map(|gone| gone.notice.what),
        )
    };
    for what in ["released", "expelled", "exchanged"] {
        assert_eq!(with(what, "2026-05-02"), (0, 1, None), "{what}");
    }
    let others = [
        ("died", Measure::Died),
        ("escaped", Measure::Escaped),
        ("transferred", Measure::Transferred),
        ("delisted", Measure::Delisted),
    ];
    for (what, measure) in others {
        assert_eq!(with(what, "2026-05-01"), (0, 0, Some(measure)));
    }
    for what in [
        "arrested",
        "held",
        "re-arrested",
        "disappeared",
        "late-registered",
    ] {
        assert_eq!(with(what, "2026-05-01"), (1, 0, None), "{what}");
    }
    // The edition is of 2 May: a release of the 3rd does not explain it, one of 1–5 May may.
    assert_eq!(with("released", "2026-05-03"), (1, 0, None));
    assert_eq!(with("released", "2026-05-01/2026-05-05"), (0, 1, None));
}

#[test]
fn a_release_told_later_explains_and_was_not_known_on_the_evening() {
    let draft = roll(&[complete([1, 2]), complete([2])])
        .with_listing(list("told", "kin", "2026-05-20", "partial"))
        .with_detainee(row("told", 1).events(event("released", "2026-05-02")));
    assert_eq!(gone_after(&report(&draft, "e1")), [1].into());
    let ledger = Ledger::try_from(draft).unwrap();
    let evening = ledger.as_known_at(&"2026-05-02".parse().unwrap());
    let known = listings(&evening, &link::resolve(&evening), &Lexicon::default());
    assert_eq!(gone(known.of(&"e1".parse().unwrap()).unwrap()), [1].into());
}

#[test]
fn an_old_release_before_a_new_arrest_explains_nothing() {
    let events = vec![event("released", "2025-06-01"), event("arrested", "2025-09-01")];
    let draft = roll(&[complete([2]), complete([2])]);
    let draft = draft
        .with_detainee(row("e0", 1).events(Value::List(events)))
        .with_listing(list("told", "kin", "2026-05-20", "partial"));
    assert_eq!(gone(&report(&draft, "e1")), [1].into());
    let told = draft.with_detainee(row("told", 1).events(event("released", "2026-05-02")));
    assert_eq!(gone_after(&report(&told, "e1")), [1].into());
}

#[test]
fn the_fields_that_differ_are_named_and_no_other() {
    let event = |when: &str, facility: &str| {
        Value::record([("what", "arrested"), ("when", when), ("facility", facility)])
    };
    let change = |now: DetaineeDraft| {
        let before = row("e0", 1)
            .name("Ana")
            .category("x")
            .events(event("2026-01-01", "North"));
        let draft = roll(&[complete([2]), complete([2])])
            .with_detainee(before)
            .with_detainee(now);
        let changed = report(&draft, "e1").changed;
        changed
            .into_iter()
            .map(|changed| changed.fields)
            .collect::<Vec<_>>()
    };
    let same = || row("e1", 1).name("Ana").category("x");
    assert!(change(same().events(event("2026-01-01", "North"))).is_empty());
    assert_eq!(
        change(same().events(event("2026-01-02", "North"))),
        [[Field::Events]]
    );
    assert_eq!(
        change(
            row("e1", 1)
                .name("Anna")
                .category("y")
                .born("1990")
                .events(event("2026-01-01", "South"))
        ),
        [[Field::Name, Field::Born, Field::Category, Field::Facility]]
    );
    let all = DetaineeDraft::new("e1-1")
        .listing("e1")
        .identifiers(vec!["case:1", "case:77"]);
    let all = all
        .aliases("A")
        .sex("2")
        .birthplace("b")
        .residence("r")
        .nationalities("ES")
        .occupation("o")
        .consent("public")
        .sensitivity("open")
        .attributes(Value::record([("k", "v")]))
        .note("n");
    let but_born: Vec<Field> = Field::ALL
        .iter()
        .copied()
        .filter(|field| *field != Field::Born)
        .collect();
    assert_eq!(change(all), [but_born]);
}

#[test]
fn a_release_without_a_date_is_of_the_days_of_its_wave() {
    let with = |wave: bool| {
        let released = Value::record([("what", "released")]);
        let in_wave = Value::record([("what", "released"), ("wave", "may")]);
        let draft = roll(&[complete([1, 2]), complete([2])])
            .with_wave(WaveDraft::new("may").window("2026-05-01/2026-05-02"))
            .with_listing(list("told", "kin", "2026-05-20", "partial"))
            .with_detainee(row("told", 1).events(if wave { in_wave } else { released }));
        gone_after(&report(&draft, "e1")).len()
    };
    assert_eq!((with(true), with(false)), (1, 0), "the list itself is of 20 May");
}

#[test]
fn who_is_back_is_told_with_the_re_arrest_known_by_then() {
    let with = |arrested: &str| {
        let events = vec![event("released", "2026-05-02"), event("re-arrested", arrested)];
        let draft = roll(&[complete([1, 2]), complete([2]), complete([1, 2])])
            .with_listing(list("told", "kin", "2026-05-20", "partial"))
            .with_detainee(row("told", 1).events(Value::List(events)));
        let back = report(&draft, "e2").returned;
        back[0].rearrest.as_ref().map(|found| found.release.is_some())
    };
    assert_eq!((with("2026-05-03"), with("2026-05-04")), (Some(true), None));
}
