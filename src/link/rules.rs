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

/// The columns that can bring records together, by what they hold.
struct Columns {
    names: bool,
    identifiers: Vec<usize>,
    born: Vec<usize>,
    events: Vec<usize>,
    texts: Vec<usize>,
}

impl Columns {
    fn of(roll: &Roll) -> Self {
        let filled = |column: &usize| roll.filled(*column) >= FILLED;
        let of = |is: fn(&Values) -> bool| -> Vec<usize> {
            let all = 0..roll.columns().len();
            all.filter(|column| roll.values(*column).is_some_and(is))
                .filter(filled)
                .collect()
        };
        Self {
            names: !of(|values| matches!(values, Values::Name(_))).is_empty(),
            identifiers: of(|values| matches!(values, Values::Identifier(_) | Values::Email(_))),
            born: of(|values| matches!(values, Values::Born)),
            events: of(|values| matches!(values, Values::Event)),
            texts: of(|values| matches!(values, Values::Text(_))),
        }
    }
}

/// The rules of blocking that suit the columns of a roll, those with a value in one record of fifty or more.
///
/// They find nearly every pair of one person, whatever is missing or mistyped in either record: each needs other fields
/// than the rest.
#[must_use]
pub fn default_rules(roll: &Roll) -> Vec<Rule> {
    use Piece::{Given, GivenPair, Month, RareWord, Surname, Surnames, Value, Year};
    let columns = Columns::of(roll);
    let mut rules: Vec<Vec<Piece>> = columns.identifiers.iter().map(|id| vec![Value(*id)]).collect();
    if columns.names {
        rules.push(vec![Surnames, Given]);
        for &born in &columns.born {
            rules.push(vec![Value(born), Surname]);
            rules.push(vec![Value(born), Given]);
            rules.push(vec![Surname, Given, Year(born)]);
            rules.push(vec![Surnames, Year(born)]);
        }
        for &event in &columns.events {
            rules.push(vec![Value(event), Surname]);
        }
        for &text in &columns.texts {
            rules.push(vec![Surname, Given, Value(text)]);
            rules.push(vec![Surnames, Value(text)]);
            rules.push(vec![GivenPair, Value(text)]);
            if roll.len() <= MIDDLING {
                let months = columns
                    .events
                    .iter()
                    .map(|event| vec![Given, Value(text), Month(*event)]);
                rules.extend(months);
            }
        }
        if roll.len() <= SMALL {
            rules.push(vec![Surname, Given]);
            rules.extend(columns.texts.iter().map(|text| vec![Surname, Value(*text)]));
            rules.extend(columns.texts.iter().map(|text| vec![Given, Value(*text)]));
        }
        rules.push(vec![GivenPair, Surname]);
        rules.push(vec![RareWord]);
    }
    for &born in &columns.born {
        if roll.len() <= SMALL {
            rules.push(vec![Value(born)]);
        }
        for &event in &columns.events {
            rules.push(vec![Value(born), Value(event)]);
        }
        for &text in &columns.texts {
            rules.push(vec![Value(born), Value(text)]);
        }
    }
    rules.into_iter().map(Rule::new).collect()
}

/// Rules whose pairs hardly ever are two people, for the prior.
pub(super) fn strict(roll: &Roll) -> Vec<Rule> {
    let columns = Columns::of(roll);
    let mut rules: Vec<Vec<Piece>> = columns
        .identifiers
        .iter()
        .map(|id| vec![Piece::Value(*id)])
        .collect();
    if columns.names {
        rules.extend(
            columns
                .born
                .iter()
                .map(|born| vec![Piece::Surname, Piece::Given, Piece::Value(*born)]),
        );
    }
    rules.into_iter().map(Rule::new).collect()
}

/// Rules that teach: each leaves most columns free, and all together leave each free.
pub(super) fn teaching(roll: &Roll) -> Vec<Rule> {
    let columns = Columns::of(roll);
    let mut rules: Vec<Vec<Piece>> = columns
        .identifiers
        .iter()
        .map(|id| vec![Piece::Value(*id)])
        .collect();
    if columns.names {
        rules.push(vec![Piece::Surnames, Piece::Given]);
        for &born in &columns.born {
            rules.push(vec![Piece::Value(born), Piece::Surname]);
        }
    }
    for &born in &columns.born {
        for other in columns.events.iter().chain(&columns.texts) {
            rules.push(vec![Piece::Value(born), Piece::Value(*other)]);
        }
    }
    rules.into_iter().map(Rule::new).collect()
}

/// By what a block that is too large is refined.
pub(super) fn refining(roll: &Roll) -> Vec<Piece> {
    let columns = Columns::of(roll);
    let texts = columns.texts.iter().map(|text| Piece::Value(*text));
    let years = columns.born.iter().map(|born| Piece::Year(*born));
    let months = columns.events.iter().map(|event| Piece::Month(*event));
    years.chain(months).chain(texts).collect()
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
