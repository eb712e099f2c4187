//! Why words that look like a figure are not read as one.

use std::fmt;
use std::ops::Range;

use crate::error::{Error, ErrorKind, quoted};

macro_rules! reasons {
    ($($name:ident, $text:literal, $says:literal, $doc:literal;)*) => {
        /// Why words that look like a figure are not read as one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
        #[non_exhaustive]
        pub enum RefusedFor { $(#[doc = $doc] $name,)* }

        impl RefusedFor {
            /// Every reason.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The reason in a word or two: `year`, `too-large`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            fn says(self) -> &'static str {
                match self { $(Self::$name => $says,)* }
            }
        }
    };
}

reasons! {
    Language, "language", "reads otherwise in English and in Spanish; say which it is",
        "`1.000` or *once* without a language: read otherwise in English and in Spanish.";
    Separator, "separator", "has a separator that does not group thousands in this language",
        "`1.000` in English, `1,0001`: a separator that does not group thousands there.";
    Decimal, "decimal", "is no whole number", "`1.5`, `2½`: no whole number.";
    Numeral, "numeral", "is in numerals that are not read here", "Digits other than 0 to 9.";
    Glued, "glued", "has a letter, a sign or a mark stuck to it that changes what it says",
        "`116a`, `-5`, `12-member`: something stuck to it, and no telling what it was.";
    Date, "date", "is a date or another series of numbers", "`8 de enero`, `January 12–13`, `2026-01-12`.";
    Year, "year", "is or may be a year; name who is counted, or group its thousands",
        "`2024`, `in 2024`: a year, or perhaps one.";
    Clock, "clock", "is a clock time", "`9:00`, `20h`, *a las 9*.";
    Share, "share", "is a share or a rate, not a count", "`38 %`, *two thirds*, *one in five*.";
    Fraction, "fraction", "is a part or a multiple of a number",
        "*half a million*, *two and a half thousand*, *double the 45*: a part or a multiple of a number.";
    Ordinal, "ordinal", "is an ordinal", "`2nd`, `1.ª`.";
    Age, "age", "is or may be an age", "*aged 24*, *24-year-old*, *people over 60*.";
    Money, "money", "is an amount of money", "`$400`, *400 dólares*.";
    Measure, "measure", "measures time, length or the like", "*12 days*, *de 24 años*, *20 km*.";
    Label, "label", "names a thing and counts nothing", "*Article 7*, *no. 5*, a note's number.";
    Denied, "denied", "is said not to be the figure", "*not 116*.";
    Relative, "relative", "is a figure relative to another; write it with that claim's id: < @claim",
        "*fewer than the government's*, *the majority*: relative to another claim, whose id is needed.";
    Hedges, "hedges", "has hedges that no one figure holds together",
        "*at least fewer than 5*, *at least some 700*: hedges that no one figure holds together.";
    Change, "change", "is a change from one figure to another", "*rose from 41 to 116*: two figures, no range.";
    Word, "word", "is a word for a number that has no reading here", "*millions*.";
    TooLarge, "too-large", "is out of the range of a count of persons", "Above [`LARGEST`](crate::LARGEST), or nearly zero.";
    Inverted, "inverted", "ends before it begins", "*from 73 to 49*.";
}

impl fmt::Display for RefusedFor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Words that look like a figure and were not read as one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RefusedFigure {
    span: Range<usize>,
    reason: RefusedFor,
    certain: bool,
}

impl RefusedFigure {
    pub(crate) fn new(span: Range<usize>, reason: RefusedFor, certain: bool) -> Self {
        Self {
            span,
            reason,
            certain,
        }
    }

    /// Where the words stand: bytes of the text.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Why they were not read.
    #[must_use]
    pub const fn reason(&self) -> RefusedFor {
        self.reason
    }

    /// Whether it is certain that they count nobody, as in a date; otherwise they may hide a figure,
    /// and a person should look.
    #[must_use]
    pub const fn is_certain(&self) -> bool {
        self.certain
    }

    /// The refusal as an error that quotes the words, save for digits that may be somebody's number: those
    /// are told by their place. `text` is what was read.
    #[must_use]
    pub fn error(&self, text: &str) -> Error {
        let kind = match self.reason {
            RefusedFor::TooLarge => ErrorKind::OutOfRange,
            RefusedFor::Inverted => ErrorKind::Inverted,
            RefusedFor::Hedges | RefusedFor::Change | RefusedFor::Denied => ErrorKind::Conflicting,
            RefusedFor::Relative => ErrorKind::Missing,
            RefusedFor::Word => ErrorKind::Unknown,
            _ => ErrorKind::Syntax,
        };
        Error::new(kind, format!("{} {}", self.told(text), self.reason.says()))
    }

    /// The words, or their place where letters stuck to them or their digits may name somebody.
    pub(crate) fn told(&self, text: &str) -> String {
        match self.reason {
            RefusedFor::Label | RefusedFor::Glued | RefusedFor::Separator => by_place(&self.span),
            _ => told(text, &self.span),
        }
    }
}

/// The words of a span, or its place where they hold as many digits as somebody's number has.
pub(crate) fn told(text: &str, span: &Range<usize>) -> String {
    const MOST_DIGITS: usize = 6;
    let words = text.get(span.clone()).unwrap_or_default();
    if words.chars().filter(|c| c.is_numeric()).count() > MOST_DIGITS {
        return by_place(span);
    }
    quoted(words)
}

fn by_place(span: &Range<usize>) -> String {
    format!("what stands at bytes {} to {}", span.start, span.end)
}
