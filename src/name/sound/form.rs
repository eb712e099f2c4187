//! [`of_word`]: the family a word shows by its letters alone.

use crate::name::family::{Families, Family};
use crate::name::sound::chinese;
use crate::name::sound::korean;

const ES: Families = Families::of(Family::Spanish);
const PT: Families = Families::of(Family::Portuguese);
const AR: Families = Families::of(Family::Arabic);
const RU: Families = Families::of(Family::Slavic);
const ZH: Families = Families::of(Family::Chinese);
const KO: Families = Families::of(Family::Korean);
const JA: Families = Families::of(Family::Japanese);
const VI: Families = Families::of(Family::Vietnamese);
const TR: Families = Families::of(Family::Turkish);
const DE: Families = Families::of(Family::Germanic);
const EN: Families = Families::of(Family::English);
const FR: Families = Families::of(Family::French);
const IT: Families = Families::of(Family::Italian);
const PT_ES: Families = PT.or(ES);
const ES_IT: Families = ES.or(IT);
const ZH_VI: Families = ZH.or(VI);
const ZH_RU: Families = ZH.or(RU);
const UNSURE: Families = Families::NONE;

/// Letters at one end of a word, how many there must be besides, and what they show.
type Sign = (&'static str, usize, Families);

/// The families a folded word shows by its endings, beginnings and clusters; none when unsure.
///
/// It reads the form only: names the tables know have their families from there. Linear in the length.
pub(in crate::name) fn of_word(folded: &str) -> Families {
    let word = folded.as_bytes();
    if word.len() < 2 || word.len() > 40 {
        return UNSURE;
    }
    let excepted = exceptions(word)
        .iter()
        .find(|(exception, _)| *exception == folded);
    let ends = |(sign, more, _): &&Sign| word.len() >= sign.len() + more && folded.ends_with(sign);
    let begins = |(sign, more, _): &&Sign| word.len() >= sign.len() + more && folded.starts_with(sign);
    if let Some((_, families)) = excepted {
        *families
    } else if let Some((_, _, families)) = endings(word).iter().find(ends) {
        *families
    } else if let Some((_, _, families)) = beginnings(word).iter().find(begins) {
        *families
    } else {
        by_sounds(folded)
    }
}

/// Words that look of one family and are of another, or of none for sure.
const fn exceptions(word: &[u8]) -> &'static [(&'static str, Families)] {
    match word {
        [.., b'v', b'a'] => &[
            ("cordova", ES),
            ("villanova", ES_IT),
            ("terranova", ES_IT),
            ("casanova", ES_IT),
            ("genova", ES_IT),
            ("canova", IT),
            ("vilanova", ES),
            ("cueva", ES),
        ],
        [.., b'l', b'a' | b'o'] => &[
            ("camilla", UNSURE),
            ("camillo", IT),
            ("ludmilla", UNSURE),
            ("priscilla", UNSURE),
        ],
        [b'c', b'o', ..] => &[("coromoto", ES)],
        [b'x', ..] => &[("xuan", ZH_VI), ("xiana", ES), ("xu", ZH), ("xi", ZH)],
        [b'q', ..] => &[("quan", ZH_VI)],
        [.., b'e', b'z'] => &[
            ("fayez", AR),
            ("hafez", AR),
            ("ramez", AR),
            ("nafez", AR),
            ("fawez", AR),
            ("moez", AR),
            ("faez", AR),
            ("parvez", AR),
            ("pervez", AR),
            ("sonmez", TR),
        ],
        [.., b'e', b'v'] => &[("detlev", DE)],
        [_, _] => &[("ng", ZH)],
        [_, _, _] => &[
            ("bin", AR),
            ("ibn", AR),
            ("abu", AR),
            ("abd", AR),
            ("hsu", ZH),
            ("ngo", VI),
        ],
        [_, _, _, _] => &[("abou", AR), ("bint", AR), ("tixi", ES)],
        _ => &[],
    }
}

