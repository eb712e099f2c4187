//! The German, Dutch and Nordic key, and the English.

use crate::name::sound::letters::{Letters, is_consonant, is_vowel};

/// German, Dutch and Nordic: ue, oe, ae without umlaut, one ei, devoiced ends, k and c, f and ph.
pub(super) fn key(word: &[u8]) -> Letters {
    let squeezed = Letters::squeezed(word);
    Letters::rewrite(squeezed.as_bytes(), german)
}

fn german(rest: &[u8], written: &mut Letters) -> usize {
    let last = written.last();
    let (heard, taken) = match *rest {
        [b's', b'c', b'h', ..] => (b'S', 3),
        [b's', b'h', ..] => (b'S', 2),
        [b'c', b'h' | b'k', b's', ..] => (b'x', 3),
        [b'c', b'h', b'r' | b'l', ..] | [b'c', b'k', ..] => (b'k', 2),
        [b'c', b'h', ..] => (b'C', 2),
        [b'c' | b'k', b's', ..] | [b'k', b'x', ..] => (b'x', 2),
        [b'c', b'e' | b'i' | b'y', ..] => (b'z', 1),
        [b'c', ..] => (b'k', 1),
        [b't', b'z', ..] => (b'z', 2),
        [b't', b'h', ..] | [b'd', b't', ..] => (b't', 2),
        [b'd'] => (b't', 1),
        [b'g', b'h', ..] => (b'g', 2),
        [b'p', b'h', ..] => (b'f', 2),
        [b'w', ..] => (b'v', 1),
        // Mayr, Meir.
        [b'a' | b'e', b'y' | b'i', b'r'] => {
            written.push_all(b"aier");
            return 3;
        }
        [b'a' | b'e', b'y' | b'i', ..] => {
            written.push_all(b"ai");
            return 2;
        }
        [b'i', b'j' | b'e', ..] => (b'i', 2),
        // The e of an umlaut: not after a vowel (Bauer), not in Michael, Joel.
        [b'u' | b'o' | b'a', b'e', ref after @ ..] if !is_vowel(last) && last != b'q' && after != b"l" => {
            (rest.first().copied().unwrap_or_default(), 2)
        }
        [b'y', ..] => (b'i', 1),
        [other, ..] => (other, 1),
        [] => return 1,
    };
    written.push_unlike(heard);
    taken
}

/// English and Irish: Mc and Mac, O', ph and f, k and c, -y, -ie and -ey, a silent e after two letters.
pub(super) fn english(word: &[u8]) -> Letters {
    let squeezed = Letters::squeezed(word);
    let silent = match *word {
        // Anne, Clarke, Browne, Greene, Moore.
        // Not Danielle, Vivienne: there it makes the woman's name.
        [.., b'l', b'l', b'e'] | [.., b'e' | b'i', b'n', b'n', b'e'] => false,
        [.., _, two, one, b'e'] if is_consonant(one) && is_consonant(two) => true,
        [.., three, two, one, b'e'] => is_consonant(one) && two == three,
        _ => false,
    };
    let spoken = squeezed
        .as_bytes()
        .strip_suffix(b"e")
        .filter(|_| silent)
        .unwrap_or(squeezed.as_bytes());
    let mut written = Letters::new();
    let rest = match spoken {
        [b'm', b'a', b'c', clan @ ..] | [b'm', b'c', clan @ ..]
            if clan.len() >= 3 && clan.first() != Some(&b'h') =>
        {
            written.push_all(b"mk");
            clan.strip_prefix(b"k").unwrap_or(clan)
        }
        _ => spoken,
    };
    written.extend(rest, english_sound);
    written
}

