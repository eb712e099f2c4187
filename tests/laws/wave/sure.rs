//! What is sure and what is likely, one reason at a time.
//!
//! - `a_wave_declared_inside_is_inside_whatever_it_looks_like`
//! - `who_may_have_left_twice_proves_nothing`
//! - `persons_are_counted_by_resolution`
//! - `populations_declared_disjoint_are_surely_separate_at_any_remove`
//! - `a_days_shift_is_named_and_decides_nothing_alone`
//! - `marked_dates_are_never_sure`
//! - `unrelated_populations_leave_it_open`
//! - `places_written_differently_leave_it_open`
//! - `what_would_settle_it_is_said`

use cotejo::wave::{Certain, Open, Reason, WaveRelation};
use cotejo::{DetaineeDraft, Draft, JudgementDraft, Value, WaveDraft};

use super::{all, blanks, cast, compared, id, left, nested, relation, said_on, wave};

#[test]
fn a_wave_declared_inside_is_inside_whatever_it_looks_like() {
    let draft = cast()
        .with_wave(wave("a", "2026-05-01/2026-05-09").within("b"))
        .with_wave(wave("b", "2026-05-01/2026-05-03").within("c"))
        .with_wave(WaveDraft::new("c"));
    for (inner, outer) in [("a", "b"), ("b", "c"), ("a", "c")] {
        let found = compared(&draft, inner, outer);
        assert_eq!(found.relation, nested(inner));
        assert_eq!(found.sure, Some(Certain::Within { inner: id(inner) }));
        assert!(found.is_declared() && found.open.is_empty());
    }
    // At a remove the door does not see that the days cannot meet.
    let far = cast()
        .with_wave(wave("a", "2026-05-01").within("b"))
        .with_wave(WaveDraft::new("b").within("c"))
        .with_wave(wave("c", "2026-07"));
    let found = compared(&far, "a", "c");
    assert_eq!(
        (found.relation, found.sure),
        (WaveRelation::Undecided, Some(Certain::Contradictory))
    );
}

#[test]
fn who_may_have_left_twice_proves_nothing() {
    let apart = cast()
        .with_wave(wave("a", "2026-05-01"))
        .with_wave(wave("b", "2026-06-01"));
    let once = apart
        .clone()
        .with_detainee(left("d", &[("a", None), ("b", None)]));
    let found = compared(&once, "a", "b");
    assert_eq!(
        (found.relation, found.sure),
        (WaveRelation::Undecided, Some(Certain::Contradictory))
    );
    assert!(found.open.contains(&Open::LeftTwice { persons: 1 }));
    // Dated a month apart, it is two leavings; so it is after an arrest between.
    let dated = left("d", &[("a", Some("2026-05-01")), ("b", Some("2026-06-01"))]);
    let again = left("e", &[("a", None), ("b", None)]);
    let again = apart.clone().with_detainee(again).with_detainee(
        DetaineeDraft::new("f")
            .events(Value::record([("what", "re-arrested"), ("when", "2026-05-20")]))
            .identifiers("case:9"),
    );
    let again = again.with_judgement(JudgementDraft::same_person(["e", "f"], "one lawyer"));
    for draft in [apart.with_detainee(dated), again] {
        let found = compared(&draft, "a", "b");
        assert_eq!(
            (found.relation, found.sure),
            (WaveRelation::Separate, Some(Certain::ShareNobody))
        );
        assert_eq!(
            found
                .open
                .iter()
                .filter(|open| **open == Open::LeftTwice { persons: 1 })
                .count(),
            1
        );
    }
    // A day between two dates may be a day's shift, and marked dates may be anything.
    for (one, other) in [("2026-05-01", "2026-05-02"), ("2026-05-01~", "2026-06-01")] {
        let draft = blanks().with_detainee(left("d", &[("a", Some(one)), ("b", Some(other))]));
        assert_eq!(compared(&draft, "a", "b").sure, Some(Certain::ShareSomebody));
    }
}

#[test]
fn persons_are_counted_by_resolution() {
    // Two lists of three records each; two cases stand on both.
    let draft = ["1", "2", "3"].iter().fold(blanks(), |draft, n| {
        draft
            .with_detainee(left(&format!("a-{n}"), &[("a", None)]).identifiers(format!("case:{n}")))
            .with_detainee(
                left(&format!("b-{n}"), &[("b", None)]).identifiers(format!("case:{}", n.replace('3', "4"))),
            )
    });
    let found = compared(&draft, "a", "b");
    assert_eq!(found.together, [Reason::SharedPersons { persons: 2 }]);
    assert_eq!(
        (found.relation, found.sure),
        (WaveRelation::Overlapping, Some(Certain::ShareSomebody))
    );
    let apart = JudgementDraft::different_persons(["a-1", "b-1"], "two people");
    assert_eq!(
        compared(&draft.with_judgement(apart), "a", "b").together,
        [Reason::SharedPersons { persons: 1 }]
    );
    // Who left in a wave left in the wave around it.
    let around = blanks()
        .with_wave(WaveDraft::new("in-b").within("b"))
        .with_detainee(left("d", &[("a", None), ("in-b", None)]));
    assert_eq!(relation(&around, "a", "b"), WaveRelation::Overlapping);
}

#[test]
fn populations_declared_disjoint_are_surely_separate_at_any_remove() {
    let draft = cast()
        .with_population(cotejo::PopulationDraft::new("foreign-women").within("foreign"))
        .with_wave(wave("a", "2026-05-01").population("foreign-women"))
        .with_wave(wave("b", "2026-05-01").population("marchers"));
    let found = compared(&draft, "a", "b");
    assert_eq!(
        (&found.relation, &found.sure),
        (&WaveRelation::Separate, &Some(Certain::ShareNobody))
    );
    assert_eq!(
        all(&draft).pairs,
        [found],
        "they look alike, so the pair is listed"
    );
}

