//! The Spanish key: b and v, s, z and soft c, ll and y, j and soft g, silent h, and the ways English names are
//! written by ear.
//!
//! Vowels are kept: they are what tells Mario from María.

use crate::name::sound::letters::{Letters, is_consonant, is_vowel};

const CH: u8 = b'C';
const SH: u8 = b'S';
/// Written `ll`, before it is known to be heard as y or as l.
const LL: u8 = b'L';

/// The key of a word.
#[inline]
pub(super) fn key(word: &[u8]) -> Letters {
    let doubled = word
        .iter()
        .zip(word.iter().skip(1))
        .any(|(one, two)| one == two || *two == b'h');
    // Most names have neither h nor a doubled letter.
    let mut written = if doubled || word.first() == Some(&b'h') {
        Letters::rewrite(Letters::rewrite(word, simplify).as_bytes(), sound)
    } else {
        Letters::rewrite(word, sound)
    };
    // Nothing but h: no key is empty.
    if written.is_empty() && !word.is_empty() {
        written.push(b'h');
    }
    written
}

/// Doubled letters once, h gone or bound to the letter before it.
fn simplify(rest: &[u8], written: &mut Letters) -> usize {
    let (Some(one), next) = (rest.first().copied(), rest.get(1).copied().unwrap_or_default()) else {
        return 1;
    };
    match one {
        b'l' => match written.last() {
            b'l' => written.replace_last(LL),
            LL => {}
            _ => written.push(b'l'),
        },
        b'h' => {}
        _ if one == next && one.is_ascii_lowercase() => {}
        b'c' if next == b'h' => return written.taking(CH, 2),
        b's' if next == b'h' => return written.taking(SH, 2),
        b'p' if next == b'h' => return written.taking(b'f', 2),
        b't' if next == b'h' => return written.taking(b't', 2),
        _ => written.push_unlike(one),
    }
    1
}

/// One sound, from letters that [`simplify`] left.
fn sound(rest: &[u8], written: &mut Letters) -> usize {
    if written.is_empty()
        && let Some(taken) = opening(rest, written)
    {
        return taken;
    }
    let Some((one, after)) = rest.split_first() else {
        return 1;
    };
    let (heard, taken) = match *one {
        b'v' => (b'b', 1),
        b'w' => double_u(after, written.last()),
        b'c' | b'k' | b'q' => match velar(*one, after) {
            Some(heard) => heard,
            None => return 1,
        },
        CH if after
            .first()
            .is_none_or(|next| is_consonant(*next) && *next != b'y') =>
        {
            (b'k', 1)
        }
        b'x' if is_old_jota(after, written) => (b'j', 1),
        b'x' => match *after {
            [b's' | b'z', ref after @ ..] => (ks(after), 2),
            _ => (ks(after), 1),
        },
        b's' | b'z' => match *after {
            [b'c', b'e' | b'i' | b'y', ..] => (b's', 2),
            [CH, ..] => (SH, 2),
            _ => (b's', 1),
        },
        // Beatritz, Montserrat; not Maritza.
        // Maldonado as it is said.
        b'd' if matches!(after, [b'o'] | [b'o', b's']) && written.last() == b'a' => return 1,
        b't' => match *after {
            [b's' | b'z'] => (b's', 2),
            [b's' | b'z', ..] if is_consonant(written.last()) => (b's', 2),
            // Etxeberria, Etcheverria.
            [b'x' | CH, ..] => (CH, 2),
            [b's' | b'z', next, ..] if is_consonant(next) && next != b'y' => (b's', 2),
            _ => (b't', 1),
        },
        b'g' => match *after {
            [b'e' | b'i' | b'y', ..] => (b'j', 1),
            [b'u', b'e' | b'i' | b'y', ..] => (b'g', 2),
            _ => (b'g', 1),
        },
        b'n' => match *after {
            [b'g'] | [b'g', b't', ..] => (b'n', 2),
            [b'm', ..] => return 1,
            [b'b' | b'v' | b'p' | b'w', ..] => (b'm', 1),
            _ => (b'n', 1),
        },
        b'm' if matches!(after, [] | [b'f', ..]) => (b'n', 1),
        LL => match double_l(after, written) {
            // Villegas as Viyegas, where the first `i` is not heard either.
            b'y' if !written.is_empty() && !is_vowel(written.last()) && after.len() > 1 => (b'i', 1),
            heard => (heard, 1),
        },
        b'e' if is_silent_e(after, written) => return 1,
        // Shirley.
        b'e' if matches!(after, [b'y' | b'i']) && written.last() == b'l' && written.as_bytes().len() > 2 => {
            (b'i', 2)
        }
        b'i' if matches!(after, [b'y', next, ..] if is_vowel(*next)) => return 1,
        b'i' if matches!(after, [LL, b'a' | b'e' | b'o' | b'u', _, ..]) => return 1,
        b'i' | b'y' if after.first().copied().is_some_and(is_vowel) && is_vowel(written.last()) => (b'y', 1),
        b'y' => (b'i', 1),
        other => (other, 1),
    };
    written.taking(heard, taken)
}