fn english_sound(rest: &[u8], written: &mut Letters) -> usize {
    let last = written.last();
    let start = written.is_empty();
    let (heard, taken) = match *rest {
        [b'k', b'n', ..] if start => (b'n', 2),
        [b'w', b'r', ..] if start => (b'r', 2),
        [b'g', b'e', b'o', b'f', ..] if start => {
            written.push_all(b"jef");
            return 4;
        }
        [b's', b'c', b'h', ..] => (b'S', 3),
        [b's', b'h', ..] => (b'S', 2),
        // Christopher, Nicholas, Michael.
        [b'c', b'h', b'r' | b'l', ..] => (b'k', 2),
        [b'c', b'h', b'o' | b'a', ..] if matches!(written.as_bytes(), b"mi" | b"ni") => (b'k', 2),
        [b'c', b'h', ..] => (b'C', 2),
        [b'c', b'k', b's', ..] => (b'x', 3),
        [b'c' | b'k', b's', ..] => (b'x', 2),
        [b'c', b'q', b'u', ..] => (b'k', 3),
        [b'q', b'u', b'e' | b'i', ..] if !start => (b'k', 2),
        [b'c', b'k', ..] => (b'k', 2),
        [b'c', b'e' | b'i' | b'y', ..] | [b'z', ..] => (b's', 1),
        [b'c' | b'q', ..] => (b'k', 1),
        [b'p', b'h', ..] => (b'f', 2),
        [b't', b'h', ..] => (b't', 2),
        // Thompson.
        [b'm', b'p', b's', ..] => (b'm', 2),
        // John, Sarah.
        [b'h'] | [b'h', b'n', ..] if is_vowel(last) => return 1,
        // Lawrence.
        [b'w', next, ..] if last == b'a' && is_consonant(next) => (b'u', 1),
        [b'e', b'y'] | [b'i', b'e'] if !start => (b'i', 2),
        [b'e', b'y', b's'] => {
            written.push_unlike(b'i');
            return 2;
        }
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
    fn spellings_of_one_name_germanic() {
        joined(
            Family::Germanic,
            "muller mueller, schroder schroeder, meyer maier, mayer meier, mayr maier, meir \
             meier, schmidt schmitt, schmid schmit, brandt brand, walther walter, gunther \
             guenter, fritz friz, schultz schulz, karl carl, markus marcus, stephan stefan, \
             koehler kohler, soerensen sorensen, andersson anderson, ericsson eriksson, dijk dyk, \
             dijck dijk, dieter diter, jacob jakob, katharina catarina, christian kristian, \
             wilhelm vilhelm, becker beker, sachs sax, aase ase, strauss straus, goethe gote, \
             weiss weis",
        );
    }

    #[test]
    fn different_names_germanic() {
        apart(
            Family::Germanic,
            "muller miller, meyer mayo, bauer bar, larsen larsson, hansen \
             hanson, karl karla, koch kock, jan jens, wolf \
             wulf, lang lange, braun brown, otto ott, erik erika, hoffmann hofmeister, klein \
             kleinert",
        );
    }

    #[test]
    fn spellings_of_one_name_english() {
        joined(
            Family::English,
            "mcdonald macdonald, mckenzie mackenzie, mcarthur macarthur, macaulay mcaulay, \
             o'brien obrien, john jon, johnson jonson, sarah sara, hannah hanna, thomas tomas, \
             thompson thomson, phillip philip, smith smyth, smythe smith, clark clarke, brown \
             browne, ann anne, greene green, moore moor, kelly kelley, kellie kelly, shirley \
             shirlie, elizabeth elisabeth, katherine catherine, lawrence laurence, nicholas \
             nicolas, christopher kristofer, dickson dixon, jackson jaxon, geoffrey jeffrey, \
             bailey baily",
        );
    }

    #[test]
    fn different_names_english() {
        apart(
            Family::English,
            "jan jane, carol caroline, john joan, dan dane, brown braun, macdonald \
             mcdougall, smith smart, anne anna, erin aaron, kelly kyle, harris \
             harrison, dean dena, wood woods, jack jake, paul paula, martin \
             martina, george georgia",
        );
    }
}
