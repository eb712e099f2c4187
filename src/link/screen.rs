//! [`Screen`]: what two records weigh without their names, and whether names could still make them one person.

use std::cmp::Reverse;

use crate::link::comparing::{Comparing, Levels, number, rarity, taken};
use crate::link::field::{Identifier, Text};
use crate::link::model::Model;
use crate::name::{Desk, Face};
use crate::threads::fill;

/// The weights of a model laid out for very many pairs. Whatever passes is weighed exactly; whatever does not could
/// never have reached the least weight that is wanted.
pub(super) struct Screen<'c> {
    comparing: &'c Comparing<'c>,
    columns: Vec<Column<'c>>,
    names: Option<NameWeights>,
    prior: i32,
    threshold: i32,
    least: i32,
    /// For each record so many numbers: its codes in the order of the columns, then how rare what agrees in its name can
    /// be at most, in steps of [`STEP`], then what tells its identifiers apart.
    stride: usize,
    cards: Vec<u32>,
}

/// A column other than names.
struct Column<'c> {
    /// Its place among the comparisons.
    at: usize,
    weights: Weights,
    /// What this column and those after it may still add.
    still: i32,
    /// Where in a card the columns are from whose agreement its own follows.
    implied_by: Vec<usize>,
    levels: Levels<'c>,
    /// Where in a card what tells its identifiers apart begins.
    tally: Option<usize>,
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

/// How many records a thread lays out at a time.
const STRETCH: usize = 1 << 14;

/// Millibits in a step of rarity.
const STEP: u32 = 128;
/// No sixteen words are rarer than this.
const STEPS: u32 = 16 * 13_000 / STEP + 2;

/// Two records that may be one person, with what all columns but the name say; in the order of records, then of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Likely {
    pub(super) one: u32,
    pub(super) other: u32,
    pub(super) rule: u16,
    /// Whether anything but the name speaks for one person.
    pub(super) speaks: bool,
    /// How many rules brought them together, once they were counted.
    pub(super) rules: u8,
    pub(super) weight: i32,
}

/// What is asked of some records, side by side.
pub(super) struct Laid<'b> {
    records: &'b [u32],
    stride: usize,
    cards: Vec<u32>,
    /// None where there is no column of names.
    faces: Vec<Face>,
}

impl Laid<'_> {
    fn card(&self, at: usize) -> &[u32] {
        let start = at * self.stride;
        self.cards.get(start..start + self.stride).unwrap_or_default()
    }
}

