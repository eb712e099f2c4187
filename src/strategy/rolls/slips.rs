//! What goes wrong when a word or a figure is copied.

use crate::strategy::rolls::dice::Dice;

/// What the eye, or a reading machine, takes for something else.
const EYE: [(&str, &str); 10] = [
    ("m", "rn"),
    ("rn", "m"),
    ("l", "i"),
    ("e", "c"),
    ("h", "b"),
    ("u", "v"),
    ("cl", "d"),
    ("nn", "m"),
    ("a", "o"),
    ("t", "f"),
];

/// What the ear takes for something else.
const EAR: [(&str, &str); 14] = [
    ("ph", "f"),
    ("ck", "k"),
    ("c", "k"),
    ("z", "s"),
    ("s", "z"),
    ("v", "b"),
    ("b", "v"),
    ("y", "i"),
    ("ie", "y"),
    ("ll", "y"),
    ("th", "t"),
    ("h", ""),
    ("ai", "ei"),
    ("g", "j"),
];

const LETTERS: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";

/// A word with one slip: three of typing for one of the eye and one of the ear.
pub(super) fn misspelled(word: &str, dice: &mut Dice) -> String {
    let heard = |table: &[(&str, &str)], dice: &mut Dice| {
        let fits: Vec<&(&str, &str)> = table.iter().filter(|(from, _)| word.contains(from)).collect();
        let (from, to) = dice.pick(&fits).copied()?;
        Some(word.replacen(from, to, 1))
    };
    let slip = match dice.below(5) {
        0 => heard(&EYE, dice),
        1 => heard(&EAR, dice),
        _ => None,
    };
    slip.unwrap_or_else(|| mistyped(word, dice))
}

/// A letter replaced, left out, put in, or exchanged with the next.
fn mistyped(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = dice.below(letters.len());
    let letter = dice.pick(LETTERS).map_or('a', |letter| char::from(*letter));
    match dice.below(4) {
        0 if letters.len() > 2 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letter),
        2 if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => {
            if let Some(slot) = letters.get_mut(at) {
                *slot = letter;
            }
        }
    }
    letters.into_iter().collect()
}

/// A text of figures with one of them replaced, or two exchanged.
pub(super) fn misread(text: &str, dice: &mut Dice) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    let figures: Vec<usize> = (0..signs.len())
        .filter(|at| signs.get(*at).is_some_and(char::is_ascii_digit))
        .collect();
    let Some(&at) = dice.pick(&figures) else {
        return misspelled(text, dice);
    };
    if at + 1 < signs.len() && figures.contains(&(at + 1)) && dice.chance(300) {
        signs.swap(at, at + 1);
    } else if let Some(slot) = signs.get_mut(at) {
        let figure = u32::try_from(dice.below(10)).unwrap_or(0);
        *slot = char::from_digit(figure, 10).unwrap_or('0');
    }
    signs.into_iter().collect()
}

/// A date with the day and month exchanged, a day or a year off, another last figure, or another month.
pub(super) fn misdated((year, month, day): (usize, usize, usize), dice: &mut Dice) -> (usize, usize, usize) {
    match dice.below(6) {
        0 if day <= 12 => (year, day, month),
        1 => (year, month, day % 28 + 1),
        2 => (if dice.chance(500) { year + 1 } else { year - 1 }, month, day),
        3 => (year, 1 + dice.below(12), day),
        4 => (year - year % 10 + dice.below(10), month, day),
        _ => (year, month, (day - day % 10 + dice.below(10)).clamp(1, 28)),
    }
}
