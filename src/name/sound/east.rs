//! The Japanese key, and the Vietnamese.

use crate::name::sound::letters::{Letters, is_vowel};

/// Japanese: Hepburn and Kunrei, with long vowels written or not.
pub(super) fn japanese(word: &[u8]) -> Letters {
    let squeezed = Letters::squeezed(word);
    Letters::rewrite(squeezed.as_bytes(), mora)
}

fn mora(rest: &[u8], written: &mut Letters) -> usize {
    let (heard, taken) = match *rest {
        [b's', b'h' | b'y', ref after @ ..] if after.first().copied().is_some_and(is_vowel) => (b'S', 2),
        [b's', b'i', ..] => (b'S', 1),
        [b't', b's' | b'z', ..] => (b'c', 2),
        [b't', b'u', ..] => (b'c', 1),
        // Doubled, as in Hatchi.
        [b't', b'c', b'h', ..] => (b'C', 3),
        [b'c', b'h' | b'y', ..] | [b't', b'y', ..] => (b'C', 2),
        [b't', b'i', ..] => (b'C', 1),
        [b'j' | b'z', b'y', ..] => (b'j', 2),
        [b'z' | b'd', b'i', ..] => (b'j', 1),
        [b'd', b'z', ..] => (b'z', 2),
        [b'd', b'u', ..] => (b'z', 1),
        [b'h', b'u', ..] | [b'p', b'h', ..] => {
            written.push_unlike(b'f');
            return if rest.first() == Some(&b'p') { 2 } else { 1 };
        }
        // Ohno, Itoh, Satou.
        [b'o' | b'u', b'h'] | [b'o', b'u'] => (rest.first().copied().unwrap_or_default(), 2),
        [b'o', b'h', next, ..] if !is_vowel(next) && next != b'y' => (b'o', 2),
        [b'o', b'u', next, ..] if next != b'e' => (b'o', 2),
        [b'n', b'b' | b'p' | b'm', ..] => (b'm', 1),
        [b'l', ..] => (b'r', 1),
        [other, ..] => (other, 1),
        [] => return 1,
    };
    written.push_unlike(heard);
    taken
}

/// Vietnamese: the letters without marks; y as i, đ written dd as d.
pub(super) fn vietnamese(word: &[u8]) -> Letters {
    let squeezed = Letters::squeezed(word);
    Letters::rewrite(squeezed.as_bytes(), |rest, written| {
        let (heard, taken) = match *rest {
            // Before e and i the h of ngh and gh is a rule of writing.
            [b'g', b'h', b'e' | b'i' | b'y', ..] => (b'g', 2),
            [b'y', ..] => (b'i', 1),
            [other, ..] => (other, 1),
            [] => return 1,
        };
        written.push_unlike(heard);
        taken
    })
}

#[cfg(test)]
mod tests {
    use crate::name::family::Family;
    use crate::name::sound::key::check::{apart, joined};

    #[test]
    fn spellings_of_one_name_japanese() {
        joined(
            Family::Japanese,
            "ohno ono, satou sato, satoh sato, itoh ito, shinji sinzi, tsuda tuda, chiba tiba, \
             fujita huzita, yuuki yuki, ryou ryo, kouichi koichi, ohta oota, junichi jun'ichi, \
             honma homma, shimbo shinbo, joji jyoji, syouko shoko, hattori hatori",
        );
    }

    #[test]
    fn different_names_japanese() {
        apart(
            Family::Japanese,
            "sato saito, ono ueno, ito ida, mori mari, yuki yuka, kenji kenta, akira akiko, \
             tanaka tanabe, ohara oharu, aoki aoi, hiroshi hiroko, shin jin, tomo tama",
        );
    }

    #[test]
    fn spellings_of_one_name_vietnamese() {
        joined(
            Family::Vietnamese,
            "nguyen nguien, ly li, my mi, thuy thui, nghia ngia, ddang dang, ddo do, vy vi, kyky \
             kiki, quyen quien, huynh huinh, ghe ge",
        );
    }

    #[test]
    fn different_names_vietnamese() {
        apart(
            Family::Vietnamese,
            "nam nghia, thu thi, minh linh, an anh, trinh trang, dung duong, hoa hoang, tran \
             trang, phuc phuong, le ly, bao bau, long loan",
        );
    }
}
