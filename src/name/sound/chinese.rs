//! The Chinese key: pinyin without tones; Wade–Giles and Tongyong syllables are read as pinyin.
//!
//! A syllable that is pinyin is taken for pinyin, so *Chang* stays *chang* although Wade–Giles meant *zhang*.
//! Without its apostrophe *tung* may be *dong* or *tong*: it is read as written, *dong*, save for a few surnames.

use crate::name::sound::letters::{Letters, is_vowel};
use crate::name::sound::syllable::{Lengths, Split, longest_first};

/// The syllables of a run in pinyin or Wade–Giles: `guoqiang` is guo, qiang; `tsetung` is tse, tung. At most four.
/// That a run splits does not make it a name of the family: `tanaka` does.
pub(super) fn syllables(folded: &str) -> Option<Vec<&str>> {
    split(folded.as_bytes())?.texts(folded)
}

/// Whether the whole run is one to four pinyin syllables.
pub(super) fn pinyin(run: &[u8]) -> Option<Split> {
    // How syllables end.
    let [
        ..,
        b'a' | b'e' | b'g' | b'i' | b'n' | b'o' | b'r' | b'u' | b'v' | b'\'' | b'-',
    ] = run
    else {
        return None;
    };
    Split::of(run, |rest| {
        longest_first(rest, 6, |start, after| {
            is_pinyin(start) && is_parted(start, after)
        })
    })
}

fn split(run: &[u8]) -> Option<Split> {
    pinyin(run).or_else(|| Split::of(run, either))
}

fn either(rest: &[u8]) -> Lengths {
    let known = |syllable: &[u8]| is_pinyin(syllable) || wade_giles(syllable).is_some();
    longest_first(rest, 7, |start, after| known(start) && is_parted(start, after))
}

/// Whether a syllable may end here: a vowel does not follow a vowel without an apostrophe, so `xian` is one.
const fn is_parted(start: &[u8], after: &[u8]) -> bool {
    match (start, after) {
        (_, [b'e', b'r', ..]) => true,
        ([.., last], [b'a' | b'e' | b'o', ..]) => !is_vowel(*last),
        _ => true,
    }
}

/// The key of a word; what is no syllables is its own key.
pub(super) fn key(word: &[u8]) -> Letters {
    let mut written = Letters::new();
    let Some(split) = split(word) else {
        written.push_all(word);
        return written;
    };
    for piece in split.pieces(word) {
        let syllable = piece
            .strip_suffix(b"'")
            .or(piece.strip_suffix(b"-"))
            .unwrap_or(piece);
        if is_pinyin(syllable) {
            for letter in syllable {
                written.push(if *letter == b'v' { b'u' } else { *letter });
            }
        } else if let Some((initial, end)) = wade_giles(syllable) {
            written.push_all(initial);
            written.push_all(end);
        }
    }
    written
}

/// Wade–Giles, postal and Tongyong spellings as a pinyin initial and final.
fn wade_giles(syllable: &[u8]) -> Option<(&'static [u8], &[u8])> {
    // Surnames whose aspiration the missing apostrophe hides.
    match syllable {
        b"tsai" => return Some((b"c", b"ai")),
        b"tsao" => return Some((b"c", b"ao")),
        b"tsui" => return Some((b"c", b"ui")),
        b"chiu" => return Some((b"q", b"iu")),
        b"tien" => return Some((b"t", b"ian")),
        b"ko" => return Some((b"k", b"e")),
        b"erh" => return Some((b"e", b"r")),
        _ => {}
    }
    let (initial, rest): (&'static [u8], &[u8]) = match syllable {
        [b'c', b'h', b'\'', rest @ ..] => (if is_front(rest) { b"q" } else { b"ch" }, rest),
        [b'c', b'h', rest @ ..] => (if is_front(rest) { b"j" } else { b"zh" }, rest),
        [b'j', b'h', rest @ ..] => (b"zh", rest),
        [b't', b's' | b'z', b'\'', rest @ ..] => (b"c", rest),
        [b't', b's' | b'z', rest @ ..] | [b'd', b'z', rest @ ..] => (b"z", rest),
        [b's', b's' | b'z', rest @ ..] => (b"s", rest),
        [b'h', b's', rest @ ..] | [b's', b'y', rest @ ..] => (b"x", rest),
        [b'c', b'y', rest @ ..] => (b"q", rest),
        [b's', rest @ ..] if is_front(rest) => (b"x", rest),
        [b'c', rest @ ..] if is_front(rest) => (b"q", rest),
        [b's', b'h', rest @ ..] => (b"sh", rest),
        [b'p', b'\'', rest @ ..] => (b"p", rest),
        [b't', b'\'', rest @ ..] => (b"t", rest),
        [b'k', b'\'', rest @ ..] => (b"k", rest),
        [b'p', rest @ ..] => (b"b", rest),
        [b't', rest @ ..] => (b"d", rest),
        [b'k', rest @ ..] => (b"g", rest),
        [b'j', rest @ ..] => (b"r", rest),
        [b'l', b'y', rest @ ..] if rest.starts_with(b"u") => (b"l", rest),
        [b'n', b'y', rest @ ..] if rest.starts_with(b"u") => (b"n", rest),
        [first, rest @ ..] if b"bcdfghlmnrswyz".contains(first) => (plain(*first), rest),
        _ => return None,
    };
    let end: &[u8] = match rest {
        b"ieh" => b"ie",
        b"ien" => b"ian",
        b"en" if initial == b"y" => b"an",
        b"eh" if initial == b"y" => b"e",
        b"ueh" => b"ue",
        b"uei" | b"wei" => b"ui",
        b"uen" if initial != b"y" => b"un",
        b"un" if initial == b"w" => b"en",
        b"ong" if matches!(initial, b"f" | b"b" | b"p" | b"m") => b"eng",
        b"ung" => b"ong",
        b"iung" => b"iong",
        b"iou" => b"iu",
        b"ih" | b"uh" => b"i",
        b"u" if matches!(syllable, b"tzu" | b"tz'u" | b"ssu" | b"szu") => b"i",
        b"o" if matches!(initial, b"g" | b"k" | b"h") => b"e",
        b"o" | b"wo" => b"uo",
        b"wa" => b"ua",
        b"wan" => b"uan",
        b"wang" => b"uang",
        b"wai" => b"uai",
        other => other,
    };
    let allowed = finals(initial);
    (allowed & final_bit(end) != 0).then_some((initial, end))
}

