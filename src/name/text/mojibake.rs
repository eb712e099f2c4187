//! UTF-8 that was read in a single-byte encoding: `NicolÃ¡s`, `NicolΓ‘s`, `Iv├ín`.
//!
//! Each letter is looked for by itself, as one text is often damaged in several ways and places.

use std::sync::LazyLock;

use crate::name::text::codepage;
use crate::name::text::draft::{Draft, RepairKind};
use crate::name::text::script::Script;

/// Writes the text with its misread letters read anew.
pub(super) fn undo(letters: &[char], draft: &mut Draft) {
    for word in letters.split_inclusive(|letter| *letter == ' ') {
        let suspect = word
            .windows(2)
            .any(|pair| pair.iter().all(|letter| !letter.is_ascii()));
        if !suspect {
            for letter in word {
                draft.keep(*letter);
            }
        } else if let Some(read) = whole(word) {
            for letter in read {
                draft.mend(letter, RepairKind::Mojibake);
            }
        } else {
            piecewise(word, letters, draft);
        }
    }
}

/// Whether the text may hold any: two signs in a row that are none of ASCII.
pub(super) fn wanted(letters: &[char]) -> bool {
    letters
        .windows(2)
        .any(|pair| pair.iter().all(|letter| !letter.is_ascii()))
}

/// Whether two signs in a row are a misread letter or begin one.
pub(super) fn begins(first: char, second: char) -> bool {
    let pair = [first, second];
    let head = |entry: &Entry| [entry.signs[0], entry.signs[1]];
    let at = TABLE.partition_point(|entry| head(entry) < pair);
    TABLE.get(at).is_some_and(|entry| head(entry) == pair)
}

fn piecewise(word: &[char], text: &[char], draft: &mut Draft) {
    let shape = Shape::of(word, text);
    let mut rest = word;
    while let [first, tail @ ..] = rest {
        let before = draft.last().filter(|letter| letter.is_alphabetic());
        // Greek and Cyrillic stand for themselves unless in a word of Latin letters; what is beyond begins nothing.
        let stands = match first {
            '\u{370}'..='\u{52f}' => shape == Shape::Foreign,
            _ => first.is_ascii() || *first > '\u{2600}',
        };
        if stands {
            draft.keep(*first);
            rest = tail;
        } else if let Some((letter, after)) = misread(rest, shape, before) {
            // Written as a blank at once: a later step takes a no-break space between letters for a letter.
            let letter = if letter == '\u{a0}' { ' ' } else { letter };
            draft.mend(letter, RepairKind::Mojibake);
            rest = after;
        } else {
            draft.keep(*first);
            rest = tail;
        }
    }
}

/// The letter misread at the beginning of a text, and what follows it.
fn misread(rest: &[char], shape: Shape, before: Option<char>) -> Option<(char, &[char])> {
    [3, 2].into_iter().find_map(|length| {
        let (signs, after) = rest.split_at_checked(length)?;
        let table = &*TABLE;
        let from = table.partition_point(|entry| entry.signs() < signs);
        let found = table
            .get(from..)?
            .iter()
            .take_while(|entry| entry.signs() == signs);
        if shape == Shape::Foreign
            && signs
                .iter()
                .any(|sign| matches!(Script::of(*sign), Some(Script::Greek | Script::Cyrillic)))
        {
            return None;
        }
        // The first letter is a capital, the others are where the other letters of the word are.
        let capital = before.is_none() || shape == Shape::Capitals;
        // What fits the case of its neighbours, then what is Spanish, then the likelier encoding.
        let best = found.min_by_key(|entry| {
            let letter = entry.letter;
            let unfit = if capital {
                letter.is_lowercase()
            } else {
                letter.is_uppercase()
            };
            // `Simões`, not `Simáes`.
            let portuguese = matches!((letter, after), ('õ', ['e', 's', ..]) | ('Õ', ['E', 'S', ..]));
            let unusual = !portuguese && !SPANISH.contains(letter);
            (!letter.is_alphabetic(), unfit, !portuguese, unusual, entry.rank)
        })?;
        Some((best.letter, after))
    })
}

/// What the letters of ASCII in a word are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Foreign,
    Small,
    Capitals,
}