impl Column<'_> {
    /// What it says of two cards with these codes in it.
    #[inline]
    fn weight(&self, (one, left): (u32, &[u32]), (other, right): (u32, &[u32])) -> i32 {
        if one == 0 || other == 0 {
            return 0;
        }
        let level = match self.levels {
            Levels::Category => 1 + u8::from(one != other),
            Levels::Identifier(_) | Levels::Text(..) | Levels::Email(_) | Levels::Set(_) if one == other => 1,
            Levels::Identifier(_) if self.told_apart(left, right) => Identifier::DIFFERENT,
            levels => levels.of(one, other),
        };
        let follows = |from: &usize| code(left, *from) != 0 && code(left, *from) == code(right, *from);
        if usize::from(level) < Text::LEVELS.len() && self.implied_by.iter().any(follows) {
            return 0;
        }
        self.weights.get(usize::from(level)).copied().unwrap_or(0)
    }

    /// Whether identifiers have too little in common to be one with a slip.
    fn told_apart(&self, left: &[u32], right: &[u32]) -> bool {
        let apart = |at: usize| (code(left, at) ^ code(right, at)).count_ones();
        self.tally
            .is_some_and(|tally| apart(tally) + apart(tally + 1) > Identifier::NEAR)
    }
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
        let mut columns: Vec<Column<'c>> = others
            .map(|column| Column {
                at: column,
                weights: weights(column),
                still: 0,
                implied_by: Vec::new(),
                levels: comparing.levels(column),
                tally: None,
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
        let mut next = columns.len() + 1;
        for column in &mut columns {
            if matches!(column.levels, Levels::Identifier(_)) {
                column.tally = Some(next);
                next += 2;
            }
        }
        let (stride, cards) = cards(comparing, &columns, next);
        Self {
            columns,
            names: names.map(|names| NameWeights::new(model, names.column, weights(names.column))),
            prior: model.prior(),
            comparing,
            threshold,
            least,
            stride,
            cards,
        }
    }

    /// What is asked of some records, side by side: all are fetched at once, as waiting for each would take longer than
    /// comparing it.
    pub(super) fn laid<'b>(&self, records: &'b [u32]) -> Laid<'b> {
        let mut cards = Vec::with_capacity(records.len() * self.stride);
        for record in records {
            cards.extend_from_slice(self.card(*record));
        }
        let faces = match self.comparing.names() {
            Some(names) => records
                .iter()
                .map(|record| names.lens.face(place(*record)))
                .collect(),
            None => Vec::new(),
        };
        Laid {
            records,
            stride: self.stride,
            cards,
            faces,
        }
    }

    /// What two of these records weigh without their names; `None` where no names they may have would bring them to the
    /// least weight that is wanted.
    #[inline]
    pub(super) fn likely(&self, laid: &Laid<'_>, one: usize, other: usize, rule: u16) -> Option<Likely> {
        let (left, right) = (laid.card(one), laid.card(other));
        let bits = code(left, self.columns.len()).min(code(right, self.columns.len()));
        let name = self.names.as_ref().map_or(0, |names| names.most(bits));
        let (mut weight, mut speaks) = (self.prior, self.names.is_none());
        let all = self.columns.first().map_or(0, |column| column.still);
        if weight + all + name < self.least {
            return None;
        }
        let faces = laid.faces.get(one).zip(laid.faces.get(other));
        let name = faces.map_or(name, |(one, other)| self.at_a_glance(one, other));
        for (column, (a, b)) in self.columns.iter().zip(left.iter().zip(right)) {
            // Weights are sums of a few numbers of at most 64 bits each: no overflow.
            if weight + column.still + name < self.least {
                return None;
            }
            let own = column.weight((*a, left), (*b, right));
            weight += own;
            speaks |= own > 0;
        }
        if self.capped(weight + name, speaks) < self.least {
            return None;
        }
        let record = |at: usize| laid.records.get(at).copied().unwrap_or(u32::MAX);
        Some(Likely {
            one: record(one),
            other: record(other),
            rule,
            speaks,
            rules: 1,
            weight,
        })
    }

    /// The most that two names can add, as seen at a glance.
    fn at_a_glance(&self, one: &Face, other: &Face) -> i32 {
        let Some(names) = &self.names else { return 0 };
        let seen = one.seen(other);
        match seen.levels {
            None => names.most(seen.bits.div_ceil(STEP)),
            Some(levels) => levels
                .iter()
                .map(|level| names.weight(number(*level), None))
                .max()
                .unwrap_or(0),
        }
    }

    /// The codes of a record in the order of the columns, then how rare what agrees in its name can be, in steps.
    fn card(&self, record: u32) -> &[u32] {
        let start = usize::try_from(record)
            .unwrap_or(usize::MAX)
            .saturating_mul(self.stride);
        self.cards
            .get(start..start.saturating_add(self.stride))
            .unwrap_or_default()
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
        let pair = self.without_name(one, other);
        self.capped(self.whole(&pair, desk), pair.speaks)
    }

    /// What any two records weigh without their names.
    pub(super) fn without_name(&self, one: u32, other: u32) -> Likely {
        let mut pair = Likely {
            one,
            other,
            rule: u16::MAX,
            speaks: self.names.is_none(),
            rules: 0,
            weight: self.prior,
        };
        let (left, right) = (self.card(one), self.card(other));
        for (column, (a, b)) in self.columns.iter().zip(left.iter().zip(right)) {
            let weight = column.weight((*a, left), (*b, right));
            pair.speaks |= weight > 0;
            pair.weight += weight;
        }
        pair
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

/// The numbers of each record side by side, a power of two of them, so that one lies in as few lines of a cache as can
/// be.
fn cards(comparing: &Comparing<'_>, columns: &[Column<'_>], numbers: usize) -> (usize, Vec<u32>) {
    let stride = numbers.next_power_of_two();
    let names = comparing.names();
    let mut cards = vec![0; stride * place(comparing.records())];
    fill(&mut cards, stride * STRETCH, |first, cards| {
        let records = (first / stride..).zip(cards.chunks_exact_mut(stride));
        for (record, card) in records {
            let row = comparing.row(record);
            let bits = names.map_or(0, |names| names.lens.self_bits(record).div_ceil(STEP));
            for (cell, column) in card.iter_mut().zip(columns) {
                *cell = code(row, column.at);
            }
            if let Some(cell) = card.get_mut(columns.len()) {
                *cell = bits;
            }
            for (column, at) in columns.iter().filter_map(|column| Some((column, column.tally?))) {
                let tally = comparing.tally(column.at, code(row, column.at));
                for (cell, half) in card.iter_mut().skip(at).zip(tally) {
                    *cell = half;
                }
            }
        }
    });
    (stride, cards)
}

/// A number of a card; 0 where there is none.
#[inline]
fn code(card: &[u32], at: usize) -> u32 {
    card.get(at).copied().unwrap_or(0)
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

fn place(record: u32) -> usize {
    usize::try_from(record).unwrap_or(usize::MAX)
}
