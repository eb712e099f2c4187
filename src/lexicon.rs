//! [`Lexicon`]: what "dozens" is taken to mean, as a named and printed policy.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crate::bounds::Bounds;
use crate::error::{Error, ErrorKind, quoted};
use crate::spread::Spread;

macro_rules! words {
    ($($name:ident, $text:literal, [$($alias:literal),*], $doc:literal;)*) => {
        /// A word that stands for a number without giving one.
        ///
        /// Read in English and Spanish, with or without "a" in front; written in English.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Word { $(#[doc = $doc] $name,)* }

        impl Word {
            /// Every word, least first.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The word as written in files.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            fn read(text: &str) -> Option<Self> {
                match text { $($text $(| $alias)* => Some(Self::$name),)* _ => None }
            }
        }
    };
}

words! {
    Some, "some", ["unos", "unas", "algunos", "algunas"], "Some: one or more.";
    Important, "an important number",
        ["important number", "significant number", "an unspecified number", "unspecified number",
         "number", "número importante", "numero importante", "número significativo"],
        "An important or significant number: one or more, and no more is known.";
    Many, "many", ["muchos", "muchas", "numerous"], "Many: one or more, and no more is known.";
    AFew, "a few", ["few", "pocos", "pocas", "handful"], "A few.";
    Several, "several", ["varios", "varias"], "Several.";
    Tens, "tens", ["decenas"], "Tens, Spanish *decenas* (often mistranslated as dozens).";
    Dozens, "dozens", ["docenas"], "Dozens.";
    Scores, "scores", ["veintenas"], "Scores: twenties.";
    Hundreds, "hundreds", ["cientos", "centenares"], "Hundreds.";
    Thousands, "thousands", ["miles", "millares"], "Thousands.";
    TensOfThousands, "tens of thousands", ["decenas de miles"], "Tens of thousands.";
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Word {
    type Err = Error;

    /// # Errors
    /// [`ErrorKind::Unknown`] for any other word.
    fn from_str(text: &str) -> Result<Self, Error> {
        let lower = text.trim().to_lowercase();
        let bare = ["a ", "an ", "un ", "una "]
            .iter()
            .find_map(|article| lower.strip_prefix(article))
            .unwrap_or(&lower);
        Self::read(&lower).or_else(|| Self::read(bare)).ok_or_else(|| {
            let message = format!("{} is not a word for a number known here", quoted(text));
            Error::new(ErrorKind::Unknown, message)
        })
    }
}

/// What vague words mean, as a named policy that is printed with every result it shaped.
///
/// Three presets. No convention is the truth of what a writer meant; choose one and say so.
///
/// ```
/// use cotejo::{Bounds, Lexicon, Word};
/// assert_eq!(Lexicon::linguistic().meaning(Word::Dozens).core(), Bounds::at_least(24));
/// assert_eq!(Lexicon::acled().meaning(Word::Dozens).core(), Bounds::at_least(12));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Lexicon {
    name: String,
    #[cfg_attr(feature = "serde", serde(serialize_with = "words_as_text"))]
    meanings: BTreeMap<Word, Spread>,
}

impl Lexicon {
    /// The plural taken at its word and open above: dozens are two dozen or more. The default.
    #[must_use]
    pub fn linguistic() -> Self {
        Self::from_floors("linguistic, open above", |word| match word {
            Word::Some | Word::Important | Word::Many => 1,
            Word::AFew => 2,
            Word::Several => 3,
            Word::Tens => 20,
            Word::Dozens => 24,
            Word::Scores => 40,
            Word::Hundreds => 200,
            Word::Thousands => 2_000,
            Word::TensOfThousands => 20_000,
        })
    }

    /// The most conservative reading, as the ACLED codebook uses it: tens 10, dozens 12,
    /// hundreds 100; the other words by the same principle. Open above.
    #[must_use]
    pub fn acled() -> Self {
        Self::from_floors("ACLED, lowest value", |word| match word {
            Word::Some | Word::Important | Word::Many => 1,
            Word::AFew | Word::Several => 2,
            Word::Tens => 10,
            Word::Dozens => 12,
            Word::Scores => 20,
            Word::Hundreds => 100,
            Word::Thousands => 1_000,
            Word::TensOfThousands => 10_000,
        })
    }

    /// Closed above as well: a word is taken to exclude the next larger word.
    #[must_use]
    pub fn closed() -> Self {
        let trapezoid = |a, b, c, d| {
            let core = Bounds::new(b, Some(c)).unwrap_or(Bounds::ANY);
            let support = Bounds::new(a, Some(d)).unwrap_or(Bounds::ANY);
            Spread::new(core, support).unwrap_or(Spread::ANY)
        };
        let meanings = Word::ALL.iter().map(|&word| {
            let meaning = match word {
                Word::Some | Word::Important | Word::Many => Spread::crisp(Bounds::at_least(1)),
                Word::AFew => trapezoid(2, 3, 5, 9),
                Word::Several => trapezoid(2, 3, 7, 9),
                Word::Tens => trapezoid(10, 20, 60, 99),
                Word::Dozens => trapezoid(12, 24, 60, 99),
                Word::Scores => trapezoid(20, 40, 80, 99),
                Word::Hundreds => trapezoid(100, 200, 600, 999),
                Word::Thousands => trapezoid(1_000, 2_000, 6_000, 9_999),
                Word::TensOfThousands => trapezoid(10_000, 20_000, 60_000, 99_999),
            };
            (word, meaning)
        });
        Self {
            name: "closed trapezoids".to_owned(),
            meanings: meanings.collect(),
        }
    }

    /// The same lexicon under another name with one word read otherwise.
    #[must_use]
    pub fn with(mut self, name: &str, word: Word, meaning: Spread) -> Self {
        name.clone_into(&mut self.name);
        self.meanings.insert(word, meaning);
        self
    }

    /// The policy's name, as printed.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What a word means under this policy.
    #[must_use]
    pub fn meaning(&self, word: Word) -> Spread {
        self.meanings.get(&word).copied().unwrap_or(Spread::ANY)
    }

    fn from_floors(name: &str, floor: impl Fn(Word) -> u64) -> Self {
        let meaning = |&word: &Word| (word, Spread::crisp(Bounds::at_least(floor(word))));
        Self {
            name: name.to_owned(),
            meanings: Word::ALL.iter().map(meaning).collect(),
        }
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::linguistic()
    }
}

#[cfg(feature = "serde")]
fn words_as_text<S: serde::Serializer>(
    meanings: &BTreeMap<Word, Spread>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(meanings.iter().map(|(word, spread)| (word.as_str(), spread)))
}
