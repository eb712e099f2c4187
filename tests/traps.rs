//! Twenty-seven ways in which reports of releases mislead, and what the library does with each.
//!
//! All people, bodies and events are invented. Where it does nothing and leaves the matter to whoever
//! writes the ledger, the guide says so (*What is left to you*) and the test shows what is kept.
#![expect(clippy::unwrap_used, reason = "a trap that cannot be set must fail loudly")]

use std::collections::BTreeMap;

use cotejo::dedup::text::{TextSettings, repeats};
use cotejo::dedup::{ApartReason, Voice};
use cotejo::discrepancy::{Explainer, FlowReport, ReasonKind, Role, Slip, breaks};
use cotejo::{
    Anchors, Aspect, Bounds, ClaimDraft, DetaineeDraft, Draft, Figure, Language, Ledger, Lexicon,
    PopulationDraft, Reconciliation, Settings, SourceDraft, Value, WaveDraft, When, reconcile,
};

fn cast() -> Draft {
    let page = |id: &str, published: &str| SourceDraft::new(id).kind("press").published(published);
    Draft::new()
        .with_source(SourceDraft::new("gov").kind("government"))
        .with_source(SourceDraft::new("speaker").kind("government").owner("gov"))
        .with_source(SourceDraft::new("watch").kind("monitor"))
        .with_source(SourceDraft::new("kin").kind("relatives"))
        .with_source(SourceDraft::new("groups").kind("monitor").plural(true))
        .with_source(page("wire", "2026-05-02"))
        .with_source(page("daily", "2026-05-03"))
        .with_population(PopulationDraft::new("all"))
        .with_population(PopulationDraft::new("political").within("all"))
        .with_population(PopulationDraft::new("foreign").within("all"))
        .with_wave(
            WaveDraft::new("may")
                .window("2026-05-01/2026-05-03")
                .population("all"),
        )
}

fn released(id: &str, by: &str, figure: &str) -> ClaimDraft {
    ClaimDraft::new(id)
        .by(by)
        .via("wire")
        .count("released")
        .wave("may")
        .figure(figure)
}

fn ledger(claims: impl IntoIterator<Item = ClaimDraft>) -> Ledger {
    Ledger::try_from(claims.into_iter().fold(cast(), Draft::with_claim)).unwrap()
}

fn may<'a>(found: &'a Reconciliation<'_>) -> &'a FlowReport {
    found.wave(&"may".parse().unwrap()).unwrap()
}

fn kinds(ledger: &Ledger, one: &str, other: &str) -> Vec<ReasonKind> {
    let found = reconcile(ledger, &Settings::default());
    let why = found
        .explain(&one.parse().unwrap(), &other.parse().unwrap())
        .unwrap();
    why.reasons.iter().map(|reason| reason.kind).collect()
}

#[test]
fn trap_01_a_paragraph_printed_twice_on_a_page_is_found_and_counts_once() {
    let body = "The ministry said on Friday that one hundred and sixteen people had been released from three prisons.";
    let text = format!("{body}\n{body}");
    let pages = BTreeMap::from([("wire".parse().unwrap(), text.as_str())]);
    let found = repeats(&pages, &TextSettings::default());
    let [repeat] = found.as_slice() else {
        panic!("one repeat")
    };
    assert_eq!(repeat.similarity, cotejo::Ratio::ONE);
    let ledger = ledger([
        released("g", "gov", "116").at("l1"),
        ClaimDraft::new("again").reprints("g").at("l2"),
    ]);
    let found = reconcile(&ledger, &Settings::default());
    let rows = found.utterances().rows();
    assert_eq!((rows.rows, rows.reprinted, rows.counted), (2, 1, 1));
}

#[test]
fn trap_02_damaged_letters_do_not_hide_a_repeat() {
    let whole = "Nicolás, the head of the gaol, said that at least eighty-seven prisoners had left – some of them ill.";
    // Read as another encoding: one letter can be told, the dash cannot.
    let damaged = "NicolΓ‘s, the head of the gaol, said that at least eighty-seven prisoners had left β some of them ill.";
    let pages = BTreeMap::from([
        ("wire".parse().unwrap(), whole),
        ("daily".parse().unwrap(), damaged),
    ]);
    assert_eq!(repeats(&pages, &TextSettings::default()).as_slice().len(), 1);
}

