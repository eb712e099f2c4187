//! Words that stand where a value is missing.

use crate::name::fold;

/// What lists write where they know nothing, folded.
const WORDS: [&str; 31] = [
    "n/a",
    "na",
    "n.a.",
    "n/d",
    "n.d.",
    "s/d",
    "s.d.",
    "s/n",
    "s/i",
    "none",
    "null",
    "nan",
    "nil",
    "unknown",
    "unk",
    "not known",
    "not available",
    "missing",
    "desconocido",
    "desconocida",
    "se desconoce",
    "sin dato",
    "sin datos",
    "sin informacion",
    "no consta",
    "no disponible",
    "no especificado",
    "no sabe",
    "ninguno",
    "ninguna",
    "por determinar",
];

/// Whether a value says nothing: no letter and no digit, or a word for *unknown*.
pub(super) fn is_missing(value: &str) -> bool {
    let value = value.trim();
    // Longer than any of the words, so that long texts cost nothing.
    if value.len() > 24 {
        return !value.contains(char::is_alphanumeric);
    }
    if !value.contains(char::is_alphanumeric) {
        return true;
    }
    // Nearly every value is ASCII, and is asked for more than once.
    if value.is_ascii() {
        return WORDS.iter().any(|word| word.eq_ignore_ascii_case(value));
    }
    WORDS.contains(&fold(value).as_str())
}

/// The value, or nothing where it says nothing.
pub(super) fn said(value: &str) -> &str {
    if is_missing(value) { "" } else { value.trim() }
}
