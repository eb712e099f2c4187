//! Which sentences are alike: an exact set-similarity join over an inverted index of shingles.

use crate::dedup::text::corpus::{Corpus, Sentence};
use crate::dedup::text::settings::TextSettings;
use crate::dedup::text::shingle::{Shingle, of_shared, resemblance, shingles};

/// Pairs of alike sentences, and how many shingles were crowded.
pub(super) struct Alike {
    /// By place in the corpus, the earlier first; in order.
    pub(super) pairs: Vec<(usize, usize)>,
    pub(super) crowded: usize,
}

/// A shingle's places: a stretch of the sorted index.
#[derive(Clone, Copy)]
struct Places {
    from: usize,
    to: usize,
}

/// Finds the pairs at or above the least similarity.
///
/// O(w log w) for the sort and O(w × places) for the counting, w words in all; each pair that may
/// suffice is then compared exactly.
pub(super) fn alike(corpus: &Corpus<'_>, settings: &TextSettings) -> Alike {
    let sentences = &corpus.sentences;
    let of = |sentence: &Sentence| {
        let words = corpus.words.get(sentence.words.clone()).unwrap_or(&[]);
        shingles(words, settings.shingle_words())
    };
    let mut index: Vec<(Shingle, usize)> = Vec::new();
    let mut sizes = vec![0; sentences.len()];
    for (at, (sentence, size)) in sentences.iter().zip(&mut sizes).enumerate() {
        let own = of(sentence);
        if own.len() >= settings.least_shingles() {
            *size = own.len();
            index.extend(own.into_iter().map(|shingle| (shingle, at)));
        }
    }
    index.sort_unstable();

    // What stands in one place only has been compared by the sort; the rest, by sentence.
    let most = settings.most_places();
    let mut shared: Vec<(usize, Places)> = Vec::new();
    let (mut from, mut crowded) = (0, 0);
    for places in index.chunk_by(|a, b| a.0 == b.0) {
        let to = from + places.len();
        if places.len() > 1 {
            crowded += usize::from(places.len() > most);
            shared.extend(places.iter().map(|(_, at)| (*at, Places { from, to })));
        }
        from = to;
    }
    shared.sort_by_key(|(at, _)| *at);

    let is_crowded = |places: &Places| places.to - places.from > most;
    let mut unseen = vec![0; sentences.len()];
    for (at, _) in shared.iter().filter(|(_, places)| is_crowded(places)) {
        if let Some(count) = unseen.get_mut(*at) {
            *count += 1;
        }
    }

    let least = settings.least_similarity();
    let mut counts = vec![0_usize; sentences.len()];
    let mut pairs = Vec::new();
    let number = |list: &[usize], at: usize| list.get(at).copied().unwrap_or(0);
    for own in shared.chunk_by(|a, b| a.0 == b.0) {
        let Some(&(later, _)) = own.first() else { continue };
        let mut touched = Vec::new();
        for (_, places) in own {
            let first = index.get(places.from..places.to).unwrap_or(&[]);
            for &(_, earlier) in first.iter().take(most).take_while(|(_, at)| *at < later) {
                if let Some(count) = counts.get_mut(earlier) {
                    if *count == 0 {
                        touched.push(earlier);
                    }
                    *count += 1;
                }
            }
        }
        let own = sentences.get(later).map(of).unwrap_or_default();
        for earlier in touched {
            let seen = counts.get_mut(earlier).map_or(0, std::mem::take);
            let size = number(&sizes, earlier);
            let hidden = number(&unseen, earlier).min(number(&unseen, later));
            let may_suffice = of_shared(seen + hidden, size, own.len()) >= least
                && of_shared(seen.saturating_mul(4), size, own.len()) >= least;
            if !may_suffice {
                continue;
            }
            let other = sentences.get(earlier).map(of).unwrap_or_default();
            if resemblance(&other, &own) >= least {
                pairs.push((earlier, later));
            }
        }
    }
    pairs.sort_unstable();
    Alike { pairs, crowded }
}