/// Endings by the last letter, the longer first where two may fit.
const fn endings(word: &[u8]) -> &'static [Sign] {
    match word {
        [.., b'a'] => &[
            ("ueva", 1, ES),
            ("ova", 3, RU),
            ("yeva", 1, RU),
            ("ieva", 2, RU),
            ("eeva", 1, RU),
            ("ovna", 2, RU),
            ("evna", 2, RU),
            ("skaya", 1, RU),
            ("skaia", 1, RU),
            ("wska", 2, RU),
            ("inha", 2, PT),
            ("eira", 2, PT_ES),
            ("illa", 2, ES),
            ("shita", 2, JA),
            ("shima", 2, JA),
            ("kawa", 2, JA),
            ("gawa", 2, JA),
            ("oyama", 1, JA),
        ],
        [.., b'd'] => &[("fried", 3, DE), ("gaard", 2, DE), ("field", 3, EN)],
        [.., b'e'] => &[
            ("adze", 3, RU),
            ("idze", 2, RU),
            ("eddine", 0, AR),
            ("suke", 2, JA),
        ],
        [.., b'f'] => &[
            ("noff", 2, RU),
            ("koff", 2, RU),
            ("loff", 2, RU),
            ("eeff", 1, RU),
            ("dorf", 2, DE),
        ],
        [.., b'g'] => &[("berg", 2, DE), ("burg", 2, DE), ("uong", 1, VI), ("oang", 1, VI)],
        [.., b'h'] => &[
            ("ovich", 2, RU),
            ("evich", 2, RU),
            ("ovych", 2, RU),
            ("ullah", 2, AR),
            ("allah", 2, AR),
            ("zadeh", 2, AR),
            ("worth", 3, EN),
            ("smith", 3, EN),
            ("inh", 1, VI),
            ("anh", 2, VI),
        ],
        [.., b'i'] => &[
            ("shvili", 2, RU),
            ("ski", 3, RU),
            ("skii", 2, RU),
            ("guchi", 2, JA),
            ("bayashi", 2, JA),
            ("zaki", 3, JA),
            ("cchi", 2, IT),
            ("elli", 3, IT),
            ("etti", 2, IT),
            ("otti", 2, IT),
            ("ucci", 2, IT),
            ("acci", 2, IT),
            ("ssini", 2, IT),
            ("llini", 2, IT),
            ("ttini", 2, IT),
            ("ldini", 2, IT),
            ("rdini", 2, IT),
        ],
        [.., b'j'] => &[("skij", 2, RU), ("skyj", 2, RU)],
        [.., b'k'] => &[("czyk", 2, RU), ("czuk", 2, RU), ("chuk", 2, RU)],
        [.., b'm'] => &[("heim", 2, DE)],
        [.., b'n'] => &[
            ("mann", 1, DE),
            ("stein", 0, DE),
            ("nsson", 1, DE),
            ("lsson", 1, DE),
            ("ksson", 1, DE),
            ("gsson", 1, DE),
            ("tersson", 1, DE),
            ("dersson", 1, DE),
            ("persson", 0, DE),
            ("ssen", 2, DE),
            ("nsen", 2, DE),
            ("rsen", 2, DE),
            ("anyan", 2, RU),
            ("syan", 3, RU),
            ("kyan", 3, RU),
            ("gyan", 3, RU),
            ("tyan", 3, RU),
            ("oyan", 2, RU),
            ("eddin", 0, AR),
            ("uddin", 0, AR),
            ("eldin", 0, AR),
            ("uyen", 1, VI),
            ("yeon", 0, KO),
        ],
        [.., b'o'] => &[
            ("enko", 2, RU),
            ("chko", 3, RU),
            ("inho", 2, PT),
            ("cao", 5, PT),
            ("eiro", 2, PT_ES),
            ("illo", 2, ES),
            ("moto", 2, JA),
            ("azzo", 1, IT),
            ("izzo", 1, IT),
            ("uzzo", 1, IT),
            ("accio", 1, IT),
        ],
        [.., b'r'] => &[
            ("dottir", 2, DE),
            ("meyer", 0, DE),
            ("meier", 0, DE),
            ("maier", 0, DE),
            ("bauer", 0, DE),
        ],
        [.., b's'] => &[
            ("lves", 1, PT),
            ("ndes", 3, PT_ES),
            ("rigues", 1, PT_ES),
            ("ngues", 2, PT_ES),
            ("rques", 2, PT_ES),
            ("opes", 1, PT_ES),
            ("omes", 1, PT_ES),
            ("haes", 2, PT),
            ("raes", 2, PT),
            ("moes", 2, PT),
            ("ncois", 2, FR),
            ("ubois", 1, FR),
        ],
        [.., b't'] => &[
            ("wright", 1, EN),
            ("ault", 2, FR),
            ("quist", 2, DE),
            ("qvist", 2, DE),
        ],
        [.., b'u'] => &[("oglu", 0, TR), ("oglou", 0, TR), ("eau", 3, FR), ("atsu", 2, JA)],
        [.., b'v'] => &[("ov", 3, RU), ("ev", 4, RU)],
        [.., b'x'] => &[("eaux", 2, FR), ("eux", 2, FR), ("oux", 2, FR)],
        [.., b'y'] => &[("sky", 3, RU), ("skiy", 2, RU), ("skyy", 2, RU)],
        [.., b'z'] => &[
            ("wicz", 1, RU),
            ("witz", 2, DE),
            ("litz", 2, DE),
            ("ltz", 2, DE),
            ("ez", 3, ES),
        ],
        _ => &[],
    }
}

