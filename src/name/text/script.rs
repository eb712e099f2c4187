//! [`Script`]: the writing systems a name may be written in.

use std::fmt;

/// A writing system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Script {
    /// Latin letters, with whatever marks.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Greek.
    Greek,
    /// Arabic, with the letters of Persian and Urdu.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Chinese characters, in whichever language.
    Han,
    /// Hiragana and katakana.
    Kana,
    /// Korean syllables and letters.
    Hangul,
    /// Armenian.
    Armenian,
    /// Georgian.
    Georgian,
    /// Devanagari.
    Devanagari,
    /// Thai.
    Thai,
    /// Any other.
    Other,
}

impl Script {
    /// Every script, in the order of the enumeration.
    pub const ALL: [Self; 13] = [
        Self::Latin,
        Self::Cyrillic,
        Self::Greek,
        Self::Arabic,
        Self::Hebrew,
        Self::Han,
        Self::Kana,
        Self::Hangul,
        Self::Armenian,
        Self::Georgian,
        Self::Devanagari,
        Self::Thai,
        Self::Other,
    ];

    /// The script of a letter; `None` for whatever is no letter, and for an unknown one.
    ///
    /// By blocks of Unicode, rare extensions left to [`Other`](Self::Other).
    #[must_use]
    pub fn of(letter: char) -> Option<Self> {
        match letter {
            // The commonest without a look into the tables.
            'A'..='Z' | 'a'..='z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' => Some(Self::Latin),
            'А'..='я' => Some(Self::Cyrillic),
            '\0'..='\u{7f}' | 'ª' | 'º' | 'µ' => None,
            _ if !letter.is_alphabetic() => None,
            '\u{80}'..='\u{2af}'
            | '\u{1e00}'..='\u{1eff}'
            | '\u{2c60}'..='\u{2c7f}'
            | '\u{a720}'..='\u{a7ff}'
            | '\u{fb00}'..='\u{fb06}'
            | '\u{ff21}'..='\u{ff5a}' => Some(Self::Latin),
            // Modifier letters go with any script.
            '\u{2b0}'..='\u{2ff}' => None,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Self::Greek),
            '\u{400}'..='\u{52f}'
            | '\u{1c80}'..='\u{1c8f}'
            | '\u{2de0}'..='\u{2dff}'
            | '\u{a640}'..='\u{a69f}' => Some(Self::Cyrillic),
            '\u{531}'..='\u{58f}' | '\u{fb13}'..='\u{fb17}' => Some(Self::Armenian),
            '\u{590}'..='\u{5ff}' | '\u{fb1d}'..='\u{fb4f}' => Some(Self::Hebrew),
            '\u{600}'..='\u{6ff}'
            | '\u{750}'..='\u{77f}'
            | '\u{8a0}'..='\u{8ff}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}' => Some(Self::Arabic),
            '\u{900}'..='\u{97f}' | '\u{a8e0}'..='\u{a8ff}' => Some(Self::Devanagari),
            '\u{e00}'..='\u{e7f}' => Some(Self::Thai),
            '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' | '\u{2d00}'..='\u{2d2f}' => {
                Some(Self::Georgian)
            }
            '\u{1100}'..='\u{11ff}'
            | '\u{3130}'..='\u{318f}'
            | '\u{a960}'..='\u{a97f}'
            | '\u{ac00}'..='\u{d7ff}'
            | '\u{ffa0}'..='\u{ffdc}' => Some(Self::Hangul),
            '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => Some(Self::Kana),
            '\u{2e80}'..='\u{2fd5}'
            | '\u{3005}'..='\u{3007}'
            | '\u{3400}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{323af}' => Some(Self::Han),
            _ => Some(Self::Other),
        }
    }

    const fn bit(self) -> u16 {
        match self {
            Self::Latin => 1,
            Self::Cyrillic => 1 << 1,
            Self::Greek => 1 << 2,
            Self::Arabic => 1 << 3,
            Self::Hebrew => 1 << 4,
            Self::Han => 1 << 5,
            Self::Kana => 1 << 6,
            Self::Hangul => 1 << 7,
            Self::Armenian => 1 << 8,
            Self::Georgian => 1 << 9,
            Self::Devanagari => 1 << 10,
            Self::Thai => 1 << 11,
            Self::Other => 1 << 12,
        }
    }
}

/// A set of scripts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Scripts(u16);

impl Scripts {
    /// No script.
    pub const NONE: Self = Self(0);

    /// The script alone.
    #[must_use]
    pub const fn only(script: Script) -> Self {
        Self(script.bit())
    }

    /// The scripts of the letters of a text, in one pass.
    pub(super) fn of(text: &str) -> Self {
        text.chars()
            .filter_map(Script::of)
            .fold(Self::NONE, |set, script| set.or(Self::only(script)))
    }

    /// Whether the script is in the set.
    #[must_use]
    pub const fn contains(self, script: Script) -> bool {
        self.0 & script.bit() != 0
    }

    /// Those in either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the set is empty: a text without letters.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The scripts, in the order of [`Script::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Script> {
        Script::ALL
            .into_iter()
            .filter(move |script| self.contains(*script))
    }
}

impl fmt::Debug for Scripts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
