//! What names and places are drawn from. The first of each are the commonest.

/// A given name, and its short forms between bars.
pub(super) type Given = (&'static str, &'static str);

/// What one tongue has to offer.
pub(super) struct Pool {
    pub(super) women: &'static [Given],
    pub(super) men: &'static [Given],
    pub(super) surnames: &'static [&'static str],
    /// From which further surnames are put together, so that a large list has rare ones.
    pub(super) stems: &'static [&'static str],
    pub(super) endings: &'static [&'static str],
    pub(super) places: &'static [&'static str],
    pub(super) occupations: &'static [&'static str],
    pub(super) titles: &'static [&'static str],
}