#[test]
fn trap_03_an_invented_speaker_stays_a_hearing_and_lends_no_voice() {
    let ledger = ledger([
        released("g", "speaker", "an important number").stage("announced"),
        ClaimDraft::new("other")
            .by("kin")
            .via("daily")
            .count("released")
            .wave("may")
            .figure("an important number")
            .stage("announced")
            .same_utterance(Value::record([
                ("claim", "g"),
                ("because", "the same quoted words"),
            ])),
    ]);
    let found = reconcile(&ledger, &Settings::default());
    let utterance = found.utterances().of(&"g".parse().unwrap()).unwrap();
    assert_eq!(utterance.voices(), [Voice::Named(vec!["gov".parse().unwrap()])]);
    assert!(
        utterance
            .hearings()
            .iter()
            .any(|hearing| hearing.differs.contains(&Aspect::Speaker))
    );
}

#[test]
fn trap_04_a_stale_figure_is_set_apart_for_its_date_and_compared_with_nothing() {
    let held = |id: &str, by: &str, figure: &str| {
        ClaimDraft::new(id)
            .by(by)
            .count("held")
            .population("political")
            .as_of("2026-05-02")
            .figure(figure)
    };
    let stale = Value::record([("for", "date"), ("because", "the page tells 2023 as the present")]);
    let ledger = ledger([
        held("a", "watch", "806"),
        held("b", "kin", "~300").set_apart(stale),
    ]);
    let found = reconcile(&ledger, &Settings::default());
    assert!(found.stocks().iter().all(|stock| stock.group.face.fits()));
    assert_eq!(found.set_apart().len(), 1);
}

#[test]
fn trap_05_a_weekday_that_is_not_that_day_is_refused() {
    let anchors = Anchors::published("2026-01-09".parse().unwrap());
    let wrong = When::read("Friday, January 8, 2026", Language::English, &anchors);
    assert!(wrong.unwrap_err().to_string().to_lowercase().contains("thursday"));
    let right = When::read("Thursday, January 8, 2026", Language::English, &anchors).unwrap();
    assert_eq!(right.when.to_string(), "2026-01-08");
}

#[test]
fn trap_06_hours_ago_of_an_unknown_hour_are_refused() {
    let anchors = Anchors::published("2026-01-13/2026-01-15~".parse().unwrap());
    assert!(When::read("4 hours ago", Language::English, &anchors).is_err());
    let fetched = anchors.retrieved("2026-01-14T02:00Z".parse().unwrap());
    let read = When::read("4 hours ago", Language::English, &fetched).unwrap();
    assert_eq!(
        read.when.earliest(),
        "2026-01-13".parse::<When>().unwrap().earliest()
    );
}

#[test]
fn trap_07_who_held_an_office_on_a_day_is_left_to_you_and_owners_make_one_voice() {
    // Two holders of one office, a source each: both speak for the body, and are one voice with it.
    let page = |id: &str, by: &str, via: &str| {
        let claim = ClaimDraft::new(id).by(by).via(via).count("released").wave("may");
        claim.figure("116").said("2026-05-02")
    };
    let ledger = ledger([page("a", "speaker", "wire"), page("b", "gov", "daily")]);
    let found = reconcile(&ledger, &Settings::default());
    assert_eq!(found.utterances().rows().counted, 1);
}

#[test]
fn trap_08_a_headline_that_widens_or_narrows_the_scope_is_a_hearing() {
    let ledger = ledger([
        released("body", "gov", ">400"),
        released("headline", "wire", ">400")
            .population("political")
            .same_utterance(Value::record([
                ("claim", "body"),
                ("because", "headline over the same speech"),
            ])),
    ]);
    let found = reconcile(&ledger, &Settings::default());
    let utterance = found.utterances().of(&"headline".parse().unwrap()).unwrap();
    assert_eq!(utterance.id().as_str(), "body");
    assert!(
        utterance
            .hearings()
            .iter()
            .any(|hearing| hearing.differs.contains(&Aspect::Population))
    );
    assert_eq!(may(&found).lines.len(), 1);
}

