//! [`fold`]: letters without case and marks, so that `Núñez`, `NUÑEZ` and `nunez` are one word.

use smol_str::{SmolStr, SmolStrBuilder};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// The text with its letters in lower case and without marks; all that is no letter stays.
///
/// Lower case is that of Unicode, of no language: `I` gives `i` and never `ı`. Letters that no normal form takes
/// apart have a table of their own: `ł` gives `l`, `ø` `o`, `đ` and `ð` `d`, `þ` `th`, `ß` `ss`, `æ` `ae`, `œ` `oe`, `ı`
/// `i`. `ñ` gives `n` and `ç` `c`. Letters of other scripts keep their script. Idempotent; time and memory linear;
/// the text is not repaired first, see [`repair`](crate::name::text::repair::repair).
///
/// ```
/// assert_eq!(cotejo::name::fold("ÁLVAREZ Nuñez"), "alvarez nunez");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
        } else if let Some(letters) = plain(letter) {
            folded.push_str(letters);
        } else if letter == char::REPLACEMENT_CHARACTER {
            folded.push(letter);
        } else {
            return taken_apart(text);
        }
    }
    folded
}

/// The text in lower case and composed, its marks kept: tells `ñ` from `n` where [`fold`] does not.
pub(in crate::name) fn form(text: &str) -> SmolStr {
    let mut lower = SmolStrBuilder::new();
    for letter in text.chars() {
        match letter {
            '\0'..='\u{7f}' => lower.push(letter.to_ascii_lowercase()),
            'ß'..='ö' | 'ø'..='ÿ' => lower.push(letter),
            // Composed, and so is its lower case.
            _ if letter == char::REPLACEMENT_CHARACTER || plain(letter).is_some() => {
                letter.to_lowercase().for_each(|letter| lower.push(letter));
            }
            _ => return SmolStr::from(composed(text)),
        }
    }
    lower.finish()
}

fn composed(text: &str) -> String {
    // Twice, since lower case may uncover what composes.
    text.chars()
        .flat_map(char::to_lowercase)
        .nfc()
        .flat_map(char::to_lowercase)
        .nfc()
        .collect()
}

fn taken_apart(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let lower = text.chars().flat_map(char::to_lowercase).nfd();
    for letter in lower
        .flat_map(char::to_lowercase)
        .filter(|letter| !is_mark(*letter))
    {
        match plain(letter) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(if letter == 'ς' { 'σ' } else { letter }),
        }
    }
    // Syllables of Hangul and voiced kana were taken apart and are letters of their own.
    folded.nfc().collect()
}

/// Whether it is a mark that comes and goes, such as an accent, a vowel point or a tone; not one that its script
/// cannot do without (vowel signs, virama, voicing).
fn is_mark(letter: char) -> bool {
    !letter.is_ascii() && matches!(canonical_combining_class(letter), 1 | 10..=36 | 200..=254)
}

/// The plain letters of a Latin letter that is none of ASCII.
pub(in crate::name) fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'á'
        | 'à'
        | 'â'
        | 'ã'
        | 'ä'
        | 'å'
        | 'ā'
        | 'ă'
        | 'ą'
        | 'ǎ'
        | 'ə'
        | 'Á'
        | 'À'
        | 'Â'
        | 'Ã'
        | 'Ä'
        | 'Å'
        | 'Ā'
        | 'Ă'
        | 'Ą'
        | 'Ǎ'
        | 'Ə'
        | 'Ạ'..='ặ' => "a",
        'é'
        | 'è'
        | 'ê'
        | 'ë'
        | 'ē'
        | 'ė'
        | 'ę'
        | 'ě'
        | 'É'
        | 'È'
        | 'Ê'
        | 'Ë'
        | 'Ē'
        | 'Ė'
        | 'Ę'
        | 'Ě'
        | 'Ẹ'..='ệ' => "e",
        'í'
        | 'ì'
        | 'î'
        | 'ï'
        | 'ī'
        | 'į'
        | 'ı'
        | 'Í'
        | 'Ì'
        | 'Î'
        | 'Ï'
        | 'Ī'
        | 'Į'
        | 'İ'
        | 'ǐ'
        | 'Ǐ'
        | 'Ỉ'..='ị' => "i",
        'ó'
        | 'ò'
        | 'ô'
        | 'õ'
        | 'ö'
        | 'ø'
        | 'ō'
        | 'ő'
        | 'ơ'
        | 'ǒ'
        | 'Ó'
        | 'Ò'
        | 'Ô'
        | 'Õ'
        | 'Ö'
        | 'Ø'
        | 'Ō'
        | 'Ő'
        | 'Ơ'
        | 'Ǒ'
        | 'Ọ'..='ợ' => "o",
        'ú'
        | 'ù'
        | 'û'
        | 'ü'
        | 'ū'
        | 'ů'
        | 'ű'
        | 'ų'
        | 'ư'
        | 'ǔ'
        | 'Ú'
        | 'Ù'
        | 'Û'
        | 'Ü'
        | 'Ū'
        | 'Ů'
        | 'Ű'
        | 'Ų'
        | 'Ư'
        | 'Ǔ'
        | 'Ụ'..='ự' => "u",
        'ñ' | 'Ñ' | 'ń' | 'Ń' | 'ň' | 'Ň' | 'ņ' | 'Ņ' | 'ŉ' | 'ŋ' | 'Ŋ' => "n",
        'ç' | 'Ç' | 'ć' | 'Ć' | 'č' | 'Č' | 'ĉ' | 'Ĉ' | 'ċ' | 'Ċ' => "c",
        'ý' | 'ÿ' | 'Ý' | 'Ÿ' | 'ƴ' | 'Ƴ' | 'Ỳ'..='ỹ' => "y",
        'š' | 'Š' | 'ś' | 'Ś' | 'ş' | 'Ş' | 'ș' | 'Ș' | 'ŝ' | 'Ŝ' | 'ſ' => "s",
        'ž' | 'Ž' | 'ź' | 'Ź' | 'ż' | 'Ż' => "z",
        'ğ' | 'Ğ' | 'ĝ' | 'Ĝ' | 'ģ' | 'Ģ' | 'ġ' | 'Ġ' | 'ǧ' | 'Ǧ' => "g",
        'ł' | 'Ł' | 'ľ' | 'Ľ' | 'ĺ' | 'Ĺ' | 'ļ' | 'Ļ' | 'ŀ' | 'Ŀ' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' | 'ď' | 'Ď' | 'ɗ' | 'Ɗ' | 'ɖ' | 'Ɖ' => "d",
        'ř' | 'Ř' | 'ŕ' | 'Ŕ' | 'ŗ' | 'Ŗ' => "r",
        'ť' | 'Ť' | 'ţ' | 'Ţ' | 'ț' | 'Ț' | 'ŧ' | 'Ŧ' => "t",
        'ĥ' | 'Ĥ' | 'ħ' | 'Ħ' => "h",
        'ĵ' | 'Ĵ' => "j",
        'ķ' | 'Ķ' | 'ĸ' | 'ƙ' | 'Ƙ' => "k",
        'ŵ' | 'Ŵ' => "w",
        'ɓ' | 'Ɓ' => "b",
        'þ' | 'Þ' => "th",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ĳ' | 'Ĳ' => "ij",
        _ => return None,
    })
}
