//! What the fields of a ledger's records weigh.

use crate::link::block::Rule;
use crate::link::expert::{Kind, weights};
use crate::link::field::{Category, Day, Identifier, Text};
use crate::link::model::{Level, Model, Weights};
use crate::link::pieces::Piece;
use crate::link::train::Comparison;
use crate::name;

/// A field of a ledger's record, in the order of the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    Born,
    Sex,
    Nationality,
    Birthplace,
    Residence,
    Facility,
    Arrested,
    NationalId,
    Passport,
}

impl Field {
    pub(super) const ALL: [Self; 10] = [
        Self::Name,
        Self::Born,
        Self::Sex,
        Self::Nationality,
        Self::Birthplace,
        Self::Residence,
        Self::Facility,
        Self::Arrested,
        Self::NationalId,
        Self::Passport,
    ];

    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Born => "born",
            Self::Sex => "sex",
            Self::Nationality => "nationality",
            Self::Birthplace => "birthplace",
            Self::Residence => "residence",
            Self::Facility => "facility",
            Self::Arrested => "arrested",
            Self::NationalId => "national id",
            Self::Passport => "passport",
        }
    }

    /// The levels, and what each weighs in half bits.
    ///
    /// Names and numbers that agree weigh what they do in lists too small to train, but that the order of the words of
    /// a name is a matter of form: `PEÑA MONTERO, Rubén`. What contradicts is a bar: no likeness
    /// elsewhere outvotes another number, another sex, another year of birth or a conflict of names. Places and days
    /// of arrest weigh little, because a wave is often one prison and one night.
    fn weights(self) -> Weights {
        let own = |levels: &[&str], halves: &[i32]| {
            let levels = levels.iter().zip(halves);
            let levels = levels.map(|(level, halves)| Level::new(*level, halves * 500));
            Weights::new(self.label(), levels)
        };
        match self {
            Self::Name => {
                let known = name::Level::ALL
                    .into_iter()
                    .filter(|level| *level != name::Level::Incomparable);
                let labels = known.clone().map(name::Level::meaning);
                let unknown = Weights::new(self.label(), []);
                let expert = weights(Kind::Name, &Comparison::new(self.label(), labels), &unknown, 0);
                let equal = expert.levels().first().map_or(0, Level::weight);
                let levels = expert.levels().iter().zip(known);
                let levels = levels.map(|(level, name)| {
                    let weight = match name {
                        name::Level::Rearranged => equal,
                        _ if name.conflicts() => BAR * 500,
                        _ => level.weight(),
                    };
                    Level::new(level.label(), weight)
                });
                Weights::new(self.label(), levels)
            }
            Self::Born => own(Day::BORN, &[22, 12, 12, 10, 9, 8, 8, 3, 2, -10, -20, BAR]),
            Self::Sex => own(Category::LEVELS, &[1, BAR]),
            Self::Nationality => own(Text::LEVELS, &[1, 1, 0, 0, 0, 0, -2]),
            Self::Birthplace | Self::Residence | Self::Facility => own(Text::LEVELS, &[4, 4, 3, 2, 2, 0, -2]),
            Self::Arrested => own(Day::EVENT, &[6, 4, 5, 4, 3, 0, 0, -1, -2, -2]),
            Self::NationalId | Self::Passport => own(Identifier::LEVELS, &[30, 26, 24, 0, BAR]),
        }
    }
}

/// What speaks against, whatever speaks for it: 30 bits.
const BAR: i32 = -60;

/// One random pair in 65,536 is taken to be one person: more than there are in lists of ten thousand persons.
const PRIOR: i32 = -16_000;

/// The weights of a ledger. They are the same for every ledger and are not learned from it: somebody who is added to a
/// list changes no weight, and so nobody else.
pub(super) fn model() -> Model {
    let weights = Field::ALL.map(Field::weights).to_vec();
    Model::new(PRIOR, weights).unwrap_or_default()
}

/// What brings the records of a ledger together: the same rules for every ledger, for the same reason.
pub(super) fn rules() -> Vec<Rule> {
    use Piece::{Given, GivenPair, RareWord, Surname, Surnames, Value, Year};
    let at = |field: Field| {
        Field::ALL
            .iter()
            .position(|one| *one == field)
            .unwrap_or(usize::MAX)
    };
    let (born, arrested) = (at(Field::Born), at(Field::Arrested));
    let rules = [
        vec![Value(at(Field::NationalId))],
        vec![Value(at(Field::Passport))],
        vec![Value(born), Surname],
        vec![Value(born), Given],
        vec![Value(born), Value(arrested)],
        vec![Surnames, Given],
        vec![GivenPair, Surname],
        vec![Surname, Given, Year(born)],
        vec![Surnames, Year(born)],
        vec![Surname, Given],
        vec![Surname, Value(arrested)],
        vec![RareWord],
    ];
    rules.into_iter().map(Rule::new).collect()
}

#[cfg(test)]
mod laws {
    use super::*;

    /// The default of [`Joining`](crate::settings::Joining), with the prior.
    const NEEDED: i32 = 10_000 - PRIOR;

    fn best(field: Field) -> i32 {
        field
            .weights()
            .levels()
            .iter()
            .map(Level::weight)
            .max()
            .unwrap_or(0)
    }

    #[test]
    fn every_level_of_every_field_has_a_weight() {
        let counts = Field::ALL.map(|field| field.weights().levels().len());
        assert_eq!(counts, [13, 12, 2, 7, 7, 7, 7, 10, 5, 5]);
        assert_eq!(model().comparisons().len(), Field::ALL.len());
    }

    #[test]
    fn nobody_is_joined_without_a_date_of_birth_or_a_number_and_nobody_by_one_alone() {
        let numbers = [Field::Born, Field::NationalId, Field::Passport];
        let others: i32 = Field::ALL
            .into_iter()
            .filter(|one| !numbers.contains(one))
            .map(best)
            .sum();
        assert!(others < NEEDED, "the name and everything else: {others}");
        for field in Field::ALL {
            assert!(best(field) < NEEDED - 5_000, "{field:?} alone, by far");
        }
    }

    #[test]
    fn the_name_and_the_day_of_birth_take_one_thing_more() {
        let both = best(Field::Name) + best(Field::Born);
        assert!(both < NEEDED && both + best(Field::Facility) >= NEEDED);
        assert!(both + best(Field::Sex) + best(Field::Nationality) < NEEDED);
    }

    #[test]
    fn what_contradicts_is_outvoted_by_nothing_but_two_numbers() {
        let bar = BAR * 500;
        let for_one: i32 = Field::ALL.into_iter().map(best).sum();
        let numbers = best(Field::NationalId) + best(Field::Passport);
        assert!(for_one - numbers + bar < NEEDED);
    }
}