#[test]
fn trap_09_a_correction_of_the_days_keeps_the_number() {
    let of = |id: &str| ClaimDraft::new(id).by("gov").via("wire");
    let ledger = ledger([
        of("said")
            .count("released")
            .population("all")
            .window("2024-12/..")
            .figure("160"),
        of("put-right")
            .corrects("said")
            .window("2025-12/..")
            .because("lapse of memory"),
    ]);
    let put_right = ledger.claim(&"put-right".parse().unwrap()).unwrap();
    assert_eq!(
        put_right.figure().map(ToString::to_string).as_deref(),
        Some("160")
    );
    assert!(ledger.superseded_by(&"said".parse().unwrap()).is_some());
}

#[test]
fn trap_10_included_and_additional_are_two_different_things() {
    let one = |by: &str| {
        ClaimDraft::new("part")
            .by(by)
            .count("released")
            .population("all")
            .figure("187")
    };
    let whole = || {
        ClaimDraft::new("whole")
            .by("gov")
            .count("released")
            .population("all")
            .figure(">400")
    };
    let included = ledger([whole().includes("part"), one("gov")]);
    assert!(kinds(&included, "whole", "part").contains(&ReasonKind::PartOfWhole));
    let additional = ledger([whole(), one("gov").adds_to("whole")]);
    assert!(!kinds(&additional, "whole", "part").contains(&ReasonKind::PartOfWhole));
}

#[test]
fn trap_11_an_envelope_over_voices_is_not_one_voices_interval() {
    let list = |by: &str| {
        ledger([
            released("g", "gov", "116"),
            released("v", by, "49-73").stage("verified"),
        ])
    };
    // Several lists of 49 to 73 name 73 people at least; one voice's "49 to 73" may be 49.
    let (envelope, interval) = (list("groups"), list("watch"));
    let floor = |ledger: &Ledger| may(&reconcile(ledger, &Settings::default())).floor.count;
    assert_eq!(
        (floor(&envelope), floor(&interval)),
        (116, 116),
        "what was executed is the floor here"
    );
    let most = |ledger: &Ledger| {
        let found = reconcile(ledger, &Settings::default());
        may(&found).unverified.first().map(|nobody| nobody.gap.persons)
    };
    assert_eq!(most(&envelope), Some(Bounds::at_most(43)));
    assert_eq!(most(&interval), Some(Bounds::between(43, 67).unwrap()));
}

#[test]
fn trap_12_a_comparative_without_a_number_gives_no_gap() {
    let ledger = ledger([
        released("g", "gov", "116"),
        released("fewer", "watch", "< @g").stage("verified"),
    ]);
    let found = reconcile(&ledger, &Settings::default());
    assert!(may(&found).gaps.is_empty());
    assert_eq!(may(&found).lines.len(), 2, "it is listed");
    assert!(Figure::read("significantly fewer", Language::English, &Lexicon::default()).is_err());
}

#[test]
fn trap_13_a_denial_without_a_number_lowers_nothing() {
    let with = ledger([
        released("g", "gov", "116"),
        ClaimDraft::new("no").by("kin").via("wire").denies("g"),
    ]);
    let without = ledger([released("g", "gov", "116")]);
    let (with, without) = (
        reconcile(&with, &Settings::default()),
        reconcile(&without, &Settings::default()),
    );
    assert_eq!(may(&with).floor, may(&without).floor);
    assert_eq!(may(&with).contested.len(), 1);
}

#[test]
fn trap_14_a_number_nobody_is_named_for_has_no_voice() {
    let ledger = ledger([
        ClaimDraft::new("n")
            .via("wire")
            .count("released")
            .wave("may")
            .figure("87"),
        released("g", "gov", "87"),
    ]);
    let found = reconcile(&ledger, &Settings::default());
    let [rivals] = may(&found).rivals.as_slice() else {
        panic!("one group")
    };
    assert_eq!(rivals.group.agreement_voices.to_string(), "1 or 2");
}

#[test]
fn trap_15_tens_are_not_dozens_and_no_word_is_nothing() {
    let read = |text: &str, language| {
        Figure::read(text, language, &Lexicon::default())
            .unwrap()
            .figure()
            .to_string()
    };
    assert_eq!(read("decenas de personas", Language::Spanish), "tens");
    assert_eq!(read("dozens of people", Language::English), "dozens");
    let important = Figure::read("an important number", Language::English, &Lexicon::default()).unwrap();
    let spread = important.figure().spread(&Lexicon::default()).unwrap();
    assert_eq!(spread.core(), Bounds::at_least(1));
}

