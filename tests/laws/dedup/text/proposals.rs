//! What repeats suggest about a ledger, and that nothing happens until somebody stores it.
//!
//! - `claims_at_corresponding_lines_are_proposed_as_one`
//! - `storing_a_proposal_joins_the_claims_and_not_storing_it_changes_nothing`
//! - `a_changed_number_is_listed_as_differing_and_not_proposed`
//! - `claims_away_from_the_repeat_are_not_proposed`
//! - `what_is_one_utterance_or_kept_apart_is_left_out`
//! - `of_several_claims_on_a_line_each_is_proposed_with_its_like`
//! - `a_claim_without_a_figure_takes_the_only_figure_there_is`
//! - `statements_of_one_kind_about_the_same_are_proposed`
//! - `two_utterances_are_proposed_once_at_their_most_similar_place`
//! - `a_hundred_claims_at_one_place_are_counted_and_not_all_compared`
//! - `every_proposal_stands_at_corresponding_lines_and_only_there`

use cotejo::dedup::text::{Proposals, TextSettings, proposals, repeats};
use cotejo::dedup::utterances;
use cotejo::render::Account;
use cotejo::{Aspect, ClaimDraft, Draft, JudgementDraft, Ledger, Ratio, Settings, SourceDraft, reconcile};
use proptest::prelude::*;

use super::pages;
use crate::config;

/// Line 2 and line 3 of `a` stand on `b` at lines 1 and 5, the second rewritten.
const A: &str = "Freed at dawn\n\
    The office said on Monday that forty people had left the camp at dawn.\n\
    Their families had waited at the gate for three nights and counted 31 of them by name.";
const B: &str = "The office said on Monday that forty people had left the camp at dawn.\n\n\
    Rain\n\n\
    Their families had waited at the gate for three nights and counted 33 of them there.";

fn cast() -> Draft {
    let sources = ["a", "b", "office", "kin", "other"];
    sources.iter().fold(Draft::new(), |draft, source| {
        draft.with_source(SourceDraft::new(source))
    })
}

fn freed(id: &str, page: &str, at: &str) -> ClaimDraft {
    ClaimDraft::new(id)
        .via(page)
        .at(at)
        .count("released")
        .window("2031-05-02")
        .said("2031-05-03")
}

fn ledger(claims: impl IntoIterator<Item = ClaimDraft>) -> Draft {
    claims.into_iter().fold(cast(), Draft::with_claim)
}

fn proposed(draft: &Draft) -> Proposals {
    let ledger = Ledger::try_from(draft.clone()).unwrap();
    let found = repeats(&pages(&[("a", A), ("b", B)]), &TextSettings::default());
    proposals(&ledger, &utterances(&ledger), &found)
}

fn joins(found: &Proposals) -> Vec<String> {
    found
        .joins
        .iter()
        .map(|join| format!("{}={}", join.one, join.other))
        .collect()
}

fn differing(found: &Proposals) -> Vec<String> {
    let pair = |pair: &cotejo::dedup::text::Differing| format!("{}/{}", pair.one, pair.other);
    found.differing.iter().map(pair).collect()
}

#[test]
fn claims_at_corresponding_lines_are_proposed_as_one() {
    let draft = ledger([
        freed("z", "a", "l2").by("office").figure("40"),
        freed("y", "b", "l1").figure("40"),
    ]);
    let found = proposed(&draft);
    let [join] = found.joins.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(
        (join.one.as_str(), join.other.as_str(), join.similarity),
        ("y", "z", Ratio::ONE)
    );
    let [one, other] = &join.passages;
    assert_eq!((one.page.as_str(), one.first_line, one.last_line), ("b", 1, 1));
    assert_eq!(
        (other.page.as_str(), other.first_line, other.last_line),
        ("a", 2, 2)
    );
    assert_eq!((found.differing.as_slice(), found.left_out), (&[][..], 0));
    let expected = JudgementDraft::same_utterance(["y", "z"], "the same words at b l1 and at a l2");
    assert_eq!(join.judgement(), expected);
}

fn account(ledger: &Ledger) -> String {
    Account::of(&reconcile(ledger, &Settings::default())).to_string()
}

#[test]
fn storing_a_proposal_joins_the_claims_and_not_storing_it_changes_nothing() {
    let draft = ledger([
        freed("x", "a", "l3").by("kin").figure("31"),
        freed("y", "b", "l5").by("office").figure("31"),
    ]);
    let before = Ledger::try_from(draft.clone()).unwrap();
    let untouched = account(&before);
    let found = proposed(&draft);
    let [join] = found.joins.as_slice() else {
        panic!("{found:?}")
    };
    // 17 words and 16, 15 shingles and 14; twelve words stand before the changed number: ten shingles of 19.
    assert_eq!(join.similarity, Ratio::new(10, 19).unwrap());
    let judgement = join.judgement().by("office");
    let because = "nearly the same words at a l3 and at b l5: similarity 10/19 (53 %)";
    assert_eq!(
        judgement,
        JudgementDraft::same_utterance(["x", "y"], because).by("office")
    );
    assert_eq!(account(&before), untouched, "a proposal is no decision");
    assert_eq!(utterances(&before).rows().counted, 2);

    let stored = draft.with_judgement(judgement);
    let after = Ledger::try_from(stored.clone()).unwrap();
    let rows = utterances(&after);
    assert_eq!(rows.rows().counted, 1);
    assert_ne!(account(&after), untouched);
    assert_eq!(
        joins(&proposed(&stored)),
        [""; 0],
        "what is stored is not proposed again"
    );
}

