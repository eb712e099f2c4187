//! Greek vowels and consonants that are spelled with two letters, ahead of a romaniser that reads one at a time.

#![cfg(feature = "any_ascii")]

use unicode_normalization::UnicodeNormalization;

/// The word with its pairs of letters in Latin ones (ISO 843, ELOT 743: `ου` is `ou`, `ευ` is `ev` or `ef`, `μπ` at the
/// beginning is `b`); any other script as it is.
pub(super) fn respelled(word: &str) -> String {
    if !word.chars().any(|letter| matches!(letter, 'α'..='ω' | 'Α'..='Ω')) {
        return word.to_owned();
    }
    let letters: Vec<char> = word.nfc().collect();
    let mut out = String::with_capacity(word.len());
    let mut rest = letters.as_slice();
    while let [first, tail @ ..] = rest {
        let lower = first.to_lowercase().next().unwrap_or(*first);
        let second = tail.first().and_then(|second| second.to_lowercase().next());
        let third = tail.get(1).and_then(|third| third.to_lowercase().next());
        let pair = match (lower, second) {
            ('ο', Some('υ' | 'ύ')) => Some("ou"),
            ('α', Some('υ' | 'ύ')) => Some(if is_voiceless(third) { "af" } else { "av" }),
            ('ε', Some('υ' | 'ύ')) => Some(if is_voiceless(third) { "ef" } else { "ev" }),
            ('γ', Some('γ')) => Some("ng"),
            ('γ', Some('ξ')) => Some("nx"),
            ('γ', Some('χ')) => Some("nch"),
            ('μ', Some('π')) if out.is_empty() => Some("b"),
            ('ν', Some('τ')) if out.is_empty() => Some("d"),
            ('γ', Some('κ')) if out.is_empty() => Some("g"),
            _ => None,
        };
        if let Some(pair) = pair {
            let capital = if first.is_uppercase() { pair.get(..1) } else { None };
            out.push_str(&capital.unwrap_or_default().to_ascii_uppercase());
            out.push_str(if capital.is_some() {
                pair.get(1..).unwrap_or_default()
            } else {
                pair
            });
            rest = tail.get(1..).unwrap_or_default();
        } else {
            match *first {
                'χ' => out.push_str("ch"),
                'Χ' => out.push_str("Ch"),
                other => out.push(other),
            }
            rest = tail;
        }
    }
    out
}

/// Whether what stands behind makes a vowel end in `f`: a voiceless consonant, or the end of the word.
fn is_voiceless(letter: Option<char>) -> bool {
    letter.is_none_or(|letter| matches!(letter, 'θ' | 'κ' | 'ξ' | 'π' | 'σ' | 'ς' | 'τ' | 'φ' | 'χ' | 'ψ'))
}
