//! The Turkish key: marks off, and the ways other alphabets spell ç, ş, c, ğ, ö and ü.

use crate::name::sound::letters::{Letters, is_consonant, is_vowel};

/// The key of a word. ç and c are one, as are ş and s: their marks are already off.
pub(super) fn key(word: &[u8]) -> Letters {
    let squeezed = Letters::squeezed(word);
    Letters::rewrite(squeezed.as_bytes(), sound)
}

fn sound(rest: &[u8], written: &mut Letters) -> usize {
    let last = written.last();
    let (heard, taken) = match *rest {
        [b't', b'c', b'h', ..] => (b'c', 3),
        [b's', b'c', b'h', ..] => (b's', 3),
        [b'c', b'h', ..] | [b'd', b'j', ..] => (b'c', 2),
        [b's', b'h', ..] => (b's', 2),
        [b'k', b'h', ..] => (b'h', 2),
        [b'p', b'h', ..] => (b'f', 2),
        [b't', b'h', ..] => (b't', 2),
        // After a vowel g is ğ, which only lengthens: Erdoğan, Erdoan.
        [b'g', b'h', ..] if is_vowel(last) => return 2,
        [b'g', ..] if is_vowel(last) => return 1,
        [b'j', ..] => (b'c', 1),
        [b'w', ..] => (b'v', 1),
        [b'q', ..] => (b'k', 1),
        [b'o' | b'u', b'e', ref after @ ..] if after.first().copied().is_some_and(is_consonant) => {
            (rest.first().copied().unwrap_or_default(), 2)
        }
        [b'o', b'u', ..] => (b'u', 2),
        // Mehmed, Recep; Necmeddin, Necmettin.
        [b'd'] | [b'd', b'i', b'n'] => (b't', 1),
        [b'b'] => (b'p', 1),
        [b'y', next, ..] if is_vowel(next) => (b'y', 1),
        [b'y', ..] => (b'i', 1),
        [other, ..] => (other, 1),
        [] => return 1,
    };
    written.push_unlike(heard);
    taken
}

#[cfg(test)]
mod tests {
    use crate::name::family::Family;
    use crate::name::sound::key::check::{apart, joined};

    #[test]
    fn spellings_of_one_name() {
        joined(
            Family::Turkish,
            "erdogan erdoghan, erdogan erdoan, cagri chagri, gul guel, gokhan goekhan, turk \
             tuerk, mehmet mehmed, ahmet ahmed, recep receb, murat murad, ayse aishe, can djan, \
             can jan, shahin sahin, yildirim yildyrim, gumusoglu gumushoglu, vedat wedat, oglu \
             oghlu",
        );
    }

    #[test]
    fn different_names() {
        apart(
            Family::Turkish,
            "mehmet ahmet, can cem, ali aliye, murat mert, emre emine, elif alp, ayse aysel, \
             demir demirel, yilmaz yildiz, hasan huseyin, kaya koca, orhan erhan, sahin sahan, \
             osman asman",
        );
    }
}
