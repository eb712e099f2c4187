//! Readings folded over what changes no itemisation.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::{Choice, Combination, Held, Itemisation, Readings};
use crate::id::AssumptionId;
use crate::render::asked::{either, label, outside};
use crate::render::names::Speech;

/// How many itemisations are printed.
const MOST_COLUMNS: usize = 3;

/// One row: what each itemisation comes to; `None` where it does not apply.
pub(super) type Cells<'a> = Vec<Option<&'a Itemisation>>;

/// The readings that let all figures stand, folded over what changes no itemisation.
pub(super) struct Table<'a> {
    pub(super) columns: Vec<&'a AssumptionId>,
    /// The choices that change something, each with its options in classes that do not.
    pub(super) choices: Vec<(&'a Choice, Vec<Vec<usize>>)>,
    /// By the class of each choice.
    pub(super) rows: BTreeMap<Vec<usize>, Cells<'a>>,
}

impl<'a> Table<'a> {
    pub(super) fn of(found: &'a Readings) -> Self {
        let standing: Vec<&Combination> = found.combinations.iter().filter(|one| one.stands()).collect();
        let mut columns: Vec<&AssumptionId> = Vec::new();
        for one in standing.iter().flat_map(|one| &one.itemisations) {
            if !one.short_by.is_zero() && !columns.contains(&&one.assumption) {
                columns.push(&one.assumption);
            }
        }
        columns.truncate(MOST_COLUMNS);
        let cells = |one: &'a Combination| -> Cells<'a> {
            let of = |id: &&AssumptionId| one.itemisations.iter().find(|own| own.assumption == **id);
            columns.iter().map(of).collect()
        };
        let all: BTreeMap<&[usize], Cells<'a>> = standing
            .iter()
            .map(|one| (one.options.as_slice(), cells(one)))
            .collect();
        let classes = (0..found.choices.len()).map(|at| classes(&all, at));
        let classes: Vec<Vec<Vec<usize>>> = classes.collect();
        let mut rows: BTreeMap<Vec<usize>, Cells<'a>> = BTreeMap::new();
        for (options, cells) in all {
            let class = |(option, classes): (&usize, &Vec<Vec<usize>>)| {
                let own = classes.iter().position(|class| class.contains(option));
                (classes.len() > 1).then_some(own.unwrap_or(0))
            };
            let key: Vec<usize> = options.iter().zip(&classes).filter_map(class).collect();
            let row = rows.entry(key).or_insert_with(|| vec![None; cells.len()]);
            for (known, cell) in row.iter_mut().zip(cells) {
                *known = known.or(cell);
            }
        }
        let choices = found
            .choices
            .iter()
            .zip(classes)
            .filter(|(_, classes)| classes.len() > 1);
        Self {
            columns,
            choices: choices.collect(),
            rows,
        }
    }

    pub(super) fn classes(&self, choice: usize) -> usize {
        self.choices.get(choice).map_or(0, |(_, classes)| classes.len())
    }

    /// How the claims that make no rows are read in a block; nothing at face value.
    pub(super) fn read_as(&self, speech: &Speech<'_>, main: Option<usize>, block: &[usize]) -> String {
        let others = self
            .choices
            .iter()
            .enumerate()
            .filter(|(at, _)| Some(*at) != main);
        let told = others.zip(block).filter_map(|((_, (choice, classes)), class)| {
            let face = classes.get(*class).is_some_and(|options| options.contains(&0));
            let read_as = class_label(choice, classes, *class);
            (!face).then(|| format!("{} read as “{read_as}”", speech.says(&choice.claim)))
        });
        let told: Vec<String> = told.collect();
        told.join(" and ")
    }

    /// What a column says, and what follows where the assumption does not hold.
    pub(super) fn footnote(
        &self,
        speech: &Speech<'_>,
        column: usize,
        id: &AssumptionId,
        short: &str,
    ) -> String {
        let mut cells = self
            .rows
            .values()
            .filter_map(|cells| cells.get(column).copied().flatten());
        let what = match cells.next().map(|one| one.side) {
            Some(Held::Whole) => "The most the parts named allow, for what is said of the whole",
            _ => "The least that is needed, against what is said of the parts named",
        };
        format!(
            "{what}. An assumption, off: if it does not hold, nothing here clashes, but at least so many are {}: {short}.",
            outside(speech, id)
        )
    }
}

/// The options of a choice, those together that change no cell whatever the others are.
fn classes(all: &BTreeMap<&[usize], Cells<'_>>, at: usize) -> Vec<Vec<usize>> {
    let used: BTreeSet<usize> = all
        .keys()
        .filter_map(|options| options.get(at).copied())
        .collect();
    let mut classes: Vec<Vec<usize>> = Vec::new();
    for option in used {
        let alike = |class: &&mut Vec<usize>| class.iter().all(|other| like(all, at, option, *other));
        match classes.iter_mut().find(alike) {
            Some(class) => class.push(option),
            None => classes.push(vec![option]),
        }
    }
    classes
}

fn like(all: &BTreeMap<&[usize], Cells<'_>>, at: usize, one: usize, other: usize) -> bool {
    let own = all.iter().filter(|(options, _)| options.get(at) == Some(&one));
    own.clone().all(|(options, cells)| {
        let mut changed = options.to_vec();
        if let Some(option) = changed.get_mut(at) {
            *option = other;
        }
        let others = all.get(changed.as_slice());
        others.is_none_or(|others| {
            cells.iter().zip(others).all(|(a, b)| {
                let numbers = |one: &Itemisation| (one.needs, one.allows, one.short_by);
                a.zip(*b).is_none_or(|(a, b)| numbers(a) == numbers(b))
            })
        })
    })
}

/// The options of a class in their own words.
pub(super) fn class_label(choice: &Choice, classes: &[Vec<usize>], class: usize) -> String {
    let mut labels: Vec<String> = Vec::new();
    for option in classes.get(class).into_iter().flatten() {
        let label = label(choice, *option);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    either(&labels)
}
