//! Words of scripts that leave the short vowels out, beside the same words in Latin letters.

/// How many places of two words are tried at most.
const MOST_STEPS: u32 = 400;

/// Whether a word without its short vowels can be a word with them: `mhmwd` and `mahmoud`, `lvynsvn` and
/// `levinson`.
///
/// Consonants must agree in order, as they are commonly spelled. A long vowel that is written must be heard, and
/// a long vowel that is heard must be written; short ones, and any *a*, may be left out: so `hsn` is Hasan and
/// not Hussein, `hsyn` Hussein and not Hasan. At least two consonants.
pub(super) fn is_skeleton_of(bare: &str, full: &str) -> bool {
    let (bare, full) = match (bare.strip_prefix("abdul"), full.strip_prefix("abdul")) {
        (Some(bare), Some(full)) => (bare, full),
        _ => (bare, full),
    };
    // Some romanisers write a long vowel twice over.
    let bare = &bare
        .replace("uw", "w")
        .replace("iy", "y")
        .replace('u', "w")
        .replace('i', "y");
    let consonants = |text: &str| text.bytes().filter(|byte| !b"aeiouwy'".contains(byte)).count();
    if consonants(bare) < 2 || full.len() > 40 {
        return false;
    }
    let mut steps = MOST_STEPS;
    let mut fits = |bare: &str| Fit { left: &mut steps }.fits(bare.as_bytes(), full.as_bytes(), true);
    fits(bare.as_str()) || bare.strip_prefix("al").is_some_and(fits)
}

struct Fit<'a> {
    left: &'a mut u32,
}

impl Fit<'_> {
    fn fits(&mut self, bare: &[u8], full: &[u8], first: bool) -> bool {
        if *self.left == 0 {
            return false;
        }
        *self.left -= 1;
        match (bare, full) {
            ([] | [b'h'], [] | [b'a' | b'e' | b'o'] | [b'a' | b'e', b'h'] | [b'a', b'a']) => return true,
            ([], _) | (_, []) => return false,
            _ => {}
        }
        if let Some((one, next_bare)) = sound(bare)
            && let Some((other, next_full)) = sound(full)
            && is_alike(one, other)
        {
            // A letter written twice may be one, on either side.
            for bare in [Some(next_bare), doubled(bare, next_bare)].into_iter().flatten() {
                for full in [Some(next_full), doubled(full, next_full)].into_iter().flatten() {
                    if self.fits(bare, full, false) {
                        return true;
                    }
                }
            }
        }
        self.fits_vowel(bare, full, first)
    }

    /// The Latin word goes on with a vowel.
    fn fits_vowel(&mut self, bare: &[u8], full: &[u8], first: bool) -> bool {
        let [vowel, after @ ..] = full else { return false };
        if !is_vowel(*vowel) {
            return false;
        }
        let next_is_vowel = after.first().is_some_and(|next| is_vowel(*next));
        match bare {
            // A word begins with some vowel, whichever.
            [b'a', bare @ ..] => {
                let after = if first && next_is_vowel {
                    after.get(1..).unwrap_or_default()
                } else {
                    after
                };
                if self.fits(bare, after, false) {
                    return true;
                }
            }
            [long @ (b'y' | b'w' | b'v'), bare @ ..] => {
                let heard = |heard: &[u8]| match long {
                    b'y' => matches!(heard, b"i" | b"e" | b"ee" | b"ei" | b"ai" | b"ie" | b"ea"),
                    _ => matches!(heard, b"u" | b"o" | b"oo" | b"ou" | b"au" | b"ow" | b"aou"),
                };
                for length in 1..=3 {
                    if let Some((vowel, after)) = full.split_at_checked(length)
                        && heard(vowel)
                        && self.fits(bare, after, false)
                    {
                        return true;
                    }
                }
            }
            _ => {}
        }
        // A short vowel, or a long *a*, is not written.
        match after {
            [b'a', after @ ..] if *vowel == b'a' => self.fits(bare, after, false),
            _ => !next_is_vowel && self.fits(bare, after, false),
        }
    }
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// What follows where the first letter is written twice.
fn doubled<'w>(word: &[u8], rest: &'w [u8]) -> Option<&'w [u8]> {
    match (word, rest) {
        ([first, ..], [second, rest @ ..]) if first == second => Some(rest),
        _ => None,
    }
}

/// The first consonant, and what follows it.
fn sound(word: &[u8]) -> Option<(u8, &[u8])> {
    let (sound, rest) = match word {
        [b's' | b'c', b'h', rest @ ..] => (b'S', rest),
        [b'k', b'h', rest @ ..] => (b'X', rest),
        [b'g', b'h', rest @ ..] => (b'g', rest),
        [b't', b'h', rest @ ..] => (b't', rest),
        [b'd', b'h', rest @ ..] => (b'd', rest),
        [b'p', b'h', rest @ ..] => (b'f', rest),
        [b't', b's' | b'z', rest @ ..] => (b'T', rest),
        [b'd', b'j', rest @ ..] => (b'j', rest),
        [b'q' | b'c', rest @ ..] => (b'k', rest),
        [letter, rest @ ..] if !is_vowel(*letter) => (*letter, rest),
        _ => return None,
    };
    Some((sound, rest))
}

/// Whether two consonants are spellings of one: of the several `d`, `t`, `s` and `z` of these scripts, and those
/// that stand for two sounds.
fn is_alike(bare: u8, full: u8) -> bool {
    bare == full
        || matches!(
            (bare, full),
            (b'd', b'z')
                | (b't', b's' | b'T')
                | (b's', b't' | b'S' | b'z')
                | (b'S', b's')
                | (b'T' | b'z', b's' | b'z' | b'T' | b'd')
                | (b'X', b'k' | b'h')
                | (b'k' | b'h', b'X' | b'g' | b'S')
                | (b'v' | b'b', b'v' | b'b' | b'w')
                | (b'w', b'v')
                | (b'p', b'f')
                | (b'f', b'p')
                | (b'j', b'g')
                | (b'g', b'j')
        )
}

#[cfg(test)]
mod tests {
    use super::is_skeleton_of;

    #[test]
    fn long_vowels_are_heard_and_written() {
        for [bare, full] in [
            ["mhmwd", "mahmoud"],
            ["frwq", "farouk"],
            ["frwq", "farooq"],
            ["hsn", "hasan"],
            ["hsn", "hassan"],
            ["hsyn", "hussein"],
            ["syd", "said"],
            ["amr", "omar"],
            ["alqhtny", "alqahtani"],
            ["alqhtny", "qahtani"],
            ["lvynsvn", "levinson"],
            ["frydmn", "friedman"],
            ["msh", "moshe"],
            ["slm", "salem"],
            ["shym", "shaimaa"],
            ["ruwf", "raouf"],
            ["abdulghny", "abdulghani"],
        ] {
            assert!(is_skeleton_of(bare, full), "{bare} {full}");
        }
        for [bare, full] in [
            ["hsn", "hussein"],
            ["hsyn", "hasan"],
            ["syd", "saad"],
            ["mhmd", "mahmoud"],
            ["krym", "akram"],
        ] {
            assert!(!is_skeleton_of(bare, full), "{bare} {full}");
        }
    }
}