#[test]
fn a_changed_number_is_listed_as_differing_and_not_proposed() {
    let draft = ledger([
        freed("x", "a", "l3").by("kin").figure("31"),
        freed("y", "b", "l5").by("kin").figure("33"),
    ]);
    let found = proposed(&draft);
    assert_eq!(found.joins, []);
    let [pair] = found.differing.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!((pair.one.as_str(), pair.other.as_str()), ("x", "y"));
    assert_eq!(
        (pair.differs.as_slice(), pair.similarity),
        (&[Aspect::Figure][..], Ratio::new(10, 19).unwrap())
    );
    assert_eq!((pair.passages[0].first_line, pair.passages[1].first_line), (3, 5));
    // Another stage is another quantity of the same thing; an arrest is another thing.
    let staged = ledger([
        freed("x", "a", "l3").by("kin").figure("31"),
        freed("y", "b", "l5").by("office").stage("announced").figure("31"),
    ]);
    let found = proposed(&staged);
    assert_eq!(
        (joins(&found), differing(&found)),
        (vec![], vec!["x/y".to_owned()])
    );
    assert_eq!(found.differing[0].differs, [Aspect::Speaker, Aspect::Stage]);
    let arrests = ClaimDraft::new("y")
        .via("b")
        .at("l5")
        .count("arrested")
        .window("2031-05-02")
        .figure("31");
    let found = proposed(&ledger([freed("x", "a", "l3").figure("31"), arrests]));
    assert_eq!((found.joins, found.differing), (vec![], vec![]));
}

#[test]
fn claims_away_from_the_repeat_are_not_proposed() {
    // The other's line, a line beyond, another page, no place, a place that is no line.
    for other in [
        freed("y", "b", "l5").figure("40"),
        freed("y", "b", "l2").figure("40"),
        freed("y", "other", "l1").figure("40"),
        ClaimDraft::new("y")
            .via("b")
            .count("released")
            .window("2031-05-02")
            .figure("40"),
        freed("y", "b", "p. 1").figure("40"),
    ] {
        let found = proposed(&ledger([freed("x", "a", "l2").figure("40"), other.clone()]));
        assert_eq!((found.joins, found.differing), (vec![], vec![]), "{other:?}");
    }
    // Any of several lines will do.
    let several = freed("y", "b", "l1 l3").figure("40");
    assert_eq!(
        joins(&proposed(&ledger([freed("x", "a", "l2").figure("40"), several]))),
        ["x=y"]
    );
}

#[test]
fn what_is_one_utterance_or_kept_apart_is_left_out() {
    let claim = |id: &str, page: &str, at: &str| freed(id, page, at).by("office").figure("40");
    let one = ledger([claim("x", "a", "l2"), claim("y", "b", "l1")]);
    assert_eq!(
        Ledger::try_from(one.clone()).map(|it| utterances(&it).rows().counted),
        Ok(1)
    );
    assert_eq!(proposed(&one), Proposals::default());
    let apart = one.with_judgement(JudgementDraft::different_utterances(["x", "y"], "two speeches"));
    assert_eq!(proposed(&apart), Proposals::default());
    // What is kept apart from one hearing is kept apart from the utterance.
    let hearing = ledger([
        freed("x", "a", "l2").by("kin").figure("40"),
        claim("y", "b", "l1"),
        claim("elsewhere", "other", "l9"),
    ]);
    assert_eq!(joins(&proposed(&hearing)), ["x=y"]);
    let judged = JudgementDraft::different_utterances(["elsewhere", "x"], "two speeches");
    assert_eq!(proposed(&hearing.with_judgement(judged)), Proposals::default());
}

#[test]
fn of_several_claims_on_a_line_each_is_proposed_with_its_like() {
    let later = |id: &str| {
        let claim = ClaimDraft::new(id).via("b").at("l1").count("released");
        claim.window("2031-05-02").said("2031-05-09").figure("40")
    };
    let draft = ledger([
        freed("a-kin", "a", "l2").by("kin").figure("40"),
        freed("a-office", "a", "l2").by("office").figure("40"),
        freed("a-seven", "a", "l2").by("office").figure("7"),
        freed("a-nine", "a", "l2").by("office").figure("9"),
        later("b-kin").by("kin"),
        later("b-office").by("office"),
        freed("b-seven", "b", "l1").by("kin").figure("7"),
        freed("b-eight", "b", "l1").by("office").figure("8"),
    ]);
    let found = proposed(&draft);
    assert_eq!(
        joins(&found),
        ["a-kin=b-kin", "a-office=b-office", "a-seven=b-seven"]
    );
    assert_eq!(differing(&found), ["a-nine/b-eight"]);
}

