//! [`NameFault`]: what happens to a name between two lists.

use crate::strategy::names::letters::{
    Encoding, decomposed, first_replaced, misread, mistyped, with_letter, without_accents, without_tildes,
};
use crate::strategy::names::pool::{Invented, RARE, UNHEARD};

/// What happened to a name between one list and another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NameFault {
    /// `Terán`, `Teran`.
    AccentsDropped,
    /// `Piñango`, `Pinango`.
    TildeDropped,
    /// Every letter a capital.
    Capitals,
    /// No letter a capital.
    SmallLetters,
    /// More blanks than one, a tab, a blank that does not break.
    Blanks,
    /// Accents as characters of their own.
    Decomposed,
    /// Characters nobody sees between the letters.
    Invisible,
    /// A Cyrillic letter that looks Latin.
    Homoglyph,
    /// The surnames before the given names, no comma.
    SurnamesFirst,
    /// The surnames before the given names, and a comma.
    SurnamesThenComma,
    /// The father's surname alone.
    SecondSurnameLeftOut,
    /// The first given name alone.
    SecondGivenLeftOut,
    /// The second given name by its first letter.
    SecondGivenInitial,
    /// All given names by their first letters, before two surnames.
    GivenInitials,
    /// Two given names as one word.
    GivenJoined,
    /// A hyphen between the surnames.
    SurnamesHyphened,
    /// `y` between the surnames.
    SurnamesWithAnd,
    /// `de la Torre`, `Delatorre`.
    ParticleJoined,
    /// `de la Torre`, `Torre`.
    ParticleDropped,
    /// `de la Torre`, `De La Torre`.
    ParticleCapitals,
    /// Two letters of a long surname exchanged, one left out, or one twice.
    Typo,
    /// A surname as another would spell what he hears: `Villasmil`, `Viyasmil`.
    ByEar,
    /// A zero for an o, a one for an l.
    MisreadLetter,
    /// A question mark or a replacement character for a letter that was lost.
    LetterLost,
    /// The end of a long name cut off by a narrow column.
    Cut,
    /// UTF-8 read as Windows-1252.
    MojibakeWestern,
    /// UTF-8 read as ISO 8859-7.
    MojibakeGreek,
    /// UTF-8 read as Mac Roman.
    MojibakeMac,
    /// UTF-8 read in code page 850.
    MojibakeDos,
    /// `Francisco`, `Paco`.
    ShortForm,
    /// `Francisco`, `Fco.`.
    Abbreviation,
    /// A husband's surname after a woman's own.
    MarriedTail,
    /// An identity number before or after.
    IdAdded,
    /// A rank before.
    RankAdded,
    /// A form of address before.
    TitleAdded,
    /// What else the person is called.
    AliasAdded,
    /// A number in a list, or a remark in brackets.
    NoteAdded,
    /// The surnames alone.
    GivenLeftOut,
    /// The given names alone.
    SurnamesLeftOut,
    /// The mother's surname alone.
    FirstSurnameLeftOut,
}

/// Short forms of given names in use.
const SHORT: [(&str, &str); 10] = [
    ("Francisco", "Paco"),
    ("José", "Pepe"),
    ("Federico", "Fede"),
    ("Nicolás", "Nico"),
    ("Rafael", "Rafa"),
    ("Jesús", "Chucho"),
    ("Teresa", "Tere"),
    ("Isabel", "Chabela"),
    ("Ignacio", "Nacho"),
    ("Graciela", "Chela"),
];

/// Abbreviations of given names.
const ABBREVIATED: [(&str, &str); 6] = [
    ("Francisco", "Fco."),
    ("María", "Ma."),
    ("María", "M.ª"),
    ("Rafael", "Rfl."),
    ("José", "Jse."),
    ("Ignacio", "Ign."),
];

/// What sounds the same where nobody lisps.
const BY_EAR: [(&str, &str); 9] = [
    ("ll", "y"),
    ("v", "b"),
    ("V", "B"),
    ("z", "s"),
    ("Z", "S"),
    ("Ch", "Sh"),
    ("qu", "k"),
    ("h", ""),
    ("b", "v"),
];

