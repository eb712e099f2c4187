//! What a language's words say about a number: the shape of the tables, and nothing of either language.

use crate::language::Language;
use crate::lexicon::Word;

/// What the words around a number make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hedge {
    /// "exactly", "only", "a total of": the number as it stands.
    Plain,
    AtLeast,
    MoreThan,
    AtMost,
    FewerThan,
    About,
    Nearly,
    JustOver,
    /// "between": two numbers follow, joined by the language's "and".
    Between,
    /// "from": two numbers follow, joined by the language's "to".
    From,
    /// "not": the number is said not to be the figure.
    Not,
}

/// What a phrase without a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fixed {
    /// A word of the lexicon.
    Vague(Word),
    /// Said to be unknown.
    Unknown,
    /// "none", "nobody".
    Zero,
    /// A dozen, half a dozen: exactly so many.
    Number(u64),
    /// Half a hundred: about so many, where nothing else is said.
    Loosely(u64),
    /// A word for a number that no reading here fits: millions.
    NoReading,
    /// More, fewer or most of what another claim counts.
    Relative,
    /// A part of a whole: half, a third.
    Share,
}

/// What a word that follows a number counts, where it is not people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Share,
    Clock,
    Age,
    Money,
    Measure,
}

/// Phrases and what they mean: lower case, without accents, the tokens parted by single spaces.
pub(crate) type Phrases<T> = &'static [(&'static str, T)];

/// Words alone, in the same spelling.
pub(crate) type Words = &'static [&'static str];

/// Everything the reader of figures knows of a language, save its cardinals.
#[derive(Debug)]
pub(crate) struct Tongue {
    pub(crate) language: Language,
    /// The mark between groups of three digits, and the one before decimals.
    pub(crate) groups: char,
    pub(crate) decimals: char,
    /// Whether an ordinary space may group digits.
    pub(crate) spaced: bool,
    /// Before a number, and after it. Where two fit, the longer does.
    pub(crate) before: Phrases<Hedge>,
    pub(crate) after: Phrases<Hedge>,
    /// Hedges also said of years and days: "around 2000", "up to 2014".
    pub(crate) dated: Words,
    /// Hedges also said of ages: "people over 60".
    pub(crate) aged: Words,
    pub(crate) fixed: Phrases<Fixed>,
    /// "dozen", "centenar": how many, and whether the word is loose enough to mean *about* so many.
    pub(crate) collectives: Phrases<(u64, bool)>,
    /// "million", "mil": what digits before them are multiplied by.
    pub(crate) scales: Phrases<u64>,
    /// "and" between the ends of a range after "between".
    pub(crate) and: Words,
    /// "to" between the ends of a range, and "or" between neighbours.
    pub(crate) to: Phrases<()>,
    pub(crate) or: Words,
    /// Articles that may stand between a hedge and its number.
    pub(crate) articles: Words,
    /// 1 as a word: a number only after a hedge or before a person, where it is listed in `ones`.
    pub(crate) ones: Words,
    pub(crate) articles_of_one: Words,
    /// "no" before a person: 0.
    pub(crate) no: Words,
    /// Words for people, and what is said of them: a number before them is no year.
    pub(crate) persons: Words,
    pub(crate) said_of_persons: Words,
    /// Words before "many" that make it a question or a comparison.
    pub(crate) degrees: Words,
    /// What follows a number that counts no persons, "of" and the like left out.
    pub(crate) units: Phrases<Unit>,
    /// "per cent" needs no "of"; "thirds" makes a fraction of the number before it.
    pub(crate) fractions: Words,
    /// "double", "times": what makes a multiple of the number after it, alone or after a number.
    pub(crate) multiples: Words,
    pub(crate) times: Words,
    /// "a", "of", "those": what may stand between a part or a multiple and its number.
    pub(crate) through: Words,
    /// "not true that": what follows is said not to be so.
    pub(crate) denials: Phrases<()>,
    /// "out of every", "de cada": a rate.
    pub(crate) per: Phrases<()>,
    /// Words that may stand between a number and its unit.
    pub(crate) fillers: Words,
    pub(crate) of: Words,
    pub(crate) months: Words,
    /// Before a number of four digits that is a year.
    pub(crate) in_year: Words,
    /// Before a number that names a thing: article, page, no.
    pub(crate) labels: Phrases<()>,
    /// Before an age, a sum of money, an hour, the day of a month.
    pub(crate) in_age: Phrases<()>,
    pub(crate) in_money: Words,
    pub(crate) at_clock: Phrases<()>,
    pub(crate) on_day: Words,
    /// Verbs after which "from … to …" is a change and no range.
    pub(crate) changes: Words,
    /// Endings that make digits an ordinal, and a clock time.
    pub(crate) ordinals: Words,
    pub(crate) hours: Words,
    /// Words of another language that read as numbers in this one: refused where none was given.
    pub(crate) false_friends: Words,
}
