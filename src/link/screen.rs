//! [`Screen`]: what two records weigh without their names, and whether names could still make them one person.

use std::cmp::Reverse;

use crate::link::comparing::{Comparing, number, rarity, taken};
use crate::link::field::Text;
use crate::link::model::Model;
use crate::name::Desk;

/// The weights of a model laid out for very many pairs. Whatever passes is weighed exactly; whatever does not could
/// never have reached the least weight that is wanted.
pub(super) struct Screen<'c> {
    comparing: &'c Comparing<'c>,
    columns: Vec<Column>,
    names: Option<NameWeights>,
    prior: i32,
    threshold: i32,
    least: i32,
    /// For each record, at most how rare what agrees in its name can be, in steps of [`STEP`].
    self_bits: Vec<u16>,
}

/// A column other than names.
struct Column {
    /// Its place among the comparisons.
    at: usize,
    weights: Weights,
    /// What this column and those after it may still add.
    still: i32,
    /// Where in a card the columns are from whose agreement its own follows.
    implied_by: Vec<usize>,
}

/// The weight of each level of a column.
type Weights = [i32; 16];

/// What names may add.
struct NameWeights {
    weights: Weights,
    /// What the levels that may be one person's take their words to be worth.
    taken: [Option<f64>; 16],
    /// The greatest weight of any level, at each step of rarity.
    most: Vec<i32>,
}

/// Millibits in a step of rarity.
const STEP: u32 = 128;
/// No sixteen words are rarer than this.
const STEPS: u32 = 16 * 13_000 / STEP + 2;

/// Two records that may be one person, with what all columns but the name say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Likely {
    pub(super) one: u32,
    pub(super) other: u32,
    pub(super) rule: u16,
    /// Whether anything but the name speaks for one person.
    pub(super) speaks: bool,
    pub(super) weight: i32,
}

impl<'c> Screen<'c> {
    pub(super) fn new(comparing: &'c Comparing<'c>, model: &Model, threshold: i32, least: i32) -> Self {
        let weights = |column: usize| {
            let mut weights = [0; 16];
            if let Some(comparison) = model.comparisons().get(column) {
                let levels = comparison.levels().iter();
                for (slot, level) in weights.iter_mut().skip(1).zip(levels) {
                    *slot = level.weight();
                }
            }
            weights
        };
        let names = comparing.names();
        let all = 0..comparing.width();
        let others = all.filter(|column| names.is_none_or(|names| names.column != *column));
        let mut columns: Vec<Column> = others
            .map(|column| Column {
                at: column,
                weights: weights(column),
                still: 0,
                implied_by: Vec::new(),
            })
            .collect();
        // Those that may say most come first, so that what is still to come is little.
        columns.sort_by_key(|column| (Reverse(column.weights.iter().max().copied()), column.at));
        let mut still = 0_i32;
        for column in columns.iter_mut().rev() {
            still = still.saturating_add(column.weights.iter().copied().max().unwrap_or(0).max(0));
            column.still = still;
        }
        for (to, from) in comparing.implied() {
            let from = columns.iter().position(|column| column.at == *from);
            let to = columns.iter_mut().find(|column| column.at == *to);
            if let Some((to, from)) = to.zip(from) {
                to.implied_by.push(from);
            }
        }
        let self_bits = names.map_or_else(Vec::new, |names| {
            let steps = |record| u16::try_from(names.lens.self_bits(record).div_ceil(STEP));
            let all = 0..names.lens.roster().len();
            all.map(|record| steps(record).unwrap_or(u16::MAX)).collect()
        });
        Self {
            columns,
            names: names.map(|names| NameWeights::new(model, names.column, weights(names.column))),
            prior: model.prior(),
            comparing,
            threshold,
            least,
            self_bits,
        }
    }

    /// What a record brings to [`likely`](Self::likely), to be laid side by side with others of its block.
    pub(super) fn card(&self, record: u32, into: &mut Vec<u32>) {
        let row = self.comparing.row(record);
        into.extend(
            self.columns
                .iter()
                .map(|column| row.get(column.at).copied().unwrap_or(0)),
        );
        let bits = usize::try_from(record).ok().and_then(|at| self.self_bits.get(at));
        into.push(u32::from(bits.copied().unwrap_or(0)));
    }

    /// How many numbers a card has.
    pub(super) fn width(&self) -> usize {
        self.columns.len() + 1
    }

