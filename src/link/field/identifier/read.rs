//! Identifiers read as lists write them.

use crate::link::field::identifier::{BODY, Identifier, LENGTH_AT, LETTER_AT, LONG, SYMBOLS, WIDTH};

/// What may stand before a number and says only what kind it is.
const LABELS: [&str; 14] = [
    "CEDULA",
    "CED",
    "PASAPORTE",
    "DNI",
    "NIT",
    "RUT",
    "RUN",
    "RUC",
    "CURP",
    "CI",
    "CC",
    "NRO",
    "NO",
    "ID",
];

impl Identifier {
    /// The number a text holds. Time linear, no allocation.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let all = text
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase());
        let letters = all.clone().take_while(char::is_ascii_alphabetic).count();
        let behind = all.clone().skip(letters);
        if behind.clone().next().is_none() {
            return Self::default();
        }
        // A letter and a label stand apart only before nothing but digits.
        let digits_only = behind.clone().all(|c| c.is_ascii_digit());
        let label = LABELS
            .iter()
            .filter(|label| digits_only && label.chars().eq(all.clone().take(label.len())))
            .map(|label| label.len())
            .find(|length| letters - length <= 1)
            .unwrap_or(0);
        let letter = (digits_only && letters - label == 1)
            .then(|| all.clone().nth(label))
            .flatten();
        let skipped = if digits_only && letters - label <= 1 {
            letters
        } else {
            0
        };
        let noughts = if digits_only && skipped == letters {
            behind.take_while(|c| *c == '0').count()
        } else {
            0
        };
        Self::pack(letter, all.skip(skipped + noughts))
    }

    fn pack(letter: Option<char>, body: impl Iterator<Item = char> + Clone) -> Self {
        let length = body.clone().count();
        let Some(first) = body.clone().next() else {
            return Self::default();
        };
        if length >= 6 && first.is_ascii_digit() && body.clone().all(|c| c == first) {
            return Self::default();
        }
        let letter = u64::from(letter.map_or(0, |c| c.to_digit(36).unwrap_or(9) - 9));
        let mut packed = u128::from(letter) << LETTER_AT;
        let mut tally = 0_u64;
        match u32::try_from(length) {
            Ok(length) if length <= SYMBOLS => {
                packed |= u128::from(length) << LENGTH_AT;
                for (at, symbol) in (0..SYMBOLS).zip(body.map(symbol)) {
                    packed |= u128::from(symbol) << (at * WIDTH);
                    let heap = symbol % 16 * 4;
                    tally |= ((tally >> heap & 0xF) << 1 & 0xF | 1) << heap;
                }
            }
            _ => packed |= LONG | fingerprint(body),
        }
        Self { packed, tally }
    }
}

/// From 1 to 36, so that none is nought.
fn symbol(c: char) -> u64 {
    u64::from(c.to_digit(36).unwrap_or(0) + 1)
}

/// FNV-1a of 128 bits (Fowler, Noll and Vo), folded into the body.
fn fingerprint(body: impl Iterator<Item = char>) -> u128 {
    let print = body.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |print, c| {
        (print ^ u128::from(symbol(c))).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    (print ^ (print >> LENGTH_AT)) & BODY
}
