//! [`Comparing`]: two records, column by column, as a pattern of levels.

use crate::link::expert::{Kind, usual};
use crate::link::field::{Category, Day, Email, Identifier, Set, Text};
use crate::link::model::{Model, Weights};
use crate::link::pattern::Pattern;
use crate::link::roll::{Column, Roll, Values};
use crate::link::rounding::millibits;
use crate::link::train::Comparison;
use crate::name::{Desk, Lens, Level};

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
    columns: Vec<(&'r Column, Table)>,
    /// The codes of a record side by side.
    rows: Vec<u32>,
    records: u32,
    names: Option<Names<'r>>,
    /// Columns whose agreement follows from that of another: the first from the second.
    implied: Vec<(usize, usize)>,
}

/// The column of names.
pub(super) struct Names<'r> {
    pub(super) column: usize,
    pub(super) lens: Lens<'r>,
}

/// What is worked out beforehand of the values of a column.
pub(super) struct Table {
    /// The levels of any two of few texts.
    side: usize,
    levels: Vec<u8>,
    /// The tallies of identifiers: most that differ are told apart by these.
    tallies: Vec<u64>,
}

/// How the codes of a column are compared; 0 is missing.
#[derive(Clone, Copy)]
pub(super) enum Levels<'c> {
    /// Not at all, or as names.
    None,
    Born,
    Event,
    Identifier(&'c [Identifier]),
    Category,
    Text(&'c [Text], &'c Table),
    Email(&'c [Email]),
    Set(&'c [Set]),
}

impl Levels<'_> {
    /// The level of two codes.
    pub(super) fn of(&self, one: u32, other: u32) -> u8 {
        fn two<T>(distinct: &[T], one: u32, other: u32, level: fn(&T, &T) -> u8) -> u8 {
            let both = distinct.get(place(one)).zip(distinct.get(place(other)));
            both.map_or(0, |(one, other)| level(one, other))
        }
        if one == 0 || other == 0 {
            return 0;
        }
        match self {
            Self::None => 0,
            Self::Born => Day::born(Day::of_code(one), Day::of_code(other)),
            Self::Event => Day::event(Day::of_code(one), Day::of_code(other)),
            Self::Category => Category::new(one).level(&Category::new(other)),
            Self::Identifier(distinct) => two(distinct, one, other, Identifier::level),
            Self::Text(distinct, table) => {
                let known = table.level(one, other);
                known.unwrap_or_else(|| two(distinct, one, other, Text::level))
            }
            Self::Email(distinct) => two(distinct, one, other, Email::level),
            Self::Set(distinct) => two(distinct, one, other, Set::level),
        }
    }
}

/// Of how many texts all pairs are compared beforehand.
const FEW: usize = 1_000;

/// By how much the rarity of the words that agree may change the weight of a name, in millibits.
const LESS: i32 = -7_000;
const MORE: i32 = 9_000;

impl<'r> Comparing<'r> {
    pub(super) fn new(roll: &'r Roll) -> Self {
        let columns = roll.columns().iter().take(Pattern::COMPARISONS);
        let columns: Vec<(&Column, Table)> = columns.map(|column| (column, Table::of(column))).collect();
        let width = columns.len();
        let mut rows = vec![0; width * roll.len()];
        for (at, (column, _)) in columns.iter().enumerate() {
            let cells = rows.iter_mut().skip(at).step_by(width.max(1));
            for (cell, code) in cells.zip(&column.codes) {
                *cell = *code;
            }
        }
        let names = columns
            .iter()
            .enumerate()
            .find_map(|(at, (column, _))| match &column.values {
                Values::Name(roster) => Some(Names {
                    column: at,
                    lens: Lens::of(roster),
                }),
                _ => None,
            });
        Self {
            columns,
            rows,
            records: u32::try_from(roll.len()).unwrap_or(u32::MAX),
            names,
            implied: Vec::new(),
        }
    }

    /// The same without agreements that follow from others.
    pub(super) fn without(self, implied: &[(usize, usize)]) -> Self {
        Self {
            implied: implied.to_vec(),
            ..self
        }
    }

    /// Columns whose agreement follows from that of another: the first from the second.
    pub(super) fn implied(&self) -> &[(usize, usize)] {
        &self.implied
    }

    pub(super) fn records(&self) -> u32 {
        self.records
    }

    /// The columns of free texts.
    pub(super) fn texts(&self) -> impl Iterator<Item = usize> + '_ {
        let texts = self.columns.iter().enumerate();
        texts
            .filter(|(_, (column, _))| matches!(column.values, Values::Text(_)))
            .map(|(at, _)| at)
    }

    /// The comparisons in the order of the columns, with their levels.
    pub(super) fn comparisons(&self) -> Vec<Comparison> {
        let comparison = |(column, _): &(&Column, Table)| {
            let of = |levels: &[&str]| Comparison::new(column.label.as_str(), levels.iter().copied());
            match &column.values {
                Values::Name(_) => {
                    let levels = Level::ALL.iter().filter(|level| **level != Level::Incomparable);
                    Comparison::new(column.label.as_str(), levels.map(|level| level.meaning())).unordered()
                }
                Values::Born => of(Day::BORN),
                Values::Event => of(Day::EVENT),
                Values::Identifier(_) => of(Identifier::LEVELS),
                Values::Category => of(Category::LEVELS),
                Values::Text(_) => of(Text::LEVELS),
                Values::Email(_) => of(Email::LEVELS),
                Values::Set(_) => of(Set::LEVELS),
            }
        };
        let all = self.columns.iter().enumerate();
        all.map(|(at, column)| match self.kind(at) {
            Some(kind) => comparison(column).usually(usual(kind)),
            None => comparison(column),
        })
        .collect()
    }

    /// What a column's comparison is of.
    pub(super) fn kind(&self, column: usize) -> Option<Kind> {
        self.columns.get(column).map(|(column, _)| match &column.values {
            Values::Name(_) => Kind::Name,
            Values::Born => Kind::Born,
            Values::Event => Kind::Event,
            Values::Identifier(_) => Kind::Identifier,
            Values::Category => Kind::Category,
            Values::Text(_) => Kind::Text,
            Values::Email(_) => Kind::Email,
            Values::Set(_) => Kind::Set,
        })
    }

    /// How many columns are compared.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// The column of names.
    pub(super) fn names(&self) -> Option<&Names<'r>> {
        self.names.as_ref()
    }

    /// The codes of a record.
    pub(super) fn row(&self, record: usize) -> &[u32] {
        let start = record * self.width();
        self.rows.get(start..start + self.width()).unwrap_or_default()
    }

    /// What tells the values of a column apart before they are read: of identifiers, in two halves.
    pub(super) fn tally(&self, column: usize, code: u32) -> [u32; 2] {
        let tallies = self.columns.get(column).map(|(_, table)| &table.tallies);
        let tally = tallies
            .and_then(|tallies| tallies.get(place(code)))
            .copied()
            .unwrap_or(0);
        let half = |bits: u64| u32::try_from(bits & u64::from(u32::MAX)).unwrap_or(0);
        [half(tally), half(tally >> 32)]
    }

    /// How the codes of a column are compared.
    pub(super) fn levels(&self, column: usize) -> Levels<'_> {
        let Some((column, table)) = self.columns.get(column) else {
            return Levels::None;
        };
        match &column.values {
            Values::Name(_) => Levels::None,
            Values::Born => Levels::Born,
            Values::Event => Levels::Event,
            Values::Identifier(distinct) => Levels::Identifier(distinct),
            Values::Category => Levels::Category,
            Values::Text(distinct) => Levels::Text(distinct, table),
            Values::Email(distinct) => Levels::Email(distinct),
            Values::Set(distinct) => Levels::Set(distinct),
        }
    }

    /// The level of two names, and how rare what agrees in them is, where they may be one person's.
    pub(super) fn name_level(&self, one: u32, other: u32, desk: &mut Desk) -> (u8, Option<u32>) {
        let Some(names) = &self.names else {
            return (0, None);
        };
        let (level, bits) = names.lens.level(place(one), place(other), desk);
        (number(level), (level <= Level::Thin).then_some(bits))
    }

    /// The levels of two records, and how rare what agrees in their names is.
    pub(super) fn pattern(&self, one: u32, other: u32, desk: &mut Desk) -> (Pattern, Option<u32>) {
        let cells = self
            .row(place(one))
            .iter()
            .zip(self.row(place(other)))
            .enumerate();
        let mut pattern = cells.fold(Pattern::EMPTY, |pattern, (column, (one, other))| {
            pattern.with(column, self.levels(column).of(*one, *other))
        });
        let (level, bits) = self.name_level(one, other, desk);
        if let Some(names) = &self.names {
            pattern = pattern.with(names.column, level);
        }
        (without(pattern, &self.implied), bits)
    }

    /// The levels, what is added to their weights, and the total. **A name alone never makes two records one person**:
    /// where nothing else speaks for it, the weight is below the threshold, whatever the name.
    pub(super) fn parts(
        &self,
        model: &Model,
        threshold: i32,
        (one, other): (u32, u32),
        desk: &mut Desk,
    ) -> (Pattern, Added, i32) {
        let (pattern, bits) = self.pattern(one, other, desk);
        let rarity = match (&self.names, bits) {
            (Some(names), Some(bits)) => {
                let level = usize::from(pattern.level(names.column));
                rarity(taken(model, names.column, level), bits)
            }
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
        let Some(names) = &self.names else { return true };
        let speaks = |(column, weights): (usize, &Weights)| {
            let level = usize::from(pattern.level(column)).checked_sub(1);
            let level = level.and_then(|level| weights.levels().get(level));
            column != names.column && level.is_some_and(|level| level.weight() > 0)
        };
        model.comparisons().iter().enumerate().any(speaks)
    }
}