/// c, k and q; nothing where the next letter says the same again.
const fn velar(one: u8, after: &[u8]) -> Option<(u8, usize)> {
    match (one, after) {
        (_, [b'k' | b'q' | b'x', ..]) => None,
        (_, [b's' | b'z', after @ ..]) => Some((ks(after), 2)),
        (b'c', [b'e' | b'i' | b'y', ..]) => Some((b's', 1)),
        (b'q', [b'u', b'e' | b'i' | b'y', ..]) => Some((b'k', 2)),
        _ => Some((b'k', 1)),
    }
}

/// The first sound, where it is heard otherwise at the start of a word.
fn opening(rest: &[u8], written: &mut Letters) -> Option<usize> {
    if !matches!(rest, [b'g' | b'j' | b'y' | b'i' | b'u' | b'x' | b's' | LL, ..]) {
        return None;
    }
    let (heard, taken) = match *rest {
        // Giovanni, Geovanny, Yovani; Gian, Jean, Yan.
        [b'g' | b'j' | b'y', b'i' | b'e', b'o', b'v' | b'b' | b'w', ..]
        | [b'g' | b'j' | b'y', b'i', b'a' | b'o' | b'u', ..]
        | [b'g' | b'j', b'e', b'a', b'n', ..] => (b'y', 2),
        [b'g', b'e' | b'i' | b'y', ..] | [b'j' | LL, ..] => (b'y', 1),
        [b'x', ref after @ ..] if is_jota(after) => (b'y', 1),
        [b'y' | b'i', next, ..] if is_vowel(next) => (b'y', 1),
        [b'g', b'u', ref after @ ..] if is_double_u(after) => (b'b', 2),
        [b'u', ref after @ ..] if is_double_u(after) => (b'b', 1),
        [b'u', b'e' | b'i', ..] => (b'g', 1),
        [b'u', b'a' | b'o', ..] => {
            written.push(b'g');
            (b'u', 1)
        }
        [b'x', ..] => (b's', 1),
        [b's', b'c', b'e' | b'i' | b'y', ..] => return None,
        // Stephany as Estefani.
        [b's', next, ..] if is_consonant(next) && !matches!(next, b'y' | b'z') => {
            written.push(b'e');
            (b's', 1)
        }
        _ => return None,
    };
    written.push(heard);
    Some(taken)
}

/// w: the u of Eduard and Laurence, otherwise the b of Wilmer, Wuilmer.
const fn double_u(after: &[u8], before: u8) -> (u8, usize) {
    match after {
        [b'u', b'a' | b'e' | b'i' | b'o', ..] => (b'b', 2),
        _ if before == b'd' => (b'u', 1),
        [] if is_vowel(before) => (b'u', 1),
        [next, ..] if is_vowel(before) && is_consonant(*next) => (b'u', 1),
        _ => (b'b', 1),
    }
}

/// What follows gu or hu where w is written too: Walter, Washington, Huáscar, Wilmer, William, Wendy.
const fn is_double_u(after: &[u8]) -> bool {
    matches!(
        after,
        [b'a', b'l', b't', ..]
            | [b'a', SH, ..]
            | [b'a', b's', b'c' | b'k', ..]
            | [b'i', b'l', b'm' | b'f' | b'b', ..]
            | [b'i', LL, b'i', b'a', ..]
            | [b'e', b'n', b'd', ..]
    )
}

/// The e at the end of Stephanie, Jacqueline, Catherine, Ivette, Nicole: women's names that have it or not.
fn is_silent_e(after: &[u8], written: &Letters) -> bool {
    const STEMS: [&[u8]; 6] = [b"lin", b"din", b"erin", b"min", b"et", b"ikol"];
    let before = written.as_bytes();
    after.is_empty()
        && before.len() > 2
        && (before.ends_with(b"i") || STEMS.iter().any(|stem| before.ends_with(stem)))
}

