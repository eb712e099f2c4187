//! [`Model`]: what each agreement or disagreement is worth, in millibits.

use std::fmt;

use crate::link::pattern::Pattern;

/// The weights of linkage: how much each level of each comparison speaks for one person.
///
/// Fellegi and Sunter (1969): the weight of a level is log₂(m ∕ u), where m is the share of that
/// level among pairs of one person and u among pairs of two people; weights of independent
/// comparisons add up. All weights are whole **millibits**: 1,000 double the odds. A pair's
/// [weight](Self::weight) is the logarithm of the odds that it is one person: 0 is even, 10,000 is
/// about 1,000 to one.
///
/// With the feature `serde` a model is written as its prior and weights and read back to the same
/// weights; what [`new`](Self::new) would not accept is refused.
///
/// The default model compares nothing and finds one person and two equally likely.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "Wire")
)]
pub struct Model {
    prior: i32,
    comparisons: Vec<Weights>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    implied: Vec<(usize, usize)>,
    /// Derived: what two neighbouring comparisons are worth together.
    #[cfg_attr(feature = "serde", serde(skip))]
    tables: Vec<Table>,
}

/// One comparison of a [`Model`]: its label, and its levels from 1 on. Level 0, missing, always
/// weighs nothing and is not listed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(deny_unknown_fields)
)]
pub struct Weights {
    label: String,
    levels: Vec<Level>,
}

/// One level of a comparison: its label and weight, and the shares the weight came from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(deny_unknown_fields)
)]
pub struct Level {
    label: String,
    weight: i32,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    m: Option<u32>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    u: Option<u32>,
}

impl Level {
    /// A level whose weight, in millibits, somebody chose.
    #[must_use]
    pub fn new(label: impl Into<String>, weight: i32) -> Self {
        Self {
            label: label.into(),
            weight,
            m: None,
            u: None,
        }
    }

    /// The same level with the shares it was derived from, in billionths.
    #[must_use]
    pub fn with_shares(self, m: u32, u: u32) -> Self {
        Self {
            m: Some(m),
            u: Some(u),
            ..self
        }
    }

    /// What the level is called.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Its weight in millibits. This decides; the shares are for showing.
    #[must_use]
    pub const fn weight(&self) -> i32 {
        self.weight
    }

    /// Its share among pairs of one person, in billionths, where it was estimated.
    #[must_use]
    pub const fn m(&self) -> Option<u32> {
        self.m
    }

    /// Its share among pairs of two people, in billionths, where it was estimated.
    #[must_use]
    pub const fn u(&self) -> Option<u32> {
        self.u
    }
}

impl Weights {
    /// A comparison with its levels from 1 on.
    #[must_use]
    pub fn new(label: impl Into<String>, levels: impl IntoIterator<Item = Level>) -> Self {
        Self {
            label: label.into(),
            levels: levels.into_iter().collect(),
        }
    }

    /// What the comparison is called.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Its levels: the first is level 1.
    #[must_use]
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn level(&self, level: u8) -> Option<&Level> {
        self.levels.get(usize::from(level.checked_sub(1)?))
    }
}

impl Model {
    /// The largest prior or weight of a level, either way: 64 bits.
    pub const BOUND: i32 = 64_000;

    /// A model of this prior, the log₂ odds in millibits that a random pair is one person, and
    /// these comparisons in the order of the patterns.
    ///
    /// `None` with more than 16 comparisons, more than 15 levels of one, a prior or weight beyond
    /// [`BOUND`](Self::BOUND) either way, or a share above one.
    #[must_use]
    pub fn new(prior: i32, comparisons: Vec<Weights>) -> Option<Self> {
        Self::checked(prior, comparisons, Vec::new()).ok()
    }

    /// The same model with comparisons whose agreement follows from that of another, each as a pair of places: where the
    /// second is equal, the first says nothing unless it contradicts. Whoever is held in one prison is held in one state.
    ///
    /// `None` where a place is not one of the comparisons.
    #[must_use]
    pub fn with_implied(self, implied: impl IntoIterator<Item = (usize, usize)>) -> Option<Self> {
        Self::checked(self.prior, self.comparisons, implied.into_iter().collect()).ok()
    }

    /// The same weights under another prior; `None` where it is beyond [`BOUND`](Self::BOUND).
    #[must_use]
    pub fn with_prior(self, prior: i32) -> Option<Self> {
        Self::checked(prior, self.comparisons, self.implied).ok()
    }