#[test]
fn a_claim_without_a_figure_takes_the_only_figure_there_is() {
    let silent = || freed("silent", "b", "l1").by("kin");
    let one = [freed("x", "a", "l2").by("office").figure("40"), silent()];
    assert_eq!(joins(&proposed(&ledger(one))), ["silent=x"]);
    let two = [
        freed("x", "a", "l2").by("office").figure("40"),
        freed("y", "a", "l2").by("office").figure("7"),
        silent(),
    ];
    let found = proposed(&ledger(two));
    assert_eq!(
        (found.joins, found.differing),
        (vec![], vec![]),
        "no telling which"
    );
}

#[test]
fn statements_of_one_kind_about_the_same_are_proposed() {
    let demand = |id: &str, page: &str, at: &str, about: &str| {
        ClaimDraft::new(id)
            .via(page)
            .at(at)
            .statement("demand")
            .about(about)
            .note(id)
    };
    let draft = ledger([demand("x", "a", "l2", "office"), demand("y", "b", "l1", "office")]);
    assert_eq!(joins(&proposed(&draft)), ["x=y"]);
    let draft = ledger([demand("x", "a", "l2", "office"), demand("y", "b", "l1", "kin")]);
    assert_eq!(proposed(&draft), Proposals::default());
    let denial = ClaimDraft::new("y")
        .via("b")
        .at("l1")
        .statement("denial")
        .about("office");
    let draft = ledger([demand("x", "a", "l2", "office"), denial]);
    assert_eq!(proposed(&draft), Proposals::default());
}

#[test]
fn two_utterances_are_proposed_once_at_their_most_similar_place() {
    let draft = ledger([
        freed("w", "a", "l3").by("office").figure("40"),
        freed("x", "a", "l2").by("office").figure("40"),
        freed("y", "b", "l1 l5").by("kin").figure("40"),
    ]);
    let found = proposed(&draft);
    assert_eq!(
        (joins(&found), found.joins[0].similarity),
        (vec!["x=y".to_owned()], Ratio::ONE)
    );
    // What differs at one place and is proposed at another is proposed.
    let draft = ledger([
        freed("w", "a", "l3").by("office").figure("41"),
        freed("x", "a", "l2").by("office").figure("40"),
        freed("y", "b", "l1 l5").by("kin").figure("40"),
    ]);
    let judged = JudgementDraft::same_utterance(["w", "x"], "put right in the next line");
    let apart = proposed(&draft);
    assert_eq!(
        (joins(&apart), differing(&apart)),
        (vec!["x=y".to_owned()], vec!["w/y".to_owned()])
    );
    let one = proposed(&draft.with_judgement(judged));
    assert_eq!((joins(&one), differing(&one)), (vec!["x=y".to_owned()], vec![]));
}

#[test]
fn a_hundred_claims_at_one_place_are_counted_and_not_all_compared() {
    let many = (0..100).map(|n| freed(&format!("x{n:03}"), "a", "l2").figure(format!("{}", 1_000 + n)));
    let draft = ledger(many.chain([
        freed("y", "b", "l1").figure("1031"),
        freed("z", "b", "l1").figure("1032"),
    ]));
    let found = proposed(&draft);
    assert_eq!((joins(&found), found.left_out), (vec!["x031=y".to_owned()], 68));
}

/// The claims of `b`, on lines that may correspond or not.
fn any_claims() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    prop::collection::vec((0..2_usize, 1..7_usize, 1..4_usize), 0..10)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_proposal_stands_at_corresponding_lines_and_only_there(claims in any_claims()) {
        let draft = ledger(claims.iter().enumerate().map(|(n, (page, line, figure))| {
            let by = format!("v{n}");
            freed(&format!("c{n}"), ["a", "b"][*page], &format!("l{line}")).by(by).figure(figure.to_string())
        }));
        let draft = (0..claims.len()).fold(draft, |draft, n| draft.with_source(SourceDraft::new(&format!("v{n}"))));
        let found = proposed(&draft);
        // By hand: a's line 2 is b's 1, a's 3 is b's 5; on both, one figure makes a proposal.
        let mut expected = Vec::new();
        for (n, one) in claims.iter().enumerate() {
            for (m, other) in claims.iter().enumerate() {
                let corresponding = matches!((one, other), ((0, 2, _), (1, 1, _)) | ((0, 3, _), (1, 5, _)));
                if corresponding && one.2 == other.2 {
                    expected.push(format!("c{}=c{}", n.min(m), n.max(m)));
                }
            }
        }
        expected.sort();
        prop_assert_eq!(joins(&found), expected);
        for pair in &found.differing {
            prop_assert!(pair.differs.contains(&Aspect::Figure));
            let pair = format!("{}={}", pair.one, pair.other);
            prop_assert!(!joins(&found).contains(&pair));
        }
        let joined = found.joins.iter().fold(draft.clone(), |draft, join| draft.with_judgement(join.judgement()));
        let after = proposed(&joined);
        prop_assert_eq!(after.joins, vec![], "all are stored");
    }
}