/// Beginnings by the first letter.
const fn beginnings(word: &[u8]) -> &'static [Sign] {
    match word {
        [b'a' | b'e', ..] => &[
            ("abdul", 0, AR),
            ("abdel", 0, AR),
            ("abdal", 3, AR),
            ("abd", 5, AR),
            ("abou", 3, AR),
            ("alqa", 1, AR),
            ("elqa", 1, AR),
            ("alkh", 2, AR),
            ("elkh", 2, AR),
            ("algh", 2, AR),
            ("elgh", 2, AR),
            ("alsh", 2, AR),
            ("elsh", 2, AR),
        ],
        [b'h', ..] => &[("hyeo", 1, KO)],
        [b'k', ..] => &[("khr", 3, RU)],
        [b'm', ..] => &[
            ("mohamm", 1, AR),
            ("muhamm", 1, AR),
            ("mohame", 1, AR),
            ("mc", 4, EN),
            ("macd", 4, EN),
        ],
        [b'n', ..] => &[("nguy", 1, VI), ("ngh", 1, VI), ("ngoc", 0, VI)],
        [b'o', ..] => &[("o'", 3, EN)],
        [b's', ..] => &[("shch", 2, RU)],
        _ => &[],
    }
}

/// By the syllables of the whole and by clusters inside.
fn by_sounds(folded: &str) -> Families {
    const KOREAN: [&str; 6] = ["hyun", "kyung", "myung", "seung", "yeong", "jeong"];
    let word = folded.as_bytes();
    if let Some(split) = chinese::pinyin(word) {
        let few = split.pieces(word).count() <= 2;
        return match split
            .pieces(word)
            .find(|syllable| few && is_chinese_only(syllable))
        {
            // Zhanna, Zhenya; Zhang.
            Some([b'z', b'h', ..]) if split.pieces(word).count() > 1 => ZH_RU,
            Some(_) => ZH,
            None => UNSURE,
        };
    }
    if folded.starts_with("hs") && chinese::syllables(folded).is_some() {
        return ZH;
    }
    // What the clusters to come have in them, in one pass.
    let (mut without_u, mut korean, mut sch) = (word.ends_with(b"q"), false, false);
    for (one, two) in word.iter().zip(word.iter().skip(1)) {
        match (one, two) {
            (b'q', b'u' | b'v') => {}
            (b'q', _) => without_u = true,
            (b'u' | b'o', b'n') => korean = true,
            (b's', b'c') => sch = true,
            _ => {}
        }
    }
    // q without u: Tariq, Qasim.
    if without_u {
        return AR;
    }
    if korean && KOREAN.iter().any(|cluster| folded.contains(cluster)) && korean::syllables(folded).is_some()
    {
        return KO;
    }
    // Italian writes sch too, before e and i.
    if sch && folded.contains("sch") && !folded.ends_with(['a', 'i', 'o', 'h']) {
        return DE;
    }
    UNSURE
}

/// A syllable no other family writes so; `que` and `qui` are Spanish too.
fn is_chinese_only(syllable: &[u8]) -> bool {
    const FINALS: [&[u8]; 3] = [b"iang", b"uang", b"iong"];
    match syllable {
        [b'q', b'u', b'e' | b'i', ..] => false,
        [b'x' | b'q', ..] | [b'z', b'h', ..] => true,
        _ => FINALS.iter().any(|end| syllable.ends_with(end)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Families, of_word};

    fn codes(word: &str) -> String {
        let codes: Vec<&str> = of_word(word).iter().map(|family| family.code()).collect();
        codes.join(" ")
    }

    #[test]
    fn shown_by_the_form() {
        for (codes_wanted, words) in [
            ("es", "quintanez cordova villanueva castrillo coromoto"),
            ("es pt", "fernandes lopes pereira ribeiro rodrigues"),
            ("pt", "goncalves agostinho magalhaes conceicao"),
            (
                "ar",
                "abdulkarim abdelhadi tariq qasim abu ibn nureddin mohammad saifullah alkhatib hafez",
            ),
            (
                "ru",
                "sidorov petrova yurchenko kovalchuk lewandowski tarasovich beridze saakashvili sarkisyan romanoff",
            ),
            ("zh", "xiaoming zhang qiang liang hsiaoping huang xu"),
            ("ko", "hyeonwoo seunghyun kyungsoo"),
            ("ja", "yamashita matsumoto kobayashi yokoyama"),
            ("vi", "nguyen thanh trinh duong nghia"),
            ("tr", "hasanoglu sonmez"),
            (
                "de",
                "hoffmann rosenstein schmidt johansson lindqvist petersen obermeyer",
            ),
            ("en", "mcgregor o'brien macdonald cartwright"),
            ("fr", "moreau lemieux thibault dubois"),
            ("it", "zanetti marinelli bertucci santuzzo"),
        ] {
            for word in words.split(' ') {
                assert_eq!(codes(word), codes_wanted, "{word}");
            }
        }
    }

    #[test]
    fn unsure() {
        let plain = "gabriela mario yeraldin brayan dayana alberto alfonso xiomara ximena quezada jhonatan yeisson rosas \
                     reyes torres flores juan ana yuri ryan sebastian camilla geoff a \u{5f20} \u{0} ll";
        for word in plain.split_whitespace() {
            assert!(of_word(word).is_empty(), "{word} {:?}", of_word(word));
        }
        assert_eq!(of_word(&"x".repeat(5_000)), Families::NONE);
    }
}
