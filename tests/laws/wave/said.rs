//! What sources say of two waves: figures, announcements, utterances, and what counts what.
//!
//! - `equal_figures_of_two_voices_are_no_reason`
//! - `one_voice_with_one_figure_for_both_is_a_reason_and_with_two_figures_another`
//! - `one_voice_announcing_both_decides_where_days_are_unknown`
//! - `an_utterance_heard_of_both_says_one_wave_and_a_judgement_keeps_it_apart`
//! - `includes_says_nested_only_where_the_part_is_a_whole_wave`
//! - `adds_to_says_separate_and_shared_persons_contradict_it`

use cotejo::wave::{Certain, Reason, WaveRelation};
use cotejo::{ClaimDraft, Draft, JudgementDraft, WaveDraft};

use super::{all, blanks, cast, compared, left, nested, relation, said_on, wave};

fn said(id: &str, by: &str, wave: &str, figure: &str) -> ClaimDraft {
    said_on("2026-05-04", id, by, wave, figure)
}

/// Two waves of the same three days.
fn twins() -> Draft {
    cast()
        .with_wave(wave("a", "2026-05-01/2026-05-03"))
        .with_wave(wave("b", "2026-05-01/2026-05-03"))
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
    // Days inside or in common, or a day between two stretches: one wave dated roughly, or two.
    for window in ["2026-05-02", "2026-05-03/2026-05-09", "2026-05-04/2026-05-09"] {
        let plain = cast()
            .with_wave(wave("a", "2026-05-01/2026-05-03"))
            .with_wave(wave("b", window));
        assert_ne!(relation(&plain, "a", "b"), WaveRelation::Undecided, "{window}");
        let announced = plain
            .with_claim(said("c1", "crown", "a", "some").stage("announced"))
            .with_claim(said("c2", "herald", "b", "20").stage("announced"));
        assert_eq!(
            relation(&announced, "a", "b"),
            WaveRelation::Undecided,
            "{window}"
        );
    }
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
    // A correction that moves the part to another wave takes what is said of it along.
    let moved = part(blanks())
        .with_wave(WaveDraft::new("c"))
        .with_claim(ClaimDraft::new("c3").by("crown").corrects("c1").wave("c"));
    assert_eq!(relation(&moved, "b", "c"), nested("c"));
    assert_eq!(relation(&moved, "a", "b"), WaveRelation::Undecided);
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