/// x between vowels is ks, elsewhere s: Calixto as Calisto, Félix as Féliz.
const fn ks(after: &[u8]) -> u8 {
    match after {
        [next, ..] if is_vowel(*next) || *next == b'y' => b'x',
        _ => b's',
    }
}

/// x at the start with the sound of j: Ximena, Xerez, Xavier, Xuárez. Others have that of s: Xiomara.
const fn is_jota(after: &[u8]) -> bool {
    matches!(
        after,
        [b'i', b'm', b'e' | b'o', ..]
            | [b'e', b'r', ..]
            | [b'a', b'v' | b'b', ..]
            | [b'u', b'a', b'n' | b'r', ..]
    )
}

/// x inside with the sound of j: México, Mexía, Oaxaca, Roxas.
fn is_old_jota(after: &[u8], written: &Letters) -> bool {
    match written.as_bytes() {
        b"me" => matches!(after, [b'i', ..]),
        b"oa" => true,
        b"ro" => after == b"as",
        _ => false,
    }
}

/// ll is l before i (William, Nelly), a consonant or the end, and in names from Italian (Daniella); otherwise y.
fn double_l(after: &[u8], written: &Letters) -> u8 {
    const ITALIAN: [&[u8]; 6] = [b"ie", b"ne", b"te", b"se", b"abe", b"ore"];
    match after {
        [b'i' | b'y', ..] | [] => b'l',
        [next, ..] if !is_vowel(*next) => b'l',
        [b'e'] if written.last() == b'e' => b'l',
        [b'a'] if ITALIAN.iter().any(|stem| written.as_bytes().ends_with(stem)) => b'l',
        _ => b'y',
    }
}

#[cfg(test)]
mod tests {
    use crate::name::family::Family::Spanish;
    use crate::name::sound::key::check::{apart, joined};

    #[test]
    fn spellings_of_one_name() {
        joined(
            Spanish,
            "velasquez belazquez, hernandez ernandes, yepez llepes, quinones kinones, gimenez jimenez, ximenez jimenez, \
             wilber wilver, wilmer vilmer, wuilmer wilmer, walter gualter, xiomara siomara, ximena jimena, mexico mejico, \
             jhon yon, john jon, jhon john, yhon jon, yenifer jennifer, jenifer yennifer, yesenia jessenia, greisy greysi, \
             greicy greisi, yonny johnny, yeison jeison, yeyson jeison, jhoan yohan, johan yohan, jackson yakson, \
             jaxon jakson, darwin darvin, stephany estefani, franklin franclin, frankling franklin, deivis deyvis, \
             kleiver cleiver, casas cazas, ceballos zevallos, huerta guerta, ysabel isabel, yvan ivan, giovanni yovani, \
             geovanny jeovani, gianna yana, jean yan, christian cristian, lisbeth lizbet, zuleyka suleica, miriam mirian, \
             william wilian, nelly neli, daniella daniela, oswaldo osvaldo, edwin eduin, edward eduard, lawrence laurence, \
             alexander aleksander, alecsander alexsander, calixto calisto, felix feliz, mejia mexia, roxas rojas, \
             dayana daiana, maya maia, katya katia, thais tais, sarah sara, isaac isak, vladimir wladimir, viscaya vizcalla, \
             quezada kesada, beatriz beatritz, prisila priscila, schneider shneider, smith esmit, gerson yerson, \
             gina yina, zambrano sanbrano, enoch enoc, philippe filipe, huascar wascar, xavier javier",
        );
    }

    #[test]
    fn different_names() {
        apart(
            Spanish,
            "gabriel gabriela, mario maria, julio julia, sosa sousa, rojas rosas, marin marino, caso casa, deivis davis, \
             jason jeison, maikel michael, bryan brayan, juan joan, guerra gerra, luis lluis, pino pina, \
             chavez savez, shirley sirley, carlos carla, rosa roja, mora moya, leal leyal, mata maita, diana dayana, \
             edwin erwin, nelson nilson, marta mirta, diego diago, castro castillo, \
             valera valeria, roman romana, gomez gamez, ramos ramon, luz luis, ana ania, jose josue, elena elenia, \
             pacheco paseco, villa vila, calle cale, guillen guilen",
        );
    }
}
