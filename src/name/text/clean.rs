//! [`clean`]: a text as it came, made fit to be read as a name.

use std::borrow::Cow;

use crate::name::text::compose::composed;
use crate::name::text::draft::{Repair, RepairKind};
use crate::name::text::mojibake;
use crate::name::text::repair::settled;
use crate::name::text::romanise::{Romaniser, romanised};
use crate::name::text::script::{Script, Scripts};
use crate::name::text::spaced;
use crate::name::text::unknown::unknown;
use crate::name::text::visible::visible;

/// What is read of a text at most, in bytes.
pub(super) const MOST_BYTES: usize = 512;

/// A text made fit to be read as a name.
#[derive(Default)]
pub(in crate::name) struct Cleaned<'t> {
    /// In NFC; unknown letters are U+FFFD, one for each; blanks single and trimmed; apostrophes `'`, quotation marks
    /// `"`, hyphens and dashes `-`; case, marks and all other punctuation kept.
    pub(in crate::name) text: Cow<'t, str>,
    /// What was repaired, in order.
    pub(in crate::name) repairs: Vec<Repair>,
    /// Whether letters remain that cannot be known.
    pub(in crate::name) damage: bool,
    /// Whether the text was longer than [`MOST_BYTES`]; what lies beyond was not read.
    pub(in crate::name) cut: bool,
    /// The scripts of the letters once repaired, before any were put into Latin ones.
    pub(in crate::name) scripts: Scripts,
    /// Whether letters were put into Latin ones.
    pub(in crate::name) romanised: bool,
}

/// Repairs, normalises and, where a romaniser is given, romanises; idempotent on its own text. Time linear in the
/// first 512 bytes, whatever the length.
pub(in crate::name) fn clean<'t>(text: &'t str, romaniser: Option<&dyn Romaniser>) -> Cleaned<'t> {
    let head = capped(text);
    let mut cleaned = match spaced::closed(head) {
        None => plain(head).unwrap_or_else(|| slowly(head, romaniser)),
        Some(closed) => closed_up(&closed, romaniser),
    };
    cleaned.cut = head.len() < text.len();
    cleaned
}

/// Of a text whose letters were set apart.
fn closed_up(closed: &str, romaniser: Option<&dyn Romaniser>) -> Cleaned<'static> {
    let mut cleaned = plain(closed).unwrap_or_else(|| slowly(closed, romaniser));
    cleaned.repairs.insert(0, Repair::new(RepairKind::Spaced, 0));
    Cleaned {
        text: Cow::Owned(cleaned.text.into_owned()),
        repairs: cleaned.repairs,
        ..cleaned
    }
}

/// The text up to a limit, never within a letter.
fn capped(text: &str) -> &str {
    if text.len() <= MOST_BYTES {
        return text;
    }
    // A letter takes four bytes at most.
    (MOST_BYTES - 3..=MOST_BYTES)
        .rev()
        .find_map(|end| text.get(..end))
        .unwrap_or_default()
}

/// The text if nothing in it can want a repair: most names.
fn plain(text: &str) -> Option<Cleaned<'_>> {
    let (mut letters, mut digits, mut spaced) = (false, false, true);
    // The sign before, and whether it is a letter that may begin a misread one.
    let (mut before, mut rare) = (' ', false);
    for letter in text.chars() {
        if letter.is_ascii_alphabetic() {
            letters = true;
            (before, rare) = (letter, false);
            continue;
        }
        // Between letters an apostrophe is part of the name.
        if before == '\'' {
            return None;
        }
        let mut next = false;
        match letter {
            ' ' => spaced &= before != ' ',
            '0'..='9' => digits = true,
            ';' if before.is_ascii_lowercase() => return None,
            '-' | '.' | ',' | '(' | ')' | '/' | ':' | ';' | '[' | ']' => {}
            '#' if !before.is_ascii_alphabetic() => {}
            '\'' if before.is_ascii_alphabetic() => {}
            // Amid letters of the other case they are those of another encoding.
            'Ú' | 'È' | 'Ý' | 'Ì' | 'Û' | 'Ò' if before.is_lowercase() => return None,
            'à' if before.is_uppercase() => return None,
            // The Spanish letters begin no misread one: `Núñez`.
            'é' | 'í' | 'ó' | 'ú' | 'ü' | 'ñ' | 'É' | 'Í' | 'Ó' | 'Ú' | 'Ü' | 'Ñ' if !rare => {
                letters = true;
            }
            _ if is_precomposed(letter) && !(rare && mojibake::begins(before, letter)) => {
                (letters, next) = (true, true);
            }
            _ => return None,
        }
        (before, rare) = (letter, next);
    }
    if before == '\'' {
        return None;
    }
    // `Muu00f1oz`
    if digits && (text.contains("u0") || text.contains("U0")) {
        return None;
    }
    spaced &= before != ' ' || text.is_empty();
    Some(Cleaned {
        text: if spaced {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(blanks(text))
        },
        scripts: if letters {
            Scripts::only(Script::Latin)
        } else {
            Scripts::NONE
        },
        ..Cleaned::default()
    })
}

