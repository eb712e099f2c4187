//! [`Comparing`]: two records, column by column, as a pattern of levels.

use crate::link::expert::{Kind, usual};
use crate::link::field::{Category, Day, Email, Identifier, Text};
use crate::link::model::{Model, Weights};
use crate::link::pattern::Pattern;
use crate::link::roll::{Roll, Values};
use crate::link::train::Comparison;
use crate::name::{self, Frequencies, Level};

/// What is added to the weights of the levels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Added {
    /// For the rarity of the words of a name that agree.
    pub(super) rarity: i32,
    /// Where nothing speaks for it but the name.
    pub(super) alone: i32,
}

/// Compares the records of a roll.
pub(super) struct Comparing<'r> {
    roll: &'r Roll,
    frequencies: Frequencies,
    names: Option<usize>,
    /// Columns whose agreement follows from that of another: the first from the second.
    implied: Vec<(usize, usize)>,
}

/// How many pairs that share a text are looked at for what else they share, and how many must be of two people.
const LOOKED_AT: usize = 20_000;
const LEAST: u32 = 50;

/// By how much the rarity of the words that agree may change the weight of a name, in millibits.
const LESS: i32 = -7_000;
const MORE: i32 = 9_000;

impl<'r> Comparing<'r> {
    pub(super) fn new(roll: &'r Roll) -> Self {
        let names = (0..roll.columns()).find(|column| matches!(roll.values(*column), Some(Values::Name(_))));
        Self {
            roll,
            frequencies: Frequencies::of((0..roll.len()).filter_map(|record| roll.name(record))),
            names,
            implied: Vec::new(),
        }
    }

    /// With agreements left out that follow from others: whoever is held in one facility is held in one state. A text
    /// follows from another where of people of different names who share the other at least four in five share it too.
    pub(super) fn without_implied(mut self) -> Self {
        let texts: Vec<usize> = (0..self.roll.columns().min(Pattern::COMPARISONS))
            .filter(|column| matches!(self.roll.values(*column), Some(Values::Text(..))))
            .collect();
        let mut implied = Vec::new();
        for &from in &texts {
            let mut records: Vec<(u64, u32)> = (0..self.roll.len())
                .filter_map(|at| Some((self.roll.value(from, at)?, u32::try_from(at).ok()?)))
                .collect();
            records.sort_unstable();
            let step = records.len().div_ceil(LOOKED_AT).max(1);
            let mut seen = vec![(0_u32, 0_u32); self.roll.columns()];
            for pair in records.windows(2).step_by(step) {
                let [(value, one), (other_value, other)] = *pair else {
                    continue;
                };
                let pattern = if value == other_value {
                    self.compared(one, other).0
                } else {
                    Pattern::EMPTY
                };
                if self
                    .names
                    .is_none_or(|names| pattern.level(names) != number(Level::Different))
                {
                    continue;
                }
                for (to, (agree, all)) in seen.iter_mut().enumerate() {
                    *agree += u32::from(pattern.level(to) == 1);
                    *all += u32::from(pattern.level(to) != 0);
                }
            }
            for &to in texts.iter().filter(|to| **to != from) {
                if seen
                    .get(to)
                    .is_some_and(|(agree, all)| *all >= LEAST && agree * 5 >= all * 4)
                {
                    implied.push((to, from));
                }
            }
        }
        // Of two that follow from each other the later does.
        let mutual = |&(to, from): &(usize, usize)| to < from && implied.contains(&(from, to));
        self.implied = implied.iter().copied().filter(|pair| !mutual(pair)).collect();
        self
    }

    /// The comparisons in the order of the columns, with their levels.
    pub(super) fn comparisons(&self) -> Vec<Comparison> {
        (0..self.roll.columns().min(Pattern::COMPARISONS))
            .filter_map(|column| {
                let label = self.roll.label(column);
                let of = |levels: &[&str]| Comparison::new(label, levels.iter().copied());
                let kind = self.kind(column)?;
                let comparison = match self.roll.values(column)? {
                    Values::Name(_) => {
                        let levels = Level::ALL.iter().filter(|level| **level != Level::Incomparable);
                        Comparison::new(label, levels.map(|level| level.meaning())).unordered()
                    }
                    Values::Born(_) => of(Day::BORN),
                    Values::Event(_) => of(Day::EVENT),
                    Values::Identifier(_) => of(Identifier::LEVELS),
                    Values::Category(_) => of(Category::LEVELS),
                    Values::Text(..) => of(Text::LEVELS),
                    Values::Email(..) => of(Email::LEVELS),
                };
                Some(comparison.usually(usual(kind)))
            })
            .collect()
    }

    /// What a column's comparison is of.
    pub(super) fn kind(&self, column: usize) -> Option<Kind> {
        Some(match self.roll.values(column)? {
            Values::Name(_) => Kind::Name,
            Values::Born(_) => Kind::Born,
            Values::Event(_) => Kind::Event,
            Values::Identifier(_) => Kind::Identifier,
            Values::Category(_) => Kind::Category,
            Values::Text(..) => Kind::Text,
            Values::Email(..) => Kind::Email,
        })
    }

    pub(super) fn records(&self) -> usize {
        self.roll.len()
    }

