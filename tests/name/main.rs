//! The laws of names: of their text, of reading them, of how words sound, and of comparing two of them.
//!
//! Each file opens with the list of its laws. A law alone would let a constant pass, so reading and comparing
//! are pinned as well, by tables worked by hand.

#[cfg(test)]
mod compare;
#[cfg(test)]
mod distances;
#[cfg(test)]
mod found;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod pairs;
#[cfg(test)]
mod parse;
#[cfg(test)]
mod random;
#[cfg(test)]
mod readings;
#[cfg(test)]
mod strategies;
#[cfg(test)]
mod text;
#[cfg(test)]
mod written;

#[cfg(test)]
use cotejo::name::{self, Comparison, PersonName};

/// 256 cases, or as many as `PROPTEST_CASES` says; a case that fails becomes an example by hand.
#[cfg(test)]
fn config() -> proptest::test_runner::Config {
    proptest::test_runner::Config {
        failure_persistence: None,
        ..Default::default()
    }
}

/// The one person a text names.
#[cfg(test)]
fn one(text: &str) -> PersonName {
    let written = name::parse(text);
    written
        .one()
        .unwrap_or_else(|| panic!("one person: {text:?}"))
        .clone()
}

#[cfg(test)]
fn compared(a: &str, b: &str) -> Comparison {
    name::compare(&one(a), &one(b))
}
