//! Laws of figures relative to another claim: `< @a`, `> @a`, `majority of @a`.
//!
//! - `fewer_than_a_claim_allows_what_is_below_some_member`
//! - `more_than_a_claim_allows_what_is_above_some_member`
//! - `a_majority_of_a_claim_is_more_than_half_of_some_member_and_no_more_than_it`
//! - `widening_an_operand_never_narrows_a_relative_figure`
//! - `only_a_relative_figure_has_an_operand`
//! - `relative_figures_are_pinned`
//! - `faulty_operands_are_refused`

use cotejo::{Bounds, ClaimId, ErrorKind, Figure, Lexicon, Spread, strategy};
use proptest::prelude::*;

use super::{BEYOND, members, small};
use crate::config;

/// What a relative figure allows when its claim allows `operand`.
fn allowed(text: &str, operand: Bounds) -> Bounds {
    let figure: Figure = text.parse().unwrap();
    let spread = figure.relative_to(Spread::crisp(operand));
    assert_eq!(
        spread.core(),
        spread.support(),
        "a crisp operand gives a crisp figure"
    );
    spread.core()
}

/// Operands of at least one person: nobody is fewer than none.
fn operand() -> impl Strategy<Value = Bounds> {
    small().prop_map(|bounds| Bounds::new(bounds.lo().max(1), bounds.hi().map(|hi| hi.max(1))).unwrap())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn fewer_than_a_claim_allows_what_is_below_some_member(of in operand()) {
        let read = allowed("< @a", of);
        for n in 0..BEYOND {
            prop_assert_eq!(read.contains(n), members(of).any(|member| n < member), "{}", n);
        }
    }

    #[test]
    fn more_than_a_claim_allows_what_is_above_some_member(of in operand()) {
        let read = allowed("> @a", of);
        for n in 0..=2 * BEYOND {
            prop_assert_eq!(read.contains(n), members(of).any(|member| n > member), "{}", n);
        }
    }

    #[test]
    fn a_majority_of_a_claim_is_more_than_half_of_some_member_and_no_more_than_it(of in operand()) {
        let read = allowed("majority of @a", of);
        for n in 0..BEYOND {
            let of_some = members(of).any(|member| 2 * n > member && n <= member);
            prop_assert_eq!(read.contains(n), of_some, "{}", n);
        }
    }

    #[test]
    fn widening_an_operand_never_narrows_a_relative_figure(
        figure in strategy::relative_figure(strategy::id()),
        operand in strategy::spread(),
        more in strategy::bounds(),
    ) {
        let wider = Spread::new(operand.core().hull(more), operand.support().hull(more)).unwrap();
        let (narrow, wide) = (figure.relative_to(operand), figure.relative_to(wider));
        prop_assert!(narrow.core().is_within(wide.core()));
        prop_assert!(narrow.support().is_within(wide.support()));
        prop_assert!(narrow.core().is_within(narrow.support()));
    }

    #[test]
    fn only_a_relative_figure_has_an_operand(
        plain in strategy::figure(),
        relative in strategy::relative_figure(strategy::id()),
        spread in strategy::spread(),
    ) {
        prop_assert_eq!(plain.operand(), None);
        prop_assert_eq!(plain.relative_to(spread), Spread::ANY);
        prop_assert_eq!(relative.spread(&Lexicon::default()), None);
        let operand = format!("@{}", relative.operand().unwrap());
        prop_assert!(relative.to_string().ends_with(&operand));
    }
}

#[test]
fn relative_figures_are_pinned() {
    let read = |text: &str| text.parse::<Bounds>().unwrap();
    let table = [
        ("< @a", "116", "<=115"),
        ("< @a", "49-73", "<=72"),
        ("< @a", ">=400", ">=0"),
        ("> @a", "187", ">=188"),
        ("> @a", "49-73", ">=50"),
        ("> @a", ">=0", ">=1"),
        ("majority of @a", "116", "59-116"),
        ("majority of @a", "117", "59-117"),
        ("majority of @a", "1", "1"),
        ("majority of @a", "49-73", "25-73"),
        ("majority of @a", ">=400", ">=201"),
    ];
    for (figure, operand, expected) in table {
        assert_eq!(
            allowed(figure, read(operand)),
            read(expected),
            "{figure} with {operand}"
        );
    }
    let about = "~700"
        .parse::<Figure>()
        .unwrap()
        .spread(&Lexicon::default())
        .unwrap();
    let fewer = "< @a".parse::<Figure>().unwrap().relative_to(about);
    assert_eq!((fewer.core(), fewer.support()), (read("<=749"), read("<=799")));
    for (spelling, written) in [
        ("<@a", "< @a"),
        (">  @a", "> @a"),
        ("majority of@a", "majority of @a"),
    ] {
        assert_eq!(spelling.parse::<Figure>().unwrap().to_string(), written);
    }
    let odd = "> @<=5-7+".parse::<Figure>().unwrap();
    assert_eq!(odd.operand().map(ClaimId::as_str), Some("<=5-7+"));
}

#[test]
fn faulty_operands_are_refused() {
    for text in [
        "< @",
        "> @ a",
        "majority of @a b",
        "majority of",
        "majority of 5",
        "<= @a",
        "~@a",
    ] {
        assert_eq!(
            text.parse::<Figure>().unwrap_err().kind(),
            ErrorKind::Syntax,
            "{text}"
        );
    }
    let longest = "a".repeat(128);
    assert!(format!("< @{longest}").parse::<Figure>().is_ok());
    assert!(format!("< @{longest}a").parse::<Figure>().is_err());
}