    /// What two records weigh but for their names, and whether something speaks for them; `None` where no names in the
    /// world would bring them to the least weight.
    pub(super) fn likely(&self, one: &[u32], other: &[u32]) -> Option<(i32, bool)> {
        let bits = one.last().min(other.last()).copied().unwrap_or(0);
        let name = self.names.as_ref().map_or(0, |names| names.most(bits));
        let mut sum = self.prior;
        let mut speaks = self.names.is_none();
        for (at, column) in self.columns.iter().enumerate() {
            // Weights are sums of a few numbers of at most 64 bits each: no overflow.
            if sum + column.still + name < self.least {
                return None;
            }
            let weight = self.column_weight(column, at, one, other);
            speaks |= weight > 0;
            sum += weight;
        }
        let most = self.capped(sum + name, speaks);
        (most >= self.least).then_some((sum, speaks))
    }

    /// Whether the names of two records, seen at a glance, could bring them to the least weight.
    pub(super) fn may_reach(&self, pair: &Likely) -> bool {
        let (Some(names), Some(column)) = (&self.names, self.comparing.names()) else {
            return true;
        };
        let place = |record: u32| usize::try_from(record).unwrap_or(usize::MAX);
        let seen = column.lens.seen(place(pair.one), place(pair.other));
        let name = match seen.levels {
            None => names.most(seen.bits.div_ceil(STEP)),
            Some(levels) => levels
                .iter()
                .map(|level| names.weight(number(*level), None))
                .max()
                .unwrap_or(0),
        };
        self.capped(pair.weight + name, pair.speaks) >= self.least
    }

    /// Whether a whole weight is near enough to the threshold to be kept, when nothing speaks but the name included.
    pub(super) fn is_near(&self, pair: &Likely) -> bool {
        self.capped(pair.weight, pair.speaks) >= self.least
    }

    /// The weight of two records, names included, from what they weigh without. Not [capped](Self::capped).
    pub(super) fn whole(&self, pair: &Likely, desk: &mut Desk) -> i32 {
        let name = self.names.as_ref().map_or(0, |names| {
            let (level, bits) = self.comparing.name_level(pair.one, pair.other, desk);
            names.weight(level, bits)
        });
        pair.weight + name
    }

    /// The weight of any two records.
    pub(super) fn weight(&self, one: u32, other: u32, desk: &mut Desk) -> i32 {
        let (mut left, mut right) = (Vec::new(), Vec::new());
        self.card(one, &mut left);
        self.card(other, &mut right);
        let (mut sum, mut speaks) = (self.prior, self.names.is_none());
        for (at, column) in self.columns.iter().enumerate() {
            let weight = self.column_weight(column, at, &left, &right);
            speaks |= weight > 0;
            sum += weight;
        }
        let pair = Likely {
            one,
            other,
            rule: 0,
            speaks,
            weight: sum,
        };
        self.capped(self.whole(&pair, desk), speaks)
    }

    /// What a column says of two cards.
    fn column_weight(&self, column: &Column, at: usize, one: &[u32], other: &[u32]) -> i32 {
        let code = |card: &[u32], at: usize| card.get(at).copied().unwrap_or(0);
        let level = self.comparing.level(column.at, code(one, at), code(other, at));
        let follows = |from: &usize| code(one, *from) != 0 && code(one, *from) == code(other, *from);
        if usize::from(level) < Text::LEVELS.len() && column.implied_by.iter().any(follows) {
            return 0;
        }
        column.weights.get(usize::from(level)).copied().unwrap_or(0)
    }

    /// A name alone never makes two records one person.
    pub(super) fn capped(&self, weight: i32, speaks: bool) -> i32 {
        if speaks {
            weight
        } else {
            weight.min(self.threshold.saturating_sub(1))
        }
    }
}

impl NameWeights {
    fn new(model: &Model, column: usize, weights: Weights) -> Self {
        let mut taken_at = [None; 16];
        for (level, slot) in taken_at.iter_mut().enumerate().skip(1).take(AGREEING) {
            *slot = taken(model, column, level);
        }
        let most = (0..STEPS).map(|step| {
            let levels = weights.iter().zip(&taken_at);
            let of = |(weight, taken): (&i32, &Option<f64>)| weight + rarity(*taken, step * STEP);
            levels.map(of).max().unwrap_or(0)
        });
        Self {
            most: most.collect(),
            weights,
            taken: taken_at,
        }
    }

    /// The most that two names can add whose words are at most so rare, in steps.
    fn most(&self, bits: u32) -> i32 {
        let at = usize::try_from(bits).ok().and_then(|at| self.most.get(at));
        at.or(self.most.last()).copied().unwrap_or(0)
    }

    fn weight(&self, level: u8, bits: Option<u32>) -> i32 {
        let level = usize::from(level);
        let taken = self.taken.get(level).copied().flatten();
        let weight = self.weights.get(level).copied().unwrap_or(0);
        weight + bits.map_or(0, |bits| rarity(taken, bits))
    }
}

/// How many levels of names may be one person's.
const AGREEING: usize = 7;
