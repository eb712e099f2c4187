//! [`TextSettings`]: what counts as a repeat.

use std::fmt;

use crate::ratio::Ratio;

/// What counts as a repeat; printed with what it shaped.
///
/// ```
/// use cotejo::dedup::text::TextSettings;
/// let settings = TextSettings::default();
/// assert_eq!(
///     settings.to_string(),
///     "shingles of 3 words, similarity from 1/5, sentences from 8 words, 16 places a shingle"
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TextSettings {
    shingle_words: usize,
    least_similarity: Ratio,
    least_words: usize,
    most_places: usize,
}

impl Default for TextSettings {
    fn default() -> Self {
        Self {
            shingle_words: 3,
            least_similarity: Ratio::new(1, 5).unwrap_or(Ratio::ONE),
            least_words: 8,
            most_places: 16,
        }
    }
}

impl TextSettings {
    /// The longest shingle, in words.
    pub const LONGEST_SHINGLE: usize = 4;

    /// How many words a shingle has, 1 to 4; what lies outside is brought within. Default 3: one word compares
    /// vocabularies, four lose too much to a rewrite.
    #[must_use]
    pub fn with_shingle_words(mut self, words: usize) -> Self {
        self.shingle_words = words.clamp(1, Self::LONGEST_SHINGLE);
        self
    }
    /// The least similarity listed. Default 1/5. With zero, one shared shingle suffices.
    #[must_use]
    pub fn with_least_similarity(mut self, similarity: Ratio) -> Self {
        self.least_similarity = similarity;
        self
    }
    /// How many words a sentence has at least, 1 to 64; what lies outside is brought within. Default 8.
    #[must_use]
    pub fn with_least_words(mut self, words: usize) -> Self {
        self.least_words = words.clamp(1, 64);
        self
    }
    /// In how many sentences a shingle may stand before its further places are compared only with the first so
    /// many; at least 1. Default 16. Time and memory grow in proportion.
    #[must_use]
    pub fn with_most_places(mut self, places: usize) -> Self {
        self.most_places = places.max(1);
        self
    }
    /// How many words a shingle has.
    #[must_use]
    pub fn shingle_words(&self) -> usize {
        self.shingle_words
    }
    /// The least similarity listed.
    #[must_use]
    pub fn least_similarity(&self) -> Ratio {
        self.least_similarity
    }
    /// How many words a sentence has at least.
    #[must_use]
    pub fn least_words(&self) -> usize {
        self.least_words
    }
    /// In how many sentences a shingle may stand before it is crowded.
    #[must_use]
    pub fn most_places(&self) -> usize {
        self.most_places
    }

    /// How many different shingles a sentence must have: as many as the least words have, so that one word said
    /// a hundred times is no sentence.
    pub(super) fn least_shingles(&self) -> usize {
        (self.least_words + 1).saturating_sub(self.shingle_words).max(1)
    }
}

impl fmt::Display for TextSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "shingles of {} words, similarity from {}, sentences from {} words, {} places a shingle",
            self.shingle_words, self.least_similarity, self.least_words, self.most_places
        )
    }
}