impl NameFault {
    /// Every fault, the slightest first.
    pub const ALL: &[Self] = &[
        Self::AccentsDropped,
        Self::TildeDropped,
        Self::Capitals,
        Self::SmallLetters,
        Self::Blanks,
        Self::Decomposed,
        Self::Invisible,
        Self::Homoglyph,
        Self::SurnamesFirst,
        Self::SurnamesThenComma,
        Self::SecondSurnameLeftOut,
        Self::SecondGivenLeftOut,
        Self::SecondGivenInitial,
        Self::GivenInitials,
        Self::GivenJoined,
        Self::SurnamesHyphened,
        Self::SurnamesWithAnd,
        Self::ParticleJoined,
        Self::ParticleDropped,
        Self::ParticleCapitals,
        Self::Typo,
        Self::ByEar,
        Self::MisreadLetter,
        Self::LetterLost,
        Self::Cut,
        Self::MojibakeWestern,
        Self::MojibakeGreek,
        Self::MojibakeMac,
        Self::MojibakeDos,
        Self::ShortForm,
        Self::Abbreviation,
        Self::MarriedTail,
        Self::IdAdded,
        Self::RankAdded,
        Self::TitleAdded,
        Self::AliasAdded,
        Self::NoteAdded,
        Self::GivenLeftOut,
        Self::SurnamesLeftOut,
        Self::FirstSurnameLeftOut,
    ];

    /// Whether a careful clerk would still take it for the same name: not where all given names, all surnames or
    /// the father's surname are gone.
    #[must_use]
    pub fn is_same(self) -> bool {
        !matches!(
            self,
            Self::GivenLeftOut | Self::SurnamesLeftOut | Self::FirstSurnameLeftOut
        )
    }

