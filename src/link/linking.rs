//! [`Linking`]: how records are linked. [`Linkage`]: what that found.

use std::borrow::Cow;

use crate::link::block::{Blocked, Rule};
use crate::link::clustering::Clustering;
use crate::link::copies::Copies;
use crate::link::filler::{Filler, Fillers};
use crate::link::fit::Fit;
use crate::link::fraction::Share;
use crate::link::model::Model;
use crate::link::roll::Roll;
use crate::link::scored::Link;

/// How records are linked; every default can be read and changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linking {
    pub(super) threshold: i32,
    pub(super) rules: Option<Vec<Rule>>,
    pub(super) most_in_block: Option<usize>,
    pub(super) seed: u64,
    pub(super) random_pairs: u64,
    pub(super) kept: i32,
    pub(super) documented: bool,
    pub(super) model: Option<Model>,
}

impl Default for Linking {
    fn default() -> Self {
        Self {
            threshold: 0,
            rules: None,
            most_in_block: None,
            seed: 0x5EED,
            random_pairs: 150_000,
            kept: -4_000,
            documented: false,
            model: None,
        }
    }
}

impl Linking {
    /// From how many millibits on two records are taken for one person; 0, even odds, by default.
    #[must_use]
    pub fn threshold(self, threshold: i32) -> Self {
        Self { threshold, ..self }
    }

    /// With these rules of blocking rather than those that suit the columns.
    #[must_use]
    pub fn rules(self, rules: impl IntoIterator<Item = Rule>) -> Self {
        Self {
            rules: Some(rules.into_iter().collect()),
            ..self
        }
    }

    /// How many records a block has at most. By default 100 in lists of up to 50,000 records, and fewer in longer ones,
    /// down to 20 from 250,000 on: what many share tells little, and the pairs it brings grow with the square.
    #[must_use]
    pub fn most_in_block(self, most_in_block: usize) -> Self {
        Self {
            most_in_block: Some(most_in_block),
            ..self
        }
    }

    /// The seed of the random pairs that show how often strangers agree.
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// From how many millibits on, counted from the threshold, pairs are kept among the [links](Linkage::links), to be
    /// reviewed or to try other thresholds; −4,000 by default, and 0 at most. The persons do not depend on it.
    #[must_use]
    pub fn kept(self, kept: i32) -> Self {
        Self {
            kept: kept.min(0),
            ..self
        }
    }

    /// With documented weights, as lists have them that are too short to learn from, however long this one is: how often
    /// one person is written in two ways is then not learned from records that may be of other people. How often two
    /// people agree is still counted, and the prior suits the list. [`Linkage::fit`] says that no rule taught anything.
    #[must_use]
    pub fn documented(self) -> Self {
        Self {
            documented: true,
            ..self
        }
    }

    /// With weights from elsewhere: nothing is trained. They go by the labels of the columns, in whatever order these
    /// stand. A column whose label the model does not know, or knows with another number of levels, weighs nothing;
    /// [`Linkage::model`] shows what was used.
    #[must_use]
    pub fn model(self, model: Model) -> Self {
        Self {
            model: Some(model),
            ..self
        }
    }
}

/// What linking found.
#[derive(Debug, Clone)]
pub struct Linkage {
    pub(super) fit: Option<Fit>,
    pub(super) model: Model,
    pub(super) blocked: Vec<Blocked>,
    pub(super) links: Vec<Link>,
    pub(super) clustering: Clustering,
    pub(super) copies: Copies,
    pub(super) fillers: Fillers,
    pub(super) met: Option<Share>,
    pub(super) threshold: i32,
}

impl Linkage {
    /// From how many millibits on two records were taken for one person.
    #[must_use]
    pub fn threshold(&self) -> i32 {
        self.threshold
    }

    /// How the weights were learned; `None` where they came from elsewhere. What was not
    /// [trained](Fit::is_trained), or from fewer than 20 pairs of one person by each rule, has documented weights in
    /// [`model`](Self::model) instead.
    #[must_use]
    pub fn fit(&self) -> Option<&Fit> {
        self.fit.as_ref()
    }

    /// The weights.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// What each rule brought together, and what was skipped.
    #[must_use]
    pub fn blocked(&self) -> &[Blocked] {
        &self.blocked
    }

    /// Columns with numbers, addresses of mail or days of birth that forms are filled with, such as 1 January 1990: they
    /// were taken for missing. Such a value is with six different surnames or more, none of them on half of its records,
    /// and a day on ten times as many records as others on average; of a value that most of the list has, three
    /// surnames suffice.
    #[must_use]
    pub fn fillers(&self) -> &[Filler] {
        &self.fillers.told
    }

    /// The records as they were compared: one for all that say the same, without what forms are filled with.
    pub(super) fn compared<'r>(&self, roll: &'r Roll) -> Cow<'r, Roll> {
        self.fillers.left_out(self.copies.left_out(roll))
    }

    /// What share of the pairs of one person the rules brought together, estimated without a truth, from how many rules
    /// met each pair that was taken for one person. What blocking misses no weight can mend; with a truth,
    /// [`ceiling`](crate::link::evaluate::ceiling) measures it.
    ///
    /// The pairs that only one rule met, f₁, and those that two met, f₂, tell of those that none met: with t rules at
    /// least (t − 1) ∕ t · f₁(f₁ − 1) ∕ 2(f₂ + 1) (Chao 1987, bias-corrected), rounded down. Rules that ask for the same fields
    /// miss the same pairs, so the true share is this or less. `None` with fewer than two rules, and for
    /// [`link_more`](crate::link::link_more), which knows of old pairs no longer how they met.
    #[must_use]
    pub fn ceiling(&self) -> Option<Share> {
        self.met
    }

    /// The pairs that were compared and do not lie far below the threshold ([`Linking::kept`]), with their weights, in order.
    ///
    /// Of more than ten records that say the same in every column, a name among it and a number, an address of mail or a
    /// day of birth that few others have, the least stands for all, unless constraints name them: each of the others is
    /// linked to it alone, and goes where it goes. Where what they share is too little to join them,
    /// [`blocked`](Self::blocked) says what was skipped.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The persons, as clusters of records by their place in the [`Roll`](crate::link::Roll).
    #[must_use]
    pub fn persons(&self) -> &Clustering {
        &self.clustering
    }
}