/// Finals before which Wade–Giles ch is pinyin j or q.
const fn is_front(end: &[u8]) -> bool {
    match end {
        [b'i', second, ..] => *second != b'h',
        [b'u', b'e', b'h'] => true,
        _ => false,
    }
}

const fn plain(initial: u8) -> &'static [u8] {
    match initial {
        b'b' => b"b",
        b'c' => b"c",
        b'd' => b"d",
        b'f' => b"f",
        b'g' => b"g",
        b'h' => b"h",
        b'l' => b"l",
        b'm' => b"m",
        b'n' => b"n",
        b'r' => b"r",
        b's' => b"s",
        b'w' => b"w",
        b'y' => b"y",
        _ => b"z",
    }
}

/// Whether the letters are one pinyin syllable; ü may be written u or v.
pub(super) fn is_pinyin(syllable: &[u8]) -> bool {
    let initial = match syllable {
        [b'z' | b'c' | b's', b'h', ..] => 2,
        [b'a' | b'e' | b'o', ..] => 0,
        _ => 1,
    };
    syllable
        .split_at_checked(initial)
        .is_some_and(|(initial, end)| finals(initial) & final_bit(end) != 0)
}

const A: u32 = 1;
const AI: u32 = 1 << 1;
const AN: u32 = 1 << 2;
const ANG: u32 = 1 << 3;
const AO: u32 = 1 << 4;
const E: u32 = 1 << 5;
const EI: u32 = 1 << 6;
const EN: u32 = 1 << 7;
const ENG: u32 = 1 << 8;
const ER: u32 = 1 << 9;
const I: u32 = 1 << 10;
const IA: u32 = 1 << 11;
const IAN: u32 = 1 << 12;
const IANG: u32 = 1 << 13;
const IAO: u32 = 1 << 14;
const IE: u32 = 1 << 15;
const IN: u32 = 1 << 16;
const ING: u32 = 1 << 17;
const IONG: u32 = 1 << 18;
const IU: u32 = 1 << 19;
const O: u32 = 1 << 20;
const ONG: u32 = 1 << 21;
const OU: u32 = 1 << 22;
const U: u32 = 1 << 23;
const UA: u32 = 1 << 24;
const UAI: u32 = 1 << 25;
const UAN: u32 = 1 << 26;
const UANG: u32 = 1 << 27;
const UE: u32 = 1 << 28;
const UI: u32 = 1 << 29;
const UN: u32 = 1 << 30;
const UO: u32 = 1 << 31;

