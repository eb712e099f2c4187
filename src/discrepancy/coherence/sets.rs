//! [`Sets`]: the sets of a ledger while they are gathered, which lie inside which, and which share nobody.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::coherence::constraint::Origin;
use crate::discrepancy::coherence::extent::{Extent, share_nobody};
use crate::discrepancy::coherence::people::People;
use crate::discrepancy::coherence::span::Span;
use crate::id::PopulationId;
use crate::model::ledger::Ledger;
use crate::model::source::Population;
use crate::model::vocabulary::Aspect;

/// One set: its name, what it is of where that is known, and what contains it.
pub(super) struct Set {
    pub(super) people: People,
    pub(super) extent: Option<Extent>,
    /// The sets it lies in, each with where that comes from.
    pub(super) inside: BTreeMap<usize, Origin>,
    /// What follows for it from all sets around it.
    hull: Span,
    populations: Vec<PopulationId>,
    /// Sides of declared separations: people of the two sides are others.
    sides: BTreeSet<(usize, bool)>,
}

/// Sets by number.
pub(super) struct Sets<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) all: Vec<Set>,
    by_extent: BTreeMap<Extent, usize>,
    by_people: BTreeMap<People, usize>,
    apart: Vec<(usize, usize, Origin)>,
    populations_apart: bool,
}

impl<'a> Sets<'a> {
    pub(super) fn new(ledger: &'a Ledger) -> Self {
        Self {
            ledger,
            all: Vec::new(),
            by_extent: BTreeMap::new(),
            by_people: BTreeMap::new(),
            apart: Vec::new(),
            populations_apart: ledger
                .populations()
                .any(|one| !Population::disjoint(one).is_empty()),
        }
    }

    /// The set of this extent, under the first name it is given.
    pub(super) fn of(&mut self, extent: &Extent, people: impl FnOnce() -> People) -> usize {
        if let Some(&known) = self.by_extent.get(extent) {
            return known;
        }
        let at = self.named(people(), Some(extent.clone()));
        self.by_extent.insert(extent.clone(), at);
        at
    }

    /// The set of this name.
    pub(super) fn named(&mut self, people: People, extent: Option<Extent>) -> usize {
        if let Some(&known) = self.by_people.get(&people) {
            return known;
        }
        let at = self.all.len();
        self.by_people.insert(people.clone(), at);
        self.all.push(Set {
            people,
            hull: extent.as_ref().map_or(Span::UNKNOWN, |extent| extent.span),
            populations: extent
                .as_ref()
                .map_or_else(Vec::new, |extent| extent.line.populations.clone()),
            extent,
            inside: BTreeMap::new(),
            sides: BTreeSet::new(),
        });
        at
    }

    pub(super) fn find(&self, people: &People) -> Option<usize> {
        self.by_people.get(people).copied()
    }

    /// Every set by its name.
    pub(super) fn numbers(&self) -> BTreeMap<People, usize> {
        self.by_people.clone()
    }

    pub(super) fn extent(&self, at: usize) -> Option<&Extent> {
        self.all.get(at).and_then(|set| set.extent.as_ref())
    }

    /// Puts one set inside another; the first reason given stays.
    pub(super) fn put_inside(&mut self, inner: usize, outer: usize, origin: Origin) {
        if inner != outer
            && let Some(set) = self.all.get_mut(inner)
        {
            set.inside.entry(outer).or_insert(origin);
        }
    }

    /// Says that two sets share nobody.
    pub(super) fn put_apart(&mut self, one: usize, other: usize, origin: Origin) {
        if one != other {
            self.apart.push((one, other, origin));
        }
    }

    /// Every set directly inside each.
    pub(super) fn directly_inside(&self) -> Vec<Vec<usize>> {
        let mut found = vec![Vec::new(); self.all.len()];
        for (inner, set) in self.all.iter().enumerate() {
            for outer in set.inside.keys() {
                if let Some(own) = found.get_mut(*outer) {
                    own.push(inner);
                }
            }
        }
        found
    }

