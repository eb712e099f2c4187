//! [`Rows`]: the records of made-up lists, one after another.

use crate::strategy::rolls::dice::{Dice, mixed};
use crate::strategy::rolls::person::Person;
use crate::strategy::rolls::shape::{Shape, Sizes};
use crate::strategy::rolls::told::Told;

/// One record, and whose it truly is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// The id of the record, as good as drawn.
    pub id: String,
    /// The person it is of, counted from 0.
    pub person: u64,
    /// The list it stands in, counted from 1.
    pub list: u8,
    /// One cell a column, in the order of [`Shape::headers`]; empty where nothing is told.
    pub cells: Vec<String>,
}

/// The rows of a [`Shape`], person by person.
#[derive(Debug, Clone)]
pub struct Rows {
    shape: Shape,
    seed: u64,
    /// Rows made so far.
    made: u64,
    /// The person under way, how many records it has in all and how many are made.
    person: u64,
    truth: Person,
    size: u16,
    told: u16,
}

impl Shape {
    /// The rows of these lists, the same for the same seed. O(1) memory, whatever the number of records; the ids come in
    /// no order, so that they tell nothing of who belongs together.
    #[must_use]
    pub fn rows(&self, seed: u64) -> Rows {
        Rows::new(self.clone(), seed)
    }
}

impl Rows {
    pub(super) fn new(shape: Shape, seed: u64) -> Self {
        Self {
            truth: Person::new(&shape, seed, 0),
            size: size(shape.sizes, seed, 0),
            shape,
            seed,
            made: 0,
            person: 0,
            told: 0,
        }
    }
}

/// How many records a person has.
fn size(sizes: Sizes, seed: u64, person: u64) -> u16 {
    let mut dice = Dice::new(seed, 4, person);
    match sizes {
        Sizes::Repeats(share) => 1 + u16::from(dice.chance(share)),
        Sizes::Skewed(most) => {
            let octaves = usize::try_from(u16::BITS - most.leading_zeros()).unwrap_or(1);
            let first = 1_usize << dice.below(octaves);
            let drawn = first + dice.below(first);
            u16::try_from(drawn).unwrap_or(u16::MAX).clamp(1, most.max(1))
        }
    }
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.made >= self.shape.records {
            return None;
        }
        if self.told >= self.size {
            self.person += 1;
            self.told = 0;
            self.size = size(self.shape.sizes, self.seed, self.person);
            self.truth = Person::new(&self.shape, self.seed, self.person);
        }
        let mut dice = Dice::new(self.seed, 5, self.made);
        let is_clean = self.shape.first_is_clean && self.told == 0;
        let told = Told::new(&self.shape, &self.truth, is_clean, &mut dice);
        let row = Row {
            id: format!("{:016x}", mixed(self.seed.wrapping_add(self.made))),
            person: self.person,
            list: 1 + u8::try_from(dice.below(usize::from(self.shape.lists))).unwrap_or(0),
            cells: told.cells(&self.shape, &mut dice),
        };
        self.made += 1;
        self.told += 1;
        Some(row)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::try_from(self.shape.records - self.made).ok();
        (left.unwrap_or(usize::MAX), left)
    }
}
