//! [`Field`]: what judging sees of two names. [`Words`]: what the words of one are, and whether that was asked.

use std::cell::Cell;

use crate::name::compare::align::Grid;
use crate::name::compare::world::Customs;
use crate::name::marks::Marks;

/// What the words of a name are by themselves: that is seldom asked, and it is noted when it was.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'n> {
    marks: &'n [Marks],
    asked: &'n Cell<bool>,
}

impl<'n> Words<'n> {
    pub(super) fn new(marks: &'n [Marks], asked: &'n Cell<bool>) -> Self {
        Self { marks, asked }
    }

    /// What a word is.
    pub(super) fn at(self, place: u8) -> Option<Marks> {
        self.asked.set(true);
        self.marks.get(usize::from(place)).copied()
    }

    /// How many there are, which is known without asking.
    pub(super) fn len(self) -> usize {
        self.marks.len()
    }
}

/// What judging sees of two names' words: what each is by itself, and how they meet.
#[derive(Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) a: Words<'a>,
    pub(super) b: Words<'a>,
    pub(super) grid: &'a Grid,
    pub(super) customs: Customs,
}
