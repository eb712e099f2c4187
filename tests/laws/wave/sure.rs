//! What is sure, what is said and what is likely, one reason at a time.
//!
//! - `a_wave_declared_inside_is_inside_whatever_it_looks_like`
//! - `who_may_have_left_twice_proves_nothing`
//! - `persons_are_counted_by_resolution`
//! - `populations_declared_disjoint_are_surely_separate_at_any_remove`
//! - `a_days_shift_is_named_and_decides_nothing_alone`
//! - `marked_dates_are_never_sure`
//! - `unrelated_populations_leave_it_open`
//! - `equal_figures_of_two_voices_are_no_reason`
//! - `one_voice_with_one_figure_for_both_is_a_reason_and_with_two_figures_another`
//! - `one_voice_announcing_both_decides_where_days_are_unknown`
//! - `an_utterance_heard_of_both_says_one_wave_and_a_judgement_keeps_it_apart`
//! - `includes_says_nested_only_where_the_part_is_a_whole_wave`
//! - `adds_to_says_separate_and_shared_persons_contradict_it`
//! - `what_would_settle_it_is_said`

use cotejo::wave::{Certain, Open, Reason, WaveRelation};
use cotejo::{ClaimDraft, DetaineeDraft, Draft, JudgementDraft, Value, WaveDraft};

use super::{all, cast, compared, id, left, nested, relation, wave};

fn said(id: &str, by: &str, wave: &str, figure: &str) -> ClaimDraft {
    said_on("2026-05-04", id, by, wave, figure)
}

fn said_on(day: &str, id: &str, by: &str, wave: &str, figure: &str) -> ClaimDraft {
    let claim = ClaimDraft::new(id).by(by).count("released").wave(wave);
    claim.figure(figure).said(day)
}

/// Two waves of the same three days.
fn twins() -> Draft {
    cast()
        .with_wave(wave("a", "2026-05-01/2026-05-03"))
        .with_wave(wave("b", "2026-05-01/2026-05-03"))
}

