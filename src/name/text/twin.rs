//! Letters of another script that look like those around them: a Cyrillic `а` in `David`.

use crate::name::text::draft::{Draft, RepairKind};
use crate::name::text::script::Script;

/// Whether the text may hold any: letters of Greek or Cyrillic.
pub(super) fn wanted(letters: &[char]) -> bool {
    letters
        .iter()
        .any(|letter| matches!(letter, '\u{370}'..='\u{52f}'))
}

/// Writes the text with such letters replaced, in words of two scripts: by Latin ones where most letters are Latin,
/// by Cyrillic ones where most are Cyrillic.
pub(super) fn undo(letters: &[char], draft: &mut Draft) {
    for run in letters.chunk_by(|a, b| a.is_alphabetic() == b.is_alphabetic()) {
        let count = |script: Script| {
            run.iter()
                .filter(|letter| Script::of(**letter) == Some(script))
                .count()
        };
        let twin: Option<fn(char) -> Option<char>> = if run.iter().all(char::is_ascii) {
            None
        } else {
            let (latin, greek, cyrillic) = (
                count(Script::Latin),
                count(Script::Greek),
                count(Script::Cyrillic),
            );
            if latin == 0 || greek + cyrillic == 0 {
                None
            } else if latin >= cyrillic || latin >= greek && cyrillic == 0 || is_latin_in_disguise(run) {
                Some(latin_twin)
            } else if greek == 0 {
                Some(cyrillic_twin)
            } else {
                None
            }
        };
        for letter in run {
            match twin.and_then(|twin| twin(*letter)) {
                Some(twin) => draft.mend(twin, RepairKind::Homoglyph),
                None => draft.keep(*letter),
            }
        }
    }
}

/// Whether every letter of another script has a Latin twin, while some Latin letter has none: the word is a Latin one,
/// however few of its letters are.
fn is_latin_in_disguise(run: &[char]) -> bool {
    let latin = |letter: &&char| Script::of(**letter) == Some(Script::Latin);
    run.iter()
        .filter(|letter| !latin(letter))
        .all(|letter| latin_twin(*letter).is_some())
        && run
            .iter()
            .filter(latin)
            .any(|letter| cyrillic_twin(*letter).is_none())
}

fn latin_twin(letter: char) -> Option<char> {
    TWINS
        .iter()
        .find(|(_, others)| others.contains(letter))
        .map(|(latin, _)| *latin)
}

/// The letter is one of few in its word, so that a twin in Greek, the second of its row, is not asked for.
fn cyrillic_twin(letter: char) -> Option<char> {
    let (_, others) = TWINS.iter().find(|(latin, _)| *latin == letter)?;
    others
        .chars()
        .find(|other| Script::of(*other) == Some(Script::Cyrillic))
}

/// Each Latin letter with those of Cyrillic and Greek that no reader tells from it.
const TWINS: [(char, &str); 33] = [
    ('a', "аα"),
    ('c', "с"),
    ('e', "е"),
    ('b', "в"),
    ('h', "һн"),
    ('i', "і"),
    ('j', "ј"),
    ('k', "к"),
    ('m', "м"),
    ('o', "оο"),
    ('p', "рρ"),
    ('s', "ѕ"),
    ('t', "т"),
    ('v', "ν"),
    ('x', "х"),
    ('y', "у"),
    ('A', "АΑ"),
    ('B', "ВΒ"),
    ('C', "С"),
    ('E', "ЕΕ"),
    ('H', "НΗ"),
    ('I', "ІΙ"),
    ('J', "Ј"),
    ('K', "КΚ"),
    ('M', "МΜ"),
    ('N', "Ν"),
    ('O', "ОΟ"),
    ('P', "РΡ"),
    ('S', "Ѕ"),
    ('T', "ТΤ"),
    ('X', "ХΧ"),
    ('Y', "УΥ"),
    ('Z', "Ζ"),
];
