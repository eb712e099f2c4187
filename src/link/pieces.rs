//! [`Piece`]: what two records may share, and the values of each for every record.

use std::fmt;
use std::ops::Range;

use crate::link::nearby::Sounds;
use crate::link::roll::Roll;

/// One thing that two records may share. Columns are counted as in the [`Roll`], from 0; as text they are numbers too,
/// since a piece knows no roll: see [`label_in`](Self::label_in).
///
/// A word of a name has a value for how it sounds, one for each name it is short for, and, where it is no name the
/// tables know, those of the commoner words of the roll that are a letter from it: `Paco` meets `Francisco`, and a
/// slip meets what it is a slip of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Piece {
    /// A surname.
    Surname,
    /// The first two surnames in either order.
    Surnames,
    /// A given name.
    Given,
    /// The first two given names in either order.
    GivenPair,
    /// A word of the name that few records have.
    RareWord,
    /// The value of a column: a whole date, an identifier, a text.
    Value(usize),
    /// The year of a date.
    Year(usize),
    /// The year and month of a date.
    Month(usize),
}

impl Piece {
    /// What it is called where this roll is linked: a column by its [label](Roll::labels), `year of birth date`; by its
    /// number where the roll has no such column.
    #[must_use]
    pub fn label_in(self, roll: &Roll) -> String {
        let (of, column) = match self {
            Self::Value(column) => ("", column),
            Self::Year(column) => ("year of ", column),
            Self::Month(column) => ("month of ", column),
            _ => return self.to_string(),
        };
        let label = roll.labels().nth(column);
        label.map_or_else(|| self.to_string(), |label| format!("{of}{label}"))
    }

    /// Whether it is a part of the name.
    pub(super) const fn is_of_names(self) -> bool {
        !matches!(self, Self::Value(_) | Self::Year(_) | Self::Month(_))
    }
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Surname => f.write_str("surname"),
            Self::Surnames => f.write_str("both surnames"),
            Self::Given => f.write_str("given name"),
            Self::GivenPair => f.write_str("two given names"),
            Self::RareWord => f.write_str("rare word"),
            Self::Value(column) => write!(f, "column {column}"),
            Self::Year(column) => write!(f, "year of column {column}"),
            Self::Month(column) => write!(f, "month of column {column}"),
        }
    }
}

/// In how many records a word may stand to be rare.
const RARE: u32 = 12;

/// The values of every piece, ready to be asked for.
pub(super) struct Pieces<'r> {
    roll: &'r Roll,
    surnames: Lists,
    surname_pairs: Lists,
    given: Lists,
    given_pairs: Lists,
    rare: Lists,
}

/// Lists of numbers end to end.
#[derive(Default)]
pub(super) struct Lists {
    ends: Vec<u32>,
    items: Vec<u64>,
}

impl Lists {
    fn end(&mut self) {
        self.ends
            .push(u32::try_from(self.items.len()).unwrap_or(u32::MAX));
    }

    fn of(&self, record: usize) -> &[u64] {
        let end = |at: usize| self.ends.get(at).and_then(|end| usize::try_from(*end).ok());
        let start = record.checked_sub(1).map_or(Some(0), end);
        match (start, end(record)) {
            (Some(start), Some(end)) => self.items.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }
}

impl<'r> Pieces<'r> {
    pub(super) fn new(roll: &'r Roll) -> Self {
        let mut pieces = Self {
            roll,
            surnames: Lists::default(),
            surname_pairs: Lists::default(),
            given: Lists::default(),
            given_pairs: Lists::default(),
            rare: Lists::default(),
        };
        let Some(names) = roll.names() else {
            return pieces;
        };
        let sounds = Sounds::of(names);
        for record in 0..roll.len() {
            if let Some(reading) = names.reading(record) {
                let items = names.items(record);
                let words = |range| items.get::<Range<usize>>(range).unwrap_or_default();
                let given = words(reading.given());
                let surnames = words(reading.paternal()).iter().chain(words(reading.maternal()));
                let surnames: Vec<u32> = surnames.copied().collect();
                for (words, single, pairs) in [
                    (given, &mut pieces.given, &mut pieces.given_pairs),
                    (&surnames, &mut pieces.surnames, &mut pieces.surname_pairs),
                ] {
                    for word in words {
                        single.items.extend(sounds.values(*word));
                        pieces.rare.items.extend(sounds.rare(*word, RARE));
                    }
                    if let [one, other, ..] = *words {
                        for one in sounds.values(one) {
                            let mixed = |other: &u64| mixed(*one.min(other), *one.max(other));
                            pairs.items.extend(sounds.values(other).iter().map(mixed));
                        }
                    }
                }
            }
            pieces.given.end();
            pieces.given_pairs.end();
            pieces.surnames.end();
            pieces.surname_pairs.end();
            pieces.rare.end();
        }
        pieces
    }

    pub(super) fn records(&self) -> usize {
        self.roll.len()
    }

    /// The values of a piece for some records.
    pub(super) fn of(&self, piece: Piece, records: Range<usize>) -> Given<'_> {
        match self.words(piece) {
            Some(lists) => Given::Words(lists),
            None => Given::Column {
                first: records.start,
                values: records.map(|record| self.value(record, piece)).collect(),
            },
        }
    }

    /// The values of a piece that is a part of the name.
    fn words(&self, piece: Piece) -> Option<&Lists> {
        match piece {
            Piece::Surname => Some(&self.surnames),
            Piece::Surnames => Some(&self.surname_pairs),
            Piece::Given => Some(&self.given),
            Piece::GivenPair => Some(&self.given_pairs),
            Piece::RareWord => Some(&self.rare),
            Piece::Value(_) | Piece::Year(_) | Piece::Month(_) => None,
        }
    }

    /// A record's value of a column; none where it is missing.
    fn value(&self, record: usize, piece: Piece) -> Option<u64> {
        match piece {
            Piece::Value(column) => self.roll.value(column, record),
            Piece::Year(column) => self.roll.day(column, record).map(|day| u64::from(day.year())),
            Piece::Month(column) => {
                let day = self.roll.day(column, record)?;
                Some(u64::from(day.year()) * 16 + u64::from(day.month()?))
            }
            _ => None,
        }
    }

    /// Adds a record's values of a piece; none where it is missing.
    pub(super) fn values(&self, record: usize, piece: Piece, into: &mut Vec<u64>) {
        match self.words(piece) {
            Some(lists) => into.extend_from_slice(lists.of(record)),
            None => into.extend(self.value(record, piece)),
        }
    }
}

/// The values of a piece for some records.
pub(super) enum Given<'p> {
    Words(&'p Lists),
    Column { first: usize, values: Vec<Option<u64>> },
}

impl Given<'_> {
    pub(super) fn values(&self, record: usize) -> &[u64] {
        match self {
            Self::Words(lists) => lists.of(record),
            Self::Column { first, values } => {
                values.get(record - first).map_or(&[], |value| value.as_slice())
            }
        }
    }
}

/// Two numbers into one (the finaliser of `SplitMix64`, Steele, Lea and Flood, 2014).
pub(super) const fn mixed(a: u64, b: u64) -> u64 {
    let mut x = a.rotate_left(23) ^ b.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}
