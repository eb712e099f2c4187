//! Chinese and Korean names: one word of two to four characters, surname first.

#![cfg(feature = "any_ascii")]

/// Surname and given name in pinyin without tones; one word where a single character is given.
pub(super) fn chinese(word: &str) -> Option<String> {
    let (surname, given) = parted(word, &CHINESE_COMPOUNDS);
    let read = |part: &str| {
        let syllable = |letter: char| any_ascii::any_ascii_char(letter).trim().to_ascii_lowercase();
        part.chars().map(syllable).collect::<String>()
    };
    let known = CHINESE_SURNAMES.iter().find(|(written, _)| *written == surname);
    let surname = known.map_or_else(|| read(surname), |(_, read)| (*read).to_owned());
    named(&surname, &read(given))
}

/// Surname as its bearers spell it, given name in Revised Romanisation; `None` for letters outside of syllables.
pub(super) fn korean(word: &str) -> Option<String> {
    let (surname, given) = parted(word, &KOREAN_COMPOUNDS);
    let read = |part: &str| part.chars().map(syllable).collect::<Option<String>>();
    let known = KOREAN_SURNAMES.iter().find(|(written, _)| *written == surname);
    // A syllable alone may be a surname; two without one that is known are a given name.
    if known.is_none() && KOREAN_COMPOUNDS.iter().all(|compound| *compound != surname) {
        return Some(capitalised(&read(word)?));
    }
    let surname = match known {
        Some((_, read)) => (*read).to_owned(),
        None => read(surname)?,
    };
    named(&surname, &read(given)?)
}

fn named(surname: &str, given: &str) -> Option<String> {
    let name = [capitalised(surname), capitalised(given)]
        .join(" ")
        .trim()
        .to_owned();
    (!name.is_empty()).then_some(name)
}

/// After the first character, or after the second where both are a known surname and something follows.
fn parted<'a>(word: &'a str, compounds: &[&str]) -> (&'a str, &'a str) {
    let ends = |count: usize| word.char_indices().nth(count).map(|(at, _)| at);
    let compound = ends(2).and_then(|at| word.split_at_checked(at));
    match compound {
        Some((surname, given)) if compounds.contains(&surname) => (surname, given),
        _ => ends(1)
            .and_then(|at| word.split_at_checked(at))
            .unwrap_or((word, "")),
    }
}

/// Revised Romanisation (South Korea, 2000), each syllable by itself.
fn syllable(letter: char) -> Option<String> {
    const INITIALS: [&str; 19] = [
        "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
    ];
    const VOWELS: [&str; 21] = [
        "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi",
        "yu", "eu", "ui", "i",
    ];
    const FINALS: [&str; 28] = [
        "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t",
        "t", "ng", "t", "t", "k", "t", "p", "t",
    ];
    let at = usize::try_from(u32::from(letter).checked_sub(0xAC00)?).ok()?;
    let (initial, vowel, last) = (
        INITIALS.get(at / 588)?,
        VOWELS.get(at % 588 / 28)?,
        FINALS.get(at % 28)?,
    );
    Some([*initial, *vowel, *last].concat())
}

/// Surnames read otherwise than their character elsewhere.
const CHINESE_SURNAMES: [(&str, &str); 18] = [
    ("曾", "zeng"),
    ("单", "shan"),
    ("單", "shan"),
    ("区", "ou"),
    ("區", "ou"),
    ("查", "zha"),
    ("翟", "zhai"),
    ("仇", "qiu"),
    ("解", "xie"),
    ("乐", "yue"),
    ("樂", "yue"),
    ("缪", "miao"),
    ("繆", "miao"),
    ("覃", "qin"),
    ("冼", "xian"),
    ("尉迟", "yuchi"),
    ("长孙", "zhangsun"),
    ("長孫", "zhangsun"),
];

/// Surnames of two characters.
const CHINESE_COMPOUNDS: [&str; 42] = [
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "东方", "東方", "夏侯", "皇甫", "尉迟",
    "尉遲", "公孙", "公孫", "慕容", "令狐", "宇文", "长孙", "長孫", "轩辕", "軒轅", "独孤", "獨孤", "端木",
    "南宫", "南宮", "西门", "西門", "呼延", "东郭", "申屠", "钟离", "鍾離", "淳于", "澹台", "濮阳", "赫连",
    "闻人", "司空", "拓跋",
];

const KOREAN_COMPOUNDS: [&str; 6] = ["남궁", "황보", "제갈", "사공", "선우", "독고"];

/// The usual spellings of the usual surnames.
const KOREAN_SURNAMES: [(&str, &str); 50] = [
    ("김", "kim"),
    ("이", "lee"),
    ("박", "park"),
    ("최", "choi"),
    ("정", "jung"),
    ("강", "kang"),
    ("조", "cho"),
    ("윤", "yoon"),
    ("장", "jang"),
    ("임", "lim"),
    ("한", "han"),
    ("오", "oh"),
    ("서", "seo"),
    ("신", "shin"),
    ("권", "kwon"),
    ("황", "hwang"),
    ("안", "ahn"),
    ("송", "song"),
    ("류", "ryu"),
    ("홍", "hong"),
    ("전", "jeon"),
    ("고", "ko"),
    ("문", "moon"),
    ("양", "yang"),
    ("손", "son"),
    ("배", "bae"),
    ("백", "baek"),
    ("허", "heo"),
    ("유", "yoo"),
    ("남", "nam"),
    ("심", "shim"),
    ("노", "noh"),
    ("하", "ha"),
    ("곽", "kwak"),
    ("성", "sung"),
    ("차", "cha"),
    ("주", "joo"),
    ("우", "woo"),
    ("구", "koo"),
    ("민", "min"),
    ("나", "na"),
    ("진", "jin"),
    ("지", "ji"),
    ("엄", "eom"),
    ("채", "chae"),
    ("원", "won"),
    ("천", "cheon"),
    ("방", "bang"),
    ("공", "kong"),
    ("현", "hyun"),
];

/// The first letter large and the others small.
pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first
        .into_iter()
        .chain(letters.map(|letter| letter.to_ascii_lowercase()))
        .collect()
}