/// Letters of Latin script, composed, that stay what they are among letters of ASCII; a misread letter takes two or
/// three of them in a row. Not those that may be the rest of a damaged letter alone.
fn is_precomposed(letter: char) -> bool {
    matches!(letter,
        'À'..='Â' | 'Æ'..='Ö' | 'Ø'..='Þ' | 'ß'..='ö' | 'ø'..='ÿ'
        | '\u{100}'..='\u{131}' | '\u{134}'..='\u{13e}' | '\u{141}'..='\u{148}' | '\u{14a}'..='\u{151}'
        | '\u{154}'..='\u{177}' | '\u{179}'..='\u{17c}' | 'ž' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ș'..='ț' | 'Ạ'..='ỹ')
}

/// With single blanks, trimmed.
fn blanks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn slowly(head: &str, romaniser: Option<&dyn Romaniser>) -> Cleaned<'static> {
    let mut cleaned = Cleaned::default();
    let text = repaired(head, &mut cleaned.repairs);
    cleaned.scripts = Scripts::of(&text);
    let latin = Scripts::only(Script::Latin);
    let text = match romaniser {
        Some(romaniser) if cleaned.scripts.or(latin) != latin => {
            let (text, done) = romanised(&text, romaniser);
            cleaned.romanised = done;
            // A romaniser may write anything.
            if done {
                repaired(&text, &mut Vec::new())
            } else {
                text
            }
        }
        _ => text,
    };
    cleaned.damage = text.contains(char::REPLACEMENT_CHARACTER);
    cleaned.text = Cow::Owned(text);
    cleaned
}