impl Table {
    fn of(column: &Column) -> Self {
        let texts = match &column.values {
            Values::Text(texts) if texts.len() <= FEW => texts.as_slice(),
            _ => &[],
        };
        let row = |one: &Text| -> Vec<u8> { texts.iter().map(|other| one.level(other)).collect() };
        let identifiers = match &column.values {
            Values::Identifier(distinct) => distinct.as_slice(),
            _ => &[],
        };
        Self {
            side: texts.len(),
            levels: texts.iter().flat_map(row).collect(),
            tallies: identifiers.iter().map(|number| number.tally()).collect(),
        }
    }

    fn level(&self, one: u32, other: u32) -> Option<u8> {
        self.levels.get(place(one) * self.side + place(other)).copied()
    }
}

/// The number of a level of names: its place in [`Level::ALL`] from 1; 0 says nothing.
pub(super) const fn number(level: Level) -> u8 {
    match level {
        Level::Equal => 1,
        Level::Rearranged => 2,
        Level::Near => 3,
        Level::Contained => 4,
        Level::Initials => 5,
        Level::Fuzzy => 6,
        Level::Thin => 7,
        Level::SameFamily => 8,
        Level::OtherMother => 9,
        Level::SwappedSurnames => 10,
        Level::OtherGender => 11,
        Level::OtherSuffix => 12,
        Level::Different => 13,
        Level::Incomparable => 0,
    }
}

/// A pattern without what follows from something else in it. What contradicts stays.
fn without(pattern: Pattern, implied: &[(usize, usize)]) -> Pattern {
    implied.iter().fold(pattern, |rest, (to, from)| {
        if pattern.level(*from) == 1 && usize::from(pattern.level(*to)) < Text::LEVELS.len() {
            rest.with(*to, 0)
        } else {
            rest
        }
    })
}

/// What a level of names takes the words that agree to be worth, in millibits: how seldom strangers come to it.
/// `None` where that is not known.
pub(super) fn taken(model: &Model, column: usize, level: usize) -> Option<f64> {
    let weights = model.comparisons().get(column)?.levels();
    let u = weights.get(level.checked_sub(1)?)?.u().filter(|u| *u > 0)?;
    Some((1e9 / f64::from(u)).log2() * 1_000.0)
}

/// By how much names that agree in words of this rarity weigh more than the average names of their level.
pub(super) fn rarity(taken: Option<f64>, bits: u32) -> i32 {
    let more = |taken: f64| millibits((f64::from(bits) - taken) / 1_000.0, 64_000);
    taken.map_or(0, |taken| more(taken).clamp(LESS, MORE))
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
