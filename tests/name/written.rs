//! Laws of comparing two fields, each of which names one person, several, or nobody.
//!
//! - `one_against_one_is_the_comparison_of_the_two`
//! - `of_several_the_best_pair_counts_and_is_thin_at_most`
//! - `nobody_is_no_evidence`
//! - `fields_are_compared_symmetrically`

use cotejo::name::{self, Level};
use cotejo::strategy::{hostile_text, name_text, world_name_text};
use proptest::prelude::*;
use proptest::sample::select;

use crate::config;

fn field() -> impl Strategy<Value = String> {
    let several = prop::collection::vec(select(PEOPLE), 2..4).prop_map(|people| people.join("; "));
    prop_oneof![
        3 => name_text().boxed(),
        1 => world_name_text().boxed(),
        3 => several.boxed(),
        1 => select(PEOPLE).prop_map(|name| format!("{name} y otros")).boxed(),
        1 => hostile_text().boxed(),
        1 => select(NOBODY).prop_map(str::to_owned).boxed(),
    ]
}

/// Names of one person each, some of them alike.
const PEOPLE: &[&str] = &[
    "Hernán Belandria Zerpa",
    "Hernan Belandria",
    "Gonzalo Belandria Zerpa",
    "Paco Villasmil Oropeza",
    "Francisco Villasmil",
    "Beatriz Tovar",
    "José Pérez",
];

const NOBODY: &[&str] = &["", "sin identificar", "N/N", "--", "desconocida"];

proptest! {
    #![proptest_config(config())]

    #[test]
    fn one_against_one_is_the_comparison_of_the_two(a in field(), b in field()) {
        let (a, b) = (name::parse(&a), name::parse(&b));
        if let (Some(one), Some(other)) = (a.one(), b.one()) {
            prop_assert_eq!(name::compare_written(&a, &b), name::compare(one, other));
        }
    }

    #[test]
    fn of_several_the_best_pair_counts_and_is_thin_at_most(a in field(), b in field()) {
        let (a, b) = (name::parse(&a), name::parse(&b));
        let whole = name::compare_written(&a, &b);
        let pairs = a.people().iter().flat_map(|one| b.people().iter().map(|other| name::compare(one, other)));
        let best = pairs.map(|pair| pair.level()).min();
        let several = a.people().len() > 1 || b.people().len() > 1;
        let expected = match best {
            Some(level) if several => level.max(Level::Thin),
            Some(level) => level,
            None => Level::Incomparable,
        };
        prop_assert_eq!(whole.level(), expected);
        let (least, most) = whole.level().band();
        prop_assert!((least..=most).contains(&whole.likeness()), "{}", whole);
    }

    #[test]
    fn nobody_is_no_evidence(a in field(), b in select(NOBODY)) {
        let whole = name::compare_written(&name::parse(&a), &name::parse(b));
        prop_assert_eq!((whole.level(), whole.likeness()), (Level::Incomparable, 0));
        prop_assert!(whole.meetings().is_empty());
    }

    #[test]
    fn fields_are_compared_symmetrically(a in field(), b in field()) {
        let (a, b) = (name::parse(&a), name::parse(&b));
        let (there, back) = (name::compare_written(&a, &b), name::compare_written(&b, &a));
        prop_assert_eq!((there.level(), there.likeness()), (back.level(), back.likeness()));
    }
}

#[test]
fn of_several_the_best_pair_is_found() {
    let compared = |a, b| name::compare_written(&name::parse(a), &name::parse(b)).level();
    let list = "Beatriz Tovar; Hernán Belandria Zerpa";
    assert_eq!(compared(list, "Hernan Belandria"), Level::Thin);
    assert_eq!(compared(list, "Gonzalo Belandria Zerpa"), Level::SameFamily);
    assert_eq!(compared(list, "Ulises Camejo"), Level::Different);
    assert_eq!(compared(list, "N/N"), Level::Incomparable);
    assert_eq!(compared("Beatriz Tovar y otros", "Beatriz Tovar"), Level::Equal);
}