#[test]
fn trap_16_a_dual_national_is_one_of_the_five_and_not_a_sixth() {
    let ledger = ledger([
        released("g", "gov", "20"),
        released("five", "kin", "5")
            .population("foreign")
            .note("its dual national is one of the 5"),
        released("dual", "kin", "1").population("foreign").part_of("five"),
    ]);
    let found = reconcile(&ledger, &Settings::default());
    assert_eq!(may(&found).floor.parts, 5, "parts are never added");
}

#[test]
fn trap_17_a_sum_of_two_voices_is_recognised() {
    let ledger = Ledger::try_from(
        cast()
            .with_wave(WaveDraft::new("w1").window("2026-05-01").within("may"))
            .with_wave(WaveDraft::new("w2").window("2026-05-03").within("may"))
            .with_claim(
                ClaimDraft::new("w1-gov")
                    .by("gov")
                    .count("released")
                    .wave("w1")
                    .stage("announced")
                    .figure("99"),
            )
            .with_claim(
                ClaimDraft::new("w2-kin")
                    .by("kin")
                    .count("released")
                    .wave("w2")
                    .figure("87"),
            )
            .with_claim(released("sum", "wire", "186")),
    )
    .unwrap();
    let found = reconcile(&ledger, &Settings::default());
    let evidence = found.evidence();
    let sums = Explainer::new(&evidence).makeups(ledger.claim(&"sum".parse().unwrap()).unwrap());
    let [sum] = sums.as_slice() else {
        panic!("one way of adding up")
    };
    assert!(sum.mixed && sum.union.is_none());
}

#[test]
fn trap_18_orders_are_paper_and_are_not_compared_with_persons() {
    let ledger = ledger([
        released("g", "gov", "120").unit("order"),
        released("v", "watch", "116"),
    ]);
    let found = reconcile(&ledger, &Settings::default());
    let apart = may(&found)
        .lines
        .iter()
        .find(|line| line.entry.claim.as_str() == "g")
        .unwrap();
    assert_eq!(apart.role, Role::Apart(vec![Aspect::Unit]));
    assert!(may(&found).rivals.is_empty());
    assert!(kinds(&ledger, "g", "v").contains(&ReasonKind::Unit));
}

#[test]
fn trap_19_a_label_that_contradicts_the_days_changes_nothing() {
    let labelled = |label: &str| {
        Ledger::try_from(
            cast()
                .with_wave(
                    WaveDraft::new("w")
                        .label(label)
                        .window("2025-12-25/2026-01-01")
                        .population("all"),
                )
                .with_claim(released("g", "gov", "116"))
                .with_claim(
                    ClaimDraft::new("t")
                        .by("gov")
                        .count("released")
                        .wave("w")
                        .figure("187"),
                ),
        )
        .unwrap()
    };
    let (december, both) = (labelled("in December"), labelled("25 December and 1 January"));
    let flows = |ledger: &Ledger| reconcile(ledger, &Settings::default()).flows().to_vec();
    assert_eq!(flows(&december), flows(&both));
}

#[test]
fn trap_20_an_evening_that_is_the_next_day_in_agency_copy_is_a_reason() {
    let ledger = ledger([
        released("a", "gov", "56").as_of("2026-05-01T20:00-04:00"),
        released("b", "kin", "49").as_of("2026-05-02"),
    ]);
    assert!(kinds(&ledger, "a", "b").contains(&ReasonKind::DayShift));
}

#[test]
fn traps_21_and_22_two_bodies_of_one_name_stay_two_voices() {
    let draft = cast()
        .with_source(SourceDraft::new("jep-1").name("JEP").kind("monitor"))
        .with_source(SourceDraft::new("jep-2").name("JEP").kind("government"))
        .with_claim(released("a", "jep-1", "53"))
        .with_claim(released("b", "jep-2", "53"));
    let ledger = Ledger::try_from(draft).unwrap();
    let found = reconcile(&ledger, &Settings::default());
    assert_eq!(found.utterances().rows().counted, 2);
    assert_eq!(found.voices().len(), 2);
}

