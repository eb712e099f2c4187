//! - rows plus withheld against the stated total, by a table worked by hand
//! - a total read at its widest fits whenever it fits at face value
//! - an increment's total is of the increment, of the roll, of both or of neither, as the sums show

use cotejo::listing::{Fit, StatedOf};
use cotejo::{Bounds, strategy};
use proptest::prelude::*;

use super::{cast, complete, list, report, roll, row};

fn sum(rows: u8, withheld: &str, states: &str) -> cotejo::listing::Total {
    let mut listing = list("l", "watch", "2026-05-01", "complete");
    if !withheld.is_empty() {
        listing = listing.withheld(withheld);
    }
    if !states.is_empty() {
        listing = listing.states(states);
    }
    let mut draft = cast()
        .with_claim(
            cotejo::ClaimDraft::new("c")
                .count("held")
                .figure("9")
                .as_of("2026-05-01"),
        )
        .with_listing(listing);
    for person in 0..rows {
        draft = draft.with_detainee(row("l", person));
    }
    report(&draft, "l").total
}

#[test]
fn rows_and_withheld_against_the_stated_total() {
    let more = |by: &str| Fit::MoreListed(by.parse().unwrap());
    let fewer = |by: &str| Fit::FewerListed(by.parse().unwrap());
    let table = [
        (5, "", "", Fit::NotStated),
        (5, "", "?", Fit::NotStated),
        (5, "", "< @c", Fit::Relative),
        (5, "", "5", Fit::Agrees),
        (5, "2", "7", Fit::Agrees),
        (5, "", "3", more("2")),
        (5, "1", "3", more("3")),
        (5, "", "9", fewer("4")),
        (5, "1-2", "9", fewer("2-3")),
        (5, "", ">=56", fewer(">=51")),
        (5, "", ">=4", Fit::Agrees),
        (5, "", "<=3", more("2-5")),
        (5, "?", "9", Fit::Agrees),
        (5, "?", "3", more(">=2")),
        (0, "", "0", Fit::Agrees),
    ];
    for (rows, withheld, states, expected) in table {
        let total = sum(rows, withheld, states);
        assert_eq!(total.face, expected, "{rows} and `{withheld}` against `{states}`");
        assert_eq!(total.widest, expected, "no figure here is vague");
        assert_eq!(total.rows, usize::from(rows));
    }
}

#[test]
fn a_vague_total_may_fit_only_at_its_widest() {
    // About 60 is 55 to 65 at face value and 50 to 70 at its widest.
    let total = sum(52, "", "~60");
    assert_eq!(total.face, Fit::FewerListed("3-13".parse().unwrap()));
    assert_eq!(total.widest, Fit::Agrees);
}

#[test]
fn one_person_in_two_rows_is_reported() {
    let draft = cast()
        .with_listing(list("l", "watch", "2026-05-01", "complete").states("2"))
        .with_detainee(row("l", 1))
        .with_detainee(
            cotejo::DetaineeDraft::new("l-9")
                .listing("l")
                .identifiers("case:1"),
        );
    let total = report(&draft, "l").total;
    assert_eq!((total.rows, total.distinct_persons), (2, 1));
    assert_eq!(total.face, Fit::Agrees, "the list counts its rows");
}

#[test]
fn an_increment_states_its_own_total_or_that_of_the_roll() {
    // A roll of 3, and an increment of two rows of which one is new: the roll with it has 4.
    let of = |states: &str, withheld: &str| {
        let draft = roll(&[complete([1, 2, 3])])
            .with_listing(
                list("i", "watch", "2026-05-02", "increment")
                    .states(states)
                    .withheld(withheld),
            )
            .with_detainee(row("i", 3))
            .with_detainee(row("i", 4));
        report(&draft, "i").total.of
    };
    assert_eq!(of("2", "0"), Some(StatedOf::Increment));
    assert_eq!(of("4", "0"), Some(StatedOf::Roll));
    assert_eq!(of("3", "0"), Some(StatedOf::Neither));
    assert_eq!(of(">=2", "0"), Some(StatedOf::Both));
    assert_eq!(of("5", "1"), Some(StatedOf::Roll));
    assert_eq!(of("3", "1"), Some(StatedOf::Increment));
    assert_eq!(of("?", "0"), None);
    let complete = roll(&[complete([1]), complete([1])]);
    assert_eq!(report(&complete, "e1").total.of, None);
}

#[test]
fn what_the_roll_withholds_counts_in_the_roll() {
    let draft = cast()
        .with_listing(list("e", "watch", "2026-05-01", "complete").withheld("10"))
        .with_detainee(row("e", 1))
        .with_listing(list("i", "watch", "2026-05-02", "increment").states("12"))
        .with_detainee(row("i", 2));
    assert_eq!(report(&draft, "i").total.of, Some(StatedOf::Roll));
}

proptest! {
    #![proptest_config(crate::config())]

    #[test]
    fn what_fits_at_face_value_fits_at_its_widest(rows in 0..=9_u8, withheld in strategy::figure(), states in strategy::figure()) {
        let total = sum(rows, &withheld.to_string(), &states.to_string());
        if total.face == Fit::Agrees {
            prop_assert!(matches!(total.widest, Fit::Agrees | Fit::NotStated));
        }
    }

    #[test]
    fn a_difference_is_the_gap_between_the_two_and_says_its_direction(a in strategy::bounds(), b in strategy::bounds()) {
        match Fit::of(a, b) {
            Fit::NotStated => prop_assert_eq!(b, Bounds::ANY),
            Fit::Agrees => prop_assert_eq!(a.gap(b), 0),
            Fit::MoreListed(by) => {
                prop_assert_eq!(by.lo(), a.gap(b));
                prop_assert!(by.lo() > 0 && a.lo() > b.lo());
            }
            Fit::FewerListed(by) => {
                prop_assert_eq!(by.lo(), a.gap(b));
                prop_assert!(by.lo() > 0 && a.lo() < b.lo());
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }
}
