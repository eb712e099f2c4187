//! [`Layout`]: a system's factor graph as rooted trees.

use std::collections::{BTreeMap, VecDeque};

use crate::bounds::Bounds;
use crate::solve::system::{Form, Hard, System};

/// An unknown in a sum, added or subtracted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::solve) struct Term {
    pub(in crate::solve) unknown: usize,
    pub(in crate::solve) negative: bool,
}

/// What a factor says of its sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::solve) enum Rule {
    /// It is zero: the hard row of that index.
    Zero(usize),
    /// It is zero or less: the hard row of that index.
    AtMostZero(usize),
    /// What the soft rows placed on it ask.
    Asked,
}

/// A sum of unknowns and what is said of it. One of the unknowns lies towards the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::solve) struct Factor {
    pub(in crate::solve) rule: Rule,
    pub(in crate::solve) parent: Term,
    pub(in crate::solve) children: Vec<Term>,
}

/// What a soft row bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::solve) enum Place {
    Unknown(usize),
    Factor(usize),
    /// The empty form, which is 0.
    Nothing,
}

/// The factor graph: a node per unknown, per hard row and per soft form of more than one unknown
/// (Kschischang, Frey and Loeliger, 2001). Factors stand in an order in which every one comes after
/// those between it and the root, so that a loop over them is a walk from the roots to the leaves,
/// and a loop backwards the walk up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::solve) struct Layout {
    /// Unknowns that no factor has as a child.
    pub(in crate::solve) roots: Vec<usize>,
    /// How many unknowns there are.
    pub(in crate::solve) unknowns: usize,
    /// Parents before children.
    pub(in crate::solve) factors: Vec<Factor>,
    /// Every soft row, in the system's order.
    pub(in crate::solve) rows: Vec<(Place, Bounds)>,
}

impl Layout {
    /// `None` when the graph has a circle or a multiple is neither 1 nor −1.
    /// O(terms + rows · log rows).
    pub(in crate::solve) fn of(system: &System) -> Option<Self> {
        let mut sums = Vec::with_capacity(system.hard().len());
        for (at, hard) in system.hard().iter().enumerate() {
            let rule = match hard {
                Hard::Zero(_) => Rule::Zero(at),
                Hard::AtMostZero(_) => Rule::AtMostZero(at),
            };
            sums.push((rule, unit_terms(hard.form())?));
        }
        let mut places = Vec::with_capacity(system.soft().len());
        let mut seen: BTreeMap<&Form, usize> = BTreeMap::new();
        for soft in system.soft() {
            let terms = soft.form.terms();
            places.push(match (terms, soft.form.single()) {
                ([], _) => Place::Nothing,
                (_, Some(unknown)) => Place::Unknown(unknown),
                (_, None) => {
                    let next = sums.len();
                    let sum = *seen.entry(&soft.form).or_insert(next);
                    if sum == next {
                        sums.push((Rule::Asked, unit_terms(&soft.form)?));
                    }
                    Place::Factor(sum)
                }
            });
        }
        let (roots, factors, position) = rooted(system.unknowns(), sums)?;
        let placed = |place| match place {
            Place::Factor(sum) => position.get(sum).copied().flatten().map(Place::Factor),
            other => Some(other),
        };
        let rows = places.into_iter().zip(system.soft());
        let rows = rows.map(|(place, soft)| Some((placed(place)?, soft.bounds)));
        Some(Self {
            roots,
            unknowns: system.unknowns(),
            factors,
            rows: rows.collect::<Option<_>>()?,
        })
    }

    /// The rows that are asked, with their places.
    pub(in crate::solve) fn asked<'a>(
        &'a self,
        active: &'a [bool],
    ) -> impl Iterator<Item = (usize, Place, Bounds)> + 'a {
        let rows = self.rows.iter().zip(active).enumerate();
        rows.filter_map(|(row, ((place, bounds), asked))| asked.then_some((row, *place, *bounds)))
    }
}

/// Whether every multiple is 1 or −1, and which.
fn unit_terms(form: &Form) -> Option<Vec<Term>> {
    let unit = |(unknown, multiple): &(usize, i64)| match multiple {
        1 => Some((*unknown, false)),
        -1 => Some((*unknown, true)),
        _ => None,
    };
    let term = |(unknown, negative)| Term { unknown, negative };
    form.terms().iter().map(|given| unit(given).map(term)).collect()
}

/// Roots, factors breadth first, and where each sum went; an empty sum goes nowhere.
type Rooted = (Vec<usize>, Vec<Factor>, Vec<Option<usize>>);

fn rooted(unknowns: usize, sums: Vec<(Rule, Vec<Term>)>) -> Option<Rooted> {
    let mut of_unknown: Vec<Vec<usize>> = vec![Vec::new(); unknowns];
    for (sum, (_, terms)) in sums.iter().enumerate() {
        for term in terms {
            of_unknown.get_mut(term.unknown)?.push(sum);
        }
    }
    let mut waiting: Vec<Option<(Rule, Vec<Term>)>> = sums.into_iter().map(Some).collect();
    let mut position = vec![None; waiting.len()];
    let mut reached = vec![false; unknowns];
    let (mut roots, mut factors) = (Vec::new(), Vec::with_capacity(waiting.len()));
    let mut queue = VecDeque::new();
    for root in 0..unknowns {
        if std::mem::replace(reached.get_mut(root)?, true) {
            continue;
        }
        roots.push(root);
        queue.push_back(root);
        while let Some(unknown) = queue.pop_front() {
            for sum in of_unknown.get(unknown)? {
                // The factor towards the root has been taken already.
                let Some((rule, mut children)) = waiting.get_mut(*sum)?.take() else {
                    continue;
                };
                let parent = children.remove(children.iter().position(|term| term.unknown == unknown)?);
                for child in &children {
                    if std::mem::replace(reached.get_mut(child.unknown)?, true) {
                        return None;
                    }
                    queue.push_back(child.unknown);
                }
                *position.get_mut(*sum)? = Some(factors.len());
                factors.push(Factor {
                    rule,
                    parent,
                    children,
                });
            }
        }
    }
    Some((roots, factors, position))
}
