//! What is joined and what is not, by hand.
//!
//! - `the_same_on_four_pages_is_one_utterance`
//! - `another_speaker_is_a_variant_hearing_by_judgement_only`
//! - `nobody_is_joined_within_a_page_only`
//! - `another_day_or_figure_or_quantity_is_another_utterance`
//! - `reprints_and_repeats_are_counted_apart`
//! - `what_looks_alike_and_is_not_joined_is_listed`
//! - `to_correct_one_hearing_is_to_correct_what_was_said`
//! - `a_copy_stands_for_no_other_row`
//! - `a_copy_of_what_was_corrected_does_not_stand`
//! - `a_correction_judged_the_same_saying_stands_for_it`

use cotejo::dedup::{ApartReason, JoinEvidence, RowCount};
use cotejo::{Aspect, ClaimDraft, JudgementDraft};

use super::{cast, found, said, sets};

#[test]
fn the_same_on_four_pages_is_one_utterance() {
    let draft = ["p1", "p2", "p3", "p4"].iter().fold(cast(), |draft, page| {
        draft.with_claim(said(&format!("on-{page}"), "gov", page))
    });
    let utterances = found(&draft);
    let [one] = utterances.iter().as_slice() else {
        panic!("one: {utterances:?}")
    };
    assert_eq!(
        one.pages().iter().map(AsRef::as_ref).collect::<Vec<&str>>(),
        ["p1", "p2", "p3", "p4"]
    );
    assert!(
        one.joins()
            .iter()
            .all(|join| join.evidence == JoinEvidence::SameSaying)
    );
    assert!(one.hearings().iter().all(|hearing| hearing.differs.is_empty()));
    let owned = found(&draft.with_claim(said("z", "minister", "p1")));
    assert_eq!(owned.rows().counted, 1, "a minister speaks for the government");
}

#[test]
fn another_speaker_is_a_variant_hearing_by_judgement_only() {
    let other = ClaimDraft::new("other")
        .by("watch")
        .via("p2")
        .count("released")
        .window("2026-01-08");
    let other = other.figure("116").said("2026-01-13");
    let draft = cast().with_claim(said("first", "gov", "p1")).with_claim(other);
    assert_eq!(sets(&draft), [["first"], ["other"]]);
    let judged = draft.with_judgement(JudgementDraft::same_utterance(
        ["first", "other"],
        "the same words",
    ));
    let utterances = found(&judged);
    let [one] = utterances.iter().as_slice() else {
        panic!("one: {utterances:?}")
    };
    assert_eq!(
        one.joins()[0].evidence,
        JoinEvidence::Judged {
            because: Some("the same words".to_owned())
        }
    );
    assert_eq!(
        (one.id().as_str(), one.hearings()[0].claim.as_str()),
        ("first", "other")
    );
    assert_eq!(one.hearings()[0].differs, [Aspect::Speaker, Aspect::Said]);
    assert_eq!(
        one.voices().iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["gov"]
    );
}

#[test]
fn nobody_is_joined_within_a_page_only() {
    let nobody = |id: &str, page: &str| ClaimDraft::new(id).via(page).count("held").figure("806");
    let draft = cast()
        .with_claim(nobody("a", "p1"))
        .with_claim(nobody("b", "p1"))
        .with_claim(nobody("c", "p2"));
    assert_eq!(sets(&draft), [vec!["a", "b"], vec!["c"]]);
    assert_eq!(
        found(&draft).of(&"a".parse().unwrap()).unwrap().joins()[0].evidence,
        JoinEvidence::Reprinted
    );
}

#[test]
fn another_day_or_figure_or_quantity_is_another_utterance() {
    let claim = |id: &str| {
        ClaimDraft::new(id)
            .by("gov")
            .via("p1")
            .count("released")
            .window("2026-01-08")
    };
    let draft = cast()
        .with_claim(claim("a").figure("116").said("2026-01-12"))
        .with_claim(claim("day").figure("116").said("2026-01-13"))
        .with_claim(claim("figure").figure(">=116").said("2026-01-12"))
        .with_claim(claim("stage").figure("116").said("2026-01-12").stage("announced"))
        .with_claim(claim("silent").said("2026-01-12"))
        .with_claim(claim("marked").figure("116").said("2026-01-12~"));
    assert_eq!(
        sets(&draft),
        [
            vec!["a", "marked"],
            vec!["day"],
            vec!["figure"],
            vec!["silent"],
            vec!["stage"]
        ]
    );
}

#[test]
fn reprints_and_repeats_are_counted_apart() {
    let draft = cast()
        .with_claim(said("a", "gov", "p1"))
        .with_claim(ClaimDraft::new("again").reprints("a"))
        .with_claim(said("elsewhere", "gov", "p2"))
        .with_claim(said("unlike", "watch", "p1"));
    let RowCount {
        rows,
        reprinted,
        repeats,
        counted,
        ..
    } = found(&draft).rows();
    assert_eq!((rows, reprinted, repeats, counted), (4, 1, 1, 2));
}