#[test]
fn trap_23_an_accusation_moves_no_score() {
    let accusation = ClaimDraft::new("x")
        .by("gov")
        .via("wire")
        .statement("accusation")
        .about("watch");
    let list = || released("v", "watch", "41").stage("verified");
    let (with, without) = (
        ledger([released("g", "gov", "116"), list(), accusation]),
        ledger([released("g", "gov", "116"), list()]),
    );
    let flows = |ledger: &Ledger| reconcile(ledger, &Settings::default()).flows().to_vec();
    assert_eq!(flows(&with), flows(&without));
}

#[test]
fn trap_24_somebody_held_elsewhere_is_not_among_those_counted() {
    // A record without an event of this wave is no floor for it: whom a roll follows is the roll's to say.
    let with = cast()
        .with_claim(released("g", "gov", "116"))
        .with_detainee(DetaineeDraft::new("d1").note("seized abroad; not of this roll"));
    let found = Ledger::try_from(with).unwrap();
    let found = reconcile(&found, &Settings::default());
    assert_eq!(may(&found).floor.persons, 0);
}

#[test]
fn trap_25_a_sentence_whose_sense_a_translation_may_have_reversed_is_kept_with_both_readings() {
    let reversed = Value::record([("figure", ">=87"), ("label", "the other sense")]);
    let ledger = ledger([released("g", "gov", "<=87").or([reversed])]);
    let claim = ledger.claim(&"g".parse().unwrap()).unwrap();
    assert_eq!(claim.readings().len(), 1);
    let found = reconcile(&ledger, &Settings::default());
    let line = may(&found).lines.first().unwrap();
    assert_eq!(
        line.entry.spread.core(),
        Bounds::at_most(87),
        "the claim as written is compared"
    );
}

#[test]
fn trap_26_a_verified_count_that_falls_is_a_break_and_no_negative_release() {
    let list = |id: &str, figure: &str, day: &str| released(id, "watch", figure).stage("verified").as_of(day);
    let ledger = ledger([list("a", "75", "2026-05-01"), list("b", "61", "2026-05-03")]);
    let found = reconcile(&ledger, &Settings::default());
    let fell: Vec<Option<u64>> = breaks(&found.evidence()).iter().map(|one| one.fell_by).collect();
    assert_eq!(fell, [Some(14)]);
    assert_eq!(kinds(&ledger, "a", "b"), [ReasonKind::ListRevision]);
}

#[test]
fn trap_27_a_digit_glued_by_a_footnote_mark_is_refused_or_named() {
    for (text, language) in [
        ("116¹ people were released", Language::English),
        ("116² presos", Language::Spanish),
    ] {
        let read = Figure::read(text, language, &Lexicon::default());
        assert!(read.unwrap_err().to_string().contains("a mark stuck to it"));
    }
    let bracketed = Figure::read(
        "116[1] people were released",
        Language::English,
        &Lexicon::default(),
    );
    assert_eq!(bracketed.unwrap().figure().to_string(), "116");
    let ledger = ledger([released("g", "gov", "116"), released("copy", "kin", "1161")]);
    let found = reconcile(&ledger, &Settings::default());
    let why = found
        .explain(&"g".parse().unwrap(), &"copy".parse().unwrap())
        .unwrap();
    assert!(
        why.reasons
            .iter()
            .any(|reason| reason.slip == Some(Slip::DigitGlued))
    );
}

#[test]
fn a_group_that_may_be_quoting_is_told_apart() {
    // Beside trap 11: a range that contains a named voice's number on one page may be quoting it.
    let held = |id: &str, by: &str, figure: &str| {
        ClaimDraft::new(id)
            .by(by)
            .via("wire")
            .count("held")
            .population("political")
            .as_of("2026-05-02")
            .figure(figure)
    };
    let ledger = ledger([held("a", "watch", "806"), held("b", "groups", "800-1000")]);
    let found = reconcile(&ledger, &Settings::default());
    let apart = found.utterances().apart();
    assert!(
        apart
            .iter()
            .any(|apart| matches!(apart.reason, ApartReason::PerhapsOneVoice(_)))
    );
}
