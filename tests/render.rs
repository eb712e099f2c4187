//! Laws of the account: it fits, it aligns, it is the same whatever the order, and it names nobody.
//!
//! * no line is wider than asked, in any script
//! * columns align under wide and combining characters
//! * text from a ledger cannot reorder or break the page
//! * the same ledger in another order gives the same bytes
//! * a detainee's name and identifier are nowhere
//! * an empty ledger has an account
//! * what cannot all be true is told with what is needed, what is allowed and the difference

#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test may panic")]

use cotejo::render::Account;
use cotejo::strategy;
use cotejo::{ClaimDraft, DetaineeDraft, Draft, Ledger, Settings, SourceDraft, WaveDraft, reconcile};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

fn account(draft: Draft, width: usize) -> String {
    let ledger = Ledger::try_from(draft).unwrap();
    Account::of(&reconcile(&ledger, &Settings::default()))
        .width(width)
        .to_string()
}

const SCRIPTS: [&str; 5] = [
    "Комитет родственников",
    "囚人家族の会・全国連絡協議会",
    "لجنة أهالي المعتقلين",
    "Comité de Ángeles Ñandú",
    "e\u{301}lan vital",
];

fn in_scripts() -> Draft {
    let mut draft = Draft::new().with_title(&"名簿の照合 ".repeat(20));
    for (at, name) in SCRIPTS.into_iter().enumerate() {
        let (source, wave) = (format!("s{at}"), format!("w{at}"));
        draft = draft
            .with_source(
                SourceDraft::new(&source)
                    .name(name.repeat(3))
                    .label(name)
                    .kind("monitor"),
            )
            .with_wave(
                WaveDraft::new(&wave)
                    .label(name)
                    .window(format!("2026-05-{:02}", at + 1))
                    .place(name),
            )
            .with_claim(
                ClaimDraft::new(&format!("v{at}"))
                    .by(source.as_str())
                    .via(source.as_str())
                    .at("p. 3")
                    .count("released")
                    .stage("verified")
                    .wave(wave.as_str())
                    .figure("41")
                    .note(name.repeat(9)),
            )
            .with_claim(
                ClaimDraft::new(&format!("x{at}"))
                    .by(source.as_str())
                    .count("released")
                    .wave(wave.as_str())
                    .figure("60"),
            )
            .with_claim(
                ClaimDraft::new(&format!("h{at}"))
                    .by(source.as_str())
                    .count("held")
                    .as_of("2026-05-02")
                    .figure("~700"),
            );
    }
    draft
}

#[test]
fn no_line_is_wider_than_asked_in_any_script() {
    for width in [60, 80, 100, 140] {
        let text = account(in_scripts(), width);
        for line in text.lines() {
            assert!(line.width() <= width, "{} > {width}: {line}", line.width());
        }
    }
}

#[test]
fn columns_align_under_wide_and_combining_characters() {
    let text = account(in_scripts(), 100);
    let column = |line: &str, mark: &str| line.find(mark).map(|at| line[..at].width());
    let figures: Vec<usize> = text
        .lines()
        .filter(|line| line.contains("╌") && line.contains("around 700"))
        .filter_map(|line| column(line, "around 700"))
        .collect();
    assert_eq!(figures.len(), SCRIPTS.len());
    assert!(figures.iter().all(|at| *at == figures[0]), "{figures:?}");
}

#[test]
fn text_from_a_ledger_cannot_reorder_or_break_the_page() {
    let draft = Draft::new()
        .with_title("one\ntwo\u{202e}three\u{7}")
        .with_source(SourceDraft::new("s").name("a\u{1b}[31mred").kind("press"))
        .with_claim(
            ClaimDraft::new("c")
                .by("s")
                .statement("remark")
                .note("x\r\ny\u{2066}z"),
        );
    let text = account(draft, 80);
    assert!(
        !text.contains(['\u{202e}', '\u{2066}', '\u{7}', '\u{1b}', '\r']),
        "{text:?}"
    );
    assert!(text.starts_with("cotejo · one twothree"), "{text}");
}

#[test]
fn a_detainees_name_and_identifier_are_nowhere() {
    let draft = Draft::new()
        .with_wave(WaveDraft::new("w").window("2026-05-01"))
        .with_claim(ClaimDraft::new("c").count("released").wave("w").figure("3"))
        .with_detainee(
            DetaineeDraft::new("d-1")
                .name("Invented Qwertzuiop")
                .identifiers("case:9981")
                .events(cotejo::Value::record([("what", "released"), ("wave", "w")])),
        );
    let ledger = Ledger::try_from(draft).unwrap();
    let found = reconcile(&ledger, &Settings::default());
    let detainee = ledger.detainees().next().unwrap();
    for text in [
        Account::of(&found).to_string(),
        serde_json::to_string(&found).unwrap(),
        format!("{ledger:?} {detainee:?} {found:?} {:?}", ledger.draft()),
    ] {
        assert!(!text.contains("Qwertzuiop") && !text.contains("9981"), "{text}");
    }
    assert_eq!(detainee.name().unwrap().reveal(), "Invented Qwertzuiop");
}

#[test]
fn an_empty_ledger_has_an_account() {
    let text = account(Draft::new(), 80);
    assert!(text.contains("The ledger has no claims."), "{text}");
}

/// A wave of which some are said to have been released and 73 are verified.
fn verified(released: &str) -> String {
    let claim = |id: &str, by: &str| ClaimDraft::new(id).by(by).count("released").wave("w");
    let draft = Draft::new()
        .with_source(SourceDraft::new("gov").kind("government"))
        .with_source(SourceDraft::new("list").kind("monitor"))
        .with_wave(WaveDraft::new("w").label("10 June").window("2026-06-10"))
        .with_claim(claim("g", "gov").figure(released))
        .with_claim(claim("v", "list").stage("verified").figure("73"));
    account(draft, 100)
}

#[test]
fn more_verified_than_released_cannot_all_be_true() {
    let text = verified("60");
    for line in [
        "  A  73 verified, 10 June (list) · 60 released, 10 June (gov)",
        "     The first needs at least 73 in “10 June”; the second allows 60: short by 13.",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(
        text.contains("It does not add up: one set of figures cannot all be true: see 4."),
        "{text}"
    );
}

#[test]
fn where_nothing_clashes_two_lines_say_so() {
    let text = verified("116");
    let (_, section) = text.split_once("4 WHAT CANNOT ALL BE TRUE").unwrap();
    let (section, _) = section.split_once("\n\n").unwrap();
    let section: Vec<&str> = section.split_whitespace().collect();
    assert_eq!(
        section.join(" "),
        "Nothing clashes: 2 figures at face value. 1 rule between 2 sets of people: from one lying inside another."
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_small_ledger_has_an_account_that_fits(draft in strategy::small_ledger(), width in 60_usize..150) {
        let text = account(draft, width);
        for line in text.lines() {
            prop_assert!(line.width() <= width, "{} > {width}: {line}", line.width());
        }
    }
}