#[test]
fn what_looks_alike_and_is_not_joined_is_listed() {
    let range = ClaimDraft::new("range")
        .by("groups")
        .via("p1")
        .count("held")
        .figure("800-1000");
    let named = ClaimDraft::new("named")
        .by("watch")
        .via("p1")
        .count("held")
        .figure("806");
    let draft = cast()
        .with_claim(
            ClaimDraft::new("day-1")
                .by("gov")
                .count("held")
                .figure("5")
                .as_of("2026-01-01"),
        )
        .with_claim(
            ClaimDraft::new("day-2")
                .by("gov")
                .count("held")
                .figure("5")
                .as_of("2026-01-02"),
        )
        .with_claim(said("one", "gov", "p1"))
        .with_claim(said("two", "gov", "p2"))
        .with_judgement(JudgementDraft::different_utterances(["one", "two"], "said twice"))
        .with_claim(range)
        .with_claim(named);
    let utterances = found(&draft);
    let listed: Vec<(String, &ApartReason)> = utterances
        .apart()
        .iter()
        .map(|apart| (format!("{}/{}", apart.one, apart.other), &apart.reason))
        .collect();
    assert_eq!(utterances.apart_found(), utterances.apart().len());
    let reason = |pair: &str| {
        listed
            .iter()
            .find(|(found, _)| found == pair)
            .map(|(_, reason)| *reason)
    };
    assert_eq!(reason("day-1/day-2"), Some(&ApartReason::OtherDate));
    assert_eq!(
        reason("one/two"),
        Some(&ApartReason::Judged {
            because: "said twice".to_owned()
        })
    );
    let Some(ApartReason::PerhapsOneVoice(voices)) = reason("named/range") else {
        panic!("{listed:?}")
    };
    assert_eq!(voices.to_string(), "1 or 2");
}

#[test]
fn to_correct_one_hearing_is_to_correct_what_was_said() {
    let draft = cast()
        .with_claim(said("a", "gov", "p1"))
        .with_claim(said("b", "gov", "p2"))
        .with_claim(
            ClaimDraft::new("fixed")
                .by("gov")
                .via("p2")
                .corrects("b")
                .figure("117"),
        );
    let utterances = found(&draft);
    let stands = |id: &str| {
        utterances
            .of(&id.parse().unwrap())
            .unwrap()
            .superseded_by()
            .map(ToString::to_string)
    };
    assert_eq!((stands("a"), stands("fixed")), (Some("fixed".to_owned()), None));
}

#[test]
fn a_copy_stands_for_no_other_row() {
    // Both say as much; which stands may not turn on the id of a copy.
    let draft = cast()
        .with_claim(said("m", "gov", "p1"))
        .with_claim(said("n", "watch", "p2"))
        .with_judgement(JudgementDraft::same_utterance(["m", "n"], "the same words"));
    for copied in [
        said("a", "watch", "p2"),
        said("z", "watch", "p2"),
        said("a", "gov", "p1"),
    ] {
        let utterances = found(&draft.clone().with_claim(copied));
        let [one] = utterances.iter().as_slice() else {
            panic!("one: {utterances:?}")
        };
        assert_eq!(
            one.voices().iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["gov"]
        );
    }
}

#[test]
fn a_copy_of_what_was_corrected_does_not_stand() {
    let draft = cast()
        .with_claim(said("first", "gov", "p1"))
        .with_claim(ClaimDraft::new("fixed").corrects("first").via("p2"))
        .with_claim(said("a-copy", "gov", "p1"));
    let utterances = found(&draft);
    let stands = |id: &str| {
        let own = utterances.of(&id.parse().unwrap()).unwrap();
        own.superseded_by().map(ToString::to_string)
    };
    let fixed = Some("fixed".to_owned());
    assert_eq!(
        [stands("first"), stands("a-copy"), stands("fixed")],
        [fixed.clone(), fixed, None]
    );
}

#[test]
fn a_correction_judged_the_same_saying_stands_for_it() {
    let draft = cast()
        .with_claim(said("a", "gov", "p1"))
        .with_claim(
            ClaimDraft::new("b")
                .by("gov")
                .via("p1")
                .corrects("a")
                .figure("100-120"),
        )
        .with_judgement(JudgementDraft::same_utterance(["a", "b"], "one speech"));
    for draft in [draft.clone(), draft.with_claim(said("0-copy", "gov", "p1"))] {
        let utterances = found(&draft);
        let [one] = utterances.iter().as_slice() else {
            panic!("one: {utterances:?}")
        };
        assert_eq!(
            (one.id().as_str(), one.superseded_by()),
            ("b", None),
            "though it says less"
        );
    }
}
