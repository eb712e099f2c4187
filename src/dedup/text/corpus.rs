//! Pages as numbered words and sentences: what the comparison works on.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::dedup::text::settings::TextSettings;
use crate::dedup::text::word::Words;
use crate::id::SourceId;

/// A sentence this long, in words, is cut after the next word whose content says so.
const LONG: usize = 64;
/// And here whatever its content.
const LONGEST: usize = 192;

/// All pages, in order of id.
pub(super) struct Corpus<'a> {
    pub(super) pages: Vec<(&'a SourceId, &'a str)>,
    /// Every word of every page by its number: equal numbers, equal folded words.
    pub(super) words: Vec<u32>,
    pub(super) sentences: Vec<Sentence>,
}

/// A sentence: the unit of comparison.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    pub(super) page: usize,
    /// Into the words of the corpus.
    pub(super) words: Range<usize>,
    /// Into the page's text, with the marks around it.
    pub(super) bytes: Range<usize>,
    pub(super) first_line: usize,
    pub(super) last_line: usize,
    ends_paragraph: bool,
}

/// What lies between two words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Break {
    None,
    Sentence,
    Paragraph,
}

impl<'a> Corpus<'a> {
    /// Reads all pages. Linear in the text, with a look-up per word.
    pub(super) fn read(pages: &'a BTreeMap<SourceId, &str>, settings: &TextSettings) -> Self {
        let mut corpus = Self {
            pages: pages.iter().map(|(id, text)| (id, *text)).collect(),
            words: Vec::new(),
            sentences: Vec::new(),
        };
        let mut numbers: BTreeMap<Box<str>, u32> = BTreeMap::new();
        for page in 0..corpus.pages.len() {
            let from = corpus.sentences.len();
            corpus.read_page(page, &mut numbers);
            let cut = corpus.sentences.split_off(from);
            corpus.sentences.extend(whole(cut, settings.least_words()));
        }
        corpus
    }

    fn read_page(&mut self, page: usize, numbers: &mut BTreeMap<Box<str>, u32>) {
        let Some(&(_, text)) = self.pages.get(page) else {
            return;
        };
        let mut words = Words::of(text);
        let mut folded = String::new();
        let mut open: Option<Sentence> = None;
        let (mut line, mut end) = (1, 0);
        let mut cut_here = false;
        while let Some(at) = words.next_into(&mut folded) {
            let between = text.get(end..at.start).unwrap_or("");
            let line_before = line;
            line += between.bytes().filter(|byte| *byte == b'\n').count();
            let mut start = at.start;
            let kind = match &open {
                None => Break::Paragraph,
                Some(_) => match break_at(text, end, at.start) {
                    Break::None if cut_here => Break::Sentence,
                    kind => kind,
                },
            };
            if kind != Break::None {
                // Marks go with the word they touch; without a space, with the word before.
                let closing = between.find(char::is_whitespace);
                let opening = between.rfind(char::is_whitespace);
                if let Some(opening) = opening {
                    let marks = between.get(opening..).unwrap_or("").trim_start();
                    start = at.start - marks.len();
                } else if open.is_none() {
                    start = end;
                }
                if let Some(mut done) = open.take() {
                    done.bytes.end = closing.map_or(start, |closing| end + closing);
                    done.last_line = line_before;
                    done.ends_paragraph = kind == Break::Paragraph;
                    self.sentences.push(done);
                }
            }
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            let number = if let Some(known) = numbers.get(folded.as_str()) {
                *known
            } else {
                numbers.insert(folded.as_str().into(), next);
                next
            };
            let sentence = open.get_or_insert(Sentence {
                page,
                words: self.words.len()..self.words.len(),
                bytes: start..at.end,
                first_line: line,
                last_line: line,
                ends_paragraph: true,
            });
            self.words.push(number);
            sentence.words.end = self.words.len();
            sentence.bytes.end = at.end;
            sentence.last_line = line;
            let length = sentence.words.len();
            cut_here = length >= LONGEST || (length >= LONG && cuts(&folded));
            end = at.end;
        }
        if let Some(mut done) = open {
            let after = text.get(end..).unwrap_or("");
            done.bytes.end = end + after.find(char::is_whitespace).unwrap_or(after.len());
            self.sentences.push(done);
        }
    }
}

/// Whether a sentence or a paragraph ends between two words.
///
/// A line break ends a paragraph, unless the line is not closed and the next begins with a small
/// letter: then the text is wrapped. A closing mark ends a sentence before a space and no small letter,
/// though not after a single letter (`U.S. Army`); without a space, between a small letter and a capital.
fn break_at(text: &str, end: usize, start: usize) -> Break {
    let between = text.get(end..start).unwrap_or("");
    let next = text.get(start..).and_then(|rest| rest.chars().next());
    let mut before = text.get(..end).unwrap_or("").chars().rev();
    let last = before.next();
    let initial = before.next().is_none_or(|c| !c.is_alphanumeric());
    let closed = between.contains(['.', '!', '?', '…', '。', '！', '？', '؟', '।']);
    let small = next.is_some_and(char::is_lowercase);
    let mut lines = between.split('\n').skip(1);
    if let Some(first) = lines.next() {
        let blank = lines.next().is_some();
        // A mark that opens the next line is a bullet, not a wrap.
        let wrapped = !blank && !closed && small && first.trim().is_empty();
        return if wrapped { Break::None } else { Break::Paragraph };
    }
    let spaced = between.contains(char::is_whitespace);
    let capital = next.is_some_and(char::is_uppercase);
    let ends = closed
        && if spaced {
            !(small || initial && last.is_some_and(char::is_alphabetic))
        } else {
            capital && last.is_some_and(char::is_lowercase)
        };
    if ends { Break::Sentence } else { Break::None }
}

/// Sentences of too few words go with the next of their paragraph, the last with the one before.
fn whole(cut: Vec<Sentence>, least: usize) -> Vec<Sentence> {
    let mut found: Vec<Sentence> = Vec::with_capacity(cut.len());
    for sentence in cut {
        let short = sentence.words.len() < least;
        match found.last_mut() {
            Some(last)
                if !last.ends_paragraph && (short && sentence.ends_paragraph || last.words.len() < least) =>
            {
                last.words.end = sentence.words.end;
                last.bytes.end = sentence.bytes.end;
                last.last_line = sentence.last_line;
                last.ends_paragraph = sentence.ends_paragraph;
            }
            _ => found.push(sentence),
        }
    }
    found
}

/// Whether a long stretch without a full stop is cut after this word: one in 32 words says so, the same in
/// every copy (content-defined chunking; Muthitacharoen, Chen and Mazières 2001). FNV-1a.
fn cuts(word: &str) -> bool {
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash >> 32).is_multiple_of(32)
}