/// The finals an initial takes in pinyin (Hanyu Pinyin, 1958).
const fn finals(initial: &[u8]) -> u32 {
    const OPEN: u32 = A | AI | AN | ANG | AO;
    const FRONT: u32 = I | IAN | IAO | IE | IN | ING;
    const ROUND: u32 = ONG | OU | U | UAN | UI | UN | UO;
    const BACK: u32 = OPEN | E | EI | EN | ENG | ROUND | UA | UAI | UANG;
    match initial {
        [] => OPEN | E | EI | EN | ENG | ER | O | OU,
        b"b" => OPEN | EI | EN | ENG | FRONT | O | U,
        b"p" => OPEN | EI | EN | ENG | FRONT | O | OU | U,
        b"m" => OPEN | E | EI | EN | ENG | FRONT | IU | O | OU | U,
        b"f" => A | AN | ANG | EI | EN | ENG | O | OU | U,
        b"d" => OPEN | E | EI | EN | ENG | I | IA | IAN | IAO | IE | ING | IU | ROUND,
        b"t" => OPEN | E | ENG | I | IAN | IAO | IE | ING | ROUND,
        b"n" => OPEN | E | EI | EN | ENG | FRONT | IANG | IU | ONG | OU | U | UAN | UE | UO,
        b"l" => OPEN | E | EI | ENG | FRONT | IA | IANG | IU | ONG | OU | U | UAN | UE | UN | UO,
        b"g" | b"k" | b"h" => BACK,
        b"j" | b"q" | b"x" => FRONT | IA | IANG | IONG | IU | U | UAN | UE | UN,
        b"zh" => BACK | I,
        b"ch" => (BACK | I) & !EI,
        b"sh" => (BACK | I) & !ONG,
        b"r" => AN | ANG | AO | E | EN | ENG | I | ROUND,
        b"z" => OPEN | E | EI | EN | ENG | I | ROUND,
        b"c" | b"s" => OPEN | E | EN | ENG | I | ROUND,
        b"y" => A | AN | ANG | AO | E | I | IN | ING | ONG | OU | U | UAN | UE | UN,
        b"w" => A | AI | AN | ANG | EI | EN | ENG | O | U,
        _ => 0,
    }
}

const fn final_bit(end: &[u8]) -> u32 {
    match end {
        b"a" => A,
        b"ai" => AI,
        b"an" => AN,
        b"ang" => ANG,
        b"ao" => AO,
        b"e" => E,
        b"ei" => EI,
        b"en" => EN,
        b"eng" => ENG,
        b"er" => ER,
        b"i" => I,
        b"ia" => IA,
        b"ian" => IAN,
        b"iang" => IANG,
        b"iao" => IAO,
        b"ie" => IE,
        b"in" => IN,
        b"ing" => ING,
        b"iong" => IONG,
        b"iu" => IU,
        b"o" => O,
        b"ong" => ONG,
        b"ou" => OU,
        b"u" | b"v" => U,
        b"ua" => UA,
        b"uai" => UAI,
        b"uan" => UAN,
        b"uang" => UANG,
        b"ue" | b"ve" => UE,
        b"ui" => UI,
        b"un" => UN,
        b"uo" => UO,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::name::family::Family;
    use crate::name::sound::key::check::{apart, joined};

    #[test]
    fn spellings_of_one_name() {
        joined(
            Family::Chinese,
            "tsetung zedong, hsiaoping xiaoping, tse-tung zedong, ts'ai tsai, hsu xu, hsieh xie, \
             kuo-wei kuowei, jung rong, shih shi, chih zhi, tzu zi, ssu si, chung zhong, chiang \
             jiang, ch'iang qiang, chien jian, yeh ye, yen yan, sung song, hung hong, tung dong, \
             t'ung tong, kung gong, lo luo, ho he, tso zuo, cho zhuo, chiu qiu, tsao cao, tsui \
             cui, tseng zeng, hsueh xue, chueh jue, ch'en chen, chunghua zhonghua, lv lu, lyu lu, \
             jhang zhang, jhong zhong, siang xiang, cian qian, syu xu, cyuan quan, kwang guang, \
             fong feng, wun wen, yung yong, erh er, kuei-lin kueilin, li-hua lihua, chih-ming \
             zhiming, mei-ling meiling, hsiu-ying xiuying, jui rui, jen ren, tien tian, \
             xi'an xian",
        );
    }

    #[test]
    fn different_names() {
        apart(
            Family::Chinese,
            "lihua lihong, zhang zhan, wang huang, li lu, chen cheng, zhou zhu, liu luo, xiao \
             xia, yang yan, gao guo, qiang qing, jian jiang, ming min, hui hua, jun juan, zhao \
             zhou, sun song, xu xue, lin ling, wei wen, mei mai, yu yue, feng fang, deng ding, \
             tan tang, guo gu, ping peng, bo bao, hai hao, qin qian, zhi zi, shi si, chi ci",
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
            ("guoqiang", "guo qiang"),
            ("tsetung", "tse tung"),
            ("tse-tung", "tse tung"),
            ("hsiaoping", "hsiao ping"),
            ("xian", "xian"),
            ("xi'an", "xi an"),
            ("changan", "chang an"),
            ("maozedong", "mao ze dong"),
            ("ouyangzhenhua", "ou yang zhen hua"),
            ("ts'ai", "ts'ai"),
            ("xiaoer", "xiao er"),
            ("hernandez", ""),
            ("", ""),
        ] {
            assert_eq!(split(run), parts, "{run}");
        }
    }
}
