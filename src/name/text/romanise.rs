//! [`Romaniser`]: words of other scripts in Latin letters.

use std::fmt::Debug;

use unicode_normalization::char::is_combining_mark;

use crate::name::text::script::Script;

/// Writes words of other scripts in Latin letters. One's own may know a language; `AnyAscii` knows only letters.
///
/// It is asked for each run of letters that are not Latin; what it answers is cleaned as any text.
pub trait Romaniser: Debug + Send + Sync {
    /// A word of another script in Latin letters, capitals where a name has them, blanks between the parts of a name;
    /// `None` where it cannot.
    fn romanise(&self, word: &str) -> Option<String>;
}

/// The text with all but its Latin words romanised, and whether any was.
pub(super) fn romanised(text: &str, romaniser: &dyn Romaniser) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut done = false;
    let joined = joined(text);
    let letters: Vec<char> = joined.chars().collect();
    for run in letters.chunk_by(|a, b| is_foreign(*a) == is_foreign(*b)) {
        let word: String = run.iter().collect();
        // A mark alone belongs to the Latin letter before it.
        let asked = run
            .iter()
            .copied()
            .any(|letter| Script::of(letter).is_some_and(|script| script != Script::Latin));
        match asked.then(|| romaniser.romanise(&word)).flatten() {
            Some(latin) => {
                out.push_str(&latin);
                done = true;
            }
            None => out.push_str(&word),
        }
    }
    (out, done)
}

fn is_foreign(letter: char) -> bool {
    !letter.is_ascii()
        && (Script::of(letter).is_some_and(|script| script != Script::Latin) || is_combining_mark(letter))
}

/// Chinese names without the blank between surname and given name, which alone would be read as two names.
fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut short = false;
    for word in text.split(' ') {
        let characters = word
            .chars()
            .filter(|letter| Script::of(*letter) == Some(Script::Han))
            .count();
        let pure = characters > 0 && word.chars().nth(characters).is_none() && characters <= 2;
        if !(out.is_empty() || short && pure) {
            out.push(' ');
        }
        // Two words are joined and not three.
        short = pure && !short;
        out.push_str(word);
    }
    out
}

/// Romanises by the letters alone, whatever the language (the tables of the crate `any_ascii`), with the spellings of
/// names mended where they are poor.
///
/// Chinese: pinyin without tones, surname and given name apart (`李国强` gives `Li Guoqiang`). Korean: Revised
/// Romanisation, letter by letter, surnames as their bearers spell them. Greek: ISO 843. Cyrillic: soft and hard
/// signs dropped. Arabic and Hebrew have no short vowels to write: consonants. Japanese characters are read as
/// Chinese, which is wrong; kana are right.
#[cfg(feature = "any_ascii")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::exhaustive_structs, reason = "it has no settings")]
pub struct AnyAscii;

#[cfg(feature = "any_ascii")]
impl Romaniser for AnyAscii {
    fn romanise(&self, word: &str) -> Option<String> {
        use crate::name::text::{asian, greek};

        let all = |script: Script| word.chars().all(|letter| Script::of(letter) == Some(script));
        if all(Script::Han) {
            return asian::chinese(word);
        }
        if let Some(name) = all(Script::Hangul).then(|| asian::korean(word)).flatten() {
            return Some(name);
        }
        let respelled = greek::respelled(word);
        let latin = any_ascii::any_ascii(&respelled);
        let mut spelled: String = latin
            .chars()
            .filter(|letter| letter.is_ascii_alphabetic() || *letter == ' ')
            .collect();
        // The letter for which Latin has none, before a vowel that is not written.
        if word.starts_with('ع') {
            spelled.insert(0, 'a');
        }
        // The article, of which the letters are all that is written.
        if word.starts_with("ال") && spelled.starts_with('l') {
            spelled.insert(0, 'a');
        }
        let mut letters = word.chars();
        if letters.clone().nth(1).is_some()
            && letters.all(|letter| !letter.is_lowercase() && has_case(letter))
        {
            spelled.make_ascii_uppercase();
        } else if word
            .chars()
            .next()
            .is_some_and(|first| first.is_uppercase() || !has_case(first))
        {
            spelled = asian::capitalised(&spelled);
        } else {
            spelled.make_ascii_lowercase();
        }
        (!spelled.is_empty()).then_some(spelled)
    }
}

#[cfg(feature = "any_ascii")]
fn has_case(letter: char) -> bool {
    letter.is_uppercase() || letter.is_lowercase()
}

#[cfg(all(test, feature = "any_ascii"))]
mod tests {
    use super::*;

    #[test]
    fn words_by_their_letters() {
        for (word, latin) in [
            ("李国强", "Li Guoqiang"),
            ("李", "Li"),
            ("欧阳娜娜", "Ouyang Nana"),
            ("曾小明", "Zeng Xiaoming"),
            ("김민수", "Kim Minsu"),
            ("남궁민", "Namgung Min"),
            ("이", "Lee"),
            ("Ильич", "Ilich"),
            ("ЩУКИН", "SHCHUKIN"),
            ("Щукин", "Shchukin"),
            ("щукин", "shchukin"),
            ("Παπαδόπουλος", "Papadopoulos"),
            ("Ευάγγελος", "Evangelos"),
            ("Μπάμπης", "Bampis"),
            ("Χρήστος", "Christos"),
            ("עמוס", "Mvs"),
            ("محمد", "Mhmd"),
            ("عبد", "Abd"),
        ] {
            assert_eq!(AnyAscii.romanise(word).as_deref(), Some(latin), "{word}");
        }
    }

    #[test]
    fn texts() {
        let read = |text| romanised(text, &AnyAscii).0;
        assert_eq!(read("李 国强"), "Li Guoqiang");
        assert_eq!(read("José Иванов-Gil, 12"), "José Ivanov-Gil, 12");
        assert_eq!(
            romanised("José\u{301}", &AnyAscii),
            ("José\u{301}".to_owned(), false)
        );
    }
}