#[test]
fn a_days_shift_is_named_and_decides_nothing_alone() {
    let draft = cast()
        .with_wave(wave("a", "2026-05-01"))
        .with_wave(wave("b", "2026-05-02"));
    let found = compared(&draft, "a", "b");
    assert_eq!(
        (&found.relation, &found.together[..]),
        (&WaveRelation::Undecided, &[Reason::ADayApart][..])
    );
    assert!(found.open.contains(&Open::Hour));
    let announced = |draft: Draft| {
        draft
            .with_claim(said_on("2026-05-04", "c1", "crown", "a", "20").stage("announced"))
            .with_claim(
                said_on("2026-05-04", "c2", "herald", "b", "21")
                    .stage("announced")
                    .as_of("2026-05-05"),
            )
    };
    assert_eq!(relation(&announced(draft.clone()), "a", "b"), WaveRelation::Same);
    let person = left("d", &[("a", None), ("b", None)]);
    assert_eq!(
        relation(&draft.with_detainee(person), "a", "b"),
        WaveRelation::Same
    );
    // Longer stretches, moved by a day; and a day beside a stretch.
    let moved = cast()
        .with_wave(wave("a", "2026-05-01/2026-05-04"))
        .with_wave(wave("b", "2026-05-02/2026-05-05"));
    assert_eq!(
        compared(&moved, "a", "b").together,
        [Reason::DaysMeet, Reason::ADayApart]
    );
    assert_eq!(relation(&moved, "a", "b"), WaveRelation::Overlapping);
    assert_eq!(relation(&announced(moved), "a", "b"), WaveRelation::Same);
    let beside = cast()
        .with_wave(wave("a", "2026-05-01"))
        .with_wave(wave("b", "2026-05-02/2026-05-05"));
    assert_eq!(compared(&beside, "a", "b").together, [Reason::ADayApart]);
    // Two stretches one after the other are no shift, and clock times leave none.
    let after = cast()
        .with_wave(wave("a", "2026-05-01/2026-05-02"))
        .with_wave(wave("b", "2026-05-03/2026-05-04"));
    let found = compared(&after, "a", "b");
    assert_eq!((found.relation, found.sure), (WaveRelation::Separate, None));
    let clocks = |other: &str| {
        cast()
            .with_wave(wave("a", "2026-05-01T20:30-04:00"))
            .with_wave(wave("b", other))
    };
    assert_eq!(
        relation(&clocks("2026-05-02T00:30Z"), "a", "b"),
        WaveRelation::Same,
        "one instant"
    );
    // One instant may be two local days apart, and is found all the same.
    let far = cast()
        .with_wave(wave("a", "2026-05-01T23:00-12:00"))
        .with_wave(wave("b", "2026-05-03T01:00+14:00"));
    assert_eq!(all(&far).pairs[0].relation, WaveRelation::Same);
    assert_eq!(
        compared(&clocks("2026-05-02T10:30Z"), "a", "b").apart,
        [Reason::PerhapsApart { days: 1 }]
    );
}

#[test]
fn marked_dates_are_never_sure() {
    let draft = cast()
        .with_wave(wave("a", "2026-05-01~"))
        .with_wave(wave("b", "2026-05-20"));
    let found = compared(&draft, "a", "b");
    assert_eq!((found.relation, found.sure), (WaveRelation::Separate, None));
    assert_eq!(found.apart, [Reason::PerhapsApart { days: 19 }]);
}

#[test]
fn unrelated_populations_leave_it_open() {
    let draft = cast()
        .with_wave(wave("a", "2026-05-01").population("marchers"))
        .with_wave(wave("b", "2026-05-01").population("listed"));
    let found = compared(&draft, "a", "b");
    assert_eq!(
        (&found.relation, &found.open[..]),
        (&WaveRelation::Undecided, &[Open::Populations][..])
    );
    let person = draft.with_detainee(left("d", &[("a", None), ("b", None)]));
    assert_eq!(relation(&person, "a", "b"), WaveRelation::Overlapping);
}

#[test]
fn places_written_differently_leave_it_open() {
    let at = |window: &str, place: &str| {
        cast()
            .with_wave(wave("a", "2026-05-01/2026-05-03").place("the quarry"))
            .with_wave(wave("b", window).place(place))
    };
    for (window, alike) in [
        ("2026-05-01/2026-05-03", WaveRelation::Same),
        ("2026-05-02", nested("b")),
        ("2026-05-03/2026-05-09", WaveRelation::Overlapping),
    ] {
        assert_eq!(relation(&at(window, "the quarry"), "a", "b"), alike);
        let found = compared(&at(window, "the north gate"), "a", "b");
        assert_eq!(
            (&found.relation, &found.apart[..]),
            (&WaveRelation::Undecided, &[Reason::OtherPlace][..])
        );
    }
}

#[test]
fn what_would_settle_it_is_said() {
    let draft = cast()
        .with_wave(WaveDraft::new("a").population("all").place("the quarry"))
        .with_wave(wave("b", "2026-05-01").place("the north gate"));
    let found = compared(&draft, "a", "b");
    assert_eq!(
        found.open,
        [Open::Days(id("a")), Open::Population(id("b")), Open::Places]
    );
    assert_eq!(found.apart, [Reason::OtherPlace]);
}
