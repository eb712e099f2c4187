//! The rules of blocking that suit the columns of a roll.

use crate::link::block::Rule;
use crate::link::pieces::Piece;
use crate::link::roll::{Roll, Values};

/// From which share of records with a value on, in thousandths, a column makes rules.
const FILLED: u64 = 20;

/// Up to how many records even what many share brings records together.
const SMALL: usize = 5_000;

/// Up to how many records a given name, a place and a month bring records together: in longer lists, a thousand pairs
/// of strangers for one of one person.
const MIDDLING: usize = 200_000;

/// How many pairs one column may bring together by itself, whatever the number of records.
const MANY: usize = 2_000_000;

/// The same a record, at least and at most.
const A_RECORD: (usize, usize) = (5, 10);

/// The columns of a roll that can bring records together, by what they hold.
pub(super) struct Columns {
    records: usize,
    names: bool,
    /// Whether most people have two surnames.
    two_surnames: bool,
    identifiers: Vec<usize>,
    born: Vec<usize>,
    events: Vec<usize>,
    texts: Vec<usize>,
    /// Dates of birth and texts so varied that what shares one value is few enough to be compared.
    alone: Vec<usize>,
}

impl Columns {
    /// O(records · log records).
    pub(super) fn of(roll: &Roll) -> Self {
        let filled = |column: &usize| roll.filled(*column) >= FILLED;
        let of = |is: fn(&Values) -> bool| -> Vec<usize> {
            let all = 0..roll.columns().len();
            all.filter(|column| roll.values(*column).is_some_and(is))
                .filter(filled)
                .collect()
        };
        let born = of(|values| matches!(values, Values::Born));
        let texts = of(|values| matches!(values, Values::Text(_)));
        let (least, most) = A_RECORD;
        let bound = (MANY / roll.len().max(1)).clamp(least, most) * roll.len();
        let alone = born.iter().chain(&texts).copied();
        let alone = alone.filter(|column| pairs(roll, *column) <= bound).collect();
        Self {
            records: roll.len(),
            alone,
            names: !of(|values| matches!(values, Values::Name(_))).is_empty(),
            two_surnames: two_surnames(roll),
            identifiers: of(|values| matches!(values, Values::Identifier(_) | Values::Email(_))),
            born,
            events: of(|values| matches!(values, Values::Event)),
            texts,
        }
    }

    /// Rules that find nearly every pair of one person: see [`default_rules`].
    pub(super) fn rules(&self) -> Vec<Rule> {
        use Piece::{Given, GivenPair, Month, RareWord, Surname, Surnames, Value, Year};
        let mut rules: Vec<Vec<Piece>> = self.identifiers.iter().map(|id| vec![Value(*id)]).collect();
        let surnames = if self.two_surnames { Surnames } else { Surname };
        if self.names {
            rules.push(vec![surnames, Given]);
            for &born in &self.born {
                rules.push(vec![Value(born), Surname]);
                rules.push(vec![Value(born), Given]);
                rules.push(vec![Surname, Given, Year(born)]);
                rules.push(vec![Surnames, Year(born)]);
            }
            for &event in &self.events {
                rules.push(vec![Value(event), Surname]);
            }
            for &text in &self.texts {
                rules.push(vec![Surname, Given, Value(text)]);
                rules.push(vec![Surnames, Value(text)]);
                rules.push(vec![GivenPair, Value(text)]);
                if self.records <= MIDDLING {
                    let months = self
                        .events
                        .iter()
                        .map(|event| vec![Given, Value(text), Month(*event)]);
                    rules.extend(months);
                }
            }
            if self.records <= SMALL {
                rules.push(vec![Surname, Given]);
                rules.extend(self.texts.iter().map(|text| vec![Surname, Value(*text)]));
                rules.extend(self.texts.iter().map(|text| vec![Given, Value(*text)]));
            }
            rules.push(vec![GivenPair, Surname]);
            rules.push(vec![RareWord]);
        }
        rules.extend(self.alone.iter().map(|column| vec![Value(*column)]));
        for &born in &self.born {
            for &event in &self.events {
                rules.push(vec![Value(born), Value(event)]);
            }
            for &text in &self.texts {
                rules.push(vec![Value(born), Value(text)]);
            }
        }
        rules.into_iter().map(Rule::new).collect()
    }

