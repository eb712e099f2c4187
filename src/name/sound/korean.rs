//! The Korean key: Revised Romanisation, McCune–Reischauer and spellings by ear.
//!
//! Plain and aspirated consonants are one, as the systems write one with the other's letter; eo, eu and oo are u.

use crate::name::sound::letters::{Letters, is_vowel};
use crate::name::sound::syllable::{Lengths, Split};

/// The syllables of a romanised run: `eunbi` is eun, bi. At most four; `None` where it does not split.
///
/// `ng` before a vowel ends its syllable, except after i: `yeongeun` is yeong, eun and `mingi` is min, gi. That a run splits
/// does not make it Korean: `tanaka` does.
pub(super) fn syllables(folded: &str) -> Option<Vec<&str>> {
    Split::of(folded.as_bytes(), lengths)?.texts(folded)
}

/// The key of a word.
pub(super) fn key(word: &[u8]) -> Letters {
    let squeezed = Letters::with_long_vowels(word);
    Letters::rewrite(squeezed.as_bytes(), sound)
}

fn sound(rest: &[u8], written: &mut Letters) -> usize {
    let last = written.last();
    let (heard, taken) = match *rest {
        [b's', b'h', ..] => (b's', 2),
        [b'c', b'h', ..] => (b'j', 2),
        [b'p', b'h', ..] => (b'b', 2),
        [b't', b'h', ..] => (b'd', 2),
        [b'k', b'h', ..] | [b'c', b'k', ..] => (b'k', 2),
        [b'r', b'h', ..] => (b'l', 2),
        [b'g' | b'c' | b'q', ..] if !(last == b'n' && rest.first() == Some(&b'g')) => (b'k', 1),
        [b'p' | b'v' | b'f', ..] => (b'b', 1),
        [b't', ..] => (b'd', 1),
        [b'z', ..] => (b'j', 1),
        // Park.
        [b'a', b'r', b'k'] => (b'a', 2),
        // Hur, for Heo.
        [b'r'] if last == b'u' => return 1,
        [b'r', ..] => (b'l', 1),
        // Suh, Noh: the h only lengthens.
        [b'h'] if is_vowel(last) => return 1,
        [b'h', next, ..] if is_vowel(last) && !is_vowel(next) && next != b'y' && next != b'w' => return 1,
        [b'e', b'u', b'i', ..] => (b'i', 3),
        [b'w', b'e' | b'o', b'o' | b'u', ..] if !matches!(rest, [_, b'o', b'o', ..]) => {
            written.push(b'w');
            (b'o', 3)
        }
        [b'w', b'o', b'o', ..] => (b'u', 3),
        [b'w', b'u', ..] | [b'e' | b'o', b'o' | b'u', ..] => (b'u', 2),
        [b'a', b'e' | b'i', ..] | [b'a', b'y'] => (b'e', 2),
        [b'o', b'e' | b'i', ..] => {
            written.push(b'o');
            (b'e', 2)
        }
        [b'e' | b'u' | b'y', b'i', ..] | [b'e', b'e', ..] => (b'i', 2),
        [b'y', next, ..] if !is_vowel(next) => (b'i', 1),
        [b'y'] => (b'i', 1),
        [other, ..] => (other, 1),
        [] => return 1,
    };
    written.push_unlike(heard);
    taken
}

const ONSETS: [&[u8]; 20] = [
    b"kk", b"tt", b"pp", b"ss", b"sh", b"jj", b"ch", b"rh", b"k", b"g", b"n", b"d", b"t", b"r", b"l", b"m",
    b"b", b"p", b"s", b"j",
];
const NUCLEI: [&[u8]; 31] = [
    b"yeo", b"yae", b"yoo", b"you", b"wae", b"weo", b"woo", b"eui", b"yu", b"ya", b"yo", b"ye", b"yi", b"wa",
    b"we", b"wi", b"wo", b"wu", b"eo", b"eu", b"ee", b"ae", b"ai", b"oo", b"oe", b"oi", b"ou", b"ui", b"a",
    b"e", b"i",
];
const SINGLE: [&[u8]; 2] = [b"o", b"u"];
const CODAS: [&[u8]; 8] = [b"n", b"l", b"m", b"k", b"g", b"t", b"p", b"b"];
/// Only at the end of a run: Noh, Hur, Back, Park.
const LAST_CODAS: [&[u8]; 4] = [b"h", b"r", b"ck", b"rk"];

/// The lengths of a syllable: open first, then closed by ng, then by one consonant.
fn lengths(rest: &[u8]) -> Lengths {
    let mut lengths = Lengths::default();
    let begins = |after: usize, with: &[u8]| rest.get(after..).is_some_and(|rest| rest.starts_with(with));
    let onset = ONSETS
        .iter()
        .chain([&b"h".as_slice()])
        .find(|onset| begins(0, onset))
        .map_or(0, |onset| onset.len());
    let Some(nucleus) = NUCLEI
        .iter()
        .chain(&SINGLE)
        .find(|nucleus| begins(onset, nucleus))
    else {
        return lengths;
    };
    let open = onset + nucleus.len();
    let sung = nucleus.last() != Some(&b'i') && begins(open, b"ng");
    let coda = CODAS
        .iter()
        .find(|coda| begins(open, coda))
        .map(|coda| open + coda.len());
    let last = LAST_CODAS
        .iter()
        .find(|coda| rest.get(open..) == Some(coda))
        .map(|coda| open + coda.len());
    let found = [Some(open), sung.then_some(open + 2), coda, last];
    for (place, length) in lengths.iter_mut().zip(found.into_iter().flatten()) {
        let parted = matches!(rest.get(length), Some(b'\'' | b'-'));
        *place = length + usize::from(parted);
    }
    lengths
}

#[cfg(test)]
mod tests {
    use crate::name::family::Family;
    use crate::name::sound::key::check::{apart, joined};

    #[test]
    fn spellings_of_one_name() {
        joined(
            Family::Korean,
            "eunbi unbi, eun-bi eunbi, hyun hyeon, young yeong, seung sung, jung jeong, cho jo, \
             choi choe, park bak, pak park, kim gim, joo ju, soo su, yoon yun, moon mun, baek \
             paek, paik baek, kyung gyeong, myung myeong, chul cheol, shin sin, kwon gwon, kwak \
             gwak, woo wu, suh seo, noh no, hee hui, minjun minjoon, jihoon jihun, younghee \
             yeonghui, dong tong, won weon",
        );
    }

    #[test]
    fn different_names() {
        apart(
            Family::Korean,
            "minjun minji, kim kang, lee kim, jung jang, park pyo, sung sang, jin jun, hyun han, \
             soo so, yuna yena, jihun jihye, eunbi eunji, cho chu, min mun, song sung, \
             jun jung",
        );
    }

    #[test]
    fn runs_as_syllables() {
        let split = |run: &str| {
            super::syllables(run)
                .map(|parts| parts.join(" "))
                .unwrap_or_default()
        };
        for (run, parts) in [
            ("eunbi", "eun bi"),
            ("eun-bi", "eun bi"),
            ("minjun", "min jun"),
            ("mingi", "min gi"),
            ("yeongeun", "yeong eun"),
            ("jihoon", "ji hoon"),
            ("younghee", "young hee"),
            ("seunghyun", "seung hyun"),
            ("kyungsoo", "kyung soo"),
            ("park", "park"),
            ("hana", "ha na"),
            ("rodriguez", ""),
            ("", ""),
        ] {
            assert_eq!(split(run), parts, "{run}");
        }
    }
}