    fn checked(
        prior: i32,
        comparisons: Vec<Weights>,
        mut implied: Vec<(usize, usize)>,
    ) -> Result<Self, &'static str> {
        let within = |weight: i32| weight.unsigned_abs() <= Self::BOUND.unsigned_abs();
        if comparisons.len() > Pattern::COMPARISONS {
            return Err("a model has at most 16 comparisons");
        }
        if comparisons
            .iter()
            .any(|comparison| comparison.levels.len() > usize::from(Pattern::LEVELS))
        {
            return Err("a comparison has at most 15 levels besides missing");
        }
        let mut levels = comparisons.iter().flat_map(|comparison| &comparison.levels);
        if !within(prior) || levels.clone().any(|level| !within(level.weight)) {
            return Err("a prior or weight is at most 64000 millibits either way");
        }
        if levels.any(|level| level.m.max(level.u) > Some(1_000_000_000)) {
            return Err("a share is at most one, 1000000000 billionths");
        }
        let known = |at: &usize| *at < comparisons.len();
        if !implied
            .iter()
            .all(|(to, from)| known(to) && known(from) && to != from)
        {
            return Err("what follows from another is one of the comparisons, as is the other");
        }
        implied.sort_unstable();
        implied.dedup();
        let tables = comparisons.chunks(2).map(Table::new).collect();
        Ok(Self {
            prior,
            comparisons,
            implied,
            tables,
        })
    }

    /// The log₂ odds, in millibits, that a random pair is one person.
    #[must_use]
    pub const fn prior(&self) -> i32 {
        self.prior
    }

    /// The comparisons, in the order of the patterns.
    #[must_use]
    pub fn comparisons(&self) -> &[Weights] {
        &self.comparisons
    }

    /// Comparisons whose agreement follows from that of another: the first from the second, in order.
    #[must_use]
    pub fn implied(&self) -> &[(usize, usize)] {
        &self.implied
    }

    /// The log₂ odds, in millibits, that a pair of this pattern is one person: the prior and the
    /// [parts](Self::parts), exactly.
    ///
    /// A level the model does not know weighs nothing. One look-up for every two comparisons.
    #[must_use]
    #[inline]
    pub fn weight(&self, pattern: Pattern) -> i32 {
        self.tables
            .iter()
            .zip(pattern.bits().to_le_bytes())
            .fold(self.prior, |sum, (table, levels)| sum + table.weight(levels))
    }

    /// What each comparison adds: its label, the level's label and its weight in millibits, in
    /// order. With the [prior](Self::prior) they add up to the [weight](Self::weight).
    ///
    /// Missing values are listed too, with 0, so that a reader sees what was not compared.
    pub fn parts(&self, pattern: Pattern) -> impl Iterator<Item = (&str, &str, i32)> {
        self.comparisons.iter().enumerate().map(move |(at, comparison)| {
            let level = pattern.level(at);
            let (name, weight) = match comparison.level(level) {
                Some(level) => (level.label(), level.weight),
                None if level == 0 => ("missing", 0),
                None => ("unknown level", 0),
            };
            (comparison.label(), name, weight)
        })
    }
}

/// The weight of two neighbouring comparisons by the byte their levels make.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Table([i32; 256]);

impl Table {
    fn new(comparisons: &[Weights]) -> Self {
        let of = |at: usize, level: u8| {
            let comparison = comparisons.get(at);
            comparison
                .and_then(|comparison| comparison.level(level))
                .map_or(0, Level::weight)
        };
        let mut table = [0; 256];
        for (levels, weight) in (0..=u8::MAX).zip(&mut table) {
            *weight = of(0, levels & 0xF) + of(1, levels >> 4);
        }
        Self(table)
    }

    #[inline]
    fn weight(&self, levels: u8) -> i32 {
        self.0.get(usize::from(levels)).copied().unwrap_or(0)
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").finish_non_exhaustive()
    }
}

/// A model as it is written, before it is checked.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(rename = "Model", expecting = "struct Model", deny_unknown_fields)]
struct Wire {
    prior: i32,
    comparisons: Vec<Weights>,
    #[serde(default)]
    implied: Vec<(usize, usize)>,
}

#[cfg(feature = "serde")]
impl TryFrom<Wire> for Model {
    type Error = &'static str;

    fn try_from(wire: Wire) -> Result<Self, Self::Error> {
        Self::checked(wire.prior, wire.comparisons, wire.implied)
    }
}
