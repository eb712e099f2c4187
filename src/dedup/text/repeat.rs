//! [`Repeat`]: two passages that are nearly the same, and how nearly.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::dedup::text::corpus::Corpus;
use crate::dedup::text::overlap::alike;
use crate::dedup::text::run::{Run, runs, similarity};
use crate::dedup::text::settings::TextSettings;
use crate::id::SourceId;
use crate::ratio::Ratio;

/// A stretch of a page's text. It holds no text: the bytes say where to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Passage {
    /// The page.
    pub page: SourceId,
    /// Where in the page's text, in bytes; both ends lie between characters.
    pub bytes: Range<usize>,
    /// The line of its first word, counted from 1; lines end at a line feed.
    pub first_line: usize,
    /// The line of its last word.
    pub last_line: usize,
    /// How many words it has.
    pub words: usize,
}

/// Two passages that are nearly the same, on one page or on two; they do not overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Repeat {
    /// The one, on the page of the lesser id or, on one page, the earlier.
    pub one: Passage,
    /// The other.
    pub other: Passage,
    /// The shingles both have, of those that either has (resemblance; Broder 1997): exact, above 0, and 1 for the
    /// same folded words.
    pub similarity: Ratio,
    /// Whether the two are the same byte for byte.
    pub identical: bool,
    /// Line by line, what corresponds to what; in order.
    pub parts: Vec<Part>,
}

/// Lines of the one passage that correspond to lines of the other.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Part {
    /// The alike sentences that begin on one line.
    pub one: Passage,
    /// Those they correspond to.
    pub other: Passage,
    /// Their own similarity.
    pub similarity: Ratio,
}

/// Every repeat found in a set of pages, in order of page and place.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Repeats {
    #[cfg_attr(feature = "serde", serde(rename = "repeats"))]
    all: Vec<Repeat>,
    settings: TextSettings,
    words: usize,
    sentences: usize,
    crowded: usize,
}

impl Repeats {
    /// The repeats, by the one passage's page and place, then the other's.
    #[must_use]
    pub fn as_slice(&self) -> &[Repeat] {
        &self.all
    }
    /// The same, one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Repeat> {
        self.all.iter()
    }
    /// What counted as a repeat.
    #[must_use]
    pub fn settings(&self) -> &TextSettings {
        &self.settings
    }
    /// How many words were read.
    #[must_use]
    pub fn words(&self) -> usize {
        self.words
    }
    /// Into how many sentences they were cut, those too short to compare included.
    #[must_use]
    pub fn sentences(&self) -> usize {
        self.sentences
    }
    /// How many shingles stand in more sentences than were compared with one another. With 0, no two alike
    /// sentences were missed.
    #[must_use]
    pub fn crowded(&self) -> usize {
        self.crowded
    }
}

impl<'a> IntoIterator for &'a Repeats {
    type Item = &'a Repeat;
    type IntoIter = std::slice::Iter<'a, Repeat>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Finds the near-identical passages of some pages, within each and across them.
///
/// The pages are the caller's and are only read: the result says where passages stand and carries no text.
/// Method, limits and cost are told [above](crate::dedup::text).
#[must_use]
pub fn repeats(pages: &BTreeMap<SourceId, &str>, settings: &TextSettings) -> Repeats {
    let corpus = Corpus::read(pages, settings);
    let alike = alike(&corpus, settings);
    let mut all: Vec<Repeat> = runs(&corpus, &alike.pairs, settings)
        .into_iter()
        .filter_map(|run| repeat(&corpus, &run, settings))
        .collect();
    all.sort_by(|a, b| place(a).cmp(&place(b)));
    Repeats {
        all,
        settings: *settings,
        words: corpus.words.len(),
        sentences: corpus.sentences.len(),
        crowded: alike.crowded,
    }
}

fn place(repeat: &Repeat) -> [(&SourceId, usize, usize); 2] {
    [&repeat.one, &repeat.other].map(|passage| (&passage.page, passage.bytes.start, passage.bytes.end))
}

fn repeat(corpus: &Corpus<'_>, run: &Run, settings: &TextSettings) -> Option<Repeat> {
    let (one, other) = (passage(corpus, &run.one)?, passage(corpus, &run.other)?);
    let identical = text(corpus, &run.one, &one.bytes) == text(corpus, &run.other, &other.bytes);
    let line = |at: usize| corpus.sentences.get(at).map(|sentence| sentence.first_line);
    // Sentences that begin on the same two lines are one part.
    let parts = run
        .pairs
        .chunk_by(|a, b| (line(a.0), line(a.1)) == (line(b.0), line(b.1)));
    let parts = parts.filter_map(|pairs| {
        let (first, last) = (pairs.first()?, pairs.last()?);
        let (one, other) = (first.0..last.0 + 1, first.1..last.1 + 1);
        Some(Part {
            similarity: similarity(corpus, &one, &other, settings),
            one: passage(corpus, &one)?,
            other: passage(corpus, &other)?,
        })
    });
    Some(Repeat {
        parts: parts.collect(),
        one,
        other,
        similarity: run.similarity,
        identical,
    })
}

fn passage(corpus: &Corpus<'_>, stretch: &Range<usize>) -> Option<Passage> {
    let sentences = corpus.sentences.get(stretch.clone())?;
    let (first, last) = (sentences.first()?, sentences.last()?);
    let (id, _) = corpus.pages.get(first.page)?;
    Some(Passage {
        page: (*id).clone(),
        bytes: first.bytes.start..last.bytes.end,
        first_line: first.first_line,
        last_line: last.last_line,
        words: last.words.end - first.words.start,
    })
}

fn text<'a>(corpus: &Corpus<'a>, stretch: &Range<usize>, bytes: &Range<usize>) -> Option<&'a str> {
    let sentence = corpus.sentences.get(stretch.start)?;
    let (_, text) = corpus.pages.get(sentence.page)?;
    text.get(bytes.clone())
}