    /// The levels of two records.
    pub(super) fn pattern(&self, one: u32, other: u32) -> Pattern {
        self.compared(one, other).0
    }

    /// What the levels weigh together, the rarity of the names that agree included. **A name alone never makes two
    /// records one person**: where nothing else speaks for it, the weight is below the threshold, whatever the name.
    pub(super) fn weight(&self, model: &Model, threshold: i32, one: u32, other: u32) -> i32 {
        self.parts(model, threshold, one, other).2
    }

    /// The levels, what is added to their weights, and the total.
    pub(super) fn parts(&self, model: &Model, threshold: i32, one: u32, other: u32) -> (Pattern, Added, i32) {
        let (pattern, bits) = self.compared(one, other);
        let rarity = match (self.names, bits) {
            (Some(column), Some(bits)) => rarity(model, column, pattern.level(column), bits),
            _ => 0,
        };
        let weight = model.weight(pattern).saturating_add(rarity);
        let total = if self.speaks_besides(model, pattern) {
            weight
        } else {
            weight.min(threshold.saturating_sub(1))
        };
        let added = Added {
            rarity,
            alone: total.saturating_sub(weight),
        };
        (pattern, added, total)
    }

    /// Whether something besides the name speaks for one person.
    fn speaks_besides(&self, model: &Model, pattern: Pattern) -> bool {
        let speaks = |(column, weights): (usize, &Weights)| {
            let level = usize::from(pattern.level(column)).checked_sub(1);
            let level = level.and_then(|level| weights.levels().get(level));
            Some(column) != self.names && level.is_some_and(|level| level.weight() > 0)
        };
        self.names.is_none() || model.comparisons().iter().enumerate().any(speaks)
    }

    fn compared(&self, one: u32, other: u32) -> (Pattern, Option<u32>) {
        let place = |record: u32| usize::try_from(record).unwrap_or(usize::MAX);
        let (a, b) = (place(one), place(other));
        let mut pattern = Pattern::EMPTY;
        let mut bits = None;
        for column in 0..self.roll.columns().min(Pattern::COMPARISONS) {
            let level = match self.roll.values(column) {
                Some(Values::Name(names)) => {
                    let name = |at: usize| names.get(at).and_then(Option::as_ref);
                    match name(a).zip(name(b)) {
                        Some((a, b)) => {
                            let comparison = name::compare(a, b);
                            if comparison.level() <= Level::Thin {
                                bits = Some(self.frequencies.bits(&comparison, a, b));
                            }
                            number(comparison.level())
                        }
                        None => 0,
                    }
                }
                Some(Values::Born(days)) => {
                    let day = |at: usize| days.get(at).copied().flatten();
                    Day::born(day(a), day(b))
                }
                Some(Values::Event(days)) => {
                    let day = |at: usize| days.get(at).copied().flatten();
                    Day::event(day(a), day(b))
                }
                Some(Values::Identifier(numbers)) => {
                    numbers.get(a).zip(numbers.get(b)).map_or(0, |(a, b)| a.level(b))
                }
                Some(Values::Category(categories)) => categories
                    .get(a)
                    .zip(categories.get(b))
                    .map_or(0, |(a, b)| a.level(b)),
                Some(Values::Text(numbers, texts)) => {
                    let text = |at: usize| texts.get(usize::try_from(*numbers.get(at)?).ok()?);
                    text(a).zip(text(b)).map_or(0, |(a, b)| a.level(b))
                }
                Some(Values::Email(numbers, texts)) => {
                    let text = |at: usize| texts.get(usize::try_from(*numbers.get(at)?).ok()?);
                    text(a).zip(text(b)).map_or(0, |(a, b)| a.level(b))
                }
                None => 0,
            };
            pattern = pattern.with(column, level);
        }
        for &(to, from) in &self.implied {
            // All that speaks for it, well written or not; a contradiction stays one.
            if pattern.level(from) == 1 && usize::from(pattern.level(to)) < Text::LEVELS.len() {
                pattern = pattern.with(to, 0);
            }
        }
        (pattern, bits)
    }
}

/// The number of a level of names: 0 says nothing.
fn number(level: Level) -> u8 {
    let place = Level::ALL.iter().position(|one| *one == level).unwrap_or(0);
    if level == Level::Incomparable {
        0
    } else {
        u8::try_from(place + 1).unwrap_or(0)
    }
}

/// By how much names that agree in words of this rarity weigh more than the average names of their level.
fn rarity(model: &Model, column: usize, level: u8, bits: u32) -> i32 {
    let level = usize::from(level).checked_sub(1);
    let weights = model.comparisons().get(column).map(|weights| weights.levels());
    let Some(u) = level
        .zip(weights)
        .and_then(|(level, weights)| weights.get(level)?.u())
        .filter(|u| *u > 0)
    else {
        return 0;
    };
    // What the level takes the words to be worth: how seldom strangers come to it, from billionths.
    let taken = (1e9 / f64::from(u)).log2() * 1_000.0;
    let bits = f64::from(bits);
    millibits(bits - taken).clamp(LESS, MORE)
}

fn millibits(value: f64) -> i32 {
    crate::link::rounding::millibits(value / 1_000.0, 64_000)
}