    /// Rules whose pairs hardly ever are two people, for the prior.
    pub(super) fn strict(&self) -> Vec<Rule> {
        let mut rules: Vec<Vec<Piece>> = self
            .identifiers
            .iter()
            .map(|id| vec![Piece::Value(*id)])
            .collect();
        if self.names {
            rules.extend(
                self.born
                    .iter()
                    .map(|born| vec![Piece::Surname, Piece::Given, Piece::Value(*born)]),
            );
        }
        rules.into_iter().map(Rule::new).collect()
    }

    /// Rules that teach: each leaves most columns free, and all together leave each free.
    pub(super) fn teaching(&self) -> Vec<Rule> {
        let mut rules: Vec<Vec<Piece>> = self
            .identifiers
            .iter()
            .map(|id| vec![Piece::Value(*id)])
            .collect();
        // What many strangers share, as a place, teaches of places; it is asked where nothing better is there.
        let better = self.born.len() + self.identifiers.len();
        let alone = self
            .alone
            .iter()
            .filter(|column| better == 0 || self.born.contains(column));
        rules.extend(alone.map(|column| vec![Piece::Value(*column)]));
        if self.names {
            let surnames = if self.two_surnames {
                Piece::Surnames
            } else {
                Piece::Surname
            };
            rules.push(vec![surnames, Piece::Given]);
            for &born in &self.born {
                rules.push(vec![Piece::Value(born), Piece::Surname]);
            }
        }
        for &born in &self.born {
            for other in self.events.iter().chain(&self.texts) {
                rules.push(vec![Piece::Value(born), Piece::Value(*other)]);
            }
        }
        rules.into_iter().map(Rule::new).collect()
    }

    /// By what a block that is too large is refined.
    pub(super) fn refining(&self) -> Vec<Piece> {
        let texts = self.texts.iter().map(|text| Piece::Value(*text));
        let years = self.born.iter().map(|born| Piece::Year(*born));
        let months = self.events.iter().map(|event| Piece::Month(*event));
        years.chain(months).chain(texts).collect()
    }
}

impl Rule {
    /// The pieces in words, with columns by their labels in this roll rather than by their numbers.
    ///
    /// ```
    /// use cotejo::link::{Piece, Roll, Rule};
    ///
    /// let roll = Roll::new(["a"]).with_written_names(["Rosa Vela"]).with_born("birth date", ["1990"]);
    /// let rule = Rule::new([Piece::Surname, Piece::Year(1)]);
    /// assert_eq!(rule.label_in(&roll), "surname + year of birth date");
    /// assert_eq!(rule.label(), "surname + year of column 1");
    /// ```
    #[must_use]
    pub fn label_in(&self, roll: &Roll) -> String {
        let words: Vec<String> = self.pieces().iter().map(|piece| piece.label_in(roll)).collect();
        words.join(" + ")
    }
}

/// How many pairs have the same value of a column.
fn pairs(roll: &Roll, column: usize) -> usize {
    let mut values: Vec<u64> = (0..roll.len())
        .filter_map(|record| roll.value(column, record))
        .collect();
    values.sort_unstable();
    let runs = values.chunk_by(|one, other| one == other);
    runs.map(|run| run.len() * (run.len() - 1) / 2).sum()
}

/// Whether half of the names or more have two surnames, by their likeliest readings.
fn two_surnames(roll: &Roll) -> bool {
    let names = roll.names().into_iter();
    let readings = names.flat_map(|names| (0..names.len()).filter_map(|record| names.reading(record)));
    let (two, all) = readings.fold((0_usize, 0_usize), |(two, all), reading| {
        let has_both = !reading.paternal().is_empty() && !reading.maternal().is_empty();
        (two + usize::from(has_both), all + 1)
    });
    2 * two >= all
}

/// The rules of blocking that suit the columns of a roll, those with a value in one record of fifty or more.
///
/// They find nearly every pair of one person, whatever is missing or mistyped in either record: each needs other fields
/// than the rest.
#[must_use]
pub fn default_rules(roll: &Roll) -> Vec<Rule> {
    Columns::of(roll).rules()
}

/// The columns a rule fixes.
pub(super) fn fixed(roll: &Roll, rule: &Rule) -> Vec<usize> {
    let names =
        (0..roll.columns().len()).find(|column| matches!(roll.values(*column), Some(Values::Name(_))));
    let mut fixed: Vec<usize> = rule
        .pieces()
        .iter()
        .filter_map(|piece| match *piece {
            Piece::Value(column) | Piece::Year(column) | Piece::Month(column) => Some(column),
            _ => names,
        })
        .collect();
    fixed.sort_unstable();
    fixed.dedup();
    fixed
}
