//! Where a text names more than one person, and where a comma sets the surnames before the given names.

use crate::name::parse::atoms::Shape;
use crate::name::parse::lean::hardly_ever_surname;
use crate::name::parse::{Sheet, Taken};

/// How many people are read from one text.
const MOST_PEOPLE: usize = 32;

impl Sheet<'_> {
    /// The pieces of each person named, in order: those not taken, and what marks a surname by marriage.
    pub(super) fn segments(&mut self) -> Vec<Vec<usize>> {
        let is_kept = |at: &usize| matches!(self.taken.get(*at), Some(None | Some(Taken::Married(_))));
        let mut kept: Vec<usize> = Vec::with_capacity(self.atoms.len());
        kept.extend((0..self.atoms.len()).filter(is_kept));
        if let Some(labelled) = self.labelled(&kept) {
            self.is_labelled = true;
            return vec![labelled];
        }
        let lists = self.lists_by_commas(&kept);
        let bars = self.are_columns(&kept);
        let parts = |place: usize, at: usize| {
            self.atom(at).is_some_and(|atom| match atom.shape {
                Shape::Stop => !bars,
                Shape::Comma => lists,
                Shape::Word => self.joins_people(&kept, place, lists),
                Shape::Id => false,
            })
        };
        let first = kept.iter().enumerate().position(|(place, at)| parts(place, *at));
        if first.is_none() {
            // One person, as in most texts.
            let named = kept.iter().any(|at| self.is_free_word(*at));
            return if named { vec![kept] } else { Vec::new() };
        }
        let mut segments: Vec<Vec<usize>> = vec![Vec::new()];
        let mut others = false;
        for (place, &at) in kept.iter().enumerate() {
            if !parts(place, at) {
                if let Some(last) = segments.last_mut() {
                    last.push(at);
                }
            } else if segments.len() < MOST_PEOPLE {
                segments.push(Vec::new());
            } else {
                others = true;
                break;
            }
        }
        segments.retain(|segment| segment.iter().any(|at| self.is_free_word(*at)));
        self.others |= others;
        segments
    }

    /// The pieces of a form with its labels, `Apellidos: … Nombres: …`, the surnames first and a comma between.
    fn labelled(&self, kept: &[usize]) -> Option<Vec<usize>> {
        let label = |names: fn(&str) -> bool| kept.iter().position(|at| names(self.folded(*at)));
        let surnames = label(|word| matches!(word, "apellidos" | "apellido" | "surname" | "surnames"))?;
        let given = label(|word| matches!(word, "nombres" | "nombre" | "name" | "names"))?;
        let (first, second) = (surnames.min(given), surnames.max(given));
        let words = |from: usize, to: usize| -> Vec<usize> {
            let part = kept.get(from..to).unwrap_or_default().iter().copied();
            part.filter(|at| self.is_free_word(*at)).collect()
        };
        let (one, other) = (words(first + 1, second), words(second + 1, kept.len()));
        let (surnames, given) = if first == surnames {
            (one, other)
        } else {
            (other, one)
        };
        let comma = kept
            .iter()
            .copied()
            .find(|at| {
                self.atom(*at)
                    .is_some_and(|atom| matches!(atom.shape, Shape::Comma | Shape::Stop))
            })
            .or_else(|| kept.get(first).copied())?;
        (!surnames.is_empty() && !given.is_empty())
            .then(|| surnames.into_iter().chain([comma]).chain(given).collect())
    }

    /// Whether bars part the columns of one name: `PÉREZ|GÓMEZ|JUAN`.
    fn are_columns(&self, kept: &[usize]) -> bool {
        let stop = |at: &usize| self.atom(*at).is_some_and(|atom| atom.shape == Shape::Stop);
        let mut parts = kept.split(stop).filter(|part| !part.is_empty());
        kept.iter().any(stop) && parts.clone().count() > 1 && parts.all(|part| part.len() == 1)
    }

    /// Whether commas part people: every part begins with what is only a given name and has a surname after it.
    fn lists_by_commas(&self, kept: &[usize]) -> bool {
        let comma = |at: &usize| self.atom(*at).is_some_and(|atom| atom.shape == Shape::Comma);
        let mut parts = kept.split(comma).filter(|part| !part.is_empty());
        parts.clone().nth(1).is_some() && parts.all(|part| part.len() > 1 && self.begins_with_given(part))
    }

    fn begins_with_given(&self, part: &[usize]) -> bool {
        let given = |at: &usize| hardly_ever_surname(self.known(*at));
        part.first().is_some_and(given) && !part.last().is_some_and(given)
    }

    /// Whether an `and` stands between two people rather than two surnames: a full name follows, and stands
    /// before.
    fn joins_people(&self, kept: &[usize], place: usize, lists: bool) -> bool {
        let is_and = kept.get(place).and_then(|at| self.atom(*at)).is_some_and(|atom| {
            matches!(atom.folded.as_str(), "y" | "e" | "and" | "und" | "et" | "con") && !atom.dotted
        });
        let (Some(before), Some(after)) = (kept.get(..place), kept.get(place + 1..)) else {
            return false;
        };
        let alone = || before.len() == 1 && before.iter().all(|at| hardly_ever_surname(self.known(*at)));
        is_and && after.len() >= 2 && self.begins_with_given(after) && (before.len() >= 2 || alone() || lists)
    }

    /// Whether a piece parts surnames from given names: a comma, or what stands for it in a form with labels.
    fn parts_surnames(&self, at: usize) -> bool {
        self.atom(at).is_some_and(|atom| {
            atom.shape == Shape::Comma
                || (atom.shape == Shape::Stop && self.is_labelled)
                || (self.is_labelled
                    && matches!(
                        self.folded(at),
                        "apellidos"
                            | "apellido"
                            | "nombres"
                            | "nombre"
                            | "surname"
                            | "surnames"
                            | "name"
                            | "names"
                    ))
        })
    }

    /// A segment split at its first comma that has words on both sides: the surnames, then the given names.
    pub(super) fn at_comma<'s>(&self, segment: &'s [usize]) -> Option<(&'s [usize], &'s [usize])> {
        let word_in = |part: &[usize]| part.iter().any(|at| self.is_free_word(*at));
        for (place, _) in segment
            .iter()
            .enumerate()
            .filter(|(_, at)| self.parts_surnames(**at))
        {
            let (before, after) = (segment.get(..place)?, segment.get(place + 1..)?);
            if word_in(before) && word_in(after) {
                return Some((before, after));
            }
        }
        None
    }
}