/// Two waves of which nothing is known.
fn blanks() -> Draft {
    cast()
        .with_wave(WaveDraft::new("a"))
        .with_wave(WaveDraft::new("b"))
}

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
            .with_claim(said("c1", "crown", "a", "20").stage("announced"))
            .with_claim(
                said("c2", "herald", "b", "21")
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
fn equal_figures_of_two_voices_are_no_reason() {
    let draft = blanks()
        .with_claim(said("c1", "crown", "a", "20"))
        .with_claim(said("c2", "lantern", "b", "20"));
    let found = compared(&draft, "a", "b");
    assert!(found.together.is_empty() && found.relation == WaveRelation::Undecided);
    assert_eq!(all(&draft).pairs, []);
    // Nor are those of a group that may be anybody, of another day, or in words.
    for (by, on, figure) in [
        ("groups", "2026-05-04", "20"),
        ("crown", "2026-05-05", "20"),
        ("crown", "2026-05-04", "dozens"),
    ] {
        let draft = blanks()
            .with_claim(said(
                "c1",
                if by == "groups" { "groups" } else { "crown" },
                "a",
                figure,
            ))
            .with_claim(said_on(on, "c2", by, "b", figure));
        assert_eq!(all(&draft).pairs, [], "{by} {on} {figure}");
    }
}

#[test]
fn one_voice_with_one_figure_for_both_is_a_reason_and_with_two_figures_another() {
    let told = |draft: Draft, figure: &str| {
        draft
            .with_claim(said("c1", "crown", "a", "20"))
            .with_claim(said("c2", "herald", "b", figure))
    };
    let found = compared(&told(blanks(), "20"), "a", "b");
    assert_eq!(found.relation, WaveRelation::Same);
    assert!(
        matches!(&found.together[..], [Reason::SameFigure { .. }]),
        "{found:?}"
    );
    let found = compared(&told(twins(), "21"), "a", "b");
    assert_eq!(found.relation, WaveRelation::Undecided);
    assert!(
        matches!(&found.apart[..], [Reason::OtherFigure { .. }]),
        "{found:?}"
    );
    assert_eq!(
        relation(&told(twins(), ">=15"), "a", "b"),
        WaveRelation::Same,
        "some number is both"
    );
    // A figure for some of the people is no rival.
    let some = twins().with_claim(said("c1", "crown", "a", "20")).with_claim(
        said("c2", "crown", "b", "5")
            .population("marchers")
            .place("the quarry"),
    );
    assert_eq!(relation(&some, "a", "b"), WaveRelation::Same);
}

#[test]
fn one_voice_announcing_both_decides_where_days_are_unknown() {
    let announced = |on: &str| {
        blanks()
            .with_claim(said("c1", "crown", "a", "some").stage("announced"))
            .with_claim(said_on(on, "c2", "herald", "b", "20").stage("announced"))
    };
    let found = compared(&announced("2026-05-04"), "a", "b");
    assert_eq!(found.relation, WaveRelation::Same);
    assert_eq!(
        found.together,
        [Reason::AnnouncedByOneVoice {
            voice: vec!["crown".parse().unwrap()]
        }]
    );
    assert_eq!(all(&announced("2026-05-06")).pairs, []);
    // The day alone, without a voice, is a reason to look and decides nothing.
    let day = |a: &str, b: &str| {
        cast()
            .with_wave(WaveDraft::new("a").announced(a))
            .with_wave(WaveDraft::new("b").announced(b))
    };
    let found = compared(&day("2026-05-01", "2026-05-01"), "a", "b");
    assert_eq!(
        (&found.relation, &found.together[..]),
        (&WaveRelation::Undecided, &[Reason::AnnouncedSameDay][..])
    );
    assert_eq!(
        compared(&day("2026-05-01", "2026-05-03"), "a", "b").apart,
        [Reason::AnnouncedApart { days: 2 }]
    );
    // One wave announced twice, or two: announcements apart leave twins open.
    let twins = cast()
        .with_wave(wave("a", "2026-05-08").announced("2026-05-01"))
        .with_wave(wave("b", "2026-05-08").announced("2026-05-03"));
    assert_eq!(relation(&twins, "a", "b"), WaveRelation::Undecided);
}

#[test]
fn an_utterance_heard_of_both_says_one_wave_and_a_judgement_keeps_it_apart() {
    // Through a third row that counts no wave.
    let third = ClaimDraft::new("c3")
        .by("crown")
        .count("released")
        .window("2026-05")
        .figure("22");
    let draft = blanks()
        .with_claim(said("c1", "crown", "a", "20"))
        .with_claim(third.same_utterance("c1"))
        .with_claim(said_on("2026-05-05", "c2", "crown", "b", "21").same_utterance("c3"));
    let found = compared(&draft, "a", "b");
    assert_eq!(found.relation, WaveRelation::Same);
    assert_eq!(
        found.together,
        [Reason::OneUtterance {
            claims: ["c1".parse().unwrap(), "c2".parse().unwrap()]
        }]
    );
    assert_eq!(found.sure, None, "a hearing may be mistaken");
    let kept = draft.with_judgement(JudgementDraft::different_utterances(["c1", "c2"], "two speeches"));
    assert_eq!(relation(&kept, "a", "b"), WaveRelation::Undecided);
    assert_eq!(all(&kept).pairs, []);
    let judged = blanks()
        .with_claim(said("c1", "crown", "a", "20"))
        .with_claim(said_on("2026-05-06", "c2", "crown", "b", "21"))
        .with_judgement(JudgementDraft::same_utterance(["c1", "c2"], "one speech"));
    assert_eq!(relation(&judged, "a", "b"), WaveRelation::Same);
}

#[test]
fn includes_says_nested_only_where_the_part_is_a_whole_wave() {
    let part = |draft: Draft| {
        draft
            .with_claim(said("c1", "crown", "a", "20"))
            .with_claim(said("c2", "lantern", "b", "30").includes("c1"))
    };
    assert_eq!(relation(&part(blanks()), "a", "b"), nested("a"));
    let found = compared(&part(blanks()), "a", "b");
    assert!(found.sure.is_none() && found.together[0].is_said());
    // Some of a wave among another: they share somebody.
    let some = blanks()
        .with_claim(said("c1", "crown", "a", "20").outcome("house-arrest"))
        .with_claim(said("c2", "lantern", "b", "30").includes("c1"));
    assert_eq!(relation(&some, "a", "b"), WaveRelation::Overlapping);
    let nobody = blanks()
        .with_claim(said("c1", "crown", "a", "0").outcome("house-arrest"))
        .with_claim(said("c2", "lantern", "b", "30").includes("c1"));
    assert_eq!(all(&nobody).pairs, []);
    // Said one way and dated the other, or said both ways: nothing is proposed.
    let dated = part(
        cast()
            .with_wave(wave("a", "2026-05-01/2026-05-09"))
            .with_wave(wave("b", "2026-05-02")),
    );
    assert_eq!(relation(&dated, "a", "b"), WaveRelation::Undecided);
    let both = blanks()
        .with_claim(said("c1", "crown", "a", "20").part_of("c4"))
        .with_claim(said("c2", "lantern", "b", "30").part_of("c3"))
        .with_claim(said("c3", "lantern", "a", "40"))
        .with_claim(said("c4", "crown", "b", "50"));
    assert_eq!(relation(&both, "a", "b"), WaveRelation::Undecided);
}

#[test]
fn adds_to_says_separate_and_shared_persons_contradict_it() {
    let draft = twins()
        .with_claim(said("c1", "crown", "a", "20"))
        .with_claim(said("c2", "lantern", "b", "30").adds_to("c1"));
    let found = compared(&draft, "a", "b");
    assert_eq!(
        (&found.relation, &found.sure),
        (&WaveRelation::Separate, &None),
        "somebody says so"
    );
    let found = compared(
        &draft.with_detainee(left("d", &[("a", None), ("b", None)])),
        "a",
        "b",
    );
    assert_eq!(found.relation, WaveRelation::Undecided);
    assert_eq!(found.sure, Some(Certain::ShareSomebody));
    assert!(found.together.contains(&Reason::SharedPersons { persons: 1 }));
    assert!(
        matches!(&found.apart[..], [Reason::CountsOthers { .. }]),
        "{found:?}"
    );
    // Lists of different people may be lists of one wave.
    let lists = twins()
        .with_claim(said("c1", "lantern", "a", "17").stage("verified"))
        .with_claim(said("c2", "lantern", "b", "24").stage("verified").adds_to("c1"));
    assert_eq!(relation(&lists, "a", "b"), WaveRelation::Same);
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
