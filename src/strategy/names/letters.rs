//! What encodings and hands do to the letters of a text.

/// Spanish letters beyond ASCII, without their marks, with a mark of its own, and how the two bytes of each in UTF-8
/// are read as Windows-1252, as ISO 8859-7, as Mac Roman and in code page 850.
const MARKED: [(char, char, char, [&str; 4]); 14] = [
    ('á', 'a', '\u{301}', ["Ã¡", "Γ‘", "√°", "├í"]),
    ('é', 'e', '\u{301}', ["Ã©", "Γ©", "√©", "├®"]),
    ('í', 'i', '\u{301}', ["Ã\u{ad}", "Γ\u{ad}", "√≠", "├¡"]),
    ('ó', 'o', '\u{301}', ["Ã³", "Γ³", "√≥", "├│"]),
    ('ú', 'u', '\u{301}', ["Ãº", "ΓΊ", "√∫", "├║"]),
    ('ü', 'u', '\u{308}', ["Ã¼", "ΓΌ", "√º", "├╝"]),
    ('ñ', 'n', '\u{303}', ["Ã±", "Γ±", "√±", "├▒"]),
    ('Á', 'A', '\u{301}', ["Ã\u{81}", "", "√Å", "├ü"]),
    ('É', 'E', '\u{301}', ["Ã‰", "", "√â", "├ë"]),
    ('Í', 'I', '\u{301}', ["Ã\u{8d}", "", "√ç", "├ì"]),
    ('Ó', 'O', '\u{301}', ["Ã“", "", "√ì", "├ô"]),
    ('Ú', 'U', '\u{301}', ["Ãš", "", "√ö", "├Ü"]),
    ('Ü', 'U', '\u{308}', ["Ãœ", "", "√ú", "├£"]),
    ('Ñ', 'N', '\u{303}', ["Ã‘", "", "√ë", "├æ"]),
];

fn is_tilde(letter: char) -> bool {
    matches!(letter, 'ñ' | 'Ñ')
}

fn bare(letter: char) -> char {
    MARKED
        .iter()
        .find(|(marked, ..)| *marked == letter)
        .map_or(letter, |(_, bare, ..)| *bare)
}

/// Without accents and diaereses; ñ stays.
pub(super) fn without_accents(text: &str) -> String {
    text.chars()
        .map(|letter| if is_tilde(letter) { letter } else { bare(letter) })
        .collect()
}

/// With n for ñ.
pub(super) fn without_tildes(text: &str) -> String {
    text.chars()
        .map(|letter| if is_tilde(letter) { bare(letter) } else { letter })
        .collect()
}

/// With every mark as a character of its own (NFD).
pub(super) fn decomposed(text: &str) -> String {
    text.chars()
        .flat_map(|letter| {
            let mark = MARKED.iter().find(|(marked, ..)| *marked == letter);
            let mark = mark.map(|(_, _, mark, _)| *mark);
            [Some(bare(letter)), mark].into_iter().flatten()
        })
        .collect()
}

/// A single-byte encoding in which the bytes of UTF-8 were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Western,
    Greek,
    Mac,
    Dos,
}

/// As read in a wrong encoding; nothing where a letter has no sign there.
pub(super) fn misread(text: &str, encoding: Encoding) -> Option<String> {
    let mut read = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        let Some((_, _, _, [western, greek, mac, dos])) =
            MARKED.iter().find(|(marked, ..)| *marked == letter)
        else {
            read.push(letter);
            continue;
        };
        let signs = match encoding {
            Encoding::Western => western,
            Encoding::Greek => greek,
            Encoding::Mac => mac,
            Encoding::Dos => dos,
        };
        if signs.is_empty() {
            return None;
        }
        read.push_str(signs);
    }
    Some(read)
}

/// With the first letter that a list has replaced by what the list says.
pub(super) fn first_replaced(text: &str, list: &[(&str, &str)]) -> Option<String> {
    let (from, to) = list.iter().find(|(from, _)| text.contains(from))?;
    Some(text.replacen(from, to, 1))
}

/// A word with two neighbours exchanged, a letter left out, or a letter twice, by turns: never the first or
/// the last.
pub(super) fn mistyped(word: &str, at: usize) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let inner = letters.len().checked_sub(3).filter(|inner| *inner > 0)?;
    let (slip, place) = (at % 3, at / 3 % inner + 1);
    match slip {
        0 if letters.get(place) != letters.get(place + 1) => letters.swap(place, place + 1),
        1 => {
            letters.remove(place);
        }
        _ => {
            let again = letters.get(place).copied()?;
            letters.insert(place, again);
        }
    }
    Some(letters.into_iter().collect())
}

/// With the letter at a place replaced.
pub(super) fn with_letter(word: &str, place: usize, by: char) -> String {
    word.chars()
        .enumerate()
        .map(|(at, letter)| if at == place { by } else { letter })
        .collect()
}