/// Rounds until nothing changes: a full-width `&` may hide a reference, and a reference a mark.
fn repaired(head: &str, repairs: &mut Vec<Repair>) -> String {
    let mut text: Cow<'_, str> = Cow::Borrowed(head);
    for _ in 0..8 {
        let letters: Vec<char> = text.chars().collect();
        let mut found = Vec::new();
        let letters = settled(letters, &mut found).unwrap_or_else(|| text.chars().collect());
        repairs.append(&mut found);
        let seen = visible(&letters, repairs);
        let next = unknown(&blanks(&composed(&seen, repairs)));
        // Composing may lengthen; the limit holds for what is read again as well.
        let next = match capped(&next) {
            head if head.len() < next.len() => head.trim_end().to_owned(),
            _ => next,
        };
        if next == text {
            return next;
        }
        text = Cow::Owned(next);
    }
    text.into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::name::text::draft::RepairKind;

    fn text(text: &str) -> String {
        clean(text, None).text.into_owned()
    }

    #[test]
    fn what_is_kept_and_what_is_not() {
        for (given, wanted) in [
            ("  Juan \t Pérez\u{a0} ", "Juan Pérez"),
            ("Juan\u{a0}de\u{a0}la\u{a0}Cruz", "Juan de la Cruz"),
            ("S\u{a0}nchez Garc\u{ad}\u{200b}ía", "Sánchez García"),
            ("O’Reilly «Oso» García–Pérez", "O'Reilly \"Oso\" García-Pérez"),
            ("Jose\u{301} Mun\u{303}oz", "José Muñoz"),
            ("Ｊｕａｎ　Ｐéｒｅｚ, ﬁ", "Juan Pérez, fi"),
            ("Mª José", "Mª José"),
            ("Gal·la", "Galla"),
            ("＆ntilde;u", "ñu"),
            ("Torn0 (12)", "Torn0 (12)"),
            ("a\u{300}\u{301}\u{302}\u{303}\u{304}z", "àz"),
            (
                "Nu\u{fffd}ez Ca?izales Ib??ez Jos?",
                "Nu\u{fffd}ez Ca\u{fffd}izales Ib\u{fffd}\u{fffd}ez Jos\u{fffd}",
            ),
            ("Pérez??? (?)", "Pérez??? (?)"),
            ("Nicolβs GarΓa Iv├n", "Nicol\u{fffd}s Gar\u{fffd}a Iv\u{fffd}n"),
            ("HERNÃNDEZ JOÃO", "HERN\u{fffd}NDEZ JOÃO"),
            ("Иванов Γιώργος 李国强", "Иванов Γιώργος 李国强"),
            ("", ""),
            (" ", ""),
        ] {
            assert_eq!(text(given), wanted, "{given:?}");
            assert_eq!(text(wanted), wanted);
        }
    }

    #[test]
    fn what_is_said_of_it() {
        let cleaned = clean("Pe?a NicolÃ¡s", None);
        assert!(cleaned.damage && !cleaned.cut && !cleaned.romanised);
        assert_eq!(cleaned.repairs, [Repair::new(RepairKind::Mojibake, 1)]);
        assert_eq!(format!("{:?}", cleaned.repairs), "[Mojibake in word 1]");
        assert!(clean("Пётр Gil", None).scripts.contains(Script::Cyrillic));
        assert_eq!(clean("Dаvid", None).scripts, Scripts::only(Script::Latin));
        assert!(clean("12.345", None).scripts.is_empty());
    }

    #[test]
    fn a_long_text_is_cut_between_letters() {
        for piece in ["a", "á", "李", "𝕏", "ab ", "\u{fdfa}", "&ntilde;"] {
            let text = piece.repeat(20_000);
            let cleaned = clean(&text, None);
            assert!(cleaned.cut && cleaned.text.len() <= MOST_BYTES, "{piece}");
        }
        assert!(!clean(&"a".repeat(MOST_BYTES), None).cut);
    }

    #[derive(Debug)]
    struct Echo;

    impl Romaniser for Echo {
        fn romanise(&self, word: &str) -> Option<String> {
            (word != "李").then(|| "Ŵ&ntilde;".to_owned())
        }
    }

    #[test]
    fn only_words_of_other_scripts_are_romanised() {
        let cleaned = clean("José Пётр-Gil 李", Some(&Echo));
        assert_eq!(cleaned.text, "José Ŵñ-Gil 李");
        assert!(cleaned.romanised && cleaned.scripts.contains(Script::Han));
        assert!(!clean("José", Some(&Echo)).romanised);
    }

    proptest! {
        #[test]
        fn cleaning_is_idempotent(given in any::<String>()) {
            let once = text(&given);
            prop_assert_eq!(text(&once), once);
        }

        #[test]
        fn cleaning_damage_is_idempotent(
            pieces in prop::collection::vec(
                prop_oneof![
                    "[a-zA-Z ]{1,3}",
                    "[ÃÂÄÅáâΓΔβ√ƒ├┬ГД¡-¿€‚„†‡‘’“”–—™œŸŽ\u{80}-\u{a0}]",
                    "[&~´`^¨'\"?%;#\\\\u0-9＆；～﹠]",
                    "(&amp;)?(ntilde;)?",
                    "[аеορ\u{301}\u{303}\u{308}\u{200b}\u{fffd}ªº·ﬁ½]{1,5}",
                ],
                0..14,
            ),
        ) {
            let once = text(&pieces.concat());
            prop_assert_eq!(text(&once), once.clone());
            prop_assert!(!once.contains("  ") && once.trim() == once);
        }

        #[test]
        fn the_fast_way_agrees_with_the_slow(given in "[a-zA-ZÀ-ÿĀ-ſƠơƯưȘ-țẠ-ỹ '.,0-9-]{0,24}") {
            if let Some(fast) = plain(&given) {
                let slow = slowly(&given, None);
                prop_assert_eq!(fast.text, slow.text);
                prop_assert_eq!(fast.scripts, slow.scripts);
                prop_assert_eq!(fast.repairs, slow.repairs);
            }
        }
    }
}
