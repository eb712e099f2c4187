//! [`System::components`]: parts of a system that have nothing to do with one another.

use crate::solve::system::{Form, Hard, System};

/// One part, a system of its own, with the places that its unknowns and rows have in the whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Component {
    /// The part; its unknowns and rows are numbered from 0, in the order of the whole.
    pub system: System,
    /// Which unknown of the whole each of its unknowns is.
    pub unknowns: Vec<usize>,
    /// Which hard row of the whole each of its hard rows is.
    pub hard: Vec<usize>,
    /// Which soft row of the whole each of its soft rows is.
    pub soft: Vec<usize>,
}

impl System {
    /// The parts that share no unknown in any row, by their least unknown. A soft row without an unknown
    /// is a part of its own, after the others; a hard one holds by itself and is left out.
    ///
    /// Union by size with path halving (Tarjan & van Leeuwen, 1984): O(n α(n)) for n unknowns and terms.
    #[must_use]
    pub fn components(&self) -> Vec<Component> {
        if self.unknowns() > Self::MOST_UNKNOWNS {
            // Too many to be told apart, and to be answered: one part of everything asked.
            return vec![Component {
                system: self.clone(),
                unknowns: Vec::new(),
                hard: (0..self.hard().len()).collect(),
                soft: (0..self.soft().len()).collect(),
            }];
        }
        let mut sets = Sets::new(self.unknowns());
        let forms = self
            .hard()
            .iter()
            .map(Hard::form)
            .chain(self.soft().iter().map(|soft| &soft.form));
        for terms in forms.map(Form::terms) {
            for (one, other) in terms.iter().zip(terms.iter().skip(1)) {
                sets.join(one.0, other.0);
            }
        }
        let mut parts: Vec<Component> = Vec::new();
        let mut part_of: Vec<Option<usize>> = vec![None; self.unknowns()];
        let mut place: Vec<(usize, usize)> = Vec::with_capacity(self.unknowns());
        for unknown in 0..self.unknowns() {
            let Some(part) = part_of.get_mut(sets.root(unknown)) else {
                continue;
            };
            let at = *part.get_or_insert(parts.len());
            if at == parts.len() {
                parts.push(Component::default());
            }
            if let Some(part) = parts.get_mut(at) {
                place.push((at, part.unknowns.len()));
                part.unknowns.push(unknown);
            }
        }
        for part in &mut parts {
            part.system = System::new(part.unknowns.len());
        }
        let within = |form: &Form| {
            let placed = |unknown: usize| place.get(unknown).copied().unwrap_or_default();
            let first = form.terms().first().map(|(unknown, _)| placed(*unknown).0);
            let terms = form
                .terms()
                .iter()
                .map(|(unknown, times)| (placed(*unknown).1, *times));
            (first, Form::sum(terms))
        };
        for (at, hard) in self.hard().iter().enumerate() {
            let (part, form) = within(hard.form());
            if let Some(part) = part.and_then(|part| parts.get_mut(part)) {
                part.hard.push(at);
                let hard = match hard {
                    Hard::Zero(_) => Hard::Zero(form),
                    Hard::AtMostZero(_) => Hard::AtMostZero(form),
                };
                part.system = std::mem::take(&mut part.system).with_hard(hard);
            }
        }
        let mut alone = Vec::new();
        for (at, soft) in self.soft().iter().enumerate() {
            let (part, form) = within(&soft.form);
            let mut by_itself = Component::default();
            let part = part.and_then(|part| parts.get_mut(part));
            let is_alone = part.is_none();
            let part = part.unwrap_or(&mut by_itself);
            part.soft.push(at);
            part.system = std::mem::take(&mut part.system).with_soft(form, soft.bounds);
            if is_alone {
                alone.push(by_itself);
            }
        }
        parts.extend(alone);
        parts
    }
}

/// Disjoint sets of unknowns.
struct Sets {
    parent: Vec<usize>,
    size: Vec<usize>,
}

impl Sets {
    fn new(n: usize) -> Self {
        Self {
            parent: (0..n).collect(),
            size: vec![1; n],
        }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while let Some(up) = self.parent.get(at).copied().filter(|up| *up != at) {
            let higher = self.parent.get(up).copied().unwrap_or(up);
            if let Some(slot) = self.parent.get_mut(at) {
                *slot = higher;
            }
            at = higher;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        let size = |at: usize| self.size.get(at).copied().unwrap_or(0);
        let total = size(a) + size(b);
        let (light, heavy) = if size(a) < size(b) { (a, b) } else { (b, a) };
        if let (Some(parent), Some(size)) = (self.parent.get_mut(light), self.size.get_mut(heavy))
            && light != heavy
        {
            *parent = heavy;
            *size = total;
        }
    }
}
