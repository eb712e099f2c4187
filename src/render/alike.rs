//! What tells figures apart that would read the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::Asking;
use crate::model::vocabulary::Unit;
use crate::render::asked::{claim, verb, when};
use crate::render::layout::clean;
use crate::render::names::Speech;

/// What is counted, and when or of what wave: all that is said of a figure, unless others read the same.
type Words = (Option<&'static str>, String);
/// What is not said otherwise: the unit, where it is not persons, the population, the place, the outcome.
type Scope = [Option<String>; 4];

/// Figures by the words said of them.
pub(super) struct Alike<'a> {
    speech: &'a Speech<'a>,
    scopes: BTreeMap<Words, BTreeSet<Scope>>,
}

impl<'a> Alike<'a> {
    pub(super) fn of<'m>(speech: &'a Speech<'a>, members: impl IntoIterator<Item = &'m Asking>) -> Self {
        let mut scopes: BTreeMap<Words, BTreeSet<Scope>> = BTreeMap::new();
        for (words, scope) in members.into_iter().filter_map(|by| describe(speech, by)) {
            scopes.entry(words).or_default().insert(scope);
        }
        Self { speech, scopes }
    }

    /// Behind a figure: in what it differs from others of the same words, `, political prisoners, Rodeo I`.
    pub(super) fn apart(&self, by: &Asking) -> String {
        let Some((words, scope)) = describe(self.speech, by) else {
            return String::new();
        };
        let differs = |at: usize, own: &Option<String>| {
            let mut same = self.scopes.get(&words).into_iter().flatten();
            same.any(|other| other.get(at) != Some(own))
        };
        let told = scope.iter().enumerate().filter(|(at, own)| differs(*at, own));
        let told = told.filter_map(|(_, own)| own.as_deref());
        told.flat_map(|own| [", ", own]).collect()
    }
}

fn describe(speech: &Speech<'_>, by: &Asking) -> Option<(Words, Scope)> {
    let claim = speech.ledger.claim(claim(by)?)?;
    let quantity = claim.quantity()?;
    let unit = Some(quantity.unit()).filter(|unit| *unit != Unit::Person);
    let scope = [
        unit.map(|unit| format!("{unit}s")),
        quantity.population().map(|id| speech.population(id)),
        quantity.place().map(clean),
        quantity.outcome().map(|outcome| outcome.to_string()),
    ];
    Some(((verb(speech, by), when(speech, claim)), scope))
}
