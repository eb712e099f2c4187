//! How far two words are apart, letter by letter: Jaro–Winkler and optimal string alignment, by `rapidfuzz`.
//!
//! Letters are Unicode scalar values of text in NFC, best folded by [`fold`](crate::name::text::fold::fold) before: an accent
//! typed as a mark of its own counts as a letter.

use rapidfuzz::distance::{jaro_winkler as winkler, osa as alignment};

/// How alike two words are by the letters they share and where they begin alike, from 0 to 1 (Jaro 1989; Winkler
/// 1990).
///
/// The definition: letters match when equal and no further apart than `max(a, b) / 2 - 1`, rounded down; with `m`
/// matches of which `t` stand in another order, Jaro is the mean of `m / a`, `m / b` and `(m - t / 2) / m`, `t / 2`
/// rounded down; above 0.7 it is raised by `0.1 · p · (1 - Jaro)` for `p` equal first letters, four at most. Two empty
/// words are 1, one empty word is 0. Symmetric; time O(⌈a/64⌉ · b), without allocation up to 64 letters.
///
/// ```
/// assert!((cotejo::name::jaro_winkler("martha", "marhta") - 0.961).abs() < 0.001);
/// ```
#[must_use]
pub fn jaro_winkler(a: &str, b: &str) -> f64 {
    if a == b {
        1.0
    } else if a.is_empty() || b.is_empty() {
        0.0
    } else if a.is_ascii() && b.is_ascii() {
        winkler::similarity(a.bytes(), b.bytes())
    } else {
        winkler::similarity(a.chars(), b.chars())
    }
}

/// The least number of letters to put in, take out, change, or swap with the next, no letter being edited twice
/// (optimal string alignment, also called restricted Damerau–Levenshtein; Damerau 1964, Hyyrö 2003).
///
/// From 0 to the length of the longer word; symmetric; no metric: the triangle inequality does not hold. Time
/// O(⌈a/64⌉ · b), without allocation up to 64 letters.
///
/// ```
/// assert_eq!(cotejo::name::osa("carlso", "carlos"), 1);
/// ```
#[must_use]
pub fn osa(a: &str, b: &str) -> usize {
    if a == b {
        0
    } else if a.is_ascii() && b.is_ascii() {
        alignment::distance(a.bytes(), b.bytes())
    } else {
        alignment::distance(a.chars(), b.chars())
    }
}

/// [`osa`] where it is `most` or less; lengths that differ by more are not read.
pub(super) fn osa_within(a: &str, b: &str, most: usize) -> Option<usize> {
    if a == b {
        return Some(0);
    }
    let cutoff = alignment::Args::default().score_cutoff(most);
    if a.is_ascii() && b.is_ascii() {
        if a.len().abs_diff(b.len()) > most {
            return None;
        }
        return alignment::distance_with_args(a.bytes(), b.bytes(), &cutoff);
    }
    if a.chars().count().abs_diff(b.chars().count()) > most {
        return None;
    }
    alignment::distance_with_args(a.chars(), b.chars(), &cutoff)
}
