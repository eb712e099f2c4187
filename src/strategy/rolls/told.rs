//! [`Told`]: a person as one record tells of them.

use crate::strategy::rolls::dice::Dice;
use crate::strategy::rolls::person::Person;
use crate::strategy::rolls::shape::{Column, Shape};
use crate::strategy::rolls::slips::{misdated, misread, misspelled};

/// A person as one record tells of them.
pub(super) struct Told<'p> {
    person: &'p Person,
    given: Vec<String>,
    surnames: Vec<String>,
    /// Whether the whole name has its title.
    is_titled: bool,
    born: (usize, usize, usize),
    /// How many parts of the date of birth are told.
    parts: usize,
    /// Columns, other than of the name and the birth, that are written wrong.
    wrong: Vec<Column>,
}

impl<'p> Told<'p> {
    pub(super) fn new(shape: &Shape, person: &'p Person, is_clean: bool, dice: &mut Dice) -> Self {
        let mut told = Self {
            person,
            given: person.given.iter().map(|(name, _)| (*name).to_owned()).collect(),
            surnames: person.surnames.clone(),
            is_titled: dice.chance(500),
            born: person.born,
            parts: 3,
            wrong: Vec::new(),
        };
        if dice.chance(shape.aliases) {
            told.alias(dice);
        }
        if dice.chance(shape.partial) {
            told.parts = 1 + dice.below(2);
        }
        let faults = shape.faults / 1_000 + u16::from(dice.chance(shape.faults % 1_000));
        if !is_clean {
            for _ in 0..faults {
                told.slip(shape, dice);
            }
        }
        told
    }

    /// The name told in another way.
    fn alias(&mut self, dice: &mut Dice) {
        match dice.below(6) {
            0 | 1 => {
                let shorts: Vec<&str> = self
                    .person
                    .given
                    .first()
                    .map_or("", |given| given.1)
                    .split('|')
                    .collect();
                let short = dice.pick(&shorts).copied().unwrap_or_default();
                if let (false, Some(given)) = (short.is_empty(), self.given.first_mut()) {
                    short.clone_into(given);
                }
            }
            2 => self.given.truncate(1),
            3 if self.surnames.len() > 1 => self.surnames.truncate(1),
            4 if self.surnames.len() > 1 => self.surnames.reverse(),
            4 => std::mem::swap(&mut self.given, &mut self.surnames),
            5 if self.given.len() > 1 => {
                self.given.remove(0);
            }
            _ => {
                for given in &mut self.given {
                    given.truncate(given.chars().next().map_or(0, char::len_utf8));
                }
            }
        }
    }

    /// One slip in one of the columns, each as likely.
    fn slip(&mut self, shape: &Shape, dice: &mut Dice) {
        let Some(column) = dice.pick(&shape.columns).copied() else {
            return;
        };
        let word = match column {
            Column::Given | Column::FirstAndSurname => self.given.first_mut(),
            Column::Surname | Column::FullName => self.surnames.first_mut(),
            Column::SecondSurname => self.surnames.last_mut(),
            Column::Born | Column::BirthDay | Column::BirthMonth | Column::BirthYear => {
                self.born = misdated(self.born, dice);
                return;
            }
            _ => {
                self.wrong.push(column);
                return;
            }
        };
        if let Some(word) = word {
            *word = misspelled(word, dice);
        }
    }

    /// One cell a column.
    pub(super) fn cells(&self, shape: &Shape, dice: &mut Dice) -> Vec<String> {
        let is_whole = shape.columns.contains(&Column::FullName);
        shape
            .columns
            .iter()
            .map(|column| {
                let is_name =
                    matches!(column, Column::Given | Column::Surname | Column::FullName) && !is_whole;
                let written = self.cell(*column);
                let keeps = matches!(column, Column::FullName) || is_name;
                if !keeps && dice.chance(shape.missing) {
                    String::new()
                } else if self.wrong.contains(column) {
                    misread(&written, dice)
                } else {
                    written
                }
            })
            .collect()
    }

    fn cell(&self, column: Column) -> String {
        let person = self.person;
        let (year, month, day) = self.born;
        let part = |least: usize, part: usize| {
            if self.parts >= least {
                part.to_string()
            } else {
                String::new()
            }
        };
        match column {
            Column::Given => self.given.join(" "),
            Column::FirstAndSurname => {
                let words = self.given.iter().take(1).chain(&self.surnames);
                words.map(String::as_str).collect::<Vec<_>>().join(" ")
            }
            Column::Surname => self.surnames.first().cloned().unwrap_or_default(),
            Column::SecondSurname => self.surnames.get(1).cloned().unwrap_or_default(),
            Column::FullName => self.whole(),
            Column::Sex => if person.woman { "F" } else { "M" }.to_owned(),
            Column::Born => match self.parts {
                1 => year.to_string(),
                2 => format!("{year}-{month:02}"),
                _ => format!("{year}-{month:02}-{day:02}"),
            },
            Column::BirthYear => part(1, year),
            Column::BirthMonth => part(2, month),
            Column::BirthDay => part(3, day),
            Column::Age => 2026_usize.saturating_sub(year).to_string(),
            Column::NationalId => person
                .document
                .map_or_else(String::new, |number| format!("V-{number}")),
            Column::Place => person.place.to_owned(),
            Column::Postcode => person.postcode.clone(),
            Column::Occupation => person.occupation.to_owned(),
            Column::Address => person.address.clone(),
            Column::Arrested => {
                let (year, month, day) = person.arrested;
                format!("{year}-{month:02}-{day:02}")
            }
            Column::Facility => person.facility.clone(),
        }
    }

    /// The whole name, of some people with a title.
    fn whole(&self) -> String {
        let (given, surnames) = (self.given.join(" "), self.surnames.join(" "));
        match self.person.title {
            Some(title) if self.is_titled => {
                format!("{given} {surnames}, {title} {surnames} of {}", self.person.place)
            }
            _ => format!("{given} {surnames}"),
        }
    }
}
