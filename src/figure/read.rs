//! Figures in words: `Figure::read` and `Figure::read_all`.

use std::ops::Range;

use crate::error::{Error, ErrorKind};
use crate::figure::Figure;
use crate::figure::english::ENGLISH;
use crate::figure::expression::{Found, expression};
use crate::figure::line::Line;
use crate::figure::refusal::{RefusedFigure, RefusedFor, told};
use crate::figure::spanish::SPANISH;
use crate::figure::tongue::Tongue;
use crate::language::Language;
use crate::lexicon::Lexicon;
use crate::phrase::{Kind, Token, tokens};
use crate::spread::Spread;

/// A figure read from words, the words it was read from, and what it says under a lexicon.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ReadFigure {
    figure: Figure,
    span: Range<usize>,
    spread: Option<Spread>,
}

impl ReadFigure {
    /// The figure.
    #[must_use]
    pub fn figure(&self) -> &Figure {
        &self.figure
    }

    /// The figure, without the place it was read from.
    #[must_use]
    pub fn into_figure(self) -> Figure {
        self.figure
    }

    /// Where the hedges and the number stand, as bytes of the text; who is counted is left out unless
    /// it stands between them ("400 people or more"). A hedge that is not known is outside the span:
    /// look at it before you trust the figure.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Face value and widest reading under the lexicon given; `None` for a figure relative to a claim.
    #[must_use]
    pub fn spread(&self) -> Option<Spread> {
        self.spread
    }
}

impl Figure {
    /// Reads the one figure in an English or Spanish phrase or sentence: "at least 87", "unas 700".
    ///
    /// Without a language, what only one of the two reads is read, and what they read differently
    /// (`1.000`) is refused. Dates, shares, amounts of money and the like are passed over. The wire
    /// form of a figure is read as well. Case and accents do not matter. See
    /// [`read_all`](Self::read_all) for the conventions.
    ///
    /// ```
    /// # fn main() -> Result<(), cotejo::Error> {
    /// use cotejo::{Figure, Language, Lexicon};
    /// let text = "El 8 de enero fueron excarceladas más de 1.200 personas";
    /// let read = Figure::read(text, Language::Spanish, &Lexicon::default())?;
    /// assert_eq!(read.figure().to_string(), ">1200");
    /// assert_eq!(text.get(read.span()), Some("más de 1.200"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// With the reason, for text without a figure ([`ErrorKind::Missing`]), with two or more
    /// ([`ErrorKind::Conflicting`], naming them), or with words that may hide one
    /// ([`RefusedFigure::error`]): never a guess.
    pub fn read(
        text: &str,
        language: impl Into<Option<Language>>,
        lexicon: &Lexicon,
    ) -> Result<ReadFigure, Error> {
        if let Some(figure) = text
            .parse::<Self>()
            .ok()
            .filter(|figure| figure.is_unknown() || figure.operand().is_some())
        {
            let start = text.len() - text.trim_start().len();
            let span = start..start + text.trim().len();
            let spread = figure.spread(lexicon);
            return Ok(ReadFigure { figure, span, spread });
        }
        let found = Self::read_all(text, language, lexicon);
        let hides = |one: &&Result<ReadFigure, RefusedFigure>| {
            one.as_ref().err().is_none_or(|refused| !refused.is_certain())
        };
        let mut open = found.iter().filter(hides);
        match (open.next(), open.next()) {
            (Some(Ok(one)), None) => Ok(one.clone()),
            (Some(Err(refused)), None) => Err(refused.error(text)),
            (Some(_), Some(_)) => Err(several(text, &found)),
            (None, _) => Err(match found.first() {
                Some(Err(refused)) => refused.error(text),
                // The text is not repeated, for it may name people.
                _ => Error::new(ErrorKind::Missing, "the text gives no figure"),
            }),
        }
    }

