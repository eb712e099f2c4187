//! Reading dates from running text: [`When::read`].

mod calendar;
mod candidates;
mod counts;
mod day_of_month;
mod ends;
mod english;
mod grammar;
mod grammar_count;
mod grammar_date;
mod grammar_figures;
mod grammar_month;
mod periods;
mod refusal;
mod resolve;
mod said;
mod spanish;
mod vocabulary;

use crate::error::Error;
use crate::language::Language;
use crate::phrase::{Token, tokens};
use crate::when::When;
use crate::when::anchors::{Anchors, is_article};
use crate::when::basis::{DateBasis, DateRule, ReadWhen};
use crate::when::words::english::ENGLISH;
use crate::when::words::grammar::Grammar;
use crate::when::words::refusal::{nothing_found, two_found};
use crate::when::words::resolve::Resolver;
use crate::when::words::said::Said;
use crate::when::words::spanish::SPANISH;
use crate::when::words::vocabulary::{Fixed, Vocabulary, entry};

impl When {
    /// Reads the one date that text names in words, counted from the anchors.
    ///
    /// The text may say more than the date; [`ReadWhen::span`] is the words that date. Case and accents
    /// do not matter. What is read is a date, an interval or alternatives, never narrower than what is
    /// known: where publication is a stretch of days, the answer holds what the words mean on each of
    /// them. In this table the page is of Tuesday 13 January 2026.
    ///
    /// | words | read as | |
    /// |---|---|---|
    /// | yesterday · anteayer · five days ago | `2026-01-12` · `2026-01-11` · `2026-01-08` | the publication date moved, with its marks |
    /// | last night · anoche | `[2026-01-12,2026-01-13]` | a night runs into the early hours |
    /// | a week ago · two months ago | `2026-01-06~` · `2025-11~` | round counts; `hace ocho días` is seven or eight |
    /// | Friday · el viernes | `[2026-01-09,2026-01-16]` | by [`Direction`](crate::when::Direction): past, future, or both; Tuesday is the 13th |
    /// | last Thursday | `2026-01-08` | alternatives where that day is of the same week: on a Friday, yesterday or a week earlier |
    /// | next Friday | `[2026-01-16,2026-01-23]` | likewise; "this coming" and "this past" are the nearest |
    /// | January 12 · 12 de enero | `2026-01-12` | the year within 91 days, or within 183 in the direction given; else two years |
    /// | Monday, January 12 | `2026-01-12` | a weekday confirms a date or chooses between years; it never moves it |
    /// | el pasado 8 de enero | `2026-01-08` | the last, or next, whatever the distance |
    /// | January 12–13 · 12 or 15 January | `2026-01-12/2026-01-13` · `[…]` | |
    /// | since December · since July | `2025-12/..` · `2025-07/..` | the last begun; "last March", said in October, is of two years |
    /// | from · after · until · before 8 January | `2026-01-08/` · `2026-01-09/` · `/2026-01-08` · `/2026-01-07` | the end not said is unknown; after an event may be its day |
    /// | early January · mid · late | `2026-01-01/2026-01-10~` … | thirds, their inner bounds approximate |
    /// | earlier this month · later | `2026-01-01/2026-01-12` · `2026-01-14/2026-01-31` | |
    /// | last week · la semana pasada | `2026-01-04/2026-01-11` · `2026-01-05/2026-01-11` | in English weeks may begin on Sunday or Monday |
    /// | last month · this year | `2025-12` · `2026` | |
    /// | recently · in recent weeks | `/2026-01-13` | the beginning is unknown |
    /// | Christmas · Nochebuena | `2025-12-25~` · `2025-12-24` | fixed feasts; "Christmas Day" is exact |
    /// | five days after the seizure | its day moved | by the name given to [`Anchors::with`] |
    /// | 4 hours ago | the clock time moved, `~` | from [`Anchors::retrieved`] alone |
    ///
    /// A bound that may be one of several days is the outermost, marked `?`. Marks of the publication
    /// date are carried over, save to a date whose year alone is found. Text that already is a date as
    /// [`When`] writes it is read as that. [`ReadWhen::basis`] says which rule, anchor and assumption the
    /// reading rests on.
    ///
    /// Not read: clock times in words ("at 8 p.m."), ordinals in words beyond the first, several weeks or
    /// years as a list. "January 12, 2000 people" is read with a year. O(length of the text), times the
    /// days of publication, at most 366.
    ///
    /// ```
    /// # fn main() -> Result<(), cotejo::Error> {
    /// use cotejo::{Anchors, ErrorKind, Language, When};
    /// let anchors = Anchors::published("2026-01-13".parse()?);
    /// let read = When::read("said last Thursday", Language::English, &anchors)?;
    /// assert_eq!(read.when.to_string(), "2026-01-08");
    /// assert_eq!(read.span, 5..18);
    ///
    /// let wrong = When::read("Friday, 8 January", Language::English, &anchors).unwrap_err();
    /// assert_eq!(wrong.kind(), ErrorKind::Conflicting); // 2026-01-08 is a Thursday
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Never a guess. [`ErrorKind::Syntax`](crate::ErrorKind::Syntax) where nothing dates, or figures may
    /// be read in two ways (`12/01/2026`); [`Conflicting`](crate::ErrorKind::Conflicting) for two dates, a
    /// weekday that is not that of the date, or "earlier this month" on the first;
    /// [`Dangling`](crate::ErrorKind::Dangling) for what counts from no anchor ("five days after the
    /// storm", "the next day"); [`Missing`](crate::ErrorKind::Missing) for hours without a clock time to
    /// count from; [`Unknown`](crate::ErrorKind::Unknown) for feasts that move;
    /// [`Inverted`](crate::ErrorKind::Inverted); and [`OutOfRange`](crate::ErrorKind::OutOfRange) for a
    /// day that does not exist, the ends of the calendar, and publication not known to within a year.
    /// An error repeats the words that date and the names of anchors, and no other text.
    pub fn read(text: &str, language: Language, anchors: &Anchors) -> Result<ReadWhen, Error> {
        if let Some(read) = written(text) {
            return Ok(read);
        }
        let words = possessives_parted(tokens(text), language);
        let mut all = Dates::of(text, &words, language, anchors);
        let (first, said) = all.next().ok_or_else(nothing_found)?;
        let read = said?;
        for (span, again) in all {
            // Named twice, it is still one date.
            if again.is_ok_and(|again| again.when.days() == read.when.days()) {
                continue;
            }
            return Err(two_found(first, span));
        }
        Ok(read)
    }

