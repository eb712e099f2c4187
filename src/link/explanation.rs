//! [`Explanation`]: why two records weigh what they weigh together.

use std::cell::RefCell;
use std::fmt;

use crate::link::comparing::{Comparing, number};
use crate::link::linking::Linkage;
use crate::link::roll::Roll;
use crate::name::{Desk, Level};

/// What a part weighs that says they are two, rather than that something changed.
const CONTRADICTS: i32 = -5_000;

/// What one column says of two records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    column: String,
    level: String,
    weight: i32,
    of: Of,
}

/// What a part is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Values,
    /// Names of two people, whatever they are found to weigh.
    TwoNames,
    /// How common names are, and what they are worth alone.
    Rarity,
}

/// The levels of such names: of kin mostly.
const TWO_NAMES: [Level; 5] = [
    Level::SameFamily,
    Level::OtherMother,
    Level::OtherGender,
    Level::OtherSuffix,
    Level::Different,
];

impl Evidence {
    /// The column.
    #[must_use]
    pub fn column(&self) -> &str {
        &self.column
    }

    /// How far the two values agree, in words.
    #[must_use]
    pub fn level(&self) -> &str {
        &self.level
    }

    /// What that weighs, in millibits.
    #[must_use]
    pub fn weight(&self) -> i32 {
        self.weight
    }
}

/// Why two records weigh what they weigh together: the prior, what each column adds, and the total. The parts add up to
/// the total exactly. No value of a record is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    prior: i32,
    evidence: Vec<Evidence>,
    total: i32,
}

impl Explanation {
    /// What a random pair weighs, in millibits.
    #[must_use]
    pub fn prior(&self) -> i32 {
        self.prior
    }

    /// What each column adds, in the order of the columns; a column that either record leaves empty is not in it.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// What says most that they are two: the part of the least weight, where that is −5,000 or less, and the first of
    /// several.
    #[must_use]
    pub fn against(&self) -> Option<&Evidence> {
        let values = self.evidence.iter().filter(|part| part.of != Of::Rarity);
        let least = values.min_by_key(|part| part.weight);
        least.filter(|part| part.weight <= CONTRADICTS)
    }

    /// The names, where they are of two people.
    pub(super) fn two_names(&self) -> Option<&Evidence> {
        self.evidence.iter().find(|part| part.of == Of::TwoNames)
    }

    /// The weight of the pair, in millibits.
    #[must_use]
    pub fn total(&self) -> i32 {
        self.total
    }
}

/// Why two records of the roll weigh what they do, by what linking learned; by their places. `None` for records that do
/// not exist. O(records), as the rarity of names is counted again: for many pairs see [`explanations`].
#[must_use]
pub fn explain(roll: &Roll, found: &Linkage, one: u32, other: u32) -> Option<Explanation> {
    explanations(roll, found, [(one, other)]).pop().flatten()
}

/// The same for many pairs, in their order. O(records + pairs).
#[must_use]
pub fn explanations(
    roll: &Roll,
    found: &Linkage,
    pairs: impl IntoIterator<Item = (u32, u32)>,
) -> Vec<Option<Explanation>> {
    let left = found.compared(roll);
    let explainer = Explainer::new(roll, &left, found);
    pairs
        .into_iter()
        .map(|(one, other)| explainer.explain(one, other))
        .collect()
}

/// Explains one pair after another, the rarity of names counted once.
pub(super) struct Explainer<'a> {
    roll: &'a Roll,
    found: &'a Linkage,
    /// Of the records that stand for all.
    comparing: Comparing<'a>,
    desk: RefCell<Desk>,
}

impl<'a> Explainer<'a> {
    /// From all records and those that stand for them. O(records).
    pub(super) fn new(roll: &'a Roll, left: &'a Roll, found: &'a Linkage) -> Self {
        Self {
            roll,
            found,
            comparing: Comparing::new(left).without(found.model().implied()),
            desk: RefCell::default(),
        }
    }

    pub(super) fn explain(&self, one: u32, other: u32) -> Option<Explanation> {
        self.roll.id(one).and(self.roll.id(other))?;
        let desk = &mut self.desk.borrow_mut();
        let left = |record| self.found.copies.left(record);
        Some(explained(
            &self.comparing,
            self.found,
            (left(one), left(other)),
            desk,
        ))
    }
}

fn explained(comparing: &Comparing<'_>, found: &Linkage, pair: (u32, u32), desk: &mut Desk) -> Explanation {
    let (pattern, parts, total) = comparing.parts(found.model(), found.threshold(), pair, desk);
    let names = comparing.names().map(|names| names.column);
    let mut evidence: Vec<Evidence> = found
        .model()
        .comparisons()
        .iter()
        .enumerate()
        .filter_map(|(column, weights)| {
            let level = pattern.level(column);
            let weighed = weights.levels().get(usize::from(level).checked_sub(1)?)?;
            Some(Evidence {
                column: weights.label().to_owned(),
                level: weighed.label().to_owned(),
                weight: weighed.weight(),
                of: match names {
                    Some(names) if names == column && TWO_NAMES.iter().any(|two| number(*two) == level) => {
                        Of::TwoNames
                    }
                    _ => Of::Values,
                },
            })
        })
        .collect();
    for (level, weight) in [
        ("how rare the words are that agree", parts.rarity),
        ("nothing speaks for it but the name", parts.alone),
    ] {
        if weight != 0 {
            evidence.push(Evidence {
                column: "name".to_owned(),
                level: level.to_owned(),
                weight,
                of: Of::Rarity,
            });
        }
    }
    Explanation {
        prior: found.model().prior(),
        evidence,
        total,
    }
}

/// A waterfall: the prior, each part with the sum so far, the total, in bits with three decimals: exactly what they are in
/// millibits, so that a reader can add them up.
///
/// ```
/// use cotejo::link::{Level, Linking, Model, Roll, Weights, cluster::Constraints, explain, link};
///
/// let roll = Roll::new(["a", "b"]).with_sexes("sex", ["M", "masculino"]);
/// let sex = Weights::new("sex", [Level::new("the same", 1_005), Level::new("another", -6_000)]);
/// let model = Model::new(-12_345, vec![sex]).ok_or("within bounds")?;
/// let found = link(&roll, &Linking::default().model(model), &Constraints::default());
/// let told = explain(&roll, &found, 0, 1).ok_or("both are records")?;
/// assert_eq!(told.to_string(), [
///     "  -12.345           before anything is known",
///     "   +1.005   -11.340 sex: the same",
///     "            -11.340 together",
/// ].join("\n"));
/// # Ok::<(), &str>(())
/// ```
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = |weight: i32| {
            let sign = if weight < 0 { '-' } else { '+' };
            let weight = weight.unsigned_abs();
            format!("{sign}{}.{:03}", weight / 1_000, weight % 1_000)
        };
        let mut sum = self.prior;
        write!(f, "{:>9} {:>9} before anything is known", bits(self.prior), "")?;
        for part in &self.evidence {
            sum = sum.saturating_add(part.weight);
            write!(
                f,
                "\n{:>9} {:>9} {}: {}",
                bits(part.weight),
                bits(sum),
                part.column,
                part.level
            )?;
        }
        write!(f, "\n{:>19} together", bits(self.total))
    }
}