    /// Every figure in running text, in its order, and everything that looked like one with the
    /// reason it was not read. Linear in the length of the text.
    ///
    /// What the words are taken to say:
    ///
    /// * "Up to", "as many as" and *hasta* are at most. "Nearly", "almost", "just under", *casi* are
    ///   [`Form::Nearly`](crate::Form::Nearly). "Close to" and *cerca de* are used both ways: about.
    /// * "Only", "just", *apenas* before a number add nothing to it; "barely" is about.
    /// * A dozen and *una docena* are 12; *una decena, un centenar* are about so many, and exactly so
    ///   many after a hedge: *más de un centenar* is more than 100. `700-odd` is about 700, *400 y
    ///   pico* just over 400. `1.5 million` is 1500000: a way to write digits, as round as it was said.
    /// * "Several hundred" is the word *hundreds*, "a couple" *a few*: weaker, and never false.
    /// * "At least 49 to 73" is at least 49; "two or three" is 2 to 3. "At least some 700" is refused:
    ///   the number that would hold was not said.
    /// * A part or a multiple of a number ("half a million", "two and a half thousand", "double the 45")
    ///   is refused, and so is "about a dozen": nothing says how near. "Half a dozen" is 6.
    /// * A number said twice, `thirty-one (31)`, is one figure. After "it is not true that" it is denied.
    /// * Digits beside a character that has no width or turns the direction of text are refused.
    /// * Four digits from 1900 to 2100 are a count where persons follow or a hedge precedes that is
    ///   not said of years ("more than 2000"); else perhaps a year.
    /// * A footnote's mark stays outside the span (`116[1]`, `116*`). A small digit stuck to a number
    ///   (`116¹`) is refused: in plain type it makes another figure. One that has become a plain digit
    ///   cannot be told from the number.
    #[must_use]
    pub fn read_all(
        text: &str,
        language: impl Into<Option<Language>>,
        lexicon: &Lexicon,
    ) -> Vec<Result<ReadFigure, RefusedFigure>> {
        let tongues: &[&'static Tongue] = match language.into() {
            Some(Language::English) => &[&ENGLISH],
            Some(Language::Spanish) => &[&SPANISH],
            None => &[&ENGLISH, &SPANISH],
        };
        let tokens = tokens(text);
        let turned = is_turned(text);
        let mut read = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let each = tongues.iter().map(|tongue| {
                let line = Line {
                    text,
                    tokens: &tokens,
                    tongue,
                };
                let mut found = expression(line, at)?;
                if tongues.len() > 1 && found.tokens.len() == 1 && line.one_of(at, tongue.false_friends) {
                    found.read = Err((RefusedFor::Language, false));
                }
                Some(found)
            });
            let Some(mut found) = agreed(each) else {
                at += 1;
                continue;
            };
            let digits = tokens.get(found.tokens.clone()).unwrap_or_default();
            let turned = turned && digits.iter().any(|token| token.kind == Kind::Number);
            if turned || disguised(text, &tokens, &found.tokens) {
                found.read = Err((RefusedFor::Glued, false));
            }
            at = found.end;
            let span = span(&tokens, &found.tokens);
            read.push(match found.read {
                Ok(figure) => Ok(ReadFigure {
                    spread: figure.spread(lexicon),
                    figure,
                    span,
                }),
                Err((reason, certain)) => Err(RefusedFigure::new(span, reason, certain)),
            });
        }
        read
    }
}

/// What the languages make of one place: the longer reading, and a refusal where two as long differ.
fn agreed(each: impl Iterator<Item = Option<Found>>) -> Option<Found> {
    let mut best: Option<Found> = None;
    for mut found in each.flatten() {
        best = Some(match best {
            None => found,
            Some(one) if one.tokens.end > found.tokens.end => one,
            Some(one) if one.tokens.end < found.tokens.end => found,
            Some(mut one) if one.read == found.read => {
                // "31 (treinta y uno)": only one of them may know that it was said again.
                one.end = one.end.max(found.end);
                one
            }
            Some(one) if one.read.is_err() && found.read.is_err() => one,
            // "2 millones": a word for a number in one of the two languages only.
            Some(one) if is_foreign(&found) => one,
            Some(one) if is_foreign(&one) => found,
            Some(_) => {
                found.read = Err((RefusedFor::Language, false));
                found
            }
        });
    }
    best
}

fn is_foreign(found: &Found) -> bool {
    matches!(found.read, Err((RefusedFor::Word, _)))
}

/// Whether what cannot be seen may show the digits in another order, or part them.
fn disguised(text: &str, tokens: &[Token<'_>], of: &Range<usize>) -> bool {
    let digits = tokens.get(of.start..of.end.min(tokens.len())).unwrap_or_default();
    let mut digits = digits.iter().filter(|token| token.kind == Kind::Number);
    digits.any(|token| {
        let before = text
            .get(..token.span.start)
            .and_then(|text| text.chars().next_back());
        let after = text.get(token.span.end..).and_then(|text| text.chars().next());
        [before, after].into_iter().flatten().any(is_hidden)
    })
}

/// Direction controls and characters of no width.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

/// Whether a control turns the order of all that follows it.
fn is_turned(text: &str) -> bool {
    text.contains(['\u{202d}', '\u{202e}'])
}

fn span(tokens: &[Token<'_>], of: &Range<usize>) -> Range<usize> {
    let start = tokens.get(of.start).map_or(0, |token| token.span.start);
    let last = tokens
        .get(of.start..of.end.min(tokens.len()))
        .and_then(<[_]>::last);
    start..last.map_or(start, |token| token.span.end)
}

/// Two figures or more, or one and what may hide another: each by its words.
fn several(text: &str, found: &[Result<ReadFigure, RefusedFigure>]) -> Error {
    const SHOWN: usize = 4;
    let open = found.iter().filter_map(|one| match one {
        Ok(read) => Some((read.span(), None)),
        Err(refused) if refused.is_certain() => None,
        Err(refused) => Some((refused.span(), Some(refused))),
    });
    let open: Vec<_> = open.collect();
    let none_read = open.iter().all(|(_, refused)| refused.is_some());
    let telling = open
        .iter()
        .filter_map(|(_, refused)| *refused)
        .find(|refused| none_read || refused.reason() == RefusedFor::Relative);
    if let Some(refused) = telling {
        return refused.error(text);
    }
    let words = open
        .iter()
        .take(SHOWN)
        .map(|(span, refused)| refused.map_or_else(|| told(text, span), |refused| refused.told(text)));
    let words: Vec<String> = words.collect();
    let more = match open.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!(
        "{}{more}: one figure is expected, not {}",
        words.join(", "),
        open.len()
    );
    Error::new(ErrorKind::Conflicting, message)
}
