//! [`Anchors`]: the dates that words are counted from.

use std::collections::BTreeMap;

use crate::phrase::tokens;
use crate::when::When;

/// Which way an undirected word such as "Friday" or "12 January" points.
///
/// The tense of the verb says so, and the tense is the caller's to know. Words with a direction of
/// their own ("last Friday", "since Friday", "tomorrow") keep it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Direction {
    /// What is told has happened: the day of publication or before.
    Past,
    /// What is told is announced: the day of publication or after.
    Future,
    /// Not known: both are given as alternatives where both are plausible.
    #[default]
    Either,
}

/// The dates that words are counted from: publication, retrieval, and events the caller names.
///
/// Any of them may be a stretch, approximate, or a clock time with its offset; what is read is never
/// narrower. An event's name is matched as whole words, without case, accents or a leading article;
/// the same name given again replaces the earlier. Names are repeated in errors and results: name
/// events, not people.
///
/// ```
/// # fn main() -> Result<(), cotejo::Error> {
/// use cotejo::{Anchors, Language, When};
/// let anchors = Anchors::published("2026-01-09".parse()?).with("the seizure", "2026-01-03".parse()?);
/// let read = When::read("five days after the seizure", Language::English, &anchors)?;
/// assert_eq!(read.when.to_string(), "2026-01-08");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchors {
    published: When,
    retrieved: Option<When>,
    direction: Direction,
    named: BTreeMap<Vec<String>, (String, When)>,
}

impl Anchors {
    /// When the text was published.
    #[must_use]
    pub fn published(when: When) -> Self {
        Self {
            published: when,
            retrieved: None,
            direction: Direction::Either,
            named: BTreeMap::new(),
        }
    }

    /// When the page was fetched, which is what its "4 hours ago" counts from. Of use only with a
    /// clock time.
    #[must_use]
    pub fn retrieved(mut self, when: When) -> Self {
        self.retrieved = Some(when);
        self
    }

    /// An event by name: "the seizure", "la captura". A name without a word matches nothing.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, when: When) -> Self {
        let name = name.into();
        let mut words: Vec<String> = tokens(&name).into_iter().map(|token| token.folded).collect();
        if words.len() > 1 && words.first().is_some_and(|word| is_article(word)) {
            words.remove(0);
        }
        if !words.is_empty() {
            self.named.insert(words, (name, when));
        }
        self
    }

    /// Which way undirected words point; [`Direction::Either`] unless set.
    #[must_use]
    pub fn facing(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    pub(super) fn publication(&self) -> &When {
        &self.published
    }

    pub(super) fn retrieval(&self) -> Option<&When> {
        self.retrieved.as_ref()
    }

    pub(super) fn direction(&self) -> Direction {
        self.direction
    }

    /// The names as given, in order of their folded words.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.named.values().map(|(name, _)| name.as_str())
    }

    /// The longest name that begins the words, and how many it takes. O(length of the name · log names).
    pub(super) fn starting<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<(&str, &When, usize)> {
        let mut begun: Vec<String> = Vec::new();
        let mut found = None;
        for word in words {
            begun.push(word.to_owned());
            if let Some((name, when)) = self.named.get(&begun) {
                found = Some((name.as_str(), when, begun.len()));
            }
            let longer = self.named.range(begun.clone()..).next();
            if longer.is_none_or(|(name, _)| !name.starts_with(&begun)) {
                break;
            }
        }
        found
    }
}

pub(super) fn is_article(folded: &str) -> bool {
    matches!(folded, "the" | "el" | "la" | "los" | "las")
}