impl Shape {
    fn of(word: &[char], text: &[char]) -> Self {
        let small = |letters: &[char]| letters.iter().any(char::is_ascii_lowercase);
        match word.iter().filter(|letter| letter.is_ascii_alphabetic()).count() {
            0 => Self::Foreign,
            // A capital alone says nothing of the others.
            1 if small(text) => Self::Small,
            _ if small(word) => Self::Small,
            _ => Self::Capitals,
        }
    }
}

/// The whole word as western Windows misreads UTF-8, where it is so written throughout and holds at least two letters
/// of another script than the Latin: `ÐŸÑ‘Ñ‚Ñ€` is Cyrillic.
fn whole(word: &[char]) -> Option<Vec<char>> {
    if !word
        .iter()
        .any(|letter| matches!(letter, 'Ð' | 'Ñ' | 'Î' | 'Ï' | 'Ø' | 'Ù' | '×' | 'à' | 'ä'..='é'))
    {
        return None;
    }
    let western = codepage::ALL.first()?;
    let byte = |letter: &char| match u8::try_from(*letter) {
        Ok(byte) => Some(byte),
        Err(_) => (0x80_u8..=0xFF)
            .zip(western.chars())
            .find(|(_, sign)| sign == letter)
            .map(|(byte, _)| byte),
    };
    let bytes: Vec<u8> = word.iter().map(byte).collect::<Option<_>>()?;
    let read = String::from_utf8(bytes).ok()?;
    let foreign = |letter: &char| Script::of(*letter).is_some_and(|script| script != Script::Latin);
    (read.chars().filter(foreign).count() >= 2).then(|| read.chars().collect())
}

/// Where two letters look alike once misread, these are meant.
const SPANISH: &str = "áéíóúüñÁÉÍÓÚÜÑ";

/// A letter and what its bytes look like in one encoding or more.
struct Entry {
    signs: [char; 3],
    length: usize,
    letter: char,
    rank: usize,
}

impl Entry {
    fn signs(&self) -> &[char] {
        self.signs.get(..self.length).unwrap_or_default()
    }
}

/// The letters of Spanish and Portuguese first, then those of the other languages of Latin script that lists of
/// names are written in, then what names hold besides letters.
pub(super) const LETTERS: &str = "\
    áéíóúüñçàèìòùâêîôûãõäëïöÿýåæøœßþðıÁÉÍÓÚÜÑÇÀÈÌÒÙÂÊÎÔÛÃÕÄËÏÖŸÝÅÆØŒÞÐ\
    ğşİĞŞąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůžČĎĚŇŘŠŤŮŽľĺŕĽĹŔőűŐŰăĂđĐơưƠƯĩĨũŨșțȘȚţŢēīūāŌōĒĪŪĀėųįĖŲĮ\
    ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ\
    ’‘“”–—…ªº´·\u{a0}\u{ad}\u{200b}\u{feff}\u{fffd}";

/// Every letter in every encoding, and every sign of the encoding itself, for what was misread more than once; in
/// the order of the signs.
static TABLE: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let mut table = Vec::new();
    for (rank, page) in codepage::ALL.into_iter().enumerate() {
        let upper: Vec<char> = page.chars().collect();
        for letter in LETTERS.chars().chain(page.chars()) {
            let mut bytes = [0; 4];
            let utf8 = letter.encode_utf8(&mut bytes).as_bytes();
            let mut signs = ['\0'; 3];
            let read = signs.iter_mut().zip(utf8).map(|(sign, byte)| {
                let at = usize::from(byte.checked_sub(0x80)?);
                *sign = *upper.get(at)?;
                Some(())
            });
            if utf8.len() > 3 || read.collect::<Option<()>>().is_none() {
                continue;
            }
            let length = utf8.len();
            table.push(Entry {
                signs,
                length,
                letter,
                rank,
            });
            // `NicolÃ¡s` was put into lower case after it was misread.
            if let ['Ã', second, _] = signs
                && length == 2
                && rank == 0
                && !second.is_alphabetic()
            {
                let signs = ['ã', second, '\0'];
                table.push(Entry {
                    signs,
                    length,
                    letter,
                    rank,
                });
            }
        }
    }
    table.sort_by(|a, b| a.signs().cmp(b.signs()).then(a.rank.cmp(&b.rank)));
    table.dedup_by(|a, b| a.signs() == b.signs() && a.letter == b.letter);
    table
});