    /// Hands down to every set what holds of those around it: days, populations, sides of separations.
    /// O(sets · depth).
    pub(super) fn settle(&mut self) {
        for (pair, (one, other, _)) in self.apart.iter().enumerate() {
            for (at, side) in [(*one, false), (*other, true)] {
                if let Some(set) = self.all.get_mut(at) {
                    set.sides.insert((pair, side));
                }
            }
        }
        let below = self.directly_inside();
        let mut open: BTreeSet<usize> = (0..self.all.len()).collect();
        // A set is looked at again only when something around it has changed.
        while let Some(outer) = open.pop_first() {
            let Some(set) = self.all.get(outer) else { continue };
            let (hull, populations, sides) = (set.hull, set.populations.clone(), set.sides.clone());
            for &inner in below.get(outer).map_or(&[][..], Vec::as_slice) {
                let Some(set) = self.all.get_mut(inner) else {
                    continue;
                };
                let before = (set.hull, set.populations.len(), set.sides.len());
                set.hull = set.hull.narrowed(hull);
                for population in &populations {
                    if !set.populations.contains(population) {
                        set.populations.push(population.clone());
                    }
                }
                set.sides.extend(sides.iter().copied());
                if before != (set.hull, set.populations.len(), set.sides.len()) {
                    open.insert(inner);
                }
            }
        }
    }

    /// Whether anything but days can keep sets apart.
    pub(super) fn declares_apart(&self) -> bool {
        self.populations_apart || !self.apart.is_empty()
    }

    /// Why two sets surely share nobody; `None` when they may. As far as settled.
    pub(super) fn apart(&self, one: usize, other: usize) -> Option<Origin> {
        let (a, b) = (self.all.get(one)?, self.all.get(other)?);
        if one == other {
            return None;
        }
        if let Some(declared) = self.declared_apart(one, other) {
            return Some(declared);
        }
        if a.hull.apart(b.hull) {
            return Some(Origin::Apart(Aspect::Window));
        }
        let strangers = |p: &PopulationId| b.populations.iter().any(|q| share_nobody(self.ledger, p, q));
        (self.populations_apart && a.populations.iter().any(strangers))
            .then_some(Origin::Apart(Aspect::Population))
    }

    /// The declaration by which two sets share nobody.
    pub(super) fn declared_apart(&self, one: usize, other: usize) -> Option<Origin> {
        let (a, b) = (self.all.get(one)?, self.all.get(other)?);
        let (pair, _) = a
            .sides
            .iter()
            .find(|(pair, side)| b.sides.contains(&(*pair, !side)))?;
        self.apart.get(*pair).map(|(.., origin)| origin.clone())
    }

    /// Why nobody can be in a set: it lies in sets that are declared to share nobody.
    pub(super) fn empty(&self, at: usize) -> Option<Origin> {
        let set = self.all.get(at)?;
        let (pair, _) = set
            .sides
            .iter()
            .find(|(pair, side)| set.sides.contains(&(*pair, !side)))?;
        self.apart.get(*pair).map(|(.., origin)| origin.clone())
    }

    /// The days of a set as far as all sets around it tell.
    pub(super) fn hull(&self, at: usize) -> Span {
        self.all.get(at).map_or(Span::UNKNOWN, |set| set.hull)
    }

    /// Whether the one lies in the other at some remove, looking at no more than `most` sets.
    pub(super) fn lies_in(&self, inner: usize, outer: usize, most: usize) -> bool {
        let mut seen = BTreeSet::from([inner]);
        let mut open = vec![inner];
        while let Some(at) = open.pop() {
            if at == outer {
                return true;
            }
            if seen.len() > most {
                return false;
            }
            let around = self.all.get(at).into_iter().flat_map(|set| set.inside.keys());
            open.extend(around.copied().filter(|next| seen.insert(*next)));
        }
        false
    }
}
