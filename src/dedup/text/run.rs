//! Alike sentences merged to runs where they keep their order.

use std::ops::Range;

use crate::dedup::text::corpus::Corpus;
use crate::dedup::text::settings::TextSettings;
use crate::dedup::text::shingle::{resemblance, shingles};
use crate::partition::Partition;
use crate::ratio::Ratio;

/// How many sentences of a run may stand between two alike ones, on either side.
const BETWEEN: usize = 2;

/// A stretch of sentences on each side, and the alike pairs that make it.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) one: Range<usize>,
    pub(super) other: Range<usize>,
    pub(super) similarity: Ratio,
    pub(super) pairs: Vec<(usize, usize)>,
}

/// Merges pairs, given in order, to runs. O(p log p), and the comparison of each run's own text.
///
/// Pairs near one another make a run if they keep order, do not overlap and are together as similar as
/// asked; else the pairs that follow one another without a gap do; else each stands alone. Which of two
/// pages comes first plays no part in it.
pub(super) fn runs(corpus: &Corpus<'_>, pairs: &[(usize, usize)], settings: &TextSettings) -> Vec<Run> {
    let page = |at: usize| corpus.sentences.get(at).map(|sentence| sentence.page);
    let mut by_pages: Vec<(usize, usize)> = pairs.to_vec();
    by_pages.sort_by_key(|&(one, other)| (page(one), page(other), one, other));
    let mut found = Vec::new();
    for group in by_pages.chunk_by(|a, b| (page(a.0), page(a.1)) == (page(b.0), page(b.1))) {
        for near in near(group) {
            found.extend(taken_apart(corpus, near, settings));
        }
    }
    found
}

/// Pairs joined wherever one lies shortly after another on both sides.
fn near(group: &[(usize, usize)]) -> Vec<Vec<(usize, usize)>> {
    let mut partition = Partition::new(group.len());
    for (at, &(one, other)) in group.iter().enumerate() {
        for one in one + 1..=one + BETWEEN + 1 {
            let from = group.partition_point(|pair| *pair <= (one, other));
            let reached = group.iter().enumerate().skip(from);
            for (next, _) in reached.take_while(|(_, pair)| **pair <= (one, other + BETWEEN + 1)) {
                // Nothing is kept apart here, so that no join can fail.
                let _joined = partition.join(at, next);
            }
        }
    }
    let mut roots: Vec<(usize, (usize, usize))> = group
        .iter()
        .enumerate()
        .map(|(at, pair)| (partition.root(at), *pair))
        .collect();
    roots.sort_unstable();
    roots
        .chunk_by(|a, b| a.0 == b.0)
        .map(|set| set.iter().map(|(_, pair)| *pair).collect())
        .collect()
}

/// The set as one run; where that is none, as runs without gaps, and at last pair by pair.
fn taken_apart(corpus: &Corpus<'_>, set: Vec<(usize, usize)>, settings: &TextSettings) -> Vec<Run> {
    if let Some(run) = as_run(corpus, &set, settings) {
        return vec![run];
    }
    let mut diagonals = set;
    diagonals.sort_by_key(|&(one, other)| (other - one, one));
    let mut found = Vec::new();
    for chain in diagonals.chunk_by(|a, b| (a.0 + 1, a.1 + 1) == *b) {
        // On one page, a run ends where its repetition begins.
        let apart = chain.first().map_or(1, |(one, other)| (other - one).max(1));
        let same_page = chain.first().is_some_and(|&(one, other)| {
            let page = |at: usize| corpus.sentences.get(at).map(|sentence| sentence.page);
            page(one) == page(other)
        });
        for piece in chain.chunks(if same_page { apart } else { chain.len() }) {
            match as_run(corpus, piece, settings) {
                Some(run) => found.push(run),
                None => found.extend(piece.iter().filter_map(|pair| as_run(corpus, &[*pair], settings))),
            }
        }
    }
    found
}

fn as_run(corpus: &Corpus<'_>, pairs: &[(usize, usize)], settings: &TextSettings) -> Option<Run> {
    let ordered = pairs
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a.0 <= b.0 && a.1 <= b.1));
    let (first, last) = (pairs.first()?, pairs.last()?);
    let (one, other) = (first.0..last.0 + 1, first.1..last.1 + 1);
    if !ordered || one.end > other.start {
        return None;
    }
    let similarity = similarity(corpus, &one, &other, settings);
    (similarity >= settings.least_similarity()).then(|| Run {
        one,
        other,
        similarity,
        pairs: pairs.to_vec(),
    })
}

/// The resemblance of two stretches, over all their words.
pub(super) fn similarity(
    corpus: &Corpus<'_>,
    one: &Range<usize>,
    other: &Range<usize>,
    settings: &TextSettings,
) -> Ratio {
    let words = |stretch: &Range<usize>| {
        let own = corpus.sentences.get(stretch.clone()).unwrap_or(&[]);
        let (Some(first), Some(last)) = (own.first(), own.last()) else {
            return &[][..];
        };
        corpus.words.get(first.words.start..last.words.end).unwrap_or(&[])
    };
    let (one, other) = (words(one), words(other));
    if one == other {
        return Ratio::ONE;
    }
    let length = settings.shingle_words();
    resemblance(&shingles(one, length), &shingles(other, length))
}
