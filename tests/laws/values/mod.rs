//! Floor 0: the values, and what their laws share.

mod bounds;
mod doors;
mod figure;
mod gap;
mod over;
mod phrase_laws;
mod phrases;
mod ratio;
mod relative;
mod shift;
mod strategies;
mod when;
mod when_text;
mod word;
mod words;

use std::fmt::{Debug, Display};
use std::str::FromStr;

use cotejo::{Bounds, Error, ErrorKind, Figure, Lexicon, When};
use proptest::prelude::*;

/// Text and JSON give the value back, JSON is the text, and padding applies to the whole of it.
fn round_trips<T>(value: &T) -> Result<(), TestCaseError>
where
    T: Display + Debug + FromStr<Err = Error> + PartialEq,
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    let text = value.to_string();
    prop_assert_eq!(&text.parse::<T>().unwrap(), value);
    let json = serde_json::to_value(value).unwrap();
    prop_assert_eq!(json.as_str(), Some(&*text));
    prop_assert_eq!(&serde_json::from_value::<T>(json).unwrap(), value);
    prop_assert_eq!(format!("{value:>150}"), format!("{text:>150}"));
    Ok(())
}

/// Whatever is read from `text`, if anything, is written in a spelling that gives it back.
fn is_read_back<T>(text: &str) -> Result<(), TestCaseError>
where
    T: Display + Debug + FromStr<Err = Error> + PartialEq,
{
    if let Ok(value) = text.parse::<T>() {
        prop_assert_eq!(value.to_string().parse::<T>(), Ok(value));
    }
    Ok(())
}

/// Every text is refused with the kind beside it, by text and by JSON, in a message that shows it.
fn assert_refused<T>(table: &[(&str, ErrorKind)])
where
    T: Debug + FromStr<Err = Error> + serde::de::DeserializeOwned,
{
    for &(text, kind) in table {
        let error = text.parse::<T>().expect_err(text);
        assert_eq!(error.kind(), kind, "{error}");
        let shown: String = text.trim().chars().take(40).collect();
        assert!(error.to_string().contains(&shown), "{error}");
        let json = serde_json::to_string(text).unwrap();
        let refusal = serde_json::from_str::<T>(&json).expect_err(text);
        assert!(refusal.to_string().starts_with(&error.to_string()));
    }
}

/// Above every end of a [`small`] interval: stands for all counts that only an open end reaches.
const BEYOND: u64 = 13;

/// Intervals with ends up to 12, small enough to try every count.
fn small() -> impl Strategy<Value = Bounds> {
    let end = || 0..BEYOND;
    prop_oneof![
        4 => (end(), end()).prop_map(|(a, b)| Bounds::between(a.min(b), a.max(b)).unwrap()),
        1 => end().prop_map(Bounds::exactly),
        1 => end().prop_map(Bounds::at_least),
    ]
}

/// Every count in a [`small`] interval up to [`BEYOND`].
fn members(bounds: Bounds) -> impl Iterator<Item = u64> + Clone {
    (0..=BEYOND).filter(move |&n| bounds.contains(n))
}

/// Every pair of counts, one from each of two [`small`] intervals.
fn pairs(a: Bounds, b: Bounds) -> impl Iterator<Item = (u64, u64)> {
    members(a).flat_map(move |x| members(b).map(move |y| (x, y)))
}

/// What a figure says under a lexicon: face value and widest reading as text.
fn readings(text: &str, lexicon: &Lexicon) -> (String, String) {
    let spread = text.parse::<Figure>().unwrap().spread(lexicon).unwrap();
    (spread.core().to_string(), spread.support().to_string())
}

fn when(text: &str) -> When {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}
