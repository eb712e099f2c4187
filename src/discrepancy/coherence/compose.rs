//! From constraints to systems for the solver, part by part.

use std::collections::{BTreeMap, BTreeSet};

use crate::bounds::Bounds;
use crate::discrepancy::coherence::constraints::{Asking, Constraints};
use crate::discrepancy::coherence::rules::Rule;
use crate::id::AssumptionId;
use crate::solve::{Capped, Component, Form, Hard, Solver, System};

/// What becomes of the people whom an assumption says there are none of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rests<'a> {
    /// Where the assumption holds there are none; where it does not, its rules say nothing.
    Settled,
    /// The same, but an assumption that holds is asked like a claim and may be set aside like one.
    Asked,
    /// The same, but of this assumption nothing is asked: how many there must be is the question.
    Open(&'a AssumptionId),
}

/// A system of which every row knows where it comes from.
pub(super) struct Composed {
    pub(super) system: System,
    /// Who asks each soft row.
    pub(super) asking: Vec<Asking>,
    /// For each soft row the place of the ask it is; `None` for an assumption.
    pub(super) asks: Vec<Option<usize>>,
    /// The rule each hard row is.
    pub(super) rules: Vec<usize>,
}

/// The system of all constraints. Sets are its unknowns, by their numbers.
pub(super) fn compose(constraints: &Constraints, rests: Rests<'_>) -> Composed {
    composed(constraints, rests, false)
}

/// The same with every vague figure at its widest.
pub(super) fn compose_at_the_widest(constraints: &Constraints) -> Composed {
    composed(constraints, Rests::Settled, true)
}

fn composed(constraints: &Constraints, rests: Rests<'_>, at_the_widest: bool) -> Composed {
    let mut composed = Composed {
        system: System::new(constraints.people.len()),
        asking: Vec::new(),
        asks: Vec::new(),
        rules: Vec::new(),
    };
    let mut asked: BTreeMap<&AssumptionId, BTreeSet<usize>> = BTreeMap::new();
    for (at, rule) in constraints.rules.iter().enumerate() {
        let Some(form) = form(constraints, rule, rests, &mut asked) else {
            continue;
        };
        composed.rules.push(at);
        composed.system = composed.system.with_hard(if rule.equal {
            Hard::Zero(form)
        } else {
            Hard::AtMostZero(form)
        });
    }
    for (at, ask) in constraints.asks.iter().enumerate() {
        composed.asking.push(ask.by.clone());
        composed.asks.push(Some(at));
        let bounds = if at_the_widest { ask.widest } else { ask.bounds };
        let form = Form::sum(ask.terms.iter().copied());
        composed.system = composed.system.with_soft(form, bounds);
    }
    for (assumption, rests) in asked {
        composed.asking.push(Asking::Assumption(assumption.clone()));
        composed.asks.push(None);
        composed.system = composed.system.with_soft(
            Form::sum(rests.into_iter().map(|rest| (rest, 1))),
            Bounds::exactly(0),
        );
    }
    composed
}

/// A rule as a form that is zero at most; `None` when it says nothing because an assumption is off.
fn form<'c>(
    constraints: &'c Constraints,
    rule: &Rule,
    rests: Rests<'_>,
    asked: &mut BTreeMap<&'c AssumptionId, BTreeSet<usize>>,
) -> Option<Form> {
    let mut terms: Vec<(usize, i64)> = Vec::new();
    for (sets, sign) in [(&rule.lesser, 1), (&rule.greater, -1)] {
        for &set in sets {
            let Some(assumption) = constraints.people.get(set).and_then(|people| people.assumption()) else {
                terms.push((set, sign));
                continue;
            };
            let holds = constraints.held.contains(assumption);
            match rests {
                Rests::Open(open) if open == assumption => terms.push((set, sign)),
                Rests::Asked if holds => {
                    asked.entry(assumption).or_default().insert(set);
                    terms.push((set, sign));
                }
                // Nobody is in it.
                _ if holds => {}
                // Anybody may be: it bounds nothing from above, and adds nothing from below.
                _ if sign < 0 || rule.equal => return None,
                _ => {}
            }
        }
    }
    let form = Form::sum(terms);
    (!form.terms().is_empty()).then_some(form)
}

/// A connected part of a composed system, ready to be asked about what its elements ask together.
pub(super) struct Part<'c> {
    pub(super) component: Component,
    pub(super) solver: Solver,
    /// Who asks something in it, in order.
    pub(super) elements: Vec<&'c Asking>,
    /// For each element its soft rows in the part.
    rows: Vec<Vec<usize>>,
    /// For each soft row of the part its element.
    element_of: Vec<usize>,
}

impl Composed {
    /// The parts in which anything is asked.
    pub(super) fn parts(&self) -> Vec<Part<'_>> {
        let parts = self.system.components().into_iter();
        parts
            .filter(|part| !part.soft.is_empty())
            .map(|part| self.part(part))
            .collect()
    }

    pub(super) fn part(&self, component: Component) -> Part<'_> {
        let asking = |row: &usize| self.asking.get(*row);
        let elements: BTreeSet<&Asking> = component.soft.iter().filter_map(asking).collect();
        let elements: Vec<&Asking> = elements.into_iter().collect();
        let element = |row| {
            asking(row)
                .and_then(|by| elements.binary_search(&by).ok())
                .unwrap_or(0)
        };
        let element_of: Vec<usize> = component.soft.iter().map(element).collect();
        let mut rows = vec![Vec::new(); elements.len()];
        for (row, element) in element_of.iter().enumerate() {
            if let Some(own) = rows.get_mut(*element) {
                own.push(row);
            }
        }
        Part {
            solver: Solver::new(&component.system),
            component,
            elements,
            rows,
            element_of,
        }
    }
}

impl Part<'_> {
    /// The soft rows of some elements, marked.
    pub(super) fn rows(&self, elements: &[bool]) -> Vec<bool> {
        let asked = |element: &usize| elements.get(*element).copied().unwrap_or(false);
        self.element_of.iter().map(asked).collect()
    }

    /// All its soft rows, marked.
    pub(super) fn all(&self) -> Vec<bool> {
        vec![true; self.element_of.len()]
    }

    /// The soft rows of one element.
    pub(super) fn rows_of(&self, element: usize) -> &[usize] {
        self.rows.get(element).map_or(&[], Vec::as_slice)
    }

    /// The elements some of its soft rows belong to, each once.
    pub(super) fn elements_of(&self, rows: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let elements: BTreeSet<usize> = rows
            .into_iter()
            .filter_map(|row| self.element_of.get(row).copied())
            .collect();
        elements.into_iter().collect()
    }

    /// Some elements by name.
    pub(super) fn asking(&self, elements: &[usize]) -> Vec<Asking> {
        let named = elements.iter().filter_map(|at| self.elements.get(*at));
        named.map(|by| (*by).clone()).collect()
    }

    /// Some of the elements marked that cannot all hold; `None` when they can.
    pub(super) fn clash(&mut self, elements: &[bool]) -> Result<Option<Vec<usize>>, Capped> {
        let rows = self.rows(elements);
        let found = self.solver.clash(&rows)?;
        Ok(found.map(|certificate| self.elements_of(certificate.support())))
    }

    /// The unknown of the part that is a set of the constraints.
    pub(super) fn unknown(&self, set: usize) -> Option<usize> {
        self.component.unknowns.binary_search(&set).ok()
    }
}