    /// Every date that text names in words, in order, each read or refused by itself.
    ///
    /// The rules are those of [`read`](Self::read). Words that belong to one date are one: "between 8
    /// and 13 January". O(length of the text).
    ///
    /// ```
    /// # fn main() -> Result<(), cotejo::Error> {
    /// use cotejo::{Anchors, Language, When};
    /// let anchors = Anchors::published("2026-01-13".parse()?);
    /// let text = "Freed yesterday; announced last Thursday; the next day nobody came.";
    /// let read: Vec<String> = When::read_all(text, Language::English, &anchors)
    ///     .into_iter()
    ///     .map(|read| read.map_or_else(|_| "refused".to_owned(), |read| read.when.to_string()))
    ///     .collect();
    /// assert_eq!(read, ["2026-01-12", "2026-01-08", "refused"]);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn read_all(text: &str, language: Language, anchors: &Anchors) -> Vec<Result<ReadWhen, Error>> {
        if let Some(read) = written(text) {
            return vec![Ok(read)];
        }
        let words = possessives_parted(tokens(text), language);
        let all = Dates::of(text, &words, language, anchors);
        all.map(|(_, read)| read).collect()
    }
}

/// Text that is a date already, as [`When`] writes it.
fn written(text: &str) -> Option<ReadWhen> {
    let when = text.parse::<When>().ok()?;
    let start = text.len() - text.trim_start().len();
    Some(ReadWhen {
        when,
        span: start..start + text.trim().len(),
        basis: DateBasis {
            rule: DateRule::Written,
            from: std::collections::BTreeSet::new(),
            assumes: std::collections::BTreeSet::new(),
        },
    })
}

fn vocabulary(language: Language) -> &'static Vocabulary {
    match language {
        Language::English => &ENGLISH,
        Language::Spanish => &SPANISH,
    }
}

/// The dates in some tokens, one after another; each with its words.
struct Dates<'a> {
    text: &'a str,
    grammar: Grammar<'a>,
    at: usize,
}

impl<'a> Dates<'a> {
    fn of(text: &'a str, tokens: &'a [Token<'a>], language: Language, anchors: &'a Anchors) -> Self {
        let words = vocabulary(language);
        Self {
            text,
            grammar: Grammar {
                tokens,
                words,
                language,
                anchors,
            },
            at: 0,
        }
    }

    fn read(&self, said: &Said, start: usize, end: usize) -> Option<(&'a str, Result<ReadWhen, Error>)> {
        let Grammar {
            tokens,
            language,
            anchors,
            ..
        } = &self.grammar;
        // "the" and "el" date nothing.
        let words = tokens.get(start..end)?;
        let articles = words.iter().take_while(|token| is_article(&token.folded)).count();
        let start = start + articles;
        let span = tokens.get(start)?.span.start..tokens.get(end.checked_sub(1)?)?.span.end;
        let words = self.text.get(span.clone())?;
        let read = match Resolver::resolve(said, *language, anchors) {
            Ok((when, basis)) => Ok(ReadWhen { when, span, basis }),
            Err(why) => Err(why.error(words, anchors)),
        };
        Some((words, read))
    }
}

impl<'a> Iterator for Dates<'a> {
    type Item = (&'a str, Result<ReadWhen, Error>);

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.grammar.tokens.len() {
            let start = self.at;
            let nothing = match entry(self.grammar.tokens, start, self.grammar.words.fixed) {
                Some((Fixed::Nothing, end)) => end,
                _ => start,
            };
            match self.grammar.said(start) {
                Some((said, end)) if end > nothing => {
                    self.at = end;
                    return self.read(&said, start, end);
                }
                _ => self.at = nothing.max(start + 1),
            }
        }
        None
    }
}

/// "Friday's" is Friday, and its `'s` no part of the date; "New Year's" keeps it.
fn possessives_parted(mut words: Vec<Token<'_>>, language: Language) -> Vec<Token<'_>> {
    if language != Language::English {
        return words;
    }
    let table = vocabulary(language);
    let mut after_new = false;
    for token in &mut words {
        if let Some(stem) = token.folded.strip_suffix("'s") {
            let day = table.weekdays.iter().any(|(word, _)| *word == stem)
                || table.months.iter().any(|(word, _)| *word == stem)
                || table.units.iter().any(|(word, _)| *word == stem)
                || matches!(stem, "yesterday" | "today" | "tomorrow");
            let mark = token.text.char_indices().rev().nth(1).map(|(at, _)| at);
            if let Some(mark) = mark.filter(|_| day && !after_new) {
                token.folded = stem.to_owned();
                token.text = token.text.get(..mark).unwrap_or(token.text);
                token.span = token.span.start..token.span.start + mark;
            }
        }
        after_new = token.is("new");
    }
    words
}
