//! [`System`]: unknown whole numbers, what must hold of them, and what is asked of them.

use crate::bounds::Bounds;

/// A sum of whole multiples of unknowns, each unknown once, in order, no multiple zero.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Form {
    terms: Vec<(usize, i64)>,
}

impl Form {
    /// One unknown.
    #[must_use]
    pub fn of(unknown: usize) -> Self {
        Self {
            terms: vec![(unknown, 1)],
        }
    }

    /// The sum of `(unknown, multiple)`; several multiples of one unknown are added up, at the ends of
    /// the range of `i64` they stay there.
    #[must_use]
    pub fn sum(terms: impl IntoIterator<Item = (usize, i64)>) -> Self {
        let mut given: Vec<(usize, i64)> = terms.into_iter().collect();
        given.sort_unstable_by_key(|(unknown, _)| *unknown);
        let mut terms: Vec<(usize, i64)> = Vec::with_capacity(given.len());
        for (unknown, multiple) in given {
            match terms.last_mut() {
                Some((last, sum)) if *last == unknown => *sum = sum.saturating_add(multiple),
                _ => terms.push((unknown, multiple)),
            }
        }
        terms.retain(|(_, multiple)| *multiple != 0);
        Self { terms }
    }

    /// Its terms, in order of unknown.
    #[must_use]
    pub fn terms(&self) -> &[(usize, i64)] {
        &self.terms
    }

    /// The unknown, when it is one and nothing else.
    #[must_use]
    pub fn single(&self) -> Option<usize> {
        match self.terms.as_slice() {
            [(unknown, 1)] => Some(*unknown),
            _ => None,
        }
    }
}

/// What holds of the unknowns whatever is asked: a form that is zero, or zero at most.
///
/// There is no constant in it, so that what satisfies all of them still does when every unknown is
/// multiplied by the same number. Numbers come in through [`Soft`] alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "a form without a constant is zero or bounded by zero"
)]
pub enum Hard {
    /// The form is zero.
    Zero(Form),
    /// The form is zero or less.
    AtMostZero(Form),
}

impl Hard {
    /// Its form.
    #[must_use]
    pub fn form(&self) -> &Form {
        match self {
            Self::Zero(form) | Self::AtMostZero(form) => form,
        }
    }
}

/// What somebody asks of the unknowns and may be asked to give up: a form within bounds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Soft {
    /// What is bounded.
    pub form: Form,
    /// Its bounds.
    pub bounds: Bounds,
}

/// Unknowns, zero or more each; what holds of them; what is asked of them.
///
/// ```
/// use cotejo::{Bounds, solve::{Form, Hard, System}};
/// // A total of two parts: 116 in all, 60 and 70 in the parts.
/// let system = System::new(3)
///     .with_hard(Hard::Zero(Form::sum([(0, 1), (1, -1), (2, -1)])))
///     .with_soft(Form::of(0), Bounds::exactly(116))
///     .with_soft(Form::of(1), Bounds::exactly(60))
///     .with_soft(Form::of(2), Bounds::exactly(70));
/// assert_eq!(system.soft().len(), 3);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct System {
    unknowns: usize,
    hard: Vec<Hard>,
    soft: Vec<Soft>,
}

impl System {
    /// So many unknowns, numbered from 0, and nothing said of them. A form may name more: then there
    /// are more.
    #[must_use]
    pub fn new(unknowns: usize) -> Self {
        Self {
            unknowns,
            hard: Vec::new(),
            soft: Vec::new(),
        }
    }

    /// Adds what must hold. An empty form holds by itself.
    #[must_use]
    pub fn with_hard(mut self, hard: Hard) -> Self {
        self.admit(hard.form());
        self.hard.push(hard);
        self
    }

    /// Adds what is asked. Of an empty form, which is 0, one may ask the impossible.
    #[must_use]
    pub fn with_soft(mut self, form: Form, bounds: Bounds) -> Self {
        self.admit(&form);
        self.soft.push(Soft { form, bounds });
        self
    }

    /// Unknowns are numbered up to this; a system that names one beyond is answered with
    /// [`Capped`](crate::solve::Capped).
    pub const MOST_UNKNOWNS: usize = 1 << 26;

    fn admit(&mut self, form: &Form) {
        let named = form
            .terms
            .last()
            .map_or(0, |(unknown, _)| unknown.saturating_add(1));
        self.unknowns = self.unknowns.max(named);
    }

    /// How many unknowns there are.
    #[must_use]
    pub fn unknowns(&self) -> usize {
        self.unknowns
    }
    /// What holds whatever is asked, in the order given.
    #[must_use]
    pub fn hard(&self) -> &[Hard] {
        &self.hard
    }
    /// What is asked, in the order given.
    #[must_use]
    pub fn soft(&self) -> &[Soft] {
        &self.soft
    }
}