    /// The name with this fault; nothing where it has no place for one. `at` chooses among several.
    pub(super) fn write(self, who: &Invented, at: usize) -> Option<String> {
        let name = who.text();
        let (given, surnames) = (who.given(), who.surnames());
        let first_given = who.given.first()?;
        let first_surname = who.surnames.first()?;
        let second_given = who.given.get(1);
        let second_surname = who.surnames.get(1);
        Some(match self {
            Self::AccentsDropped => without_accents(&name),
            Self::TildeDropped => without_tildes(&name),
            Self::Capitals => name.to_uppercase(),
            Self::SmallLetters => name.to_lowercase(),
            Self::Blanks => name.replace(' ', one_of(&["  ", "\t", "\u{a0}", " \u{2003}"], at)),
            Self::Decomposed => decomposed(&name),
            Self::Invisible => {
                with_after_first(&name, one_of(&["\u{200b}", "\u{ad}", "\u{200e}", "\u{feff}"], at))
            }
            Self::Homoglyph => first_replaced(&name, &[("a", "а"), ("o", "о"), ("e", "е")])?,
            Self::SurnamesFirst => format!("{surnames} {given}"),
            Self::SurnamesThenComma => format!("{surnames}, {given}"),
            Self::SecondSurnameLeftOut => second_surname.map(|_| format!("{given} {first_surname}"))?,
            Self::SecondGivenLeftOut => second_given.map(|_| format!("{first_given} {surnames}"))?,
            Self::SecondGivenInitial => {
                let initial = second_given?
                    .chars()
                    .next()
                    .filter(|first| first.is_uppercase())?;
                let dot = one_of(&[".", ""], at);
                format!("{first_given} {initial}{dot} {surnames}")
            }
            Self::GivenInitials => {
                second_surname?;
                // What begins with a particle has no initial, `Y` is the word for "and", and N. N. is nobody.
                let firsts: Vec<char> = who.given.iter().filter_map(|word| word.chars().next()).collect();
                if firsts == ['N', 'N'] || firsts.iter().any(|first| !first.is_uppercase() || *first == 'Y') {
                    return None;
                }
                let initials: Vec<String> = firsts.iter().map(|first| format!("{first}.")).collect();
                format!("{} {surnames}", initials.join(" "))
            }
            Self::GivenJoined => {
                let second = second_given
                    .filter(|second| !second.contains(' '))?
                    .to_lowercase();
                let rest = who
                    .given
                    .get(2)
                    .map_or(String::new(), |third| format!(" {third}"));
                format!("{first_given}{second}{rest} {surnames}")
            }
            Self::SurnamesHyphened => {
                let second = second_surname.filter(|second| !second.contains(' '))?;
                format!("{given} {first_surname}-{second}")
            }
            Self::SurnamesWithAnd => format!("{given} {first_surname} y {}", second_surname?),
            Self::ParticleJoined => {
                let surname = bound(who)?;
                let joined = capitalised(&surname.replace(' ', "").to_lowercase());
                name.replace(surname, &joined)
            }
            Self::ParticleDropped => {
                let surname = bound(who).filter(|surname| surname.starts_with("de"))?;
                name.replace(surname, surname.rsplit(' ').next()?)
            }
            Self::ParticleCapitals => {
                let surname = bound(who)?;
                let words: Vec<String> = surname.split(' ').map(capitalised).collect();
                name.replace(surname, &words.join(" "))
            }
            Self::Typo => {
                let surname = long(who, 7)?;
                name.replace(surname, &mistyped(surname, at)?)
            }
            Self::ByEar => {
                let surname = long(who, 5)?;
                name.replace(surname, &first_replaced(surname, &BY_EAR)?)
            }
            Self::MisreadLetter => {
                let surname = long(who, 5)?;
                name.replace(surname, &first_replaced(surname, &[("o", "0"), ("l", "1")])?)
            }
            Self::LetterLost => {
                let surname = long(who, 5)?;
                let place = at % surname.chars().count().checked_sub(2)? + 1;
                let sign = if at.is_multiple_of(2) { '?' } else { '\u{fffd}' };
                name.replace(surname, &with_letter(surname, place, sign))
            }
            Self::Cut => {
                let last = who
                    .surnames
                    .last()
                    .filter(|last| last.is_ascii() && last.len() >= 8)?;
                let kept = name.chars().count().checked_sub(2 + at % 2)?;
                if name.len() < 24 || last.contains(' ') {
                    return None;
                }
                name.chars().take(kept).collect()
            }
            Self::MojibakeWestern => misread(&name, Encoding::Western)?,
            Self::MojibakeGreek => misread(&name, Encoding::Greek)?,
            Self::MojibakeMac => misread(&name, Encoding::Mac)?,
            Self::MojibakeDos => misread(&name, Encoding::Dos)?,
            Self::ShortForm => first_replaced(&name, &SHORT)?,
            Self::Abbreviation => first_replaced(&name, ABBREVIATED.get(at % 3..).unwrap_or_default())?,
            Self::MarriedTail => {
                let husband = RARE
                    .get(at % 28)
                    .filter(|husband| !who.surnames.contains(husband) && who.woman)?;
                format!("{name} de {husband}")
            }
            Self::IdAdded => match at % 4 {
                0 => format!("{name} V-12.345.678"),
                1 => format!("V12345678 {name}"),
                2 => format!("{name} C.I. 12345678"),
                _ => format!("{name}, C.I. V-12.345.678"),
            },
            Self::RankAdded => format!(
                "{} {name}",
                one_of(&["Tte.", "Cnel.", "S/M2.", "Cap.", "Sargento Mayor"], at)
            ),
            Self::TitleAdded if who.woman => {
                format!("{} {name}", one_of(&["Sra.", "Dra.", "Lcda.", "Doña"], at))
            }
            Self::TitleAdded => format!("{} {name}", one_of(&["Sr.", "Dr.", "Lcdo.", "Don"], at)),
            Self::AliasAdded => match at % 3 {
                0 => format!("{name} alias El Zurdo"),
                1 => format!("{name} (a) \"El Zurdo\""),
                _ => format!("{name} \"El Zurdo\""),
            },
            Self::NoteAdded => match at % 3 {
                0 => format!("12) {name}"),
                1 => format!("{name} (menor de edad)"),
                _ => format!("3. {name}"),
            },
            Self::SurnamesLeftOut => given,
            // A word that nobody has heard of may be one more given name, and what is left a whole one.
            Self::GivenLeftOut | Self::FirstSurnameLeftOut if UNHEARD.contains(first_surname) => return None,
            Self::GivenLeftOut => surnames,
            Self::FirstSurnameLeftOut => format!("{given} {}", second_surname?),
        })
    }
}

fn one_of(list: &[&'static str], at: usize) -> &'static str {
    list.get(at % list.len().max(1)).copied().unwrap_or_default()
}

/// With signs after the first letter of every word.
fn with_after_first(name: &str, sign: &str) -> String {
    let mut text = String::new();
    let mut head = true;
    for letter in name.chars() {
        text.push(letter);
        if head {
            text.push_str(sign);
        }
        head = letter == ' ';
    }
    text
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// A surname with particles.
fn bound(who: &Invented) -> Option<&'static str> {
    who.surnames.iter().copied().find(|surname| surname.contains(' '))
}

/// A surname of one word that is at least so long.
fn long(who: &Invented, letters: usize) -> Option<&'static str> {
    let fits = |surname: &&str| !surname.contains(' ') && surname.chars().count() >= letters;
    who.surnames.iter().copied().find(fits)
}
