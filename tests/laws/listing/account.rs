//! - the account of any roll fits its width and names no record
//! - pinned: what it says of an evening, of an order in doubt, of sums, and of what it leaves out

use cotejo::render::Account;
use cotejo::{Draft, Ledger, Settings, reconcile};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::{Edition, cast, complete, edition, editions, event, list, roll, row};

/// The section on lists, its lines run together.
fn printed(draft: &Draft) -> String {
    let ledger = Ledger::try_from(draft.clone()).unwrap();
    let text = Account::of(&reconcile(&ledger, &Settings::default())).to_string();
    let section = text.split("2 LISTS OF PERSONS").nth(1).unwrap();
    let section = section.split("4 WHAT").next().unwrap();
    section.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn says(draft: &Draft, sentence: &str) {
    let text = printed(draft);
    assert!(text.contains(sentence), "`{sentence}` is not in `{text}`");
}

proptest! {
    #![proptest_config(crate::config())]

    #[test]
    fn the_account_of_any_roll_fits_its_width_and_names_no_record(editions in editions(), width in 60..120_usize) {
        let ledger = Ledger::try_from(roll(&editions)).unwrap();
        let text = Account::of(&reconcile(&ledger, &Settings::default())).width(width).to_string();
        for line in text.lines() {
            prop_assert!(line.width() <= width, "{}", line);
        }
        prop_assert!(!text.contains("e0-"), "{}", text);
    }
}

#[test]
fn who_is_new_gone_back_and_changed_is_counted() {
    let draft = roll(&[
        complete([1, 2, 3, 4, 9]),
        complete([1, 2, 3, 4]),
        complete([1, 5, 6, 9]),
    ])
    .with_listing(list("k", "kin", "2026-05-03", "partial"))
    .with_detainee(row("k", 2).events(event("released", "2026-05-02")))
    .with_detainee(row("k", 3).events(event("died", "2026-05-02")));
    says(
        &draft,
        "Since “e1”: 2 new, none certainly; 1 gone without a release, none certainly; \
         1 gone after a release, none certainly; 1 gone for another reason, none certainly; 1 back",
    );
    says(
        &roll(&[complete([1, 2]), complete([1])]),
        "1 gone without a release, certainly",
    );
    says(
        &roll(&[complete([1]), complete([1])]),
        "Since “e0”: nothing changed",
    );
    let increments = roll(&[
        complete([1]),
        edition("increment", [2]),
        edition("increment", [3]),
    ]);
    says(&increments, "Since “e0” with 1 increment: 1 new, none certainly");
}

#[test]
fn an_order_in_doubt_is_said() {
    let mut draft = cast();
    for (id, at) in [
        ("a", "2026-05-01"),
        ("b", "2026-05-02"),
        ("c", "2026-05-02"),
        ("d", "2026-05-03"),
    ] {
        draft = draft
            .with_listing(list(id, "watch", at, "complete"))
            .with_detainee(row(id, 1));
    }
    says(&draft, "Not compared: nothing says which of “b” and “c” is later");
    says(
        &draft,
        "Since “a”: nothing changed; 1 other edition may be earlier or later",
    );
    says(&draft, "1 edition before these, in the data");
}

#[test]
fn sums_are_said() {
    let with = |states: &str, withheld: &str, coverage: &str| {
        let listing = list("l", "watch", "2026-05-01", coverage)
            .states(states)
            .withheld(withheld);
        cast()
            .with_listing(listing)
            .with_detainee(row("l", 1))
            .with_detainee(row("l", 2))
    };
    says(
        &with("3", "1", "complete"),
        "2 records, 1 withheld; it states 3, which adds up",
    );
    says(&with("9", "1", "complete"), "it states 9, 6 more than it lists");
    says(&with("1", "0", "complete"), "it states 1, 1 fewer than it lists");
    let partial = printed(&with("9", "1", "partial"));
    assert!(!partial.contains("more than it lists"), "{partial}");
    says(&with("~10", "1", "complete"), "which adds up only at its widest");
}

#[test]
fn the_latest_editions_are_printed_and_the_rest_counted() {
    let nights: Vec<Edition> = (0..9).map(|_| complete([1])).collect();
    let text = printed(&roll(&nights));
    assert!(text.contains("6 editions before these"), "{text}");
    assert!(text.contains("“e8”") && !text.contains("“e4”"), "{text}");
}
