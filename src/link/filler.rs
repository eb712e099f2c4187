//! [`Fillers`]: numbers and days that forms are filled with where nobody knows better, which are nobody's.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::link::field::Day;
use crate::link::fraction::count;
use crate::link::roll::{Column, Roll, Values};
use crate::threads::sort;

/// With how many different surnames a value is nobody's own, where no surname has half of its records.
const SURNAMES: usize = 6;
/// The same of a value that most records have.
const FEW: usize = 3;
/// How many times as many records a day has then as others have on average, and a 1 January as others of other years: days
/// have many people in a long list.
const TIMES: usize = 10;

/// A column with a value that forms are filled with: see [`Linkage::fillers`](crate::link::Linkage::fillers).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filler {
    column: String,
    records: u64,
}

impl Filler {
    /// The column.
    #[must_use]
    pub fn column(&self) -> &str {
        &self.column
    }

    /// How many records have the value. Which it is is not said, as it may be somebody's number after all.
    #[must_use]
    pub fn records(&self) -> u64 {
        self.records
    }
}

/// Values that say nothing of a person, by column and code.
#[derive(Debug, Clone, Default)]
pub(super) struct Fillers {
    values: BTreeSet<(usize, u32)>,
    pub(super) told: Vec<Filler>,
}

/// With which surnames a value was seen, records of like names being neighbours.
#[derive(Default)]
struct Seen<'r> {
    records: usize,
    of_most: bool,
    surnames: usize,
    run: usize,
    longest: usize,
    latest: Option<&'r str>,
}

impl Fillers {
    /// Of records of which those of like names are neighbours. O(records log records).
    pub(super) fn of(roll: &Roll) -> Self {
        let mut values: BTreeMap<(usize, u32), Seen<'_>> = BTreeMap::new();
        let Some(names) = roll.names() else {
            return Self::default();
        };
        for (at, column) in personal(roll) {
            values.extend(frequent(column).map(|(code, seen)| ((at, code), seen)));
        }
        if values.is_empty() {
            return Self::default();
        }
        for (at, column) in personal(roll) {
            for (record, code) in column.codes.iter().enumerate() {
                if let (Some(seen), Some(surname)) = (values.get_mut(&(at, *code)), names.surname(record)) {
                    seen.add(surname);
                }
            }
        }
        values.retain(|_, seen| seen.is_nobodys());
        let label = |at: usize| roll.columns().get(at).map(|column| column.label.clone());
        let told = values.iter().map(|((at, _), seen)| Filler {
            column: label(*at).unwrap_or_default(),
            records: count(seen.records),
        });
        Self {
            told: told.collect(),
            values: values.keys().copied().collect(),
        }
    }

    /// The same records without these values.
    pub(super) fn left_out<'r>(&self, roll: Cow<'r, Roll>) -> Cow<'r, Roll> {
        if self.values.is_empty() {
            return roll;
        }
        let mut roll = roll.into_owned();
        for (at, column) in roll.columns.iter_mut().enumerate() {
            let is_day = matches!(column.values, Values::Born);
            let own: Vec<u32> = self
                .values
                .range((at, 0)..=(at, u32::MAX))
                .map(|(_, code)| *code)
                .collect();
            for code in &mut column.codes {
                if own.binary_search(code).is_ok() {
                    // The year may be known: 1 January often says no more.
                    let year = Day::of_code(*code).filter(|_| is_day);
                    *code = year.and_then(Day::year_alone).map_or(0, Day::code);
                }
            }
        }
        Cow::Owned(roll)
    }
}

impl<'r> Seen<'r> {
    fn add(&mut self, surname: &'r str) {
        if self.latest != Some(surname) {
            self.latest = Some(surname);
            self.surnames += 1;
            self.run = 0;
        }
        self.run += 1;
        self.longest = self.longest.max(self.run);
    }

    fn is_nobodys(&self) -> bool {
        let enough = if self.of_most { FEW } else { SURNAMES };
        self.surnames >= enough && self.longest * 2 <= self.records
    }
}

/// The columns whose values are one person's, or few people's.
fn personal(roll: &Roll) -> impl Iterator<Item = (usize, &Column)> {
    roll.columns().iter().enumerate().filter(|(_, column)| {
        matches!(
            column.values,
            Values::Identifier(_) | Values::Email(_) | Values::Born
        )
    })
}

/// Values of a column so frequent that they may be nobody's.
fn frequent<'r>(column: &Column) -> impl Iterator<Item = (u32, Seen<'r>)> + use<'r> {
    let is_day = matches!(column.values, Values::Born);
    // A year is nobody's own.
    let is_whole =
        |code: u32| code > 0 && (!is_day || Day::of_code(code).is_some_and(|day| day.day().is_some()));
    let mut codes: Vec<u32> = column
        .codes
        .iter()
        .copied()
        .filter(|code| is_whole(*code))
        .collect();
    sort(&mut codes);
    let runs: Vec<(u32, usize)> = codes
        .chunk_by(|one, other| one == other)
        .filter_map(|run| run.first().map(|code| (*code, run.len())))
        .collect();
    let filled = codes.len();
    // Where only the year is known 1 January is written, of all years alike.
    let is_new_year = move |code: u32| Day::of_code(code).is_some_and(Day::is_new_year);
    let new_years = runs.iter().filter(|(code, _)| is_new_year(*code));
    let of_new_years = new_years.fold((0, 0), |(days, all), (_, records)| (days + 1, all + records));
    let of_all = (runs.len(), filled);
    let stands_out = move |code: u32, records: usize| {
        let beside = |(days, all): (usize, usize)| days < 2 || records * (days - 1) > TIMES * (all - records);
        !is_day || beside(of_all) && (!is_new_year(code) || beside(of_new_years))
    };
    runs.into_iter().filter_map(move |(code, records)| {
        let of_most = records * 2 > filled;
        let frequent = of_most || records >= SURNAMES && stands_out(code, records);
        frequent.then_some((
            code,
            Seen {
                records,
                of_most,
                ..Seen::default()
            },
        ))
    })
}
